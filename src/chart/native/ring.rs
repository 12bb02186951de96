//! A donut or pie: its parts named outside, moved apart, and the total in the hole or said with the title.

use super::page::Page;
use super::paint;
use super::plan::{Form, GREY, Group, Hole, LOUD, LabelSide, Look, PLAIN, Plan, PlanLabel, PlanPoint, PlanSeries, Says};
use crate::chart::donut::{Total, total, total_size};
use crate::chart::frame;
use crate::chart::labels::{self, Bounds, LEADING};
use crate::chart::scale;
use crate::number::{Language, UnitKind, format_number, shares};
use crate::report::ChartKind;
use crate::units::Pt;
use rust_decimal::Decimal;

/// The hole's radius as a part of the ring's, in per cent.
const HOLE: u32 = 62;

/// A donut or pie of the first series.
pub(super) fn ring(page: &Page<'_>) -> Plan {
    let (chart, size) = (page.chart, page.size);
    let mut header = page.header(&[]);
    if chart.kind == ChartKind::Pie {
        header.say_total(&total_text(page));
    }
    let values = chart.series.first().map(|series| series.values.as_slice()).unwrap_or_default();
    let shares = shares(values, 1).unwrap_or_default();
    let decimals = shares.iter().flatten().map(Decimal::scale).max().unwrap_or(0);
    let texts = texts(page, values, &shares, decimals);
    let widest = texts.iter().flatten().flatten().map(|line| labels::width(line, size, true)).fold(0.0, f64::max);
    let (width, height) = (page.width, page.height - header.bottom);
    let room = (width / 2.0 - widest.min(width * 0.3) - 1.8 * size).max(width * 0.14);
    let ring = Ring {
        centre: (width / 2.0, header.bottom + height / 2.0),
        radius: room.min(height / 2.0 - 0.6 * size).max(2.0 * size),
        top: header.bottom,
        bottom: page.height,
        hole: if chart.kind == ChartKind::Pie { 0 } else { HOLE },
    };
    let plot = ring.bounds();
    let largest = (0..values.len()).max_by(|&one, &other| values[one].cmp(&values[other]).then(other.cmp(&one)));
    let loud = chart.highlight.filter(|index| *index < values.len()).or(largest).unwrap_or(0);
    let mut sheet = page.sheet();
    let mut series = PlanSeries::new(if chart.series.is_empty() { 0 } else { page.add_series(&mut sheet, 0) });
    let paints = paint::ring(chart.categories.len(), loud);
    series.points = (0..).zip(&paints).map(|(index, paint)| PlanPoint { index, fill: Some(*paint), marker: None }).collect();
    for (index, moved) in ring.places(page, values, &texts) {
        let look = Look { bold: index == loud, paint: if index == loud { paint::ACCENT } else { PLAIN.paint } };
        series.labels.points.push((
            index,
            Some(PlanLabel {
                says: Says::CategoryAndShare { decimals },
                side: (ring.hole == 0).then_some(LabelSide::Centre),
                moved: Some(moved),
                on_line: false,
                look,
            }),
        ));
    }
    let groups = vec![Group { form: Form::Ring { hole: ring.hole }, axes: 0, series: vec![series] }];
    let hole = (ring.hole > 0).then(|| ring.total(page));
    Plan { hole, ..page.plan(header, &plot, groups, Vec::new(), sheet, Vec::new()) }
}

/// Each part's name on one or two lines, and its share; nothing for a part without a value.
fn texts(page: &Page<'_>, values: &[Option<Decimal>], shares: &[Option<Decimal>], decimals: u32) -> Vec<Option<Vec<String>>> {
    let lines = |(index, name): (usize, &String)| {
        let share = values.get(index).copied().flatten().and(shares.get(index).copied().flatten())?;
        let mut lines = labels::wrap_or_cut(name, page.size, true, page.width * 0.24, 3);
        lines.push(frame::value_text(frame::with_decimals(share, decimals), UnitKind::Percent, page.chart.language));
        Some(lines)
    };
    page.chart.categories.iter().enumerate().map(lines).collect()
}

fn total_text(page: &Page<'_>) -> String {
    let chart = page.chart;
    let values = chart.series.iter().take(1).flat_map(|series| series.values.iter().flatten().copied());
    let total = format_number(values.fold(Decimal::ZERO, Decimal::saturating_add), chart.language);
    match chart.language {
        Language::ZhCn => format!("合计 {total}"),
        Language::En => format!("total {total}"),
    }
}

/// Where the ring lies in pixels, and the room for names around it.
struct Ring {
    centre: (f64, f64),
    radius: f64,
    top: f64,
    bottom: f64,
    /// The hole's radius in per cent of the ring's.
    hole: u32,
}

impl Ring {
    fn bounds(&self) -> Bounds {
        let ((x, y), radius) = (self.centre, self.radius);
        Bounds { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    /// The total in the hole, small enough for the hole of programs that cut every ring in its middle.
    fn total(&self, page: &Page<'_>) -> Hole {
        let Total { number, words } = total(page.chart);
        let inside = self.radius * 0.85;
        let size = total_size(&number, page.size, inside);
        let points = |pixels: f64| Pt((pixels * 72.0 / 96.0).floor());
        let mut lines = vec![(number, points(size), LOUD)];
        if labels::width(&words, page.size, false) <= inside {
            lines.push((words, page.label, GREY));
        }
        let ((x, y), half) = (self.centre, inside / 2.0);
        let frame = page.frame_of(&Bounds { left: x - half, top: y - half, right: x + half, bottom: y + half });
        Hole { frame, lines }
    }

    /// A point at an angle in turns clockwise from the top.
    fn at(&self, angle: f64, radius: f64) -> (f64, f64) {
        let (sin, cos) = (angle * std::f64::consts::TAU).sin_cos();
        (self.centre.0 + radius * sin, self.centre.1 - radius * cos)
    }

    /// How far each part's label moves from the middle of its part to the outside, as parts of the chart.
    fn places(&self, page: &Page<'_>, values: &[Option<Decimal>], texts: &[Option<Vec<String>>]) -> Vec<(usize, (f64, f64))> {
        let size = page.size;
        let total: f64 = values.iter().map(|value| extent(*value)).sum();
        let mut at = 0.0;
        let mut middles = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let turn = if total > 0.0 { extent(*value) / total } else { 0.0 };
            if turn > 0.0 && texts.get(index).is_some_and(Option::is_some) {
                middles.push((index, at + turn / 2.0));
            }
            at += turn;
        }
        let mut placed = Vec::new();
        for right in [true, false] {
            let mut parts: Vec<(usize, f64)> = middles.iter().copied().filter(|(_, middle)| (*middle < 0.5) == right).collect();
            let height = |index: usize| LEADING * size * texts[index].as_ref().map_or(0, Vec::len) as f64 + 0.25 * size;
            let wish = |(index, middle): &(usize, f64)| self.at(*middle, self.radius + 0.9 * size).1 - height(*index) / 2.0;
            parts.sort_by(|one, other| wish(one).total_cmp(&wish(other)));
            let wished: Vec<f64> = parts.iter().map(wish).collect();
            let heights: Vec<f64> = parts.iter().map(|(index, _)| height(*index)).collect();
            let tops = labels::stack(&wished, &heights, self.top, self.bottom);
            for (((index, middle), top), height) in parts.into_iter().zip(tops).zip(heights) {
                let width = texts[index].iter().flatten().map(|line| labels::width(line, size, true)).fold(0.0, f64::max);
                let y = top + height / 2.0;
                let nearest = if top > self.centre.1 { top - self.centre.1 } else { (self.centre.1 - top - height).max(0.0) };
                let reach = self.radius + 0.7 * size;
                let clear = (reach * reach - nearest * nearest).max(0.0).sqrt().max(self.radius * 0.3);
                let x = self.centre.0 + (clear + width / 2.0 + 0.4 * size) * if right { 1.0 } else { -1.0 };
                let home = self.at(middle, self.radius * (1.0 + f64::from(self.hole) / 100.0) / 2.0);
                placed.push((index, page.distance(x - home.0, y - home.1)));
            }
        }
        placed.sort_by_key(|(index, _)| *index);
        placed
    }
}

/// A value in binary; nothing where it is missing or below zero.
fn extent(value: Option<Decimal>) -> f64 {
    value.map_or(0.0, |value| scale::to_f64(value).max(0.0))
}
