//! Reads data and templates and binds them into facts and a report.

mod bind;
mod context;
pub mod data;
mod embedded;
mod escape;
mod fence;
mod form;
#[cfg(test)]
mod guide_tests;
mod markdown;
mod missing;
mod pack;
mod render;
mod schema;
mod scope;
mod tera_error;
mod unused;

pub(crate) use bind::AUTO_KIND;
pub use bind::ImageLoader;
pub use form::{complete_form, empty_report};
pub use pack::{DataEntry, FORM, FormCycle, MANIFEST, Manifest, OutputFormat, STARTER, SectionManifest, TemplatePack};
pub use schema::schema;

use crate::diag::{Diagnostic, Diagnostics};
use crate::facts::{Facts, ReportInfo, Value};
use crate::number::{Language, format_date};
use crate::report::{Cover, Outlet, Report, Section, Text, Topic};
use bind::Binder;
use render::Renderer;

/// Fills the pack with the facts. `None` where the pack does not speak the report's language; all else is best effort,
/// with what is wrong in `diags`.
pub fn compile(facts: &Facts, pack: &TemplatePack, images: ImageLoader<'_>, diags: &mut Diagnostics) -> Option<Report> {
    let language = facts.report.language;
    let Some(words) = pack.manifest.words.get(language.tag()) else {
        let known: Vec<_> = pack.languages().into_iter().map(Language::tag).collect();
        diags.push(
            Diagnostic::error("language", format!("the template `{}` does not speak `{}`", pack.name, language.tag()))
                .hint(format!("it speaks {}", known.join(", "))),
        );
        return None;
    };
    let facts = &*scope::for_pack(facts, pack, diags);
    let complete = check_needs(facts, pack, diags);
    check_files(pack, language, diags);
    let renderer = Renderer::new(facts, pack, diags);
    if !complete {
        return None;
    }
    let binder = Binder::new(facts, &renderer.sections, images);
    let form = pack.manifest.form.is_some();
    let mut sections = Vec::new();
    // Slides are not filled in by hand: an empty form has none.
    let shown = |manifest: &&SectionManifest| !facts.blank || manifest.outlet != Outlet::Deck;
    for manifest in pack.manifest.sections.iter().filter(shown) {
        // A deck is not filled in: its cells are words alone.
        binder.fields.set(form && manifest.outlet != Outlet::Deck);
        let Some(parsed) = section_file(&manifest.key, facts, &renderer, &binder, diags) else { continue };
        let named = manifest.title.get(language.tag()).cloned().unwrap_or_else(|| manifest.key.clone());
        if parsed.topics.is_empty() {
            diags.push(empty_section(&named, &manifest.key, facts, pack));
            continue;
        }
        sections.push(Section {
            key: manifest.key.clone(),
            title: if parsed.title.is_empty() { named } else { parsed.title.to_plain() },
            takeaway: parsed.takeaway,
            key_figures: parsed.key_figures,
            topics: parsed.topics.into_iter().map(finish_title).collect(),
            outlet: manifest.outlet,
        });
    }
    let closing = if pack.manifest.closing { section_file("closing", facts, &renderer, &binder, diags) } else { None };
    // A template that failed has not shown what it would show.
    if !diags.has_errors() {
        let said = escape::unescape(&renderer.rendered.borrow());
        unused::report(facts, pack, &binder.touched.borrow(), &said, diags);
    }
    Some(Report {
        language,
        title: facts.report.title.clone(),
        short_title: if facts.report.short_title.is_empty() {
            facts.report.title.clone()
        } else {
            facts.report.short_title.clone()
        },
        date: facts.report.date.map(|date| date.to_string()).unwrap_or_default(),
        source: facts.report.source.clone(),
        cover: cover(&facts.report),
        sections,
        closing: closing.and_then(|parsed| parsed.topics.into_iter().next()).map(finish_title),
        words: words.clone(),
        form,
        dividers: pack.manifest.dividers,
    })
}

fn section_file(
    key: &str,
    facts: &Facts,
    renderer: &Renderer,
    binder: &Binder<'_>,
    diags: &mut Diagnostics,
) -> Option<markdown::Parsed> {
    let markdown = renderer.file(&format!("{}/{key}.md", facts.report.language.tag()), diags)?;
    let mut parsed = markdown::parse(&markdown.text, markdown.source, binder, diags);
    if parsed.takeaway.is_empty()
        && let Some(Value::Text(takeaway)) = renderer.sections.get(key).and_then(|section| section.get("takeaway"))
    {
        parsed.takeaway = Text::plain(escape::unescape(takeaway));
    }
    Some(parsed)
}

/// A title whose data is missing and that has no fallback gives way to the heading.
fn finish_title(mut topic: Topic) -> Topic {
    if topic.title.to_plain().contains(escape::MISSING_START) {
        topic.title = Text::plain(topic.heading.clone());
    }
    topic
}

/// Names the kinds of data that a section would show and the data does not have.
fn empty_section(name: &str, key: &str, facts: &Facts, pack: &TemplatePack) -> Diagnostic {
    let file = pack.files.get(&format!("{}/{key}.md", facts.report.language.tag())).map_or("", |text| text);
    let there = |kind: &str| match kind {
        "metrics" => !facts.metrics.is_empty(),
        "series" => !facts.series.is_empty(),
        "breakdowns" => !facts.breakdowns.is_empty(),
        records => facts.records.contains_key(records),
    };
    let kinds = ["metrics", "series", "breakdowns", "improvements", "challenges", "plans", "cases"];
    let lacking: Vec<String> =
        kinds.into_iter().filter(|kind| file.contains(*kind) && !there(kind)).map(|kind| format!("`{kind}`")).collect();
    let why = if lacking.is_empty() { "nothing for it".to_owned() } else { format!("no {}", lacking.join(", ")) };
    Diagnostic::warning("empty-section", format!("left out the section `{name}`: the data has {why}"))
}

/// A section that the manifest names and that has no file would be missing without a word.
fn check_files(pack: &TemplatePack, language: Language, diags: &mut Diagnostics) {
    let keys =
        pack.manifest.sections.iter().map(|section| section.key.as_str()).chain(pack.manifest.closing.then_some("closing"));
    for path in keys.map(|key| format!("{}/{key}.md", language.tag())) {
        if !pack.files.contains_key(&path) {
            diags.push(
                Diagnostic::error("template", format!("the template `{}` has no file `{path}`", pack.name))
                    .hint(format!("write it, or take the section off `{MANIFEST}`")),
            );
        }
    }
}

/// Whether the data has all without which the pack makes no sense.
fn check_needs(facts: &Facts, pack: &TemplatePack, diags: &mut Diagnostics) -> bool {
    let mut complete = true;
    for need in pack.manifest.needs.iter().map(|entry| entry.data.as_str()) {
        let there = match need.split_once('.') {
            Some(("metrics", key)) => facts.metrics.contains_key(key),
            Some(("series", key)) => facts.series.contains_key(key),
            Some(("breakdowns", key)) => facts.breakdowns.contains_key(key),
            Some(_) => false,
            None => facts.records.contains_key(need) || (need == "metrics" && !facts.metrics.is_empty()),
        };
        if !there {
            complete = false;
            diags.push(
                Diagnostic::error(
                    "missing-data",
                    format!("the template `{}` needs `{need}`, which the data does not have", pack.name),
                )
                .hint(format!("add `{need}` to the data file")),
            );
        }
    }
    complete
}

fn cover(info: &ReportInfo) -> Cover {
    Cover {
        organisation: info.organisation.clone(),
        department: info.department.clone(),
        presenter: info.presenter.clone(),
        date: info.date.map(|date| format_date(date, info.language)).unwrap_or_default(),
        period: if info.period_known { info.period.name(info.language) } else { String::new() },
        numeral: if info.period_known { info.period.numeral() } else { String::new() },
    }
}

/// The candidate nearest to `word`, if it is near enough to be what was meant.
pub(crate) fn suggest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    data::suggest::closest(word, candidates)
}
