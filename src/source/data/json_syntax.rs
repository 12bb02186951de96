//! Says in plain words what the JSON parser found wrong.

use super::json::too_deep;
use crate::diag::{Diagnostic, SourceId, Span};
use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::{ParseError, ParseErrorKind};

/// The parser's error with its place and a way out.
pub(super) fn syntax_error(error: &ParseError, text: &str, source: SourceId) -> Diagnostic {
    let range = error.range();
    let span = Span { source, start: range.start.min(text.len()), end: range.end.min(text.len()) };
    if matches!(error.kind(), ParseErrorKind::NestingDepthExceeded) {
        return too_deep(Span { end: span.start + 1, ..span });
    }
    let (message, hint) = if let ParseErrorKind::String(fault) = error.kind() {
        explain_text(fault)
    } else if matches!(error.kind(), ParseErrorKind::ExpectedComma) && is_leading_zero(text, span) {
        BAD_NUMBER
    } else {
        explain(error.kind())
    };
    Diagnostic::error("syntax", message).at(span).hint(hint)
}

const BAD_NUMBER: (&str, &str) = ("a number that JSON does not know", "write plain digits: `31`, `-4`, `0.5`");

/// The parser reads `007` as three numbers and misses the commas.
fn is_leading_zero(text: &str, span: Span) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    digit(text.as_bytes().get(span.start)) && span.start > 0 && digit(text.as_bytes().get(span.start - 1))
}

fn explain(kind: &ParseErrorKind) -> (&'static str, &'static str) {
    match kind {
        ParseErrorKind::CommentsNotAllowed | ParseErrorKind::UnterminatedCommentBlock => {
            ("JSON has no comments", "delete it, or use a TOML data file")
        }
        ParseErrorKind::TrailingCommasNotAllowed => ("a comma after the last entry", "delete the comma"),
        ParseErrorKind::ExpectedComma => ("a comma is missing", "put `,` between the entries"),
        ParseErrorKind::SingleQuotedStringsNotAllowed => ("a text in single quotes", "use double quotes: `\"…\"`"),
        ParseErrorKind::ExpectedStringObjectProperty => ("a key without quotes", "put the key in double quotes"),
        ParseErrorKind::ExpectedColonAfterObjectKey => ("a colon is missing after the key", "write `\"key\": value`"),
        ParseErrorKind::ExpectedObjectValue => ("a value is missing after the colon", "write `null` where there is none"),
        ParseErrorKind::MultipleRootJsonValues => ("more text after the end of the data", "a data file is one `{ … }`"),
        ParseErrorKind::UnterminatedObject => ("a `{` is never closed", "add the missing `}`"),
        ParseErrorKind::UnterminatedArray => ("a `[` is never closed", "add the missing `]`"),
        ParseErrorKind::UnexpectedWord | ParseErrorKind::NonFiniteNumbersNotAllowed => {
            ("a word without quotes", "put text in double quotes; write `null` where there is no value")
        }
        ParseErrorKind::UnexpectedCloseBrace | ParseErrorKind::UnexpectedCloseBracket | ParseErrorKind::UnexpectedComma => {
            ("a value is missing here", "write `null` where there is none")
        }
        ParseErrorKind::HexadecimalNumbersNotAllowed
        | ParseErrorKind::UnaryPlusNumbersNotAllowed
        | ParseErrorKind::BareDecimalPointNumbersNotAllowed
        | ParseErrorKind::ExpectedDigit
        | ParseErrorKind::ExpectedDigitFollowingNegativeSign
        | ParseErrorKind::ExpectedPlusMinusOrDigitInNumberLiteral => BAD_NUMBER,
        ParseErrorKind::UnexpectedColon
        | ParseErrorKind::UnexpectedToken
        | ParseErrorKind::UnexpectedTokenInObject
        | ParseErrorKind::NestingDepthExceeded
        | ParseErrorKind::String(_) => ("a sign that cannot stand here", "write half-width `{ \"key\": value, … }`"),
    }
}

fn explain_text(fault: &ParseStringErrorKind) -> (&'static str, &'static str) {
    match fault {
        ParseStringErrorKind::UnterminatedStringLiteral => ("a text is never closed", "close it with `\"`"),
        ParseStringErrorKind::InvalidUnicodeEscapeSequence(_) => {
            ("half a character: a surrogate without its other half", "write the character itself, not its `\\u` halves")
        }
        ParseStringErrorKind::ExpectedFourHexDigits | ParseStringErrorKind::ExpectedTwoHexDigits => {
            ("a `\\u` without four hexadecimal digits", "write the character itself, or `\\u` and four digits")
        }
        ParseStringErrorKind::InvalidEscape
        | ParseStringErrorKind::InvalidEscapeInSingleQuoteString
        | ParseStringErrorKind::InvalidEscapeInDoubleQuoteString => {
            ("a `\\` before a sign that needs none", "write `\\\\` for a backslash")
        }
    }
}
