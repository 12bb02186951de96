//! The schema and the reader know the same keys.

use super::keys::{self, Key};
use super::{known, schema};
use crate::number::Language;
use crate::source::TemplatePack;
use serde_json::Value as Json;

#[test]
fn the_schema_explains_every_key_of_the_reader_and_no_other() {
    let tables: [(&str, &[&str], &[Key]); 7] = [
        ("report", known::REPORT, keys::REPORT),
        ("metric", known::METRIC, keys::METRIC),
        ("series", known::SERIES, keys::SERIES),
        ("event", known::EVENT, keys::EVENT),
        ("breakdown", known::BREAKDOWN, keys::BREAKDOWN),
        ("item", known::ITEM, keys::ITEM),
        ("table", known::TABLE, keys::TABLE),
    ];
    for (name, read, explained) in tables {
        let explained: Vec<&str> = explained.iter().map(|key| key.name).collect();
        assert_eq!(sorted(read), sorted(&explained), "{name}: what a key means stands in `schema/keys.rs`");
    }
    let explained: Vec<&str> = keys::ROOT.iter().map(|(name, _)| *name).collect();
    assert_eq!(sorted(known::ROOT), sorted(&explained));
    let records: Vec<&str> = keys::RECORDS.iter().map(|(name, _, _)| *name).collect();
    assert!(known::RECORDS.iter().all(|name| records.contains(name)));
}

#[test]
fn every_key_has_a_description_in_both_languages() {
    for language in [Language::En, Language::ZhCn] {
        for pack in TemplatePack::embedded_names().into_iter().map(TemplatePack::embedded).chain([None]) {
            let schema = schema(pack.as_ref(), language);
            for name in ["report", "metrics", "improvements"] {
                assert!(!schema["properties"][name]["description"].as_str().unwrap_or_default().is_empty(), "{name}");
            }
            let described = schema["$defs"]["metric"]["properties"].as_object().into_iter().flatten();
            for (key, value) in described {
                assert!(value["description"].is_string(), "{key} in {}", language.tag());
            }
        }
    }
}

#[test]
fn a_pack_brings_its_sections_and_its_needs() {
    let pack = TemplatePack::embedded("annual-summary").expect("a pack");
    let schema = schema(Some(&pack), Language::En);
    assert_eq!(schema["required"], serde_json::json!(["report", "metrics"]));
    assert_eq!(
        schema["properties"]["breakdowns"]["properties"]["category"]["description"],
        "categories: shares, changes, who owns them"
    );
    assert_eq!(schema["properties"]["metrics"]["minProperties"], 1);
    let sections = &schema["properties"]["sections"];
    assert_eq!(sections["additionalProperties"], false);
    let overview = &sections["properties"]["overview"];
    assert_eq!(overview["additionalProperties"], false);
    assert_eq!(overview["properties"]["key_metrics"]["items"]["type"], "string");
    assert_eq!(overview["properties"]["scope_cards"]["items"]["type"], "object");
    assert!(sections["properties"]["closing"]["properties"].get("decisions").is_some());
}

#[test]
fn without_a_pack_any_section_is_free() {
    let schema = schema(None, Language::En);
    assert_eq!(schema["required"], serde_json::json!(["report"]));
    assert!(matches!(&schema["properties"]["sections"]["additionalProperties"], Json::Object(_)));
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}
