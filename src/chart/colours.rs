//! Proof of the palette: contrast of text and marks, steps of lightness in a grey print, and what a reader sees who cannot
//! tell red from green.

use super::shades;
use crate::theme::{Palette, Rgb, Theme};

/// Least contrast of text with its ground (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// Least contrast of a mark that carries meaning with its ground (WCAG 2.2, 1.4.11).
const MARK: f64 = 3.0;
/// Least step of lightness, of 100, that a grey print keeps apart side by side.
const GREY_STEP: f64 = 7.0;
/// Least distance of two colours in CIE L*a*b* that are told apart at a glance: four times the just noticeable 2.3.
const CLEAR: f64 = 9.2;

#[test]
fn text_is_read_on_paper_and_on_every_fill_that_bears_text() {
    let palette = house();
    for (name, ink) in [
        ("ink", palette.ink),
        ("muted", palette.muted),
        ("accent", palette.accent),
        ("better", palette.better),
        ("worse", palette.worse),
    ] {
        let contrast = ink.contrast(palette.paper);
        assert!(contrast >= TEXT, "{name} on paper has {contrast:.2}");
    }
    for (name, state) in [("better", palette.better), ("worse", palette.worse)] {
        let badge = shades::badge(state, palette.paper);
        assert!(state.contrast(badge) >= TEXT, "{name} on its badge has {:.2}", state.contrast(badge));
    }
    let fills = (1..=6).flat_map(|count| shades::parts(&palette, count)).chain(shades::ramp(&palette));
    for fill in fills {
        let text = palette.rgb(shades::text_on(fill, &palette));
        assert!(text.contrast(fill) >= TEXT, "text on {} has {:.2}", fill.hex(), text.contrast(fill));
    }
}

#[test]
fn marks_stand_out_from_the_paper() {
    let palette = house();
    let states = [palette.better, palette.worse, palette.caution, palette.quiet];
    for mark in states.into_iter().chain(shades::lines(&palette, 6)) {
        assert!(mark.contrast(palette.paper) >= MARK, "{} has {:.2}", mark.hex(), mark.contrast(palette.paper));
    }
}

#[test]
fn neighbours_keep_their_steps_in_a_grey_print() {
    let palette = house();
    for count in 2..=6 {
        let lightness: Vec<f64> = shades::parts(&palette, count).into_iter().map(|colour| lab(linear(colour))[0]).collect();
        assert!(lightness.windows(2).all(|pair| pair[1] - pair[0] >= GREY_STEP), "{count} parts: {lightness:.1?}");
    }
    for theme in themes() {
        let lightness: Vec<f64> = shades::ramp(&theme).into_iter().map(|colour| lab(linear(colour))[0]).collect();
        assert!(lightness.windows(2).all(|pair| pair[0] - pair[1] >= 3.0), "ramp of {}: {lightness:.1?}", theme.accent.hex());
    }
    let three: Vec<f64> = shades::lines(&palette, 3).into_iter().map(|colour| lab(linear(colour))[0]).collect();
    assert!((three[0] - three[1]).abs() >= GREY_STEP && (three[0] - three[2]).abs() >= GREY_STEP, "{three:.1?}");
}

#[test]
fn series_and_states_are_told_apart_without_seeing_green() {
    let palette = house();
    for count in 2..=6 {
        apart(&format!("{count} parts"), &shades::parts(&palette, count));
    }
    apart("lines", &shades::lines(&palette, 4));
    apart("states", &[palette.better, palette.worse, palette.caution]);
    apart("loud and quiet", &[palette.accent, palette.quiet]);
    for theme in themes() {
        apart(&format!("two parts of {}", theme.accent.hex()), &shades::parts(&theme, 2));
    }
}

#[test]
fn every_theme_bears_readable_text_in_its_shades() {
    for theme in themes() {
        for fill in shades::ramp(&theme) {
            let text = theme.rgb(shades::text_on(fill, &theme));
            assert!(text.contrast(fill) >= TEXT, "{}: text on {} has {:.2}", theme.accent.hex(), fill.hex(), text.contrast(fill));
        }
    }
}

fn house() -> Palette {
    Theme::house().palette
}

/// The house theme in the colours of other companies: teal, burgundy, navy, violet, orange.
fn themes() -> Vec<Palette> {
    let accents = ["0B5FFF", "00695C", "9C1C31", "1F3864", "5B2C83", "C55A11"];
    let colour = |hex: &str| Rgb::parse(hex).expect("a colour");
    accents.map(|hex| Palette { accent: colour(hex), ..house() }).to_vec()
}

fn apart(name: &str, colours: &[Rgb]) {
    for (index, one) in colours.iter().enumerate() {
        for other in &colours[index + 1..] {
            let (seen, beside) = (lab(deuteranopia(linear(*one))), lab(deuteranopia(linear(*other))));
            let distance = (0..3).map(|axis| (seen[axis] - beside[axis]).powi(2)).sum::<f64>().sqrt();
            assert!(distance >= CLEAR, "{name}: {} and {} are {distance:.1} apart", one.hex(), other.hex());
        }
    }
}

/// Red, green and blue in light, from 0 to 1 (IEC 61966-2-1).
fn linear(colour: Rgb) -> [f64; 3] {
    [colour.0, colour.1, colour.2].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

/// What an eye without cones for green sees: the matrix for full deuteranopia of G. M. Machado, M. M. Oliveira and
/// L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
/// Visualization and Computer Graphics 15 (6), 2009, for light in linear RGB.
fn deuteranopia(light: [f64; 3]) -> [f64; 3] {
    const SEEN: [[f64; 3]; 3] =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
    SEEN.map(|row| row.iter().zip(light).map(|(weight, channel)| weight * channel).sum::<f64>().clamp(0.0, 1.0))
}

/// CIE L*a*b* under D65 (CIE 15:2004, 8.2.1).
fn lab(light: [f64; 3]) -> [f64; 3] {
    let sum = |weights: [f64; 3]| weights.iter().zip(light).map(|(weight, channel)| weight * channel).sum::<f64>();
    let x = sum([0.4124, 0.3576, 0.1805]) / 0.950_47;
    let y = sum([0.2126, 0.7152, 0.0722]);
    let z = sum([0.0193, 0.1192, 0.9505]) / 1.088_83;
    let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    [116.0 * root(y) - 16.0, 500.0 * (root(x) - root(y)), 200.0 * (root(y) - root(z))]
}
