//! `[series.KEY]`.

use super::fields::{Fields, counted, wrong_type};
use super::metric_key;
use crate::diag::Diagnostic;
use crate::facts::{Metric, Series, SeriesEvent};
use crate::number::Period;
use crate::source::data::node::{Node, NodeKind};
use crate::source::data::suggest::did_you_mean;
use indexmap::IndexMap;
use rust_decimal::Decimal;

/// The keys of a series.
pub(super) const KEYS: [&str; 9] = ["name", "metric", "unit", "periods", "values", "previous", "target", "events", "templates"];

/// The keys of an event.
pub(super) const EVENT_KEYS: [&str; 2] = ["period", "label"];

/// One series, its columns all as long as `periods`.
pub(super) fn bind(key: &str, fields: &mut Fields, metrics: &IndexMap<String, Metric>) -> Option<Series> {
    fields.warn_unknown(&KEYS);
    let metric = metric_key(fields, metrics);
    let of = metric.as_ref().and_then(|key| metrics.get(key));
    let name = match (fields.text("name"), of) {
        (Some(name), _) => name,
        (None, Some(metric)) => metric.name.clone(),
        (None, None) => fields.needed_text("name", "\"…\"").unwrap_or_else(|| key.to_owned()),
    };
    let unit = fields.unit("unit").or_else(|| of.map(|metric| metric.unit.clone())).unwrap_or_default();
    let periods = fields.needed_list("periods", "[\"2025-01\", …]");
    let values = fields.needed_list("values", "[…, …]").and_then(|_| fields.numbers("values"));
    let previous = fields.numbers("previous").unwrap_or_default();
    let target = fields.number("target");
    let labels = fields.labels("periods", periods?);
    warn_repeated(fields, &labels, periods?);
    let parsed: Vec<Option<Period>> = labels.iter().map(|label| Period::parse(label)).collect();
    let events = events(fields, &labels, &parsed);
    let values = fitted(fields, "values", values?, labels.len());
    let previous = if previous.is_empty() { previous } else { fitted(fields, "previous", previous, labels.len()) };
    let series = Series {
        key: key.to_owned(),
        name,
        metric,
        unit,
        labels,
        periods: parsed,
        values,
        previous,
        target,
        events,
        quarters: None,
        span: fields.span,
    };
    Some(Series { quarters: series.by_quarter().map(Box::new), ..series })
}

fn fitted(fields: &mut Fields, key: &str, mut values: Vec<Option<Decimal>>, periods: usize) -> Vec<Option<Decimal>> {
    if values.len() != periods {
        let message =
            format!("{} has {} but {} in `{key}`", fields.place, counted(periods, "period"), counted(values.len(), "value"));
        let error = Diagnostic::error("series-length", message).at(fields.node(key).map(|node| node.span));
        fields.diags.push(error.hint("write one value per period; a hole is `\"—\"` in TOML, `null` in JSON"));
        values.resize(periods, None);
    }
    values
}

fn warn_repeated(fields: &mut Fields, labels: &[String], nodes: &[Node]) {
    for (index, label) in labels.iter().enumerate() {
        if !label.is_empty() && labels[..index].contains(label) {
            let warning = Diagnostic::warning("duplicate-name", format!("{} has the period `{label}` twice", fields.place));
            fields.diags.push(warning.at(nodes[index].span));
        }
    }
}

fn events(fields: &mut Fields, labels: &[String], periods: &[Option<Period>]) -> Vec<SeriesEvent> {
    let items = fields.list("events").unwrap_or_default();
    let place = fields.place.clone();
    let mut events = Vec::new();
    for (index, node) in items.iter().enumerate() {
        let place = format!("event {} of {place}", index + 1);
        let NodeKind::Table(table) = &node.kind else {
            let hint = "write `{ period = \"2025-11\", label = \"…\" }`";
            fields.diags.push(wrong_type(&place, node, "a table").hint(hint));
            continue;
        };
        let mut event = Fields { place, table, span: node.span, diags: fields.diags };
        event.warn_unknown(&EVENT_KEYS);
        let period = event.needed_label("period", "\"2025-11\"");
        let label = event.needed_text("label", "\"…\"");
        let Some(index) = period.and_then(|period| event_period(&mut event, &period, labels, periods)) else { continue };
        events.extend(label.map(|label| SeriesEvent { index, label }));
    }
    events
}

fn event_period(event: &mut Fields, written: &str, labels: &[String], periods: &[Option<Period>]) -> Option<usize> {
    let same = || Period::parse(written).and_then(|period| periods.iter().position(|other| *other == Some(period)));
    let found = labels.iter().position(|label| label == written).or_else(same);
    if found.is_none() {
        let span = event.node("period").map(|node| node.span);
        let error = Diagnostic::error("unknown-period", format!("{} is in `{written}`, which is not in `periods`", event.place));
        let hint = did_you_mean(written, labels.iter().map(String::as_str));
        event.diags.push(error.at(span).hint(hint.unwrap_or_else(|| "name one of `periods`, spelt the same".to_owned())));
    }
    found
}
