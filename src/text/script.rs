//! Which face draws which character, the way Office chooses between its Latin and East Asian fonts.

use std::ops::Range;

use crate::text::Weight;
use crate::text::faces::Advances;

/// One of the two fonts every run of text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// For letters, digits and punctuation of Latin text.
    Latin,
    /// For Chinese, and for signs that Latin fonts lack.
    EastAsian,
}

/// The face of a character that stands alone.
pub fn face_of(character: char) -> Face {
    face_among(character, is_han(character))
}

/// Splits text into stretches drawn with one face; the ranges are bytes, follow each other and cover the text.
pub fn face_runs(text: &str) -> Vec<(Face, Range<usize>)> {
    let chinese = contains_han(text);
    let mut runs: Vec<(Face, Range<usize>)> = Vec::new();
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        let own = face_among(character, chinese);
        match runs.last_mut() {
            // A mark joins the letter it sits on, whichever face has it.
            Some((face, range)) if *face == own || is_weightless(character) => range.end = end,
            Some(_) | None => runs.push((own, start..end)),
        }
    }
    runs
}

/// The face of a character in a text that does or does not contain Chinese.
///
/// This is the one place with the rule for the marks both scripts share: curly quotes, dash, ellipsis and
/// middle dot are East Asian, one em wide, in any text with a Han character, and Latin in all others.
/// Digits, letters and punctuation of ASCII are always Latin. A character its own face lacks goes to the
/// other face, if that has it.
pub(super) fn face_among(character: char, chinese: bool) -> Face {
    if character.is_ascii() {
        return Face::Latin;
    }
    if is_han(character) || (chinese && is_shared_mark(character)) {
        return Face::EastAsian;
    }
    let covered = |face| Advances::of(face, Weight::Regular).get(character).is_some();
    let (own, other) = if is_latin(character) { (Face::Latin, Face::EastAsian) } else { (Face::EastAsian, Face::Latin) };
    if !covered(own) && covered(other) { other } else { own }
}

/// Whether a text is to be treated as Chinese.
pub(super) fn contains_han(text: &str) -> bool {
    text.chars().any(is_han)
}

/// Whether this is a Chinese character (Unicode's CJK ideograph blocks).
pub(super) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}' | '〇')
}

/// Whether fonts make this character a full em wide (the wide and fullwidth classes of UAX #11, by block).
pub(super) fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(character,
            '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{33FF}' | '\u{A000}'..='\u{A4CF}'
            | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7A3}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF60}'
            | '\u{FFE0}'..='\u{FFE6}' | '\u{2460}'..='\u{24FF}' | '\u{2500}'..='\u{27BF}')
}

/// Whether this is an emoji outside the symbols older fonts have.
pub(super) fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1F000}'..='\u{1FAFF}')
}

/// Whether this is one of the letters that make flags in pairs.
pub(super) fn is_flag_letter(character: char) -> bool {
    matches!(character, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether this character takes no room of its own: marks, joiners, selectors, controls.
pub(super) fn is_weightless(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{20D0}'..='\u{20FF}'
            | '\u{302A}'..='\u{302D}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
            | '\u{FEFF}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E01EF}')
}

/// Marks that Chinese and Latin text write with the same characters.
fn is_shared_mark(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Letters and signs that Office draws with the Latin font.
fn is_latin(character: char) -> bool {
    matches!(character,
        '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}')
}

/// Signs of direction and state. Not every Latin face has them, or has them small, so they stand in runs of their own, in the
/// East Asian face.
const SIGNS: [char; 6] = ['▲', '▼', '◆', '●', '○', '■'];

/// Whether a text begins with such a sign.
pub fn starts_with_sign(text: &str) -> bool {
    text.starts_with(SIGNS)
}

/// The text cut before and after each run of signs.
pub fn sign_runs(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(SIGNS).flat_map(|piece| {
        let (before, sign) = piece.split_at(piece.trim_end_matches(SIGNS).len());
        [before, sign].into_iter().filter(|piece| !piece.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(Face, &str)> {
        face_runs(text).into_iter().map(|(face, range)| (face, &text[range])).collect()
    }

    #[test]
    fn signs_stand_in_runs_of_their_own() {
        assert_eq!(sign_runs("▲ 3.2%").collect::<Vec<_>>(), ["▲", " 3.2%"]);
        assert_eq!(sign_runs("a ▼ b▲").collect::<Vec<_>>(), ["a ", "▼", " b", "▲"]);
    }

    #[test]
    fn digits_and_ascii_are_latin_even_in_chinese() {
        assert_eq!(
            split("同比+12.5%，GDP"),
            [(Face::EastAsian, "同比"), (Face::Latin, "+12.5%"), (Face::EastAsian, "，"), (Face::Latin, "GDP")]
        );
    }

    #[test]
    fn shared_marks_follow_the_text_around_them() {
        assert_eq!(split("“降本”——A"), [(Face::EastAsian, "“降本”——"), (Face::Latin, "A")]);
        assert_eq!(split("“cost” — it’s"), [(Face::Latin, "“cost” — it’s")]);
        assert_eq!(face_of('“'), Face::Latin);
    }

    #[test]
    fn signs_the_latin_face_lacks_are_east_asian() {
        assert_eq!(split("▲5 ①"), [(Face::EastAsian, "▲"), (Face::Latin, "5 "), (Face::EastAsian, "①")]);
        assert_eq!(face_of('€'), Face::Latin);
        assert_eq!(face_of('é'), Face::Latin);
        assert_eq!(face_of('→'), Face::EastAsian);
    }

    #[test]
    fn a_combining_mark_stays_with_its_letter() {
        assert_eq!(split("e\u{301}\u{3099}"), [(Face::Latin, "e\u{301}\u{3099}")]);
    }
}
