//! Columns and a line of another unit on a second axis, in fields of their own: the line above the columns.

use super::column::{bars, column, grouped, target_margin};
use super::page::{Page, upright};
use super::paint::{INK, QUIET};
use super::plan::{AxisPair, Form, Group, LabelSide, PLAIN, Plan, PlanLabel, PlanSeries, Stroke};
use super::sheet::Sheet;
use super::{column as columns, line};
use crate::chart::column::{Labelling, labelling};
use crate::chart::combo::{LINE_SHARE, key_name, second_scale};
use crate::chart::frame;
use crate::chart::labels::Bounds;
use crate::chart::scale::{self, Base, Scale};
use crate::report::{Axis, SeriesRole};

/// Columns of the first axis and lines of the second.
pub(super) fn columns_and_line(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let lines: Vec<usize> = (0..chart.series.len()).filter(|&index| chart.series[index].role == SeriesRole::Secondary).collect();
    if lines.is_empty() {
        return grouped(page);
    }
    let order = page.in_order();
    let names: Vec<String> = order.iter().chain(&lines).map(|&index| key_name(chart, index)).collect();
    let header = page.header(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let right = page.width - target_margin(page).max(0.5 * size);
    let labelling = labelling(chart, &order, right / chart.categories.len().max(1) as f64, size);
    let (plot, every) = page.field(header.bottom + 2.1 * size, 0.0, right, 0.0);
    let first = scale::tight(columns::reached(page, &order), Base::Zero);
    let second = second_scale(chart, &lines, Labelling::All);
    let mut sheet = page.sheet();
    let mut series: Vec<PlanSeries> = order.iter().map(|&index| column(page, &mut sheet, index, labelling, None)).collect();
    for (one, name) in series.iter_mut().zip(&names) {
        sheet.columns[one.column].name.clone_from(name);
        one.points.retain(|point| point.fill.is_some());
    }
    let mut groups = vec![Group { form: bars(page, order.len(), &plot), axes: 0, series }];
    let floating = floating(&second);
    let curve = |sheet: &mut Sheet, (index, name): (usize, &String)| {
        let mut curve = line::line(page, sheet, index);
        line::points(page, &mut curve, index, labelling != Labelling::Few, (&plot, &floating));
        sheet.columns[curve.column].name.clone_from(name);
        curve
    };
    let with_names = lines.iter().copied().zip(&names[order.len()..]);
    let curves = with_names.map(|one| curve(&mut sheet, one)).collect();
    groups.push(Group { form: Form::Lines, axes: 1, series: curves });
    let mut hidden = Vec::new();
    if let Some(line) = target(page, &mut sheet, &plot) {
        hidden.extend([line.column, sheet.columns.len()]);
        let on_second = usize::from(chart.target.as_ref().is_some_and(|target| target.axis == Axis::Second));
        if on_second == 1 {
            groups[1].series.push(line);
        } else {
            groups.push(Group { form: Form::Lines, axes: 0, series: vec![line] });
        }
    }
    page.plan(header, &plot, groups, axes(page, every, &plot, [&first, &second]), sheet, hidden)
}

/// Scales that leave the upper part of the field to the line and the rest to the columns.
fn axes(page: &Page<'_>, every: usize, plot: &Bounds, [first, second]: [&Scale; 2]) -> Vec<AxisPair> {
    // The lowest label of the line and the highest of the columns stand between the two.
    let below = (1.0 - LINE_SHARE - 3.6 * page.size / plot.height()).max(0.3);
    let columns = first.high - first.low.min(0.0);
    let high = first.low.min(0.0) + columns / below;
    let low = floating(second).low;
    let first = AxisPair { low: Some(round(first.low.min(0.0))), high: Some(round(high)), base: Some(QUIET), ..upright(every) };
    let second = AxisPair {
        categories: false,
        base: None,
        low: Some(round(low)),
        high: Some(round(second.high)),
        far: true,
        ..upright(every)
    };
    vec![first, second]
}

/// The lines' scale over the whole field, so that they fill its upper part alone.
fn floating(second: &Scale) -> Scale {
    Scale { low: second.high - (second.high - second.low) / LINE_SHARE, ..second.clone() }
}

/// Three digits say all that an axis's end needs.
fn round(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let digit = value.abs().log10().floor() as i32 - 3;
    // Powers of ten above one are exact, so that no dust of binary fractions is written.
    if digit < 0 {
        (value * 10_f64.powi(-digit)).round() / 10_f64.powi(-digit)
    } else {
        (value / 10_f64.powi(digit)).round() * 10_f64.powi(digit)
    }
}

fn target(page: &Page<'_>, sheet: &mut Sheet, plot: &Bounds) -> Option<PlanSeries> {
    let chart = page.chart;
    let target = chart.target.as_ref()?;
    let count = chart.categories.len();
    let code = page.code_with_unit(target.value, frame::target_unit(target, chart));
    let mut series = PlanSeries::new(sheet.add(columns::target_name(page), &vec![Some(target.value); count], code));
    series.stroke = Some(Stroke::solid(INK, 0.75));
    series.to_the_edges = series.stroke.filter(|_| count > 1);
    let half = plot.width() / count.max(1) as f64 / 2.0;
    let moved = Some(page.distance(half, 0.0));
    let label = PlanLabel { says: columns::target_says(page), side: Some(LabelSide::Right), moved, on_line: false, look: PLAIN };
    series.labels.points.push((count.saturating_sub(1), Some(label)));
    Some(series)
}
