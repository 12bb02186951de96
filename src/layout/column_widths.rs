//! How wide a table's columns stand, so that numbers never break and words break as little as possible.

use super::column_search::{ColumnText, SCRIPT_GAP, Start, search, tallest_cell};
use super::text::{RESERVE, width as text_width};
use crate::report::{ColumnKind, Emphasis, Row, Run, Table};
use crate::text::{Weight, Word, words};
use crate::units::{Emu, Pt};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A table is not called full because of a column of words wider than this, in ems of the type size.
const WIDEST_TEXT: f64 = 24.0;
/// A column of words is never narrower than this many ems.
const NARROWEST_TEXT: f64 = 4.2;
/// A column of words whose longest cell is at most this many ems holds names, and a column of sentences reads well from this
/// many on.
const LONGEST_NAME: f64 = 17.0;
const SENTENCE_LINE: f64 = 15.0;
/// In a form, whose rows say what is asked for, no column of names gets one line as long as another has less than this.
const TORN_NAME: f64 = 9.0;
/// A header over the numbers of a form that is no wider than this stands on one line.
const WHOLE_HEADER: f64 = 5.0;
/// What one writes by hand over a blank is wider than its print: each of its characters takes this many ems.
const HAND: f64 = 0.85;
/// Words longer than this, in ems, are broken after all.
const LONGEST_WORD: f64 = 12.0;

/// What is already known of the tables of one report. Every try at a page asks for the widths of whole tables again: without
/// this, a long table would cost the square of its length.
#[derive(Default)]
pub(super) struct Known {
    wants: RefCell<HashMap<Key, Rc<[Want]>>>,
    widths: RefCell<HashMap<(Key, Emu), Widths>>,
    tallest: RefCell<HashMap<(Key, Vec<Emu>), u32>>,
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
        let widths = column_widths(&self.wants(table, size, padding), total, size, padding);
        self.widths.borrow_mut().insert(key, widths.clone());
        widths
    }

    /// The share of `total` that the table fills at its natural width, at most 1.
    pub(super) fn fill(&self, table: &Table, total: Emu, size: Pt, padding: Emu) -> f64 {
        let widest = Emu::points(size.0 * WIDEST_TEXT) + padding * 2;
        let wants = self.wants(table, size, padding);
        let natural: Emu = wants.iter().map(|want| want.natural.min(widest).max(want.text.least)).sum();
        (natural.0 as f64 / total.0.max(1) as f64).min(1.0)
    }

    /// Lines of the table's tallest row at these widths.
    pub(super) fn tallest_row(&self, table: &Table, widths: &[Emu], size: Pt, padding: Emu) -> u32 {
        let key = (key(table, size, padding), widths.to_vec());
        if let Some(lines) = self.tallest.borrow().get(&key) {
            return *lines;
        }
        let wants = self.wants(table, size, padding);
        let tallest = |(want, width): (&Want, &Emu)| tallest_cell(&want.text, *width, size, padding);
        let lines = wants.iter().zip(widths).map(tallest).max().unwrap_or_default();
        self.tallest.borrow_mut().insert(key, lines);
        lines
    }

    fn wants(&self, table: &Table, size: Pt, padding: Emu) -> Rc<[Want]> {
        let measure = || (0..table.columns.len()).map(|column| want(table, column, size, padding)).collect();
        Rc::clone(self.wants.borrow_mut().entry(key(table, size, padding)).or_insert_with(measure))
    }
}

fn key(table: &Table, size: Pt, padding: Emu) -> Key {
    (std::ptr::from_ref(table).addr(), size.0.to_bits(), padding)
}

fn column_widths(wants: &[Want], total: Emu, size: Pt, padding: Emu) -> Widths {
    let least: Emu = wants.iter().map(|want| want.text.least).sum();
    let natural: Emu = wants.iter().map(|want| want.natural).sum();
    if least > total || wants.is_empty() {
        return None;
    }
    let mut widths: Vec<Emu> = if natural <= total {
        let spare = total - natural;
        let taking = |want: &Want| if takes_spare(wants, want) { want.natural } else { Emu::ZERO };
        let all: Emu = wants.iter().map(taking).sum();
        wants.iter().map(|want| want.natural + spare.scale(taking(want).0 as f64 / all.0.max(1) as f64)).collect()
    } else {
        let least: Vec<Emu> = wants.iter().map(|want| want.text.least).collect();
        let start = |least: Vec<Emu>| Start { from: in_proportion(wants, &least, total), least };
        let mut starts = vec![start(whole_names(wants, total, size))];
        // In a form the names say what to fill in: they stay whole at any height.
        if !wants.iter().any(|want| want.form) {
            starts.push(start(least));
        }
        let columns: Vec<&ColumnText> = wants.iter().map(|want| &want.text).collect();
        search(&columns, &starts, total, size, padding)
    };
    let drift = total - widths.iter().copied().sum::<Emu>();
    if let Some(widest) = widths.iter_mut().max() {
        *widest += drift;
    }
    Some(widths)
}

/// Spare width goes to all columns alike, in a form to those where words are written.
fn takes_spare(wants: &[Want], want: &Want) -> bool {
    want.words || !want.form || !wants.iter().any(|want| want.words)
}

/// The least widths, those of columns of names raised to one line, the shortest first, as long as the columns of
/// sentences keep a line that reads well: a name torn apart reads worse than a sentence on one line more. Where that makes the
/// whole table taller, the search finds better from the least widths as they are.
fn whole_names(wants: &[Want], total: Emu, size: Pt) -> Vec<Emu> {
    let mut least: Vec<Emu> = wants.iter().map(|want| want.text.least).collect();
    let name = Emu::points(size.0 * LONGEST_NAME);
    let mut short: Vec<usize> = (0..wants.len()).filter(|&index| wants[index].natural <= name).collect();
    short.sort_by_key(|&index| wants[index].natural);
    let sentence = Emu::points(size.0 * SENTENCE_LINE);
    let torn = Emu::points(size.0 * TORN_NAME);
    let comfort = |want: &Want, least: Emu| match () {
        () if want.natural > name => want.natural.min(sentence).max(least),
        () if want.form && want.words => want.natural.min(torn).max(least),
        () => least,
    };
    for index in short {
        let before = std::mem::replace(&mut least[index], wants[index].natural);
        let needed: Emu = wants.iter().zip(&least).map(|(want, least)| comfort(want, *least)).sum();
        if needed > total {
            least[index] = before;
        }
    }
    least
}

/// Every column at its least, and the rest among those that would be wider.
fn in_proportion(wants: &[Want], least: &[Emu], total: Emu) -> Vec<Emu> {
    let spare = total - least.iter().copied().sum::<Emu>();
    let give: Emu = wants.iter().zip(least).map(|(want, least)| want.natural - *least).sum();
    let part = |want: &Want, least: Emu| (want.natural - least).0 as f64 / give.0.max(1) as f64;
    wants.iter().zip(least).map(|(want, least)| *least + spare.scale(part(want, *least))).collect()
}

struct Want {
    text: ColumnText,
    natural: Emu,
    /// Whether it belongs to a form.
    form: bool,
    /// Whether it holds words.
    words: bool,
}

fn want(table: &Table, column: usize, size: Pt, padding: Emu) -> Want {
    let em = Emu::points(size.0);
    let header = words(&table.columns[column].name, size, Weight::Bold);
    let cells = table.rows.iter().map(|row| {
        let weight = if row.emphasis == Emphasis::Normal { Weight::Regular } else { Weight::Bold };
        words(&row.cells[column].text.to_plain(), size, weight)
    });
    let all: Vec<Vec<Word>> = std::iter::once(header).chain(cells).collect();
    let widest = |cells: &[Vec<Word>], size: Pt| cells.iter().map(|cell| longest_line(cell, size)).max().unwrap_or_default();
    let (header, body) = (widest(&all[..1], size), widest(&all[1..], size));
    let word = longest_word(&all, size);
    let half_header = half_of_header(&table.columns[column].name, size);
    let form = table.rows.iter().any(|row| fields(row).next().is_some());
    let (least, natural) = match table.columns[column].kind {
        ColumnKind::Number | ColumnKind::State => {
            let body = body + em.scale(reserve_for_signs(table, column));
            (body.max(half_header).max(word.min(em.scale(LONGEST_WORD))), body.max(header))
        }
        ColumnKind::Date => {
            // By hand a date is written on one line.
            let part = if form { body } else { longest_part(table, column, size) };
            (part.max(half_header).max(word.min(em.scale(LONGEST_WORD))), body.max(header))
        }
        ColumnKind::Text => {
            let floor = body.max(half_header).min(em.scale(NARROWEST_TEXT));
            (word.min(em.scale(LONGEST_WORD)).max(floor), body.max(header))
        }
    };
    let (blank, is_number) = (longest_blank(table, column), table.columns[column].kind != ColumnKind::Text);
    let hand = em.scale(blank as f64 * HAND);
    let heading = if form { header.min(em.scale(WHOLE_HEADER)) } else { Emu::ZERO };
    let least = if is_number { least.max(hand).max(heading) } else { least } + padding * 2;
    let natural = natural.max(hand);
    Want {
        text: ColumnText { cells: all, least, names: natural <= em.scale(LONGEST_NAME) },
        natural: (natural + padding * 2).max(least),
        form,
        words: !is_number,
    }
}

fn fields(row: &Row) -> impl Iterator<Item = &Run> {
    row.cells.iter().flat_map(|cell| &cell.text.0).filter(|run| run.field.is_some())
}

/// Characters of the longest blank that a column of a form asks to be filled in.
fn longest_blank(table: &Table, column: usize) -> usize {
    let runs = table.rows.iter().flat_map(|row| &row.cells[column].text.0);
    let blank = |run: &Run| run.field.as_ref().is_some_and(|field| !field.filled) && run.text.starts_with('_');
    runs.filter(|run| blank(run)).map(|run| run.text.len()).max().unwrap_or_default()
}

/// Signs come from a fall-back face whose width nobody knows: half an em for them, else a hair.
fn reserve_for_signs(table: &Table, column: usize) -> f64 {
    let has_sign = |text: String| text.contains(['▲', '▼', '●', '○', '◆']);
    if table.rows.iter().any(|row| has_sign(row.cells[column].text.to_plain())) { 0.5 } else { 0.1 }
}

/// Width of the longest date, its year on a line of its own where a space stands before that: "December 18," of
/// "December 18, 2026", and the whole of "2026年12月18日".
fn longest_part(table: &Table, column: usize, size: Pt) -> Emu {
    let part = |row: &Row| {
        let text = row.cells[column].text.to_plain();
        let weight = if row.emphasis == Emphasis::Normal { Weight::Regular } else { Weight::Bold };
        let parts = text.split_inclusive(", ").map(|part| longest_line(&words(part.trim_end(), size, weight), size));
        parts.max().unwrap_or_default()
    };
    table.rows.iter().map(part).max().unwrap_or_default()
}

/// Width of the longest line that newlines leave, with its reserves.
fn longest_line(words: &[Word], size: Pt) -> Emu {
    let lines = words.split_inclusive(|word| word.ends_line);
    let width = |line: &[Word]| {
        let trailing = line.last().map_or(0.0, |word| word.space);
        let own = line.iter().map(|word| word.width + word.space).sum::<f64>() - trailing;
        reserved(own, line.iter().map(|word| word.script_changes).sum(), size)
    };
    lines.map(width).max().unwrap_or_default()
}

fn longest_word(cells: &[Vec<Word>], size: Pt) -> Emu {
    cells.iter().flatten().map(|word| reserved(word.width, 0, size)).max().unwrap_or_default()
}

/// The reader's face may be a little wider; and programs set a gap between scripts.
fn reserved(own: f64, script_changes: usize, size: Pt) -> Emu {
    let gaps = script_changes as f64 * SCRIPT_GAP * size.0;
    // A hair more, since whoever sets the text compares with the same width rounded.
    Emu::points((own / RESERVE).max(own + gaps) + 0.05)
}

/// A header may stand on two lines.
fn half_of_header(header: &str, size: Pt) -> Emu {
    text_width(header, size, true).scale(0.55)
}
