//! Reads strict JSON into the tree.

use super::DEEPEST;
use super::decimal::{NumberFault, parse_decimal};
use super::json_repair;
use super::json_syntax::syntax_error;
use super::node::{Entry, Node, NodeKind, Table};
use crate::diag::{Diagnostic, Diagnostics, SourceId, Span};
use jsonc_parser::ast::{Object, ObjectPropName, StringLit, Value};
use jsonc_parser::common::Range;
use jsonc_parser::errors::ParseError;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// The tree of a JSON text; `None` where it could not be parsed.
pub(super) fn parse(text: &str, source: SourceId, diags: &mut Diagnostics) -> Option<Node> {
    let value = match parse_to_ast(text, &CollectOptions::default(), &strict()) {
        Ok(parsed) => parsed.value,
        Err(error) => {
            say_all(error, text, source, diags);
            return None;
        }
    };
    if value.is_none() {
        let start = Span { source, start: 0, end: 0 };
        diags.push(Diagnostic::error("syntax", "the file is empty").at(start).hint(EMPTY_HINT));
    }
    Some(Reader { text, source, diags }.node(value?, 0))
}

/// Mistakes of syntax that are said of one file: each costs a parse of the whole.
const MOST_MISTAKES: usize = 50;

/// The parser stops at the first mistake: each is mended for the next to be found, as long as the mend is sure.
fn say_all(first: ParseError, text: &str, source: SourceId, diags: &mut Diagnostics) {
    let mut error = first;
    let mut mended = text.to_owned();
    for _ in 0..MOST_MISTAKES {
        diags.push(syntax_error(&error, &mended, source));
        let Some(next) = json_repair::without(&error, &mended) else { return };
        mended = next;
        match parse_to_ast(&mended, &CollectOptions::default(), &strict()) {
            Ok(_) => return,
            Err(further) => error = further,
        }
    }
}

const EMPTY_HINT: &str = "a data file needs at least `report` with `title`, `period` and `language`";

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    diags: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// A value; one that cannot be kept is said and becomes missing.
    fn node(&mut self, value: Value<'_>, depth: usize) -> Node {
        let (kind, range) = match value {
            Value::StringLit(text) => {
                self.check_raw(&text);
                (NodeKind::Text(text.value.into_owned()), text.range)
            }
            Value::NumberLit(number) => (self.number(number.value, number.range), number.range),
            Value::BooleanLit(flag) => (NodeKind::Flag(flag.value), flag.range),
            Value::NullKeyword(null) => (NodeKind::Null, null.range),
            Value::Object(object) if depth < DEEPEST => {
                let range = object.range;
                (NodeKind::Table(self.table(object, depth)), range)
            }
            Value::Array(array) if depth < DEEPEST => {
                let nodes = array.elements.into_iter().map(|element| self.node(element, depth + 1)).collect();
                (NodeKind::Array(nodes), array.range)
            }
            Value::Object(Object { range, .. }) | Value::Array(jsonc_parser::ast::Array { range, .. }) => {
                let span = self.span(Range { start: range.start, end: range.start + 1 });
                self.diags.push(too_deep(span));
                (NodeKind::Null, range)
            }
        };
        Node { kind, span: self.span(range) }
    }

    fn table(&mut self, object: Object<'_>, depth: usize) -> Table {
        let mut table = Table::with_capacity(object.properties.len());
        for property in object.properties {
            let (key, range) = match property.name {
                ObjectPropName::String(key) => {
                    self.check_raw(&key);
                    (key.value.into_owned(), key.range)
                }
                ObjectPropName::Word(key) => (key.value.to_owned(), key.range),
            };
            let key_span = self.span(range);
            let node = self.node(property.value, depth + 1);
            if let Some(first) = table.get(&key) {
                let first: &Entry = first;
                let line = self.diags.sources.place(first.key_span).line;
                let error = Diagnostic::error("duplicate-key", format!("`{key}` is written twice in one table"));
                self.diags.push(error.at(key_span).hint(format!("it stands in line {line} already; keep one of the two")));
            } else {
                table.insert(key, Entry { key_span, node });
            }
        }
        table
    }

    fn number(&mut self, written: &str, range: Range) -> NodeKind {
        match parse_decimal(written) {
            Ok(number) => NodeKind::Number(number),
            Err(fault) => {
                let span = self.span(range);
                self.diags.push(bad_number(written, fault, span));
                NodeKind::Null
            }
        }
    }

    /// JSON wants control characters escaped; the parser lets them pass.
    fn check_raw(&mut self, text: &StringLit<'_>) {
        let raw = &self.text[text.range.start..text.range.end];
        let Some(at) = raw.find(|letter: char| letter < ' ') else { return };
        let start = text.range.start + at;
        let (what, hint) = match raw.as_bytes()[at] {
            b'\n' | b'\r' => ("a line break", "write `\\n` for a line break, or close the text with `\"`"),
            b'\t' => ("a tab", "write `\\t`"),
            _ => ("a control character", "delete it"),
        };
        let span = self.span(Range { start, end: start + 1 });
        self.diags.push(Diagnostic::error("syntax", format!("{what} inside a text")).at(span).hint(hint));
    }

    fn span(&self, range: Range) -> Span {
        Span { source: self.source, start: range.start, end: range.end }
    }
}

/// What both formats say of numbers that cannot be kept.
pub(super) fn bad_number(written: &str, fault: NumberFault, span: Span) -> Diagnostic {
    let written: String = written.chars().take(40).collect();
    match fault {
        NumberFault::NotANumber => Diagnostic::error("bad-number", format!("`{written}` is not a number"))
            .at(span)
            .hint("write plain digits like `12.5`; leave the key out where there is no value"),
        NumberFault::TooLong => Diagnostic::error("bad-number", format!("`{written}` has more digits than can be kept exactly"))
            .at(span)
            .hint("at most 28 digits are kept; choose a larger unit or round it"),
    }
}

/// What both formats say of nesting without end.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error("too-deep", format!("tables and lists are nested more than {DEEPEST} deep"))
        .at(span)
        .hint("a data file needs five or six levels")
}
