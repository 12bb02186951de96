//! Draws charts for their box at final size: SVG for the page, PNG for programs that know no SVG, words for readers.

mod alt;
mod alt_measured;
mod alt_schedule;
mod area;
mod backend;
mod bar;
mod before_after;
mod bullet;
mod calendar;
mod canvas;
#[cfg(test)]
mod colours;
mod column;
mod combo;
mod donut;
mod dumbbell;
mod events;
mod face;
mod frame;
mod funnel;
mod gantt;
mod gauge;
mod heat_map;
mod labels;
mod line;
mod milestones;
mod native;
mod pareto;
mod points;
mod radar;
mod raster;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod samples_measures;
#[cfg(test)]
mod samples_plans;
mod scale;
mod scatter;
mod shades;
mod slope;
mod small_multiples;
mod sparkline;
#[cfg(test)]
mod tests;
mod time_axis;
mod waterfall;

pub use face::{face_in_box, face_of};
pub use native::{native, native_face, presentable};

use crate::ooxml::Error;
use crate::picture::{Drawn, Picture};
use crate::report::{Chart, ChartKind, Face, SeriesRole, Stacking};
use crate::text;
use crate::theme::Theme;
use crate::units::{Pt, Size};
use canvas::Sheet;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A chart to draw, its box, and the size of its labels.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// Its box.
    pub size: Size,
    /// Size of its labels.
    pub label: Pt,
    /// Which face it gets.
    pub face: Face,
}

/// Draws one chart in both forms.
pub fn draw(chart: &Chart, size: Size, label: Pt, theme: &Theme) -> Picture {
    let svg = svg(chart, size, label, theme);
    let sheet = sheet(size, label);
    let ground = (chart.kind != ChartKind::Sparkline).then_some(theme.palette.paper);
    let png = raster::png(&svg, sheet.width, sheet.height, ground, &uncovered(chart));
    Picture { size, svg, png }
}

/// Draws many charts on all processors as pictures, whatever their face; they stand in the order of the requests and are the
/// same on any machine.
pub fn draw_all(requests: &[Request<'_>], theme: &Theme) -> Vec<Picture> {
    each_on(workers(), requests, |request| draw(request.chart, request.size, request.label, theme))
}

/// The same with the face that each request asks for.
///
/// # Errors
/// A chart whose texts no workbook can hold.
pub fn show_all(requests: &[Request<'_>], theme: &Theme) -> Result<Vec<Drawn>, Error> {
    each_on(workers(), requests, |request| face::show(request, theme)).into_iter().collect()
}

/// The SVG alone.
pub fn svg(chart: &Chart, size: Size, label: Pt, theme: &Theme) -> String {
    canvas::paint(&sheet(size, label), theme, |canvas| match chart.kind {
        ChartKind::Column(stacking) => column::draw(canvas, chart, stacking, theme),
        ChartKind::Bar => bar::draw(canvas, chart, theme),
        ChartKind::Line => line::draw(canvas, chart, theme),
        ChartKind::Area => area::draw(canvas, chart, theme),
        ChartKind::Donut | ChartKind::Pie => donut::draw(canvas, chart, theme),
        ChartKind::Combo if chart.series.iter().all(|series| series.role != SeriesRole::Secondary) => {
            column::draw(canvas, chart, Stacking::Grouped, theme);
        }
        ChartKind::Combo => combo::draw(canvas, chart, theme),
        ChartKind::Pareto => pareto::draw(canvas, chart, theme),
        ChartKind::Scatter => scatter::draw(canvas, chart),
        ChartKind::Waterfall => waterfall::draw(canvas, chart, theme),
        ChartKind::Funnel => funnel::draw(canvas, chart, theme),
        ChartKind::Radar => radar::draw(canvas, chart, theme),
        ChartKind::HeatMap => heat_map::draw(canvas, chart, theme),
        ChartKind::CalendarHeatMap => calendar::draw(canvas, chart, theme),
        ChartKind::SmallMultiples => small_multiples::draw(canvas, chart, theme),
        ChartKind::BeforeAfter => before_after::draw(canvas, chart, theme),
        ChartKind::Gantt => gantt::draw(canvas, chart, theme),
        ChartKind::Dumbbell => dumbbell::draw(canvas, chart, theme),
        ChartKind::Slope => slope::draw(canvas, chart, theme),
        ChartKind::Bullet => bullet::draw(canvas, chart, theme),
        ChartKind::Gauge => gauge::draw(canvas, chart, theme),
        ChartKind::Sparkline => sparkline::draw(canvas, chart),
    })
}

/// Characters of a chart that no bundled face holds, each once, in the order they appear.
pub fn uncovered(chart: &Chart) -> Vec<char> {
    if chart.kind == ChartKind::Sparkline {
        return Vec::new();
    }
    let mut words = vec![chart.title.as_str(), chart.unit.text.as_str()];
    words.extend(chart.categories.iter().map(String::as_str));
    words.extend(chart.series.iter().flat_map(|series| [series.name.as_str(), series.unit.text.as_str()]));
    words.extend(chart.target.iter().map(|target| target.name.as_str()));
    words.extend(chart.events.iter().map(|event| event.label.as_str()));
    words.extend(chart.measured().iter().map(|measured| measured.unit.text.as_str()));
    for task in chart.schedule().iter().flat_map(|schedule| &schedule.tasks) {
        words.extend([task.owner.as_str(), task.status_word.as_str()]);
        words.extend(task.milestones.iter().map(|milestone| milestone.title.as_str()));
    }
    text::uncovered(&words.concat())
}

/// What a chart shows, in its own language, computed from its data: for readers who do not see it.
pub fn alt_text(chart: &Chart) -> String {
    // It is spoken, not set: it needs no line kept together.
    alt::text(chart).replace(crate::number::NO_BREAK, " ")
}

fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn each_on<T: Send>(workers: usize, requests: &[Request<'_>], make: impl Fn(&Request<'_>) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut drawn = Vec::new();
        while let Some((index, request)) = take(&next, requests) {
            drawn.push((index, make(request)));
        }
        drawn
    };
    let mut drawn: Vec<(usize, T)> = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..workers.min(requests.len())).map(|_| scope.spawn(work)).collect();
        let mut drawn = work();
        for helper in helpers {
            match helper.join() {
                Ok(others) => drawn.extend(others),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        drawn
    });
    drawn.sort_by_key(|(index, _)| *index);
    drawn.into_iter().map(|(_, made)| made).collect()
}

fn take<'r, 'a>(next: &AtomicUsize, requests: &'r [Request<'a>]) -> Option<(usize, &'r Request<'a>)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    requests.get(index).map(|request| (index, request))
}

/// The box in whole pixels of 1/96 inch, so that the PNG's pixels fall on the SVG's; the reader's program closes the last half pixel.
fn sheet(size: Size, label: Pt) -> Sheet {
    let pixels = |inches: f64| (inches * 96.0).round().clamp(16.0, 8192.0) as u32;
    Sheet {
        width: pixels(size.width.as_inches()),
        height: pixels(size.height.as_inches()),
        label: label.0.clamp(4.0, 96.0) * 96.0 / 72.0,
    }
}
