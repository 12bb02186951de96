//! What may stand under a key, as the reader takes it.

use crate::source::data::known;
use crate::source::pack::TemplatePack;
use serde_json::{Value as Json, json};

/// What may stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// Words that must be there.
    NeededText,
    /// A name, which may be a bare number such as a year.
    Label,
    /// Words, or a list of them.
    Words,
    /// A number; a dash, an empty text and `null` are missing.
    Number,
    /// A number, or words where none can be given.
    NumberOrText,
    /// A number, a text such as `≥ 95 %`, or a table such as `{ at_least = 95 }`.
    Target,
    /// A day.
    Date,
    /// A period as `Period::parse` reads it.
    Period,
    /// The tag of a language.
    Language,
    /// The name of a template.
    Template,
    /// Names of templates, which may be the author's own.
    Templates,
    /// Which way is good.
    Direction,
    /// Whether items add up.
    PartsOrRates,
    /// How far an improvement is.
    Status,
    /// How bad a problem is.
    Severity,
    /// Names in a list.
    Labels,
    /// Numbers in a list, holes among them.
    Numbers,
    /// Tables in a list.
    Tables,
    /// Rows of cells.
    Rows,
    /// `{ date, title }` in a list.
    Milestones,
}

/// What the reader takes for a missing number.
const MISSING: &str = "^\\s*(—|——|–|-)?\\s*$";
const DAY: &str = "^\\s*([1-9][0-9]{3}[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12][0-9]|3[01]))?\\s*$";
const PERIOD: &str = "^\\s*([1-9][0-9]{3}(-([Hh]0?[12]|[Qq]0?[1-4]|[Ww](0?[1-9]|[1-4][0-9]|5[0-3])|0?[1-9]|1[0-2]))?|\
                      [1-9][0-9]{3}-(0?[1-9]|1[0-2])\\s*/\\s*[1-9][0-9]{3}-(0?[1-9]|1[0-2]))\\s*$";
/// The tags that `Language::parse` takes beside the two that are offered.
const LANGUAGE: &str = "^([zZ][hH](-[cC][nN]|-[hH][aA][nN][sS](-[cC][nN])?)?|[eE][nN](-[uU][sS]|-[gG][bB])?)$";

impl Kind {
    /// The schema of such a value.
    pub(super) fn schema(self) -> Json {
        match self {
            Self::Text => json!({ "type": ["string", "null"] }),
            Self::NeededText => json!({ "type": "string", "pattern": "\\S" }),
            Self::Label => json!({ "type": ["string", "number"], "pattern": "\\S" }),
            Self::Words => json!({ "type": ["string", "array", "null"], "items": { "type": "string" } }),
            Self::Number => json!({ "type": ["number", "string", "null"], "pattern": MISSING }),
            Self::NumberOrText => json!({ "type": ["number", "string", "null"] }),
            Self::Target => target(),
            Self::Date => json!({ "type": ["string", "null"], "pattern": DAY }),
            Self::Period => json!({ "type": ["string", "integer"], "pattern": PERIOD, "minimum": 1000, "maximum": 9999 }),
            Self::Language => json!({ "type": "string", "anyOf": [{ "enum": ["zh-CN", "en"] }, { "pattern": LANGUAGE }] }),
            Self::Template => json!({ "type": "string", "enum": TemplatePack::embedded_names() }),
            Self::Templates => {
                let name = json!({ "anyOf": [{ "enum": TemplatePack::embedded_names() }, { "type": "string" }] });
                json!({ "type": "array", "items": name })
            }
            Self::Direction => one_of(&known::directions()),
            Self::PartsOrRates => one_of(&known::kinds()),
            Self::Status => one_of(known::STATUSES),
            Self::Severity => one_of(known::SEVERITIES),
            Self::Labels => json!({ "type": "array", "items": { "type": ["string", "number"] } }),
            Self::Numbers => json!({ "type": "array", "items": Self::Number.schema() }),
            Self::Tables => json!({ "type": "array", "items": { "type": "object" } }),
            Self::Rows => {
                let cell = json!({ "type": ["string", "number", "boolean", "null"] });
                json!({ "type": "array", "items": { "type": "array", "items": cell } })
            }
            Self::Milestones => {
                let fields = json!({ "date": Self::Text.schema(), "title": Self::Text.schema() });
                json!({ "type": "array", "items": { "type": "object", "properties": fields, "required": ["date", "title"] } })
            }
        }
    }
}

/// The templates that a file for this pack may name.
pub(super) fn template_names(pack: &TemplatePack) -> Vec<&str> {
    let mut names = TemplatePack::embedded_names();
    if !names.contains(&pack.name.as_str()) {
        names.push(&pack.name);
    }
    names
}

fn one_of(words: &[&str]) -> Json {
    json!({ "type": "string", "enum": words })
}

/// A text needs a digit to be a target, a table exactly one of its words.
fn target() -> Json {
    let words = known::target_words();
    let mut properties: serde_json::Map<String, Json> =
        words.iter().map(|word| ((*word).to_owned(), json!({ "type": "number" }))).collect();
    properties.insert("unit".to_owned(), json!({ "type": "string" }));
    let one: Vec<Json> = words.iter().map(|word| json!({ "required": [word] })).collect();
    json!({
        "type": ["number", "string", "object", "null"],
        "pattern": "[0-9]|^\\s*(—|——|–|-)?\\s*$",
        "properties": properties,
        "if": { "type": "object" },
        "then": { "oneOf": one },
    })
}
