//! Lying bars in the order given, their values at their ends, a target as a line across them.

use super::column::{common_fill, gap, reached, target_name, target_says};
use super::page::Page;
use super::paint::{self, INK, QUIET};
use super::plan::{AxisPair, Form, GREY, Group, LOUD, LabelSide, Labels, PLAIN, Plan, PlanLabel, PlanPoint, PlanSeries};
use super::plan::{Look, Says, Stroke};
use super::sheet::Sheet;
use crate::chart::bar::{Names, widest_value};
use crate::chart::frame;
use crate::chart::labels::{self, Bounds};
use crate::chart::scale::{self, Base, Scale};
use crate::report::{SeriesRole, Stacking};

/// A bar chart.
pub(super) fn bars(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let order = page.in_order();
    let names: Vec<&str> = order.iter().map(|&index| chart.series[index].name.as_str()).collect();
    let header = page.header(if names.len() > 1 { &names } else { &[] });
    let count = chart.categories.len().max(1) as f64;
    let head = if chart.target.is_some() { page.line() } else { 0.0 };
    let row = (page.height - header.bottom - head - 2.0) / count;
    let scale = scale::tight(reached(page, &order), Base::Zero);
    let value_room = widest_value(chart, size) + 0.8 * size;
    let left = Names::fit(chart, page.width, row, size).width + size + if scale.low < 0.0 { value_room } else { 0.0 };
    let top = header.bottom + head;
    let plot = Bounds { left, top, right: page.width - value_room, bottom: top + row * count };
    let thickness = 0.62_f64.min(2.2 * size * order.len() as f64 / row);
    let mut sheet = page.sheet();
    let series: Vec<PlanSeries> =
        order.iter().map(|&index| bar(page, &mut sheet, index, row * thickness, &plot, &scale)).collect();
    // A target's bars, which are not seen, lie over the others.
    let overlap = if order.len() == 1 { 100 } else { 0 };
    let form = Form::Bars { horizontal: true, stacking: Stacking::Grouped, gap: gap(thickness, order.len()), overlap };
    let mut groups = vec![Group { form, axes: 0, series }];
    let mut axes = vec![AxisPair { low: (scale.low >= 0.0).then_some(0.0), ..lying() }];
    let mut hidden = Vec::new();
    if let Some(line) = target(page, &mut sheet, row) {
        hidden.extend([line.column, sheet.columns.len()]);
        if order.len() == 1 {
            groups[0].series.push(line);
        } else {
            // Among bars side by side it would take the room of one.
            axes[0] = AxisPair { low: Some(scale.low), high: Some(scale.high), ..lying() };
            axes.push(AxisPair { categories: false, base: None, far: true, ..axes[0].clone() });
            groups.push(Group { form, axes: 1, series: vec![line] });
        }
    }
    page.plan(header, &plot, groups, axes, sheet, hidden)
}

/// The first pair of axes of lying bars.
pub(super) fn lying() -> AxisPair {
    AxisPair { horizontal: true, base: Some(QUIET), ..super::page::upright(1) }
}

fn bar(page: &Page<'_>, sheet: &mut Sheet, index: usize, thickness: f64, plot: &Bounds, scale: &Scale) -> PlanSeries {
    let chart = page.chart;
    let previous = chart.series[index].role == SeriesRole::Previous;
    let own = paint::series(chart, index);
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    let colours = (0..chart.categories.len()).map(|category| paint::bar(chart, index, category));
    series.fill = Some(common_fill(page, colours.clone(), own));
    series.points = colours
        .enumerate()
        .filter(|(_, paint)| Some(*paint) != series.fill)
        .map(|(index, paint)| PlanPoint { index, fill: Some(paint), marker: None })
        .collect();
    let crowded = thickness / frame::primary(chart).len().max(1) as f64 <= page.line();
    let label = |look| PlanLabel { says: Says::Value, side: Some(LabelSide::OutsideEnd), moved: None, on_line: false, look };
    let loud = chart.highlight.filter(|_| !previous).map(|category| (category, Some(label(LOUD))));
    if previous && crowded {
        return series;
    }
    let mut points = clear_of_line(page, index, plot, scale);
    points.extend(loud.filter(|(category, _)| points.iter().all(|(point, _)| point != category)));
    points.sort_by_key(|(point, _)| *point);
    series.labels = Labels { all: Some(label(if previous { GREY } else { PLAIN })), points };
    series
}

/// The target as a line across all rows; its name and value stand over the first.
fn target(page: &Page<'_>, sheet: &mut Sheet, row: f64) -> Option<PlanSeries> {
    let chart = page.chart;
    let target = chart.target.as_ref()?;
    let unit = frame::target_unit(target, chart);
    let values = vec![Some(target.value); chart.categories.len()];
    let mut series = PlanSeries::new(sheet.add(target_name(page), &values, page.code_with_unit(target.value, unit)));
    series.to_the_edges = Some(Stroke::solid(INK, 0.75));
    let half = labels::width(&frame::target_text(target, chart), page.size, false) / 2.0;
    let moved = Some(page.distance(-half, -(row + page.line()) / 2.0));
    let label = PlanLabel { says: target_says(page), side: Some(LabelSide::OutsideEnd), moved, on_line: false, look: PLAIN };
    series.labels.points.push((0, Some(label)));
    Some(series)
}

/// Where the target's line would touch a value, those of all bars that stop short of it stand inside their bars.
fn clear_of_line(page: &Page<'_>, index: usize, plot: &Bounds, scale: &Scale) -> Vec<(usize, Option<PlanLabel>)> {
    let (chart, size) = (page.chart, page.size);
    let Some(target) = &chart.target else { return Vec::new() };
    let across = |value: f64| (value - scale.low) / (scale.high - scale.low) * plot.width();
    let line = across(scale::to_f64(target.value));
    let ends: Vec<(usize, f64, f64)> = chart.series[index]
        .values
        .iter()
        .enumerate()
        .filter_map(|(category, value)| {
            let value = (*value)?;
            let width = labels::width(&frame::series_text(chart, index, value), size, true) + 0.7 * size;
            Some((category, across(scale::to_f64(value)), width))
        })
        .collect();
    let touches = |end: f64, width: f64| end <= line && line < end + width;
    if !ends.iter().any(|&(_, end, width)| touches(end, width)) {
        return Vec::new();
    }
    let inside = ends.into_iter().filter(|&(_, end, width)| end < line && width <= end - across(0.0));
    inside
        .map(|(category, ..)| {
            let look =
                Look { bold: chart.highlight == Some(category), paint: paint::text_in_bar(chart, index, category, page.theme) };
            (category, Some(PlanLabel { says: Says::Value, side: Some(LabelSide::InsideEnd), moved: None, on_line: false, look }))
        })
        .collect()
}
