//! Paragraphs and runs: which style, which script, where a line breaks; and the header and footer, which are nothing more.

use crate::facts::State;
use crate::flow::Flow;
use crate::number::Language;
use crate::ooxml::printable;
use crate::report::{self, FormField, Text};
use crate::text::{sign_runs, starts_with_sign};
use docx_rs::{BreakType, FieldCharType, Footer, Header, InstrText, Paragraph, Run, RunFonts, StructuredDataTag};

/// A paragraph in one of the styles of `styles.xml`.
pub(super) fn paragraph(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

/// A paragraph of plain text.
pub(super) fn plain(style: &str, text: &str, language: Language) -> Paragraph {
    rich(style, &Text::plain(text), language)
}

/// A paragraph of running text.
pub(super) fn rich(style: &str, text: &Text, language: Language) -> Paragraph {
    add_text(paragraph(style), text, language, |run| run)
}

/// Adds running text to a paragraph, each run dressed further.
pub(super) fn add_text(paragraph: Paragraph, text: &Text, language: Language, dress: impl Fn(Run) -> Run) -> Paragraph {
    text.0.iter().fold(paragraph, |paragraph, stretch| {
        let runs = sign_runs(&stretch.text).map(|piece| dress(emphasised(run(piece, language), stretch, language)));
        match &stretch.field {
            Some(field) => paragraph.add_structured_data_tag(control(field, runs)),
            None => runs.fold(paragraph, Paragraph::add_run),
        }
    })
}

fn emphasised(mut run: Run, stretch: &report::Run, language: Language) -> Run {
    if stretch.bold {
        run = run.bold();
    }
    // There is no Chinese italic; slanted Han characters are a fault in print.
    if stretch.italic && language != Language::ZhCn {
        run = run.italic();
    }
    run
}

/// `w:sdt`: a field's content; its properties come later, by its tag.
fn control(field: &FormField, runs: impl Iterator<Item = Run>) -> StructuredDataTag {
    let mut runs = runs.peekable();
    let mut content = StructuredDataTag::new().alias(&field.tag);
    // What is typed into the field looks like what stands in it.
    if let Some(first) = runs.peek() {
        content.property.run_property = first.run_property.clone();
    }
    let shown = |run: Run| if field.filled { run } else { run.style("PlaceholderText") };
    runs.fold(content, |content, run| content.add_run(shown(run)))
}

/// A run of plain text; a newline is a line break.
pub(super) fn run(text: &str, language: Language) -> Run {
    let text = printable(text);
    let mut run = Run::new();
    if starts_with_sign(&text) {
        run = run.fonts(RunFonts::new().ascii_theme("minorEastAsia").hi_ansi_theme("minorEastAsia").hint("eastAsia"));
    } else if language == Language::ZhCn && text.contains(is_east_asian) {
        run = run.fonts(RunFonts::new().hint("eastAsia"));
    }
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        if !line.is_empty() {
            run = run.add_text(line);
        }
    }
    run
}

/// A run in a character style.
pub(super) fn styled(text: &str, style: &str, language: Language) -> Run {
    run(text, language).style(style)
}

/// The run in the colour of a state.
pub(super) fn in_state(run: Run, state: State) -> Run {
    match state {
        State::Better => run.style("Better"),
        State::Worse => run.style("Worse"),
        State::Neutral => run,
    }
}

/// A heading's number and text as one line: a Chinese number brings its own punctuation, any other gets a wide space.
pub(super) fn numbered(number: &str, text: &str) -> String {
    if number.is_empty() || number.ends_with(['、', '）', '．', '。']) {
        format!("{number}{text}")
    } else {
        format!("{number}\u{2002}{text}")
    }
}

/// The header: the short title.
pub(super) fn header(flow: &Flow) -> Header {
    Header::new().add_paragraph(plain("Header", &flow.header, flow.language))
}

/// The footer, with fields in place of `{page}` and `{pages}`.
pub(super) fn footer(flow: &Flow) -> Footer {
    let mut paragraph = paragraph("Footer");
    let mut rest = flow.footer.as_str();
    while let Some(start) = rest.find("{page") {
        let (before, at) = rest.split_at(start);
        let (mark, instruction) = if at.starts_with("{pages}") { ("{pages}", " NUMPAGES ") } else { ("{page}", " PAGE ") };
        let Some(behind) = at.strip_prefix(mark) else { break };
        if !before.is_empty() {
            paragraph = paragraph.add_run(run(before, flow.language));
        }
        paragraph = add_field(paragraph, instruction, flow.language);
        rest = behind;
    }
    if !rest.is_empty() {
        paragraph = paragraph.add_run(run(rest, flow.language));
    }
    Footer::new().add_paragraph(paragraph)
}

/// A field that every program computes when it lays out the page.
fn add_field(paragraph: Paragraph, instruction: &str, language: Language) -> Paragraph {
    field_start(paragraph, instruction).add_run(run("1", language)).add_run(Run::new().add_field_char(FieldCharType::End, false))
}

/// What stands before a field's result.
pub(super) fn field_start(paragraph: Paragraph, instruction: &str) -> Paragraph {
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(InstrText::Unsupported(instruction.to_owned())))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
}

/// Han characters, and the quotation marks, dashes and dots that Latin fonts have too: in Chinese all stand in the Chinese face.
fn is_east_asian(character: char) -> bool {
    matches!(character,
        '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2026}' | '\u{00B7}' | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use docx_rs::BuildXML;

    fn xml(run: &Run) -> String {
        String::from_utf8(run.build()).unwrap()
    }

    #[test]
    fn chinese_quotation_marks_stand_in_the_chinese_face() {
        assert!(xml(&run("“好”", Language::ZhCn)).contains("w:hint=\"eastAsia\""));
        assert!(!xml(&run("12.5%", Language::ZhCn)).contains("hint"));
        assert!(!xml(&run("“good”", Language::En)).contains("hint"));
    }

    #[test]
    fn text_is_escaped_once_and_newlines_break_lines() {
        let xml = xml(&run("a < b & c\nd", Language::En));
        assert!(xml.contains(">a &lt; b &amp; c</w:t><w:br ") && xml.contains(">d</w:t>"), "{xml}");
    }
}
