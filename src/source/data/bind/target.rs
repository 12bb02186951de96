//! Targets: a plain number, a text with operator and unit, or a table such as `{ at_least = 95 }`.

use super::fields::{Fields, number_of, wrong_type};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Field, Operator, Record, Target, Value};
use crate::number::Unit;
use crate::source::data::node::{Entry, Node, NodeKind, Table};
use rust_decimal::Decimal;

/// The keys of a target written as a table.
pub(super) const WORDS: [(&str, Operator); 5] = [
    ("at_least", Operator::AtLeast),
    ("at_most", Operator::AtMost),
    ("above", Operator::Above),
    ("below", Operator::Below),
    ("exactly", Operator::Exactly),
];
const HINT: &str = "write a number, `\"≥ 95 %\"` or `{ at_least = 95 }`";

/// The target under a key of a metric with this unit.
pub(super) fn of_metric(fields: &mut Fields, key: &str, unit: &Unit) -> Option<Target> {
    let node = fields.node(key)?;
    let what = format!("`{key}` of {}", fields.place);
    let target = target(node, &what, fields.diags)?;
    if !target.unit.text.is_empty() && target.unit != *unit {
        let message = format!("{what} is in `{}`, but the metric in `{}`", target.unit.text, unit.text);
        fields.diags.push(Diagnostic::error("unit-mismatch", message).at(node.span).hint("write both in one unit"));
    }
    Some(target)
}

/// Checks the target of a record, which says what is to be reached and by which unit.
pub(super) fn check_record(fields: &mut Fields, key: &str) {
    if let Some(node) = fields.node(key) {
        target(node, &format!("`{key}` of {}", fields.place), fields.diags);
    }
}

/// A record's target written as a table becomes the same as text, so that it is printed like any other.
pub(super) fn flatten(record: &mut Record) {
    let Some(Field { value, .. }) = record.fields.get_mut("target") else { return };
    let Value::Record(table) = value else { return };
    let bound = WORDS.iter().find_map(|(word, operator)| match table.get(word)? {
        Value::Number(number) => Some((*operator, *number)),
        Value::Text(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
    });
    if let Some((operator, number)) = bound {
        *value = Value::Text(format!("{} {number}{}", operator.sign(), table.text("unit").unwrap_or_default()));
    }
}

fn target(node: &Node, what: &str, diags: &mut Diagnostics) -> Option<Target> {
    if node.is_missing() {
        return None;
    }
    match &node.kind {
        NodeKind::Number(number) => Some(plain(*number)),
        NodeKind::Text(text) => {
            let target = Target::parse(text);
            if target.is_none() {
                diags.push(bad(what, text, node.span));
            }
            target
        }
        NodeKind::Table(table) => bound(table, node, what, diags),
        NodeKind::Array(_) | NodeKind::Flag(_) | NodeKind::Date(_) | NodeKind::Null => {
            diags.push(wrong_type(what, node, "a target").hint(HINT));
            None
        }
    }
}

fn bound(table: &Table, node: &Node, what: &str, diags: &mut Diagnostics) -> Option<Target> {
    let word = |(key, entry): (&String, &Entry)| {
        let (_, operator) = WORDS.iter().find(|(word, _)| word == key)?;
        Some((*operator, entry.node.clone()))
    };
    let mut words = table.iter().filter_map(word);
    let (Some((operator, value)), None) = (words.next(), words.next()) else {
        let known = WORDS.map(|(word, _)| format!("`{word}`")).join(", ");
        let error = Diagnostic::error("bad-target", format!("{what} needs one of {known}")).at(node.span);
        diags.push(error.hint(HINT));
        return None;
    };
    let unit = match table.get("unit").map(|entry| &entry.node.kind) {
        Some(NodeKind::Text(text)) => Unit::parse(text),
        Some(
            NodeKind::Table(_)
            | NodeKind::Array(_)
            | NodeKind::Number(_)
            | NodeKind::Flag(_)
            | NodeKind::Date(_)
            | NodeKind::Null,
        )
        | None => Unit::default(),
    };
    Some(Target { operator: Some(operator), value: number_of(&value, what, diags)?, unit })
}

fn plain(value: Decimal) -> Target {
    Target { operator: None, value, unit: Unit::default() }
}

fn bad(what: &str, text: &str, span: Span) -> Diagnostic {
    Diagnostic::error("bad-target", format!("{what} is `{text}`, which is no target")).at(span).hint(HINT)
}
