//! Number formats as spreadsheets write them, for what [`crate::number`] prints.

use crate::number::{Language, UnitKind};
use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

/// The code for values of one family with so many decimals; large ones are counted in 万/亿 or M/B/T as everywhere else.
pub(super) fn code(values: &[Decimal], kind: UnitKind, decimals: u32, language: Language) -> String {
    let sign = match kind {
        UnitKind::Percent => "\"%\"",
        UnitKind::PerMille => "\"‰\"",
        UnitKind::Plain | UnitKind::Duration | UnitKind::Score => "",
    };
    let plain = format!("#,##0{}{sign}", fraction(decimals));
    let held = |step: &&Step| values.iter().any(|value| step.holds(*value, language));
    let large: Vec<&Step> = steps(language).iter().filter(held).collect();
    let negative = values.iter().any(|value| value.is_sign_negative() && !value.is_zero());
    match (large.as_slice(), negative) {
        ([], false) => plain,
        ([], true) => format!("{plain};\\−{plain}"),
        // A format has two conditions at most (ECMA-376 Part 1, §18.8.31).
        ([first, ..], true) => {
            let (limit, spelt) = (first.from, first.code(values, language));
            format!("[>={limit}]{spelt}{sign};[<=-{limit}]\\−{spelt}{sign};{plain}")
        }
        ([first, rest @ ..], false) => {
            let section = |step: &Step| format!("[>={}]{}{sign};", step.from, step.code(values, language));
            section(first) + &rest.first().map_or_else(String::new, |step| section(step)) + &plain
        }
    }
}

/// A range of values that is counted in a larger unit.
struct Step {
    from: u64,
    divisor: u64,
    word: &'static str,
    /// How the digits are written; `None` for a divisor that commas can make, with as many decimals as are needed.
    digits: Option<&'static str>,
    commas: &'static str,
}

/// 万 and 亿 are no powers of a thousand: their point is a literal among the digits, before one or two of them.
const CHINESE: [Step; 3] = [
    Step { from: 1_000_000_000_000, divisor: 1_000_000_000_000, word: "万亿", digits: None, commas: ",,,," },
    Step { from: 100_000_000, divisor: 100_000_000, word: "亿", digits: Some("0\\.00"), commas: ",," },
    Step { from: 1_000_000, divisor: 10_000, word: "万", digits: Some("0\\.0"), commas: "," },
];
const ENGLISH: [Step; 3] = [
    Step { from: 1_000_000_000_000, divisor: 1_000_000_000_000, word: "T", digits: None, commas: ",,,," },
    Step { from: 1_000_000_000, divisor: 1_000_000_000, word: "B", digits: None, commas: ",,," },
    Step { from: 1_000_000, divisor: 1_000_000, word: "M", digits: None, commas: ",," },
];

fn steps(language: Language) -> &'static [Step; 3] {
    match language {
        Language::ZhCn => &CHINESE,
        Language::En => &ENGLISH,
    }
}

impl Step {
    /// Whether this is the unit that a value is counted in.
    fn holds(&self, value: Decimal, language: Language) -> bool {
        let counted_in = steps(language).iter().find(|step| value.abs() >= Decimal::from(step.from));
        counted_in.is_some_and(|step| step.from == self.from)
    }

    fn code(&self, values: &[Decimal], language: Language) -> String {
        let digits = self.digits.map_or_else(|| format!("0{}", fraction(self.decimals(values, language))), str::to_owned);
        format!("{digits}{}\"{}\"", self.commas, self.word)
    }

    /// At most two, and no more than some value needs.
    fn decimals(&self, values: &[Decimal], language: Language) -> u32 {
        let divisor = Decimal::from(self.divisor);
        let scaled = values.iter().filter(|value| self.holds(**value, language)).map(|value| value / divisor);
        scaled.map(|value| value.round_dp_with_strategy(2, MidpointAwayFromZero).normalize().scale()).max().unwrap_or(0)
    }
}

fn fraction(decimals: u32) -> String {
    if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals as usize)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(values: &str, kind: UnitKind, decimals: u32, language: Language) -> String {
        let values: Vec<Decimal> = values.split_whitespace().map(|value| value.parse().expect("a number")).collect();
        code(&values, kind, decimals, language)
    }

    #[test]
    fn a_format_says_decimals_unit_and_sign() {
        assert_eq!(spelt("986 1042", UnitKind::Plain, 0, Language::ZhCn), "#,##0");
        assert_eq!(spelt("94.2", UnitKind::Percent, 1, Language::En), "#,##0.0\"%\"");
        assert_eq!(spelt("-3", UnitKind::Plain, 0, Language::En), "#,##0;\\−#,##0");
    }

    #[test]
    fn large_values_are_counted_as_in_every_other_place() {
        let chinese = "[>=100000000]0\\.00,,\"亿\";[>=1000000]0\\.0,\"万\";#,##0";
        assert_eq!(spelt("128000000 1284000 5", UnitKind::Plain, 0, Language::ZhCn), chinese);
        assert_eq!(spelt("1284000 2000000", UnitKind::Plain, 0, Language::En), "[>=1000000]0.00,,\"M\";#,##0");
        let both = "[>=1000000]0,,\"M\";[<=-1000000]\\−0,,\"M\";#,##0";
        assert_eq!(spelt("-2000000 5", UnitKind::Plain, 0, Language::En), both);
    }
}
