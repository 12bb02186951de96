//! In words: how a total came about step by step, and what each stage of a process keeps.

use super::value;
use crate::number::{Language, format_percent, format_signed, format_with_unit};
use crate::report::{Chart, ChartSeries};
use rust_decimal::Decimal;

/// From total to total, with the changes between them by size.
pub(super) fn bridge(chart: &Chart) -> Vec<String> {
    let [totals, changes, ..] = chart.series.as_slice() else { return Vec::new() };
    let amount = |value: Decimal| format_with_unit(value, &chart.unit, chart.language);
    let named = |series: &ChartSeries, index: usize| Some((chart.categories[index].as_str(), value(series, index)?));
    let all = 0..chart.categories.len();
    let ends: Vec<(&str, Decimal)> = all.clone().filter_map(|index| named(totals, index)).collect();
    let mut steps: Vec<(&str, Decimal)> = all.filter_map(|index| named(changes, index)).collect();
    steps.sort_by_key(|(_, change)| std::cmp::Reverse(change.abs()));
    let mut sentences = Vec::new();
    match (ends.first(), ends.last(), chart.language) {
        (Some(first), Some(last), Language::ZhCn) if ends.len() > 1 => {
            sentences.push(format!("由{}的{}到{}的{}", first.0, amount(first.1), last.0, amount(last.1)));
        }
        (Some(first), Some(last), Language::En) if ends.len() > 1 => {
            sentences.push(format!("From {} ({}) to {} ({})", first.0, amount(first.1), last.0, amount(last.1)));
        }
        (Some(only), _, Language::ZhCn) => sentences.push(format!("{}为{}", only.0, amount(only.1))),
        (Some(only), _, Language::En) => sentences.push(format!("{} is {}", only.0, amount(only.1))),
        (None, _, _) => {}
    }
    let told: Vec<String> =
        steps.iter().map(|(name, change)| format!("{name} {}", format_signed(*change, chart.language))).collect();
    if !told.is_empty() {
        sentences.push(match chart.language {
            Language::ZhCn => format!("其间变化：{}", told.join("，")),
            Language::En => format!("Changes between: {}", told.join(", ")),
        });
    }
    sentences
}

/// Each stage with its share of the first, and where most is lost.
pub(super) fn stages(chart: &Chart) -> Vec<String> {
    let Some(series) = chart.series.first() else { return Vec::new() };
    let stages: Vec<(&str, Decimal)> =
        (0..chart.categories.len()).filter_map(|index| Some((chart.categories[index].as_str(), value(series, index)?))).collect();
    let Some((_, first)) = stages.first().copied() else { return Vec::new() };
    let share = |value: Decimal, base: Decimal| value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base);
    let spell = |share: Option<Decimal>| share.map_or_else(String::new, |share| format_percent(share, chart.language));
    let told: Vec<String> = stages
        .iter()
        .enumerate()
        .map(|(index, (name, value))| {
            let (amount, part) = (format_with_unit(*value, &chart.unit, chart.language), spell(share(*value, first)));
            match chart.language {
                Language::ZhCn if index == 0 => format!("{name}{amount}"),
                Language::ZhCn => format!("{name}{amount}（占首步{part}）"),
                Language::En if index == 0 => format!("{name} {amount}"),
                Language::En => format!("{name} {amount} ({part} of the first)"),
            }
        })
        .collect();
    let mut sentences = vec![match chart.language {
        Language::ZhCn => told.join("，"),
        Language::En => told.join(", "),
    }];
    let kept = stages.windows(2).filter_map(|pair| Some((pair[0].0, pair[1].0, share(pair[1].1, pair[0].1)?)));
    let worst = if stages.len() > 2 { kept.min_by_key(|(_, _, kept)| *kept) } else { None };
    sentences.extend(worst.map(|(from, until, kept)| {
        let kept = format_percent(kept, chart.language);
        match chart.language {
            Language::ZhCn => format!("由{from}到{until}流失最多，仅保留{kept}"),
            Language::En => format!("Most is lost from {from} to {until}, which keeps {kept}"),
        }
    }));
    sentences
}
