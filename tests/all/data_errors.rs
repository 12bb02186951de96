//! Every mistake in a data file is answered with a message, a place and a way out: one folder of `tests/cases/errors` each.

use std::fs;
use std::path::{Path, PathBuf};
use yearend::cli::print::{human, json_lines};
use yearend::diag::{Diagnostic, Diagnostics};
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

#[test]
fn programs_get_one_json_object_per_message() {
    let text = "[report]\ntitle = \"总结\"\nperiod = \"2025\"\nlanguage = \"zh-CN\"\n[metrics]\nm = { name = \"响应\", value = \"92%\" }\n";
    let mut diags = Diagnostics::default();
    read("data.toml", text, DataFormat::Toml, &mut diags);
    diags.push(Diagnostic::warning("no-place", "nothing to point at"));
    insta::assert_snapshot!(json_lines(&diags), @r#"
    {"severity":"error","rule":"wrong-type","message":"`value` of `metrics.m` is the text `92%`, but a number is wanted","hint":"write `92` with `unit = \"%\"`","file":"data.toml","line":6,"column":28,"end_line":6,"end_column":33}
    {"severity":"warning","rule":"no-place","message":"nothing to point at","hint":null,"file":null,"line":null,"column":null,"end_line":null,"end_column":null}
    "#);
}

#[test]
fn colours_appear_only_when_asked_for() {
    let mut diags = Diagnostics::default();
    diags.push(Diagnostic::error("rule", "a \u{1b}[31mmessage").hint("a hint"));
    insta::assert_snapshot!(human(&diags, false), @r"
    error[rule]: a □[31mmessage
     |
     = help: a hint
    ");
    assert!(human(&diags, true).contains("\u{1b}["));
    assert!(!human(&diags, false).contains('\u{1b}'));
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
