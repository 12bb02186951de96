//! Charts and images as pictures: a PNG or JPEG for every program, an SVG for those that know it.

use super::links::GraphicLink;
use super::shape::{preset_geometry, transform};
use crate::deck::{Deck, Graphic, Placed};
use crate::ooxml::{RelationshipId, Xml};

/// `<p:pic>`.
pub(super) fn picture(xml: &mut Xml, id: usize, placed: &Placed, alt: &str, link: GraphicLink) {
    xml.element("p:pic", &[], |xml| {
        xml.element("p:nvPicPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &id), ("name", &placed.name), ("descr", &alt)]);
            xml.element("p:cNvPicPr", &[], |xml| xml.empty("a:picLocks", &[("noChangeAspect", &1)]));
            xml.empty("p:nvPr", &[]);
        });
        xml.element("p:blipFill", &[], |xml| {
            xml.element("a:blip", &[("r:embed", &link.picture)], |xml| {
                if let Some(svg) = link.svg {
                    svg_extension(xml, svg);
                }
            });
            xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.element("p:spPr", &[], |xml| {
            transform(xml, "a:xfrm", placed.rect);
            preset_geometry(xml, "rect");
        });
    });
}

/// What the graphic shows, in words.
pub(super) fn alt<'a>(deck: &'a Deck, graphic: &'a Graphic) -> &'a str {
    match graphic {
        Graphic::Chart(id) => deck.drawings.get(id.0).map_or("", |drawing| &drawing.chart.alt),
        Graphic::Image(image) => &image.alt,
    }
}

/// `<asvg:svgBlip>` (MS-ODRAWXML, §2.26.1).
fn svg_extension(xml: &mut Xml, svg: RelationshipId) {
    xml.element("a:extLst", &[], |xml| {
        xml.element("a:ext", &[("uri", &"{96DAC541-7B7A-43D3-8B79-37D633B846F1}")], |xml| {
            let namespace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
            xml.empty("asvg:svgBlip", &[("xmlns:asvg", &namespace), ("r:embed", &svg)]);
        });
    });
}
