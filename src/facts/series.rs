//! A series: one metric over consecutive periods.

use crate::diag::Span;
use crate::number::{Language, Period, PeriodUnit, Unit, UnitKind};
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
    /// The same by calendar quarter, where it is a count by month.
    pub quarters: Option<Box<Series>>,
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

    /// The same by calendar quarter; `None` where its values do not add up (rates, scores, times) or are not by month. A quarter
    /// that lacks a month has no value, since a part of it would look like a fall.
    pub fn by_quarter(&self) -> Option<Self> {
        let quarters: Vec<Period> =
            self.periods.iter().map(|period| period.as_ref().and_then(quarter_of)).collect::<Option<_>>()?;
        let mut periods = quarters.clone();
        periods.dedup();
        if self.unit.kind != UnitKind::Plain || periods.len() < 2 {
            return None;
        }
        let place = |quarter: &Period| periods.iter().position(|other| other == quarter);
        let add = |values: &[Option<Decimal>]| {
            let months = |quarter: &Period| {
                quarters.iter().zip(values).filter(|(other, _)| *other == quarter).map(|(_, value)| *value).collect::<Vec<_>>()
            };
            let whole = |quarter: &Period| {
                let months = months(quarter);
                if months.len() == 3 && months.iter().all(Option::is_some) { sum(&months) } else { None }
            };
            if values.is_empty() { Vec::new() } else { periods.iter().map(whole).collect() }
        };
        let event = |event: &SeriesEvent| Some(SeriesEvent { index: place(&quarters[event.index])?, label: event.label.clone() });
        Some(Self {
            key: format!("{}.quarters", self.key),
            labels: periods.iter().map(|period| period.name(Language::En)).collect(),
            periods: periods.iter().copied().map(Some).collect(),
            values: add(&self.values),
            previous: add(&self.previous),
            target: None,
            events: self.events.iter().filter_map(event).collect(),
            quarters: None,
            ..self.clone()
        })
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

/// The calendar quarter that a month lies in.
fn quarter_of(period: &Period) -> Option<Period> {
    match period.unit {
        PeriodUnit::Month(month) => Some(Period { year: period.year, unit: PeriodUnit::Quarter(month.div_ceil(3)) }),
        PeriodUnit::Year | PeriodUnit::Half(_) | PeriodUnit::Quarter(_) | PeriodUnit::Week(_) | PeriodUnit::Months { .. } => None,
    }
}

fn sum(values: &[Option<Decimal>]) -> Option<Decimal> {
    let mut present = values.iter().flatten().copied();
    let first = present.next()?;
    present.try_fold(first, Decimal::checked_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceId;

    fn months(unit: &str, values: &[Option<i64>]) -> Series {
        let labels: Vec<String> = (1..=values.len()).map(|month| format!("2025-{month:02}")).collect();
        Series {
            key: "calls".to_owned(),
            name: "Calls".to_owned(),
            metric: None,
            unit: Unit::parse(unit),
            periods: labels.iter().map(|label| Period::parse(label)).collect(),
            labels,
            values: values.iter().map(|value| value.map(Decimal::from)).collect(),
            previous: Vec::new(),
            target: None,
            events: vec![SeriesEvent { index: 4, label: "sale".to_owned() }],
            quarters: None,
            span: Span { source: SourceId(0), start: 0, end: 0 },
        }
    }

    #[test]
    fn months_of_a_count_add_up_to_quarters_and_a_quarter_that_lacks_one_has_no_value() {
        let series = months("calls", &[Some(1), Some(2), Some(3), Some(4), Some(5), Some(6), Some(7), None, Some(9)]);
        let quarters = series.by_quarter().expect("quarters");
        assert_eq!(quarters.values, [Some(Decimal::from(6)), Some(Decimal::from(15)), None]);
        assert_eq!(quarters.events, [SeriesEvent { index: 1, label: "sale".to_owned() }]);
        assert!(quarters.previous.is_empty());
    }

    #[test]
    fn rates_and_a_single_quarter_have_none() {
        assert_eq!(months("%", &[Some(90); 6]).by_quarter(), None);
        assert_eq!(months("calls", &[Some(90); 3]).by_quarter(), None);
    }
}
