//! Charts and images on a slide.

use super::extent::Extent;
use super::{Canvas, Setting};
use crate::deck::{Graphic, Item, Placed};
use crate::picture::Image;
use crate::report::{Chart, ChartKind};
use crate::units::{Emu, Rect, Size};
use std::sync::Arc;

/// How tall a chart stands at a width, by its kind and how many rows it has.
pub(super) fn chart_extent(chart: &Chart, width: Emu) -> Extent {
    let rows = chart.categories.len().max(1) as f64;
    let (least, natural, most) = match chart.kind {
        ChartKind::Bar => (0.26 * rows + 0.6, 0.42 * rows + 0.7, 0.75 * rows + 1.0),
        ChartKind::BeforeAfter => (0.42 * rows + 0.8, 0.6 * rows + 0.9, 1.0 * rows + 1.2),
        ChartKind::Dumbbell | ChartKind::Bullet => (0.22 * rows + 0.8, 0.4 * rows + 0.9, 0.7 * rows + 1.2),
        ChartKind::Slope => (0.24 * rows + 1.2, 0.4 * rows + 2.0, 5.2),
        ChartKind::Gauge => (1.9, 3.0, 4.0),
        ChartKind::Gantt => {
            let lines = chart.schedule().map_or(rows, |schedule| schedule.lines() as f64);
            (0.3 * rows + 0.9, 0.19 * lines + 0.14 * rows + 0.9, 0.26 * lines + 0.2 * rows + 1.2)
        }
        ChartKind::Donut | ChartKind::Pie => (2.3, 4.0, 5.2),
        ChartKind::Scatter | ChartKind::Radar => (2.4, 4.2, 5.4),
        ChartKind::Funnel => (0.3 * rows + 0.8, 0.55 * rows + 0.9, 0.9 * rows + 1.2),
        ChartKind::HeatMap => {
            let lines = chart.series.len() as f64;
            (0.24 * lines + 0.9, 0.42 * lines + 1.0, 0.7 * lines + 1.2)
        }
        ChartKind::CalendarHeatMap => (1.8, 3.2, 5.2),
        ChartKind::SmallMultiples => (2.4, 4.4, 5.4),
        ChartKind::Column(_)
        | ChartKind::Line
        | ChartKind::Sparkline
        | ChartKind::Area
        | ChartKind::Combo
        | ChartKind::Pareto
        | ChartKind::Waterfall => {
            let natural = (width.as_inches() * 0.55).clamp(2.6, 4.8);
            (2.0, natural, 5.2)
        }
    };
    let natural = natural.clamp(2.0, 4.8);
    Extent {
        least: Emu::inches(least.clamp(1.8, natural)),
        natural: Emu::inches(natural),
        most: Emu::inches(most.max(natural).min(5.2)),
    }
}

/// Puts a chart into its box; it will be drawn for exactly this size.
pub(super) fn place_chart(chart: &Arc<Chart>, rect: Rect, setting: Setting<'_>, canvas: &mut Canvas) {
    let drawing = canvas.draw(chart, rect.size(), setting.theme.scale.chart);
    canvas.placed.push(Placed { rect, name: name_of(chart), item: Item::Graphic(Graphic::Chart(drawing)) });
}

/// How tall an image stands at a width: in proportion, and smaller where there is less room.
pub(super) fn image_extent(image: &Image, width: Emu) -> Extent {
    let natural = Emu((width.0 as f64 * f64::from(image.pixel_height) / f64::from(image.pixel_width.max(1))).round() as i64);
    Extent { least: natural.min(Emu::inches(1.2)), natural, most: natural }
}

/// Puts an image into the middle of its box, in proportion.
pub(super) fn place_image(image: &Arc<Image>, rect: Rect, canvas: &mut Canvas) {
    let size = within(image, rect.size());
    let rect = Rect {
        x: rect.x + (rect.width - size.width) / 2,
        y: rect.y + (rect.height - size.height) / 2,
        width: size.width,
        height: size.height,
    };
    canvas.placed.push(Placed { rect, name: "Image".to_owned(), item: Item::Graphic(Graphic::Image(image.clone())) });
}

/// The largest size in proportion that fits into `room`.
pub(super) fn within(image: &Image, room: Size) -> Size {
    let (wide, tall) = (f64::from(image.pixel_width.max(1)), f64::from(image.pixel_height.max(1)));
    let factor = (room.width.0 as f64 / wide).min(room.height.0 as f64 / tall);
    Size { width: Emu((wide * factor) as i64), height: Emu((tall * factor) as i64) }
}

fn name_of(chart: &Chart) -> String {
    if chart.title.is_empty() { "Chart".to_owned() } else { format!("Chart: {}", chart.title) }
}
