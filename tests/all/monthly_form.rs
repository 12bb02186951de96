//! What the monthly form makes of its samples, and of data of every extent.

use crate::support::{deck, flow, holds, lay_out, no_image, options, snapshot, words};
use std::fmt::Write;
use std::path::Path;
use yearend::cli::print::human;
use yearend::diag::{Diagnostics, Severity};
use yearend::flow::FlowItem;
use yearend::report::{Outlet, Report, Topic};
use yearend::source::TemplatePack;
use yearend::source::data::DataFormat;
use yearend::{Input, LaidOut, Options};

const CHINESE: &str = include_str!("../../sample-data/monthly-2025-12.toml");
const ENGLISH: &str = include_str!("../../sample-data/monthly-2025-12.en.toml");
const FULL: [&str; 2] = [CHINESE, ENGLISH];
const PARTIAL: [&str; 2] =
    [include_str!("../../sample-data/monthly-2025-11.toml"), include_str!("../../sample-data/monthly-2025-11.en.toml")];

#[test]
fn a_full_month_is_a_form_and_a_short_deck_as_recorded() {
    for (name, data) in [("monthly_zh", CHINESE), ("monthly_en", ENGLISH)] {
        let (laid_out, diags) = laid_out(data);
        assert_eq!(human(&diags, false), "", "{name}");
        assert_eq!(holds::all(&laid_out, &diags), Ok(()), "{name}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
        snapshot(&folder, "deck", &deck::text(&laid_out.deck, false));
        snapshot(&folder, "flow", &flow::text(&laid_out.flow));
    }
}

#[test]
fn a_month_with_values_missing_says_which_and_stays_whole() {
    for data in PARTIAL {
        let (laid_out, diags) = laid_out(data);
        let loud: Vec<_> = diags.list().iter().filter(|said| said.severity > Severity::Note).map(|said| said.rule).collect();
        assert_eq!(loud, ["missing-value"]);
        assert_eq!(holds::all(&laid_out, &diags), Ok(()));
        assert_eq!(laid_out.deck.slides.len(), 8);
    }
}

#[test]
fn every_title_of_the_deck_has_its_number() {
    for data in FULL.into_iter().chain(PARTIAL) {
        let (laid_out, _) = laid_out(data);
        for topic in deck_topics(&laid_out.report) {
            let title = topic.title.to_plain();
            assert!(title.contains(|character: char| character.is_ascii_digit()), "{title}");
        }
    }
}

#[test]
fn the_change_on_the_month_and_the_one_on_the_year_stand_under_their_own_names() {
    for (data, names, complaints) in
        [(CHINESE, ["环比", "同比"], ["▼ 15.2%", "▼ 9.5%"]), (ENGLISH, ["MoM", "YoY"], ["▼ 15.2%", "▼ 9.5%"])]
    {
        let (laid_out, _) = laid_out(data);
        let mut tables = laid_out
            .flow
            .items
            .iter()
            .filter_map(|item| if let FlowItem::Table(table) = item { Some(&table.table) } else { None });
        let table = tables.find(|table| table.columns.len() == 9).expect("the table of metrics");
        for (name, change) in names.into_iter().zip(complaints) {
            let column = table.columns.iter().position(|column| column.name == name).expect("the column");
            assert_eq!(table.rows[3].cells[column].text.to_plain(), change, "{name}");
        }
    }
}

#[test]
fn measures_in_a_cell_are_counted_in_both_files() {
    for (data, first, second) in [(CHINESE, "①与配件仓", "②压缩机"), (ENGLISH, "1. Daily shortage", "2. Safety stock")]
    {
        let (laid_out, _) = laid_out(data);
        for said in [words::of_deck(&laid_out.deck).join("\n"), words::of_flow(&laid_out.flow).join("\n")] {
            assert!(said.contains(first) && said.contains(second), "{said}");
        }
    }
}

#[test]
fn one_metric_makes_a_form_and_one_slide() {
    for data in FULL {
        let one = only(data, &["[report]", "[metrics.complaints]"]);
        let (laid_out, diags) = laid_out(&one);
        assert!(!diags.has_errors(), "{}", human(&diags, false));
        assert_eq!(holds::all(&laid_out, &diags), Ok(()));
        assert_eq!(laid_out.deck.slides.len(), 2);
    }
}

#[test]
fn thirty_metrics_twelve_measures_and_long_notes_find_their_pages() {
    for data in FULL {
        let mut many = data.to_owned();
        for number in 10..31 {
            let value = 80 + number / 2;
            write!(
                many,
                "\n[metrics.queue_{number}]\nname = \"专项及时率 queue {number}\"\nunit = \"%\"\nbetter = \"higher\"\n\
                 value = {value}\nprevious = {value}.5\nyear_ago = 79\ntarget = \">= 90 %\"\nnote = \"{}\"\n",
                "口径自本月起调整 including transfers，".repeat(6)
            )
            .expect("text");
        }
        let measures: Vec<String> =
            (1..=12).map(|number| format!("\"措施 {number}: agree the owner, follow up weekly\"")).collect();
        let marker = many.find("measures = [").expect("measures");
        let end = marker + many[marker..].find('\n').expect("a line");
        many.replace_range(marker..end, &format!("measures = [{}]", measures.join(", ")));
        let (laid_out, diags) = laid_out(&many);
        assert_eq!(human(&diags, false), "");
        assert_eq!(holds::all(&laid_out, &diags), Ok(()));
        blank(&many);
    }
}

#[test]
fn a_form_without_any_figure_prints_with_blanks() {
    for data in FULL {
        let form = blank(&only(data, &["[report]"]));
        let printed = words::of_flow(&form.flow).join("\n");
        assert!(printed.contains("____") && !printed.contains('—'), "{printed}");
    }
}

fn laid_out(data: &str) -> (LaidOut, Diagnostics) {
    let mut diags = Diagnostics::default();
    let laid_out = lay_out(data, None, &mut diags).expect("laid out");
    (laid_out, diags)
}

fn blank(data: &str) -> LaidOut {
    let mut diags = Diagnostics::default();
    let options = Options { blank: true, ..options(TemplatePack::embedded("monthly-form")) };
    let input = Input { name: "data.toml", text: data, format: DataFormat::Toml, images: &no_image };
    let laid_out = yearend::lay_out(input, &options, &mut diags).expect("laid out");
    assert_eq!(human(&diags, false), "");
    laid_out
}

/// The tables of a data file that begin with one of these headings.
fn only(data: &str, headings: &[&str]) -> String {
    let mut kept = false;
    let lines = data.lines().filter(|line| {
        if line.starts_with('[') {
            kept = headings.contains(line);
        }
        kept
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn deck_topics(report: &Report) -> impl Iterator<Item = &Topic> {
    report.sections.iter().filter(|section| section.outlet == Outlet::Deck).flat_map(|section| &section.topics)
}
