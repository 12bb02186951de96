//! The kinds of block a topic is made of, and what each is for.

use super::{Callout, Chart, Definition, Pair, ProcessStep, Signature, Table, Text};
use crate::diag::Span;
use crate::facts::{State, Trend};
use crate::picture::Image;
use std::sync::Arc;

/// One piece of a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is shown.
    pub role: Role,
    /// The sub-heading that begins with it; empty where it goes on under the one before, or under none.
    pub heading: Text,
    /// Where it stands in the template.
    pub span: Option<Span>,
}

/// What a block can be. Slides and documents each match all of them.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Text),
    /// Bulleted or numbered lines.
    List(List),
    /// Two to four titled cards (more make a second row).
    Cards(Vec<Card>),
    /// Key figures side by side.
    Tiles(Vec<Tile>),
    /// Steps with arrows between them.
    Process(Vec<ProcessStep>),
    /// Values before and after, a panel each.
    Pairs(Vec<Pair>),
    /// One emphasised statement.
    Callout(Callout),
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// Where people sign; in the document only, since nobody signs a slide.
    Signature(Signature),
    /// Rows and columns.
    Table(Table),
    /// A chart, still data.
    Chart(Arc<Chart>),
    /// An image that the user brought.
    Image(Arc<Image>),
}

impl BlockKind {
    /// Where this kind may be split when it does not fit.
    pub fn breaks(&self) -> Breaks {
        match self {
            Self::Paragraph(_) | Self::Callout(_) | Self::Signature(_) | Self::Chart(_) | Self::Image(_) => Breaks::Never,
            Self::List(_)
            | Self::Cards(_)
            | Self::Tiles(_)
            | Self::Process(_)
            | Self::Pairs(_)
            | Self::Definitions(_)
            | Self::Table(_) => Breaks::BetweenItems,
        }
    }
}

/// Whether a block may go on in the next box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// It stays in one piece.
    Never,
    /// It may be split between items, cards, tiles or rows.
    BetweenItems,
}

/// Where a block is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// On the slide and in the document.
    Evidence,
    /// In the document, and in the deck's speaker notes.
    Prose,
    /// In the speaker notes only.
    Cue,
    /// In the document only.
    Document,
    /// On the slide only.
    Slide,
}

impl Role {
    /// Whether it stands on a slide.
    pub fn is_on_slide(self) -> bool {
        matches!(self, Self::Evidence | Self::Slide)
    }

    /// Whether it stands in the document.
    pub fn is_in_document(self) -> bool {
        matches!(self, Self::Evidence | Self::Prose | Self::Document)
    }

    /// Whether it is read aloud.
    pub fn is_spoken(self) -> bool {
        matches!(self, Self::Prose | Self::Cue)
    }
}

/// How a topic's evidence stands on its slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrangement {
    /// The layout chooses by content.
    #[default]
    Auto,
    /// One under the other.
    Stack,
    /// Side by side: the largest block on the wide side, the rest beside it.
    Split,
    /// Two columns of equal width.
    Grid,
    /// One block on the whole body; further blocks on slides of their own.
    Full,
}

/// Lines with a mark in front.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Whether the mark is a number.
    pub ordered: bool,
    /// The lines.
    pub items: Vec<ListItem>,
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// Its text.
    pub text: Text,
    /// Depth, 0 for the outermost; at most 2.
    pub level: u8,
}

/// A titled card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// A key figure above the title, already spelt; may be empty.
    pub figure: String,
    /// Its heading.
    pub title: Text,
    /// One or two sentences; a paragraph each.
    pub text: Vec<Text>,
}

/// A key figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// What is measured.
    pub name: String,
    /// The value's digits, already spelt; "—" where it is missing.
    pub value: String,
    /// The unit that follows the digits; may be empty.
    pub unit: String,
    /// The change against an earlier period.
    pub change: Option<ChangeBadge>,
    /// Whether the target was met.
    pub target: Option<TargetBadge>,
    /// How the value came about, as a small line; where there is no room it goes.
    pub spark: Option<Arc<Chart>>,
}

/// A change, with direction, sign and word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeBadge {
    /// The comparison as a word: "同比".
    pub comparison: String,
    /// The amount without its sign, already spelt: "12.3%", "2.1个百分点"; the arrow of `trend` says the direction.
    pub amount: String,
    /// Whether the value rose or fell.
    pub trend: Trend,
    /// Whether that is good.
    pub state: State,
}

/// A target and whether it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetBadge {
    /// The target, already spelt: "目标 ≥90%".
    pub target: String,
    /// "达成" or "未达成".
    pub verdict: String,
    /// Better for met, worse for missed.
    pub state: State,
}
