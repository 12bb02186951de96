//! Whether the native face of a chart can be shown to others in its box; where not, why.

use super::page::Page;
use crate::chart::frame::{self, CategoryLabels};
use crate::chart::labels;
use crate::report::{ChartKind, SeriesRole};

/// Why Office's chart of this data in this box would be worse than the picture, if it would.
pub(super) fn trouble(page: &Page<'_>) -> Option<&'static str> {
    let chart = page.chart;
    match chart.kind {
        ChartKind::BeforeAfter if chart.series.iter().any(|series| series.role == SeriesRole::Target) => {
            Some("Office draws no target across a pair of bars")
        }
        ChartKind::Bar => rows_too_low(page, frame::primary(chart).len()),
        ChartKind::BeforeAfter => rows_too_low(page, 2),
        ChartKind::Column(_) | ChartKind::Line | ChartKind::Area | ChartKind::Combo => {
            names_left_out(page).or_else(|| crowded_events(page))
        }
        // What has no categories across and no events, or no native face at all.
        ChartKind::Donut
        | ChartKind::Pie
        | ChartKind::Scatter
        | ChartKind::Pareto
        | ChartKind::Waterfall
        | ChartKind::Funnel
        | ChartKind::Radar
        | ChartKind::HeatMap
        | ChartKind::CalendarHeatMap
        | ChartKind::SmallMultiples
        | ChartKind::Gantt
        | ChartKind::Dumbbell
        | ChartKind::Slope
        | ChartKind::Bullet
        | ChartKind::Gauge
        | ChartKind::Sparkline => None,
    }
}

/// Office names every nth category where asked to; other programs write all of them over each other.
fn names_left_out(page: &Page<'_>) -> Option<&'static str> {
    let slot = widest_field(page) / page.chart.categories.len().max(1) as f64;
    let labels = CategoryLabels::fit(&page.chart.categories, slot, page.size);
    (labels.step() > 1).then_some("its box cannot name every category, and some programs would write the names over each other")
}

/// Flags at neighbouring categories must not touch: values at marks leave them one row, or two where they stand by themselves.
fn crowded_events(page: &Page<'_>) -> Option<&'static str> {
    let chart = page.chart;
    let slot = widest_field(page) / chart.categories.len().max(1) as f64;
    let rows = if chart.series.len() == 1 { 1 } else { 2 };
    let flags: Vec<(f64, f64)> = (0..chart.categories.len())
        .filter_map(|category| {
            let half = labels::width(&page.event(category)?, page.size, false) / 2.0 + 0.25 * page.size;
            let middle = slot * (category as f64 + 0.5);
            Some((middle - half, middle + half))
        })
        .collect();
    let touch = flags.windows(rows + 1).any(|near| near[rows].0 < near[0].1);
    touch.then_some("its box has no room for the names of all events")
}

/// Rows must be as high as the text beside each of their bars.
fn rows_too_low(page: &Page<'_>, bars: usize) -> Option<&'static str> {
    let names: Vec<&str> = page.chart.series.iter().map(|series| series.name.as_str()).collect();
    let below = page.height - page.header(if bars > 1 { &names } else { &[] }).bottom;
    let row = below / page.chart.categories.len().max(1) as f64;
    // Bars leave about a third of their row free; values may reach into it.
    (row < 0.95 * page.line() * bars as f64).then_some("its rows are lower than their text")
}

/// The width of the data's field, less what may stand right of it.
fn widest_field(page: &Page<'_>) -> f64 {
    page.width - if page.chart.target.is_some() { super::column::target_margin(page) } else { 0.0 }
}
