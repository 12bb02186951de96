//! Binds the names in a template to the facts: what a chart, table, tile or card shows.

mod auto;
mod bridge;
mod cards;
mod chart;
mod fallback;
mod field;
mod form;
mod improvement;
mod measured;
mod measures;
mod pair;
mod pairs;
mod panel;
mod process;
mod said;
mod schedule;
mod several;
mod spark;
mod table;
mod tile;
mod top;

pub(crate) use auto::AUTO_KIND;
pub(super) use field::{record_change, written_target};
pub(super) use improvement::{record_improvement, warn_without_direction};
pub(super) use said::signature;

use super::fence::{Choice, ImageFence};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, Facts, Field, Metric, Record, Series, Value};
use crate::number::Language;
use crate::picture::Image;
use indexmap::IndexMap;
use std::cell::{Cell as StateCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Looks an image file up by the name a template gives it.
pub type ImageLoader<'a> = &'a dyn Fn(&str) -> Result<Image, String>;

/// The facts and the narrative that templates name.
pub(super) struct Binder<'a> {
    pub(super) facts: &'a Facts,
    pub(super) sections: &'a IndexMap<String, Record>,
    pub(super) images: ImageLoader<'a>,
    /// The paths that blocks have asked for.
    pub(super) touched: RefCell<BTreeSet<String>>,
    /// Whether values are fields to be filled in.
    pub(super) fields: StateCell<bool>,
    /// How often each place of the data has become a field.
    tags: RefCell<BTreeMap<String, usize>>,
}

/// What a path names.
enum Named<'a> {
    Metrics,
    Series(&'a Series),
    Breakdown(&'a Breakdown),
    Table(&'a crate::facts::DataTable),
    Records(Vec<&'a Record>),
}

impl<'a> Binder<'a> {
    /// A binder that nothing has asked yet.
    pub(super) fn new(facts: &'a Facts, sections: &'a IndexMap<String, Record>, images: ImageLoader<'a>) -> Self {
        Self { facts, sections, images, touched: RefCell::default(), fields: StateCell::default(), tags: RefCell::default() }
    }

    fn language(&self) -> Language {
        self.facts.report.language
    }

    /// An image the user brought.
    pub(super) fn image(&self, fence: &ImageFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<Arc<Image>> {
        match (self.images)(&fence.file) {
            Ok(image) => Some(Arc::new(Image { alt: fence.alt.clone(), ..image })),
            Err(message) => {
                diags.push(Diagnostic::error("image", message).at(span).hint("the path is relative to the data file"));
                None
            }
        }
    }

    /// What `path` names; `None` with a note where the data does not have it.
    fn find(&self, path: &str, span: Option<Span>, diags: &mut Diagnostics) -> Option<Named<'a>> {
        self.touched.borrow_mut().insert(path.to_owned());
        let found = match path.split_once('.') {
            Some(("series", key)) => self.series(key).map(Named::Series),
            Some(("breakdowns", key)) => self.facts.breakdowns.get(key).map(Named::Breakdown),
            Some(("tables", key)) => self.facts.tables.get(key).map(Named::Table),
            Some(("sections", rest)) => self.narrative(rest).and_then(records_of).map(Named::Records),
            Some(_) => None,
            None if path == "metrics" => Some(Named::Metrics),
            None => self.facts.records.get(path).map(|records| Named::Records(records.iter().collect())),
        };
        if found.is_none() && self.facts.blank && !path.contains('.') {
            return Some(Named::Records(Vec::new()));
        }
        if found.is_none() {
            let hint = self.meant(path).map_or_else(
                || format!("add `{path}` to the data file, or leave it so if it is not known"),
                |known| format!("did you mean `{known}`?"),
            );
            diags.push(
                Diagnostic::warning("missing-data", format!("the data has no `{path}`; left out the block that shows it"))
                    .at(span)
                    .hint(hint),
            );
        }
        found
    }

    /// A series, or the same by quarter: `complaints.quarters`.
    fn series(&self, key: &str) -> Option<&'a Series> {
        match key.strip_suffix(".quarters") {
            Some(key) => self.facts.series.get(key)?.quarters.as_deref(),
            None => self.facts.series.get(key),
        }
    }

    /// The metrics that met their target, or missed it.
    fn judged(&self, met: bool) -> Vec<&'a Metric> {
        self.facts.metrics.values().filter(|metric| metric.met() == Some(met)).collect()
    }

    /// The path of data that is there and nearly has this name.
    fn meant(&self, path: &str) -> Option<String> {
        let Some((kind, key)) = path.split_once('.') else {
            return super::suggest(path, self.facts.records.keys().map(String::as_str)).map(str::to_owned);
        };
        let known = match kind {
            "series" => super::suggest(key, self.facts.series.keys().map(String::as_str)),
            "breakdowns" => super::suggest(key, self.facts.breakdowns.keys().map(String::as_str)),
            "tables" => super::suggest(key, self.facts.tables.keys().map(String::as_str)),
            _ => None,
        };
        known.map(|known| format!("{kind}.{known}"))
    }

    fn narrative(&self, path: &str) -> Option<&'a Value> {
        let (section, field) = path.split_once('.')?;
        self.sections.get(section)?.get(field)
    }

    /// The metrics a fence chooses, in the order it gives; a note says how many its `most` leaves out.
    fn metrics(&self, choice: &Choice, span: Option<Span>, diags: &mut Diagnostics) -> Vec<&'a Metric> {
        let mut metrics = self.chosen(choice, span, diags);
        keep_most(&mut metrics, choice.most, "metrics", span, diags);
        metrics
    }

    fn chosen(&self, choice: &Choice, span: Option<Span>, diags: &mut Diagnostics) -> Vec<&'a Metric> {
        let listed = choice.metrics.clone().or_else(|| choice.keys.as_ref().and_then(|path| self.key_list(path)));
        let mut metrics: Vec<&Metric> = match listed {
            Some(keys) => keys.iter().filter_map(|key| self.metric(key, span, diags)).collect(),
            None => self.facts.metrics.values().collect(),
        };
        if let Some(group) = &choice.group {
            metrics.retain(|metric| &metric.group == group);
        }
        metrics
    }

    fn key_list(&self, path: &str) -> Option<Vec<String>> {
        self.touched.borrow_mut().insert(path.to_owned());
        match self.narrative(path.strip_prefix("sections.").unwrap_or(path))? {
            Value::List(items) => Some(items.iter().filter_map(|item| text_of(&item.value)).collect()),
            Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::Date(_) | Value::Record(_) => None,
        }
    }

    fn metric(&self, key: &str, span: Option<Span>, diags: &mut Diagnostics) -> Option<&'a Metric> {
        let found = self.facts.metrics.get(key);
        if found.is_none() {
            let hint = super::suggest(key, self.facts.metrics.keys().map(String::as_str)).map_or_else(
                || "add it to the data file, or take it off the list".to_owned(),
                |known| format!("did you mean `{known}`?"),
            );
            diags.push(Diagnostic::warning("missing-data", format!("the data has no metric `{key}`")).at(span).hint(hint));
        }
        found
    }
}

/// Cuts a list to the length a fence allows, and says how many that leaves out.
fn keep_most<T>(list: &mut Vec<T>, most: Option<usize>, what: &str, span: Option<Span>, diags: &mut Diagnostics) {
    let all = list.len();
    list.truncate(most.unwrap_or(usize::MAX));
    if list.len() < all {
        let message = format!("shows {} of {all} {what}, since the block has `most = {}`", list.len(), list.len());
        diags.push(Diagnostic::note("left-out", message).at(span));
    }
}

fn records_of(value: &Value) -> Option<Vec<&Record>> {
    match value {
        Value::List(items) => items.iter().map(|Field { value, .. }| record_of(value)).collect(),
        Value::Record(record) => Some(vec![record]),
        Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::Date(_) => None,
    }
}

fn record_of(value: &Value) -> Option<&Record> {
    match value {
        Value::Record(record) => Some(record),
        Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) => None,
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
    }
}
