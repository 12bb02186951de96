//! Searches the column widths that give a table the fewest lines and the fewest last lines of a character or two.

use super::text::RESERVE;
use crate::text::Word;
use crate::units::{Emu, Pt};

/// Widths are tried in steps of this fraction of the table's.
const STEPS: usize = 240;
/// Strides of the search, in steps.
const STRIDES: [usize; 5] = [24, 12, 6, 3, 1];
/// Of a longer table only so many rows are looked at, spread over its length.
const MOST_ROWS: usize = 80;
/// What a last line of no more than `ORPHAN` ems costs, in lines of the whole table.
const ORPHAN_COST: f64 = 0.8;
const ORPHAN: f64 = 2.2;
/// What a line costs that makes no row taller: so that among equal tables the calmer one is taken.
const LINE_COST: f64 = 0.1;
/// What the second line of a name costs, and each line beyond it.
const SECOND_LINE_COST: f64 = 0.15;
const TORN_COST: f64 = 1.0;
/// A column of sentences is narrow below so many ems; what each em less costs for each of its lines.
const NARROW: f64 = 8.0;
const NARROW_COST: f64 = 0.1;
/// The quarter em that Word and `LibreOffice` set between Chinese and Latin.
pub(super) const SCRIPT_GAP: f64 = 0.25;

/// The cells of a column from the header down, each cut into words; and the column's least width.
pub(super) struct ColumnText {
    pub(super) cells: Vec<Vec<Word>>,
    pub(super) least: Emu,
    /// Whether it holds names, which read badly on more than two lines.
    pub(super) names: bool,
}

/// Where a search begins.
pub(super) struct Start {
    /// The widths.
    pub(super) from: Vec<Emu>,
    /// No column gets narrower.
    pub(super) least: Vec<Emu>,
}

/// The best widths found from all `starts`; they add up to about `total`.
pub(super) fn search(columns: &[&ColumnText], starts: &[Start], total: Emu, size: Pt, padding: Emu) -> Vec<Emu> {
    let step = Emu((total.0 / STEPS as i64).max(1));
    let mut profiles = Profiles { columns, known: vec![vec![None; STEPS + 1]; columns.len()], step, size, padding };
    let mut best: Option<(f64, Vec<usize>)> = None;
    for start in starts {
        let Some(widths) = search_from(start, &mut profiles) else { continue };
        let cost = profiles.cost(&widths);
        if best.as_ref().is_none_or(|(lowest, _)| cost < lowest - 1e-6) {
            best = Some((cost, widths));
        }
    }
    let in_steps = best.map(|(_, widths)| widths.into_iter().map(|width| step * width as i64).collect());
    in_steps.or_else(|| starts.first().map(|start| start.from.clone())).unwrap_or_default()
}

/// The best widths found from one start, in steps; nothing where the steps are too coarse for it.
fn search_from(start: &Start, profiles: &mut Profiles<'_>) -> Option<Vec<usize>> {
    let step = profiles.step;
    let steps = |length: Emu| usize::try_from(length.0 / step.0).unwrap_or_default();
    let least: Vec<usize> = start.least.iter().map(|least| steps(*least + step - Emu(1))).collect();
    let mut widths: Vec<usize> = start.from.iter().zip(&least).map(|(width, least)| steps(*width).max(*least)).collect();
    // Rounding up must not make the table wider: the broadest column gives.
    while widths.iter().sum::<usize>() > STEPS {
        let broadest = (0..widths.len()).filter(|&index| widths[index] > least[index]).max_by_key(|&index| widths[index]);
        widths[broadest?] -= 1;
    }
    for stride in STRIDES {
        while let Some(better) = best_move(&widths, &least, stride, profiles) {
            widths = better;
        }
    }
    Some(widths)
}

/// Lines of a column's tallest cell at a width.
pub(super) fn tallest_cell(column: &ColumnText, width: Emu, size: Pt, padding: Emu) -> u32 {
    let room = (width - padding * 2).as_points();
    column.cells.iter().map(|cell| fill(cell, room, size).lines).max().unwrap_or_default()
}

/// The widths after the move of one stride from column to column that helps most; nothing where none helps.
fn best_move(widths: &[usize], least: &[usize], stride: usize, profiles: &mut Profiles<'_>) -> Option<Vec<usize>> {
    let mut best = None;
    let mut lowest = profiles.cost(widths) - 1e-6;
    for from in (0..widths.len()).filter(|&from| widths[from] >= least[from] + stride) {
        for to in (0..widths.len()).filter(|&to| to != from) {
            let mut moved = widths.to_vec();
            moved[from] -= stride;
            moved[to] += stride;
            let cost = profiles.cost(&moved);
            if cost < lowest {
                lowest = cost;
                best = Some(moved);
            }
        }
    }
    best
}

/// What each column looks like at the widths that were asked for.
struct Profiles<'c> {
    columns: &'c [&'c ColumnText],
    known: Vec<Vec<Option<Profile>>>,
    step: Emu,
    size: Pt,
    padding: Emu,
}

/// A column at one width: lines of each cell, and what its looks cost.
#[derive(Clone)]
struct Profile {
    lines: Vec<u32>,
    cost: f64,
}

impl Profiles<'_> {
    /// Lines of the whole table, each row as tall as its tallest cell, and what the looks of its cells cost.
    fn cost(&mut self, widths: &[usize]) -> f64 {
        for (column, &width) in widths.iter().enumerate() {
            if self.known[column][width].is_none() {
                self.known[column][width] = Some(self.profile(column, width));
            }
        }
        let profiles: Vec<&Profile> = self.known.iter().zip(widths).filter_map(|(known, &width)| known[width].as_ref()).collect();
        let rows = profiles.first().map_or(0, |profile| profile.lines.len());
        let tallest = |row: usize| profiles.iter().map(|profile| profile.lines[row]).max().unwrap_or_default();
        let lines: u32 = (0..rows).map(tallest).sum();
        f64::from(lines) + profiles.iter().map(|profile| profile.cost).sum::<f64>()
    }

    fn profile(&self, column: usize, width: usize) -> Profile {
        let room = (self.step * width as i64 - self.padding * 2).as_points();
        let cells = &self.columns[column].cells;
        let cells = cells.iter().step_by(cells.len().div_ceil(MOST_ROWS).max(1)).map(|cell| fill(cell, room, self.size));
        let (mut lines, mut cost) = (Vec::new(), 0.0);
        for filled in cells {
            lines.push(filled.lines);
            cost += f64::from(filled.lines) * LINE_COST + f64::from(filled.orphans) * ORPHAN_COST;
            cost += if self.columns[column].names {
                let second = f64::from(u8::from(filled.lines > 1)) * SECOND_LINE_COST;
                second + f64::from(filled.lines.saturating_sub(2)) * TORN_COST
            } else {
                (NARROW - room / self.size.0).max(0.0) * NARROW_COST * f64::from(filled.lines)
            };
        }
        Profile { lines, cost }
    }
}

struct Filled {
    lines: u32,
    orphans: u32,
}

/// Sets words on lines of `room` points, with the same reserves that boxes of text have.
fn fill(words: &[Word], room: f64, size: Pt) -> Filled {
    let mut filled = Filled { lines: 0, orphans: 0 };
    let (mut width, mut gaps, mut first_line) = (0.0, 0.0, true);
    let mut begun = false;
    for word in words {
        let is_too_wide = (width + word.width) / RESERVE > room || width + word.width + gaps > room;
        if begun && is_too_wide {
            filled.lines += 1;
            (width, gaps, first_line) = (0.0, 0.0, false);
        }
        width += word.width;
        gaps += word.script_changes as f64 * SCRIPT_GAP * size.0;
        begun = true;
        if word.ends_line {
            filled.lines += 1;
            filled.orphans += u32::from(!first_line && width <= ORPHAN * size.0);
            (width, gaps, first_line, begun) = (0.0, 0.0, true, false);
        } else {
            width += word.space;
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Weight, words};

    fn filled(text: &str, room: f64) -> (u32, u32) {
        let found = fill(&words(text, Pt(10.0), Weight::Regular), room, Pt(10.0));
        (found.lines, found.orphans)
    }

    #[test]
    fn a_last_line_of_one_character_is_an_orphan() {
        assert_eq!(filled("首次响应时限", 54.0), (2, 1));
        assert_eq!(filled("首次响应时限", 40.0), (2, 0));
        assert_eq!(filled("首次响应时限", 70.0), (1, 0));
        assert_eq!(filled("是\n否", 70.0), (2, 0));
    }
}
