//! A chart as data: what is compared, what matters in it, and when it must not be drawn.

use super::{Measured, Schedule, Table};
use crate::number::{Language, Unit, parse_date};
use rust_decimal::Decimal;

/// A chart, before anybody knows its size.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How the data is drawn.
    pub kind: ChartKind,
    /// What is measured: "月度投诉量"; printed in grey with the unit.
    pub title: String,
    /// Unit of the first axis.
    pub unit: Unit,
    /// One label per point.
    pub categories: Vec<String>,
    /// One or more series, each with as many values as there are categories.
    pub series: Vec<ChartSeries>,
    /// A horizontal line to reach or stay under.
    pub target: Option<TargetLine>,
    /// What happened when.
    pub events: Vec<Event>,
    /// The category that carries the message, drawn in the accent colour.
    pub highlight: Option<usize>,
    /// A caption for the document: "2025年月度投诉量与上年对比".
    pub caption: String,
    /// What the chart shows, in words, computed from the data.
    pub alt: String,
    /// Language of its numbers.
    pub language: Language,
    /// Whether a smaller value is better, for before/after and state colours; `None` where it does not matter.
    pub lower_is_better: Option<bool>,
    /// What only some kinds know beyond series of numbers.
    pub particulars: Particulars,
    /// Which face its template asks for.
    pub face: super::FaceWish,
}

/// What only some kinds of chart know beyond series of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Particulars {
    /// The series say it all.
    #[default]
    None,
    /// Plans in time, for [`ChartKind::Gantt`]; the categories are their titles.
    Schedule(Schedule),
    /// Key figures against their targets, for [`ChartKind::Bullet`] and [`ChartKind::Gauge`]; the categories are their names.
    Measures(Vec<Measured>),
    /// Not all categories are shown: this one stands for the others together, and is no extreme.
    Rest(usize),
    /// Values that share no axis, since their units differ: only a table shows them.
    OnlyTable(Table),
}

/// How a chart's data is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Upright bars over categories.
    Column(Stacking),
    /// Horizontal bars, largest on top.
    Bar,
    /// Lines over time.
    Line,
    /// Filled areas over time.
    Area,
    /// Parts of a whole, the total in the hole.
    Donut,
    /// Parts of a whole as sectors of a disc.
    Pie,
    /// Two measures of each category as a point: the first series lies across, the second upwards, each with its own name
    /// and unit; the categories name the points.
    Scatter,
    /// Columns from the largest down, and over them the [`SeriesRole::Secondary`] series: their cumulative share in per cent.
    /// Its target is the share that the vital few make together.
    Pareto,
    /// A bridge from total to total: the first series holds the totals, the second the changes between them; each category has
    /// a value in one of them.
    Waterfall,
    /// Stages of a process, each a part of the one before it.
    Funnel,
    /// Several measures of one unit around a centre: the categories are its axes.
    Radar,
    /// A shaded cell for each series and category.
    HeatMap,
    /// A shaded cell for each day: the categories are days, `2025-11-11`.
    CalendarHeatMap,
    /// A small panel for each series, all on one scale.
    SmallMultiples,
    /// Columns for the first series, a line on a second axis for the [`SeriesRole::Secondary`] one.
    Combo,
    /// Two bars per category: before and after, the change as a badge. The first series is before, the second after; a
    /// [`SeriesRole::Target`] series may follow.
    BeforeAfter,
    /// Plans as bars in time, with their milestones: see [`Particulars::Schedule`].
    Gantt,
    /// Two points on one line per category, before and after; series as for [`ChartKind::BeforeAfter`].
    Dumbbell,
    /// A line per category between two uprights, before and after; series as for [`ChartKind::BeforeAfter`].
    Slope,
    /// Key figures with their targets on one upright line: see [`Particulars::Measures`].
    Bullet,
    /// One key figure on a half ring with its target: see [`Particulars::Measures`].
    Gauge,
    /// A small line without words, its last point marked: for a tile, beside the value that it leads to.
    Sparkline,
}

/// How several series share a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stacking {
    /// Side by side.
    Grouped,
    /// On top of each other.
    Stacked,
    /// On top of each other, each category filling 100 %.
    Percent,
}

/// A named row of values.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSeries {
    /// Its name: "2025年".
    pub name: String,
    /// One value per category; `None` where the data has none.
    pub values: Vec<Option<Decimal>>,
    /// What it stands for.
    pub role: SeriesRole,
    /// Its unit, where it differs from the chart's (second axis).
    pub unit: Unit,
}

/// What a series stands for, which decides how loud it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeriesRole {
    /// This period: accent.
    Current,
    /// The period it is compared with: thin, grey, dashed.
    Previous,
    /// One of several equals: ordered tints.
    Part,
    /// On the second axis.
    Secondary,
    /// What each category was to reach or stay under: a mark across its bars, not a bar.
    Target,
}

/// A value to reach or stay under, drawn as a thin line with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// Its label: "目标".
    pub name: String,
    /// Where it lies on its axis.
    pub value: Decimal,
    /// Which axis it belongs to.
    pub axis: Axis,
}

/// One of a chart's value axes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Axis {
    /// The axis of all charts, in [`Chart::unit`].
    #[default]
    First,
    /// The axis of the [`SeriesRole::Secondary`] series of a combo, in that series' unit.
    Second,
}

/// Something that happened at one of the categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Index of the category.
    pub category: usize,
    /// What happened: "双11大促".
    pub label: String,
}

/// Why a chart's data cannot be drawn as asked; its table is shown instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsuitable {
    /// There is no value at all.
    Empty,
    /// A donut, a stack or an area of shares with a negative value.
    NegativePart,
    /// Parts that add up to zero.
    ZeroTotal,
    /// More categories than the kind can label at a readable size.
    TooManyCategories {
        /// How many there are.
        count: usize,
        /// How many the kind holds.
        most: usize,
    },
    /// A before/after pair without a before or an after.
    IncompletePair,
    /// No record has a day to stand at.
    NoDates,
    /// No value has a target to be measured by.
    NoTarget,
    /// Values of several units, which share no scale.
    MixedUnits,
    /// Fewer points, axes or steps than the kind needs to say something.
    TooFewCategories {
        /// How many there are.
        count: usize,
        /// How many the kind needs.
        least: usize,
    },
    /// Rates or scores where the kind shows parts of a whole.
    NotParts,
    /// A scatter without a measure across or upwards.
    MissingMeasure,
    /// A funnel with a stage that is larger than the one before it.
    RisingStage,
    /// A calendar whose categories are no days.
    NoDays,
    /// Fewer series than the kind needs, or more than it can show.
    SeriesCount {
        /// How many there are.
        count: usize,
        /// How many the kind needs.
        least: usize,
        /// How many it holds.
        most: usize,
    },
}

impl Chart {
    /// Whether the data can be drawn as this kind.
    pub fn suitability(&self) -> Result<(), Unsuitable> {
        let most = self.kind.most_categories();
        if let Some((count, none)) = self.rows() {
            return match count {
                0 => Err(none),
                count if count > most => Err(Unsuitable::TooManyCategories { count, most }),
                _ => Ok(()),
            };
        }
        if matches!(self.particulars, Particulars::OnlyTable(_)) {
            return Err(Unsuitable::MixedUnits);
        }
        let drawn = || self.series.iter().filter(|series| series.role != SeriesRole::Target);
        let present = || drawn().flat_map(|series| series.values.iter().flatten());
        if present().next().is_none() {
            return Err(Unsuitable::Empty);
        }
        if self.categories.len() > most {
            return Err(Unsuitable::TooManyCategories { count: self.categories.len(), most });
        }
        match self.kind {
            ChartKind::Donut
            | ChartKind::Pie
            | ChartKind::Pareto
            | ChartKind::Column(Stacking::Stacked | Stacking::Percent)
            | ChartKind::Area => {
                if present().any(|value| value.is_sign_negative() && !value.is_zero()) {
                    return Err(Unsuitable::NegativePart);
                }
                if present().all(Decimal::is_zero) && self.kind != ChartKind::Area {
                    return Err(Unsuitable::ZeroTotal);
                }
            }
            ChartKind::BeforeAfter | ChartKind::Dumbbell | ChartKind::Slope => {
                if drawn().count() != 2 || drawn().any(|series| series.values.iter().any(Option::is_none)) {
                    return Err(Unsuitable::IncompletePair);
                }
            }
            ChartKind::Funnel => self.stages_fall()?,
            ChartKind::Radar | ChartKind::HeatMap | ChartKind::SmallMultiples => self.shares_one_scale()?,
            ChartKind::CalendarHeatMap => {
                if self.categories.iter().any(|category| parse_date(category).is_none()) {
                    return Err(Unsuitable::NoDays);
                }
            }
            ChartKind::Waterfall => {
                if self.series.len() != 2 {
                    return Err(Unsuitable::MissingMeasure);
                }
            }
            ChartKind::Scatter => {
                let [across, up] = self.series.as_slice() else { return Err(Unsuitable::MissingMeasure) };
                let points = across.values.iter().zip(&up.values).filter(|(x, y)| x.is_some() && y.is_some()).count();
                if points < LEAST_POINTS {
                    return Err(Unsuitable::TooFewCategories { count: points, least: LEAST_POINTS });
                }
            }
            ChartKind::Column(Stacking::Grouped)
            | ChartKind::Bar
            | ChartKind::Line
            | ChartKind::Sparkline
            | ChartKind::Combo
            | ChartKind::Gantt
            | ChartKind::Bullet
            | ChartKind::Gauge => {}
        }
        let least = self.kind.least_categories();
        if self.categories.len() < least {
            return Err(Unsuitable::TooFewCategories { count: self.categories.len(), least });
        }
        Ok(())
    }

    /// The plans of a Gantt chart.
    pub fn schedule(&self) -> Option<&Schedule> {
        match &self.particulars {
            Particulars::Schedule(schedule) => Some(schedule),
            Particulars::None | Particulars::Rest(_) | Particulars::Measures(_) | Particulars::OnlyTable(_) => None,
        }
    }

    /// The category that stands for all those not shown by themselves.
    pub fn rest(&self) -> Option<usize> {
        match &self.particulars {
            Particulars::Rest(category) => Some(*category).filter(|category| *category < self.categories.len()),
            Particulars::None | Particulars::Schedule(_) | Particulars::Measures(_) | Particulars::OnlyTable(_) => None,
        }
    }

    /// The key figures of a bullet chart or a gauge.
    pub fn measured(&self) -> &[Measured] {
        match &self.particulars {
            Particulars::Measures(measured) => measured,
            Particulars::None | Particulars::Rest(_) | Particulars::Schedule(_) | Particulars::OnlyTable(_) => &[],
        }
    }

    /// How many rows a kind has that draws no series, and what it lacks without any.
    fn rows(&self) -> Option<(usize, Unsuitable)> {
        match self.kind {
            ChartKind::Gantt => Some((self.schedule().map_or(0, |schedule| schedule.tasks.len()), Unsuitable::NoDates)),
            ChartKind::Bullet | ChartKind::Gauge => Some((self.measured().len(), Unsuitable::NoTarget)),
            ChartKind::Column(_)
            | ChartKind::Bar
            | ChartKind::Line
            | ChartKind::Area
            | ChartKind::Donut
            | ChartKind::Pie
            | ChartKind::Scatter
            | ChartKind::Pareto
            | ChartKind::Waterfall
            | ChartKind::Funnel
            | ChartKind::Radar
            | ChartKind::HeatMap
            | ChartKind::CalendarHeatMap
            | ChartKind::SmallMultiples
            | ChartKind::Combo
            | ChartKind::BeforeAfter
            | ChartKind::Dumbbell
            | ChartKind::Sparkline
            | ChartKind::Slope => None,
        }
    }

    /// A funnel's stages: none negative, none larger than the one before.
    fn stages_fall(&self) -> Result<(), Unsuitable> {
        let stages: Vec<Decimal> =
            self.series.iter().take(1).flat_map(|series| series.values.iter().flatten().copied()).collect();
        if stages.iter().any(|stage| *stage < Decimal::ZERO) {
            return Err(Unsuitable::NegativePart);
        }
        if stages.first().is_some_and(Decimal::is_zero) {
            return Err(Unsuitable::ZeroTotal);
        }
        if stages.windows(2).any(|pair| pair[1] > pair[0]) { Err(Unsuitable::RisingStage) } else { Ok(()) }
    }

    /// Series that are compared by length or shade on one scale: of one unit, and neither too few nor too many.
    fn shares_one_scale(&self) -> Result<(), Unsuitable> {
        let unit = |series: &ChartSeries| if series.unit.text.is_empty() { self.unit.clone() } else { series.unit.clone() };
        let units: Vec<Unit> = self.series.iter().map(unit).collect();
        if units.windows(2).any(|pair| pair[0] != pair[1]) {
            return Err(Unsuitable::MixedUnits);
        }
        let (least, most) =
            if self.kind == ChartKind::Radar { (1, 4) } else { (2, if self.kind == ChartKind::HeatMap { 24 } else { 12 }) };
        let count = self.series.len();
        if !(least..=most).contains(&count) {
            return Err(Unsuitable::SeriesCount { count, least, most });
        }
        let negative = self.series.iter().flat_map(|series| series.values.iter().flatten()).any(|value| *value < Decimal::ZERO);
        if self.kind == ChartKind::Radar && negative { Err(Unsuitable::NegativePart) } else { Ok(()) }
    }

    /// How many of a Pareto chart's categories it takes, from the largest down, to reach the share of its target line.
    pub fn vital_few(&self) -> usize {
        let cumulative = self.series.iter().find(|series| series.role == SeriesRole::Secondary);
        let (Some(cumulative), Some(target)) = (cumulative, &self.target) else { return 0 };
        let reached = cumulative.values.iter().position(|share| share.is_some_and(|share| share >= target.value));
        reached.map_or(0, |index| index + 1)
    }

    /// What a category was to reach, where it has its own target.
    pub fn target_of(&self, category: usize) -> Option<Decimal> {
        let targets = self.series.iter().find(|series| series.role == SeriesRole::Target)?;
        targets.values.get(category).copied().flatten()
    }

    /// Whether a category's value of this period met its own target; `None` without one, or where neither side is better.
    pub fn meets_target(&self, category: usize) -> Option<bool> {
        let target = self.target_of(category)?;
        let current = self.series.iter().find(|series| series.role == SeriesRole::Current)?;
        let value = current.values.get(category).copied().flatten()?;
        self.lower_is_better.map(|lower| if lower { value <= target } else { value >= target })
    }
}

impl ChartKind {
    /// The kind as templates and files name it: `heat-map`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Column(Stacking::Grouped) => "column",
            Self::Column(Stacking::Stacked) => "stacked",
            Self::Column(Stacking::Percent) => "percent",
            Self::Bar => "bar",
            Self::Line => "line",
            Self::Area => "area",
            Self::Donut => "donut",
            Self::Pie => "pie",
            Self::Scatter => "scatter",
            Self::Pareto => "pareto",
            Self::Waterfall => "waterfall",
            Self::Funnel => "funnel",
            Self::Radar => "radar",
            Self::HeatMap => "heat-map",
            Self::CalendarHeatMap => "calendar-heat-map",
            Self::SmallMultiples => "small-multiples",
            Self::Combo => "combo",
            Self::BeforeAfter => "before-after",
            Self::Gantt => "gantt",
            Self::Dumbbell => "dumbbell",
            Self::Slope => "slope",
            Self::Bullet => "bullet",
            Self::Gauge => "gauge",
            Self::Sparkline => "sparkline",
        }
    }

    /// Whether it is a figure of its own, and not a part of a tile.
    pub fn stands_alone(self) -> bool {
        self != Self::Sparkline
    }

    /// How many categories the kind can show so that each can still be read (look.md: a donut holds six).
    pub fn most_categories(self) -> usize {
        match self {
            Self::Donut | Self::Pie => 6,
            Self::BeforeAfter | Self::Funnel => 8,
            Self::Gauge => 1,
            Self::Radar => 10,
            Self::Slope => 12,
            Self::Waterfall => 14,
            Self::Bar | Self::Pareto | Self::Bullet => 16,
            Self::Gantt => 20,
            Self::Column(_) | Self::Combo | Self::HeatMap | Self::Dumbbell => 24,
            Self::Line | Self::Area | Self::SmallMultiples | Self::Sparkline => 60,
            Self::CalendarHeatMap => 1100,
            Self::Scatter => 200,
        }
    }

    /// How many categories the kind needs so that there is something to compare.
    pub fn least_categories(self) -> usize {
        match self {
            Self::Pareto | Self::Radar | Self::Waterfall => 3,
            Self::Slope | Self::Funnel | Self::HeatMap | Self::SmallMultiples => 2,
            Self::CalendarHeatMap => 14,
            Self::Sparkline => 4,
            Self::Scatter => LEAST_POINTS,
            Self::Donut
            | Self::Pie
            | Self::BeforeAfter
            | Self::Bar
            | Self::Column(_)
            | Self::Combo
            | Self::Line
            | Self::Area
            | Self::Gantt
            | Self::Dumbbell
            | Self::Bullet
            | Self::Gauge => 0,
        }
    }
}

/// Fewer points show no relation between two measures.
const LEAST_POINTS: usize = 3;
