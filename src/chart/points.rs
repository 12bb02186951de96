//! Values at the points of a line: near their own point, clear of every line and name; those that matter less give way.

use super::canvas::{Canvas, Plot, Point};
use super::frame;
use super::labels::{Bounds, Label, Side};
use super::scale;
use crate::report::Chart;
use crate::theme::Colour;
use rust_decimal::Decimal;

/// Marks points of a series and writes their values: all of them, or the highlight, the peak and the last.
pub(super) fn write(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, index: usize, all: bool) {
    let notable = Notable::of(chart, index);
    let values = chart.series[index].values.iter().enumerate();
    let mut shown: Vec<(usize, Decimal)> = values
        .filter_map(|(category, value)| value.map(|value| (category, value)))
        .filter(|&(category, _)| all || notable.stays_on_an_axis(chart, category))
        .collect();
    let place = |category: usize, value: Decimal| plot.at(category as f64 + 0.5, scale::to_f64(value));
    for &(category, value) in &shown {
        let radius = if notable.is_loud(chart, category) { LOUD_RADIUS } else { RADIUS };
        canvas.disc(place(category, value), radius + 1.5, canvas.rgb(Colour::Paper));
        canvas.disc(place(category, value), radius, canvas.rgb(Colour::Accent));
    }
    // Those that must be said choose their places first.
    shown.sort_by_key(|&(category, _)| (!notable.is_loud(chart, category), !notable.must_be_said(chart, category)));
    for (category, value) in shown {
        let loud = notable.is_loud(chart, category);
        let label = Label::new(frame::series_text(chart, index, value), 0.0, 0.0, canvas.size)
            .side(Side::Middle)
            .bold(loud)
            .colour(if loud { Colour::Accent } else { Colour::Ink });
        let must = notable.must_be_said(chart, category);
        write_value(canvas, place(category, value), &label, is_valley(chart, index, category), must);
    }
}

/// Radius of the mark that carries the message, in pixels.
const LOUD_RADIUS: f64 = 4.5;
/// Radius of the other marks in pixels.
const RADIUS: f64 = 3.0;

/// The points of a series that a reader looks for.
pub(super) struct Notable {
    first: Option<usize>,
    last: Option<usize>,
    peak: Option<usize>,
    low: Option<usize>,
}

impl Notable {
    pub(super) fn of(chart: &Chart, index: usize) -> Self {
        let values = &chart.series[index].values;
        let present = || values.iter().enumerate().filter_map(|(category, value)| value.map(|value| (category, value)));
        let category = |point: Option<(usize, Decimal)>| point.map(|(category, _)| category);
        Self {
            first: category(present().next()),
            last: category(present().next_back()),
            peak: category(present().max_by_key(|&(category, value)| (value, std::cmp::Reverse(category)))),
            low: category(present().min_by_key(|&(category, value)| (value, category))),
        }
    }

    pub(super) fn is_loud(&self, chart: &Chart, category: usize) -> bool {
        chart.highlight.or(self.peak) == Some(category)
    }

    pub(super) fn stays_on_an_axis(&self, chart: &Chart, category: usize) -> bool {
        [chart.highlight, self.peak, self.last].contains(&Some(category))
    }

    pub(super) fn must_be_said(&self, chart: &Chart, category: usize) -> bool {
        [chart.highlight, self.first, self.last, self.peak, self.low].contains(&Some(category))
    }
}

/// Writes a name at the nearest clear place beside a point, as [`write`] does values.
pub(super) fn name(canvas: &mut Canvas<'_>, point: Point, label: &Label, must: bool) {
    write_value(canvas, point, label, false, must);
}

/// Writes a value at the nearest clear place; one that need not be said is left out where it would lie on a line.
fn write_value(canvas: &mut Canvas<'_>, point: Point, label: &Label, below_first: bool, must: bool) {
    let places = places(canvas, point, label, below_first);
    let clear = |place: &&Place| canvas.is_clear(&place.label);
    let own = |place: &&Place| !canvas.is_parted(point, &place.label.ink());
    let near = |most: f64| move |place: &&Place| place.distance <= most * label.size;
    let best = places.iter().filter(near(if must { 1.6 } else { 0.9 })).filter(clear).find(own);
    let best = best.or_else(|| if must { places.iter().find(clear) } else { None });
    if let Some(place) = best {
        let label = place.label.clone();
        canvas.write(&label);
    } else if must {
        let labels: Vec<Label> = places.into_iter().map(|place| place.label).collect();
        canvas.write_at_best(&labels);
    }
}

/// A place a label may take, and how far it then stands from its point.
struct Place {
    label: Label,
    distance: f64,
    cost: f64,
}

/// Places around a point, the most natural first: straight above or below, then aslant, then beside, then farther off.
fn places(canvas: &Canvas<'_>, point: Point, label: &Label, below_first: bool) -> Vec<Place> {
    let (size, half) = (label.size, label.width() / 2.0);
    let beside = [0.45, 0.7, 1.1, 1.6, 2.2, 2.8].map(|gap| half + gap * size);
    let over = [0.0, 0.35 * half, 0.7 * half, half];
    let mut places = Vec::new();
    for aside in over.into_iter().chain(beside) {
        let heights: &[f64] = if aside > half { &BESIDE } else { &OVER };
        for (&height, sign) in heights.iter().flat_map(|height| [(height, -1.0), (height, 1.0)]) {
            let mut moved = label.clone();
            (moved.x, moved.baseline) = (point.0 + sign * aside, point.1 + height * size);
            let moved = moved.within(canvas.bounds.left, canvas.bounds.right);
            let distance = distance(point, &moved.ink());
            if distance < 0.4 * size {
                continue;
            }
            let below = height > 0.7;
            let wrong_way = if below == below_first { 0.0 } else { 0.3 * size };
            let level = if aside > half { 0.25 * size } else { 0.0 };
            places.push(Place { cost: distance + 0.3 * aside + wrong_way + level, label: moved, distance });
        }
    }
    places.sort_by(|one, other| one.cost.total_cmp(&other.cost));
    places
}

/// Base lines over and under a point, in em from it.
const OVER: [f64; 9] = [-0.52, -0.62, -0.8, -1.1, -1.5, 1.18, 1.3, 1.55, 1.95];
/// Base lines beside a point, in em from it.
const BESIDE: [f64; 6] = [-0.4, -0.1, 0.2, 0.35, 0.6, 1.0];

/// From a point to the nearest edge of a box; nothing inside it.
fn distance(point: Point, bounds: &Bounds) -> f64 {
    let nearest = (point.0.clamp(bounds.left, bounds.right), point.1.clamp(bounds.top, bounds.bottom));
    (nearest.0 - point.0).hypot(nearest.1 - point.1)
}

/// Whether a point lies lower than its neighbours, so that its value stands better below it.
pub(super) fn is_valley(chart: &Chart, index: usize, category: usize) -> bool {
    let value = |category: usize| frame::place(chart, index, category);
    let Some(here) = value(category) else { return false };
    let before = category.checked_sub(1).and_then(value);
    let after = value(category + 1);
    let lower = |other: Option<f64>| other.is_none_or(|other| here < other);
    lower(before) && lower(after) && (before.is_some() || after.is_some())
}
