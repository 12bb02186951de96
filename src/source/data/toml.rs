//! Reads TOML into the tree, going on after syntax errors.

use super::DEEPEST;
use super::decimal::{NumberFault, parse_decimal, parse_radix};
use super::json::{bad_number, too_deep};
use super::node::{Entry, Node, NodeKind, Table};
use crate::diag::{Diagnostic, Diagnostics, SourceId, Span};
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};
use ::toml::value::Datetime;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::ops::Range;

/// The tree of a TOML text; `None` where its syntax is wrong, since what is left of it would be blamed for what is lost.
pub(super) fn parse(text: &str, source: SourceId, diags: &mut Diagnostics) -> Option<Node> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        diags.push(syntax_error(error, text, source));
    }
    let mut reader = Reader { text, source, diags };
    let table = reader.table(root.into_inner(), 0);
    errors.is_empty().then_some(Node { kind: NodeKind::Table(table), span: Span { source, start: 0, end: 0 } })
}

struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    diags: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn table(&mut self, table: DeTable<'_>, depth: usize) -> Table {
        let mut entries = Table::with_capacity(table.len());
        for (key, value) in table {
            let key_span = self.span(key.span());
            let node = self.node(value, depth + 1);
            entries.insert(key.into_inner().into_owned(), Entry { key_span, node });
        }
        entries
    }

    /// A value; one that cannot be kept is said and becomes missing.
    fn node(&mut self, value: Spanned<DeValue<'_>>, depth: usize) -> Node {
        let span = self.span(value.span());
        let kind = match value.into_inner() {
            DeValue::String(text) => NodeKind::Text(text.into_owned()),
            DeValue::Integer(number) if number.radix() == 10 => self.number(parse_decimal(number.as_str()), span),
            DeValue::Integer(number) => self.number(parse_radix(number.as_str(), number.radix()), span),
            DeValue::Float(number) => self.number(parse_decimal(number.as_str()), span),
            DeValue::Boolean(flag) => NodeKind::Flag(flag),
            DeValue::Datetime(moment) => self.date(&moment, span).map_or(NodeKind::Null, NodeKind::Date),
            DeValue::Array(items) if depth < DEEPEST => {
                NodeKind::Array(items.into_iter().map(|item| self.node(item, depth + 1)).collect())
            }
            DeValue::Table(table) if depth < DEEPEST => NodeKind::Table(self.table(table, depth)),
            DeValue::Array(_) | DeValue::Table(_) => {
                self.diags.push(too_deep(span));
                NodeKind::Null
            }
        };
        Node { kind, span }
    }

    fn number(&mut self, number: Result<Decimal, NumberFault>, span: Span) -> NodeKind {
        match number {
            Ok(number) => NodeKind::Number(number),
            Err(fault) => {
                let written = self.text.get(span.start..span.end).unwrap_or_default();
                let said_by_the_parser =
                    fault == NumberFault::NotANumber && !written.ends_with("nan") && !written.ends_with("inf");
                if !said_by_the_parser {
                    self.diags.push(bad_number(written, fault, span));
                }
                NodeKind::Null
            }
        }
    }

    fn date(&mut self, moment: &Datetime, span: Span) -> Option<NaiveDate> {
        let day = moment
            .date
            .and_then(|date| NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day)));
        if day.is_none() {
            let error = Diagnostic::error("bad-date", "a time of day without a date").at(span);
            self.diags.push(error.hint("write a day as `2025-12-31`; put a time in quotes"));
        } else if moment.time.is_some() {
            let note = Diagnostic::note("time-ignored", "only the date of a date and time is used").at(span);
            self.diags.push(note.hint("put it in quotes if the time is to be printed"));
        }
        day
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span { source: self.source, start: range.start, end: range.end }
    }
}

fn syntax_error(error: &Error, text: &str, source: SourceId) -> Diagnostic {
    let range = error.span().unwrap_or(text.len()..text.len());
    let span = Span { source, start: range.start.min(text.len()), end: range.end.min(text.len()) };
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    if message.contains("recurs") {
        return too_deep(span);
    }
    if message.contains("duplicate key") {
        let key = text.get(span.start..span.end).unwrap_or_default();
        return Diagnostic::error("duplicate-key", format!("`{key}` is written twice in one table"))
            .at(span)
            .hint("keep one of the two");
    }
    let diagnostic = Diagnostic::error("syntax", message).at(span);
    match syntax_hint(text, span) {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

/// What people who write Chinese, or prices, get wrong most often.
fn syntax_hint(text: &str, span: Span) -> Option<&'static str> {
    let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let (before, after) = (text[line_start..span.start].trim_end(), text[span.start..].chars().next());
    if line.contains(['“', '”', '‘', '’', '＂']) {
        Some("write straight quotes: `\"…\"`")
    } else if line.contains(['＝', '［', '］', '｛', '｝']) || after == Some('，') {
        Some("write half-width signs: `=`, `[`, `]`, `{`, `}` and `,`")
    } else if after == Some(',') && before.ends_with(|letter: char| letter.is_ascii_digit()) {
        Some("write numbers without separators: `12846`")
    } else if before.ends_with('=') {
        Some("put text in quotes: `\"…\"`")
    } else {
        None
    }
}
