//! A table on a slide: header on a hairline, rows with air, numbers to the right.

use super::extent::Extent;
use super::text::{Style, height, paragraph, plain};
use super::tiles::state_colour;
use super::{Canvas, Setting};
use crate::deck::{Item, Paragraph, Placed, SlideCell, SlideRow, SlideTable};
use crate::report::{Cell, Column, Emphasis, Row, Table};
use crate::theme::{Colour, Step};
use crate::units::{Emu, Pt, Rect};
use std::ops::Range;

/// Space left and right of a cell's text.
pub(super) const PADDING: f64 = 0.08;
/// Space above and below a cell's text: least, natural, most.
const AIR: [f64; 3] = [0.035, 0.075, 0.17];
/// From this many rows on, every other row is shaded.
const ZEBRA_FROM: usize = 9;

/// How tall a table stands; `None` where its columns do not fit the width.
pub(super) fn extent(table: &Table, range: Range<usize>, width: Emu, step: Step, setting: Setting<'_>) -> Option<Extent> {
    let lines = RowHeights::new(table, range, width, step, setting)?;
    let tall = |air: f64| lines.text + Emu::inches(air * 2.0) * lines.heights.len() as i64;
    Some(Extent { least: tall(AIR[0]), natural: tall(AIR[1]), most: tall(AIR[2]) })
}

/// Puts a table into its box.
pub(super) fn place(table: &Table, range: Range<usize>, rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let Some(lines) = RowHeights::new(table, range.clone(), rect.width, step, setting) else { return };
    let rows = lines.heights.len() as i64;
    let air = ((rect.height - lines.text) / (rows * 2)).max(Emu::inches(AIR[0])).min(Emu::inches(AIR[2]));
    let spelling = Spelling { size: setting.table(step), air, setting };
    let mut placed_rows = vec![header_row(&table.columns, lines.heights[0] + air * 2, spelling)];
    let shaded = range.len() >= ZEBRA_FROM;
    let last = range.len().saturating_sub(1);
    for (index, row) in table.rows[range].iter().enumerate() {
        let look = RowLook { shaded: shaded && index % 2 == 1, last: index == last };
        placed_rows.push(body_row(row, &table.columns, lines.heights[index + 1] + air * 2, look, spelling));
    }
    let tall = placed_rows.iter().map(|row| row.height).sum();
    let item = SlideTable { columns: lines.widths, rows: placed_rows, alt: alt(table) };
    let name = if table.title.is_empty() { "Table".to_owned() } else { format!("Table: {}", table.title) };
    canvas.placed.push(Placed { rect: Rect { height: tall, ..rect }, name, item: Item::Table(item) });
}

/// Column widths and the height of each row's text, the header first.
struct RowHeights {
    widths: Vec<Emu>,
    heights: Vec<Emu>,
    text: Emu,
}

impl RowHeights {
    fn new(table: &Table, range: Range<usize>, width: Emu, step: Step, setting: Setting<'_>) -> Option<Self> {
        let size = setting.table(step);
        let padding = Emu::inches(PADDING);
        let widths = setting.known.column_widths(table, width, size, padding)?;
        let tallest = |paragraphs: Vec<Vec<Paragraph>>| {
            paragraphs.iter().zip(&widths).map(|(cell, width)| height(cell, *width - padding * 2)).max().unwrap_or_default()
        };
        let mut heights = vec![tallest(table.columns.iter().map(|column| vec![heading(column, size, setting)]).collect())];
        for row in &table.rows[range] {
            let cells = row.cells.iter().zip(&table.columns);
            heights.push(tallest(cells.map(|(cell, column)| cell_lines(cell, column, row.emphasis, size, setting)).collect()));
        }
        let text = heights.iter().copied().sum();
        Some(Self { widths, heights, text })
    }
}

#[derive(Clone, Copy)]
struct Spelling<'a> {
    size: Pt,
    air: Emu,
    setting: Setting<'a>,
}

#[derive(Clone, Copy)]
struct RowLook {
    shaded: bool,
    last: bool,
}

fn header_row(columns: &[Column], height: Emu, spelling: Spelling<'_>) -> SlideRow {
    let cells = columns
        .iter()
        .map(|column| SlideCell {
            paragraphs: vec![heading(column, spelling.size, spelling.setting)],
            fill: None,
            rule_above: None,
            rule_below: Some((Colour::Ink, Emu::points(1.25))),
            insets: insets(spelling.air),
        })
        .collect();
    SlideRow { height, cells }
}

fn body_row(row: &Row, columns: &[Column], height: Emu, look: RowLook, spelling: Spelling<'_>) -> SlideRow {
    let total = row.emphasis == Emphasis::Total;
    let cells = row
        .cells
        .iter()
        .zip(columns)
        .map(|(cell, column)| SlideCell {
            paragraphs: cell_lines(cell, column, row.emphasis, spelling.size, spelling.setting),
            fill: look.shaded.then_some(Colour::Panel),
            rule_above: total.then_some((Colour::Ink, Emu::points(1.0))),
            rule_below: Some(if look.last { (Colour::Ink, Emu::points(0.75)) } else { (Colour::Hairline, Emu::points(0.75)) }),
            insets: insets(spelling.air),
        })
        .collect();
    SlideRow { height, cells }
}

fn insets(air: Emu) -> [Emu; 4] {
    let side = Emu::inches(PADDING);
    [side, air, side, air]
}

fn heading(column: &Column, size: Pt, setting: Setting<'_>) -> Paragraph {
    plain(&column.name, Style::ink(size).bold().align(column.align), setting.language)
}

fn cell_lines(cell: &Cell, column: &Column, emphasis: Emphasis, size: Pt, setting: Setting<'_>) -> Vec<Paragraph> {
    let colour = cell.state.map_or(Colour::Ink, |state| state_colour(state, Colour::Ink));
    let bold = emphasis != Emphasis::Normal;
    let style = Style { size, bold, colour, align: column.align };
    vec![paragraph(&cell.text, style, setting.language)]
}

/// What a table shows, for readers who do not see it.
fn alt(table: &Table) -> String {
    let names = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    if table.title.is_empty() { names } else { format!("{}: {names}", table.title) }
}
