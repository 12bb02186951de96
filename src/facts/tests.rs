//! Promises about comparisons: true words for every pair of numbers, and no panic for any.

use super::{
    Breakdown, BreakdownItem, BreakdownKind, Change, Comparison, ComparisonKind, Direction, Record, change_amount, change_mark,
    change_phrase, change_size, compare,
};
use crate::diag::{SourceId, Span};
use crate::number::{
    Language, Unit, axis_labels, format_number, format_percent, format_points, format_share, format_signed_percent,
    format_with_unit, round_percent, shares,
};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;

const LANGUAGES: [Language; 2] = [Language::ZhCn, Language::En];
const KINDS: [ComparisonKind; 4] =
    [ComparisonKind::Previous, ComparisonKind::YearAgo, ComparisonKind::Target, ComparisonKind::Benchmark];
const UNITS: [&str; 5] = ["", "件", "%", "min", "/5"];

fn comparison(value: &str, base: &str, unit: &str, kind: ComparisonKind) -> Comparison {
    let number = |text: &str| text.parse::<Decimal>().expect("a number");
    compare(number(value), number(base), kind, &Unit::parse(unit), Direction::Neutral)
}

fn phrases(value: &str, base: &str, chinese_unit: &str, english_unit: &str) -> [String; 2] {
    let of = |unit, language| change_phrase(&comparison(value, base, unit, ComparisonKind::YearAgo), language);
    [of(chinese_unit, Language::ZhCn), of(english_unit, Language::En)]
}

fn amounts(value: &str, base: &str) -> [String; 3] {
    let comparison = comparison(value, base, "件", ComparisonKind::YearAgo);
    let language = Language::ZhCn;
    [change_amount(&comparison, language), change_size(&comparison, language), change_mark(&comparison, language)]
}

#[test]
fn a_rate_is_told_as_a_rate() {
    assert_eq!(phrases("88", "100", "件", "tickets"), ["同比下降12%", "down 12% year on year"]);
    assert_eq!(phrases("92", "90", "%", "%"), ["同比提高2个百分点", "up 2\u{a0}pp year on year"]);
    assert_eq!(phrases("5", "5", "件", "tickets"), ["同比持平", "unchanged year on year"]);
    assert_eq!(amounts("88", "100"), ["−12%", "12%", "▼ 12%"]);
    assert_eq!(amounts("88", "88.0"), ["持平", "持平", "持平"]);
}

#[test]
fn the_verb_follows_the_kind_of_unit() {
    assert_eq!(phrases("12", "24", "小时", "h"), ["同比缩短50%", "50% shorter year on year"]);
    assert_eq!(phrases("36", "24", "小时", "h"), ["同比延长50%", "50% longer year on year"]);
    assert_eq!(phrases("87.6", "84.1", "分", "points"), ["同比提高3.5分", "up 3.5\u{a0}points year on year"]);
}

#[test]
fn from_nothing_there_is_no_rate() {
    assert_eq!(phrases("1", "0", "件", "ticket"), ["同比由0增至1件", "from 0 to 1\u{a0}ticket year on year"]);
    assert_eq!(phrases("0", "0.0", "件", "tickets"), ["同比持平", "unchanged year on year"]);
    assert_eq!(amounts("1", "0"), ["—", "—", "—"]);
    assert_eq!(amounts("0", "0"), ["持平", "持平", "持平"]);
}

#[test]
fn over_a_change_of_sign_there_is_no_rate() {
    assert_eq!(phrases("5", "-3", "", ""), ["同比由−3变为5", "from −3 to 5 year on year"]);
    assert_eq!(phrases("-3", "5", "万元", ""), ["同比由5变为−3万元", "from 5 to −3 year on year"]);
    assert_eq!(amounts("5", "-3"), ["—", "—", "—"]);
    assert_eq!(amounts("-3", "-3"), ["持平", "持平", "持平"]);
}

#[test]
fn a_growth_by_a_thousand_per_cent_is_told_as_a_multiple() {
    assert_eq!(phrases("1230", "100", "件", "tickets"), ["为上年同期的12.3倍", "12.3\u{a0}times the year before"]);
    assert_eq!(amounts("1230", "100"), ["×12.3", "×12.3", "▲ ×12.3"]);
    assert_eq!(amounts("1099", "100"), ["+999%", "999%", "▲ 999%"]);
    let target = comparison("1100", "100", "件", ComparisonKind::Target);
    assert_eq!(change_phrase(&target, Language::ZhCn), "为目标的11倍");
}

#[test]
fn the_distance_to_a_target_of_zero_is_told_in_its_unit() {
    let target = comparison("2", "0", "件", ComparisonKind::Target);
    assert_eq!(LANGUAGES.map(|language| change_phrase(&target, language)), ["高于目标2件", "2\u{a0}件 above the target"]);
}

#[test]
fn numbers_too_far_apart_are_told_by_both_ends() {
    let far = comparison("5e28", "0.0000000001", "", ComparisonKind::YearAgo);
    assert_eq!(far.change, Change::Incomparable);
    assert_eq!(change_amount(&far, Language::En), "—");
    assert!(change_phrase(&far, Language::En).starts_with("from 0.0000000001 to "));
    assert_eq!(comparison("5e28", "-5e28", "", ComparisonKind::YearAgo).change, Change::SignChange);
    assert_eq!(comparison("5e28", "-5e28", "%", ComparisonKind::YearAgo).change, Change::Incomparable);
}

/// Every decimal there is: 96 bits, a sign and 0 to 28 digits after the point.
fn decimals() -> impl Strategy<Value = Decimal> {
    let full = (any::<u32>(), any::<u32>(), any::<u32>(), any::<bool>(), 0..=28_u32)
        .prop_map(|(low, middle, high, negative, scale)| Decimal::from_parts(low, middle, high, negative, scale));
    let small = (-1000..1000_i64, 0..=28_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    proptest::prop_oneof![full, small, proptest::sample::select(vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO])]
}

fn breakdown(values: &[Decimal], unit: &str) -> Breakdown {
    let span = Span { source: SourceId(0), start: 0, end: 0 };
    let item = |value: &Decimal| BreakdownItem {
        name: String::new(),
        value: Some(*value),
        previous: values.first().copied(),
        target: None,
        columns: Record::default(),
        span,
    };
    Breakdown {
        key: String::new(),
        name: String::new(),
        metric: None,
        unit: Unit::parse(unit),
        better: Direction::Lower,
        kind: BreakdownKind::Parts,
        items: values.iter().map(item).collect(),
        span,
    }
}

/// The same numbers on every run.
fn config() -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(2025), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_pair_of_numbers_can_be_compared_and_told(value in decimals(), base in decimals()) {
        for (kind, unit) in KINDS.into_iter().flat_map(|kind| UNITS.map(|unit| (kind, Unit::parse(unit)))) {
            let comparison = compare(value, base, kind, &unit, Direction::Lower);
            if let Change::Relative(percent) = comparison.change {
                proptest::prop_assert_eq!(percent == -Decimal::ONE_HUNDRED, value.is_zero());
                proptest::prop_assert_eq!(percent.is_zero(), value == base);
            }
            for language in LANGUAGES {
                let told = [
                    change_amount(&comparison, language),
                    change_size(&comparison, language),
                    change_mark(&comparison, language),
                    change_phrase(&comparison, language),
                ];
                proptest::prop_assert!(told.iter().all(|text| !text.is_empty()));
            }
        }
    }

    #[test]
    fn every_number_can_be_printed(value in decimals(), others in vec(decimals(), 0..6)) {
        for language in LANGUAGES {
            for unit in UNITS.map(Unit::parse) {
                proptest::prop_assert!(!format_with_unit(value, &unit, language).is_empty());
                proptest::prop_assert!(!format_points(value, &unit, language).is_empty());
            }
            let percent = format_percent(value, language);
            proptest::prop_assert_eq!(percent == "0%", value.is_zero());
            proptest::prop_assert_eq!(percent == "100%", round_percent(value) == Decimal::ONE_HUNDRED);
            proptest::prop_assert!(!format_signed_percent(value, language).is_empty());
            proptest::prop_assert!(!format_number(value, language).is_empty());
            proptest::prop_assert_eq!(axis_labels(&others, language).len(), others.len());
        }
    }

    #[test]
    fn shares_add_up_and_none_reads_as_nothing_or_all_that_is_neither(values in vec(decimals(), 1..8), fewest in 0..3_u32) {
        let parts: Vec<Option<Decimal>> = values.iter().map(|value| Some(value.abs())).collect();
        if let Some(shares) = shares(&parts, fewest) {
            proptest::prop_assert_eq!(shares.iter().flatten().sum::<Decimal>(), Decimal::ONE_HUNDRED);
            let present = parts.iter().flatten().filter(|part| !part.is_zero()).count();
            for (part, share) in parts.iter().flatten().zip(shares.iter().flatten()) {
                let text = format_share(*share, Language::En);
                proptest::prop_assert_eq!(text == "0%", part.is_zero());
                proptest::prop_assert_eq!(text == "100%", present == 1 && !part.is_zero());
            }
        }
    }

    #[test]
    fn every_breakdown_can_be_summed_ranked_and_compared(values in vec(decimals(), 1..6)) {
        for unit in UNITS {
            let breakdown = breakdown(&values, unit);
            proptest::prop_assert_eq!(breakdown.ranked().len(), values.len());
            proptest::prop_assert!((0..values.len()).all(|index| breakdown.comparison(index).is_some()));
            let _ = (breakdown.total(), breakdown.previous_total(), breakdown.shares());
        }
    }
}
