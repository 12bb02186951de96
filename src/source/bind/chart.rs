//! Series, breakdowns, metrics and tables as charts; what cannot be drawn becomes a table, with a word about why.

use super::improvement;
use super::measures::{self, number};
use super::pairs::shows_pairs;
use super::table::with_unit;
use super::{Binder, Named, fallback};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, BreakdownKind, DataTable, Direction, Metric, Record, Series, Value};
use crate::number::{Language, Unit, format_number, round_percent};
use crate::report::{
    Align, Axis, BlockKind, Cell, Chart, ChartKind, ChartSeries, Column, ColumnKind, Emphasis, Event, Particulars, Row,
    SeriesRole, Stacking, Table, TargetLine, Unsuitable,
};
use crate::source::fence::{ChartFence, ChartName, Measure};
use rust_decimal::Decimal;
use std::sync::Arc;

impl Binder<'_> {
    /// The chart a fence asks for, or the table that stands in for it.
    pub(in crate::source) fn chart(&self, fence: &ChartFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<BlockKind> {
        if fence.kind == ChartName::Auto {
            return self.chart(&self.with_kind(fence, span, diags)?, span, diags);
        }
        let mut chart = self.data(fence, span, diags)?;
        if chart.caption.is_empty() {
            chart.caption.clone_from(&chart.title);
        }
        if chart.kind == ChartKind::Pareto {
            measures::add_cumulative_share(&mut chart);
        }
        chart.highlight = highlight(fence, &chart);
        if let Some(drawn) = self.drawable(&chart, fence, span, diags) {
            let alt = crate::chart::alt_text(&drawn);
            return Some(BlockKind::Chart(Arc::new(Chart { alt, ..drawn })));
        }
        let table = chart_table(&chart);
        let shown = chart.suitability() != Err(Unsuitable::Empty) && !table.rows.is_empty();
        shown.then_some(BlockKind::Table(table))
    }

    /// The chart as asked, or as another kind that says the same; a note says which and why. `None` where only a table does.
    fn drawable(&self, chart: &Chart, fence: &ChartFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<Chart> {
        let reason = match self.rates_as_parts(fence).map_or_else(|| chart.suitability(), Err) {
            Ok(()) => return Some(chart.clone()),
            Err(reason) => reason,
        };
        let asked = format!("`{}` cannot be drawn as {}: {}", path(fence), fallback::name(chart.kind), fallback::why(reason));
        if let Some(mut other) = fallback::other_kind(chart, reason) {
            other.highlight = highlight(fence, &other);
            let hint = format!("it is drawn as {}, which says the same", fallback::name(other.kind));
            diags.push(Diagnostic::note("chart-kind", asked).at(span).hint(hint));
            return Some(other);
        }
        let hint = if reason == Unsuitable::Empty || chart_table(chart).rows.is_empty() {
            "left out the chart; add the values to the data file, or leave it so if they are not known"
        } else {
            "a table with the same figures stands in its place"
        };
        diags.push(Diagnostic::warning("chart-data", asked).at(span).hint(hint));
        None
    }

    /// Why a breakdown of rates cannot be drawn as parts of a whole.
    fn rates_as_parts(&self, fence: &ChartFence) -> Option<Unsuitable> {
        let key = fence.from.paths().first()?.strip_prefix("breakdowns.")?;
        let rates = self.facts.breakdowns.get(key)?.kind == BreakdownKind::Rates;
        (rates && matches!(fence.kind, ChartName::Donut | ChartName::Pie | ChartName::Pareto)).then_some(Unsuitable::NotParts)
    }

    fn data(&self, fence: &ChartFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<Chart> {
        let paths = fence.from.paths();
        let found: Vec<Named<'_>> = paths.iter().filter_map(|path| self.find(path, span, diags)).collect();
        let first = found.first()?;
        if fence.kind == ChartName::Scatter {
            return Some(self.scatter_chart(&found, fence, span, diags));
        }
        if fence.kind == ChartName::Waterfall {
            return Some(self.bridge_chart(first, fence, span, diags));
        }
        let by_rows = matches!(fence.kind, ChartName::HeatMap | ChartName::SmallMultiples);
        let chart = match first {
            Named::Series(series) => self.series_chart(series, &found, fence, span, diags),
            Named::Breakdown(_) if found.len() > 1 => self.breakdowns_chart(&found, fence),
            Named::Breakdown(breakdown) if fence.top.is_some_and(|top| top + 1 < breakdown.items.len()) => {
                let (top, rest) = self.top(breakdown, fence.top.unwrap_or_default(), span, diags);
                let mut chart = self.breakdown_chart(&top, &ChartFence { sort: false, ..fence.clone() });
                let rest = rest.and_then(|name| chart.categories.iter().rposition(|category| *category == name));
                chart.particulars = rest.map_or(chart.particulars, Particulars::Rest);
                chart
            }
            Named::Breakdown(breakdown) => {
                if matches!(fence.kind, ChartName::Bullet | ChartName::Gauge) {
                    return Some(self.measured_items(breakdown, fence, span, diags));
                }
                let chart = self.breakdown_chart(breakdown, fence);
                report_left_out(breakdown, &chart, span, diags);
                chart
            }
            Named::Metrics => self.metric_chart(fence, span, diags),
            Named::Table(table) if by_rows => self.rows_chart(table, fence),
            Named::Table(table) => self.table_chart(table, fence),
            Named::Records(records) => self.record_chart(records, fence, span, diags),
        };
        Some(chart)
    }

    /// A chart of a fence's kind that has no data yet.
    pub(super) fn empty(&self, fence: &ChartFence, default_title: &str, unit: &Unit) -> Chart {
        let title = if fence.title.is_empty() { default_title } else { &fence.title };
        Chart {
            kind: kind(fence.kind),
            title: title.to_owned(),
            unit: unit.clone(),
            categories: Vec::new(),
            series: Vec::new(),
            target: None,
            events: Vec::new(),
            highlight: None,
            caption: fence.caption.clone(),
            alt: String::new(),
            language: self.language(),
            lower_is_better: None,
            particulars: Particulars::None,
            face: fence.face,
        }
    }

    fn series_chart(
        &self,
        first: &Series,
        found: &[Named<'_>],
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let language = self.language();
        let mut chart = self.empty(fence, &first.name, &first.unit);
        chart.categories = (0..first.values.len())
            .map(|index| first.periods[index].map_or_else(|| first.labels[index].clone(), |period| period.short(language)))
            .collect();
        let all: Vec<&Series> = found
            .iter()
            .filter_map(|named| match named {
                Named::Series(series) => Some(*series),
                Named::Metrics | Named::Breakdown(_) | Named::Table(_) | Named::Records(_) => None,
            })
            .collect();
        let several = all.len() > 1;
        for series in &all {
            let name = if several { series.name.clone() } else { self.facts.report.period.name(language) };
            let role = if several { SeriesRole::Part } else { SeriesRole::Current };
            chart.series.push(one_series(name, &series.values, role, &series.unit, chart.categories.len()));
        }
        let with_previous =
            fence.previous.unwrap_or(fence.kind != ChartName::CalendarHeatMap) && !several && !first.previous.is_empty();
        if with_previous {
            let name = self.facts.report.period.year_before().name(language);
            chart.series.push(one_series(name, &first.previous, SeriesRole::Previous, &first.unit, chart.categories.len()));
        }
        if fence.target {
            chart.target = first.target.map(|value| self.target_line(value, Axis::First));
        }
        if let Some(path) = &fence.secondary
            && let Some(Named::Series(second)) = self.find(path, span, diags)
        {
            self.add_secondary(&mut chart, first, second, fence);
        }
        chart.events = first.events.iter().map(|event| Event { category: event.index, label: event.label.clone() }).collect();
        chart
    }

    /// Adds the line of the second axis; its target goes before that of the columns, which stand behind it.
    fn add_secondary(&self, chart: &mut Chart, first: &Series, second: &Series, fence: &ChartFence) {
        chart.series.retain(|series| series.role != SeriesRole::Previous || fence.previous == Some(true));
        let length = chart.categories.len();
        chart.series.push(one_series(second.name.clone(), &second.values, SeriesRole::Secondary, &second.unit, length));
        if let Some(current) = chart.series.first_mut() {
            current.name.clone_from(&first.name);
        }
        if let Some(value) = second.target.filter(|_| fence.target) {
            chart.target = Some(self.target_line(value, Axis::Second));
        }
    }

    fn breakdown_chart(&self, breakdown: &Breakdown, fence: &ChartFence) -> Chart {
        if shows_pairs(fence.kind) {
            return self.breakdown_pairs(breakdown, fence);
        }
        let mut chart = self.empty(fence, &breakdown.name, &breakdown.unit);
        let ranked = fence.sort && !keeps_order(fence.kind);
        let order: Vec<usize> = if ranked { breakdown.ranked() } else { (0..breakdown.items.len()).collect() };
        chart.categories = order.iter().map(|&index| breakdown.items[index].name.clone()).collect();
        let current: Vec<_> = order.iter().map(|&index| breakdown.items[index].value).collect();
        let previous: Vec<_> = order.iter().map(|&index| breakdown.items[index].previous).collect();
        let (now, then) = self.period_names();
        let current = one_series(now, &current, SeriesRole::Current, &breakdown.unit, order.len());
        let earlier = one_series(then, &previous, SeriesRole::Previous, &breakdown.unit, order.len());
        chart.lower_is_better = lower(breakdown.better);
        let wanted = fence.previous.unwrap_or(compares(fence.kind)) && earlier.values.iter().any(Option::is_some);
        chart.series = if wanted { vec![current, earlier] } else { vec![current] };
        let targets: Vec<_> = order.iter().map(|&index| breakdown.items[index].target).collect();
        if fence.kind == ChartName::Bar && fence.target && targets.iter().any(Option::is_some) {
            chart.series.push(one_series(
                self.target_name().to_owned(),
                &targets,
                SeriesRole::Target,
                &breakdown.unit,
                order.len(),
            ));
        }
        chart
    }

    fn metric_chart(&self, fence: &ChartFence, span: Option<Span>, diags: &mut Diagnostics) -> Chart {
        let metrics = self.metrics(&fence.choice, span, diags);
        if shows_pairs(fence.kind) {
            return self.metric_pairs(&metrics, fence, span, diags);
        }
        if matches!(fence.kind, ChartName::Bullet | ChartName::Gauge) {
            return self.measured_metrics(&metrics, fence, span, diags);
        }
        match fence.measure {
            Measure::Attainment => self.attainment_chart(&metrics, fence),
            Measure::Improvement => self.percent_bars(improvement::of_metrics(&metrics, span, diags), fence),
            Measure::Value => self.metric_values(&metrics, fence),
        }
    }

    fn attainment_chart(&self, metrics: &[&Metric], fence: &ChartFence) -> Chart {
        let rows = metrics.iter().filter_map(|metric| Some((metric.name.clone(), round_percent(metric.attainment()?)))).collect();
        let mut chart = self.percent_bars(rows, fence);
        if fence.target {
            chart.target = Some(self.target_line(Decimal::ONE_HUNDRED, Axis::First));
        }
        chart
    }

    fn percent_bars(&self, rows: Vec<(String, Decimal)>, fence: &ChartFence) -> Chart {
        self.bars(rows, &Unit::parse("%"), fence)
    }

    fn bars(&self, mut rows: Vec<(String, Decimal)>, unit: &Unit, fence: &ChartFence) -> Chart {
        if fence.sort {
            rows.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
        }
        let mut chart = self.empty(fence, "", unit);
        let values: Vec<_> = rows.iter().map(|(_, value)| Some(*value)).collect();
        chart.categories = rows.into_iter().map(|(name, _)| name).collect();
        chart.series =
            vec![one_series(self.facts.report.period.name(self.language()), &values, SeriesRole::Current, unit, values.len())];
        chart
    }

    /// Metrics of one unit side by side; those of another unit than the first cannot share its axis.
    fn metric_values(&self, metrics: &[&Metric], fence: &ChartFence) -> Chart {
        let unit = metrics.first().map(|metric| metric.unit.clone()).unwrap_or_default();
        let mut chart = self.empty(fence, "", &unit);
        let shown: Vec<&&Metric> = metrics.iter().filter(|metric| metric.unit == unit).collect();
        chart.categories = shown.iter().map(|metric| metric.name.clone()).collect();
        let values: Vec<_> = shown.iter().map(|metric| metric.value).collect();
        let now = self.facts.report.period.name(self.language());
        chart.series = vec![one_series(now, &values, SeriesRole::Current, &unit, shown.len())];
        chart.lower_is_better = shown.first().and_then(|metric| lower(metric.better));
        chart
    }

    /// A free table: the first column names the categories, every numeric column is a series.
    fn table_chart(&self, table: &DataTable, fence: &ChartFence) -> Chart {
        let mut chart = self.empty(fence, &table.title, &fence.unit());
        let text =
            |value: &Option<Value>| value.as_ref().map(|value| crate::source::context::plain_value(value, self.language()));
        chart.categories = table.rows.iter().map(|row| row.first().and_then(text).unwrap_or_default()).collect();
        for (index, name) in table.columns.iter().enumerate().skip(1) {
            let values: Vec<Option<Decimal>> = table.rows.iter().map(|row| number(row.get(index)?.as_ref()?)).collect();
            if values.iter().any(Option::is_some) {
                chart.series.push(one_series(name.clone(), &values, SeriesRole::Part, &Unit::default(), values.len()));
            }
        }
        if let [only] = chart.series.as_mut_slice() {
            only.role = SeriesRole::Current;
        }
        chart
    }

    /// Records with before and after: the improvement of each in per cent, since their units differ; or as plans in time.
    fn record_chart(&self, records: &[&Record], fence: &ChartFence, span: Option<Span>, diags: &mut Diagnostics) -> Chart {
        if fence.kind == ChartName::Gantt {
            return self.schedule_chart(records.to_vec(), fence, span, diags);
        }
        if shows_pairs(fence.kind) {
            return self.record_pairs(records, fence, span, diags);
        }
        let (rows, unit) = improvement::of_records(records, self.facts, span, diags);
        self.bars(rows, &unit, fence)
    }

    fn schedule_chart(
        &self,
        mut records: Vec<&Record>,
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        super::keep_most(&mut records, fence.choice.most, "records", span, diags);
        let schedule = self.schedule(&records, fence.sort, span, diags);
        let mut chart = self.empty(fence, "", &Unit::default());
        chart.categories = schedule.tasks.iter().map(|task| task.title.clone()).collect();
        chart.particulars = Particulars::Schedule(schedule);
        chart
    }

    /// This period and the one a year before, as printed.
    pub(super) fn period_names(&self) -> (String, String) {
        let (period, language) = (self.facts.report.period, self.language());
        (period.name(language), period.year_before().name(language))
    }

    fn target_line(&self, value: Decimal, axis: Axis) -> TargetLine {
        TargetLine { name: self.target_name().to_owned(), value, axis }
    }

    /// What a target is called.
    pub(super) fn target_name(&self) -> &'static str {
        match self.language() {
            Language::ZhCn => "目标",
            Language::En => "Target",
        }
    }
}

/// Kinds whose categories have an order of their own, which sorting by value would lose.
fn keeps_order(kind: ChartName) -> bool {
    compares(kind) || matches!(kind, ChartName::BeforeAfter | ChartName::Funnel)
}

/// Kinds that say little without the period before.
fn compares(kind: ChartName) -> bool {
    matches!(kind, ChartName::Radar | ChartName::HeatMap | ChartName::SmallMultiples)
}

/// A named row of values, as long as the chart has categories.
pub(super) fn one_series(name: String, values: &[Option<Decimal>], role: SeriesRole, unit: &Unit, length: usize) -> ChartSeries {
    let mut values = values.to_vec();
    values.resize(length, None);
    ChartSeries { name, values, role, unit: unit.clone() }
}

fn highlight(fence: &ChartFence, chart: &Chart) -> Option<usize> {
    let values = &chart.series.iter().find(|series| series.role != SeriesRole::Previous)?.values;
    let extreme = |wins: fn(Decimal, Decimal) -> bool| {
        let mut best: Option<(usize, Decimal)> = None;
        for (index, value) in values.iter().enumerate() {
            let Some(value) = value.filter(|_| chart.rest() != Some(index)) else { continue };
            if best.is_none_or(|(_, current)| wins(value, current)) {
                best = Some((index, value));
            }
        }
        best.map(|(index, _)| index)
    };
    let default = match chart.kind {
        ChartKind::Bar if fence.top.is_some() => "first",
        ChartKind::Bar if chart.series.iter().any(|series| series.role == SeriesRole::Target) => "none",
        ChartKind::Donut | ChartKind::Pie | ChartKind::Bar if chart.target.is_none() => "largest",
        ChartKind::Column(Stacking::Grouped) if chart.series.len() == 1 => "largest",
        ChartKind::Column(_)
        | ChartKind::Bar
        | ChartKind::Line
        | ChartKind::Area
        | ChartKind::Donut
        | ChartKind::Pie
        | ChartKind::Scatter
        | ChartKind::Pareto
        | ChartKind::Waterfall
        | ChartKind::Funnel
        | ChartKind::Radar
        | ChartKind::HeatMap
        | ChartKind::CalendarHeatMap
        | ChartKind::SmallMultiples
        | ChartKind::Combo
        | ChartKind::BeforeAfter
        | ChartKind::Gantt
        | ChartKind::Dumbbell
        | ChartKind::Slope
        | ChartKind::Bullet
        | ChartKind::Gauge
        | ChartKind::Sparkline => "none",
    };
    match fence.highlight.as_deref().unwrap_or(default) {
        "none" => None,
        "first" => Some(0),
        "last" => values.len().checked_sub(1),
        "largest" | "peak" => extreme(|value, best| value > best),
        "smallest" | "low" => extreme(|value, best| value < best),
        name => chart.categories.iter().position(|category| category == name),
    }
}

/// The kind that a template names; `auto` has become another before anything is drawn.
pub(super) fn kind(name: ChartName) -> ChartKind {
    match name {
        ChartName::Column => ChartKind::Column(Stacking::Grouped),
        ChartName::Stacked => ChartKind::Column(Stacking::Stacked),
        ChartName::Percent => ChartKind::Column(Stacking::Percent),
        ChartName::Auto | ChartName::Bar => ChartKind::Bar,
        ChartName::Line => ChartKind::Line,
        ChartName::Area => ChartKind::Area,
        ChartName::Donut => ChartKind::Donut,
        ChartName::Pie => ChartKind::Pie,
        ChartName::Scatter => ChartKind::Scatter,
        ChartName::Pareto => ChartKind::Pareto,
        ChartName::Waterfall => ChartKind::Waterfall,
        ChartName::Funnel => ChartKind::Funnel,
        ChartName::Radar => ChartKind::Radar,
        ChartName::HeatMap => ChartKind::HeatMap,
        ChartName::CalendarHeatMap => ChartKind::CalendarHeatMap,
        ChartName::SmallMultiples => ChartKind::SmallMultiples,
        ChartName::Combo => ChartKind::Combo,
        ChartName::BeforeAfter => ChartKind::BeforeAfter,
        ChartName::Gantt => ChartKind::Gantt,
        ChartName::Dumbbell => ChartKind::Dumbbell,
        ChartName::Slope => ChartKind::Slope,
        ChartName::Bullet => ChartKind::Bullet,
        ChartName::Gauge => ChartKind::Gauge,
    }
}

fn path(fence: &ChartFence) -> String {
    fence.from.paths().join("`, `")
}

/// Items without the values that a chart needs are not in it: they are named.
fn report_left_out(breakdown: &Breakdown, chart: &Chart, span: Option<Span>, diags: &mut Diagnostics) {
    let names =
        breakdown.items.iter().map(|item| item.name.as_str()).filter(|name| !chart.categories.iter().any(|kept| kept == name));
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if !names.is_empty() && !chart.categories.is_empty() {
        let what = if chart.series.first().is_some_and(|series| series.role == SeriesRole::Previous) {
            "no value before or after"
        } else {
            "no value"
        };
        let message = format!("left out of the chart of `breakdowns.{}`: {}, with {what}", breakdown.key, names.join(", "));
        diags.push(Diagnostic::warning("missing-value", message).at(span));
    }
}

/// The chart's figures as a table, for when they cannot be drawn.
fn chart_table(chart: &Chart) -> Table {
    match &chart.particulars {
        Particulars::Schedule(schedule) => return super::schedule::table(schedule, &chart.title, chart.language),
        Particulars::Measures(_) => return super::measured::table(chart),
        Particulars::OnlyTable(table) => return table.clone(),
        Particulars::None | Particulars::Rest(_) => {}
    }
    let name = match (chart.title.as_str(), chart.language) {
        ("", Language::ZhCn) => "项目".to_owned(),
        ("", Language::En) => "Item".to_owned(),
        (title, _) => title.to_owned(),
    };
    let mut columns = vec![Column { name, align: Align::Left, kind: ColumnKind::Text, ..Column::default() }];
    columns.extend(chart.series.iter().map(|series| Column {
        name: with_unit(&series.name, &series.unit, chart.language),
        align: Align::Right,
        kind: ColumnKind::Number,
        ..Column::default()
    }));
    let spell = |value: Option<Decimal>| {
        value.map_or_else(|| crate::number::MISSING.to_owned(), |value| format_number(value, chart.language))
    };
    let rows = chart.categories.iter().enumerate().map(|(index, category)| {
        let mut cells = vec![Cell::plain(category.clone())];
        cells.extend(chart.series.iter().map(|series| Cell::plain(spell(series.values.get(index).copied().flatten()))));
        Row { cells, emphasis: Emphasis::Normal }
    });
    Table { title: chart.title.clone(), columns, rows: rows.collect(), ..Table::default() }
}

/// Whether a smaller value is better.
pub(super) fn lower(better: Direction) -> Option<bool> {
    match better {
        Direction::Lower => Some(true),
        Direction::Higher => Some(false),
        Direction::Neutral => None,
    }
}
