//! Metrics, breakdowns, series, records and free tables as printed tables.

use super::field::{self, Printed};
use super::form::Place;
use super::{Binder, Named};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{
    Breakdown, BreakdownKind, ComparisonKind, DataTable, Direction, Metric, Record, Series, Value, compare, target_bound,
};
use crate::number::{Language, MISSING, Unit, UnitKind, format_number, format_share};
use crate::report::{Align, Cell, Column, ColumnKind, Emphasis, FieldKind, Row, Table, Text};
use crate::source::context::plain_value;
use crate::source::fence::{ColumnFence, TableFence, Units};
use rust_decimal::Decimal;

impl Binder<'_> {
    /// The table a fence asks for; `None` where the data has nothing for it.
    pub(in crate::source) fn table(&self, fence: &TableFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<Table> {
        let mut table = match fence.from.as_str() {
            judged @ ("missed" | "met") => self.metric_table(fence, &self.judged(judged == "met"), diags),
            path => self.named_table(path, fence, span, diags)?,
        };
        if !fence.title.is_empty() {
            table.title.clone_from(&fence.title);
        }
        table.slide_rows = fence.slide_rows.map(|rows| rows.max(1));
        // A form asks for what is missing.
        if !self.fields.get() {
            drop_empty_columns(&mut table);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn named_table(&self, path: &str, fence: &TableFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<Table> {
        Some(match self.find(path, span, diags)? {
            Named::Metrics => self.metric_table(fence, &self.metrics(&fence.choice, span, diags), diags),
            Named::Series(series) => {
                let columns = columns_or(fence, &["name", "value", "previous", "change"]);
                series_table(series, self.facts.series_direction(series), &columns, self.language())
            }
            Named::Breakdown(breakdown) => self.breakdown_table(breakdown, fence),
            Named::Table(table) => free_table(table, self.language()),
            Named::Records(records) => self.record_table(&records, fence, span, diags)?,
        })
    }

    fn metric_table(&self, fence: &TableFence, metrics: &[&Metric], diags: &mut Diagnostics) -> Table {
        let columns = columns_or(fence, &["name", "value", "change", "target", "verdict"]);
        let mut rows: Vec<Row> = metrics.iter().map(|metric| self.metric_row(metric, fence, &columns, diags)).collect();
        rows.extend((rows.len()..self.least_rows(fence)).map(|index| self.blank_row(&fence.from, index, &columns)));
        Table { title: String::new(), columns: headings(&columns, None), rows, ..Table::default() }
    }

    /// So many rows an empty form has at least.
    fn least_rows(&self, fence: &TableFence) -> usize {
        if self.facts.blank { fence.rows } else { 0 }
    }

    /// A row to be filled in, of something that the data does not have.
    fn blank_row(&self, from: &str, index: usize, columns: &[ColumnFence]) -> Row {
        let cells = columns.iter().map(|column| match column.field.as_str() {
            "number" => Cell::plain((index + 1).to_string()),
            key => {
                let path = format!("{from}.{index}.{key}");
                let place = Place { path, label: format!("{} {}", column.name, index + 1) };
                self.record_cell(Printed::missing(), None, key, &place)
            }
        });
        Row { cells: cells.collect(), emphasis: Emphasis::Normal }
    }

    fn metric_row(&self, metric: &Metric, fence: &TableFence, columns: &[ColumnFence], diags: &mut Diagnostics) -> Row {
        if metric.value.is_none() && !self.facts.blank {
            diags.push(
                Diagnostic::warning("missing-value", format!("`{}` has no value; printed “—”", metric.key)).at(metric.span),
            );
        }
        let cells = columns.iter().map(|column| self.metric_cell(metric, fence.units, column)).collect();
        Row { cells, emphasis: Emphasis::Normal }
    }

    fn metric_cell(&self, metric: &Metric, units: Units, column: &ColumnFence) -> Cell {
        let language = self.language();
        let bare = matches!(metric.unit.kind, UnitKind::Plain | UnitKind::Duration | UnitKind::Score);
        let in_name = units == Units::Name && bare;
        let printed = match (in_name, column.field.as_str()) {
            (true, "name") => Printed::plain(with_unit(&metric.name, &metric.unit, language)),
            (true, "value" | "previous" | "year_ago" | "benchmark" | "target") => {
                field::metric_field(&Metric { unit: Unit::default(), ..metric.clone() }, &column.field, language)
            }
            (_, key) => field::metric_field(metric, key, language),
        };
        if column.field == "name" {
            return cell(printed);
        }
        let path = format!("metrics.{}.{}", metric.key, column.field);
        self.cell(printed, &Place { path, label: format!("{} · {}", metric.name, column.name) }, FieldKind::Text)
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
        let mut rows: Vec<Row> = records
            .iter()
            .enumerate()
            .map(|(index, record)| Row {
                cells: fence.columns.iter().map(|column| self.entry(record, &fence.from, index, column)).collect(),
                emphasis: Emphasis::Normal,
            })
            .collect();
        rows.extend((rows.len()..self.least_rows(fence)).map(|index| self.blank_row(&fence.from, index, &fence.columns)));
        Some(Table { title: String::new(), columns: headings(&fence.columns, None), rows, ..Table::default() })
    }

    /// A record's field as a cell.
    fn entry(&self, record: &Record, from: &str, index: usize, column: &ColumnFence) -> Cell {
        let printed = self.record_field(record, index, &column.field);
        if column.field == "number" {
            return cell(printed);
        }
        let place = Place { path: format!("{from}.{index}.{}", column.field), label: format!("{} {}", column.name, index + 1) };
        self.record_cell(printed, Some(record), &column.field, &place)
    }

    /// A record's field; `current` and the direction of `target` come from the metric it names.
    fn record_field(&self, record: &Record, index: usize, key: &str) -> Printed {
        let language = self.language();
        let metric = record.text("metric").and_then(|key| self.facts.metrics.get(key));
        let printed = |text: String| Printed { text, state: None };
        match (key, metric, record.get("target")) {
            ("number", _, _) => printed((index + 1).to_string()),
            ("indicator", Some(metric), _) if record.text("indicator").is_none() => Printed::plain(&metric.name),
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
    Table { title: series.name.clone(), columns: headings(columns, Some((&series.unit, language))), rows, ..Table::default() }
}

impl Binder<'_> {
    fn item_cell(&self, breakdown: &Breakdown, index: usize, shares: field::Shares<'_>, column: &ColumnFence) -> Cell {
        let printed = field::item_field(breakdown, index, shares, &column.field, self.language());
        if column.field == "name" {
            return cell(printed);
        }
        let place = Place {
            path: format!("breakdowns.{}.items.{index}.{}", breakdown.key, column.field),
            label: format!("{} · {}", breakdown.items[index].name, column.name),
        };
        self.record_cell(printed, Some(&breakdown.items[index].columns), &column.field, &place)
    }

    fn breakdown_table(&self, breakdown: &Breakdown, fence: &TableFence) -> Table {
        let language = self.language();
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
                cells: columns.iter().map(|column| self.item_cell(breakdown, index, shares, column)).collect(),
                emphasis: if fence.highlight.is_some() && Some(index) == largest {
                    Emphasis::Important
                } else {
                    Emphasis::Normal
                },
            })
            .collect();
        if fence.total && breakdown.kind == BreakdownKind::Parts {
            rows.extend(self.total_row(breakdown, &columns));
        }
        Table {
            title: breakdown.name.clone(),
            columns: headings(&columns, Some((&breakdown.unit, language))),
            rows,
            ..Table::default()
        }
    }

    fn total_row(&self, breakdown: &Breakdown, columns: &[ColumnFence]) -> Option<Row> {
        let language = self.language();
        if breakdown.total().is_none() && self.facts.blank {
            return Some(self.blank_total(breakdown, columns));
        }
        let total = breakdown.total()?;
        let previous = breakdown.previous_total();
        let text = |field: &str| match field {
            "name" => total_word(language).to_owned(),
            "value" => format_number(total, language),
            "share" | "previous_share" => format_share(Decimal::ONE_HUNDRED, language),
            "previous" => previous.map_or_else(|| MISSING.to_owned(), |previous| format_number(previous, language)),
            key => breakdown.column_total(key).map_or_else(String::new, |sum| format_number(sum, language)),
        };
        let comparison =
            previous.map(|previous| compare(total, previous, ComparisonKind::YearAgo, &breakdown.unit, breakdown.better));
        let cells = columns.iter().map(|column| match column.field.as_str() {
            "change" => cell(field::change(comparison.as_ref(), language)),
            other => Cell::plain(text(other)),
        });
        Some(Row { cells: cells.collect(), emphasis: Emphasis::Total })
    }

    fn blank_total(&self, breakdown: &Breakdown, columns: &[ColumnFence]) -> Row {
        let numeric = |key: &str| {
            matches!(field::column_style(key).1, ColumnKind::Number | ColumnKind::Date)
                || breakdown.items.iter().any(|item| matches!(item.columns.get(key), Some(Value::Number(_))))
        };
        let cells = columns.iter().map(|column| match column.field.as_str() {
            "name" => Cell::plain(total_word(self.language())),
            "share" => Cell::default(),
            key if numeric(key) => {
                let path = format!("breakdowns.{}.total.{key}", breakdown.key);
                let label = format!("{} · {}", total_word(self.language()), column.name);
                self.cell(Printed::missing(), &Place { path, label }, FieldKind::Text)
            }
            _ => Cell::default(),
        });
        Row { cells: cells.collect(), emphasis: Emphasis::Total }
    }
}

fn total_word(language: Language) -> &'static str {
    if language == Language::ZhCn { "合计" } else { "Total" }
}

fn free_table(table: &DataTable, language: Language) -> Table {
    let numeric = |column: usize| {
        let mut values = table.rows.iter().filter_map(|row| row.get(column)?.as_ref()).peekable();
        values.peek().is_some() && values.all(|value| matches!(value, Value::Number(_)))
    };
    let columns = table.columns.iter().enumerate().map(|(index, name)| {
        let (align, kind) = if numeric(index) { (Align::Right, ColumnKind::Number) } else { (Align::Left, ColumnKind::Text) };
        Column { name: name.clone(), align, kind, ..Column::default() }
    });
    let spell = |value: &Option<Value>| value.as_ref().map_or_else(|| MISSING.to_owned(), |value| plain_value(value, language));
    let rows = table
        .rows
        .iter()
        .map(|row| Row { cells: row.iter().map(|value| Cell::plain(spell(value))).collect(), emphasis: Emphasis::Normal })
        .collect();
    Table { title: table.title.clone(), columns: columns.collect(), rows, ..Table::default() }
}

fn columns_or(fence: &TableFence, default: &[&str]) -> Vec<ColumnFence> {
    if fence.columns.is_empty() {
        default
            .iter()
            .map(|field| ColumnFence { field: (*field).to_owned(), name: (*field).to_owned(), ..ColumnFence::default() })
            .collect()
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
            Column { name, align: column.align.unwrap_or(align), kind, group: column.group.clone(), merge: column.merge }
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
