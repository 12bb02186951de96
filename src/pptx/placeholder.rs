//! Which field of a layout each placeholder fills, and where that field stands.

use crate::deck::{Placeholder, SlideLayout};
use crate::ooxml::Xml;
use crate::theme::SlideMetrics;
use crate::units::Rect;

/// `<p:ph>`: the field of this layout.
pub(super) fn placeholder(xml: &mut Xml, layout: SlideLayout, placeholder: Placeholder) {
    let whole_page = matches!(layout, SlideLayout::Cover | SlideLayout::Closing);
    let (kind, index) = match placeholder {
        Placeholder::Title if whole_page => ("ctrTitle", None),
        Placeholder::Title => ("title", None),
        Placeholder::Takeaway if whole_page => ("subTitle", Some(10)),
        Placeholder::Takeaway => ("body", Some(10)),
        Placeholder::Footer => ("ftr", Some(11)),
        Placeholder::SlideNumber => ("sldNum", Some(12)),
        Placeholder::Number => ("body", Some(13)),
        Placeholder::Details => ("body", Some(14)),
    };
    match index {
        Some(index) => xml.empty("p:ph", &[("type", &kind), ("sz", &"quarter"), ("idx", &index)]),
        None => xml.empty("p:ph", &[("type", &kind)]),
    }
}

/// The field's box on its layout; `None` where the layout has no such field.
pub(super) fn layout_box(slide: &SlideMetrics, layout: SlideLayout, placeholder: Placeholder) -> Option<Rect> {
    match (layout, placeholder) {
        (SlideLayout::Cover, Placeholder::Title) => Some(slide.cover.title),
        (SlideLayout::Cover, Placeholder::Takeaway) => Some(slide.cover.takeaway),
        (SlideLayout::Cover, Placeholder::Details) => Some(slide.cover.details),
        (SlideLayout::Divider, Placeholder::Title) => Some(slide.divider.title),
        (SlideLayout::Divider, Placeholder::Takeaway) => Some(slide.divider.takeaway),
        (SlideLayout::Divider, Placeholder::Number) => Some(slide.divider.number),
        (SlideLayout::Divider, Placeholder::Footer) => Some(slide.divider.footer),
        (SlideLayout::Closing, Placeholder::Title) => Some(slide.closing.title),
        (SlideLayout::Closing, Placeholder::Takeaway) => Some(slide.closing.takeaway),
        (SlideLayout::Closing, Placeholder::Details) => Some(slide.closing.body),
        (SlideLayout::Contents | SlideLayout::Content, Placeholder::Title) => Some(slide.title),
        (SlideLayout::Contents | SlideLayout::Content, Placeholder::Takeaway) => Some(slide.takeaway),
        (SlideLayout::Contents | SlideLayout::Content | SlideLayout::Closing, Placeholder::Footer) => Some(slide.footer),
        (SlideLayout::Cover, Placeholder::Footer | Placeholder::SlideNumber | Placeholder::Number)
        | (SlideLayout::Divider, Placeholder::Details)
        | (SlideLayout::Closing, Placeholder::Number)
        | (SlideLayout::Contents | SlideLayout::Content, Placeholder::Number | Placeholder::Details) => None,
        (_, Placeholder::SlideNumber) => Some(slide.number),
    }
}
