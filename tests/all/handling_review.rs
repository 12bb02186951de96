//! What the handling review makes of the samples, of a file that feeds two packs, and of data with holes in it.

use crate::support::{deck, flow, holds, options, snapshot, tree};
use std::path::Path;
use yearend::diag::{Diagnostics, Severity};
use yearend::number::Language;
use yearend::report::{BlockKind, Report, Role, Topic};
use yearend::source::TemplatePack;
use yearend::source::data::DataFormat;
use yearend::{Input, LaidOut, Options, lay_out};

const SAMPLES: [(&str, &str); 3] = [
    ("handling-review-2025.toml", include_str!("../../sample-data/handling-review-2025.toml")),
    ("handling-review-2025.en.toml", include_str!("../../sample-data/handling-review-2025.en.toml")),
    ("complaints-2025.toml", include_str!("../../sample-data/complaints-2025.toml")),
];

#[test]
fn each_sample_is_a_full_review_without_a_warning() {
    for (name, text) in SAMPLES {
        let (laid_out, diags) = laid_out(name, text, None);
        let loud = diags.list().iter().filter(|said| said.severity > Severity::Note).collect::<Vec<_>>();
        assert!(loud.is_empty(), "{name}: {loud:?}");
        assert!((28..=36).contains(&laid_out.deck.slides.len()), "{name}: {} slides", laid_out.deck.slides.len());
        assert_eq!(laid_out.report.sections.len(), 6, "{name}");
        assert!(laid_out.report.closing.is_some(), "{name}");
        assert_eq!(holds::all(&laid_out, &diags), Ok(()), "{name}");
        let has = |wanted: fn(&BlockKind) -> bool| shown(&laid_out.report).any(|(_, kind)| wanted(kind));
        assert!(has(|kind| matches!(kind, BlockKind::Process(_))), "{name}: the handling process is drawn");
        let few = text.matches("[[improvements]]").count() < 5;
        assert_eq!(has(|kind| matches!(kind, BlockKind::Pairs(_))), few, "{name}: few measures are pairs of before and after");
        assert!(has(|kind| matches!(kind, BlockKind::Chart(_))), "{name}");
    }
}

#[test]
fn the_trees_of_the_samples_are_as_recorded() {
    for (name, folder) in [(SAMPLES[0], "handling_review_zh"), (SAMPLES[1], "handling_review_en")] {
        let (laid_out, _) = laid_out(name.0, name.1, None);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
        snapshot(&folder, "tree", &tree::text(&laid_out.report));
        snapshot(&folder, "deck", &deck::text(&laid_out.deck, false));
        snapshot(&folder, "flow", &flow::text(&laid_out.flow));
    }
}

#[test]
fn every_slide_is_a_statement_and_none_a_lonely_list() {
    for (name, text) in SAMPLES {
        let (laid_out, _) = laid_out(name, text, None);
        for topic in topics(&laid_out.report) {
            let title = topic.title.to_plain();
            assert_ne!(title, topic.heading, "{name}");
            assert!(title.contains(|character: char| character.is_ascii_digit()), "{name}: {title}");
            let wide = title.chars().filter(|character| !character.is_ascii()).count();
            assert!(title.chars().count() + wide <= 100, "{name}: {title}");
            let evidence = topic.blocks.iter().filter(|block| block.role == Role::Evidence);
            assert!(evidence.clone().any(|block| !matches!(block.kind, BlockKind::List(_))), "{name}: {title}");
        }
    }
}

#[test]
fn a_number_turned_round_turns_its_words_round() {
    let (name, text) = SAMPLES[0];
    let said = |text: &str| {
        let (laid_out, _) = laid_out(name, text, None);
        tree::text(&laid_out.report)
    };
    let before = said(text);
    assert!(before.contains("同比下降14.3%") && before.contains("平均响应时长由9.5小时缩短至6.2小时"), "{before}");
    let turned = text.replace("year_ago = 5120", "year_ago = 4000").replace("year_ago = 9.5", "year_ago = 5");
    let after = said(&turned.replace("year_ago = 81.2", "year_ago = 88"));
    assert!(after.contains("投诉受理量4,386件，同比增长9.7%"), "a count");
    assert!(after.contains("平均响应时长由5小时延长至6.2小时"), "a duration");
    assert!(after.contains("投诉处理满意度86.4分，同比降低1.6分"), "a score");
}

#[test]
fn a_metric_without_value_takes_its_sentences_along_and_nothing_else() {
    for (name, text) in &SAMPLES[..2] {
        let (whole, _) = laid_out(name, text, None);
        for key in text.lines().filter_map(|line| line.strip_prefix("[metrics.")?.strip_suffix(']')) {
            let (without, diags) = laid_out(name, &without_value(text, key), None);
            assert_eq!(diags.count(Severity::Error), 0, "{name} without {key}: {:?}", diags.list());
            assert_eq!(without.report.sections.len(), whole.report.sections.len(), "{name} without {key}");
            assert!(topics(&without.report).all(|topic| !topic.title.is_empty()), "{name} without {key}");
        }
    }
}

#[test]
fn a_nearly_empty_file_still_makes_a_report() {
    for language in ["zh-CN", "en"] {
        let head = format!("[report]\ntitle = \"T\"\nperiod = \"2025\"\nlanguage = \"{language}\"\n");
        let metric = "[metrics.complaints]\nname = \"N\"\nunit = \"件\"\nvalue = 12\n";
        let step = "[[steps]]\ntitle = \"A\"\ntext = \"B\"\n[[steps]]\ntitle = \"C\"\ntext = \"D\"\n";
        for text in [format!("{head}{metric}"), format!("{head}{metric}year_ago = 10\ntarget = 11\n{step}")] {
            let (laid_out, diags) = laid_out("data.toml", &text, None);
            assert_eq!(diags.count(Severity::Error), 0, "{language}: {:?}", diags.list());
            assert!(!laid_out.report.sections.is_empty() && laid_out.deck.slides.len() >= 4, "{language}");
            assert_eq!(holds::all(&laid_out, &diags), Ok(()), "{language}");
        }
    }
}

#[test]
fn every_sample_can_be_read_in_the_other_language() {
    for (name, text) in SAMPLES {
        for language in [Language::ZhCn, Language::En] {
            let (laid_out, diags) = laid_out(name, text, Some(language));
            assert!(!diags.has_errors(), "{name}: {:?}", diags.list());
            assert_eq!(holds::all(&laid_out, &diags), Ok(()), "{name}");
        }
    }
}

#[test]
fn what_is_for_one_template_stays_out_of_the_other() {
    let (name, text) = SAMPLES[2];
    let review = laid_out(name, text, None).0;
    let summary = laid_out_with(name, text, None, TemplatePack::embedded("annual-summary").expect("the pack")).0;
    assert_eq!((review.other_template.as_deref(), summary.other_template), (Some("handling-review"), None));
    let reason = "处理结果与预期不符";
    assert!(tree::text(&review.report).contains(reason));
    assert!(!tree::text(&summary.report).contains(reason));
}

#[test]
fn a_misspelt_template_is_said_since_it_would_hide_the_data() {
    let text = "[report]\ntitle = \"T\"\nperiod = \"2025\"\nlanguage = \"en\"\n[metrics.calls]\nname = \"Calls\"\nvalue = 12\n\
                [breakdowns.emotion]\nname = \"Mood\"\ntemplates = [\"handling-reveiw\"]\nitems = [{ name = \"A\", value = 1 }]\n";
    let (_, diags) = laid_out("data.toml", text, None);
    let said = diags.list().iter().find(|said| said.rule == "unknown-template").expect("a warning");
    assert_eq!(said.hint.as_deref(), Some("did you mean `handling-review`?"));
}

#[test]
fn data_that_only_another_template_names_is_no_mistake_and_a_misspelt_name_is() {
    let text = "[report]\ntitle = \"T\"\nperiod = \"2025\"\nlanguage = \"en\"\n[metrics.calls]\nname = \"Calls\"\nvalue = 12\n\
                [[risks]]\nrisk = \"R\"\nmeasure = \"M\"\n[[riskz]]\nrisk = \"R\"\n[sections.situation]\nanything = \"A\"\n\
                [sections.situatoin]\ntext = \"A\"\n";
    let (_, diags) = laid_out_with("data.toml", text, None, TemplatePack::embedded("annual-summary").expect("the pack"));
    let unused: Vec<_> =
        diags.list().iter().filter(|said| said.rule == "unused-data").map(|said| said.message.as_str()).collect();
    let message = |name: &str| format!("the template `annual-summary` does not show `{name}`");
    assert_eq!(unused, [message("riskz"), message("sections.situatoin")]);
}

fn laid_out(name: &str, text: &str, language: Option<Language>) -> (LaidOut, Diagnostics) {
    laid_out_with(name, text, language, TemplatePack::embedded("handling-review").expect("the pack"))
}

fn laid_out_with(name: &str, text: &str, language: Option<Language>, pack: TemplatePack) -> (LaidOut, Diagnostics) {
    let mut diags = Diagnostics::default();
    let input = Input { name, text, format: DataFormat::Toml, images: &|_| Err("no images here".to_owned()) };
    let options = Options { language, ..options(Some(pack)) };
    let laid_out = lay_out(input, &options, &mut diags).expect("a report");
    (laid_out, diags)
}

fn topics(report: &Report) -> impl Iterator<Item = &Topic> {
    report.sections.iter().flat_map(|section| &section.topics)
}

fn shown(report: &Report) -> impl Iterator<Item = (&Topic, &BlockKind)> {
    topics(report)
        .flat_map(|topic| topic.blocks.iter().filter(|block| block.role == Role::Evidence).map(move |block| (topic, &block.kind)))
}

/// The data with the `value` line of one metric left out.
fn without_value(text: &str, key: &str) -> String {
    let head = format!("[metrics.{key}]");
    let mut inside = false;
    let kept = text.lines().filter(|line| {
        if line.starts_with('[') {
            inside = *line == head;
        }
        !(inside && line.starts_with("value ="))
    });
    kept.collect::<Vec<_>>().join("\n")
}
