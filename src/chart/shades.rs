//! Which colour each mark bears: the message in the accent, everything else quiet.

use super::frame;
use crate::report::{Chart, ChartKind, SeriesRole};
use crate::theme::{Colour, Palette, Rgb, Theme};

/// The colour of a bar.
pub(super) fn bar(chart: &Chart, series: usize, category: usize, theme: &Theme) -> Rgb {
    let palette = &theme.palette;
    let role = chart.series[series].role;
    if let Some(missed) = misses_target(chart, series, category) {
        return if missed { palette.worse } else { quiet_bar(chart, palette) };
    }
    match (role, chart.highlight) {
        (SeriesRole::Part, _) => parts(palette, chart.series.len())[series],
        (SeriesRole::Previous, _) => previous(palette),
        (SeriesRole::Target, _) => palette.ink,
        (SeriesRole::Current, Some(index)) if index == category && frame::has_second_axis(chart) => {
            mix(palette.accent, palette.paper, 0.5)
        }
        (SeriesRole::Current, _) if frame::has_second_axis(chart) => behind_line(palette),
        (SeriesRole::Current | SeriesRole::Secondary, None) => palette.accent,
        (SeriesRole::Current | SeriesRole::Secondary, Some(index)) if index == category => palette.accent,
        (SeriesRole::Current | SeriesRole::Secondary, Some(_)) => quiet_bar(chart, palette),
    }
}

/// Whether a bar stops short of the target line it is drawn against: those that do are the message.
pub(super) fn misses_target(chart: &Chart, series: usize, category: usize) -> Option<bool> {
    let judged = chart.kind == ChartKind::Bar && chart.highlight.is_none() && chart.series[series].role == SeriesRole::Current;
    if judged && chart.series.iter().any(|series| series.role == SeriesRole::Target) {
        return Some(chart.meets_target(category) == Some(false));
    }
    let target = chart.target.as_ref().filter(|_| judged)?.value;
    let value = chart.series[series].values[category]?;
    Some(if chart.lower_is_better == Some(true) { value > target } else { value < target })
}

/// The colour a series has in a key or at its line's end.
pub(super) fn series(chart: &Chart, series: usize, theme: &Theme) -> Rgb {
    let palette = &theme.palette;
    match chart.series[series].role {
        SeriesRole::Part => parts(palette, chart.series.len())[series],
        SeriesRole::Previous => previous(palette),
        SeriesRole::Current if frame::has_second_axis(chart) => behind_line(palette),
        SeriesRole::Current | SeriesRole::Secondary => palette.accent,
        SeriesRole::Target => palette.ink,
    }
}

/// Columns under a line of another unit: the line is the message, and they are what it is seen against.
fn behind_line(palette: &Palette) -> Rgb {
    mix(palette.quiet, palette.paper, 0.3)
}

/// Colours of equals, in ordered lightness: the accent, then its tints between greys.
pub(super) fn parts(palette: &Palette, count: usize) -> Vec<Rgb> {
    let (accent, ink, quiet, paper) = (palette.accent, palette.ink, palette.quiet, palette.paper);
    let deep = mix(accent, ink, 0.55);
    let ladder: Vec<Rgb> = match count {
        0..=1 => vec![accent],
        2 => vec![accent, mix(quiet, paper, 0.25)],
        3 => vec![accent, mix(accent, paper, 0.52), mix(quiet, paper, 0.45)],
        4 => vec![deep, accent, mix(accent, paper, 0.52), mix(quiet, paper, 0.45)],
        _ => vec![deep, accent, mix(accent, paper, 0.4), mix(accent, paper, 0.68), quiet, mix(quiet, paper, 0.55)],
    };
    (0..count).map(|index| ladder[index % ladder.len()]).collect()
}

/// Colours of equals drawn as lines: thin strokes need more contrast than fills.
pub(super) fn lines(palette: &Palette, count: usize) -> Vec<Rgb> {
    let (accent, ink, quiet, paper) = (palette.accent, palette.ink, palette.quiet, palette.paper);
    let ladder = [accent, mix(accent, ink, 0.7), quiet, mix(accent, paper, 0.4), mix(quiet, ink, 0.45), mix(quiet, paper, 0.2)];
    (0..count).map(|index| ladder[index % ladder.len()]).collect()
}

/// Parts of a whole, largest first, when one of them carries the message: the others in greys of falling weight.
pub(super) fn ring(palette: &Palette, count: usize, loud: usize) -> Vec<Rgb> {
    let mut rank = 0;
    (0..count)
        .map(|index| {
            if index == loud {
                return palette.accent;
            }
            rank += 1;
            let steps = (count.max(3) - 1) as f64;
            mix(mix(palette.quiet, palette.ink, 0.25), palette.paper, 0.72 * f64::from(rank - 1) / steps)
        })
        .collect()
}

/// Shades for larger and larger values: tints of the accent in even steps of lightness down to a deep one, each of which bears
/// text in ink or in paper at 4.5:1 (WCAG 2.2, 1.4.3).
pub(super) fn ramp(palette: &Palette) -> Vec<Rgb> {
    let deep = mix(palette.accent, palette.ink, 0.6);
    let shade = |part: f64| {
        if part < ACCENT_AT {
            mix(palette.paper, palette.accent, part / ACCENT_AT)
        } else {
            mix(palette.accent, deep, (part - ACCENT_AT) / (1.0 - ACCENT_AT))
        }
    };
    let readable = |fill: Rgb| fill.contrast(palette.paper).max(fill.contrast(palette.ink)) >= TEXT_CONTRAST;
    let nearest = |part: f64| {
        let steps = (0..=50).flat_map(|step| [part - f64::from(step) * 0.01, part + f64::from(step) * 0.01]);
        steps.filter(|part| (0.0..=1.0).contains(part)).map(shade).find(|fill| readable(*fill)).unwrap_or_else(|| shade(part))
    };
    (0..RAMP_STEPS).map(|step| nearest(0.08 + 0.92 * f64::from(step) / f64::from(RAMP_STEPS - 1))).collect()
}

/// Shades of a heat map: as many as an eye tells apart.
const RAMP_STEPS: u32 = 7;
/// Where on the ramp the pure accent lies.
const ACCENT_AT: f64 = 0.72;
/// Least contrast of text with its ground (WCAG 2.2, 1.4.3).
const TEXT_CONTRAST: f64 = 4.5;

/// Ink or paper, whichever reads better on a fill.
pub(super) fn text_on(fill: Rgb, palette: &Palette) -> Colour {
    if fill.contrast(palette.paper) >= fill.contrast(palette.ink) { Colour::Paper } else { Colour::Ink }
}

/// One colour with so much of another.
pub(super) fn mix(one: Rgb, other: Rgb, amount: f64) -> Rgb {
    let channel = |one: u8, other: u8| (f64::from(one) + (f64::from(other) - f64::from(one)) * amount).round() as u8;
    Rgb(channel(one.0, other.0), channel(one.1, other.1), channel(one.2, other.2))
}

/// The period compared with: a light grey that still is a shape.
fn previous(palette: &Palette) -> Rgb {
    mix(palette.quiet, palette.paper, 0.5)
}

/// Bars beside the highlighted one: grey alone, a tint of the accent where the grey is the year before.
fn quiet_bar(chart: &Chart, palette: &Palette) -> Rgb {
    if chart.series.iter().any(|series| series.role == SeriesRole::Previous) {
        mix(palette.accent, palette.paper, 0.55)
    } else {
        mix(palette.quiet, palette.paper, 0.15)
    }
}
