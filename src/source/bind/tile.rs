//! A metric as a key figure.

use super::Binder;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Comparison, Metric, State, Trend, change_size, comparison_short, target_phrase, verdict_word};
use crate::number::{Language, MISSING, Unit, UnitKind, format_number};
use crate::report::{ChangeBadge, TargetBadge, Tile};
use crate::source::fence::TilesFence;

impl Binder<'_> {
    /// The chosen metrics as tiles.
    pub(in crate::source) fn tiles(&self, fence: &TilesFence, span: Option<Span>, diags: &mut Diagnostics) -> Vec<Tile> {
        let metrics = self.metrics(&fence.choice, span, diags);
        metrics.into_iter().map(|metric| self.tile(metric, fence.spark, diags)).collect()
    }

    /// The chosen metrics as key figures, of which a section has a few; the document's strip has no small lines.
    pub(in crate::source) fn key_figures(&self, fence: &TilesFence, span: Option<Span>, diags: &mut Diagnostics) -> Vec<Tile> {
        let most = fence.choice.most.unwrap_or(usize::MAX);
        let metrics = self.chosen(&fence.choice, span, diags);
        metrics.into_iter().take(most).map(|metric| self.tile(metric, false, diags)).collect()
    }

    fn tile(&self, metric: &Metric, spark: bool, diags: &mut Diagnostics) -> Tile {
        let language = self.language();
        if metric.value.is_none() {
            diags.push(
                Diagnostic::warning("missing-value", format!("`{}` has no value; printed “—”", metric.key)).at(metric.span),
            );
        }
        Tile {
            name: metric.name.clone(),
            value: metric.value.map_or_else(|| MISSING.to_owned(), |value| format_number(value, language)),
            unit: if metric.value.is_some() { metric.unit.text.clone() } else { String::new() },
            change: metric.main_comparison().map(|comparison| badge(&comparison, language)),
            target: target(metric, language),
            spark: metric.value.filter(|_| spark).and_then(|_| self.spark(metric)),
        }
    }
}

fn badge(comparison: &Comparison, language: Language) -> ChangeBadge {
    let told = comparison.has_amount();
    ChangeBadge {
        comparison: comparison_short(comparison.kind, language).to_owned(),
        amount: change_size(comparison, language),
        trend: if told { comparison.trend } else { Trend::Flat },
        state: if told { comparison.state } else { State::Neutral },
    }
}

/// The unit stands beside the tile's value already; only a sign that belongs to its number is repeated.
fn unit_in_target(unit: &Unit) -> Unit {
    let belongs = matches!(unit.kind, UnitKind::Percent | UnitKind::PerMille) || unit.text.starts_with('/');
    if belongs { unit.clone() } else { Unit::default() }
}

fn target(metric: &Metric, language: Language) -> Option<TargetBadge> {
    target_with(metric, &unit_in_target(&metric.unit), language)
}

/// The target in this unit, and whether it was met.
pub(super) fn target_with(metric: &Metric, unit: &Unit, language: Language) -> Option<TargetBadge> {
    let met = metric.met()?;
    Some(TargetBadge {
        target: target_phrase(metric.target?, unit, metric.operator(), language),
        verdict: verdict_word(met, language).to_owned(),
        state: metric.target_state(),
    })
}
