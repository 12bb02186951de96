//! Reports as data, template and what becomes of them: one folder of `tests/cases` each.
//!
//! A folder holds `data.toml` and, unless a pack of the program is to be filled, its own: either `report.md`, the only file
//! of a pack with one section, or a whole pack with `template.toml`. The texts of tree, deck and flow are recorded beside
//! them; `INSTA_UPDATE=always cargo test` records them anew, and the change is read like any other.

use crate::support::{build, deck, flow, holds, pack_of, snapshot, tree};
use std::fs;
use std::path::{Path, PathBuf};
use yearend::cli::print::human;
use yearend::diag::Diagnostics;
use yearend::source::TemplatePack;

#[test]
fn every_case_comes_out_as_recorded_complete_and_inside_its_boxes() {
    let mut broken = Vec::new();
    for folder in folders() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let data = fs::read_to_string(folder.join("data.toml")).expect("the data");
        let mut diags = Diagnostics::default();
        let built = build(&data, pack(&folder), &mut diags);
        if let Some(built) = &built {
            if let Err(message) = holds::all(&built.laid_out) {
                broken.push(format!("{name}: {message}"));
            }
            snapshot(&folder, "tree", &tree::text(&built.laid_out.report));
            snapshot(&folder, "deck", &deck::text(&built.laid_out.deck, name.starts_with("title_")));
            snapshot(&folder, "flow", &flow::text(&built.laid_out.flow));
        }
        let outcome = if built.is_some() { "built" } else { "nothing built" };
        snapshot(&folder, "messages", &format!("{}{outcome}", human(&diags, false)));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn pack(folder: &Path) -> Option<TemplatePack> {
    if folder.join("template.toml").is_file() {
        return Some(TemplatePack::from_folder(folder).expect("a pack"));
    }
    let markdown = fs::read_to_string(folder.join("report.md")).ok()?;
    Some(pack_of(&markdown))
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&root).expect("the cases").map(|entry| entry.expect("a folder").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("data.toml").is_file()).collect();
    folders.sort();
    folders
}
