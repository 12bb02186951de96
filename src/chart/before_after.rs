//! Before and after: two bars for each pair on one scale, and the change as a badge that says which way and how good.

use super::bar::Names;
use super::canvas::{Canvas, Plot};
use super::frame::{self, Key, KeyMark};
use super::labels::{self, ABOVE, BELOW, Bounds, Label, MIDDLE, Side};
use super::scale::{self, Base};
use super::shades;
use crate::facts::{Comparison, ComparisonKind, Direction, State, change_mark, compare};
use crate::report::Chart;
use crate::theme::{Colour, Rgb, Theme};
use rust_decimal::Decimal;

/// Draws a before/after chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let pairs = pairs(chart);
    let top = frame::header(canvas, chart, &keys(chart, &pairs, KeyMark::Square, theme));
    let size = canvas.size;
    let count = chart.categories.len().max(1) as f64;
    let row = (canvas.bounds.bottom - top - 1.0) / count;
    let names = Names::fit(chart, canvas.bounds.width(), row, size);
    let thickness = 0.7_f64.min(3.4 * size / row);
    let joint = row * thickness / 2.0 < (ABOVE + BELOW) * size;
    let value_room = widest(pairs.iter().flatten().flat_map(|pair| pair.texts(joint)), size) + 0.6 * size;
    let badge_room = widest(pairs.iter().flatten().map(|pair| pair.badge.clone()), size) + 1.1 * size;
    let reached = pairs.iter().flatten().flat_map(|pair| [Some(&pair.before), Some(&pair.after), pair.target.as_ref()]);
    let scale = scale::tight(reached.flatten().map(|end| end.place), Base::Zero);
    let left = names.width + 0.6 * size + if scale.low < 0.0 { value_room } else { 0.0 };
    let right = (canvas.bounds.right - badge_room - value_room - 0.4 * size).max(left + 8.0);
    let bounds = Bounds { left, top, right, bottom: top + row * count };
    let plot = canvas.plot(bounds, scale.low..scale.high, 0.0..count);
    let height = |category: usize| plot.at(0.0, count - category as f64 - 0.5).1;
    names.write(canvas, chart, names.width, height);
    for (category, pair) in pairs.iter().enumerate() {
        if category > 0 {
            let y = f64::midpoint(height(category - 1), height(category));
            canvas.line((0.0, y), (canvas.bounds.right, y), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
        }
        let Some(pair) = pair else { continue };
        let upper = count - category as f64 - 0.5 + thickness / 2.0;
        let colours = [before_colour(theme), pair.colour(theme)];
        let bars_top = draw_pair(canvas, &plot, pair, colours, upper, thickness, joint);
        write_target(canvas, &plot, pair, bars_top, height(category) - row / 2.0);
        badge(canvas, pair, badge_room, height(category), row);
    }
    let (zero, _) = plot.at(0.0, 0.0);
    canvas.line((zero, bounds.top), (zero, bounds.bottom), canvas.rgb(Colour::Quiet), frame::HAIRLINE);
}

/// Draws both bars of a pair with their values, or one text for both where the bars are thinner than a line of text, and
/// its target across both; gives the bars' upper edge.
fn draw_pair(
    canvas: &mut Canvas<'_>,
    plot: &Plot<'_>,
    pair: &Pair,
    colours: [Rgb; 2],
    upper: f64,
    thickness: f64,
    joint: bool,
) -> f64 {
    let size = canvas.size;
    let half = thickness / 2.0;
    let before = plot.bar(0.0..pair.before.place, upper - half * 0.94..upper, colours[0]);
    let after = plot.bar(0.0..pair.after.place, upper - half * 1.94..upper - half, colours[1]);
    let tick = pair.target.as_ref().map(|target| plot.at(target.place, 0.0).0);
    if let Some(x) = tick {
        let ends = [(x, before.top - TICK_OVERHANG), (x, after.bottom + TICK_OVERHANG)];
        canvas.line(ends[0], ends[1], canvas.rgb(Colour::Paper), 4.0);
        canvas.line(ends[0], ends[1], canvas.rgb(Colour::Ink), TICK);
    }
    let beside = |bar: &Bounds, end: &End| {
        let baseline = f64::midpoint(bar.top, bar.bottom) + MIDDLE * size;
        let (x, anchor) =
            if end.place < 0.0 { (bar.left - 0.35 * size, Side::End) } else { (bar.right + 0.35 * size, Side::Start) };
        let label = Label::new(end.text.as_str(), x, baseline, size).side(anchor).bold(end.loud);
        if tick.is_some_and(|tick| label.touches(tick)) { label.beyond(tick.unwrap_or_default()) } else { label }
    };
    if joint {
        let both = Bounds {
            left: before.left.min(after.left),
            top: before.top,
            right: before.right.max(after.right),
            bottom: after.bottom,
        };
        let place = if pair.before.place < 0.0 && pair.after.place < 0.0 { pair.before.place } else { 1.0 };
        let end = End { place, text: pair.texts(true).concat(), loud: true };
        canvas.try_write(&beside(&both, &end).colour(Colour::Ink));
        return before.top;
    }
    canvas.try_write(&beside(&after, &pair.after).colour(Colour::Ink));
    canvas.try_write(&beside(&before, &pair.before));
    before.top
}

/// Stroke of a target's tick in pixels.
const TICK: f64 = 2.0;
/// How far a target's tick stands out over its bars, in pixels.
const TICK_OVERHANG: f64 = 3.0;

/// Writes a target's value small over its tick, where the row has room for it.
fn write_target(canvas: &mut Canvas<'_>, plot: &Plot<'_>, pair: &Pair, bars_top: f64, row_top: f64) {
    let Some(target) = &pair.target else { return };
    let size = 0.85 * canvas.size;
    let baseline = bars_top - TICK_OVERHANG - 0.25 * size;
    let label =
        Label::new(target.text.as_str(), plot.at(target.place, 0.0).0, baseline, size).side(Side::Middle).colour(Colour::Ink);
    if label.bounds().top >= row_top + 1.0 {
        canvas.try_write(&label);
    }
}

/// Both ends of one pair and what lies between them.
pub(super) struct Pair {
    pub(super) before: End,
    pub(super) after: End,
    pub(super) comparison: Comparison,
    /// The change as words.
    pub(super) badge: String,
    /// Its own target.
    pub(super) target: Option<End>,
    pub(super) met: Option<bool>,
}

impl Pair {
    /// The colour of the bar after: whether it met its target, or where it has none whether the change is good.
    pub(super) fn colour(&self, theme: &Theme) -> Rgb {
        theme.palette.rgb(match (self.met, self.comparison.state) {
            (Some(true), _) | (None, State::Better) => Colour::Better,
            (Some(false), State::Better) => Colour::Caution,
            (Some(false), State::Worse | State::Neutral) | (None, State::Worse) => Colour::Worse,
            (None, State::Neutral) => Colour::Accent,
        })
    }

    /// The value after, as it is said.
    pub(super) fn after_text(&self) -> String {
        self.after.text.clone()
    }

    /// Whether one of its bars lies left of the zero line.
    pub(super) fn reaches_below_zero(&self) -> bool {
        self.before.place < 0.0 || self.after.place < 0.0
    }

    /// Its two ends, what was before first.
    pub(super) fn ends(&self) -> [&End; 2] {
        [&self.before, &self.after]
    }

    /// What stands at the bars' ends: a text each, or one for both.
    fn texts(&self, joint: bool) -> Vec<String> {
        if joint {
            vec![format!("{} → {}", self.before.text, self.after.text)]
        } else {
            vec![self.before.text.clone(), self.after.text.clone()]
        }
    }
}

/// One end of a pair.
pub(super) struct End {
    /// Where it lies on the axis.
    pub(super) place: f64,
    /// Its value as printed.
    pub(super) text: String,
    loud: bool,
}

/// The pairs in order; `None` where one of the two is missing.
pub(super) fn pairs(chart: &Chart) -> Vec<Option<Pair>> {
    let value = |series: usize, category: usize| chart.series.get(series)?.values.get(category).copied().flatten();
    (0..chart.categories.len())
        .map(|category| {
            let (before, after) = (value(0, category)?, value(1, category)?);
            let comparison = compare(after, before, ComparisonKind::Previous, &chart.unit, direction(chart));
            let badge = change_mark(&comparison, chart.language);
            Some(Pair {
                before: end(chart, 0, before),
                after: end(chart, 1, after),
                comparison,
                badge,
                target: chart.target_of(category).map(|target| End {
                    place: scale::to_f64(target),
                    text: frame::value_text(target, chart.unit.kind, chart.language),
                    loud: false,
                }),
                met: chart.meets_target(category),
            })
        })
        .collect()
}

fn end(chart: &Chart, series: usize, value: Decimal) -> End {
    End { place: scale::to_f64(value), text: frame::series_text(chart, series, value), loud: series == 1 }
}

fn direction(chart: &Chart) -> Direction {
    match chart.lower_is_better {
        Some(true) => Direction::Lower,
        Some(false) => Direction::Higher,
        None => Direction::Neutral,
    }
}

/// Writes the change on a tint of its state at the right edge of a row.
pub(super) fn badge(canvas: &mut Canvas<'_>, pair: &Pair, room: f64, middle: f64, row: f64) {
    let size = canvas.size;
    let right = canvas.bounds.right;
    let fill = shades::badge(state_colour(canvas, pair.comparison.state), canvas.rgb(Colour::Paper));
    let half = (0.8 * size).min(0.44 * row);
    canvas.rectangle(&Bounds { left: right - room, top: middle - half, right, bottom: middle + half }, fill);
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

/// What was before: a light grey that still is a shape.
pub(super) fn before_colour(theme: &Theme) -> Rgb {
    shades::mix(theme.palette.quiet, theme.palette.paper, 0.5)
}

/// Names of the two bars and of the tick; bars of several states are named by a swatch in ink, which is none of them.
pub(super) fn keys(chart: &Chart, pairs: &[Option<Pair>], mark: KeyMark, theme: &Theme) -> Vec<Key> {
    let mut states: Vec<Rgb> = pairs.iter().flatten().map(|pair| pair.colour(theme)).collect();
    states.dedup();
    let after = if let [state] = states.as_slice() { *state } else { theme.palette.ink };
    let swatches = [(before_colour(theme), mark), (after, mark), (theme.palette.ink, KeyMark::Tick)];
    let named = chart.series.iter().zip(swatches);
    named.map(|(series, (colour, mark))| Key { name: series.name.clone(), colour, mark }).collect()
}

/// Width of the widest of these texts, in bold.
pub(super) fn widest(texts: impl Iterator<Item = String>, size: f64) -> f64 {
    texts.map(|text| labels::width(&text, size, true)).fold(0.0, f64::max)
}
