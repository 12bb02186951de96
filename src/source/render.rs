//! Runs Tera over a pack's files and over the narrative in the data.

use super::escape::{escape_into, number_lines};
use super::pack::TemplatePack;
use super::{context, missing, tera_error};
use crate::diag::{Diagnostic, Diagnostics, SourceId, Span};
use crate::facts::{Facts, Field, Record, Value};
use indexmap::IndexMap;
use serde_json::{Map, Value as Json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use tera::{Context, Kwargs, State, Tera};

/// Most bytes one rendered file may have: a loop gone wrong must not fill the memory.
const OUTPUT_LIMIT: usize = 8 << 20;

/// A pack's files for one language, ready to render, with the context they see.
pub(super) struct Renderer {
    tera: Tera,
    context: Context,
    sources: IndexMap<String, SourceId>,
    /// All files rendered so far, data escaped.
    pub(super) rendered: RefCell<String>,
    /// The narrative of the data with its expressions filled in.
    pub(super) sections: IndexMap<String, Record>,
}

/// A rendered file.
pub(super) struct Rendered {
    /// Markdown, data escaped, lines of headings and fences marked.
    pub(super) text: String,
    /// The template it comes from.
    pub(super) source: SourceId,
}

impl Renderer {
    /// Loads the pack's files and renders the narrative; errors go to `diags`.
    pub(super) fn new(facts: &Facts, pack: &TemplatePack, diags: &mut Diagnostics) -> Self {
        let language = facts.report.language;
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".md"]);
        tera.set_escape_fn(escape_output);
        tera.register_filter("lower_first", lower_first);
        let mut sources = IndexMap::new();
        for (path, text) in pack.files_for(language) {
            let source = diags.sources.add(format!("{}/{path}", pack.name), text);
            match tera.add_raw_template(path, &number_lines(text)) {
                Ok(()) => drop(sources.insert(path.to_owned(), source)),
                Err(error) => tera_error::in_template(&error, source, diags),
            }
        }
        let mut values = context::context(facts, diags);
        add_absent(&mut values, facts, pack);
        let mut renderer =
            Self { tera, context: Context::new(), sources, rendered: RefCell::default(), sections: IndexMap::new() };
        renderer.fill_context(&values);
        renderer.sections = renderer.narrative(facts, diags);
        values.insert("sections".to_owned(), renderer.section_values(pack, facts));
        renderer.fill_context(&values);
        renderer
    }

    /// Renders one file of the pack; `None` where the pack has no such file or it failed, which has been said.
    pub(super) fn file(&self, path: &str, diags: &mut Diagnostics) -> Option<Rendered> {
        let source = *self.sources.get(path)?;
        let mut output = Limited(Vec::new());
        match self.tera.render_to(path, &self.context, &mut output) {
            Ok(()) => {
                let text = String::from_utf8_lossy(&output.0).into_owned();
                self.rendered.borrow_mut().push_str(&text);
                Some(Rendered { text, source })
            }
            Err(error) => {
                tera_error::in_template(&error, source, diags);
                None
            }
        }
    }

    fn fill_context(&mut self, values: &Map<String, Json>) {
        self.context = Context::new();
        for (key, value) in values {
            self.context.insert(key.clone(), value);
        }
    }

    fn narrative(&mut self, facts: &Facts, diags: &mut Diagnostics) -> IndexMap<String, Record> {
        facts.sections.iter().map(|(key, record)| (key.clone(), self.narrate_record(record, diags))).collect()
    }

    fn narrate_record(&mut self, record: &Record, diags: &mut Diagnostics) -> Record {
        let fields = record.fields.iter().map(|(key, field)| (key.clone(), self.narrate_field(field, diags))).collect();
        Record { fields, span: record.span }
    }

    fn narrate_field(&mut self, field: &Field, diags: &mut Diagnostics) -> Field {
        let value = match &field.value {
            Value::Text(text) if text.contains("{{") || text.contains("{%") => Value::Text(self.narrate(text, field.span, diags)),
            Value::List(items) => Value::List(items.iter().map(|item| self.narrate_field(item, diags)).collect()),
            Value::Record(record) => Value::Record(self.narrate_record(record, diags)),
            Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::Date(_) => field.value.clone(),
        };
        Field { value, span: field.span }
    }

    /// Narrative may name the data; loops and conditions belong into a template.
    fn narrate(&mut self, text: &str, span: Span, diags: &mut Diagnostics) -> String {
        if text.contains("{%") {
            diags.push(
                Diagnostic::error("expression", "a text of the data may hold `{{ }}`, but not `{% %}`")
                    .at(span)
                    .hint("loops and conditions belong into a template"),
            );
            return String::new();
        }
        let mut output = Limited(Vec::new());
        match self.tera.render_str_to(text, &self.context, true, &mut output) {
            Ok(()) => missing::drop_sentences(&String::from_utf8_lossy(&output.0), Some(span), diags),
            Err(error) => {
                tera_error::in_narrative(&error, span, diags);
                String::new()
            }
        }
    }

    /// The narrative as template values; sections of the pack that the data does not have are there, empty.
    fn section_values(&self, pack: &TemplatePack, facts: &Facts) -> Json {
        let mut sections: Map<String, Json> =
            self.sections.iter().map(|(key, record)| (key.clone(), context::record(record, facts))).collect();
        for key in pack.manifest.sections.iter().map(|section| section.key.as_str()).chain(["closing"]) {
            sections.entry(key).or_insert_with(|| Json::Object(Map::new()));
        }
        Json::Object(sections)
    }
}

/// Adds an empty stand-in for every metric, series and breakdown that a template or narrative names and the data lacks.
fn add_absent(values: &mut Map<String, Json>, facts: &Facts, pack: &TemplatePack) {
    let mut named: BTreeSet<(&'static str, String)> = BTreeSet::new();
    for (_, text) in pack.files_for(facts.report.language) {
        collect_names(text, &mut named);
    }
    for text in narrative_texts(facts) {
        collect_names(text, &mut named);
    }
    for (kind, key) in named {
        let Some(Json::Object(map)) = values.get_mut(kind) else { continue };
        if !map.contains_key(&key) {
            let known = super::suggest(&key, keys_of(facts, kind));
            let name = known.map_or_else(|| key.clone(), |known| missing::with_suggestion(&key, known));
            map.insert(key, context::absent(kind, &name));
        }
    }
    let used = pack.manifest.uses.iter().map(|entry| entry.data.as_str()).filter(|name| !name.contains('.'));
    for records in ["improvements", "challenges", "plans", "cases"].into_iter().chain(used) {
        values.entry(records).or_insert_with(|| Json::Array(Vec::new()));
    }
}

fn keys_of<'a>(facts: &'a Facts, kind: &str) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    match kind {
        "metrics" => Box::new(facts.metrics.keys().map(String::as_str)),
        "series" => Box::new(facts.series.keys().map(String::as_str)),
        _ => Box::new(facts.breakdowns.keys().map(String::as_str)),
    }
}

/// Every text of the narrative, which may name data as a template does.
pub(super) fn narrative_texts(facts: &Facts) -> Vec<&str> {
    let mut texts = Vec::new();
    for field in facts.sections.values().flat_map(|record| record.fields.values()) {
        collect_texts(&field.value, &mut texts);
    }
    texts
}

fn collect_texts<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::Text(text) => texts.push(text),
        Value::List(items) => items.iter().for_each(|item| collect_texts(&item.value, texts)),
        Value::Record(record) => record.fields.values().for_each(|field| collect_texts(&field.value, texts)),
        Value::Number(_) | Value::Flag(_) | Value::Date(_) => {}
    }
}

fn collect_names(text: &str, named: &mut BTreeSet<(&'static str, String)>) {
    for kind in ["metrics", "series", "breakdowns"] {
        for (at, _) in text.match_indices(kind) {
            let Some(rest) = text[at + kind.len()..].strip_prefix('.') else { continue };
            let key: String = rest.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
            if !key.is_empty() {
                named.insert((kind, key));
            }
        }
    }
}

/// A name as it stands inside an English sentence: "Access and accounts" loses its capital, "VPN" and "SLA rate" do not.
fn lower_first(text: &str, _: Kwargs, _: &State<'_>) -> String {
    let mut characters = text.chars();
    let (Some(first), second) = (characters.next(), characters.clone().next()) else { return String::new() };
    if second.is_none_or(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(characters).collect()
}

fn escape_output(input: &str, output: &mut dyn std::io::Write) -> std::io::Result<()> {
    let mut escaped = String::with_capacity(input.len() + 16);
    escape_into(input, &mut escaped);
    output.write_all(escaped.as_bytes())
}

/// The span of one character at a line (from 1) and column (from 0, in characters).
pub(super) fn line_span(diags: &Diagnostics, source: SourceId, line: usize, column: usize) -> Span {
    let text = &diags.sources.get(source).text;
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let this_line = rest.lines().next().unwrap_or_default();
    let offset: usize = this_line.chars().take(column).map(char::len_utf8).sum();
    let length = if column == 0 { this_line.len() } else { this_line[offset..].chars().next().map_or(0, char::len_utf8) };
    Span { source, start: start + offset, end: start + offset + length }
}

struct Limited(Vec<u8>);

impl std::io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT_LIMIT {
            return Err(std::io::Error::other(format!("the template makes more than {} MB of text", OUTPUT_LIMIT >> 20)));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
