//! One data file, several packs: what of the data is for the pack at hand, and what other packs of the program ask for.

use super::embedded;
use super::pack::TemplatePack;
use crate::diag::{Diagnostic, Diagnostics};
use crate::facts::{Facts, Located};
use crate::number::Language;
use std::borrow::Cow;

/// The facts without what says that it is for other templates, and without the narrative of sections that only others have.
pub(super) fn for_pack<'a>(facts: &'a Facts, pack: &TemplatePack, diags: &mut Diagnostics) -> Cow<'a, Facts> {
    warn_of_misspelt_names(facts, pack, diags);
    let others = OtherPacks { name: &pack.name, language: facts.report.language };
    let is_for_others = |kind: &str, key: &str| {
        let scope = facts.scopes.get(&format!("{kind}.{key}"));
        scope.is_some_and(|names| names.iter().all(|name| name.value != pack.name))
    };
    let shows = |key: &str| {
        let path = format!("sections.{key}");
        let has = key == "closing" || pack.manifest.sections.iter().any(|section| section.key == key);
        has || !others.section(key) || pack.files_for(facts.report.language).any(|(_, text)| text.contains(&path))
    };
    if facts.scopes.is_empty() && facts.sections.keys().all(|key| shows(key)) {
        return Cow::Borrowed(facts);
    }
    let mut kept = facts.clone();
    kept.metrics.retain(|key, _| !is_for_others("metrics", key));
    kept.series.retain(|key, _| !is_for_others("series", key));
    kept.breakdowns.retain(|key, _| !is_for_others("breakdowns", key));
    kept.tables.retain(|key, _| !is_for_others("tables", key));
    kept.sections.retain(|key, _| shows(key));
    Cow::Owned(kept)
}

/// A misspelt template would hide the data from every report.
fn warn_of_misspelt_names(facts: &Facts, pack: &TemplatePack, diags: &mut Diagnostics) {
    for Located { value, span } in facts.scopes.values().flatten() {
        let known = TemplatePack::embedded_names();
        if *value == pack.name || known.contains(&value.as_str()) {
            continue;
        }
        if let Some(meant) = super::suggest(value, known.iter().copied()) {
            let warning = Diagnostic::warning("unknown-template", format!("the program has no template called `{value}`"));
            diags.push(warning.at(Some(*span)).hint(format!("did you mean `{meant}`?")));
        }
    }
}

/// The packs of the program that are not being filled.
pub(super) struct OtherPacks<'a> {
    /// The name of the one that is.
    pub(super) name: &'a str,
    /// Of which language their files count.
    pub(super) language: Language,
}

impl OtherPacks<'_> {
    /// Whether one of them has this section.
    pub(super) fn section(&self, key: &str) -> bool {
        self.files().any(|(file, _)| file == key)
    }

    /// Their sections for the report's language, by key.
    pub(super) fn files(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        embedded::FILES.iter().filter_map(|(path, text)| {
            let (pack, rest) = path.split_once('/')?;
            let (folder, file) = rest.split_once('/')?;
            (pack != self.name && folder == self.language.tag()).then_some((file.strip_suffix(".md")?, *text))
        })
    }
}
