//! Bulleted lines and paragraphs on a slide.

use super::extent::Extent;
use super::text::{Style, height, paragraph, text_box};
use super::{Canvas, Setting};
use crate::deck::Paragraph;
use crate::report::{List, Text};
use crate::theme::Step;
use crate::units::{Emu, Pt, Rect};
use std::ops::Range;

/// Space between lines as a share of the type size: least, natural, most.
const GAPS: [f64; 3] = [0.3, 0.6, 1.3];
/// From this width on, and with enough items, a list stands in two columns.
const TWO_COLUMNS_FROM: f64 = 8.5;
const TWO_COLUMNS_ITEMS: usize = 6;
const INDENT: f64 = 0.24;

/// How tall a paragraph stands.
pub(super) fn paragraph_extent(text: &Text, width: Emu, step: Step, setting: Setting<'_>) -> Extent {
    Extent::fixed(height(&[body_paragraph(text, step, setting)], width))
}

/// Puts a paragraph into its box.
pub(super) fn place_paragraph(text: &Text, rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    canvas.placed.push(text_box("Paragraph", rect, vec![body_paragraph(text, step, setting)]));
}

/// How tall a list stands.
pub(super) fn extent(list: &List, range: Range<usize>, width: Emu, step: Step, setting: Setting<'_>) -> Extent {
    let tall = |gap: f64| {
        columns(list, range.clone(), width, setting)
            .into_iter()
            .map(|(range, width)| height(&paragraphs(list, range, gap, step, setting), width))
            .max()
            .unwrap_or_default()
    };
    Extent { least: tall(GAPS[0]), natural: tall(GAPS[1]), most: tall(GAPS[2]) }
}

/// Puts a list into its box, its lines spread over the height as far as the gaps allow.
pub(super) fn place(list: &List, range: Range<usize>, rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let mut x = rect.x;
    for (range, width) in columns(list, range, rect.width, setting) {
        let mut gap = GAPS[2];
        while gap > GAPS[0] && height(&paragraphs(list, range.clone(), gap, step, setting), width) > rect.height {
            gap -= 0.05;
        }
        let lines = paragraphs(list, range, gap.max(GAPS[0]), step, setting);
        canvas.placed.push(text_box("List", Rect { x, width, ..rect }, lines));
        x += width + setting.theme.slide.gutter * 2;
    }
}

/// The columns a list stands in: which items, how wide.
fn columns(list: &List, range: Range<usize>, width: Emu, setting: Setting<'_>) -> Vec<(Range<usize>, Emu)> {
    if width < Emu::inches(TWO_COLUMNS_FROM) || range.len() < TWO_COLUMNS_ITEMS {
        return vec![(range, width)];
    }
    let half = (width - setting.theme.slide.gutter * 2) / 2;
    let mut middle = range.start + range.len().div_ceil(2);
    while middle < range.end && list.items[middle].level > 0 {
        middle += 1;
    }
    if middle == range.end { vec![(range, width)] } else { vec![(range.start..middle, half), (middle..range.end, half)] }
}

fn paragraphs(list: &List, range: Range<usize>, gap: f64, step: Step, setting: Setting<'_>) -> Vec<Paragraph> {
    let size = setting.body(step);
    range
        .map(|index| {
            let item = &list.items[index];
            let level = i64::from(item.level);
            let bullet = match (list.ordered, item.level) {
                (true, 0) => format!("{}.", number_of(list, index)),
                (_, 0) => "•".to_owned(),
                _ => "–".to_owned(),
            };
            Paragraph {
                before: Pt(size.0 * if item.level == 0 { gap } else { gap * 0.5 }),
                bullet: Some(bullet),
                indent: Emu::inches(INDENT) * (level + 1),
                hanging: Emu::inches(INDENT),
                ..paragraph(&item.text, Style::ink(size), setting.language)
            }
        })
        .collect()
}

fn number_of(list: &List, index: usize) -> usize {
    list.items[..=index].iter().filter(|item| item.level == 0).count()
}

fn body_paragraph(text: &Text, step: Step, setting: Setting<'_>) -> Paragraph {
    paragraph(text, Style::ink(setting.body(step)), setting.language)
}
