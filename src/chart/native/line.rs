//! Lines over time: this period in the accent, the one before thin and dashed, each named at its end.

use super::column::{flag, reached, target};
use super::events;
use super::page::{Page, upright};
use super::paint::{self, ACCENT, HAIRLINE};
use super::place::{CROSSED, Ground};
use super::plan::{Form, GREY, Group, LabelSide, Look, Marker, PLAIN, Plan, PlanLabel, PlanPoint, PlanSeries, Says, Stroke};
use super::sheet::Sheet;
use crate::chart::labels::{Bounds, LEADING};
use crate::chart::line::{loudest, values_at_points};
use crate::chart::points::{Notable, is_valley};
use crate::chart::scale::{self, Base, Scale};
use crate::chart::{frame, labels};
use crate::report::{Axis, SeriesRole};
use rust_decimal::Decimal;

/// A line chart.
pub(super) fn lines(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let header = page.header(&[]);
    let all_series: Vec<usize> = (0..chart.series.len()).collect();
    let right = page.width - end_margin(page);
    // The last value stands beside the name at its line's end, and leaves its room to the others.
    let all = values_at_points(chart, (right + 2.5 * size) / chart.categories.len().max(1) as f64, size);
    let scale = scale::nice(reached(page, &all_series), Base::Free, 4);
    let scale = if all { roomy(page, scale, &all_series) } else { scale };
    let left = if all { 0.0 } else { frame::axis_width(&scale, chart, size) };
    let top = header.bottom + page.events_height() + 0.9 * size;
    let (plot, every) = page.field(top, left, right, 0.0);
    let mut sheet = page.sheet();
    let mut series: Vec<PlanSeries> = all_series.iter().map(|&index| line(page, &mut sheet, index)).collect();
    if let Some(index) = loudest(chart) {
        points(page, &mut series[index], index, all, (&plot, &scale));
    }
    let mut hidden = Vec::new();
    let mut groups = vec![Group { form: Form::Lines, axes: 0, series }];
    groups[0].series.extend(target(page, &mut sheet, &plot, &mut hidden).into_iter().flat_map(|group| group.series));
    name_ends(page, &mut groups[0].series, &plot, &scale);
    groups.extend(events::flags(page, &mut sheet, &plot, &scale, &mut hidden));
    let mut axes = upright(every);
    axes.base = Some(HAIRLINE);
    axes.low = Some(scale.low);
    if !all {
        axes.numbers = Some(page.numbers(&scale, chart.unit.kind));
    }
    page.plan(header, &plot, groups, vec![axes], sheet, hidden)
}

/// A series as a line.
pub(super) fn line(page: &Page<'_>, sheet: &mut Sheet, index: usize) -> PlanSeries {
    let paint = paint::line(page.chart, index);
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    series.stroke = Some(match page.chart.series[index].role {
        SeriesRole::Previous => Stroke { dashed: true, ..Stroke::solid(paint, 1.125) },
        SeriesRole::Part => Stroke::solid(paint, 1.75),
        SeriesRole::Target => Stroke::solid(paint, 0.75),
        SeriesRole::Current | SeriesRole::Secondary => Stroke::solid(paint, 2.25),
    });
    series
}

/// Marks and values at points of the line that matters: all, or the highlight, the peak and the last; and its events.
pub(super) fn points(page: &Page<'_>, series: &mut PlanSeries, index: usize, all: bool, field: (&Bounds, &Scale)) {
    let chart = page.chart;
    let notable = Notable::of(chart, index);
    let mut ground = Ground::new(page, strokes(page, index, field));
    let said = |category: usize| all || notable.stays_on_an_axis(chart, category);
    let values = chart.series[index].values.iter().enumerate();
    let mut shown: Vec<(usize, Decimal)> = values
        .filter_map(|(category, value)| value.map(|value| (category, value)))
        .filter(|(category, _)| said(*category) || flagged(page, *category).is_some())
        .collect();
    for (category, _) in &shown {
        let size = if notable.is_loud(chart, *category) { 7 } else { 5 };
        series.points.push(PlanPoint { index: *category, fill: None, marker: Some(Marker { paint: ACCENT, size }) });
    }
    // Those that must be said choose their places first.
    shown.sort_by_key(|&(category, _)| (!notable.is_loud(chart, category), !notable.must_be_said(chart, category)));
    for (category, value) in shown {
        let loud = notable.is_loud(chart, category);
        let look = if loud { Look { bold: true, paint: ACCENT } } else { PLAIN };
        let text = frame::series_text(chart, index, value);
        if let Some(event) = flagged(page, category) {
            let says = flag(event, said(category).then_some(text), loud);
            series
                .labels
                .points
                .push((category, Some(PlanLabel { says, side: Some(LabelSide::Above), moved: None, on_line: false, look })));
            continue;
        }
        let point = at(page, field, category, scale::to_f64(value));
        let place = ground.best(page, point, labels::width(&text, page.size, loud), is_valley(chart, index, category));
        if place.cost >= CROSSED && !notable.must_be_said(chart, category) {
            continue;
        }
        ground.settle(&place);
        let moved = Some(page.distance(place.moved.0, place.moved.1)).filter(|_| place.moved != (0.0, 0.0));
        series.labels.points.push((
            category,
            Some(PlanLabel { says: Says::Value, side: Some(place.side), moved, on_line: place.cost >= CROSSED, look }),
        ));
    }
    series.labels.points.sort_by_key(|(category, _)| *category);
}

/// The event of a point, where it is said at the point itself.
fn flagged(page: &Page<'_>, category: usize) -> Option<String> {
    page.event(category).filter(|_| page.chart.series.len() == 1)
}

/// A value's place, in pixels.
fn at(page: &Page<'_>, (plot, scale): (&Bounds, &Scale), category: usize, value: f64) -> (f64, f64) {
    let slot = plot.width() / page.chart.categories.len().max(1) as f64;
    let share = (value - scale.low) / (scale.high - scale.low);
    (plot.left + slot * (category as f64 + 0.5), plot.bottom - share * plot.height())
}

/// The lines of all series on the axis of one, and the target's.
fn strokes(page: &Page<'_>, index: usize, field: (&Bounds, &Scale)) -> Vec<[(f64, f64); 2]> {
    let chart = page.chart;
    let second = |index: usize| chart.series[index].role == SeriesRole::Secondary;
    let kin = (0..chart.series.len()).filter(|&other| second(other) == second(index));
    let end = |series: usize, category: usize| Some(at(page, field, category, frame::place(chart, series, category)?));
    let runs = kin.flat_map(|series| (1..chart.categories.len()).map(move |category| (series, category)));
    let mut strokes: Vec<_> =
        runs.filter_map(|(series, category)| Some([end(series, category - 1)?, end(series, category)?])).collect();
    if let Some(target) = chart.target.as_ref().filter(|target| (target.axis == Axis::Second) == second(index)) {
        let (_, y) = at(page, field, 0, scale::to_f64(target.value));
        strokes.push([(field.0.left, y), (field.0.right, y)]);
    }
    strokes
}

/// The same scale, from below the lowest value on, so that its label has room over the axis.
fn roomy(page: &Page<'_>, scale: Scale, series: &[usize]) -> Scale {
    let lowest = reached(page, series).into_iter().fold(f64::INFINITY, f64::min);
    let room = 2.2 * page.size / (page.height * 0.65) * (scale.high - lowest);
    if scale.low == 0.0 || lowest - scale.low >= room {
        return scale;
    }
    let low = lowest - room;
    let digit = 10_f64.powf((scale.high - low).log10().floor() - 1.0);
    Scale { low: (low / digit).floor() * digit, ..scale }
}

/// Names the lines at their last points, moved apart where they would touch.
fn name_ends(page: &Page<'_>, series: &mut [PlanSeries], plot: &Bounds, scale: &Scale) {
    let chart = page.chart;
    let named = chart.series.len() > 1;
    let height = |value: f64| plot.bottom - (value - scale.low) / (scale.high - scale.low) * plot.height();
    let mut ends: Vec<(usize, usize, f64)> = Vec::new();
    for (index, values) in chart.series.iter().map(|series| &series.values).enumerate() {
        let last = values.iter().enumerate().rev().find_map(|(at, value)| value.map(|value| (at, height(scale::to_f64(value)))));
        ends.extend(last.filter(|_| named).map(|(at, y)| (index, at, y)));
    }
    if let Some(target) = &chart.target {
        ends.push((series.len() - 1, chart.categories.len().saturating_sub(1), height(scale::to_f64(target.value))));
    }
    ends.sort_by(|one, other| one.2.total_cmp(&other.2));
    let wished: Vec<f64> = ends.iter().map(|end| end.2).collect();
    let places = labels::spread(&wished, LEADING * page.size, plot.top, plot.bottom);
    let half = plot.width() / chart.categories.len().max(1) as f64 / 2.0;
    for ((index, at, wished), place) in ends.into_iter().zip(places) {
        let last = chart.categories.len().saturating_sub(1).saturating_sub(at) as f64;
        let moved = Some(page.distance(half * (1.0 + 2.0 * last), place - wished));
        let look = end_look(page, index);
        let own = series[index].labels.points.iter().any(|(point, _)| *point == at);
        let says = if index >= chart.series.len() || own { Says::NameAndValue } else { Says::Name };
        series[index].labels.points.retain(|(point, _)| *point != at);
        series[index]
            .labels
            .points
            .push((at, Some(PlanLabel { says, side: Some(LabelSide::Right), moved, on_line: false, look })));
    }
}

fn end_look(page: &Page<'_>, index: usize) -> Look {
    match page.chart.series.get(index).map(|series| series.role) {
        Some(SeriesRole::Current | SeriesRole::Secondary) => Look { bold: true, paint: ACCENT },
        Some(SeriesRole::Previous) => GREY,
        Some(SeriesRole::Part) => Look { bold: true, paint: paint::line(page.chart, index) },
        Some(SeriesRole::Target) | None => PLAIN,
    }
}

/// Room right of the plot for what stands at the lines' ends.
fn end_margin(page: &Page<'_>) -> f64 {
    let (chart, size) = (page.chart, page.size);
    let value = |index: usize| {
        let last = chart.series[index].values.iter().flatten().last();
        last.filter(|_| loudest(chart) == Some(index)).map_or_else(String::new, |value| frame::series_text(chart, index, *value))
    };
    let names = (0..chart.series.len()).filter(|_| chart.series.len() > 1);
    let names = names.map(|index| format!("{} {}", chart.series[index].name, value(index)));
    let texts = names.chain(chart.target.as_ref().map(|target| frame::target_text(target, chart)));
    let widest = texts.map(|text| labels::width(&text, size, true)).fold(0.0, f64::max);
    if widest > 0.0 { widest.min(page.width * 0.3) + size } else { 0.3 * size }
}
