//! A table whose cells are spelt and whose columns know how they align.

use super::Text;
use crate::facts::State;

/// Rows and columns. Every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table shows, for its caption; may be empty.
    pub title: String,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// The rows in order.
    pub rows: Vec<Row>,
}

/// A column's heading and how its cells stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading, with the unit where all cells share one.
    pub name: String,
    /// How its cells align.
    pub align: Align,
    /// What kind of content it holds.
    pub kind: ColumnKind,
}

/// How cells align.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left edge: text.
    Left,
    /// Centred: short marks.
    Center,
    /// At the right edge: numbers.
    Right,
}

/// What a column holds; the layout never breaks a line inside `Number` and `State`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// A state: "达成", "▲ 3.2%".
    State,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How loud it is.
    pub emphasis: Emphasis,
}

/// How loud a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// As the others.
    #[default]
    Normal,
    /// The row that matters: bold.
    Important,
    /// The total: ruled above, bold.
    Total,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its text; a newline in it starts a new line.
    pub text: Text,
    /// A state that colours it; the text says the same in a word or sign.
    pub state: Option<State>,
}

impl Cell {
    /// A plain cell.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: Text::plain(text), state: None }
    }
}
