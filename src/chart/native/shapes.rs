//! What is drawn over a chart: the part with its text boxes (ECMA-376 Part 1, §21.3).

use super::plan::{Hole, Plan};
use super::words;
use crate::ooxml::Xml;

/// `<c:userShapes>` (§21.2.2.220) with the text in a ring's hole; nothing where the chart has none.
pub(super) fn user_shapes(plan: &Plan) -> Option<Vec<u8>> {
    let hole = plan.hole.as_ref()?;
    let namespaces: [(&str, &dyn std::fmt::Display); 3] = [
        ("xmlns:c", &"http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("xmlns:cdr", &"http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"),
    ];
    Some(Xml::document("c:userShapes", &namespaces, |xml| {
        xml.element("cdr:relSizeAnchor", &[], |xml| {
            let frame = &hole.frame;
            corner(xml, "cdr:from", frame.x, frame.y);
            corner(xml, "cdr:to", frame.x + frame.width, frame.y + frame.height);
            xml.element("cdr:sp", &[("macro", &""), ("textlink", &"")], |xml| text_box(xml, plan, hole));
        });
    }))
}

/// A corner as parts of the chart's width and height.
fn corner(xml: &mut Xml, name: &str, x: f64, y: f64) {
    let part = |share: f64| ((share * 100_000.0).round() / 100_000.0).to_string();
    xml.element(name, &[], |xml| {
        xml.leaf("cdr:x", &[], &part(x));
        xml.leaf("cdr:y", &[], &part(y));
    });
}

fn text_box(xml: &mut Xml, plan: &Plan, hole: &Hole) {
    xml.element("cdr:nvSpPr", &[], |xml| {
        xml.empty("cdr:cNvPr", &[("id", &2), ("name", &"Total")]);
        xml.empty("cdr:cNvSpPr", &[("txBox", &1)]);
    });
    xml.element("cdr:spPr", &[], |xml| {
        xml.element("a:prstGeom", &[("prst", &"rect")], |xml| xml.empty("a:avLst", &[]));
        xml.empty("a:noFill", &[]);
    });
    xml.element("cdr:txBody", &[], |xml| {
        let insets: [(&str, &dyn std::fmt::Display); 6] =
            [("wrap", &"none"), ("lIns", &0), ("tIns", &0), ("rIns", &0), ("bIns", &0), ("anchor", &"ctr")];
        xml.empty("a:bodyPr", &insets);
        xml.empty("a:lstStyle", &[]);
        for (text, size, look) in &hole.lines {
            words::centred_line(xml, plan, *size, text, *look);
        }
    });
}
