//! A table whose cells are spelt and whose columns know how they align.

use super::Text;
use crate::facts::State;
use std::ops::Range;

/// Rows and columns. Every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the table shows, for its caption; may be empty.
    pub title: String,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// The rows in order.
    pub rows: Vec<Row>,
    /// At most so many rows stand on slides; the document has all.
    pub slide_rows: Option<usize>,
}

/// A column's heading and how its cells stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading, with the unit where all cells share one.
    pub name: String,
    /// How its cells align.
    pub align: Align,
    /// What kind of content it holds.
    pub kind: ColumnKind,
    /// The heading that it shares with its neighbours, above its own; may be empty.
    pub group: String,
    /// Whether neighbouring rows with the same text share one cell.
    pub merge: bool,
}

/// How cells align.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left edge: text.
    #[default]
    Left,
    /// Centred: short marks.
    Center,
    /// At the right edge: numbers.
    Right,
}

/// What a column holds; the layout never breaks a line inside `Number` and `State`, and inside `Date` only at its spaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// Numbers.
    Number,
    /// A state: "达成", "▲ 3.2%".
    State,
    /// Dates: "2026年3月13日", "March 13, 2026".
    Date,
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

impl Table {
    /// How many rows stand on slides.
    pub fn rows_on_slides(&self) -> usize {
        self.slide_rows.unwrap_or(usize::MAX).min(self.rows.len())
    }

    /// The upper line of a heading of two lines: neighbours of one group together, every other column alone. Empty where no
    /// column has a group.
    pub fn header_groups(&self) -> Vec<Range<usize>> {
        if self.columns.iter().all(|column| column.group.is_empty()) {
            return Vec::new();
        }
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            match groups.last_mut() {
                Some(last) if !column.group.is_empty() && self.columns[last.start].group == column.group => last.end = index + 1,
                _ => groups.push(index..index + 1),
            }
        }
        groups
    }

    /// How many of the rows up to `until`, from `row` on, share its cell in a column: 1 where it stands alone, 0 where the
    /// cell of a row above covers it. `from` is the first row of the page.
    pub fn merged_rows(&self, row: usize, column: usize, from: usize, until: usize) -> usize {
        if row > from && self.shares_cell(row, column) {
            return 0;
        }
        1 + (row + 1..until).take_while(|&below| self.shares_cell(below, column)).count()
    }

    /// Whether a row shares its cell with the one above: where both say the same, there and in every such column before.
    fn shares_cell(&self, row: usize, column: usize) -> bool {
        let Some((above, own)) = row.checked_sub(1).and_then(|above| Some((self.rows.get(above)?, self.rows.get(row)?))) else {
            return false;
        };
        let plain = above.emphasis == Emphasis::Normal && own.emphasis == Emphasis::Normal;
        let same = |column: usize| above.cells[column] == own.cells[column] && !own.cells[column].text.is_empty();
        let mut merging = (0..=column).filter(|&column| self.columns[column].merge);
        plain && self.columns[column].merge && merging.all(same)
    }
}

impl Cell {
    /// A plain cell.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: Text::plain(text), state: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[[&str; 3]]) -> Table {
        let column = |group: &str, merge| Column { group: group.to_owned(), merge, ..Column::default() };
        let row = |cells: &[&str; 3]| Row { cells: cells.map(Cell::plain).to_vec(), emphasis: Emphasis::Normal };
        Table {
            columns: vec![column("", true), column("同比", true), column("同比", false)],
            rows: rows.iter().map(row).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn neighbours_of_one_group_stand_under_one_heading() {
        assert_eq!(table(&[]).header_groups(), [0..1, 1..3]);
        let bare = Table { columns: vec![Column::default(); 3], ..Table::default() };
        assert!(bare.header_groups().is_empty());
    }

    #[test]
    fn rows_share_a_cell_where_they_say_the_same_there_and_before() {
        let table = table(&[["a", "x", "1"], ["a", "x", "1"], ["a", "y", "1"], ["b", "y", "1"], ["", "", ""], ["", "", ""]]);
        let merged = |column| (0..6).map(|row| table.merged_rows(row, column, 0, 6)).collect::<Vec<_>>();
        assert_eq!(merged(0), [3, 0, 0, 1, 1, 1]);
        assert_eq!(merged(1), [2, 0, 1, 1, 1, 1]);
        assert_eq!(merged(2), [1; 6]);
        // A page begins anew, and its last row ends what it covers.
        assert_eq!(table.merged_rows(1, 0, 1, 2), 1);
        assert_eq!(table.merged_rows(1, 0, 1, 3), 2);
    }
}
