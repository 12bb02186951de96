//! The JSON Schema of a data file, by which editors complete and check it.
//!
//! Keys and words come from the tables that the reader itself uses ([`super::data::known`]), sections from the files of the pack;
//! what they mean stands in [`keys`]. Only keywords that mean the same in every draft since 7 are used, since editors differ.

mod keys;
mod kinds;
mod sections;
#[cfg(test)]
mod tests;

use super::data::known;
use super::pack::TemplatePack;
use crate::number::Language;
use keys::Key;
use serde_json::{Map, Value as Json, json};

/// The schema of the data files for a pack, or of what the data files for all packs have in common.
pub fn schema(pack: Option<&TemplatePack>, language: Language) -> Json {
    let title = match pack {
        Some(pack) => format!("yearend: {}", pack.name),
        None => "yearend".to_owned(),
    };
    let mut properties = Map::new();
    properties.insert("$schema".to_owned(), json!({ "type": "string" }));
    for name in known::ROOT {
        properties.insert((*name).to_owned(), root_table(name, pack, language));
    }
    for name in known::RECORDS.iter().chain(keys::RECORDS.iter().map(|(name, ..)| name)) {
        properties.insert((*name).to_owned(), records(name, language));
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": keys::FILE.in_language(language),
        "type": "object",
        "properties": properties,
        "required": ["report"],
        // Any other list of tables is records with a name of the author's own.
        "additionalProperties": { "type": "array", "items": { "type": "object" } },
        "$defs": definitions(language),
    });
    require(pack, explain(pack, schema, language))
}

fn definitions(language: Language) -> Json {
    json!({
        "metric": object(known::METRIC, keys::METRIC, language),
        "series": series(language),
        "breakdown": breakdown(language),
        "table": object(known::TABLE, keys::TABLE, language),
    })
}

/// One of the tables that are not records, by its name.
fn root_table(name: &str, pack: Option<&TemplatePack>, language: Language) -> Json {
    let about = keys::ROOT.iter().find(|(known, _)| *known == name).map_or("", |(_, about)| about.in_language(language));
    let mut table = match name {
        "report" => object(known::REPORT, keys::REPORT, language),
        "metrics" => named("metric", name, pack),
        "series" => named("series", name, pack),
        "breakdowns" => named("breakdown", name, pack),
        "tables" => named("table", name, pack),
        _ => sections::sections(pack, language),
    };
    table["description"] = json!(about);
    if let ("report", Some(pack)) = (name, pack) {
        table["properties"]["template"]["enum"] = json!(kinds::template_names(pack));
    }
    table
}

/// `[metrics.KEY]` and the like: tables of one kind under names of the author's; those that the pack names are offered.
fn named(definition: &str, kind: &str, pack: Option<&TemplatePack>) -> Json {
    let reference = json!({ "$ref": format!("#/$defs/{definition}") });
    let offered = pack.map(|pack| sections::names_in(pack, kind)).unwrap_or_default();
    let properties: Map<String, Json> = offered.into_iter().map(|name| (name, reference.clone())).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": reference })
}

/// A table whose keys the reader knows, and refuses all others.
fn object(known: &[&str], keys: &[Key], language: Language) -> Json {
    let mut object = open_object(known, keys, language);
    object["additionalProperties"] = json!(false);
    object
}

/// A table that may have keys of the author's own.
fn open_object(known: &[&str], keys: &[Key], language: Language) -> Json {
    let find = |name: &str| keys.iter().find(|key| key.name == name);
    let property = |name: &&str| ((*name).to_owned(), find(name).map_or_else(|| json!({}), |key| key.schema(language)));
    let properties: Map<String, Json> = known.iter().map(property).collect();
    let needed: Vec<&&str> = known.iter().filter(|name| find(name).is_some_and(|key| key.needed)).collect();
    json!({ "type": "object", "properties": properties, "required": needed })
}

fn series(language: Language) -> Json {
    let mut series = object(known::SERIES, keys::SERIES, language);
    series["properties"]["events"]["items"] = object(known::EVENT, keys::EVENT, language);
    // Without a name it bears that of its metric.
    series["anyOf"] = json!([{ "required": ["metric"] }, { "required": ["name"] }]);
    series
}

fn breakdown(language: Language) -> Json {
    let mut breakdown = object(known::BREAKDOWN, keys::BREAKDOWN, language);
    breakdown["properties"]["items"]["items"] = open_object(known::ITEM, keys::ITEM, language);
    breakdown
}

fn records(name: &str, language: Language) -> Json {
    let Some((_, about, fields)) = keys::RECORDS.iter().find(|(known, ..)| *known == name) else {
        return json!({ "type": "array", "items": { "type": "object" } });
    };
    let names: Vec<&str> = fields.iter().map(|key| key.name).collect();
    json!({ "type": "array", "description": about.in_language(language), "items": open_object(&names, fields, language) })
}

/// Adds what the pack itself says about the data it needs and shows, where it names it exactly.
fn explain(pack: Option<&TemplatePack>, mut schema: Json, language: Language) -> Json {
    let entries = pack.into_iter().flat_map(|pack| pack.manifest.needs.iter().chain(&pack.manifest.uses));
    for entry in entries {
        let Some(about) = entry.about.get(language.tag()) else { continue };
        let word = |text: &str| text.chars().all(|letter| letter.is_alphanumeric() || letter == '_') && text != "KEY";
        match entry.data.split_once('.') {
            Some((kind, key)) if word(kind) && word(key) => {
                let table = &mut schema["properties"][kind];
                let reference = table["additionalProperties"]["$ref"].clone();
                if reference.is_string() {
                    table["properties"][key] = json!({ "$ref": reference, "description": about });
                }
            }
            None if word(&entry.data) && schema["properties"][&entry.data].is_null() => {
                let records = json!({ "type": "array", "description": about, "items": { "type": "object" } });
                schema["properties"][&entry.data] = records;
            }
            Some(_) | None => {}
        }
    }
    schema
}

/// Adds what the pack cannot do without.
fn require(pack: Option<&TemplatePack>, mut schema: Json) -> Json {
    for need in pack.into_iter().flat_map(|pack| &pack.manifest.needs) {
        let (name, key) = need.data.split_once('.').map_or((need.data.as_str(), None), |(name, key)| (name, Some(key)));
        add_required(&mut schema, name);
        let table = &mut schema["properties"][name];
        match key {
            Some(key) => add_required(table, key),
            None if table["type"] == "object" => table["minProperties"] = json!(1),
            None => {}
        }
    }
    schema
}

fn add_required(table: &mut Json, key: &str) {
    let mut required = table["required"].as_array().cloned().unwrap_or_default();
    if !required.iter().any(|there| there == key) {
        required.push(json!(key));
    }
    table["required"] = json!(required);
}
