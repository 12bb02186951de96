//! By how many per cent something moved in the good direction; never where nobody said which direction that is.

use super::field::record_change;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Change, ComparisonKind, Direction, Facts, Metric, Record, compare};
use crate::number::{Language, Unit, UnitKind, round_percent};
use crate::source::escape::unescape;
use rust_decimal::Decimal;

const DIRECTION_HINT: &str = "say `better = \"lower\"` or `better = \"higher\"`";

/// The metrics' improvements with their names. Rates and scores change in points, not in per cent: they are left out, as are
/// metrics without a direction, and named.
pub(super) fn of_metrics(metrics: &[&Metric], span: Option<Span>, diags: &mut Diagnostics) -> Vec<(String, Decimal)> {
    let mut rows = Vec::new();
    let mut in_points: Vec<String> = Vec::new();
    for metric in metrics {
        let Some(comparison) = metric.main_comparison() else { continue };
        match comparison.change {
            Change::Points(_) => in_points.push(format!("`{}`", metric.name)),
            Change::Relative(_) if metric.better == Direction::Neutral => diags.push(
                Diagnostic::warning(
                    "no-direction",
                    format!("`metrics.{}` does not say which way is good; left out of the chart of improvements", metric.key),
                )
                .at(metric.span)
                .hint(DIRECTION_HINT),
            ),
            Change::Relative(_) | Change::ZeroBase | Change::SignChange | Change::Incomparable => rows.extend(
                improvement(comparison.base, comparison.value, metric.better).map(|percent| (metric.name.clone(), percent)),
            ),
        }
    }
    report_points(&in_points, span, diags);
    rows
}

/// The records' improvements with their names, and their unit: per cent, or points where nothing but rates or scores improved.
/// Rates and scores beside amounts are left out and named.
pub(super) fn of_records(
    records: &[&Record],
    facts: &Facts,
    span: Option<Span>,
    diags: &mut Diagnostics,
) -> (Vec<(String, Decimal)>, Unit) {
    let mut relative: Vec<(String, Decimal)> = Vec::new();
    let mut points: Vec<(String, Decimal, Unit)> = Vec::new();
    for record in records {
        warn_without_direction(record, facts, diags);
        let Some(title) = record.text("title").map(unescape) else { continue };
        let better = facts.record_direction(record);
        let Some(comparison) = record_change(record, better) else { continue };
        match (&comparison.change, better) {
            (Change::Points(difference), Direction::Lower) => points.push((title, -*difference, comparison.unit.clone())),
            (Change::Points(difference), Direction::Higher) => points.push((title, *difference, comparison.unit.clone())),
            (Change::Relative(_), Direction::Lower | Direction::Higher) => {
                relative.extend(improvement(comparison.base, comparison.value, better).map(|percent| (title, percent)));
            }
            (Change::Points(_) | Change::Relative(_), Direction::Neutral)
            | (Change::ZeroBase | Change::SignChange | Change::Incomparable, _) => {}
        }
    }
    let one_unit =
        points.first().map(|(_, _, unit)| unit.clone()).filter(|first| points.iter().all(|(_, _, unit)| unit == first));
    if let Some(unit) = one_unit.filter(|_| relative.is_empty()) {
        let rows = points.into_iter().map(|(name, difference, _)| (name, difference)).collect();
        return (rows, points_unit(&unit, facts.report.language));
    }
    let names: Vec<String> = points.iter().map(|(name, _, _)| format!("`{name}`")).collect();
    report_points(&names, span, diags);
    (relative, Unit::parse("%"))
}

/// What a difference of two rates is counted in; a difference of scores is in their own unit.
fn points_unit(unit: &Unit, language: Language) -> Unit {
    match (unit.kind, language) {
        (UnitKind::Percent, Language::ZhCn) => Unit::parse("个百分点"),
        (UnitKind::Percent, Language::En) => Unit::parse("pp"),
        (UnitKind::PerMille | UnitKind::Plain | UnitKind::Duration | UnitKind::Score, _) => unit.clone(),
    }
}

fn report_points(names: &[String], span: Option<Span>, diags: &mut Diagnostics) {
    if !names.is_empty() {
        let message = format!("left out of the chart of improvements: {}, which change in points", names.join(", "));
        diags.push(Diagnostic::note("in-points", message).at(span));
    }
}

/// By how many per cent a record's indicator moved in the good direction; `None` where neither the record nor the metric it
/// names says which that is, and for rates and scores, which change in points.
pub(in crate::source) fn record_improvement(record: &Record, facts: &Facts) -> Option<Decimal> {
    let better = facts.record_direction(record);
    let comparison = record_change(record, better)?;
    if matches!(comparison.change, Change::Points(_)) {
        return None;
    }
    improvement(comparison.base, comparison.value, better)
}

/// Says that a record has a before and an after, and no word on which way is good.
pub(in crate::source) fn warn_without_direction(record: &Record, facts: &Facts, diags: &mut Diagnostics) {
    let unsaid = record.text("better").is_none() && facts.record_direction(record) == Direction::Neutral;
    if unsaid && record_change(record, Direction::Neutral).is_some() {
        let name = record.text("title").map_or_else(|| "a record".to_owned(), |title| format!("`{title}`"));
        let message = format!("{name} does not say which way from `before` to `after` is good; its improvement is left out");
        diags.push(Diagnostic::warning("no-direction", message).at(record.span).hint(DIRECTION_HINT));
    }
}

fn improvement(base: Decimal, value: Decimal, better: Direction) -> Option<Decimal> {
    match (compare(value, base, ComparisonKind::Previous, &Unit::default(), better).change, better) {
        (Change::Relative(percent), Direction::Lower) => Some(round_percent(-percent)),
        (Change::Relative(percent), Direction::Higher) => Some(round_percent(percent)),
        (Change::Relative(_), Direction::Neutral)
        | (Change::Points(_) | Change::ZeroBase | Change::SignChange | Change::Incomparable, _) => None,
    }
}
