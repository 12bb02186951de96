//! Turns the tree of a data file into [`Facts`], and says everything in it that cannot be understood.

mod breakdown;
mod fields;
pub(in crate::source) mod known;
mod metric;
mod record;
mod report;
mod series;
mod table;
mod target;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Facts, Located, Metric, ReportInfo};
use crate::source::data::node::{Entry, Node, NodeKind, Table};
use fields::{Fields, allowed, wrong_type};
use indexmap::IndexMap;

const TYPED: [&str; 6] = ["report", "metrics", "series", "breakdowns", "tables", "sections"];
/// Names the schema by which an editor checks a JSON file; nothing to us.
const SCHEMA: &str = "$schema";
const USUAL_RECORDS: [&str; 4] = ["improvements", "challenges", "plans", "cases"];

/// The facts of a data file; `None` where `[report]` lacks what every report needs and `defaults` does not say it.
pub(super) fn bind(root: &Node, defaults: Option<&ReportInfo>, diags: &mut Diagnostics) -> Option<Facts> {
    let NodeKind::Table(root_table) = &root.kind else {
        let error = wrong_type("the data file", root, "a table");
        diags.push(error.hint("a data file is one `{ … }` with `report`, `metrics` and so on"));
        return None;
    };
    let start = Span { end: root.span.start, ..root.span };
    let report = report::bind(root_table, start, defaults, diags);
    let metrics = tables_of(root_table, "metrics", diags, metric::bind);
    let series = tables_of(root_table, "series", diags, |key, fields| series::bind(key, fields, &metrics));
    let breakdowns = tables_of(root_table, "breakdowns", diags, |key, fields| breakdown::bind(key, fields, &metrics));
    let tables = tables_of(root_table, "tables", diags, |_, fields| table::bind(fields));
    let sections = tables_of(root_table, "sections", diags, |_, fields| record::section(fields));
    let records = record::bind_all(root_table, &metrics, diags);
    let scopes = scopes(root_table, diags);
    Some(Facts { report: report?, metrics, series, breakdowns, records, tables, sections, blank: defaults.is_some(), scopes })
}

/// `templates` of metrics, series, breakdowns and tables: which reports each is for.
fn scopes(root: &Table, diags: &mut Diagnostics) -> IndexMap<String, Vec<Located<String>>> {
    let mut scopes = IndexMap::new();
    for kind in ["metrics", "series", "breakdowns", "tables"] {
        let Some(Entry { node: Node { kind: NodeKind::Table(tables), .. }, .. }) = root.get(kind) else { continue };
        for (key, entry) in tables {
            let NodeKind::Table(table) = &entry.node.kind else { continue };
            let path = format!("{kind}.{key}");
            let fields = &mut Fields { place: format!("`{path}`"), table, span: entry.key_span, diags };
            let Some(nodes) = fields.list("templates") else { continue };
            let names = fields.labels("templates", nodes);
            scopes.insert(path, names.into_iter().zip(nodes).map(|(value, node)| Located { value, span: node.span }).collect());
        }
    }
    scopes
}

/// Every table under one of the typed names, read by `bind` as `(key, fields)`.
fn tables_of<T>(
    root: &Table,
    name: &str,
    diags: &mut Diagnostics,
    bind: impl Fn(&str, &mut Fields) -> Option<T>,
) -> IndexMap<String, T> {
    let Some(entry) = root.get(name) else { return IndexMap::new() };
    let Some(tables) = table_or_error(entry, &format!("`{name}`"), "a table of tables", diags) else { return IndexMap::new() };
    let mut bound = IndexMap::with_capacity(tables.len());
    for (key, entry) in tables {
        let place = format!("`{name}.{key}`");
        let Some(table) = table_or_error(entry, &place, "a table", diags) else { continue };
        let mut fields = Fields { place, table, span: entry.key_span, diags };
        if let Some(value) = bind(key, &mut fields) {
            bound.insert(key.clone(), value);
        }
    }
    bound
}

fn table_or_error<'a>(entry: &'a Entry, what: &str, wanted: &str, diags: &mut Diagnostics) -> Option<&'a Table> {
    if let NodeKind::Table(table) = &entry.node.kind {
        return Some(table);
    }
    let name = what.trim_matches('`');
    let hint = if wanted == "a table" { format!("write `[{name}]`") } else { format!("write `[{name}.KEY]` for each") };
    diags.push(wrong_type(what, &entry.node, wanted).hint(hint));
    None
}

/// The key of a metric that a series, a breakdown or a plan names; said and dropped where there is none.
fn metric_key(fields: &mut Fields, metrics: &IndexMap<String, Metric>) -> Option<String> {
    let key = fields.text("metric")?;
    if metrics.contains_key(&key) {
        return Some(key);
    }
    let span = fields.node("metric").map(|node| node.span);
    fields.diags.push(unknown_metric(&key, span, &fields.place, metrics));
    None
}

fn unknown_metric(key: &str, span: Option<Span>, place: &str, metrics: &IndexMap<String, Metric>) -> Diagnostic {
    let error = Diagnostic::error("unknown-metric", format!("{place} names the metric `{key}`, which is not there")).at(span);
    error.hint(if metrics.is_empty() {
        format!("add `[metrics.{key}]`, or leave `metric` out")
    } else {
        allowed(key, metrics.keys().map(String::as_str))
    })
}
