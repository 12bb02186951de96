//! `kind = "auto"`: the kind that the data's shape asks for, and why.

use super::{Binder, Named};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, BreakdownKind, DataTable, Metric, Record, Series, Value};
use crate::number::{Period, UnitKind};
use crate::source::fence::{ChartFence, ChartName};
use rust_decimal::Decimal;

/// Parts of a whole up to this many make a ring, up to the next a ranking; of more, the largest are shown.
const RING: usize = 6;
const RANKING: usize = 16;
const TOP: usize = 10;
/// Up to so many steps of time stand as columns.
const COLUMNS: usize = 8;

/// The rule of the notes that say which kind was chosen: they are for those who ask.
pub(crate) const AUTO_KIND: &str = "auto-kind";

/// A kind, how many items it shows at most, and the reason.
type Chosen = (ChartName, Option<usize>, String);

impl Binder<'_> {
    /// The fence with a kind of its own; a note says which and why.
    pub(super) fn with_kind(&self, fence: &ChartFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<ChartFence> {
        let found: Vec<Named<'_>> = fence.from.paths().iter().filter_map(|path| self.find(path, span, diags)).collect();
        let (kind, top, why) = match found.as_slice() {
            [] => return None,
            [Named::Breakdown(_), Named::Breakdown(_), ..] => {
                (ChartName::Scatter, None, "two measures of the same items".to_owned())
            }
            [Named::Series(first), ..] => of_series(first, found.len(), fence),
            [Named::Breakdown(breakdown), ..] => of_breakdown(breakdown, fence),
            [Named::Metrics, ..] => of_metrics(&self.metrics(&fence.choice, span, &mut Diagnostics::default())),
            [Named::Table(table), ..] => of_table(table),
            [Named::Records(records), ..] => of_records(records),
        };
        let name = super::fallback::name(super::chart::kind(kind));
        let message = format!("`{}` is drawn as {name}: {why}", fence.from.paths().join("`, `"));
        diags.push(Diagnostic::note(AUTO_KIND, message).at(span));
        Some(ChartFence { kind, top: fence.top.or(top), ..fence.clone() })
    }
}

fn of_series(first: &Series, count: usize, fence: &ChartFence) -> Chosen {
    let points = first.values.len();
    if fence.secondary.is_some() {
        return (ChartName::Combo, None, "two measures over time, each on its own axis".to_owned());
    }
    if count > 1 || points > COLUMNS {
        return (ChartName::Line, None, format!("a time series of {points} points"));
    }
    (ChartName::Column, None, format!("a time series of {points} steps"))
}

fn of_breakdown(breakdown: &Breakdown, fence: &ChartFence) -> Chosen {
    let count = breakdown.items.len();
    let top = (count > RANKING).then_some(TOP);
    let has_previous = breakdown.items.iter().all(|item| item.previous.is_some());
    if has_previous && fence.previous == Some(true) && top.is_none() {
        return pairs(count);
    }
    let values = || breakdown.items.iter().filter_map(|item| item.value);
    let is_whole = values().all(|value| value >= Decimal::ZERO) && values().any(|value| value > Decimal::ZERO);
    match breakdown.kind {
        BreakdownKind::Parts if is_whole && count <= RING => (ChartName::Donut, None, format!("{count} parts of a whole")),
        BreakdownKind::Rates if has_previous && top.is_none() && fence.previous.is_none() => pairs(count),
        BreakdownKind::Parts | BreakdownKind::Rates => {
            let why = match top {
                Some(top) => format!("{count} categories, of which the {top} largest are compared"),
                None => format!("a ranking of {count} categories"),
            };
            (ChartName::Bar, top, why)
        }
    }
}

fn pairs(count: usize) -> Chosen {
    (if count > 4 { ChartName::Dumbbell } else { ChartName::BeforeAfter }, None, format!("before and after of {count} items"))
}

fn of_metrics(metrics: &[&Metric]) -> Chosen {
    let count = metrics.len();
    let one_unit = metrics.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    if count > 0 && metrics.iter().all(|metric| metric.target.is_some()) {
        let kind = if count == 1 { ChartName::Gauge } else { ChartName::Bullet };
        return (kind, None, format!("key figures with targets, {count} in all"));
    }
    if one_unit && metrics.iter().all(|metric| metric.year_ago.or(metric.previous).is_some()) {
        return pairs(count);
    }
    (ChartName::Bar, None, format!("a ranking of {count} key figures"))
}

fn of_table(table: &DataTable) -> Chosen {
    let is_number = |row: &Vec<Option<Value>>, column: usize| matches!(row.get(column), Some(Some(Value::Number(_))));
    let numeric = (1..table.columns.len()).filter(|&column| table.rows.iter().any(|row| is_number(row, column))).count();
    let is_period =
        |row: &Vec<Option<Value>>| matches!(row.first(), Some(Some(Value::Text(text))) if Period::parse(text).is_some());
    let count = table.rows.len();
    if count > COLUMNS && table.rows.iter().all(is_period) {
        return (ChartName::Line, None, format!("a time series of {count} points"));
    }
    if numeric > 1 || table.rows.iter().all(is_period) {
        return (ChartName::Column, None, format!("{numeric} values of each of {count} rows"));
    }
    (ChartName::Bar, None, format!("a ranking of {count} rows"))
}

fn of_records(records: &[&Record]) -> Chosen {
    let is_date = |record: &&&Record| matches!(record.get("due"), Some(Value::Date(_)));
    let is_number = |record: &Record, key: &str| matches!(record.get(key), Some(Value::Number(_)));
    let measured: Vec<&&Record> =
        records.iter().filter(|record| is_number(record, "before") && is_number(record, "after")).collect();
    let unit = |record: &Record| crate::number::Unit::parse(record.text("unit").unwrap_or_default());
    if let Some(first) = measured.first() {
        let one_unit = measured.iter().all(|record| unit(record) == unit(first));
        if one_unit && !(measured.len() == 1 && unit(first).kind == UnitKind::Plain) {
            return pairs(measured.len());
        }
        return (ChartName::Bar, None, "improvements in unlike units, each in per cent".to_owned());
    }
    let dated = records.iter().filter(is_date).count();
    (ChartName::Gantt, None, format!("records with days, {dated} in all"))
}
