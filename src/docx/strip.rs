//! Key figures and cards: tables without vertical rules, that read as panels.

use super::body::dxa;
use super::text::{add_text, in_state, paragraph, plain, rich, run, styled};
use crate::facts::{State, Trend};
use crate::number::Language;
use crate::report::{Callout, CalloutKind, Card, ChangeBadge, Definition, TargetBadge, Text, Tile};
use crate::text::{self, Styled, Weight, width};
use crate::theme::{Colour, Palette};
use crate::units::{Emu, Pt};
use docx_rs::{
    HeightRule, LineSpacing, Paragraph, Shading, Table, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders,
    TableLayoutType, TableRow, WidthType,
};

/// Sizes of values: the first that holds every value of a strip on one line.
const VALUE_SIZES: [Pt; 3] = [Pt(22.0), Pt(18.0), Pt(15.0)];
/// Sizes of the styles `Unit` and `TileName`.
const UNIT_SIZE: Pt = Pt(11.0);
const NAME_SIZE: Pt = Pt(9.5);
/// Line height of the style `TileName`, in twentieths of a point.
const NAME_LINE: u32 = 260;
/// What the indents of the tiles' styles take from the width.
const INDENTS: Pt = Pt(11.0);
/// Part of a line that measured text may fill: the reader's face may be a little wider.
const RESERVE: f64 = 0.95;

/// Space between tiles, and between rows of them.
const GAP: Emu = Emu(72_000);

/// The tiles, three or four in a row, parted by narrow empty columns and rows.
pub(super) fn key_figures(tiles: &[Tile], width: Emu, palette: &Palette, language: Language) -> Table {
    let columns = columns(tiles.len());
    let count = i64::try_from(columns).unwrap_or(1);
    let tile_width = (width - GAP * (count - 1)) / count;
    let widths: Vec<Emu> = (0..columns * 2 - 1).map(|index| if index % 2 == 0 { tile_width } else { GAP }).collect();
    let room = (tile_width.as_points() - INDENTS.0) * RESERVE;
    let size = value_size(tiles, room);
    let mut rows = Vec::new();
    for (index, row) in tiles.chunks(columns).enumerate() {
        let keep = (index + 1) * columns < tiles.len();
        let look = StripRow::new(row, size, room, keep, palette, language);
        if !rows.is_empty() {
            let gaps = widths.iter().map(|width| empty_cell(*width));
            rows.push(TableRow::new(gaps.collect()).row_height(dxa(GAP) as f32).height_rule(HeightRule::Exact).cant_split());
        }
        let cells = widths.iter().enumerate().map(|(index, width)| match row.get(index / 2) {
            Some(tile) if index % 2 == 0 => look.tile(tile, *width),
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
        // No card is alone at the foot or at the head of a page.
        let keep = index + 1 < cards.len() && (index == 0 || index + 2 == cards.len());
        let mut heading = TableCell::new().width(dxa(widths[0]), WidthType::Dxa);
        if !card.figure.is_empty() {
            heading = heading.add_paragraph(plain("CardFigure", &card.figure, language).keep_next(keep));
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

/// A term a row, its meaning beside it.
pub(super) fn definitions(definitions: &[Definition], width: Emu, language: Language) -> Table {
    let left = width.scale(0.24);
    let widths = [left, width - left];
    let rows = definitions.iter().enumerate().map(|(index, definition)| {
        let keep = index + 1 < definitions.len() && (index == 0 || index + 2 == definitions.len());
        let term = rich("CardTitle", &definition.term, language).keep_next(keep);
        let term = TableCell::new().width(dxa(widths[0]), WidthType::Dxa).add_paragraph(term);
        let text = definition.text.iter().map(|text| rich("CardText", text, language));
        let text = text.fold(TableCell::new().width(dxa(widths[1]), WidthType::Dxa), TableCell::add_paragraph);
        TableRow::new(vec![term, text]).cant_split()
    });
    grid(rows.collect(), "Definitions", &widths)
}

/// The paragraphs of a call-out: shaded, with a rule at the left.
pub(super) fn callout(callout: &Callout, language: Language) -> Vec<Paragraph> {
    let style = match callout.kind {
        CalloutKind::Note => "Callout",
        CalloutKind::Key => "CalloutKey",
        CalloutKind::Warning => "CalloutWarning",
    };
    let title = paragraph(style).add_run(run(&callout.title, language).bold()).keep_next(true);
    let last = callout.text.len().saturating_sub(1);
    let text = callout.text.iter().enumerate();
    let text = text.map(|(index, text)| rich(style, text, language).keep_lines(true).keep_next(index < last));
    std::iter::once(title).chain(text).collect()
}

/// A table in one of the styles for panels.
pub(super) fn grid(rows: Vec<TableRow>, style: &str, widths: &[Emu]) -> Table {
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

/// The largest size at which every value and its unit stand on one line: in a strip all values share one size.
fn value_size(tiles: &[Tile], room: f64) -> Pt {
    let fits = |size: Pt| {
        let breadth =
            |tile: &Tile| width(&tile.value, size, Weight::Bold) + width(&spaced_unit(tile), UNIT_SIZE, Weight::Regular);
        tiles.iter().all(|tile| breadth(tile) <= room)
    };
    VALUE_SIZES.into_iter().find(|&size| fits(size)).unwrap_or(VALUE_SIZES[VALUE_SIZES.len() - 1])
}

/// What the tiles of one row share, so that the same things stand on one line.
struct StripRow<'p> {
    size: Pt,
    room: f64,
    name_lines: usize,
    has_change: bool,
    /// Whether it stays on the page of the next row.
    keep: bool,
    palette: &'p Palette,
    language: Language,
}

impl<'p> StripRow<'p> {
    fn new(tiles: &[Tile], size: Pt, room: f64, keep: bool, palette: &'p Palette, language: Language) -> Self {
        let name_lines = tiles.iter().map(|tile| name_lines(tile, room)).max().unwrap_or(1);
        let has_change = tiles.iter().any(|tile| tile.change.is_some());
        Self { size, room, name_lines, has_change, keep, palette, language }
    }

    fn tile(&self, tile: &Tile, width: Emu) -> TableCell {
        let colour = self.palette.rgb(edge_colour(tile)).hex();
        let edge = TableCellBorder::new(TableCellBorderPosition::Top).size(18).color(colour);
        let cell = TableCell::new()
            .width(dxa(width), WidthType::Dxa)
            .shading(Shading::new().fill(self.palette.panel.hex()))
            .set_borders(TableCellBorders::with_empty().set(edge));
        self.lines(tile).into_iter().fold(cell, TableCell::add_paragraph)
    }

    /// Name, value, change, target; a tile without a change keeps its place empty where its target follows.
    fn lines(&self, tile: &Tile) -> Vec<Paragraph> {
        let missing = self.name_lines - name_lines(tile, self.room).min(self.name_lines);
        let name = plain("TileName", &tile.name, self.language);
        let space = LineSpacing::new().after(NAME_LINE * u32::try_from(missing).unwrap_or_default());
        let mut lines = vec![if missing > 0 { name.line_spacing(space) } else { name }, self.value(tile)];
        match (&tile.change, &tile.target) {
            (Some(change), _) => lines.push(change_line(change, self.language)),
            (None, Some(_)) if self.has_change => lines.push(paragraph("TileNote")),
            (None, _) => {}
        }
        lines.extend(tile.target.as_ref().map(|target| target_line("TileNote", target, self.language)));
        if self.keep { lines.into_iter().map(|line| line.keep_next(true)).collect() } else { lines }
    }

    fn value(&self, tile: &Tile) -> Paragraph {
        let digits = run(&tile.value, self.language).size((self.size.0 * 2.0).round() as usize);
        let line = paragraph("TileValue").add_run(digits);
        if tile.unit.is_empty() { line } else { line.add_run(styled(&spaced_unit(tile), "Unit", self.language)) }
    }
}

fn name_lines(tile: &Tile, room: f64) -> usize {
    let name = Styled { text: &tile.name, size: NAME_SIZE, weight: Weight::Regular };
    text::lines(&[name], room).len().max(1)
}

/// A percent sign is part of the number; a word is not.
fn spaced_unit(tile: &Tile) -> String {
    match tile.unit.as_str() {
        unit @ ("" | "%" | "‰") => unit.to_owned(),
        unit => format!("\u{A0}{unit}"),
    }
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

/// "目标 ≥90% · 达成"; the verdict never stands alone on a line.
pub(super) fn target_line(style: &str, target: &TargetBadge, language: Language) -> Paragraph {
    let line = plain(style, &format!("{}\u{A0}·\u{A0}", target.target), language);
    add_in_state(line, &target.verdict, target.state, language)
}

/// Bold text in the colour of a state.
pub(super) fn add_in_state(paragraph: Paragraph, text: &str, state: State, language: Language) -> Paragraph {
    add_text(paragraph, &Text::bold(text), language, |run| in_state(run, state))
}
