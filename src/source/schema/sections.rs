//! `[sections.KEY]` and the names of data that a pack's own files use.

use super::keys;
use crate::number::Language;
use crate::source::pack::TemplatePack;
use crate::source::unused::{is_whole, words_after};
use serde_json::{Map, Value as Json, json};

/// The sections that the pack shows with the fields it asks for; without a pack any section with any field.
///
/// One file may feed several packs: sections and fields of the program's other packs may stand in it too.
pub(super) fn sections(pack: Option<&TemplatePack>, language: Language) -> Json {
    let any = json!({ "type": "object", "properties": written(language) });
    let Some(pack) = pack else { return json!({ "type": "object", "additionalProperties": any }) };
    let others = other_packs(pack);
    let (own, foreign) = (texts(pack), others.iter().flat_map(texts).collect::<Vec<_>>());
    let mut properties = Map::new();
    for name in section_names(pack) {
        let title = pack.manifest.sections.iter().find(|section| section.key == name);
        let title = title.and_then(|section| section.title.get(language.tag())).map_or("", String::as_str);
        let schema = section(&name, title, &own, &foreign, language);
        properties.insert(name, schema);
    }
    for name in others.iter().flat_map(section_names) {
        properties.entry(name).or_insert_with(|| any.clone());
    }
    let more = if is_whole(&own, "sections") { any } else { json!(false) };
    json!({ "type": "object", "properties": properties, "additionalProperties": more })
}

/// The names after `KIND.` in the pack's files, in their order.
pub(super) fn names_in(pack: &TemplatePack, kind: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for text in texts(pack) {
        for name in words_after(text, kind).filter(|name| !name.is_empty()) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// The sections of the manifest, then those that only the files name.
fn section_names(pack: &TemplatePack) -> Vec<String> {
    let closing = pack.manifest.closing.then(|| "closing".to_owned());
    let mut names: Vec<String> = pack.manifest.sections.iter().map(|section| section.key.clone()).chain(closing).collect();
    for name in names_in(pack, "sections") {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn other_packs(pack: &TemplatePack) -> Vec<TemplatePack> {
    let others = TemplatePack::embedded_names().into_iter().filter(|name| *name != pack.name);
    others.filter_map(TemplatePack::embedded).collect()
}

/// The pack's Markdown in all its languages.
fn texts(pack: &TemplatePack) -> Vec<&str> {
    pack.languages().into_iter().flat_map(|language| pack.files_for(language).map(|(_, text)| text)).collect()
}

/// `foreign` are the files of other packs, which may ask for fields of a section with the same name.
fn section(name: &str, title: &str, own: &[&str], foreign: &[&str], language: Language) -> Json {
    let path = format!("sections.{name}");
    let all: Vec<&str> = own.iter().chain(foreign).copied().collect();
    let mut properties = written(language);
    let open = is_whole(own, "sections") || is_whole(own, &path);
    if !open {
        // The line under the title is shown wherever it is given, the rest where a file asks for it.
        let asked = |field: &str| all.iter().any(|text| words_after(text, &path).any(|word| word == field));
        properties.retain(|field, _| field == "takeaway" || asked(field));
    }
    for text in &all {
        for field in words_after(text, &path).filter(|field| !field.is_empty()) {
            if !properties.contains_key(field) {
                properties.insert(field.to_owned(), field_schema(&format!("{path}.{field}"), &all, language));
            }
        }
    }
    json!({ "type": "object", "description": title, "properties": properties, "additionalProperties": open })
}

/// What a field may hold, from the way the packs use it: a list of metrics, of cards, or anything.
fn field_schema(path: &str, texts: &[&str], language: Language) -> Json {
    let used = |key: &str| texts.iter().any(|text| text.contains(&format!("{key} = \"{path}\"")));
    if used("keys") {
        return json!({ "type": "array", "items": { "type": "string" }, "description": keys::METRIC_LIST.in_language(language) });
    }
    if used("from") {
        let fields = keys::CARD.iter().map(|key| (key.name.to_owned(), key.schema(language)));
        let card = json!({ "type": "object", "properties": fields.collect::<Map<_, _>>() });
        return json!({ "type": "array", "items": card, "description": keys::CARD_LIST.in_language(language) });
    }
    json!({})
}

/// What every section may have.
fn written(language: Language) -> Map<String, Json> {
    keys::SECTION.iter().map(|key| (key.name.to_owned(), key.schema(language))).collect()
}
