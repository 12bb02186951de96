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
    /// The cover's title and big numerals.
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
