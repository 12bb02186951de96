//! `[[KEY]]` and `[sections.KEY]`: fields of open type, some of which have a meaning.

use super::fields::{Fields, allowed, bad_date, wrong_type};
use super::metric::DIRECTIONS;
use super::{SCHEMA, TYPED, USUAL_RECORDS, metric_key, target};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Field, Metric, Record, Value};
use crate::number::parse_date;
use crate::source::data::node::{Entry, Node, NodeKind, Table};
use crate::source::data::suggest::{closest, did_you_mean};
use indexmap::IndexMap;

/// The words for how far an improvement is.
pub(super) const STATUSES: [&str; 4] = ["done", "in-progress", "planned", "delayed"];
/// The words for how bad a problem is.
pub(super) const SEVERITIES: [&str; 3] = ["high", "medium", "low"];

/// Every list of tables that stands at the top of the file; warns of what is neither that nor a known table.
pub(super) fn bind_all(
    root: &Table,
    metrics: &IndexMap<String, Metric>,
    diags: &mut Diagnostics,
) -> IndexMap<String, Vec<Record>> {
    let mut records = IndexMap::new();
    for (key, entry) in root.iter().filter(|(key, _)| !TYPED.contains(&key.as_str()) && *key != SCHEMA) {
        match &entry.node.kind {
            NodeKind::Array(items) if items.is_empty() || items.iter().any(is_table) => {
                note_similar(root, key, entry, diags);
                records.insert(key.clone(), bind_list(key, items, metrics, diags));
            }
            NodeKind::Null => {}
            NodeKind::Table(_)
            | NodeKind::Array(_)
            | NodeKind::Text(_)
            | NodeKind::Number(_)
            | NodeKind::Flag(_)
            | NodeKind::Date(_) => diags.push(not_records(key, entry)),
        }
    }
    records
}

/// `[sections.KEY]`: whatever its pack asks for.
#[expect(clippy::unnecessary_wraps, reason = "all tables are bound by one signature")]
pub(super) fn section(fields: &mut Fields) -> Option<Record> {
    Some(record(fields.table, fields.span, fields.diags))
}

/// A table of open type; missing values are left out.
pub(super) fn record(table: &Table, span: Span, diags: &mut Diagnostics) -> Record {
    let field = |(key, entry): (&String, &Entry)| {
        let value = value(&entry.node, diags)?;
        Some((key.clone(), Field { value, span: entry.node.span }))
    };
    Record { fields: table.iter().filter_map(field).collect(), span: Some(span) }
}

/// A value of open type; `None` where it is missing.
///
/// A text that is exactly an ISO date becomes a date, since JSON has no other way to write one.
pub(super) fn value(node: &Node, diags: &mut Diagnostics) -> Option<Value> {
    if node.is_missing() {
        return None;
    }
    match &node.kind {
        NodeKind::Text(text) => Some(iso_date(text, node.span, diags).unwrap_or_else(|| Value::Text(text.clone()))),
        NodeKind::Number(number) => Some(Value::Number(*number)),
        NodeKind::Flag(flag) => Some(Value::Flag(*flag)),
        NodeKind::Date(date) => Some(Value::Date(*date)),
        NodeKind::Array(items) => Some(Value::List(items.iter().filter_map(|item| element(item, diags)).collect())),
        NodeKind::Table(table) => Some(Value::Record(record(table, node.span, diags))),
        NodeKind::Null => None,
    }
}

fn element(node: &Node, diags: &mut Diagnostics) -> Option<Field> {
    let value = value(node, diags);
    if value.is_none() {
        let warning = Diagnostic::warning("hole-in-list", "a list cannot have a hole here; it is left out").at(node.span);
        diags.push(warning.hint("delete it, or write what stands there"));
    }
    Some(Field { value: value?, span: node.span })
}

fn iso_date(text: &str, span: Span, diags: &mut Diagnostics) -> Option<Value> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped {
        return None;
    }
    let date = parse_date(text);
    if date.is_none() {
        diags.push(bad_date(text, span));
    }
    date.map(Value::Date)
}

fn is_table(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Table(_))
}

fn bind_list(key: &str, items: &[Node], metrics: &IndexMap<String, Metric>, diags: &mut Diagnostics) -> Vec<Record> {
    let mut records = Vec::with_capacity(items.len());
    for (index, node) in items.iter().enumerate() {
        let place = format!("record {} of `{key}`", index + 1);
        let NodeKind::Table(table) = &node.kind else {
            diags.push(wrong_type(&place, node, "a table").hint(format!("write `[[{key}]]` for each record")));
            continue;
        };
        check_meanings(key, &mut Fields { place, table, span: node.span, diags }, metrics);
        let mut bound = record(table, node.span, diags);
        target::flatten(&mut bound);
        records.push(bound);
    }
    records
}

/// Checks the fields of a usual record that have a meaning.
fn check_meanings(key: &str, fields: &mut Fields, metrics: &IndexMap<String, Metric>) {
    match key {
        "improvements" => {
            fields.choice("better", &DIRECTIONS);
            warn_unusual(fields, "status", &STATUSES);
        }
        "challenges" => warn_unusual(fields, "severity", &SEVERITIES),
        "plans" | "next_targets" => {
            metric_key(fields, metrics);
            target::check_record(fields, "target");
        }
        _ => {}
    }
}

fn warn_unusual(fields: &mut Fields, key: &str, words: &[&str]) {
    let Some(word) = fields.text(key) else { return };
    if !words.contains(&word.as_str()) {
        let span = fields.node(key).map(|node| node.span);
        let message = format!("`{key}` of {} is `{word}`, which has no meaning; it is printed as it is", fields.place);
        fields.diags.push(Diagnostic::warning("unknown-word", message).at(span).hint(allowed(&word, words.iter().copied())));
    }
}

fn note_similar(root: &Table, key: &str, entry: &Entry, diags: &mut Diagnostics) {
    let absent = USUAL_RECORDS.into_iter().filter(|name| !root.contains_key(*name));
    if !USUAL_RECORDS.contains(&key)
        && let Some(meant) = closest(key, absent)
    {
        let note = Diagnostic::note("similar-name", format!("the records `{key}` are a name of your own")).at(entry.key_span);
        diags.push(note.hint(format!("did you mean `{meant}`?")));
    }
}

fn not_records(key: &str, entry: &Entry) -> Diagnostic {
    if USUAL_RECORDS.contains(&key) {
        let error = wrong_type(&format!("`{key}`"), &entry.node, "a list of tables");
        return error.hint(format!("write `[[{key}]]` for each record; in JSON a list of objects"));
    }
    let known = TYPED.into_iter().chain(USUAL_RECORDS);
    let hint = did_you_mean(key, known)
        .unwrap_or_else(|| format!("records are written `[[{key}]]`; the other names are `{}`", TYPED.join("`, `")));
    Diagnostic::warning("unknown-key", format!("the data file has no `{key}`; it is ignored")).at(entry.key_span).hint(hint)
}
