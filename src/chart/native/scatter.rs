//! Scatter: one point for each item, its first measure across and its second upwards, named where a name stands clear.

use super::page::{Page, upright};
use super::paint::{ACCENT, QUIET};
use super::place::{CROSSED, Ground};
use super::plan::{Across, AxisTitle, Form, Group, LabelSide, Look, Marker, PLAIN, Plan, PlanLabel, PlanPoint, PlanSeries};
use super::plan::{RunText, Says, WordRun};
use crate::chart::frame;
use crate::chart::labels::{self, ABOVE, BELOW, Bounds, LEADING};
use crate::chart::scale::Scale;
use crate::chart::scatter::{FEW, axis, axis_name};

/// A scatter of the first two series.
pub(super) fn points(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let mut sheet = page.sheet();
    let mut header = page.header(&[]);
    let columns: Vec<usize> = (0..chart.series.len().min(2)).map(|index| page.add_series(&mut sheet, index)).collect();
    let scale = |index: usize| {
        axis((0..chart.categories.len()).filter_map(|at| frame::place(chart, index, at)).collect::<Vec<_>>().into_iter())
    };
    let (across, up) = (scale(0), scale(1));
    let kind = |index: usize| frame::unit_of(chart, index).kind;
    let widest = |scale: &Scale, index: usize| {
        let texts = frame::tick_labels(scale, kind(index), chart.language);
        texts.iter().map(|text| labels::width(text, size, false)).fold(0.0, f64::max)
    };
    let plot = Bounds {
        left: widest(&up, 1) + 0.9 * size,
        top: header.bottom + (LEADING + 0.9) * size,
        right: page.width - widest(&across, 0) / 2.0 - 0.6 * size,
        bottom: page.height - (2.0 * LEADING + BELOW) * size - 0.9 * size,
    };
    let name = |index: usize| axis_name(chart, &chart.series[index]);
    // What is measured upwards stands over its axis, as the title's last line.
    header.add_line(&name(1));
    let across_name = name(0);
    let end = (plot.right - labels::width(&across_name, size, false) * 1.05 - 0.8 * size).max(0.0);
    let mut series = PlanSeries::new(columns.last().copied().unwrap_or(0));
    series.across = columns.first().copied();
    series.marker = Some(mark(page, None));
    name_points(page, &mut series, &plot, &across, &up);
    let mut axes = upright(1);
    (axes.low, axes.high) = (Some(up.low), Some(up.high));
    axes.numbers = Some(page.numbers(&up, kind(1)));
    axes.across = Some(Across {
        low: across.low,
        high: across.high,
        numbers: page.numbers(&across, kind(0)),
        title: AxisTitle { text: across_name, at: page.distance(end, page.height - (ABOVE + 2.0 * BELOW + 0.3) * size) },
    });
    let groups = vec![Group { form: Form::Points, axes: 0, series: vec![series] }];
    page.plan(header, &plot, groups, vec![axes], sheet, Vec::new())
}

fn mark(page: &Page<'_>, category: Option<usize>) -> Marker {
    let size = if page.chart.categories.len() > 60 { 5 } else { 7 };
    let quiet = page.chart.highlight.is_some() && page.chart.highlight != category;
    Marker { paint: if quiet { QUIET } else { ACCENT }, size }
}

/// Names the highlighted point first, then the outermost, as long as a name stands clear.
fn name_points(page: &Page<'_>, series: &mut PlanSeries, plot: &Bounds, across: &Scale, up: &Scale) {
    let chart = page.chart;
    let share = |value: f64, scale: &Scale| (value - scale.low) / (scale.high - scale.low);
    let at = |category: usize| {
        let (x, y) = (frame::place(chart, 0, category)?, frame::place(chart, 1, category)?);
        Some((plot.left + share(x, across) * plot.width(), plot.bottom - share(y, up) * plot.height()))
    };
    let mut order: Vec<(usize, (f64, f64))> =
        (0..chart.categories.len()).filter_map(|category| Some((category, at(category)?))).collect();
    let centre = (f64::midpoint(plot.left, plot.right), f64::midpoint(plot.top, plot.bottom));
    let outward = |point: (f64, f64)| ((point.0 - centre.0) / plot.width()).hypot((point.1 - centre.1) / plot.height());
    let is_loud = |category: usize| chart.highlight == Some(category);
    let mut ground = Ground::new(page, Vec::new());
    for (_, (x, y)) in &order {
        ground.take(Bounds { left: x - 4.0, top: y - 4.0, right: x + 4.0, bottom: y + 4.0 });
    }
    let few = order.len() <= FEW;
    order.sort_by(|one, other| is_loud(other.0).cmp(&is_loud(one.0)).then(outward(other.1).total_cmp(&outward(one.1))));
    let mut named = Vec::new();
    for (category, point) in order {
        let loud = is_loud(category);
        if loud {
            series.points.push(PlanPoint { index: category, fill: None, marker: Some(mark(page, Some(category))) });
        }
        let text = labels::cut(&chart.categories[category], page.size, loud, plot.width() * 0.34);
        let place = ground.best(page, point, labels::width(&text, page.size, loud), false);
        if place.cost >= CROSSED && !loud && !few {
            continue;
        }
        ground.settle(&place);
        let look = if loud { Look { bold: true, paint: ACCENT } } else { PLAIN };
        let says = Says::Words(vec![vec![WordRun { text: RunText::Fixed(text), look }]]);
        let (side, moved): (LabelSide, _) = (place.side, Some(page.distance(place.moved.0, place.moved.1)));
        named.push((category, Some(PlanLabel { says, side: Some(side), moved, on_line: false, look })));
    }
    named.sort_by_key(|(category, _)| *category);
    series.labels.points = named;
}
