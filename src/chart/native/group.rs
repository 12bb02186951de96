//! Groups of series and their series, with the values as the workbook holds them.

use super::axis::ids;
use super::label;
use super::part::{line, no_line, value};
use super::plan::{Form, Group, Marker, Plan, PlanPoint, PlanSeries, Stroke};
use super::sheet::Sheet;
use crate::ooxml::Xml;
use crate::report::Stacking;

/// `<c:barChart>`, `<c:lineChart>`, `<c:areaChart>` or `<c:doughnutChart>`; `first` is the index of its first series.
pub(super) fn group(xml: &mut Xml, plan: &Plan, content: &Group, first: usize) {
    let series = |xml: &mut Xml| {
        for (offset, one) in content.series.iter().enumerate() {
            series(xml, plan, content.form, one, first + offset);
        }
    };
    match content.form {
        Form::Bars { horizontal, stacking, gap, overlap } => xml.element("c:barChart", &[], |xml| {
            value(xml, "c:barDir", &if horizontal { "bar" } else { "col" });
            value(xml, "c:grouping", &bar_grouping(stacking));
            value(xml, "c:varyColors", &0);
            series(xml);
            value(xml, "c:gapWidth", &gap);
            value(xml, "c:overlap", &overlap);
            axis_ids(xml, content);
        }),
        Form::Lines => xml.element("c:lineChart", &[], |xml| {
            value(xml, "c:grouping", &"standard");
            value(xml, "c:varyColors", &0);
            series(xml);
            value(xml, "c:marker", &1);
            axis_ids(xml, content);
        }),
        Form::Areas { stacked } => xml.element("c:areaChart", &[], |xml| {
            value(xml, "c:grouping", &if stacked { "stacked" } else { "standard" });
            value(xml, "c:varyColors", &0);
            series(xml);
            axis_ids(xml, content);
        }),
        Form::Points => xml.element("c:scatterChart", &[], |xml| {
            value(xml, "c:scatterStyle", &"lineMarker");
            value(xml, "c:varyColors", &0);
            series(xml);
            axis_ids(xml, content);
        }),
        Form::Ring { hole: 0 } => xml.element("c:pieChart", &[], |xml| {
            value(xml, "c:varyColors", &1);
            series(xml);
            value(xml, "c:firstSliceAng", &0);
        }),
        Form::Ring { hole } => xml.element("c:doughnutChart", &[], |xml| {
            value(xml, "c:varyColors", &1);
            series(xml);
            value(xml, "c:firstSliceAng", &0);
            value(xml, "c:holeSize", &hole);
        }),
    }
}

fn bar_grouping(stacking: Stacking) -> &'static str {
    match stacking {
        Stacking::Grouped => "clustered",
        Stacking::Stacked => "stacked",
        Stacking::Percent => "percentStacked",
    }
}

/// `<c:axId>` twice (§21.2.2.9).
fn axis_ids(xml: &mut Xml, content: &Group) {
    for id in ids(content.axes) {
        value(xml, "c:axId", &id);
    }
}

/// `<c:ser>`.
fn series(xml: &mut Xml, plan: &Plan, form: Form, content: &PlanSeries, index: usize) {
    xml.element("c:ser", &[], |xml| {
        value(xml, "c:idx", &index);
        value(xml, "c:order", &index);
        name(xml, &plan.sheet, content.column);
        shape(xml, content, form);
        match form {
            Form::Bars { .. } => value(xml, "c:invertIfNegative", &0),
            Form::Lines | Form::Points => marker(xml, content.marker),
            Form::Areas { .. } | Form::Ring { .. } => {}
        }
        for point in &content.points {
            data_point(xml, point, form);
        }
        label::labels(xml, plan, content, form);
        if let Some(stroke) = content.to_the_edges {
            trend_line(xml, stroke);
        }
        if let Some(column) = content.across {
            values(xml, "c:xVal", &plan.sheet, column);
            values(xml, "c:yVal", &plan.sheet, content.column);
        } else {
            categories(xml, &plan.sheet);
            values(xml, "c:val", &plan.sheet, content.column);
        }
        if matches!(form, Form::Lines | Form::Points) {
            value(xml, "c:smooth", &0);
        }
    });
}

/// `<c:tx>` (§21.2.2.215).
fn name(xml: &mut Xml, sheet: &Sheet, column: usize) {
    xml.element("c:tx", &[], |xml| {
        xml.element("c:strRef", &[], |xml| {
            xml.leaf("c:f", &[], &sheet.name_reference(column));
            string_cache(xml, std::slice::from_ref(&sheet.columns[column].name));
        });
    });
}

/// `<c:spPr>` of a series.
fn shape(xml: &mut Xml, content: &PlanSeries, form: Form) {
    xml.element("c:spPr", &[], |xml| {
        if !matches!(form, Form::Lines | Form::Points) {
            match content.fill {
                Some(fill) => fill.fill(xml),
                None => xml.empty("a:noFill", &[]),
            }
        }
        match content.stroke {
            Some(stroke) => line(xml, stroke),
            None => no_line(xml),
        }
    });
}

/// `<c:marker>` (§21.2.2.105).
fn marker(xml: &mut Xml, content: Option<Marker>) {
    xml.element("c:marker", &[], |xml| {
        let Some(content) = content else {
            value(xml, "c:symbol", &"none");
            return;
        };
        value(xml, "c:symbol", &"circle");
        value(xml, "c:size", &content.size);
        xml.element("c:spPr", &[], |xml| {
            content.paint.fill(xml);
            line(xml, Stroke::solid(super::paint::PAPER, 1.0));
        });
    });
}

/// `<c:dPt>` (§21.2.2.52).
fn data_point(xml: &mut Xml, point: &PlanPoint, form: Form) {
    xml.element("c:dPt", &[], |xml| {
        value(xml, "c:idx", &point.index);
        if matches!(form, Form::Bars { .. }) {
            value(xml, "c:invertIfNegative", &0);
        }
        if let Some(mark) = point.marker {
            marker(xml, Some(mark));
        }
        value(xml, "c:bubble3D", &0);
        if let Some(fill) = point.fill {
            xml.element("c:spPr", &[], |xml| {
                fill.fill(xml);
                match form {
                    Form::Ring { .. } => line(xml, Stroke::solid(super::paint::PAPER, 1.5)),
                    Form::Bars { .. } | Form::Lines | Form::Areas { .. } | Form::Points => no_line(xml),
                }
            });
        }
    });
}

/// `<c:trendline>` (§21.2.2.211) half a category beyond both ends.
fn trend_line(xml: &mut Xml, stroke: Stroke) {
    xml.element("c:trendline", &[], |xml| {
        xml.element("c:spPr", &[], |xml| line(xml, stroke));
        value(xml, "c:trendlineType", &"linear");
        value(xml, "c:forward", &0.5);
        value(xml, "c:backward", &0.5);
        value(xml, "c:dispRSqr", &0);
        value(xml, "c:dispEq", &0);
    });
}

/// `<c:cat>` (§21.2.2.24).
fn categories(xml: &mut Xml, sheet: &Sheet) {
    xml.element("c:cat", &[], |xml| {
        xml.element("c:strRef", &[], |xml| {
            xml.leaf("c:f", &[], &sheet.categories_reference());
            string_cache(xml, &sheet.categories);
        });
    });
}

/// `<c:val>` (§21.2.2.224), `<c:xVal>` or `<c:yVal>`.
fn values(xml: &mut Xml, name: &str, sheet: &Sheet, column: usize) {
    let content = &sheet.columns[column];
    xml.element(name, &[], |xml| {
        xml.element("c:numRef", &[], |xml| {
            xml.leaf("c:f", &[], &sheet.values_reference(column));
            xml.element("c:numCache", &[], |xml| {
                xml.leaf("c:formatCode", &[], &content.format);
                value(xml, "c:ptCount", &content.values.len());
                for (index, number) in content.values.iter().enumerate() {
                    let Some(number) = number else { continue };
                    xml.element("c:pt", &[("idx", &index)], |xml| xml.leaf("c:v", &[], &number.to_string()));
                }
            });
        });
    });
}

/// `<c:strCache>` (§21.2.2.199).
fn string_cache(xml: &mut Xml, texts: &[String]) {
    xml.element("c:strCache", &[], |xml| {
        value(xml, "c:ptCount", &texts.len());
        for (index, text) in texts.iter().enumerate() {
            xml.element("c:pt", &[("idx", &index)], |xml| xml.leaf("c:v", &[], text));
        }
    });
}
