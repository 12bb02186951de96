//! `[breakdowns.KEY]`.

use super::fields::{Fields, wrong_type};
use super::metric::DIRECTIONS;
use super::{metric_key, record};
use crate::diag::Diagnostic;
use crate::facts::{Breakdown, BreakdownItem, BreakdownKind, Metric};
use crate::source::data::node::{Node, NodeKind};
use indexmap::IndexMap;

/// The keys of a breakdown.
pub(super) const KEYS: [&str; 7] = ["name", "metric", "unit", "better", "kind", "items", "templates"];
/// The keys of an item that have a meaning; all others are columns of its own.
pub(super) const ITEM_KEYS: [&str; 4] = ["name", "value", "previous", "target"];
/// The words for a kind.
pub(super) const KINDS: [(&str, BreakdownKind); 2] = [("parts", BreakdownKind::Parts), ("rates", BreakdownKind::Rates)];

/// One breakdown; unit and direction are its metric's where the author gave none.
pub(super) fn bind(key: &str, fields: &mut Fields, metrics: &IndexMap<String, Metric>) -> Option<Breakdown> {
    fields.warn_unknown(&KEYS);
    let metric = metric_key(fields, metrics);
    let of = metric.as_ref().and_then(|key| metrics.get(key));
    let name = fields.needed_text("name", "\"…\"").unwrap_or_else(|| key.to_owned());
    let unit = fields.unit("unit").or_else(|| of.map(|metric| metric.unit.clone())).unwrap_or_default();
    let better = fields.choice("better", &DIRECTIONS).or_else(|| of.map(|metric| metric.better)).unwrap_or_default();
    let kind = fields.choice("kind", &KINDS).unwrap_or_default();
    let nodes = fields.needed_list("items", "[{ name = \"…\", value = 12 }, …]")?;
    let place = fields.place.clone();
    let items: Vec<BreakdownItem> = nodes
        .iter()
        .enumerate()
        .filter_map(|(index, node)| item(node, format!("item {} of {place}", index + 1), fields))
        .collect();
    warn_repeated(fields, &items);
    Some(Breakdown { key: key.to_owned(), name, metric, unit, better, kind, items, span: fields.span })
}

fn item(node: &Node, place: String, breakdown: &mut Fields) -> Option<BreakdownItem> {
    let NodeKind::Table(table) = &node.kind else {
        let hint = "write `{ name = \"…\", value = … }`";
        breakdown.diags.push(wrong_type(&place, node, "a table").hint(hint));
        return None;
    };
    let mut fields = Fields { place, table, span: node.span, diags: breakdown.diags };
    let name = fields.needed_label("name", "\"…\"");
    let value = fields.number("value");
    let previous = fields.number("previous");
    let target = fields.number("target");
    let mut columns = table.clone();
    columns.retain(|key, _| !ITEM_KEYS.contains(&key.as_str()));
    let columns = record::record(&columns, node.span, fields.diags);
    Some(BreakdownItem { name: name?, value, previous, target, columns, span: node.span })
}

fn warn_repeated(fields: &mut Fields, items: &[BreakdownItem]) {
    for (index, item) in items.iter().enumerate() {
        if items[..index].iter().any(|other| other.name == item.name) {
            let message = format!("{} has two items named `{}`", fields.place, item.name);
            let warning = Diagnostic::warning("duplicate-name", message).at(item.span);
            fields.diags.push(warning.hint("add them up, or tell them apart by name"));
        }
    }
}
