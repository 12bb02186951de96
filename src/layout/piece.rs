//! A block, or a run of its items, with the two things every kind can do: say how tall it is, and be placed.

use super::extent::Extent;
use super::text::{Style, height, paragraph, text_box};
use super::{Canvas, Setting, callout, cards, definitions, graphic, list, pair, process, table, tiles};
use crate::deck::Paragraph;
use crate::report::{Block, BlockKind, Breaks, Text};
use crate::theme::Colour;
use crate::theme::Step;
use crate::units::{Emu, Rect};

/// A block, or some of its items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) block: &'a Block,
    /// The sub-heading that stands above it.
    pub(super) lead: Option<&'a Text>,
    /// First item shown.
    pub(super) from: usize,
    /// One past the last item shown.
    pub(super) until: usize,
}

impl<'a> Piece<'a> {
    /// The whole block.
    pub(super) fn whole(block: &'a Block) -> Self {
        Self { block, lead: None, from: 0, until: item_count(&block.kind) }
    }

    /// The same block from one item to another; its sub-heading stands above its first item.
    pub(super) fn part(self, from: usize, until: usize) -> Self {
        Self { from, until, lead: self.lead.filter(|_| from == 0), ..self }
    }

    /// How many items it shows.
    pub(super) fn items(&self) -> usize {
        self.until - self.from
    }

    /// Whether it may go on elsewhere.
    pub(super) fn splits(&self) -> bool {
        self.block.kind.breaks() == Breaks::BetweenItems && self.items() > 1
    }

    /// How tall it is at this width and step; `None` where it cannot be shown at this width.
    pub(super) fn extent(&self, width: Emu, step: Step, setting: Setting<'_>) -> Option<Extent> {
        let lead = self.lead_height(width, step, setting);
        self.bare_extent(width, step, setting).map(|own| Extent {
            least: own.least + lead,
            natural: own.natural + lead,
            most: own.most + lead,
        })
    }

    /// Puts it into a box that its extent has accepted.
    pub(super) fn place(&self, rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
        let lead = self.lead_height(rect.width, step, setting);
        if let Some(text) = self.lead {
            let line = lead_line(text, step, setting);
            let height = height(std::slice::from_ref(&line), rect.width);
            canvas.placed.push(text_box("Heading", Rect { height, ..rect }, vec![line]));
        }
        self.place_bare(Rect { y: rect.y + lead, height: rect.height - lead, ..rect }, step, setting, canvas);
    }

    /// What the sub-heading takes, with the space below it.
    fn lead_height(&self, width: Emu, step: Step, setting: Setting<'_>) -> Emu {
        let gap = Emu::points(setting.body(step).0 * SPACE_BELOW_LEAD);
        self.lead.map_or(Emu::ZERO, |text| height(&[lead_line(text, step, setting)], width) + gap)
    }

    fn bare_extent(&self, width: Emu, step: Step, setting: Setting<'_>) -> Option<Extent> {
        let range = self.from..self.until;
        match &self.block.kind {
            BlockKind::Paragraph(text) => Some(list::paragraph_extent(text, width, step, setting)),
            BlockKind::List(list) => Some(list::extent(list, range, width, step, setting)),
            BlockKind::Cards(cards) => cards::extent(&cards[range], width, step, setting),
            BlockKind::Tiles(tiles) => tiles::extent(&tiles[range], width, setting),
            BlockKind::Process(steps) => process::extent(steps, range, width, step, setting),
            BlockKind::Pairs(pairs) => pair::extent(&pairs[range], width, step, setting),
            BlockKind::Callout(callout) => Some(callout::extent(callout, width, step, setting)),
            BlockKind::Definitions(list) => Some(definitions::extent(&list[range], width, step, setting)),
            BlockKind::Signature(_) => None,
            BlockKind::Table(table) => table::extent(table, range, width, step, setting),
            BlockKind::Chart(chart) => Some(graphic::chart_extent(chart, width)),
            BlockKind::Image(image) => Some(graphic::image_extent(image, width)),
        }
    }

    fn place_bare(&self, rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
        let range = self.from..self.until;
        match &self.block.kind {
            BlockKind::Paragraph(text) => list::place_paragraph(text, rect, step, setting, canvas),
            BlockKind::List(list) => list::place(list, range, rect, step, setting, canvas),
            BlockKind::Cards(cards) => cards::place(&cards[range], rect, step, setting, canvas),
            BlockKind::Tiles(tiles) => tiles::place(&tiles[range], rect, setting, canvas),
            BlockKind::Process(steps) => process::place(steps, range, rect, step, setting, canvas),
            BlockKind::Pairs(pairs) => pair::place(&pairs[range], rect, step, setting, canvas),
            BlockKind::Callout(callout) => callout::place(callout, rect, step, setting, canvas),
            BlockKind::Definitions(list) => definitions::place(&list[range], rect, step, setting, canvas),
            BlockKind::Signature(_) => {}
            BlockKind::Table(table) => table::place(table, range, rect, step, setting, canvas),
            BlockKind::Chart(chart) => graphic::place_chart(chart, rect, setting, canvas),
            BlockKind::Image(image) => graphic::place_image(image, rect, canvas),
        }
    }
}

/// Space below a sub-heading as a share of the type size.
const SPACE_BELOW_LEAD: f64 = 0.4;

fn lead_line(text: &Text, step: Step, setting: Setting<'_>) -> Paragraph {
    paragraph(text, Style::ink(setting.body(step)).bold().colour(Colour::Accent), setting.language)
}

fn item_count(kind: &BlockKind) -> usize {
    match kind {
        BlockKind::Paragraph(_) | BlockKind::Callout(_) | BlockKind::Signature(_) | BlockKind::Chart(_) | BlockKind::Image(_) => {
            1
        }
        BlockKind::List(list) => list.items.len(),
        BlockKind::Cards(cards) => cards.len(),
        BlockKind::Tiles(tiles) => tiles.len(),
        BlockKind::Process(steps) => steps.len(),
        BlockKind::Pairs(pairs) => pairs.len(),
        BlockKind::Definitions(list) => list.len(),
        BlockKind::Table(table) => table.rows_on_slides(),
    }
}
