//! Reports as data, template and what becomes of them: one folder of `tests/cases` each.
//!
//! A folder holds `data.toml` and, unless a pack of the program is to be filled, its own: either `report.md`, the only file
//! of a pack with one section, or a whole pack with `template.toml`. The texts of tree, deck and flow are recorded beside
//! them; `INSTA_UPDATE=always cargo test` records them anew, and the change is read like any other.

use crate::support::{build, deck, flow, holds, lay_out, pack_of, snapshot, tree};
use std::fs;
use std::path::{Path, PathBuf};
use yearend::cli::print::human;
use yearend::deck::{Deck, Drawing};
use yearend::diag::Diagnostics;
use yearend::source::TemplatePack;
use yearend::theme::Theme;

#[test]
fn every_case_comes_out_as_recorded_complete_and_inside_its_boxes() {
    let mut broken = Vec::new();
    for folder in folders() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let data = fs::read_to_string(folder.join("data.toml")).expect("the data");
        let mut diags = Diagnostics::default();
        let built = build(&data, pack(&folder), &mut diags);
        if let Some(built) = &built {
            if let Err(message) = holds::all(&built.laid_out, &diags) {
                broken.push(format!("{name}: {message}"));
            }
            broken.extend(charts_unsound(&built.laid_out.deck).map(|message| format!("{name}: {message}")));
            snapshot(&folder, "tree", &tree::text(&built.laid_out.report));
            snapshot(&folder, "deck", &deck::text(&built.laid_out.deck, name.starts_with("title_")));
            snapshot(&folder, "flow", &flow::text(&built.laid_out.flow));
        }
        let outcome = if built.is_some() { "built" } else { "nothing built" };
        snapshot(&folder, "messages", &format!("{}{outcome}", human(&diags, false)));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_samples_come_out_complete_and_inside_their_boxes_in_both_languages() {
    let samples =
        [include_str!("../../sample-data/complaints-2025.toml"), include_str!("../../sample-data/service-desk-2025.toml")];
    for (index, sample) in samples.into_iter().enumerate() {
        for language in ["zh-CN", "en"] {
            let data = sample.replacen("language = \"zh-CN\"", "language = \"en\"", 1);
            let data = data.replacen("language = \"en\"", &format!("language = \"{language}\""), 1);
            let mut diags = Diagnostics::default();
            let laid_out = lay_out(&data, None, &mut diags).expect("laid out");
            assert_eq!(holds::all(&laid_out, &diags), Ok(()), "sample {index} in {language}: {}", human(&diags, false));
            assert!(!diags.has_errors(), "sample {index} in {language}: {}", human(&diags, false));
        }
    }
}

/// Charts whose drawing holds a number that is none, or no picture at all.
fn charts_unsound(deck: &Deck) -> impl Iterator<Item = String> {
    let theme = Theme::house();
    deck.drawings.iter().filter_map(move |Drawing { chart, size, label, .. }| {
        let svg = yearend::chart::svg(chart, *size, *label, &theme);
        let odd =
            ["NaN", "inf", "null"].into_iter().find(|odd| svg.contains(&format!("\"{odd}")) || svg.contains(&format!(" {odd}")));
        let drawn = svg.contains("<path") || svg.contains("<rect") || svg.contains("<poly") || svg.contains("<circle");
        (odd.is_some() || !drawn).then(|| format!("`{}` is drawn with {odd:?}", chart.title))
    })
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
