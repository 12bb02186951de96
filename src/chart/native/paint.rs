//! Colours of native charts: slots of the theme with the tint or shade that the picture of the same chart has.

use crate::chart::{frame, shades};
use crate::ooxml::Xml;
use crate::report::{Chart, SeriesRole};
use crate::theme::Theme;

/// A slot of the theme and what is done to its luminance and saturation, in thousandths of a per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paint {
    slot: &'static str,
    luminance: u32,
    offset: u32,
    saturation: u32,
}

pub(super) const INK: Paint = Paint::of("tx1");
pub(super) const PAPER: Paint = Paint::of("bg1");
pub(super) const MUTED: Paint = Paint::of("tx2");
pub(super) const ACCENT: Paint = Paint::of("accent1");
pub(super) const BETTER: Paint = Paint::of("accent2");
pub(super) const WORSE: Paint = Paint::of("accent3");
pub(super) const CAUTION: Paint = Paint::of("accent4");
pub(super) const QUIET: Paint = Paint::of("accent5");
pub(super) const HAIRLINE: Paint = Paint::of("accent6");
/// The period compared with, as bars.
pub(super) const PREVIOUS: Paint = QUIET.tint(50_000);
/// Columns under a line of another unit.
const BEHIND_LINE: Paint = QUIET.tint(70_000);
/// The accent towards the ink.
const DEEP: Paint = Paint { slot: "accent1", luminance: 63_000, offset: 0, saturation: 74_000 };

impl Paint {
    const fn of(slot: &'static str) -> Self {
        Self { slot, luminance: 100_000, offset: 0, saturation: 100_000 }
    }

    /// The colour at so much strength over paper, in thousandths of a per cent (ECMA-376 Part 1, §20.1.2.3.20 and §20.1.2.3.21).
    pub(super) const fn tint(self, strength: u32) -> Self {
        Self { luminance: strength, offset: 100_000 - strength, ..self }
    }

    /// `<a:solidFill>`.
    pub(super) fn fill(self, xml: &mut Xml) {
        xml.element("a:solidFill", &[], |xml| self.scheme_colour(xml));
    }

    /// `<a:schemeClr>`.
    fn scheme_colour(self, xml: &mut Xml) {
        xml.element("a:schemeClr", &[("val", &self.slot)], |xml| {
            if self.saturation != 100_000 {
                xml.empty("a:satMod", &[("val", &self.saturation)]);
            }
            if self.luminance != 100_000 {
                xml.empty("a:lumMod", &[("val", &self.luminance)]);
            }
            if self.offset != 0 {
                xml.empty("a:lumOff", &[("val", &self.offset)]);
            }
        });
    }
}

/// The colour of a bar.
pub(super) fn bar(chart: &Chart, series: usize, category: usize) -> Paint {
    if let Some(missed) = shades::misses_target(chart, series, category) {
        return if missed { WORSE } else { quiet_bar(chart) };
    }
    let loud = chart.highlight == Some(category);
    match chart.series[series].role {
        SeriesRole::Part => parts(chart.series.len())[series],
        SeriesRole::Previous => PREVIOUS,
        SeriesRole::Target => INK,
        SeriesRole::Current if frame::has_second_axis(chart) => {
            if loud {
                ACCENT.tint(50_000)
            } else {
                BEHIND_LINE
            }
        }
        SeriesRole::Current | SeriesRole::Secondary if chart.highlight.is_none() || loud => ACCENT,
        SeriesRole::Current | SeriesRole::Secondary => quiet_bar(chart),
    }
}

/// The colour a series has in the key.
pub(super) fn series(chart: &Chart, series: usize) -> Paint {
    match chart.series[series].role {
        SeriesRole::Part => parts(chart.series.len())[series],
        SeriesRole::Previous => PREVIOUS,
        SeriesRole::Current if frame::has_second_axis(chart) => BEHIND_LINE,
        SeriesRole::Current | SeriesRole::Secondary => ACCENT,
        SeriesRole::Target => INK,
    }
}

/// The colour of a line.
pub(super) fn line(chart: &Chart, series: usize) -> Paint {
    match chart.series[series].role {
        SeriesRole::Part => lines(chart.series.len())[series],
        SeriesRole::Previous => QUIET,
        SeriesRole::Current | SeriesRole::Secondary => ACCENT,
        SeriesRole::Target => INK,
    }
}

/// Text inside a bar of a stack: ink or paper, whichever reads better there.
pub(super) fn text_in_part(chart: &Chart, series: usize, theme: &Theme) -> Paint {
    let fill = shades::parts(&theme.palette, chart.series.len())[series];
    if shades::text_on(fill, &theme.palette) == crate::theme::Colour::Paper { PAPER } else { INK }
}

/// Text inside a bar.
pub(super) fn text_in_bar(chart: &Chart, series: usize, category: usize, theme: &Theme) -> Paint {
    let fill = shades::bar(chart, series, category, theme);
    if shades::text_on(fill, &theme.palette) == crate::theme::Colour::Paper { PAPER } else { INK }
}

/// Text on the accent or on grey.
pub(super) fn text_on(theme: &Theme, fill: Paint) -> Paint {
    let fill = if fill == ACCENT { theme.palette.accent } else { theme.palette.quiet };
    if shades::text_on(fill, &theme.palette) == crate::theme::Colour::Paper { PAPER } else { INK }
}

/// Colours of equals, in ordered lightness.
fn parts(count: usize) -> Vec<Paint> {
    let ladder: &[Paint] = match count {
        0..=1 => &[ACCENT],
        2 => &[ACCENT, QUIET.tint(75_000)],
        3 => &[ACCENT, ACCENT.tint(65_000), QUIET.tint(50_000)],
        4 => &[DEEP, ACCENT, ACCENT.tint(62_000), QUIET.tint(45_000)],
        _ => &[DEEP, ACCENT, QUIET, ACCENT.tint(53_000), QUIET.tint(59_000), ACCENT.tint(24_000)],
    };
    (0..count).map(|index| ladder[index % ladder.len()]).collect()
}

/// Colours of equals drawn as lines.
fn lines(count: usize) -> Vec<Paint> {
    let dark = Paint { slot: "accent1", luminance: 52_000, offset: 0, saturation: 58_000 };
    let grey = Paint { slot: "accent5", luminance: 72_000, offset: 0, saturation: 110_000 };
    let deep = Paint { slot: "accent1", luminance: 76_000, offset: 0, saturation: 84_000 };
    let ladder = [ACCENT, dark, QUIET, ACCENT.tint(72_000), grey, deep];
    (0..count).map(|index| ladder[index % ladder.len()]).collect()
}

/// Parts of a ring when one of them carries the message.
pub(super) fn ring(count: usize, loud: usize) -> Vec<Paint> {
    let steps = (count.max(3) - 1) as f64;
    let mut rank = 0_u32;
    (0..count)
        .map(|index| {
            if index == loud {
                return ACCENT;
            }
            let strength = (100_000.0 * (1.0 - 0.72 * f64::from(rank) / steps)).round() as u32;
            rank += 1;
            Paint { luminance: strength / 100 * 82, offset: 100_000 - strength, ..QUIET }
        })
        .collect()
}

/// Bars beside the highlighted one.
fn quiet_bar(chart: &Chart) -> Paint {
    if chart.series.iter().any(|series| series.role == SeriesRole::Previous) { ACCENT.tint(45_000) } else { QUIET.tint(85_000) }
}
