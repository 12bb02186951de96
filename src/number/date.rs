//! Days as people write and print them.

use super::Language;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The day written as `2025-12-31` or `2025/12/31`; `None` for anything else, a 30 February among it.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().splitn(3, ['-', '/']);
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().filter(|month| month.len() <= 2)?.parse().ok()?;
    let day = parts.next().filter(|day| day.len() <= 2)?.parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The day as printed: `2025年12月31日`, `December 31, 2025`.
pub fn format_date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Language::En => format!("{} {}, {}", month_name(date.month()), date.day(), date.year()),
    }
}

pub(super) fn month_name(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}
