//! One key figure against its target: a half ring that fills, a tick where the target lies, the value in the middle.

use super::backend::RingSector;
use super::canvas::Canvas;
use super::frame;
use super::labels::{self, LEADING, Label, Side};
use super::scale;
use crate::facts::{target_phrase, verdict_word};
use crate::number::{UnitKind, format_number, format_with_unit};
use crate::report::{Chart, Measured};
use crate::theme::{Colour, Theme};
use rust_decimal::Decimal;

/// Inner radius in parts of the outer.
const HOLE: f64 = 0.8;
/// Beyond so many em a half ring only grows heavy.
const MOST_RADIUS: f64 = 9.5;
/// Half of the opening at the foot, in turns.
const OPENING: f64 = 0.25;

/// Draws a gauge.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let top = frame::header(canvas, chart, &[]);
    let Some(measured) = chart.measured().first() else { return };
    let size = canvas.size;
    let name_height = 1.6 * LEADING * size;
    let room = canvas.bounds.bottom - top - name_height - LEADING * size;
    let radius = (room - 0.6 * size).min(0.42 * canvas.bounds.width()).min(MOST_RADIUS * size).max(8.0);
    let spare = (room - 0.6 * size - radius).max(0.0) / 2.0;
    let centre = (canvas.bounds.width() / 2.0, top + 0.6 * size + spare + radius);
    let end = scale_end(measured);
    let turn = |value: f64| -OPENING + 2.0 * OPENING * (value / end).clamp(0.0, 1.0);
    let sector = |from: f64, until: f64| RingSector { centre, outer: radius, inner: radius * HOLE, from, until };
    canvas.ring_sector(sector(-OPENING, OPENING), theme.palette.hairline);
    let (value, target) = (scale::to_f64(measured.value), scale::to_f64(measured.target));
    let colour = if measured.met() { theme.palette.accent } else { theme.palette.worse };
    if turn(value) > -OPENING {
        canvas.ring_sector(sector(-OPENING, turn(value)), colour);
    }
    let at = |angle: f64, radius: f64| {
        let (sin, cos) = (angle * std::f64::consts::TAU).sin_cos();
        (centre.0 + radius * sin, centre.1 - radius * cos)
    };
    let angle = turn(target);
    canvas.line(at(angle, radius * (HOLE - 0.05)), at(angle, radius + 0.35 * size), canvas.rgb(Colour::Paper), 5.0);
    canvas.line(at(angle, radius * (HOLE - 0.05)), at(angle, radius + 0.35 * size), canvas.rgb(Colour::Ink), 2.0);
    write_value(canvas, chart, measured, centre, radius);
    write_ends(canvas, chart, measured, centre, radius, end);
}

/// The value in the middle, as large as the hole allows; under it the name, the target and the verdict.
fn write_value(canvas: &mut Canvas<'_>, chart: &Chart, measured: &Measured, centre: (f64, f64), radius: f64) {
    let size = canvas.size;
    let value = format_with_unit(measured.value, &measured.unit, chart.language);
    let widest = 1.5 * HOLE * radius;
    let large = (3.0 * size).min(0.42 * radius);
    let large = (large * (widest / labels::width(&value, large, true)).min(1.0)).max(0.8 * size);
    let label = Label::new(value, centre.0, centre.1 - 0.12 * radius, large).side(Side::Middle).bold(true);
    canvas.try_write(&label.colour(Colour::Ink));
    let target = target_phrase(measured.target, &measured.unit, measured.operator, chart.language);
    let mark = if measured.met() { "●" } else { "■" };
    let verdict = format!("{mark} {}", verdict_word(measured.met(), chart.language));
    let baseline = centre.1 + 1.9 * LEADING * size;
    let gap = 0.7 * size;
    let width = labels::width(&target, size, false) + gap + labels::width(&verdict, size, true);
    let left = centre.0 - width / 2.0;
    canvas.try_write(&Label::new(target, left, baseline, size));
    let colour = if measured.met() { Colour::Better } else { Colour::Worse };
    canvas.try_write(&Label::new(verdict, left + width, baseline, size).side(Side::End).bold(true).colour(colour));
    if let Some(name) = chart.categories.first().filter(|name| !chart.title.contains(name.as_str())) {
        let name = labels::cut(name, size, false, 0.86 * radius * 2.0);
        let label = Label::new(name, centre.0, centre.1 + 0.85 * LEADING * size, size).side(Side::Middle);
        canvas.try_write(&label.colour(Colour::Ink));
    }
}

/// The numbers at both ends of the half ring.
fn write_ends(canvas: &mut Canvas<'_>, chart: &Chart, measured: &Measured, centre: (f64, f64), radius: f64, end: f64) {
    let size = canvas.size;
    let middle = radius * (1.0 + HOLE) / 2.0;
    let last = Decimal::try_from(end).unwrap_or_default().normalize();
    let text = |value: Decimal| match measured.unit.kind {
        UnitKind::Percent => format!("{}%", format_number(value, chart.language)),
        UnitKind::Plain | UnitKind::PerMille | UnitKind::Duration | UnitKind::Score => format_number(value, chart.language),
    };
    for (x, value) in [(centre.0 - middle, Decimal::ZERO), (centre.0 + middle, last)] {
        let label = Label::new(text(value), x, centre.1 + 0.95 * size, 0.9 * size).side(Side::Middle);
        canvas.try_write(&label.within(canvas.bounds.left, canvas.bounds.right));
    }
}

/// Where the half ring ends: at 100 for a rate that stays below, otherwise at a round number beyond value and target.
fn scale_end(measured: &Measured) -> f64 {
    let (value, target) = (scale::to_f64(measured.value), scale::to_f64(measured.target));
    let most = value.max(target);
    if measured.unit.kind == UnitKind::Percent && (50.0..=100.0).contains(&most) {
        return 100.0;
    }
    let step = scale::nice([1.15 * most], scale::Base::Zero, 4);
    step.high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Operator;
    use crate::number::Unit;

    #[test]
    fn a_high_rate_ends_at_a_hundred_and_all_else_at_a_round_number() {
        let end = |value: &str, target: &str, unit: &str| {
            let number = |text: &str| text.parse().expect(text);
            scale_end(&Measured {
                value: number(value),
                target: number(target),
                unit: Unit::parse(unit),
                operator: Operator::AtLeast,
            })
        };
        assert_eq!(
            [end("92.4", "95", "%"), end("8.4", "6.5", "小时"), end("4.2", "5", "%")].map(|end| end.to_string()),
            ["100", "10", "6"]
        );
    }
}
