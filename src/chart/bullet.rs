//! Key figures against their targets: all targets on one upright line, each value as long as its part of its target, and said.

use super::bar::Names;
use super::canvas::Canvas;
use super::frame;
use super::labels::{self, Bounds, LEADING, Label, MIDDLE, Side};
use super::scale;
use crate::facts::{target_bound, verdict_word};
use crate::number::{Language, format_with_unit};
use crate::report::{Chart, Measured};
use crate::theme::{Colour, Rgb, Theme};

/// Height of a bar and of the track behind it in parts of their row, and in em at most.
const BAR: (f64, f64) = (0.3, 0.62);
const TRACK: (f64, f64) = (0.62, 1.5);
/// The scale ends at least here, in per cent of the target, and at most there: longer bars are cut and say so.
const LEAST_END: f64 = 120.0;
const MOST_END: f64 = 200.0;
/// Air between columns in em.
const AIR: f64 = 0.9;

/// Draws a bullet chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let top = frame::header(canvas, chart, &[]);
    let measured = chart.measured();
    let size = canvas.size;
    let count = chart.categories.len().max(1) as f64;
    let head = LEADING * size;
    let row = (canvas.bounds.bottom - top - head - 1.0) / count;
    let names = Names::fit(chart, canvas.bounds.width(), row, size);
    let said: Vec<Said> = measured.iter().map(|measured| Said::new(measured, chart.language)).collect();
    let columns = Columns::new(&said, size);
    let (left, right) = (names.width + 0.7 * size, canvas.bounds.right - columns.width());
    let bounds = Bounds { left, top: top + head, right: right.max(left + 8.0), bottom: top + head + row * count };
    let ratios = || measured.iter().filter_map(Measured::of_target).map(scale::to_f64);
    let end = ratios().fold(LEAST_END, f64::max).min(MOST_END);
    let plot = canvas.plot(bounds, 0.0..end, 0.0..count);
    let height = |category: usize| plot.at(0.0, count - category as f64 - 0.5).1;
    names.write(canvas, chart, names.width, height);
    let goal = plot.at(100.0, 0.0).0;
    for (category, measured) in measured.iter().enumerate() {
        let y = height(category);
        let half = |(part, most): (f64, f64)| (part * row).min(most * size) / 2.0;
        let band = |right: f64, half: f64| Bounds { left, top: y - half, right, bottom: y + half };
        canvas.rectangle(&band(bounds.right, half(TRACK)), theme.palette.panel);
        if let Some(ratio) = measured.of_target().map(scale::to_f64) {
            canvas.rectangle(&band(plot.at(ratio.min(end), 0.0).0, half(BAR)), colour(measured.met(), theme));
            if ratio > end {
                cut_mark(canvas, &band(bounds.right, half(BAR)));
            }
        }
        canvas.line((goal, y - half(TRACK)), (goal, y + half(TRACK)), canvas.rgb(Colour::Ink), 2.0);
        if let Some(said) = said.get(category) {
            columns.write(canvas, said, y + MIDDLE * size, measured.met());
        }
    }
    let word = if chart.language == Language::ZhCn { "目标＝100%" } else { "Target = 100%" };
    let label = Label::new(word, goal, top + 0.75 * size, size).side(Side::Middle).colour(Colour::Ink);
    canvas.try_write(&label.within(left, canvas.bounds.right));
}

/// A value, its target and its verdict, as printed.
struct Said {
    value: String,
    target: String,
    verdict: String,
}

impl Said {
    fn new(measured: &Measured, language: Language) -> Self {
        let mark = if measured.met() { "●" } else { "■" };
        Self {
            value: format_with_unit(measured.value, &measured.unit, language),
            target: target_bound(measured.target, &measured.unit, measured.operator, language),
            verdict: format!("{mark} {}", verdict_word(measured.met(), language)),
        }
    }
}

/// Widths of the three columns right of the bars.
struct Columns {
    value: f64,
    target: f64,
    verdict: f64,
    air: f64,
}

impl Columns {
    fn new(said: &[Said], size: f64) -> Self {
        let widest =
            |text: fn(&Said) -> &String| said.iter().map(|said| labels::width(text(said), size, true)).fold(0.0, f64::max);
        Self {
            value: widest(|said| &said.value),
            target: widest(|said| &said.target),
            verdict: widest(|said| &said.verdict),
            air: AIR * size,
        }
    }

    fn width(&self) -> f64 {
        self.value + self.target + self.verdict + 3.0 * self.air
    }

    fn write(&self, canvas: &mut Canvas<'_>, said: &Said, baseline: f64, met: bool) {
        let size = canvas.size;
        let verdict = canvas.bounds.right - self.verdict;
        let target = verdict - self.air;
        let value = target - self.target - self.air;
        let loud = Label::new(said.value.as_str(), value, baseline, size).side(Side::End).bold(true).colour(Colour::Ink);
        canvas.try_write(&loud);
        canvas.try_write(&Label::new(said.target.as_str(), target, baseline, size).side(Side::End));
        let colour = if met { Colour::Better } else { Colour::Worse };
        canvas.try_write(&Label::new(said.verdict.as_str(), verdict, baseline, size).colour(colour));
    }
}

/// What is met is quiet, what is missed is the message.
fn colour(met: bool, theme: &Theme) -> Rgb {
    if met { theme.palette.accent } else { theme.palette.worse }
}

/// Two slanted strokes near the end of a bar that goes on beyond the picture.
fn cut_mark(canvas: &Canvas<'_>, bar: &Bounds) {
    for step in [10.0, 15.0] {
        let x = bar.right - step;
        canvas.line((x, bar.bottom), (x + 4.0, bar.top), canvas.rgb(Colour::Paper), 2.0);
    }
}
