//! Metrics and items of breakdowns against their targets, each in its own unit.

use super::Binder;
use super::chart::one_series;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, Metric, target_bound, verdict_word};
use crate::number::{Language, Unit, format_with_unit, round_percent};
use crate::report::{Align, Cell, Chart, Column, ColumnKind, Emphasis, Measured, Particulars, Row, SeriesRole, Table};
use crate::source::fence::ChartFence;

/// A name and what was measured, where it has both value and target.
type Measurement = (String, Option<Measured>);

impl Binder<'_> {
    /// Metrics as key figures against their targets.
    pub(super) fn measured_metrics(
        &self,
        metrics: &[&Metric],
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let measured = |metric: &&Metric| {
            let measured = metric.value.zip(metric.target).map(|(value, target)| Measured {
                value,
                target,
                unit: metric.unit.clone(),
                operator: metric.operator(),
            });
            (metric.name.clone(), measured)
        };
        self.measured_chart(metrics.iter().map(measured).collect(), "", fence, span, diags)
    }

    /// The items of a breakdown against their own targets.
    pub(super) fn measured_items(
        &self,
        breakdown: &Breakdown,
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let measured = |item: &crate::facts::BreakdownItem| {
            let measured = item.value.zip(item.target).map(|(value, target)| Measured {
                value,
                target,
                unit: breakdown.unit.clone(),
                operator: breakdown.better.into(),
            });
            (item.name.clone(), measured)
        };
        self.measured_chart(breakdown.items.iter().map(measured).collect(), &breakdown.name, fence, span, diags)
    }

    /// The rows that can be measured by their targets; the others are named.
    fn measured_chart(
        &self,
        rows: Vec<Measurement>,
        title: &str,
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let mut chart = self.empty(fence, title, &Unit::default());
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for (name, measured) in rows {
            match measured.filter(|measured| measured.of_target().is_some()) {
                Some(measured) => {
                    chart.categories.push(name);
                    kept.push(measured);
                }
                None => left_out.push(format!("`{name}`")),
            }
        }
        if !left_out.is_empty() && !kept.is_empty() {
            let message = format!("left out of the chart: {}, without a value and a target above zero", left_out.join(", "));
            diags.push(Diagnostic::warning("missing-value", message).at(span));
        }
        let percents: Vec<_> = kept.iter().map(|measured| measured.of_target().map(round_percent)).collect();
        let name = self.facts.report.period.name(self.language());
        chart.series = vec![one_series(name, &percents, SeriesRole::Current, &Unit::parse("%"), percents.len())];
        chart.particulars = Particulars::Measures(kept);
        chart
    }
}

/// Values, targets and verdicts, for when there are too many for a picture.
pub(super) fn table(chart: &Chart) -> Table {
    let language = chart.language;
    let names = match language {
        Language::ZhCn => ["指标", "实际", "目标", "结果"],
        Language::En => ["Indicator", "Actual", "Target", "Result"],
    };
    let kinds = [
        (Align::Left, ColumnKind::Text),
        (Align::Right, ColumnKind::Number),
        (Align::Right, ColumnKind::Number),
        (Align::Center, ColumnKind::State),
    ];
    let columns = names.into_iter().zip(kinds).map(|(name, (align, kind))| Column {
        name: name.to_owned(),
        align,
        kind,
        ..Column::default()
    });
    let row = |(name, measured): (&String, &Measured)| {
        let texts = [
            name.clone(),
            format_with_unit(measured.value, &measured.unit, language),
            target_bound(measured.target, &measured.unit, measured.operator, language),
            verdict_word(measured.met(), language).to_owned(),
        ];
        Row { cells: texts.into_iter().map(Cell::plain).collect(), emphasis: Emphasis::Normal }
    };
    let rows = chart.categories.iter().zip(chart.measured()).map(row);
    Table { title: chart.title.clone(), columns: columns.collect(), rows: rows.collect(), ..Table::default() }
}
