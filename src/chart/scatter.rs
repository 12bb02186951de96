//! Scatter: one point for each item, its first measure across and its second upwards, each axis with its name and unit.

use super::canvas::{Canvas, Plot, Point};
use super::frame;
use super::labels::{self, ABOVE, BELOW, Bounds, LEADING, Label, MIDDLE, Side};
use super::points;
use super::scale::{self, Base, Scale};
use crate::number::{Language, Unit, UnitKind};
use crate::report::{Chart, ChartSeries};
use crate::theme::Colour;

/// Draws a scatter of the first two series.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart) {
    let top = frame::header(canvas, chart, &[]);
    let [across, up, ..] = chart.series.as_slice() else { return };
    let points = pairs(chart);
    let (across_scale, up_scale) = (axis(points.iter().map(|point| point.across)), axis(points.iter().map(|point| point.up)));
    let size = canvas.size;
    let up_labels = frame::tick_labels(&up_scale, kind(chart, up), chart.language);
    let across_labels = frame::tick_labels(&across_scale, kind(chart, across), chart.language);
    let widest = |labels: &[String]| labels.iter().map(|label| labels::width(label, size, false)).fold(0.0, f64::max);
    let name_top = top + ABOVE * size;
    let foot = (2.0 * LEADING + BELOW) * size + 0.5 * size;
    let bounds = Bounds {
        left: widest(&up_labels) + 0.6 * size,
        top: top + (LEADING + 0.6) * size,
        right: canvas.bounds.right - widest(&across_labels) / 2.0 - 0.6 * size,
        bottom: canvas.bounds.bottom - foot,
    };
    let plot = canvas.plot(bounds, across_scale.low..across_scale.high, up_scale.low..up_scale.high);
    let limit = canvas.bounds.width();
    let up_name = labels::cut(&axis_name(chart, up), size, false, limit);
    canvas.try_write(&Label::new(up_name, 0.0, name_top, size).colour(Colour::Ink));
    grid(canvas, &plot, &up_scale, &up_labels);
    across_axis(canvas, &plot, &across_scale, &across_labels);
    let across_name = labels::cut(&axis_name(chart, across), size, false, limit);
    let baseline = canvas.bounds.bottom - BELOW * size - 0.5;
    canvas
        .try_write(&Label::new(across_name, bounds.right, baseline, size).side(Side::End).colour(Colour::Ink).within(0.0, limit));
    draw_points(canvas, &plot, chart, &points);
}

/// One item with both measures.
struct Pair {
    category: usize,
    across: f64,
    up: f64,
}

fn pairs(chart: &Chart) -> Vec<Pair> {
    let all = 0..chart.categories.len();
    all.filter_map(|category| {
        Some(Pair { category, across: frame::place(chart, 0, category)?, up: frame::place(chart, 1, category)? })
    })
    .collect()
}

/// A round axis near the values, with the marks clear of its ends.
pub(super) fn axis(values: impl Iterator<Item = f64> + Clone) -> Scale {
    let tight = scale::tight(values.clone(), Base::Free);
    let air = 0.04 * (tight.high - tight.low);
    let below = if tight.low == 0.0 { 0.0 } else { tight.low - air };
    scale::nice(values.chain([below, tight.high + air]), Base::Free, 4)
}

fn kind(chart: &Chart, series: &ChartSeries) -> UnitKind {
    unit(chart, series).kind
}

fn unit<'a>(chart: &'a Chart, series: &'a ChartSeries) -> &'a Unit {
    if series.unit.text.is_empty() { &chart.unit } else { &series.unit }
}

/// A measure with its unit: `解决时长（小时）`.
pub(super) fn axis_name(chart: &Chart, series: &ChartSeries) -> String {
    let unit = unit(chart, series);
    match chart.language {
        _ if unit.text.is_empty() || series.name.contains(&unit.text) => series.name.clone(),
        Language::ZhCn => format!("{}（{}）", series.name, unit.text),
        Language::En => format!("{} ({})", series.name, unit.text),
    }
}

fn grid(canvas: &mut Canvas<'_>, plot: &Plot<'_>, scale: &Scale, labels: &[String]) {
    let size = canvas.size;
    for (index, (tick, label)) in scale.ticks.iter().zip(labels).enumerate() {
        let (_, y) = plot.at(0.0, scale::to_f64(*tick));
        let colour = canvas.rgb(if index == 0 { Colour::Quiet } else { Colour::Hairline });
        canvas.line((plot.bounds.left, y), (plot.bounds.right, y), colour, frame::HAIRLINE);
        canvas.try_write(&Label::new(label.as_str(), plot.bounds.left - 0.6 * size, y + MIDDLE * size, size).side(Side::End));
    }
}

fn across_axis(canvas: &mut Canvas<'_>, plot: &Plot<'_>, scale: &Scale, labels: &[String]) {
    let size = canvas.size;
    for (tick, label) in scale.ticks.iter().zip(labels) {
        let (x, _) = plot.at(scale::to_f64(*tick), 0.0);
        canvas.line((x, plot.bounds.bottom), (x, plot.bounds.bottom + 4.0), canvas.rgb(Colour::Quiet), frame::HAIRLINE);
        let baseline = plot.bounds.bottom + (ABOVE + 0.5) * size;
        let label = Label::new(label.as_str(), x, baseline, size).side(Side::Middle);
        canvas.try_write(&label.within(canvas.bounds.left, canvas.bounds.right));
    }
}

/// Draws the points, then names them: the highlighted first, then the outermost, as long as a name stands clear.
fn draw_points(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, pairs: &[Pair]) {
    let place = |pair: &Pair| plot.at(pair.across, pair.up);
    let radius = if pairs.len() > 60 { 3.0 } else { 4.5 };
    let is_loud = |pair: &Pair| chart.highlight == Some(pair.category);
    let mut drawn: Vec<&Pair> = pairs.iter().collect();
    drawn.sort_by_key(|pair| is_loud(pair));
    for pair in &drawn {
        let (x, y) = place(pair);
        let quiet = chart.highlight.is_some() && !is_loud(pair);
        canvas.disc((x, y), radius + 1.0, canvas.rgb(Colour::Paper));
        canvas.disc((x, y), radius, canvas.rgb(if quiet { Colour::Quiet } else { Colour::Accent }));
        canvas.avoid(Bounds { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    }
    let centre = (f64::midpoint(plot.bounds.left, plot.bounds.right), f64::midpoint(plot.bounds.top, plot.bounds.bottom));
    let outward = |point: Point| {
        let (x, y) = ((point.0 - centre.0) / plot.bounds.width(), (point.1 - centre.1) / plot.bounds.height());
        x.hypot(y)
    };
    drawn.sort_by(|one, other| is_loud(other).cmp(&is_loud(one)).then(outward(place(other)).total_cmp(&outward(place(one)))));
    let limit = plot.bounds.width() * 0.34;
    for pair in drawn {
        let loud = is_loud(pair);
        let name = labels::cut(&chart.categories[pair.category], canvas.size, loud, limit);
        let label = Label::new(name, 0.0, 0.0, canvas.size).side(Side::Middle).bold(loud);
        let must = loud || pairs.len() <= FEW;
        points::name(canvas, place(pair), &label.colour(if loud { Colour::Accent } else { Colour::Ink }), must);
    }
}

/// Up to so many points each has its name.
pub(super) const FEW: usize = 12;
