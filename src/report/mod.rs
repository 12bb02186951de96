//! The report as a tree: sections of topics of blocks, every number already spelt, nothing yet placed.

mod block;
mod chart;
mod face;
mod form;
mod measured;
mod panel;
mod schedule;
mod table;

pub use block::{Arrangement, Block, BlockKind, Breaks, Card, ChangeBadge, List, ListItem, Role, TargetBadge, Tile};
pub use chart::{Axis, Chart, ChartKind, ChartSeries, Event, Particulars, SeriesRole, Stacking, TargetLine, Unsuitable};
pub use face::{Face, FaceWish};
pub use form::{FieldChoice, FieldKind, FormField, LONGEST_TAG};
pub use measured::Measured;
pub use panel::{Callout, CalloutKind, Definition, Pair, PairChange, ProcessStep, Signature, SignatureField};
pub use schedule::{Milestone, Schedule, Task, TaskStatus};
pub use table::{Align, Cell, Column, ColumnKind, Emphasis, Row, Table};

use crate::diag::Span;
use crate::number::Language;
use std::borrow::Cow;
use std::sync::Arc;

/// The whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Language of all words, those of the data and those of the program.
    pub language: Language,
    /// Full title, as on the cover.
    pub title: String,
    /// Short title, for the document's header.
    pub short_title: String,
    /// The report's day as `2026-01-15`, for the files' properties; empty where the data gives none.
    pub date: String,
    /// Where the figures come from, for the foot line; may be empty.
    pub source: String,
    /// Organisation, department, presenter, date and period as they are to be printed.
    pub cover: Cover,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// The last slide: what is asked of the reader.
    pub closing: Option<Topic>,
    /// Fixed words of the pack: "目录", "Figure", …
    pub words: Words,
    /// Whether the document is a form: no cover and no contents, ruled tables without captions, fields to fill in.
    pub form: bool,
    /// Whether the deck has a contents slide and a divider before each section.
    pub dividers: bool,
}

/// Which of the two outputs shows a section or topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outlet {
    /// The deck and the document.
    #[default]
    Both,
    /// The deck alone.
    Deck,
    /// The document alone.
    Document,
}

impl Report {
    /// The report with the sections and topics that one output shows; `outlet` is not [`Outlet::Both`].
    pub fn shown_in(&self, outlet: Outlet) -> Cow<'_, Self> {
        let shows = |own: Outlet| own == Outlet::Both || own == outlet;
        let topics = self.sections.iter().flat_map(|section| &section.topics).chain(&self.closing);
        if self.sections.iter().all(|section| shows(section.outlet)) && topics.into_iter().all(|topic| shows(topic.outlet)) {
            return Cow::Borrowed(self);
        }
        let mut report = self.clone();
        report.sections.retain(|section| shows(section.outlet));
        for section in &mut report.sections {
            section.topics.retain(|topic| shows(topic.outlet));
        }
        report.sections.retain(|section| !section.topics.is_empty());
        report.closing = report.closing.filter(|topic| shows(topic.outlet));
        Cow::Owned(report)
    }
}

/// What the cover says beside the title; an empty string is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// The organisation.
    pub organisation: String,
    /// The department.
    pub department: String,
    /// Who presents.
    pub presenter: String,
    /// The date as printed: "2026年1月15日".
    pub date: String,
    /// The period as printed: "2025年", "2025年1—12月".
    pub period: String,
    /// The period's year or short name, as the cover's big numeral: "2025".
    pub numeral: String,
}

/// Fixed words that a pack gives for its language.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Heading of the contents: "目录".
    pub contents: String,
    /// What stands before a figure's number: "图".
    pub figure: String,
    /// What stands before a table's number: "表".
    pub table: String,
    /// Label before the presenter's name: "演讲人".
    pub presenter: String,
    /// Label before the date: "日期".
    pub date: String,
    /// What stands over a section's number on its divider: "PART".
    pub part: String,
    /// Label of the key-figure strip in the document: "关键数据".
    pub key_figures: String,
    /// Footer of the document with `{page}` and `{pages}`: "第 {page} 页，共 {pages} 页".
    pub page_of: String,
    /// Label before a chart's or table's source: "数据来源".
    pub source: String,
}

impl Words {
    /// These words, and those of `other` where one is empty.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        let Self { contents, figure, table, presenter, date, part, key_figures, page_of, source } = self;
        let or = |word: String, other: &String| if word.is_empty() { other.clone() } else { word };
        Self {
            contents: or(contents, &other.contents),
            figure: or(figure, &other.figure),
            table: or(table, &other.table),
            presenter: or(presenter, &other.presenter),
            date: or(date, &other.date),
            part: or(part, &other.part),
            key_figures: or(key_figures, &other.key_figures),
            page_of: or(page_of, &other.page_of),
            source: or(source, &other.source),
        }
    }
}

/// One of the report's sections.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The pack's name for it: `overview`.
    pub key: String,
    /// Its title: "年度工作概述"; a section without one stands in the document without headings, like the head of a form.
    pub title: String,
    /// One line of what it will say.
    pub takeaway: Text,
    /// Key figures of the section, for the strip in the document; may be empty.
    pub key_figures: Vec<Tile>,
    /// What it says.
    pub topics: Vec<Topic>,
    /// Which output shows it.
    pub outlet: Outlet,
}

/// One message: one or more slides, one heading in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// The message as a sentence with its number: the slide's title and the document's lead sentence.
    pub title: Text,
    /// A short label for the document's heading and the contents list; the title serves where it is empty.
    pub heading: String,
    /// A line under the title.
    pub takeaway: Text,
    /// What proves it, in reading order.
    pub blocks: Vec<Block>,
    /// How the evidence is to stand on the slide.
    pub arrangement: Arrangement,
    /// Where the evidence comes from, for the foot line; may be empty.
    pub source: String,
    /// Which output shows it.
    pub outlet: Outlet,
    /// Where it stands in the template.
    pub span: Option<Span>,
}

/// Running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Run>);

/// A stretch of text in one style. A newline in it is a line break inside the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// Strong emphasis.
    pub bold: bool,
    /// Emphasis; printed upright in Chinese, where there is no italic.
    pub italic: bool,
    /// The field that the characters fill, where the document is a form.
    pub field: Option<Arc<FormField>>,
}

impl Text {
    /// Text in one plain run; no run at all for an empty string.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::default() } else { Self(vec![Run { text, ..Run::default() }]) }
    }

    /// Text in one bold run.
    pub fn bold(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), bold: true, ..Run::default() }])
    }

    /// The characters alone.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether it holds no visible character.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }
}
