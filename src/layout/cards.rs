//! Titled cards of equal height, their hairlines on one level.

use super::extent::Extent;
use super::text::{Style, height, paragraph, plain, text_box};
use super::{Canvas, Setting};
use crate::deck::{Geometry, Item, Paragraph, Placed, Shape};
use crate::report::Card;
use crate::theme::{Colour, Step};
use crate::units::{Emu, Pt, Rect};

/// No card is narrower.
const NARROWEST: f64 = 2.3;
/// Narrower cards are made only where the row is the whole slide's width.
const COMFORTABLE: f64 = 2.75;
/// Most cards in a row.
const MOST_IN_ROW: usize = 4;
/// From this width on a card lies: heading to the left, text to the right.
const LYING_FROM: f64 = 5.0;
/// The heading's share of a lying card's width.
const LYING_HEADING: f64 = 0.3;
const INSET: f64 = 0.18;
/// A card may stretch to this multiple of its natural height.
const STRETCH: f64 = 1.45;

/// How tall the cards stand; `None` where the width is too small for one.
pub(super) fn extent(cards: &[Card], width: Emu, step: Step, setting: Setting<'_>) -> Option<Extent> {
    let grid = Grid::new(cards, width, step, setting)?;
    let least: Emu = grid.rows.iter().map(|row| row.height).sum::<Emu>() + grid.gutter * (grid.rows.len() as i64 - 1);
    Some(Extent { least, natural: least.scale(1.1), most: least.scale(STRETCH) })
}

/// Puts the cards into their box.
pub(super) fn place(cards: &[Card], rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let Some(grid) = Grid::new(cards, rect.width, step, setting) else { return };
    let least: Emu = grid.rows.iter().map(|row| row.height).sum();
    let spare = rect.height - least - grid.gutter * (grid.rows.len() as i64 - 1);
    let extra = spare / grid.rows.len() as i64;
    let mut y = rect.y;
    for row in &grid.rows {
        let tall = row.height + extra;
        for (column, card) in cards[row.from..row.until].iter().enumerate() {
            let x = rect.x + (grid.card_width + grid.gutter) * column as i64;
            let frame = Rect { x, y, width: grid.card_width, height: tall };
            place_card(card, row.from + column + 1, frame, row, step, setting, canvas);
        }
        y += tall + grid.gutter;
    }
}

/// Cards in rows, each row knowing how tall its parts are.
struct Grid {
    card_width: Emu,
    gutter: Emu,
    rows: Vec<CardRow>,
}

struct CardRow {
    from: usize,
    until: usize,
    lying: bool,
    figure: Emu,
    title: Emu,
    height: Emu,
}

impl Grid {
    fn new(cards: &[Card], width: Emu, step: Step, setting: Setting<'_>) -> Option<Self> {
        let gutter = setting.theme.slide.gutter;
        let narrowest = Emu::inches(NARROWEST);
        if cards.is_empty() || width < narrowest {
            return None;
        }
        let in_row = cards_in_row(cards.len(), ((width + gutter).0 / (Emu::inches(COMFORTABLE) + gutter).0).max(1) as usize);
        let card_width = (width - gutter * (in_row as i64 - 1)) / in_row as i64;
        let rows = (0..cards.len())
            .step_by(in_row)
            .map(|from| CardRow::new(cards, from, (from + in_row).min(cards.len()), card_width, step, setting))
            .collect();
        Some(Self { card_width, gutter, rows })
    }
}

/// As many as fit, but rather an even grid than a last row with a hole.
fn cards_in_row(count: usize, fitting: usize) -> usize {
    let most = fitting.min(MOST_IN_ROW).min(count).max(1);
    let even = (1..=most).rev().find(|in_row| count.is_multiple_of(*in_row)).unwrap_or(1);
    if even > 1 || count <= 3 { even } else { count.div_ceil(count.div_ceil(most)) }
}

impl CardRow {
    fn new(cards: &[Card], from: usize, until: usize, width: Emu, step: Step, setting: Setting<'_>) -> Self {
        let inner = width - Emu::inches(INSET) * 2;
        let lying = width >= Emu::inches(LYING_FROM);
        let (head_width, text_width) = if lying { lying_widths(inner) } else { (inner, inner) };
        let tallest = |width: Emu, part: &dyn Fn(&Card) -> Vec<Paragraph>| {
            cards[from..until]
                .iter()
                .map(|card| {
                    let paragraphs = part(card);
                    if paragraphs.is_empty() { Emu::ZERO } else { height(&paragraphs, width) }
                })
                .max()
                .unwrap_or_default()
        };
        let figure = tallest(head_width, &|card| figure(card, setting));
        let title = tallest(head_width, &|card| vec![heading(card, step, setting)]);
        let text = tallest(text_width, &|card| texts(card, step, setting));
        let gap = Emu::inches(INSET);
        let height =
            if lying { gap + (figure + title).max(text) + gap } else { gap + figure + title + gap.scale(1.1) + text + gap };
        Self { from, until, lying, figure, title, height }
    }
}

fn place_card(card: &Card, number: usize, frame: Rect, row: &CardRow, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let gap = Emu::inches(INSET);
    let inner = Rect { x: frame.x + gap, y: frame.y + gap, width: frame.width - gap * 2, height: frame.height - gap * 2 };
    let shape = |fill| Item::Shape(Shape { geometry: Geometry::Rectangle, fill: Some(fill), outline: None });
    canvas.placed.push(Placed { rect: frame, name: format!("Card {number}"), item: shape(Colour::Panel) });
    let edge = Rect { height: Emu::inches(0.04), ..frame };
    canvas.placed.push(Placed { rect: edge, name: format!("Card {number} edge"), item: shape(Colour::Accent) });
    let (head, text) = if row.lying { lying_boxes(inner) } else { (inner, upright_text(inner, row)) };
    let figure = figure(card, setting);
    if !figure.is_empty() {
        canvas.placed.push(text_box(format!("Card {number} figure"), Rect { height: row.figure, ..head }, figure));
    }
    let title = Rect { y: head.y + row.figure, height: row.title, ..head };
    canvas.placed.push(text_box(format!("Card {number} title"), title, vec![heading(card, step, setting)]));
    let line = Item::Shape(Shape { geometry: Geometry::Line, fill: None, outline: Some((Colour::Hairline, Emu::points(1.0))) });
    let rule = if row.lying {
        Rect { x: text.x - gap, y: inner.y, width: Emu::ZERO, height: inner.height }
    } else {
        Rect { y: text.y - gap.scale(0.6), height: Emu::ZERO, ..inner }
    };
    canvas.placed.push(Placed { rect: rule, name: format!("Card {number} rule"), item: line });
    let texts = texts(card, step, setting);
    if !texts.is_empty() {
        canvas.placed.push(text_box(format!("Card {number} text"), text, texts));
    }
}

/// Widths of heading and text in a lying card, a rule with air between them.
fn lying_widths(inner: Emu) -> (Emu, Emu) {
    let head = inner.scale(LYING_HEADING);
    (head, inner - head - Emu::inches(INSET) * 2)
}

fn lying_boxes(inner: Rect) -> (Rect, Rect) {
    let (head, text) = lying_widths(inner.width);
    (Rect { width: head, ..inner }, Rect { x: inner.right() - text, width: text, ..inner })
}

fn upright_text(inner: Rect, row: &CardRow) -> Rect {
    let y = inner.y + row.figure + row.title + Emu::inches(INSET).scale(1.1);
    Rect { y, height: inner.bottom() - y, ..inner }
}

fn figure(card: &Card, setting: Setting<'_>) -> Vec<Paragraph> {
    if card.figure.is_empty() {
        return Vec::new();
    }
    let style = Style::ink(setting.theme.scale.title).bold().colour(Colour::Accent);
    vec![plain(&card.figure, style, setting.language)]
}

fn heading(card: &Card, step: Step, setting: Setting<'_>) -> Paragraph {
    let scale = &setting.theme.scale;
    let size = [scale.heading, scale.lead].get(step.0).copied().unwrap_or(Pt(14.0));
    paragraph(&card.title, Style::ink(size).bold(), setting.language)
}

fn texts(card: &Card, step: Step, setting: Setting<'_>) -> Vec<Paragraph> {
    let size = setting.body(step);
    card.text
        .iter()
        .map(|text| Paragraph { before: Pt(size.0 * 0.5), ..paragraph(text, Style::ink(size), setting.language) })
        .collect()
}
