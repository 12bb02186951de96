//! The steps of a process: cells with arrows between them, or numbered rows with arrows from number to number.

use super::body::dxa;
use super::strip::grid;
use super::text::{paragraph, plain, rich, run, styled};
use crate::flow::FlowProcess;
use crate::number::Language;
use crate::report::ProcessStep;
use crate::theme::Palette;
use crate::units::Emu;
use docx_rs::{
    AlignmentType, Paragraph, Shading, Table, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableRow,
    VAlignType, WidthType,
};

/// The steps as a table.
pub(super) fn process(process: &FlowProcess, palette: &Palette, language: Language) -> Table {
    if process.steps.is_empty() {
        return grid(Vec::new(), "Cards", &[]);
    }
    if process.upright { upright(process, language) } else { lying(process, palette, language) }
}

/// One row: a panel for each step, an arrow in the narrow cells between.
fn lying(process: &FlowProcess, palette: &Palette, language: Language) -> Table {
    let cells = process.widths.iter().enumerate().filter_map(|(index, &width)| {
        if index % 2 == 1 {
            return Some(arrow_cell(width));
        }
        Some(panel(process.steps.get(index / 2)?, index / 2 + 1, width, palette, language))
    });
    grid(vec![TableRow::new(cells.collect()).cant_split()], "Process", &process.widths)
}

fn arrow_cell(width: Emu) -> TableCell {
    let arrow = paragraph("CardTitle").align(AlignmentType::Center).add_run(run("→", Language::En));
    TableCell::new().width(dxa(width), WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(arrow)
}

fn panel(step: &ProcessStep, number: usize, width: Emu, palette: &Palette, language: Language) -> TableCell {
    let side = |position| TableCellBorder::new(position).size(4).color(palette.hairline.hex());
    let edge = TableCellBorder::new(TableCellBorderPosition::Top).size(18).color(palette.accent.hex());
    let borders = TableCellBorders::with_empty()
        .set(edge)
        .set(side(TableCellBorderPosition::Left))
        .set(side(TableCellBorderPosition::Bottom))
        .set(side(TableCellBorderPosition::Right));
    let cell = TableCell::new()
        .width(dxa(width), WidthType::Dxa)
        .shading(Shading::new().fill(palette.panel.hex()))
        .set_borders(borders)
        .add_paragraph(title(step, Some(number), language));
    body(step, language).into_iter().chain(note(step, language)).fold(cell, TableCell::add_paragraph)
}

/// A row for each step: number and arrow, title, text.
fn upright(process: &FlowProcess, language: Language) -> Table {
    let count = process.steps.len();
    let rows = process.steps.iter().enumerate().map(|(index, step)| {
        // No step is alone at the foot or at the head of a page.
        let keep = index + 1 < count && (index == 0 || index + 2 == count);
        let cell =
            |column: usize| TableCell::new().width(dxa(process.widths.get(column).copied().unwrap_or_default()), WidthType::Dxa);
        let centred = |text: &str| plain("CardTitle", text, language).align(AlignmentType::Center).keep_next(keep);
        let mut number = cell(0).add_paragraph(centred(&(index + 1).to_string()));
        if index + 1 < count {
            number = number.add_paragraph(centred("↓"));
        }
        let name = cell(1).add_paragraph(title(step, None, language).keep_next(keep));
        let name = note(step, language).into_iter().fold(name, TableCell::add_paragraph);
        let lines = body(step, language);
        let text = if lines.is_empty() { vec![paragraph("CardText")] } else { lines };
        let text = text.into_iter().fold(cell(2), TableCell::add_paragraph);
        TableRow::new(vec![number, name, text]).cant_split()
    });
    grid(rows.collect(), "Cards", &process.widths)
}

fn title(step: &ProcessStep, number: Option<usize>, language: Language) -> Paragraph {
    let line = paragraph("CardTitle");
    let line = match number {
        Some(number) => line.add_run(run(&format!("{number}\u{2002}"), language)),
        None => line,
    };
    super::text::add_text(line, &step.title, language, |run| run)
}

fn body(step: &ProcessStep, language: Language) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    if !step.figure.is_empty() {
        lines.push(paragraph("CardText").add_run(run(&step.figure, language).bold()));
    }
    lines.extend(step.text.iter().map(|text| rich("CardText", text, language)));
    lines
}

fn note(step: &ProcessStep, language: Language) -> Option<Paragraph> {
    (!step.note.is_empty()).then(|| paragraph("CardText").add_run(styled(&step.note, "Muted", language)))
}
