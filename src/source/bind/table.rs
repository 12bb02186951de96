//! Metrics, breakdowns, series, records and free tables as printed tables.

use super::field::{self, Printed};
use super::{Binder, Named};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{
    Breakdown, BreakdownKind, ComparisonKind, DataTable, Direction, Metric, Record, Series, Value, compare, target_bound,
};
use crate::number::{Language, MISSING, Unit, format_number, format_share};
use crate::report::{Align, Cell, Column, ColumnKind, Emphasis, Row, Table, Text};
use crate::source::context::plain_value;
use crate::source::fence::{ColumnFence, TableFence};
use rust_decimal::Decimal;

impl Binder<'_> {
    /// The table a fence asks for; `None` where the data has nothing for it.
    pub(in crate::source) fn table(&self, fence: &TableFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<Table> {
        let mut table = match self.find(&fence.from, span, diags)? {
            Named::Metrics => self.metric_table(fence, span, diags),
            Named::Series(series) => {
                let columns = columns_or(fence, &["name", "value", "previous", "change"]);
                series_table(series, self.facts.series_direction(series), &columns, self.language())
            }
            Named::Breakdown(breakdown) => breakdown_table(breakdown, fence, self.language()),
            Named::Table(table) => free_table(table, self.language()),
            Named::Records(records) => self.record_table(&records, fence, span, diags)?,
        };
        if !fence.title.is_empty() {
            table.title.clone_from(&fence.title);
        }
        drop_empty_columns(&mut table);
        (!table.rows.is_empty()).then_some(table)
    }

    fn metric_table(&self, fence: &TableFence, span: Option<Span>, diags: &mut Diagnostics) -> Table {
        let columns = columns_or(fence, &["name", "value", "change", "target", "verdict"]);
        let metrics = self.metrics(&fence.choice, span, diags);
        let rows = metrics.iter().map(|metric| self.metric_row(metric, &columns, diags)).collect();
        Table { title: String::new(), columns: headings(&columns, None), rows }
    }

    fn metric_row(&self, metric: &Metric, columns: &[ColumnFence], diags: &mut Diagnostics) -> Row {
        if metric.value.is_none() {
            diags.push(
                Diagnostic::warning("missing-value", format!("`{}` has no value; printed “—”", metric.key)).at(metric.span),
            );
        }
        let cells = columns.iter().map(|column| cell(field::metric_field(metric, &column.field, self.language()))).collect();
        Row { cells, emphasis: Emphasis::Normal }
    }

    fn record_table(
        &self,
        records: &[&Record],
        fence: &TableFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Option<Table> {
        if fence.columns.is_empty() {
            diags.push(
                Diagnostic::error("block-body", format!("a table of `{}` needs its `columns`", fence.from))
                    .at(span)
                    .hint("write `columns = [{ field = \"title\", name = \"…\" }, …]`"),
            );
            return None;
        }
        let rows = records
            .iter()
            .enumerate()
            .map(|(index, record)| Row {
                cells: fence.columns.iter().map(|column| cell(self.record_field(record, index, &column.field))).collect(),
                emphasis: Emphasis::Normal,
            })
            .collect();
        Some(Table { title: String::new(), columns: headings(&fence.columns, None), rows })
    }

    /// A record's field; `current` and the direction of `target` come from the metric it names.
    fn record_field(&self, record: &Record, index: usize, key: &str) -> Printed {
        let language = self.language();
        let metric = record.text("metric").and_then(|key| self.facts.metrics.get(key));
        let printed = |text: String| Printed { text, state: None };
        match (key, metric, record.get("target")) {
            ("number", _, _) => printed((index + 1).to_string()),
            ("current", Some(metric), _) => field::metric_field(metric, "value", language),
            ("target_change", Some(metric), Some(target)) => field::from_current(metric, target, language),
            ("target", Some(metric), Some(Value::Number(target))) => {
                let unit = record.text("unit").map_or_else(|| metric.unit.clone(), Unit::parse);
                printed(target_bound(*target, &unit, metric.better, language))
            }
            ("target", Some(metric), Some(Value::Text(text))) => printed(field::written_target(text, &metric.unit, language)),
            _ => field::record_field(record, self.facts.record_direction(record), key, language),
        }
    }
}

fn series_table(series: &Series, better: Direction, columns: &[ColumnFence], language: Language) -> Table {
    let row = |index| Row {
        cells: columns.iter().map(|column| cell(field::period_field(series, better, index, &column.field, language))).collect(),
        emphasis: Emphasis::Normal,
    };
    let rows = (0..series.values.len()).map(row).collect();
    Table { title: series.name.clone(), columns: headings(columns, Some((&series.unit, language))), rows }
}

fn breakdown_table(breakdown: &Breakdown, fence: &TableFence, language: Language) -> Table {
    let columns = columns_or(fence, &["name", "value", "share", "change"]);
    let (shares, previous) = (breakdown.shares(), breakdown.previous_shares());
    let shares = [shares.as_deref(), previous.as_deref()];
    let mut order: Vec<usize> = if fence.sort { breakdown.ranked() } else { (0..breakdown.items.len()).collect() };
    if fence.sort {
        order.extend((0..breakdown.items.len()).filter(|&index| breakdown.items[index].value.is_none()));
    }
    let largest = breakdown.ranked().first().copied();
    let mut rows: Vec<Row> = order
        .iter()
        .map(|&index| Row {
            cells: columns
                .iter()
                .map(|column| cell(field::item_field(breakdown, index, shares, &column.field, language)))
                .collect(),
            emphasis: if fence.highlight.is_some() && Some(index) == largest { Emphasis::Important } else { Emphasis::Normal },
        })
        .collect();
    if fence.total && breakdown.kind == BreakdownKind::Parts {
        rows.extend(total_row(breakdown, &columns, language));
    }
    Table { title: breakdown.name.clone(), columns: headings(&columns, Some((&breakdown.unit, language))), rows }
}

fn total_row(breakdown: &Breakdown, columns: &[ColumnFence], language: Language) -> Option<Row> {
    let total = breakdown.total()?;
    let previous = breakdown.previous_total();
    let text = |field: &str| match field {
        "name" => (if language == Language::ZhCn { "合计" } else { "Total" }).to_owned(),
        "value" => format_number(total, language),
        "share" | "previous_share" => format_share(Decimal::ONE_HUNDRED, language),
        "previous" => previous.map_or_else(|| MISSING.to_owned(), |previous| format_number(previous, language)),
        _ => String::new(),
    };
    let comparison =
        previous.map(|previous| compare(total, previous, ComparisonKind::YearAgo, &breakdown.unit, breakdown.better));
    let cells = columns.iter().map(|column| match column.field.as_str() {
        "change" => cell(field::change(comparison.as_ref(), language)),
        other => Cell::plain(text(other)),
    });
    Some(Row { cells: cells.collect(), emphasis: Emphasis::Total })
}

fn free_table(table: &DataTable, language: Language) -> Table {
    let numeric = |column: usize| {
        let mut values = table.rows.iter().filter_map(|row| row.get(column)?.as_ref()).peekable();
        values.peek().is_some() && values.all(|value| matches!(value, Value::Number(_)))
    };
    let columns = table.columns.iter().enumerate().map(|(index, name)| {
        let (align, kind) = if numeric(index) { (Align::Right, ColumnKind::Number) } else { (Align::Left, ColumnKind::Text) };
        Column { name: name.clone(), align, kind }
    });
    let spell = |value: &Option<Value>| value.as_ref().map_or_else(|| MISSING.to_owned(), |value| plain_value(value, language));
    let rows = table
        .rows
        .iter()
        .map(|row| Row { cells: row.iter().map(|value| Cell::plain(spell(value))).collect(), emphasis: Emphasis::Normal })
        .collect();
    Table { title: table.title.clone(), columns: columns.collect(), rows }
}

fn columns_or(fence: &TableFence, default: &[&str]) -> Vec<ColumnFence> {
    if fence.columns.is_empty() {
        default.iter().map(|field| ColumnFence { field: (*field).to_owned(), name: (*field).to_owned() }).collect()
    } else {
        fence.columns.clone()
    }
}

/// Headings, with the shared unit behind the names of value columns.
fn headings(columns: &[ColumnFence], unit: Option<(&Unit, Language)>) -> Vec<Column> {
    columns
        .iter()
        .map(|column| {
            let (align, kind) = field::column_style(&column.field);
            let carries_unit = matches!(column.field.as_str(), "value" | "previous" | "target");
            let name = match unit {
                Some((unit, language)) if carries_unit => with_unit(&column.name, unit, language),
                _ => column.name.clone(),
            };
            Column { name, align, kind }
        })
        .collect()
}

/// A heading with the unit that its cells share.
pub(super) fn with_unit(name: &str, unit: &Unit, language: Language) -> String {
    match language {
        _ if unit.text.is_empty() => name.to_owned(),
        Language::ZhCn => format!("{name}（{}）", unit.text),
        Language::En => format!("{name} ({})", unit.text),
    }
}

fn cell(printed: Printed) -> Cell {
    Cell { text: Text::plain(printed.text), state: printed.state }
}

/// A column in which every cell is missing says nothing: it goes, unless it is the first.
fn drop_empty_columns(table: &mut Table) {
    let says_nothing = |column: usize| {
        column > 0 && table.rows.iter().all(|row| matches!(row.cells[column].text.to_plain().as_str(), "" | MISSING))
    };
    let keep: Vec<bool> = (0..table.columns.len()).map(|column| !says_nothing(column)).collect();
    let mut index = 0;
    table.columns.retain(|_| {
        index += 1;
        keep[index - 1]
    });
    for row in &mut table.rows {
        let mut index = 0;
        row.cells.retain(|_| {
            index += 1;
            keep[index - 1]
        });
    }
}
