//! A waterfall: totals stand on the zero line, changes hang between them in the colour of good or bad news, with their sign.

use super::canvas::{Canvas, Plot};
use super::column::Field;
use super::frame;
use super::labels::{ABOVE, Bounds, Label, Side};
use super::scale::{self, Base};
use super::shades;
use crate::report::Chart;
use crate::theme::{Colour, Rgb, Theme};

/// Draws a waterfall: the first series holds the totals, the second the changes.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let top = frame::header(canvas, chart, &[]);
    let steps = steps(chart);
    let size = canvas.size;
    let scale = scale::tight(steps.iter().flatten().flat_map(|step| [step.from, step.until]), Base::Zero);
    let field = Field::lay_out(canvas, chart, &scale, top, canvas.bounds.right);
    let count = chart.categories.len().max(1) as f64;
    let plot = canvas.plot(field.bounds, 0.0..count, scale.low..scale.high);
    let half = 0.34_f64.min(3.4 * size * count / field.bounds.width());
    let drawn = draw_steps(canvas, &plot, chart, &steps, half, theme);
    frame::zero_line(canvas, &plot, 0.0);
    field.categories.write(canvas, chart, field.bounds.bottom + field.below, |category| plot.at(category as f64 + 0.5, 0.0).0);
    write_values(canvas, &steps, &drawn);
}

/// One bar: where it begins and ends on the scale, and what it says.
struct Step {
    from: f64,
    until: f64,
    text: String,
    total: bool,
}

/// The bars in order, each change from where the one before it ended.
fn steps(chart: &Chart) -> Vec<Option<Step>> {
    let mut level = 0.0;
    let mut step = |category: usize| {
        let value = |series: usize| chart.series.get(series)?.values.get(category).copied().flatten();
        if let Some(total) = value(0) {
            level = scale::to_f64(total);
            return Some(Step { from: 0.0, until: level, text: frame::series_text(chart, 0, total), total: true });
        }
        let change = value(1)?;
        let from = level;
        level += scale::to_f64(change);
        let sign = if change.is_sign_negative() || change.is_zero() { "" } else { "+" };
        let text = format!("{sign}{}", frame::series_text(chart, 1, change));
        Some(Step { from, until: level, text, total: false })
    };
    (0..chart.categories.len()).map(&mut step).collect()
}

fn draw_steps(
    canvas: &mut Canvas<'_>,
    plot: &Plot<'_>,
    chart: &Chart,
    steps: &[Option<Step>],
    half: f64,
    theme: &Theme,
) -> Vec<Option<Bounds>> {
    let mut before: Option<(f64, f64)> = None;
    let mut drawn = Vec::new();
    for (category, step) in steps.iter().enumerate() {
        let Some(step) = step else {
            drawn.push(None);
            continue;
        };
        let middle = category as f64 + 0.5;
        if let Some((x, level)) = before {
            let (_, y) = plot.at(0.0, level);
            canvas.line((x, y), (plot.at(middle - half, 0.0).0, y), canvas.rgb(Colour::Quiet), frame::HAIRLINE);
        }
        let mut bounds = plot.bar(middle - half..middle + half, step.from..step.until, colour(chart, step, theme));
        if !step.total && bounds.height() < LEAST {
            // A change too small for a bar is a stroke, so that its place is still seen.
            bounds.bottom = bounds.top + LEAST;
            canvas.rectangle(&bounds, colour(chart, step, theme));
        }
        canvas.avoid(bounds);
        before = Some((bounds.right, step.until));
        drawn.push(Some(bounds));
    }
    drawn
}

/// The least height of a change in pixels.
const LEAST: f64 = 1.5;

/// Totals are quiet; a change is good or bad news where the data says which way is good.
fn colour(chart: &Chart, step: &Step, theme: &Theme) -> Rgb {
    let palette = &theme.palette;
    if step.total {
        return shades::mix(palette.quiet, palette.ink, 0.35);
    }
    let falls = step.until < step.from;
    match chart.lower_is_better {
        Some(lower) if lower == falls => palette.better,
        Some(_) => palette.worse,
        None if falls => shades::mix(palette.accent, palette.paper, 0.5),
        None => palette.accent,
    }
}

/// Writes the values over their bars: the totals first, then the largest changes, as long as each stands free.
fn write_values(canvas: &mut Canvas<'_>, steps: &[Option<Step>], drawn: &[Option<Bounds>]) {
    let size = canvas.size;
    let mut order: Vec<(&Step, &Bounds)> =
        steps.iter().zip(drawn).filter_map(|(step, bounds)| Some((step.as_ref()?, bounds.as_ref()?))).collect();
    let height = |step: &Step| (step.until - step.from).abs();
    order.sort_by(|one, other| other.0.total.cmp(&one.0.total).then(height(other.0).total_cmp(&height(one.0))));
    for (step, bounds) in order {
        let middle = f64::midpoint(bounds.left, bounds.right);
        let label = Label::new(step.text.as_str(), middle, 0.0, size).side(Side::Middle).bold(step.total).colour(Colour::Ink);
        let over = Label { baseline: bounds.top - 0.32 * size, ..label.clone() };
        let under = Label { baseline: bounds.bottom + (ABOVE + 0.1) * size, ..label };
        let below = step.from.max(step.until) <= 0.0 && step.until < 0.0;
        let places = if below { [under, over] } else { [over, under] };
        let places = places.map(|label| label.within(canvas.bounds.left, canvas.bounds.right));
        if !canvas.try_write(&places[0]) {
            canvas.try_write(&places[1]);
        }
    }
}
