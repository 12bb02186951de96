//! Tera's errors as diagnostics with their places in a template, or in the data where narrative is at fault.

use super::render::line_span;
use crate::diag::{Diagnostic, Diagnostics, SourceId, Span};
use tera::ErrorKind;

/// An error in a template, each of its complaints at its line and column.
pub(super) fn in_template(error: &tera::Error, source: SourceId, diags: &mut Diagnostics) {
    for Complaint { message, place } in complaints(error) {
        let span = match place {
            Some((line, column)) => line_span(diags, source, line, column),
            None => Span { source, start: 0, end: 0 },
        };
        diags.push(Diagnostic::error("template", message).at(span));
    }
}

/// An error in a text of the data, at that text.
pub(super) fn in_narrative(error: &tera::Error, span: Span, diags: &mut Diagnostics) {
    for Complaint { message, .. } in complaints(error) {
        diags.push(
            Diagnostic::error("expression", message)
                .at(span)
                .hint("expressions name the data, as `{{ metrics.KEY.text }}`; see docs/data-file.md"),
        );
    }
}

/// One thing Tera complains about: what, and at which line (from 1) and column (from 0).
#[derive(Debug, PartialEq, Eq)]
struct Complaint {
    message: String,
    place: Option<(usize, usize)>,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only errors with a place are told apart; the rest say it in their message")]
fn complaints(error: &tera::Error) -> Vec<Complaint> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let message = report.message().trim_end_matches('.').to_owned();
            vec![Complaint { message, place: Some((span.start_line, span.start_col)) }]
        }
        ErrorKind::Msg(text) => printed_reports(text),
        _ => vec![Complaint { message: error.to_string(), place: None }],
    }
}

/// Names that do not exist come as text, one report after the other: `error: …`, `--> file:line:column`, the source.
fn printed_reports(text: &str) -> Vec<Complaint> {
    let mut complaints: Vec<Complaint> = Vec::new();
    for line in text.lines() {
        if let Some(message) = line.strip_prefix("error: ") {
            complaints.push(Complaint { message: message.to_owned(), place: None });
        } else if let Some((complaint, path)) = complaints.last_mut().zip(line.trim_start().strip_prefix("--> ")) {
            let mut numbers = path.rsplit(':').map(str::parse::<usize>);
            if let (Some(Ok(column)), Some(Ok(line))) = (numbers.next(), numbers.next()) {
                complaint.place = complaint.place.or(Some((line, column.saturating_sub(1))));
            }
        }
    }
    if complaints.is_empty() {
        complaints.push(Complaint { message: text.to_owned(), place: None });
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_in_a_text_keeps_its_place() {
        let text = "error: Unknown filter `shout`\n --> en/a.md:5:29\n  |\n5 | {{ a | shout }}\n\n\
                    error: Unknown function `f`\n  --> en/a.md:12:4\n";
        let complaint = |message: &str, place| Complaint { message: message.to_owned(), place: Some(place) };
        assert_eq!(
            printed_reports(text),
            [complaint("Unknown filter `shout`", (5, 28)), complaint("Unknown function `f`", (12, 3))]
        );
        assert_eq!(printed_reports("odd"), [Complaint { message: "odd".to_owned(), place: None }]);
    }
}
