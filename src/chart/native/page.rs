//! The room of a native chart in the picture's own pixels: title, key, margins, and how they become parts of its box.

use super::format;
use super::paint::QUIET;
use super::plan::{AxisPair, Frame, Group, Legend, Numbers, Plan};
use super::sheet::Sheet;
use crate::chart::frame::{self, CategoryLabels};
use crate::chart::labels::{self, ABOVE, BELOW, Bounds, LEADING};
use crate::chart::scale::Scale;
use crate::number::{Language, Unit, UnitKind};
use crate::report::{Chart, SeriesRole};
use crate::theme::Theme;
use crate::units::{Pt, Size};
use rust_decimal::Decimal;

/// A chart, its box in pixels of 1/96 inch, and the size of its labels.
pub(super) struct Page<'a> {
    pub(super) chart: &'a Chart,
    pub(super) theme: &'a Theme,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Size of labels in pixels.
    pub(super) size: f64,
    pub(super) label: Pt,
}

/// What stands above the data.
pub(super) struct Header {
    title: Vec<String>,
    key: Option<Frame>,
    /// Where the room below begins, in pixels.
    pub(super) bottom: f64,
}

impl Header {
    /// Adds a line to the title; the room for it is the caller's.
    pub(super) fn add_line(&mut self, line: &str) {
        self.title.push(line.to_owned());
    }

    /// Adds the total to the title, inside its last bracket where it has one.
    pub(super) fn say_total(&mut self, total: &str) {
        match self.title.last_mut() {
            None => self.title.push(total.to_owned()),
            Some(line) => {
                let (bracket, comma) = if line.ends_with('）') { ("）", "，") } else { (")", ", ") };
                match line.strip_suffix(bracket) {
                    Some(open) => *line = format!("{open}{comma}{total}{bracket}"),
                    None if total.is_ascii() => *line = format!("{line} ({total})"),
                    None => *line = format!("{line}（{total}）"),
                }
            }
        }
    }
}

/// How wide a key's mark and the space around an entry are, in em: Office is generous with both.
const ENTRY: f64 = 3.2;

impl<'a> Page<'a> {
    pub(super) fn new(chart: &'a Chart, size: Size, label: Pt, theme: &'a Theme) -> Self {
        let sheet = crate::chart::sheet(size, label);
        Self { chart, theme, width: f64::from(sheet.width), height: f64::from(sheet.height), size: sheet.label, label }
    }

    /// Title and key, side by side where both fit on one line.
    pub(super) fn header(&self, keys: &[&str]) -> Header {
        let (size, text) = (self.size, frame::title_text(self.chart));
        let entry = |name: &&str| labels::width(name, size, false) * 1.06 + ENTRY * size;
        let key_width = keys.iter().map(entry).sum::<f64>().min(self.width);
        let room = self.width - key_width - size;
        let beside = !keys.is_empty() && labels::width(&text, size, false) * 1.05 <= room;
        // Office breaks a title that is wider than most of its chart by itself.
        let limit = if beside { room } else { self.width * 0.78 };
        let title = if text.is_empty() { Vec::new() } else { balanced(&text, size, limit) };
        let row = LEADING * size;
        let mut bottom = title.len() as f64 * row + 0.6 * size;
        let key = (!keys.is_empty()).then(|| {
            let height = 1.7 * size;
            if beside {
                bottom = bottom.max(height + 0.2 * size);
                return self.frame_of(&Bounds { left: self.width - key_width, top: 0.0, right: self.width, bottom: height });
            }
            let top = bottom - 0.2 * size;
            bottom = top + height + 0.2 * size;
            self.frame_of(&Bounds { left: 0.0, top, right: key_width, bottom: top + height })
        });
        Header { title, key, bottom: bottom.max(0.35 * size) }
    }

    /// The plan of these groups under a header; `hidden` are entries that the key does not show.
    pub(super) fn plan(
        &self,
        header: Header,
        plot: &Bounds,
        groups: Vec<Group>,
        axes: Vec<AxisPair>,
        sheet: Sheet,
        hidden: Vec<usize>,
    ) -> Plan {
        Plan {
            title: header.title,
            legend: header.key.map(|frame| Legend { frame, hidden }),
            plot: self.frame_of(plot),
            groups,
            axes,
            hole: None,
            sheet,
            label: self.label,
            language: self.chart.language.office_tag(),
        }
    }

    /// An empty sheet with the chart's categories.
    pub(super) fn sheet(&self) -> Sheet {
        Sheet::new(&frame::title_text(self.chart), &self.chart.categories, self.chart.language)
    }

    /// Adds a series of the chart to the sheet.
    pub(super) fn add_series(&self, sheet: &mut Sheet, index: usize) -> usize {
        let series = &self.chart.series[index];
        sheet.add(&series.name, &series.values, self.format(index))
    }

    /// The number format of a series: as many decimals as any series of its unit has.
    pub(super) fn format(&self, index: usize) -> String {
        let (chart, unit) = (self.chart, frame::unit_of(self.chart, index));
        let kin = (0..chart.series.len()).filter(|&other| frame::unit_of(chart, other) == unit);
        let values: Vec<Decimal> = kin.flat_map(|other| chart.series[other].values.iter().flatten().copied()).collect();
        self.code(&values, unit.kind)
    }

    /// The number format of values at marks.
    pub(super) fn code(&self, values: &[Decimal], kind: UnitKind) -> String {
        let decimals = values.iter().map(Decimal::scale).max().unwrap_or(0).min(MOST_DECIMALS);
        format::code(values, kind, decimals, self.chart.language)
    }

    /// The number format of a value that is said with its unit.
    pub(super) fn code_with_unit(&self, value: Decimal, unit: &Unit) -> String {
        let code = self.code(&[value], unit.kind);
        if matches!(unit.kind, UnitKind::Percent | UnitKind::PerMille) || unit.text.is_empty() {
            return code;
        }
        let gap = if self.chart.language == Language::En && !unit.text.starts_with('/') { " " } else { "" };
        // A quotation mark cannot stand in a literal.
        let literal = format!("\"{gap}{}\"", unit.text.replace('"', "”"));
        code.split(';').map(|section| format!("{section}{literal}")).collect::<Vec<_>>().join(";")
    }

    /// The numbers of a value axis.
    pub(super) fn numbers(&self, scale: &Scale, kind: UnitKind) -> Numbers {
        let step = match scale.ticks.as_slice() {
            [first, second, ..] => Some(crate::chart::scale::to_f64(second - first)),
            _ => None,
        };
        Numbers { step, format: self.code(&scale.ticks, kind) }
    }

    /// The events of a category, as one label's words.
    pub(super) fn event(&self, category: usize) -> Option<String> {
        let of_category = self.chart.events.iter().filter(|event| event.category == category);
        of_category.map(|event| event.label.clone()).reduce(|one, other| format!("{one} / {other}"))
    }

    /// The field of the data over its category labels, as [`crate::chart::column::Field`] has it, and of how many categories
    /// one is named.
    pub(super) fn field(&self, top: f64, left: f64, right: f64, below: f64) -> (Bounds, usize) {
        let count = self.chart.categories.len().max(1);
        let slot = (right - left) / count as f64;
        let labels = CategoryLabels::fit(&self.chart.categories, slot, self.size);
        let bottom = self.height - labels.height(self.size) - below - 0.15 * self.size;
        (Bounds { left, top: top.min(bottom - 8.0), right, bottom }, labels.step())
    }

    /// Rows of events above the data, in pixels.
    pub(super) fn events_height(&self) -> f64 {
        if self.chart.events.is_empty() { 0.0 } else { (LEADING + 0.6) * self.size }
    }

    /// A box as parts of the whole.
    pub(super) fn frame_of(&self, bounds: &Bounds) -> Frame {
        let Bounds { left, top, .. } = *bounds;
        Frame {
            x: left / self.width,
            y: top / self.height,
            width: (bounds.width() / self.width).max(0.01),
            height: (bounds.height() / self.height).max(0.01),
        }
    }

    /// A distance in pixels as parts of the whole.
    pub(super) fn distance(&self, across: f64, down: f64) -> (f64, f64) {
        (across / self.width, down / self.height)
    }

    /// Height of a line of labels.
    pub(super) fn line(&self) -> f64 {
        (ABOVE + BELOW) * self.size
    }

    /// The series of the first axis in the order of time: what is compared with comes first.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let mut order = frame::primary(self.chart);
        order.sort_by_key(|&index| self.chart.series[index].role != SeriesRole::Previous);
        order
    }
}

/// A title on one line, or on two of about the same width: some programs centre them.
fn balanced(text: &str, size: f64, limit: f64) -> Vec<String> {
    let lines = labels::wrap_or_cut(text, size, false, limit, 2);
    if lines.len() < 2 {
        return lines;
    }
    let narrower = (50..100).find_map(|share| labels::wrap(text, size, false, limit * f64::from(share) / 100.0, 2));
    narrower.unwrap_or(lines)
}

/// A format beyond so many decimals says nothing.
const MOST_DECIMALS: u32 = 6;

/// The first pair of axes of upright marks, without numbers.
pub(super) fn upright(every: usize) -> AxisPair {
    AxisPair {
        horizontal: false,
        categories: true,
        every,
        base: Some(QUIET),
        low: None,
        high: None,
        numbers: None,
        far: false,
        across: None,
    }
}
