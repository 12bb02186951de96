//! Charts of several rows over the same categories: several breakdowns, or the rows of a table.

use super::chart::one_series;
use super::measures::number;
use super::{Binder, Named};
use crate::facts::{Breakdown, DataTable};
use crate::number::Unit;
use crate::report::{Chart, SeriesRole};
use crate::source::context::plain_value;
use crate::source::fence::ChartFence;
use rust_decimal::Decimal;

impl Binder<'_> {
    /// One series for each breakdown, over the items of all in the order they appear.
    pub(super) fn breakdowns_chart(&self, found: &[Named<'_>], fence: &ChartFence) -> Chart {
        let all: Vec<&Breakdown> = found
            .iter()
            .filter_map(|named| match named {
                Named::Breakdown(breakdown) => Some(*breakdown),
                Named::Series(_) | Named::Metrics | Named::Table(_) | Named::Records(_) => None,
            })
            .collect();
        let unit = all.first().map(|breakdown| breakdown.unit.clone()).unwrap_or_default();
        let mut chart = self.empty(fence, "", &unit);
        for item in all.iter().flat_map(|breakdown| &breakdown.items) {
            if !chart.categories.contains(&item.name) {
                chart.categories.push(item.name.clone());
            }
        }
        for breakdown in all {
            let value = |name: &String| breakdown.items.iter().find(|item| &item.name == name)?.value;
            let values: Vec<Option<Decimal>> = chart.categories.iter().map(value).collect();
            let series = one_series(breakdown.name.clone(), &values, SeriesRole::Part, &breakdown.unit, values.len());
            chart.series.push(series);
        }
        chart
    }

    /// One series for each row of a table, as a reader of the table sees it; its columns of numbers are the categories.
    pub(super) fn rows_chart(&self, table: &DataTable, fence: &ChartFence) -> Chart {
        let mut chart = self.empty(fence, &table.title, &fence.unit());
        let cell = |row: usize, column: usize| table.rows[row].get(column)?.as_ref();
        let is_number =
            |column: &usize| (0..table.rows.len()).any(|row| cell(row, *column).is_some_and(|value| number(value).is_some()));
        let columns: Vec<usize> = (1..table.columns.len()).filter(is_number).collect();
        chart.categories = columns.iter().map(|&column| table.columns[column].clone()).collect();
        for row in 0..table.rows.len() {
            let name = cell(row, 0).map(|value| plain_value(value, self.language())).unwrap_or_default();
            let values: Vec<Option<Decimal>> = columns.iter().map(|&column| number(cell(row, column)?)).collect();
            chart.series.push(one_series(name, &values, SeriesRole::Part, &Unit::default(), values.len()));
        }
        chart
    }
}
