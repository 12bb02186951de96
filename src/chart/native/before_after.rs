//! Before and after: two bars for each pair, the change said behind the value after; a target as a hollow bar below them.

use super::bar::lying;
use super::column::gap;
use super::page::Page;
use super::paint::{BETTER, CAUTION, INK, PREVIOUS, Paint, WORSE};
use super::plan::{AxisPair, Form, GREY, Group, LOUD, LabelSide, Labels, Look, PLAIN, Plan, PlanLabel, PlanPoint, PlanSeries};
use super::plan::{RunText, Says, Stroke, WordRun};
use super::sheet::Sheet;
use crate::chart::bar::Names;
use crate::chart::before_after::{Pair, pairs as model};
use crate::chart::labels::{self, Bounds};
use crate::facts::State;
use crate::report::{SeriesRole, Stacking};

/// A before/after chart.
pub(super) fn pairs(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let pairs = model(chart);
    let names: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
    let header = page.header(&names);
    let row = (page.height - header.bottom - 2.0) / chart.categories.len().max(1) as f64;
    let negative = pairs.iter().flatten().any(Pair::reaches_below_zero);
    let said = |pair: &Pair| labels::width(&format!("{}  {}", pair.after_text(), pair.badge), size, true);
    let room = pairs.iter().flatten().map(said).fold(0.0, f64::max) + size;
    let left = Names::fit(chart, page.width, row, size).width + size + if negative { room } else { 0.0 };
    let plot = Bounds { left, top: header.bottom, right: (page.width - room).max(left + 8.0), bottom: page.height - 2.0 };
    let mut sheet = page.sheet();
    let mut series = Vec::new();
    for index in 0..chart.series.len() {
        series.push(match (chart.series[index].role, index) {
            (SeriesRole::Target, _) => target(page, &mut sheet, index),
            (_, 0) => before(page, &mut sheet, index),
            _ => after(page, &mut sheet, index, &pairs),
        });
    }
    let thickness = 0.7_f64.min(1.7 * size * series.len() as f64 / row);
    let form = Form::Bars { horizontal: true, stacking: Stacking::Grouped, gap: gap(thickness, series.len()), overlap: 0 };
    let axes = AxisPair { low: (!negative).then_some(0.0), ..lying() };
    page.plan(header, &plot, vec![Group { form, axes: 0, series }], vec![axes], sheet, Vec::new())
}

fn before(page: &Page<'_>, sheet: &mut Sheet, index: usize) -> PlanSeries {
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    series.fill = Some(PREVIOUS);
    series.labels = Labels { all: Some(value(GREY)), points: Vec::new() };
    series
}

fn after(page: &Page<'_>, sheet: &mut Sheet, index: usize, pairs: &[Option<Pair>]) -> PlanSeries {
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    let colours: Vec<Option<Paint>> = pairs.iter().map(|pair| pair.as_ref().map(colour)).collect();
    let mut distinct: Vec<Paint> = colours.iter().flatten().copied().collect();
    distinct.dedup();
    // Bars of several states are named by a swatch in ink, which is none of them.
    series.fill = Some(if let [one] = distinct.as_slice() { *one } else { INK });
    let own = colours.iter().enumerate().filter(|(_, paint)| paint.is_some() && **paint != series.fill);
    series.points = own.map(|(index, paint)| PlanPoint { index, fill: *paint, marker: None }).collect();
    let change = |pair: &Pair| {
        let state = Look { bold: true, paint: state(pair.comparison.state) };
        let run = |text: RunText, look: Look| WordRun { text, look };
        let gap = run(RunText::Fixed("  ".to_owned()), PLAIN);
        let runs = vec![run(RunText::Value(pair.after_text()), LOUD), gap, run(RunText::Fixed(pair.badge.clone()), state)];
        PlanLabel { says: Says::Words(vec![runs]), ..value(LOUD) }
    };
    let points = pairs.iter().enumerate().filter_map(|(index, pair)| Some((index, Some(change(pair.as_ref()?)))));
    series.labels = Labels { all: Some(value(LOUD)), points: points.collect() };
    series
}

fn target(page: &Page<'_>, sheet: &mut Sheet, index: usize) -> PlanSeries {
    let mut series = PlanSeries::new(page.add_series(sheet, index));
    series.stroke = Some(Stroke::solid(INK, 0.75));
    series.labels = Labels { all: Some(value(PLAIN)), points: Vec::new() };
    series
}

fn value(look: Look) -> PlanLabel {
    PlanLabel { says: Says::Value, side: Some(LabelSide::OutsideEnd), moved: None, on_line: false, look }
}

/// The bar after: whether it met its target, or where it has none whether the change is good.
fn colour(pair: &Pair) -> Paint {
    match (pair.met, pair.comparison.state) {
        (Some(true), _) | (None, State::Better) => BETTER,
        (Some(false), State::Better) => CAUTION,
        (Some(false), State::Worse | State::Neutral) | (None, State::Worse) => WORSE,
        (None, State::Neutral) => super::paint::ACCENT,
    }
}

fn state(state: State) -> Paint {
    match state {
        State::Better => BETTER,
        State::Worse => WORSE,
        State::Neutral => INK,
    }
}
