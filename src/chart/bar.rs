//! Horizontal bars in the order given, their names on the left and their values at their ends.

use super::canvas::{Canvas, Plot};
use super::frame::{self, Key, KeyMark};
use super::labels::{self, ABOVE, BELOW, Bounds, LEADING, Label, MIDDLE, Side};
use super::scale::{self, Base};
use super::shades;
use crate::report::{Chart, SeriesRole};
use crate::theme::{Colour, Theme};

/// Draws a bar chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let series = order(chart);
    let targets = chart.series.iter().position(|series| series.role == SeriesRole::Target);
    let mut keys: Vec<Key> = if series.len() > 1 || targets.is_some() {
        let key = |&index: &usize| Key {
            name: chart.series[index].name.clone(),
            // Bars are coloured by what they reach: ink is none of these colours.
            colour: if targets.is_some() && series.len() == 1 { theme.palette.ink } else { shades::series(chart, index, theme) },
            mark: KeyMark::Square,
        };
        series.iter().map(key).collect()
    } else {
        Vec::new()
    };
    keys.extend(targets.map(|index| Key {
        name: chart.series[index].name.clone(),
        colour: theme.palette.ink,
        mark: KeyMark::Tick,
    }));
    let top = frame::header(canvas, chart, &keys);
    let size = canvas.size;
    let count = chart.categories.len().max(1) as f64;
    let head = if chart.target.is_some() { LEADING * size } else { 0.0 };
    let row = (canvas.bounds.bottom - top - head - 2.0) / count;
    let names = Names::fit(chart, canvas.bounds.width(), row, size);
    let values = series
        .iter()
        .flat_map(|&index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    let own = (0..chart.categories.len()).filter_map(|category| chart.target_of(category)).map(scale::to_f64);
    let scale =
        scale::tight(values.chain(own).chain(chart.target.as_ref().map(|target| scale::to_f64(target.value))), Base::Zero);
    let value_room = widest_value(chart, size) + 0.5 * size;
    let below_zero = if scale.low < 0.0 { value_room } else { 0.0 };
    let bounds = Bounds {
        left: names.width + 0.6 * size + below_zero,
        top: top + head,
        right: canvas.bounds.right - value_room,
        bottom: top + head + row * count,
    };
    // Categories run downwards: the first is the highest.
    let plot = canvas.plot(bounds, scale.low..scale.high, 0.0..count);
    let thickness = 0.62_f64.min(2.2 * size * series.len() as f64 / row);
    names.write(canvas, chart, names.width, |category| plot.at(0.0, count - category as f64 - 0.5).1);
    let line = chart.target.as_ref().map(|target| plot.at(scale::to_f64(target.value), 0.0).0);
    let (values, compared) = draw_bars(canvas, &plot, chart, &series, thickness, line, theme);
    let (zero, _) = plot.at(0.0, 0.0);
    canvas.line((zero, bounds.top), (zero, bounds.bottom), canvas.rgb(Colour::Quiet), frame::HAIRLINE);
    target(canvas, chart, line, &bounds);
    for value in values {
        canvas.try_write(&value);
    }
    canvas.write_all_or_none(&compared);
    own_targets(canvas, &plot, chart, thickness);
}

/// Draws the bars, each `thickness` of its row with those beside it, and gives the values at their ends to be written later:
/// this period's, then those compared with.
fn draw_bars(
    canvas: &Canvas<'_>,
    plot: &Plot<'_>,
    chart: &Chart,
    series: &[usize],
    thickness: f64,
    line: Option<f64>,
    theme: &Theme,
) -> (Vec<Label>, Vec<Label>) {
    let size = canvas.size;
    let count = chart.categories.len().max(1) as f64;
    let pitch = thickness / series.len().max(1) as f64;
    let crowded = plot.bounds.height() / count * pitch < (ABOVE + BELOW) * size;
    let (mut values, mut compared) = (Vec::new(), Vec::new());
    for category in 0..chart.categories.len() {
        for (position, &index) in series.iter().enumerate() {
            let Some(value) = chart.series[index].values.get(category).copied().flatten() else { continue };
            let upper = count - category as f64 - 0.5 + thickness / 2.0 - pitch * position as f64;
            let fill = shades::bar(chart, index, category, theme);
            let drawn = plot.bar(0.0..scale::to_f64(value), upper - pitch * 0.94..upper, fill);
            let previous = chart.series[index].role == SeriesRole::Previous;
            if previous && crowded {
                continue;
            }
            let negative = value.is_sign_negative() && !value.is_zero();
            let (end, anchor) =
                if negative { (drawn.left - 0.35 * size, Side::End) } else { (drawn.right + 0.35 * size, Side::Start) };
            let loud = chart.highlight == Some(category) && !previous;
            let colour = if previous { Colour::Muted } else { Colour::Ink };
            let baseline = f64::midpoint(drawn.top, drawn.bottom) + MIDDLE * size;
            let label = Label::new(frame::series_text(chart, index, value), end, baseline, size);
            let label = label.side(anchor).bold(loud).colour(colour);
            let inside = shades::text_on(fill, &theme.palette);
            let tick = chart.target_of(category).map(|target| plot.at(scale::to_f64(target), 0.0).0);
            let end = BarEnd { label, bar: drawn, inside, tick };
            if previous { compared.push(end) } else { values.push(end) }
        }
    }
    (clear_of_line(values, line), clear_of_line(compared, line))
}

/// A value, its bar, and the colour it has inside the bar.
struct BarEnd {
    label: Label,
    bar: Bounds,
    inside: Colour,
    /// Where the mark of its own target stands.
    tick: Option<f64>,
}

/// Where the target's line would touch a value, those of all bars that stop short of it stand inside their bars.
fn clear_of_line(ends: Vec<BarEnd>, line: Option<f64>) -> Vec<Label> {
    let line = line.filter(|line| ends.iter().any(|end| end.label.touches(*line)));
    let clear = |end: BarEnd| {
        let crossing = line.or(end.tick.filter(|tick| end.label.touches(*tick)));
        crossing.map_or_else(|| end.label.clone(), |line| beside_line(&end, line))
    };
    ends.into_iter().map(clear).collect()
}

/// A value inside its bar's end if the bar stops short of the line, or beyond the line where it must and the bar is too short.
fn beside_line(BarEnd { label, bar, inside, .. }: &BarEnd, line: f64) -> Label {
    let negative = label.side == Side::End;
    let short = if negative { bar.left > line } else { bar.right < line };
    let air = 0.35 * label.size;
    if (short || label.touches(line)) && label.width() + 2.0 * air <= bar.width() {
        let (x, side) = if negative { (bar.left + air, Side::Start) } else { (bar.right - air, Side::End) };
        return Label { x, ..label.clone() }.side(side).colour(*inside);
    }
    if label.touches(line) { label.clone().beyond(line) } else { label.clone() }
}

/// Draws each bar's own target as a mark across it, with its value over it where the row has room.
fn own_targets(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, thickness: f64) {
    let count = chart.categories.len().max(1) as f64;
    let row = plot.bounds.height() / count;
    let size = 0.85 * canvas.size;
    for category in 0..chart.categories.len() {
        let Some(target) = chart.target_of(category) else { continue };
        let (x, y) = plot.at(scale::to_f64(target), count - category as f64 - 0.5);
        let half = row * thickness / 2.0 + TICK_OVERHANG;
        canvas.line((x, y - half), (x, y + half), canvas.rgb(Colour::Paper), 4.0);
        canvas.line((x, y - half), (x, y + half), canvas.rgb(Colour::Ink), 2.0);
        let text = frame::value_text(target, chart.unit.kind, chart.language);
        let label = Label::new(text, x, y - half - 0.25 * size, size).side(Side::Middle).colour(Colour::Ink);
        if label.bounds().top > y - row / 2.0 {
            canvas.try_write(&label);
        }
    }
}

/// How far a target's mark stands out over its bar, in pixels.
const TICK_OVERHANG: f64 = 3.0;

/// Names left of the bars, right-aligned on them.
pub(super) struct Names {
    /// The widest of them in pixels.
    pub(super) width: f64,
    lines: Vec<Vec<String>>,
}

impl Names {
    /// The names in one line where the picture is wide enough, otherwise in as many as a row holds.
    pub(super) fn fit(chart: &Chart, picture: f64, row: f64, size: f64) -> Self {
        let rows = (((row - (ABOVE + BELOW) * size) / (LEADING * size)).floor().max(0.0) as usize + 1).min(3);
        let wrapped = |(lines, share): (usize, f64)| -> Option<Vec<Vec<String>>> {
            chart.categories.iter().map(|name| labels::wrap(name, size, false, picture * share, lines.min(rows))).collect()
        };
        // Fewer lines first, as long as the names leave the bars most of the picture.
        let choices = [(1, 0.2), (1, 0.26), (2, 0.22), (2, 0.3), (1, 0.34), (2, 0.38), (3, 0.3), (3, 0.44)];
        let lines = choices.into_iter().find_map(wrapped).unwrap_or_else(|| {
            chart.categories.iter().map(|name| labels::wrap_or_cut(name, size, false, picture * 0.44, rows)).collect()
        });
        let width = lines.iter().flatten().map(|line| labels::width(line, size, false)).fold(0.0, f64::max);
        Self { width, lines }
    }

    /// Writes them, right-aligned at `right`, each in the middle of its row.
    pub(super) fn write(&self, canvas: &mut Canvas<'_>, chart: &Chart, right: f64, middle: impl Fn(usize) -> f64) {
        let size = canvas.size;
        for (category, lines) in self.lines.iter().enumerate() {
            let first = middle(category) + MIDDLE * size - LEADING * size * (lines.len() as f64 - 1.0) / 2.0;
            let colour = if chart.highlight == Some(category) { Colour::Ink } else { Colour::Muted };
            for (line, text) in (0..).zip(lines) {
                let baseline = first + LEADING * size * f64::from(line);
                canvas.try_write(&Label::new(text.as_str(), right, baseline, size).side(Side::End).colour(colour));
            }
        }
    }
}

/// What this period is compared with stands above it, as the key names them.
fn order(chart: &Chart) -> Vec<usize> {
    let mut series = frame::primary(chart);
    series.sort_by_key(|&index| chart.series[index].role != SeriesRole::Previous);
    series
}

pub(super) fn widest_value(chart: &Chart, size: f64) -> f64 {
    let texts = frame::primary(chart)
        .into_iter()
        .flat_map(|index| chart.series[index].values.iter().flatten().map(move |value| frame::series_text(chart, index, *value)));
    texts.map(|text| labels::width(&text, size, true)).fold(0.0, f64::max)
}

fn target(canvas: &mut Canvas<'_>, chart: &Chart, line: Option<f64>, bounds: &Bounds) {
    let (Some(target), Some(x)) = (&chart.target, line) else { return };
    canvas.line((x, bounds.top - 2.0), (x, bounds.bottom), canvas.rgb(Colour::Ink), 1.0);
    canvas.interrupt((x, bounds.top), (x, bounds.bottom));
    let text = labels::cut(&frame::target_text(target, chart), canvas.size, false, canvas.bounds.width() * 0.6);
    let label = Label::new(text, x, bounds.top - 0.35 * canvas.size, canvas.size).side(Side::Middle).colour(Colour::Ink);
    canvas.try_write(&label.within(canvas.bounds.left, canvas.bounds.right));
}
