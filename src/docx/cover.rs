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

/// Sizes of a title on one line, in half points.
const TITLE_SIZES: [usize; 4] = [68, 64, 60, 52];

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
    lines.push(paragraph("Title").add_run(run(&flow.title, language).size(title_size(&flow.title))));
    if !cover.period.is_empty() {
        lines.push(plain("Subtitle", &cover.period, language));
    }
    lines
}

/// The size in half points at which the title stands on one line, or else that of a title on several.
fn title_size(title: &str) -> usize {
    // 470 pt of text width hold so many halves of a Chinese character; bold Latin letters are as wide on the average.
    let most = |half_points: usize| 470 * 4 / half_points;
    let one_line = TITLE_SIZES.into_iter().find(|size| breadth(title) < most(*size));
    one_line.unwrap_or(match breadth(title) {
        0..=72 => 56,
        73..=150 => 44,
        _ => 32,
    })
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
