//! Styled paragraphs and how tall they stand at a width.

use crate::deck::{Anchor, Item, Paragraph, Placed, Placeholder, TextBox, TextSpan};
use crate::number::Language;
use crate::report::{Align, Text};
use crate::text::{Styled, Weight, face_of, lines};
use crate::theme::{Colour, line_height};
use crate::units::{Emu, Pt, Rect};

/// Part of a box's width that measured lines may fill: the reader's font may be a little wider than the measured one.
pub(super) const RESERVE: f64 = 0.95;

/// How a paragraph looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: Pt,
    pub(super) bold: bool,
    pub(super) colour: Colour,
    pub(super) align: Align,
}

impl Style {
    /// Plain text of this size in ink, to the left.
    pub(super) fn ink(size: Pt) -> Self {
        Self { size, bold: false, colour: Colour::Ink, align: Align::Left }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    pub(super) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// A paragraph of styled runs; there is no italic in Chinese.
pub(super) fn paragraph(text: &Text, style: Style, language: Language) -> Paragraph {
    let spans = text
        .0
        .iter()
        .map(|run| TextSpan {
            text: run.text.clone(),
            size: style.size,
            bold: style.bold || run.bold,
            italic: run.italic && language == Language::En,
            colour: style.colour,
        })
        .collect();
    Paragraph {
        spans,
        align: style.align,
        line: line_height(style.size, language),
        before: Pt(0.0),
        bullet: None,
        indent: Emu::ZERO,
        hanging: Emu::ZERO,
        link: None,
    }
}

/// A paragraph of one plain run.
pub(super) fn plain(text: &str, style: Style, language: Language) -> Paragraph {
    paragraph(&Text::plain(text), style, language)
}

/// Number of lines a paragraph takes at a width.
pub(super) fn line_count(paragraph: &Paragraph, width: Emu) -> usize {
    let room = (width - paragraph.indent).as_points();
    super::line_memo::lines(paragraph, room, || measured_lines(paragraph, room))
}

fn measured_lines(paragraph: &Paragraph, room: f64) -> usize {
    let styled: Vec<Styled<'_>> =
        paragraph.spans.iter().map(|span| Styled { text: &span.text, size: span.size, weight: weight(span.bold) }).collect();
    let count = lines(&styled, (room * RESERVE).max(1.0)).len().max(1);
    if count == 1 && one_line_with_gaps(paragraph) > room { 2 } else { count }
}

/// Width of a paragraph on one line in points, with the quarter em that LibreOffice and Word set between scripts: on a short line the
/// reserve may not cover it.
fn one_line_with_gaps(paragraph: &Paragraph) -> f64 {
    let text: String = paragraph.spans.iter().map(|span| span.text.as_str()).collect();
    let size = paragraph.spans.iter().map(|span| span.size.0).fold(0.0, f64::max);
    let own: f64 = paragraph.spans.iter().map(|span| crate::text::width(&span.text, span.size, weight(span.bold))).sum();
    own + script_changes(&text) as f64 * size * 0.25
}

/// How often a text changes between Chinese and Latin characters.
pub(super) fn script_changes(text: &str) -> usize {
    let face = |character: char| (!character.is_whitespace()).then(|| face_of(character));
    let faces: Vec<_> = text.chars().filter_map(face).collect();
    faces.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// Height of paragraphs set one under the other at a width.
pub(super) fn height(paragraphs: &[Paragraph], width: Emu) -> Emu {
    let mut points = 0.0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            points += paragraph.before.0;
        }
        points += paragraph.line.0 * line_count(paragraph, width) as f64;
    }
    Emu::points(points)
}

/// Width of a text on one line, reserve included.
pub(super) fn width(text: &str, size: Pt, bold: bool) -> Emu {
    Emu::points(crate::text::width(text, size, weight(bold)) / RESERVE)
}

/// A text box without insets.
pub(super) fn text_box(name: impl Into<String>, rect: Rect, paragraphs: Vec<Paragraph>) -> Placed {
    anchored(name, rect, paragraphs, Anchor::Top)
}

/// A text box without insets, its text where `anchor` says.
pub(super) fn anchored(name: impl Into<String>, rect: Rect, paragraphs: Vec<Paragraph>, anchor: Anchor) -> Placed {
    let item = Item::Text(TextBox { paragraphs, anchor, ..TextBox::default() });
    Placed { rect, name: name.into(), item }
}

/// A text box that fills a placeholder of its layout.
pub(super) fn placeholder(
    name: &str,
    rect: Rect,
    paragraphs: Vec<Paragraph>,
    anchor: Anchor,
    placeholder: Placeholder,
) -> Placed {
    let item = Item::Text(TextBox { placeholder: Some(placeholder), paragraphs, anchor, ..TextBox::default() });
    Placed { rect, name: name.to_owned(), item }
}

fn weight(bold: bool) -> Weight {
    if bold { Weight::Bold } else { Weight::Regular }
}
