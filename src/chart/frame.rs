//! What stands around the data: the grey title with its unit, the key, category labels, grid and axis numbers.

use super::canvas::{Canvas, Plot};
use super::labels::{self, ABOVE, BELOW, Bounds, LEADING, Label, MIDDLE, Side};
use super::scale::{Scale, to_f64};
use crate::number::{Language, Unit, UnitKind, axis_labels, format_number, format_with_unit};
use crate::report::{Axis, Chart, ChartKind, SeriesRole, TargetLine};
use crate::theme::{Colour, Rgb};
use rust_decimal::Decimal;

/// Width of hairlines in pixels.
pub(super) const HAIRLINE: f64 = 1.0;

/// Distance of category labels from the plot in em: below an axis number that stands at its foot.
const CATEGORY_GAP: f64 = 0.55;
/// Up to so many categories are names, each of which must stay, rather than steps of time that may be thinned.
const FEW: usize = 8;

/// An entry of the key.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) colour: Rgb,
    pub(super) mark: KeyMark,
}

/// What a key's entry shows before its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyMark {
    /// A filled square, for bars and areas.
    Square,
    /// A stroke, for lines.
    Stroke,
    /// A stroke of dashes, as the line itself has them.
    Dashes(&'static str),
    /// An upright stroke, for a target of each category.
    Tick,
    /// A diamond, for a milestone.
    Diamond,
    /// A disc, for a point.
    Disc,
}

/// Writes title and key at the top and gives the height below them that is free.
pub(super) fn header(canvas: &mut Canvas<'_>, chart: &Chart, keys: &[Key]) -> f64 {
    let size = canvas.size;
    let title = title_text(chart);
    let width = canvas.bounds.width();
    let key_width: f64 =
        keys.iter().map(|key| entry_width(key, size)).sum::<f64>() - if keys.is_empty() { 0.0 } else { size * 1.2 };
    let room = if keys.is_empty() { width } else { width - key_width - 2.0 * size };
    let mut baseline = ABOVE * size + 1.0;
    let beside = !keys.is_empty() && (title.is_empty() || labels::width(&title, size, false) <= room);
    if !title.is_empty() {
        for line in labels::wrap_or_cut(&title, size, false, if beside { room } else { width }, 2) {
            canvas.write(&Label::new(line, 0.0, baseline, size));
            baseline += LEADING * size;
        }
    }
    if beside {
        let left = if title.is_empty() { 0.0 } else { width - key_width - 0.5 };
        key_row(canvas, keys, left, ABOVE * size + 1.0);
        if title.is_empty() {
            baseline += LEADING * size;
        }
    } else if !keys.is_empty() {
        baseline = key_rows(canvas, keys, baseline + 0.1 * size);
    }
    if title.is_empty() && keys.is_empty() { 0.35 * size } else { baseline - LEADING * size + BELOW * size + 0.75 * size }
}

/// Category labels under a plot: which are shown and on how many lines.
pub(super) struct CategoryLabels {
    lines: Vec<Vec<String>>,
    rows: usize,
    step: usize,
    /// Whether every second label stands in a band of its own below the others.
    staggered: bool,
}

impl CategoryLabels {
    /// The labels wrapped or thinned so that each fits its part of the axis; the first and the last always stay.
    pub(super) fn fit(categories: &[String], slot: f64, size: f64) -> Self {
        let count = categories.len();
        for step in 1..=count.max(1) {
            let shown = every(step, count);
            let limit = slot * step as f64 - 0.45 * size;
            let most = if count <= FEW { 3 } else { 2 };
            for rows in 1..=most {
                let wrapped: Option<Vec<Vec<String>>> =
                    shown.iter().map(|&index| labels::wrap(&categories[index], size, false, limit, rows)).collect();
                if let Some(wrapped) = wrapped {
                    let mut lines = vec![Vec::new(); count];
                    for (index, text) in shown.into_iter().zip(wrapped) {
                        lines[index] = text;
                    }
                    return Self { lines, rows, step, staggered: false };
                }
            }
            if count <= FEW {
                break;
            }
        }
        let cut = |name: &String| labels::wrap_or_cut(name, size, false, slot - 0.45 * size, 3);
        let lines: Vec<Vec<String>> = categories.iter().map(cut).collect();
        Self { rows: lines.iter().map(Vec::len).max().unwrap_or(1).max(1), lines, step: 1, staggered: false }
    }

    /// Of so many categories one is named.
    pub(super) fn step(&self) -> usize {
        self.step
    }

    /// Labels that are names, none of which may go: in one band, else staggered in two, so that each has the room of two.
    pub(super) fn fit_names(categories: &[String], slot: f64, size: f64) -> Self {
        let last = categories.len().saturating_sub(1);
        let fit = |rows: usize, slots: &dyn Fn(usize) -> f64| -> Option<Vec<Vec<String>>> {
            let wrap = |(index, name): (usize, &String)| labels::wrap(name, size, false, slots(index) * slot - 0.45 * size, rows);
            categories.iter().enumerate().map(wrap).collect()
        };
        // At the ends a label of two slots' width would be pushed into its neighbour.
        let two = |index: usize| if index == 0 || index == last { 1.5 } else { 2.0 };
        let one_band = (1..=3).map(|rows| (fit(rows, &|_| 1.0), rows, false));
        let two_bands = (1..=3).map(|rows| (fit(rows, &two), rows, true));
        let found =
            one_band.chain(two_bands).find_map(|(lines, rows, staggered)| Some(Self { lines: lines?, rows, step: 1, staggered }));
        found.unwrap_or_else(|| Self::fit(categories, slot, size))
    }

    /// Height they take below the plot.
    pub(super) fn height(&self, size: f64) -> f64 {
        let rows = if self.staggered { 2 * self.rows } else { self.rows };
        (CATEGORY_GAP + ABOVE + BELOW) * size + LEADING * size * (rows - 1) as f64
    }

    /// Writes them, each centred on its place; ends first, since they never give way.
    pub(super) fn write(&self, canvas: &mut Canvas<'_>, chart: &Chart, top: f64, centre: impl Fn(usize) -> f64) {
        let size = canvas.size;
        let count = self.lines.len();
        let mut order: Vec<usize> = vec![0, count.saturating_sub(1)];
        order.extend(1..count.saturating_sub(1));
        order.dedup();
        for index in order.into_iter().filter(|&index| index < count) {
            let loud = chart.highlight == Some(index);
            let top = if self.staggered && index % 2 == 1 { top + LEADING * size * self.rows as f64 } else { top };
            let labels: Vec<Label> = (0..)
                .zip(&self.lines[index])
                .map(|(row, line)| {
                    let baseline = top + (CATEGORY_GAP + ABOVE + LEADING * f64::from(row)) * size;
                    let colour = if loud { Colour::Ink } else { Colour::Muted };
                    Label::new(line.as_str(), centre(index), baseline, size)
                        .side(Side::Middle)
                        .colour(colour)
                        .within(canvas.bounds.left, canvas.bounds.right)
                })
                .collect();
            if labels.iter().all(|label| canvas.is_free(&label.bounds())) {
                for label in &labels {
                    canvas.write(label);
                }
            }
        }
    }
}

/// Room on the left that the numbers of an axis need.
pub(super) fn axis_width(scale: &Scale, chart: &Chart, size: f64) -> f64 {
    let widest = tick_labels(scale, chart.unit.kind, chart.language)
        .iter()
        .map(|label| labels::width(label, size, false))
        .fold(0.0, f64::max);
    if widest > 0.0 { widest + 0.6 * size } else { 0.0 }
}

/// Draws the grid across the plot with its numbers on the left.
pub(super) fn value_axis(canvas: &mut Canvas<'_>, plot: &Plot<'_>, scale: &Scale, chart: &Chart) {
    let hairline = canvas.rgb(Colour::Hairline);
    let size = canvas.size;
    for (tick, label) in scale.ticks.iter().zip(tick_labels(scale, chart.unit.kind, chart.language)) {
        let (_, y) = plot.at(0.0, to_f64(*tick));
        canvas.line((plot.bounds.left, y), (plot.bounds.right, y), hairline, HAIRLINE);
        canvas.try_write(&Label::new(label, plot.bounds.left - 0.6 * size, y + MIDDLE * size, size).side(Side::End));
    }
}

/// Draws the line bars stand on.
pub(super) fn zero_line(canvas: &Canvas<'_>, plot: &Plot<'_>, value: f64) {
    let (_, y) = plot.at(0.0, value);
    canvas.line((plot.bounds.left, y), (plot.bounds.right, y), canvas.rgb(Colour::Quiet), HAIRLINE);
}

/// A value as it stands at a mark: a percentage keeps its sign, other units stand in the title.
pub(super) fn value_text(value: Decimal, kind: UnitKind, language: Language) -> String {
    match kind {
        UnitKind::Percent => format!("{}%", format_number(value, language)),
        UnitKind::PerMille => format!("{}‰", format_number(value, language)),
        UnitKind::Plain | UnitKind::Duration | UnitKind::Score => format_number(value, language),
    }
}

/// A value of a series as it stands at its mark: all of one unit with as many decimals as the one with most, `8.0%` beside
/// `11.2%`, and none with fewer than it was written with.
pub(super) fn series_text(chart: &Chart, series: usize, value: Decimal) -> String {
    let unit = unit_of(chart, series);
    let kin = (0..chart.series.len())
        .filter(|&index| chart.series[index].role != SeriesRole::Target && unit_of(chart, index) == unit)
        .flat_map(|index| chart.series[index].values.iter().flatten());
    let decimals = kin.map(Decimal::scale).max().unwrap_or(0).min(MOST_ADDED_DECIMALS);
    value_text(with_decimals(value, decimals), unit.kind, chart.language)
}

/// A value with at least so many decimals.
pub(super) fn with_decimals(mut value: Decimal, decimals: u32) -> Decimal {
    if value.scale() < decimals {
        value.rescale(decimals);
    }
    value
}

/// Beyond so many decimals, neighbours are not filled up with zeros.
const MOST_ADDED_DECIMALS: u32 = 3;

/// The unit a series is in: its own, else the chart's.
pub(super) fn unit_of(chart: &Chart, series: usize) -> &Unit {
    let own = &chart.series[series].unit;
    if own.text.is_empty() { &chart.unit } else { own }
}

/// Whether a series has an axis of its own beside the first.
pub(super) fn has_second_axis(chart: &Chart) -> bool {
    chart.kind == ChartKind::Combo && chart.series.iter().any(|series| series.role == SeriesRole::Secondary)
}

/// A target's name and value: `目标 2小时`.
pub(super) fn target_text(target: &TargetLine, chart: &Chart) -> String {
    let unit = target_unit(target, chart);
    format!("{} {}", target.name, format_with_unit(target.value, unit, chart.language)).trim().to_owned()
}

/// The unit of the axis that a target belongs to.
pub(super) fn target_unit<'c>(target: &TargetLine, chart: &'c Chart) -> &'c Unit {
    let second = || (0..chart.series.len()).find(|&index| chart.series[index].role == SeriesRole::Secondary);
    match target.axis {
        Axis::First => &chart.unit,
        Axis::Second => second().map_or(&chart.unit, |index| unit_of(chart, index)),
    }
}

/// The series of the first axis, by index.
pub(super) fn primary(chart: &Chart) -> Vec<usize> {
    let all = 0..chart.series.len();
    all.filter(|&index| !matches!(chart.series[index].role, SeriesRole::Secondary | SeriesRole::Target)).collect()
}

/// A value of a series in binary, for its place.
pub(super) fn place(chart: &Chart, series: usize, category: usize) -> Option<f64> {
    chart.series[series].values.get(category).copied().flatten().map(to_f64)
}

/// The upper left title: what is measured and in what; with two axes the key says in what.
pub(super) fn title_text(chart: &Chart) -> String {
    let unit = chart.unit.text.as_str();
    let said = chart.unit.kind == UnitKind::Percent
        || has_second_axis(chart)
        || unit.is_empty()
        || chart.title.contains(&format!("（{unit}"))
        || chart.title.contains(&format!("({unit}"));
    match (said, chart.title.is_empty(), chart.language) {
        (true, _, _) => chart.title.clone(),
        (false, false, Language::ZhCn) => format!("{}（单位：{unit}）", chart.title),
        (false, false, Language::En) => format!("{} ({unit})", chart.title),
        (false, true, Language::ZhCn) => format!("单位：{unit}"),
        (false, true, Language::En) => format!("Unit: {unit}"),
    }
}

/// Every `step`-th index, with the first and the last.
fn every(step: usize, count: usize) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..count).step_by(step).collect();
    let Some(last) = count.checked_sub(1) else { return shown };
    if shown.last() != Some(&last) {
        if shown.len() > 1 && shown.last().is_some_and(|&index| last - index < step) {
            shown.pop();
        }
        shown.push(last);
    }
    shown
}

/// The numbers of an axis in a unit of this family.
pub(super) fn tick_labels(scale: &Scale, kind: UnitKind, language: Language) -> Vec<String> {
    let mut labels = axis_labels(&scale.ticks, language);
    if kind == UnitKind::Percent {
        for label in &mut labels {
            label.push('%');
        }
    }
    labels
}

fn entry_width(key: &Key, size: f64) -> f64 {
    mark_width(key, size) + 0.35 * size + labels::width(&key.name, size, false) + 1.2 * size
}

fn mark_width(key: &Key, size: f64) -> f64 {
    match key.mark {
        KeyMark::Square | KeyMark::Disc => 0.7 * size,
        KeyMark::Stroke => 1.3 * size,
        KeyMark::Dashes(_) => 1.8 * size,
        KeyMark::Tick => 0.25 * size,
        KeyMark::Diamond => 0.8 * size,
    }
}

fn key_rows(canvas: &mut Canvas<'_>, keys: &[Key], mut baseline: f64) -> f64 {
    let size = canvas.size;
    let mut rest = keys;
    while !rest.is_empty() {
        let mut used = 0.0;
        let fitting = rest
            .iter()
            .take_while(|key| {
                used += entry_width(key, size);
                used - 1.2 * size <= canvas.bounds.width()
            })
            .count()
            .max(1);
        key_row(canvas, &rest[..fitting], 0.0, baseline);
        rest = &rest[fitting..];
        baseline += LEADING * size;
    }
    baseline
}

fn key_row(canvas: &mut Canvas<'_>, keys: &[Key], mut left: f64, baseline: f64) {
    let size = canvas.size;
    let middle = baseline - MIDDLE * size;
    for key in keys {
        let mark = mark_width(key, size);
        match key.mark {
            KeyMark::Square => {
                let half = mark / 2.0;
                canvas.rectangle(&Bounds { left, top: middle - half, right: left + mark, bottom: middle + half }, key.colour);
            }
            KeyMark::Stroke => canvas.line((left, middle), (left + mark, middle), key.colour, 2.5),
            KeyMark::Disc => canvas.disc((left + mark / 2.0, middle), mark / 2.0, key.colour),
            KeyMark::Diamond => {
                let (x, half) = (left + mark / 2.0, mark / 2.0);
                canvas.polygon(&[(x, middle - half), (x + half, middle), (x, middle + half), (x - half, middle)], key.colour);
            }
            KeyMark::Dashes(pattern) => canvas.dashes(&[(left, middle), (left + mark, middle)], key.colour, 2.0, pattern),
            KeyMark::Tick => {
                let (x, half) = (left + mark / 2.0, 0.42 * size);
                canvas.line((x, middle - half), (x, middle + half), key.colour, 2.0);
            }
        }
        let start = left + mark + 0.35 * size;
        let name = labels::cut(&key.name, size, false, canvas.bounds.right - start);
        canvas.try_write(&Label::new(name, start, baseline, size));
        left += entry_width(key, size);
    }
}
