//! Charts and images: charts of Office's own in a frame; pictures as PNG or JPEG, with an SVG for programs that know it.

use super::links::GraphicLink;
use super::shape::{preset_geometry, transform};
use crate::deck::{Deck, Graphic, Placed};
use crate::ooxml::{RelationshipId, Xml};

/// `<p:graphicFrame>` or `<p:pic>`.
pub(super) fn graphic(xml: &mut Xml, id: usize, placed: &Placed, alt: &str, link: GraphicLink) {
    match link {
        GraphicLink::Chart(chart) => chart_frame(xml, id, placed, alt, chart),
        GraphicLink::Picture { picture: raster, svg } => picture(xml, id, placed, alt, raster, svg),
    }
}

/// `<p:graphicFrame>` with a chart.
fn chart_frame(xml: &mut Xml, id: usize, placed: &Placed, alt: &str, chart: RelationshipId) {
    xml.element("p:graphicFrame", &[], |xml| {
        xml.element("p:nvGraphicFramePr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &id), ("name", &placed.name), ("descr", &alt)]);
            xml.element("p:cNvGraphicFramePr", &[], |xml| xml.empty("a:graphicFrameLocks", &[("noGrp", &1)]));
            xml.empty("p:nvPr", &[]);
        });
        transform(xml, "p:xfrm", placed.rect);
        xml.element("a:graphic", &[], |xml| {
            let namespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
            xml.element("a:graphicData", &[("uri", &namespace)], |xml| {
                xml.empty("c:chart", &[("xmlns:c", &namespace), ("r:id", &chart)]);
            });
        });
    });
}

/// `<p:pic>`.
fn picture(xml: &mut Xml, id: usize, placed: &Placed, alt: &str, raster: RelationshipId, svg: Option<RelationshipId>) {
    xml.element("p:pic", &[], |xml| {
        xml.element("p:nvPicPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &id), ("name", &placed.name), ("descr", &alt)]);
            xml.element("p:cNvPicPr", &[], |xml| xml.empty("a:picLocks", &[("noChangeAspect", &1)]));
            xml.empty("p:nvPr", &[]);
        });
        xml.element("p:blipFill", &[], |xml| {
            xml.element("a:blip", &[("r:embed", &raster)], |xml| {
                if let Some(svg) = svg {
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
