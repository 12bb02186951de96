//! Donut and pie: parts of a whole, named outside with value and share; the donut has the total in its hole.

use super::backend::RingSector;
use super::canvas::Canvas;
use super::frame;
use super::labels::{self, LEADING, Label, MIDDLE, Side};
use super::scale;
use super::shades;
use crate::number::{Language, UnitKind, format_number, shares};
use crate::report::{Chart, ChartKind};
use crate::theme::{Colour, Theme};
use rust_decimal::Decimal;

/// Draws the first series as a donut or, without a hole, as a pie.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let hole = if chart.kind == ChartKind::Pie { 0.0 } else { HOLE };
    let top = frame::header(canvas, chart, &[]);
    let size = canvas.size;
    let parts = parts(chart, size, canvas.bounds.width() * 0.24);
    let (width, height) = (canvas.bounds.width(), canvas.bounds.height() - top);
    let widest = parts.iter().map(|part| part.width(size)).fold(0.0, f64::max);
    let room = (width / 2.0 - widest.min(width * 0.3) - 1.8 * size).max(width * 0.14);
    let radius = room.min(height / 2.0 - 0.6 * size).max(2.0 * size);
    let centre = (width / 2.0, top + height / 2.0);
    let loud = chart.highlight.filter(|index| *index < parts.len()).or_else(|| largest(&parts)).unwrap_or(0);
    let colours = shades::ring(&theme.palette, parts.len(), loud);
    for (part, colour) in parts.iter().zip(colours) {
        if part.until > part.from {
            let sector = RingSector { centre, outer: radius, inner: radius * hole, from: part.from, until: part.until };
            canvas.ring_sector(sector, colour);
        }
    }
    separate(canvas, &parts, centre, radius, hole);
    if hole > 0.0 {
        write_total(canvas, chart, centre, radius);
    }
    for right in [true, false] {
        write_side(canvas, &parts, &Ring { centre, radius, top, loud }, right);
    }
}

/// Where the ring lies, and which part is loud.
struct Ring {
    centre: (f64, f64),
    radius: f64,
    /// The upper edge of the room around it.
    top: f64,
    loud: usize,
}

impl Ring {
    /// A point at an angle in turns clockwise from the top.
    fn at(&self, angle: f64, radius: f64) -> (f64, f64) {
        let (sin, cos) = (angle * std::f64::consts::TAU).sin_cos();
        (self.centre.0 + radius * sin, self.centre.1 - radius * cos)
    }

    /// How far sideways from the centre something between two heights stands clear of the ring.
    fn half_width(&self, top: f64, bottom: f64, gap: f64) -> f64 {
        let nearest = if top > self.centre.1 { top - self.centre.1 } else { (self.centre.1 - bottom).max(0.0) };
        let reach = self.radius + gap;
        (reach * reach - nearest * nearest).max(0.0).sqrt()
    }
}

/// The hole's radius as a part of the ring's.
const HOLE: f64 = 0.62;

/// One part of the whole; angles in turns clockwise from the top.
struct Part {
    /// Its name on one or two lines.
    name: Vec<String>,
    figures: String,
    value: f64,
    from: f64,
    until: f64,
}

impl Part {
    fn width(&self, size: f64) -> f64 {
        let name = self.name.iter().map(|line| labels::width(line, size, true)).fold(0.0, f64::max);
        name.max(labels::width(&self.figures, size, false))
    }

    fn middle(&self) -> f64 {
        f64::midpoint(self.from, self.until)
    }
}

/// The parts, their names wrapped where they are wider than `limit`.
fn parts(chart: &Chart, size: f64, limit: f64) -> Vec<Part> {
    let Some(series) = chart.series.first() else { return Vec::new() };
    let shares = shares(&series.values, 1).unwrap_or_default();
    let decimals = shares.iter().flatten().map(Decimal::scale).max().unwrap_or(0);
    let positive = |value: Option<Decimal>| value.map_or(0.0, |value| scale::to_f64(value).max(0.0));
    let total: f64 = series.values.iter().map(|value| positive(*value)).sum();
    let mut at = 0.0;
    let mut parts = Vec::new();
    for (index, name) in chart.categories.iter().enumerate() {
        let Some(value) = series.values.get(index).copied().flatten() else { continue };
        let turn = if total > 0.0 { positive(Some(value)) / total } else { 0.0 };
        // The title says the unit once for all: short labels leave the ring more room.
        let amount = frame::series_text(chart, 0, value);
        let share = shares.get(index).copied().flatten().map(|share| frame::with_decimals(share, decimals));
        let share = share.map(|share| frame::value_text(share, UnitKind::Percent, chart.language));
        let figures = match (share, chart.language) {
            (Some(share), Language::ZhCn) => format!("{share}（{amount}）"),
            (Some(share), Language::En) => format!("{share} ({amount})"),
            (None, _) => amount,
        };
        let name = labels::wrap_or_cut(name, size, true, limit, 3);
        parts.push(Part { name, figures, value: scale::to_f64(value), from: at, until: at + turn });
        at += turn;
    }
    parts
}

fn largest(parts: &[Part]) -> Option<usize> {
    (0..parts.len()).max_by(|&one, &other| parts[one].value.total_cmp(&parts[other].value).then(other.cmp(&one)))
}

/// Thin gaps between the parts.
fn separate(canvas: &Canvas<'_>, parts: &[Part], centre: (f64, f64), radius: f64, hole: f64) {
    if parts.iter().filter(|part| part.until > part.from).count() < 2 {
        return;
    }
    for part in parts.iter().filter(|part| part.until > part.from) {
        let (sin, cos) = (part.from * std::f64::consts::TAU).sin_cos();
        let at = |radius: f64| (centre.0 + radius * sin, centre.1 - radius * cos);
        canvas.path(&[at((radius * hole - 1.0).max(0.0)), at(radius * 0.8), at(radius + 1.0)], canvas.rgb(Colour::Paper), 2.0);
    }
}

fn write_total(canvas: &mut Canvas<'_>, chart: &Chart, centre: (f64, f64), radius: f64) {
    let Total { number, words } = total(chart);
    let inside = radius * HOLE * 1.7;
    let size = total_size(&number, canvas.size, inside).min(radius * HOLE * 0.8);
    canvas
        .try_write(&Label::new(number, centre.0, centre.1 + 0.2 * size, size).side(Side::Middle).bold(true).colour(Colour::Ink));
    let word_size = canvas.size;
    if labels::width(&words, word_size, false) <= inside {
        canvas.try_write(&Label::new(words, centre.0, centre.1 + 0.2 * size + 1.35 * word_size, word_size).side(Side::Middle));
    }
}

/// What stands in the hole.
pub(super) struct Total {
    pub(super) number: String,
    /// What the number is, and its unit.
    pub(super) words: String,
}

/// The sum of all parts.
pub(super) fn total(chart: &Chart) -> Total {
    let values = chart.series.first().map(|series| series.values.as_slice()).unwrap_or_default();
    let total = values.iter().flatten().copied().fold(Decimal::ZERO, Decimal::saturating_add);
    let words = match chart.language {
        Language::ZhCn if chart.unit.text.is_empty() => "合计".to_owned(),
        Language::ZhCn => format!("合计（{}）", chart.unit.text),
        Language::En if chart.unit.text.is_empty() => "total".to_owned(),
        Language::En => format!("total, {}", chart.unit.text),
    };
    Total { number: format_number(total, chart.language), words }
}

/// The size at which a total stands in a hole of so many pixels.
pub(super) fn total_size(number: &str, size: f64, inside: f64) -> f64 {
    (size * 2.2).min(inside / labels::width(number, 1.0, true).max(0.5))
}

/// Writes the names on one side of the ring, moved apart, each tied to its part by a thin leader.
fn write_side(canvas: &mut Canvas<'_>, parts: &[Part], ring: &Ring, right: bool) {
    let size = canvas.size;
    let mut placed: Vec<(usize, &Part, f64)> = parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.until > part.from && (part.middle() < 0.5) == right)
        .map(|(rank, part)| (rank, part, ring.at(part.middle(), ring.radius + 0.9 * size).1 - 0.4 * size))
        .collect();
    let above = NAME_MIDDLE * size;
    placed.sort_by(|one, other| one.2.total_cmp(&other.2));
    let block = |part: &Part| (LEADING * (part.name.len() as f64 + 1.0) + 0.25) * size;
    let wished: Vec<f64> = placed.iter().map(|(_, _, height)| *height - above).collect();
    let blocks: Vec<f64> = placed.iter().map(|(_, part, _)| block(part)).collect();
    let tops = labels::stack(&wished, &blocks, ring.top, canvas.bounds.bottom + 0.2 * size);
    for ((rank, part, _), top) in placed.into_iter().zip(tops) {
        write_part(canvas, ring, part, rank == ring.loud, right, top);
    }
}

/// Writes one part's name and figures from `top` downwards, and its leader.
fn write_part(canvas: &mut Canvas<'_>, ring: &Ring, part: &Part, loud: bool, right: bool, top: f64) {
    let size = canvas.size;
    let outward = if right { 1.0 } else { -1.0 };
    let anchor = if right { Side::Start } else { Side::End };
    let height = top + NAME_MIDDLE * size;
    let bottom = top + LEADING * (part.name.len() as f64 + 1.0) * size;
    let clear = ring.half_width(top, bottom, 0.7 * size).max(ring.radius * 0.3);
    let elbow = ring.centre.0 + outward * clear;
    let reach = elbow + outward * 0.45 * size;
    let start = ring.at(part.middle(), ring.radius + 2.0);
    canvas.path(&[start, (elbow, height), (reach, height)], canvas.rgb(Colour::Quiet), 1.0);
    let x = reach + outward * 0.35 * size;
    let limit = if right { canvas.bounds.right - x } else { x - canvas.bounds.left };
    let colour = if loud { Colour::Accent } else { Colour::Ink };
    let mut baseline = height + MIDDLE * size;
    for line in &part.name {
        let line = labels::cut(line, size, loud, limit);
        canvas.try_write(&Label::new(line, x, baseline, size).side(anchor).bold(loud).colour(colour));
        baseline += LEADING * size;
    }
    canvas.try_write(&Label::new(labels::cut(&part.figures, size, false, limit), x, baseline, size).side(anchor));
}

/// How far below a block's upper edge the middle of its first line lies, in em.
const NAME_MIDDLE: f64 = 0.6;
