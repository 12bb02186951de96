//! The steps of a process: arrows on one line with a text under each, or one under the other where the texts are long.

use super::extent::Extent;
use super::text::{Style, anchored, height, paragraph, plain, width as text_width};
use super::{Canvas, Setting, bar};
use crate::deck::{Anchor, Geometry, Item, Paragraph, Placed, Shape, TextBox, TextSpan};
use crate::report::{Align, ProcessStep};
use crate::theme::{Colour, Step};
use crate::units::{Emu, Pt, Rect};
use std::ops::Range;

/// No arrow is narrower,
const NARROWEST: f64 = 1.9;
/// and no line holds more.
const MOST_IN_ROW: usize = 5;
/// Steps whose text would take more lines under its arrow stand one under the other.
const LONGEST_TEXT: usize = 8;
/// How far an arrow's point reaches.
const POINT: f64 = 0.2;
/// Space between two arrows, along the line.
const GAP: f64 = 0.06;
const INSET: f64 = 0.14;
/// Lines of arrows give in height up to this multiple.
const STRETCH: f64 = 1.35;
/// Width of the number's disc where steps stand one under the other.
const DISC: f64 = 0.44;
/// Space between steps that stand one under the other: least, natural, most. An arrow stands in it.
const GAPS: [f64; 3] = [0.18, 0.28, 0.55];
/// The title's share of a standing step; a step narrower than `SIDE_BY_SIDE` has its text below its title.
const TITLE: f64 = 0.28;
const SIDE_BY_SIDE: f64 = 6.0;

/// How tall the steps stand; `None` where the width is too small for one.
pub(super) fn extent(steps: &[ProcessStep], range: Range<usize>, width: Emu, step: Step, setting: Setting<'_>) -> Option<Extent> {
    let sizes = Sizes::new(step, setting);
    if width < Emu::inches(NARROWEST) {
        return None;
    }
    if let Some(lines) = Lines::new(steps, &range, width, sizes) {
        let least = lines.height();
        return Some(Extent { least, natural: least.scale(1.08), most: least.scale(STRETCH) });
    }
    let titles = title_column(steps, width, sizes);
    let text: Emu = steps[range.clone()].iter().map(|step| Standing::new(step, titles, width, sizes).height).sum();
    let tall = |gap: f64| text + Emu::inches(gap) * (range.len() as i64 - 1);
    Some(Extent { least: tall(GAPS[0]), natural: tall(GAPS[1]), most: tall(GAPS[2]) })
}

/// Puts the steps into their box.
pub(super) fn place(
    steps: &[ProcessStep],
    range: Range<usize>,
    rect: Rect,
    step: Step,
    setting: Setting<'_>,
    canvas: &mut Canvas,
) {
    let sizes = Sizes::new(step, setting);
    match Lines::new(steps, &range, rect.width, sizes) {
        Some(lines) => lines.place(steps, rect, sizes, canvas),
        None => place_standing(steps, range, rect, sizes, canvas),
    }
}

#[derive(Clone, Copy)]
struct Sizes<'a> {
    title: Pt,
    text: Pt,
    note: Pt,
    figure: Pt,
    setting: Setting<'a>,
}

impl<'a> Sizes<'a> {
    fn new(step: Step, setting: Setting<'a>) -> Self {
        let text = setting.body(step);
        let title = if step.0 == 0 { setting.theme.scale.lead } else { Pt(14.0) };
        Self { title, text, note: Pt(text.0.min(12.0)), figure: setting.theme.scale.heading, setting }
    }

    /// "1  受理登记" in one colour.
    fn title(&self, step: &ProcessStep, number: usize, colour: Colour) -> Paragraph {
        let mut line = paragraph(&step.title, Style::ink(self.title).bold().colour(colour), self.setting.language);
        let number = TextSpan { text: format!("{number}\u{2002}"), size: self.title, bold: true, italic: false, colour };
        line.spans.insert(0, number);
        line
    }

    /// Figure, text and note: what stands under a title.
    fn body(&self, step: &ProcessStep) -> Vec<Paragraph> {
        let mut lines = Vec::new();
        let mut add = |line: Paragraph, before: Pt| lines.push(Paragraph { before, ..line });
        let language = self.setting.language;
        if !step.figure.is_empty() {
            add(plain(&step.figure, Style::ink(self.figure).bold().colour(Colour::Accent), language), Pt(0.0));
        }
        for text in &step.text {
            add(paragraph(text, Style::ink(self.text), language), Pt(self.text.0 * 0.3));
        }
        if !step.note.is_empty() {
            add(plain(&step.note, Style::ink(self.note).colour(Colour::Muted), language), Pt(self.text.0 * 0.4));
        }
        lines
    }
}

/// Arrows on one or more lines, a panel with the text under each.
struct Lines {
    /// From the left edge of one arrow to that of the next.
    pitch: Emu,
    rows: Vec<ArrowRow>,
}

struct ArrowRow {
    range: Range<usize>,
    head: Emu,
    body: Emu,
}

impl Lines {
    /// `None` where the steps rather stand one under the other: where a text of any of them is long, or few fit on a line.
    fn new(steps: &[ProcessStep], range: &Range<usize>, width: Emu, sizes: Sizes<'_>) -> Option<Self> {
        let gap = Emu::inches(GAP);
        let fitting = ((width - Emu::inches(POINT)).0 / Emu::inches(NARROWEST).0).max(1) as usize;
        let most = fitting.min(MOST_IN_ROW);
        let rows = range.len().div_ceil(most);
        let in_row = range.len().div_ceil(rows.max(1)).max(1);
        let calm = |in_row: usize| {
            let inner = text_width_under(pitch(width, in_row), sizes);
            steps.iter().flat_map(|step| &step.text).all(|text| {
                let line = paragraph(text, Style::ink(sizes.text), sizes.setting.language);
                super::text::line_count(&line, inner) <= LONGEST_TEXT
            })
        };
        if (rows > 1 && most < 3) || !calm(most.min(steps.len()).max(1)) {
            return None;
        }
        let pitch = pitch(width, in_row);
        let title = pitch - Emu::inches(POINT + INSET) + gap;
        let tallest = |range: &Range<usize>, part: &dyn Fn(usize) -> (Vec<Paragraph>, Emu)| {
            let tall = |index| {
                let (lines, width) = part(index);
                if lines.is_empty() { Emu::ZERO } else { height(&lines, width) }
            };
            range.clone().map(tall).max().unwrap_or_default()
        };
        let row = |from: usize| {
            let range = from..(from + in_row).min(range.end);
            let head = tallest(&range, &|index| (vec![sizes.title(&steps[index], index + 1, Colour::Paper)], title));
            let body = tallest(&range, &|index| (sizes.body(&steps[index]), text_width_under(pitch, sizes)));
            let body = if body > Emu::ZERO { body + Emu::inches(INSET) * 2 } else { body };
            ArrowRow { range, head: (head + Emu::inches(INSET) * 2).max(Emu::inches(0.6)), body }
        };
        Some(Self { pitch, rows: range.clone().step_by(in_row).map(row).collect() })
    }

    fn height(&self) -> Emu {
        let gaps = Emu::inches(GAP) * self.rows.len() as i64 + Emu::inches(INSET) * 2 * (self.rows.len() as i64 - 1);
        self.rows.iter().map(|row| row.head + row.body).sum::<Emu>() + gaps
    }

    fn place(&self, steps: &[ProcessStep], rect: Rect, sizes: Sizes<'_>, canvas: &mut Canvas) {
        let spare = (rect.height - self.height()).max(Emu::ZERO) / self.rows.len().max(1) as i64;
        let point = Emu::inches(POINT);
        let mut y = rect.y;
        for row in &self.rows {
            let grown = if row.body > Emu::ZERO { row.body + spare } else { Emu::ZERO };
            for (column, index) in row.range.clone().enumerate() {
                let x = rect.x + self.pitch * column as i64;
                let arrow = Rect { x, y, width: self.pitch - Emu::inches(GAP) + point, height: row.head };
                place_arrow(&steps[index], index, arrow, sizes, canvas);
                let below = y + row.head + Emu::inches(GAP);
                let panel = Rect { x, y: below, width: self.pitch - Emu::inches(GAP) * 2, height: grown };
                place_body(&steps[index], index, panel, sizes, canvas);
            }
            y += row.head + grown + Emu::inches(GAP) + Emu::inches(INSET) * 2;
        }
    }
}

/// Arrows lie with their point in the notch of the next: only the last reaches beyond its pitch.
fn pitch(width: Emu, in_row: usize) -> Emu {
    (width - Emu::inches(POINT) + Emu::inches(GAP)) / in_row as i64
}

fn text_width_under(pitch: Emu, sizes: Sizes<'_>) -> Emu {
    let inner = pitch - Emu::inches(GAP) * 2 - Emu::inches(INSET) * 2;
    inner.max(text_width("永", sizes.text, false))
}

fn place_arrow(step: &ProcessStep, index: usize, arrow: Rect, sizes: Sizes<'_>, canvas: &mut Canvas) {
    let point = Emu::inches(POINT);
    let geometry = if index == 0 { Geometry::Pentagon { point } } else { Geometry::Chevron { point } };
    let shape = Shape { geometry, fill: Some(Colour::Accent), outline: None };
    canvas.placed.push(Placed { rect: arrow, name: format!("Step {} arrow", index + 1), item: Item::Shape(shape) });
    let x = arrow.x + point + Emu::inches(INSET) - Emu::inches(GAP);
    let title = Rect { x, width: arrow.right() - point - x, ..arrow };
    let lines = vec![sizes.title(step, index + 1, Colour::Paper)];
    canvas.placed.push(anchored(format!("Step {} title", index + 1), title, lines, Anchor::Middle));
}

fn place_body(step: &ProcessStep, index: usize, panel: Rect, sizes: Sizes<'_>, canvas: &mut Canvas) {
    let paragraphs = sizes.body(step);
    if panel.height <= Emu::ZERO {
        return;
    }
    let name = format!("Step {} text", index + 1);
    if paragraphs.is_empty() {
        canvas.placed.push(bar(panel, Colour::Panel, name));
        return;
    }
    let text = TextBox { paragraphs, insets: [Emu::inches(INSET); 4], fill: Some(Colour::Panel), ..TextBox::default() };
    canvas.placed.push(Placed { rect: panel, name, item: Item::Text(text) });
}

/// A step that stands on a line of its own.
struct Standing {
    title: Emu,
    height: Emu,
    side_by_side: bool,
    widths: [Emu; 2],
}

impl Standing {
    fn new(step: &ProcessStep, titles: Emu, width: Emu, sizes: Sizes<'_>) -> Self {
        let inner = width - Emu::inches(DISC + INSET * 1.5);
        let body = sizes.body(step);
        let side_by_side = width >= Emu::inches(SIDE_BY_SIDE) && !body.is_empty();
        let title_width = if side_by_side { titles } else { inner };
        let text_width = if side_by_side { inner - title_width - Emu::inches(INSET * 2.0) } else { inner };
        let title = height(&[standing_title(step, sizes)], title_width).max(Emu::inches(DISC));
        let text = if body.is_empty() { Emu::ZERO } else { height(&body, text_width) + first_line_offset(sizes, side_by_side) };
        let height = if side_by_side { title.max(text) } else { title + text };
        Self { title, height, side_by_side, widths: [title_width, text_width] }
    }
}

/// Width of the titles' column: that of the widest title, so far as it leaves room for the texts.
fn title_column(steps: &[ProcessStep], width: Emu, sizes: Sizes<'_>) -> Emu {
    let widest = steps.iter().map(|step| text_width(&step.title.to_plain(), sizes.title, true)).max().unwrap_or_default();
    (widest + Emu::inches(INSET)).min(width.scale(TITLE)).max(Emu::inches(1.0))
}

/// The text's first line stands level with the middle of the disc.
fn first_line_offset(sizes: Sizes<'_>, side_by_side: bool) -> Emu {
    let line = Emu::points(crate::theme::line_height(sizes.text, sizes.setting.language).0);
    if side_by_side { ((Emu::inches(DISC) - line) / 2).max(Emu::ZERO) } else { Emu::ZERO }
}

fn standing_title(step: &ProcessStep, sizes: Sizes<'_>) -> Paragraph {
    paragraph(&step.title, Style::ink(sizes.title).bold(), sizes.setting.language)
}

fn place_standing(steps: &[ProcessStep], range: Range<usize>, rect: Rect, sizes: Sizes<'_>, canvas: &mut Canvas) {
    let titles = title_column(steps, rect.width, sizes);
    let rows: Vec<Standing> = steps[range.clone()].iter().map(|step| Standing::new(step, titles, rect.width, sizes)).collect();
    let gaps = (rows.len() as i64 - 1).max(1);
    let spare = rect.height - rows.iter().map(|row| row.height).sum::<Emu>();
    let gap = (spare / gaps).max(Emu::inches(GAPS[0])).min(Emu::inches(GAPS[2]));
    let disc = Emu::inches(DISC);
    let mut y = rect.y;
    for (row, index) in rows.iter().zip(range.clone()) {
        let mark = Rect { x: rect.x, y, width: disc, height: disc };
        place_disc(index + 1, mark, sizes, canvas);
        let next = y + row.height + gap;
        if index + 1 < range.end {
            let line = Rect { x: mark.x + disc / 2, y: mark.bottom(), width: Emu::ZERO, height: next - mark.bottom() };
            let outline = Some((Colour::AccentSoft, Emu::points(1.75)));
            let shape = Shape { geometry: Geometry::Arrow, fill: None, outline };
            canvas.placed.push(Placed { rect: line, name: format!("Step {} arrow", index + 1), item: Item::Shape(shape) });
        }
        place_standing_text(&steps[index], index, Rect { y, height: row.height, ..rect }, row, sizes, canvas);
        y = next;
    }
}

fn place_disc(number: usize, mark: Rect, sizes: Sizes<'_>, canvas: &mut Canvas) {
    let shape = Shape { geometry: Geometry::Ellipse, fill: Some(Colour::Accent), outline: None };
    canvas.placed.push(Placed { rect: mark, name: format!("Step {number} disc"), item: Item::Shape(shape) });
    let style = Style::ink(sizes.note).bold().colour(Colour::Paper).align(Align::Center);
    let line = plain(&number.to_string(), style, sizes.setting.language);
    canvas.placed.push(anchored(format!("Step {number} number"), mark, vec![line], Anchor::Middle));
}

fn place_standing_text(step: &ProcessStep, index: usize, rect: Rect, row: &Standing, sizes: Sizes<'_>, canvas: &mut Canvas) {
    let x = rect.x + Emu::inches(DISC + INSET * 1.5);
    let [title_width, text_width] = row.widths;
    let title = Rect { x, y: rect.y, width: title_width, height: row.title };
    let name = format!("Step {} title", index + 1);
    canvas.placed.push(anchored(name, title, vec![standing_title(step, sizes)], Anchor::Middle));
    let body = sizes.body(step);
    if !body.is_empty() {
        let offset = first_line_offset(sizes, row.side_by_side);
        let y = if row.side_by_side { rect.y + offset } else { title.bottom() };
        let text = Rect { x: rect.right() - text_width, y, width: text_width, height: rect.bottom() - y };
        canvas.placed.push(super::text::text_box(format!("Step {} text", index + 1), text, body));
    }
}
