//! Charts of two measures of each item, and of how much the largest items make together.

use super::chart::one_series;
use super::{Binder, Named};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, DataTable, Record, Series, Value};
use crate::number::{Language, Unit};
use crate::report::{Axis, Chart, ChartSeries, Particulars, SeriesRole, TargetLine};
use crate::source::context::plain_value;
use crate::source::fence::{ChartFence, MeasureFence};
use rust_decimal::Decimal;

impl Binder<'_> {
    /// Two measures of each item: two series or breakdowns over the same items, or two columns of one thing.
    pub(super) fn scatter_chart(
        &self,
        found: &[Named<'_>],
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let mut chart = self.empty(fence, "", &Unit::default());
        match found {
            [Named::Series(across), Named::Series(up)] => {
                chart.categories.clone_from(&across.labels);
                chart.series = vec![of_series(across, across), of_series(up, across)];
            }
            [Named::Breakdown(across), Named::Breakdown(up)] => {
                chart.categories = across.items.iter().map(|item| item.name.clone()).collect();
                chart.series = vec![of_breakdown(across, across), of_breakdown(up, across)];
            }
            [one] => {
                chart.categories = self.item_names(one);
                let measures = [&fence.across, &fence.up].into_iter().flatten();
                chart.series = measures.map(|fence| measure(one, fence, span, diags)).collect();
            }
            _ => {}
        }
        keep_pairs(&mut chart, span, diags);
        if chart.title.is_empty()
            && let [across, up] = chart.series.as_slice()
        {
            chart.title = match chart.language {
                Language::ZhCn => format!("{}与{}", across.name, up.name),
                Language::En => format!("{} and {}", across.name, up.name),
            };
        }
        chart
    }

    fn item_names(&self, named: &Named<'_>) -> Vec<String> {
        let text = |value: &Option<Value>| value.as_ref().map(|value| plain_value(value, self.language()));
        match named {
            Named::Breakdown(breakdown) => breakdown.items.iter().map(|item| item.name.clone()).collect(),
            Named::Table(table) => table.rows.iter().map(|row| row.first().and_then(text).unwrap_or_default()).collect(),
            Named::Records(records) => records.iter().map(|record| record_name(record)).collect(),
            Named::Series(series) => series.labels.clone(),
            Named::Metrics => self.facts.metrics.values().map(|metric| metric.name.clone()).collect(),
        }
    }
}

/// One measure of each item of a thing: the field that a fence names.
fn measure(named: &Named<'_>, fence: &MeasureFence, span: Option<Span>, diags: &mut Diagnostics) -> ChartSeries {
    let field = fence.field();
    let (values, name, unit) = match named {
        Named::Breakdown(breakdown) => breakdown_field(breakdown, field),
        Named::Table(table) => table_field(table, field),
        Named::Records(records) => {
            let values = records.iter().map(|record| number(record.get(field)?)).collect();
            (values, field.to_owned(), Unit::default())
        }
        Named::Series(_) | Named::Metrics => (Vec::new(), String::new(), Unit::default()),
    };
    if values.iter().all(Option::is_none) {
        let message = format!("no item has a number called `{field}`");
        diags.push(Diagnostic::warning("missing-data", message).at(span).hint("name a column of the data that holds numbers"));
    }
    let name = fence.name().map_or(name, str::to_owned);
    let unit = fence.unit().map_or(unit, Unit::parse);
    let length = values.len();
    one_series(name, &values, SeriesRole::Current, &unit, length)
}

/// Leaves out, by name, the items that lack one of the two measures.
fn keep_pairs(chart: &mut Chart, span: Option<Span>, diags: &mut Diagnostics) {
    let [across, up] = chart.series.as_mut_slice() else { return };
    let whole = |index: usize| across.values[index].is_some() && up.values[index].is_some();
    let kept: Vec<usize> = (0..chart.categories.len()).filter(|&index| whole(index)).collect();
    let left_out = (0..chart.categories.len()).filter(|index| !kept.contains(index));
    let names: Vec<String> = left_out.map(|index| format!("`{}`", chart.categories[index])).collect();
    if kept.is_empty() || names.is_empty() {
        return;
    }
    for series in [across, up] {
        series.values = kept.iter().map(|&index| series.values[index]).collect();
    }
    chart.categories = kept.iter().map(|&index| chart.categories[index].clone()).collect();
    let message = format!("left out of the scatter: {}, which lacks one of the two measures", names.join(", "));
    diags.push(Diagnostic::warning("missing-value", message).at(span));
}

fn of_series(series: &Series, items: &Series) -> ChartSeries {
    let value = |label: &String| series.values[series.labels.iter().position(|own| own == label)?];
    let values: Vec<Option<Decimal>> = items.labels.iter().map(value).collect();
    one_series(series.name.clone(), &values, SeriesRole::Current, &series.unit, values.len())
}

fn of_breakdown(breakdown: &Breakdown, items: &Breakdown) -> ChartSeries {
    let value = |name: &str| breakdown.items.iter().find(|item| item.name == name)?.value;
    let values: Vec<Option<Decimal>> = items.items.iter().map(|item| value(&item.name)).collect();
    one_series(breakdown.name.clone(), &values, SeriesRole::Current, &breakdown.unit, values.len())
}

fn breakdown_field(breakdown: &Breakdown, field: &str) -> (Vec<Option<Decimal>>, String, Unit) {
    let items = breakdown.items.iter();
    match field {
        "value" => (items.map(|item| item.value).collect(), breakdown.name.clone(), breakdown.unit.clone()),
        "previous" => (items.map(|item| item.previous).collect(), field.to_owned(), breakdown.unit.clone()),
        "target" => (items.map(|item| item.target).collect(), field.to_owned(), breakdown.unit.clone()),
        _ => (items.map(|item| number(item.columns.get(field)?)).collect(), field.to_owned(), Unit::default()),
    }
}

fn table_field(table: &DataTable, field: &str) -> (Vec<Option<Decimal>>, String, Unit) {
    let column = table.columns.iter().position(|name| name == field);
    let values = table.rows.iter().map(|row| number(row.get(column?)?.as_ref()?)).collect();
    (values, field.to_owned(), Unit::default())
}

fn record_name(record: &Record) -> String {
    ["name", "title", "problem"].iter().find_map(|field| record.text(field)).unwrap_or_default().to_owned()
}

/// Orders a chart's categories from the largest down, the one that stands for several last, and adds their cumulative share, with the line of the vital few.
pub(super) fn add_cumulative_share(chart: &mut Chart) {
    let Some(first) = chart.series.first().cloned() else { return };
    let mut ranked: Vec<(String, Decimal)> =
        chart.categories.iter().cloned().zip(&first.values).filter_map(|(name, value)| Some((name, (*value)?))).collect();
    let rest = chart.rest().map(|rest| chart.categories[rest].clone());
    ranked.sort_by_key(|(name, value)| (rest.as_ref() == Some(name), std::cmp::Reverse(*value)));
    if rest.is_some() {
        chart.particulars = Particulars::Rest(ranked.len().saturating_sub(1));
    }
    let values: Vec<Option<Decimal>> = ranked.iter().map(|(_, value)| Some(*value)).collect();
    chart.categories = ranked.into_iter().map(|(name, _)| name).collect();
    chart.series = vec![ChartSeries { values: values.clone(), ..first }];
    chart.highlight = None;
    let Some(shares) = cumulative_shares(&values) else { return };
    let name = match chart.language {
        Language::ZhCn => "累计占比",
        Language::En => "Cumulative share",
    };
    chart.series.push(one_series(name.to_owned(), &shares, SeriesRole::Secondary, &Unit::parse("%"), shares.len()));
    chart.target = Some(TargetLine { name: String::new(), value: VITAL_SHARE, axis: Axis::Second });
}

/// The share that the vital few make together, in per cent (J. M. Juran's rule of 80 and 20).
const VITAL_SHARE: Decimal = Decimal::from_parts(80, 0, 0, false, 0);

/// How much the values up to each make of all, in per cent with one decimal; `None` where they are no parts of a whole.
fn cumulative_shares(values: &[Option<Decimal>]) -> Option<Vec<Option<Decimal>>> {
    let total = values.iter().flatten().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    if total <= Decimal::ZERO || values.iter().flatten().any(Decimal::is_sign_negative) {
        return None;
    }
    let mut sum = Decimal::ZERO;
    let mut share = |value: &Option<Decimal>| {
        sum += (*value)?;
        let share = sum.checked_div(total)? * Decimal::ONE_HUNDRED;
        Some(share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize())
    };
    Some(values.iter().map(&mut share).collect())
}

/// A value that is a number.
pub(super) fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
    }
}
