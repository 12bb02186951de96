//! The contents list: a real field whose result is written out, so that it is right before anything updates it.

use super::text::{field_start, numbered, paragraph, plain, run};
use crate::flow::Flow;
use docx_rs::{FieldCharType, Hyperlink, HyperlinkType, Paragraph, Run};

/// Levels 1 and 2, with links (`\h`) and without page numbers (`\n`): those only a program that lays out pages knows, and
/// asking it to update the field on opening would greet every reader with a question.
const INSTRUCTION: &str = " TOC \\o \"1-2\" \\h \\n \\z \\u ";

/// The heading and the lines; nothing where there is no heading to list.
pub(super) fn contents(flow: &Flow) -> Vec<Paragraph> {
    let last = flow.contents.len().saturating_sub(1);
    let lines = flow.contents.iter().enumerate().map(|(index, entry)| {
        let mut line = paragraph(if entry.level <= 1 { "TOC1" } else { "TOC2" });
        if index == 0 {
            line = field_start(line, INSTRUCTION);
        }
        let text = run(&numbered(&entry.number, &entry.text), flow.language);
        line = line.add_hyperlink(Hyperlink::new(entry.bookmark.as_str(), HyperlinkType::Anchor).add_run(text));
        if index == last { line.add_run(Run::new().add_field_char(FieldCharType::End, false)) } else { line }
    });
    std::iter::once(plain("TOCHeading", &flow.contents_title, flow.language)).chain(lines).collect()
}
