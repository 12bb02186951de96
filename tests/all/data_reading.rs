//! What the data reader promises about whole files: digits, dates, holes, order, and no crash on anything.

use proptest::prelude::{any, proptest};
use std::fmt::Write;
use yearend::cli::print::{human, json_lines};
use yearend::diag::{Diagnostics, Severity};
use yearend::facts::{Facts, Value};
use yearend::source::data::{DataFormat, read};

const REPORT: &str = "[report]\ntitle = \"t\"\nperiod = \"2025\"\nlanguage = \"en\"\n";
const SAMPLES: [(&str, &str); 1] =
    [(include_str!("../../sample-data/complaints-2025.toml"), include_str!("../../sample-data/complaints-2025.json"))];

fn read_clean(text: &str, format: DataFormat) -> Facts {
    let mut diags = Diagnostics::default();
    let facts = read("data", text, format, &mut diags);
    assert_eq!(human(&diags, false), "");
    facts.expect("facts")
}

fn rules(text: &str, format: DataFormat) -> Vec<&'static str> {
    let mut diags = Diagnostics::default();
    read("data", text, format, &mut diags);
    human(&diags, true);
    json_lines(&diags);
    diags.list().iter().map(|diagnostic| diagnostic.rule).collect()
}

/// The facts as text, without places.
fn without_spans(facts: &Facts) -> String {
    let mut text = String::new();
    let mut hidden = 0;
    for line in format!("{facts:#?}").lines() {
        let depth = line.len() - line.trim_start().len();
        if hidden > 0 {
            hidden = if depth <= hidden { 0 } else { hidden };
            continue;
        }
        if line.trim_start().starts_with("span: ") && !line.ends_with(',') {
            hidden = depth;
        } else {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

#[test]
fn the_samples_say_the_same_in_both_formats() {
    for (toml, json) in SAMPLES {
        let (toml, json) = (read_clean(toml, DataFormat::Toml), read_clean(json, DataFormat::Json));
        let (toml, json) = (without_spans(&toml), without_spans(&json));
        assert!(!toml.contains("start:") && toml.len() > 10_000);
        assert_eq!(toml, json);
    }
}

#[test]
fn the_english_sample_is_read_without_a_word() {
    read_clean(include_str!("../../sample-data/service-desk-2025.toml"), DataFormat::Toml);
}

#[test]
fn the_format_is_told_by_the_extension() {
    assert_eq!(DataFormat::of_path("a/2025.TOML".as_ref()), Some(DataFormat::Toml));
    assert_eq!(DataFormat::of_path("2025.json".as_ref()), Some(DataFormat::Json));
    assert_eq!(DataFormat::of_path("2025.xlsx".as_ref()), None);
}

#[test]
fn numbers_keep_the_digits_their_author_wrote() {
    let written = ["4.70", "9007199254740993", "-0.50", "1_000.25", "0xFF", "1.50e3"];
    let wanted = ["4.70", "9007199254740993", "-0.50", "1000.25", "255", "1500"];
    let facts = read_clean(&format!("{REPORT}[sections.a]\nlist = [{}]\n", written.join(", ")), DataFormat::Toml);
    let Some(Value::List(list)) = facts.sections["a"].get("list") else { panic!("a list") };
    let kept: Vec<String> = list
        .iter()
        .map(|field| if let Value::Number(number) = &field.value { number.to_string() } else { String::new() })
        .collect();
    assert_eq!(kept, wanted);
}

#[test]
fn order_is_the_authors() {
    let facts = read_clean(&format!("{REPORT}[metrics.z]\nname = \"z\"\n[metrics.a]\nname = \"a\"\n"), DataFormat::Toml);
    assert_eq!(facts.metrics.keys().collect::<Vec<_>>(), ["z", "a"]);
}

#[test]
fn dates_are_the_same_bare_quoted_and_in_json() {
    let bare = format!("{REPORT}[[plans]]\ndue = 2025-03-01\nnote = \"on 2025-03-01\"\n");
    let quoted = bare.replace("due = 2025-03-01", "due = \"2025-03-01\"");
    let json = r#"{"report": {"title": "t", "period": 2025, "language": "en"},
        "plans": [{"due": "2025-03-01", "note": "on 2025-03-01", "owner": null}]}"#;
    let bare = without_spans(&read_clean(&bare, DataFormat::Toml));
    assert!(bare.contains("Date("));
    assert_eq!(bare, without_spans(&read_clean(&quoted, DataFormat::Toml)));
    assert_eq!(bare, without_spans(&read_clean(json, DataFormat::Json)));
}

#[test]
fn holes_are_missing_values_in_every_spelling() {
    let toml = format!("{REPORT}[series.s]\nname = \"s\"\nperiods = [\"1\", \"2\", \"3\"]\nvalues = [1, \"—\", \"\"]\n");
    let json = r#"{"report": {"title": "t", "period": "2025", "language": "en"},
        "series": {"s": {"name": "s", "periods": ["1", "2", "3"], "values": [1, null, null]}}}"#;
    let toml = read_clean(&toml, DataFormat::Toml);
    assert_eq!(toml.series["s"].values.iter().filter(|value| value.is_none()).count(), 2);
    assert_eq!(without_spans(&toml), without_spans(&read_clean(json, DataFormat::Json)));
}

#[test]
fn a_series_takes_name_and_unit_from_its_metric_and_a_breakdown_unit_and_direction() {
    let text = format!(
        "{REPORT}[metrics.m]\nname = \"Complaints\"\nunit = \"%\"\nbetter = \"lower\"\n\
         [series.s]\nmetric = \"m\"\nperiods = []\nvalues = []\n\
         [breakdowns.b]\nname = \"b\"\nmetric = \"m\"\nitems = [{{ name = 2025, value = 1, owner = \"QA\" }}]\n"
    );
    let facts = read_clean(&text, DataFormat::Toml);
    assert_eq!(facts.series["s"].name, "Complaints");
    assert_eq!(facts.series["s"].unit, facts.metrics["m"].unit);
    assert_eq!(facts.breakdowns["b"].unit, facts.metrics["m"].unit);
    assert_eq!(facts.breakdowns["b"].better, facts.metrics["m"].better);
    assert_eq!(facts.breakdowns["b"].items[0].name, "2025");
    assert_eq!(facts.breakdowns["b"].items[0].columns.text("owner"), Some("QA"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = format!("{REPORT}[sections.a]\ntext = \"\"\"one\ntwo\"\"\"\n");
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let (plain, windows) = (read_clean(&plain, DataFormat::Toml), read_clean(&windows, DataFormat::Toml));
    assert_eq!(without_spans(&plain), without_spans(&windows));
    let json = "\u{feff}{\"report\": {\"title\": \"t\", \"period\": \"2025\", \"language\": \"en\"}}\r\n";
    read_clean(json, DataFormat::Json);
}

#[test]
fn places_behind_a_byte_order_mark_are_the_editors() {
    let mut diags = Diagnostics::default();
    read("data", "\u{feff}report = 1", DataFormat::Toml, &mut diags);
    assert!(human(&diags, false).contains("data:1:10"), "{}", human(&diags, false));
}

#[test]
fn nesting_without_end_is_a_message_and_not_a_crash() {
    let lists = "[".repeat(10_000);
    assert!(rules(&format!("a = {lists}"), DataFormat::Toml).contains(&"too-deep"));
    assert_eq!(rules(&lists, DataFormat::Json), ["too-deep"]);
    assert!(!rules(&format!("a = {}", "{a = ".repeat(10_000)), DataFormat::Toml).is_empty());
    assert!(!rules(&format!("{} = 1", "a.".repeat(10_000) + "a"), DataFormat::Toml).is_empty());
    assert!(!rules(&format!("[{}]", "a.".repeat(10_000) + "a"), DataFormat::Toml).is_empty());
    assert_eq!(rules(&"{\"a\":".repeat(10_000), DataFormat::Json), ["too-deep"]);
}

#[test]
fn characters_that_office_cannot_hold_are_replaced_and_counted_once() {
    let text =
        format!("{REPORT}[sections.a]\n\"k\\u0001\" = \"a\\u0000b\\uFFFF\"\nmark = \"\\U0010F8FF\"\nline = \"a\\r\\nb\"\n");
    let mut diags = Diagnostics::default();
    let facts = read("data", &text, DataFormat::Toml, &mut diags).expect("facts");
    assert_eq!(facts.sections["a"].text("k□"), Some("a□b□"));
    assert_eq!(facts.sections["a"].text("mark"), Some("□"));
    assert_eq!(facts.sections["a"].text("line"), Some("a\nb"));
    let messages: Vec<&str> = diags.list().iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(messages, ["4 characters that Office files cannot hold became `□`"]);
}

#[test]
fn an_error_leaves_the_facts_whole() {
    let text = format!("{REPORT}[series.s]\nname = \"s\"\nperiods = [\"1\", \"2\"]\nvalues = [1]\nprevious = [1, 2, 3]\n");
    let mut diags = Diagnostics::default();
    let facts = read("data", &text, DataFormat::Toml, &mut diags).expect("facts");
    assert_eq!(diags.count(Severity::Error), 2);
    assert_eq!((facts.series["s"].values.len(), facts.series["s"].previous.len()), (2, 2));
}

#[test]
fn a_number_that_cannot_be_kept_hides_no_other_mistake() {
    let text = format!(
        "{REPORT}[series.s]\nname = \"s\"\nperiods = [\"1\", \"2\"]\nvalues = [1e400, \"2件\"]\ntarget = nan\nmetric = \"m\"\n"
    );
    assert_eq!(rules(&text, DataFormat::Toml), ["bad-number", "bad-number", "unknown-metric", "wrong-type"]);
}

#[test]
fn twenty_thousand_mistakes_are_all_said() {
    assert_eq!(rules(&"]\n".repeat(20_000), DataFormat::Toml).len(), 20_000);
}

#[test]
fn long_lines_of_wide_characters_are_shown_in_part() {
    let json = format!("{{\"report\": {{\"title\": \"{}\", \"period\": \"x\", \"language\": \"en\"}}}}", "总".repeat(5_000));
    let mut diags = Diagnostics::default();
    read("data", &json, DataFormat::Json, &mut diags);
    let printed = human(&diags, false);
    assert!(printed.contains("bad-period") && printed.len() < 2_000, "{printed}");
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in any::<Vec<u8>>()) {
        let text = String::from_utf8_lossy(&bytes);
        rules(&text, DataFormat::Toml);
        rules(&text, DataFormat::Json);
    }

    #[test]
    fn no_scrap_of_syntax_makes_a_reader_panic(text in r#"([\[\]{}",:=.#'\\u0e \n\r-]|报|a|[[metrics]]|"value"|1|nan|true|\[report\]\n){0,60}"#) {
        rules(&text, DataFormat::Toml);
        rules(&text, DataFormat::Json);
        rules(&format!("{REPORT}{text}"), DataFormat::Toml);
    }

    #[test]
    fn a_damaged_sample_never_makes_a_reader_panic(at in 0_usize..40_000, length in 0_usize..40, scrap in r#"[\[\]{}",:=.#'\\ \n报a1-]{0,4}"#) {
        for (text, format) in [(SAMPLES[0].0, DataFormat::Toml), (SAMPLES[0].1, DataFormat::Json)] {
            let place = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(place, _)| place);
            let (from, until) = (place(at), place(at + length));
            rules(&format!("{}{scrap}{}", &text[..from], &text[until..]), format);
        }
    }
}
