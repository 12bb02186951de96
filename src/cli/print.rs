//! Prints diagnostics: for people with the source line and a caret, for programs as one JSON object per line.

use crate::diag::{Diagnostic, Diagnostics, Place, Severity, Sources, Span, floor_char_boundary};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;
use std::fmt::Write;

/// All messages as people read them, those with a place in the order of the files; a blank line after each.
pub fn human(diags: &Diagnostics, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut printed = String::new();
    for diagnostic in in_order(diags) {
        printed.push_str(&render(diagnostic, &diags.sources, &renderer));
        printed.push_str("\n\n");
    }
    printed
}

/// All messages as JSON, one object per line, in the same order.
///
/// Keys: `severity`, `rule`, `message`, `hint`, `file`, `line`, `column`, `end_line`, `end_column`. Lines and columns count
/// from 1, columns in characters; the end is one past the last character. What does not apply is `null`.
pub fn json_lines(diags: &Diagnostics) -> String {
    let mut printed = String::new();
    for diagnostic in in_order(diags) {
        let line = JsonLine::of(diagnostic, &diags.sources);
        if let Ok(line) = serde_json::to_string(&line) {
            let _ = writeln!(printed, "{line}");
        }
    }
    printed
}

#[derive(Serialize)]
struct JsonLine<'a> {
    severity: &'static str,
    rule: &'static str,
    message: &'a str,
    hint: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'a> JsonLine<'a> {
    fn of(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Self {
        let start = diagnostic.span.map(|span| sources.place(span));
        let end = diagnostic.span.map(|span| sources.place(Span { start: span.end, ..span }));
        Self {
            severity: severity_word(diagnostic.severity),
            rule: diagnostic.rule,
            message: &diagnostic.message,
            hint: diagnostic.hint.as_deref(),
            file: diagnostic.span.map(|span| sources.get(span.source).name.as_str()),
            line: start.map(|place| place.line),
            column: start.map(|place| place.column),
            end_line: end.map(|place| place.line),
            end_column: end.map(|place| place.column),
        }
    }
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn in_order(diags: &Diagnostics) -> Vec<&Diagnostic> {
    let mut list: Vec<&Diagnostic> = diags.list().iter().collect();
    list.sort_by_key(|diagnostic| diagnostic.span.map_or((true, None), |span| (false, Some((span.source, span.start)))));
    list
}

fn render(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let mut group = Group::with_title(level.primary_title(shortened(&diagnostic.message)).id(diagnostic.rule));
    if let Some(excerpt) = diagnostic.span.map(|span| Excerpt::of(span, sources)) {
        let annotation = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
        let snippet = Snippet::source(excerpt.line).line_start(excerpt.place.line).path(excerpt.name).annotation(annotation);
        group = group.element(snippet);
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(visible(hint)));
    }
    renderer.render(&[group])
}

/// Most characters that a value in backticks may have in a message.
const LONGEST_VALUE: usize = 60;

/// A message whose values, those in backticks, keep to one line and a length that leaves the message readable.
fn shortened(message: &str) -> String {
    let parts = message.split('`').enumerate().map(|(index, part)| if index % 2 == 1 { one_value(part) } else { visible(part) });
    parts.collect::<Vec<_>>().join("`")
}

fn one_value(value: &str) -> String {
    let line = visible(value).replace('\n', " ");
    if line.chars().count() <= LONGEST_VALUE {
        return line;
    }
    line.chars().take(LONGEST_VALUE - 1).chain(['…']).collect()
}

/// Data may bring control characters and such as turn the reading direction around; a terminal must not obey them.
fn visible(text: &str) -> String {
    text.replace(|letter| letter != '\n' && is_control(letter), "□")
}

/// Whether a terminal would act on the character instead of showing it: control characters, line and paragraph separators, and
/// the format characters (Unicode's Cf) but for the two joiners, without which scripts and emoji fall apart.
fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}' | '\u{8E2}' | '\u{180E}'
            | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0001}' | '\u{E0020}'..='\u{E007F}')
}

/// The one line that is shown of a span: its first.
struct Excerpt<'a> {
    name: &'a str,
    line: String,
    place: Place,
    start: usize,
    end: usize,
}

impl<'a> Excerpt<'a> {
    fn of(span: Span, sources: &'a Sources) -> Self {
        let source = sources.get(span.source);
        let text: &str = &source.text;
        let at = floor_char_boundary(text, span.start);
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[line_start..].split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let start = (at - line_start).min(line.len());
        let end = floor_char_boundary(line, span.end.saturating_sub(line_start)).max(start);
        let rest = &line[end..];
        // A tab is a control character that the printer widens itself.
        let shown = |part: &str| part.split('\t').map(visible).collect::<Vec<_>>().join("\t");
        let (before, marked) = (shown(&line[..start]), shown(&line[start..end]));
        let (start, end) = (before.len(), before.len() + marked.len());
        let line = before + &marked + &shown(rest);
        Self { name: &source.name, line, place: sources.place(span), start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_moves_the_cursor_or_turns_the_line() {
        let mut diags = Diagnostics::default();
        let text = "name = \"a\u{202E}b\u{200B}c\u{7}\"\n";
        let source = diags.sources.add("data.toml", text);
        diags.push(Diagnostic::error("rule", "no `x\u{2066}\ny`").at(Span { source, start: 7, end: text.len() - 1 }));
        let printed = human(&diags, false);
        assert!(printed.contains("error[rule]: no `x□ y`"), "{printed}");
        assert!(printed.contains("name = \"a□b□c□\"\n"), "{printed}");
        assert!(printed.contains("^^^^^^^^\n"), "{printed}");
    }

    #[test]
    fn a_long_value_is_cut_in_a_message() {
        let cut = shortened(&format!("there is no `{}` here", "长".repeat(200)));
        assert_eq!(cut, format!("there is no `{}…` here", "长".repeat(59)));
        assert_eq!(shortened("`a` and `b`"), "`a` and `b`");
    }
}
