//! One field of a metric, breakdown item or record as a printed cell.

use crate::facts::{
    Breakdown, Change, Comparison, ComparisonKind, Direction, Field, Metric, Record, Series, State, Target, Value, change_mark,
    compare, target_bound, verdict, verdict_word,
};
use crate::number::{Language, MISSING, Unit, format_number, format_percent, format_share, format_with_unit};
use crate::report::{Align, ColumnKind};
use crate::source::context::plain_value;
use crate::source::escape::unescape;
use rust_decimal::Decimal;

/// A printed field: its text, and what it says about good and bad.
#[derive(Clone, Debug, Default)]
pub(super) struct Printed {
    pub(super) text: String,
    pub(super) state: Option<State>,
}

impl Printed {
    /// A text as the data has it; narrative may carry stand-ins of the template stage.
    pub(super) fn plain(text: impl AsRef<str>) -> Self {
        Self { text: unescape(text.as_ref()), state: None }
    }

    pub(super) fn missing() -> Self {
        Self::plain(MISSING)
    }
}

/// How a column of this field stands.
pub(super) fn column_style(field: &str) -> (Align, ColumnKind) {
    match field {
        "value" | "previous" | "year_ago" | "target" | "benchmark" | "share" | "previous_share" | "attainment" | "before"
        | "after" | "current" | "rank" | "gap" | "resolved" | "unresolved" => (Align::Right, ColumnKind::Number),
        "change" | "yoy" | "previous_change" | "target_change" => (Align::Right, ColumnKind::State),
        "verdict" | "status" | "severity" => (Align::Center, ColumnKind::State),
        "due" | "date" | "start" => (Align::Left, ColumnKind::Date),
        "number" => (Align::Center, ColumnKind::Number),
        _ => (Align::Left, ColumnKind::Text),
    }
}

/// A field of a metric; values carry their unit, since rows differ in it.
pub(super) fn metric_field(metric: &Metric, field: &str, language: Language) -> Printed {
    let amount = |value: Option<Decimal>| {
        value.map_or_else(Printed::missing, |value| Printed::plain(format_with_unit(value, &metric.unit, language)))
    };
    match field {
        "name" => Printed::plain(&metric.name),
        "unit" => Printed::plain(&metric.unit.text),
        "note" => Printed::plain(&metric.note),
        "value" => amount(metric.value),
        "previous" => amount(metric.previous),
        "year_ago" => amount(metric.year_ago),
        "benchmark" => amount(metric.benchmark),
        "target" => metric.target.map_or_else(Printed::missing, |target| {
            Printed::plain(target_bound(target, &metric.unit, metric.operator(), language))
        }),
        "change" => change(metric.main_comparison().as_ref(), language),
        "yoy" => change(metric.comparison(ComparisonKind::YearAgo).as_ref(), language),
        "previous_change" => change(metric.comparison(ComparisonKind::Previous).as_ref(), language),
        "gap" => gap(metric, language),
        "gap_text" => metric.gap(language).map_or_else(Printed::missing, Printed::plain),
        "cause" => words_or_dash(&metric.cause),
        "owner" => words_or_dash(&metric.owner),
        "attainment" => {
            metric.attainment().map_or_else(Printed::missing, |percent| Printed::plain(format_percent(percent, language)))
        }
        "verdict" => metric.met().map_or_else(Printed::missing, |met| verdict_cell(met, language)),
        _ => Printed::missing(),
    }
}

/// Shares of a breakdown's values, and of its values in the period before.
pub(super) type Shares<'s> = [Option<&'s [Option<Decimal>]>; 2];

/// A field of a breakdown's item; the unit stands in the column's heading. `shares` are those of the values, then those of the
/// previous values.
pub(super) fn item_field(breakdown: &Breakdown, index: usize, shares: Shares<'_>, field: &str, language: Language) -> Printed {
    let item = &breakdown.items[index];
    let amount =
        |value: Option<Decimal>| value.map_or_else(Printed::missing, |value| Printed::plain(format_number(value, language)));
    match field {
        "name" => Printed::plain(&item.name),
        "value" => amount(item.value),
        "previous" => amount(item.previous),
        "target" => amount(item.target),
        "share" => share(shares[0], index, language),
        "previous_share" => share(shares[1], index, language),
        "change" => change(breakdown.comparison(index).as_ref(), language),
        "verdict" => item
            .value
            .zip(item.target)
            .map_or_else(Printed::missing, |(value, target)| verdict_cell(verdict(value, target, breakdown.better), language)),
        _ => record_field(&item.columns, Direction::Neutral, field, language),
    }
}

fn share(shares: Option<&[Option<Decimal>]>, index: usize, language: Language) -> Printed {
    let share = shares.and_then(|shares| shares[index]);
    share.map_or_else(Printed::missing, |share| Printed::plain(format_share(share, language)))
}

/// A field of a series' period.
pub(super) fn period_field(series: &Series, better: Direction, index: usize, field: &str, language: Language) -> Printed {
    let amount =
        |value: Option<Decimal>| value.map_or_else(Printed::missing, |value| Printed::plain(format_number(value, language)));
    let previous = series.previous.get(index).copied().flatten();
    match field {
        "name" => {
            Printed::plain(series.periods[index].map_or_else(|| series.labels[index].clone(), |period| period.short(language)))
        }
        "value" => amount(series.values[index]),
        "previous" => amount(previous),
        "change" => {
            let pair = series.values[index].zip(previous);
            let comparison = pair.map(|(value, base)| compare(value, base, ComparisonKind::YearAgo, &series.unit, better));
            change(comparison.as_ref(), language)
        }
        _ => Printed::missing(),
    }
}

/// A field of a record. `change` follows from `before` and `after`, and is judged by `better`; status and severity are words
/// of the language.
pub(super) fn record_field(record: &Record, better: Direction, field: &str, language: Language) -> Printed {
    match field {
        "before" | "after" | "target" => match record.get(field) {
            Some(Value::Number(number)) => Printed::plain(format_with_unit(*number, &unit_of(record), language)),
            Some(Value::Text(text)) => Printed::plain(written_target(text, &unit_of(record), language)),
            Some(value) => Printed::plain(plain_value(value, language)),
            None => Printed::missing(),
        },
        "change" => change(record_change(record, better).as_ref(), language),
        "status" => record.text("status").map_or_else(Printed::missing, |status| status_cell(status, language)),
        "severity" => record.text("severity").map_or_else(Printed::missing, |severity| severity_cell(severity, language)),
        "title" | "figure" | "text" => {
            record.get(field).map_or_else(Printed::default, |value| Printed::plain(plain_value(value, language)))
        }
        _ => lines(record.get(field), language),
    }
}

/// The change from `before` to `after` of a record.
pub(in crate::source) fn record_change(record: &Record, better: Direction) -> Option<Comparison> {
    let number = |key: &str| number_field(record, key);
    Some(compare(number("after")?, number("before")?, ComparisonKind::Previous, &unit_of(record), better))
}

/// A field that is a number.
pub(super) fn number_field(record: &Record, key: &str) -> Option<Decimal> {
    match record.get(key)? {
        Value::Number(number) => Some(*number),
        Value::Text(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
    }
}

/// How far a record's target lies from its metric's value now: `▲ 1.2个百分点`.
pub(super) fn from_current(metric: &Metric, target: &Value, language: Language) -> Printed {
    let target = match target {
        Value::Number(number) => Some(*number),
        Value::Text(text) => Target::parse(text).map(|target| target.value),
        Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
    };
    let pair = target.zip(metric.value);
    let comparison = pair.map(|(target, value)| compare(target, value, ComparisonKind::Previous, &metric.unit, metric.better));
    change(comparison.as_ref(), language)
}

/// A target written as text in the report's own spelling; anything else as it is.
pub(in crate::source) fn written_target(text: &str, unit: &Unit, language: Language) -> String {
    match Target::parse(text) {
        Some(Target { operator: Some(operator), value, unit: own }) => {
            target_bound(value, if own.text.is_empty() { unit } else { &own }, operator, language)
        }
        Some(Target { operator: None, .. }) | None => text.to_owned(),
    }
}

fn words_or_dash(text: &str) -> Printed {
    if text.is_empty() { Printed::missing() } else { Printed::plain(text) }
}

fn unit_of(record: &Record) -> Unit {
    Unit::parse(record.text("unit").unwrap_or_default())
}

/// A list as lines; texts are counted, as measures are.
fn lines(value: Option<&Value>, language: Language) -> Printed {
    match value {
        Some(Value::List(items)) => {
            let counted = items.len() > 1 && items.iter().all(|item| matches!(item.value, Value::Text(_)));
            let line = |(index, item): (usize, &Field)| {
                let text = plain_value(&item.value, language);
                if counted { format!("{}{text}", list_number(index + 1, language)) } else { text }
            };
            Printed::plain(items.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"))
        }
        Some(value) => Printed::plain(plain_value(value, language)),
        None => Printed::missing(),
    }
}

/// "①", up to 20 as Unicode has them; "1. ".
pub(super) fn list_number(number: usize, language: Language) -> String {
    let circled = u32::try_from(number).ok().filter(|number| (1..=20).contains(number));
    match (language, circled.and_then(|number| char::from_u32(0x245F + number))) {
        (Language::ZhCn, Some(circled)) => circled.to_string(),
        (Language::ZhCn, None) => format!("{number}．"),
        (Language::En, _) => format!("{number}. "),
    }
}

/// How far from the target, in the metric's own unit.
fn gap(metric: &Metric, language: Language) -> Printed {
    let Some(comparison) = metric.comparison(ComparisonKind::Target) else { return Printed::missing() };
    let difference = comparison.difference().map_or(Change::Incomparable, Change::Points);
    change(Some(&Comparison { change: difference, ..comparison }), language)
}

/// A change as a cell: `▼ 12.3%`, coloured where it is good or bad news.
pub(super) fn change(comparison: Option<&Comparison>, language: Language) -> Printed {
    let Some(comparison) = comparison else { return Printed::missing() };
    let state = Some(comparison.state).filter(|state| *state != State::Neutral && comparison.has_amount());
    Printed { text: change_mark(comparison, language), state }
}

fn verdict_cell(met: bool, language: Language) -> Printed {
    let state = if met { State::Better } else { State::Worse };
    let mark = if met { "●" } else { "■" };
    Printed { text: format!("{mark} {}", verdict_word(met, language)), state: Some(state) }
}

fn status_cell(status: &str, language: Language) -> Printed {
    let (chinese, english, state) = match status {
        "done" => ("● 已完成", "● Done", Some(State::Better)),
        "in-progress" => ("◆ 进行中", "◆ In progress", None),
        "planned" => ("○ 计划中", "○ Planned", None),
        "delayed" => ("▲ 已延期", "▲ Delayed", Some(State::Worse)),
        other => return Printed::plain(other),
    };
    Printed { text: (if language == Language::ZhCn { chinese } else { english }).to_owned(), state }
}

/// The status as a word without its mark: `进行中`; a word of the author's own as it is.
pub(super) fn status_word(status: &str, language: Language) -> String {
    let printed = status_cell(status, language).text;
    printed.trim_start_matches(['●', '◆', '○', '▲', ' ']).to_owned()
}

fn severity_cell(severity: &str, language: Language) -> Printed {
    let (chinese, english, state) = match severity {
        "high" => ("▲ 高", "▲ High", Some(State::Worse)),
        "medium" => ("◆ 中", "◆ Medium", None),
        "low" => ("● 低", "● Low", None),
        other => return Printed::plain(other),
    };
    Printed { text: (if language == Language::ZhCn { chinese } else { english }).to_owned(), state }
}
