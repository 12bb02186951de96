//! In words: before and after of several items, each by itself where they are few, by what moved most where they are many.

use super::{bracketed, value};
use crate::facts::{Change, Comparison, ComparisonKind, Direction, Trend, compare, verdict_word};
use crate::number::{Language, format_with_unit};
use crate::report::Chart;
use rust_decimal::Decimal;

/// Up to so many pairs are told one by one.
const FEW: usize = 4;

/// The pairs; of many, how many rose and fell, the largest change each way, and how many met their targets.
pub(super) fn sentences(chart: &Chart) -> Vec<String> {
    let changes: Vec<(usize, Comparison)> =
        (0..chart.categories.len()).filter_map(|index| Some((index, change(chart, index)?))).collect();
    if changes.len() <= FEW {
        return changes.iter().map(|(index, change)| told(chart, *index, change)).collect();
    }
    let mut sentences = vec![counted(&changes, chart.language)];
    for trend in [Trend::Down, Trend::Up] {
        let moved: Vec<_> = changes.iter().filter(|(_, change)| change.trend == trend).collect();
        let far = |change: &Comparison| amount(change).map(|amount| amount.abs());
        let most = moved.iter().filter(|(_, change)| far(change).is_some()).rev().max_by_key(|(_, change)| far(change));
        let Some((index, change)) = most.or(moved.first()) else { continue };
        let told = told(chart, *index, change);
        sentences.push(match (chart.language, trend, moved.len()) {
            (_, _, 1) | (_, Trend::Flat, _) => told,
            (Language::ZhCn, Trend::Down, _) => format!("降幅最大：{told}"),
            (Language::ZhCn, Trend::Up, _) => format!("升幅最大：{told}"),
            (Language::En, Trend::Down, _) => format!("Largest fall: {told}"),
            (Language::En, Trend::Up, _) => format!("Largest rise: {told}"),
        });
    }
    sentences.extend(targets(chart));
    sentences
}

fn change(chart: &Chart, index: usize) -> Option<Comparison> {
    let [before, after, ..] = chart.series.as_slice() else { return None };
    Some(compare(value(after, index)?, value(before, index)?, ComparisonKind::Previous, &chart.unit, Direction::Neutral))
}

/// What changes are ordered by: the rate, or the points of what is a rate or score itself.
fn amount(change: &Comparison) -> Option<Decimal> {
    match change.change {
        Change::Relative(amount) | Change::Points(amount) => Some(amount),
        Change::ZeroBase | Change::SignChange | Change::Incomparable => None,
    }
}

fn told(chart: &Chart, index: usize, change: &Comparison) -> String {
    let amount = |value| format_with_unit(value, &chart.unit, chart.language);
    let (name, then, now) = (&chart.categories[index], amount(change.base), amount(change.value));
    let target = own_target(chart, index);
    match (chart.language, change.trend) {
        (Language::ZhCn, Trend::Flat) => format!("{name}保持{now}{target}"),
        (Language::En, Trend::Flat) => format!("{name} unchanged at {now}{target}"),
        (Language::ZhCn, Trend::Up | Trend::Down) => {
            format!("{name}由{then}变为{now}{}{target}", bracketed(change, chart.language))
        }
        (Language::En, Trend::Up | Trend::Down) => {
            format!("{name} from {then} to {now}{}{target}", bracketed(change, chart.language))
        }
    }
}

/// How many fell, rose and stayed.
fn counted(changes: &[(usize, Comparison)], language: Language) -> String {
    let words = [(Trend::Down, "下降", "fell"), (Trend::Up, "上升", "rose"), (Trend::Flat, "持平", "unchanged")];
    let all = changes.len();
    let count = |trend| changes.iter().filter(|(_, change)| change.trend == trend).count();
    let parts: Vec<String> = words
        .into_iter()
        .filter_map(|(trend, chinese, english)| {
            Some(match (count(trend), language) {
                (0, _) => return None,
                (count, Language::ZhCn) if count == all => format!("{all}项均{chinese}"),
                (count, Language::En) if count == all => format!("All {all} items {english}"),
                (count, Language::ZhCn) => format!("{count}项{chinese}"),
                (count, Language::En) => format!("{count} {english}"),
            })
        })
        .collect();
    match (parts.as_slice(), language) {
        ([only], _) => only.clone(),
        (_, Language::ZhCn) => format!("{all}项中{}", parts.join("，")),
        (_, Language::En) => format!("Of {all} items, {}", parts.join(", ")),
    }
}

/// How many of those with a target of their own met it.
fn targets(chart: &Chart) -> Option<String> {
    let verdicts: Vec<bool> = (0..chart.categories.len()).filter_map(|index| chart.meets_target(index)).collect();
    let met = verdicts.iter().filter(|met| **met).count();
    (!verdicts.is_empty()).then(|| match chart.language {
        Language::ZhCn => format!("{}项目标中{met}项达成", verdicts.len()),
        Language::En => format!("{met} of {} meet their target", verdicts.len()),
    })
}

/// A category's own target and whether it was met, as the end of a sentence.
fn own_target(chart: &Chart, category: usize) -> String {
    let Some(target) = chart.target_of(category) else { return String::new() };
    let amount = format_with_unit(target, &chart.unit, chart.language);
    let verdict = chart.meets_target(category).map_or("", |met| verdict_word(met, chart.language));
    match chart.language {
        Language::ZhCn if verdict.is_empty() => format!("，目标{amount}"),
        Language::ZhCn => format!("，目标{amount}，{verdict}"),
        Language::En if verdict.is_empty() => format!(", target {amount}"),
        Language::En => format!(", target {amount}, {verdict}"),
    }
}
