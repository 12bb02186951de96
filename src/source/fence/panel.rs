//! The bodies of fences that show panels: which records, and which of their fields.

use super::Choice;
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

/// ```` ```pair ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct PairFence {
    #[serde(default = "metrics")]
    pub(in crate::source) from: String,
    /// The field that names a record's pair, and the one that says what was measured.
    #[serde(default = "title")]
    pub(in crate::source) title: String,
    #[serde(default = "indicator")]
    pub(in crate::source) indicator: String,
    /// What a metric is compared with.
    #[serde(default)]
    pub(in crate::source) base: PairBase,
    /// Words over the two values.
    pub(in crate::source) labels: Option<[String; 2]>,
    #[serde(default = "super::yes")]
    pub(in crate::source) target: bool,
    #[serde(default = "super::yes")]
    pub(in crate::source) benchmark: bool,
    #[serde(flatten)]
    pub(in crate::source) choice: Choice,
}

/// The value of a metric that stands before.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(in crate::source) enum PairBase {
    /// That of last year, or of the period before where last year's is missing.
    #[default]
    Auto,
    /// That of last year.
    YearAgo,
    /// That of the period before.
    Previous,
}

fn metrics() -> String {
    "metrics".to_owned()
}

fn title() -> String {
    "title".to_owned()
}

fn indicator() -> String {
    "indicator".to_owned()
}
