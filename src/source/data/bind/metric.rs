//! `[metrics.KEY]`.

use super::fields::Fields;
use crate::facts::{Direction, Metric};

const KEYS: [&str; 10] = ["name", "unit", "better", "value", "previous", "year_ago", "target", "benchmark", "group", "note"];

/// The words for a direction.
pub(super) const DIRECTIONS: [(&str, Direction); 3] =
    [("higher", Direction::Higher), ("lower", Direction::Lower), ("neutral", Direction::Neutral)];

/// One metric; one without a name is called by its key, so that the rest can be checked.
#[expect(clippy::unnecessary_wraps, reason = "all tables are bound by one signature")]
pub(super) fn bind(key: &str, fields: &mut Fields) -> Option<Metric> {
    fields.warn_unknown(&KEYS);
    Some(Metric {
        key: key.to_owned(),
        name: fields.needed_text("name", "\"…\"").unwrap_or_else(|| key.to_owned()),
        unit: fields.unit("unit").unwrap_or_default(),
        better: fields.choice("better", &DIRECTIONS).unwrap_or_default(),
        value: fields.number("value"),
        previous: fields.number("previous"),
        year_ago: fields.number("year_ago"),
        target: fields.number("target"),
        benchmark: fields.number("benchmark"),
        group: fields.text_or_empty("group"),
        note: fields.text_or_empty("note"),
        span: fields.span,
    })
}
