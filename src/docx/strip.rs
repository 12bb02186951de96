//! Key figures and cards: tables without vertical rules, that read as panels.

use super::body::{breadth, dxa};
use super::text::{add_text, in_state, paragraph, plain, rich, run, styled};
use crate::facts::{State, Trend};
use crate::number::Language;
use crate::report::{Card, ChangeBadge, TargetBadge, Text, Tile};
use crate::theme::{Colour, Palette};
use crate::units::Emu;
use docx_rs::{
    HeightRule, Paragraph, Shading, Table, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders,
    TableLayoutType, TableRow, WidthType,
};

/// Values broader than this, in halves of a Chinese character, are set smaller.
const BROAD_VALUE: usize = 9;
/// Their size in half points.
const BROAD_VALUE_SIZE: usize = 32;

/// Space between tiles, and between rows of them.
const GAP: Emu = Emu(72_000);

/// The tiles, three or four in a row, parted by narrow empty columns and rows.
pub(super) fn key_figures(tiles: &[Tile], width: Emu, palette: &Palette, language: Language) -> Table {
    let columns = columns(tiles.len());
    let count = i64::try_from(columns).unwrap_or(1);
    let tile_width = (width - GAP * (count - 1)) / count;
    let widths: Vec<Emu> = (0..columns * 2 - 1).map(|index| if index % 2 == 0 { tile_width } else { GAP }).collect();
    let mut rows = Vec::new();
    for row in tiles.chunks(columns) {
        if !rows.is_empty() {
            let gaps = widths.iter().map(|width| empty_cell(*width));
            rows.push(TableRow::new(gaps.collect()).row_height(dxa(GAP) as f32).height_rule(HeightRule::Exact).cant_split());
        }
        let cells = widths.iter().enumerate().map(|(index, width)| match row.get(index / 2) {
            Some(tile) if index % 2 == 0 => tile_cell(tile, *width, palette, language),
            Some(_) | None => empty_cell(*width),
        });
        rows.push(TableRow::new(cells.collect()).cant_split());
    }
    grid(rows, "KeyFigures", &widths)
}

fn empty_cell(width: Emu) -> TableCell {
    TableCell::new().width(dxa(width), WidthType::Dxa).add_paragraph(paragraph("Spacer").keep_next(true))
}

/// A card a row: what it is called and its figure on the left, what it says on the right.
pub(super) fn cards(cards: &[Card], width: Emu, language: Language) -> Table {
    let left = width.scale(0.3);
    let widths = [left, width - left];
    let rows = cards.iter().enumerate().map(|(index, card)| {
        let keep = index + 1 < cards.len();
        let mut heading = TableCell::new().width(dxa(widths[0]), WidthType::Dxa);
        if !card.figure.is_empty() {
            heading = heading.add_paragraph(plain("CardFigure", &card.figure, language).keep_next(true));
        }
        heading = heading.add_paragraph(rich("CardTitle", &card.title, language).keep_next(keep));
        let mut text = TableCell::new().width(dxa(widths[1]), WidthType::Dxa);
        for line in &card.text {
            text = text.add_paragraph(rich("CardText", line, language));
        }
        if card.text.is_empty() {
            text = text.add_paragraph(paragraph("CardText"));
        }
        TableRow::new(vec![heading, text]).cant_split()
    });
    grid(rows.collect(), "Cards", &widths)
}

fn grid(rows: Vec<TableRow>, style: &str, widths: &[Emu]) -> Table {
    Table::without_borders(rows)
        .style(style)
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().copied().map(dxa).sum(), WidthType::Dxa)
        .set_grid(widths.iter().copied().map(dxa).collect())
}

/// As many columns as leave the fewest places empty.
fn columns(tiles: usize) -> usize {
    match tiles {
        2 => 2,
        0 | 1 | 3 | 5 | 6 | 9 => 3,
        _ => 4,
    }
}

fn tile_cell(tile: &Tile, width: Emu, palette: &Palette, language: Language) -> TableCell {
    let edge = TableCellBorder::new(TableCellBorderPosition::Top).size(18).color(palette.rgb(edge_colour(tile)).hex());
    let mut cell = TableCell::new()
        .width(dxa(width), WidthType::Dxa)
        .shading(Shading::new().fill(palette.panel.hex()))
        .set_borders(TableCellBorders::with_empty().set(edge))
        .add_paragraph(plain("TileName", &tile.name, language))
        .add_paragraph(value(tile, language));
    if let Some(change) = &tile.change {
        cell = cell.add_paragraph(change_line(change, language));
    }
    if let Some(target) = &tile.target {
        cell = cell.add_paragraph(target_line(target, language));
    }
    cell
}

/// The tile's edge says what its target says, or else its change.
fn edge_colour(tile: &Tile) -> Colour {
    let state = tile.target.as_ref().map(|target| target.state).or(tile.change.as_ref().map(|change| change.state));
    match state {
        Some(State::Better) => Colour::Better,
        Some(State::Worse) => Colour::Worse,
        Some(State::Neutral) | None => Colour::Quiet,
    }
}

fn value(tile: &Tile, language: Language) -> Paragraph {
    let digits = run(&tile.value, language);
    let broad = breadth(&tile.value) + breadth(&tile.unit) / 2 > BROAD_VALUE;
    let line = paragraph("TileValue").add_run(if broad { digits.size(BROAD_VALUE_SIZE) } else { digits });
    match tile.unit.as_str() {
        "" => line,
        // A percent sign is part of the number; a word is not.
        "%" | "‰" => line.add_run(styled(&tile.unit, "Unit", language)),
        unit => line.add_run(styled(&format!("\u{A0}{unit}"), "Unit", language)),
    }
}

/// "同比 ▼ −12.3%".
fn change_line(change: &ChangeBadge, language: Language) -> Paragraph {
    let sign = match change.trend {
        Trend::Up => "▲ ",
        Trend::Down => "▼ ",
        Trend::Flat => "",
    };
    let line = if change.comparison.is_empty() {
        paragraph("TileNote")
    } else {
        plain("TileNote", &format!("{} ", change.comparison), language)
    };
    add_in_state(line, &format!("{sign}{}", change.amount), change.state, language)
}

/// "目标 ≥90% · 达成".
fn target_line(target: &TargetBadge, language: Language) -> Paragraph {
    let line = plain("TileNote", &format!("{} · ", target.target), language);
    add_in_state(line, &target.verdict, target.state, language)
}

fn add_in_state(paragraph: Paragraph, text: &str, state: State, language: Language) -> Paragraph {
    add_text(paragraph, &Text::bold(text), language, |run| in_state(run, state))
}
