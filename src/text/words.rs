//! Cuts text where a line may end, and measures the pieces: for whoever tries many widths for one text.

use crate::text::Weight;
use crate::text::breaks::breaks;
use crate::text::measure::Meter;
use crate::text::script::{contains_han, face_of};
use crate::units::Pt;

/// What no line break may part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Word {
    /// Its width in points, without the spaces that end it.
    pub width: f64,
    /// Width in points of the spaces that end it; they take no room at the end of a line.
    pub space: f64,
    /// Changes of script in it and on to the next word: Word and `LibreOffice` set a quarter em at each.
    pub script_changes: usize,
    /// Whether the line must end behind it: a newline, or the end of the text.
    pub ends_line: bool,
}

/// The words of a text; in Chinese nearly every character is one.
pub fn words(text: &str, size: Pt, weight: Weight) -> Vec<Word> {
    let mut meter = Meter::new(contains_han(text));
    let (mut found, mut start, mut face) = (Vec::new(), 0, None);
    for end in breaks(text) {
        let piece = &text[start..end.at];
        let ink = piece.trim_end().len();
        let mut word = Word { ends_line: end.forced, ..Word::default() };
        for (at, character) in piece.char_indices() {
            let advance = meter.advance(character, weight) * size.0;
            *(if at < ink { &mut word.width } else { &mut word.space }) += advance;
            if !character.is_whitespace() {
                let own = face_of(character);
                word.script_changes += usize::from(face.is_some_and(|before| before != own));
                face = Some(own);
            }
        }
        found.push(word);
        start = end.at;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn words_are_as_wide_as_the_text_they_come_from() {
        let text = "同比增长12.5%以上，vendor agreements";
        let found = words(text, Pt(10.0), Weight::Regular);
        let sum: f64 = found.iter().map(|word| word.width + word.space).sum();
        assert!((sum - width(text, Pt(10.0), Weight::Regular)).abs() < 1e-9);
        assert_eq!(found.iter().map(|word| word.script_changes).sum::<usize>(), 3);
        assert!(found.iter().rev().skip(1).all(|word| !word.ends_line));
    }

    #[test]
    fn a_newline_ends_a_line() {
        let found = words("甲\n乙", Pt(10.0), Weight::Regular);
        assert_eq!(found.iter().map(|word| word.ends_line).collect::<Vec<_>>(), [true, true]);
    }
}
