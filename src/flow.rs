//! The document as the last tree before the file: what follows what, what stays together, which number each thing has.

use crate::deck::{Drawing, DrawingId};
use crate::number::Language;
use crate::picture::Image;
use crate::report::{Callout, Card, Cover, Definition, List, Pair, ProcessStep, SignatureField, Table, Text, Tile};
use crate::units::{Emu, Pt, Size};
use std::sync::Arc;

/// A finished document.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Language of every run.
    pub language: Language,
    /// Full title, on the cover and in the file's properties.
    pub title: String,
    /// Short title, in the header.
    pub header: String,
    /// Footer with `{page}` and `{pages}` where the fields stand: "第 {page} 页，共 {pages} 页".
    pub footer: String,
    /// What the cover says beside the title.
    pub cover: Cover,
    /// Cover labels: before the presenter's name, before the date.
    pub cover_labels: [String; 2],
    /// Day for the file's properties, `2026-01-15`; may be empty.
    pub date: String,
    /// Heading of the contents list.
    pub contents_title: String,
    /// The contents list: every heading of the first two levels; a form has none.
    pub contents: Vec<ContentsEntry>,
    /// What follows, in order.
    pub items: Vec<FlowItem>,
    /// The charts to draw, in reading order.
    pub drawings: Vec<Drawing>,
    /// Whether it is a form: no cover, no contents, ruled tables, fields to fill in.
    pub form: bool,
    /// Page and margins: page size, vertical margin, horizontal margin.
    pub page: PageSetup,
}

/// The page and its margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSetup {
    /// Paper.
    pub size: Size,
    /// Upper and lower margin.
    pub margin_vertical: Emu,
    /// Left and right margin.
    pub margin_horizontal: Emu,
}

/// A line of the contents list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// 1 or 2.
    pub level: u8,
    /// The heading's number as printed: "一、", "1.1".
    pub number: String,
    /// The heading's text.
    pub text: String,
    /// The bookmark the line leads to.
    pub bookmark: String,
}

/// One thing in the flow.
#[derive(Clone, Debug, PartialEq)]
pub enum FlowItem {
    /// A heading; it stays with what follows.
    Heading(Heading),
    /// The message of a topic, right under its heading; stays with what follows.
    Lead(Text),
    /// A paragraph of body text.
    Paragraph(Text),
    /// A list.
    List(List),
    /// Titled cards: in the document a bold run-in heading and its text.
    Cards(Vec<Card>),
    /// A strip of key figures: a table without rules.
    KeyFigures(Vec<Tile>),
    /// The steps of a process: a table that reads as one.
    Process(FlowProcess),
    /// Values before and after: a row each.
    Pairs(Vec<Pair>),
    /// One emphasised statement: a shaded paragraph with a rule at its left.
    Callout(Callout),
    /// Terms and what they mean: a row each.
    Definitions(Vec<Definition>),
    /// Where people sign.
    Signature(FlowSignature),
    /// A table with its caption above; header repeats, rows do not split.
    Table(CaptionedTable),
    /// A chart with its caption below, kept together.
    Chart(CaptionedChart),
    /// A user's image with its caption below, kept together.
    Image(CaptionedImage),
}

impl FlowItem {
    /// The texts that may hold fields of a form.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Lead(text) | Self::Paragraph(text) => vec![text],
            Self::List(list) => list.items.iter().map(|item| &item.text).collect(),
            Self::Table(captioned) => captioned.table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text).collect(),
            Self::Heading(_)
            | Self::Cards(_)
            | Self::KeyFigures(_)
            | Self::Process(_)
            | Self::Pairs(_)
            | Self::Callout(_)
            | Self::Definitions(_)
            | Self::Signature(_)
            | Self::Chart(_)
            | Self::Image(_) => Vec::new(),
        }
    }
}

/// A numbered heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 for a section, 2 for a topic, 3 for a part of one.
    pub level: u8,
    /// Its number as printed: "一、", "（一）", "1.1"; the writer prints it as text before the heading.
    pub number: String,
    /// Its text.
    pub text: String,
    /// A bookmark's name, unique in the document: letters, digits, underscore; at most 40 characters.
    pub bookmark: String,
    /// Whether it begins a new page: the first does, after the contents.
    pub page_break: bool,
    /// Whether all that follows, up to the next heading of its level, stays on one page with it.
    pub together: bool,
}

/// The steps of a process and how they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowProcess {
    /// The steps in order.
    pub steps: Vec<ProcessStep>,
    /// Whether each step has a row of its own: number, title, text. Otherwise all stand in one row with arrows between them.
    pub upright: bool,
    /// Width of each column, arrows included; their sum is the text width.
    pub widths: Vec<Emu>,
}

/// Where people sign, and how the labels and blanks stand.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowSignature {
    /// The fields in order.
    pub fields: Vec<SignatureField>,
    /// Widths of label, blank and gap of each field in a row, the last without a gap; their sum is the text width.
    pub widths: Vec<Emu>,
}

/// A table and its caption.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptionedTable {
    /// The caption: "表 1  …"; empty in a form, whose tables stand right below their headings.
    pub caption: String,
    /// The table.
    pub table: Table,
    /// Width of each column; their sum is the text width.
    pub widths: Vec<Emu>,
    /// Size of its type, for which the widths are measured.
    pub size: Pt,
}

/// A chart and its caption.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptionedChart {
    /// The caption: "图 1  …".
    pub caption: String,
    /// Which drawing.
    pub drawing: DrawingId,
}

/// An image and its caption.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptionedImage {
    /// The caption: "图 2  …".
    pub caption: String,
    /// The image.
    pub image: Arc<Image>,
    /// Its box, in proportion, at most as wide as the text.
    pub size: Size,
}
