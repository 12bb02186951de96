//! Areas over time: one under its line, or several stacked, each named at its right end.

use super::canvas::{Canvas, Plot, Point};
use super::column::{self, Field};
use super::events;
use super::frame;
use super::labels::{self, LEADING, Label, MIDDLE};
use super::line;
use super::scale::{self, Base};
use super::shades;
use crate::report::{Chart, SeriesRole};
use crate::theme::{Colour, Rgb, Theme};

/// Draws an area chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let series = frame::primary(chart);
    let top = frame::header(canvas, chart, &[]);
    let stacked: Vec<usize> = series.iter().copied().filter(|&index| chart.series[index].role != SeriesRole::Previous).collect();
    let alone = stacked.len() == 1;
    let margin = names_margin(canvas, chart, &series).max(column::target_margin(canvas, chart));
    let right = canvas.bounds.right - margin;
    let count = chart.categories.len().max(1) as f64;
    let all = alone && line::values_at_points(chart, right / count, canvas.size);
    let layers = layers(chart, &stacked);
    let tops = layers.iter().flatten().flatten().map(|band| band.1).chain(others(chart, &stacked));
    let scale = if all { scale::tight(tops, Base::Zero) } else { scale::nice(tops, Base::Zero, 4) };
    let field = Field::lay_out(canvas, chart, &scale, top, right);
    let plot = canvas.plot(field.bounds, 0.0..count, scale.low..scale.high);
    if !all {
        frame::value_axis(canvas, &plot, &scale, chart);
    }
    for (&index, layer) in stacked.iter().zip(&layers) {
        draw_layer(canvas, &plot, layer, shades::series(chart, index, theme), alone);
    }
    frame::zero_line(canvas, &plot, 0.0);
    for &index in series.iter().filter(|index| !stacked.contains(index)) {
        line::stroke_series(canvas, &plot, chart, index, theme);
    }
    column::target_line(canvas, &plot, chart);
    if chart.series.len() > 1 {
        write_names(canvas, &plot, chart, &stacked, &layers);
    }
    field.categories.write(canvas, chart, field.bounds.bottom + field.below, |category| plot.at(category as f64 + 0.5, 0.0).0);
    if alone {
        line::write_points(canvas, &plot, chart, all);
    }
    let summit = |category: usize| {
        let reached =
            layers.iter().filter_map(|layer| layer[category]).map(|band| band.1).chain(frame::place(chart, 0, category));
        reached.map(|value| plot.at(0.0, value).1).fold(field.bounds.bottom, f64::min)
    };
    events::write(canvas, chart, top, |category| plot.at(category as f64 + 0.5, 0.0).0, summit);
}

/// For each category the lower and upper value of a series in the stack, where it has a value.
type Layer = Vec<Option<(f64, f64)>>;

fn layers(chart: &Chart, stacked: &[usize]) -> Vec<Layer> {
    let mut base = vec![0.0; chart.categories.len()];
    stacked
        .iter()
        .map(|&index| {
            let band = |(category, base): (usize, &mut f64)| {
                let value = frame::place(chart, index, category)?;
                let from = *base;
                *base += value;
                Some((from, *base))
            };
            base.iter_mut().enumerate().map(band).collect()
        })
        .collect()
}

/// Values that are not part of the stack but must be on the scale.
fn others(chart: &Chart, stacked: &[usize]) -> Vec<f64> {
    let apart = (0..chart.series.len()).filter(|index| !stacked.contains(index));
    let places =
        apart.flat_map(|index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    places.chain(chart.target.as_ref().map(|target| scale::to_f64(target.value))).collect()
}

/// Fills the unbroken stretches of a layer and draws its upper edge.
fn draw_layer(canvas: &mut Canvas<'_>, plot: &Plot<'_>, layer: &Layer, colour: Rgb, alone: bool) {
    let fill = if alone { shades::mix(colour, canvas.rgb(Colour::Paper), 0.86) } else { colour };
    let mut start = 0;
    while start < layer.len() {
        let run = layer[start..].iter().map_while(|band| *band).count();
        if run > 0 {
            let place = |offset: usize, value: f64| plot.at((start + offset) as f64 + 0.5, value);
            let bands: Vec<(f64, f64)> = layer[start..start + run].iter().flatten().copied().collect();
            let upper: Vec<Point> = bands.iter().enumerate().map(|(offset, band)| place(offset, band.1)).collect();
            let lower = bands.iter().enumerate().rev().map(|(offset, band)| place(offset, band.0));
            let outline: Vec<Point> = upper.iter().copied().chain(lower).collect();
            canvas.polygon(&outline, fill);
            let (edge, width) = if alone { (colour, line::STROKE) } else { (canvas.rgb(Colour::Paper), 1.0) };
            if upper.len() > 1 {
                canvas.path(&upper, edge, width);
            } else {
                canvas.disc(upper[0], line::STROKE, colour);
            }
            canvas.avoid_stroke(upper);
        }
        start += run.max(1);
    }
}

fn names_margin(canvas: &Canvas<'_>, chart: &Chart, series: &[usize]) -> f64 {
    if chart.series.len() < 2 {
        return 0.3 * canvas.size;
    }
    let widest = series.iter().map(|&index| labels::width(&chart.series[index].name, canvas.size, true)).fold(0.0, f64::max);
    widest.min(canvas.bounds.width() * 0.24) + 0.6 * canvas.size
}

fn write_names(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, stacked: &[usize], layers: &[Layer]) {
    let size = canvas.size;
    // A layer of a stack is named in its middle, an area alone at its line.
    let height = |band: &(f64, f64)| if stacked.len() > 1 { f64::midpoint(band.0, band.1) } else { band.1 };
    let mut ends: Vec<(f64, usize)> = stacked
        .iter()
        .zip(layers)
        .filter_map(|(&index, layer)| layer.iter().flatten().last().map(|band| (plot.at(0.0, height(band)).1, index)))
        .collect();
    let apart = (0..chart.series.len()).filter(|index| !stacked.contains(index));
    ends.extend(apart.filter_map(|index| {
        let last = chart.series[index].values.iter().flatten().last()?;
        Some((plot.at(0.0, scale::to_f64(*last)).1, index))
    }));
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let wished: Vec<f64> = ends.iter().map(|end| end.0).collect();
    let heights = labels::spread(&wished, LEADING * size, plot.bounds.top, plot.bounds.bottom);
    let left = plot.bounds.right - plot.bounds.width() / chart.categories.len().max(1) as f64 / 2.0 + 0.5 * size;
    for ((_, index), height) in ends.into_iter().zip(heights) {
        let loud = chart.series[index].role == SeriesRole::Current;
        let name = labels::cut(&chart.series[index].name, size, loud, canvas.bounds.right - left);
        let colour = if loud { Colour::Accent } else { Colour::Ink };
        canvas.try_write(&Label::new(name, left, height + MIDDLE * size, size).bold(loud).colour(colour));
    }
}
