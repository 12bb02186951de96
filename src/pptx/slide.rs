//! A slide: its items in reading order.

use super::links::Links;
use super::shape::Ids;
use super::{graphic, shape, table, text};
use crate::deck::{Deck, Item, Placeholder, Slide};
use crate::ooxml::{Error, Xml};
use crate::theme::Theme;

/// The namespaces that slides and everything like them declare.
pub(super) const NAMESPACES: [(&str, &dyn std::fmt::Display); 3] = [
    ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", &"http://schemas.openxmlformats.org/presentationml/2006/main"),
];

/// `<p:sld>`.
pub(super) fn slide(deck: &Deck, slide: &Slide, theme: &Theme, links: &Links) -> Result<Vec<u8>, Error> {
    if !slide.placed.iter().any(|placed| is_title(&placed.item)) {
        let first = slide.placed.first().map_or("nothing", |placed| &placed.name);
        return Err(Error::Missing(format!("the title of a slide that begins with `{first}`")));
    }
    Ok(Xml::document("p:sld", &NAMESPACES, |xml| {
        xml.element("p:cSld", &[], |xml| {
            shape_tree(xml, |xml| items(xml, deck, slide, theme, links));
        });
        colour_map_override(xml);
    }))
}

/// `<p:spTree>` with the group properties that every tree must have.
pub(super) fn shape_tree(xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
    xml.element("p:spTree", &[], |xml| {
        xml.element("p:nvGrpSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &1), ("name", &"")]);
            xml.empty("p:cNvGrpSpPr", &[]);
            xml.empty("p:nvPr", &[]);
        });
        xml.element("p:grpSpPr", &[], |xml| {
            xml.element("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", &0), ("y", &0)]);
                xml.empty("a:ext", &[("cx", &0), ("cy", &0)]);
                xml.empty("a:chOff", &[("x", &0), ("y", &0)]);
                xml.empty("a:chExt", &[("cx", &0), ("cy", &0)]);
            });
        });
        content(xml);
    });
}

/// `<p:clrMapOvr>`: the master's colours.
pub(super) fn colour_map_override(xml: &mut Xml) {
    xml.element("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
}

fn items(xml: &mut Xml, deck: &Deck, slide: &Slide, theme: &Theme, links: &Links) {
    let mut ids = Ids::default();
    let mut graphics = links.graphics();
    let style = text::Style { language: deck.language, links, linked_by_shape: false, heading: false, sign: false };
    for placed in &slide.placed {
        let id = ids.next();
        match &placed.item {
            Item::Text(text) => shape::text_shape(xml, id, placed, text, slide.layout, theme, style),
            Item::Shape(form) => shape::shape(xml, id, placed, form),
            Item::Table(content) => table::table(xml, id, placed, content, style),
            Item::Graphic(content) => {
                if let Some(link) = graphics.next() {
                    graphic::graphic(xml, id, placed, graphic::alt(deck, content), link);
                }
            }
        }
    }
}

fn is_title(item: &Item) -> bool {
    matches!(item, Item::Text(text) if text.placeholder == Some(Placeholder::Title))
}
