//! The bodies of fences that a form is made of: lines, and labels with fields beside them.

use super::title_field;
use serde::Deserialize;

/// ```` ```lines ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct LinesFence {
    pub(in crate::source) from: String,
    #[serde(default = "title_field")]
    pub(in crate::source) title: String,
    #[serde(default = "text_field")]
    pub(in crate::source) text: String,
    #[serde(default)]
    pub(in crate::source) ordered: bool,
    /// The lines that an empty form has at least.
    #[serde(default)]
    pub(in crate::source) rows: usize,
}

/// ```` ```fields ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct FieldsFence {
    /// How many fields stand side by side.
    #[serde(default = "two")]
    pub(in crate::source) columns: usize,
    pub(in crate::source) field: Vec<FieldFence>,
}

/// A label and the data beside it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct FieldFence {
    pub(in crate::source) name: String,
    /// A path: `report.period`, `sections.overview.reviewer`.
    pub(in crate::source) value: String,
}

fn text_field() -> String {
    "text".to_owned()
}

fn two() -> usize {
    2
}
