//! The bodies of fences that show panels: which records, and which of their fields.

use super::{Choice, OneOrMany};
use crate::report::CalloutKind;
use serde::Deserialize;

/// ```` ```process ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::source) struct ProcessFence {
    pub(in crate::source) from: Option<String>,
    pub(in crate::source) title: String,
    pub(in crate::source) text: OneOrMany,
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
            text: text(),
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

/// ```` ```callout ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct CalloutFence {
    #[serde(default)]
    pub(in crate::source) kind: CalloutKind,
    #[serde(default)]
    pub(in crate::source) title: String,
    pub(in crate::source) text: OneOrMany,
}

/// ```` ```definitions ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct DefinitionsFence {
    pub(in crate::source) from: Option<String>,
    #[serde(default = "term")]
    pub(in crate::source) term: String,
    #[serde(default = "text")]
    pub(in crate::source) text: OneOrMany,
    #[serde(default)]
    pub(in crate::source) definition: Vec<DefinitionFence>,
}

/// A term written out in the template.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct DefinitionFence {
    pub(in crate::source) term: String,
    pub(in crate::source) text: OneOrMany,
}

/// ```` ```signature ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct SignatureFence {
    pub(in crate::source) signers: Vec<SignerFence>,
    /// The label of the date; no date where empty.
    #[serde(default)]
    pub(in crate::source) date: String,
}

/// Who signs: a label, or a label with the name.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(in crate::source) enum SignerFence {
    Label(String),
    Named {
        label: String,
        #[serde(default)]
        name: String,
    },
}

impl SignerFence {
    pub(in crate::source) fn label(&self) -> &str {
        match self {
            Self::Label(label) | Self::Named { label, .. } => label,
        }
    }

    pub(in crate::source) fn name(&self) -> &str {
        match self {
            Self::Label(_) => "",
            Self::Named { name, .. } => name,
        }
    }
}

fn term() -> String {
    "term".to_owned()
}

fn text() -> OneOrMany {
    OneOrMany::One("text".to_owned())
}
