//! A target: what a value is to reach or stay under, with its operator, and how far a value is from it.

use super::Direction;
use crate::number::{Language, NO_BREAK, Unit, format_points, format_with_unit};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// On which side of a target a value has to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `≥`.
    AtLeast,
    /// `≤`.
    AtMost,
    /// `>`.
    Above,
    /// `<`.
    Below,
    /// `=`.
    Exactly,
}

/// A target as people write it: `≥ 95 %`.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its operator; the direction of the metric tells it where nobody wrote one.
    pub operator: Option<Operator>,
    /// The value to reach or stay under.
    pub value: Decimal,
    /// The unit written behind it; empty where there is none.
    pub unit: Unit,
}

/// Each operator in the spellings people use, the longer before the shorter.
const BEFORE: [(&str, Operator); 27] = [
    (">=", Operator::AtLeast),
    ("≥", Operator::AtLeast),
    ("≧", Operator::AtLeast),
    ("不低于", Operator::AtLeast),
    ("不少于", Operator::AtLeast),
    ("不小于", Operator::AtLeast),
    ("至少", Operator::AtLeast),
    ("at least", Operator::AtLeast),
    ("<=", Operator::AtMost),
    ("≤", Operator::AtMost),
    ("≦", Operator::AtMost),
    ("不超过", Operator::AtMost),
    ("不高于", Operator::AtMost),
    ("不大于", Operator::AtMost),
    ("至多", Operator::AtMost),
    ("at most", Operator::AtMost),
    (">", Operator::Above),
    ("＞", Operator::Above),
    ("高于", Operator::Above),
    ("above", Operator::Above),
    ("<", Operator::Below),
    ("＜", Operator::Below),
    ("低于", Operator::Below),
    ("below", Operator::Below),
    ("=", Operator::Exactly),
    ("＝", Operator::Exactly),
    ("等于", Operator::Exactly),
];
/// What may follow the value instead.
const BEHIND: [(&str, Operator); 3] = [("以上", Operator::AtLeast), ("以内", Operator::AtMost), ("以下", Operator::AtMost)];

impl Operator {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Above => ">",
            Self::Below => "<",
            Self::Exactly => "=",
        }
    }

    /// Whether a value meets a target.
    pub fn holds(self, value: Decimal, target: Decimal) -> bool {
        match self {
            Self::AtLeast => value >= target,
            Self::AtMost => value <= target,
            Self::Above => value > target,
            Self::Below => value < target,
            Self::Exactly => value == target,
        }
    }

    /// Whether it is a bound to stay under.
    pub fn is_upper_bound(self) -> bool {
        match self {
            Self::AtMost | Self::Below => true,
            Self::AtLeast | Self::Above | Self::Exactly => false,
        }
    }
}

impl From<Direction> for Operator {
    /// A lower-is-better target is an upper bound; without a direction, more is taken as better.
    fn from(better: Direction) -> Self {
        match better {
            Direction::Lower => Self::AtMost,
            Direction::Higher | Direction::Neutral => Self::AtLeast,
        }
    }
}

impl Target {
    /// The target written as `≥ 95 %`, `<= 30件`, `不超过2小时`, `95%以上`, `95`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let before = BEFORE.iter().find(|(word, _)| lower.starts_with(word));
        let rest = before.map_or(text, |(word, _)| &text[word.len()..]).trim();
        let behind = BEHIND.iter().find(|(word, _)| rest.ends_with(word)).filter(|_| before.is_none());
        let rest = behind.map_or(rest, |(word, _)| rest[..rest.len() - word.len()].trim_end());
        let end = rest.find(|letter: char| !matches!(letter, '0'..='9' | '.' | ',' | '-' | '−')).unwrap_or(rest.len());
        let (digits, unit) = rest.split_at(end);
        let digits: String =
            digits.chars().filter(|letter| *letter != ',').map(|letter| if letter == '−' { '-' } else { letter }).collect();
        let unit = unit.trim();
        // Words before or between digits are no unit: "95 or 96 %".
        let odd = unit.contains(|letter: char| letter.is_ascii_digit()) && !unit.starts_with('/');
        let value = Decimal::from_str_exact(&digits).ok().filter(|_| !odd)?;
        let operator = before.or(behind).map(|(_, operator)| *operator);
        Some(Self { operator, value, unit: Unit::parse(unit) })
    }
}

/// The target with its operator: `≥90%`, `≤ 2 h`; no line breaks inside.
pub fn target_bound(target: Decimal, unit: &Unit, operator: impl Into<Operator>, language: Language) -> String {
    let gap = if language == Language::En { NO_BREAK } else { "" };
    format!("{}{gap}{}", operator.into().sign(), format_with_unit(target, unit, language))
}

/// The target in words: `目标≥90%`, `target ≤ 2 h`.
pub fn target_phrase(target: Decimal, unit: &Unit, operator: impl Into<Operator>, language: Language) -> String {
    let bound = target_bound(target, unit, operator, language);
    match language {
        Language::ZhCn => format!("目标{bound}"),
        Language::En => format!("target {bound}"),
    }
}

/// How far a value is from its target, in words: `差3.2个百分点`, `超出4件`, `优于目标1个百分点`, `3.2 pp short`, `4 cases over`; `None`
/// where no decimal holds the difference.
pub fn gap_phrase(value: Decimal, target: Decimal, unit: &Unit, operator: Operator, language: Language) -> Option<String> {
    let difference = value.checked_sub(target)?;
    let size = format_points(difference.abs(), unit, language).replacen('+', "", 1);
    let above = difference.cmp(&Decimal::ZERO);
    Some(match (operator.holds(value, target), above, language) {
        (_, Ordering::Equal, Language::ZhCn) => "与目标持平".to_owned(),
        (_, Ordering::Equal, Language::En) => "on target".to_owned(),
        (true, _, Language::ZhCn) => format!("优于目标{size}"),
        (true, _, Language::En) => format!("{size} better than target"),
        (false, Ordering::Less, Language::ZhCn) => format!("差{size}"),
        (false, Ordering::Less, Language::En) => format!("{size} short"),
        (false, Ordering::Greater, Language::ZhCn) => format!("超出{size}"),
        (false, Ordering::Greater, Language::En) => format!("{size} over"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_in_the_spellings_people_use() {
        let cases = [
            ("≥ 95 %", Some(Operator::AtLeast), "95", "%"),
            (">=95%", Some(Operator::AtLeast), "95", "%"),
            ("不低于 95％", Some(Operator::AtLeast), "95", "%"),
            ("95%以上", Some(Operator::AtLeast), "95", "%"),
            ("≤30件", Some(Operator::AtMost), "30", "件"),
            ("30件以内", Some(Operator::AtMost), "30", "件"),
            ("At most 1,200 tickets", Some(Operator::AtMost), "1200", "tickets"),
            ("< 2 h", Some(Operator::Below), "2", "h"),
            ("> 4.70", Some(Operator::Above), "4.70", ""),
            ("= 0", Some(Operator::Exactly), "0", ""),
            ("95", None, "95", ""),
        ];
        for (text, operator, value, unit) in cases {
            let target = Target::parse(text).expect(text);
            assert_eq!(
                (target.operator, target.value.to_string().as_str(), target.unit.text.as_str()),
                (operator, value, unit),
                "{text}"
            );
        }
        for text in ["", "high", "≥", "≥ many", "90 or 95 %", "1.2.3"] {
            assert_eq!(Target::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_gap_says_which_side_of_the_target_the_value_lies_on() {
        let gap = |value: &str, target: &str, unit: &str, operator, language| {
            let number = |text: &str| Decimal::from_str_exact(text).expect("a number");
            gap_phrase(number(value), number(target), &Unit::parse(unit), operator, language).expect("a gap")
        };
        assert_eq!(gap("91.8", "95", "%", Operator::AtLeast, Language::ZhCn), "差3.2个百分点");
        assert_eq!(gap("34", "30", "件", Operator::AtMost, Language::ZhCn), "超出4件");
        assert_eq!(gap("96", "95", "%", Operator::AtLeast, Language::ZhCn), "优于目标1个百分点");
        assert_eq!(gap("95", "95", "%", Operator::Above, Language::ZhCn), "与目标持平");
        assert_eq!(gap("91.8", "95", "%", Operator::AtLeast, Language::En), "3.2\u{a0}pp short");
        assert_eq!(gap("34", "30", "cases", Operator::AtMost, Language::En), "4\u{a0}cases over");
    }
}
