//! The one tree that TOML and JSON both become: values with their places.

use crate::diag::Span;
use chrono::NaiveDate;
use indexmap::IndexMap;
use rust_decimal::Decimal;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// The value.
    pub(super) kind: NodeKind,
    /// Its place; for a TOML table with a header, the header.
    pub(super) span: Span,
}

/// What a data file can hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum NodeKind {
    /// Keys and values in the author's order.
    Table(Table),
    /// Several values.
    Array(Vec<Node>),
    /// Words.
    Text(String),
    /// A number with the digits its author wrote.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(NaiveDate),
    /// JSON's `null`: nothing.
    Null,
}

/// Keys and values in the author's order.
pub(super) type Table = IndexMap<String, Entry>;

/// A value of a table together with the place of its key.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// Where the key stands.
    pub(super) key_span: Span,
    /// The value.
    pub(super) node: Node,
}

impl Node {
    /// Whether the author left the value open: `null`, an empty text, or a dash.
    pub(super) fn is_missing(&self) -> bool {
        match &self.kind {
            NodeKind::Null => true,
            NodeKind::Text(text) => matches!(text.trim(), "" | "—" | "——" | "–" | "-"),
            NodeKind::Table(_) | NodeKind::Array(_) | NodeKind::Number(_) | NodeKind::Flag(_) | NodeKind::Date(_) => false,
        }
    }

    /// What it is, for messages: "a number", "text".
    pub(super) fn describe(&self) -> String {
        match &self.kind {
            NodeKind::Table(_) => "a table".to_owned(),
            NodeKind::Array(_) => "a list".to_owned(),
            NodeKind::Text(text) => format!("the text `{}`", shortened(text)),
            NodeKind::Number(number) => format!("the number `{number}`"),
            NodeKind::Flag(flag) => format!("`{flag}`"),
            NodeKind::Date(date) => format!("the date `{date}`"),
            NodeKind::Null => "`null`".to_owned(),
        }
    }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 30;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        return line.to_owned();
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}
