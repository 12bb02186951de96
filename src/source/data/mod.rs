//! Reads a data file, TOML or JSON, into [`Facts`]; says everything that is wrong with it at once, each with its place.

mod bind;
mod blanks;
mod clean;
mod decimal;
mod json;
mod json_repair;
mod json_syntax;
mod node;
pub(crate) mod suggest;
mod toml;

pub(super) use bind::known;

use crate::diag::Diagnostics;
use crate::facts::{Facts, ReportInfo};
use node::Node;
use std::path::Path;

/// The deepest nesting of tables and arrays that is read; a data file needs five or six.
const DEEPEST: usize = 64;

/// How a data file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFormat {
    /// TOML 1.1.
    Toml,
    /// JSON as in RFC 8259: no comments, no trailing commas.
    Json,
}

impl DataFormat {
    /// The format that a path's extension tells, if it is one of ours.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        if extension.eq_ignore_ascii_case("toml") {
            Some(Self::Toml)
        } else if extension.eq_ignore_ascii_case("json") {
            Some(Self::Json)
        } else {
            None
        }
    }
}

/// Reads a data file's text and remembers it under `source_name` for messages.
///
/// `None` where the text cannot be read at all or `[report]` lacks what every report needs; otherwise as many facts as could
/// be understood, which are complete only if `diags` has no errors.
pub fn read(source_name: &str, text: &str, format: DataFormat, diags: &mut Diagnostics) -> Option<Facts> {
    let root = tree(source_name, text, format, diags)?;
    blanks::report(&root, diags);
    let mut facts = bind::bind(&root, None, diags)?;
    facts.complete_improvements();
    Some(facts)
}

/// The same for a form that is filled in part, or not at all: title, period and language may be missing, and what stands in
/// `defaults` is taken in their place.
pub fn read_form(
    source_name: &str,
    text: &str,
    format: DataFormat,
    defaults: &ReportInfo,
    diags: &mut Diagnostics,
) -> Option<Facts> {
    let root = tree(source_name, text, format, diags)?;
    let mut facts = bind::bind(&root, Some(defaults), diags)?;
    facts.complete_improvements();
    Some(facts)
}

fn tree(source_name: &str, text: &str, format: DataFormat, diags: &mut Diagnostics) -> Option<Node> {
    // Editors do not count a byte order mark, so neither do our places.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = diags.sources.add(source_name, text);
    let mut root = match format {
        DataFormat::Toml => toml::parse(text, source, diags),
        DataFormat::Json => json::parse(text, source, diags),
    }?;
    clean::clean(&mut root, diags);
    Some(root)
}
