//! A heat map: a cell for each series and category, the darker the larger, with its value in ink that can be read on it.

use super::bar::Names;
use super::canvas::Canvas;
use super::frame::{self, CategoryLabels};
use super::labels::{self, ABOVE, Bounds, LEADING, Label, MIDDLE, Side};
use super::scale;
use super::shades;
use crate::report::Chart;
use crate::theme::{Colour, Rgb, Theme};

/// Draws a heat map: a row for each series, a column for each category.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let mut top = frame::header(canvas, chart, &[]);
    let size = canvas.size;
    let ramp = Ramp::of(chart, theme);
    let rows = chart.series.len().max(1) as f64;
    let width = canvas.bounds.width();
    // The rows are named as the bars of a bar chart are.
    let as_rows = Chart { categories: chart.series.iter().map(|series| series.name.clone()).collect(), ..chart.clone() };
    let names = Names::fit(&as_rows, width, (canvas.bounds.bottom - top) / (rows + 1.0), size);
    let left = names.width + 0.6 * size;
    let slot = (width - left) / chart.categories.len().max(1) as f64;
    let below = CategoryLabels::fit(&chart.categories, slot, size);
    let bottom = canvas.bounds.bottom - below.height(size);
    let all = said_in_cells(chart, slot, (bottom - top) / rows, size);
    if !all && !legend(canvas, chart, &ramp, 0.0) && legend(canvas, chart, &ramp, top) {
        top += LEADING * size;
    }
    let field = Bounds { left, top, right: width, bottom };
    let row = field.height() / rows;
    for index in 0..chart.series.len() {
        for category in 0..chart.categories.len() {
            let (x, y) = (field.left + slot * category as f64, field.top + row * index as f64);
            let cell = Bounds { left: x, top: y, right: x + slot, bottom: y + row };
            draw_cell(canvas, chart, (index, category), &inset(&cell), &ramp, all);
        }
    }
    names.write(canvas, &Chart { highlight: None, ..as_rows }, names.width, |index| field.top + row * (index as f64 + 0.5));
    below.write(canvas, chart, field.bottom - 0.25 * size, |category| field.left + slot * (category as f64 + 0.5));
}

/// Space between cells in pixels.
const GAP: f64 = 1.0;

fn inset(cell: &Bounds) -> Bounds {
    Bounds { left: cell.left + GAP, top: cell.top + GAP, right: cell.right - GAP, bottom: cell.bottom - GAP }
}

/// Whether every value fits into its cell: all are said, or the key says what the shades mean.
fn said_in_cells(chart: &Chart, slot: f64, row: f64, size: f64) -> bool {
    let text =
        |index: usize| chart.series[index].values.iter().flatten().map(move |value| frame::series_text(chart, index, *value));
    let widest = (0..chart.series.len()).flat_map(text).map(|text| labels::width(&text, size, true)).fold(0.0, f64::max);
    widest + 0.5 * size <= slot && row >= 1.35 * size
}

fn draw_cell(canvas: &mut Canvas<'_>, chart: &Chart, (index, category): (usize, usize), cell: &Bounds, ramp: &Ramp, said: bool) {
    let size = canvas.size;
    let middle = (f64::midpoint(cell.left, cell.right), f64::midpoint(cell.top, cell.bottom) + MIDDLE * size);
    let Some(value) = chart.series[index].values.get(category).copied().flatten() else {
        // No value is no small value: an empty cell with a stroke.
        canvas.rectangle(cell, canvas.rgb(Colour::Panel));
        let dash = Label::new(crate::number::MISSING, middle.0, middle.1, size).side(Side::Middle);
        if dash.width() <= cell.width() && cell.height() >= size {
            canvas.try_write(&dash);
        }
        return;
    };
    let place = scale::to_f64(value);
    let fill = ramp.colour(place);
    canvas.rectangle(cell, fill);
    let peak = ramp.is_peak(place);
    if said {
        let label = Label::new(frame::series_text(chart, index, value), middle.0, middle.1, size).side(Side::Middle).bold(peak);
        canvas.try_write(&label.colour(ramp.text_on(fill)));
    }
}

/// Shades of the accent from the smallest to the largest value.
pub(super) struct Ramp<'a> {
    low: f64,
    high: f64,
    shades: Vec<Rgb>,
    theme: &'a Theme,
}

impl<'a> Ramp<'a> {
    pub(super) fn of(chart: &Chart, theme: &'a Theme) -> Self {
        let all = || chart.series.iter().flat_map(|series| series.values.iter().flatten()).map(|value| scale::to_f64(*value));
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
        Self { low, high, shades: shades::ramp(&theme.palette), theme }
    }

    /// The shade of a value.
    pub(super) fn colour(&self, value: f64) -> Rgb {
        let span = self.high - self.low;
        let part = if span > 0.0 { (value - self.low) / span } else { 0.5 };
        let last = self.shades.len() - 1;
        self.shades[((part * self.shades.len() as f64) as usize).min(last)]
    }

    fn is_peak(&self, value: f64) -> bool {
        value >= self.high && self.high > self.low
    }

    fn text_on(&self, fill: Rgb) -> Colour {
        shades::text_on(fill, &self.theme.palette)
    }
}

/// The shades in a row between the smallest and the largest value, at the right under `top`; whether there was room.
pub(super) fn legend(canvas: &mut Canvas<'_>, chart: &Chart, ramp: &Ramp<'_>, top: f64) -> bool {
    let size = canvas.size;
    let of_series = |index: usize| chart.series[index].values.iter().flatten().map(move |value| (index, *value));
    let values = || (0..chart.series.len()).flat_map(of_series);
    let (Some(low), Some(high)) = (values().min_by_key(|pair| pair.1), values().max_by_key(|pair| pair.1)) else { return false };
    let texts = [low, high].map(|(index, value)| frame::series_text(chart, index, value));
    let baseline = top + ABOVE * size + 1.0;
    let right = canvas.bounds.right;
    let swatch = 0.9 * size;
    let texts_width: f64 = texts.iter().map(|text| labels::width(text, size, false) + 0.4 * size).sum();
    let left = right - texts_width - swatch * ramp.shades.len() as f64;
    if !canvas.is_free(&Bounds { left: left - size, top, right, bottom: baseline }) {
        return false;
    }
    canvas.write(&Label::new(texts[1].as_str(), right, baseline, size).side(Side::End));
    let mut x = right - labels::width(&texts[1], size, false) - 0.4 * size;
    for shade in ramp.shades.iter().rev() {
        let middle = baseline - MIDDLE * size;
        let bounds = Bounds { left: x - swatch, top: middle - swatch / 2.0, right: x, bottom: middle + swatch / 2.0 };
        canvas.rectangle(&bounds, *shade);
        x -= swatch;
    }
    canvas.try_write(&Label::new(texts[0].as_str(), x - 0.4 * size, baseline, size).side(Side::End))
}
