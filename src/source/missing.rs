//! What becomes of text that asks for data which is not there: the sentence goes, and a note says which and why.

use super::escape::{MISSING_END, MISSING_START, missing_paths};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::number::MISSING;
use crate::report::{Run, Text};

/// The text without the sentences that need missing data.
pub(super) fn drop_sentences(text: &str, span: Option<Span>, diags: &mut Diagnostics) -> String {
    if !text.contains(MISSING_START) {
        return text.to_owned();
    }
    report(text, "left out the sentence", span, diags);
    sentences(text).filter(|sentence| !sentence.contains(MISSING_START)).collect()
}

/// The same for styled text: a sentence may run over several runs.
pub(super) fn drop_from(text: Text, span: Option<Span>, diags: &mut Diagnostics) -> Text {
    let plain = text.to_plain();
    if !plain.contains(MISSING_START) {
        return text;
    }
    report(&plain, "left out the sentence", span, diags);
    let mut kept: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for sentence in sentences(&plain) {
        if !sentence.contains(MISSING_START) {
            kept.push((at, at + sentence.len()));
        }
        at += sentence.len();
    }
    let mut runs = Vec::new();
    let mut start = 0;
    for run in text.0 {
        let end = start + run.text.len();
        for &(from, until) in &kept {
            let (from, until) = (from.max(start), until.min(end));
            if from < until {
                runs.push(Run { text: run.text[from - start..until - start].to_owned(), ..run.clone() });
            }
        }
        start = end;
    }
    Text(runs)
}

/// A cell or figure: "—" instead of the whole text.
pub(super) fn dash(text: Text, span: Option<Span>, diags: &mut Diagnostics) -> Text {
    let plain = text.to_plain();
    if !plain.contains(MISSING_START) {
        return text;
    }
    report(&plain, "printed “—”", span, diags);
    Text::plain(MISSING)
}

/// A text for a message: "—" in place of everything that the data does not have.
pub(super) fn dashes(text: &str) -> String {
    let mut parts = text.split(MISSING_START);
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(MISSING);
        plain.push_str(part.split_once(MISSING_END).map_or("", |(_, rest)| rest));
    }
    plain
}

/// Says which data a text asks for in vain.
pub(super) fn report(text: &str, what: &str, span: Option<Span>, diags: &mut Diagnostics) {
    for mark in missing_paths(text) {
        let (path, known) = match mark.split_once(SUGGESTION) {
            Some((path, known)) => (path, Some(known)),
            None => (mark.as_str(), None),
        };
        let hint = match (known, path.split_once('.')) {
            (Some(known), Some((kind, _))) => format!("did you mean `{kind}.{known}`?"),
            _ => format!("add `{path}` to the data file, or leave it so if it is not known"),
        };
        diags.push(
            Diagnostic::warning("missing-data", format!("the data has no `{path}`; {what} that needs it")).at(span).hint(hint),
        );
    }
}

/// Stands in a mark between the key that the data does not have and the one that may be meant; no key holds it.
const SUGGESTION: char = '\u{1F}';

/// The name of something missing, with what may be meant by it for the message.
pub(super) fn with_suggestion(key: &str, known: &str) -> String {
    format!("{key}{SUGGESTION}{known}")
}

/// Splits behind `。！？；`, and behind `.!?;` where a space or the end follows.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = sentence_end(rest);
        let (sentence, tail) = rest.split_at(end);
        rest = tail;
        Some(sentence)
    })
}

fn sentence_end(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let closes = match character {
            '。' | '！' | '？' | '；' | '\n' => true,
            '.' | '!' | '?' | ';' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if closes {
            let mut end = at + character.len_utf8();
            while let Some(following) = text[end..].chars().next().filter(|next| *next == ' ' || *next == '”') {
                end += following.len_utf8();
            }
            return end;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::escape::missing;

    #[test]
    fn only_the_sentence_without_data_goes() {
        let mut diags = Diagnostics::default();
        let text = format!("全年下降。响应{}。目标达成。", missing("metrics.speed.value"));
        assert_eq!(drop_sentences(&text, None, &mut diags), "全年下降。目标达成。");
        assert_eq!(diags.list().len(), 1);
        assert!(diags.list()[0].message.contains("metrics.speed.value"));
    }

    #[test]
    fn the_key_that_was_meant_is_named() {
        let mut diags = Diagnostics::default();
        let mark = missing(&format!("metrics.{}", with_suggestion("complaint", "complaints")));
        assert_eq!(drop_sentences(&mark, None, &mut diags), "");
        assert_eq!(diags.list()[0].message, "the data has no `metrics.complaint`; left out the sentence that needs it");
        assert_eq!(diags.list()[0].hint.as_deref(), Some("did you mean `metrics.complaints`?"));
    }

    #[test]
    fn a_decimal_point_ends_no_sentence() {
        assert_eq!(sentences("Up 3.5 points. Down 2.").collect::<Vec<_>>(), ["Up 3.5 points. ", "Down 2."]);
    }

    #[test]
    fn a_sentence_over_several_runs_goes_whole() {
        let mut diags = Diagnostics::default();
        let run = |text: &str, bold| Run { text: text.to_owned(), bold, ..Run::default() };
        let text = Text(vec![run("好。", false), run("速度", true), run(&missing("a"), false), run("。完", false)]);
        assert_eq!(drop_from(text, None, &mut diags).to_plain(), "好。完");
    }
}
