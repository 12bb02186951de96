//! Writes a data file to begin with: the starting file of a pack, as it is or as JSON.

use super::args::Init;
use super::files::write_new;
use super::refusal::Refusal;
use super::templates;
use crate::number::Language;
use crate::source::data::DataFormat;
use crate::source::{STARTER, TemplatePack};
use serde_json::{Map, Value as Json};

/// Writes the file; what to do next.
pub(crate) fn write(arguments: &Init) -> Result<String, Refusal> {
    let path = arguments.file.display();
    let format = DataFormat::of_path(&arguments.file)
        .ok_or_else(|| Refusal::hinted(format!("`{path}` is neither `.toml` nor `.json`"), "write `data.toml`".to_owned()))?;
    let pack = templates::find(&arguments.template)?;
    let language = language(arguments, &pack);
    let starter = pack.starter(language).ok_or_else(|| without_starter(&pack, language))?;
    let text = match format {
        DataFormat::Toml => starter.to_owned(),
        DataFormat::Json => as_json(starter).map_err(|error| Refusal::wrong(format!("`{}/{STARTER}`: {error}", pack.name)))?,
    };
    if !write_new(&arguments.file, text.as_bytes(), arguments.force)? {
        let hint = "give another name, or replace it with `--force`".to_owned();
        return Err(Refusal::hinted(format!("`{path}` is there already"), hint));
    }
    Ok(format!("{path}  {}, {}; fill it in, then: yearend build {path}", pack.name, language.tag()))
}

/// The language asked for; else the locale's, where the pack speaks it; else the pack's first.
fn language(arguments: &Init, pack: &TemplatePack) -> Language {
    let spoken = || locale_language().filter(|language| pack.languages().contains(language));
    let first = || pack.languages().first().copied().unwrap_or(Language::En);
    arguments.lang.map(Language::from).or_else(spoken).unwrap_or_else(first)
}

/// The language of whoever runs the program, where the locale tells one.
pub(crate) fn locale_language() -> Option<Language> {
    let named = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    of_locale(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(named)?)
}

/// The language that a locale such as `zh_CN.UTF-8` tells; `C` and `POSIX` tell none.
fn of_locale(locale: &str) -> Option<Language> {
    match locale.split(['_', '.', '-']).next()? {
        "zh" => Some(Language::ZhCn),
        "C" | "POSIX" | "" => None,
        _ => Some(Language::En),
    }
}

fn without_starter(pack: &TemplatePack, language: Language) -> Refusal {
    let others: Vec<_> = pack.languages().into_iter().filter(|other| pack.starter(*other).is_some()).map(Language::tag).collect();
    let message = format!("the template `{}` has no starting file for `{}`", pack.name, language.tag());
    let hint = if others.is_empty() {
        format!("write `{}/{STARTER}` into its folder, or copy a file of `sample-data`", language.tag())
    } else {
        format!("it has one for `--lang {}`", others.join("`, `--lang "))
    };
    Refusal::hinted(message, hint)
}

fn as_json(starter: &str) -> Result<String, toml::de::Error> {
    let table: toml::Table = toml::from_str(starter)?;
    Ok(format!("{:#}\n", Json::Object(object(table))))
}

fn object(table: toml::Table) -> Map<String, Json> {
    table.into_iter().map(|(key, value)| (key, json(value))).collect()
}

fn json(value: toml::Value) -> Json {
    match value {
        toml::Value::String(text) => Json::String(text),
        toml::Value::Integer(number) => Json::from(number),
        toml::Value::Float(number) => Json::from(number),
        toml::Value::Boolean(flag) => Json::Bool(flag),
        toml::Value::Datetime(day) => Json::String(day.to_string()),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => Json::Object(object(table)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_tells_the_language_unless_it_tells_nothing() {
        assert_eq!(of_locale("zh_CN.UTF-8"), Some(Language::ZhCn));
        assert_eq!(of_locale("en_GB"), Some(Language::En));
        assert_eq!(of_locale("de_AT.UTF-8"), Some(Language::En));
        assert_eq!(of_locale("C.UTF-8"), None);
        assert_eq!(of_locale("POSIX"), None);
    }

    #[test]
    fn toml_becomes_json_in_the_same_order() {
        let json =
            as_json("# why\n[report]\ntitle = \"年\"\ndate = 2026-01-15\n[metrics.b]\nvalue = 4.7\n[metrics.a]\nvalue = 12\n");
        let line: String = json.expect("JSON").split_whitespace().collect();
        assert_eq!(line, r#"{"report":{"title":"年","date":"2026-01-15"},"metrics":{"b":{"value":4.7},"a":{"value":12}}}"#);
    }
}
