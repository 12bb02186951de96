//! A table of the report: header in ink on a rule, thin lines, numbers to the right, states in their colour.

use super::body::{breadth, dxa};
use super::mend::{FORM_TABLE, REPORT_TABLE, TWICE_HEADED};
use super::text::{add_text, in_state, paragraph, run};
use crate::facts::State;
use crate::flow::CaptionedTable;
use crate::number::Language;
use crate::report::{Align, Cell, Column, Emphasis, Row, Run, Text};
use crate::theme::Palette;
use crate::units::{Emu, Pt};
use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, LineSpacingType, Paragraph, Shading, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

/// A row that is estimated to have more lines may be taller than a page, and so may be split; a page holds about 40.
const LONG_ROW: usize = 30;
/// A table that is estimated to be no taller than so many lines stays on one page,
const SHORT_TABLE: usize = 12;
/// and so does one of no more rows than this, whose parts would be crumbs, unless it would need half a page and more; in a form
/// that is filled in by hand, one of more.
const FEW_ROWS: usize = 4;
const FEW_FORM_ROWS: usize = 8;
const HALF_A_PAGE: usize = 22;
/// The table style of fields and their labels, which has no header.
const FIELDS_TABLE: &str = "FormFields";
/// Least height of a form's row: room to write in by hand.
const FORM_ROW: Emu = Emu(288_000);
/// The same where most of the row is blank, and the height of each of several blank lines in a cell.
const BLANK_ROW: Emu = Emu(324_000);
const BLANK_LINE: Emu = Emu(234_000);
/// Size of the style `TableText`.
const STYLE_SIZE: Pt = Pt(10.5);
/// Its line heights in Chinese and in English, in twentieths of a point.
const STYLE_LINES: [f64; 2] = [310.0, 280.0];
/// Width of half a Chinese character of table text (10.5 pt), with a little room for broader faces.
const HALF_CHARACTER: Emu = Emu(70_000);
/// What a cell's margins take from its width.
const CELL_MARGINS: Emu = Emu(127_000);

/// The table without its caption.
pub(super) fn table(captioned: &CaptionedTable, palette: &Palette, language: Language, form: bool, with_next: bool) -> Table {
    let (table, widths) = (&captioned.table, &captioned.widths);
    // The space between two rows is as high as half a line.
    let height: usize = table.rows.iter().map(|row| lines(row, widths)).sum::<usize>() + table.rows.len() / 2;
    let count = table.rows.len();
    let few = if form { FEW_FORM_ROWS } else { FEW_ROWS };
    let whole = height <= SHORT_TABLE || (count <= few && height <= HALF_A_PAGE);
    // Names that are all empty are no header: the fields of a form stand in such tables.
    let headed = !form || table.columns.iter().any(|column| !column.name.is_empty());
    let look = Look { columns: &table.columns, widths, size: captioned.size, language, form, labels: !headed };
    let mut rows = if headed { look.header(table, palette) } else { Vec::new() };
    let twice = if rows.len() > 1 { TWICE_HEADED.to_string() } else { String::new() };
    for (index, row) in table.rows.iter().enumerate() {
        let last = index + 1 == count;
        // No row is alone at the foot or at the head of a page, and a total not even with the one before it.
        let at_end = index == 0 || index + 2 == count;
        let before_total = index + 3 == count && table.rows[count - 1].emphasis == Emphasis::Total;
        let keep = if last { with_next } else { whole || at_end || before_total };
        rows.push(Line { row, look, keep, merges: merges(table, index) }.build(palette));
    }
    let style = match (form, headed) {
        (false, _) => REPORT_TABLE,
        (true, true) => FORM_TABLE,
        (true, false) => FIELDS_TABLE,
    };
    Table::without_borders(rows)
        .style(format!("{style}{twice}"))
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().copied().map(dxa).sum(), WidthType::Dxa)
        .set_grid(widths.iter().copied().map(dxa).collect())
}

/// What all rows of a table share.
#[derive(Clone, Copy)]
struct Look<'t> {
    columns: &'t [Column],
    widths: &'t [Emu],
    size: Pt,
    language: Language,
    /// Whether the table belongs to a form: ruled, with rows to write in.
    form: bool,
    /// Whether bold cells are labels of the fields beside them.
    labels: bool,
}

impl Look<'_> {
    /// The header's one or two rows.
    fn header(&self, table: &crate::report::Table, palette: &Palette) -> Vec<TableRow> {
        let groups = table.header_groups();
        let own = |index: usize| self.heading(&self.columns[index].name, self.columns[index].align);
        let at = |index: usize| cell(self.widths[index]).vertical_align(VAlignType::Bottom);
        if groups.is_empty() {
            let cells = (0..self.columns.len()).map(|index| at(index).add_paragraph(own(index)));
            return vec![TableRow::new(cells.collect()).cant_split()];
        }
        let below = |colour: &str, size| {
            let rule = TableCellBorder::new(TableCellBorderPosition::Bottom).size(size).color(colour);
            TableCellBorders::with_empty().set(rule)
        };
        let none = || TableCellBorders::with_empty().clear(TableCellBorderPosition::Bottom);
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        for group in groups {
            let first = &self.columns[group.start];
            if first.group.is_empty() {
                let merged = at(group.start).vertical_merge(VMergeType::Restart).add_paragraph(own(group.start));
                upper.push(merged.set_borders(none()));
                let rest =
                    at(group.start).vertical_merge(VMergeType::Continue).add_paragraph(self.spaced(paragraph("TableHeader")));
                lower.push(rest.set_borders(below(&palette.ink.hex(), 8)));
                continue;
            }
            let width = self.widths[group.clone()].iter().copied().sum();
            let shared = cell(width).grid_span(group.len()).vertical_align(VAlignType::Bottom);
            let shared = shared.set_borders(below(&palette.hairline.hex(), 6));
            upper.push(shared.add_paragraph(self.heading(&first.group, Align::Center)));
            lower.extend(group.map(|index| at(index).set_borders(below(&palette.ink.hex(), 8)).add_paragraph(own(index))));
        }
        vec![TableRow::new(upper).cant_split(), TableRow::new(lower).cant_split()]
    }

    fn heading(&self, name: &str, align: Align) -> Paragraph {
        aligned(self.spaced(paragraph("TableHeader")).add_run(self.sized(run(name, self.language))).keep_next(true), align)
    }

    /// The paragraph with lines in proportion to the table's size, where that is not the style's.
    fn spaced(&self, paragraph: Paragraph) -> Paragraph {
        if self.size == STYLE_SIZE {
            return paragraph;
        }
        let line = match self.language {
            Language::ZhCn => STYLE_LINES[0],
            Language::En => STYLE_LINES[1],
        };
        let line = (line * self.size.0 / STYLE_SIZE.0).round() as i32;
        paragraph.line_spacing(LineSpacing::new().line(line).line_rule(LineSpacingType::Exact))
    }

    /// The run in the table's size, where that is not the style's.
    fn sized(&self, run: docx_rs::Run) -> docx_rs::Run {
        if self.size == STYLE_SIZE { run } else { run.size((self.size.0 * 2.0).round() as usize) }
    }
}

struct Line<'t> {
    row: &'t Row,
    look: Look<'t>,
    /// Whether it stays on the page of the next row.
    keep: bool,
    /// How each cell is merged with those above and below.
    merges: Vec<Option<VMergeType>>,
}

/// How each cell of a row is merged with those above and below.
fn merges(table: &crate::report::Table, row: usize) -> Vec<Option<VMergeType>> {
    let merge = |column| match table.merged_rows(row, column, 0, table.rows.len()) {
        0 => Some(VMergeType::Continue),
        1 => None,
        _ => Some(VMergeType::Restart),
    };
    (0..table.columns.len()).map(merge).collect()
}

impl Line<'_> {
    fn build(&self, palette: &Palette) -> TableRow {
        let Look { columns, widths, .. } = self.look;
        let cells = self.row.cells.iter().zip(columns).zip(widths).zip(&self.merges);
        let cells = cells.map(|(((content, column), width), merge)| {
            let mut cell = cell(*width);
            if let Some(merge) = merge {
                cell = cell.vertical_merge(*merge);
            }
            if matches!(merge, Some(VMergeType::Continue)) {
                return cell.add_paragraph(self.look.spaced(paragraph("TableText")));
            }
            if self.look.form {
                cell = cell.vertical_align(VAlignType::Center);
            }
            if self.look.labels && content.text.0.iter().any(|run| run.bold) {
                cell = cell.shading(Shading::new().fill(palette.panel.hex()));
            }
            if self.row.emphasis == Emphasis::Total {
                let rule = TableCellBorder::new(TableCellBorderPosition::Top).size(8).color(palette.ink.hex());
                cell = cell.set_borders(TableCellBorders::with_empty().set(rule));
            }
            self.lines(content, column.align).into_iter().fold(cell, TableCell::add_paragraph)
        });
        let mut row = TableRow::new(cells.collect());
        if self.look.form {
            let height = if is_blank(self.row) { BLANK_ROW } else { FORM_ROW };
            row = row.row_height(dxa(height) as f32).height_rule(HeightRule::AtLeast);
        }
        if lines(self.row, widths) > LONG_ROW { row } else { row.cant_split() }
    }

    /// A paragraph for each line of the cell's text.
    fn lines(&self, cell: &Cell, align: Align) -> Vec<Paragraph> {
        let bold = self.row.emphasis != Emphasis::Normal;
        let lines = split_lines(&cell.text);
        let to_write_on = lines.len() > 1 && is_blank(self.row);
        let line = |text: &Text| {
            let line = self.look.spaced(paragraph("TableText"));
            let line = if to_write_on { line.line_spacing(exactly(dxa(BLANK_LINE))) } else { line };
            let line = add_text(line, text, self.look.language, |run| {
                let run = self.look.sized(if bold { run.bold() } else { run });
                in_state(run, cell.state.unwrap_or(State::Neutral))
            });
            aligned(if self.keep { line.keep_next(true) } else { line }, align)
        };
        lines.iter().map(line).collect()
    }
}

fn exactly(twips: usize) -> LineSpacing {
    LineSpacing::new().line(i32::try_from(twips).unwrap_or_default()).line_rule(LineSpacingType::Exact)
}

/// Whether most of a form's row is to be filled in.
fn is_blank(row: &Row) -> bool {
    let fields = row.cells.iter().flat_map(|cell| &cell.text.0).filter_map(|run| run.field.as_ref());
    let (filled, blank): (Vec<_>, Vec<_>) = fields.partition(|field| field.filled);
    blank.len() > filled.len()
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
        // A field is one, however many lines it has: its line breaks stay inside.
        if run.field.is_some() {
            lines.last_mut().into_iter().for_each(|line| line.0.push(run.clone()));
            continue;
        }
        for (index, piece) in run.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Text::default());
            }
            if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
                line.0.push(Run { text: piece.to_owned(), ..run.clone() });
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
            Run { text: "二".to_owned(), bold: true, ..Run::default() },
        ]);
        let lines = split_lines(&text);
        assert_eq!(lines.iter().map(Text::to_plain).collect::<Vec<_>>(), ["1. 一", "2. 二"]);
        assert!(lines[1].0[1].bold);
        assert_eq!(split_lines(&Text::default()).len(), 1);
    }
}
