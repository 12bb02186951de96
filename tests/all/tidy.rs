//! The shape of the source: floors, sizes, first sentences, and what must not stand in it.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

/// Each top module of the crate and its floor. A file uses modules of lower floors, its own, and those named in [`NEIGHBOURS`].
const FLOORS: [(&str, u8); 19] = [
    ("units", 0),
    ("diag", 0),
    ("number", 0),
    ("text", 0),
    ("picture", 0),
    ("ooxml", 0),
    ("facts", 1),
    ("report", 1),
    ("theme", 1),
    ("chart", 2),
    ("source", 3),
    ("deck", 4),
    ("flow", 4),
    ("layout", 4),
    ("pptx", 5),
    ("docx", 5),
    ("lib", 6),
    ("cli", 7),
    ("main", 8),
];

/// Modules of one floor that may use each other, so far as they form no circle.
const NEIGHBOURS: [(&str, &[&str]); 5] =
    [("picture", &["units"]), ("text", &["units"]), ("report", &["facts"]), ("flow", &["deck"]), ("layout", &["deck", "flow"])];

/// The longest file, in lines.
const LONGEST: usize = 500;

#[test]
fn every_file_opens_with_what_it_knows() {
    let bare: Vec<_> =
        sources().into_iter().filter(|source| !source.text.starts_with("//! ")).map(|source| source.name).collect();
    assert_eq!(bare, <[String; 0]>::default());
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.text.lines().count() > LONGEST)
        .map(|source| format!("{}: {} lines", source.name, source.text.lines().count()))
        .collect();
    assert_eq!(long, <[String; 0]>::default());
}

#[test]
fn a_file_uses_only_lower_floors() {
    let mut wrong = BTreeSet::new();
    for source in sources().iter().filter(|source| !source.only_in_tests) {
        for used in used_modules(without_tests(&source.text)) {
            if !may_use(&source.module, &used) {
                wrong.insert(format!("{} uses `{used}`", source.name));
            }
        }
    }
    assert_eq!(wrong, BTreeSet::new());
}

#[test]
fn nothing_is_left_to_do_and_nothing_unwrapped() {
    let marks = [
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!(".unw", "rap()"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
    ];
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.only_in_tests) {
        for mark in marks.iter().filter(|mark| without_tests(&source.text).contains(**mark)) {
            wrong.push(format!("{}: `{mark}`", source.name));
        }
    }
    assert_eq!(wrong, <[String; 0]>::default());
}

#[test]
fn every_top_module_has_its_floor() {
    let known: BTreeSet<String> = FLOORS.iter().map(|(module, _)| (*module).to_owned()).collect();
    let without: Vec<_> = sources().into_iter().map(|source| source.module).filter(|module| !known.contains(module)).collect();
    assert_eq!(without, <[String; 0]>::default());
}

struct Source {
    /// Path below the repository.
    name: String,
    /// The top module it belongs to.
    module: String,
    text: String,
    /// Whether its module is declared under `#[cfg(test)]`.
    only_in_tests: bool,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| read_to_string(path).expect("source file")).collect();
    let test_files: Vec<PathBuf> = paths.iter().zip(&texts).flat_map(|(path, text)| test_modules(path, text)).collect();
    paths
        .iter()
        .zip(texts)
        .map(|(path, text)| {
            let below = path.strip_prefix(&root).expect("below src");
            let first = below.iter().next().expect("a name").to_string_lossy();
            Source {
                name: format!("src/{}", below.display()),
                module: first.trim_end_matches(".rs").to_owned(),
                text,
                only_in_tests: test_files.iter().any(|test| path.with_extension("").starts_with(test)),
            }
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("source folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The files, without extension, of the modules that this file declares for tests alone.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let own = if path.ends_with("mod.rs") { path.parent().expect("a folder").to_owned() } else { path.with_extension("") };
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]")
        .filter_map(|pair| pair[1].strip_prefix("mod ")?.strip_suffix(';'))
        .map(|module| own.join(module))
        .collect()
}

/// The part of a file before its own tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

/// What follows `crate::` in code, comments left out; a braced list counts each of its first names.
fn used_modules(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |code, line| code + line);
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{').and_then(|list| list.split_once('}')) {
            Some((list, _)) => used.extend(list.split(',').map(first_name).filter(|name| !name.is_empty())),
            None => used.push(first_name(rest)),
        }
    }
    used
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

fn may_use(module: &str, used: &str) -> bool {
    // The names that the crate's root itself defines belong to the root's floor.
    let used = if used.starts_with(char::is_uppercase) || ["build", "lay_out", "request"].contains(&used) { "lib" } else { used };
    let neighbour = NEIGHBOURS.iter().any(|(name, may)| *name == module && may.contains(&used));
    module == used || neighbour || floor(used) < floor(module)
}

fn floor(module: &str) -> u8 {
    FLOORS.iter().find(|(name, _)| *name == module).map_or(u8::MAX, |(_, floor)| *floor)
}
