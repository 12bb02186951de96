//! A table of the report: header in ink on a rule, thin lines, numbers to the right, states in their colour.

use super::body::{breadth, dxa};
use super::mend::HEADED_TABLE;
use super::text::{add_text, in_state, paragraph, run};
use crate::facts::State;
use crate::flow::CaptionedTable;
use crate::number::Language;
use crate::report::{Align, Cell, Column, Emphasis, Row, Run, Text};
use crate::theme::Palette;
use crate::units::Emu;
use docx_rs::{
    AlignmentType, Paragraph, Table, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

/// A row that is estimated to have more lines may be taller than a page, and so may be split; a page holds about 40.
const LONG_ROW: usize = 30;
/// A table that is estimated to be no taller than so many lines stays on one page.
const SHORT_TABLE: usize = 12;
/// Width of half a Chinese character of table text (10.5 pt), with a little room for broader faces.
const HALF_CHARACTER: Emu = Emu(70_000);
/// What a cell's margins take from its width.
const CELL_MARGINS: Emu = Emu(127_000);

/// The table without its caption.
pub(super) fn table(captioned: &CaptionedTable, palette: &Palette, language: Language) -> Table {
    let (table, widths) = (&captioned.table, &captioned.widths);
    // The space between two rows is as high as half a line.
    let height: usize = table.rows.iter().map(|row| lines(row, widths)).sum::<usize>() + table.rows.len() / 2;
    let whole = height <= SHORT_TABLE;
    let mut rows = vec![header(&table.columns, widths, language)];
    for (index, row) in table.rows.iter().enumerate() {
        let last = index + 1 == table.rows.len();
        // A total is never alone at the head of a page.
        let before_total = table.rows.get(index + 1).is_some_and(|next| next.emphasis == Emphasis::Total);
        let line = Line { row, columns: &table.columns, widths, keep: !last && (whole || before_total) };
        rows.push(line.build(palette, language));
    }
    Table::without_borders(rows)
        .style(HEADED_TABLE)
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().copied().map(dxa).sum(), WidthType::Dxa)
        .set_grid(widths.iter().copied().map(dxa).collect())
}

fn header(columns: &[Column], widths: &[Emu], language: Language) -> TableRow {
    let cells = columns.iter().zip(widths).map(|(column, width)| {
        let name = paragraph("TableHeader").add_run(run(&column.name, language));
        cell(*width).vertical_align(VAlignType::Bottom).add_paragraph(aligned(name, column.align))
    });
    TableRow::new(cells.collect()).cant_split()
}

struct Line<'t> {
    row: &'t Row,
    columns: &'t [Column],
    widths: &'t [Emu],
    /// Whether it stays on the page of the next row.
    keep: bool,
}

impl Line<'_> {
    fn build(&self, palette: &Palette, language: Language) -> TableRow {
        let cells = self.row.cells.iter().zip(self.columns).zip(self.widths).map(|((content, column), width)| {
            let mut cell = cell(*width);
            if self.row.emphasis == Emphasis::Total {
                let rule = TableCellBorder::new(TableCellBorderPosition::Top).size(8).color(palette.ink.hex());
                cell = cell.set_borders(TableCellBorders::with_empty().set(rule));
            }
            self.lines(content, column.align, language).into_iter().fold(cell, TableCell::add_paragraph)
        });
        let row = TableRow::new(cells.collect());
        if lines(self.row, self.widths) > LONG_ROW { row } else { row.cant_split() }
    }

    /// A paragraph for each line of the cell's text.
    fn lines(&self, cell: &Cell, align: Align, language: Language) -> Vec<Paragraph> {
        let bold = self.row.emphasis != Emphasis::Normal;
        let line = |text: &Text| {
            let line = add_text(paragraph("TableText"), text, language, |run| {
                let run = if bold { run.bold() } else { run };
                in_state(run, cell.state.unwrap_or(State::Neutral))
            });
            aligned(if self.keep { line.keep_next(true) } else { line }, align)
        };
        split_lines(&cell.text).iter().map(line).collect()
    }
}

fn cell(width: Emu) -> TableCell {
    TableCell::new().width(dxa(width), WidthType::Dxa)
}

fn aligned(paragraph: Paragraph, align: Align) -> Paragraph {
    match align {
        Align::Left => paragraph,
        Align::Center => paragraph.align(AlignmentType::Center),
        Align::Right => paragraph.align(AlignmentType::Right),
    }
}

/// The text cut at its newlines; always at least one piece.
fn split_lines(text: &Text) -> Vec<Text> {
    let mut lines = vec![Text::default()];
    for run in &text.0 {
        for (index, piece) in run.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Text::default());
            }
            if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
                line.0.push(Run { text: piece.to_owned(), bold: run.bold, italic: run.italic });
            }
        }
    }
    lines
}

/// How many lines a row is estimated to have.
fn lines(row: &Row, widths: &[Emu]) -> usize {
    let cell = |(cell, width): (&Cell, &Emu)| {
        let room = usize::try_from((*width - CELL_MARGINS).0 / HALF_CHARACTER.0).unwrap_or_default().max(1);
        cell.text.to_plain().split('\n').map(|line| breadth(line).div_ceil(room).max(1)).sum::<usize>()
    };
    row.cells.iter().zip(widths).map(cell).max().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_column_makes_a_row_tall() {
        let row = Row { cells: vec![Cell::plain("长".repeat(200)), Cell::plain("1\n2")], emphasis: Emphasis::Normal };
        assert!(lines(&row, &[Emu::centimetres(2.0), Emu::centimetres(2.0)]) > LONG_ROW);
        assert!(lines(&row, &[Emu::centimetres(14.0), Emu::centimetres(2.0)]) < 10);
        assert_eq!(lines(&row, &[Emu::ZERO, Emu::ZERO]), 400);
    }

    #[test]
    fn each_line_of_a_cell_is_a_paragraph_and_keeps_its_weight() {
        let text = Text(vec![
            Run { text: "1. 一\n2. ".to_owned(), ..Default::default() },
            Run { text: "二".to_owned(), bold: true, italic: false },
        ]);
        let lines = split_lines(&text);
        assert_eq!(lines.iter().map(Text::to_plain).collect::<Vec<_>>(), ["1. 一", "2. 二"]);
        assert!(lines[1].0[1].bold);
        assert_eq!(split_lines(&Text::default()).len(), 1);
    }
}
