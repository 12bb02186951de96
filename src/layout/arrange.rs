//! Chooses where blocks stand in a region, so that each comes out nearest to its natural size.

use super::extent::{Extent, share_out};
use super::graphic::within;
use super::piece::Piece;
use super::spark;
use super::table::PADDING;
use super::{Setting, tiles};
use crate::report::{Arrangement, BlockKind, ChartKind};
use crate::theme::Step;
use crate::units::{Emu, Rect};
use std::mem::discriminant;

/// Where each piece of a slide stands, at one step of the ladder.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// A box for each piece, in reading order.
    pub(super) rects: Vec<Rect>,
    /// The step of the type scale.
    pub(super) step: Step,
    cost: f64,
}

/// What a step down the type scale costs, against a body half empty (100) or a chart squeezed by half (20).
const STEP_COST: f64 = 9.0;
/// What it costs that blocks of one kind stand in columns of different number: three charts as two over one.
const UNEVEN_COST: f64 = 12.0;
/// A row of a table reads well up to so many lines; what each line more costs.
const ROW_LINES: f64 = 2.0;
const LINE_COST: f64 = 12.0;
/// Widths of side-by-side columns, in grid columns.
const SPLITS: [&[i64]; 7] = [&[7, 5], &[8, 4], &[6, 6], &[5, 7], &[4, 8], &[4, 4, 4], &[3, 3, 3, 3]];
const EVEN: [&[i64]; 3] = [&[6, 6], &[4, 4, 4], &[3, 3, 3, 3]];

/// The best plan for the pieces, or `None` where they do not fit even at the floor of the type scale.
pub(super) fn arrange(pieces: &[Piece<'_>], region: Rect, arrangement: Arrangement, setting: Setting<'_>) -> Option<Plan> {
    let mut best: Option<Plan> = None;
    for step in setting.steps() {
        for plan in candidates(pieces, region, arrangement, step, setting) {
            if best.as_ref().is_none_or(|best| plan.cost < best.cost) {
                best = Some(plan);
            }
        }
    }
    best
}

fn candidates(pieces: &[Piece<'_>], region: Rect, arrangement: Arrangement, step: Step, setting: Setting<'_>) -> Vec<Plan> {
    let spans: &[&[i64]] = match arrangement {
        Arrangement::Auto => &SPLITS,
        Arrangement::Split => &SPLITS[..5],
        Arrangement::Grid => &EVEN,
        Arrangement::Stack | Arrangement::Full => &[],
    };
    let mut plans = Vec::new();
    let stacks = matches!(arrangement, Arrangement::Auto | Arrangement::Stack | Arrangement::Full) || pieces.len() < 2;
    if stacks {
        plans.extend(stack(pieces, region, step, setting));
    }
    for band in 0..pieces.len().saturating_sub(1) {
        // Small lines in tiles rather go than that the type shrinks.
        let tries: &[BandHeight] = if has_sparks(&pieces[..band]) { &BandHeight::ALL } else { &BandHeight::ALL[..1] };
        for span in spans {
            plans.extend(tries.iter().flat_map(|band_height| banded(pieces, band, *band_height, span, region, step, setting)));
        }
    }
    plans
}

/// All pieces one under the other.
fn stack(pieces: &[Piece<'_>], region: Rect, step: Step, setting: Setting<'_>) -> Option<Plan> {
    let column = column(pieces, region, step, setting)?;
    Some(Plan { rects: column.rects, step, cost: column.cost + step.0 as f64 * STEP_COST })
}

/// How tall the pieces of a band stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BandHeight {
    /// As they would like.
    Natural,
    /// Tiles without the small lines that want room of their own.
    Lean,
}

impl BandHeight {
    const ALL: [Self; 2] = [Self::Natural, Self::Lean];

    fn of(self, piece: &Piece<'_>, extent: Extent) -> Emu {
        if self == Self::Lean && has_sparks(std::slice::from_ref(piece)) { extent.least } else { extent.natural }
    }

    /// What it costs that something is left out; less than a step of the type.
    fn cost(self) -> f64 {
        match self {
            Self::Natural => 0.0,
            Self::Lean => 4.0,
        }
    }
}

fn has_sparks(pieces: &[Piece<'_>]) -> bool {
    pieces.iter().any(|piece| matches!(&piece.block.kind, BlockKind::Tiles(tiles) if spark::any(tiles)))
}

/// The first `band` pieces across the whole width, the rest below them side by side.
fn banded(
    pieces: &[Piece<'_>],
    band: usize,
    band_height: BandHeight,
    spans: &[i64],
    region: Rect,
    step: Step,
    setting: Setting<'_>,
) -> Vec<Plan> {
    let gutter = setting.theme.slide.gutter;
    let mut rects = Vec::new();
    let mut y = region.y;
    for piece in &pieces[..band] {
        let Some(extent) = piece.extent(region.width, step, setting) else { return Vec::new() };
        let height = band_height.of(piece, extent);
        rects.push(Rect { y, height, ..region });
        y += height + gutter;
    }
    let below = Rect { y, height: region.bottom() - y, ..region };
    if below.height < Emu::inches(1.0) {
        return Vec::new();
    }
    partitions(pieces.len() - band, spans.len())
        .into_iter()
        .filter_map(|counts| side_by_side(&pieces[band..], &counts, spans, below, step, setting))
        .map(|(below_rects, cost)| {
            let band_cost = if band == 0 { 0.0 } else { band_cost(&pieces[..band]) };
            let rects = rects.iter().copied().chain(below_rects).collect();
            Plan { rects, step, cost: cost + band_cost + band_height.cost() + step.0 as f64 * STEP_COST }
        })
        .collect()
}

/// Tiles and cards read well as a band; a table or chart across the top squeezes what is below.
fn band_cost(band: &[Piece<'_>]) -> f64 {
    band.iter()
        .map(|piece| match piece.block.kind {
            BlockKind::Tiles(_) | BlockKind::Pairs(_) | BlockKind::Callout(_) => 0.0,
            BlockKind::Cards(_) | BlockKind::Process(_) | BlockKind::Paragraph(_) => 4.0,
            BlockKind::List(_)
            | BlockKind::Definitions(_)
            | BlockKind::Signature(_)
            | BlockKind::Table(_)
            | BlockKind::Chart(_)
            | BlockKind::Image(_) => 12.0,
        })
        .sum()
}

/// Ways to divide `count` things, in order, among `columns` columns, none of them empty.
fn partitions(count: usize, columns: usize) -> Vec<Vec<usize>> {
    if columns == 1 {
        return if count > 0 { vec![vec![count]] } else { Vec::new() };
    }
    let mut all = Vec::new();
    for first in 1..count {
        for mut rest in partitions(count - first, columns - 1) {
            rest.insert(0, first);
            all.push(rest);
        }
    }
    all
}

fn side_by_side(
    pieces: &[Piece<'_>],
    counts: &[usize],
    spans: &[i64],
    region: Rect,
    step: Step,
    setting: Setting<'_>,
) -> Option<(Vec<Rect>, f64)> {
    let columns = column_regions(spans, region, setting);
    let parts = split_by(pieces, counts);
    let even = even_heights(&parts, &columns, step, setting);
    let mut rects = Vec::new();
    let mut cost = 0.0;
    let mut fills = Vec::new();
    for (part, place) in parts.iter().zip(&columns) {
        let column = match &even {
            Some(heights) => column_at(part, *place, heights, step, setting)?,
            None => column(part, *place, step, setting)?,
        };
        cost += column.cost * (place.width.0 as f64 / region.width.0 as f64);
        fills.push(column.bottom);
        rects.extend(column.rects);
    }
    let lowest = fills.iter().copied().max().unwrap_or_default();
    let highest = fills.iter().copied().min().unwrap_or_default();
    let ragged = (lowest - highest).as_inches() / region.height.as_inches();
    let uneven = if alike(pieces) && counts.windows(2).any(|pair| pair[0] != pair[1]) { UNEVEN_COST } else { 0.0 };
    Some((rects, cost + ragged * 14.0 + uneven))
}

fn alike(pieces: &[Piece<'_>]) -> bool {
    pieces.windows(2).all(|pair| discriminant(&pair[0].block.kind) == discriminant(&pair[1].block.kind))
}

/// The boxes of side-by-side columns; the last ends where the region ends.
fn column_regions(spans: &[i64], region: Rect, setting: Setting<'_>) -> Vec<Rect> {
    let metrics = &setting.theme.slide;
    let (mut x, mut span_sum) = (region.x, 0);
    let mut columns = Vec::new();
    for &span in spans {
        span_sum += span;
        let width = if span_sum == metrics.columns { region.right() - x } else { metrics.column_span(span) };
        columns.push(Rect { x, width, ..region });
        x += width + metrics.gutter;
    }
    columns
}

fn split_by<'p, 'a>(pieces: &'p [Piece<'a>], counts: &[usize]) -> Vec<&'p [Piece<'a>]> {
    let mut rest = pieces;
    counts
        .iter()
        .map(|&count| {
            let (part, after) = rest.split_at(count);
            rest = after;
            part
        })
        .collect()
}

/// Where every column holds the same kinds in the same order, rows stand on one line across the columns: the heights of
/// each row, the tallest wish of all.
fn even_heights(parts: &[&[Piece<'_>]], columns: &[Rect], step: Step, setting: Setting<'_>) -> Option<Vec<Emu>> {
    let (first, others) = parts.split_first()?;
    let same = |part: &&[Piece<'_>]| {
        part.len() == first.len()
            && part.iter().zip(*first).all(|(one, other)| discriminant(&one.block.kind) == discriminant(&other.block.kind))
    };
    if first.len() < 2 || !others.iter().all(same) {
        return None;
    }
    let mut rows: Vec<Extent> = Vec::new();
    for (part, place) in parts.iter().zip(columns) {
        for (row, piece) in part.iter().enumerate() {
            let extent = piece.extent(place.width, step, setting)?;
            match rows.get_mut(row) {
                None => rows.push(extent),
                Some(all) => *all = all.tallest(extent),
            }
        }
    }
    share_out(&rows, setting.theme.slide.gutter, columns.first()?.height)
}

struct ColumnPlan {
    rects: Vec<Rect>,
    bottom: Emu,
    cost: f64,
}

/// Pieces one under the other in a column, and how far that is from how they would like to stand.
fn column(pieces: &[Piece<'_>], region: Rect, step: Step, setting: Setting<'_>) -> Option<ColumnPlan> {
    let extents: Vec<Extent> = pieces.iter().map(|piece| piece.extent(region.width, step, setting)).collect::<Option<_>>()?;
    let heights = share_out(&extents, setting.theme.slide.gutter, region.height)?;
    column_at(pieces, region, &heights, step, setting)
}

/// Pieces one under the other at given heights, and what that costs.
fn column_at(pieces: &[Piece<'_>], region: Rect, heights: &[Emu], step: Step, setting: Setting<'_>) -> Option<ColumnPlan> {
    let gutter = setting.theme.slide.gutter;
    let extents: Vec<Extent> = pieces.iter().map(|piece| piece.extent(region.width, step, setting)).collect::<Option<_>>()?;
    let mut rects = Vec::new();
    let mut y = region.y;
    let mut cost = 0.0;
    for ((piece, extent), height) in pieces.iter().zip(&extents).zip(heights) {
        let rect = Rect { y, height: *height, ..region };
        cost += squeeze_cost(extent, *height) + width_cost(piece, rect, step, setting);
        rects.push(rect);
        y += *height + gutter;
    }
    let bottom = y - gutter;
    let empty = (region.bottom() - bottom).as_inches().max(0.0) / region.height.as_inches();
    Some(ColumnPlan { rects, bottom, cost: cost + empty * empty * 160.0 + empty * 40.0 })
}

fn squeeze_cost(extent: &Extent, height: Emu) -> f64 {
    let natural = extent.natural.as_inches().max(0.01);
    let off = (height.as_inches() - natural) / natural;
    if off < 0.0 { -off * 40.0 } else { off * 6.0 }
}

/// What it costs that a block stands wider or narrower than it reads well.
fn width_cost(piece: &Piece<'_>, rect: Rect, step: Step, setting: Setting<'_>) -> f64 {
    let width = rect.width.as_inches();
    match &piece.block.kind {
        BlockKind::Chart(chart) => {
            let ratio = width / rect.height.as_inches().max(0.1);
            let (low, high) = match chart.kind {
                ChartKind::Donut | ChartKind::Pie => (0.9, 1.9),
                ChartKind::Bar | ChartKind::BeforeAfter => (0.9, 2.6),
                ChartKind::Gantt => (1.6, 3.6),
                ChartKind::Dumbbell | ChartKind::Bullet => (1.2, 3.4),
                ChartKind::Slope => (0.8, 2.2),
                ChartKind::Gauge => (1.0, 2.0),
                ChartKind::Scatter | ChartKind::HeatMap | ChartKind::SmallMultiples => (1.0, 2.6),
                ChartKind::Radar => (0.9, 1.8),
                ChartKind::Funnel => (1.1, 2.6),
                ChartKind::CalendarHeatMap => (1.2, 4.2),
                ChartKind::Column(_)
                | ChartKind::Line
                | ChartKind::Sparkline
                | ChartKind::Area
                | ChartKind::Combo
                | ChartKind::Pareto
                | ChartKind::Waterfall => (1.3, 2.7),
            };
            let points = chart.categories.len() as f64;
            let crowded = match chart.kind {
                ChartKind::Column(_)
                | ChartKind::Line
                | ChartKind::Sparkline
                | ChartKind::Area
                | ChartKind::Combo
                | ChartKind::Pareto
                | ChartKind::Waterfall
                | ChartKind::HeatMap => (points * 0.42 - width).max(0.0) * 8.0,
                // Names, months and titles side by side: a narrow schedule says little.
                ChartKind::Gantt => (9.0 - width).max(0.0) * 12.0,
                ChartKind::Scatter | ChartKind::Radar | ChartKind::Funnel | ChartKind::SmallMultiples => {
                    (4.4 - width).max(0.0) * 12.0
                }
                ChartKind::CalendarHeatMap => (7.0 - width).max(0.0) * 12.0,
                ChartKind::Dumbbell | ChartKind::Slope | ChartKind::Bullet => (5.0 - width).max(0.0) * 12.0,
                // Names stand around the ring.
                ChartKind::Donut | ChartKind::Pie => (4.8 - width).max(0.0) * 14.0,
                ChartKind::Bar | ChartKind::BeforeAfter | ChartKind::Gauge => (3.4 - width).max(0.0) * 12.0,
            };
            crowded
                + if ratio < low {
                    (low / ratio).ln() * 30.0
                } else if ratio > high {
                    (ratio / high).ln() * 30.0
                } else {
                    0.0
                }
        }
        BlockKind::List(list) => {
            let ems = rect.width.as_points() / setting.body(step).0;
            let columns = if width >= 8.5 && list.items.len() >= 6 { 2.0 } else { 1.0 };
            ((ems / columns - 38.0).max(0.0) * 0.9) + (14.0 - ems).max(0.0) * 1.5
        }
        BlockKind::Table(table) => {
            let (size, padding) = (setting.table(step), Emu::inches(PADDING));
            let filled = setting.known.fill(table, rect.width, size, padding);
            let widths = setting.known.column_widths(table, rect.width, size, padding).unwrap_or_default();
            let lines = f64::from(setting.known.tallest_row(table, &widths, size, padding));
            (0.6 - filled).max(0.0) * 30.0 + (lines - ROW_LINES).max(0.0) * LINE_COST
        }
        BlockKind::Paragraph(_) => (rect.width.as_points() / setting.body(step).0 - 55.0).max(0.0) * 0.4,
        BlockKind::Image(image) => {
            let shown = within(image, rect.size());
            let filled = shown.width.as_inches() * shown.height.as_inches() / (width * rect.height.as_inches()).max(0.1);
            (1.0 - filled) * 30.0
        }
        BlockKind::Tiles(tiles) if tiles::ragged(tiles, rect.width, setting) => UNEVEN_COST * 2.0,
        BlockKind::Cards(_)
        | BlockKind::Tiles(_)
        | BlockKind::Process(_)
        | BlockKind::Pairs(_)
        | BlockKind::Callout(_)
        | BlockKind::Definitions(_)
        | BlockKind::Signature(_) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_keep_order_and_leave_no_column_empty() {
        assert_eq!(partitions(3, 2), [vec![1, 2], vec![2, 1]]);
        assert!(partitions(1, 2).is_empty());
    }
}
