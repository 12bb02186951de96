//! Columns on top of each other, to their sum or to 100 %.

use super::column::{gap, target, target_margin};
use super::page::{Page, upright};
use super::paint::{self, PAPER};
use super::plan::{
    Form, Group, LOUD, LabelSide, Labels, Look, PLAIN, Plan, PlanLabel, PlanSeries, RunText, Says, Stroke, WordRun,
};
use super::sheet::Sheet;
use crate::chart::column::stack;
use crate::chart::frame;
use crate::chart::labels::{self, Bounds};
use crate::number::Language;
use crate::report::{ChartKind, Stacking};
use rust_decimal::Decimal;

/// Stacked columns.
pub(super) fn stacked(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let stacking = if chart.kind == ChartKind::Column(Stacking::Percent) { Stacking::Percent } else { Stacking::Stacked };
    let order = frame::primary(chart);
    let names: Vec<&str> = order.iter().map(|&index| chart.series[index].name.as_str()).collect();
    let header = page.header(&names);
    let sums = stacking == Stacking::Stacked;
    let right = page.width - if sums { target_margin(page) } else { 0.0 };
    let top = header.bottom + page.events_height() + if sums { 1.2 * size } else { 0.4 * size };
    let (plot, every) = page.field(top, 0.0, right, 0.0);
    let mut sheet = page.sheet();
    let series = order.iter().map(|&index| part(page, &mut sheet, index, &plot, stacking)).collect();
    let share = 0.62_f64.min(6.0 * size * chart.categories.len().max(1) as f64 / plot.width());
    let form = Form::Bars { horizontal: false, stacking, gap: gap(share, 1), overlap: 100 };
    let mut groups = vec![Group { form, axes: 0, series }];
    let mut hidden = Vec::new();
    if sums {
        let totals = totals(page, &mut sheet, order.len());
        hidden.push(totals.column);
        groups.push(Group { form: Form::Lines, axes: 0, series: vec![totals] });
        groups.extend(target(page, &mut sheet, &plot, &mut hidden));
    }
    let mut axes = upright(every);
    axes.low = Some(0.0);
    axes.high = (!sums).then_some(1.0);
    page.plan(header, &plot, groups, vec![axes], sheet, hidden)
}

/// One layer; its values stand in it where it is tall enough.
fn part(page: &Page<'_>, sheet: &mut Sheet, index: usize, plot: &Bounds, stacking: Stacking) -> PlanSeries {
    let (chart, size) = (page.chart, page.size);
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    series.fill = Some(paint::series(chart, index));
    series.stroke = Some(Stroke::solid(PAPER, 0.75));
    let look = Look { bold: false, paint: paint::text_in_part(chart, index, page.theme) };
    let said = |says: Says| PlanLabel { says, side: Some(LabelSide::Centre), moved: None, on_line: false, look };
    let order = frame::primary(chart);
    let stacks: Vec<_> = (0..chart.categories.len()).map(|category| stack(chart, &order, category, stacking)).collect();
    let highest = stacks.iter().filter_map(|stack| stack.last()).map(|segment| segment.until).fold(f64::MIN_POSITIVE, f64::max);
    let breadth = plot.width() / chart.categories.len().max(1) as f64 * 0.62;
    let mut points = Vec::new();
    for (category, stack) in stacks.iter().enumerate() {
        let Some(segment) = stack.iter().find(|segment| segment.series == index) else { continue };
        // Office leaves room above the highest stack.
        let height = (segment.until - segment.from) / highest * plot.height() * 0.85;
        let fits = height >= 1.25 * size && labels::width(&segment.text, size, false) + 4.0 <= breadth;
        if !fits {
            points.push((category, None));
        } else if stacking == Stacking::Percent {
            // A share is no value of the workbook: it is said in words.
            let run = WordRun { text: RunText::Fixed(segment.text.clone()), look };
            points.push((category, Some(said(Says::Words(vec![vec![run]])))));
        }
    }
    series.labels = Labels { all: Some(said(Says::Value)), points };
    series
}

/// The sums over the columns, on a line that is not seen.
fn totals(page: &Page<'_>, sheet: &mut Sheet, parts: usize) -> PlanSeries {
    let chart = page.chart;
    let sum = |category: usize| {
        let values = chart.series.iter().filter_map(|series| series.values.get(category).copied().flatten());
        values.reduce(Decimal::saturating_add)
    };
    let sums: Vec<Option<Decimal>> = (0..chart.categories.len()).map(sum).collect();
    let name = match chart.language {
        Language::ZhCn => "合计",
        Language::En => "Total",
    };
    let values: Vec<Decimal> = sums.iter().flatten().copied().collect();
    let column = sheet.add(name, &sums, page.code(&values, chart.unit.kind));
    sheet.columns[column].sum_of = parts.checked_sub(1).map(|last| (0, last));
    let mut series = PlanSeries::new(column);
    for category in (0..sums.len()).filter(|&category| sums[category].is_some()) {
        let look = if chart.highlight.is_none_or(|index| index == category) { LOUD } else { PLAIN };
        let value = sums[category].map_or_else(String::new, |sum| frame::value_text(sum, chart.unit.kind, chart.language));
        let says = page.event(category).map_or(Says::Value, |event| super::column::flag(event, Some(value), look.bold));
        series
            .labels
            .points
            .push((category, Some(PlanLabel { says, side: Some(LabelSide::Above), moved: None, on_line: false, look })));
    }
    series
}
