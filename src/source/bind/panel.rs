//! What blocks of panels have in common: their records, and a record's fields as printed.

use super::{Binder, Named, field};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{DataTable, Direction, Field, Record};
use crate::number::{Language, MISSING};
use crate::report::Text;

/// A record whose fields print as nothing where they are missing.
pub(super) struct Fields<'r> {
    record: &'r Record,
    better: Direction,
    language: Language,
}

impl<'r> Fields<'r> {
    pub(super) fn new(binder: &Binder<'_>, record: &'r Record) -> Self {
        Self { record, better: binder.facts.record_direction(record), language: binder.language() }
    }

    /// The field as it is printed; empty where it is missing.
    pub(super) fn print(&self, key: &str) -> String {
        let derived = key == "change";
        if !derived && self.record.get(key).is_none() {
            return String::new();
        }
        let text = field::record_field(self.record, self.better, key, self.language).text;
        if text == MISSING { String::new() } else { text }
    }
}

/// A paragraph for each of these fields that says something.
pub(super) fn texts(fields: &Fields<'_>, keys: &[String]) -> Vec<Text> {
    keys.iter().map(|key| Text::plain(fields.print(key))).filter(|text| !text.is_empty()).collect()
}

impl Binder<'_> {
    /// The records that a path names, or the rows of a free table with its headings as names of fields; what else it names cannot
    /// be shown as `block`.
    pub(super) fn rows(&self, path: &str, block: &str, span: Option<Span>, diags: &mut Diagnostics) -> Vec<Record> {
        match self.find(path, span, diags) {
            Some(Named::Records(records)) => records.into_iter().cloned().collect(),
            Some(Named::Table(table)) => table_records(table),
            Some(Named::Metrics | Named::Series(_) | Named::Breakdown(_)) => {
                diags.push(
                    Diagnostic::error("block-body", format!("{block} cannot show `{path}`")).at(span).hint(
                        "it shows records, as `improvements`, a list of a section, as `sections.overview.steps`, or a table",
                    ),
                );
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}

fn table_records(table: &DataTable) -> Vec<Record> {
    let record = |row: &Vec<Option<crate::facts::Value>>| {
        let named = table.columns.iter().zip(row);
        let fields = named.filter_map(|(name, value)| Some((name.clone(), Field { value: value.clone()?, span: table.span })));
        Record { fields: fields.collect(), span: Some(table.span) }
    };
    table.rows.iter().map(record).collect()
}
