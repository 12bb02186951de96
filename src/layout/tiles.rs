//! Key figures side by side, their values on one base line; the ladder does not touch their sizes.

use super::extent::Extent;
use super::spark::{self, Sparks};
use super::text::{Style, height, line_count, plain, text_box, width as text_width};
use super::{Canvas, Setting};
use crate::deck::{Geometry, Item, Paragraph, Placed, Shape, TextSpan};
use crate::facts::{State, Trend};
use crate::number::Language;
use crate::report::Tile;
use crate::theme::Colour;
use crate::units::{Emu, Pt, Rect};

const NARROWEST: f64 = 1.75;
const MOST_IN_ROW: usize = 6;
const INSET: f64 = 0.16;
const VALUE: Pt = Pt(32.0);
const NAME: Pt = Pt(14.0);
const UNIT: Pt = Pt(16.0);
const SMALL: Pt = Pt(12.0);

/// How tall the tiles stand; `None` where the width is too small for one.
pub(super) fn extent(tiles: &[Tile], width: Emu, setting: Setting<'_>) -> Option<Extent> {
    let grid = Grid::new(tiles, width, setting)?;
    let rows = grid.rows as i64;
    let tall = |row: Emu| row * rows + grid.gutter * (rows - 1);
    let whole = grid.least + grid.sparks.band();
    Some(Extent { least: tall(grid.least), natural: tall(whole.scale(1.1)), most: tall(whole.scale(1.4)) })
}

/// Puts the tiles into their box.
pub(super) fn place(tiles: &[Tile], rect: Rect, setting: Setting<'_>, canvas: &mut Canvas) {
    let Some(grid) = Grid::new(tiles, rect.width, setting) else { return };
    let rows = grid.rows as i64;
    let tall = (rect.height - grid.gutter * (rows - 1)) / rows;
    for (index, tile) in tiles.iter().enumerate() {
        let (row, column) = (index / grid.in_row, index % grid.in_row);
        let frame = Rect {
            x: rect.x + (grid.tile_width + grid.gutter) * column as i64,
            y: rect.y + (tall + grid.gutter) * row as i64,
            width: grid.tile_width,
            height: tall,
        };
        place_tile(tile, index + 1, frame, &grid, setting, canvas);
    }
}

/// Whether the last row would hold fewer tiles than the others.
pub(super) fn ragged(tiles: &[Tile], width: Emu, setting: Setting<'_>) -> bool {
    Grid::new(tiles, width, setting).is_some_and(|grid| !tiles.len().is_multiple_of(grid.in_row))
}

/// Tiles in rows of equal width, the height of each part the tallest of all.
struct Grid {
    in_row: usize,
    rows: usize,
    tile_width: Emu,
    gutter: Emu,
    name: Emu,
    value_size: Pt,
    value: Emu,
    /// Whether any tile has a change: then each keeps a line for it, and targets stand on one line.
    changes: bool,
    below_size: Pt,
    below: Emu,
    /// The height of a tile without the band of its small line.
    least: Emu,
    sparks: Sparks,
}

impl Grid {
    fn new(tiles: &[Tile], width: Emu, setting: Setting<'_>) -> Option<Self> {
        let gutter = setting.theme.slide.gutter;
        let narrowest = Emu::inches(NARROWEST);
        if tiles.is_empty() || width < narrowest {
            return None;
        }
        let fitting = ((width + gutter).0 / (narrowest + gutter).0).max(1) as usize;
        let rows = tiles.len().div_ceil(fitting.min(MOST_IN_ROW));
        let in_row = tiles.len().div_ceil(rows);
        let tile_width = (width - gutter * (in_row as i64 - 1)) / in_row as i64;
        let inner = tile_width - Emu::inches(INSET) * 2;
        let value_size = value_size(tiles, inner);
        let name = tiles.iter().map(|tile| height(&[name(tile, setting)], inner)).max().unwrap_or_default();
        let value = height(&[value_line(&tiles[0], value_size, setting)], inner * 4);
        let changes = tiles.iter().any(|tile| tile.change.is_some());
        let lines = |tile: &Tile, size: Pt| below(tile, changes, size, setting);
        let one_line = |size: &Pt| tiles.iter().all(|tile| lines(tile, *size).iter().all(|line| line_count(line, inner) == 1));
        let below_size = [SMALL, Pt(11.0)].into_iter().find(one_line).unwrap_or(Pt(10.5));
        let tall = |lines: Vec<Paragraph>| if lines.is_empty() { Emu::ZERO } else { height(&lines, inner) };
        let below = tiles.iter().map(|tile| tall(lines(tile, below_size))).max().unwrap_or_default();
        let least = Emu::inches(INSET) * 2 + name + value + below;
        let sparks = Sparks::of(tiles, inner, |tile| value_width(tile, value_size));
        Some(Self { in_row, rows, tile_width, gutter, name, value_size, value, changes, below_size, below, least, sparks })
    }
}

/// The largest size at which every value stands on one line with its unit.
fn value_size(tiles: &[Tile], inner: Emu) -> Pt {
    [VALUE, Pt(28.0), Pt(24.0), Pt(20.0), Pt(16.0)]
        .into_iter()
        .find(|size| tiles.iter().all(|tile| value_width(tile, *size) <= inner))
        .unwrap_or(Pt(12.0))
}

fn value_width(tile: &Tile, size: Pt) -> Emu {
    text_width(&tile.value, size, true) + text_width(&unit(tile), unit_size(size), false)
}

fn place_tile(tile: &Tile, number: usize, frame: Rect, grid: &Grid, setting: Setting<'_>, canvas: &mut Canvas) {
    let inset = Emu::inches(INSET);
    let shape = |fill| Item::Shape(Shape { geometry: Geometry::Rectangle, fill: Some(fill), outline: None });
    canvas.placed.push(Placed { rect: frame, name: format!("Key figure {number}"), item: shape(Colour::Panel) });
    let edge = Rect { width: Emu::inches(0.05), ..frame };
    canvas.placed.push(Placed { rect: edge, name: format!("Key figure {number} edge"), item: shape(edge_colour(tile)) });
    // Where the band of the small lines finds no room, it goes, and the type stays.
    let band = Some(grid.sparks.band()).filter(|band| frame.height >= grid.least + *band).unwrap_or_default();
    let spare = (frame.height - grid.least - band).max(Emu::ZERO) / 4;
    let inner = Rect { x: frame.x + inset, width: frame.width - inset * 2, y: frame.y + inset + spare, height: grid.name };
    canvas.placed.push(text_box(format!("Key figure {number} name"), inner, vec![name(tile, setting)]));
    let value = Rect { y: inner.bottom() + spare, height: grid.value, ..inner };
    let trend = tile.spark.as_ref().and_then(|chart| Some((chart, grid.sparks.place(value, band)?)));
    let beside = trend.as_ref().map_or(Emu::ZERO, |_| grid.sparks.beside());
    let text = Rect { width: value.width - beside, ..value };
    canvas.placed.push(text_box(format!("Key figure {number} value"), text, vec![value_line(tile, grid.value_size, setting)]));
    if let Some((chart, rect)) = trend {
        spark::place(chart, number, rect, setting, canvas);
    }
    let lines = below(tile, grid.changes, grid.below_size, setting);
    if !lines.is_empty() {
        let rest = Rect { y: value.bottom() + band + spare, height: grid.below, ..inner };
        canvas.placed.push(text_box(format!("Key figure {number} change"), rest, lines));
    }
}

fn edge_colour(tile: &Tile) -> Colour {
    let state = tile.target.as_ref().map(|target| target.state).or_else(|| tile.change.as_ref().map(|change| change.state));
    state_colour(state.unwrap_or(State::Neutral), Colour::Quiet)
}

/// The colour of a state, with the one for neither.
pub(super) fn state_colour(state: State, neutral: Colour) -> Colour {
    match state {
        State::Better => Colour::Better,
        State::Worse => Colour::Worse,
        State::Neutral => neutral,
    }
}

fn name(tile: &Tile, setting: Setting<'_>) -> Paragraph {
    plain(&tile.name, Style::ink(NAME).colour(Colour::Muted), setting.language)
}

fn value_line(tile: &Tile, size: Pt, setting: Setting<'_>) -> Paragraph {
    let mut line = plain(&tile.value, Style::ink(size).bold(), setting.language);
    if !tile.unit.is_empty() {
        line.spans.push(span(&unit(tile), unit_size(size), Colour::Muted));
    }
    line
}

/// The unit is never larger than its value.
fn unit_size(value: Pt) -> Pt {
    Pt(UNIT.0.min(value.0))
}

/// The unit as it follows the value: a thin distance, but none before a per cent sign.
fn unit(tile: &Tile) -> String {
    if tile.unit.is_empty() || tile.unit == "%" { tile.unit.clone() } else { format!(" {}", tile.unit) }
}

fn below(tile: &Tile, changes: bool, size: Pt, setting: Setting<'_>) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    if let Some(change) = &tile.change {
        let arrow = match change.trend {
            Trend::Up => "▲ ",
            Trend::Down => "▼ ",
            Trend::Flat => "",
        };
        let colour = state_colour(change.state, Colour::Ink);
        let word = span(&change.comparison, size, Colour::Muted);
        let amount = TextSpan { bold: true, ..span(&format!("{arrow}{}", change.amount), size, colour) };
        let gap = span(" ", size, Colour::Muted);
        let mut line = plain("", Style::ink(size), setting.language);
        line.spans = match setting.language {
            Language::ZhCn => vec![word, gap, amount],
            Language::En => vec![amount, gap, word],
        };
        lines.push(line);
    } else if changes && tile.target.is_some() {
        let mut empty = plain("", Style::ink(size), setting.language);
        empty.spans.push(span("", size, Colour::Muted));
        lines.push(empty);
    }
    if let Some(target) = &tile.target {
        let mut line = plain(&format!("{} ", target.target), Style::ink(size).colour(Colour::Muted), setting.language);
        let mut verdict = span(&target.verdict, size, state_colour(target.state, Colour::Ink));
        verdict.bold = true;
        line.spans.push(verdict);
        line.before = Pt(2.0);
        lines.push(line);
    }
    lines
}

fn span(text: &str, size: Pt, colour: Colour) -> TextSpan {
    TextSpan { text: text.to_owned(), size, bold: false, italic: false, colour }
}
