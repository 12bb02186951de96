//! Text bodies: paragraphs, bullets, runs, breaks and the slide number.

use super::colour::solid_fill;
use super::links::Links;
use super::shape::slide_jump;
use crate::deck::{Anchor, Paragraph, Placeholder, TextBox, TextSpan};
use crate::number::Language;
use crate::ooxml::Xml;
use crate::report::Align;
use crate::text::{sign_runs, starts_with_sign};
use crate::units::Pt;

/// What all runs of a text have in common.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    /// Their language.
    pub(super) language: Language,
    /// Where clicks lead.
    pub(super) links: &'a Links,
    /// Whether the whole shape carries the link, so that runs need not.
    pub(super) linked_by_shape: bool,
    /// Whether they are set in the theme's heading fonts.
    pub(super) heading: bool,
    /// Whether this run is a sign of direction or state, which the East Asian face has.
    pub(super) sign: bool,
}

/// The slide that every paragraph leads to, if they all lead to one.
pub(super) fn common_link(paragraphs: &[Paragraph]) -> Option<usize> {
    let first = paragraphs.first()?.link;
    first.filter(|_| paragraphs.iter().all(|paragraph| paragraph.link == first))
}

/// `<p:txBody>`.
pub(super) fn text_body(xml: &mut Xml, content: &TextBox, style: Style) {
    xml.element("p:txBody", &[], |xml| {
        body_properties(xml, content);
        xml.empty("a:lstStyle", &[]);
        if content.placeholder == Some(Placeholder::SlideNumber) {
            slide_number(xml, content.paragraphs.first(), style);
        } else {
            paragraphs(xml, &content.paragraphs, style);
        }
    });
}

/// `<a:p>` for each paragraph; one empty paragraph where there is none, as every text body needs one.
pub(super) fn paragraphs(xml: &mut Xml, list: &[Paragraph], style: Style) {
    if list.is_empty() {
        xml.element("a:p", &[], |xml| xml.empty("a:endParaRPr", &[("lang", &style.language.office_tag())]));
    }
    let mut sequence = Sequence::default();
    for (index, content) in list.iter().enumerate() {
        let mark = sequence.mark(content.bullet.as_deref());
        xml.element("a:p", &[], |xml| {
            paragraph_properties(xml, content, &mark, index == 0);
            content.spans.iter().for_each(|span| runs(xml, span, content.link, style));
            if content.spans.iter().all(|span| span.text.is_empty())
                && let Some(span) = content.spans.first()
            {
                run_properties(xml, "a:endParaRPr", span, None, style);
            }
        });
    }
}

/// `<a:bodyPr>`: the size of text is final, nothing is left to the program that opens the file.
fn body_properties(xml: &mut Xml, content: &TextBox) {
    let [left, top, right, bottom] = content.insets.map(|inset| inset.0);
    let anchor = match content.anchor {
        Anchor::Top => "t",
        Anchor::Middle => "ctr",
        Anchor::Bottom => "b",
    };
    let attributes: [(&str, &dyn std::fmt::Display); 7] = [
        ("wrap", &"square"),
        ("lIns", &left),
        ("tIns", &top),
        ("rIns", &right),
        ("bIns", &bottom),
        ("rtlCol", &0),
        ("anchor", &anchor),
    ];
    xml.element("a:bodyPr", &attributes, |xml| xml.empty("a:noAutofit", &[]));
}

/// `<a:p>` with the number of the slide as a field.
fn slide_number(xml: &mut Xml, paragraph: Option<&Paragraph>, style: Style) {
    xml.element("a:p", &[], |xml| {
        let Some((paragraph, span)) = paragraph.and_then(|paragraph| Some((paragraph, paragraph.spans.first()?))) else {
            return;
        };
        paragraph_properties(xml, paragraph, &Mark::None, true);
        let id = "{5D2C8E1F-3A47-4B96-9F60-7C1E0B2A4D88}";
        xml.element("a:fld", &[("id", &id), ("type", &"slidenum")], |xml| {
            run_properties(xml, "a:rPr", span, None, style);
            xml.leaf("a:t", &[], &span.text);
        });
    });
}

/// `<a:pPr>`.
fn paragraph_properties(xml: &mut Xml, paragraph: &Paragraph, mark: &Mark, first: bool) {
    let align = match paragraph.align {
        Align::Left => "l",
        Align::Center => "ctr",
        Align::Right => "r",
    };
    let (indent, hanging) = (paragraph.indent.0, -paragraph.hanging.0);
    xml.element("a:pPr", &[("marL", &indent), ("indent", &hanging), ("algn", &align)], |xml| {
        xml.element("a:lnSpc", &[], |xml| points(xml, paragraph.line));
        xml.element("a:spcBef", &[], |xml| points(xml, if first { Pt(0.0) } else { paragraph.before }));
        xml.element("a:spcAft", &[], |xml| points(xml, Pt(0.0)));
        match mark {
            Mark::None => xml.empty("a:buNone", &[]),
            Mark::Character(character) => {
                xml.empty("a:buFont", &[("typeface", &"Arial")]);
                xml.empty("a:buChar", &[("char", character)]);
            }
            Mark::Number { scheme, start } => {
                xml.empty("a:buFont", &[("typeface", &"+mj-lt")]);
                xml.empty("a:buAutoNum", &[("type", scheme), ("startAt", start)]);
            }
        }
    });
}

/// `<a:spcPts>`.
fn points(xml: &mut Xml, length: Pt) {
    xml.empty("a:spcPts", &[("val", &length.as_hundredths())]);
}

/// `<a:r>` for each line of the span, `<a:br>` between them.
fn runs(xml: &mut Xml, span: &TextSpan, link: Option<usize>, style: Style) {
    for (index, line) in span.text.split('\n').enumerate() {
        if index > 0 {
            xml.element("a:br", &[], |xml| run_properties(xml, "a:rPr", span, None, style));
        }
        for piece in sign_runs(line) {
            let style = Style { sign: starts_with_sign(piece), ..style };
            xml.element("a:r", &[], |xml| {
                run_properties(xml, "a:rPr", span, link, style);
                xml.leaf("a:t", &[], piece);
            });
        }
    }
}

/// `<a:rPr>` or `<a:endParaRPr>`.
fn run_properties(xml: &mut Xml, name: &str, span: &TextSpan, link: Option<usize>, style: Style) {
    let (size, bold, italic) = (span.size.as_hundredths(), u8::from(span.bold), u8::from(span.italic));
    let tag = style.language.office_tag();
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = vec![("lang", &tag)];
    if style.language == Language::ZhCn {
        attributes.push(("altLang", &"en-US"));
    }
    attributes.extend([("sz", &size as &dyn std::fmt::Display), ("b", &bold), ("i", &italic), ("dirty", &0)]);
    xml.element(name, &attributes, |xml| {
        solid_fill(xml, span.colour);
        typefaces(xml, style);
        if let Some(target) = link.filter(|_| !style.linked_by_shape).and_then(|slide| style.links.slide(slide)) {
            slide_jump(xml, target, keep_text_colour);
        }
    });
}

/// `<a:latin>`, `<a:ea>`, `<a:cs>`: always all three, as references to the theme's fonts.
fn typefaces(xml: &mut Xml, style: Style) {
    let faces = match (style.sign, style.heading) {
        (true, _) => ["+mn-ea", "+mn-ea", "+mn-cs"],
        (false, true) => ["+mj-lt", "+mj-ea", "+mj-cs"],
        (false, false) => ["+mn-lt", "+mn-ea", "+mn-cs"],
    };
    for (name, face) in ["a:latin", "a:ea", "a:cs"].into_iter().zip(faces) {
        xml.empty(name, &[("typeface", &face)]);
    }
}

/// A link in the colour of its text instead of the theme's link colour (MS-ODRAWXML, §2.36).
fn keep_text_colour(xml: &mut Xml) {
    xml.element("a:extLst", &[], |xml| {
        xml.element("a:ext", &[("uri", &"{A12FA001-AC4F-418D-AE19-62706E023703}")], |xml| {
            let namespace = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor";
            xml.empty("ahyp:hlinkClr", &[("xmlns:ahyp", &namespace), ("val", &"tx")]);
        });
    });
}

/// What hangs in front of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    None,
    Character(&'a str),
    /// PowerPoint counts on by itself through neighbours that have the same start.
    Number {
        scheme: &'static str,
        start: u32,
    },
}

/// The numbered paragraphs met so far without another between them: the first number and the next.
#[derive(Default)]
pub(super) struct Sequence(Option<(&'static str, u32, u32)>);

impl Sequence {
    /// How the next paragraph's bullet is spelt.
    pub(super) fn mark<'a>(&mut self, bullet: Option<&'a str>) -> Mark<'a> {
        let Some(bullet) = bullet.filter(|bullet| !bullet.is_empty()) else {
            self.0 = None;
            return Mark::None;
        };
        let Some((scheme, number)) = numbered(bullet) else {
            self.0 = None;
            return Mark::Character(bullet);
        };
        let start = match self.0 {
            Some((same, start, next)) if same == scheme && next == number => start,
            Some(_) | None => number,
        };
        self.0 = Some((scheme, start, number + 1));
        Mark::Number { scheme, start }
    }
}

/// The numbering scheme (ECMA-376 Part 1, §20.1.10.61) and number of a bullet like `3.` or `3)`.
fn numbered(bullet: &str) -> Option<(&'static str, u32)> {
    let (digits, scheme) = match bullet.strip_suffix('.') {
        Some(digits) => (digits, "arabicPeriod"),
        None => (bullet.strip_suffix(')')?, "arabicParenR"),
    };
    // The standard lets lists start between 1 and 32 767.
    digits.parse().ok().filter(|number| (1..=32_767).contains(number)).map(|number| (scheme, number))
}
