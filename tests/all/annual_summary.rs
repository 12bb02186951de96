//! What the annual summary makes of the samples, and of data with holes in it.

use yearend::diag::{Diagnostics, Severity};
use yearend::report::FaceWish;
use yearend::report::{BlockKind, Report, Role, Topic};
use yearend::source::data::{DataFormat, read};
use yearend::source::{TemplatePack, compile};
use yearend::theme::Theme;
use yearend::{Input, LaidOut, Options, Outputs, lay_out};

const SAMPLES: [(&str, &str); 2] = [
    ("complaints-2025.toml", include_str!("../../sample-data/complaints-2025.toml")),
    ("service-desk-2025.toml", include_str!("../../sample-data/service-desk-2025.toml")),
];

#[test]
fn each_sample_is_a_full_report_without_a_warning() {
    for (name, text) in SAMPLES {
        let (laid_out, diags) = laid_out(name, text);
        let loud = diags.list().iter().filter(|said| said.severity > Severity::Note).collect::<Vec<_>>();
        assert!(loud.is_empty(), "{name}: {loud:?}");
        assert!((24..=32).contains(&laid_out.deck.slides.len()), "{name}: {} slides", laid_out.deck.slides.len());
        let report = &laid_out.report;
        assert_eq!(report.sections.len(), 6, "{name}");
        assert!(report.sections.iter().all(|section| (2..=6).contains(&section.topics.len())), "{name}");
        assert!(report.closing.is_some(), "{name}");
        assert!(count(report, |kind| matches!(kind, BlockKind::Chart(_))) >= 8, "{name}");
        assert!(count(report, |kind| matches!(kind, BlockKind::Table(_))) >= 5, "{name}");
    }
}

#[test]
fn every_title_is_a_statement_with_its_number() {
    for (name, text) in SAMPLES {
        let (laid_out, _) = laid_out(name, text);
        for topic in topics(&laid_out.report) {
            let title = topic.title.to_plain();
            assert_ne!(title, topic.heading, "{name}");
            assert!(title.contains(|character: char| character.is_ascii_digit()), "{name}: {title}");
            let wide = title.chars().filter(|character| !character.is_ascii()).count();
            assert!(title.chars().count() + wide <= 75, "{name}: {title}");
        }
    }
}

#[test]
fn no_topic_is_a_lonely_list() {
    for (name, text) in SAMPLES {
        let (laid_out, _) = laid_out(name, text);
        for topic in topics(&laid_out.report) {
            let shown: Vec<_> = topic.blocks.iter().filter(|block| matches!(block.role, Role::Evidence | Role::Slide)).collect();
            let more_than_lists = shown.iter().any(|block| !matches!(block.kind, BlockKind::List(_)));
            assert!(more_than_lists, "{name}: {}", topic.title.to_plain());
        }
    }
}

#[test]
fn what_the_attainment_page_names_stands_in_its_chart() {
    for (name, text) in SAMPLES {
        let (report, _) = compiled(name, text);
        let topic = report.sections[0].topics.last().expect("the overview ends with what was reached");
        let mut shown = Vec::new();
        for block in &topic.blocks {
            if let BlockKind::Chart(chart) = &block.kind {
                shown.extend(chart.categories.iter().map(|category| category.to_lowercase()));
            }
        }
        assert_eq!(shown.len(), 12, "{name}: the best six and the worst six");
        let said = format!("{} {}", topic.title.to_plain(), topic.takeaway.to_plain()).to_lowercase();
        assert!(said.contains(&shown[0]) && said.contains(&shown[11]), "{name}: {said}");
    }
}

#[test]
fn no_card_repeats_the_figure_of_a_tile_beside_it() {
    for (name, text) in SAMPLES {
        let (report, _) = compiled(name, text);
        for topic in topics(&report) {
            let (mut values, mut figures) = (Vec::new(), Vec::new());
            for block in &topic.blocks {
                if let BlockKind::Tiles(tiles) = &block.kind {
                    values.extend(tiles.iter().map(|tile| tile.value.as_str()));
                } else if let BlockKind::Cards(cards) = &block.kind {
                    figures.extend(cards.iter().map(|card| card.figure.as_str()));
                }
            }
            let repeated = figures.iter().find(|figure| values.iter().any(|value| figure.starts_with(value)));
            assert_eq!(repeated, None, "{name}: {}", topic.title.to_plain());
        }
    }
}

#[test]
fn a_metric_without_value_takes_its_sentences_along_and_nothing_else() {
    for (name, text) in SAMPLES {
        let (whole, _) = compiled(name, text);
        let keys = text.lines().filter_map(|line| line.strip_prefix("[metrics.")?.strip_suffix(']'));
        let own = |key: &&str| {
            let rest = text.split_once(&format!("[metrics.{key}]")).map_or("", |(_, rest)| rest);
            !rest.split("\n[").next().unwrap_or_default().contains("\ntemplates =")
        };
        for key in keys.filter(own) {
            let (report, diags) = compiled(name, &without_value(text, key));
            assert_eq!(diags.count(Severity::Error), 0, "{name} without {key}: {:?}", diags.list());
            assert!(diags.count(Severity::Warning) > 0, "{name} without {key}");
            assert_eq!(report.sections.len(), whole.sections.len(), "{name} without {key}");
            assert!(topics(&report).all(|topic| !topic.title.is_empty()), "{name} without {key}");
        }
    }
}

#[test]
fn chinese_sentences_have_chinese_punctuation() {
    let (name, text) = SAMPLES[0];
    let (laid_out, _) = laid_out(name, text);
    for topic in topics(&laid_out.report) {
        for sentence in [topic.title.to_plain(), topic.takeaway.to_plain()] {
            let foreign = sentence.contains([',', ';', ':', '(', ')']) && !sentence.contains(|c: char| c.is_ascii_digit());
            assert!(!foreign && !sentence.contains(", ") && !sentence.contains(' '), "{sentence}");
        }
    }
}

fn laid_out(name: &str, text: &str) -> (LaidOut, Diagnostics) {
    let mut diags = Diagnostics::default();
    let input = Input { name, text, format: DataFormat::Toml, images: &|_| Err("no images here".to_owned()) };
    let outputs = Outputs { pptx: true, docx: true };
    let options = Options {
        pack: None,
        language: None,
        theme: Theme::house(),
        outputs,
        charts: FaceWish::Auto,
        draft: false,
        blank: false,
    };
    let laid_out = lay_out(input, &options, &mut diags).expect("a report");
    (laid_out, diags)
}

fn compiled(name: &str, text: &str) -> (Report, Diagnostics) {
    let mut diags = Diagnostics::default();
    let facts = read(name, text, DataFormat::Toml, &mut diags).expect("facts");
    let pack = TemplatePack::embedded("annual-summary").expect("the pack");
    let report = compile(&facts, &pack, &|_| Err("no images here".to_owned()), &mut diags).expect("a report");
    (report, diags)
}

fn topics(report: &Report) -> impl Iterator<Item = &Topic> {
    report.sections.iter().flat_map(|section| &section.topics)
}

fn count(report: &Report, wanted: impl Fn(&BlockKind) -> bool) -> usize {
    topics(report).flat_map(|topic| &topic.blocks).filter(|block| block.role == Role::Evidence && wanted(&block.kind)).count()
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
