//! The words that follow from a comparison, so that nobody types a direction by hand.

use super::{Change, Comparison, ComparisonKind, Direction, Trend};
use crate::number::{
    Language, NO_BREAK, Unit, UnitKind, format_number, format_percent, format_points, format_signed, format_signed_percent,
    format_with_unit,
};
use rust_decimal::Decimal;

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

/// The signed amount of a change: `−12.3%`, `+15个百分点`, `+0.5分`.
pub fn change_amount(comparison: &Comparison, language: Language) -> String {
    match comparison.change {
        Change::Relative(percent) => format_signed_percent(percent, language),
        Change::Points(difference) => format_points(difference, &comparison.unit, language),
        Change::ZeroBase(difference) | Change::SignChange(difference) => format_signed(difference, language),
    }
}

/// The change in words: `同比下降12.3%`, `同比缩短50%`, `同比提高15个百分点`, `down 12.3% year on year`; against a target or
/// benchmark, the distance: `高于标杆4个百分点`, `4 pp above the benchmark`.
pub fn change_phrase(comparison: &Comparison, language: Language) -> String {
    match comparison.kind {
        ComparisonKind::YearAgo | ComparisonKind::Previous => movement(comparison, language),
        ComparisonKind::Target | ComparisonKind::Benchmark => distance(comparison, language),
    }
}

fn movement(comparison: &Comparison, language: Language) -> String {
    let word = comparison_word(comparison.kind, language);
    let amount = change_size(comparison, language);
    let verb = verb(comparison, language);
    match (comparison.trend, language) {
        (Trend::Flat, Language::ZhCn) => format!("{word}持平"),
        (Trend::Flat, Language::En) => format!("unchanged {word}"),
        (Trend::Up | Trend::Down, Language::ZhCn) => format!("{word}{verb}{amount}"),
        (Trend::Up | Trend::Down, Language::En) => format!("{verb} {amount} {word}"),
    }
}

fn distance(comparison: &Comparison, language: Language) -> String {
    let (chinese, english) =
        if comparison.kind == ComparisonKind::Target { ("目标", "target") } else { ("标杆", "benchmark") };
    let amount = change_size(comparison, language);
    let duration = comparison.unit.kind == UnitKind::Duration;
    match (language, comparison.trend, duration) {
        (Language::ZhCn, Trend::Flat, _) => format!("与{chinese}持平"),
        (Language::ZhCn, Trend::Up, false) => format!("高于{chinese}{amount}"),
        (Language::ZhCn, Trend::Down, false) => format!("低于{chinese}{amount}"),
        (Language::ZhCn, Trend::Up, true) => format!("比{chinese}长{amount}"),
        (Language::ZhCn, Trend::Down, true) => format!("比{chinese}短{amount}"),
        (Language::En, Trend::Flat, _) => format!("level with the {english}"),
        (Language::En, Trend::Up, false) => format!("{amount} above the {english}"),
        (Language::En, Trend::Down, false) => format!("{amount} below the {english}"),
        (Language::En, Trend::Up, true) => format!("{amount} longer than the {english}"),
        (Language::En, Trend::Down, true) => format!("{amount} shorter than the {english}"),
    }
}

/// The operator of a target: a lower-is-better target is an upper bound.
fn target_operator(better: Direction) -> &'static str {
    match better {
        Direction::Lower => "≤",
        Direction::Higher | Direction::Neutral => "≥",
    }
}

/// The target with its operator: `≥90%`, `≤ 2 h`; no line breaks inside.
pub fn target_bound(target: Decimal, unit: &Unit, better: Direction, language: Language) -> String {
    let gap = if language == Language::En { NO_BREAK } else { "" };
    format!("{}{gap}{}", target_operator(better), format_with_unit(target, unit, language))
}

/// The target in words: `目标≥90%`, `target ≤ 2 h`.
pub fn target_phrase(target: Decimal, unit: &Unit, better: Direction, language: Language) -> String {
    let bound = target_bound(target, unit, better, language);
    match language {
        Language::ZhCn => format!("目标{bound}"),
        Language::En => format!("target {bound}"),
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
        (Language::En, UnitKind::Duration | UnitKind::Percent | UnitKind::PerMille | UnitKind::Score | UnitKind::Plain) => {
            pick(up, "up", "down")
        }
    }
}

fn pick(up: bool, rising: &'static str, falling: &'static str) -> &'static str {
    if up { rising } else { falling }
}

/// The amount of a change without its sign, for where an arrow or a verb says the direction: `12.3%`, `15个百分点`.
pub fn change_size(comparison: &Comparison, language: Language) -> String {
    match comparison.change {
        Change::Relative(percent) => format_percent(percent.abs(), language),
        Change::Points(difference) => format_points(difference.abs(), &comparison.unit, language).replacen('+', "", 1),
        Change::ZeroBase(difference) | Change::SignChange(difference) => {
            let unit = &comparison.unit;
            if unit.text.is_empty() {
                format_number(difference.abs(), language)
            } else {
                format_with_unit(difference.abs(), unit, language)
            }
        }
    }
}
