//! Where people sign: labels with blanks to write on.

use super::body::dxa;
use super::strip::grid;
use super::text::plain;
use crate::flow::FlowSignature;
use crate::number::Language;
use crate::report::SignatureField;
use crate::theme::Palette;
use docx_rs::{
    AlignmentType, Table, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableRow, VAlignType, WidthType,
};

/// Label, blank, gap: the cells of a field.
const PARTS: usize = 3;

/// The fields as a table: label, blank, gap, label, blank.
pub(super) fn signature(signature: &FlowSignature, palette: &Palette, language: Language) -> Table {
    let in_row = signature.widths.len().div_ceil(PARTS);
    let rows = signature.fields.chunks(in_row.max(1)).map(|fields| {
        let parts = signature.widths.iter().enumerate();
        let cells = parts.map(|(index, &width)| {
            let field = fields.get(index / PARTS);
            let cell = TableCell::new().width(dxa(width), WidthType::Dxa).vertical_align(VAlignType::Bottom);
            let say = |text: String| plain("TableText", &text, language).align(AlignmentType::Left);
            match (index % PARTS, field) {
                (0, Some(field)) => cell.add_paragraph(say(labelled(field, language))),
                (1, Some(field)) if field.is_date => cell.add_paragraph(say(written(field, language))),
                (1, Some(field)) => {
                    let line = TableCellBorder::new(TableCellBorderPosition::Bottom).size(6).color(palette.ink.hex());
                    let borders = TableCellBorders::with_empty().set(line);
                    cell.set_borders(borders).add_paragraph(say(written(field, language)))
                }
                _ => cell.add_paragraph(say(String::new())),
            }
        });
        TableRow::new(cells.collect()).cant_split()
    });
    grid(rows.collect(), "Signature", &signature.widths)
}

/// "填报人：".
fn labelled(field: &SignatureField, language: Language) -> String {
    let colon = if language == Language::ZhCn { "：" } else { ":" };
    format!("{}{colon}", field.label)
}

/// The name where it is known, or the blanks of a date.
fn written(field: &SignatureField, language: Language) -> String {
    match (field.is_date, language) {
        (false, _) => field.value.clone(),
        (true, Language::ZhCn) => "____年__月__日".to_owned(),
        (true, Language::En) => "____ / __ / ____".to_owned(),
    }
}
