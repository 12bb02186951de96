//! The workbook that opens on *Edit Data*: one sheet, headings, numbers with their formats, text that stays text.

use super::sheet::{Sheet, letters};
use crate::ooxml::Error;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

/// The workbook as a file; the same sheet gives the same bytes.
pub(super) fn workbook(sheet: &Sheet) -> Result<Vec<u8>, Error> {
    write(sheet).map_err(|error| Error::Archive(format!("a chart's workbook: {error}")))
}

fn write(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed day, since the crate would take the clock's.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let page = workbook.add_worksheet();
    page.set_name(sheet.name)?;
    headings(page, sheet)?;
    for (row, category) in (1..).zip(&sheet.categories) {
        page.write_string(row, 0, category)?;
    }
    for (column, series) in (1..).zip(&sheet.columns) {
        let format = Format::new().set_num_format(&series.format);
        for (row, value) in (1..).zip(&series.values) {
            let Some(value) = value else { continue };
            match series.sum_of {
                Some((first, last)) => {
                    let sum = format!("=SUM({}{}:{}{})", letters(first + 1), row + 1, letters(last + 1), row + 1);
                    page.write_formula_with_format(row, column, Formula::new(sum).set_result(value.to_string()), &format)?;
                }
                None => {
                    page.write_number_with_format(row, column, *value, &format)?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}

fn headings(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold();
    page.write_string_with_format(0, 0, &sheet.corner, &heading)?;
    page.set_column_width(0, width(sheet.categories.iter().chain([&sheet.corner])))?;
    for (column, series) in (1..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, &series.name, &heading)?;
        page.set_column_width(column, width([&series.name]).max(11.0))?;
    }
    Ok(())
}

/// A column's width in digits that shows these texts whole, as far as a screen has room; full-width characters take two.
fn width<'a>(texts: impl IntoIterator<Item = &'a String>) -> f64 {
    let digits = |text: &String| text.chars().map(|character| if character < '\u{2e80}' { 1.0 } else { 2.1 }).sum::<f64>();
    texts.into_iter().map(digits).fold(0.0, f64::max).clamp(8.0, 44.0) + 2.5
}
