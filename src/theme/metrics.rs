//! Sizes: margins, bands, grid and the type scale.

use crate::number::Language;
use crate::units::{Emu, Pt, Rect, Size};

/// Font families by script, named in every run.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Fonts {
    /// Latin letters and digits.
    pub latin: String,
    /// East Asian characters.
    pub east_asian: String,
}

/// Sizes of type on slides, each a step of one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeScale {
    /// The year on the cover, the number on a divider.
    pub numeral: Pt,
    /// The titles of cover and dividers.
    pub display: Pt,
    /// Slide titles, one step down where they need a second line.
    pub title: Pt,
    /// Section names, key values, large statements.
    pub heading: Pt,
    /// The takeaway line and card headings.
    pub lead: Pt,
    /// Body text, largest first; the ladder walks down it and stops at the last.
    pub body: Vec<Pt>,
    /// Table text, largest first.
    pub table: Vec<Pt>,
    /// Chart labels.
    pub chart: Pt,
    /// Foot line.
    pub foot: Pt,
}

/// A step of the ladder: 0 is the size of the theme, each further step one size down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(pub usize);

/// Margins, bands and grid of the slide.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideMetrics {
    /// The slide.
    pub size: Size,
    /// Left and right margin.
    pub margin: Emu,
    /// The band of the title.
    pub title: Rect,
    /// The line under the title.
    pub takeaway: Rect,
    /// Where blocks stand.
    pub body: Rect,
    /// The foot line.
    pub foot: Rect,
    /// The section's name, at the left of the foot line.
    pub footer: Rect,
    /// The page number, at the right of the foot line.
    pub number: Rect,
    /// The hairline above the foot line, drawn by the layouts.
    pub foot_rule: Rect,
    /// The cover.
    pub cover: CoverBoxes,
    /// A section's first page.
    pub divider: DividerBoxes,
    /// The last page.
    pub closing: ClosingBoxes,
    /// Space between columns and between blocks.
    pub gutter: Emu,
    /// Columns of the grid.
    pub columns: i64,
}

impl SlideMetrics {
    /// Width of `count` grid columns with the gutters between them.
    pub fn column_span(&self, count: i64) -> Emu {
        let column = (self.body.width - self.gutter * (self.columns - 1)) / self.columns;
        column * count + self.gutter * (count - 1)
    }
}

/// Boxes of the cover. Outside the block the ground is ink, inside it is accent: text is paper or hairline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverBoxes {
    /// The accent block, drawn by the layout.
    pub block: Rect,
    /// The line above the details, drawn by the layout.
    pub rule: Rect,
    /// The report's title; stands at the bottom of its box.
    pub title: Rect,
    /// The line under the title.
    pub takeaway: Rect,
    /// Organisation, presenter, date.
    pub details: Rect,
    /// The year, inside the block; stands at the bottom of its box.
    pub numeral: Rect,
}

/// Boxes of a divider. The block is accent, its text paper; the rest of the slide is paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DividerBoxes {
    /// The accent block, drawn by the layout.
    pub block: Rect,
    /// The line under the title, drawn by the layout.
    pub rule: Rect,
    /// The section's number, inside the block; stands at the bottom of its box.
    pub number: Rect,
    /// The section's name; stands at the bottom of its box.
    pub title: Rect,
    /// What the section says.
    pub takeaway: Rect,
    /// Where the names of all sections stand.
    pub progress: Rect,
    /// The report's name in the foot line, clear of the block.
    pub footer: Rect,
}

/// Boxes of the last page. The band is ink, its block accent, text on both paper or hairline; the rest of the slide is paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingBoxes {
    /// The ink band, drawn by the layout.
    pub band: Rect,
    /// The accent block at its right, drawn by the layout.
    pub block: Rect,
    /// The title, inside the band; stands at the bottom of its box.
    pub title: Rect,
    /// The line under it, inside the band.
    pub takeaway: Rect,
    /// Where blocks stand, on paper.
    pub body: Rect,
}

/// Margins and type of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentMetrics {
    /// The page.
    pub page: Size,
    /// Upper and lower margin.
    pub margin_vertical: Emu,
    /// Left and right margin.
    pub margin_horizontal: Emu,
    /// Height of a chart at text width.
    pub chart_height: Emu,
}

impl DocumentMetrics {
    /// Width of the text column.
    pub fn text_width(&self) -> Emu {
        self.page.width - self.margin_horizontal * 2
    }
}

/// Line height as a multiple of the type size: 1.3 for Chinese, 1.2 for English (look.md).
pub fn line_height(size: Pt, language: Language) -> Pt {
    match language {
        Language::ZhCn => Pt(size.0 * 1.3),
        Language::En => Pt(size.0 * 1.2),
    }
}
