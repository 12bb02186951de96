//! Pairs of before and after: a panel each, the two values on one line with an arrow between, the change as a badge.

use super::extent::Extent;
use super::text::{Style, anchored, height, plain, text_box, width as text_width};
use super::tiles::state_colour;
use super::{Canvas, Setting, bar};
use crate::deck::{Anchor, Geometry, Item, Paragraph, Placed, Shape, TextBox, TextSpan};
use crate::facts::State;
use crate::report::Pair;
use crate::theme::{Colour, Step};
use crate::units::{Emu, Pt, Rect};

/// No panel is narrower,
const NARROWEST: f64 = 1.9;
/// and no row holds more of them.
const MOST_IN_ROW: usize = 6;
const INSET: f64 = 0.16;
/// Room of the arrow between the values, and the arrow itself.
const BETWEEN: f64 = 0.46;
const ARROW: f64 = 0.26;
/// Sizes of the values, after and before: the first at which all stand on one line.
const SIZES: [[Pt; 2]; 4] = [[Pt(28.0), Pt(20.0)], [Pt(24.0), Pt(18.0)], [Pt(20.0), Pt(16.0)], [Pt(16.0), Pt(14.0)]];
/// Below this size of the value after, fewer panels stand in a row.
const READABLE: Pt = Pt(20.0);
const SMALL: Pt = Pt(12.0);
/// Panels give in height up to this multiple.
const STRETCH: f64 = 1.4;

/// How tall the panels stand; `None` where the width is too small for one.
pub(super) fn extent(pairs: &[Pair], width: Emu, step: Step, setting: Setting<'_>) -> Option<Extent> {
    let grid = Grid::new(pairs, width, step, setting)?;
    let rows = grid.rows as i64;
    let tall = |row: Emu| row * rows + grid.gutter * (rows - 1);
    Some(Extent { least: tall(grid.least), natural: tall(grid.least.scale(1.1)), most: tall(grid.least.scale(STRETCH)) })
}

/// Puts the panels into their box.
pub(super) fn place(pairs: &[Pair], rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let Some(grid) = Grid::new(pairs, rect.width, step, setting) else { return };
    let rows = grid.rows as i64;
    let tall = (rect.height - grid.gutter * (rows - 1)) / rows;
    for (index, pair) in pairs.iter().enumerate() {
        let (row, column) = (index / grid.in_row, index % grid.in_row);
        let frame = Rect {
            x: rect.x + (grid.width + grid.gutter) * column as i64,
            y: rect.y + (tall + grid.gutter) * row as i64,
            width: grid.width,
            height: tall,
        };
        grid.place(pair, index + 1, frame, setting, canvas);
    }
}

/// Panels of equal width, each part as tall as the tallest of all.
struct Grid {
    in_row: usize,
    rows: usize,
    width: Emu,
    gutter: Emu,
    title: Pt,
    /// Sizes of the value after and of the one before.
    sizes: [Pt; 2],
    /// Widths of the value before and of the one after.
    columns: [Emu; 2],
    name: Emu,
    values: Emu,
    badge: Emu,
    notes: Emu,
    least: Emu,
}

impl Grid {
    fn new(pairs: &[Pair], width: Emu, step: Step, setting: Setting<'_>) -> Option<Self> {
        let gutter = setting.theme.slide.gutter;
        let narrowest = Emu::inches(NARROWEST);
        if pairs.is_empty() || width < narrowest {
            return None;
        }
        let fitting = ((width + gutter).0 / (narrowest + gutter).0).max(1) as usize;
        let most = fitting.min(MOST_IN_ROW).min(pairs.len());
        let panel = |in_row: usize| (width - gutter * (in_row as i64 - 1)) / in_row as i64;
        let even = |most: usize| pairs.len().div_ceil(pairs.len().div_ceil(most));
        let in_row = (1..=most)
            .rev()
            .map(even)
            .find(|&in_row| value_sizes(pairs, inner(panel(in_row))).is_some_and(|[after, _]| after >= READABLE))
            .unwrap_or(1);
        let panel = panel(in_row);
        let inner = inner(panel);
        let sizes = value_sizes(pairs, inner).unwrap_or(SIZES[SIZES.len() - 1]);
        let title = if step.0 == 0 { setting.theme.scale.lead } else { Pt(14.0) };
        let mut grid = Self {
            in_row,
            rows: pairs.len().div_ceil(in_row),
            width: panel,
            gutter,
            title,
            sizes,
            columns: columns(pairs, inner, sizes),
            name: Emu::ZERO,
            values: Emu::ZERO,
            badge: Emu::ZERO,
            notes: Emu::ZERO,
            least: Emu::ZERO,
        };
        grid.measure(pairs, inner, setting);
        Some(grid)
    }

    fn measure(&mut self, pairs: &[Pair], inner: Emu, setting: Setting<'_>) {
        let tallest = |part: &dyn Fn(&Pair) -> (Vec<Paragraph>, Emu)| {
            let tall = |pair| {
                let (lines, width) = part(pair);
                if lines.is_empty() { Emu::ZERO } else { height(&lines, width) }
            };
            pairs.iter().map(tall).max().unwrap_or_default()
        };
        self.name = tallest(&|pair| (self.names(pair, setting), inner));
        let values = [0, 1].map(|side| tallest(&|pair| (self.value(pair, side, setting), self.columns[side])));
        self.values = values[0].max(values[1]);
        let badge = tallest(&|pair| (badge(pair, setting).into_iter().collect(), inner - Emu::inches(INSET)));
        self.badge = if badge > Emu::ZERO { badge + Emu::inches(0.12) } else { badge };
        self.notes = tallest(&|pair| (notes(pair, setting), inner));
        let gaps = [self.badge, self.notes].into_iter().filter(|part| *part > Emu::ZERO).count() as i64 + 1;
        let parts = self.name + self.values + self.badge + self.notes;
        self.least = Emu::inches(INSET) * 2 + parts + Emu::inches(0.1) * gaps;
    }

    fn names(&self, pair: &Pair, setting: Setting<'_>) -> Vec<Paragraph> {
        let mut lines = vec![plain(&pair.name, Style::ink(self.title).bold(), setting.language)];
        if !pair.indicator.is_empty() {
            lines.push(plain(&pair.indicator, Style::ink(SMALL).colour(Colour::Muted), setting.language));
        }
        lines
    }

    /// The label and the value of one side: 0 before, 1 after.
    fn value(&self, pair: &Pair, side: usize, setting: Setting<'_>) -> Vec<Paragraph> {
        let (text, style) = match side {
            0 => (&pair.before, Style::ink(self.sizes[1]).colour(Colour::Muted)),
            _ => (&pair.after, Style::ink(self.sizes[0]).bold()),
        };
        let mut value = plain(text, style, setting.language);
        // Both stand on lines of one height, and so on one base line.
        value.line = crate::theme::line_height(self.sizes[0], setting.language);
        vec![plain(&pair.labels[side], Style::ink(SMALL).colour(Colour::Muted), setting.language), value]
    }

    fn place(&self, pair: &Pair, number: usize, frame: Rect, setting: Setting<'_>, canvas: &mut Canvas) {
        let inset = Emu::inches(INSET);
        canvas.placed.push(bar(frame, Colour::Panel, format!("Pair {number}")));
        let state = pair.change.as_ref().map_or(State::Neutral, |change| change.state);
        let edge = Rect { width: Emu::inches(0.05), ..frame };
        canvas.placed.push(bar(edge, state_colour(state, Colour::Quiet), format!("Pair {number} edge")));
        let gaps = [self.badge, self.notes].into_iter().filter(|part| *part > Emu::ZERO).count() as i64 + 1;
        let gap = Emu::inches(0.1) + (frame.height - self.least).max(Emu::ZERO) / gaps;
        let inner = Rect { x: frame.x + inset, y: frame.y + inset, width: inner(frame.width), height: self.name };
        canvas.placed.push(text_box(format!("Pair {number} name"), inner, self.names(pair, setting)));
        let values = Rect { y: inner.bottom() + gap, height: self.values, ..inner };
        self.place_values(pair, number, values, setting, canvas);
        let mut y = values.bottom() + gap;
        if let Some(line) = badge(pair, setting) {
            let wide = text_width(&pair.change.as_ref().map(crate::report::PairChange::marked).unwrap_or_default(), SMALL, true);
            // What a program sets between scripts comes on top of the measured width.
            let width = (wide + inset * 2).min(inner.width);
            place_badge(line, state, number, Rect { y, width, height: self.badge, ..inner }, canvas);
        }
        y += if self.badge > Emu::ZERO { self.badge + gap } else { Emu::ZERO };
        let lines = notes(pair, setting);
        if !lines.is_empty() {
            canvas.placed.push(text_box(format!("Pair {number} target"), Rect { y, height: self.notes, ..inner }, lines));
        }
    }

    fn place_values(&self, pair: &Pair, number: usize, rect: Rect, setting: Setting<'_>, canvas: &mut Canvas) {
        let [before, after] = self.columns;
        let left = Rect { width: before, ..rect };
        canvas.placed.push(text_box(format!("Pair {number} before"), left, self.value(pair, 0, setting)));
        let label = crate::theme::line_height(SMALL, setting.language).0;
        let line = crate::theme::line_height(self.sizes[0], setting.language).0;
        let middle = rect.y + Emu::points(label + line * 0.55);
        let x = left.right() + Emu::inches((BETWEEN - ARROW) / 2.0);
        let arrow = Shape { geometry: Geometry::Arrow, fill: None, outline: Some((Colour::Quiet, Emu::points(1.75))) };
        let place = Rect { x, y: middle, width: Emu::inches(ARROW), height: Emu::ZERO };
        canvas.placed.push(Placed { rect: place, name: format!("Pair {number} arrow"), item: Item::Shape(arrow) });
        let right = Rect { x: left.right() + Emu::inches(BETWEEN), width: after, ..rect };
        canvas.placed.push(text_box(format!("Pair {number} after"), right, self.value(pair, 1, setting)));
    }
}

fn place_badge(line: Paragraph, state: State, number: usize, rect: Rect, canvas: &mut Canvas) {
    let name = format!("Pair {number} change");
    let Placed { item, .. } = anchored("", rect, vec![line], Anchor::Middle);
    let Item::Text(text) = item else { return };
    let side = Emu::inches(INSET / 2.0);
    let fill = Some(state_colour(state, Colour::Hairline));
    let text = TextBox { insets: [side, Emu::ZERO, side, Emu::ZERO], fill, ..text };
    canvas.placed.push(Placed { rect, name, item: Item::Text(text) });
}

fn inner(panel: Emu) -> Emu {
    panel - Emu::inches(INSET) * 2
}

/// The largest sizes at which all values stand on one line beside each other.
fn value_sizes(pairs: &[Pair], inner: Emu) -> Option<[Pt; 2]> {
    SIZES.into_iter().find(|sizes| {
        let [before, after] = wishes(pairs, *sizes);
        before + after + Emu::inches(BETWEEN) <= inner
    })
}

/// Widths that the values want: before and after.
fn wishes(pairs: &[Pair], [after, before]: [Pt; 2]) -> [Emu; 2] {
    let gap = |text: &str, size: Pt| Emu::points(super::text::script_changes(text) as f64 * size.0 * 0.25);
    let wide = |text: &str, size: Pt, bold: bool| text_width(text, size, bold) + gap(text, size) + Emu::points(0.1);
    let widest = |value: &dyn Fn(&Pair) -> Emu| pairs.iter().map(value).max().unwrap_or_default();
    [
        widest(&|pair| wide(&pair.before, before, false).max(wide(&pair.labels[0], SMALL, false))),
        widest(&|pair| wide(&pair.after, after, true).max(wide(&pair.labels[1], SMALL, false))),
    ]
}

/// Widths of the columns of values: what they want, or half of the room each.
fn columns(pairs: &[Pair], inner: Emu, sizes: [Pt; 2]) -> [Emu; 2] {
    let room = inner - Emu::inches(BETWEEN);
    let [before, after] = wishes(pairs, sizes);
    if before + after <= room { [before, room - before] } else { [room / 2, room - room / 2] }
}

fn badge(pair: &Pair, setting: Setting<'_>) -> Option<Paragraph> {
    let change = pair.change.as_ref()?;
    let colour = if change.state == State::Neutral { Colour::Ink } else { Colour::Paper };
    Some(plain(&change.marked(), Style::ink(SMALL).bold().colour(colour), setting.language))
}

/// Target with its verdict, and benchmark.
fn notes(pair: &Pair, setting: Setting<'_>) -> Vec<Paragraph> {
    let muted = Style::ink(SMALL).colour(Colour::Muted);
    let mut lines = Vec::new();
    if let Some(target) = &pair.target {
        let mut line = plain(&format!("{} ", target.target), muted, setting.language);
        let colour = state_colour(target.state, Colour::Ink);
        line.spans.push(TextSpan { text: target.verdict.clone(), size: SMALL, bold: true, italic: false, colour });
        lines.push(line);
    }
    if !pair.benchmark.is_empty() {
        lines.push(plain(&pair.benchmark, muted, setting.language));
    }
    lines
}
