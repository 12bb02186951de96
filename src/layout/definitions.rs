//! Terms and what they mean, in two columns with hairlines between.

use super::extent::Extent;
use super::text::{Style, height, paragraph, text_box, width as text_width};
use super::{Canvas, Setting, frame_rule};
use crate::deck::Paragraph;
use crate::report::Definition;
use crate::theme::Step;
use crate::units::{Emu, Pt, Rect};

/// Space above and below a row's text: least, natural, most.
const AIR: [f64; 3] = [0.05, 0.1, 0.2];
/// The terms' column has at most this share of the width; below `NARROW` the meaning stands under its term.
const TERMS: f64 = 0.3;
const NARROW: f64 = 4.0;
const GAP: f64 = 0.25;

/// How tall the definitions stand.
pub(super) fn extent(definitions: &[Definition], width: Emu, step: Step, setting: Setting<'_>) -> Extent {
    let columns = Columns::new(definitions, width, step, setting);
    let text: Emu = definitions.iter().map(|each| columns.heights(each, step, setting).2).sum();
    let tall = |air: f64| text + Emu::inches(air * 2.0) * definitions.len() as i64;
    Extent { least: tall(AIR[0]), natural: tall(AIR[1]), most: tall(AIR[2]) }
}

/// Puts the definitions into their box.
pub(super) fn place(definitions: &[Definition], rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let columns = Columns::new(definitions, rect.width, step, setting);
    let text: Emu = definitions.iter().map(|each| columns.heights(each, step, setting).2).sum();
    let air = ((rect.height - text) / (definitions.len() as i64 * 2).max(1)).max(Emu::inches(AIR[0])).min(Emu::inches(AIR[2]));
    let mut y = rect.y;
    for (index, each) in definitions.iter().enumerate() {
        let (term, meaning, row) = columns.heights(each, step, setting);
        if index > 0 {
            canvas.placed.push(frame_rule(Rect { y, height: Emu::ZERO, ..rect }, &format!("Definition {} rule", index + 1)));
        }
        let left = Rect { x: rect.x, y: y + air, width: columns.term, height: term };
        canvas.placed.push(text_box(format!("Term {}", index + 1), left, vec![term_line(each, step, setting)]));
        let below = if columns.stacked { term } else { Emu::ZERO };
        let right = Rect { x: rect.right() - columns.meaning, y: y + air + below, width: columns.meaning, height: meaning };
        canvas.placed.push(text_box(format!("Meaning {}", index + 1), right, meaning_lines(each, step, setting)));
        y += row + air * 2;
    }
}

struct Columns {
    term: Emu,
    meaning: Emu,
    stacked: bool,
}

impl Columns {
    fn new(definitions: &[Definition], width: Emu, step: Step, setting: Setting<'_>) -> Self {
        if width < Emu::inches(NARROW) {
            return Self { term: width, meaning: width, stacked: true };
        }
        let size = setting.body(step);
        let gaps = |text: &str| Emu::points(super::text::script_changes(text) as f64 * size.0 * 0.25);
        let wide = |text: String| text_width(&text, size, true) + gaps(&text);
        let widest = definitions.iter().map(|each| wide(each.term.to_plain())).max().unwrap_or_default();
        let term = (widest + Emu::points(1.0)).min(width.scale(TERMS)).max(Emu::inches(0.8));
        Self { term, meaning: width - term - Emu::inches(GAP), stacked: false }
    }

    /// Heights of the term, of its meaning, and of their row.
    fn heights(&self, definition: &Definition, step: Step, setting: Setting<'_>) -> (Emu, Emu, Emu) {
        let term = height(&[term_line(definition, step, setting)], self.term);
        let meaning = height(&meaning_lines(definition, step, setting), self.meaning);
        (term, meaning, if self.stacked { term + meaning } else { term.max(meaning) })
    }
}

fn term_line(definition: &Definition, step: Step, setting: Setting<'_>) -> Paragraph {
    paragraph(&definition.term, Style::ink(setting.body(step)).bold(), setting.language)
}

fn meaning_lines(definition: &Definition, step: Step, setting: Setting<'_>) -> Vec<Paragraph> {
    let size = setting.body(step);
    let line = |text| Paragraph { before: Pt(size.0 * 0.3), ..paragraph(text, Style::ink(size), setting.language) };
    definition.text.iter().map(line).collect()
}
