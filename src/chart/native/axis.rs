//! Axes: a category axis and a value axis for each pair.

use super::paint::{HAIRLINE, Paint};
use super::part::{hairline, manual_layout, no_line, value};
use super::plan::{Across, AxisPair, AxisTitle, GREY, PLAIN, Plan};
use super::words;
use crate::ooxml::Xml;

/// The ids of a pair's category and value axis.
pub(super) fn ids(pair: usize) -> [usize; 2] {
    [100_000_001 + 10 * pair, 100_000_002 + 10 * pair]
}

/// `<c:catAx>` and `<c:valAx>`.
pub(super) fn pair(xml: &mut Xml, plan: &Plan, pair: &AxisPair, index: usize) {
    let [categories, values] = ids(index);
    match &pair.across {
        Some(across) => across_axis(xml, plan, across, pair.base, [categories, values]),
        None => category_axis(xml, plan, pair, categories, values),
    }
    value_axis(xml, plan, pair, values, categories);
}

/// `<c:catAx>` (§21.2.2.25).
fn category_axis(xml: &mut Xml, plan: &Plan, pair: &AxisPair, own: usize, other: usize) {
    xml.element("c:catAx", &[], |xml| {
        value(xml, "c:axId", &own);
        // The first category of lying bars stands on top, as in a table.
        scaling(xml, if pair.horizontal { "maxMin" } else { "minMax" }, None, None);
        value(xml, "c:delete", &u8::from(!pair.categories));
        value(xml, "c:axPos", &if pair.horizontal { "l" } else { "b" });
        xml.empty("c:numFmt", &[("formatCode", &"General"), ("sourceLinked", &0)]);
        marks(xml, "low");
        match pair.base {
            Some(paint) => hairline(xml, paint),
            None => xml.element("c:spPr", &[], no_line),
        }
        words::text_properties(xml, plan, GREY);
        value(xml, "c:crossAx", &other);
        value(xml, "c:crosses", &"autoZero");
        value(xml, "c:auto", &0);
        value(xml, "c:lblAlgn", &"ctr");
        value(xml, "c:lblOffset", &100);
        if pair.every > 1 {
            value(xml, "c:tickLblSkip", &pair.every);
            value(xml, "c:tickMarkSkip", &pair.every);
        }
        value(xml, "c:noMultiLvlLbl", &1);
    });
}

/// `<c:valAx>` (§21.2.2.226).
fn value_axis(xml: &mut Xml, plan: &Plan, pair: &AxisPair, own: usize, other: usize) {
    xml.element("c:valAx", &[], |xml| {
        value(xml, "c:axId", &own);
        scaling(xml, "minMax", pair.high, pair.low);
        // LibreOffice forgets the scale of a second axis that is deleted; without labels it is not seen either.
        value(xml, "c:delete", &u8::from(pair.numbers.is_none() && !pair.far));
        let side = match (pair.horizontal, pair.far) {
            (true, _) => "b",
            (false, false) => "l",
            (false, true) => "r",
        };
        value(xml, "c:axPos", &side);
        if pair.numbers.is_some() && !pair.far {
            xml.element("c:majorGridlines", &[], |xml| hairline(xml, HAIRLINE));
        }
        let format = pair.numbers.as_ref().map_or("General", |numbers| numbers.format.as_str());
        xml.empty("c:numFmt", &[("formatCode", &format), ("sourceLinked", &0)]);
        let labels = match (&pair.numbers, pair.far) {
            (None, _) => "none",
            (Some(_), false) => "low",
            (Some(_), true) => "high",
        };
        marks(xml, labels);
        xml.element("c:spPr", &[], no_line);
        words::text_properties(xml, plan, GREY);
        value(xml, "c:crossAx", &other);
        let crosses = match (pair.far, pair.across.is_some()) {
            (true, _) => "max",
            (false, true) => "min",
            (false, false) => "autoZero",
        };
        value(xml, "c:crosses", &crosses);
        value(xml, "c:crossBetween", &if pair.across.is_some() { "midCat" } else { "between" });
        if let Some(step) = pair.numbers.as_ref().and_then(|numbers| numbers.step) {
            value(xml, "c:majorUnit", &step);
        }
    });
}

/// `<c:valAx>` of values across.
fn across_axis(xml: &mut Xml, plan: &Plan, across: &Across, base: Option<Paint>, [own, other]: [usize; 2]) {
    xml.element("c:valAx", &[], |xml| {
        value(xml, "c:axId", &own);
        scaling(xml, "minMax", Some(across.high), Some(across.low));
        value(xml, "c:delete", &0);
        value(xml, "c:axPos", &"b");
        title(xml, plan, &across.title);
        xml.empty("c:numFmt", &[("formatCode", &across.numbers.format), ("sourceLinked", &0)]);
        value(xml, "c:majorTickMark", &"out");
        value(xml, "c:minorTickMark", &"none");
        value(xml, "c:tickLblPos", &"low");
        match base {
            Some(paint) => hairline(xml, paint),
            None => xml.element("c:spPr", &[], no_line),
        }
        words::text_properties(xml, plan, GREY);
        value(xml, "c:crossAx", &other);
        value(xml, "c:crosses", &"min");
        value(xml, "c:crossBetween", &"midCat");
        if let Some(step) = across.numbers.step {
            value(xml, "c:majorUnit", &step);
        }
    });
}

/// `<c:title>` of an axis (§21.2.2.210).
fn title(xml: &mut Xml, plan: &Plan, name: &AxisTitle) {
    xml.element("c:title", &[], |xml| {
        words::title_text(xml, plan, std::slice::from_ref(&name.text), PLAIN);
        manual_layout(xml, &[("c:x", name.at.0), ("c:y", name.at.1)], true);
        value(xml, "c:overlay", &0);
    });
}

/// `<c:scaling>` (§21.2.2.160).
fn scaling(xml: &mut Xml, orientation: &str, high: Option<f64>, low: Option<f64>) {
    xml.element("c:scaling", &[], |xml| {
        value(xml, "c:orientation", &orientation);
        if let Some(high) = high {
            value(xml, "c:max", &high);
        }
        if let Some(low) = low {
            value(xml, "c:min", &low);
        }
    });
}

/// No marks at the ticks; their labels stand at the plot's edge, not at the axis, which bars below zero would cross.
fn marks(xml: &mut Xml, labels: &str) {
    value(xml, "c:majorTickMark", &"none");
    value(xml, "c:minorTickMark", &"none");
    value(xml, "c:tickLblPos", &labels);
}
