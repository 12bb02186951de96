//! Labels at points: what they say, where they stand, how they look.

use super::paint::PAPER;
use super::part::{manual_layout, value};
use super::plan::{Form, LabelSide, Labels, Plan, PlanLabel, PlanSeries, Says};
use super::words;
use crate::ooxml::Xml;

/// `<c:dLbls>` (§21.2.2.49): those of single points, then what all others say.
pub(super) fn labels(xml: &mut Xml, plan: &Plan, series: &PlanSeries, form: Form) {
    let Labels { all, points } = &series.labels;
    let format = plan.sheet.columns[series.column].format.as_str();
    xml.element("c:dLbls", &[], |xml| {
        for (index, label) in points {
            xml.element("c:dLbl", &[], |xml| {
                value(xml, "c:idx", index);
                match label {
                    None => value(xml, "c:delete", &1),
                    Some(label) => point_label(xml, plan, label, format),
                }
            });
        }
        match all {
            Some(label) => look(xml, plan, label, format),
            None => shows(xml, [0; 4]),
        }
        match form {
            Form::Ring { .. } => value(xml, "c:showLeaderLines", &0),
            Form::Bars { .. } | Form::Lines | Form::Areas { .. } | Form::Points => {
                extension(xml, |xml| value(xml, "c15:showLeaderLines", &0));
            }
        }
    });
}

/// What follows `<c:idx>` in `<c:dLbl>` (§21.2.2.47).
fn point_label(xml: &mut Xml, plan: &Plan, label: &PlanLabel, format: &str) {
    if let Some((across, down)) = label.moved {
        manual_layout(xml, &[("c:x", across), ("c:y", down)], false);
    }
    if let Says::Words(lines) = &label.says {
        words::label_text(xml, plan, lines);
    }
    look(xml, plan, label, format);
    if let Says::Words(lines) = &label.says
        && words::follow_the_data(lines)
    {
        // Its fields then follow the data.
        extension(xml, |xml| xml.empty("c15:dlblFieldTable", &[]));
    }
}

/// Format, place, look and what is shown.
fn look(xml: &mut Xml, plan: &Plan, label: &PlanLabel, format: &str) {
    let format = match label.says {
        Says::CategoryAndShare { decimals: 0 } => "0%",
        Says::CategoryAndShare { .. } => "0.0%",
        Says::Value | Says::Name | Says::NameAndValue | Says::Words(_) => format,
    };
    xml.empty("c:numFmt", &[("formatCode", &format), ("sourceLinked", &0)]);
    xml.element("c:spPr", &[], |xml| {
        if label.on_line {
            PAPER.fill(xml);
        } else {
            xml.empty("a:noFill", &[]);
        }
        super::part::no_line(xml);
    });
    // What stands around a ring may be long, and is broken.
    let wraps = matches!(label.says, Says::CategoryAndShare { .. });
    words::label_properties(xml, plan, label.look, wraps);
    if let Some(side) = label.side {
        value(xml, "c:dLblPos", &position(side));
    }
    match label.says {
        Says::Value | Says::Words(_) => shows(xml, [1, 0, 0, 0]),
        Says::Name => shows(xml, [0, 0, 1, 0]),
        Says::NameAndValue => shows(xml, [1, 0, 1, 0]),
        Says::CategoryAndShare { .. } => shows(xml, [0, 1, 0, 1]),
    }
    match label.says {
        Says::NameAndValue => xml.leaf("c:separator", &[], " "),
        Says::CategoryAndShare { .. } => xml.leaf("c:separator", &[], "\n"),
        Says::Value | Says::Name | Says::Words(_) => {}
    }
}

/// `<c:showLegendKey>` and its like: value, category, series, share.
fn shows(xml: &mut Xml, [number, category, series, share]: [u8; 4]) {
    value(xml, "c:showLegendKey", &0);
    value(xml, "c:showVal", &number);
    value(xml, "c:showCatName", &category);
    value(xml, "c:showSerName", &series);
    value(xml, "c:showPercent", &share);
    value(xml, "c:showBubbleSize", &0);
}

/// `ST_DLblPos` (§21.2.3.10).
fn position(side: LabelSide) -> &'static str {
    match side {
        LabelSide::Above => "t",
        LabelSide::Below => "b",
        LabelSide::Right => "r",
        LabelSide::Left => "l",
        LabelSide::Centre => "ctr",
        LabelSide::InsideEnd => "inEnd",
        LabelSide::OutsideEnd => "outEnd",
    }
}

/// `<c:extLst>` with what Office 2013 and later know of labels ([MS-ODRAWXML] §2.24.3).
fn extension(xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
    let namespace = "http://schemas.microsoft.com/office/drawing/2012/chart";
    xml.element("c:extLst", &[], |xml| {
        let attributes: [(&str, &dyn std::fmt::Display); 2] =
            [("uri", &"{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"), ("xmlns:c15", &namespace)];
        xml.element("c:ext", &attributes, content);
    });
}
