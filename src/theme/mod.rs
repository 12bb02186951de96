//! All looks: colours, fonts, type scale, grid and page; no content.

mod colour;
mod load;
mod metrics;

pub use colour::{Colour, Palette, Rgb};
pub use metrics::{ClosingBoxes, CoverBoxes, DividerBoxes, DocumentMetrics, Fonts, SlideMetrics, Step, TypeScale, line_height};

/// How pages look.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its name: `house`.
    pub name: String,
    /// The colours behind the slots.
    pub palette: Palette,
    /// Font families by script.
    pub fonts: Fonts,
    /// Sizes of type on slides.
    pub scale: TypeScale,
    /// Margins, bands and grid of the slide.
    pub slide: SlideMetrics,
    /// Margins and type of the document.
    pub document: DocumentMetrics,
}
