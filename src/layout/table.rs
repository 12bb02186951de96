//! A table on a slide: header on a hairline, rows with air, numbers to the right, cells merged where they say the same.

use super::extent::Extent;
use super::text::{Style, height, paragraph, plain};
use super::tiles::state_colour;
use super::{Canvas, Setting};
use crate::deck::{Item, Merge, Paragraph, Placed, SlideCell, SlideRow, SlideTable};
use crate::number::Language;
use crate::report::{Align, Cell, Column, Emphasis, Table};
use crate::theme::{Colour, Step};
use crate::units::{Emu, Pt, Rect};
use std::ops::Range;

/// Space left and right of a cell's text.
pub(super) const PADDING: f64 = 0.08;
/// Space above and below a cell's text: least, natural, most.
const AIR: [f64; 3] = [0.035, 0.075, 0.17];
/// From this many rows on, every other row is shaded.
const ZEBRA_FROM: usize = 9;
/// Size of the line about further rows, and the space above it.
const MORE: Pt = Pt(12.0);
const ABOVE_MORE: f64 = 0.08;

/// How tall a table stands; `None` where its columns do not fit the width.
pub(super) fn extent(table: &Table, range: Range<usize>, width: Emu, step: Step, setting: Setting<'_>) -> Option<Extent> {
    let lines = RowHeights::new(table, range.clone(), width, step, setting)?;
    let more = more_height(table, &range, width, setting);
    let tall = |air: f64| lines.text + Emu::inches(air * 2.0) * lines.heights.len() as i64 + more;
    Some(Extent { least: tall(AIR[0]), natural: tall(AIR[1]), most: tall(AIR[2]) })
}

/// Puts a table into its box.
pub(super) fn place(table: &Table, range: Range<usize>, rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let Some(lines) = RowHeights::new(table, range.clone(), rect.width, step, setting) else { return };
    let rows = lines.heights.len() as i64;
    let more = more_height(table, &range, rect.width, setting);
    let air = ((rect.height - more - lines.text) / (rows * 2)).max(Emu::inches(AIR[0])).min(Emu::inches(AIR[2]));
    let spelling = Spelling { size: setting.table(step), air, setting };
    let mut placed_rows = header_rows(table, &lines.heights, spelling);
    let shaded = range.len() >= ZEBRA_FROM && table.columns.iter().all(|column| !column.merge);
    let heads = lines.heads;
    for (index, height) in range.clone().zip(&lines.heights[heads..]) {
        let look = RowLook { shaded: shaded && (index - range.start) % 2 == 1 };
        placed_rows.push(body_row(table, index, &range, *height + air * 2, look, spelling));
    }
    let tall: Emu = placed_rows.iter().map(|row| row.height).sum();
    let item = SlideTable { columns: lines.widths, rows: placed_rows, alt: alt(table) };
    let name = if table.title.is_empty() { "Table".to_owned() } else { format!("Table: {}", table.title) };
    canvas.placed.push(Placed { rect: Rect { height: tall, ..rect }, name, item: Item::Table(item) });
    if more > Emu::ZERO {
        let line = more_line(table, setting);
        let height = height(std::slice::from_ref(&line), rect.width);
        let below = Rect { y: rect.y + tall + more - height, height, ..rect };
        canvas.placed.push(super::text::text_box("More rows", below, vec![line]));
    }
}

/// What the line about further rows takes, where the table is cut short on slides and ends here.
fn more_height(table: &Table, range: &Range<usize>, width: Emu, setting: Setting<'_>) -> Emu {
    let cut = range.end == table.rows_on_slides() && range.end < table.rows.len();
    if cut { height(&[more_line(table, setting)], width) + Emu::inches(ABOVE_MORE) } else { Emu::ZERO }
}

/// "另有12行，见文档。"
fn more_line(table: &Table, setting: Setting<'_>) -> Paragraph {
    let more = table.rows.len() - table.rows_on_slides();
    let text = match (setting.language, more) {
        (Language::ZhCn, _) => format!("另有{more}行，见文档。"),
        (Language::En, 1) => "1 more row in the document".to_owned(),
        (Language::En, _) => format!("{more} more rows in the document"),
    };
    plain(&text, Style::ink(MORE).colour(Colour::Muted), setting.language)
}

/// Column widths and the height of each row's text, the header's one or two lines first.
struct RowHeights {
    /// How many lines the header has.
    heads: usize,
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
        let mut heights = head_heights(table, &widths, size, setting);
        let heads = heights.len();
        for index in range.clone() {
            let row = &table.rows[index];
            let cells = row.cells.iter().zip(&table.columns).enumerate();
            let own = |(column, (cell, shape)): (usize, (&Cell, &Column))| {
                let covered = table.merged_rows(index, column, range.start, range.end) == 0;
                if covered { Vec::new() } else { cell_lines(cell, shape, row.emphasis, size, setting) }
            };
            heights.push(tallest(cells.map(own).collect()));
        }
        let text = heights.iter().copied().sum();
        Some(Self { heads, widths, heights, text })
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
}

/// Heights of the header's lines: one, or two where columns share a heading.
fn head_heights(table: &Table, widths: &[Emu], size: Pt, setting: Setting<'_>) -> Vec<Emu> {
    let padding = Emu::inches(PADDING);
    let own = |index: usize| height(&[heading(&table.columns[index], size, setting)], widths[index] - padding * 2);
    let groups = table.header_groups();
    if groups.is_empty() {
        return vec![(0..table.columns.len()).map(own).max().unwrap_or_default()];
    }
    let is_group = |group: &Range<usize>| !table.columns[group.start].group.is_empty();
    let wide = |group: &Range<usize>| {
        let width = widths[group.clone()].iter().copied().sum::<Emu>() - padding * 2;
        height(&[group_heading(&table.columns[group.start], size, setting)], width)
    };
    let upper = groups.iter().filter(|group| is_group(group)).map(wide).max().unwrap_or_default();
    let lower = groups.iter().filter(|group| is_group(group)).flat_map(Clone::clone).map(own).max().unwrap_or_default();
    let alone = groups.iter().filter(|group| !is_group(group)).flat_map(Clone::clone).map(own).max().unwrap_or_default();
    vec![upper, lower.max(alone - upper)]
}

fn header_rows(table: &Table, heights: &[Emu], spelling: Spelling<'_>) -> Vec<SlideRow> {
    let ink = Some((Colour::Ink, Emu::points(1.25)));
    let hairline = Some((Colour::Hairline, Emu::points(1.0)));
    let cell = |paragraphs: Vec<Paragraph>, rule_below, merge| SlideCell {
        paragraphs,
        fill: None,
        rule_above: None,
        rule_below,
        insets: insets(spelling.air),
        merge,
    };
    let own = |column: &Column| vec![heading(column, spelling.size, spelling.setting)];
    let groups = table.header_groups();
    let tall = |line: usize| heights[line] + spelling.air * 2;
    if groups.is_empty() {
        let cells = table.columns.iter().map(|column| cell(own(column), ink, Merge::Alone));
        return vec![SlideRow { height: tall(0), cells: cells.collect() }];
    }
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for group in groups {
        for (place, column) in table.columns[group.clone()].iter().enumerate() {
            if column.group.is_empty() {
                upper.push(cell(own(column), ink, Merge::Over { columns: 1, rows: 2 }));
                lower.push(cell(Vec::new(), ink, Merge::Covered { across: false, down: true }));
                continue;
            }
            let shared = vec![group_heading(column, spelling.size, spelling.setting)];
            upper.push(match place {
                0 => cell(shared, hairline, Merge::Over { columns: group.len(), rows: 1 }),
                _ => cell(Vec::new(), hairline, Merge::Covered { across: true, down: false }),
            });
            lower.push(cell(own(column), ink, Merge::Alone));
        }
    }
    vec![SlideRow { height: tall(0), cells: upper }, SlideRow { height: tall(1), cells: lower }]
}

fn body_row(table: &Table, index: usize, range: &Range<usize>, height: Emu, look: RowLook, spelling: Spelling<'_>) -> SlideRow {
    let row = &table.rows[index];
    let total = row.emphasis == Emphasis::Total;
    let [last, hairline] = [Colour::Ink, Colour::Hairline].map(|colour| (colour, Emu::points(0.75)));
    let cells = row
        .cells
        .iter()
        .zip(&table.columns)
        .enumerate()
        .map(|(place, (cell, column))| {
            let over = table.merged_rows(index, place, range.start, range.end);
            // A cell ends where the rows it covers end.
            let end = index + over.max(1);
            let goes_on = over == 0 && end < range.end && table.merged_rows(end, place, range.start, range.end) == 0;
            let rule = if end == range.end { last } else { hairline };
            let paragraphs =
                if over == 0 { Vec::new() } else { cell_lines(cell, column, row.emphasis, spelling.size, spelling.setting) };
            SlideCell {
                paragraphs,
                fill: look.shaded.then_some(Colour::Panel),
                rule_above: total.then_some((Colour::Ink, Emu::points(1.0))),
                rule_below: (!goes_on).then_some(rule),
                insets: insets(spelling.air),
                merge: match over {
                    0 => Merge::Covered { across: false, down: true },
                    1 => Merge::Alone,
                    rows => Merge::Over { columns: 1, rows },
                },
            }
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

/// The heading that a column shares with its neighbours.
fn group_heading(column: &Column, size: Pt, setting: Setting<'_>) -> Paragraph {
    plain(&column.group, Style::ink(size).bold().align(Align::Center), setting.language)
}

fn cell_lines(cell: &Cell, column: &Column, emphasis: Emphasis, size: Pt, setting: Setting<'_>) -> Vec<Paragraph> {
    let colour = cell.state.map_or(Colour::Ink, |state| state_colour(state, Colour::Ink));
    let bold = emphasis != Emphasis::Normal;
    let style = Style { size, bold, colour, align: column.align };
    vec![paragraph(&cell.text, style, setting.language)]
}

/// What a table shows, for readers who do not see it.
fn alt(table: &Table) -> String {
    let name = |column: &Column| match column.group.as_str() {
        "" => column.name.clone(),
        group => format!("{group} {}", column.name),
    };
    let names = table.columns.iter().map(name).collect::<Vec<_>>().join(", ");
    if table.title.is_empty() { names } else { format!("{}: {names}", table.title) }
}
