//! Shapes with and without text.

use super::colour::{arrow_line, fill, line};
use super::placeholder::{layout_box, placeholder};
use super::text::{self, Style, text_body};
use crate::deck::{Geometry, Placed, Placeholder, Shape, SlideLayout, TextBox};
use crate::ooxml::{RelationshipId, Xml};
use crate::theme::Theme;
use crate::units::Rect;

/// Shape ids of one slide, from 2: the tree itself is 1.
#[derive(Default)]
pub(super) struct Ids(usize);

impl Ids {
    pub(super) fn next(&mut self) -> usize {
        self.0 += 1;
        self.0 + 1
    }
}

/// `<p:sp>` with text.
pub(super) fn text_shape(
    xml: &mut Xml,
    id: usize,
    placed: &Placed,
    content: &TextBox,
    layout: SlideLayout,
    theme: &Theme,
    style: Style,
) {
    let target = text::common_link(&content.paragraphs).and_then(|slide| style.links.slide(slide));
    let style = Style { linked_by_shape: target.is_some(), heading: content.placeholder == Some(Placeholder::Title), ..style };
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.element("p:cNvPr", &[("id", &id), ("name", &placed.name)], |xml| {
                if let Some(target) = target {
                    slide_jump(xml, target, |_| ());
                }
            });
            if let Some(field) = content.placeholder {
                xml.element("p:cNvSpPr", &[], |xml| xml.empty("a:spLocks", &[("noGrp", &1)]));
                xml.element("p:nvPr", &[], |xml| placeholder(xml, layout, field));
            } else {
                xml.empty("p:cNvSpPr", &[("txBox", &1)]);
                xml.empty("p:nvPr", &[]);
            }
        });
        text_shape_properties(xml, placed.rect, content, layout, theme);
        text_body(xml, content, style);
    });
}

/// `<p:sp>` or, for a line, `<p:cxnSp>`.
pub(super) fn shape(xml: &mut Xml, id: usize, placed: &Placed, form: &Shape) {
    let (element, properties, own, preset) = match form.geometry {
        Geometry::Rectangle => ("p:sp", "p:nvSpPr", "p:cNvSpPr", "rect"),
        Geometry::Ellipse => ("p:sp", "p:nvSpPr", "p:cNvSpPr", "ellipse"),
        Geometry::Line | Geometry::Arrow => ("p:cxnSp", "p:nvCxnSpPr", "p:cNvCxnSpPr", "line"),
        Geometry::Pentagon { .. } => ("p:sp", "p:nvSpPr", "p:cNvSpPr", "homePlate"),
        Geometry::Chevron { .. } => ("p:sp", "p:nvSpPr", "p:cNvSpPr", "chevron"),
    };
    xml.element(element, &[], |xml| {
        xml.element(properties, &[], |xml| {
            xml.element("p:cNvPr", &[("id", &id), ("name", &placed.name)], decorative);
            xml.empty(own, &[]);
            xml.empty("p:nvPr", &[]);
        });
        xml.element("p:spPr", &[], |xml| {
            transform(xml, "a:xfrm", placed.rect);
            geometry(xml, preset, point_share(form.geometry, placed.rect));
            if element == "p:sp" {
                fill(xml, form.fill);
            }
            match (form.geometry, form.outline) {
                (Geometry::Arrow, Some(outline)) => arrow_line(xml, outline),
                _ => line(xml, "a:ln", form.outline),
            }
        });
    });
}

/// `<a:xfrm>` or `<p:xfrm>`.
pub(super) fn transform(xml: &mut Xml, name: &str, rect: Rect) {
    xml.element(name, &[], |xml| {
        xml.empty("a:off", &[("x", &rect.x.0), ("y", &rect.y.0)]);
        xml.empty("a:ext", &[("cx", &rect.width.0), ("cy", &rect.height.0)]);
    });
}

/// `<a:prstGeom>`.
pub(super) fn preset_geometry(xml: &mut Xml, preset: &str) {
    geometry(xml, preset, None);
}

/// `<a:prstGeom>`, with the length of its point where it has one.
fn geometry(xml: &mut Xml, preset: &str, point: Option<i64>) {
    xml.element("a:prstGeom", &[("prst", &preset)], |xml| match point {
        None => xml.empty("a:avLst", &[]),
        Some(share) => xml.element("a:avLst", &[], |xml| {
            xml.empty("a:gd", &[("name", &"adj"), ("fmla", &format!("val {share}"))]);
        }),
    });
}

/// How far a point reaches, in 100 000ths of the box's shorter side: how the presets `homePlate` and `chevron` count.
fn point_share(geometry: Geometry, rect: Rect) -> Option<i64> {
    match geometry {
        Geometry::Pentagon { point } | Geometry::Chevron { point } => {
            Some(point.0 * 100_000 / rect.width.min(rect.height).0.max(1))
        }
        Geometry::Rectangle | Geometry::Ellipse | Geometry::Line | Geometry::Arrow => None,
    }
}

/// `<a:hlinkClick>` to another slide of the deck.
pub(super) fn slide_jump(xml: &mut Xml, target: RelationshipId, extensions: impl FnOnce(&mut Xml)) {
    xml.element("a:hlinkClick", &[("r:id", &target), ("action", &"ppaction://hlinksldjump")], extensions);
}

/// `<p:spPr>`; a placeholder that stands where its layout has it inherits its box, so that the master can move it.
fn text_shape_properties(xml: &mut Xml, rect: Rect, content: &TextBox, layout: SlideLayout, theme: &Theme) {
    let inherited = content.placeholder.and_then(|field| layout_box(&theme.slide, layout, field));
    xml.element("p:spPr", &[], |xml| {
        if inherited != Some(rect) {
            transform(xml, "a:xfrm", rect);
        }
        if content.placeholder.is_none() {
            preset_geometry(xml, "rect");
            fill(xml, content.fill);
        } else if content.fill.is_some() {
            fill(xml, content.fill);
        }
    });
}

/// Marks a shape as one that readers of the page aloud may pass over (MS-ODRAWXML, §2.35.1.1).
fn decorative(xml: &mut Xml) {
    xml.element("a:extLst", &[], |xml| {
        xml.element("a:ext", &[("uri", &"{C183D7F6-B498-43B3-948B-1728B52AA6E4}")], |xml| {
            let namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative";
            xml.empty("adec:decorative", &[("xmlns:adec", &namespace), ("val", &1)]);
        });
    });
}
