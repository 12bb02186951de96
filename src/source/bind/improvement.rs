//! By how many per cent something moved in the good direction; never where nobody said which direction that is.

use super::field::record_change;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Change, ComparisonKind, Direction, Facts, Metric, Record, compare};
use crate::number::{Unit, round_percent};
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
    if !in_points.is_empty() {
        let message = format!("left out of the chart of improvements: {}, which change in points", in_points.join(", "));
        diags.push(Diagnostic::note("in-points", message).at(span));
    }
    rows
}

/// By how many per cent a record's indicator moved in the good direction; `None` where neither the record nor the metric it
/// names says which that is.
pub(in crate::source) fn record_improvement(record: &Record, facts: &Facts) -> Option<Decimal> {
    let better = facts.record_direction(record);
    let comparison = record_change(record, better)?;
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
