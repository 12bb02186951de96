//! Blanks that people leave to be filled in later, `XX` and `____`: in a report that is handed in they are a mistake.

use super::node::{Node, NodeKind};
use crate::diag::{Diagnostic, Diagnostics, Span};

/// Warns of every text that holds a blank.
pub(super) fn report(root: &Node, diags: &mut Diagnostics) {
    let mut found = Vec::new();
    collect(root, &mut found);
    for (blank, span) in found {
        let message = format!("a text holds the blank `{blank}`; it is printed as it is");
        let hint = "write what belongs there; only `--blank` prints blanks on purpose";
        diags.push(Diagnostic::warning("blank-in-text", message).at(span).hint(hint));
    }
}

fn collect(node: &Node, found: &mut Vec<(String, Span)>) {
    match &node.kind {
        NodeKind::Table(table) => table.values().for_each(|entry| collect(&entry.node, found)),
        NodeKind::Array(items) => items.iter().for_each(|item| collect(item, found)),
        NodeKind::Text(text) => found.extend(blank(text).map(|blank| (blank, node.span))),
        NodeKind::Number(_) | NodeKind::Flag(_) | NodeKind::Date(_) | NodeKind::Null => {}
    }
}

/// The first run of two and more `X` or `×`, or of three and more underscores, that is not part of a word.
fn blank(text: &str) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < characters.len() {
        let kind = kind(characters[start]);
        let end = start + characters[start..].iter().take_while(|character| self::kind(**character) == kind).count();
        let least = match kind {
            Some('_') => 3,
            Some(_) => 2,
            None => usize::MAX,
        };
        let beside = |at: Option<&char>| at.is_some_and(char::is_ascii_alphanumeric);
        let apart = !beside(start.checked_sub(1).and_then(|before| characters.get(before))) && !beside(characters.get(end));
        if end - start >= least && apart {
            return Some(characters[start..end].iter().collect());
        }
        start = end;
    }
    None
}

fn kind(character: char) -> Option<char> {
    match character {
        'X' | 'Ｘ' | '×' => Some('X'),
        '_' | '＿' => Some('_'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_told_from_a_word() {
        for (text, expected) in [
            ("客户满意度达XX%", Some("XX")),
            ("由____负责", Some("____")),
            ("××公司", Some("××")),
            ("See XXX.", Some("XXX")),
            ("size XXL", None),
            ("EXXON", None),
            ("3×4", None),
            ("X光", None),
            ("a__b", None),
        ] {
            assert_eq!(blank(text).as_deref(), expected, "{text}");
        }
    }
}
