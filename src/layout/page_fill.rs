//! How full the document's page is, roughly: enough to know that a figure will not fit below what stands there.
//!
//! The pages are laid out by the program that opens the document, with the reader's fonts. The estimate errs on the tall side: where it
//! is wrong, a paragraph stands before a figure that would have fitted, and nothing else happens.

use super::Setting;
use super::text::width as text_width;
use crate::deck::Drawing;
use crate::flow::{CaptionedTable, FlowItem};
use crate::number::Language;
use crate::report::Text;
use crate::units::Pt;

/// What a figure needs beside its own height: space above, caption, space below.
pub(super) const FIGURE_EXTRA: f64 = 42.0;
/// What must stand under a heading on its page.
const UNDER_A_HEADING: f64 = 64.0;
const KEY_FIGURES: f64 = 98.0;
const KEY_FIGURES_IN_A_ROW: usize = 4;
const PROCESS: f64 = 120.0;
const PROCESS_ROW: f64 = 34.0;
const PAIR_ROW: f64 = 42.0;
const SIGNATURE_ROW: f64 = 34.0;
const PANEL_EXTRA: f64 = 12.0;
/// Space above and below the lines of a table's row, and the caption's height with its own.
const ROW_EXTRA: f64 = 5.0;
const TABLE_CAPTION: f64 = 32.0;
const CELL_MARGINS: f64 = 10.0;

/// The page that is being filled, in points.
pub(super) struct PageFill<'a> {
    setting: Setting<'a>,
    room: f64,
    used: f64,
    seen: usize,
}

impl<'a> PageFill<'a> {
    /// An empty page.
    pub(super) fn new(setting: Setting<'a>) -> Self {
        let document = &setting.theme.document;
        let room = (document.page.height - document.margin_vertical * 2).as_points();
        Self { setting, room, used: 0.0, seen: 0 }
    }

    /// How much of a page `items` take, in pages.
    pub(super) fn share(setting: Setting<'a>, items: &[FlowItem], drawings: &[Drawing]) -> f64 {
        let page = Self::new(setting).room;
        let mut endless = Self { room: f64::INFINITY, ..Self::new(setting) };
        endless.left(items, drawings);
        endless.used / page
    }

    /// What is left of the page below all `items`.
    pub(super) fn left(&mut self, items: &[FlowItem], drawings: &[Drawing]) -> f64 {
        for item in items.get(self.seen..).unwrap_or_default() {
            self.take(item, drawings);
        }
        self.seen = items.len();
        self.room - self.used
    }

    /// How tall a paragraph of body text stands.
    pub(super) fn paragraph_height(&self, text: &Text) -> f64 {
        self.lines(text, self.size()) * self.line() + self.after()
    }

    fn take(&mut self, item: &FlowItem, drawings: &[Drawing]) {
        let line = self.line();
        match item {
            FlowItem::Heading(heading) => {
                let height = match heading.level {
                    0 | 1 => 76.0,
                    2 => 48.0,
                    _ => 36.0,
                };
                if heading.page_break || self.used + height + UNDER_A_HEADING > self.room {
                    self.used = 0.0;
                }
                self.used += height;
            }
            FlowItem::Lead(text) => self.whole(self.lines(text, 13.0) * line * 0.87 + 12.0),
            FlowItem::Paragraph(text) => self.flowing(self.paragraph_height(text)),
            FlowItem::List(list) => {
                for item in &list.items {
                    self.flowing(self.lines(&item.text, self.size()) * line + 3.0);
                }
                self.flowing(8.0);
            }
            FlowItem::Cards(cards) => {
                for card in cards {
                    let lines: f64 = card.text.iter().map(|text| self.lines(text, self.size()) * 1.35).sum();
                    self.whole(lines.max(1.0) * line * 0.85 + 12.0);
                }
            }
            FlowItem::KeyFigures(tiles) => {
                self.whole(KEY_FIGURES * tiles.len().div_ceil(KEY_FIGURES_IN_A_ROW) as f64);
            }
            FlowItem::Process(process) => {
                let height = if process.upright { PROCESS_ROW * process.steps.len() as f64 } else { PROCESS };
                self.whole(height);
            }
            FlowItem::Pairs(pairs) => {
                for _ in pairs {
                    self.whole(PAIR_ROW);
                }
            }
            FlowItem::Callout(callout) => {
                let lines: f64 = callout.text.iter().map(|text| self.lines(text, self.size())).sum();
                self.whole((lines + 1.0) * line + PANEL_EXTRA);
            }
            FlowItem::Definitions(definitions) => {
                for definition in definitions {
                    let lines: f64 = definition.text.iter().map(|text| self.lines(text, self.size()) * 1.35).sum();
                    self.whole(lines * line * 0.85 + PANEL_EXTRA);
                }
            }
            FlowItem::Signature(signature) => self.whole(SIGNATURE_ROW * signature.fields.len() as f64),
            FlowItem::Table(table) => self.table(table),
            FlowItem::Chart(chart) => {
                let height = drawings.get(chart.drawing.0).map_or(0.0, |drawing| drawing.size.height.as_points());
                self.whole(height + FIGURE_EXTRA);
            }
            FlowItem::Image(image) => self.whole(image.size.height.as_points() + FIGURE_EXTRA),
        }
    }

    fn table(&mut self, captioned: &CaptionedTable) {
        self.whole(TABLE_CAPTION);
        let size = captioned.size;
        let lines = |text: &str, width: f64| {
            let room = (width - CELL_MARGINS).max(1.0);
            text.split('\n').map(|line| (text_width(line, size, false).as_points() / room).ceil().max(1.0)).sum::<f64>()
        };
        for row in &captioned.table.rows {
            let cells = row.cells.iter().zip(&captioned.widths);
            let tallest = cells.map(|(cell, width)| lines(&cell.text.to_plain(), width.as_points())).fold(1.0, f64::max);
            self.whole(tallest * size.0 * 1.48 + ROW_EXTRA);
        }
        self.whole(size.0 * 1.48 + ROW_EXTRA + 10.0);
    }

    /// Something that stays in one piece.
    fn whole(&mut self, height: f64) {
        if self.used + height > self.room {
            self.used = 0.0;
        }
        self.used = (self.used + height).min(self.room);
    }

    /// Something that goes on over the page's end.
    fn flowing(&mut self, height: f64) {
        self.used += height;
        while self.used > self.room {
            self.used -= self.room;
        }
    }

    /// Lines of a text across the page, with a first-line indent and some loss at line ends.
    fn lines(&self, text: &Text, size: f64) -> f64 {
        let room = self.setting.theme.document.text_width().as_points() * 0.98;
        let indent = if self.setting.language == Language::ZhCn { size * 2.0 } else { 0.0 };
        ((text_width(&text.to_plain(), Pt(size), false).as_points() + indent) / room).ceil().max(1.0)
    }

    /// Body size, as in `styles.xml`.
    fn size(&self) -> f64 {
        match self.setting.language {
            Language::ZhCn => 12.0,
            Language::En => 11.0,
        }
    }

    /// Height of a line of body text, in the taller of the faces that stand in for each other.
    fn line(&self) -> f64 {
        match self.setting.language {
            Language::ZhCn => 26.0,
            Language::En => 15.5,
        }
    }

    fn after(&self) -> f64 {
        match self.setting.language {
            Language::ZhCn => 3.0,
            Language::En => 7.0,
        }
    }
}
