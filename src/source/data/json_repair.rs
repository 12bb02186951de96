//! Mends a JSON text where its parser stopped, so that the next mistake can be found too; what it mends is never used as data.

use jsonc_parser::errors::{ParseError, ParseErrorKind};

#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are the parser's; only those with a sure mend are named")]
/// The text with this one mistake gone, of the same length, so that places stay right; `None` where no mend is sure.
pub(super) fn without(error: &ParseError, text: &str) -> Option<String> {
    let at = error.range().start.min(text.len());
    let mut bytes = text.as_bytes().to_vec();
    match error.kind() {
        ParseErrorKind::TrailingCommasNotAllowed => blank_comma(&mut bytes, at)?,
        ParseErrorKind::ExpectedComma => add_comma(&mut bytes, at)?,
        ParseErrorKind::CommentsNotAllowed => blank_comment(&mut bytes, at)?,
        ParseErrorKind::UnexpectedWord | ParseErrorKind::NonFiniteNumbersNotAllowed => zero_word(&mut bytes, at)?,
        _ => return None,
    }
    String::from_utf8(bytes).ok().filter(|mended| mended != text)
}

/// In the white space where the error points, or right before it.
fn add_comma(bytes: &mut [u8], at: usize) -> Option<()> {
    let space = [Some(at), at.checked_sub(1)].into_iter().flatten();
    let index = space.into_iter().find(|&index| bytes.get(index).is_some_and(u8::is_ascii_whitespace))?;
    bytes[index] = b',';
    Some(())
}

/// The comma that the error points at, or the one right before it.
fn blank_comma(bytes: &mut [u8], at: usize) -> Option<()> {
    let here = (bytes.get(at) == Some(&b',')).then_some(at);
    let before = || bytes[..at].iter().rposition(|byte| !byte.is_ascii_whitespace()).filter(|&index| bytes[index] == b',');
    let comma = here.or_else(before)?;
    bytes[comma] = b' ';
    Some(())
}

/// The comment that begins here, to the end of its line or its closing mark.
fn blank_comment(bytes: &mut [u8], at: usize) -> Option<()> {
    let rest = &bytes[at..];
    let length = if rest.starts_with(b"//") {
        rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
    } else if rest.starts_with(b"/*") {
        rest.windows(2).skip(2).position(|pair| pair == b"*/")? + 4
    } else {
        return None;
    };
    bytes[at..at + length].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    Some(())
}

/// A word without quotes becomes a zero.
fn zero_word(bytes: &mut [u8], at: usize) -> Option<()> {
    let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    if length == 0 {
        return None;
    }
    bytes[at..at + length].fill(b' ');
    bytes[at] = b'0';
    Some(())
}
