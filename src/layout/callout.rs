//! One emphasised statement: a panel with a rule at its left edge.

use super::extent::Extent;
use super::text::{Style, height, paragraph, plain};
use super::{Canvas, Setting, bar};
use crate::deck::{Anchor, Item, Paragraph, Placed, TextBox};
use crate::report::{Callout, CalloutKind};
use crate::theme::{Colour, Step};
use crate::units::{Emu, Pt, Rect};

const INSET: f64 = 0.2;
/// Width of the rule.
const RULE: f64 = 0.07;

/// How tall the statement stands.
pub(super) fn extent(callout: &Callout, width: Emu, step: Step, setting: Setting<'_>) -> Extent {
    let least = height(&lines(callout, step, setting), width - insets()[0] - insets()[2]) + Emu::inches(INSET * 1.2);
    Extent { least, natural: least.scale(1.08), most: least.scale(1.4) }
}

/// Puts the statement into its box.
pub(super) fn place(callout: &Callout, rect: Rect, step: Step, setting: Setting<'_>, canvas: &mut Canvas) {
    let (rule, fill) = colours(callout.kind);
    let text = TextBox {
        paragraphs: lines(callout, step, setting),
        anchor: Anchor::Middle,
        insets: insets(),
        fill: Some(fill),
        ..TextBox::default()
    };
    canvas.placed.push(Placed { rect, name: "Call-out".to_owned(), item: Item::Text(text) });
    canvas.placed.push(bar(Rect { width: Emu::inches(RULE), ..rect }, rule, "Call-out edge".to_owned()));
}

fn insets() -> [Emu; 4] {
    let side = Emu::inches(INSET);
    [side + Emu::inches(RULE), side.scale(0.6), side, side.scale(0.6)]
}

/// The rule's colour and the panel's.
fn colours(kind: CalloutKind) -> (Colour, Colour) {
    match kind {
        CalloutKind::Note => (Colour::Quiet, Colour::Panel),
        CalloutKind::Key => (Colour::Accent, Colour::AccentTint),
        CalloutKind::Warning => (Colour::Caution, Colour::Panel),
    }
}

fn lines(callout: &Callout, step: Step, setting: Setting<'_>) -> Vec<Paragraph> {
    let size = setting.body(step);
    let title = plain(&callout.title, Style::ink(size).bold(), setting.language);
    let text = callout
        .text
        .iter()
        .map(|text| Paragraph { before: Pt(size.0 * 0.3), ..paragraph(text, Style::ink(size), setting.language) });
    std::iter::once(title).chain(text).collect()
}
