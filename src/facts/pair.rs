//! A before and an after as words: from where to where, by how much, with the verb that fits the unit.

use super::{Change, Comparison, Facts, Field, Trend, Value, change_amount, change_size};
use crate::number::{Language, UnitKind, format_with_unit};

/// From where to where, as in a headline: `由48小时缩短至12小时`, `cut from 48 hours to 12 hours`.
pub fn from_to(pair: &Comparison, language: Language) -> String {
    let verb = match language {
        Language::ZhCn => chinese_verb(pair),
        Language::En => match (pair.trend, pair.unit.kind) {
            (Trend::Flat, _) => "held",
            (Trend::Up, _) => "up",
            (Trend::Down, UnitKind::Duration) => "cut",
            (Trend::Down, UnitKind::Plain | UnitKind::Percent | UnitKind::PerMille | UnitKind::Score) => "down",
        },
    };
    ends(pair, verb, language)
}

/// The same with the amount behind it: `由48小时缩短至12小时，缩短75%`, `cut from 48 hours to 12 hours (−75%)`.
pub fn pair_text(pair: &Comparison, language: Language) -> String {
    with_amount(from_to(pair, language), pair, language)
}

/// The same as the predicate of a sentence: `由48小时缩短至12小时，缩短75%`, `fell from 48 hours to 12 hours (−75%)`.
pub fn moved(pair: &Comparison, language: Language) -> String {
    let predicate = match (language, pair.trend) {
        (Language::ZhCn, _) => from_to(pair, language),
        (Language::En, Trend::Up) => ends(pair, "rose", language),
        (Language::En, Trend::Down) => ends(pair, "fell", language),
        (Language::En, Trend::Flat) => ends(pair, "held", language),
    };
    with_amount(predicate, pair, language)
}

/// The amount alone, with its verb: `缩短75%`, `提高47个百分点`, `75% shorter`, `47 pp higher`. Never the inverse rate: seven days
/// that become three are 57.1 % shorter, not faster by as much.
pub fn pair_change(pair: &Comparison, language: Language) -> String {
    let duration = pair.unit.kind == UnitKind::Duration;
    let size = change_size(pair, language);
    match (language, pair.trend) {
        _ if !pair.has_amount() => from_to(pair, language),
        (_, Trend::Flat) => change_size(pair, language),
        (Language::ZhCn, _) if pair.multiple().is_some() => format!("为原来的{}倍", size.trim_start_matches('×')),
        (Language::ZhCn, _) => format!("{}{size}", chinese_amount_verb(pair)),
        (Language::En, _) if pair.multiple().is_some() => format!("{} times as much", size.trim_start_matches('×')),
        (Language::En, Trend::Up) => format!("{size} {}", if duration { "longer" } else { "higher" }),
        (Language::En, Trend::Down) => format!("{size} {}", if duration { "shorter" } else { "lower" }),
    }
}

impl Facts {
    /// Gives every improvement that names a metric, and has neither a before nor an after of its own, those of the metric; so a
    /// number that measures both stands in the data once.
    pub fn complete_improvements(&mut self) {
        for record in self.records.get_mut("improvements").into_iter().flatten() {
            let Some(field) = record.fields.get("metric") else { continue };
            let span = field.span;
            let Some(metric) = record.text("metric").and_then(|key| self.metrics.get(key)) else { continue };
            if record.fields.contains_key("before") || record.fields.contains_key("after") {
                continue;
            }
            let Some(pair) = metric.main_comparison() else { continue };
            let mut add = |key: &str, value: Value| {
                record.fields.entry(key.to_owned()).or_insert(Field { value, span });
            };
            add("indicator", Value::Text(metric.name.clone()));
            add("unit", Value::Text(metric.unit.text.clone()));
            add("before", Value::Number(pair.base));
            add("after", Value::Number(pair.value));
        }
    }
}

fn ends(pair: &Comparison, verb: &str, language: Language) -> String {
    let (base, value) = (format_with_unit(pair.base, &pair.unit, language), format_with_unit(pair.value, &pair.unit, language));
    match (language, pair.trend) {
        (Language::ZhCn, Trend::Flat) => format!("{verb}{value}"),
        (Language::En, Trend::Flat) => format!("{verb} at {value}"),
        (Language::ZhCn, Trend::Up | Trend::Down) => format!("由{base}{verb}{value}"),
        (Language::En, Trend::Up | Trend::Down) => format!("{verb} from {base} to {value}"),
    }
}

/// A pair without an amount, as one that begins at nothing, is told by its ends alone; so is one that did not move.
fn with_amount(text: String, pair: &Comparison, language: Language) -> String {
    if pair.trend == Trend::Flat || !pair.has_amount() {
        return text;
    }
    match language {
        Language::ZhCn => format!("{text}，{}", pair_change(pair, language)),
        Language::En if pair.multiple().is_some() => format!("{text} ({})", change_size(pair, language)),
        Language::En => format!("{text} ({})", change_amount(pair, language)),
    }
}

fn chinese_verb(pair: &Comparison) -> &'static str {
    match (pair.trend, pair.change, pair.unit.kind) {
        (Trend::Flat, _, _) => "保持",
        (_, Change::SignChange, _) => "变为",
        (Trend::Up, _, UnitKind::Duration) => "延长至",
        (Trend::Down, _, UnitKind::Duration) => "缩短至",
        (Trend::Up, _, UnitKind::Percent | UnitKind::PerMille | UnitKind::Score) => "提高至",
        (Trend::Up, _, UnitKind::Plain) => "增至",
        (Trend::Down, _, UnitKind::Plain | UnitKind::Percent | UnitKind::PerMille | UnitKind::Score) => "降至",
    }
}

fn chinese_amount_verb(pair: &Comparison) -> &'static str {
    match (pair.trend, pair.unit.kind) {
        (Trend::Up, UnitKind::Duration) => "延长",
        (Trend::Down | Trend::Flat, UnitKind::Duration) => "缩短",
        (Trend::Up, UnitKind::Percent | UnitKind::PerMille | UnitKind::Score) => "提高",
        (Trend::Down | Trend::Flat, UnitKind::Percent | UnitKind::PerMille | UnitKind::Score) => "降低",
        (Trend::Up, UnitKind::Plain) => "增长",
        (Trend::Down | Trend::Flat, UnitKind::Plain) => "下降",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ComparisonKind, Direction, compare};
    use super::*;
    use crate::number::Unit;
    use rust_decimal::Decimal;

    fn pair(before: i64, after: i64, unit: &str) -> Comparison {
        let (before, after) = (Decimal::from(before), Decimal::from(after));
        compare(after, before, ComparisonKind::YearAgo, &Unit::parse(unit), Direction::Lower)
    }

    #[test]
    fn a_chinese_pair_takes_the_verb_of_its_unit() {
        let said = |before, after, unit| pair_text(&pair(before, after, unit), Language::ZhCn);
        assert_eq!(said(48, 12, "小时"), "由48小时缩短至12小时，缩短75%");
        assert_eq!(said(7, 3, "个工作日"), "由7个工作日缩短至3个工作日，缩短57.1%");
        assert_eq!(said(35, 82, "%"), "由35%提高至82%，提高47个百分点");
        assert_eq!(said(15, 3, "%"), "由15%降至3%，降低12个百分点");
        assert_eq!(said(100_000, 120_000, "件"), "由100,000件增至120,000件，增长20%");
        assert_eq!(said(12, 12, "小时"), "保持12小时");
        assert_eq!(said(0, 3, "件"), "由0件增至3件");
    }

    #[test]
    fn an_english_pair_is_a_headline_or_a_predicate() {
        let shorter = pair(48, 12, "hours");
        assert_eq!(pair_text(&shorter, Language::En), "cut from 48\u{a0}hours to 12\u{a0}hours (−75%)");
        assert_eq!(moved(&shorter, Language::En), "fell from 48\u{a0}hours to 12\u{a0}hours (−75%)");
        assert_eq!(pair_change(&shorter, Language::En), "75% shorter");
        assert_eq!(moved(&pair(35, 82, "%"), Language::En), "rose from 35% to 82% (+47\u{a0}pp)");
        assert_eq!(pair_change(&pair(35, 35, "%"), Language::En), "unchanged");
    }
}
