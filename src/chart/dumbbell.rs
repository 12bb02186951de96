//! Before and after of many items: two points on one line for each, their values outside, the change as a badge.

use super::bar::Names;
use super::before_after::{badge, before_colour, keys, pairs, widest};
use super::canvas::Canvas;
use super::frame::{self, KeyMark};
use super::labels::{Bounds, Label, MIDDLE, Side};
use super::scale::{self, Base};
use crate::report::Chart;
use crate::theme::{Colour, Theme};

/// Radius of a point in em, and how far its value stands off in em.
const POINT: f64 = 0.42;
const OFF: f64 = 0.35;
/// Stroke of the line between two points in pixels.
const BETWEEN: f64 = 3.0;

/// Draws a dumbbell chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let pairs = pairs(chart);
    let top = frame::header(canvas, chart, &keys(chart, &pairs, KeyMark::Disc, theme));
    let size = canvas.size;
    let count = chart.categories.len().max(1) as f64;
    let row = (canvas.bounds.bottom - top - 1.0) / count;
    let names = Names::fit(chart, canvas.bounds.width(), row, size);
    let value_room =
        widest(pairs.iter().flatten().flat_map(|pair| pair.ends().map(|end| end.text.clone())), size) + (POINT + OFF) * size;
    let badge_room = widest(pairs.iter().flatten().map(|pair| pair.badge.clone()), size) + 1.1 * size;
    let reached = pairs.iter().flatten().flat_map(|pair| [Some(&pair.before), Some(&pair.after), pair.target.as_ref()]);
    let scale = scale::tight(reached.flatten().map(|end| end.place), Base::Free);
    let left = names.width + 0.8 * size + value_room;
    let right = (canvas.bounds.right - badge_room - value_room - 0.6 * size).max(left + 8.0);
    let bounds = Bounds { left, top, right, bottom: top + row * count };
    let plot = canvas.plot(bounds, scale.low..scale.high, 0.0..count);
    let height = |category: usize| plot.at(0.0, count - category as f64 - 0.5).1;
    names.write(canvas, chart, names.width, height);
    let radius = (POINT * size).min(0.36 * row);
    for (category, pair) in pairs.iter().enumerate() {
        let y = height(category);
        let rail = (names.width + 0.4 * size, canvas.bounds.right - badge_room - 0.4 * size);
        canvas.line((rail.0, y), (rail.1, y), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
        let Some(pair) = pair else { continue };
        let x = |place: f64| plot.at(place, 0.0).0;
        let (from, until) = (x(pair.before.place), x(pair.after.place));
        let tick = pair.target.as_ref().map(|target| x(target.place));
        if let Some(at) = tick {
            let half = 1.9 * radius;
            canvas.line((at, y - half), (at, y + half), canvas.rgb(Colour::Ink), 2.0);
        }
        canvas.line((from, y), (until, y), before_colour(theme), BETWEEN);
        canvas.disc((from, y), radius, before_colour(theme));
        canvas.disc((until, y), radius, pair.colour(theme));
        let baseline = y + MIDDLE * size;
        // The lesser value stands left of its point, the greater right of its own.
        let beside = |at: f64, on_left: bool, text: &str| {
            let step = radius + OFF * size;
            let label = Label::new(text, if on_left { at - step } else { at + step }, baseline, size);
            let label = label.side(if on_left { Side::End } else { Side::Start });
            match tick.filter(|tick| label.touches(*tick)) {
                Some(tick) => label.beyond(tick),
                None => label,
            }
        };
        let falls = until < from;
        canvas.try_write(&backed(&beside(until, falls, &pair.after.text).bold(true).colour(Colour::Ink), canvas));
        if pair.before.text != pair.after.text {
            canvas.try_write(&backed(&beside(from, !falls, &pair.before.text), canvas));
        }
        badge(canvas, pair, badge_room, y, row);
    }
}

/// Clears the rail behind a value.
fn backed(label: &Label, canvas: &Canvas<'_>) -> Label {
    let ink = label.bounds();
    let bounds = Bounds { left: ink.left - 2.0, right: ink.right + 2.0, ..ink };
    if canvas.is_free(&ink) {
        canvas.rectangle(&bounds, canvas.rgb(Colour::Paper));
    }
    label.clone()
}
