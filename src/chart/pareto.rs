//! Pareto: columns from the largest down and their cumulative share over them on one grid, so that the line starts on the
//! first column; the vital few, which reach the target share together, are loud.

use super::canvas::{Canvas, Plot, Point};
use super::column::{self, Field};
use super::frame::{self, Key, KeyMark};
use super::labels::{self, ABOVE, Label, Side};
use super::scale::{self, Base};
use super::shades;
use crate::number::UnitKind;
use crate::report::{Chart, SeriesRole};
use crate::theme::{Colour, Rgb, Theme};
use rust_decimal::Decimal;

/// Draws a Pareto chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let Some(columns) = chart.series.iter().position(|series| series.role != SeriesRole::Secondary) else { return };
    let line = chart.series.iter().position(|series| series.role == SeriesRole::Secondary);
    let top = frame::header(canvas, chart, &keys(chart, columns, line, theme));
    let right = canvas.bounds.right - column::target_margin(canvas, chart);
    let count = chart.categories.len().max(1) as f64;
    let total = chart.series[columns].values.iter().flatten().map(|value| scale::to_f64(*value).max(0.0)).sum::<f64>();
    let scale = scale::tight([0.0, total], Base::Zero);
    let field = Field::lay_out(canvas, chart, &scale, top, right);
    let plot = canvas.plot(field.bounds, 0.0..count, 0.0..scale.high);
    let shares = canvas.plot(field.bounds, 0.0..count, 0.0..100.0);
    let few = chart.vital_few();
    let bars = draw_columns(canvas, &plot, chart, columns, few, theme);
    frame::zero_line(canvas, &plot, 0.0);
    column::target_line(canvas, &shares, chart);
    field.categories.write(canvas, chart, field.bounds.bottom, |category| plot.at(category as f64 + 0.5, 0.0).0);
    if let Some(line) = line {
        let points = draw_line(canvas, &shares, chart, line, theme);
        write_shares(canvas, chart, line, &points, few, field.bounds.width() / count);
    }
    for label in bars {
        canvas.try_write(&label);
    }
}

fn keys(chart: &Chart, columns: usize, line: Option<usize>, theme: &Theme) -> Vec<Key> {
    let name = |index: usize| chart.series[index].name.clone();
    let column = Key { name: name(columns), colour: theme.palette.accent, mark: KeyMark::Square };
    let line = line.map(|index| Key { name: name(index), colour: line_colour(theme), mark: KeyMark::Stroke });
    std::iter::once(column).chain(line).collect()
}

/// Draws the columns and gives the values to be written after the line: in the columns where the line's own labels stand
/// over them, else on top.
fn draw_columns(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, series: usize, few: usize, theme: &Theme) -> Vec<Label> {
    let size = canvas.size;
    let slot = plot.bounds.width() / chart.categories.len().max(1) as f64;
    let first = chart.series[series].values.iter().flatten().next().map(|value| frame::series_text(chart, series, *value));
    let wanted = first.map_or(0.0, |text| labels::width(&text, size, false) + 5.0) / slot;
    // The first column has the line's first share over it, so its own value stands within if it can.
    let half = (0.36_f64.min(3.2 * size / slot)).max((wanted / 2.0).min(0.46));
    let mut labels = Vec::new();
    for (category, value) in chart.series[series].values.iter().enumerate() {
        let Some(value) = *value else { continue };
        let middle = category as f64 + 0.5;
        let fill = if category < few || few == 0 { theme.palette.accent } else { rest(theme) };
        let bounds = plot.bar(middle - half..middle + half, 0.0..scale::to_f64(value).max(0.0), fill);
        canvas.avoid(bounds);
        let text = frame::series_text(chart, series, value);
        let x = f64::midpoint(bounds.left, bounds.right);
        let label = Label::new(text, x, 0.0, size).side(Side::Middle);
        let fits = label.width() + 4.0 <= bounds.width() && bounds.height() >= 1.5 * size;
        let over = Label { baseline: bounds.top - 0.32 * size, ..label.clone() }.colour(Colour::Ink);
        let within = Label { baseline: bounds.top + (ABOVE + 0.3) * size, ..label }.colour(shades::text_on(fill, &theme.palette));
        labels.push(if fits && (category == 0 || category < few) { within } else { over });
    }
    labels
}

fn draw_line(
    canvas: &mut Canvas<'_>,
    plot: &Plot<'_>,
    chart: &Chart,
    line: usize,
    theme: &Theme,
) -> Vec<(usize, Decimal, Point)> {
    let shares = chart.series[line].values.iter().enumerate();
    let points: Vec<(usize, Decimal, Point)> = shares
        .filter_map(|(category, share)| Some((category, (*share)?, plot.at(category as f64 + 0.5, scale::to_f64((*share)?)))))
        .collect();
    let path: Vec<Point> = points.iter().map(|(_, _, point)| *point).collect();
    if path.len() > 1 {
        canvas.path(&path, line_colour(theme), 2.25);
        canvas.avoid_stroke(path.clone());
    }
    for point in path {
        canvas.disc(point, 4.0, theme.palette.paper);
        canvas.disc(point, 2.75, line_colour(theme));
    }
    points
}

/// Writes the shares over their points: the one that reaches the target first, then the first, then all that have room.
fn write_shares(canvas: &mut Canvas<'_>, chart: &Chart, line: usize, points: &[(usize, Decimal, Point)], few: usize, slot: f64) {
    let size = canvas.size;
    let reached = few.checked_sub(1);
    let all = points.iter().map(|(_, share, _)| share_text(chart, line, *share));
    let roomy = all.map(|text| labels::width(&text, size, true)).fold(0.0, f64::max) + 4.0 <= slot;
    let last = points.last().map(|(category, _, _)| *category);
    let mut order: Vec<&(usize, Decimal, Point)> = points.iter().collect();
    order.retain(|(category, _, _)| roomy || [Some(0), reached, last].contains(&Some(*category)));
    order.sort_by_key(|(category, _, _)| (Some(*category) != reached, *category));
    for (category, share, (x, y)) in order {
        let loud = Some(*category) == reached;
        let label = Label::new(share_text(chart, line, *share), *x, y - 0.55 * size, size).side(Side::Middle).bold(loud);
        let label = label.colour(if loud { Colour::Ink } else { Colour::Muted });
        // The line rises to the right, so over its left is where it is clear.
        let left = canvas.bounds.left;
        let places = [0.0, 0.25, 0.5].map(|aside| {
            let moved = Label { x: x - aside * label.width(), ..label.clone() };
            moved.within(left, canvas.bounds.right)
        });
        let higher = places.clone().map(|label| Label { baseline: label.baseline - 0.5 * size, ..label });
        canvas.write_at_best(&[places, higher].concat());
    }
}

fn share_text(chart: &Chart, line: usize, share: Decimal) -> String {
    if frame::unit_of(chart, line).kind == UnitKind::Percent {
        return frame::value_text(share.normalize(), UnitKind::Percent, chart.language);
    }
    frame::series_text(chart, line, share)
}

/// The many that matter less.
fn rest(theme: &Theme) -> Rgb {
    shades::mix(theme.palette.quiet, theme.palette.paper, 0.35)
}

fn line_colour(theme: &Theme) -> Rgb {
    theme.palette.muted
}
