//! A metric: one name, one value, and the values it is compared with.

use super::{Change, Comparison, ComparisonKind, Direction, Operator, State, compare, gap_phrase};
use crate::diag::Span;
use crate::number::{Language, Unit};
use rust_decimal::Decimal;

/// One measured quantity of the period.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// Its key in the data: `first_response`.
    pub key: String,
    /// Its name as printed.
    pub name: String,
    /// What it counts.
    pub unit: Unit,
    /// Which way is good.
    pub better: Direction,
    /// The value of this period.
    pub value: Option<Decimal>,
    /// The value of the period before (上期).
    pub previous: Option<Decimal>,
    /// The value of the same period last year (去年同期).
    pub year_ago: Option<Decimal>,
    /// What it was to reach.
    pub target: Option<Decimal>,
    /// On which side of the target the value has to lie, where the data says so; else [`Metric::better`] does.
    pub operator: Option<Operator>,
    /// What others reach: the industry, the best team.
    pub benchmark: Option<Decimal>,
    /// Group it belongs to, so that a pack can ask for "timeliness"; may be empty.
    pub group: String,
    /// A remark; may be empty.
    pub note: String,
    /// Why the target was missed; may be empty.
    pub cause: String,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// Where it stands.
    pub span: Span,
}

impl Metric {
    /// The value against one of the others; `None` where either is missing.
    pub fn comparison(&self, kind: ComparisonKind) -> Option<Comparison> {
        let base = match kind {
            ComparisonKind::Previous => self.previous,
            ComparisonKind::YearAgo => self.year_ago,
            ComparisonKind::Target => self.target,
            ComparisonKind::Benchmark => self.benchmark,
        };
        Some(compare(self.value?, base?, kind, &self.unit, self.better))
    }

    /// The change a reader asks for first: against last year, else against the period before.
    pub fn main_comparison(&self) -> Option<Comparison> {
        self.comparison(ComparisonKind::YearAgo).or_else(|| self.comparison(ComparisonKind::Previous))
    }

    /// Whether the target is met; `None` without value or target.
    pub fn met(&self) -> Option<bool> {
        Some(self.operator().holds(self.value?, self.target?))
    }

    /// On which side of the target the value has to lie.
    pub fn operator(&self) -> Operator {
        self.operator.unwrap_or_else(|| self.better.into())
    }

    /// How far the value is from the target, in words; `None` where either is missing.
    pub fn gap(&self, language: Language) -> Option<String> {
        gap_phrase(self.value?, self.target?, &self.unit, self.operator(), language)
    }

    /// State against the target: better when met, worse when missed, neutral without one.
    pub fn target_state(&self) -> State {
        match self.met() {
            Some(true) => State::Better,
            Some(false) => State::Worse,
            None => State::Neutral,
        }
    }

    /// Attainment of the target as a percentage: value / target, or target / value where it is a bound to stay under.
    /// `None` where the division has no meaning (missing, zero or negative).
    pub fn attainment(&self) -> Option<Decimal> {
        let (value, target) = (self.value?, self.target?);
        let (numerator, denominator) = if self.operator().is_upper_bound() { (target, value) } else { (value, target) };
        if denominator <= Decimal::ZERO || numerator < Decimal::ZERO {
            return None;
        }
        numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(denominator)
    }

    /// The relative or point change against last year or the period before, alone.
    pub fn main_change(&self) -> Option<Change> {
        self.main_comparison().map(|comparison| comparison.change)
    }
}
