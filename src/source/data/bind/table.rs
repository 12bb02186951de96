//! `[tables.KEY]`.

use super::fields::{Fields, counted, wrong_type};
use super::record;
use crate::diag::Diagnostic;
use crate::facts::{DataTable, Value};
use crate::source::data::node::{Node, NodeKind};

/// The keys of a free table.
pub(super) const KEYS: [&str; 4] = ["title", "columns", "rows", "templates"];

/// One free table, its rows all as long as `columns`.
pub(super) fn bind(fields: &mut Fields) -> Option<DataTable> {
    fields.warn_unknown(&KEYS);
    let title = fields.text_or_empty("title");
    let columns = fields.needed_list("columns", "[\"…\", \"…\"]");
    let rows = fields.needed_list("rows", "[[\"…\", 12], …]");
    let columns = fields.labels("columns", columns?);
    let rows = rows?.iter().enumerate().filter_map(|(index, node)| row(fields, index, node, columns.len())).collect();
    Some(DataTable { title, columns, rows, span: fields.span })
}

fn row(fields: &mut Fields, index: usize, node: &Node, columns: usize) -> Option<Vec<Option<Value>>> {
    let place = format!("row {} of {}", index + 1, fields.place);
    let NodeKind::Array(cells) = &node.kind else {
        fields.diags.push(wrong_type(&place, node, "a list").hint("write it as `[…, …]`"));
        return None;
    };
    if cells.len() != columns {
        let (cells, columns) = (counted(cells.len(), "cell"), counted(columns, "column"));
        let message = format!("{place} has {cells}, but the table has {columns}");
        let error = Diagnostic::error("row-length", message).at(node.span);
        fields.diags.push(error.hint("write one cell per column; an empty one is `\"\"` in TOML, `null` in JSON"));
    }
    let mut row: Vec<Option<Value>> = cells
        .iter()
        .enumerate()
        .map(|(index, cell)| match &cell.kind {
            NodeKind::Table(_) | NodeKind::Array(_) => {
                let what = format!("cell {} in {place}", index + 1);
                fields.diags.push(wrong_type(&what, cell, "text, a number or a date").hint("one cell holds one value"));
                None
            }
            NodeKind::Text(_) | NodeKind::Number(_) | NodeKind::Flag(_) | NodeKind::Date(_) | NodeKind::Null => {
                record::value(cell, fields.diags)
            }
        })
        .collect();
    row.resize(columns, None);
    Some(row)
}
