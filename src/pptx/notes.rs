//! Speaker notes: a page per slide, with the slide's image and the notes.

use super::slide::{NAMESPACES, colour_map_override, shape_tree};
use crate::deck::Slide;
use crate::number::Language;
use crate::ooxml::{Error, Package, PartName, Xml};

const NOTES_SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";

/// Adds the notes page of the slide with this index.
pub(super) fn add(
    package: &mut Package,
    slide_name: &PartName,
    index: usize,
    slide: &Slide,
    language: Language,
    master: &PartName,
) -> Result<(), Error> {
    let name = PartName::new(format!("/ppt/notesSlides/notesSlide{}.xml", index + 1))?;
    package.relate(slide_name, "notesSlide", &name);
    package.relate(&name, "notesMaster", master);
    package.relate(&name, "slide", slide_name);
    package.add(name, NOTES_SLIDE, notes(&slide.notes, language));
    Ok(())
}

/// `<p:notes>`.
fn notes(paragraphs: &[String], language: Language) -> Vec<u8> {
    Xml::document("p:notes", &NAMESPACES, |xml| {
        xml.element("p:cSld", &[], |xml| {
            shape_tree(xml, |xml| {
                slide_image(xml);
                notes_body(xml, paragraphs, language);
            });
        });
        colour_map_override(xml);
    })
}

fn slide_image(xml: &mut Xml) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &2), ("name", &"Slide image")]);
            xml.element("p:cNvSpPr", &[], |xml| {
                xml.empty("a:spLocks", &[("noGrp", &1), ("noRot", &1), ("noChangeAspect", &1)]);
            });
            xml.element("p:nvPr", &[], |xml| xml.empty("p:ph", &[("type", &"sldImg")]));
        });
        xml.empty("p:spPr", &[]);
    });
}

fn notes_body(xml: &mut Xml, paragraphs: &[String], language: Language) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &3), ("name", &"Notes")]);
            xml.element("p:cNvSpPr", &[], |xml| xml.empty("a:spLocks", &[("noGrp", &1)]));
            xml.element("p:nvPr", &[], |xml| {
                xml.empty("p:ph", &[("type", &"body"), ("sz", &"quarter"), ("idx", &3)]);
            });
        });
        xml.empty("p:spPr", &[]);
        xml.element("p:txBody", &[], |xml| {
            xml.empty("a:bodyPr", &[]);
            xml.empty("a:lstStyle", &[]);
            for text in paragraphs {
                notes_paragraph(xml, text, language);
            }
        });
    });
}

fn notes_paragraph(xml: &mut Xml, text: &str, language: Language) {
    let tag = language.office_tag();
    xml.element("a:p", &[], |xml| {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                xml.element("a:br", &[], |xml| xml.empty("a:rPr", &[("lang", &tag), ("dirty", &0)]));
            }
            xml.element("a:r", &[], |xml| {
                xml.empty("a:rPr", &[("lang", &tag), ("dirty", &0)]);
                xml.leaf("a:t", &[], line);
            });
        }
    });
}
