//! The keys and words that the reader knows, for the schema of the data file: it must know the same.

use super::{TYPED, USUAL_RECORDS, breakdown, metric, record, report, series, table, target};

/// Everything at the top of the file that is no list of records.
pub(in crate::source) const ROOT: &[&str] = &TYPED;
/// The lists of records that have a meaning.
pub(in crate::source) const RECORDS: &[&str] = &USUAL_RECORDS;
/// Keys of `[report]`.
pub(in crate::source) const REPORT: &[&str] = &report::KEYS;
/// Keys of `[metrics.KEY]`.
pub(in crate::source) const METRIC: &[&str] = &metric::KEYS;
/// Keys of `[series.KEY]`.
pub(in crate::source) const SERIES: &[&str] = &series::KEYS;
/// Keys of an event of a series.
pub(in crate::source) const EVENT: &[&str] = &series::EVENT_KEYS;
/// Keys of `[breakdowns.KEY]`.
pub(in crate::source) const BREAKDOWN: &[&str] = &breakdown::KEYS;
/// Keys of an item of a breakdown that have a meaning.
pub(in crate::source) const ITEM: &[&str] = &breakdown::ITEM_KEYS;
/// Keys of `[tables.KEY]`.
pub(in crate::source) const TABLE: &[&str] = &table::KEYS;
/// Words of `status`.
pub(in crate::source) const STATUSES: &[&str] = &record::STATUSES;
/// Words of `severity`.
pub(in crate::source) const SEVERITIES: &[&str] = &record::SEVERITIES;

/// Words of `better`.
pub(in crate::source) fn directions() -> Vec<&'static str> {
    metric::DIRECTIONS.iter().map(|(word, _)| *word).collect()
}

/// Words of a breakdown's `kind`.
pub(in crate::source) fn kinds() -> Vec<&'static str> {
    breakdown::KINDS.iter().map(|(word, _)| *word).collect()
}

/// Keys of a target written as a table.
pub(in crate::source) fn target_words() -> Vec<&'static str> {
    target::WORDS.iter().map(|(word, _)| *word).collect()
}
