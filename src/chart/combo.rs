//! Columns and a line of another unit: the line has its own field above the columns, so that neither covers the other.

use super::canvas::{Canvas, Plot};
use super::column::{self, Field, Labelling};
use super::frame::{self, Key, KeyMark};
use super::labels::{self, Bounds, Label, MIDDLE};
use super::line;
use super::points;
use super::scale::{self, Base, Scale};
use super::shades;
use crate::number::{Language, UnitKind};
use crate::report::{Axis, Chart, SeriesRole};
use crate::theme::{Colour, Theme};

/// Draws columns of the first axis and lines of the second.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let series = frame::primary(chart);
    let lines: Vec<usize> = (0..chart.series.len()).filter(|&index| chart.series[index].role == SeriesRole::Secondary).collect();
    let top = frame::header(canvas, chart, &keys(chart, &series, &lines, theme));
    let count = chart.categories.len().max(1) as f64;
    let size = canvas.size;
    let mut right = canvas.bounds.right - column::target_margin(canvas, chart);
    let labelling = column::labelling(chart, &series, right / count, size);
    let second = second_scale(chart, &lines, labelling);
    let second_labels = frame::tick_labels(&second, second_kind(chart, &lines), chart.language);
    let second_width = second_labels.iter().map(|label| labels::width(label, size, false)).fold(0.0, f64::max);
    if second_width > 0.0 {
        right = right.min(canvas.bounds.right - second_width - 0.6 * size);
    }
    let values = series
        .iter()
        .flat_map(|&index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    let values = values.chain(target_on(chart, Axis::First));
    let first = if labelling == Labelling::Few { scale::nice(values, Base::Zero, 3) } else { scale::tight(values, Base::Zero) };
    let field = Field::lay_out(canvas, chart, &first, top, right);
    let split = field.bounds.top + field.bounds.height() * LINE_SHARE;
    let upper = Bounds { bottom: split, ..field.bounds };
    let lower = Bounds { top: (split + 3.6 * size).min(field.bounds.bottom - 4.0), ..field.bounds };
    let columns = canvas.plot(lower, 0.0..count, first.low..first.high);
    let points = canvas.plot(upper, 0.0..count, second.low..second.high);
    if labelling == Labelling::Few {
        frame::value_axis(canvas, &columns, &first, chart);
        second_axis(canvas, &points, &second, &second_labels);
    }
    let bars = column::bars(canvas, &columns, chart, &series, theme);
    frame::zero_line(canvas, &columns, 0.0);
    let on_first = chart.target.as_ref().is_none_or(|target| target.axis == Axis::First);
    column::target_line(canvas, if on_first { &columns } else { &points }, chart);
    field.categories.write(canvas, chart, field.bounds.bottom + field.below, |category| columns.at(category as f64 + 0.5, 0.0).0);
    column::write_values(canvas, chart, &bars, labelling);
    for &index in &lines {
        line::stroke_series(canvas, &points, chart, index, theme);
    }
    for &index in &lines {
        points::write(canvas, &points, chart, index, labelling != Labelling::Few);
    }
}

/// Part of the field's height that the line has.
pub(super) const LINE_SHARE: f64 = 0.3;

fn keys(chart: &Chart, series: &[usize], lines: &[usize], theme: &Theme) -> Vec<Key> {
    let key =
        |index: usize, mark: KeyMark| Key { name: key_name(chart, index), colour: shades::series(chart, index, theme), mark };
    let columns = series.iter().map(|&index| key(index, KeyMark::Square));
    columns.chain(lines.iter().map(|&index| key(index, KeyMark::Stroke))).collect()
}

/// A series and its unit, as the key names it.
pub(super) fn key_name(chart: &Chart, index: usize) -> String {
    let (name, unit) = (chart.series[index].name.as_str(), frame::unit_of(chart, index));
    match chart.language {
        _ if unit.text.is_empty() || unit.kind == UnitKind::Percent => name.to_owned(),
        Language::ZhCn => format!("{name}（{}）", unit.text),
        Language::En => format!("{name} ({})", unit.text),
    }
}

fn second_kind(chart: &Chart, lines: &[usize]) -> UnitKind {
    lines.first().map_or(chart.unit.kind, |&index| frame::unit_of(chart, index).kind)
}

/// The scale of the lines.
pub(super) fn second_scale(chart: &Chart, lines: &[usize], labelling: Labelling) -> Scale {
    let values = lines
        .iter()
        .flat_map(|&index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    let values = values.chain(target_on(chart, Axis::Second));
    if labelling == Labelling::Few { scale::nice(values, Base::Free, 2) } else { scale::tight(values, Base::Near) }
}

/// Where the target lies, if it belongs to this axis.
fn target_on(chart: &Chart, axis: Axis) -> Option<f64> {
    chart.target.as_ref().filter(|target| target.axis == axis).map(|target| scale::to_f64(target.value))
}

fn second_axis(canvas: &mut Canvas<'_>, plot: &Plot<'_>, scale: &Scale, labels: &[String]) {
    let size = canvas.size;
    for (tick, label) in scale.ticks.iter().zip(labels) {
        let (_, y) = plot.at(0.0, scale::to_f64(*tick));
        canvas.line((plot.bounds.left, y), (plot.bounds.right, y), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
        canvas.try_write(&Label::new(label.as_str(), plot.bounds.right + 0.6 * size, y + MIDDLE * size, size));
    }
}
