//! What the data says, typed: metrics, series, breakdowns, records, tables, narrative; and what follows from them.

mod breakdown;
mod compare;
mod metric;
mod pair;
mod record;
mod series;
mod target;
#[cfg(test)]
mod tests;
mod words;

pub use breakdown::{Breakdown, BreakdownItem, BreakdownKind};
pub use compare::{Change, Comparison, ComparisonKind, Direction, State, Trend, compare, verdict};
pub use metric::Metric;
pub use pair::{from_to, moved, pair_change, pair_text};
pub use record::{Field, Record, Value};
pub use series::{Peak, Series, SeriesEvent};
pub use target::{Operator, Target, gap_phrase, target_bound, target_phrase};
pub use words::{change_amount, change_mark, change_phrase, change_size, comparison_short, comparison_word, verdict_word};

use crate::diag::Span;
use crate::number::{Language, Period};
use chrono::NaiveDate;
use indexmap::IndexMap;

/// A number together with the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The thing itself.
    pub value: T,
    /// Where the author wrote it.
    pub span: Span,
}

/// Everything one data file says.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What the report is: title, who, when, for which period.
    pub report: ReportInfo,
    /// `[metrics.KEY]`, in the author's order, as everything below.
    pub metrics: IndexMap<String, Metric>,
    /// `[series.KEY]`.
    pub series: IndexMap<String, Series>,
    /// `[breakdowns.KEY]`.
    pub breakdowns: IndexMap<String, Breakdown>,
    /// `[[KEY]]`: cases, improvements, challenges, plans and any other array of tables.
    pub records: IndexMap<String, Vec<Record>>,
    /// `[tables.KEY]`.
    pub tables: IndexMap<String, DataTable>,
    /// `[sections.KEY]`: what people wrote, by section of the pack.
    pub sections: IndexMap<String, Record>,
    /// Whether what is missing is to be filled in by hand, and so is printed as a blank.
    pub blank: bool,
    /// The templates that something is for, where it says so, by its path: `breakdowns.emotion`.
    pub scopes: IndexMap<String, Vec<Located<String>>>,
}

impl Facts {
    /// Adds what an empty form names and these facts lack, in the form's order: metrics, breakdowns, records, tables and sections by
    /// their names. Nothing that is there changes.
    pub fn fill_from(&mut self, form: Self) {
        if self.report.title.is_empty() {
            self.report.title = form.report.title;
            self.report.short_title = form.report.short_title;
        }
        complete(&mut self.metrics, form.metrics);
        complete(&mut self.series, form.series);
        complete(&mut self.breakdowns, form.breakdowns);
        complete(&mut self.tables, form.tables);
        complete(&mut self.sections, form.sections);
        self.records.retain(|_, records| !records.is_empty());
        complete(&mut self.records, form.records);
    }

    /// Which way of a series is good: that of the metric it belongs to.
    pub fn series_direction(&self, series: &Series) -> Direction {
        series.metric.as_ref().and_then(|key| self.metrics.get(key)).map_or(Direction::Neutral, |metric| metric.better)
    }

    /// Which way of a record's `before` and `after` is good: its own `better`, else that of the metric it names.
    pub fn record_direction(&self, record: &Record) -> Direction {
        match record.text("better") {
            Some("higher") => Direction::Higher,
            Some("lower") => Direction::Lower,
            Some(_) => Direction::Neutral,
            None => {
                record.text("metric").and_then(|key| self.metrics.get(key)).map_or(Direction::Neutral, |metric| metric.better)
            }
        }
    }
}

/// What the form has in its order, taken from the facts where they have it too; then what only the facts have.
fn complete<T>(facts: &mut IndexMap<String, T>, form: IndexMap<String, T>) {
    let mut own = std::mem::take(facts);
    for (key, value) in form {
        let value = own.shift_remove(&key).unwrap_or(value);
        facts.insert(key, value);
    }
    facts.extend(own);
}

/// `[report]`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportInfo {
    /// Name of the template pack; the command line may override it.
    pub template: Option<Located<String>>,
    /// Full title.
    pub title: String,
    /// Short title for the document's header; the title where empty.
    pub short_title: String,
    /// The organisation; may be empty.
    pub organisation: String,
    /// The department; may be empty.
    pub department: String,
    /// Who presents; may be empty.
    pub presenter: String,
    /// The report's date, if given.
    pub date: Option<NaiveDate>,
    /// The period reported on.
    pub period: Period,
    /// Whether the data says the period; in an empty form it does not, and `period` only tells how long it is.
    pub period_known: bool,
    /// Language of data and words.
    pub language: Language,
    /// Where the figures come from, for foot lines; may be empty.
    pub source: String,
}

/// `[tables.KEY]`: columns and rows that fit nowhere else.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// Its title; may be empty.
    pub title: String,
    /// The columns' headings.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Option<Value>>>,
    /// Where it stands.
    pub span: Span,
}
