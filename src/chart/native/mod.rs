//! The native face of a chart: what Office draws itself, and the workbook that *Edit Data* opens.

mod area;
mod axis;
mod bar;
mod before_after;
mod column;
mod combo;
mod events;
mod format;
mod group;
mod label;
mod line;
mod page;
mod paint;
mod pareto;
mod part;
mod place;
mod plan;
mod presentable;
mod ring;
mod scatter;
mod shapes;
mod sheet;
mod stack;
#[cfg(test)]
mod tests;
mod words;
mod workbook;

use crate::ooxml::Error;
use crate::picture::ChartPart;
use crate::report::{Chart, ChartKind, Stacking};
use crate::theme::Theme;
use crate::units::{Pt, Size};
use page::Page;
use plan::Plan;

/// Whether Office has a chart of this kind; where not, why.
pub fn native_face(kind: ChartKind) -> Result<(), &'static str> {
    planner(kind).map(|_| ())
}

/// The chart as Office draws it in a box of this size; `None` where [`native_face`] says that it cannot.
///
/// # Errors
/// A workbook that the spreadsheet format cannot hold: a text of more than 32,767 characters.
pub fn native(chart: &Chart, size: Size, label: Pt, theme: &Theme) -> Result<Option<ChartPart>, Error> {
    let Ok(planner) = planner(chart.kind) else { return Ok(None) };
    let plan = planner(&Page::new(chart, size, label, theme));
    let (xml, shapes) = (part::chart_space(&plan), shapes::user_shapes(&plan));
    Ok(Some(ChartPart { xml, workbook: workbook::workbook(&plan.sheet)?, shapes }))
}

/// Whether the native face can be shown to others in a box of this size; where not, why the picture is the better face.
///
/// # Errors
/// What would be wrong with it.
pub fn presentable(chart: &Chart, size: Size, label: Pt, theme: &Theme) -> Result<(), &'static str> {
    presentable::trouble(&Page::new(chart, size, label, theme)).map_or(Ok(()), Err)
}

type Planner = fn(&Page<'_>) -> Plan;

fn planner(kind: ChartKind) -> Result<Planner, &'static str> {
    match kind {
        ChartKind::Column(Stacking::Grouped) => Ok(column::grouped),
        ChartKind::Bar => Ok(bar::bars),
        ChartKind::Line => Ok(line::lines),
        ChartKind::Column(Stacking::Stacked | Stacking::Percent) => Ok(stack::stacked),
        ChartKind::Area => Ok(area::areas),
        ChartKind::Donut | ChartKind::Pie => Ok(ring::ring),
        ChartKind::Scatter => Ok(scatter::points),
        ChartKind::Pareto => Ok(pareto::pareto),
        ChartKind::Combo => Ok(combo::columns_and_line),
        ChartKind::BeforeAfter => Ok(before_after::pairs),
        ChartKind::Waterfall | ChartKind::Funnel => Err("Office has it only in a form that other programs cannot open"),
        ChartKind::Radar => Err("Office cannot write the values beside its axes"),
        ChartKind::HeatMap | ChartKind::CalendarHeatMap => Err("Office has no chart of shaded cells"),
        ChartKind::SmallMultiples => Err("Office has no chart of several panels"),
        ChartKind::Gantt => Err("Office has no chart of plans in time"),
        ChartKind::Dumbbell | ChartKind::Slope => Err("Office has no chart of pairs on one line"),
        ChartKind::Sparkline => Err("a line without axes and words is smaller than any chart of Office's"),
        ChartKind::Bullet | ChartKind::Gauge => Err("Office has no chart of key figures against their targets"),
    }
}
