//! Areas over time: one under its line, or several stacked and named in the key.

use super::column::{reached, target, target_margin};
use super::page::{Page, upright};
use super::paint::{self, PAPER};
use super::plan::{Form, Group, Plan, PlanSeries, Stroke};
use super::{events, line};
use crate::chart::line::values_at_points;
use crate::chart::scale::{self, Base};
use crate::chart::{frame, labels};
use crate::report::SeriesRole;
use rust_decimal::Decimal;

/// An area chart.
pub(super) fn areas(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let primary = frame::primary(chart);
    let is_line = |index: &usize| chart.series[*index].role == SeriesRole::Previous;
    let (compared, stacked): (Vec<usize>, Vec<usize>) = primary.iter().copied().partition(is_line);
    let alone = stacked.len() == 1;
    let order: Vec<usize> = stacked.iter().chain(&compared).copied().collect();
    let names: Vec<&str> = order.iter().map(|&index| chart.series[index].name.as_str()).collect();
    let header = page.header(if names.len() > 1 { &names } else { &[] });
    let last = if alone { chart.series[stacked[0]].values.iter().flatten().last() } else { None };
    let last = last.map_or(0.0, |value| labels::width(&frame::series_text(chart, stacked[0], *value), size, true) / 2.0);
    let right = page.width - target_margin(page).max(last);
    let all = alone && values_at_points(chart, right / chart.categories.len().max(1) as f64, size);
    let scale = scale::nice(sums(page, &stacked).into_iter().chain(reached(page, &compared)), Base::Zero, 4);
    let left = if all { 0.0 } else { frame::axis_width(&scale, chart, size) };
    let (plot, every) = page.field(header.bottom + page.events_height() + 0.9 * size, left, right, 0.0);
    let mut sheet = page.sheet();
    let mut series: Vec<PlanSeries> = Vec::new();
    for &index in &stacked {
        let mut area = PlanSeries::new(page.add_series(&mut sheet, index));
        let own = paint::series(chart, index);
        area.fill = Some(if alone { own.tint(14_000) } else { own });
        area.stroke = (!alone).then_some(Stroke::solid(PAPER, 0.75));
        series.push(area);
    }
    let mut lines: Vec<PlanSeries> = compared.iter().map(|&index| line::line(page, &mut sheet, index)).collect();
    let mut hidden = Vec::new();
    if let (true, Some(&index)) = (alone, stacked.first()) {
        // The area's upper edge is a line over the same cells, which also carries the values.
        let mut edge = PlanSeries::new(series[0].column);
        edge.stroke = Some(Stroke::solid(paint::series(chart, index), 2.25));
        line::points(page, &mut edge, index, all, (&plot, &scale));
        hidden.push(series.len() + lines.len());
        lines.push(edge);
    }
    let mut groups = vec![Group { form: Form::Areas { stacked: !alone }, axes: 0, series }];
    if !lines.is_empty() {
        groups.push(Group { form: Form::Lines, axes: 0, series: lines });
    }
    let before: usize = groups.iter().map(|group| group.series.len()).sum();
    let mut late = Vec::new();
    groups.extend(target(page, &mut sheet, &plot, &mut late));
    groups.extend(events::flags(page, &mut sheet, &plot, &scale, &mut late));
    hidden.extend(before..before + late.len());
    let mut axes = upright(every);
    axes.low = (scale.low >= 0.0).then_some(0.0);
    if !all {
        axes.numbers = Some(page.numbers(&scale, chart.unit.kind));
    }
    page.plan(header, &plot, groups, vec![axes], sheet, hidden)
}

/// The height of the whole stack over each category.
fn sums(page: &Page<'_>, stacked: &[usize]) -> Vec<f64> {
    let chart = page.chart;
    let value = |index: usize, category: usize| chart.series[index].values.get(category).copied().flatten();
    let sum = |category: usize| {
        let values = stacked.iter().filter_map(|&index| value(index, category));
        scale::to_f64(values.fold(Decimal::ZERO, Decimal::saturating_add))
    };
    let target = chart.target.as_ref().map(|target| scale::to_f64(target.value));
    (0..chart.categories.len()).map(sum).chain(target).collect()
}
