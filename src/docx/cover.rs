//! The cover: a calm field with a block of accent, the year as a big numeral, the title; below it who and when.

use super::body::{breadth, dxa};
use super::text::{paragraph, plain, run, styled};
use crate::flow::Flow;
use crate::units::Emu;
use docx_rs::{HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType};

/// Height of the field below the upper margin.
pub(super) const FIELD_HEIGHT: Emu = Emu(15 * 360_000);
/// Space between the field's lower edge and the text above it.
const FIELD_PADDING: Emu = Emu(400_000);
/// Height of what stands below the field; both together leave room for the lines around the table.
const DETAILS_HEIGHT: Emu = Emu(8 * 360_000);

/// Two rows of fixed height without rules, so that a longer title moves nothing else.
pub(super) fn cover(flow: &Flow, text_width: Emu) -> Table {
    let rows = vec![row(title(flow), FIELD_HEIGHT - FIELD_PADDING, text_width), row(details(flow), DETAILS_HEIGHT, text_width)];
    Table::without_borders(rows)
        .style("TableNormal")
        .layout(TableLayoutType::Fixed)
        .width(dxa(text_width), WidthType::Dxa)
        .set_grid(vec![dxa(text_width)])
}

fn row(lines: Vec<Paragraph>, height: Emu, width: Emu) -> TableRow {
    let cell = TableCell::new().width(dxa(width), WidthType::Dxa).vertical_align(VAlignType::Bottom);
    let cell = lines.into_iter().fold(cell, TableCell::add_paragraph);
    TableRow::new(vec![cell]).row_height(dxa(height) as f32).height_rule(HeightRule::AtLeast).cant_split()
}

fn title(flow: &Flow) -> Vec<Paragraph> {
    let (cover, language) = (&flow.cover, flow.language);
    let mut lines = Vec::new();
    if !cover.numeral.is_empty() {
        let numeral = run(&cover.numeral, language);
        lines.push(paragraph("CoverNumeral").add_run(if breadth(&cover.numeral) > 6 { numeral.size(120) } else { numeral }));
    }
    lines.push(paragraph("CoverRule"));
    let text = run(&flow.title, language);
    lines.push(paragraph("Title").add_run(if breadth(&flow.title) > 60 { text.size(44) } else { text }));
    if !cover.period.is_empty() {
        lines.push(plain("Subtitle", &cover.period, language));
    }
    lines
}

fn details(flow: &Flow) -> Vec<Paragraph> {
    let (cover, language) = (&flow.cover, flow.language);
    let names = [("CoverOrganisation", &cover.organisation), ("CoverDetail", &cover.department)];
    let mut lines: Vec<Paragraph> =
        names.into_iter().filter(|(_, text)| !text.is_empty()).map(|(style, text)| plain(style, text, language)).collect();
    let labelled = [(&flow.cover_labels[0], &cover.presenter), (&flow.cover_labels[1], &cover.date)];
    for (label, text) in labelled.into_iter().filter(|(_, text)| !text.is_empty()) {
        let label = styled(label, "Muted", language).add_tab();
        lines.push(paragraph("CoverDetail").add_run(label).add_run(run(text, language)));
    }
    // A cell holds at least one paragraph.
    if lines.is_empty() {
        lines.push(paragraph("CoverDetail"));
    }
    lines
}
