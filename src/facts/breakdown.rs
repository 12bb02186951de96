//! A breakdown: one metric over the members of a dimension (category, channel, region, product).

use super::{Comparison, ComparisonKind, Direction, Record, Value, compare};
use crate::diag::Span;
use crate::number::{Unit, shares};
use rust_decimal::Decimal;

/// `[breakdowns.KEY]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown {
    /// Its key in the data: `category`.
    pub key: String,
    /// Its name as printed: "投诉类别".
    pub name: String,
    /// Key of the metric it divides, if any.
    pub metric: Option<String>,
    /// What its values count.
    pub unit: Unit,
    /// Which way is good.
    pub better: Direction,
    /// Whether the items are parts of one whole, or rates that stand side by side.
    pub kind: BreakdownKind,
    /// The members in the author's order.
    pub items: Vec<BreakdownItem>,
    /// Where it stands.
    pub span: Span,
}

/// How a breakdown's items belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BreakdownKind {
    /// They add up to a total and have shares.
    #[default]
    Parts,
    /// They stand side by side: rates, durations, scores.
    Rates,
}

/// One member.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakdownItem {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Option<Decimal>,
    /// Its value in the period before or last year, as the data's author means it.
    pub previous: Option<Decimal>,
    /// What it was to reach.
    pub target: Option<Decimal>,
    /// All further columns of the item (`consists_of`, `owner`), by key.
    pub columns: Record,
    /// Where it stands.
    pub span: Span,
}

impl Breakdown {
    /// The sum of the parts; `None` for rates and where no part has a value.
    pub fn total(&self) -> Option<Decimal> {
        self.sum_of(|item| item.value)
    }

    /// The sum of the previous values, where every item with a value has one.
    pub fn previous_total(&self) -> Option<Decimal> {
        if self.items.iter().any(|item| item.value.is_some() && item.previous.is_none()) {
            return None;
        }
        self.sum_of(|item| item.previous)
    }

    /// Each part's share of the total in per cent, rounded to one decimal where that tells them from nothing and from all;
    /// they add up to exactly 100. `None` for rates, for a total of zero and where a part is negative.
    pub fn shares(&self) -> Option<Vec<Option<Decimal>>> {
        match self.kind {
            BreakdownKind::Rates => None,
            BreakdownKind::Parts => shares(&self.items.iter().map(|item| item.value).collect::<Vec<_>>(), 1),
        }
    }

    /// The same for the previous values.
    pub fn previous_shares(&self) -> Option<Vec<Option<Decimal>>> {
        match self.kind {
            BreakdownKind::Rates => None,
            BreakdownKind::Parts => shares(&self.items.iter().map(|item| item.previous).collect::<Vec<_>>(), 1),
        }
    }

    /// Indices of the items that have a value, largest first; equals stay in the author's order.
    pub fn ranked(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.items.len()).filter(|&index| self.items[index].value.is_some()).collect();
        order.sort_by_key(|&index| std::cmp::Reverse(self.items[index].value));
        order
    }

    /// One item against its previous value.
    pub fn comparison(&self, index: usize) -> Option<Comparison> {
        let item = &self.items[index];
        Some(compare(item.value?, item.previous?, ComparisonKind::YearAgo, &self.unit, self.better))
    }

    /// The sum of a further column of parts, where every item has a number in it.
    pub fn column_total(&self, key: &str) -> Option<Decimal> {
        let number = |item: &BreakdownItem| match item.columns.get(key)? {
            Value::Number(number) => Some(*number),
            Value::Text(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
        };
        let numbers: Option<Vec<Decimal>> = self.items.iter().map(number).collect();
        numbers?.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add).filter(|_| self.kind == BreakdownKind::Parts)
    }

    fn sum_of(&self, value: impl Fn(&BreakdownItem) -> Option<Decimal>) -> Option<Decimal> {
        if self.kind == BreakdownKind::Rates {
            return None;
        }
        let mut values = self.items.iter().filter_map(value);
        let first = values.next()?;
        values.try_fold(first, Decimal::checked_add)
    }
}
