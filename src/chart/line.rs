//! Lines over time: this period in the accent, the one before thin and dashed, each named at its end.

use super::canvas::{Canvas, Plot, Point};
use super::column::{Field, HAIR_TARGET};
use super::events;
use super::frame::{self};
use super::labels::{self, Bounds, Label, MIDDLE};
use super::points;
use super::scale::{self, Base};
use super::shades;
use crate::report::{Chart, SeriesRole};
use crate::theme::{Colour, Rgb, Theme};

/// Stroke of a line that matters: 2.25 points in pixels.
pub(super) const STROKE: f64 = 3.0;
/// Stroke of a line compared with, in pixels.
const THIN: f64 = 1.5;

/// How far above a point a flag's leader ends, in pixels.
const CLEAR_OF_MARK: f64 = 6.0;

/// Draws a line chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let top = frame::header(canvas, chart, &[]);
    let ends = end_texts(chart);
    let margin = end_margin(canvas, chart, &ends);
    let right = canvas.bounds.right - margin;
    let count = chart.categories.len().max(1) as f64;
    let all = values_at_points(chart, right / count, canvas.size);
    let values = (0..chart.series.len())
        .flat_map(|index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    let values = values.chain(chart.target.as_ref().map(|target| scale::to_f64(target.value)));
    let scale = if all { padded(scale::tight(values, Base::Free), canvas) } else { scale::nice(values, Base::Free, 4) };
    let field = Field::lay_out(canvas, chart, &scale, top, right);
    let plot = canvas.plot(field.bounds, 0.0..count, scale.low..scale.high);
    if all {
        let y = field.bounds.bottom;
        canvas.line((field.bounds.left, y), (field.bounds.right, y), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
    } else {
        frame::value_axis(canvas, &plot, &scale, chart);
    }
    if scale.low < 0.0 && scale.high > 0.0 {
        frame::zero_line(canvas, &plot, 0.0);
    }
    target_stroke(canvas, &plot, chart);
    let mut order: Vec<usize> = (0..chart.series.len()).collect();
    // The line that matters is drawn over the others.
    order.sort_by_key(|&index| std::cmp::Reverse(loudness(chart.series[index].role)));
    for index in order {
        stroke_series(canvas, &plot, chart, index, theme);
    }
    write_ends(canvas, &plot, chart, &ends, theme);
    field.categories.write(canvas, chart, field.bounds.bottom + field.below, |category| plot.at(category as f64 + 0.5, 0.0).0);
    write_points(canvas, &plot, chart, all);
    // A flag points at this period's line, not at what lies over it.
    let named = |category: usize| loudest(chart).and_then(|index| frame::place(chart, index, category));
    let highest =
        |category: usize| (0..chart.series.len()).filter_map(|index| frame::place(chart, index, category)).reduce(f64::max);
    let summit = |category: usize| {
        let value = named(category).or_else(|| highest(category));
        value.map_or(field.bounds.bottom, |value| plot.at(0.0, value).1 - CLEAR_OF_MARK)
    };
    events::write(canvas, chart, top, |category| plot.at(category as f64 + 0.5, 0.0).0, summit);
}

/// Draws one series, interrupted where values are missing; a value alone between gaps is a dot.
pub(super) fn stroke_series(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, index: usize, theme: &Theme) {
    let colour = line_colour(chart, index, theme);
    for run in runs(chart, index, plot) {
        match (chart.series[index].role, run.as_slice()) {
            (_, [point]) => canvas.disc(*point, STROKE, colour),
            (SeriesRole::Previous, points) => canvas.dashes(points, colour, THIN, "5 3.5"),
            (SeriesRole::Part, points) => canvas.path(points, colour, 2.25),
            (SeriesRole::Target, points) => canvas.path(points, colour, HAIR_TARGET),
            (SeriesRole::Current | SeriesRole::Secondary, points) => canvas.path(points, colour, STROKE),
        }
        if matches!(chart.series[index].role, SeriesRole::Previous | SeriesRole::Target) {
            run.windows(2).for_each(|pair| canvas.interrupt(pair[0], pair[1]));
        } else {
            canvas.avoid_stroke(run);
        }
    }
}

/// The unbroken stretches of a series in pixels.
pub(super) fn runs(chart: &Chart, index: usize, plot: &Plot<'_>) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    for category in 0..chart.categories.len() {
        match frame::place(chart, index, category) {
            Some(value) => runs.last_mut().into_iter().for_each(|run| run.push(plot.at(category as f64 + 0.5, value))),
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Writes values at the points of the line that matters: all of them, or the highlight, the peak and the last.
pub(super) fn write_points(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, all: bool) {
    if let Some(index) = loudest(chart) {
        points::write(canvas, plot, chart, index, all);
    }
}

/// The colour of a line.
pub(super) fn line_colour(chart: &Chart, index: usize, theme: &Theme) -> Rgb {
    match chart.series[index].role {
        SeriesRole::Previous => theme.palette.quiet,
        SeriesRole::Part => shades::lines(&theme.palette, chart.series.len())[index],
        SeriesRole::Current | SeriesRole::Secondary | SeriesRole::Target => shades::series(chart, index, theme),
    }
}

/// Whether every point of the loudest line can say its value.
pub(super) fn values_at_points(chart: &Chart, slot: f64, size: f64) -> bool {
    let Some(index) = loudest(chart) else { return false };
    let alone = chart.series.iter().all(|series| series.role != SeriesRole::Part) || chart.series.len() == 1;
    let texts = chart.series[index].values.iter().flatten().map(|value| frame::series_text(chart, index, *value));
    alone && chart.categories.len() <= 14 && texts.map(|text| labels::width(&text, size, true)).fold(0.0, f64::max) + 3.0 <= slot
}

/// What stands at the right end of a line.
pub(super) struct EndText {
    lines: Vec<String>,
    wished: End,
}

/// Whose end it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Series(usize),
    Target,
}

/// Names of series and target for the margin; a single series is named by the title.
pub(super) fn end_texts(chart: &Chart) -> Vec<EndText> {
    let mut ends = Vec::new();
    if chart.series.len() > 1 {
        let present = (0..chart.series.len()).filter(|&index| chart.series[index].values.iter().any(Option::is_some));
        ends.extend(present.map(|index| EndText { lines: vec![chart.series[index].name.clone()], wished: End::Series(index) }));
    }
    if let Some(target) = &chart.target {
        ends.push(EndText { lines: vec![frame::target_text(target, chart)], wished: End::Target });
    }
    ends
}

fn end_margin(canvas: &Canvas<'_>, chart: &Chart, ends: &[EndText]) -> f64 {
    let size = canvas.size;
    let most = canvas.bounds.width() * 0.24;
    let widest = ends.iter().flat_map(|end| &end.lines).map(|line| labels::width(line, size, true)).fold(0.0, f64::max);
    let marks = if chart.series.iter().any(|series| series.role == SeriesRole::Part) { 0.9 * size } else { 0.0 };
    if widest > 0.0 { widest.min(most) + marks + 0.7 * size } else { 0.3 * size }
}

/// Writes the names at the lines' ends, moved apart where they would touch.
fn write_ends(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, ends: &[EndText], theme: &Theme) {
    let size = canvas.size;
    let limit = canvas.bounds.right - plot.bounds.right - 0.4 * size;
    let mut placed: Vec<(f64, &EndText)> = ends.iter().map(|end| (end_height(plot, chart, end), end)).collect();
    placed.sort_by(|one, other| one.0.total_cmp(&other.0));
    let wished: Vec<f64> = placed.iter().map(|(height, _)| *height).collect();
    let heights = labels::spread(&wished, labels::LEADING * size, plot.bounds.top, plot.bounds.bottom);
    for ((_, end), height) in placed.into_iter().zip(heights) {
        let (colour, bold) = match end.wished {
            End::Target => (Colour::Ink, false),
            End::Series(index) => match chart.series[index].role {
                SeriesRole::Current | SeriesRole::Secondary => (Colour::Accent, true),
                SeriesRole::Previous => (Colour::Muted, false),
                SeriesRole::Part | SeriesRole::Target => (Colour::Ink, false),
            },
        };
        let start = plot.bounds.right + 0.4 * size;
        let mut start_text = start;
        if let End::Series(index) = end.wished
            && chart.series[index].role == SeriesRole::Part
        {
            let half = 0.3 * size;
            let mark = Bounds { left: start, top: height - half, right: start + 2.0 * half, bottom: height + half };
            canvas.rectangle(&mark, line_colour(chart, index, theme));
            start_text = mark.right + 0.3 * size;
        }
        let text = labels::cut(&end.lines.concat(), size, bold, limit - (start_text - start));
        canvas.try_write(&Label::new(text, start_text, height + MIDDLE * size, size).bold(bold).colour(colour));
    }
}

fn end_height(plot: &Plot<'_>, chart: &Chart, end: &EndText) -> f64 {
    let value = match end.wished {
        End::Target => chart.target.as_ref().map(|target| target.value),
        End::Series(index) => chart.series[index].values.iter().flatten().last().copied(),
    };
    plot.at(0.0, value.map_or(0.0, scale::to_f64)).1
}

fn target_stroke(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart) {
    let Some(target) = &chart.target else { return };
    let (_, y) = plot.at(0.0, scale::to_f64(target.value));
    let ends = [(plot.bounds.left, y), (plot.bounds.right, y)];
    canvas.line(ends[0], ends[1], canvas.rgb(Colour::Ink), HAIR_TARGET);
    canvas.interrupt(ends[0], ends[1]);
}

/// The series whose values are said: this period's, or the only one.
pub(super) fn loudest(chart: &Chart) -> Option<usize> {
    let of_role = |role: SeriesRole| chart.series.iter().position(|series| series.role == role);
    of_role(SeriesRole::Current).or_else(|| of_role(SeriesRole::Secondary)).or_else(|| (chart.series.len() == 1).then_some(0))
}

fn loudness(role: SeriesRole) -> u8 {
    match role {
        SeriesRole::Current => 0,
        SeriesRole::Secondary => 1,
        SeriesRole::Part => 2,
        SeriesRole::Previous => 3,
        SeriesRole::Target => 4,
    }
}

/// The same scale with room under the lowest point, where its value may stand.
fn padded(mut scale: scale::Scale, canvas: &Canvas<'_>) -> scale::Scale {
    let share = (1.9 * canvas.size / (canvas.bounds.height() * 0.65)).min(0.4);
    if scale.low != 0.0 {
        scale.low -= (scale.high - scale.low) * share / (1.0 - share);
    }
    scale
}
