//! The bodies of fences that show tables.

use super::{Choice, RoleName};
use crate::report::Align;
use serde::Deserialize;

/// ```` ```table ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct TableFence {
    pub(in crate::source) from: String,
    #[serde(default)]
    pub(in crate::source) title: String,
    #[serde(default)]
    pub(in crate::source) columns: Vec<ColumnFence>,
    #[serde(default)]
    pub(in crate::source) total: bool,
    #[serde(default)]
    pub(in crate::source) sort: bool,
    pub(in crate::source) highlight: Option<String>,
    pub(in crate::source) role: Option<RoleName>,
    /// At most so many rows on slides.
    pub(in crate::source) slide_rows: Option<usize>,
    /// The rows that an empty form has at least.
    #[serde(default)]
    pub(in crate::source) rows: usize,
    /// Where the units of metrics stand.
    #[serde(default)]
    pub(in crate::source) units: Units,
    #[serde(flatten)]
    pub(in crate::source) choice: Choice,
}

/// Where a table of metrics says their units.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(in crate::source) enum Units {
    /// Behind each value.
    #[default]
    Cell,
    /// Behind the name; only a sign, `%`, stays with its value.
    Name,
}

/// A column of a bound table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::source) struct ColumnFence {
    pub(in crate::source) field: String,
    pub(in crate::source) name: String,
    /// The heading it shares with its neighbours.
    #[serde(default)]
    pub(in crate::source) group: String,
    /// Whether neighbouring rows with the same text share one cell.
    #[serde(default)]
    pub(in crate::source) merge: bool,
    /// How its cells align, where not as the field usually does.
    pub(in crate::source) align: Option<Align>,
}
