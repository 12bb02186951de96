//! `[metrics.KEY]`.

use super::fields::Fields;
use super::target;
use crate::facts::{Direction, Metric};

/// The keys of a metric.
pub(super) const KEYS: [&str; 13] = [
    "name",
    "unit",
    "better",
    "value",
    "previous",
    "year_ago",
    "target",
    "benchmark",
    "group",
    "note",
    "cause",
    "owner",
    "templates",
];

/// The words for a direction.
pub(super) const DIRECTIONS: [(&str, Direction); 3] =
    [("higher", Direction::Higher), ("lower", Direction::Lower), ("neutral", Direction::Neutral)];

/// One metric; one without a name is called by its key, so that the rest can be checked.
#[expect(clippy::unnecessary_wraps, reason = "all tables are bound by one signature")]
pub(super) fn bind(key: &str, fields: &mut Fields) -> Option<Metric> {
    fields.warn_unknown(&KEYS);
    let unit = fields.unit("unit").unwrap_or_default();
    let target = target::of_metric(fields, "target", &unit);
    Some(Metric {
        key: key.to_owned(),
        name: fields.needed_text("name", "\"…\"").unwrap_or_else(|| key.to_owned()),
        unit,
        better: fields.choice("better", &DIRECTIONS).unwrap_or_default(),
        value: fields.number("value"),
        previous: fields.number("previous"),
        year_ago: fields.number("year_ago"),
        target: target.as_ref().map(|target| target.value),
        operator: target.and_then(|target| target.operator),
        benchmark: fields.number("benchmark"),
        group: fields.text_or_empty("group"),
        note: fields.text_or_empty("note"),
        cause: fields.text_or_empty("cause"),
        owner: fields.text_or_empty("owner"),
        span: fields.span,
    })
}
