//! A time axis: weeks, months, quarters or years over a stretch of days, as many as can be labelled.

use super::labels;
use crate::number::{Language, Period, PeriodUnit, format_day};
use chrono::{Datelike, Days, NaiveDate};

/// Days laid out from left to right.
pub(super) struct TimeAxis {
    first: NaiveDate,
    days: f64,
    left: f64,
    width: f64,
    /// The stretches with their labels, in order.
    pub(super) slots: Vec<Slot>,
    /// The years that the slots lie in, in order; empty where the slots are years themselves.
    pub(super) years: Vec<Slot>,
}

/// A stretch of the axis.
pub(super) struct Slot {
    /// Its left edge in pixels.
    pub(super) left: f64,
    /// Its right edge.
    pub(super) right: f64,
    /// What stands over it.
    pub(super) label: String,
}

/// How long the stretches are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Week,
    /// So many months.
    Months(u32),
}

/// Up to so many days the stretches are weeks.
const LONGEST_IN_WEEKS: i64 = 70;
/// Air between two labels in em.
const AIR: f64 = 0.5;

impl TimeAxis {
    /// The finest stretches whose labels fit; quarters and years begin with the fiscal year.
    pub(super) fn fit(span: (NaiveDate, NaiveDate), first_month: u32, bounds: (f64, f64), size: f64, language: Language) -> Self {
        let steps = [Step::Week, Step::Months(1), Step::Months(3), Step::Months(6)];
        let short = (span.1 - span.0).num_days() <= LONGEST_IN_WEEKS;
        let fitting = steps.into_iter().filter(|step| short || *step != Step::Week).find_map(|step| {
            let axis = Self::with(step, span, first_month, bounds, language);
            let fits = |slot: &Slot| labels::width(&slot.label, size, false) + AIR * size <= slot.right - slot.left;
            axis.slots.iter().all(fits).then_some(axis)
        });
        fitting.unwrap_or_else(|| Self::with(Step::Months(12), span, first_month, bounds, language))
    }

    /// Where a day begins, in pixels.
    pub(super) fn at(&self, day: NaiveDate) -> f64 {
        self.left + (day - self.first).num_days() as f64 / self.days * self.width
    }

    /// Where a day ends.
    pub(super) fn end_of(&self, day: NaiveDate) -> f64 {
        self.at(after(day, 1))
    }

    /// Whether a day lies on the axis.
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.first <= day && ((day - self.first).num_days() as f64) < self.days
    }

    fn with(step: Step, span: (NaiveDate, NaiveDate), first_month: u32, bounds: (f64, f64), language: Language) -> Self {
        let first_month = first_month.clamp(1, 12);
        let starts = starts(step, span, first_month);
        let (first, end) = (starts[0], starts[starts.len() - 1]);
        let days = (end - first).num_days().max(1) as f64;
        let mut axis = Self { first, days, left: bounds.0, width: bounds.1 - bounds.0, slots: Vec::new(), years: Vec::new() };
        let slot = |pair: &[NaiveDate], label: String| Slot { left: axis.at(pair[0]), right: axis.at(pair[1]), label };
        let slots: Vec<Slot> = starts.windows(2).map(|pair| slot(pair, name(step, pair[0], first_month, language))).collect();
        // Weeks and months have calendar years over them, quarters and halves fiscal ones.
        let begins = if matches!(step, Step::Week | Step::Months(1)) { 1 } else { first_month };
        let mut turns = vec![first];
        turns.extend(starts_of_years(first, end, begins));
        turns.push(end);
        let years = turns.windows(2).map(|pair| slot(pair, year_name(pair[0], begins, language))).collect();
        (axis.slots, axis.years) = (slots, if step == Step::Months(12) { Vec::new() } else { years });
        axis
    }
}

/// The first days of all stretches that hold the span, and the day after the last of them.
fn starts(step: Step, (first, last): (NaiveDate, NaiveDate), first_month: u32) -> Vec<NaiveDate> {
    let mut day = match step {
        Step::Week => before(first, first.weekday().num_days_from_monday()),
        Step::Months(months) => {
            let into = (first.month() + 12 - first_month) % months;
            month_start(first.year(), first.month() as i32 - into as i32)
        }
    };
    let mut starts = vec![day];
    while day <= last || starts.len() < 2 {
        let next = match step {
            Step::Week => after(day, 7),
            Step::Months(months) => month_start(day.year(), (day.month() + months) as i32),
        };
        if next <= day {
            break;
        }
        day = next;
        starts.push(day);
    }
    starts
}

fn starts_of_years(first: NaiveDate, end: NaiveDate, first_month: u32) -> Vec<NaiveDate> {
    let years = first.year()..=end.year();
    years.map(|year| month_start(year, first_month as i32)).filter(|day| first < *day && *day < end).collect()
}

fn name(step: Step, day: NaiveDate, first_month: u32, language: Language) -> String {
    let fiscal_month = (day.month() + 12 - first_month) % 12;
    let unit = match step {
        Step::Week => return format_day(day, language),
        Step::Months(1) => PeriodUnit::Month(day.month()),
        Step::Months(3) => PeriodUnit::Quarter(fiscal_month / 3 + 1),
        Step::Months(6) => PeriodUnit::Half(fiscal_month / 6 + 1),
        Step::Months(_) => return year_name(day, first_month, language),
    };
    Period { year: day.year(), unit }.short(language)
}

/// `2026年`, `2026`; a fiscal year by both its calendar years: `2026/27`.
fn year_name(day: NaiveDate, first_month: u32, language: Language) -> String {
    let year = if day.month() < first_month { day.year() - 1 } else { day.year() };
    let name = if first_month == 1 { year.to_string() } else { format!("{year}/{:02}", (year + 1).rem_euclid(100)) };
    match (language, first_month) {
        (Language::ZhCn, 1) => format!("{name}年"),
        (Language::ZhCn, _) => format!("{name}财年"),
        (Language::En, 1) => name,
        (Language::En, _) => format!("FY {name}"),
    }
}

/// The first day of a month that may lie beyond its year: month 13 is January of the next.
fn month_start(year: i32, month: i32) -> NaiveDate {
    let months = year * 12 + month - 1;
    NaiveDate::from_ymd_opt(months.div_euclid(12), months.rem_euclid(12) as u32 + 1, 1).unwrap_or(NaiveDate::MAX)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(from: &str, until: &str, first_month: u32, width: f64, language: Language) -> (String, String) {
        let day = |text: &str| crate::number::parse_date(text).expect(text);
        let axis = TimeAxis::fit((day(from), day(until)), first_month, (0.0, width), 12.0, language);
        let join = |slots: &[Slot]| slots.iter().map(|slot| slot.label.as_str()).collect::<Vec<_>>().join(" ");
        (join(&axis.years), join(&axis.slots))
    }

    #[test]
    fn stretches_follow_the_span_and_the_room() {
        let cases = [
            (("2026-01-15", "2026-03-31", 600.0), "2026年", "1月 2月 3月"),
            (("2026-01-15", "2026-12-31", 600.0), "2026年", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
            (("2025-11-15", "2027-02-10", 400.0), "2025年 2026年 2027年", "四季度 一季度 二季度 三季度 四季度 一季度"),
            (("2026-01-05", "2026-01-18", 600.0), "2026年", "1月5日 1月12日"),
        ];
        for ((from, until, width), years, slots) in cases {
            assert_eq!(axis(from, until, 1, width, Language::ZhCn), (years.to_owned(), slots.to_owned()));
        }
    }

    #[test]
    fn quarters_of_a_fiscal_year_begin_with_it() {
        let (years, slots) = axis("2025-05-01", "2027-03-31", 4, 300.0, Language::En);
        assert_eq!((years.as_str(), slots.as_str()), ("FY 2025/26 FY 2026/27", "Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4"));
        assert_eq!(axis("2025-05-01", "2028-03-31", 4, 60.0, Language::ZhCn).1, "2025/26财年 2026/27财年 2027/28财年");
    }
}
