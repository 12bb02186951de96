//! A series as template values: its extremes, its periods one by one, and the same by quarter.

use super::{absent_part, number, trend_word};
use crate::facts::{ComparisonKind, Direction, Facts, Peak, Series, change_amount, change_phrase, compare, verdict};
use crate::number::{Language, UnitKind, format_share, format_with_unit, shares};
use crate::source::escape::missing;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

/// A series with its extremes, its periods and its quarters.
pub(super) fn series(series: &Series, facts: &Facts) -> Json {
    let language = facts.report.language;
    let at = |peak: Option<Peak>| match peak {
        Some(peak) => {
            json!({ "present": true, "index": peak.index, "label": peak_label(series, peak.index, language), "period": period_name(series, peak.index, language), "text": format_with_unit(peak.value, &series.unit, language),
                "value": number(Some(peak.value)), "event": series.events.iter().find(|event| event.index == peak.index).map(|event| event.label.clone()) })
        }
        None => absent_part("series", &series.key),
    };
    let end = |index: Option<usize>| {
        at(index.and_then(|index| Some(Peak { index, label: series.labels[index].clone(), value: series.values[index]? })))
    };
    let first = series.values.iter().position(Option::is_some);
    let last = series.values.iter().rposition(Option::is_some);
    json!({
        "present": true,
        "key": series.key,
        "metric": series.metric,
        "has_previous": !series.previous.is_empty(),
        "has_target": series.target.is_some(),
        "name": series.name,
        "unit": series.unit.text,
        "total_text": series.total().map_or_else(|| missing(&format!("series.{}.values", series.key)), |total| format_with_unit(total, &series.unit, language)),
        "peak": at(series.peak()),
        "low": at(series.low()),
        "earliest": end(first),
        "latest": end(last),
        "events": series.events.iter().map(|event| json!({ "label": event.label, "period": peak_label(series, event.index, language) })).collect::<Vec<_>>(),
        "months_below_year_before": below_previous(series),
        "months_on_target": on_target(series, facts.series_direction(series)),
        "periods": series.values.iter().flatten().count(),
        "items": (0..series.values.len()).map(|index| series_item(series, index, facts)).collect::<Vec<_>>(),
        "quarters": series.quarters.as_deref().map_or_else(|| json!({ "present": false }), |quarters| self::series(quarters, facts)),
    })
}

/// One period of a series: its value, its share of the whole, its change on the year before, and what happened in it.
fn series_item(series: &Series, index: usize, facts: &Facts) -> Json {
    let language = facts.report.language;
    let (value, previous) = (series.values[index], series.previous.get(index).copied().flatten());
    let lack = |field: &str| missing(&format!("series.{}.{field}", series.key));
    let amount = |value: Option<Decimal>, field: &str| {
        value.map_or_else(|| lack(field), |value| format_with_unit(value, &series.unit, language))
    };
    let comparison = value
        .zip(previous)
        .map(|(value, base)| compare(value, base, ComparisonKind::YearAgo, &series.unit, facts.series_direction(series)));
    let share = if series.unit.kind == UnitKind::Plain { shares(&series.values, 1) } else { None };
    let share = share.and_then(|shares| shares[index]);
    let events = series.events.iter().filter(|event| event.index == index).map(|event| event.label.clone());
    json!({
        "label": peak_label(series, index, language),
        "value": number(value),
        "text": amount(value, "values"),
        "previous_text": amount(previous, "previous"),
        "share_text": share.map_or_else(|| lack("values"), |share| format_share(share, language)),
        "change_text": comparison.as_ref().map_or_else(|| lack("previous"), |comparison| change_phrase(comparison, language)),
        "change_amount": comparison.as_ref().map_or_else(|| lack("previous"), |comparison| change_amount(comparison, language)),
        "trend": comparison.as_ref().map(|comparison| trend_word(comparison.trend)),
        "events": events.collect::<Vec<_>>(),
    })
}

/// The period written out: November 2025.
fn period_name(series: &Series, index: usize, language: Language) -> String {
    series.periods[index].map_or_else(|| series.labels[index].clone(), |period| period.name(language))
}

fn peak_label(series: &Series, index: usize, language: Language) -> String {
    series.periods[index].map_or_else(|| series.labels[index].clone(), |period| period.short(language))
}

fn below_previous(series: &Series) -> usize {
    series
        .values
        .iter()
        .zip(&series.previous)
        .filter(|(value, previous)| matches!((value, previous), (Some(value), Some(previous)) if value < previous))
        .count()
}

fn on_target(series: &Series, better: Direction) -> Option<usize> {
    let target = series.target?;
    Some(series.values.iter().flatten().filter(|value| verdict(**value, target, better)).count())
}
