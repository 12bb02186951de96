//! Fills lines of a given width with styled text.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Weight;
use crate::text::breaks::breaks;
use crate::text::measure::Meter;
use crate::text::script::contains_han;
use crate::units::Pt;

/// A stretch of text in one style, to be measured.
#[derive(Clone, Copy, Debug)]
pub struct Styled<'a> {
    /// The text; a newline ends the line.
    pub text: &'a str,
    /// Its type size.
    pub size: Pt,
    /// Its weight.
    pub weight: Weight,
}

/// One line of broken text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What stands on it, from left to right; empty for a blank line.
    pub parts: Vec<LinePart>,
    /// Its width in points, without trailing spaces.
    pub width: f64,
}

/// The part of a line that comes from one stretch of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinePart {
    /// Which of the stretches.
    pub span: usize,
    /// The first byte of that stretch's text on this line.
    pub start: usize,
    /// The byte after the last one; trailing spaces are inside, the newline is not.
    pub end: usize,
    /// Width in points, without the spaces that end the line.
    pub width: f64,
}

/// Breaks styled text into lines at most `width` points wide.
///
/// Lines end where UAX #14 and Chinese typesetting allow it; a word wider than the line is broken between
/// graphemes. Spaces at the end of a line take no room. As in [`str::lines`], a newline at the very end
/// starts no further line, and no text has no lines.
///
/// Whoever fits text into a box should ask for 95 % of the box's width: the reader's fonts may be wider, and
/// LibreOffice parts Chinese from Latin by a quarter em where `PowerPoint` does not. Against LibreOffice 7.4, with
/// 300 mixed paragraphs, 95 % gives too few lines for none; the full width does for 21.
pub fn lines(spans: &[Styled<'_>], width: f64) -> Vec<Line> {
    let paragraph = Paragraph::new(spans);
    paragraph.fill(width).into_iter().map(|range| paragraph.line(spans, &range)).collect()
}

/// Rounding of sums of advances must not move a word to the next line (points).
const TOLERANCE: f64 = 1e-6;

/// All stretches as one text, with the distance of each byte from its start.
struct Paragraph<'a> {
    text: Cow<'a, str>,
    /// Width in points of everything before each byte, and of the whole at the end.
    offsets: Vec<f64>,
}

impl<'a> Paragraph<'a> {
    fn new(spans: &[Styled<'a>]) -> Self {
        let text = match spans {
            [only] => Cow::Borrowed(only.text),
            _ => Cow::Owned(spans.iter().map(|span| span.text).collect()),
        };
        let mut meter = Meter::new(contains_han(&text));
        let mut offsets = Vec::with_capacity(text.len() + 1);
        let mut offset = 0.0;
        for span in spans {
            for character in span.text.chars() {
                offsets.resize(offsets.len() + character.len_utf8(), offset);
                offset += meter.advance(character, span.weight) * span.size.0;
            }
        }
        offsets.push(offset);
        Self { text, offsets }
    }

    /// The byte ranges of the lines, without newlines.
    fn fill(&self, width: f64) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut end = 0;
        for found in breaks(&self.text) {
            if end > start && self.is_too_wide(&(start..found.at), width) {
                lines.push(start..end);
                start = end;
            }
            if start == end && self.is_too_wide(&(start..found.at), width) {
                start = self.split(&(start..found.at), width, &mut lines);
            }
            end = found.at;
            if found.forced {
                lines.push(start..start + self.text[start..end].trim_end_matches(is_newline).len());
                start = end;
            }
        }
        lines
    }

    /// Breaks a word that is wider than a line; gives where its last piece, not yet on a line, begins.
    fn split(&self, word: &Range<usize>, width: f64, lines: &mut Vec<Range<usize>>) -> usize {
        let mut start = word.start;
        for (offset, grapheme) in self.text[word.clone()].grapheme_indices(true) {
            let at = word.start + offset;
            let candidate = start..at + grapheme.len();
            if at > start && !grapheme.trim().is_empty() && self.is_too_wide(&candidate, width) {
                lines.push(start..at);
                start = at;
            }
        }
        start
    }

    fn is_too_wide(&self, range: &Range<usize>, width: f64) -> bool {
        self.visible_width(range) > width + TOLERANCE
    }

    /// Width in points without trailing spaces.
    fn visible_width(&self, range: &Range<usize>) -> f64 {
        let end = range.start + self.text[range.clone()].trim_end().len();
        self.offsets[end] - self.offsets[range.start]
    }

    /// Divides a range of the whole text among the stretches it comes from.
    fn line(&self, spans: &[Styled<'_>], range: &Range<usize>) -> Line {
        let mut parts = Vec::new();
        let visible_end = range.start + self.text[range.clone()].trim_end().len();
        let mut first = 0;
        for (span, styled) in spans.iter().enumerate() {
            let (start, end) = (range.start.max(first), range.end.min(first + styled.text.len()));
            if start < end {
                let width = (self.offsets[end.min(visible_end)] - self.offsets[start]).max(0.0);
                parts.push(LinePart { span, start: start - first, end: end - first, width });
            }
            first += styled.text.len();
        }
        Line { parts, width: self.visible_width(range) }
    }
}

fn is_newline(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

    use super::*;
    use crate::text;

    fn regular(text: &str) -> Styled<'_> {
        Styled { text, size: Pt(10.0), weight: Weight::Regular }
    }

    fn broken(text: &str, width: f64) -> Vec<&str> {
        let content = |line: &Line| line.parts.first().map_or("", |part| &text[part.start..part.end]);
        lines(&[regular(text)], width).iter().map(content).collect()
    }

    #[test]
    fn lines_are_filled_and_end_where_they_may() {
        assert_eq!(broken("全年营收增长，创新高。", 60.0), ["全年营收增", "长，创新高。"]);
        assert_eq!(broken("alpha beta gamma", 50.0), ["alpha beta ", "gamma"]);
        assert_eq!(broken("同比增长12.5%以上", 60.0), ["同比增长", "12.5%以上"]);
    }

    #[test]
    fn newlines_end_lines_and_blank_lines_stay() {
        assert_eq!(broken("甲\n\n乙\r\n", 60.0), ["甲", "", "乙"]);
        assert_eq!(lines(&[], 60.0), []);
        assert_eq!(lines(&[regular("")], 60.0), []);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_between_graphemes() {
        assert_eq!(broken("a e\u{301}e\u{301}e\u{301}e\u{301} b", 11.0), ["a ", "e\u{301}e\u{301}", "e\u{301}e\u{301} ", "b"]);
    }

    #[test]
    fn spaces_that_end_a_line_take_no_room() {
        let found = lines(&[regular("ab     "), regular("  cd")], text::width("ab", Pt(10.0), Weight::Regular));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].parts.len(), 2);
        assert!((found[0].parts[0].width - found[0].width).abs() < 1e-9);
        assert!(found[0].parts[1].width.abs() < 1e-9);
    }

    #[test]
    fn each_stretch_is_measured_in_its_own_style() {
        let big = Styled { text: "增长", size: Pt(20.0), weight: Weight::Bold };
        let found = lines(&[big, regular("了12%")], 200.0);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].parts[0], LinePart { span: 0, start: 0, end: 6, width: 40.0 });
        let expected = text::width("了12%", Pt(10.0), Weight::Regular);
        assert!((found[0].parts[1].width - expected).abs() < 1e-9);
    }

    fn any_text() -> impl Strategy<Value = String> {
        let token = prop_oneof![
            prop::sample::select(vec![
                "增", "长", "，", "。", "“", "”", "（", "）", "《", "》", "、", "：", "——", "……", "·", "12.5%", "1,234", " ",
                "\n", "alpha", "it’s", "Q3", "-", "▲", "👍🏽", "e\u{301}", "\t", "‘", "’", "％", "\u{3000}",
            ])
            .prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
    }

    fn all_styled<'a>(texts: &'a [String]) -> Vec<Styled<'a>> {
        let weights = [Weight::Regular, Weight::Bold];
        let styled =
            |(index, text): (usize, &'a String)| Styled { text, size: Pt(10.0 + index as f64 * 4.0), weight: weights[index % 2] };
        texts.iter().enumerate().map(styled).collect()
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_unless_it_is_one_grapheme(
            texts in prop::collection::vec(any_text(), 1..4), width in 1.0..200.0f64,
        ) {
            let spans = all_styled(&texts);
            for line in lines(&spans, width) {
                let text: String = line.parts.iter().map(|part| &texts[part.span][part.start..part.end]).collect();
                prop_assert!(line.width <= width + TOLERANCE || text.trim_end().graphemes(true).count() <= 1, "{text:?}");
                let sum: f64 = line.parts.iter().map(|part| part.width).sum();
                prop_assert!((sum - line.width).abs() < 1e-6);
            }
        }

        #[test]
        fn no_character_is_lost_but_newlines(
            texts in prop::collection::vec(any_text(), 1..4), width in 1.0..200.0f64,
        ) {
            let spans = all_styled(&texts);
            let kept: String = lines(&spans, width)
                .iter()
                .flat_map(|line| &line.parts)
                .map(|part| &texts[part.span][part.start..part.end])
                .collect();
            let without = |text: &str| text.chars().filter(|&character| !is_newline(character)).collect::<String>();
            prop_assert_eq!(without(&kept), without(&texts.concat()));
            prop_assert!(!kept.contains('\n'));
        }

        #[test]
        fn closing_marks_never_begin_a_line_nor_opening_marks_end_one(
            tokens in prop::collection::vec(
                prop::sample::select(vec!["增长", "，", "。", "“质量”", "（含税）", "《年报》", "12.5%", "5‰", "A", " "]), 1..40,
            ),
            width in 80.0..200.0f64,
        ) {
            let text = tokens.concat();
            // Marks in a row make words wider than a line, whose breaks are made by force.
            if text.split(|character| "增长".contains(character)).all(|word| word.chars().count() < 6) {
                let found = broken(&text, width);
                for line in found.iter().skip(1) {
                    prop_assert!(!line.starts_with(|first| "。，、；：！？）》」』】”’%‰".contains(first)), "{found:?}");
                }
                for line in found.iter().rev().skip(1) {
                    prop_assert!(!line.trim_end().ends_with(|last| "（《「『【“‘".contains(last)), "{found:?}");
                }
            }
        }
    }
}
