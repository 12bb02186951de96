//! The bodies of fences that show panels: which records, and which of their fields.

use serde::Deserialize;

/// ```` ```process ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::source) struct ProcessFence {
    pub(in crate::source) from: Option<String>,
    pub(in crate::source) title: String,
    pub(in crate::source) text: Vec<String>,
    pub(in crate::source) figure: String,
    pub(in crate::source) duration: String,
    pub(in crate::source) owner: String,
    pub(in crate::source) most: Option<usize>,
    pub(in crate::source) step: Vec<StepFence>,
}

impl Default for ProcessFence {
    fn default() -> Self {
        Self {
            from: None,
            title: "title".to_owned(),
            text: vec!["text".to_owned()],
            figure: "figure".to_owned(),
            duration: "duration".to_owned(),
            owner: "owner".to_owned(),
            most: None,
            step: Vec::new(),
        }
    }
}

/// A step written out in the template.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::source) struct StepFence {
    pub(in crate::source) title: String,
    pub(in crate::source) text: String,
    pub(in crate::source) figure: String,
    pub(in crate::source) duration: String,
    pub(in crate::source) owner: String,
}
