//! Facts as the values a template sees: each number beside the words that follow from it.

mod series;

use super::bind::{record_change, record_improvement, warn_without_direction, written_target};
use super::escape::missing;
use crate::diag::Diagnostics;
use crate::facts::{
    Breakdown, BreakdownKind, Change, Comparison, ComparisonKind, DataTable, Direction, Facts, Metric, Record, State, Trend,
    Value, change_amount, change_phrase, comparison_word, from_to, moved, pair_change, pair_text, target_bound, target_phrase,
    verdict, verdict_word,
};
use crate::number::{Language, Unit, format_date, format_number, format_percent, format_share, format_with_unit};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value as Json, json};

/// Everything but the narrative, as template values.
pub(super) fn context(facts: &Facts, diags: &mut Diagnostics) -> Map<String, Json> {
    let language = facts.report.language;
    let mut root = Map::new();
    root.insert("report".to_owned(), report(facts));
    root.insert("blank".to_owned(), json!(facts.blank));
    root.insert("metrics".to_owned(), facts.metrics.iter().map(|(key, value)| (key.clone(), metric(value, language))).collect());
    root.insert(
        "series".to_owned(),
        facts.series.iter().map(|(key, value)| (key.clone(), series::series(value, facts))).collect(),
    );
    root.insert(
        "breakdowns".to_owned(),
        facts.breakdowns.iter().map(|(key, value)| (key.clone(), breakdown(value, facts))).collect(),
    );
    let table =
        |table: &DataTable| json!({ "present": true, "title": table.title, "columns": table.columns, "rows": table.rows.len() });
    root.insert("tables".to_owned(), facts.tables.iter().map(|(key, value)| (key.clone(), table(value))).collect());
    for (key, list) in &facts.records {
        for item in list {
            warn_without_direction(item, facts, diags);
        }
        root.insert(key.clone(), list.iter().map(|item| record(item, facts)).collect());
    }
    root.insert("milestones".to_owned(), milestones(facts));
    root.insert("missed".to_owned(), by_target(facts, false));
    root.insert("met".to_owned(), by_target(facts, true));
    root
}

/// A record as template values: texts as they are, numbers and days with their printed form beside them as `KEY_text`,
/// and by how many per cent its indicator improved as `improvement`.
pub(super) fn record(record: &Record, facts: &Facts) -> Json {
    let language = facts.report.language;
    let mut map = Map::new();
    for (key, field) in &record.fields {
        if matches!(field.value, Value::Number(_) | Value::Date(_)) || key == "target" {
            map.insert(format!("{key}_text"), json!(record_text(record, key, &field.value, language)));
        }
        map.insert(key.clone(), value(&field.value, facts));
    }
    if let Some(change) = record_change(record, facts.record_direction(record)) {
        map.extend(pair(Some(&change), "", language));
        map.insert("trend".to_owned(), json!(trend_word(change.trend)));
        map.insert("state".to_owned(), json!(state_word(change.state)));
    }
    if let Some(percent) = record_improvement(record, facts) {
        map.insert("improvement".to_owned(), number(Some(percent)));
        map.insert("improvement_text".to_owned(), json!(format_percent(percent, language)));
    }
    Json::Object(map)
}

/// A before and an after in words; where there is no pair, each asks for `lacking` in vain.
fn pair(change: Option<&Comparison>, lacking: &str, language: Language) -> Map<String, Json> {
    let say = |words: fn(&Comparison, Language) -> String| {
        json!(change.map_or_else(|| missing(lacking), |change| words(change, language)))
    };
    let ends: [(&str, Json); 6] = [
        ("before_text", say(|change, language| format_with_unit(change.base, &change.unit, language))),
        ("after_text", say(|change, language| format_with_unit(change.value, &change.unit, language))),
        ("from_to_text", say(from_to)),
        ("pair_text", say(pair_text)),
        ("moved_text", say(moved)),
        ("pair_change_text", say(pair_change)),
    ];
    ends.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The fields of [`pair`] for what the data does not have.
const PAIR_FIELDS: [&str; 6] = ["before_text", "after_text", "from_to_text", "pair_text", "moved_text", "pair_change_text"];

/// The fields that a record's `unit` belongs to carry it.
fn record_text(record: &Record, key: &str, value: &Value, language: Language) -> String {
    match (value, key) {
        (Value::Text(text), "target") => written_target(text, &Unit::parse(record.text("unit").unwrap_or_default()), language),
        (Value::Number(number), "before" | "after" | "target") => {
            format_with_unit(*number, &Unit::parse(record.text("unit").unwrap_or_default()), language)
        }
        _ => plain_value(value, language),
    }
}

/// A value as printed.
pub(super) fn plain_value(value: &Value, language: Language) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => format_number(*number, language),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => format_date(*date, language),
        Value::List(items) => {
            let separator = if language == Language::ZhCn { "、" } else { ", " };
            items.iter().map(|item| plain_value(&item.value, language)).collect::<Vec<_>>().join(separator)
        }
        Value::Record(record) => {
            let separator = if language == Language::ZhCn { "：" } else { ": " };
            record.fields.values().map(|field| plain_value(&field.value, language)).collect::<Vec<_>>().join(separator)
        }
    }
}

/// A metric that the data does not have: every field is missing under its own name.
pub(super) fn absent(kind: &str, key: &str) -> Json {
    let mark = |field: &str| json!(missing(&format!("{kind}.{key}{field}")));
    let mut map = Map::new();
    map.insert("present".to_owned(), json!(false));
    for field in TEXT_FIELDS.iter().chain(&PAIR_FIELDS) {
        map.insert((*field).to_owned(), mark(""));
    }
    for field in ["value", "previous", "year_ago", "target", "benchmark", "met", "trend", "state", "change", "total"] {
        map.insert(field.to_owned(), Json::Null);
    }
    for field in ["first", "second", "last", "peak", "low", "top_gain", "top_fall", "latest", "earliest"] {
        map.insert(field.to_owned(), absent_part(kind, key));
    }
    map.insert("quarters".to_owned(), json!({ "present": false }));
    for field in ["items", "ranked"] {
        map.insert(field.to_owned(), json!(vec![absent_part(kind, key); ABSENT_ITEMS]));
    }
    Json::Object(map)
}

/// How many items an absent breakdown pretends to have, for narrative that names them by number: `items[3]`.
const ABSENT_ITEMS: usize = 12;

const TEXT_FIELDS: [&str; 19] = [
    "name",
    "unit",
    "text",
    "number",
    "previous_text",
    "year_ago_text",
    "target_text",
    "target_phrase",
    "benchmark_text",
    "change_text",
    "change_amount",
    "yoy_text",
    "previous_change_text",
    "benchmark_change_text",
    "benchmark_amount",
    "attainment_text",
    "verdict",
    "total_text",
    "top2_share_text",
];

fn absent_part(kind: &str, key: &str) -> Json {
    let mark = missing(&format!("{kind}.{key}"));
    let mut part = json!({ "present": false, "name": mark, "label": mark, "period": mark, "text": mark, "share_text": mark, "previous_text": mark, "change_text": mark,
        "change_amount": mark, "target_text": mark, "value": null, "previous": null, "target": null, "share": null, "met": null, "trend": null, "state": null });
    if let Json::Object(fields) = &mut part {
        fields.extend(PAIR_FIELDS.iter().chain(&["previous_share_text"]).map(|field| ((*field).to_owned(), json!(mark))));
    }
    part
}

fn report(facts: &Facts) -> Json {
    let info = &facts.report;
    let language = info.language;
    let words = info.period.words(language);
    json!({
        "title": info.title,
        "organisation": info.organisation,
        "department": info.department,
        "presenter": info.presenter,
        "date": info.date.map(|date| format_date(date, language)),
        "period": info.period.name(language),
        "year_before": info.period.year_before().name(language),
        "next_period": info.period.next().name(language),
        "previous_period": info.period.previous().name(language),
        "this": words.this,
        "previous": words.previous,
        "next": words.next,
        "year": info.period.year,
        "next_year": info.period.year + 1,
    })
}

/// The milestones of all plans by date, each with the plan and owner it belongs to.
fn milestones(facts: &Facts) -> Json {
    let language = facts.report.language;
    let mut found: Vec<(NaiveDate, Json)> = Vec::new();
    for plan in facts.records.get("plans").into_iter().flatten() {
        let Some(Value::List(items)) = plan.get("milestones") else { continue };
        for item in items {
            let Value::Record(milestone) = &item.value else { continue };
            let Some(Value::Date(date)) = milestone.get("date") else { continue };
            let (day, title) = (format_date(*date, language), milestone.text("title"));
            found.push((*date, json!({ "date": day, "title": title, "plan": plan.text("title"), "owner": plan.text("owner") })));
        }
    }
    found.sort_by_key(|(date, _)| *date);
    found.into_iter().map(|(_, milestone)| milestone).collect()
}

fn by_target(facts: &Facts, met: bool) -> Json {
    let language = facts.report.language;
    facts.metrics.values().filter(|each| each.met() == Some(met)).map(|each| metric(each, language)).collect()
}

fn metric(metric: &Metric, language: Language) -> Json {
    let path = |field: &str| missing(&format!("metrics.{}.{field}", metric.key));
    let amount = |value: Option<Decimal>, field: &str| match value {
        Some(value) => format_with_unit(value, &metric.unit, language),
        None => path(field),
    };
    let main = metric.main_comparison();
    let yoy = metric.comparison(ComparisonKind::YearAgo);
    let previous = metric.comparison(ComparisonKind::Previous);
    let benchmark = metric.comparison(ComparisonKind::Benchmark);
    let phrase = |comparison: &Option<Comparison>, field: &str| match comparison {
        Some(comparison) => change_phrase(comparison, language),
        None => path(field),
    };
    let mut fields = json!({
        "present": true,
        "key": metric.key,
        "name": metric.name,
        "unit": metric.unit.text,
        "better": better_word(metric.better),
        "group": metric.group,
        "note": metric.note,
        "cause": metric.cause,
        "owner": metric.owner,
        "value": number(metric.value),
        "previous": number(metric.previous),
        "year_ago": number(metric.year_ago),
        "target": number(metric.target),
        "benchmark": number(metric.benchmark),
        "text": amount(metric.value, "value"),
        "number": metric.value.map_or_else(|| path("value"), |value| format_number(value, language)),
        "previous_text": amount(metric.previous, "previous"),
        "year_ago_text": amount(metric.year_ago, "year_ago"),
        "benchmark_text": amount(metric.benchmark, "benchmark"),
        "target_text": metric.target.map_or_else(|| path("target"), |target| target_bound(target, &metric.unit, metric.operator(), language)),
        "target_phrase": metric.target.map_or_else(|| path("target"), |target| target_phrase(target, &metric.unit, metric.operator(), language)),
        "change_text": phrase(&main, "year_ago"),
        "change_amount": main.as_ref().map_or_else(|| path("year_ago"), |comparison| change_amount(comparison, language)),
        "comparison": main.as_ref().map(|comparison| comparison_word(comparison.kind, language)),
        "yoy_text": phrase(&yoy, "year_ago"),
        "previous_change_text": phrase(&previous, "previous"),
        "benchmark_change_text": phrase(&benchmark, "benchmark"),
        "benchmark_amount": benchmark.as_ref().map_or_else(|| path("benchmark"), |comparison| change_amount(comparison, language)),
        "benchmark_state": benchmark.as_ref().map(|comparison| state_word(comparison.state)),
        "attainment_text": metric.attainment().map_or_else(|| path("target"), |percent| format_percent(percent, language)),
        "attainment": number(metric.attainment()),
        "gap_text": metric.gap(language).unwrap_or_else(|| path("target")),
        "met": metric.met(),
        "verdict": metric.met().map_or_else(|| path("target"), |met| verdict_word(met, language).to_owned()),
        "trend": main.as_ref().map(|comparison| trend_word(comparison.trend)),
        "state": main.as_ref().map(|comparison| state_word(comparison.state)),
    });
    let lacking = if metric.value.is_none() { "value" } else { "year_ago" };
    if let Json::Object(map) = &mut fields {
        map.extend(pair(main.as_ref(), &format!("metrics.{}.{lacking}", metric.key), language));
    }
    fields
}

fn breakdown(breakdown: &Breakdown, facts: &Facts) -> Json {
    let language = facts.report.language;
    let (shares, previous) = (breakdown.shares(), breakdown.previous_shares());
    let item = |index: usize| breakdown_item(breakdown, index, [shares.as_deref(), previous.as_deref()], facts);
    let ranked = breakdown.ranked();
    let at = |rank: usize| ranked.get(rank).map_or_else(|| absent_part("breakdowns", &breakdown.key), |&index| item(index));
    let by_change = |better: fn(Decimal, Decimal) -> bool| {
        let mut best: Option<(usize, Decimal)> = None;
        for &index in &ranked {
            let Some(change) = rankable_change(breakdown, index) else { continue };
            if best.is_none_or(|(_, value)| better(change, value)) {
                best = Some((index, change));
            }
        }
        best.map_or_else(|| absent_part("breakdowns", &breakdown.key), |(index, _)| item(index))
    };
    let top_share = |count: usize| {
        let shares = shares.as_ref()?;
        let sum = ranked.iter().take(count).filter_map(|&index| shares[index]).try_fold(Decimal::ZERO, Decimal::checked_add)?;
        Some(format_share(sum, language))
    };
    let lack = || missing(&format!("breakdowns.{}", breakdown.key));
    json!({
        "present": true,
        "key": breakdown.key,
        "name": breakdown.name,
        "metric": breakdown.metric,
        "kind": match breakdown.kind { BreakdownKind::Parts => "parts", BreakdownKind::Rates => "rates" },
        "better": better_word(breakdown.better),
        "has_previous": breakdown.items.iter().any(|item| item.previous.is_some()),
        "has_target": breakdown.items.iter().any(|item| item.target.is_some()),
        "columns": column_keys(breakdown),
        "unit": breakdown.unit.text,
        "count": breakdown.items.len(),
        "total": number(breakdown.total()),
        "total_text": breakdown.total().map_or_else(lack, |total| format_with_unit(total, &breakdown.unit, language)),
        "items": (0..breakdown.items.len()).map(item).collect::<Vec<_>>(),
        "ranked": ranked.iter().map(|&index| item(index)).collect::<Vec<_>>(),
        "first": at(0),
        "second": at(1),
        "last": ranked.len().checked_sub(1).map_or_else(|| absent_part("breakdowns", &breakdown.key), at),
        "top2_share_text": top_share(2).unwrap_or_else(lack),
        "top3_share_text": top_share(3).unwrap_or_else(lack),
        "top_gain": by_change(|change, best| change > best),
        "top_fall": by_change(|change, best| change < best),
    })
}

/// `shares` are those of the values, then those of the previous values.
fn breakdown_item(breakdown: &Breakdown, index: usize, shares: [Option<&[Option<Decimal>]>; 2], facts: &Facts) -> Json {
    let language = facts.report.language;
    let item = &breakdown.items[index];
    let lack = |field: &str| missing(&format!("breakdowns.{}.items.{index}.{field}", breakdown.key));
    let amount = |value: Option<Decimal>, field: &str| {
        value.map_or_else(|| lack(field), |value| format_with_unit(value, &breakdown.unit, language))
    };
    let [share, previous_share] = shares.map(|shares| shares.and_then(|shares| shares[index]));
    let comparison = breakdown.comparison(index);
    let mut json = json!({
        "present": true,
        "value": number(item.value),
        "previous": number(item.previous),
        "target": number(item.target),
        "met": item.value.zip(item.target).map(|(value, target)| verdict(value, target, breakdown.better)),
        "text": amount(item.value, "value"),
        "previous_text": amount(item.previous, "previous"),
        "target_text": amount(item.target, "target"),
        "share": number(share),
        "share_text": share.map_or_else(|| lack("share"), |share| format_share(share, language)),
        "previous_share_text": previous_share.map_or_else(|| lack("previous"), |share| format_share(share, language)),
        "change_text": comparison.as_ref().map_or_else(|| lack("previous"), |comparison| change_phrase(comparison, language)),
        "change_amount": comparison.as_ref().map_or_else(|| lack("previous"), |comparison| change_amount(comparison, language)),
        "trend": comparison.as_ref().map(|comparison| trend_word(comparison.trend)),
        "state": comparison.as_ref().map(|comparison| state_word(comparison.state)),
    });
    if let (Json::Object(fields), Json::Object(columns)) = (&mut json, record(&item.columns, facts)) {
        let lacking = format!("breakdowns.{}.items.{index}.previous", breakdown.key);
        fields.extend(pair(comparison.as_ref(), &lacking, language));
        for (key, value) in columns {
            fields.entry(key).or_insert(value);
        }
        fields.insert("name".to_owned(), json!(item.name));
    }
    json
}

/// By how much an item changed, in the measure that all items of the breakdown share.
fn rankable_change(breakdown: &Breakdown, index: usize) -> Option<Decimal> {
    match breakdown.comparison(index)?.change {
        Change::Relative(amount) | Change::Points(amount) => Some(amount),
        Change::ZeroBase | Change::SignChange | Change::Incomparable => None,
    }
}

fn value(value: &Value, facts: &Facts) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::Number(decimal) => number(Some(*decimal)),
        Value::Flag(flag) => json!(flag),
        Value::Date(_) => json!(plain_value(value, facts.report.language)),
        Value::List(items) => items.iter().map(|item| self::value(&item.value, facts)).collect(),
        Value::Record(inner) => record(inner, facts),
    }
}

/// A number for arithmetic and comparisons in templates; printing goes through the `…_text` fields.
fn number(value: Option<Decimal>) -> Json {
    let Some(value) = value else { return Json::Null };
    let whole = value.normalize();
    match (whole.scale(), whole.to_i64()) {
        (0, Some(whole)) => json!(whole),
        _ => json!(value.to_f64()),
    }
}

/// The further columns of a breakdown's items, each once.
fn column_keys(breakdown: &Breakdown) -> Vec<&str> {
    let mut keys: Vec<&str> = Vec::new();
    for key in breakdown.items.iter().flat_map(|item| item.columns.fields.keys()) {
        if !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    keys
}

fn better_word(better: Direction) -> &'static str {
    match better {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
        Direction::Neutral => "neutral",
    }
}

fn trend_word(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "up",
        Trend::Down => "down",
        Trend::Flat => "flat",
    }
}

fn state_word(state: State) -> &'static str {
    match state {
        State::Better => "better",
        State::Worse => "worse",
        State::Neutral => "neutral",
    }
}
