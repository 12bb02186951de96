//! Metrics and records as pairs of before and after; every word follows from the numbers.

use super::panel::Fields;
use super::{Binder, keep_most, tile};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{
    Comparison, ComparisonKind, Direction, Metric, Operator, Record, State, Target, Value, compare, pair_change, target_phrase,
    verdict_word,
};
use crate::number::{Language, Period, Unit, format_with_unit};
use crate::report::{Pair, PairChange, TargetBadge};
use crate::source::context::plain_value;
use crate::source::escape::unescape;
use crate::source::fence::{PairBase, PairFence};
use rust_decimal::Decimal;

impl Binder<'_> {
    /// The pairs a fence asks for; what has no before or no after is left out and counted.
    pub(in crate::source) fn pairs(&self, fence: &PairFence, span: Option<Span>, diags: &mut Diagnostics) -> Vec<Pair> {
        let (found, all): (Vec<Pair>, usize) = if fence.from == "metrics" {
            let metrics = self.metrics(&fence.choice, span, diags);
            (metrics.iter().filter_map(|metric| self.metric_pair(metric, fence)).collect(), metrics.len())
        } else {
            let records = self.rows(&fence.from, "a pair", span, diags);
            (records.iter().filter_map(|record| self.record_pair(record, fence)).collect(), records.len())
        };
        if found.len() < all {
            let message = format!("left out {} of {all} pairs, which have no value before or none after", all - found.len());
            diags.push(Diagnostic::note("left-out", message).at(span));
        }
        let mut pairs = found;
        keep_most(&mut pairs, fence.choice.most, "pairs", span, diags);
        pairs
    }

    fn metric_pair(&self, metric: &Metric, fence: &PairFence) -> Option<Pair> {
        let language = self.language();
        let comparison = match fence.base {
            PairBase::Auto => metric.main_comparison(),
            PairBase::YearAgo => metric.comparison(ComparisonKind::YearAgo),
            PairBase::Previous => metric.comparison(ComparisonKind::Previous),
        }?;
        Some(Pair {
            name: metric.name.clone(),
            indicator: String::new(),
            labels: fence.labels.clone().unwrap_or_else(|| period_labels(&self.facts.report.period, comparison.kind, language)),
            before: format_with_unit(comparison.base, &metric.unit, language),
            after: format_with_unit(comparison.value, &metric.unit, language),
            change: change(&comparison, language),
            target: fence.target.then(|| tile::target_with(metric, &metric.unit, language)).flatten(),
            benchmark: metric
                .benchmark
                .filter(|_| fence.benchmark)
                .map_or_else(String::new, |value| benchmark(&format_with_unit(value, &metric.unit, language), language)),
        })
    }

    /// A record's own `before` and `after`, or those of the metric it names.
    fn record_pair(&self, record: &Record, fence: &PairFence) -> Option<Pair> {
        let language = self.language();
        let metric = record.text("metric").and_then(|key| self.facts.metrics.get(key));
        let fields = Fields::new(self, record);
        let named = fields.print(&fence.title);
        let indicator = fields.print(&fence.indicator);
        let (name, indicator) = if named.is_empty() { (indicator, String::new()) } else { (named, indicator) };
        if record.get("before").is_none() && record.get("after").is_none() {
            let pair = self.metric_pair(metric?, fence)?;
            if name.is_empty() {
                return Some(pair);
            }
            let indicator = if indicator.is_empty() { pair.name.clone() } else { indicator };
            return Some(Pair { name, indicator, ..pair });
        }
        let unit = record.text("unit").map_or_else(|| metric.map(|metric| metric.unit.clone()).unwrap_or_default(), Unit::parse);
        let better = self.facts.record_direction(record);
        let print = |value: &Value| match value {
            Value::Number(number) => format_with_unit(*number, &unit, language),
            Value::Text(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => {
                unescape(&plain_value(value, language))
            }
        };
        let after = number(record.get("after"));
        let comparison = after
            .zip(number(record.get("before")))
            .map(|(after, before)| compare(after, before, ComparisonKind::Previous, &unit, better));
        // Where the record says what its metric says, the metric's target and benchmark are its own.
        let same = metric.filter(|metric| metric.value.is_some() && metric.value == after);
        let of_metric = || same.and_then(|metric| metric.benchmark).map(|value| format_with_unit(value, &unit, language));
        let value_beside = record.get("benchmark").map(print).or_else(of_metric).filter(|_| fence.benchmark);
        Some(Pair {
            name,
            indicator,
            labels: fence.labels.clone().unwrap_or_else(|| before_and_after(language)),
            before: print(record.get("before")?),
            after: print(record.get("after")?),
            change: comparison.and_then(|comparison| change(&comparison, language)),
            target: after.filter(|_| fence.target).and_then(|after| {
                let own = target(record, after, &unit, better, language);
                own.or_else(|| tile::target_with(same.filter(|_| record.get("target").is_none())?, &unit, language))
            }),
            benchmark: value_beside.map_or_else(String::new, |value| benchmark(&value, language)),
        })
    }
}

/// The change in words; nothing where no amount tells it, as from nothing.
fn change(comparison: &Comparison, language: Language) -> Option<PairChange> {
    let words = || pair_change(comparison, language);
    comparison.has_amount().then(|| PairChange { words: words(), trend: comparison.trend, state: comparison.state })
}

/// A record's target, whose operator it may bring itself.
fn target(record: &Record, after: Decimal, unit: &Unit, better: Direction, language: Language) -> Option<TargetBadge> {
    let (operator, target) = match record.get("target")? {
        Value::Number(target) => (Operator::from(better), *target),
        Value::Text(text) => {
            let target = Target::parse(text)?;
            (target.operator.unwrap_or_else(|| better.into()), target.value)
        }
        Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => return None,
    };
    let met = operator.holds(after, target);
    Some(TargetBadge {
        target: target_phrase(target, unit, operator, language),
        verdict: verdict_word(met, language).to_owned(),
        state: if met { State::Better } else { State::Worse },
    })
}

fn number(value: Option<&Value>) -> Option<Decimal> {
    match value? {
        Value::Number(number) => Some(*number),
        Value::Text(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
    }
}

fn period_labels(period: &Period, kind: ComparisonKind, language: Language) -> [String; 2] {
    let before = match kind {
        ComparisonKind::Previous => period.previous(),
        ComparisonKind::YearAgo | ComparisonKind::Target | ComparisonKind::Benchmark => period.year_before(),
    };
    [before.name(language), period.name(language)]
}

fn before_and_after(language: Language) -> [String; 2] {
    let (before, after) = if language == Language::ZhCn { ("改进前", "改进后") } else { ("Before", "After") };
    [before.to_owned(), after.to_owned()]
}

fn benchmark(value: &str, language: Language) -> String {
    if language == Language::ZhCn { format!("标杆{value}") } else { format!("benchmark {value}") }
}
