//! Key figures against their targets, in words: how many reached them, and what each says.

use crate::facts::{target_bound, verdict_word};
use crate::number::{Language, format_with_unit};
use crate::report::Chart;

/// How many met their targets, then each with its value, target and verdict.
pub(super) fn sentences(chart: &Chart) -> Vec<String> {
    let (measured, language) = (chart.measured(), chart.language);
    let met = measured.iter().filter(|measured| measured.met()).count();
    let count = measured.len();
    let mut sentences = Vec::new();
    if count > 1 {
        sentences.push(match language {
            Language::ZhCn => format!("{count}项指标中{met}项达成目标"),
            Language::En => format!("{met} of {count} meet their target"),
        });
    }
    sentences.extend(chart.categories.iter().zip(measured).map(|(name, measured)| {
        let value = format_with_unit(measured.value, &measured.unit, language);
        let target = target_bound(measured.target, &measured.unit, measured.operator, language);
        let verdict = verdict_word(measured.met(), language);
        match language {
            Language::ZhCn => format!("{name}{value}，目标{target}，{verdict}"),
            Language::En => format!("{name} {value}, target {target}, {verdict}"),
        }
    }));
    sentences
}
