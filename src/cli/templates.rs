//! What templates there are, what one shows and needs, and the schema of its data files.

use super::args::{Schema, Templates};
use super::refusal::Refusal;
use crate::number::Language;
use crate::source::{self, DataEntry, OutputFormat, TemplatePack, suggest};
use indexmap::IndexMap;
use std::path::Path;

/// The list of packs, or one of them in full.
pub(crate) fn show(arguments: &Templates) -> Result<String, Refusal> {
    let language = arguments.lang.into();
    match &arguments.name {
        None => Ok(list(language)),
        Some(name) => find(name).map(|pack| describe(&pack, name, language)),
    }
}

/// The JSON Schema of the data files for a pack, or for any.
pub(crate) fn schema(arguments: &Schema) -> Result<String, Refusal> {
    let pack = arguments.template.as_deref().map(find).transpose()?;
    Ok(format!("{:#}", source::schema(pack.as_ref(), arguments.lang.into())))
}

/// A template by name, or from a folder.
pub(crate) fn find(name: &str) -> Result<TemplatePack, Refusal> {
    if let Some(pack) = TemplatePack::embedded(name) {
        return Ok(pack);
    }
    if Path::new(name).is_dir() {
        return TemplatePack::from_folder(Path::new(name)).map_err(Refusal::wrong);
    }
    let known = TemplatePack::embedded_names();
    let hint = suggest(name, known.iter().copied())
        .map_or_else(|| format!("the templates are {}", known.join(", ")), |known| format!("did you mean `{known}`?"));
    Err(Refusal::hinted(format!("there is no template and no folder called `{name}`"), hint))
}

fn list(language: Language) -> String {
    let packs: Vec<_> = TemplatePack::embedded_names().into_iter().filter_map(TemplatePack::embedded).collect();
    let rows = packs.iter().map(|pack| [pack.name.as_str(), in_language(&pack.manifest.about, language)]);
    columns("", rows.collect()).join("\n")
}

/// The headings of a description.
struct Headings {
    sections: &'static str,
    needs: &'static str,
    uses: &'static str,
    outputs: &'static str,
    deck: &'static str,
    document: &'static str,
    languages: &'static str,
    commands: &'static str,
}

const ENGLISH: Headings = Headings {
    sections: "Sections",
    needs: "Data it needs",
    uses: "Data it shows where it is there",
    outputs: "Outputs",
    deck: "PowerPoint deck",
    document: "Word document",
    languages: "Languages",
    commands: "Begin with",
};

const CHINESE: Headings = Headings {
    sections: "章节",
    needs: "必需的数据",
    uses: "可选的数据（有则展示）",
    outputs: "输出",
    deck: "PowerPoint演示文稿",
    document: "Word文档",
    languages: "语言",
    commands: "从这里开始",
};

/// `asked` is how the user named the pack: its name, or its folder.
fn describe(pack: &TemplatePack, asked: &str, language: Language) -> String {
    let words = match language {
        Language::ZhCn => &CHINESE,
        Language::En => &ENGLISH,
    };
    let sections = pack.manifest.sections.iter().map(|section| [section.key.as_str(), in_language(&section.title, language)]);
    let tags: Vec<_> = pack.languages().into_iter().map(Language::tag).collect();
    let entries = |entries: &[DataEntry]| columns("  ", entries.iter().map(|entry| entry_row(entry, language)).collect());
    let chapters = [
        (words.sections, columns("  ", sections.collect())),
        (words.needs, entries(&pack.manifest.needs)),
        (words.uses, entries(&pack.manifest.uses)),
        (words.outputs, columns("  ", pack.manifest.outputs.iter().map(|output| output_row(*output, words)).collect())),
        (words.languages, vec![format!("  {}", tags.join(", "))]),
        (words.commands, commands(pack, asked, language)),
    ];
    let mut lines = columns("", vec![[pack.name.as_str(), in_language(&pack.manifest.about, language)]]);
    for (heading, body) in chapters.into_iter().filter(|(_, body)| !body.is_empty()) {
        lines.extend([String::new(), heading.to_owned()]);
        lines.extend(body);
    }
    lines.join("\n")
}

fn output_row(output: OutputFormat, words: &Headings) -> [&'static str; 2] {
    match output {
        OutputFormat::Pptx => [".pptx", words.deck],
        OutputFormat::Docx => [".docx", words.document],
    }
}

fn entry_row(entry: &DataEntry, language: Language) -> [&str; 2] {
    [&entry.data, in_language(&entry.about, language)]
}

/// Commands that lead from nothing to a report.
fn commands(pack: &TemplatePack, asked: &str, language: Language) -> Vec<String> {
    let spoken = pack.languages();
    let language = if spoken.contains(&language) { Some(language) } else { spoken.first().copied() };
    let tag = language.map_or("en", Language::tag);
    let init = language.filter(|language| pack.starter(*language).is_some());
    let init = init.map(|_| format!("  yearend init --template {asked} --lang {tag} data.toml"));
    init.into_iter()
        .chain([format!("  yearend check --template {asked} data.toml"), format!("  yearend build --template {asked} data.toml")])
        .collect()
}

/// The text in a language, else in English, else in any.
fn in_language(texts: &IndexMap<String, String>, language: Language) -> &str {
    texts.get(language.tag()).or_else(|| texts.get("en")).or_else(|| texts.values().next()).map_or("", String::as_str)
}

/// Rows of a name and what it means, the meanings below each other. Names are ASCII.
fn columns(indent: &str, rows: Vec<[&str; 2]>) -> Vec<String> {
    let width = rows.iter().map(|[name, _]| name.chars().count()).max().unwrap_or_default();
    rows.into_iter().map(|[name, text]| format!("{indent}{name:<width$}  {text}").trim_end().to_owned()).collect()
}
