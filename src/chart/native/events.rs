//! Events over several series: flags above all that lies at their category, on a series that only carries them.

use super::page::Page;
use super::plan::{Form, Group, LabelSide, PLAIN, PlanLabel, PlanSeries, RunText, Says, WordRun};
use super::sheet::Sheet;
use crate::chart::frame;
use crate::chart::labels::{self, Bounds};
use crate::chart::scale::{self, Scale};
use crate::number::Language;
use crate::report::SeriesRole;
use rust_decimal::Decimal;

/// The flags, where values of several series stand at their categories; in a chart of one series its own labels carry them.
pub(super) fn flags(page: &Page<'_>, sheet: &mut Sheet, plot: &Bounds, scale: &Scale, hidden: &mut Vec<usize>) -> Option<Group> {
    let chart = page.chart;
    if chart.events.is_empty() || chart.series.len() == 1 {
        return None;
    }
    let name = match chart.language {
        Language::ZhCn => "事件",
        Language::En => "Events",
    };
    let highest = |category: usize| -> Option<Decimal> {
        let drawn = chart.series.iter().filter(|series| series.role != SeriesRole::Secondary);
        drawn.filter_map(|series| series.values.get(category).copied().flatten()).max()
    };
    let heights = (0..chart.categories.len()).map(|category| page.event(category).and_then(|_| highest(category)));
    let heights: Vec<Option<Decimal>> = heights.collect();
    let column = sheet.add(name, &heights, page.format(0));
    hidden.push(column);
    let mut series = PlanSeries::new(column);
    let mut taken = Vec::new();
    for category in (0..heights.len()).filter(|&category| heights[category].is_some()) {
        let Some(event) = page.event(category) else { continue };
        let (across, up) = clearance(page, plot, scale, category, &event, &mut taken);
        let says = Says::Words(vec![vec![WordRun { text: RunText::Fixed(event), look: PLAIN }]]);
        let moved = Some(page.distance(across, -up));
        series
            .labels
            .points
            .push((category, Some(PlanLabel { says, side: Some(LabelSide::Above), moved, on_line: false, look: PLAIN })));
    }
    Some(Group { form: Form::Lines, axes: 0, series: vec![series] })
}

/// How far beside and above its place a flag must stand to be inside the chart and clear of lines, values at marks and other
/// flags.
fn clearance(page: &Page<'_>, plot: &Bounds, scale: &Scale, category: usize, event: &str, taken: &mut Vec<Bounds>) -> (f64, f64) {
    let (chart, size) = (page.chart, page.size);
    let slot = plot.width() / chart.categories.len().max(1) as f64;
    let at = |category: usize, value: f64| {
        let share = (value - scale.low) / (scale.high - scale.low);
        (plot.left + slot * (category as f64 + 0.5), plot.bottom - share * plot.height())
    };
    let lines: Vec<[(f64, f64); 2]> = (0..chart.series.len())
        .flat_map(|series| (1..chart.categories.len()).map(move |category| (series, category)))
        .filter_map(|(series, category)| {
            let end = |category: usize| Some(at(category, frame::place(chart, series, category)?));
            Some([end(category - 1)?, end(category)?])
        })
        .collect();
    let top = (0..chart.series.len()).filter_map(|series| frame::place(chart, series, category)).fold(scale.low, f64::max);
    let (x, y) = at(category, top);
    let half = labels::width(event, size, false) / 2.0;
    let x = x.min(page.width - half).max(half);
    let across = x - at(category, top).0;
    let values = neighbours(page, category).map(|(other, value, text)| {
        let ((x, y), half) = (at(other, value), labels::width(&text, size, false) / 2.0);
        Bounds { left: x - half, top: y - 0.3 * size - page.line(), right: x + half, bottom: y }
    });
    let values: Vec<Bounds> = values.collect();
    // A value may stand at the mark itself, at Office's own distance from it.
    let mut up = page.line() + 0.6 * size;
    while up < plot.height() {
        let bottom = y - 0.3 * size - up;
        let label = Bounds { left: x - half, top: bottom - page.line(), right: x + half, bottom };
        let crossed = lines.iter().any(|line| label.is_crossed_by(line[0], line[1]));
        if label.top <= 0.0 || !(crossed || values.iter().chain(&*taken).any(|other| other.overlaps(&label))) {
            taken.push(label);
            return (across, up);
        }
        up += 0.5 * size;
    }
    (across, page.line())
}

/// The highest values beside a category, with what may be written over them.
fn neighbours(page: &Page<'_>, category: usize) -> impl Iterator<Item = (usize, f64, String)> {
    let chart = page.chart;
    let others = (0..chart.categories.len()).filter(move |other| *other != category);
    others.filter_map(move |other| {
        let of_first = |index: &usize| chart.series[*index].role != SeriesRole::Secondary;
        let values = (0..chart.series.len())
            .filter(of_first)
            .filter_map(|index| Some((index, chart.series[index].values.get(other).copied().flatten()?)));
        let (index, value) = values.max_by_key(|(_, value)| *value)?;
        Some((other, scale::to_f64(value), frame::series_text(chart, index, value)))
    })
}
