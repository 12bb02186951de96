//! Every mistake in a data file is answered with a message, a place and a way out: one folder of `tests/cases/errors` each.

use std::fs;
use std::path::{Path, PathBuf};
use yearend::cli::print::human;
use yearend::diag::Diagnostics;
use yearend::source::data::{DataFormat, read};

#[test]
fn mistakes_are_answered_as_recorded() {
    for folder in folders() {
        for name in ["data.toml", "data.json"] {
            let path = folder.join(name);
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let printed = printed(name, &text, &path);
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(name, printed));
        }
    }
}

#[test]
fn both_formats_are_answered_with_the_same_messages() {
    for folder in folders() {
        let messages = |name: &str| {
            let path = folder.join(name);
            let text = fs::read_to_string(&path).ok()?;
            let mut diags = Diagnostics::default();
            read(name, &text, DataFormat::of_path(&path)?, &mut diags);
            Some(diags.list().iter().map(|diagnostic| (diagnostic.rule, diagnostic.message.clone())).collect::<Vec<_>>())
        };
        let (Some(toml), Some(json)) = (messages("data.toml"), messages("data.json")) else { continue };
        if toml.iter().chain(&json).all(|(rule, _)| *rule != "syntax" && *rule != "duplicate-key") {
            assert_eq!(toml, json, "{}", folder.display());
        }
    }
}

fn printed(name: &str, text: &str, path: &Path) -> String {
    let mut diags = Diagnostics::default();
    let format = DataFormat::of_path(path).expect("a data file");
    let facts = read(name, text, format, &mut diags);
    assert!(!diags.list().is_empty(), "{}: a case of a mistake", path.display());
    let outcome = if facts.is_some() { "facts" } else { "no facts" };
    format!("{}{outcome}", human(&diags, false))
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/errors");
    let entries = fs::read_dir(&root).expect("the cases");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder").path()).collect();
    folders.sort();
    assert!(folders.len() >= 25, "the cases are there");
    folders
}
