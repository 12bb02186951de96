//! A topic on one or more slides: the ladder from "as it is" to "goes on as Title (2/3)".

use super::Setting;
use super::arrange::{Plan, arrange};
use super::piece::Piece;
use crate::diag::{Diagnostic, Diagnostics};
use crate::report::{Arrangement, BlockKind, Topic};
use crate::units::Rect;

/// What stands on one slide of a topic.
#[derive(Default)]
pub(super) struct Page<'a> {
    /// The pieces in reading order.
    pub(super) pieces: Vec<Piece<'a>>,
    /// Where they stand.
    pub(super) plan: Plan,
}

/// A topic on slides, and what found no place on any.
#[derive(Default)]
pub(super) struct Pages<'a> {
    /// The slides in order.
    pub(super) pages: Vec<Page<'a>>,
    /// Blocks that fit nowhere, each with an error; they are spoken instead.
    pub(super) left_out: Vec<Piece<'a>>,
}

/// More blocks are not tried on one slide: none reads well with as many, and the ways to arrange them multiply.
const MOST_ON_A_SLIDE: usize = 8;

/// Divides a topic's evidence among as few slides as hold it.
///
/// What fits nowhere is an error with its place, never dropped.
pub(super) fn pages<'a>(topic: &'a Topic, region: Rect, setting: Setting<'_>, diags: &mut Diagnostics) -> Pages<'a> {
    let mut rest: Vec<Piece<'a>> = evidence(topic);
    let mut found = Pages::default();
    while !rest.is_empty() {
        let most = if topic.arrangement == Arrangement::Full { 1 } else { rest.len().min(MOST_ON_A_SLIDE) };
        let taken =
            (1..=most).rev().find_map(|count| Some((count, arrange(&rest[..count], region, topic.arrangement, setting)?)));
        if let Some((count, plan)) = taken {
            found.pages.push(Page { pieces: rest.drain(..count).collect(), plan });
            continue;
        }
        let piece = rest.remove(0);
        if let Some(parts) = split(piece, region, setting) {
            found.pages.extend(parts);
        } else {
            found.left_out.push(piece);
            diags.push(
                Diagnostic::error(
                    "does-not-fit",
                    format!("{} does not fit on a slide, not even at the smallest size", name(piece)),
                )
                .at(piece.block.span.or(topic.span))
                .hint("shorten its longest item, or give it the role `prose`"),
            );
        }
    }
    found
}

/// The blocks that are shown on slides, each under the last sub-heading that no block before it has taken.
fn evidence(topic: &Topic) -> Vec<Piece<'_>> {
    let mut lead = None;
    let mut pieces = Vec::new();
    for block in &topic.blocks {
        if !block.heading.is_empty() {
            lead = Some(&block.heading);
        }
        // Nobody signs a slide.
        if block.role.is_on_slide() && !matches!(block.kind, BlockKind::Signature(_)) {
            pieces.push(Piece { lead: lead.take(), ..Piece::whole(block) });
        }
    }
    pieces
}

/// One block over several slides, as evenly as its items allow; `None` where a single item is too tall.
fn split<'a>(piece: Piece<'a>, region: Rect, setting: Setting<'_>) -> Option<Vec<Page<'a>>> {
    if !piece.splits() {
        return None;
    }
    let fit = |from: usize, until: usize| arrange(&[piece.part(from, until)], region, Arrangement::Stack, setting);
    let mut ends = Vec::new();
    let mut from = piece.from;
    while from < piece.until {
        let until = longest(from, piece.until, |until| fit(from, until).is_some())?;
        ends.push(until);
        from = until;
    }
    let even = piece.items().div_ceil(ends.len());
    let mut pages = Vec::new();
    let mut from = piece.from;
    while from < piece.until {
        let until = longest(from, piece.until.min(from + even), |until| fit(from, until).is_some())?;
        pages.push(Page { pieces: vec![piece.part(from, until)], plan: fit(from, until)? });
        from = until;
    }
    Some(pages)
}

/// The largest end up to `most` for which `fits` holds; what fits grows no smaller by taking items away.
fn longest(from: usize, most: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    // A page holds few of a long block's items: doubling from its start measures no more than about two pages.
    let (mut low, mut high, mut stride) = (from, most, 8);
    while low < high && low + stride < most {
        if !fits(low + stride) {
            high = low + stride - 1;
            break;
        }
        low += stride;
        stride *= 2;
    }
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (low > from).then_some(low)
}

fn name(piece: Piece<'_>) -> &'static str {
    match piece.block.kind {
        BlockKind::Paragraph(_) => "this paragraph",
        BlockKind::List(_) => "an item of this list",
        BlockKind::Cards(_) => "a card",
        BlockKind::Tiles(_) => "a key figure",
        BlockKind::Process(_) => "a step of this process",
        BlockKind::Pairs(_) => "a pair of values",
        BlockKind::Callout(_) => "this call-out",
        BlockKind::Definitions(_) => "a definition",
        BlockKind::Signature(_) => "this signature",
        BlockKind::Table(_) => "a row of this table",
        BlockKind::Chart(_) => "this chart",
        BlockKind::Image(_) => "this image",
    }
}

#[cfg(test)]
mod tests {
    use super::longest;

    #[test]
    fn the_longest_run_that_fits_is_found() {
        assert_eq!(longest(2, 10, |until| until <= 7), Some(7));
        assert_eq!(longest(2, 10, |_| true), Some(10));
        assert_eq!(longest(2, 10, |_| false), None);
    }
}
