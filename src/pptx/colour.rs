//! Colours and lines as `DrawingML` spells them: always by theme slot.

use crate::ooxml::Xml;
use crate::theme::Colour;
use crate::units::Emu;

/// `<a:solidFill>`.
pub(super) fn solid_fill(xml: &mut Xml, colour: Colour) {
    xml.element("a:solidFill", &[], |xml| scheme_colour(xml, colour));
}

/// `<a:solidFill>` or `<a:noFill>`.
pub(super) fn fill(xml: &mut Xml, colour: Option<Colour>) {
    match colour {
        Some(colour) => solid_fill(xml, colour),
        None => xml.empty("a:noFill", &[]),
    }
}

/// A line of any name: `<a:ln>`, `<a:lnT>`, `<a:lnB>`.
pub(super) fn line(xml: &mut Xml, name: &str, outline: Option<(Colour, Emu)>) {
    match outline {
        Some((colour, width)) => xml.element(name, &[("w", &width.0)], |xml| solid_fill(xml, colour)),
        None => xml.element(name, &[], |xml| xml.empty("a:noFill", &[])),
    }
}

/// `<a:ln>` that ends in an arrow.
pub(super) fn arrow_line(xml: &mut Xml, (colour, width): (Colour, Emu)) {
    xml.element("a:ln", &[("w", &width.0)], |xml| {
        solid_fill(xml, colour);
        xml.empty("a:tailEnd", &[("type", &"triangle")]);
    });
}

/// `<a:schemeClr>`.
fn scheme_colour(xml: &mut Xml, colour: Colour) {
    let (slot, strength) = slot(colour);
    xml.element("a:schemeClr", &[("val", &slot)], |xml| {
        if let Some(strength) = strength {
            xml.empty("a:lumMod", &[("val", &strength)]);
            xml.empty("a:lumOff", &[("val", &(100_000 - strength))]);
        }
    });
}

/// The slot, and the strength over white in thousandths of a per cent (ECMA-376 Part 1, §20.1.2.3.20).
fn slot(colour: Colour) -> (&'static str, Option<u32>) {
    match colour {
        Colour::Ink => ("tx1", None),
        Colour::Paper => ("bg1", None),
        Colour::Muted => ("tx2", None),
        Colour::Panel => ("bg2", None),
        Colour::Accent => ("accent1", None),
        Colour::AccentTint => ("accent1", Some(12_000)),
        Colour::AccentSoft => ("accent1", Some(40_000)),
        Colour::Better => ("accent2", None),
        Colour::Worse => ("accent3", None),
        Colour::Caution => ("accent4", None),
        Colour::Quiet => ("accent5", None),
        Colour::Hairline => ("accent6", None),
    }
}
