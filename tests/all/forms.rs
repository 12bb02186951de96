//! Forms: what is missing is a blank that can be filled in, each field says where in the data it belongs, and nothing else is blank.

use crate::support::desk::Desk;
use crate::support::{lay_out, no_image, options, snapshot, words};
use std::collections::BTreeSet;
use std::path::Path;
use yearend::cli::print::human;
use yearend::diag::Diagnostics;
use yearend::flow::{Flow, FlowItem};
use yearend::number::Language;
use yearend::report::{FieldKind, FormField, LONGEST_TAG, Run};
use yearend::source::TemplatePack;
use yearend::source::data::DataFormat;
use yearend::{Input, LaidOut, Options};

const FULL: [&str; 2] =
    [include_str!("../../sample-data/monthly-2025-12.toml"), include_str!("../../sample-data/monthly-2025-12.en.toml")];
const PARTIAL: [&str; 2] =
    [include_str!("../../sample-data/monthly-2025-11.toml"), include_str!("../../sample-data/monthly-2025-11.en.toml")];

#[test]
fn the_fields_of_an_empty_form_are_those_that_are_recorded() {
    let tags = |language| tags_of(&blank("", Some(language)).flow).join("\n");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/form_fields");
    snapshot(&folder, "tags", &tags(Language::ZhCn));
    assert_eq!(tags(Language::ZhCn), tags(Language::En), "a form has the same fields in every language");
}

#[test]
fn a_tag_stands_once_and_is_short_enough_for_word() {
    let forms = PARTIAL.map(|data| blank(data, None)).into_iter().chain(FULL.map(|data| blank(data, None)));
    for form in forms {
        let tags = tags_of(&form.flow);
        let once: BTreeSet<&String> = tags.iter().collect();
        assert_eq!(once.len(), tags.len());
        assert!(tags.iter().all(|tag| tag.chars().count() <= LONGEST_TAG));
    }
}

#[test]
fn every_value_of_the_data_is_a_field_under_its_own_place() {
    for data in FULL {
        let form = blank(data, None);
        let fields = fields_of(&form.flow);
        let table: toml::Table = data.parse().expect("TOML");
        for (path, value) in values(&table) {
            let field = fields.iter().find(|run| run.field.as_ref().is_some_and(|field| field.tag == path));
            let run = field.unwrap_or_else(|| panic!("no field `{path}`"));
            assert!(run.field.as_ref().is_some_and(|field| field.filled), "{path} is blank");
            if let toml::Value::String(text) = value
                && !path.ends_with(".target")
                && !path.ends_with(".status")
            {
                assert_eq!(run.text, *text, "{path}");
            }
        }
        let whole =
            |run: &Run| run.field.as_ref().is_some_and(|field| field.filled) || run.text.chars().all(|letter| letter == '_');
        assert!(fields.iter().all(whole), "a blank holds nothing but underscores");
    }
}

#[test]
fn what_the_data_lacks_is_a_blank_and_what_it_has_is_not() {
    for data in PARTIAL {
        let form = blank(data, None);
        let field = |tag: &str| {
            let fields = fields_of(&form.flow);
            let run = fields.into_iter().find(|run| run.field.as_ref().is_some_and(|field| field.tag == tag));
            run.unwrap_or_else(|| panic!("no field `{tag}`"))
        };
        assert_eq!(field("metrics.satisfaction.value").text, "____");
        assert_eq!(field("metrics.consultations.value").text, "21,360");
        let kind = |tag: &str| field(tag).field.map(|field| field.kind.clone());
        assert_eq!(kind("report.date"), Some(FieldKind::Date(None)));
        assert!(matches!(kind("actions.0.due"), Some(FieldKind::Date(Some(_)))));
        assert!(matches!(kind("tasks.4.status"), Some(FieldKind::Choice(choices)) if choices.len() == 4));
    }
}

#[test]
fn without_blank_nothing_is_blank() {
    for data in FULL.into_iter().chain(PARTIAL) {
        let mut diags = Diagnostics::default();
        let laid_out = lay_out(data, None, &mut diags).expect("laid out");
        let printed = words::of_flow(&laid_out.flow).into_iter().chain(words::of_deck(&laid_out.deck));
        assert_eq!(printed.filter(|text| text.contains("__")).collect::<Vec<_>>(), <[String; 0]>::default());
    }
}

#[test]
fn an_empty_form_says_nothing_of_what_it_lacks_and_has_no_slides() {
    for language in [Language::ZhCn, Language::En] {
        let LaidOut { deck, flow, .. } = blank("", Some(language));
        assert_eq!(deck.drawings.len() + flow.drawings.len(), 0);
        assert!(flow.contents.is_empty() && flow.form);
    }
}

#[test]
fn a_report_that_is_no_form_has_no_blanks() {
    let mut diags = Diagnostics::default();
    let options = Options { blank: true, ..options(TemplatePack::embedded("annual-summary")) };
    assert!(yearend::lay_out(input(""), &options, &mut diags).is_none());
    assert!(human(&diags, false).contains("the forms are monthly-form"), "{}", human(&diags, false));
}

#[test]
fn the_empty_form_needs_no_data_and_bears_its_template_s_name() {
    let desk = Desk::new();
    let run = desk.run(&["build", "--blank", "--template", "monthly-form", "--lang", "en", "-o", "out"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(desk.files("out"), ["monthly-form.docx"]);
    let body = desk.part("out/monthly-form.docx", "word/document.xml");
    assert!(body.contains("<w:tag w:val=\"metrics.consultations.value\"/>") && body.contains("<w:showingPlcHdr/>"));
    assert_eq!(desk.run(&["build", "--blank"]).code, 2);
    assert_eq!(desk.run(&["build", "--blank", "--template", "monthly-form", "--format", "pptx"]).code, 2);
}

fn input(text: &str) -> Input<'_> {
    Input { name: "data.toml", text, format: DataFormat::Toml, images: &no_image }
}

/// A form with blanks; its making must not say anything.
fn blank(data: &str, language: Option<Language>) -> LaidOut {
    let mut diags = Diagnostics::default();
    let options = Options { blank: true, language, ..options(TemplatePack::embedded("monthly-form")) };
    let laid_out = yearend::lay_out(input(data), &options, &mut diags).expect("laid out");
    assert_eq!(human(&diags, false), "");
    laid_out
}

fn fields_of(flow: &Flow) -> Vec<Run> {
    let texts = flow.items.iter().flat_map(FlowItem::texts);
    texts.flat_map(|text| text.0.clone()).filter(|run| run.field.is_some()).collect()
}

fn tags_of(flow: &Flow) -> Vec<String> {
    let tag = |field: &FormField| field.tag.clone();
    fields_of(flow).iter().filter_map(|run| run.field.as_deref().map(tag)).collect()
}

/// Every value of a data file by its path, but for those that name and tell and are not filled in.
fn values(table: &toml::Table) -> Vec<(String, toml::Value)> {
    const TELLING: [&str; 7] = ["name", "unit", "better", "metric", "cause", "owner", "group"];
    const HEAD: [&str; 4] = ["period", "department", "presenter", "date"];
    let mut found = Vec::new();
    for (key, value) in table {
        collect(key, value, &mut found);
    }
    found.retain(|(path, _)| {
        let last = path.rsplit('.').next().unwrap_or_default();
        match path.split('.').next() {
            Some("report") => HEAD[1..3].contains(&last),
            // The period before stands in the column of the month; a breakdown's is the deck's matter.
            Some("breakdowns") => !TELLING.contains(&last) && last != "previous",
            Some("metrics") => !TELLING.contains(&last),
            _ => last != "metric",
        }
    });
    found
}

fn collect(path: &str, value: &toml::Value, found: &mut Vec<(String, toml::Value)>) {
    match value {
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| collect(&format!("{path}.{key}"), value, found)),
        toml::Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| collect(&format!("{path}.{index}"), value, found));
        }
        toml::Value::String(_)
        | toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => found.push((path.to_owned(), value.clone())),
    }
}
