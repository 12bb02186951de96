//! Promises for any data: nothing lost, nothing over an edge, nothing unreadable, the same bytes again, no panic.

use crate::support::{build, holds, lay_out, pack_of, words};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fmt::Write;
use yearend::LaidOut;
use yearend::cli::print::human;
use yearend::diag::Diagnostics;
use yearend::facts::{Facts, Record, Value};
use yearend::source::data::{DataFormat, read};

/// Shows all that a data file can hold, in every kind of block.
const EVERYTHING: &str = r#"# {{ report.title }}

> {{ report.organisation }}

{% set all = metrics | values %}
## {% for m in all %}{{ m.name }}{{ m.text }} {% endfor %}

```topic
heading = "Metrics"
fallback = "Metrics"
```

```tiles
```

```table
from = "metrics"
columns = [
  { field = "name", name = "Name" },
  { field = "value", name = "Value" },
  { field = "change", name = "Change" },
  { field = "target", name = "Target" },
  { field = "verdict", name = "Verdict" },
  { field = "attainment", name = "Attainment" },
]
```

{% for m in all %}
- {{ m.name }}: {{ m.text }}, {{ m.change_text }}, {{ m.attainment_text }}
{% endfor %}

{% for curve in series | values %}
## {{ curve.name }}

```chart
kind = "line"
from = "series.{{ curve.key }}"
```

```chart
kind = "column"
from = "series.{{ curve.key }}"
```

Highest in {{ curve.peak.label }}: {{ curve.peak.text }}.
{% endfor %}

{% for parts in breakdowns | values %}
## {{ parts.name }}, {{ parts.total_text }}

```chart
kind = "{{ ["donut", "bar", "percent", "before-after", "area"][loop.index0 % 5] }}"
from = "breakdowns.{{ parts.key }}"
```

```table
from = "breakdowns.{{ parts.key }}"
total = true
columns = [
  { field = "name", name = "Name" },
  { field = "value", name = "Value" },
  { field = "share", name = "Share" },
  { field = "change", name = "Change" },
]
```
{% endfor %}

## {{ cases | length }} cases

{% for case in cases %}
- **{{ case.title }}** {{ case.text }}
{% endfor %}

```table
from = "cases"
columns = [
  { field = "title", name = "Title" },
  { field = "text", name = "Text" },
]
```

## Cards

```cards
from = "cases"
```

{% for case in cases %}
{{ case.title }}：{{ case.text }}

```notes
{{ case.text }}
```
{% endfor %}
"#;

/// The first case in every place that a text can stand in.
const LONG: &str = r#"# {{ cases[0].title }}

> {{ cases[0].title }}

## {{ cases[0].title }}

> {{ cases[0].title }}

{% for case in cases %}
1. {{ case.title }}
{% endfor %}

```table
from = "cases"
columns = [
  { field = "title", name = "标题" },
  { field = "text", name = "内容" },
]
```

```cards
from = "cases"
```
"#;

/// The same data on every run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` in the environment ask for other and for more.
fn config(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2025) } else { asked.rng_seed };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..asked }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn whatever_the_data_says_is_in_deck_and_document(data in data_file()) {
        let mut diags = Diagnostics::default();
        let laid_out = lay_out(&data, Some(pack_of(EVERYTHING)), &mut diags).expect("laid out");
        prop_assert_eq!(complaint(&data, &laid_out, &diags), None, "\n{}\n{}", human(&diags, false), data);
    }

    #[test]
    fn the_annual_summary_takes_any_data(data in data_file()) {
        let mut diags = Diagnostics::default();
        let laid_out = lay_out(&data, None, &mut diags).expect("laid out");
        prop_assert!(!diags.list().iter().any(|message| message.rule == "template"), "{}\n{}", human(&diags, false), data);
        prop_assert_eq!(holds::all(&laid_out, &diags), Ok(()), "\n{}\n{}", human(&diags, false), data);
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn texts_of_any_length_are_shown_whole_or_named(texts in vec(long_text(), 1..5), title in long_text()) {
        let mut data = format!("[report]\ntitle = {}\nperiod = \"2025\"\nlanguage = \"zh-CN\"\n", quoted(&title));
        for text in texts {
            let text = quoted(&text);
            let _ = write!(data, "[[cases]]\ntitle = {text}\ntext = {text}\n");
        }
        let mut diags = Diagnostics::default();
        let laid_out = lay_out(&data, Some(pack_of(LONG)), &mut diags).expect("laid out");
        prop_assert_eq!(complaint(&data, &laid_out, &diags), None, "\n{}\n{}", human(&diags, false), data);
    }
}

proptest! {
    #![proptest_config(config(4))]

    #[test]
    fn the_same_data_gives_the_same_bytes(data in data_file()) {
        let built = || {
            let mut diags = Diagnostics::default();
            let built = build(&data, Some(pack_of(EVERYTHING)), &mut diags);
            (built.map(|built| (built.pptx, built.docx)), human(&diags, false))
        };
        let (one, two) = (built(), built());
        prop_assert!(one == two, "{}", data);
    }
}

/// What is wrong with a report that shows everything; what fits nowhere is excused by the error that says so.
fn complaint(data: &str, laid_out: &LaidOut, diags: &Diagnostics) -> Option<String> {
    if let Err(message) = holds::all(laid_out, diags) {
        return Some(message);
    }
    if diags.list().iter().any(|message| message.rule == "does-not-fit") {
        return None;
    }
    let facts = read("data.toml", data, DataFormat::Toml, &mut Diagnostics::default()).expect("facts");
    let dense = |text: String| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    let places = [("deck", words::of_deck(&laid_out.deck)), ("document", words::of_flow(&laid_out.flow))];
    for (place, words) in places.map(|(place, words)| (place, words.into_iter().map(dense).collect::<Vec<_>>())) {
        if let Some(lost) = said(&facts).into_iter().find(|text| !words.iter().any(|word| word.contains(&dense(text.clone())))) {
            return Some(format!("the {place} lacks {lost:?}"));
        }
    }
    None
}

/// Every name and text of the data.
fn said(facts: &Facts) -> Vec<String> {
    let mut texts = vec![facts.report.title.clone()];
    texts.extend(facts.metrics.values().map(|metric| metric.name.clone()));
    texts.extend(facts.breakdowns.values().flat_map(|breakdown| breakdown.items.iter().map(|item| item.name.clone())));
    texts.extend(facts.records.values().flatten().flat_map(texts_of));
    texts
}

fn texts_of(record: &Record) -> Vec<String> {
    let texts = record.fields.values().filter_map(|field| match &field.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
    });
    texts.collect()
}

/// A period's value and the one of the year before.
type Point = (Option<String>, Option<String>);

/// A data file without mistakes.
fn data_file() -> impl Strategy<Value = String> {
    let report = (any::<bool>(), words_of(60), words_of(20), words_of(20));
    let metrics = vec((words_of(24), unit(), option::of(number()), option::of(number()), option::of(number()), better()), 1..6);
    let series = vec((words_of(16), unit(), vec((option::of(number()), option::of(number())), 0..18)), 0..3);
    let items = vec((words_of(20), option::of(number()), option::of(number())), 1..14);
    let breakdowns = vec((words_of(16), unit(), any::<bool>(), items), 0..4);
    let records = vec((words_of(30), words_of(260)), 0..12);
    (report, metrics, series, breakdowns, records).prop_map(|(report, metrics, series, breakdowns, records)| {
        let (chinese, title, organisation, source) = report;
        let language = if chinese { "zh-CN" } else { "en" };
        let mut text = format!(
            "[report]\ntitle = {}\norganisation = {}\nsource = {}\nperiod = \"2025\"\nlanguage = \"{language}\"\n",
            quoted(&title),
            quoted(&organisation),
            quoted(&source)
        );
        for (index, (name, unit, value, year_ago, target, better)) in metrics.iter().enumerate() {
            let _ = write!(text, "\n[metrics.m{index}]\nname = {}\nunit = \"{unit}\"\nbetter = \"{better}\"\n", quoted(name));
            text += &(line("value", value.as_ref()) + &line("year_ago", year_ago.as_ref()) + &line("target", target.as_ref()));
        }
        for (index, (name, unit, points)) in series.iter().enumerate() {
            let periods: Vec<String> = (1..=points.len()).map(|point| format!("\"P{point}\"")).collect();
            let column = |pick: fn(&Point) -> &Option<String>| {
                points
                    .iter()
                    .map(|point| pick(point).clone().unwrap_or_else(|| "\"—\"".to_owned()))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let (values, previous, periods) = (column(|point| &point.0), column(|point| &point.1), periods.join(", "));
            let _ = write!(text, "\n[series.s{index}]\nname = {}\nunit = \"{unit}\"\n", quoted(name));
            let _ = write!(text, "periods = [{periods}]\nvalues = [{values}]\nprevious = [{previous}]\n");
        }
        for (index, (name, unit, parts, items)) in breakdowns.iter().enumerate() {
            let kind = if *parts { "parts" } else { "rates" };
            let _ = write!(text, "\n[breakdowns.b{index}]\nname = {}\nunit = \"{unit}\"\nkind = \"{kind}\"\n", quoted(name));
            for (name, value, previous) in items {
                let _ = write!(text, "[[breakdowns.b{index}.items]]\nname = {}\n", quoted(name));
                text += &(line("value", value.as_ref()) + &line("previous", previous.as_ref()));
            }
        }
        for (title, body) in &records {
            let _ = write!(text, "\n[[cases]]\ntitle = {}\ntext = {}\n", quoted(title), quoted(body));
        }
        text
    })
}

/// Words of any script, with all that could be taken for markup; never without a visible character, never a zero, so that
/// no number stands in them by chance.
fn words_of(most: usize) -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => proptest::char::range('\u{4E00}', '\u{9FA5}'),
        6 => proptest::char::range('a', 'z'),
        2 => Just(' '),
        3 => proptest::sample::select("*_|{}<>&\"'\\#`[]()=+-~$%@^!?.,:;/\n\t，。；：（）“”…—％０".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select("👍🏽👨‍👩‍👧🇨🇳e\u{301}ا﷽שׁ\u{200B}\u{200D}\u{202E}\u{FEFF}\u{E000}\u{10F8F0}\u{10F82A}\u{3000}𠮷".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    (vec(character, 0..most), "[A-Za-z甲乙丙丁]{1,12}").prop_map(|(characters, last)| {
        let text: String = characters.into_iter().filter(|character| *character != '0').collect();
        text + &last
    })
}

/// Up to some pages of one kind of text: sentences, words without a space, lines.
fn long_text() -> impl Strategy<Value = String> {
    let unit = proptest::sample::select(vec![
        "客户反映产品在使用中出现异常，已安排上门检测。",
        "word ",
        "unbreakable",
        "线\n",
        "9,999.5% ",
    ]);
    (unit, 1_usize..90).prop_map(|(unit, times)| unit.repeat(times) + "end")
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("JSON").replace('\u{7f}', "\\u007f")
}

fn line(key: &str, value: Option<&String>) -> String {
    value.map_or_else(String::new, |value| format!("{key} = {value}\n"))
}

/// A number as people write them: small and huge, whole and not, zero and negative.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (1_i64..100_000).prop_map(|value| value.to_string()),
        2 => (1_i64..1000, 0_i64..100).prop_map(|(whole, part)| format!("{whole}.{part:02}")),
        1 => Just("0".to_owned()),
        1 => Just("0.0".to_owned()),
        1 => (1_i64..1000).prop_map(|value| format!("-{value}.5")),
        1 => (1_i64..10).prop_map(|value| format!("{value}000000000000")),
        1 => (1_i64..10).prop_map(|value| format!("0.000{value}")),
        1 => Just("-0.04".to_owned()),
    ]
}

fn unit() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec!["", "件", "%", "‰", "分钟", "小时", "分", "万元", "tickets", "min", "h", "<b>"])
}

fn better() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec!["higher", "lower", "neutral"])
}
