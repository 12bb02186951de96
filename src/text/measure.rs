//! Widths of characters and of text on one line.

use crate::text::Weight;
use crate::text::faces::Advances;
use crate::text::script::{Face, contains_han, face_among, is_emoji, is_flag_letter, is_han, is_weightless, is_wide};
use crate::units::Pt;

/// Width in points of a text on one line; line breaks and controls take no room.
///
/// Latin characters are measured in the Latin face (Carlito, for Calibri), all others in the Chinese face.
/// There is no gap between Chinese and Latin: `PowerPoint` adds none.
pub fn width(text: &str, size: Pt, weight: Weight) -> f64 {
    let mut meter = Meter::new(contains_han(text));
    text.chars().map(|character| meter.advance(character, weight)).sum::<f64>() * size.0
}

/// Characters of a text that no bundled face holds, each once, in the order they appear.
pub fn uncovered(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for character in text.chars() {
        let known = is_weightless(character) || character.is_whitespace() || covered(character);
        if !known && !missing.contains(&character) {
            missing.push(character);
        }
    }
    missing
}

/// Adds up a text character by character.
pub(super) struct Meter {
    chinese: bool,
    after_joiner: bool,
}

impl Meter {
    /// For a text that does or does not contain Chinese, which decides the width of curly quotes and dashes.
    pub(super) fn new(chinese: bool) -> Self {
        Self { chinese, after_joiner: false }
    }

    /// Width in em of the next character.
    pub(super) fn advance(&mut self, character: char, weight: Weight) -> f64 {
        let joined = std::mem::replace(&mut self.after_joiner, character == ZERO_WIDTH_JOINER);
        if is_han(character) {
            return 1.0;
        }
        if character == '\t' {
            return TAB;
        }
        if is_weightless(character) || (joined && is_emoji(character)) {
            return 0.0;
        }
        let face = face_among(character, self.chinese);
        // Chinese fonts for screens make the dash a full em, so that two of them join; this one is shorter.
        if face == Face::EastAsian && character == '—' {
            return 1.0;
        }
        Advances::of(face, weight).get(character).map_or_else(|| guess(character), f64::from)
    }
}

const ZERO_WIDTH_JOINER: char = '\u{200D}';
/// Width of a tab in em: where stops stand is not known here, and looks use none.
const TAB: f64 = 1.0;

fn covered(character: char) -> bool {
    [Face::Latin, Face::EastAsian].iter().any(|&face| Advances::of(face, Weight::Regular).get(character).is_some())
}

/// Width in em of a character no bundled face has.
fn guess(character: char) -> f64 {
    if is_flag_letter(character) {
        0.65
    } else if is_emoji(character) {
        1.3
    } else if is_wide(character) {
        1.0
    } else {
        0.55
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_width(text: &str, weight: Weight, expected: f64) {
        let measured = width(text, Pt(1.0), weight);
        assert!((measured - expected).abs() < 1e-5, "{text}: {measured}, not {expected}");
    }

    #[test]
    fn widths_are_those_in_the_font_files() {
        // Units per em: 2048 in the Latin face, 1000 in the Chinese one.
        assert_width("ABCabc123,.", Weight::Regular, 10456.0 / 2048.0);
        assert_width("ABCabc123,.", Weight::Bold, 10629.0 / 2048.0);
        assert_width("增长12%", Weight::Regular, 2.0 + (1038.0 * 2.0 + 1464.0) / 2048.0);
        assert_width("▲①→", Weight::Regular, 3.0);
    }

    #[test]
    fn quotes_are_full_width_in_chinese_only() {
        assert_width("“降”…", Weight::Regular, 4.0);
        assert_width("“", Weight::Regular, 857.0 / 2048.0);
        assert_width("——降", Weight::Bold, 3.0);
    }

    #[test]
    fn what_no_face_holds_is_guessed() {
        assert_width("㐀", Weight::Regular, 1.0);
        assert_width("ا", Weight::Regular, 0.55);
        assert_width("👍🏽", Weight::Regular, 1.3);
        assert_width("👨\u{200D}👩\u{200D}👧", Weight::Regular, 1.3);
        assert_width("🇨🇳", Weight::Regular, 1.3);
        assert_width("e\u{301}", Weight::Regular, width("e", Pt(1.0), Weight::Regular));
    }

    #[test]
    fn each_uncovered_character_is_named_once_in_order() {
        assert_eq!(uncovered("增长 abc\n“好”\u{FE0F}"), []);
        assert_eq!(uncovered("👍㐀a👍ا"), ['👍', '㐀', 'ا']);
    }
}
