//! Values as fields of a form: each carries its place in the data, and what is missing is a blank.

use super::field::{Printed, list_number};
use super::{Binder, Named};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Record, Value};
use crate::number::{Language, MISSING, format_date};
use crate::report::{
    BlockKind, Cell, Column, Emphasis, FieldChoice, FieldKind, FormField, LONGEST_TAG, List, ListItem, Row, Run, Table, Text,
};
use crate::source::context::plain_value;
use crate::source::fence::{FieldFence, FieldsFence, LinesFence};
use std::sync::Arc;

/// What stands in a blank, to be written over by hand or in Word: a number or name, a few words, a sentence, a measure, a line.
const BLANK: &str = "____";
const BLANK_WORDS: &str = "________";
const BLANK_SENTENCE: &str = "______________";
const BLANK_MEASURE: &str = "____________________";
const BLANK_LINE: &str = "____________________________________________________________";
/// How many numbered places an empty cell of measures has.
const BLANK_MEASURES: usize = 2;

/// What a field is about.
pub(super) struct Place {
    /// Its path in the data: `metrics.consultations.value`.
    pub(super) path: String,
    /// What it holds, for the reader.
    pub(super) label: String,
}

impl Binder<'_> {
    /// A printed value at its place: plain in a report, a field in a form.
    pub(super) fn cell(&self, printed: Printed, place: &Place, kind: FieldKind) -> Cell {
        let Printed { text, state } = printed;
        if !self.fields.get() {
            return Cell { text: Text::plain(text), state };
        }
        let blank = blank_for(place.path.rsplit('.').next().unwrap_or_default());
        Cell { text: Text(vec![self.field(text, blank, place, kind)]), state }
    }

    /// One field of a record as a cell; measures stand one below the other, numbered.
    pub(super) fn record_cell(&self, printed: Printed, record: Option<&Record>, key: &str, place: &Place) -> Cell {
        let value = record.and_then(|record| record.get(key));
        if !self.fields.get() {
            return Cell { text: Text::plain(printed.text), state: printed.state };
        }
        match (value, key) {
            (Some(Value::List(items)), _) => {
                let texts: Vec<String> = items.iter().map(|item| plain_value(&item.value, self.language())).collect();
                self.numbered(&texts, place)
            }
            (None, "measures") if self.facts.blank => self.numbered(&vec![String::new(); BLANK_MEASURES], place),
            (value, "status" | "severity") => {
                let word = match value {
                    Some(Value::Text(word)) => word.as_str(),
                    _ => "",
                };
                let choices = choices(key, self.language());
                let text = choices.iter().find(|choice| choice.value == word).map_or(word, |choice| choice.text.as_str());
                self.cell(Printed { text: text.to_owned(), state: None }, place, FieldKind::Choice(choices.clone()))
            }
            (value, _) => self.cell(printed, place, kind_of(key, value)),
        }
    }

    /// Labels and the fields beside them, `columns` pairs in a row: a table without a header.
    pub(in crate::source) fn fields(&self, fence: &FieldsFence) -> BlockKind {
        let pairs = fence.columns.max(1);
        let mut cells: Vec<Cell> = fence.field.iter().flat_map(|entry| self.pair(entry)).collect();
        let gap = (pairs - fence.field.len() % pairs) % pairs;
        cells.extend(vec![Cell::default(); gap * 2]);
        let column = || Column::default();
        let rows = cells.chunks(pairs * 2).map(|cells| Row { cells: cells.to_vec(), emphasis: Emphasis::Normal });
        BlockKind::Table(Table {
            title: String::new(),
            columns: (0..pairs * 2).map(|_| column()).collect(),
            rows: rows.collect(),
            ..Table::default()
        })
    }

    fn pair(&self, entry: &FieldFence) -> [Cell; 2] {
        let language = self.language();
        let info = &self.facts.report;
        let words = |text: &str| (text.to_owned(), FieldKind::Text);
        self.touched.borrow_mut().insert(entry.value.clone());
        let (text, kind) = match entry.value.split_once('.') {
            Some(("report", "period")) if !info.period_known => words(""),
            Some(("report", "period")) => words(&info.period.name(language)),
            Some(("report", "date")) => {
                (info.date.map(|date| format_date(date, language)).unwrap_or_default(), FieldKind::Date(info.date))
            }
            Some(("report", "title")) => words(&info.title),
            Some(("report", "organisation")) => words(&info.organisation),
            Some(("report", "department")) => words(&info.department),
            Some(("report", "presenter")) => words(&info.presenter),
            Some(("sections", rest)) => {
                let value = self.narrative(rest);
                let text = value.map(|value| plain_value(value, language)).unwrap_or_default();
                (text, kind_of(rest.rsplit('.').next().unwrap_or_default(), value))
            }
            Some(_) | None => words(""),
        };
        let place = Place { path: entry.value.clone(), label: entry.name.clone() };
        let label = Cell { text: Text::bold(&entry.name), state: None };
        let value = if text.is_empty() { Printed::missing() } else { Printed::plain(text) };
        [label, self.cell(value, &place, kind)]
    }

    /// Records as lines: `title`, in bold, and what is said under it.
    pub(in crate::source) fn listed(&self, fence: &LinesFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<BlockKind> {
        match self.find(&fence.from, span, diags)? {
            Named::Records(records) => Some(self.lines(fence, &records)),
            Named::Metrics | Named::Series(_) | Named::Breakdown(_) | Named::Table(_) => {
                let message = format!("lines cannot show `{}`", fence.from);
                diags.push(Diagnostic::error("block-body", message).at(span).hint("they show records, as `challenges`"));
                None
            }
        }
    }

    fn lines(&self, fence: &LinesFence, records: &[&Record]) -> BlockKind {
        let rows = if self.facts.blank { records.len().max(fence.rows) } else { records.len() };
        let line = |index: usize| ListItem { text: self.line(fence, records.get(index).copied(), index), level: 0 };
        BlockKind::List(List { ordered: fence.ordered, items: (0..rows).map(line).collect() })
    }

    fn line(&self, fence: &LinesFence, record: Option<&Record>, index: usize) -> Text {
        let said = |key: &str| record.and_then(|record| record.get(key)).map(|value| plain_value(value, self.language()));
        let place = |key: &str| Place {
            path: format!("{}.{index}.{key}", fence.from),
            label: said(&fence.title).filter(|_| key != fence.title).unwrap_or_else(|| format!("{} {}", fence.from, index + 1)),
        };
        let run = |key: &str, blank: &str| {
            let text = said(key).unwrap_or_default();
            if self.fields.get() {
                self.field(text, blank, &place(key), FieldKind::Text)
            } else {
                Run { text: if text.is_empty() { MISSING.to_owned() } else { text }, ..Run::default() }
            }
        };
        let mut runs = Vec::new();
        if said(&fence.title).is_some() {
            let colon = if self.language() == Language::ZhCn { "：" } else { ": " };
            runs.push(Run { bold: true, ..run(&fence.title, BLANK) });
            runs.push(Run { text: colon.to_owned(), bold: true, ..Run::default() });
        }
        runs.push(run(&fence.text, BLANK_LINE));
        Text(runs)
    }

    fn numbered(&self, texts: &[String], place: &Place) -> Cell {
        let mut runs = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            let lead = if index == 0 { "" } else { "\n" };
            runs.push(Run { text: format!("{lead}{}", list_number(index + 1, self.language())), ..Run::default() });
            let place = Place { path: format!("{}.{index}", place.path), label: format!("{} {}", place.label, index + 1) };
            runs.push(self.field(text.clone(), BLANK_MEASURE, &place, FieldKind::Text));
        }
        Cell { text: Text(runs), state: None }
    }

    /// The characters of a field: what the data has, or else a blank; a dash where nobody asked for blanks.
    pub(super) fn field(&self, text: String, blank: &str, place: &Place, kind: FieldKind) -> Run {
        let filled = !text.is_empty() && text != MISSING;
        let shown = match (filled, self.facts.blank) {
            (true, _) => text,
            (false, true) => blank.to_owned(),
            (false, false) => MISSING.to_owned(),
        };
        let label: String = place.label.chars().take(LONGEST_TAG).collect();
        let field = FormField { tag: self.tag(&place.path), label, kind, filled };
        Run { text: shown, field: Some(Arc::new(field)), ..Run::default() }
    }

    /// The place as a tag: shortened where it is too long, and with its count where it is shown again.
    fn tag(&self, path: &str) -> String {
        let mut tags = self.tags.borrow_mut();
        let count = tags.entry(path.to_owned()).or_default();
        *count += 1;
        let suffix = if *count > 1 { format!("#{count}") } else { String::new() };
        let room = LONGEST_TAG - suffix.len();
        if path.chars().count() <= room {
            return format!("{path}{suffix}");
        }
        let sum = format!("~{:08x}", checksum(path));
        let head: String = path.chars().take(room - sum.len()).collect();
        format!("{head}{sum}{suffix}")
    }
}

/// A blank as long as what is usually written under a key.
fn blank_for(key: &str) -> &'static str {
    match key {
        "cause" | "demand" | "measure" | "text" | "title" => BLANK_SENTENCE,
        "name" | "problem" | "effect" | "note" | "indicator" | "gap_text" | "period" | "department" | "presenter" | "due"
        | "date" => BLANK_WORDS,
        _ => BLANK,
    }
}

/// What may be filled in under a key.
pub(super) fn kind_of(key: &str, value: Option<&Value>) -> FieldKind {
    match (key, value) {
        ("due" | "date" | "start", None) => FieldKind::Date(None),
        ("due" | "date" | "start", Some(Value::Date(day))) => FieldKind::Date(Some(*day)),
        _ => FieldKind::Text,
    }
}

fn choices(key: &str, language: Language) -> Vec<FieldChoice> {
    const STATUS: [(&str, &str, &str); 4] = [
        ("planned", "计划中", "Planned"),
        ("in-progress", "进行中", "In progress"),
        ("done", "已完成", "Done"),
        ("delayed", "已延期", "Delayed"),
    ];
    const SEVERITY: [(&str, &str, &str); 3] = [("high", "高", "High"), ("medium", "中", "Medium"), ("low", "低", "Low")];
    let words = if key == "status" { &STATUS[..] } else { &SEVERITY[..] };
    let choice = |(value, chinese, english): &(&str, &str, &str)| FieldChoice {
        value: (*value).to_owned(),
        text: (if language == Language::ZhCn { *chinese } else { *english }).to_owned(),
    };
    words.iter().map(choice).collect()
}

/// FNV-1a over 32 bits: the same for the same path on every machine.
fn checksum(path: &str) -> u32 {
    path.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
