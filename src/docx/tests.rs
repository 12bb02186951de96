//! Documents with every kind of item, in both languages, as packages.

pub(super) mod sample;

use super::package::package;
use super::write;
use crate::flow::FlowItem;
use crate::number::Language;
use crate::ooxml::{Package, PartName};
use crate::theme::Theme;
use sample::{flow, pictures};
use std::fmt::Write as _;

fn document(language: Language) -> Package {
    let flow = flow(language);
    package(&flow, &pictures(&flow), &Theme::house()).unwrap()
}

fn part(package: &Package, name: &str) -> String {
    let part = package.part(&PartName::new(name).unwrap()).unwrap();
    String::from_utf8(part.bytes.clone()).unwrap()
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

#[test]
fn a_document_with_every_kind_of_item_is_a_sound_package() {
    for language in [Language::ZhCn, Language::En] {
        assert_eq!(document(language).check(), Vec::<String>::new());
    }
}

#[test]
fn two_documents_of_one_process_are_the_same_bytes() {
    let flow = flow(Language::ZhCn);
    let bytes = || write(&flow, &pictures(&flow), &Theme::house()).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn every_picture_has_a_fallback_and_a_text_and_the_charts_are_vectors() {
    let body = part(&document(Language::ZhCn), "/word/document.xml");
    assert_eq!(count(&body, "<asvg:svgBlip"), 2);
    assert_eq!(count(&body, "<a:blip "), 3);
    for alt in ["全年投诉量先升后降", "服务大厅"] {
        assert!(body.contains(&format!("descr=\"{alt}")), "{alt}");
    }
}

#[test]
fn contents_lines_lead_to_headings_and_nothing_asks_to_be_updated() {
    let package = document(Language::ZhCn);
    let body = part(&package, "/word/document.xml");
    assert!(body.contains(" TOC \\o &quot;1-2&quot; \\h \\n \\z \\u ") || body.contains(" TOC \\o \"1-2\" \\h \\n \\z \\u "));
    for entry in &flow(Language::ZhCn).contents {
        assert_eq!(count(&body, &format!("w:anchor=\"{}\"", entry.bookmark)), 1);
        assert_eq!(count(&body, &format!("w:name=\"{}\"", entry.bookmark)), 1);
    }
    assert_eq!(count(&body, "w:fldCharType=\"begin\""), count(&body, "w:fldCharType=\"end\""));
    assert!(!part(&package, "/word/settings.xml").contains("updateFields") && !body.contains("w:dirty=\"true\""));
}

#[test]
fn tables_repeat_their_header_and_only_rows_that_may_outgrow_a_page_split() {
    let body = part(&document(Language::En), "/word/document.xml");
    assert_eq!(count(&body, "<w:tblHeader/>"), 3);
    let rows = count(&body, "<w:tr>") + count(&body, "<w:tr ");
    assert_eq!(count(&body, "<w:cantSplit/>") + count(&body, "<w:cantSplit "), rows - 1);
}

#[test]
fn every_run_has_its_languages() {
    let body = part(&document(Language::En), "/word/document.xml");
    assert_eq!(count(&body, "<w:r>"), count(&body, "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"));
}

#[test]
fn every_numbered_list_begins_anew() {
    let numbering = part(&document(Language::ZhCn), "/word/numbering.xml");
    assert_eq!(count(&numbering, "<w:num "), 3);
    assert_eq!(count(&numbering, "<w:startOverride "), 2);
}

#[test]
fn the_footer_counts_pages_with_fields() {
    let footer = part(&document(Language::ZhCn), "/word/footer.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES ") && !footer.contains('{'));
}

#[test]
fn nothing_of_the_text_is_lost() {
    let body = part(&document(Language::En), "/word/document.xml");
    let mut text = String::new();
    for piece in body.split("</w:t>") {
        let (_, piece) = piece.rsplit_once('>').unwrap();
        let _ = write!(text, "{piece}");
    }
    for wanted in ["Handling time &lt; 2 h &amp; falling", "long cell", "Card three", "Figure 2", "Table 3", "Grand total"] {
        assert!(text.contains(wanted), "{wanted}");
    }
}

#[test]
fn what_is_empty_leaves_no_empty_table_and_no_open_field() {
    let mut flow = flow(Language::ZhCn);
    flow.cover = crate::report::Cover::default();
    flow.contents.clear();
    flow.items = vec![FlowItem::KeyFigures(Vec::new()), FlowItem::Cards(Vec::new())];
    let package = package(&flow, &[], &Theme::house()).unwrap();
    assert_eq!(package.check(), Vec::<String>::new());
    let body = part(&package, "/word/document.xml");
    assert_eq!((count(&body, "<w:tbl>"), count(&body, "fldChar")), (1, 0));
}

#[test]
fn a_chart_without_its_picture_is_an_error() {
    assert!(package(&flow(Language::En), &[], &Theme::house()).is_err());
}
