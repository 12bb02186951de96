//! A small line without axis and words: where a value comes from, its last point marked.

use super::canvas::{Canvas, Point};
use super::scale;
use crate::report::Chart;
use crate::theme::Colour;

/// Stroke of the line in pixels: thinner than that of a chart, which is read point by point.
const STROKE: f64 = 1.5;
/// Radius of the last point in parts of the picture's height, and its bounds in pixels.
const RADIUS: f64 = 0.1;
const RADIUS_BOUNDS: (f64, f64) = (2.2, 4.0);

/// Draws a sparkline over the whole picture.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart) {
    let radius = (RADIUS * canvas.bounds.height()).clamp(RADIUS_BOUNDS.0, RADIUS_BOUNDS.1);
    let runs = runs(canvas, chart, radius + 0.5);
    for run in &runs {
        match run.as_slice() {
            [point] => canvas.disc(*point, STROKE, canvas.rgb(Colour::Quiet)),
            points => canvas.path(points, canvas.rgb(Colour::Quiet), STROKE),
        }
    }
    if let Some(last) = runs.last().and_then(|run| run.last()) {
        canvas.disc(*last, radius, canvas.rgb(Colour::Accent));
    }
}

/// The unbroken stretches of the line in pixels, `margin` from the edges; equal values lie half-way up.
fn runs(canvas: &Canvas<'_>, chart: &Chart, margin: f64) -> Vec<Vec<Point>> {
    let Some(series) = chart.series.first() else { return Vec::new() };
    let values: Vec<Option<f64>> = series.values.iter().map(|value| value.map(scale::to_f64)).collect();
    let present = || values.iter().flatten().copied();
    let (low, high) = (present().fold(f64::INFINITY, f64::min), present().fold(f64::NEG_INFINITY, f64::max));
    let (wide, tall) = (canvas.bounds.width() - 2.0 * margin, canvas.bounds.height() - 2.0 * margin);
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let point = |(index, value): (usize, &Option<f64>)| {
        let up = value.map(|value| if high > low { (value - low) / (high - low) } else { 0.5 })?;
        Some((margin + wide * index as f64 / steps, margin + tall * (1.0 - up)))
    };
    let points: Vec<Option<Point>> = values.iter().enumerate().map(point).collect();
    points
        .split(Option::is_none)
        .map(|run| run.iter().flatten().copied().collect())
        .filter(|run: &Vec<Point>| !run.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::chart::samples::{chart, series};
    use crate::chart::{draw, svg};
    use crate::report::{Chart, ChartKind, SeriesRole};
    use crate::theme::Theme;
    use crate::units::{Emu, Pt, Size};

    const SIZE: Size = Size { width: Emu(1_280_160), height: Emu(320_040) };

    fn spark(values: &str) -> Chart {
        let months = vec!["月"; values.split_whitespace().count()].join("|");
        chart(ChartKind::Sparkline, "投诉量", "件", &months, vec![series("2025年", SeriesRole::Current, values)])
    }

    fn drawn(values: &str) -> String {
        svg(&spark(values), SIZE, Pt(10.5), &Theme::house())
    }

    #[test]
    fn a_line_has_its_last_point_marked_and_no_word() {
        let drawn = drawn("1 3 2 5");
        assert_eq!(drawn.matches("<circle").count(), 1);
        assert_eq!(drawn.matches("<polyline").count(), 1);
        assert!(!drawn.contains("<text"));
    }

    #[test]
    fn a_gap_parts_the_line_and_the_last_value_that_is_there_is_marked() {
        let drawn = drawn("1 3 2 - 5 4 6 -");
        assert_eq!((drawn.matches("<polyline").count(), drawn.matches("<circle").count()), (2, 1));
    }

    #[test]
    fn its_picture_lets_the_ground_through() {
        let png = draw(&spark("4 4 4 4"), SIZE, Pt(10.5), &Theme::house()).png;
        // Colour type 6 of the header: red, green, blue, alpha.
        assert_eq!(png[25], 6);
        assert!(png.len() < 4_000, "{} bytes", png.len());
    }
}
