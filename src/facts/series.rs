//! A series: one metric over consecutive periods.

use crate::diag::Span;
use crate::number::{Period, Unit};
use rust_decimal::Decimal;

/// `[series.KEY]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its key in the data.
    pub key: String,
    /// Its name as printed; the metric's where the author gave none.
    pub name: String,
    /// Key of the metric it belongs to, if any.
    pub metric: Option<String>,
    /// What its values count.
    pub unit: Unit,
    /// Labels of the periods as the author wrote them: "1月", "2025-01".
    pub labels: Vec<String>,
    /// The same as periods, where they could be read as such.
    pub periods: Vec<Option<Period>>,
    /// One value per period.
    pub values: Vec<Option<Decimal>>,
    /// The same periods a year before; empty where not given.
    pub previous: Vec<Option<Decimal>>,
    /// What each period was to reach.
    pub target: Option<Decimal>,
    /// What happened when.
    pub events: Vec<SeriesEvent>,
    /// Where it stands.
    pub span: Span,
}

/// Something that happened in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesEvent {
    /// Index of the period.
    pub index: usize,
    /// What happened.
    pub label: String,
}

/// An extreme of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Peak {
    /// Index of the period.
    pub index: usize,
    /// The period's label.
    pub label: String,
    /// The value.
    pub value: Decimal,
}

impl Series {
    /// The largest value; the earliest of equals.
    pub fn peak(&self) -> Option<Peak> {
        self.extreme(|candidate, best| candidate > best)
    }

    /// The smallest value; the earliest of equals.
    pub fn low(&self) -> Option<Peak> {
        self.extreme(|candidate, best| candidate < best)
    }

    /// The sum of the values that are there.
    pub fn total(&self) -> Option<Decimal> {
        sum(&self.values)
    }

    /// The sum of the year before, if every period that has a value has one.
    pub fn previous_total(&self) -> Option<Decimal> {
        let paired = self.values.iter().zip(&self.previous).all(|(value, previous)| value.is_none() || previous.is_some());
        if paired { sum(&self.previous) } else { None }
    }

    fn extreme(&self, wins: impl Fn(Decimal, Decimal) -> bool) -> Option<Peak> {
        let mut best: Option<Peak> = None;
        for (index, value) in self.values.iter().enumerate() {
            let Some(value) = *value else { continue };
            if best.as_ref().is_none_or(|best| wins(value, best.value)) {
                best = Some(Peak { index, label: self.labels[index].clone(), value });
            }
        }
        best
    }
}

fn sum(values: &[Option<Decimal>]) -> Option<Decimal> {
    let mut present = values.iter().flatten().copied();
    let first = present.next()?;
    present.try_fold(first, Decimal::checked_add)
}
