//! The chart part: a plan as `DrawingML` (ECMA-376 Part 1, §21.2), its elements in schema order.

use super::paint::Paint;
use super::plan::{Frame, GREY, Legend, Plan, Stroke};
use super::{axis, group, words};
use crate::ooxml::Xml;

/// The relationship of every chart part to its workbook, its first.
pub(super) const WORKBOOK: &str = "rId1";

/// The relationship to what is drawn over the chart, if anything is.
const SHAPES: &str = "rId2";

/// `<c:chartSpace>` (§21.2.2.29).
pub(super) fn chart_space(plan: &Plan) -> Vec<u8> {
    let namespaces: [(&str, &dyn std::fmt::Display); 3] = [
        ("xmlns:c", &"http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ];
    Xml::document("c:chartSpace", &namespaces, |xml| {
        value(xml, "c:date1904", &0);
        value(xml, "c:lang", &plan.language);
        value(xml, "c:roundedCorners", &0);
        chart(xml, plan);
        xml.element("c:spPr", &[], |xml| {
            xml.empty("a:noFill", &[]);
            no_line(xml);
        });
        words::text_properties(xml, plan, GREY);
        external_data(xml);
        if plan.hole.is_some() {
            xml.empty("c:userShapes", &[("r:id", &SHAPES)]);
        }
    })
}

/// An element whose only content is its `val`.
pub(super) fn value(xml: &mut Xml, name: &str, value: &dyn std::fmt::Display) {
    xml.empty(name, &[("val", value)]);
}

/// `<a:ln>`.
pub(super) fn line(xml: &mut Xml, stroke: Stroke) {
    xml.element("a:ln", &[("w", &stroke.width.as_emu().0), ("cap", &if stroke.dashed { "flat" } else { "rnd" })], |xml| {
        stroke.paint.fill(xml);
        if stroke.dashed {
            value(xml, "a:prstDash", &"dash");
        }
        xml.empty("a:round", &[]);
    });
}

/// `<a:ln>` of nothing, since a chart's own style would draw one.
pub(super) fn no_line(xml: &mut Xml) {
    xml.element("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
}

/// `<c:spPr>` of a thin line.
pub(super) fn hairline(xml: &mut Xml, paint: Paint) {
    xml.element("c:spPr", &[], |xml| line(xml, Stroke::solid(paint, 0.75)));
}

/// `<c:chart>` (§21.2.2.27).
fn chart(xml: &mut Xml, plan: &Plan) {
    xml.element("c:chart", &[], |xml| {
        if !plan.title.is_empty() {
            title(xml, plan);
        }
        value(xml, "c:autoTitleDeleted", &u8::from(plan.title.is_empty()));
        plot_area(xml, plan);
        if let Some(key) = &plan.legend {
            legend(xml, plan, key);
        }
        value(xml, "c:plotVisOnly", &1);
        value(xml, "c:dispBlanksAs", &"gap");
    });
}

/// `<c:title>` (§21.2.2.210), in the upper left corner.
fn title(xml: &mut Xml, plan: &Plan) {
    xml.element("c:title", &[], |xml| {
        words::title_text(xml, plan, &plan.title, GREY);
        manual_layout(xml, &[("c:x", 0.0), ("c:y", 0.0)], true);
        value(xml, "c:overlay", &0);
    });
}

/// `<c:legend>` (§21.2.2.94).
fn legend(xml: &mut Xml, plan: &Plan, key: &Legend) {
    xml.element("c:legend", &[], |xml| {
        value(xml, "c:legendPos", &"t");
        for entry in &key.hidden {
            xml.element("c:legendEntry", &[], |xml| {
                value(xml, "c:idx", entry);
                value(xml, "c:delete", &1);
            });
        }
        frame(xml, key.frame, None);
        value(xml, "c:overlay", &0);
        words::text_properties(xml, plan, GREY);
    });
}

/// `<c:plotArea>` (§21.2.2.145).
fn plot_area(xml: &mut Xml, plan: &Plan) {
    xml.element("c:plotArea", &[], |xml| {
        // A ring has no axis labels, so that its inner and outer boxes are one.
        let target = if plan.axes.is_empty() { None } else { Some("inner") };
        frame(xml, plan.plot, target);
        let mut first = 0;
        for content in &plan.groups {
            group::group(xml, plan, content, first);
            first += content.series.len();
        }
        for (index, pair) in plan.axes.iter().enumerate() {
            axis::pair(xml, plan, pair, index);
        }
        xml.element("c:spPr", &[], |xml| {
            xml.empty("a:noFill", &[]);
            no_line(xml);
        });
    });
}

/// `<c:layout>` with a box.
fn frame(xml: &mut Xml, frame: Frame, target: Option<&str>) {
    let sides = [("c:x", frame.x), ("c:y", frame.y), ("c:w", frame.width), ("c:h", frame.height)];
    xml.element("c:layout", &[], |xml| {
        xml.element("c:manualLayout", &[], |xml| {
            if let Some(target) = target {
                value(xml, "c:layoutTarget", &target);
            }
            value(xml, "c:xMode", &"edge");
            value(xml, "c:yMode", &"edge");
            for (name, side) in sides {
                value(xml, name, &part(side));
            }
        });
    });
}

/// `<c:layout>` with a place: from the chart's edge, or as a distance from where it would stand.
pub(super) fn manual_layout(xml: &mut Xml, place: &[(&str, f64); 2], from_edge: bool) {
    xml.element("c:layout", &[], |xml| {
        xml.element("c:manualLayout", &[], |xml| {
            if from_edge {
                value(xml, "c:xMode", &"edge");
                value(xml, "c:yMode", &"edge");
            }
            for (name, side) in place {
                value(xml, name, &part(*side));
            }
        });
    });
}

/// A part of the chart's width or height, with as many digits as a pixel needs.
fn part(share: f64) -> f64 {
    (share * 100_000.0).round() / 100_000.0
}

/// `<c:externalData>` (§21.2.2.63).
fn external_data(xml: &mut Xml) {
    xml.element("c:externalData", &[("r:id", &WORKBOOK)], |xml| value(xml, "c:autoUpdate", &0));
}
