//! Before and after of many items, for the kinds of chart that show pairs. Pairs share an axis, so they share a unit:
//! where units differ, a table shows each in its own.

use super::Binder;
use super::chart::{lower, one_series};
use super::field::{change, number_field};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, ComparisonKind, Direction, Metric, Record, compare};
use crate::number::{Language, Unit, format_with_unit};
use crate::report::{Align, Cell, Chart, Column, ColumnKind, Emphasis, Particulars, Row, SeriesRole, Table};
use crate::source::escape::unescape;
use crate::source::fence::{ChartFence, ChartName};
use rust_decimal::Decimal;

/// An item with its two values.
struct Pair {
    name: String,
    before: Decimal,
    after: Decimal,
    target: Option<Decimal>,
    unit: Unit,
    better: Direction,
}

/// Whether a kind shows pairs.
pub(super) fn shows_pairs(name: ChartName) -> bool {
    matches!(name, ChartName::BeforeAfter | ChartName::Dumbbell | ChartName::Slope)
}

impl Binder<'_> {
    /// The items of a breakdown now and a year before.
    pub(super) fn breakdown_pairs(&self, breakdown: &Breakdown, fence: &ChartFence) -> Chart {
        let pair = |item: &crate::facts::BreakdownItem| {
            Some(Pair {
                name: item.name.clone(),
                before: item.previous?,
                after: item.value?,
                target: item.target,
                unit: breakdown.unit.clone(),
                better: breakdown.better,
            })
        };
        let pairs = breakdown.items.iter().filter_map(pair).collect();
        self.pairs_chart(pairs, &breakdown.name, &breakdown.unit, self.period_names(), fence)
    }

    /// Metrics now and a year before, or in the period before.
    pub(super) fn metric_pairs(
        &self,
        metrics: &[&Metric],
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let pair = |metric: &&Metric| {
            Some(Pair {
                name: metric.name.clone(),
                before: metric.year_ago.or(metric.previous)?,
                after: metric.value?,
                target: metric.target,
                unit: metric.unit.clone(),
                better: metric.better,
            })
        };
        let incomplete = metrics.iter().filter(|metric| pair(metric).is_none()).map(|metric| format!("`{}`", metric.name));
        warn_incomplete(&incomplete.collect::<Vec<_>>(), span, diags);
        let unit = metrics.first().map(|metric| metric.unit.clone()).unwrap_or_default();
        self.pairs_chart(metrics.iter().filter_map(pair).collect(), "", &unit, self.period_names(), fence)
    }

    /// Records with `before` and `after`.
    pub(super) fn record_pairs(
        &self,
        records: &[&Record],
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let name = |record: &Record| unescape(record.text("title").unwrap_or_default());
        let pair = |record: &&Record| {
            Some(Pair {
                name: name(record),
                before: number_field(record, "before")?,
                after: number_field(record, "after")?,
                target: None,
                unit: Unit::parse(record.text("unit").unwrap_or_default()),
                better: self.facts.record_direction(record),
            })
        };
        let incomplete = records.iter().filter(|record| pair(record).is_none()).map(|record| format!("`{}`", name(record)));
        warn_incomplete(&incomplete.collect::<Vec<_>>(), span, diags);
        let pairs: Vec<Pair> = records.iter().filter_map(pair).collect();
        let unit = pairs.first().map(|pair| pair.unit.clone()).unwrap_or_default();
        let (then, now) = match self.language() {
            Language::ZhCn => ("改进前", "改进后"),
            Language::En => ("Before", "After"),
        };
        self.pairs_chart(pairs, "", &unit, (now.to_owned(), then.to_owned()), fence)
    }

    fn pairs_chart(
        &self,
        mut pairs: Vec<Pair>,
        title: &str,
        unit: &Unit,
        (now, then): (String, String),
        fence: &ChartFence,
    ) -> Chart {
        pairs.truncate(fence.choice.most.unwrap_or(usize::MAX));
        let mut chart = self.empty(fence, title, unit);
        chart.categories = pairs.iter().map(|pair| pair.name.clone()).collect();
        let series = |name: String, values: Vec<Option<Decimal>>, role| one_series(name, &values, role, unit, pairs.len());
        let before = series(then, pairs.iter().map(|pair| Some(pair.before)).collect(), SeriesRole::Previous);
        let after = series(now, pairs.iter().map(|pair| Some(pair.after)).collect(), SeriesRole::Current);
        chart.series = vec![before, after];
        let targets: Vec<_> = pairs.iter().map(|pair| pair.target).collect();
        if fence.target && fence.kind != ChartName::Slope && targets.iter().any(Option::is_some) {
            chart.series.push(series(self.target_name().to_owned(), targets, SeriesRole::Target));
        }
        // One colour for better needs one direction.
        let better = pairs.first().map_or(Direction::Neutral, |pair| pair.better);
        chart.lower_is_better = lower(better).filter(|_| pairs.iter().all(|pair| pair.better == better));
        if pairs.iter().any(|pair| pair.unit != *unit) {
            chart.particulars = Particulars::OnlyTable(table(&pairs, &chart));
        }
        chart
    }
}

/// Each pair in its own unit, with its change.
fn table(pairs: &[Pair], chart: &Chart) -> Table {
    let language = chart.language;
    let (name, change_name) = match language {
        Language::ZhCn => ("项目", "变化"),
        Language::En => ("Item", "Change"),
    };
    let column = |name: &str, align, kind| Column { name: name.to_owned(), align, kind, ..Column::default() };
    let columns = vec![
        column(name, Align::Left, ColumnKind::Text),
        column(&chart.series[0].name, Align::Right, ColumnKind::Number),
        column(&chart.series[1].name, Align::Right, ColumnKind::Number),
        column(change_name, Align::Right, ColumnKind::State),
    ];
    let row = |pair: &Pair| {
        let comparison = compare(pair.after, pair.before, ComparisonKind::Previous, &pair.unit, pair.better);
        let change = change(Some(&comparison), language);
        let amount = |value| Cell::plain(format_with_unit(value, &pair.unit, language));
        let last = Cell { state: change.state, ..Cell::plain(change.text) };
        Row {
            cells: vec![Cell::plain(pair.name.clone()), amount(pair.before), amount(pair.after), last],
            emphasis: Emphasis::Normal,
        }
    };
    Table { title: chart.title.clone(), columns, rows: pairs.iter().map(row).collect(), ..Table::default() }
}

fn warn_incomplete(names: &[String], span: Option<Span>, diags: &mut Diagnostics) {
    if !names.is_empty() {
        let message = format!("left out of the chart: {}, with no value before or after", names.join(", "));
        diags.push(Diagnostic::warning("missing-value", message).at(span));
    }
}
