//! Periods: years, half-years, quarters, months, weeks and spans of months, in any fiscal calendar.

use super::Language;
use super::date::{month_name, parse_digits};
use chrono::{NaiveDate, Weekday};

/// A period of reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The calendar year it begins in (for a week: the ISO year).
    pub year: i32,
    /// What stretch of it.
    pub unit: PeriodUnit,
}

/// What stretch a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodUnit {
    /// The calendar year.
    Year,
    /// The first or second half: 1 or 2.
    Half(u32),
    /// A quarter, 1 to 4.
    Quarter(u32),
    /// A month, 1 to 12.
    Month(u32),
    /// An ISO week, 1 to 53.
    Week(u32),
    /// From one month to another, both included: a fiscal year, a season.
    Months {
        /// First month, 1 to 12, in [`Period::year`].
        from: u32,
        /// Year of the last month.
        until_year: i32,
        /// Last month, 1 to 12.
        until: u32,
    },
}

impl Period {
    /// The period written as `2025`, `2025-H1`, `2025-Q3`, `2025-11`, `2025-W07` or `2025-04/2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((from, until)) = text.split_once('/') {
            let (year, from) = year_and_month(from)?;
            let (until_year, until) = year_and_month(until)?;
            return ((year, from) <= (until_year, until))
                .then_some(Self { year, unit: PeriodUnit::Months { from, until_year, until } });
        }
        let Some((year, rest)) = text.split_once('-') else {
            return Some(Self { year: parse_year(text)?, unit: PeriodUnit::Year });
        };
        let year = parse_year(year)?;
        let within = |digits: &str, most: u32| parse_digits(digits).filter(|number| (1..=most).contains(number));
        let unit = match rest.chars().next()?.to_ascii_uppercase() {
            'H' => PeriodUnit::Half(within(&rest[1..], 2)?),
            'Q' => PeriodUnit::Quarter(within(&rest[1..], 4)?),
            'W' => PeriodUnit::Week(within(&rest[1..], weeks_of(year))?),
            _ => PeriodUnit::Month(within(rest, 12)?),
        };
        Some(Self { year, unit })
    }

    /// The period as printed in full: `2025年11月`, `Q3 2025`, `April 2025 – March 2026`.
    pub fn name(&self, language: Language) -> String {
        let year = self.year;
        match language {
            Language::ZhCn => match self.unit {
                PeriodUnit::Year => format!("{year}年"),
                PeriodUnit::Half(half) => format!("{year}年{}半年", if half == 1 { "上" } else { "下" }),
                PeriodUnit::Quarter(quarter) => format!("{year}年第{}季度", chinese_quarter(quarter)),
                PeriodUnit::Month(month) => format!("{year}年{month}月"),
                PeriodUnit::Week(week) => format!("{year}年第{week}周"),
                PeriodUnit::Months { from, until_year, until } if until_year == year => format!("{year}年{from}—{until}月"),
                PeriodUnit::Months { from, until_year, until } => format!("{year}年{from}月—{until_year}年{until}月"),
            },
            Language::En => match self.unit {
                PeriodUnit::Year => format!("{year}"),
                PeriodUnit::Half(half) => format!("H{half} {year}"),
                PeriodUnit::Quarter(quarter) => format!("Q{quarter} {year}"),
                PeriodUnit::Month(month) => format!("{} {year}", month_name(month)),
                PeriodUnit::Week(week) => format!("Week {week}, {year}"),
                PeriodUnit::Months { from, until_year, until } if until_year == year => {
                    format!("{}–{} {year}", month_name(from), month_name(until))
                }
                PeriodUnit::Months { from, until_year, until } => {
                    format!("{} {year} – {} {until_year}", month_name(from), month_name(until))
                }
            },
        }
    }

    /// The period as an axis prints it inside its year: `11月`, `Nov`, `三季度`, `Q3`, `W07`.
    pub fn short(&self, language: Language) -> String {
        match (self.unit, language) {
            (PeriodUnit::Year, _) => self.year.to_string(),
            (PeriodUnit::Half(half), _) => format!("H{half}"),
            (PeriodUnit::Quarter(quarter), Language::ZhCn) => format!("{}季度", chinese_quarter(quarter)),
            (PeriodUnit::Quarter(quarter), Language::En) => format!("Q{quarter}"),
            (PeriodUnit::Month(month), Language::ZhCn) => format!("{month}月"),
            (PeriodUnit::Month(month), Language::En) => month_name(month)[..3].to_owned(),
            (PeriodUnit::Week(week), _) => format!("W{week:02}"),
            (PeriodUnit::Months { .. }, _) => self.name(language),
        }
    }

    /// The same period one year earlier; week 53 becomes the last week of a year that has none.
    #[must_use]
    pub fn year_before(&self) -> Self {
        let year = self.year - 1;
        let unit = match self.unit {
            PeriodUnit::Months { from, until_year, until } => PeriodUnit::Months { from, until_year: until_year - 1, until },
            PeriodUnit::Week(week) => PeriodUnit::Week(week.min(weeks_of(year))),
            PeriodUnit::Year | PeriodUnit::Half(_) | PeriodUnit::Quarter(_) | PeriodUnit::Month(_) => self.unit,
        };
        Self { year, unit }
    }

    /// The period of the same length right after this one.
    #[must_use]
    pub fn next(&self) -> Self {
        self.moved(1)
    }

    /// The period of the same length right before this one.
    #[must_use]
    pub fn previous(&self) -> Self {
        self.moved(-1)
    }

    fn moved(&self, step: i32) -> Self {
        let year = self.year;
        let within = |number: u32, of: u32| {
            let count = i32::try_from(of).unwrap_or(1);
            let at = i32::try_from(number).unwrap_or(1) - 1 + step;
            (year + at.div_euclid(count), u32::try_from(at.rem_euclid(count)).unwrap_or_default() + 1)
        };
        match self.unit {
            PeriodUnit::Year => Self { year: year + step, unit: self.unit },
            PeriodUnit::Half(half) => {
                let (year, half) = within(half, 2);
                Self { year, unit: PeriodUnit::Half(half) }
            }
            PeriodUnit::Quarter(quarter) => {
                let (year, quarter) = within(quarter, 4);
                Self { year, unit: PeriodUnit::Quarter(quarter) }
            }
            PeriodUnit::Month(month) => {
                let (year, month) = within(month, 12);
                Self { year, unit: PeriodUnit::Month(month) }
            }
            PeriodUnit::Week(week) if step > 0 && week >= weeks_of(year) => Self { year: year + 1, unit: PeriodUnit::Week(1) },
            PeriodUnit::Week(1) if step < 0 => Self { year: year - 1, unit: PeriodUnit::Week(weeks_of(year - 1)) },
            PeriodUnit::Week(week) => Self { year, unit: PeriodUnit::Week(week.saturating_add_signed(step)) },
            PeriodUnit::Months { from, until_year, until } => {
                let (first, last) = (month_count(year, from), month_count(until_year, until));
                let shift = (last - first + 1) * step;
                let (year, from) = month_of(first + shift);
                let (until_year, until) = month_of(last + shift);
                Self { year, unit: PeriodUnit::Months { from, until_year, until } }
            }
        }
    }

    /// What people call this period, the one before and the one after while they stand in it: 本月, 上月, 下月; this quarter,
    /// last quarter, next quarter.
    pub fn words(&self, language: Language) -> PeriodWords {
        let twelve = matches!(self.unit, PeriodUnit::Months { from, until_year, until }
            if month_count(until_year, until) - month_count(self.year, from) == 11);
        let (chinese, english) = match self.unit {
            PeriodUnit::Year => ("年度", "year"),
            PeriodUnit::Half(_) => ("半年", "half-year"),
            PeriodUnit::Quarter(_) => ("季度", "quarter"),
            PeriodUnit::Month(_) => ("月", "month"),
            PeriodUnit::Week(_) => ("周", "week"),
            PeriodUnit::Months { .. } if twelve => ("财年", "fiscal year"),
            PeriodUnit::Months { .. } => ("期", "period"),
        };
        // 上半年 is the first half of a year, not the half-year before.
        let half = matches!(self.unit, PeriodUnit::Half(_));
        match language {
            Language::ZhCn if half => {
                PeriodWords { this: "本半年".to_owned(), previous: "上个半年".to_owned(), next: "下个半年".to_owned() }
            }
            Language::ZhCn => {
                PeriodWords { this: format!("本{chinese}"), previous: format!("上{chinese}"), next: format!("下{chinese}") }
            }
            Language::En => PeriodWords {
                this: format!("this {english}"),
                previous: format!("last {english}"),
                next: format!("next {english}"),
            },
        }
    }

    /// The cover's big numeral: the year, or `2025.11` for a month.
    pub fn numeral(&self) -> String {
        match self.unit {
            PeriodUnit::Year => self.year.to_string(),
            PeriodUnit::Half(half) => format!("{} H{half}", self.year),
            PeriodUnit::Quarter(quarter) => format!("{} Q{quarter}", self.year),
            PeriodUnit::Month(month) => format!("{}.{month:02}", self.year),
            PeriodUnit::Week(week) => format!("{} W{week:02}", self.year),
            PeriodUnit::Months { until_year, .. } if until_year == self.year => self.year.to_string(),
            PeriodUnit::Months { until_year, .. } => format!("{}/{:02}", self.year, until_year % 100),
        }
    }
}

/// A period and its neighbours as people speak of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodWords {
    /// 本月, "this month".
    pub this: String,
    /// 上月, "last month".
    pub previous: String,
    /// 下月, "next month".
    pub next: String,
}

/// How many weeks an ISO year has (ISO 8601): 53 where it begins or ends on a Thursday.
fn weeks_of(year: i32) -> u32 {
    if NaiveDate::from_isoywd_opt(year, 53, Weekday::Thu).is_some() { 53 } else { 52 }
}

/// Months since the beginning of our era.
fn month_count(year: i32, month: u32) -> i32 {
    year * 12 + i32::try_from(month).unwrap_or(1) - 1
}

fn month_of(count: i32) -> (i32, u32) {
    (count.div_euclid(12), u32::try_from(count.rem_euclid(12)).unwrap_or_default() + 1)
}

fn chinese_quarter(quarter: u32) -> &'static str {
    ["一", "二", "三", "四"][(quarter as usize + 3) % 4]
}

fn parse_year(text: &str) -> Option<i32> {
    let year = (text.len() == 4).then(|| parse_digits(text))?.filter(|year| *year >= 1000)?;
    i32::try_from(year).ok()
}

fn year_and_month(text: &str) -> Option<(i32, u32)> {
    let (year, month) = text.trim().split_once('-')?;
    let month = parse_digits(month).filter(|month| (1..=12).contains(month))?;
    Some((parse_year(year)?, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_printed_as_each_language_does() {
        let cases = [
            ("2025", "2025年", "2025"),
            ("2025-H1", "2025年上半年", "H1 2025"),
            ("2025-q3", "2025年第三季度", "Q3 2025"),
            ("2025-11", "2025年11月", "November 2025"),
            ("2025-W07", "2025年第7周", "Week 7, 2025"),
            ("2025-01/2025-12", "2025年1—12月", "January–December 2025"),
            ("2025-04/2026-03", "2025年4月—2026年3月", "April 2025 – March 2026"),
        ];
        for (written, chinese, english) in cases {
            let period = Period::parse(written).expect(written);
            assert_eq!(period.name(Language::ZhCn), chinese);
            assert_eq!(period.name(Language::En), english);
        }
    }

    #[test]
    fn neighbours_have_the_same_length_and_cross_the_year() {
        let cases = [
            ("2025", "2024", "2026"),
            ("2025-H2", "2025-H1", "2026-H1"),
            ("2025-Q1", "2024-Q4", "2025-Q2"),
            ("2025-12", "2025-11", "2026-01"),
            ("2025-W01", "2024-W52", "2025-W02"),
            ("2021-W01", "2020-W53", "2021-W02"),
            ("2020-W53", "2020-W52", "2021-W01"),
            ("2025-04/2026-03", "2024-04/2025-03", "2026-04/2027-03"),
            ("2025-07/2025-09", "2025-04/2025-06", "2025-10/2025-12"),
        ];
        for (written, before, after) in cases {
            let period = Period::parse(written).expect(written);
            assert_eq!(Some(period.previous()), Period::parse(before), "{written}");
            assert_eq!(Some(period.next()), Period::parse(after), "{written}");
        }
        assert_eq!(Period::parse("2020-W53").expect("a week").year_before(), Period::parse("2019-W52").expect("a week"));
    }

    #[test]
    fn people_speak_of_a_period_and_its_neighbours_in_their_own_words() {
        let cases = [
            ("2025-11", "本月 上月 下月", "this month, last month, next month"),
            ("2025-Q3", "本季度 上季度 下季度", "this quarter, last quarter, next quarter"),
            ("2025-H2", "本半年 上个半年 下个半年", "this half-year, last half-year, next half-year"),
            ("2025-W07", "本周 上周 下周", "this week, last week, next week"),
            ("2025", "本年度 上年度 下年度", "this year, last year, next year"),
            ("2025-07/2026-06", "本财年 上财年 下财年", "this fiscal year, last fiscal year, next fiscal year"),
            ("2025-07/2025-08", "本期 上期 下期", "this period, last period, next period"),
        ];
        for (written, chinese, english) in cases {
            let period = Period::parse(written).expect(written);
            let PeriodWords { this, previous, next } = period.words(Language::ZhCn);
            assert_eq!(format!("{this} {previous} {next}"), chinese);
            let PeriodWords { this, previous, next } = period.words(Language::En);
            assert_eq!(format!("{this}, {previous}, {next}"), english);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for written in
            ["", "2025-W53", "25", "2025-13", "2025-Q5", "2026-04/2025-03", "2025-", "Jan 2025", "2025-é", "2025-+1", "2025-Q+1"]
        {
            assert_eq!(Period::parse(written), None, "{written}");
        }
    }
}
