//! Periods: years, half-years, quarters, months, weeks and spans of months, in any fiscal calendar.

use super::Language;
use super::date::{month_name, parse_digits};

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
            'W' => PeriodUnit::Week(within(&rest[1..], 53)?),
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
                PeriodUnit::Quarter(quarter) => format!("{year}年第{}季度", ["一", "二", "三", "四"][(quarter as usize + 3) % 4]),
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

    /// The period as an axis prints it inside its year: `11月`, `Nov`, `Q3`, `W07`.
    pub fn short(&self, language: Language) -> String {
        match (self.unit, language) {
            (PeriodUnit::Year, _) => self.year.to_string(),
            (PeriodUnit::Half(half), _) => format!("H{half}"),
            (PeriodUnit::Quarter(quarter), _) => format!("Q{quarter}"),
            (PeriodUnit::Month(month), Language::ZhCn) => format!("{month}月"),
            (PeriodUnit::Month(month), Language::En) => month_name(month)[..3].to_owned(),
            (PeriodUnit::Week(week), _) => format!("W{week:02}"),
            (PeriodUnit::Months { .. }, _) => self.name(language),
        }
    }

    /// The same period one year earlier.
    #[must_use]
    pub fn year_before(&self) -> Self {
        let unit = match self.unit {
            PeriodUnit::Months { from, until_year, until } => PeriodUnit::Months { from, until_year: until_year - 1, until },
            PeriodUnit::Year | PeriodUnit::Half(_) | PeriodUnit::Quarter(_) | PeriodUnit::Month(_) | PeriodUnit::Week(_) => {
                self.unit
            }
        };
        Self { year: self.year - 1, unit }
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
    fn what_is_no_period_is_refused() {
        for written in ["", "25", "2025-13", "2025-Q5", "2026-04/2025-03", "2025-", "Jan 2025", "2025-é", "2025-+1", "2025-Q+1"]
        {
            assert_eq!(Period::parse(written), None, "{written}");
        }
    }
}
