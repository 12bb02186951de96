//! Before and after: two bars for each pair on one scale, and the change as a badge that says which way and how good.

use super::bar::Names;
use super::canvas::Canvas;
use super::frame::{self, Key, KeyMark};
use super::labels::{self, Bounds, Label, MIDDLE, Side};
use super::scale::{self, Base};
use super::shades;
use crate::facts::{Change, Comparison, ComparisonKind, Direction, State, Trend, change_size, compare};
use crate::number::UnitKind;
use crate::report::Chart;
use crate::theme::{Colour, Rgb, Theme};
use rust_decimal::Decimal;

/// Draws a before/after chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let pairs = pairs(chart);
    let top = frame::header(canvas, chart, &keys(chart, &pairs, theme));
    let size = canvas.size;
    let count = chart.categories.len().max(1) as f64;
    let row = (canvas.bounds.bottom - top - 1.0) / count;
    let names = Names::fit(chart, canvas.bounds.width(), row, size);
    let value_room = widest(pairs.iter().flatten().flat_map(|pair| [&pair.before.text, &pair.after.text]), size) + 0.6 * size;
    let badge_room = widest(pairs.iter().flatten().map(|pair| &pair.badge), size) + 1.1 * size;
    let values = pairs.iter().flatten().flat_map(|pair| [pair.before.place, pair.after.place]);
    let scale = scale::tight(values, Base::Zero);
    let below_zero = if scale.low < 0.0 { value_room } else { 0.0 };
    let left = names.width + 0.6 * size + below_zero;
    let right = (canvas.bounds.right - badge_room - value_room - 0.4 * size).max(left + 8.0);
    let bounds = Bounds { left, top, right, bottom: top + row * count };
    let plot = canvas.plot(bounds, scale.low..scale.high, 0.0..count);
    let height = |category: usize| plot.at(0.0, count - category as f64 - 0.5).1;
    names.write(canvas, chart, names.width, height);
    let thickness = 0.7_f64.min(3.4 * size / row);
    for (category, pair) in pairs.iter().enumerate() {
        let Some(pair) = pair else { continue };
        let upper = count - category as f64 - 0.5 + thickness / 2.0;
        let state = state_colour(canvas, pair.comparison.state);
        for (end, from, colour) in [(&pair.before, upper, before_colour(theme)), (&pair.after, upper - thickness / 2.0, state)] {
            let drawn = plot.bar(0.0..end.place, from - thickness * 0.47..from, colour);
            let (x, anchor) =
                if end.place < 0.0 { (drawn.left - 0.35 * size, Side::End) } else { (drawn.right + 0.35 * size, Side::Start) };
            let after = std::ptr::eq(end, &raw const pair.after);
            let baseline = f64::midpoint(drawn.top, drawn.bottom) + MIDDLE * size;
            let ink = if after { Colour::Ink } else { Colour::Muted };
            canvas.try_write(&Label::new(end.text.as_str(), x, baseline, size).side(anchor).bold(after).colour(ink));
        }
        badge(canvas, pair, badge_room, height(category));
        if category > 0 {
            let y = f64::midpoint(height(category - 1), height(category));
            canvas.line((0.0, y), (canvas.bounds.right, y), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
        }
    }
    let (zero, _) = plot.at(0.0, 0.0);
    canvas.line((zero, bounds.top), (zero, bounds.bottom), canvas.rgb(Colour::Quiet), frame::HAIRLINE);
}

/// Both ends of one pair and what lies between them.
struct Pair {
    before: End,
    after: End,
    comparison: Comparison,
    badge: String,
}

struct End {
    place: f64,
    text: String,
}

fn pairs(chart: &Chart) -> Vec<Option<Pair>> {
    let value = |series: usize, category: usize| chart.series.get(series)?.values.get(category).copied().flatten();
    (0..chart.categories.len())
        .map(|category| {
            let (before, after) = (value(0, category)?, value(1, category)?);
            let comparison = compare(after, before, ComparisonKind::Previous, &chart.unit, direction(chart));
            let badge = badge_text(chart, &comparison);
            Some(Pair { before: end(chart, before), after: end(chart, after), comparison, badge })
        })
        .collect()
}

fn end(chart: &Chart, value: Decimal) -> End {
    End { place: scale::to_f64(value), text: frame::value_text(value, chart.unit.kind, chart.language) }
}

fn direction(chart: &Chart) -> Direction {
    match chart.lower_is_better {
        Some(true) => Direction::Lower,
        Some(false) => Direction::Higher,
        None => Direction::Neutral,
    }
}

/// The change with an arrow, so that colour is never alone: `▼ 50%`.
fn badge_text(chart: &Chart, comparison: &Comparison) -> String {
    let arrow = match comparison.trend {
        Trend::Up => "▲ ",
        Trend::Down => "▼ ",
        Trend::Flat => "",
    };
    let amount = match comparison.change {
        Change::Relative(percent) if percent.is_zero() => frame::value_text(Decimal::ZERO, UnitKind::Percent, chart.language),
        Change::Relative(_) | Change::Points(_) | Change::ZeroBase(_) | Change::SignChange(_) => {
            change_size(comparison, chart.language)
        }
    };
    format!("{arrow}{amount}")
}

fn badge(canvas: &mut Canvas<'_>, pair: &Pair, room: f64, middle: f64) {
    let size = canvas.size;
    let right = canvas.bounds.right;
    let fill = shades::mix(state_colour(canvas, pair.comparison.state), canvas.rgb(Colour::Paper), 0.88);
    canvas.rectangle(&Bounds { left: right - room, top: middle - 0.8 * size, right, bottom: middle + 0.8 * size }, fill);
    let colour = match pair.comparison.state {
        State::Better => Colour::Better,
        State::Worse => Colour::Worse,
        State::Neutral => Colour::Ink,
    };
    let label = Label::new(pair.badge.as_str(), right - room / 2.0, middle + MIDDLE * size, size);
    canvas.try_write(&label.side(Side::Middle).bold(true).colour(colour));
}

fn state_colour(canvas: &Canvas<'_>, state: State) -> Rgb {
    canvas.rgb(match state {
        State::Better => Colour::Better,
        State::Worse => Colour::Worse,
        State::Neutral => Colour::Accent,
    })
}

fn before_colour(theme: &Theme) -> Rgb {
    shades::mix(theme.palette.quiet, theme.palette.paper, 0.5)
}

/// Names of the two bars; the second's colour is the state most pairs have.
fn keys(chart: &Chart, pairs: &[Option<Pair>], theme: &Theme) -> Vec<Key> {
    let of = |state: State| pairs.iter().flatten().filter(|pair| pair.comparison.state == state).count();
    let after = if of(State::Better) >= of(State::Worse) && of(State::Better) > 0 {
        theme.palette.better
    } else if of(State::Worse) > 0 {
        theme.palette.worse
    } else {
        theme.palette.accent
    };
    let colours = [before_colour(theme), after];
    let named = chart.series.iter().zip(colours);
    named.map(|(series, colour)| Key { name: series.name.clone(), colour, mark: KeyMark::Square }).collect()
}

fn widest<'t>(texts: impl Iterator<Item = &'t String>, size: f64) -> f64 {
    texts.map(|text| labels::width(text, size, true)).fold(0.0, f64::max)
}
