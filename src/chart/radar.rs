//! A radar: several measures of one unit around a centre, one outline for each series.

use super::canvas::{Canvas, Point};
use super::frame::{self, Key, KeyMark};
use super::labels::{self, LEADING, Label, MIDDLE, Side};
use super::line;
use super::scale::{self, Base, Scale};
use super::shades;
use crate::report::{Chart, SeriesRole};
use crate::theme::{Colour, Rgb, Theme};

/// Draws a radar: the categories are its axes.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let top = frame::header(canvas, chart, &keys(chart, theme));
    let size = canvas.size;
    let all = (0..chart.series.len())
        .flat_map(|index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    let scale = scale::nice(all, Base::Zero, 4);
    let names = names(chart, size, canvas.bounds.width() * 0.24);
    let widest = names.iter().flat_map(|name| name.lines.iter()).map(|(text, bold)| labels::width(text, size, *bold));
    let rows = names.iter().map(|name| name.lines.len()).max().unwrap_or(1) as f64;
    let (width, height) = (canvas.bounds.width(), canvas.bounds.bottom - top);
    let across = width / 2.0 - widest.fold(0.0, f64::max) - 0.8 * size;
    let radius = across.min((height - 2.0 * rows * LEADING * size - 1.2 * size) / 2.0).max(1.5 * size);
    let web = Web { centre: (width / 2.0, top + height / 2.0), radius, axes: chart.categories.len().max(1), scale };
    draw_web(canvas, &web);
    let mut order: Vec<usize> = (0..chart.series.len()).collect();
    order.sort_by_key(|&index| matches!(chart.series[index].role, SeriesRole::Current));
    for index in order {
        draw_outline(canvas, chart, &web, index, theme);
    }
    for (category, name) in names.iter().enumerate() {
        write_name(canvas, chart, &web, category, name);
    }
    if loud(chart).is_none() {
        write_ticks(canvas, chart, &web);
    }
}

/// The axes around their centre.
struct Web {
    centre: Point,
    radius: f64,
    axes: usize,
    scale: Scale,
}

impl Web {
    /// A point on an axis, at a part of the radius.
    fn at(&self, axis: usize, part: f64) -> Point {
        let (sin, cos) = (axis as f64 / self.axes as f64 * std::f64::consts::TAU).sin_cos();
        (self.centre.0 + self.radius * part * sin, self.centre.1 - self.radius * part * cos)
    }

    fn part(&self, value: f64) -> f64 {
        (value - self.scale.low) / (self.scale.high - self.scale.low)
    }

    fn ring(&self, part: f64) -> Vec<Point> {
        (0..=self.axes).map(|axis| self.at(axis % self.axes, part)).collect()
    }
}

/// An axis name and, where one series is loud, its value under it.
struct Name {
    lines: Vec<(String, bool)>,
}

/// The series whose values are said: the only one of this period.
fn loud(chart: &Chart) -> Option<usize> {
    let current = chart.series.iter().position(|series| series.role == SeriesRole::Current);
    current.or_else(|| (chart.series.len() == 1).then_some(0))
}

fn names(chart: &Chart, size: f64, limit: f64) -> Vec<Name> {
    let value = |category: usize| {
        let index = loud(chart)?;
        let value = chart.series[index].values.get(category).copied().flatten()?;
        Some((frame::series_text(chart, index, value), true))
    };
    let name = |(category, name): (usize, &String)| {
        let lines = labels::wrap_or_cut(name, size, false, limit, 2).into_iter().map(|line| (line, false));
        Name { lines: lines.chain(value(category)).collect() }
    };
    chart.categories.iter().enumerate().map(name).collect()
}

fn draw_web(canvas: &Canvas<'_>, web: &Web) {
    let hairline = canvas.rgb(Colour::Hairline);
    let parts: Vec<f64> = web.scale.ticks.iter().map(|tick| web.part(scale::to_f64(*tick))).collect();
    for part in parts.into_iter().filter(|part| *part > 0.0) {
        canvas.path(&web.ring(part), hairline, frame::HAIRLINE);
    }
    for axis in 0..web.axes {
        canvas.path(&[web.centre, web.at(axis, 1.0)], hairline, frame::HAIRLINE);
    }
}

/// Draws one outline, open where a value is missing.
fn draw_outline(canvas: &mut Canvas<'_>, chart: &Chart, web: &Web, index: usize, theme: &Theme) {
    let point = |axis: usize| frame::place(chart, index, axis % web.axes).map(|value| web.at(axis % web.axes, web.part(value)));
    let (colour, look) = (colour(chart, index, theme), look(chart, index));
    for axis in 0..web.axes {
        let (Some(from), Some(until)) = (point(axis), point(axis + 1)) else { continue };
        match look {
            Some(pattern) => canvas.dashes(&[from, until], colour, 2.0, pattern),
            None => canvas.path(&[from, until], colour, line::STROKE),
        }
        canvas.avoid_stroke(vec![from, until]);
    }
    for point in (0..web.axes).filter_map(point).filter(|_| look.is_none()) {
        canvas.disc(point, 3.5, colour);
    }
}

/// Dashes of a series, so that outlines are told apart without colour; `None` is a full stroke.
fn look(chart: &Chart, index: usize) -> Option<&'static str> {
    match chart.series[index].role {
        SeriesRole::Current | SeriesRole::Secondary => None,
        SeriesRole::Previous => Some("5 3.5"),
        SeriesRole::Target => Some("1.5 3"),
        SeriesRole::Part => [None, Some("7 3.5"), Some("1.5 3"), Some("9 3 2 3")][index % 4],
    }
}

fn colour(chart: &Chart, index: usize, theme: &Theme) -> Rgb {
    if chart.series[index].role == SeriesRole::Part {
        return shades::lines(&theme.palette, chart.series.len())[index];
    }
    line::line_colour(chart, index, theme)
}

fn keys(chart: &Chart, theme: &Theme) -> Vec<Key> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let key = |index: usize| Key {
        name: chart.series[index].name.clone(),
        colour: colour(chart, index, theme),
        mark: look(chart, index).map_or(KeyMark::Stroke, KeyMark::Dashes),
    };
    (0..chart.series.len()).map(key).collect()
}

/// Writes an axis name outside the web, turned towards it.
fn write_name(canvas: &mut Canvas<'_>, chart: &Chart, web: &Web, category: usize, name: &Name) {
    let size = canvas.size;
    let (sin, cos) = (category as f64 / web.axes as f64 * std::f64::consts::TAU).sin_cos();
    let turned = match sin {
        sin if sin > 0.15 => Side::Start,
        sin if sin < -0.15 => Side::End,
        _ => Side::Middle,
    };
    let (x, y) = web.at(category, 1.0);
    let block = LEADING * size * name.lines.len() as f64;
    // Beside the web a name is centred on its axis' end, over and under it stands clear of it.
    let top = y - block / 2.0 - cos * (block / 2.0 + 0.35 * size);
    let highlighted = chart.highlight == Some(category);
    for (row, (text, bold)) in name.lines.iter().enumerate() {
        let baseline = top + LEADING * size * (row as f64 + 0.5) + MIDDLE * size;
        let colour = if *bold || highlighted { Colour::Ink } else { Colour::Muted };
        let label = Label::new(text.as_str(), x + 0.6 * size * sin, baseline, size).side(turned).bold(*bold).colour(colour);
        canvas.try_write(&label.within(canvas.bounds.left, canvas.bounds.right));
    }
}

/// Writes the numbers of the scale along the first axis.
fn write_ticks(canvas: &mut Canvas<'_>, chart: &Chart, web: &Web) {
    let size = 0.9 * canvas.size;
    let texts = frame::tick_labels(&web.scale, chart.unit.kind, chart.language);
    for (tick, text) in web.scale.ticks.iter().zip(texts).skip(1) {
        let (x, y) = web.at(0, web.part(scale::to_f64(*tick)));
        let label = Label::new(text, x - 0.3 * size, y + MIDDLE * size, size).side(Side::End);
        // A number under an outline is left out: its neighbours say the scale.
        if canvas.disturbance(&label.ink()) == 0 {
            canvas.try_write(&label);
        }
    }
}
