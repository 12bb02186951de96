//! How wide a table's columns stand, so that numbers never break and words break as little as possible.

use super::text::{script_changes, width as text_width};
use crate::report::{Cell, ColumnKind, Emphasis, Row, Table};
use crate::units::{Emu, Pt};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Words wrap rather than make a column wider than this, in ems of the type size.
const WIDEST_TEXT: f64 = 24.0;
/// A column of words is never narrower than this many ems.
const NARROWEST_TEXT: f64 = 4.2;

/// What is already known of the tables of one report. Every try at a page asks for the widths of whole tables again: without
/// this, a long table would cost the square of its length.
#[derive(Default)]
pub(super) struct Known {
    wants: RefCell<HashMap<Key, Rc<[Want]>>>,
    widths: RefCell<HashMap<(Key, Emu), Widths>>,
}

/// A table by its place in the report's tree, the bits of its type size, and its cells' padding.
type Key = (usize, u64, Emu);
/// Widths of a table's columns, where they fit.
type Widths = Option<Vec<Emu>>;

impl Known {
    /// Widths that add up to `total`; `None` where not even the narrowest fit.
    pub(super) fn column_widths(&self, table: &Table, total: Emu, size: Pt, padding: Emu) -> Option<Vec<Emu>> {
        let key = (key(table, size, padding), total);
        if let Some(widths) = self.widths.borrow().get(&key) {
            return widths.clone();
        }
        let widths = column_widths(table, &self.wants(table, size, padding), total, size, padding);
        self.widths.borrow_mut().insert(key, widths.clone());
        widths
    }

    /// The share of `total` that the table fills at its natural width, at most 1.
    pub(super) fn fill(&self, table: &Table, total: Emu, size: Pt, padding: Emu) -> f64 {
        let natural: Emu = self.wants(table, size, padding).iter().map(|want| want.natural).sum();
        (natural.0 as f64 / total.0.max(1) as f64).min(1.0)
    }

    fn wants(&self, table: &Table, size: Pt, padding: Emu) -> Rc<[Want]> {
        let measure = || (0..table.columns.len()).map(|column| want(table, column, size, padding)).collect();
        Rc::clone(self.wants.borrow_mut().entry(key(table, size, padding)).or_insert_with(measure))
    }
}

fn key(table: &Table, size: Pt, padding: Emu) -> Key {
    (std::ptr::from_ref(table).addr(), size.0.to_bits(), padding)
}

fn column_widths(table: &Table, wants: &[Want], total: Emu, size: Pt, padding: Emu) -> Option<Vec<Emu>> {
    let least: Emu = wants.iter().map(|want| want.least).sum();
    let natural: Emu = wants.iter().map(|want| want.natural).sum();
    if least > total || wants.is_empty() {
        return None;
    }
    let mut widths: Vec<Emu> = if natural <= total {
        let spare = total - natural;
        wants.iter().map(|want| want.natural + spare.scale(want.natural.0 as f64 / natural.0.max(1) as f64)).collect()
    } else {
        fewest_lines(table, wants, total, size, padding)
    };
    let drift = total - widths.iter().copied().sum::<Emu>();
    if let Some(last) = widths.last_mut() {
        *last += drift;
    }
    Some(widths)
}

/// Between "short columns do not wrap" and "all give in proportion": the mix whose rows need the fewest lines.
fn fewest_lines(table: &Table, wants: &[Want], total: Emu, size: Pt, padding: Emu) -> Vec<Emu> {
    let (capped, shared) = (capped(wants, total), in_proportion(wants, total));
    let mixes = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        let mix = |(capped, shared): (&Emu, &Emu)| capped.scale(1.0 - share) + shared.scale(share);
        capped.iter().zip(&shared).map(mix).collect::<Vec<Emu>>()
    });
    let lines = |widths: &[Emu]| -> u64 { table.rows.iter().map(|row| row_lines(row, widths, size, padding)).sum() };
    mixes.into_iter().min_by_key(|widths| lines(widths)).unwrap_or(capped)
}

/// Lines of a row's tallest cell, estimated by its width on one line.
fn row_lines(row: &Row, widths: &[Emu], size: Pt, padding: Emu) -> u64 {
    let lines = |cell: &Cell, width: Emu| -> u64 {
        let room = (width - padding * 2).0.max(1) as f64;
        cell.text.to_plain().lines().map(|line| (text_width(line, size, false).0 as f64 / room).ceil() as u64).sum()
    };
    row.cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).max().unwrap_or(1)
}

fn in_proportion(wants: &[Want], total: Emu) -> Vec<Emu> {
    let least: Emu = wants.iter().map(|want| want.least).sum();
    let give: Emu = wants.iter().map(|want| want.natural - want.least).sum();
    let share = |want: &Want| (want.natural - want.least).0 as f64 / give.0.max(1) as f64;
    wants.iter().map(|want| want.least + (total - least).scale(share(want))).collect()
}

/// Every column at its natural width but for the widest, which share what is left: short columns do not wrap for the sake of
/// long ones.
fn capped(wants: &[Want], total: Emu) -> Vec<Emu> {
    let at = |cap: Emu| wants.iter().map(move |want| want.natural.min(cap).max(want.least));
    let (mut low, mut high) = (Emu::ZERO, total);
    while high - low > Emu(1) {
        let middle = (low + high) / 2;
        if at(middle).sum::<Emu>() <= total {
            low = middle;
        } else {
            high = middle;
        }
    }
    at(low).collect()
}

struct Want {
    least: Emu,
    natural: Emu,
}

fn want(table: &Table, column: usize, size: Pt, padding: Emu) -> Want {
    let em = Emu::points(size.0);
    let cells = || table.rows.iter().map(move |row| (row.cells[column].text.to_plain(), row.emphasis != Emphasis::Normal));
    let longest_line = |text: &str, bold: bool| text.lines().map(|line| text_width(line, size, bold)).max().unwrap_or_default();
    let header = &table.columns[column].name;
    let whole_header = longest_line(header, true);
    let widest = cells().map(|(text, bold)| longest_line(&text, bold)).max().unwrap_or_default();
    let (least, natural) = match table.columns[column].kind {
        ColumnKind::Number | ColumnKind::State => {
            // Signs come from a fall-back face: half an em in reserve. Word and LibreOffice set a quarter em between scripts.
            let gaps = cells().map(|(text, _)| script_changes(&text)).max().unwrap_or_default();
            let widest = widest + em.scale(0.5 + 0.25 * gaps as f64);
            (widest.max(half_of_header(header, size)), widest.max(whole_header))
        }
        ColumnKind::Text => {
            let word = cells().flat_map(|(text, _)| words(&text, size)).max().unwrap_or_default();
            let floor = widest.max(half_of_header(header, size)).min(em.scale(NARROWEST_TEXT));
            (word.max(floor), widest.max(whole_header).min(em.scale(WIDEST_TEXT)).max(word))
        }
    };
    Want { least: least + padding * 2, natural: natural.max(least) + padding * 2 }
}

/// A header may stand on two lines.
fn half_of_header(header: &str, size: Pt) -> Emu {
    let longest_word = words(header, size).into_iter().max().unwrap_or_default();
    text_width(header, size, true).scale(0.55).max(longest_word)
}

/// Widths of what cannot be broken: Latin words, capped so that an endless one is broken after all.
fn words(text: &str, size: Pt) -> Vec<Emu> {
    let most = Emu::points(size.0 * 10.0);
    text.split(|character: char| character.is_whitespace() || character as u32 >= 0x2E80)
        .filter(|word| !word.is_empty())
        .map(|word| text_width(word, size, true).min(most))
        .collect()
}
