//! A funnel: the stages of a process as centred bars, each with its share of the first and of the stage before.

use super::bar::Names;
use super::canvas::Canvas;
use super::frame;
use super::labels::{self, BELOW, Bounds, LEADING, Label, MIDDLE, Side};
use super::scale;
use super::shades;
use crate::number::{Language, format_percent};
use crate::report::Chart;
use crate::theme::{Colour, Theme};
use rust_decimal::Decimal;

/// Draws a funnel of the first series.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let top = frame::header(canvas, chart, &[]);
    let size = canvas.size;
    let heads = heads(chart.language);
    let stages = stages(chart);
    let head = LEADING * size + 0.2 * size;
    let count = chart.categories.len().max(1) as f64;
    let row = (canvas.bounds.bottom - top - head - 1.0) / count;
    let names = Names::fit(chart, canvas.bounds.width(), row, size);
    let column = |text: fn(&Stage) -> &str, head: &str| {
        let widest = stages.iter().flatten().map(|stage| labels::width(text(stage), size, true)).fold(0.0, f64::max);
        widest.max(labels::width(head, size, false)) + 0.9 * size
    };
    let (of_first, of_before) = (column(|stage| &stage.of_first, heads[0]), column(|stage| &stage.of_before, heads[1]));
    let edges = [canvas.bounds.right - of_before, canvas.bounds.right];
    let baseline = top + head - BELOW * size - 0.2 * size;
    for (edge, text) in edges.iter().zip(heads) {
        canvas.try_write(&Label::new(text, *edge, baseline, size).side(Side::End));
    }
    let left = names.width + 0.8 * size;
    let field =
        Bounds { left, top: top + head, right: (edges[0] - of_first).max(left + 8.0), bottom: canvas.bounds.bottom - 1.0 };
    names.write(canvas, chart, names.width, |category| field.top + row * (category as f64 + 0.5));
    draw_stages(canvas, chart, &stages, &field, row, theme);
    let worst = worst(&stages);
    for (category, stage) in stages.iter().enumerate() {
        let Some(stage) = stage else { continue };
        let baseline = field.top + row * (category as f64 + 0.5) + MIDDLE * size;
        canvas.try_write(&Label::new(stage.of_first.as_str(), edges[0], baseline, size).side(Side::End));
        let loud = worst == Some(category);
        let label = Label::new(stage.of_before.as_str(), edges[1], baseline, size).side(Side::End).bold(loud);
        canvas.try_write(&label.colour(if loud { Colour::Worse } else { Colour::Ink }));
    }
}

/// One stage: its value and what it keeps.
struct Stage {
    value: Decimal,
    of_first: String,
    of_before: String,
    /// Part of the stage before that is kept, in per cent.
    kept: Option<Decimal>,
}

fn stages(chart: &Chart) -> Vec<Option<Stage>> {
    let values = chart.series.first().map(|series| series.values.as_slice()).unwrap_or_default();
    let first = values.iter().flatten().next().copied();
    let share = |value: Decimal, base: Option<Decimal>| value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base?);
    let spell = |share: Option<Decimal>| share.map_or_else(String::new, |share| format_percent(share, chart.language));
    let mut before = None;
    let mut stage = |value: &Option<Decimal>| {
        let value = (*value)?;
        let kept = share(value, before);
        let of_first = spell(share(value, first));
        before = Some(value);
        Some(Stage { value, of_first, of_before: spell(kept), kept })
    };
    values.iter().take(chart.categories.len()).map(&mut stage).collect()
}

/// The stage that keeps least of the one before it, where there is more than one to choose from.
fn worst(stages: &[Option<Stage>]) -> Option<usize> {
    let kept = stages.iter().enumerate().filter_map(|(index, stage)| Some((index, stage.as_ref()?.kept?)));
    let kept: Vec<(usize, Decimal)> = kept.collect();
    let least = kept.iter().min_by_key(|(index, kept)| (*kept, *index))?;
    (kept.len() > 1 && least.1 < Decimal::ONE_HUNDRED).then_some(least.0)
}

fn draw_stages(canvas: &mut Canvas<'_>, chart: &Chart, stages: &[Option<Stage>], field: &Bounds, row: f64, theme: &Theme) {
    let size = canvas.size;
    let most = stages.iter().flatten().map(|stage| scale::to_f64(stage.value)).fold(0.0, f64::max);
    let width =
        |stage: &Stage| if most > 0.0 { (scale::to_f64(stage.value).max(0.0) / most * field.width()).max(2.0) } else { 2.0 };
    let middle = f64::midpoint(field.left, field.right);
    let (thickness, panel) = ((0.62 * row).min(3.4 * size), canvas.rgb(Colour::AccentTint));
    let bar = |category: usize, stage: &Stage| {
        let (half, centre) = (width(stage) / 2.0, field.top + row * (category as f64 + 0.5));
        Bounds { left: middle - half, top: centre - thickness / 2.0, right: middle + half, bottom: centre + thickness / 2.0 }
    };
    let placed: Vec<Bounds> =
        stages.iter().enumerate().filter_map(|(category, stage)| Some(bar(category, stage.as_ref()?))).collect();
    for pair in placed.windows(2) {
        let (upper, lower) = (pair[0], pair[1]);
        let corners =
            [(upper.left, upper.bottom), (upper.right, upper.bottom), (lower.right, lower.top), (lower.left, lower.top)];
        canvas.polygon(&corners, panel);
    }
    for (category, stage) in stages.iter().enumerate() {
        let Some(stage) = stage else { continue };
        let bounds = bar(category, stage);
        let fill = if chart.highlight.is_none_or(|loud| loud == category) {
            theme.palette.accent
        } else {
            shades::mix(theme.palette.quiet, theme.palette.paper, 0.15)
        };
        canvas.rectangle(&bounds, fill);
        let text = frame::series_text(chart, 0, stage.value);
        let baseline = f64::midpoint(bounds.top, bounds.bottom) + MIDDLE * size;
        let label = Label::new(text, middle, baseline, size).side(Side::Middle).bold(true);
        if label.width() + 0.6 * size <= bounds.width() {
            canvas.try_write(&label.colour(shades::text_on(fill, &theme.palette)));
        } else {
            let aside = Label { x: bounds.right + 0.35 * size, ..label }.side(Side::Start).colour(Colour::Ink);
            canvas.try_write(&aside);
        }
    }
}

fn heads(language: Language) -> [&'static str; 2] {
    match language {
        Language::ZhCn => ["占首步", "较上步"],
        Language::En => ["of first", "of previous"],
    }
}
