//! Numbers as people print them: units, digits, signs, periods and dates in the reader's language.

mod date;
mod format;
mod period;
mod share;
mod unit;

pub use date::{format_date, format_day, parse_date};
pub use format::{
    MINUS, MISSING, NO_BREAK, axis_labels, format_number, format_percent, format_points, format_signed, format_signed_percent,
    format_with_unit, round_percent,
};
pub use period::{Period, PeriodUnit, PeriodWords};
pub use share::{format_share, shares};
pub use unit::{Unit, UnitKind};

/// The language of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Simplified Chinese.
    ZhCn,
    /// English.
    En,
}

impl Language {
    /// The tag as users write it and as packs name their folders.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The tag Office wants in `lang` attributes.
    pub fn office_tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en-US",
        }
    }

    /// The language with this tag, in the spellings people use.
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.to_ascii_lowercase().as_str() {
            "zh-cn" | "zh" | "zh-hans" | "zh-hans-cn" => Some(Self::ZhCn),
            "en" | "en-us" | "en-gb" => Some(Self::En),
            _ => None,
        }
    }
}
