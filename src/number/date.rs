//! Days as people write and print them.

use super::Language;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The day written as `2025-12-31` or `2025/12/31`; `None` for anything else, a 30 February among it.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().splitn(3, ['-', '/']);
    let year = parts.next().filter(|year| year.len() == 4).and_then(parse_digits)?;
    let month = parts.next().filter(|month| month.len() <= 2).and_then(parse_digits)?;
    let day = parts.next().filter(|day| day.len() <= 2).and_then(parse_digits)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The day as printed: `2025年12月31日`, `December 31, 2025`.
pub fn format_date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Language::En => format!("{} {}, {}", month_name(date.month()), date.day(), date.year()),
    }
}

/// The day within its year: `12月31日`, `Dec 31`.
pub fn format_day(date: NaiveDate, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{}月{}日", date.month(), date.day()),
        Language::En => format!("{} {}", &month_name(date.month())[..3], date.day()),
    }
}

/// The number written in ASCII digits alone: no sign, no space.
pub(super) fn parse_digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

pub(super) fn month_name(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_digits_and_nothing_else_between_its_marks() {
        assert_eq!(parse_date(" 2025-1-02 "), NaiveDate::from_ymd_opt(2025, 1, 2));
        assert_eq!(parse_date("2025/12/31"), NaiveDate::from_ymd_opt(2025, 12, 31));
        for written in ["2025-+1-+2", "+202-01-02", "2025- 1-2", "2025-02-30", "2025-1-", "2025-١-٢", "25-1-2", "2025-001-2"] {
            assert_eq!(parse_date(written), None, "{written}");
        }
    }
}
