//! A template pack: its manifest and its Markdown files, embedded or from a folder.
#![expect(clippy::disallowed_methods, reason = "a pack in a folder is read where packs are understood")]

use super::embedded;
use crate::number::{Language, Period, PeriodUnit};
use crate::report::{Outlet, Words};
use indexmap::IndexMap;
use serde::Deserialize;
use std::borrow::Cow;
use std::path::Path;

/// The file of a language's folder that says what an empty form asks for: a data file without values.
pub const FORM: &str = "form.toml";

/// The file that describes a pack.
pub const MANIFEST: &str = "template.toml";

/// The file of a language's folder that a new data file begins as.
pub const STARTER: &str = "starter.toml";

/// A pack, read but not yet rendered.
#[derive(Clone, Debug)]
pub struct TemplatePack {
    /// Its name: `annual-summary`.
    pub name: String,
    /// What `template.toml` says.
    pub manifest: Manifest,
    /// Its files by path: `zh-CN/overview.md`.
    pub files: IndexMap<String, Cow<'static, str>>,
}

/// `template.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// One line for the list of packs, by language.
    pub about: IndexMap<String, String>,
    /// The sections in order; each has a file `LANGUAGE/KEY.md`.
    pub sections: Vec<SectionManifest>,
    /// Whether `LANGUAGE/closing.md` makes a last slide.
    #[serde(default)]
    pub closing: bool,
    /// The data without which the report makes no sense: `metrics.complaints`.
    #[serde(default)]
    pub needs: Vec<DataEntry>,
    /// The data that it shows where it is there.
    #[serde(default)]
    pub uses: Vec<DataEntry>,
    /// Fixed words by language; those left out are the program's own.
    #[serde(default)]
    pub words: IndexMap<String, Words>,
    /// Where the document is a form: how often it is filed. Its fields are controls in Word, and `LANGUAGE/form.toml` says what an
    /// empty one asks for.
    pub form: Option<FormCycle>,
    /// The files that are made of it, both where the pack says nothing.
    #[serde(default = "all_outputs")]
    pub outputs: Vec<OutputFormat>,
    /// Whether the deck has a contents slide and a divider before each section.
    #[serde(default = "yes")]
    pub dividers: bool,
}

/// A file that a report becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutputFormat {
    /// The deck.
    Pptx,
    /// The document.
    Docx,
}

/// How often a form is filed, which tells its words for this period, the last and the next where nobody has filled the period in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormCycle {
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half-year.
    Half,
    /// Each year.
    Year,
}

impl FormCycle {
    /// A period of this length, which one does not matter.
    pub fn period(self) -> Period {
        let unit = match self {
            Self::Week => PeriodUnit::Week(1),
            Self::Month => PeriodUnit::Month(1),
            Self::Quarter => PeriodUnit::Quarter(1),
            Self::Half => PeriodUnit::Half(1),
            Self::Year => PeriodUnit::Year,
        };
        Period { year: 2000, unit }
    }
}

fn yes() -> bool {
    true
}

fn all_outputs() -> Vec<OutputFormat> {
    vec![OutputFormat::Pptx, OutputFormat::Docx]
}

/// A section as the manifest names it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionManifest {
    /// Its key, also the name of its file and of `[sections.KEY]` in the data.
    pub key: String,
    /// Its title by language; a section whose title is empty stands in the document without headings.
    pub title: IndexMap<String, String>,
    /// Whether only the deck or only the document shows it.
    #[serde(default)]
    pub outlet: Outlet,
}

/// Data that the manifest names: `"improvements"`, or `{ data = "improvements", about = { en = "what was done" } }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "DataEntryForm")]
pub struct DataEntry {
    /// Its path in the data file: `metrics.complaints`, `improvements`.
    pub data: String,
    /// What it is for, by language; may be empty.
    pub about: IndexMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum DataEntryForm {
    Path(String),
    Explained {
        data: String,
        #[serde(default)]
        about: IndexMap<String, String>,
    },
}

impl From<DataEntryForm> for DataEntry {
    fn from(form: DataEntryForm) -> Self {
        match form {
            DataEntryForm::Path(data) => Self { data, about: IndexMap::new() },
            DataEntryForm::Explained { data, about } => Self { data, about },
        }
    }
}

impl TemplatePack {
    /// The pack of this name that comes with the program.
    pub fn embedded(name: &str) -> Option<Self> {
        Self::among(embedded::FILES, name)
    }

    /// The pack that shows every kind of chart; its data is its [`starter`](Self::starter).
    pub fn gallery() -> Option<Self> {
        Self::among(embedded::GALLERY, "gallery")
    }

    /// Names of the packs that come with the program.
    pub fn embedded_names() -> Vec<&'static str> {
        embedded::FILES.iter().filter_map(|(path, _)| path.strip_suffix("/template.toml")).collect()
    }

    /// The pack in a folder of the user's.
    ///
    /// # Errors
    /// A sentence that says which file could not be read or understood.
    pub fn from_folder(folder: &Path) -> Result<Self, String> {
        let mut files = IndexMap::new();
        let manifest = folder.join(MANIFEST);
        let text =
            std::fs::read_to_string(&manifest).map_err(|error| format!("cannot read `{}`: {error}", manifest.display()))?;
        files.insert(MANIFEST.to_owned(), Cow::Owned(text));
        for language in [Language::ZhCn, Language::En] {
            read_language(folder, language.tag(), &mut files)?;
        }
        let name = folder.file_name().map_or_else(|| "template".to_owned(), |name| name.to_string_lossy().into_owned());
        Self::from_files(&name, files)
    }

    /// The languages the pack has files for.
    pub fn languages(&self) -> Vec<Language> {
        [Language::ZhCn, Language::En].into_iter().filter(|language| self.manifest.words.contains_key(language.tag())).collect()
    }

    /// What a new data file in this language begins as.
    pub fn starter(&self, language: Language) -> Option<&str> {
        self.files.get(&format!("{}/{STARTER}", language.tag())).map(AsRef::as_ref)
    }

    /// Its Markdown files for one language, by their whole path.
    pub(super) fn files_for(&self, language: Language) -> impl Iterator<Item = (&str, &str)> {
        let folder = format!("{}/", language.tag());
        let is_template = move |path: &str| path.starts_with(&folder) && !path.ends_with(STARTER) && !path.ends_with(FORM);
        self.files.iter().filter(move |(path, _)| is_template(path)).map(|(path, text)| (path.as_str(), text.as_ref()))
    }

    fn among(all: &[(&str, &'static str)], name: &str) -> Option<Self> {
        let prefix = format!("{name}/");
        let own = all.iter().filter_map(|(path, text)| Some((path.strip_prefix(&prefix)?.to_owned(), Cow::Borrowed(*text))));
        Self::from_files(name, own.collect()).ok()
    }

    fn from_files(name: &str, files: IndexMap<String, Cow<'static, str>>) -> Result<Self, String> {
        let text = files.get(MANIFEST).ok_or_else(|| format!("`{name}` has no `{MANIFEST}`"))?;
        let mut manifest: Manifest = toml::from_str(text).map_err(|error| format!("`{name}/{MANIFEST}`: {error}"))?;
        manifest.words = words(manifest.words, &files).map_err(|error| format!("words of `{name}`: {error}"))?;
        Ok(Self { name: name.to_owned(), manifest, files })
    }
}

/// The words of every language that the manifest names, or, where it names none, that has a folder.
fn words(
    mut given: IndexMap<String, Words>,
    files: &IndexMap<String, Cow<'static, str>>,
) -> Result<IndexMap<String, Words>, toml::de::Error> {
    let house: IndexMap<String, Words> = toml::from_str(include_str!("words.toml"))?;
    let named = !given.is_empty();
    for (tag, words) in house {
        let folder = format!("{tag}/");
        let spoken = if named { given.contains_key(&tag) } else { files.keys().any(|path| path.starts_with(&folder)) };
        if spoken {
            let own = given.shift_remove(&tag).unwrap_or_default();
            given.insert(tag, own.or(&words));
        }
    }
    Ok(given)
}

fn read_language(folder: &Path, tag: &str, files: &mut IndexMap<String, Cow<'static, str>>) -> Result<(), String> {
    let inside = folder.join(tag);
    let Ok(entries) = std::fs::read_dir(&inside) else { return Ok(()) };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if [STARTER, FORM].contains(&name) || Path::new(name).extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(&path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
            files.insert(format!("{tag}/{name}"), Cow::Owned(text));
        }
    }
    Ok(())
}
