//! Two values side by side: what kind of comparison it is, how large, which way, and whether that is good.

use crate::number::{Unit, UnitKind};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Which way of a metric is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: a volume, a head count.
    #[default]
    Neutral,
}

/// What a value is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComparisonKind {
    /// The period before: 环比.
    Previous,
    /// The same period last year: 同比.
    YearAgo,
    /// The target.
    Target,
    /// A benchmark.
    Benchmark,
}

/// Whether a value rose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trend {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It is the same.
    Flat,
}

/// Whether something is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Good.
    Better,
    /// Bad.
    Worse,
    /// Neither.
    Neutral,
}

/// How much a value changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In per cent of the base, signed, unrounded.
    Relative(Decimal),
    /// As a difference in the metric's own unit: percentage points, per-mille points, points of a score.
    Points(Decimal),
    /// The base is zero, so there is no rate.
    ZeroBase,
    /// The base is negative or the sign changed, so a rate would mislead.
    SignChange,
    /// The two lie so far apart, or so near each other, that no decimal holds their rate or difference.
    Incomparable,
}

/// A finished comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// With what.
    pub kind: ComparisonKind,
    /// The value of this period.
    pub value: Decimal,
    /// What it is compared with.
    pub base: Decimal,
    /// The unit of both.
    pub unit: Unit,
    /// How much it changed.
    pub change: Change,
    /// Which way.
    pub trend: Trend,
    /// Whether that is good.
    pub state: State,
}

impl Comparison {
    /// The difference in the unit of both; `None` where no decimal holds it.
    pub fn difference(&self) -> Option<Decimal> {
        self.value.checked_sub(self.base)
    }

    /// Whether the change can be told by an amount; a rate over nothing cannot.
    pub fn has_amount(&self) -> bool {
        match self.change {
            Change::Relative(_) | Change::Points(_) => true,
            Change::ZeroBase | Change::SignChange | Change::Incomparable => self.trend == Trend::Flat,
        }
    }

    /// How many times its base the value is, where it grew by 1,000 % and more.
    pub fn multiple(&self) -> Option<Decimal> {
        match self.change {
            Change::Relative(percent) if percent >= Decimal::ONE_THOUSAND => self.value.checked_div(self.base),
            Change::Relative(_) | Change::Points(_) | Change::ZeroBase | Change::SignChange | Change::Incomparable => None,
        }
    }
}

/// Compares a value with a base.
pub fn compare(value: Decimal, base: Decimal, kind: ComparisonKind, unit: &Unit, better: Direction) -> Comparison {
    let trend = match value.cmp(&base) {
        Ordering::Less => Trend::Down,
        Ordering::Equal => Trend::Flat,
        Ordering::Greater => Trend::Up,
    };
    let change = match unit.kind {
        UnitKind::Percent | UnitKind::PerMille | UnitKind::Score => {
            value.checked_sub(base).map_or(Change::Incomparable, Change::Points)
        }
        UnitKind::Plain | UnitKind::Duration => relative(value, base),
    };
    Comparison { kind, value, base, unit: unit.clone(), change, trend, state: judge(trend, better) }
}

/// Whether `value` meets `target`; without a direction, more is taken as better.
pub fn verdict(value: Decimal, target: Decimal, better: Direction) -> bool {
    match better {
        Direction::Higher | Direction::Neutral => value >= target,
        Direction::Lower => value <= target,
    }
}

fn relative(value: Decimal, base: Decimal) -> Change {
    if base.is_zero() {
        return Change::ZeroBase;
    }
    if base.is_sign_negative() || (value.is_sign_negative() && !value.is_zero()) {
        return Change::SignChange;
    }
    value
        .checked_sub(base)
        .and_then(|difference| difference.checked_div(base)?.checked_mul(Decimal::ONE_HUNDRED))
        .filter(|percent| percent.is_zero() == (value == base))
        .filter(|percent| (*percent == -Decimal::ONE_HUNDRED) == value.is_zero())
        .map_or(Change::Incomparable, Change::Relative)
}

fn judge(trend: Trend, better: Direction) -> State {
    match (trend, better) {
        (Trend::Flat, _) | (_, Direction::Neutral) => State::Neutral,
        (Trend::Up, Direction::Higher) | (Trend::Down, Direction::Lower) => State::Better,
        (Trend::Up, Direction::Lower) | (Trend::Down, Direction::Higher) => State::Worse,
    }
}
