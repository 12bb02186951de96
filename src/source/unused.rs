//! Data that the pack does not show: whoever wrote it should know, since a misspelt name looks just like that.
//!
//! Only what is certain is said. Data counts as shown where a block asked for it, where its name stands in a file of the pack or in
//! the narrative, or where an expression takes all data of its kind at once. One data file may feed several packs: what another
//! pack of the program names exactly so is for that one, and no mistake.

use super::data::suggest::did_you_mean;
use super::pack::TemplatePack;
use super::render::narrative_texts;
use super::scope::OtherPacks;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Facts, Record};
use std::collections::BTreeSet;

/// Warns about every series, breakdown, table, list of records, section and field of a section that nothing names.
///
/// `touched` are the paths that blocks asked for, `rendered` is all that the templates said. A pack that takes all series draws
/// some of them; which, its blocks and the names in its text tell.
pub(super) fn report(facts: &Facts, pack: &TemplatePack, touched: &BTreeSet<String>, rendered: &str, diags: &mut Diagnostics) {
    let files: Vec<&str> = pack.files_for(facts.report.language).map(|(_, text)| text).collect();
    let shown = Shown { texts: files.into_iter().chain(narrative_texts(facts)).collect(), touched };
    let others = OtherPacks { name: &pack.name, language: facts.report.language };
    for (key, series) in &facts.series {
        let said = shown.whole("series") && rendered.contains(&series.name);
        if !shown.path(&format!("series.{key}")) && !said && !named_by(&others, &format!("series.{key}")) {
            diags.push(warning(&format!("series.{key}"), pack, Some(series.span)));
        }
    }
    let breakdowns = facts.breakdowns.iter().map(|(key, breakdown)| ("breakdowns", key, breakdown.span));
    let tables = facts.tables.iter().map(|(key, table)| ("tables", key, table.span));
    for (kind, key, span) in breakdowns.chain(tables) {
        if !shown.one_of(kind, key) && !named_by(&others, &format!("{kind}.{key}")) {
            diags.push(warning(&format!("{kind}.{key}"), pack, Some(span)));
        }
    }
    for (key, list) in &facts.records {
        let through_milestones = key == "plans" && shown.word("milestones");
        if !shown.word(key) && !shown.touched.contains(key) && !through_milestones && !named_by(&others, key) {
            diags.push(warning(key, pack, list.first().and_then(place)));
        }
    }
    report_sections(facts, pack, &shown, &others, diags);
}

fn report_sections(facts: &Facts, pack: &TemplatePack, shown: &Shown<'_>, others: &OtherPacks<'_>, diags: &mut Diagnostics) {
    let known =
        || pack.manifest.sections.iter().map(|section| section.key.as_str()).chain(pack.manifest.closing.then_some("closing"));
    for (key, record) in &facts.sections {
        let taken_whole = shown.whole("sections") || shown.whole(&format!("sections.{key}"));
        if !known().any(|known| known == key) && !shown.one_of("sections", key) {
            if others.section(key) {
                continue;
            }
            let warning = warning(&format!("sections.{key}"), pack, place(record));
            let hint = did_you_mean(key, known());
            diags.push(match hint {
                Some(hint) => warning.hint(hint),
                None => warning,
            });
            continue;
        }
        // The line under a section's title is shown wherever it is given.
        for (name, field) in record.fields.iter().filter(|(name, _)| !taken_whole && *name != "takeaway") {
            let path = format!("sections.{key}.{name}");
            if !shown.path(&path) && !named_by(others, &path) {
                let named = shown.fields_of(key);
                let warning = warning(&path, pack, Some(field.span));
                let hint = did_you_mean(name, named.iter().copied());
                diags.push(match hint {
                    Some(hint) => warning.hint(hint),
                    None => warning,
                });
            }
        }
    }
}

fn warning(path: &str, pack: &TemplatePack, span: Option<Span>) -> Diagnostic {
    Diagnostic::warning("unused-data", format!("the template `{}` does not show `{path}`", pack.name))
        .at(span)
        .hint("take it out, or use a template that shows it")
}

fn place(record: &Record) -> Option<Span> {
    record.span.or_else(|| record.fields.values().next().map(|field| field.span))
}

/// Whether another pack of the program names this path.
fn named_by(others: &OtherPacks<'_>, path: &str) -> bool {
    others.files().any(|(_, text)| words(text, path).next().is_some())
}

/// Whether an expression takes `name` itself and not one thing inside of it: `series | values`, `series[key]`.
pub(super) fn is_whole(texts: &[&str], name: &str) -> bool {
    let mut expressions = texts.iter().flat_map(|text| expressions(text));
    expressions.any(|expression| words(expression, name).any(|rest| !rest.starts_with('.')))
}

/// The words that follow `prefix.` in a text.
pub(super) fn words_after<'a>(text: &'a str, prefix: &str) -> impl Iterator<Item = &'a str> {
    let fields = words(text, prefix).filter_map(|rest| rest.strip_prefix('.'));
    fields.filter_map(|field| field.split(|letter| !is_word(letter)).next())
}

/// What templates, narrative and blocks name.
struct Shown<'a> {
    texts: Vec<&'a str>,
    touched: &'a BTreeSet<String>,
}

impl<'a> Shown<'a> {
    fn one_of(&self, kind: &str, key: &str) -> bool {
        self.path(&format!("{kind}.{key}")) || self.whole(kind)
    }

    /// Whether a path or something inside of it is named.
    fn path(&self, path: &str) -> bool {
        let inside = format!("{path}.");
        self.touched.iter().any(|touched| touched == path || touched.starts_with(&inside)) || self.word(path)
    }

    fn word(&self, word: &str) -> bool {
        self.texts.iter().any(|text| words(text, word).next().is_some())
    }

    fn whole(&self, name: &str) -> bool {
        is_whole(&self.texts, name)
    }

    fn fields_of(&self, section: &str) -> Vec<&'a str> {
        let prefix = format!("sections.{section}");
        self.texts.iter().flat_map(|text| words_after(text, &prefix).collect::<Vec<_>>()).collect()
    }
}

/// What follows each occurrence of `word` that is not a part of a longer one.
fn words<'a>(text: &'a str, word: &str) -> impl Iterator<Item = &'a str> {
    text.match_indices(word).filter_map(move |(at, _)| {
        let rest = &text[at + word.len()..];
        let apart = !text[..at].ends_with(is_word) && !rest.starts_with(is_word);
        apart.then_some(rest)
    })
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// What stands between `{{` and `}}` or `{%` and `%}`.
fn expressions(text: &str) -> impl Iterator<Item = &str> {
    let opened = text.split("{{").skip(1).map(|rest| rest.split("}}").next().unwrap_or_default());
    let tags = text.split("{%").skip(1).map(|rest| rest.split("%}").next().unwrap_or_default());
    opened.chain(tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_alone_and_not_inside_another() {
        assert!(words("{{ tables.standards.title }}", "tables.standards").next().is_some());
        assert!(words("{{ tables.standards_2 }}", "tables.standards").next().is_none());
        assert!(words("improvements", "improve").next().is_none());
    }

    #[test]
    fn all_of_a_kind_is_taken_only_by_an_expression() {
        let touched = BTreeSet::new();
        let shown = |text| Shown { texts: vec![text], touched: &touched };
        assert!(shown("{% set all = series | values %}").whole("series"));
        assert!(shown("{{ series[head.key].name }}").whole("series"));
        assert!(!shown("The series is long. {{ series.calls.name }}").whole("series"));
    }
}
