//! What a written deck promises.

use super::text::{Mark, Sequence};
use super::{package, sample, write};
use crate::deck::{Anchor, Deck, Placeholder, SlideLayout};
use crate::ooxml::{Error, Package, PartName};
use crate::theme::{Colour, Rgb, Theme};
use crate::units::Rect;

fn built(deck: &Deck) -> Package {
    package(deck, &sample::pictures(deck), &Theme::house()).unwrap()
}

fn part(package: &Package, name: &str) -> String {
    let part = package.part(&PartName::new(name).unwrap()).unwrap_or_else(|| panic!("no part {name}"));
    String::from_utf8(part.bytes.clone()).unwrap()
}

#[test]
fn every_layout_and_item_makes_a_sound_package() {
    assert_eq!(built(&sample::deck(&Theme::house())).check(), Vec::<String>::new());
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    let theme = Theme::house();
    let deck = sample::deck(&theme);
    let pictures = sample::pictures(&deck);
    assert_eq!(write(&deck, &pictures, &theme).unwrap(), write(&deck, &pictures, &theme).unwrap());
}

#[test]
fn every_run_names_three_faces_and_its_language() {
    let xml = part(&built(&sample::deck(&Theme::house())), "/ppt/slides/slide4.xml");
    let runs = xml.matches("<a:rPr ").count() + xml.matches("<a:endParaRPr ").count();
    for needed in ["<a:latin ", "<a:ea ", "<a:cs ", "lang=\"zh-CN\" altLang=\"en-US\" sz="] {
        assert_eq!(xml.matches(needed).count(), runs, "{needed}");
    }
}

#[test]
fn a_chart_is_an_svg_with_a_png_and_words() {
    let package = built(&sample::deck(&Theme::house()));
    let xml = part(&package, "/ppt/slides/slide4.xml");
    assert!(xml.contains(r#"name="Chart 1" descr="条形图：产品质量最多，&#10;占 45%""#));
    assert!(
        xml.contains(r#"<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId3"/>"#)
    );
    assert!(part(&package, "/ppt/media/chart1.svg").starts_with("<svg"));
}

#[test]
fn a_link_of_a_whole_box_stands_on_the_shape_and_one_of_a_line_on_its_run() {
    let package = built(&sample::deck(&Theme::house()));
    let (contents, content) = (part(&package, "/ppt/slides/slide2.xml"), part(&package, "/ppt/slides/slide4.xml"));
    let jump = r#"action="ppaction://hlinksldjump""#;
    assert_eq!(contents.matches(jump).count(), 3);
    assert!(!contents.contains("hlinkClr"));
    assert_eq!(content.matches(jump).count(), 1);
    assert!(content.contains("<ahyp:hlinkClr"));
}

#[test]
fn a_newline_is_a_break_and_an_empty_paragraph_keeps_its_size() {
    let xml = part(&built(&sample::deck(&Theme::house())), "/ppt/slides/slide4.xml");
    assert_eq!(xml.matches("<a:br>").count(), 1);
    assert!(xml.contains(r#"<a:endParaRPr lang="zh-CN" altLang="en-US" sz="1400""#));
}

#[test]
fn numbers_count_on_from_where_they_start() {
    let mut sequence = Sequence::default();
    let number = |start| Mark::Number { scheme: "arabicPeriod", start };
    assert_eq!(sequence.mark(Some("3.")), number(3));
    assert_eq!(sequence.mark(Some("4.")), number(3));
    assert_eq!(sequence.mark(Some("9.")), number(9));
    assert_eq!(sequence.mark(None), Mark::None);
    assert_eq!(sequence.mark(Some("10.")), number(10));
    assert_eq!(sequence.mark(Some("•")), Mark::Character("•"));
    assert_eq!(sequence.mark(Some("0.")), Mark::Character("0."));
}

#[test]
fn a_rule_between_rows_is_told_by_both_of_them() {
    let xml = part(&built(&sample::deck(&Theme::house())), "/ppt/slides/slide4.xml");
    let rule = |edge: &str| format!(r#"<a:{edge} w="9525"><a:solidFill><a:schemeClr val="accent6"/>"#);
    assert_eq!((xml.matches(&rule("lnT")).count(), xml.matches(&rule("lnB")).count()), (4, 6));
}

#[test]
fn a_field_where_its_layout_has_it_can_be_moved_in_the_master() {
    let theme = Theme::house();
    let mut deck = sample::deck(&theme);
    assert!(part(&built(&deck), "/ppt/slides/slide5.xml").contains("<p:spPr/>"));
    for placed in &mut deck.slides[4].placed {
        placed.rect = Rect::inches(1.0, 1.0, 2.0, 0.5);
    }
    assert!(!part(&built(&deck), "/ppt/slides/slide5.xml").contains("<p:spPr/>"));
}

#[test]
fn sections_hold_every_slide_once() {
    let xml = part(&built(&sample::deck(&Theme::house())), "/ppt/presentation.xml");
    assert_eq!(xml.matches("<p14:section ").count(), 3);
    for id in 256..261 {
        assert_eq!(xml.matches(&format!("<p14:sldId id=\"{id}\"/>")).count(), 1);
    }
    assert!(xml.contains(r#"<p14:section name="客户投诉处理年度总结 &amp; &lt;2025&gt;""#));
}

#[test]
fn notes_bring_their_master_and_its_own_theme_and_only_then() {
    let theme = Theme::house();
    let mut deck = sample::deck(&theme);
    let with = built(&deck);
    assert!(part(&with, "/ppt/notesSlides/notesSlide4.xml").contains("<a:t>第一段备注。</a:t>"));
    assert!(with.part(&PartName::new("/ppt/theme/theme2.xml").unwrap()).is_some());
    deck.slides.iter_mut().for_each(|slide| slide.notes.clear());
    let without = built(&deck);
    assert!(without.parts().iter().all(|part| !part.name.as_str().contains("notes")));
    assert!(without.part(&PartName::new("/ppt/theme/theme2.xml").unwrap()).is_none());
}

#[test]
fn another_palette_and_font_reach_the_theme_part() {
    let mut theme = Theme::house();
    theme.palette.accent = Rgb(0xAB, 0xCD, 0xEF);
    theme.fonts.latin = "A & B".to_owned();
    let deck = sample::deck(&theme);
    let package = package(&deck, &sample::pictures(&deck), &theme).unwrap();
    let xml = part(&package, "/ppt/theme/theme1.xml");
    assert!(xml.contains(r#"<a:accent1><a:srgbClr val="ABCDEF"/></a:accent1>"#));
    assert!(xml.contains(r#"<a:latin typeface="A &amp; B"/>"#));
}

#[test]
fn what_is_not_there_is_named() {
    let theme = Theme::house();
    let deck = sample::deck(&theme);
    let missing = |deck: &Deck, what: &str| match write(deck, &[], &theme) {
        Err(Error::Missing(message)) => assert!(message.contains(what), "{message}"),
        other => panic!("{other:?}"),
    };
    missing(&deck, "the picture of drawing 0");

    let words = || vec![sample::paragraph("x", theme.scale.title, Colour::Ink)];
    let mut untitled = deck.clone();
    untitled.slides =
        vec![sample::slide(SlideLayout::Content, "", vec![sample::text("Card 1", theme.slide.body, words(), Anchor::Top)])];
    missing(&untitled, "`Card 1`");

    let mut lost = deck;
    lost.slides.truncate(2);
    missing(&lost, "slide 3");
}

#[test]
fn characters_that_xml_forbids_do_not_break_the_file() {
    let theme = Theme::house();
    let mut deck = sample::deck(&theme);
    deck.slides = vec![sample::slide(SlideLayout::Content, "\u{1}", vec![sample::title(&theme, "a\u{0}b <&> \u{FFFE}")])];
    let package = built(&deck);
    assert_eq!(package.check(), Vec::<String>::new());
    assert!(part(&package, "/ppt/slides/slide1.xml").contains("<a:t>a□b &lt;&amp;&gt; □</a:t>"));
}

#[test]
fn every_placeholder_of_a_slide_is_on_its_layout() {
    let theme = Theme::house();
    let deck = sample::deck(&theme);
    let package = built(&deck);
    for (index, slide) in deck.slides.iter().enumerate() {
        let layout = part(&package, &format!("/ppt/slideLayouts/slideLayout{}.xml", index + 1));
        let xml = part(&package, &format!("/ppt/slides/slide{}.xml", index + 1));
        let fields: Vec<&str> = xml.split("<p:ph ").skip(1).filter_map(|rest| rest.split("/>").next()).collect();
        let is_field = |placed: &&crate::deck::Placed| matches!(&placed.item, crate::deck::Item::Text(text) if text.placeholder.is_some_and(|field| field != Placeholder::Title));
        assert_eq!(fields.len(), slide.placed.iter().filter(is_field).count() + 1);
        for field in fields {
            assert!(layout.contains(&format!("<p:ph {field}/>")), "{field} on {:?}", slide.layout);
        }
    }
}
