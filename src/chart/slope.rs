//! Before and after of several items as lines between two uprights: who overtakes whom, who runs against the others.

use super::before_after::{Pair, pairs};
use super::canvas::Canvas;
use super::frame;
use super::labels::{self, ABOVE, BELOW, Bounds, LEADING, Label, MIDDLE, Side};
use super::scale::{self, Base};
use super::shades;
use crate::facts::State;
use crate::report::Chart;
use crate::theme::{Colour, Rgb, Theme};

/// Radius of a point in pixels.
const POINT: f64 = 3.5;
/// Distance of labels in em.
const PITCH: f64 = ABOVE + BELOW + 0.06;

/// Draws a slope chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let pairs = pairs(chart);
    let head = frame::header(canvas, chart, &[]);
    let size = canvas.size;
    let shown: Vec<(usize, &Pair)> = pairs.iter().enumerate().filter_map(|(index, pair)| Some((index, pair.as_ref()?))).collect();
    let top = head + LEADING * size + 0.5 * size;
    let right_text = |pair: &Pair| format!("{}  {}", pair.after.text, pair.badge);
    let right_width = shown.iter().map(|(_, pair)| labels::width(&right_text(pair), size, true)).fold(0.0, f64::max);
    let names = Names::fit(chart, &shown, canvas.bounds.width() - right_width, size);
    let left_width = names.width;
    let bounds = Bounds {
        left: left_width + 1.2 * size,
        top: top + 0.6 * size,
        right: (canvas.bounds.right - right_width - 1.2 * size).max(left_width + 2.0 * size),
        bottom: canvas.bounds.bottom - 0.8 * size,
    };
    let scale = scale::tight(shown.iter().flat_map(|(_, pair)| pair.ends().map(|end| end.place)), Base::Near);
    let plot = canvas.plot(bounds, 0.0..1.0, scale.low..scale.high);
    for (x, series, side) in [(bounds.left, 0, Side::End), (bounds.right, 1, Side::Start)] {
        canvas.line((x, top - 0.2 * size), (x, canvas.bounds.bottom - 1.0), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
        let period = chart.series.get(series).map_or("", |series| series.name.as_str());
        let step = if series == 0 { -1.0 } else { 1.0 } * size;
        let label = Label::new(period, x + step, head + ABOVE * size, size).side(side);
        canvas.try_write(&label.within(canvas.bounds.left, canvas.bounds.right));
    }
    let ends: Vec<[f64; 2]> = shown.iter().map(|(_, pair)| pair.ends().map(|end| plot.at(0.0, end.place).1)).collect();
    // The loud lines lie over the quiet ones.
    for loud in [false, true] {
        for (&(index, pair), [from, until]) in
            shown.iter().zip(&ends).filter(|((index, pair), _)| is_loud(chart, *index, pair) == loud)
        {
            let colour = shade(chart, index, pair, theme);
            canvas.line((bounds.left, *from), (bounds.right, *until), colour, if loud { 2.5 } else { 1.5 });
            canvas.disc((bounds.left, *from), POINT, colour);
            canvas.disc((bounds.right, *until), POINT, colour);
        }
    }
    let room = (top, canvas.bounds.bottom);
    for (place, y) in spread(&ends, 0, &names.heights(size), room, size) {
        let (index, pair) = shown[place];
        leader(canvas, (bounds.left, ends[place][0]), (bounds.left - 0.9 * size, y));
        names.write(canvas, place, pair, (bounds.left - size, y), is_loud(chart, index, pair));
    }
    for (place, y) in spread(&ends, 1, &vec![PITCH * size; ends.len()], room, size) {
        let (index, pair) = shown[place];
        leader(canvas, (bounds.right, ends[place][1]), (bounds.right + 0.9 * size, y));
        let value = Label::new(pair.after.text.as_str(), bounds.right + 1.0 * size, y + MIDDLE * size, size);
        let value = value.colour(Colour::Ink).bold(is_loud(chart, index, pair));
        let badge = Label::new(pair.badge.as_str(), value.x + value.width() + 0.6 * size, value.baseline, size);
        canvas.try_write(&value);
        canvas.try_write(&badge.colour(state_colour(pair.comparison.state)));
    }
}

/// Names and first values left of the lines.
struct Names {
    /// Width of the widest with its value in pixels.
    width: f64,
    lines: Vec<Vec<String>>,
}

impl Names {
    /// The names on one line where the lines between the uprights keep room enough, otherwise on two or three.
    fn fit(chart: &Chart, shown: &[(usize, &Pair)], picture: f64, size: f64) -> Self {
        let values = shown.iter().map(|(_, pair)| labels::width(&pair.before.text, size, true)).fold(0.0, f64::max) + 0.5 * size;
        let wrapped = |(rows, share): (usize, f64)| -> Option<Vec<Vec<String>>> {
            let limit = share * picture - values;
            shown.iter().map(|(index, _)| labels::wrap(&chart.categories[*index], size, false, limit, rows)).collect()
        };
        let lines = [(1, 0.4), (1, 0.5), (2, 0.45), (3, 0.6)].into_iter().find_map(wrapped).unwrap_or_else(|| {
            let limit = 0.55 * picture - values;
            shown.iter().map(|(index, _)| labels::wrap_or_cut(&chart.categories[*index], size, false, limit, 2)).collect()
        });
        let widest = lines.iter().flatten().map(|line| labels::width(line, size, false)).fold(0.0, f64::max);
        Self { width: widest + values, lines }
    }

    fn heights(&self, size: f64) -> Vec<f64> {
        self.lines.iter().map(|lines| (PITCH + LEADING * (lines.len() as f64 - 1.0)) * size).collect()
    }

    /// Writes a value that ends at a point, and the name left of it.
    fn write(&self, canvas: &mut Canvas<'_>, place: usize, pair: &Pair, (x, y): (f64, f64), loud: bool) {
        let size = canvas.size;
        let value = Label::new(pair.before.text.as_str(), x, y + MIDDLE * size, size).side(Side::End).colour(Colour::Ink);
        let right = x - value.width() - 0.5 * size;
        canvas.try_write(&value);
        let first = y + MIDDLE * size - LEADING * size * (self.lines[place].len() as f64 - 1.0) / 2.0;
        for (row, line) in (0..).zip(&self.lines[place]) {
            let label = Label::new(line.as_str(), right, first + LEADING * size * f64::from(row), size).side(Side::End);
            canvas.try_write(&label.colour(if loud { Colour::Ink } else { Colour::Muted }));
        }
    }
}

/// The middles of the labels on one side, by index, moved apart as little as needed.
fn spread(ends: &[[f64; 2]], side: usize, heights: &[f64], (low, high): (f64, f64), em: f64) -> Vec<(usize, f64)> {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by(|&one, &other| ends[one][side].total_cmp(&ends[other][side]));
    let tall: Vec<f64> = order.iter().map(|&index| heights[index]).collect();
    let wished: Vec<f64> = order.iter().zip(&tall).map(|(&index, height)| ends[index][side] - height / 2.0).collect();
    let tops = labels::stack(&wished, &tall, low, high - 0.05 * em);
    order.into_iter().zip(tops).zip(tall).map(|((index, top), height)| (index, top + height / 2.0)).collect()
}

fn leader(canvas: &Canvas<'_>, from: (f64, f64), until: (f64, f64)) {
    if (from.1 - until.1).abs() > 1.5 {
        canvas.line(from, until, canvas.rgb(Colour::Quiet), frame::HAIRLINE);
    }
}

/// The highlighted item, or without one those that move the wrong way.
fn is_loud(chart: &Chart, index: usize, pair: &Pair) -> bool {
    chart.highlight.map_or(pair.comparison.state == State::Worse, |highlight| highlight == index)
}

fn shade(chart: &Chart, index: usize, pair: &Pair, theme: &Theme) -> Rgb {
    let palette = &theme.palette;
    match (chart.highlight, pair.comparison.state) {
        (Some(highlight), _) if highlight == index => palette.accent,
        (None, State::Worse) => palette.worse,
        (None | Some(_), State::Better | State::Worse | State::Neutral) => shades::mix(palette.quiet, palette.paper, 0.15),
    }
}

fn state_colour(state: State) -> Colour {
    match state {
        State::Better => Colour::Better,
        State::Worse => Colour::Worse,
        State::Neutral => Colour::Muted,
    }
}
