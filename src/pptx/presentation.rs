//! The presentation: masters, slides in order, sections, size.

use super::{parts, slide, slide_name};
use crate::deck::Deck;
use crate::ooxml::{Error, Package, PartName, RelationshipId, Xml};
use crate::theme::Theme;

const MAIN: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

/// Slide ids begin here (ECMA-376 Part 1, §19.7.13).
const FIRST_SLIDE_ID: usize = 256;

/// Master and layout ids share one range that begins here (ECMA-376 Part 1, §19.7.16); layouts count on in the master's part.
const MASTER_ID: u32 = 2_147_483_648;

/// Adds the presentation and its settings.
pub(super) fn add(
    package: &mut Package,
    name: &PartName,
    deck: &Deck,
    theme: &Theme,
    master: &PartName,
    notes_master: Option<&PartName>,
) -> Result<(), Error> {
    let master = package.relate(name, "slideMaster", master);
    let notes_master = notes_master.map(|part| package.relate(name, "notesMaster", part));
    let mut slides = Vec::with_capacity(deck.slides.len());
    for index in 0..deck.slides.len() {
        slides.push(package.relate(name, "slide", &slide_name(index)?));
    }
    let bytes = presentation(deck, theme, master, notes_master, &slides);
    package.add(name.clone(), MAIN, bytes);
    parts::add_settings(package, name, theme)
}

/// `<p:presentation>`.
fn presentation(
    deck: &Deck,
    theme: &Theme,
    master: RelationshipId,
    notes_master: Option<RelationshipId>,
    slides: &[RelationshipId],
) -> Vec<u8> {
    Xml::document("p:presentation", &slide::NAMESPACES, |xml| {
        xml.element("p:sldMasterIdLst", &[], |xml| {
            xml.empty("p:sldMasterId", &[("id", &MASTER_ID), ("r:id", &master)]);
        });
        if let Some(notes_master) = notes_master {
            xml.element("p:notesMasterIdLst", &[], |xml| xml.empty("p:notesMasterId", &[("r:id", &notes_master)]));
        }
        xml.element("p:sldIdLst", &[], |xml| {
            for (index, slide) in slides.iter().enumerate() {
                xml.empty("p:sldId", &[("id", &(FIRST_SLIDE_ID + index)), ("r:id", slide)]);
            }
        });
        xml.empty("p:sldSz", &[("cx", &deck.size.width.0), ("cy", &deck.size.height.0)]);
        xml.empty("p:notesSz", &[("cx", &6_858_000), ("cy", &9_144_000)]);
        default_text_style(xml, theme);
        section_list(xml, deck);
    })
}

/// `<p:defaultTextStyle>`: what a text box has that a person adds.
fn default_text_style(xml: &mut Xml, theme: &Theme) {
    let size = theme.scale.body.first().map_or(1600, |size| size.as_hundredths());
    xml.element("p:defaultTextStyle", &[], |xml| {
        let attributes: [(&str, &dyn std::fmt::Display); 6] =
            [("marL", &0), ("algn", &"l"), ("rtl", &0), ("eaLnBrk", &1), ("latinLnBrk", &0), ("hangingPunct", &0)];
        xml.element("a:lvl1pPr", &attributes, |xml| {
            xml.element("a:defRPr", &[("sz", &size), ("kern", &1200)], |xml| {
                xml.element("a:solidFill", &[], |xml| xml.empty("a:schemeClr", &[("val", &"tx1")]));
                xml.empty("a:latin", &[("typeface", &"+mn-lt")]);
                xml.empty("a:ea", &[("typeface", &"+mn-ea")]);
                xml.empty("a:cs", &[("typeface", &"+mn-cs")]);
            });
        });
    });
}

/// `<p14:sectionLst>` (MS-PPTX, §2.6.1.28): every slide is in a section, those before the first in one named as the deck.
fn section_list(xml: &mut Xml, deck: &Deck) {
    if deck.slides.iter().all(|slide| slide.section.is_empty()) {
        return;
    }
    xml.element("p:extLst", &[], |xml| {
        xml.element("p:ext", &[("uri", &"{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")], |xml| {
            let namespace = "http://schemas.microsoft.com/office/powerpoint/2010/main";
            xml.element("p14:sectionLst", &[("xmlns:p14", &namespace)], |xml| sections(xml, deck));
        });
    });
}

fn sections(xml: &mut Xml, deck: &Deck) {
    let mut first = FIRST_SLIDE_ID;
    for (index, group) in deck.slides.chunk_by(|left, right| left.section == right.section).enumerate() {
        let own = group.first().map_or("", |slide| slide.section.as_str());
        let name = if own.is_empty() { &deck.title } else { own };
        // The id need only differ from the other sections' of the same file.
        let id = format!("{{00000000-0000-4000-8000-{:012X}}}", index + 1);
        xml.element("p14:section", &[("name", &name), ("id", &id)], |xml| {
            xml.element("p14:sldIdLst", &[], |xml| {
                for slide in first..first + group.len() {
                    xml.empty("p14:sldId", &[("id", &slide)]);
                }
            });
        });
        first += group.len();
    }
}
