//! How a template names a measure: by its field, or with a name to print and a unit.

use serde::Deserialize;

/// A measure of each item: the name of its field, or that with a name to print and a unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(in crate::source) enum MeasureFence {
    Field(String),
    Named { field: String, name: Option<String>, unit: Option<String> },
}

impl MeasureFence {
    pub(in crate::source) fn field(&self) -> &str {
        match self {
            Self::Field(field) | Self::Named { field, .. } => field,
        }
    }

    pub(in crate::source) fn name(&self) -> Option<&str> {
        match self {
            Self::Field(_) => None,
            Self::Named { name, .. } => name.as_deref(),
        }
    }

    pub(in crate::source) fn unit(&self) -> Option<&str> {
        match self {
            Self::Field(_) => None,
            Self::Named { unit, .. } => unit.as_deref(),
        }
    }
}
