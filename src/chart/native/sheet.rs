//! The data behind a native chart: categories in column A, a series in each column after it.

use crate::chart::scale::to_f64;
use crate::number::Language;
use crate::ooxml::printable;
use rust_decimal::Decimal;

/// The sheet of a chart's workbook.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: &'static str,
    /// What stands over the categories.
    pub(super) corner: String,
    pub(super) categories: Vec<String>,
    pub(super) columns: Vec<SheetColumn>,
}

/// One series.
#[derive(Clone, Debug)]
pub(super) struct SheetColumn {
    pub(super) name: String,
    pub(super) values: Vec<Option<f64>>,
    /// Number format of its cells.
    pub(super) format: String,
    /// Columns whose sum it is, first and last; its cells then hold formulas.
    pub(super) sum_of: Option<(usize, usize)>,
}

impl Sheet {
    pub(super) fn new(corner: &str, categories: &[String], language: Language) -> Self {
        let name = match language {
            Language::ZhCn => "数据",
            Language::En => "Data",
        };
        let categories = categories.iter().map(|category| printable(category).into_owned()).collect();
        Self { name, corner: printable(corner).into_owned(), categories, columns: Vec::new() }
    }

    /// Adds a series and gives its index; missing values at its end are filled up.
    pub(super) fn add(&mut self, name: &str, values: &[Option<Decimal>], format: String) -> usize {
        let mut values: Vec<Option<f64>> = values.iter().map(|value| value.map(to_f64)).collect();
        values.resize(self.categories.len(), None);
        self.columns.push(SheetColumn { name: printable(name).into_owned(), values, format, sum_of: None });
        self.columns.len() - 1
    }

    /// The cells of the categories: `Data!$A$2:$A$13`.
    pub(super) fn categories_reference(&self) -> String {
        self.range('A'.to_string().as_str())
    }

    /// The cell of a series' name.
    pub(super) fn name_reference(&self, column: usize) -> String {
        format!("{}!${}$1", self.quoted(), letters(column + 1))
    }

    /// The cells of a series' values.
    pub(super) fn values_reference(&self, column: usize) -> String {
        self.range(&letters(column + 1))
    }

    fn range(&self, letters: &str) -> String {
        let last = self.categories.len().max(1) + 1;
        format!("{}!${letters}$2:${letters}${last}", self.quoted())
    }

    fn quoted(&self) -> String {
        if self.name.is_ascii() { self.name.to_owned() } else { format!("'{}'", self.name) }
    }
}

/// The letters of a column: 0 is A.
pub(super) fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        more => letters(more - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let named: Vec<String> = [0, 1, 25, 26, 27, 701, 702].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
