//! The deck as the last tree before the file: slides of placed items with final sizes; four kinds of item.

use crate::number::Language;
use crate::picture::Image;
use crate::report::{Align, Chart, Face};
use crate::theme::Colour;
use crate::units::{Emu, Pt, Rect, Size};
use std::sync::Arc;

/// A finished deck.
#[derive(Clone, Debug, PartialEq)]
pub struct Deck {
    /// Size of every slide.
    pub size: Size,
    /// Language of every run.
    pub language: Language,
    /// Title for the file's properties.
    pub title: String,
    /// Author for the file's properties: the organisation or department; may be empty.
    pub author: String,
    /// Day for the file's properties, `2026-01-15`; may be empty.
    pub date: String,
    /// The slides in order.
    pub slides: Vec<Slide>,
    /// The charts to draw, in reading order; [`Graphic::Chart`] points into it.
    pub drawings: Vec<Drawing>,
}

/// A chart, the size it is drawn at, and its face.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The chart.
    pub chart: Arc<Chart>,
    /// Its box.
    pub size: Size,
    /// Size of its labels.
    pub label: Pt,
    /// What stands there for it.
    pub face: Face,
}

/// Index into the drawings of a deck or flow, and into the pictures drawn from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DrawingId(pub usize);

/// One slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The layout it stands on.
    pub layout: SlideLayout,
    /// What it holds, in reading order; the first item is the title.
    pub placed: Vec<Placed>,
    /// Speaker notes, a paragraph each; empty for none.
    pub notes: Vec<String>,
    /// Name of the section it belongs to, shown in PowerPoint's section pane; empty before the first.
    pub section: String,
}

/// The layouts of the house master.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SlideLayout {
    /// Title, organisation, presenter, date.
    Cover,
    /// The numbered sections.
    Contents,
    /// A section's first page.
    Divider,
    /// Title, takeaway, body.
    Content,
    /// The last page.
    Closing,
}

/// An item in its box.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The box; text is known to fit it.
    pub rect: Rect,
    /// A name for the selection pane: "Title", "Card 2".
    pub name: String,
    /// What stands there.
    pub item: Item,
}

/// What can stand on a slide.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Paragraphs, with or without a field behind them.
    Text(TextBox),
    /// A rectangle, line or arrow without text.
    Shape(Shape),
    /// A chart or image.
    Graphic(Graphic),
    /// A table.
    Table(SlideTable),
}

/// A chart or image in its box.
#[derive(Clone, Debug, PartialEq)]
pub enum Graphic {
    /// A chart, drawn for exactly this box.
    Chart(DrawingId),
    /// A user's image, already in proportion.
    Image(Arc<Image>),
}

/// Paragraphs in a box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextBox {
    /// The layout's placeholder that this fills, if any.
    pub placeholder: Option<Placeholder>,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Where the text stands in its box.
    pub anchor: Anchor,
    /// Space between the box and its text: left, top, right, bottom.
    pub insets: [Emu; 4],
    /// Colour behind the text.
    pub fill: Option<Colour>,
}

/// Placeholders of the house layouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// `title`, or `ctrTitle` on cover and closing.
    Title,
    /// The line under the title (`body` on content slides, `subTitle` on the cover): idx 10.
    Takeaway,
    /// The section's name in the foot line (`ftr`): idx 11.
    Footer,
    /// The page number (`sldNum`): idx 12. Its text is the number itself; the writer spells it as a field.
    SlideNumber,
    /// The section's number on a divider (`body`): idx 13.
    Number,
    /// Organisation, presenter, date on the cover (`body`): idx 14.
    Details,
}

/// Where text stands in its box, vertically.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// One paragraph of a slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its stretches of text. A newline in one is a line break.
    pub spans: Vec<TextSpan>,
    /// How lines stand.
    pub align: Align,
    /// Exact distance of base lines.
    pub line: Pt,
    /// Space before the paragraph; not used by the first of a box.
    pub before: Pt,
    /// Mark in front: "•", "1."; hangs in the indent.
    pub bullet: Option<String>,
    /// Left indent of the text; the bullet hangs at `indent - hanging`.
    pub indent: Emu,
    /// How far the bullet hangs left of the text.
    pub hanging: Emu,
    /// A slide that a click leads to, as an index into the deck's slides.
    pub link: Option<usize>,
}

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct TextSpan {
    /// The characters.
    pub text: String,
    /// Size.
    pub size: Pt,
    /// Weight.
    pub bold: bool,
    /// Slant; never set for Chinese.
    pub italic: bool,
    /// Colour.
    pub colour: Colour,
}

/// A form without text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its form.
    pub geometry: Geometry,
    /// Colour inside.
    pub fill: Option<Colour>,
    /// Colour and width of the outline.
    pub outline: Option<(Colour, Emu)>,
}

/// Forms, named as `DrawingML` presets (ECMA-376 Part 1, §20.1.10.56).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Geometry {
    /// `rect`.
    Rectangle,
    /// `ellipse`.
    Ellipse,
    /// `line`: from the box's upper left to its lower right corner; a rule has no height or no width.
    Line,
    /// `line` with an arrow at its end.
    Arrow,
    /// `homePlate`: a bar that ends in a point.
    Pentagon {
        /// How far the point reaches.
        point: Emu,
    },
    /// `chevron`: a bar that begins with a notch and ends in a point.
    Chevron {
        /// How far notch and point reach.
        point: Emu,
    },
}

/// A table with final widths and heights.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideTable {
    /// Width of each column; their sum is the box's width.
    pub columns: Vec<Emu>,
    /// The rows, the header first.
    pub rows: Vec<SlideRow>,
    /// What the table shows, for readers who do not see it.
    pub alt: String,
}

/// One row of a slide's table.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideRow {
    /// Its height; every cell's text is known to fit.
    pub height: Emu,
    /// Its cells, one per column.
    pub cells: Vec<SlideCell>,
}

/// One cell of a slide's table.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideCell {
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
    /// Colour behind it.
    pub fill: Option<Colour>,
    /// Rule above: colour and width.
    pub rule_above: Option<(Colour, Emu)>,
    /// Rule below: colour and width.
    pub rule_below: Option<(Colour, Emu)>,
    /// Space between cell and text: left, top, right, bottom.
    pub insets: [Emu; 4],
    /// How it is merged with its neighbours.
    pub merge: Merge,
}

/// How a cell is merged with its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// Not at all.
    #[default]
    Alone,
    /// It covers so many columns and rows, its own included.
    Over {
        /// Columns.
        columns: usize,
        /// Rows.
        rows: usize,
    },
    /// Another covers it: one to the left, one above.
    Covered {
        /// Whether that one stands to the left.
        across: bool,
        /// Whether that one stands above.
        down: bool,
    },
}
