//! The gallery: every kind of chart, in both of its faces.

use crate::support::desk::Desk;
use crate::support::{deck, holds, lay_out, snapshot};
use std::collections::BTreeSet;
use std::path::Path;
use yearend::diag::{Diagnostics, Severity};
use yearend::number::Language;
use yearend::report::Face;
use yearend::source::TemplatePack;

const GUIDE: &str = include_str!("../../report-templates/README.md");

#[test]
fn the_gallery_comes_out_as_recorded_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/gallery");
    for language in [Language::ZhCn, Language::En] {
        let mut diags = Diagnostics::default();
        let pack = TemplatePack::gallery().expect("the gallery");
        let data = pack.starter(language).expect("its data").to_owned();
        let laid_out = lay_out(&data, Some(pack), &mut diags).expect("laid out");
        assert_eq!(holds::all(&laid_out, &diags), Ok(()));
        assert_eq!(diags.count(Severity::Error) + diags.count(Severity::Warning), 0);
        snapshot(&folder, &format!("deck_{}", language.tag()), &deck::text(&laid_out.deck, false));
    }
}

#[test]
fn every_kind_of_the_guide_is_a_picture_and_stands_beside_offices_own_where_there_is_one() {
    let desk = Desk::new();
    let run = desk.run(&["charts", "--gallery", "--lang", "en", "-o", "gallery"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let files: BTreeSet<String> = desk.files("gallery").into_iter().collect();
    assert!(files.contains("gallery.pptx"));
    for kind in kinds() {
        assert!(files.contains(&format!("{kind}.svg")) && files.contains(&format!("{kind}.png")), "{kind}: {files:?}");
    }
    let pack = TemplatePack::gallery().expect("the gallery");
    let data = pack.starter(Language::En).expect("its data").to_owned();
    let drawings = lay_out(&data, Some(pack), &mut Diagnostics::default()).expect("laid out").deck.drawings;
    for kind in drawings.iter().map(|drawing| drawing.chart.kind) {
        let has = |face| drawings.iter().any(|drawing| drawing.chart.kind == kind && drawing.face == face);
        assert!(has(Face::Picture), "{kind:?}");
        assert_eq!(has(Face::Native), yearend::chart::native_face(kind).is_ok(), "{kind:?}");
    }
}

#[test]
fn the_gallery_is_no_template_and_needs_no_data() {
    assert!(!TemplatePack::embedded_names().contains(&"gallery"));
    let desk = Desk::new();
    assert_eq!(desk.run(&["charts"]).code, 2);
    assert_eq!(desk.run(&["charts", "--gallery", "data.toml"]).code, 2);
}

/// The kinds that the guide lists, but the one that is chosen by the data.
fn kinds() -> Vec<&'static str> {
    let table = GUIDE.split("## Kinds of chart").nth(1).expect("the list");
    let rows = table.split("````").next().expect("the table").lines().filter_map(|line| line.strip_prefix("| `"));
    let named = rows.filter_map(|row| row.split('|').next()).flat_map(|cell| cell.split('`').step_by(2));
    let kinds: Vec<_> =
        named.map(|name| name.trim_matches([',', ' '])).filter(|name| !["", "auto", "kind"].contains(name)).collect();
    assert!(kinds.len() > 20, "{kinds:?}");
    kinds
}
