//! Digits, signs, thousands and shares: the one formatter for axis, label, table, tile and sentence.

use super::{Language, Unit, UnitKind};
use rust_decimal::{Decimal, RoundingStrategy};

/// What stands where there is no value.
pub const MISSING: &str = "—";
/// The space that keeps a number and its unit on one line, U+00A0.
pub const NO_BREAK: &str = "\u{a0}";
/// The minus sign, U+2212, as wide as a plus.
pub const MINUS: char = '−';

/// A value in the reader's convention, with the digits its author wrote.
///
/// Thousands are grouped by commas. From a million on, values are counted in 万/亿 (Chinese) or M/B/T (English) with at
/// most two decimals, in every place alike.
pub fn format_number(value: Decimal, language: Language) -> String {
    let scale = Scale::of(value, language);
    scale.spell(value)
}

/// A value with its unit: `1,284件`, `94.2%`, `3.5 min`; no line breaks between the two.
pub fn format_with_unit(value: Decimal, unit: &Unit, language: Language) -> String {
    format!("{}{}{}", format_number(value, language), unit_gap(unit, language), unit.text)
}

/// A value or difference with its sign always shown: `+12`, `−3.5`, `0`.
pub fn format_signed(value: Decimal, language: Language) -> String {
    let digits = format_number(value, language);
    if value.is_zero() || value.is_sign_negative() { digits } else { format!("+{digits}") }
}

/// A percentage that was computed: one decimal, and that only where it is not zero; `44.2%`, `45%`.
///
/// What is not zero never prints as `0%`, and what is less than 100 never prints as `100%`: then more decimals are kept.
pub fn format_percent(percent: Decimal, language: Language) -> String {
    format!("{}%", format_number(round_percent(percent), language))
}

/// The same with its sign always shown.
pub fn format_signed_percent(percent: Decimal, language: Language) -> String {
    format!("{}%", format_signed(round_percent(percent), language))
}

/// A difference in the unit of a rate or score, with its sign: `+15个百分点`, `−2 pp`, `+0.5分`.
pub fn format_points(difference: Decimal, unit: &Unit, language: Language) -> String {
    let digits = format_signed(difference.normalize(), language);
    match (unit.kind, language) {
        (UnitKind::Percent, Language::ZhCn) => format!("{digits}个百分点"),
        (UnitKind::Percent, Language::En) => format!("{digits}{NO_BREAK}pp"),
        (UnitKind::PerMille, Language::ZhCn) => format!("{digits}个千分点"),
        (UnitKind::PerMille, Language::En) => format!("{digits}{NO_BREAK}per-mille points"),
        (UnitKind::Score, Language::ZhCn) => format!("{digits}分"),
        (UnitKind::Score, Language::En) if difference.abs() == Decimal::ONE => format!("{digits}{NO_BREAK}point"),
        (UnitKind::Score, Language::En) => format!("{digits}{NO_BREAK}points"),
        (UnitKind::Plain | UnitKind::Duration, _) => format!("{digits}{}{}", unit_gap(unit, language), unit.text),
    }
}

/// The labels of an axis: all in the scale of the largest, so that ticks can be compared at a glance.
pub fn axis_labels(ticks: &[Decimal], language: Language) -> Vec<String> {
    let largest = ticks.iter().map(Decimal::abs).max().unwrap_or_default();
    let scale = Scale::of(largest, language);
    let decimals = ticks.iter().map(|tick| (tick / scale.divisor).normalize().scale()).max().unwrap_or(0);
    ticks
        .iter()
        .map(|tick| {
            let mut scaled = tick / scale.divisor;
            scaled.rescale(decimals);
            format!("{}{}", group(scaled), if tick.is_zero() { "" } else { scale.suffix })
        })
        .collect()
}

/// A computed percentage as it is printed: one decimal, more where it would read 0 or 100 and is neither.
pub fn round_percent(percent: Decimal) -> Decimal {
    for decimals in 1..=6 {
        let rounded = percent.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize();
        let vanished = rounded.is_zero() && !percent.is_zero();
        let completed = rounded.abs() == Decimal::ONE_HUNDRED && percent.abs() != Decimal::ONE_HUNDRED;
        if !vanished && !completed {
            return rounded;
        }
    }
    // So near to nothing or to all that six decimals do not show it: the nearest that does.
    let short_of_all = (Decimal::ONE..Decimal::ONE_HUNDRED).contains(&percent.abs());
    let strategy = if short_of_all { RoundingStrategy::ToZero } else { RoundingStrategy::AwayFromZero };
    percent.round_dp_with_strategy(6, strategy).normalize()
}

fn unit_gap(unit: &Unit, language: Language) -> &'static str {
    let sticks = language == Language::ZhCn
        || unit.text.is_empty()
        || matches!(unit.kind, UnitKind::Percent | UnitKind::PerMille)
        || unit.text.starts_with('/');
    if sticks { "" } else { NO_BREAK }
}

struct Scale {
    divisor: Decimal,
    suffix: &'static str,
}

impl Scale {
    fn of(value: Decimal, language: Language) -> Self {
        let magnitude = value.abs();
        let steps: &[(u64, u64, &str)] = match language {
            Language::ZhCn => {
                &[(1_000_000_000_000, 1_000_000_000_000, "万亿"), (100_000_000, 100_000_000, "亿"), (1_000_000, 10_000, "万")]
            }
            Language::En => {
                &[(1_000_000_000_000, 1_000_000_000_000, "T"), (1_000_000_000, 1_000_000_000, "B"), (1_000_000, 1_000_000, "M")]
            }
        };
        steps.iter().find(|(from, _, _)| magnitude >= Decimal::from(*from)).map_or(
            Self { divisor: Decimal::ONE, suffix: "" },
            |(_, divisor, suffix)| Self { divisor: Decimal::from(*divisor), suffix },
        )
    }

    fn spell(&self, value: Decimal) -> String {
        if self.suffix.is_empty() {
            return group(value);
        }
        let scaled = (value / self.divisor).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        format!("{}{}", group(scaled.normalize()), self.suffix)
    }
}

fn group(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::with_capacity(plain.len() + 6);
    if value.is_sign_negative() && !value.is_zero() {
        text.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn digits_stay_as_written_and_thousands_are_grouped() {
        assert_eq!(format_number(decimal("4.70"), Language::ZhCn), "4.70");
        assert_eq!(format_number(decimal("12846"), Language::ZhCn), "12,846");
        assert_eq!(format_number(decimal("-1234.5"), Language::En), "−1,234.5");
        assert_eq!(format_number(decimal("-0.0"), Language::En), "0.0");
    }

    #[test]
    fn large_values_are_counted_in_the_readers_own_steps() {
        assert_eq!(format_number(decimal("1200000"), Language::ZhCn), "120万");
        assert_eq!(format_number(decimal("1000000000000"), Language::ZhCn), "1万亿");
        assert_eq!(format_number(decimal("1000000000000"), Language::En), "1T");
        assert_eq!(format_number(decimal("1284000"), Language::En), "1.28M");
    }

    #[test]
    fn a_share_below_one_hundred_never_prints_as_one_hundred() {
        assert_eq!(format_percent(decimal("99.97"), Language::En), "99.97%");
        assert_eq!(format_percent(decimal("0.004"), Language::En), "0.004%");
        assert_eq!(format_percent(decimal("0.0000000001"), Language::En), "0.000001%");
        assert_eq!(format_percent(decimal("-99.9999999997"), Language::En), "−99.999999%");
        assert_eq!(format_percent(decimal("45.04"), Language::En), "45%");
        assert_eq!(format_signed_percent(decimal("-50"), Language::En), "−50%");
    }

    #[test]
    fn axis_labels_share_one_scale() {
        let ticks = [decimal("0"), decimal("500000"), decimal("1000000")];
        assert_eq!(axis_labels(&ticks, Language::ZhCn), ["0", "50万", "100万"]);
        let ticks = [decimal("0"), decimal("0.5"), decimal("1")];
        assert_eq!(axis_labels(&ticks, Language::En), ["0.0", "0.5", "1.0"]);
    }
}
