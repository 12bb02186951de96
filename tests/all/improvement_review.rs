//! What the improvement review makes of its samples, and of data with holes in it.

use crate::support::{holds, lay_out, words};
use yearend::LaidOut;
use yearend::diag::{Diagnostics, Severity};
use yearend::report::{BlockKind, Report, Role, Topic};
use yearend::source::data::{DataFormat, read};
use yearend::source::{TemplatePack, compile};

const CHINESE: (&str, &str) = ("improvement-review-2025.toml", include_str!("../../sample-data/improvement-review-2025.toml"));
const ENGLISH: (&str, &str) =
    ("improvement-review-2025.en.toml", include_str!("../../sample-data/improvement-review-2025.en.toml"));

#[test]
fn each_sample_is_a_long_report_and_a_full_deck_without_a_warning() {
    for (name, text) in [CHINESE, ENGLISH] {
        let (laid_out, diags) = laid_out(text);
        let loud = diags.list().iter().filter(|said| said.severity > Severity::Note).collect::<Vec<_>>();
        assert!(loud.is_empty(), "{name}: {loud:?}");
        assert_eq!(holds::all(&laid_out, &diags), Ok(()), "{name}");
        assert!((18..=26).contains(&laid_out.deck.slides.len()), "{name}: {} slides", laid_out.deck.slides.len());
        let report = &laid_out.report;
        assert_eq!(report.sections.len(), 5, "{name}");
        let prose = topics(report).flat_map(|topic| &topic.blocks).filter(|block| block.role == Role::Prose);
        let paragraphs = prose.filter(|block| matches!(block.kind, BlockKind::Paragraph(_))).count();
        assert!(paragraphs >= 40, "{name}: {paragraphs} paragraphs");
    }
}

#[test]
fn every_figure_is_told_as_its_pair_and_in_the_words_of_its_unit() {
    let (chinese, _) = laid_out(CHINESE.1);
    let said = everything(&chinese);
    for pair in [
        "由48小时缩短至12小时，缩短75%",
        "由7个工作日缩短至3个工作日，缩短57.1%",
        "由50分钟缩短至21分钟，缩短58%",
        "由35%提高至82%，提高47个百分点",
        "由82%提高至96%，提高14个百分点",
        "由15%降至3%，降低12个百分点",
        "由78分提高至89分，提高11分",
        "低于标杆1分",
        "由75分提高至92分，提高17分",
        "由10万件增至12万件，增长20%",
        "由3,600件降至1,800件，下降50%",
        "增长40%",
        "120万元",
        "500个",
        "24场",
    ] {
        assert!(said.contains(pair), "{pair}");
    }
    assert!(!said.contains("效率提高57"), "a shorter time is no rate of efficiency");
    let (english, _) = laid_out(ENGLISH.1);
    let said = everything(&english).replace('\u{a0}', " ");
    for pair in [
        "cut from 48 hours to 12 hours (−75%)",
        "fell from 7 working days to 3 working days (−57.1%)",
        "rose from 35% to 82% (+47 pp)",
        "1 point below the benchmark",
        "rose from 100,000 to 120,000 (+20%)",
        "1.2M yuan",
    ] {
        assert!(said.contains(pair), "{pair}");
    }
}

#[test]
fn titles_are_statements_with_their_number() {
    for (name, text) in [CHINESE, ENGLISH] {
        let (report, _) = compiled(name, text);
        for topic in topics(&report) {
            let title = topic.title.to_plain();
            assert_ne!(title, topic.heading, "{name}");
            assert!(title.contains(|character: char| character.is_ascii_digit()), "{name}: {title}");
            let wide = title.chars().filter(|character| !character.is_ascii()).count();
            assert!(title.chars().count() + wide <= 90, "{name}: {title}");
        }
    }
}

#[test]
fn a_metric_without_its_value_or_its_pair_takes_its_sentences_along_and_nothing_else() {
    for (name, text) in [CHINESE, ENGLISH] {
        for key in text.lines().filter_map(|line| line.strip_prefix("[metrics.")?.strip_suffix(']')) {
            for field in ["value =", "year_ago ="] {
                let (report, diags) = compiled(name, &without(text, key, field));
                assert_eq!(diags.count(Severity::Error), 0, "{name} without {key}.{field}: {:?}", diags.list());
                assert_eq!(report.sections.len(), 5, "{name} without {key}.{field}");
                assert!(topics(&report).all(|topic| !topic.title.is_empty()), "{name} without {key}.{field}");
            }
        }
    }
}

#[test]
fn a_report_of_metrics_alone_still_builds() {
    let metrics = ENGLISH.1.split("# ── Months").next().expect("the metrics");
    let (report, diags) = compiled("metrics.toml", metrics);
    assert_eq!(diags.count(Severity::Error), 0, "{:?}", diags.list());
    assert!(topics(&report).count() >= 1);
}

fn laid_out(text: &str) -> (LaidOut, Diagnostics) {
    let mut diags = Diagnostics::default();
    let laid_out = lay_out(text, None, &mut diags).expect("a report");
    (laid_out, diags)
}

fn compiled(name: &str, text: &str) -> (Report, Diagnostics) {
    let mut diags = Diagnostics::default();
    let facts = read(name, text, DataFormat::Toml, &mut diags).expect("facts");
    let pack = TemplatePack::embedded("improvement-review").expect("the pack");
    let report = compile(&facts, &pack, &|_| Err("no images here".to_owned()), &mut diags).expect("a report");
    (report, diags)
}

fn topics(report: &Report) -> impl Iterator<Item = &Topic> {
    report.sections.iter().flat_map(|section| &section.topics)
}

fn everything(laid_out: &LaidOut) -> String {
    words::of_flow(&laid_out.flow).join("\n")
}

/// The data with one field of one metric left out.
fn without(text: &str, key: &str, field: &str) -> String {
    let head = format!("[metrics.{key}]");
    let mut inside = false;
    let kept = text.lines().filter(|line| {
        if line.starts_with('[') {
            inside = *line == head;
        }
        !(inside && line.starts_with(field))
    });
    kept.collect::<Vec<_>>().join("\n")
}
