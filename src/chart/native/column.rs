//! Upright bars side by side, with a target's line and events.

use super::events;
use super::page::{Page, upright};
use super::paint::{self, INK, Paint};
use super::plan::{Form, GREY, Group, LOUD, LabelSide, Labels, Look, PLAIN, Plan, PlanLabel, PlanPoint, PlanSeries};
use super::plan::{RunText, Says, Stroke, WordRun};
use super::sheet::Sheet;
use crate::chart::column::{Labelling, group_share, labelling};
use crate::chart::frame;
use crate::chart::labels::{self, Bounds};
use crate::chart::scale::{self, Base, Scale};
use crate::number::Language;
use crate::report::{Axis, SeriesRole, Stacking};
use rust_decimal::Decimal;

/// Columns side by side.
pub(super) fn grouped(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let order = page.in_order();
    let names: Vec<&str> = order.iter().map(|&index| chart.series[index].name.as_str()).collect();
    let header = page.header(if names.len() > 1 { &names } else { &[] });
    let right = page.width - target_margin(page);
    let labelling = labelling(chart, &order, right / chart.categories.len().max(1) as f64, size);
    let scale = scale::nice(reached(page, &order), Base::Zero, 4);
    let left = if labelling == Labelling::Few { frame::axis_width(&scale, chart, size) } else { 0.0 };
    let below = if scale.low < 0.0 { 1.1 * size } else { 0.0 };
    let top = header.bottom + page.events_height() + 0.8 * size;
    let (plot, every) = page.field(top, left, right, below);
    let mut sheet = page.sheet();
    let series = order.iter().map(|&index| column(page, &mut sheet, index, labelling, Some((&plot, &scale)))).collect();
    let mut groups = vec![Group { form: bars(page, order.len(), &plot), axes: 0, series }];
    let mut hidden = Vec::new();
    groups.extend(target(page, &mut sheet, &plot, &mut hidden));
    groups.extend(events::flags(page, &mut sheet, &plot, &scale, &mut hidden));
    let mut axes = upright(every);
    axes.low = (scale.low >= 0.0).then_some(0.0);
    if labelling == Labelling::Few {
        axes.numbers = Some(page.numbers(&scale, chart.unit.kind));
    }
    page.plan(header, &plot, groups, vec![axes], sheet, hidden)
}

/// Every value of some series, and the target if it lies on the first axis.
pub(super) fn reached(page: &Page<'_>, series: &[usize]) -> Vec<f64> {
    let chart = page.chart;
    let places =
        series.iter().flat_map(|&index| (0..chart.categories.len()).filter_map(move |at| frame::place(chart, index, at)));
    let target = chart.target.as_ref().filter(|target| target.axis == Axis::First);
    places.chain(target.map(|target| scale::to_f64(target.value))).collect()
}

/// Bars that take as much of their category as in the picture.
pub(super) fn bars(page: &Page<'_>, series: usize, plot: &Bounds) -> Form {
    let slot = plot.width() / page.chart.categories.len().max(1) as f64;
    let share = group_share(series).min(6.0 * page.size * series as f64 / slot);
    Form::Bars {
        horizontal: false,
        stacking: Stacking::Grouped,
        gap: gap(share, series),
        overlap: if series > 1 { -5 } else { 0 },
    }
}

/// Space between groups that leaves a share of each category to its bars, in per cent of a bar (0 to 500).
pub(super) fn gap(share: f64, bars: usize) -> u32 {
    ((1.0 - share) / share * bars as f64 * 100.0).round().clamp(0.0, 500.0) as u32
}

/// One series as bars.
pub(super) fn column(
    page: &Page<'_>,
    sheet: &mut Sheet,
    index: usize,
    labelling: Labelling,
    field: Option<(&Bounds, &Scale)>,
) -> PlanSeries {
    let chart = page.chart;
    let own = paint::series(chart, index);
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    let quiet = (0..chart.categories.len()).map(|category| paint::bar(chart, index, category));
    series.fill = Some(common_fill(page, quiet.clone(), own));
    series.points = quiet
        .enumerate()
        .filter(|(_, paint)| Some(*paint) != series.fill)
        .map(|(index, paint)| PlanPoint { index, fill: Some(paint), marker: None })
        .collect();
    series.labels = values_at_bars(page, index, labelling, |value| field.is_some_and(|field| on_target(page, field, value)));
    series
}

/// Whether a value over its bar lies on the target's line.
fn on_target(page: &Page<'_>, (plot, scale): (&Bounds, &Scale), value: Decimal) -> bool {
    let Some(target) = &page.chart.target else { return false };
    let above = scale::to_f64(target.value) - scale::to_f64(value);
    let pixels = above / (scale.high - scale.low) * plot.height();
    (0.0..1.6 * page.size).contains(&pixels)
}

/// What a series says of itself in the key; without a key, what most of its bars have, so that new bars look as they do.
pub(super) fn common_fill(page: &Page<'_>, mut bars: impl Iterator<Item = Paint>, own: Paint) -> Paint {
    if frame::primary(page.chart).len() > 1 { own } else { bars.find(|paint| *paint != own).unwrap_or(own) }
}

fn values_at_bars(page: &Page<'_>, index: usize, labelling: Labelling, on_line: impl Fn(Decimal) -> bool) -> Labels {
    let chart = page.chart;
    let series = &chart.series[index];
    let compared = series.role == SeriesRole::Previous;
    let label = |look: Look, says: Says| PlanLabel { says, side: Some(LabelSide::OutsideEnd), moved: None, on_line: false, look };
    let all = match labelling {
        Labelling::All => true,
        Labelling::Current => !compared,
        Labelling::Few => false,
    };
    let look = if compared { GREY } else { PLAIN };
    let mut points = Vec::new();
    for (category, value) in series.values.iter().enumerate() {
        let Some(value) = value else { continue };
        let loud = chart.highlight == Some(category) && !compared;
        let shown = crate::chart::column::says(chart, index, category, *value, labelling);
        let event = page.event(category).filter(|_| chart.series.len() == 1);
        if let Some(event) = event {
            let said = shown.then(|| frame::series_text(chart, index, *value));
            points.push((category, Some(label(PLAIN, flag(event, said, loud)))));
        } else if shown && (loud || !all || on_line(*value)) {
            let label = label(if loud { LOUD } else { look }, Says::Value);
            points.push((category, Some(PlanLabel { on_line: on_line(*value), ..label })));
        }
    }
    Labels { all: all.then(|| label(look, Says::Value)), points }
}

/// An event's words over the point's value, where that is said.
pub(super) fn flag(event: String, value: Option<String>, loud: bool) -> Says {
    let mut lines = vec![vec![WordRun { text: RunText::Fixed(event), look: PLAIN }]];
    let look = if loud { LOUD } else { PLAIN };
    lines.extend(value.map(|value| vec![WordRun { text: RunText::Value(value), look }]));
    Says::Words(lines)
}

/// The target as a thin line over the whole field, its name and value right of it.
pub(super) fn target(page: &Page<'_>, sheet: &mut Sheet, plot: &Bounds, hidden: &mut Vec<usize>) -> Option<Group> {
    let chart = page.chart;
    let target = chart.target.as_ref()?;
    let count = chart.categories.len();
    let unit = frame::target_unit(target, chart);
    let column = sheet.add(target_name(page), &vec![Some(target.value); count], page.code_with_unit(target.value, unit));
    let mut series = PlanSeries::new(column);
    series.stroke = Some(Stroke::solid(INK, 0.75));
    series.to_the_edges = series.stroke.filter(|_| count > 1);
    let half = plot.width() / count.max(1) as f64 / 2.0;
    let label = PlanLabel {
        says: target_says(page),
        side: Some(LabelSide::Right),
        moved: Some(page.distance(half, 0.0)),
        on_line: false,
        look: PLAIN,
    };
    series.labels.points.push((count.saturating_sub(1), Some(label)));
    // The line to the edges has an entry of its own, after those of all series.
    hidden.extend([column, sheet.columns.len()]);
    Some(Group { form: Form::Lines, axes: 0, series: vec![series] })
}

/// What stands over the target's column in the workbook, where it may need a name that the chart does not show.
pub(super) fn target_name<'a>(page: &'a Page<'_>) -> &'a str {
    let name = page.chart.target.as_ref().map_or("", |target| target.name.as_str());
    match (name.is_empty(), page.chart.language) {
        (false, _) => name,
        (true, Language::ZhCn) => "界线",
        (true, Language::En) => "Limit",
    }
}

/// What a target's label says: its name, if it has one, and its value.
pub(super) fn target_says(page: &Page<'_>) -> Says {
    let named = page.chart.target.as_ref().is_some_and(|target| !target.name.is_empty());
    if named { Says::NameAndValue } else { Says::Value }
}

/// Room right of the field for the target's name and value.
pub(super) fn target_margin(page: &Page<'_>) -> f64 {
    let text = page.chart.target.as_ref().map(|target| frame::target_text(target, page.chart));
    text.map_or(0.0, |text| labels::width(&text, page.size, false).min(page.width * 0.3) + page.size)
}
