//! Pareto: columns from the largest down under their cumulative share, on scales that let the line start on the first column.

use super::column::gap;
use super::page::{Page, upright};
use super::paint::{ACCENT, MUTED, QUIET};
use super::plan::{
    AxisPair, Form, GREY, Group, LOUD, LabelSide, Labels, Look, Marker, PLAIN, Plan, PlanLabel, PlanPoint, PlanSeries,
};
use super::plan::{Says, Stroke};
use super::sheet::Sheet;
use crate::chart::labels::{self, Bounds};
use crate::chart::{frame, scale};
use crate::report::{SeriesRole, Stacking};

/// A Pareto chart.
pub(super) fn pareto(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let columns = chart.series.iter().position(|series| series.role != SeriesRole::Secondary).unwrap_or(0);
    let line = chart.series.iter().position(|series| series.role == SeriesRole::Secondary);
    let names: Vec<&str> = std::iter::once(columns).chain(line).map(|index| chart.series[index].name.as_str()).collect();
    let header = page.header(&names);
    let right = page.width - super::column::target_margin(page);
    let (plot, every) = page.field(header.bottom + 1.2 * size, 0.0, right, 0.0);
    let slot = plot.width() / chart.categories.len().max(1) as f64;
    let mut sheet = page.sheet();
    let bars = bars(page, &mut sheet, columns, &plot);
    let share = 0.72_f64.min(6.4 * size / slot);
    let form = Form::Bars { horizontal: false, stacking: Stacking::Grouped, gap: gap(share, 1), overlap: 0 };
    let mut groups = vec![Group { form, axes: 0, series: vec![bars] }];
    let total: f64 = chart.series[columns].values.iter().flatten().map(|value| scale::to_f64(*value).max(0.0)).sum();
    let first = AxisPair { low: Some(0.0), high: Some(total), ..upright(every) };
    let second = AxisPair { categories: false, base: None, low: Some(0.0), high: Some(100.0), far: true, ..upright(every) };
    let mut lines: Vec<PlanSeries> = line.map(|index| cumulative(page, &mut sheet, index, slot)).into_iter().collect();
    let mut hidden = Vec::new();
    let target = super::column::target(page, &mut sheet, &plot, &mut hidden);
    lines.extend(target.into_iter().flat_map(|group| group.series));
    groups.push(Group { form: Form::Lines, axes: 1, series: lines });
    page.plan(header, &plot, groups, vec![first, second], sheet, hidden)
}

/// The columns: the vital few loud with their values in them, the others quiet.
fn bars(page: &Page<'_>, sheet: &mut Sheet, index: usize, plot: &Bounds) -> PlanSeries {
    let (chart, size, few) = (page.chart, page.size, page.chart.vital_few());
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    series.fill = Some(ACCENT);
    let values = &chart.series[index].values;
    let quiet = (0..values.len()).filter(|&category| few > 0 && category >= few);
    series.points = quiet.map(|index| PlanPoint { index, fill: Some(QUIET.tint(65_000)), marker: None }).collect();
    let total: f64 = values.iter().flatten().map(|value| scale::to_f64(*value).max(0.0)).sum::<f64>().max(f64::MIN_POSITIVE);
    let breadth = plot.width() / values.len().max(1) as f64;
    let mut points = Vec::new();
    for (category, value) in values.iter().enumerate() {
        let Some(value) = *value else { continue };
        let tall = scale::to_f64(value) / total * plot.height() >= 1.8 * size;
        let width = labels::width(&frame::series_text(chart, index, value), size, false) + 2.0;
        if width > breadth {
            points.push((category, None));
        } else if tall && (category == 0 || category < few) {
            let paint = super::paint::text_on(page.theme, if category < few || few == 0 { ACCENT } else { QUIET });
            points.push((category, Some(said(LabelSide::InsideEnd, Look { bold: false, paint }))));
        }
    }
    series.labels = Labels { all: Some(said(LabelSide::OutsideEnd, PLAIN)), points };
    series
}

/// The line of cumulative shares; what reaches the target is loud.
fn cumulative(page: &Page<'_>, sheet: &mut Sheet, index: usize, slot: f64) -> PlanSeries {
    let (chart, size) = (page.chart, page.size);
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    series.stroke = Some(Stroke::solid(MUTED, 1.75));
    series.marker = Some(Marker { paint: MUTED, size: 6 });
    let values = &chart.series[index].values;
    let width = |category: usize| {
        let text = values[category].map(|value| frame::series_text(chart, index, value)).unwrap_or_default();
        labels::width(&text, size, true)
    };
    let roomy = (0..values.len()).map(width).fold(0.0, f64::max) + 4.0 <= slot;
    let reached = chart.vital_few().checked_sub(1);
    let last = values.iter().rposition(Option::is_some);
    for category in (0..values.len()).filter(|&category| values[category].is_some()) {
        if !roomy && ![Some(0), reached, last].contains(&Some(category)) {
            continue;
        }
        let look = if Some(category) == reached { LOUD } else { GREY };
        // The line rises to the right, so over its left is where it is clear.
        let aside = if category == 0 { 0.0 } else { -0.25 * width(category) };
        let label = PlanLabel { moved: Some(page.distance(aside, 0.0)), ..said(LabelSide::Above, look) };
        series.labels.points.push((category, Some(label)));
    }
    series
}

fn said(side: LabelSide, look: Look) -> PlanLabel {
    PlanLabel { says: Says::Value, side: Some(side), moved: None, on_line: false, look }
}
