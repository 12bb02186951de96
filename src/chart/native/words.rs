//! Text of a chart: fonts, sizes, colours, the title's lines and what labels say in words.

use super::plan::{Look, Plan, RunText, WordRun};
use crate::ooxml::Xml;
use crate::text::{sign_runs, starts_with_sign};
use crate::units::Pt;

/// `<c:txPr>` (§21.2.2.216).
pub(super) fn text_properties(xml: &mut Xml, plan: &Plan, look: Look) {
    properties(xml, plan, look, &[("rot", &0), ("vert", &"horz")]);
}

/// `<c:txPr>` of a label, which is as wide as its text unless it wraps.
pub(super) fn label_properties(xml: &mut Xml, plan: &Plan, look: Look, wraps: bool) {
    let wrap = if wraps { "square" } else { "none" };
    properties(xml, plan, look, &[("rot", &0), ("vert", &"horz"), ("wrap", &wrap)]);
}

/// `<c:tx>` of a title: a paragraph each line.
pub(super) fn title_text(xml: &mut Xml, plan: &Plan, lines: &[String], look: Look) {
    xml.element("c:tx", &[], |xml| {
        xml.element("c:rich", &[], |xml| {
            xml.empty("a:bodyPr", &[("rot", &0), ("vert", &"horz"), ("wrap", &"none"), ("anchor", &"t")]);
            xml.empty("a:lstStyle", &[]);
            for line in lines {
                xml.element("a:p", &[], |xml| {
                    xml.element("a:pPr", &[("algn", &"l")], |xml| character(xml, "a:defRPr", plan, look, false));
                    runs(xml, plan, plan.label, line, look);
                });
            }
        });
    });
}

/// `<c:tx>` of a label.
pub(super) fn label_text(xml: &mut Xml, plan: &Plan, lines: &[Vec<WordRun>]) {
    xml.element("c:tx", &[], |xml| {
        xml.element("c:rich", &[], |xml| {
            xml.empty("a:bodyPr", &[("rot", &0), ("vert", &"horz"), ("wrap", &"none")]);
            xml.empty("a:lstStyle", &[]);
            for line in lines {
                xml.element("a:p", &[], |xml| {
                    if let Some(first) = line.first() {
                        xml.element("a:pPr", &[], |xml| character(xml, "a:defRPr", plan, first.look, false));
                    }
                    for run in line {
                        word_run(xml, plan, run);
                    }
                });
            }
        });
    });
}

/// `<a:p>` of one centred line.
pub(super) fn centred_line(xml: &mut Xml, plan: &Plan, size: Pt, text: &str, look: Look) {
    xml.element("a:p", &[], |xml| {
        xml.empty("a:pPr", &[("algn", &"ctr")]);
        runs(xml, plan, size, text, look);
    });
}

/// Whether some run shows the value as it is in the workbook.
pub(super) fn follow_the_data(lines: &[Vec<WordRun>]) -> bool {
    lines.iter().flatten().any(|run| matches!(run.text, RunText::Value(_)))
}

fn word_run(xml: &mut Xml, plan: &Plan, run: &WordRun) {
    match &run.text {
        RunText::Fixed(text) => runs(xml, plan, plan.label, text, run.look),
        RunText::Value(text) => {
            let id = "{7B1E3C0A-52D4-4E8F-9A36-0C4D8B5F2E71}";
            xml.element("a:fld", &[("id", &id), ("type", &"VALUE")], |xml| {
                character(xml, "a:rPr", plan, run.look, true);
                xml.element("a:pPr", &[], |xml| character(xml, "a:defRPr", plan, run.look, false));
                xml.leaf("a:t", &[], text);
            });
        }
    }
}

/// `<a:r>` for each stretch of signs or of other characters.
fn runs(xml: &mut Xml, plan: &Plan, size: Pt, text: &str, look: Look) {
    for piece in sign_runs(text) {
        xml.element("a:r", &[], |xml| {
            run_properties(xml, "a:rPr", plan, size, look, Some(starts_with_sign(piece)));
            xml.leaf("a:t", &[], piece);
        });
    }
}

fn properties(xml: &mut Xml, plan: &Plan, look: Look, body: &[(&str, &dyn std::fmt::Display)]) {
    xml.element("c:txPr", &[], |xml| {
        xml.empty("a:bodyPr", body);
        xml.empty("a:lstStyle", &[]);
        xml.element("a:p", &[], |xml| {
            xml.element("a:pPr", &[], |xml| character(xml, "a:defRPr", plan, look, false));
            xml.empty("a:endParaRPr", &[("lang", &plan.language)]);
        });
    });
}

/// `<a:rPr>` with a language, or `<a:defRPr>` without.
fn character(xml: &mut Xml, name: &str, plan: &Plan, look: Look, run: bool) {
    run_properties(xml, name, plan, plan.label, look, run.then_some(false));
}

/// Size, weight, colour and the theme's fonts; `sign` is `None` for defaults, which have no language.
fn run_properties(xml: &mut Xml, name: &str, plan: &Plan, size: Pt, look: Look, sign: Option<bool>) {
    let (size, bold) = (size.as_hundredths(), u8::from(look.bold));
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
    if sign.is_some() {
        attributes.push(("lang", &plan.language));
    }
    attributes.extend([("sz", &size as &dyn std::fmt::Display), ("b", &bold)]);
    xml.element(name, &attributes, |xml| {
        look.paint.fill(xml);
        let latin = if sign == Some(true) { "+mn-ea" } else { "+mn-lt" };
        for (name, face) in [("a:latin", latin), ("a:ea", "+mn-ea"), ("a:cs", "+mn-cs")] {
            xml.empty(name, &[("typeface", &face)]);
        }
    });
}
