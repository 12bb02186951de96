//! Makes every text of a data file fit for Office files: no control characters, one kind of line end.

use super::node::{Node, NodeKind, Table};
use crate::diag::{Diagnostic, Diagnostics, Span};

/// What stands in for a character that cannot be kept.
const STAND_IN: char = '□';

/// Private-use characters by which the template stage marks data in its text.
const RESERVED: std::ops::RangeInclusive<char> = '\u{10f800}'..='\u{10f8ff}';

/// Replaces what XML cannot hold in any text or key, with one warning that counts it.
pub(super) fn clean(root: &mut Node, diags: &mut Diagnostics) {
    let mut found = Found::default();
    clean_node(root, &mut found);
    if let Some(first) = found.first {
        let characters = if found.count == 1 { "1 character" } else { &format!("{} characters", found.count) };
        let message = format!("{characters} that Office files cannot hold became `{STAND_IN}`");
        let hint = if found.count == 1 { "delete it" } else { "delete them; the first is here" };
        diags.push(Diagnostic::warning("control-character", message).at(first).hint(hint));
    }
}

#[derive(Default)]
struct Found {
    count: usize,
    first: Option<Span>,
}

fn clean_node(node: &mut Node, found: &mut Found) {
    match &mut node.kind {
        NodeKind::Table(table) => clean_table(table, found),
        NodeKind::Array(items) => items.iter_mut().for_each(|item| clean_node(item, found)),
        NodeKind::Text(text) => clean_text(text, node.span, found),
        NodeKind::Number(_) | NodeKind::Flag(_) | NodeKind::Date(_) | NodeKind::Null => {}
    }
}

fn clean_table(table: &mut Table, found: &mut Found) {
    let unfit = |key: &str| key.chars().any(|letter| letter == '\r' || !is_fit(letter));
    if table.keys().any(|key| unfit(key)) {
        for (mut key, entry) in std::mem::take(table) {
            clean_text(&mut key, entry.key_span, found);
            table.entry(key).or_insert(entry);
        }
    }
    table.values_mut().for_each(|entry| clean_node(&mut entry.node, found));
}

fn clean_text(text: &mut String, span: Span, found: &mut Found) {
    if text.contains('\r') {
        *text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let unfit = text.chars().filter(|letter| !is_fit(*letter)).count();
    if unfit > 0 {
        *text = text.chars().map(|letter| if is_fit(letter) { letter } else { STAND_IN }).collect();
        found.count += unfit;
        found.first.get_or_insert(span);
    }
}

/// Whether XML 1.0 can hold the character (its production `Char`) and no other stage claims it.
fn is_fit(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => letter >= ' ' && !RESERVED.contains(&letter),
    }
}
