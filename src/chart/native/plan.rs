//! A native chart as data: groups of series on axes, every label, colour and place settled; the writer only spells it.

use super::paint::{INK, MUTED, Paint};
use super::sheet::Sheet;
use crate::report::Stacking;
use crate::units::Pt;

/// A whole chart.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The grey title, a paragraph each line; empty for none.
    pub(super) title: Vec<String>,
    /// The key, where there is one.
    pub(super) legend: Option<Legend>,
    /// Where the data stands, without axis labels.
    pub(super) plot: Frame,
    /// Series of one form on one pair of axes.
    pub(super) groups: Vec<Group>,
    /// The first pair of axes, and the second; none for a ring.
    pub(super) axes: Vec<AxisPair>,
    /// What stands in a ring's hole.
    pub(super) hole: Option<Hole>,
    /// The data.
    pub(super) sheet: Sheet,
    /// Size of labels.
    pub(super) label: Pt,
    /// Language tag of its texts.
    pub(super) language: &'static str,
}

/// A box as parts of the chart's width and height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Lines of text in the middle of a box.
#[derive(Clone, Debug)]
pub(super) struct Hole {
    pub(super) frame: Frame,
    pub(super) lines: Vec<(String, Pt, Look)>,
}

/// The key and which of its entries are left out.
#[derive(Clone, Debug)]
pub(super) struct Legend {
    pub(super) frame: Frame,
    pub(super) hidden: Vec<usize>,
}

/// Series drawn in one form.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) form: Form,
    /// Which pair of axes it stands on.
    pub(super) axes: usize,
    pub(super) series: Vec<PlanSeries>,
}

/// How a group draws its series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// Bars with the space between groups and the overlap of neighbours, in per cent of a bar.
    Bars { horizontal: bool, stacking: Stacking, gap: u32, overlap: i32 },
    /// Lines.
    Lines,
    /// Filled areas.
    Areas { stacked: bool },
    /// Points of two measures.
    Points,
    /// A ring with a hole of so many per cent, or a full disc.
    Ring { hole: u32 },
}

/// One series.
#[derive(Clone, Debug)]
pub(super) struct PlanSeries {
    /// Its column in the sheet, 0 for the first after the categories.
    pub(super) column: usize,
    /// The column of its places across, for points of two measures.
    pub(super) across: Option<usize>,
    /// Fill of its bars or areas; none for what only carries labels.
    pub(super) fill: Option<Paint>,
    /// Its line or outline.
    pub(super) stroke: Option<Stroke>,
    /// Marks at its points.
    pub(super) marker: Option<Marker>,
    /// Points that look other than the series.
    pub(super) points: Vec<PlanPoint>,
    pub(super) labels: Labels,
    /// A straight line through its values that goes on to both edges of the plot.
    pub(super) to_the_edges: Option<Stroke>,
}

impl PlanSeries {
    /// A series that shows nothing yet.
    pub(super) fn new(column: usize) -> Self {
        Self {
            column,
            across: None,
            fill: None,
            stroke: None,
            marker: None,
            points: Vec::new(),
            labels: Labels::default(),
            to_the_edges: None,
        }
    }
}

/// A line's look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    pub(super) paint: Paint,
    pub(super) width: Pt,
    pub(super) dashed: bool,
}

impl Stroke {
    /// An unbroken line.
    pub(super) const fn solid(paint: Paint, width: f64) -> Self {
        Self { paint, width: Pt(width), dashed: false }
    }
}

/// A disc at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Marker {
    pub(super) paint: Paint,
    /// Diameter in points, 2 to 72 (ECMA-376 Part 1, §21.2.3.22).
    pub(super) size: u32,
}

/// A point with a look of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlanPoint {
    pub(super) index: usize,
    pub(super) fill: Option<Paint>,
    pub(super) marker: Option<Marker>,
}

/// The labels of a series.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    /// What points without a label of their own say.
    pub(super) all: Option<PlanLabel>,
    /// Points with a label of their own; `None` for one that says nothing.
    pub(super) points: Vec<(usize, Option<PlanLabel>)>,
}

/// What a label says, and where.
#[derive(Clone, Debug)]
pub(super) struct PlanLabel {
    pub(super) says: Says,
    /// Where it stands; `None` where the kind of chart knows one place only.
    pub(super) side: Option<LabelSide>,
    /// How far it is moved from there, as parts of the chart's width and height.
    pub(super) moved: Option<(f64, f64)>,
    /// Whether it lies on a thin line, which then gives way.
    pub(super) on_line: bool,
    pub(super) look: Look,
}

/// What a label says.
#[derive(Clone, Debug)]
pub(super) enum Says {
    Value,
    Name,
    NameAndValue,
    /// The category, and under it its share of the whole with so many decimals.
    CategoryAndShare {
        decimals: u32,
    },
    /// Lines of runs; an empty run stands for the value.
    Words(Vec<Vec<WordRun>>),
}

/// A stretch of a label.
#[derive(Clone, Debug)]
pub(super) struct WordRun {
    pub(super) text: RunText,
    pub(super) look: Look,
}

/// What a run shows.
#[derive(Clone, Debug)]
pub(super) enum RunText {
    /// These words.
    Fixed(String),
    /// The point's value, which follows the workbook; so it reads now.
    Value(String),
}

/// Weight and colour of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) paint: Paint,
}

/// Text that must be seen.
pub(super) const PLAIN: Look = Look { bold: false, paint: INK };
/// Text that stands around the data.
pub(super) const GREY: Look = Look { bold: false, paint: MUTED };
/// Text that must be seen first.
pub(super) const LOUD: Look = Look { bold: true, paint: INK };

/// Sides of a mark (ECMA-376 Part 1, §21.2.3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelSide {
    Above,
    Below,
    Right,
    Left,
    Centre,
    InsideEnd,
    OutsideEnd,
}

/// A category axis and the value axis that crosses it.
#[derive(Clone, Debug)]
pub(super) struct AxisPair {
    /// Whether bars lie.
    pub(super) horizontal: bool,
    /// Whether the categories can be read; the second pair shows none.
    pub(super) categories: bool,
    /// Of so many categories one is named.
    pub(super) every: usize,
    /// The line that bars stand on.
    pub(super) base: Option<Paint>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    /// Numbers on the value axis, with hairlines across the plot; without, the axis is not seen.
    pub(super) numbers: Option<Numbers>,
    /// Whether the value axis stands on the far side.
    pub(super) far: bool,
    /// Values across, in place of categories.
    pub(super) across: Option<Across>,
}

/// A value axis that lies, in place of categories.
#[derive(Clone, Debug)]
pub(super) struct Across {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) numbers: Numbers,
    pub(super) title: AxisTitle,
}

/// An axis's name, and its upper left corner as parts of the chart.
#[derive(Clone, Debug)]
pub(super) struct AxisTitle {
    pub(super) text: String,
    pub(super) at: (f64, f64),
}

/// Numbers on an axis.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    pub(super) step: Option<f64>,
    pub(super) format: String,
}
