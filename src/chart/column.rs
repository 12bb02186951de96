//! Upright bars: side by side, stacked, or stacked to 100 %.

use super::canvas::{Canvas, Plot};
use super::events;
use super::frame::{self, CategoryLabels, Key, KeyMark};
use super::labels::{self, ABOVE, Bounds, Label, MIDDLE, Side};
use super::scale::{self, Base, Scale};
use super::shades;
use crate::number::{UnitKind, format_number, shares};
use crate::report::{Chart, ChartKind, SeriesRole, Stacking};
use crate::theme::{Colour, Theme};
use rust_decimal::Decimal;

/// Draws a column chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, stacking: Stacking, theme: &Theme) {
    match stacking {
        Stacking::Grouped => grouped(canvas, chart, theme),
        Stacking::Stacked | Stacking::Percent => stacked(canvas, chart, stacking, theme),
    }
}

/// Which bars say their value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labelling {
    /// All; there is no axis.
    All,
    /// Those of this period; the bars compared with stay silent, and there is no axis.
    Current,
    /// The highlight, the peak and the last; an axis gives the rest.
    Few,
}

/// Draws bars side by side.
fn grouped(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let series = frame::primary(chart);
    let keys = if series.len() > 1 { keys(chart, &series, theme) } else { Vec::new() };
    let top = frame::header(canvas, chart, &keys);
    let right = canvas.bounds.right - target_margin(canvas, chart);
    let labelling = labelling(chart, &series, right / chart.categories.len().max(1) as f64, canvas.size);
    // Values beside a bar compared with lean to the right, the last one over the edge of its category.
    let right = if labelling == Labelling::Current { right - 0.5 * canvas.size } else { right };
    let values = series
        .iter()
        .flat_map(|&index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    let values = values.chain(chart.target.as_ref().map(|target| scale::to_f64(target.value)));
    let scale = if labelling == Labelling::Few { scale::nice(values, Base::Zero, 4) } else { scale::tight(values, Base::Zero) };
    let field = Field::lay_out(canvas, chart, &scale, top, right);
    let plot = canvas.plot(field.bounds, 0.0..chart.categories.len().max(1) as f64, scale.low..scale.high);
    if labelling == Labelling::Few {
        frame::value_axis(canvas, &plot, &scale, chart);
    }
    let bars = bars(canvas, &plot, chart, &series, theme);
    frame::zero_line(canvas, &plot, 0.0);
    target_line(canvas, &plot, chart);
    field.categories.write(canvas, chart, field.bounds.bottom + field.below, |category| plot.at(category as f64 + 0.5, 0.0).0);
    write_values(canvas, chart, &bars, labelling);
    let highest = |category: usize| {
        bars.iter().filter(|bar| bar.category == category).map(|bar| bar.bounds.top).fold(field.bounds.bottom, f64::min)
    };
    events::write(canvas, chart, top, |category| plot.at(category as f64 + 0.5, 0.0).0, highest);
}

/// The field of the data and its category labels.
pub(super) struct Field {
    pub(super) bounds: Bounds,
    pub(super) categories: CategoryLabels,
    /// Room between the field and the category labels, for values below the zero line.
    pub(super) below: f64,
}

impl Field {
    /// The field under `top` and left of `right` with room for axis numbers, labels and events.
    pub(super) fn lay_out(canvas: &Canvas<'_>, chart: &Chart, scale: &Scale, top: f64, right: f64) -> Self {
        let size = canvas.size;
        let left = frame::axis_width(scale, chart, size);
        let slot = (right - left) / chart.categories.len().max(1) as f64;
        let names = matches!(chart.kind, ChartKind::Pareto | ChartKind::Waterfall);
        let fit = if names { CategoryLabels::fit_names } else { CategoryLabels::fit };
        let categories = fit(&chart.categories, slot, size);
        let below = if scale.low < 0.0 { 1.1 * size } else { 0.0 };
        let head = events::height(canvas, chart) + 1.25 * size;
        let bottom = canvas.bounds.bottom - categories.height(size) - below - 1.0;
        Self { bounds: Bounds { left, top: (top + head).min(bottom - 8.0), right, bottom }, categories, below }
    }
}

/// A bar that was drawn.
pub(super) struct Bar {
    pub(super) series: usize,
    pub(super) category: usize,
    pub(super) value: Decimal,
    pub(super) bounds: Bounds,
}

/// Draws the bars of some series side by side around the middle of their category.
pub(super) fn bars(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, series: &[usize], theme: &Theme) -> Vec<Bar> {
    let slot = plot.bounds.width() / chart.categories.len().max(1) as f64;
    let group = group_share(series.len()).min(6.0 * canvas.size * series.len() as f64 / slot);
    let pitch = group / series.len().max(1) as f64;
    let gap = (2.0 / slot).min(pitch * 0.2);
    let mut order: Vec<usize> = series.to_vec();
    // What is compared with stands first, as time runs from left to right.
    order.sort_by_key(|&index| chart.series[index].role != SeriesRole::Previous);
    let mut bars = Vec::new();
    for category in 0..chart.categories.len() {
        for (position, &index) in order.iter().enumerate() {
            let Some(value) = chart.series[index].values.get(category).copied().flatten() else { continue };
            let start = category as f64 + 0.5 - group / 2.0 + pitch * position as f64;
            let across = start + gap / 2.0..start + pitch - gap / 2.0;
            let bounds = plot.bar(across, 0.0..scale::to_f64(value), shades::bar(chart, index, category, theme));
            canvas.avoid(bounds);
            bars.push(Bar { series: index, category, value, bounds });
        }
    }
    bars
}

/// Writes values at the ends of bars.
pub(super) fn write_values(canvas: &mut Canvas<'_>, chart: &Chart, bars: &[Bar], labelling: Labelling) {
    let compared = |bar: &&Bar| chart.series[bar.series].role == SeriesRole::Previous;
    let mut order: Vec<&Bar> = bars.iter().filter(|bar| says_value(chart, bar, labelling) && !compared(bar)).collect();
    order.sort_by_key(|bar| chart.highlight != Some(bar.category));
    for bar in order {
        let loud = chart.highlight == Some(bar.category);
        let label = value_label(canvas, chart, bar).bold(loud);
        let at_end = label.clone().within(canvas.bounds.left, canvas.bounds.right);
        let aside = (at_end.width() / 2.0 - bar.bounds.width() / 2.0).max(0.0);
        let mut places = vec![at_end];
        if !is_negative(bar) && labelling != Labelling::All {
            places.push(Label { x: label.x + aside, ..label }.within(canvas.bounds.left, canvas.bounds.right));
        }
        if labelling == Labelling::Few && !loud {
            // The axis says it too, so it need not stand over a neighbour.
            places.retain(|place| canvas.disturbance(&place.bounds()) < COVERS);
        }
        canvas.write_at_best(&places);
    }
    let compared: Vec<Label> = bars
        .iter()
        .filter(|bar| says_value(chart, bar, labelling) && compared(bar))
        .map(|bar| value_label(canvas, chart, bar).colour(Colour::Muted).within(canvas.bounds.left, canvas.bounds.right))
        .collect();
    canvas.write_all_or_none(&compared);
}

/// The value of a bar over its end.
fn value_label(canvas: &Canvas<'_>, chart: &Chart, bar: &Bar) -> Label {
    let size = canvas.size;
    let baseline = if is_negative(bar) { bar.bounds.bottom + (ABOVE + 0.1) * size } else { bar.bounds.top - 0.32 * size };
    let middle = f64::midpoint(bar.bounds.left, bar.bounds.right);
    Label::new(frame::series_text(chart, bar.series, bar.value), middle, baseline, size).side(Side::Middle).colour(Colour::Ink)
}

fn is_negative(bar: &Bar) -> bool {
    bar.value.is_sign_negative() && !bar.value.is_zero()
}

/// From this disturbance on a label lies on a bar.
const COVERS: usize = 2;

/// Draws the target across the field, its name and value in the margin on the right.
pub(super) fn target_line(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart) {
    let Some(target) = &chart.target else { return };
    let size = canvas.size;
    let (_, y) = plot.at(0.0, scale::to_f64(target.value));
    canvas.line((plot.bounds.left, y), (plot.bounds.right, y), canvas.rgb(Colour::Ink), HAIR_TARGET);
    canvas.interrupt((plot.bounds.left, y), (plot.bounds.right, y));
    let lines = target_lines(canvas, chart);
    let first = y + MIDDLE * size - labels::LEADING * size * (lines.len() as f64 - 1.0) / 2.0;
    for (row, line) in (0..).zip(lines) {
        let baseline = first + labels::LEADING * size * f64::from(row);
        canvas.try_write(&Label::new(line, plot.bounds.right + 0.4 * size, baseline, size).colour(Colour::Ink));
    }
}

/// Room right of the field for the target's name and value.
pub(super) fn target_margin(canvas: &Canvas<'_>, chart: &Chart) -> f64 {
    let widest = target_lines(canvas, chart).iter().map(|line| labels::width(line, canvas.size, false)).fold(0.0, f64::max);
    if widest > 0.0 { widest + 0.5 * canvas.size } else { 0.0 }
}

/// Stroke of a target line in pixels.
pub(super) const HAIR_TARGET: f64 = 1.0;

fn target_lines(canvas: &Canvas<'_>, chart: &Chart) -> Vec<String> {
    let Some(target) = &chart.target else { return Vec::new() };
    labels::wrap_or_cut(&frame::target_text(target, chart), canvas.size, false, canvas.bounds.width() * 0.17, 3)
}

fn keys(chart: &Chart, series: &[usize], theme: &Theme) -> Vec<Key> {
    let mut order = series.to_vec();
    order.sort_by_key(|&index| chart.series[index].role != SeriesRole::Previous);
    order
        .into_iter()
        .map(|index| Key {
            name: chart.series[index].name.clone(),
            colour: shades::series(chart, index, theme),
            mark: KeyMark::Square,
        })
        .collect()
}

/// Decides which bars say their value, by the room above them.
pub(super) fn labelling(chart: &Chart, series: &[usize], slot: f64, size: f64) -> Labelling {
    let widest = |index: usize| {
        let texts = chart.series[index].values.iter().flatten().map(|value| frame::series_text(chart, index, *value));
        texts.map(|text| labels::width(&text, size, true)).fold(0.0, f64::max)
    };
    if chart.categories.len() > 14 {
        return Labelling::Few;
    }
    let pitch = slot * if series.len() > 1 { group_share(series.len()) / series.len() as f64 } else { 1.0 };
    if series.iter().all(|&index| widest(index) + 3.0 <= pitch) {
        return Labelling::All;
    }
    let compared = series.iter().any(|&index| chart.series[index].role == SeriesRole::Previous);
    let current: Vec<usize> = series.iter().copied().filter(|&index| chart.series[index].role != SeriesRole::Previous).collect();
    if compared && current.len() == 1 && widest(current[0]) + 4.0 <= slot { Labelling::Current } else { Labelling::Few }
}

fn says_value(chart: &Chart, bar: &Bar, labelling: Labelling) -> bool {
    says(chart, bar.series, bar.category, bar.value, labelling)
}

/// Whether a bar's value is said.
pub(super) fn says(chart: &Chart, series: usize, category: usize, value: Decimal, labelling: Labelling) -> bool {
    let series = &chart.series[series];
    match labelling {
        Labelling::All => true,
        Labelling::Current => series.role != SeriesRole::Previous,
        Labelling::Few => {
            let peak = series.values.iter().flatten().max();
            let last = series.values.iter().rposition(Option::is_some);
            let notable = chart.highlight == Some(category) || peak == Some(&value) || last == Some(category);
            series.role != SeriesRole::Previous && notable
        }
    }
}

pub(super) fn group_share(series: usize) -> f64 {
    match series {
        0 | 1 => 0.6,
        2 => 0.72,
        _ => 0.82,
    }
}

/// Draws series on top of each other.
fn stacked(canvas: &mut Canvas<'_>, chart: &Chart, stacking: Stacking, theme: &Theme) {
    let series = frame::primary(chart);
    let top = frame::header(canvas, chart, &keys(chart, &series, theme));
    let right = canvas.bounds.right - if stacking == Stacking::Stacked { target_margin(canvas, chart) } else { 0.0 };
    let stacks: Vec<Vec<Segment>> =
        (0..chart.categories.len()).map(|category| stack(chart, &series, category, stacking)).collect();
    let highest = stacks.iter().filter_map(|stack| stack.last()).map(|segment| segment.until);
    let scale =
        if stacking == Stacking::Percent { scale::tight([0.0, 100.0], Base::Zero) } else { scale::tight(highest, Base::Zero) };
    let field = Field::lay_out(canvas, chart, &scale, top, right);
    let count = chart.categories.len().max(1) as f64;
    let plot = canvas.plot(field.bounds, 0.0..count, scale.low.min(0.0)..scale.high);
    let half = 0.31_f64.min(3.0 * canvas.size * count / field.bounds.width());
    for (category, stack) in stacks.iter().enumerate() {
        let middle = category as f64 + 0.5;
        for segment in stack {
            draw_segment(canvas, &plot, chart, segment, middle - half..middle + half, theme);
        }
        if stacking == Stacking::Stacked {
            write_total(canvas, &plot, chart, category, stack);
        }
    }
    frame::zero_line(canvas, &plot, 0.0);
    if stacking == Stacking::Stacked {
        target_line(canvas, &plot, chart);
    }
    field.categories.write(canvas, chart, field.bounds.bottom + field.below, |category| plot.at(category as f64 + 0.5, 0.0).0);
    let summit = |category: usize| stacks[category].last().map_or(field.bounds.bottom, |segment| plot.at(0.0, segment.until).1);
    events::write(canvas, chart, top, |category| plot.at(category as f64 + 0.5, 0.0).0, summit);
}

/// A part of one stack.
pub(super) struct Segment {
    pub(super) series: usize,
    pub(super) from: f64,
    pub(super) until: f64,
    pub(super) text: String,
}

/// The parts of one category's stack, from below.
pub(super) fn stack(chart: &Chart, series: &[usize], category: usize, stacking: Stacking) -> Vec<Segment> {
    let values: Vec<Option<Decimal>> =
        series.iter().map(|&index| chart.series[index].values.get(category).copied().flatten()).collect();
    let parts = if stacking == Stacking::Percent { shares(&values, 0).unwrap_or_default() } else { values.clone() };
    let total: f64 = values.iter().flatten().map(|value| scale::to_f64(*value).max(0.0)).sum();
    let mut base = 0.0;
    let mut stack = Vec::new();
    for ((&index, value), part) in series.iter().zip(&values).zip(&parts) {
        let (Some(value), Some(part)) = (value, part) else { continue };
        let height =
            scale::to_f64(*value).max(0.0) * if stacking == Stacking::Percent && total > 0.0 { 100.0 / total } else { 1.0 };
        let text = if stacking == Stacking::Percent {
            frame::value_text(*part, UnitKind::Percent, chart.language)
        } else {
            frame::series_text(chart, index, *part)
        };
        stack.push(Segment { series: index, from: base, until: base + height, text });
        base += height;
    }
    stack
}

fn draw_segment(
    canvas: &mut Canvas<'_>,
    plot: &Plot<'_>,
    chart: &Chart,
    segment: &Segment,
    across: std::ops::Range<f64>,
    theme: &Theme,
) {
    let size = canvas.size;
    let fill = shades::parts(&theme.palette, chart.series.len())[segment.series];
    let bounds = plot.bar(across, segment.from..segment.until, fill);
    if segment.from > 0.0 && bounds.height() > 3.0 {
        canvas.line((bounds.left, bounds.bottom), (bounds.right, bounds.bottom), canvas.rgb(Colour::Paper), 1.0);
    }
    let (middle, centre) = (f64::midpoint(bounds.left, bounds.right), f64::midpoint(bounds.top, bounds.bottom));
    let label = Label::new(segment.text.as_str(), middle, centre + MIDDLE * size, size).side(Side::Middle);
    if bounds.height() >= 1.25 * size && label.width() + 4.0 <= bounds.width() {
        canvas.try_write(&label.colour(shades::text_on(fill, &theme.palette)));
    }
}

fn write_total(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, category: usize, stack: &[Segment]) {
    let parts = chart.series.iter().filter_map(|series| series.values.get(category).copied().flatten());
    let total = parts.fold(Decimal::ZERO, Decimal::saturating_add);
    let Some(last) = stack.last() else { return };
    let (x, y) = plot.at(category as f64 + 0.5, last.until);
    let loud = chart.highlight.is_none_or(|index| index == category);
    let label = Label::new(format_number(total, chart.language), x, y - 0.32 * canvas.size, canvas.size);
    canvas.try_write(&label.side(Side::Middle).bold(loud).colour(Colour::Ink));
}
