//! Small multiples: a small panel for each series, all on one scale, so that their shapes and heights can be compared.

use super::canvas::{Canvas, Plot};
use super::frame;
use super::labels::{self, ABOVE, BELOW, Bounds, LEADING, Label, Side};
use super::scale::{self, Base, Scale};
use super::shades;
use crate::report::{Chart, SeriesRole};
use crate::theme::{Colour, Theme};

/// Draws one panel for each series.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let top = frame::header(canvas, chart, &[]);
    let size = canvas.size;
    let shown: Vec<usize> = (0..chart.series.len()).filter(|&index| chart.series[index].role != SeriesRole::Target).collect();
    let grid = Grid::fit(shown.len(), canvas.bounds.width(), canvas.bounds.bottom - top, size);
    let lines = chart.categories.len() > MOST_COLUMNS;
    let values = shown
        .iter()
        .flat_map(|&index| (0..chart.categories.len()).filter_map(move |category| frame::place(chart, index, category)));
    // All panels give their names as many lines as the longest needs.
    let width = grid.width - 1.2 * size;
    let rows =
        |most: usize| shown.iter().all(|&index| labels::wrap(&chart.series[index].name, size, true, width, most).is_some());
    let rows = if rows(1) || grid.height < 5.2 * size {
        1
    } else if rows(2) || grid.height < 8.0 * size {
        2
    } else {
        3
    };
    let scale = scale::tight(values, if lines { Base::Near } else { Base::Zero });
    for (position, &index) in shown.iter().enumerate() {
        let panel = grid.panel(position, top, size);
        let lowest = position + grid.columns >= shown.len();
        draw_panel(canvas, chart, index, &Panel { bounds: panel, rows, lines }, &scale, theme);
        if lowest {
            write_ends(canvas, chart, &panel);
        }
    }
}

/// More points than these are a line.
const MOST_COLUMNS: usize = 24;

/// How the panels stand.
struct Grid {
    columns: usize,
    width: f64,
    height: f64,
}

impl Grid {
    /// As many columns as make the panels nearest to the shape of a slide, wide enough for a name.
    fn fit(count: usize, width: f64, height: f64, size: f64) -> Self {
        let choices = (1..=count.clamp(1, 6)).map(|columns| {
            let rows = count.div_ceil(columns).max(1);
            Self { columns, width: width / columns as f64, height: (height - LEADING * size) / rows as f64 }
        });
        let cost = |grid: &Self| {
            let empty = (grid.columns * count.div_ceil(grid.columns) - count) as f64;
            (grid.width / grid.height.max(1.0) / 1.7).ln().abs() + 0.2 * empty + (9.0 * size / grid.width - 1.0).max(0.0) * 4.0
        };
        choices.min_by(|one, other| cost(one).total_cmp(&cost(other))).unwrap_or(Self { columns: 1, width, height })
    }

    fn panel(&self, position: usize, top: f64, size: f64) -> Bounds {
        let (column, row) = (position % self.columns, position / self.columns);
        let (left, upper) = (self.width * column as f64, top + self.height * row as f64);
        let gap = if column + 1 < self.columns { 1.2 * size } else { 0.0 };
        Bounds { left, top: upper, right: left + self.width - gap, bottom: upper + self.height - 0.5 * size }
    }
}

/// Where one panel lies.
struct Panel {
    bounds: Bounds,
    /// Lines of its name.
    rows: usize,
    /// Whether its data is a line instead of columns.
    lines: bool,
}

fn draw_panel(canvas: &mut Canvas<'_>, chart: &Chart, index: usize, panel: &Panel, scale: &Scale, theme: &Theme) {
    let size = canvas.size;
    let Panel { bounds: panel, rows, lines } = panel;
    let name = labels::wrap_or_cut(&chart.series[index].name, size, true, panel.width(), *rows);
    for (row, line) in name.into_iter().enumerate() {
        let baseline = panel.top + (ABOVE + LEADING * row as f64) * size;
        canvas.try_write(&Label::new(line, panel.left, baseline, size).bold(true).colour(Colour::Ink));
    }
    let below = if scale.low < 0.0 { LEADING * size } else { 0.0 };
    let field = Bounds { top: panel.top + ((*rows as f64 + 1.0) * LEADING + 0.3) * size, bottom: panel.bottom - below, ..*panel };
    let field = Bounds { bottom: field.bottom.max(field.top + 4.0), ..field };
    let count = chart.categories.len().max(1) as f64;
    let plot = canvas.plot(field, 0.0..count, scale.low..scale.high);
    let peak = extreme(chart, index);
    if *lines {
        draw_line(canvas, &plot, chart, index, theme);
        canvas.line((field.left, field.bottom), (field.right, field.bottom), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
    } else {
        for category in 0..chart.categories.len() {
            let Some(value) = frame::place(chart, index, category) else { continue };
            let loud = chart.highlight.or(peak) == Some(category);
            let fill = if loud { theme.palette.accent } else { shades::mix(theme.palette.quiet, theme.palette.paper, 0.35) };
            plot.bar(category as f64 + 0.12..category as f64 + 0.88, 0.0..value, fill);
        }
        frame::zero_line(canvas, &plot, 0.0);
    }
    if let Some(category) = chart.highlight.or(peak) {
        write_value(canvas, &plot, chart, index, category, panel);
    }
}

/// The category of the value farthest from zero; the earliest of equals.
fn extreme(chart: &Chart, index: usize) -> Option<usize> {
    let values = chart.series[index].values.iter().take(chart.categories.len()).enumerate();
    let present = values.filter_map(|(category, value)| Some((category, value.map(|value| value.abs())?)));
    present.max_by_key(|(category, value)| (*value, std::cmp::Reverse(*category))).map(|(category, _)| category)
}

fn draw_line(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, index: usize, theme: &Theme) {
    for run in super::line::runs(chart, index, plot) {
        match run.as_slice() {
            [point] => canvas.disc(*point, 2.0, theme.palette.accent),
            points => canvas.path(points, theme.palette.accent, 2.0),
        }
    }
}

/// Writes the value of the loud mark over or under it.
fn write_value(canvas: &mut Canvas<'_>, plot: &Plot<'_>, chart: &Chart, index: usize, category: usize, panel: &Bounds) {
    let Some(value) = chart.series[index].values.get(category).copied().flatten() else { return };
    let size = canvas.size;
    let (x, y) = plot.at(category as f64 + 0.5, scale::to_f64(value));
    let negative = value.is_sign_negative() && !value.is_zero();
    let baseline = if negative { y + (ABOVE + 0.15) * size } else { y - 0.3 * size };
    let label = Label::new(frame::series_text(chart, index, value), x, baseline, size).side(Side::Middle).colour(Colour::Accent);
    canvas.try_write(&label.bold(true).within(panel.left, panel.right));
}

/// Names the first and the last category under the lowest panels.
fn write_ends(canvas: &mut Canvas<'_>, chart: &Chart, panel: &Bounds) {
    let size = canvas.size;
    let baseline = panel.bottom + (ABOVE + 0.3) * size;
    let baseline = baseline.min(canvas.bounds.bottom - BELOW * size - 0.1);
    let half = panel.width() / 2.0 - 0.3 * size;
    let (Some(first), Some(last)) = (chart.categories.first(), chart.categories.last()) else { return };
    canvas.try_write(&Label::new(labels::cut(first, size, false, half), panel.left, baseline, size));
    if chart.categories.len() > 1 {
        canvas.try_write(&Label::new(labels::cut(last, size, false, half), panel.right, baseline, size).side(Side::End));
    }
}
