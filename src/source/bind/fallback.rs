//! What is drawn where a kind of chart cannot say what its data says: another kind that can, with a word about why.

use crate::report::{Axis, Chart, ChartKind, SeriesRole, Stacking, Unsuitable};

/// The chart as a kind that says the same, the nearest first; `None` where only a table does.
pub(super) fn other_kind(chart: &Chart, reason: Unsuitable) -> Option<Chart> {
    // Values of several units stand side by side in a table alone.
    if matches!(reason, Unsuitable::Empty | Unsuitable::MixedUnits) {
        return None;
    }
    candidates(chart.kind).iter().map(|&kind| as_kind(chart, kind)).find(|chart| chart.suitability().is_ok())
}

/// Kinds that show the same data, the nearest first.
fn candidates(kind: ChartKind) -> &'static [ChartKind] {
    const COLUMN: ChartKind = ChartKind::Column(Stacking::Grouped);
    match kind {
        ChartKind::Donut | ChartKind::Pie | ChartKind::Pareto | ChartKind::Funnel => &[ChartKind::Bar, COLUMN],
        ChartKind::Radar => &[ChartKind::Bar, COLUMN, ChartKind::HeatMap],
        ChartKind::CalendarHeatMap => &[COLUMN, ChartKind::Line],
        ChartKind::SmallMultiples => &[ChartKind::HeatMap, COLUMN, ChartKind::Line],
        ChartKind::HeatMap => &[COLUMN, ChartKind::Bar],
        ChartKind::Column(Stacking::Stacked | Stacking::Percent) | ChartKind::Bar => &[COLUMN],
        ChartKind::Area => &[ChartKind::Line],
        ChartKind::BeforeAfter => &[ChartKind::Dumbbell],
        ChartKind::Slope => &[ChartKind::Dumbbell, ChartKind::BeforeAfter],
        ChartKind::Gauge => &[ChartKind::Bullet],
        ChartKind::Column(Stacking::Grouped)
        | ChartKind::Line
        | ChartKind::Combo
        | ChartKind::Dumbbell
        | ChartKind::Scatter
        | ChartKind::Bullet
        | ChartKind::Sparkline
        | ChartKind::Waterfall
        | ChartKind::Gantt => &[],
    }
}

/// The same figures as another kind, without what only the first kind shows.
fn as_kind(chart: &Chart, kind: ChartKind) -> Chart {
    let mut other = Chart { kind, ..chart.clone() };
    if chart.kind == ChartKind::Pareto {
        other.series.retain(|series| series.role != SeriesRole::Secondary);
        other.target.take_if(|target| target.axis == Axis::Second);
    }
    other
}

/// A kind as messages call it.
pub(super) fn name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Column(Stacking::Grouped) => "a column chart",
        ChartKind::Column(Stacking::Stacked | Stacking::Percent) => "a stacked column chart",
        ChartKind::Bar => "a bar chart",
        ChartKind::Line => "a line chart",
        ChartKind::Area => "an area chart",
        ChartKind::Donut => "a donut",
        ChartKind::Pie => "a pie",
        ChartKind::Scatter => "a scatter",
        ChartKind::Pareto => "a Pareto chart",
        ChartKind::Waterfall => "a waterfall",
        ChartKind::Funnel => "a funnel",
        ChartKind::Radar => "a radar",
        ChartKind::HeatMap => "a heat map",
        ChartKind::CalendarHeatMap => "a calendar heat map",
        ChartKind::SmallMultiples => "small multiples",
        ChartKind::Combo => "a column and line chart",
        ChartKind::Gantt => "a Gantt chart",
        ChartKind::Dumbbell => "a dumbbell chart",
        ChartKind::Slope => "a slope chart",
        ChartKind::Bullet => "a bullet chart",
        ChartKind::Gauge => "a gauge",
        ChartKind::BeforeAfter => "a before/after chart",
        ChartKind::Sparkline => "a sparkline",
    }
}

/// What stands in the way, as the end of a sentence.
pub(super) fn why(reason: Unsuitable) -> String {
    match reason {
        Unsuitable::Empty => "it has no value".to_owned(),
        Unsuitable::NegativePart => "a part of a whole cannot be negative".to_owned(),
        Unsuitable::ZeroTotal => "its parts add up to zero".to_owned(),
        Unsuitable::TooManyCategories { count, most } => format!("it has {count} categories, and {most} can be read"),
        Unsuitable::IncompletePair => "a pair lacks its before or after".to_owned(),
        Unsuitable::NoTarget => "none of its values has a target above zero".to_owned(),
        Unsuitable::MixedUnits => "its values have different units".to_owned(),
        Unsuitable::NoDates => "it needs records with a day in `due`".to_owned(),
        Unsuitable::TooFewCategories { count, least } => format!("it needs {least} categories, and has {count}"),
        Unsuitable::NotParts => "rates and scores are no parts of a whole".to_owned(),
        Unsuitable::RisingStage => "a stage is larger than the one before it".to_owned(),
        Unsuitable::NoDays => "its periods are no days such as 2025-11-11".to_owned(),
        Unsuitable::SeriesCount { count, least, .. } if count < least => format!("it needs {least} series, and has {count}"),
        Unsuitable::SeriesCount { count, most, .. } => format!("it has {count} series, and {most} can be read"),
        Unsuitable::MissingMeasure => "it needs two measures of each item, one across and one upwards".to_owned(),
    }
}
