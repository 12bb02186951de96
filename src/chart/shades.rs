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

/// Colours of equals, in ordered lightness: the accent, then its tints between greys. The steps hold in a grey print, and no
/// tint lies where neither ink nor paper can be read on it.
pub(super) fn parts(palette: &Palette, count: usize) -> Vec<Rgb> {
    let (accent, ink, quiet, paper) = (palette.accent, palette.ink, palette.quiet, palette.paper);
    let deep = mix(accent, ink, 0.55);
    let ladder: Vec<Rgb> = match count {
        0..=1 => vec![accent],
        2 => vec![accent, mix(quiet, paper, 0.25)],
        3 => vec![accent, mix(accent, paper, 0.35), mix(quiet, paper, 0.5)],
        4 => vec![deep, accent, mix(accent, paper, 0.38), mix(quiet, paper, 0.55)],
        // Accent and grey take turns, so that neighbours differ in hue as well.
        _ => vec![deep, accent, quiet, mix(accent, paper, 0.47), mix(quiet, paper, 0.41), mix(accent, paper, 0.76)],
    };
    (0..count).map(|index| ladder[index % ladder.len()]).collect()
}

/// Colours of equals drawn as lines: thin strokes need more contrast than fills.
pub(super) fn lines(palette: &Palette, count: usize) -> Vec<Rgb> {
    let (accent, ink, quiet, paper) = (palette.accent, palette.ink, palette.quiet, palette.paper);
    let ladder = [accent, mix(accent, ink, 0.7), quiet, mix(accent, paper, 0.28), mix(quiet, ink, 0.45), mix(accent, ink, 0.35)];
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
    // From paper over the accent to the deep shade, finely enough that no step of lightness is missed.
    let tints = (0..PATH).map(|step| mix(palette.paper, palette.accent, f64::from(step) / f64::from(PATH)));
    let path: Vec<Rgb> =
        tints.chain((0..=PATH).map(|step| mix(palette.accent, deep, f64::from(step) / f64::from(PATH)))).collect();
    let readable: Vec<Rgb> = path.into_iter().filter(|fill| bears_text(*fill, palette)).collect();
    let (high, low) = (LIGHTEST, lightness(deep).min(DARKEST));
    let wished = (0..RAMP_STEPS).map(|step| high + (low - high) * f64::from(step) / f64::from(RAMP_STEPS - 1));
    let off = |fill: &Rgb, wished: f64| (lightness(*fill) - wished).abs();
    wished
        .map(|wished| {
            readable.iter().copied().min_by(|one, other| off(one, wished).total_cmp(&off(other, wished))).unwrap_or(deep)
        })
        .collect()
}

fn bears_text(fill: Rgb, palette: &Palette) -> bool {
    fill.contrast(palette.paper).max(fill.contrast(palette.ink)) >= TEXT_CONTRAST
}

/// CIE lightness, 0 to 100 (CIE 15:2004, 8.2.1), from the contrast with black, which is twenty times the luminance and one.
fn lightness(colour: Rgb) -> f64 {
    let luminance = (colour.contrast(Rgb(0, 0, 0)) - 1.0) / 20.0;
    if luminance > 0.008_856 { 116.0 * luminance.cbrt() - 16.0 } else { 903.3 * luminance }
}

/// Colours between paper and accent, and between accent and the deep shade, that a ramp chooses from.
const PATH: u32 = 60;
/// Lightness of the lightest shade: still apart from the paper.
const LIGHTEST: f64 = 92.0;
/// Lightness of the darkest shade at most.
const DARKEST: f64 = 32.0;
/// Shades of a heat map: as many as an eye tells apart.
const RAMP_STEPS: u32 = 7;
/// Least contrast of text with its ground (WCAG 2.2, 1.4.3).
const TEXT_CONTRAST: f64 = 4.5;

/// The ground of a badge in the colour of a state, on which that colour is read.
pub(super) fn badge(state: Rgb, paper: Rgb) -> Rgb {
    mix(state, paper, 0.92)
}

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
