//! The words that follow from a comparison, so that nobody types a direction by hand.

use super::{Change, Comparison, ComparisonKind, Trend};
use crate::number::{
    Language, MISSING, NO_BREAK, Unit, UnitKind, format_number, format_percent, format_points, format_signed_percent,
    format_with_unit,
};
use rust_decimal::{Decimal, RoundingStrategy};

/// The comparison's name: 同比, 环比, "year on year", "vs target".
pub fn comparison_word(kind: ComparisonKind, language: Language) -> &'static str {
    match (kind, language) {
        (ComparisonKind::YearAgo, Language::ZhCn) => "同比",
        (ComparisonKind::YearAgo, Language::En) => "year on year",
        (ComparisonKind::Previous, Language::ZhCn) => "环比",
        (ComparisonKind::Previous, Language::En) => "on the previous period",
        (ComparisonKind::Target, Language::ZhCn) => "较目标",
        (ComparisonKind::Target, Language::En) => "vs target",
        (ComparisonKind::Benchmark, Language::ZhCn) => "较标杆",
        (ComparisonKind::Benchmark, Language::En) => "vs benchmark",
    }
}

/// The comparison's name where room is short: `同比`, `YoY`.
pub fn comparison_short(kind: ComparisonKind, language: Language) -> &'static str {
    match (kind, language) {
        (ComparisonKind::YearAgo, Language::En) => "YoY",
        (ComparisonKind::Previous, Language::En) => "vs prior period",
        (ComparisonKind::YearAgo | ComparisonKind::Previous, Language::ZhCn)
        | (ComparisonKind::Target | ComparisonKind::Benchmark, _) => comparison_word(kind, language),
    }
}

/// The signed amount of a change: `−12.3%`, `+15个百分点`, `+0.5分`, `×12.3`, `持平`; `—` where there is none.
pub fn change_amount(comparison: &Comparison, language: Language) -> String {
    match (comparison.change, comparison.multiple()) {
        _ if comparison.trend == Trend::Flat => unchanged(language).to_owned(),
        (Change::Relative(percent), None) => format_signed_percent(percent, language),
        (Change::Points(difference), _) => format_points(difference, &comparison.unit, language),
        (Change::Relative(_) | Change::ZeroBase | Change::SignChange | Change::Incomparable, _) => {
            change_size(comparison, language)
        }
    }
}

/// The amount of a change without its sign, for where an arrow or a verb says the direction: `12.3%`, `15个百分点`, `×12.3`.
pub fn change_size(comparison: &Comparison, language: Language) -> String {
    match (comparison.change, comparison.multiple()) {
        _ if comparison.trend == Trend::Flat => unchanged(language).to_owned(),
        (Change::Relative(_), Some(multiple)) => format!("×{}", format_multiple(multiple, language)),
        (Change::Relative(percent), None) => format_percent(percent.abs(), language),
        (Change::Points(difference), _) => unsigned_points(difference, &comparison.unit, language),
        (Change::ZeroBase | Change::SignChange | Change::Incomparable, _) => MISSING.to_owned(),
    }
}

/// The change as a mark: `▼ 12.3%`, `▲ ×12.3`; `—` without an arrow where there is no amount.
pub fn change_mark(comparison: &Comparison, language: Language) -> String {
    let arrow = match comparison.trend {
        Trend::Up if comparison.has_amount() => "▲ ",
        Trend::Down if comparison.has_amount() => "▼ ",
        Trend::Up | Trend::Down | Trend::Flat => "",
    };
    format!("{arrow}{}", change_size(comparison, language))
}

/// The change in words: `同比下降12.3%`, `同比缩短50%`, `同比提高15个百分点`, `同比由0增至1件`, `down 12.3% year on year`,
/// `50% shorter year on year`; against a target or benchmark, the distance: `高于标杆4个百分点`, `4 pp above the benchmark`.
pub fn change_phrase(comparison: &Comparison, language: Language) -> String {
    match comparison.kind {
        ComparisonKind::YearAgo | ComparisonKind::Previous => movement(comparison, language),
        ComparisonKind::Target | ComparisonKind::Benchmark => distance(comparison, language),
    }
}

fn movement(comparison: &Comparison, language: Language) -> String {
    let word = comparison_word(comparison.kind, language);
    if let Some(multiple) = comparison.multiple() {
        return times(multiple, comparison.kind, language);
    }
    if !comparison.has_amount() {
        return from_to(comparison, word, language);
    }
    let amount = change_size(comparison, language);
    let verb = verb(comparison, language);
    match (comparison.trend, language) {
        (Trend::Flat, Language::ZhCn) => format!("{word}{}", unchanged(language)),
        (Trend::Flat, Language::En) => format!("{} {word}", unchanged(language)),
        (Trend::Up | Trend::Down, Language::ZhCn) => format!("{word}{verb}{amount}"),
        (Trend::Up | Trend::Down, Language::En) if comparison.unit.kind == UnitKind::Duration => {
            format!("{amount} {verb} {word}")
        }
        (Trend::Up | Trend::Down, Language::En) => format!("{verb} {amount} {word}"),
    }
}

/// A growth so large that its multiple says more than its rate: `为上年同期的12.3倍`, `12.3 times the year before`.
fn times(multiple: Decimal, kind: ComparisonKind, language: Language) -> String {
    let multiple = format_multiple(multiple, language);
    let (chinese, english) = match kind {
        ComparisonKind::YearAgo => ("上年同期", "the year before"),
        ComparisonKind::Previous => ("上期", "the previous period"),
        ComparisonKind::Target => ("目标", "the target"),
        ComparisonKind::Benchmark => ("标杆", "the benchmark"),
    };
    match language {
        Language::ZhCn => format!("为{chinese}的{multiple}倍"),
        Language::En => format!("{multiple}{NO_BREAK}times {english}"),
    }
}

/// A change that has no rate, by its two ends: `同比由0增至1件`, `同比由−3变为5`, `from 0 to 1 ticket year on year`.
fn from_to(comparison: &Comparison, word: &str, language: Language) -> String {
    let (base, value) =
        (format_number(comparison.base, language), format_with_unit(comparison.value, &comparison.unit, language));
    let verb = match (comparison.change, comparison.trend) {
        (Change::SignChange, _) | (_, Trend::Flat) => "变为",
        (_, Trend::Up) => "增至",
        (_, Trend::Down) => "降至",
    };
    match language {
        Language::ZhCn => format!("{word}由{base}{verb}{value}"),
        Language::En => format!("from {base} to {value} {word}"),
    }
}

fn distance(comparison: &Comparison, language: Language) -> String {
    if let Some(multiple) = comparison.multiple() {
        return times(multiple, comparison.kind, language);
    }
    let (chinese, english) =
        if comparison.kind == ComparisonKind::Target { ("目标", "target") } else { ("标杆", "benchmark") };
    let amount = distance_size(comparison, language);
    let gap = if amount.is_empty() { "" } else { " " };
    let duration = comparison.unit.kind == UnitKind::Duration;
    match (language, comparison.trend, duration) {
        (Language::ZhCn, Trend::Flat, _) => format!("与{chinese}持平"),
        (Language::ZhCn, Trend::Up, false) => format!("高于{chinese}{amount}"),
        (Language::ZhCn, Trend::Down, false) => format!("低于{chinese}{amount}"),
        (Language::ZhCn, Trend::Up, true) => format!("比{chinese}长{amount}"),
        (Language::ZhCn, Trend::Down, true) => format!("比{chinese}短{amount}"),
        (Language::En, Trend::Flat, _) => format!("level with the {english}"),
        (Language::En, Trend::Up, false) => format!("{amount}{gap}above the {english}"),
        (Language::En, Trend::Down, false) => format!("{amount}{gap}below the {english}"),
        (Language::En, Trend::Up, true) => format!("{amount}{gap}longer than the {english}"),
        (Language::En, Trend::Down, true) => format!("{amount}{gap}shorter than the {english}"),
    }
}

/// How far from a target or benchmark: the rate, or the difference where there is no rate; empty where no decimal holds it.
fn distance_size(comparison: &Comparison, language: Language) -> String {
    match (comparison.change, comparison.difference()) {
        (Change::Relative(_) | Change::Points(_), _) => change_size(comparison, language),
        (Change::ZeroBase | Change::SignChange | Change::Incomparable, Some(difference)) => {
            format_with_unit(difference.abs(), &comparison.unit, language)
        }
        (Change::ZeroBase | Change::SignChange | Change::Incomparable, None) => String::new(),
    }
}

/// Whether the target was met, as a word.
pub fn verdict_word(met: bool, language: Language) -> &'static str {
    match (met, language) {
        (true, Language::ZhCn) => "达成",
        (false, Language::ZhCn) => "未达成",
        (true, Language::En) => "met",
        (false, Language::En) => "missed",
    }
}

fn verb(comparison: &Comparison, language: Language) -> &'static str {
    let up = comparison.trend == Trend::Up;
    match (language, comparison.unit.kind) {
        (Language::ZhCn, UnitKind::Duration) => pick(up, "延长", "缩短"),
        (Language::ZhCn, UnitKind::Percent | UnitKind::PerMille | UnitKind::Score) => pick(up, "提高", "降低"),
        (Language::ZhCn, UnitKind::Plain) => pick(up, "增长", "下降"),
        (Language::En, UnitKind::Duration) => pick(up, "longer", "shorter"),
        (Language::En, UnitKind::Percent | UnitKind::PerMille | UnitKind::Score | UnitKind::Plain) => pick(up, "up", "down"),
    }
}

fn pick(up: bool, rising: &'static str, falling: &'static str) -> &'static str {
    if up { rising } else { falling }
}

/// Neither more nor less: 持平, unchanged.
fn unchanged(language: Language) -> &'static str {
    match language {
        Language::ZhCn => "持平",
        Language::En => "unchanged",
    }
}

fn unsigned_points(difference: Decimal, unit: &Unit, language: Language) -> String {
    format_points(difference.abs(), unit, language).replacen('+', "", 1)
}

fn format_multiple(multiple: Decimal, language: Language) -> String {
    format_number(multiple.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize(), language)
}
