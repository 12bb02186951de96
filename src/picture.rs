//! What stands on the page for a chart: a picture, as SVG with a PNG for programs that know no SVG, or a chart of Office's own.

use crate::units::Size;

/// A picture drawn for one box at its final size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The box it was drawn for.
    pub size: Size,
    /// The SVG document.
    pub svg: String,
    /// The PNG of the same drawing at twice the size (192 dpi).
    pub png: Vec<u8>,
}

/// A chart that Office draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPart {
    /// The chart part; its first relationship, `rId1`, is to be its workbook.
    pub xml: Vec<u8>,
    /// The workbook, as a file.
    pub workbook: Vec<u8>,
    /// The part with what is drawn over the chart; its relationship is to be `rId2`.
    pub shapes: Option<Vec<u8>>,
}

/// A chart with the face it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// A picture.
    Picture(Picture),
    /// A chart that Office draws.
    Chart(ChartPart),
}

/// The form of an image file that a user brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImageFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
}

/// An image file that a user brings: a photograph, a screenshot, a logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// How the bytes are to be read.
    pub format: ImageFormat,
    /// Width in pixels.
    pub pixel_width: u32,
    /// Height in pixels.
    pub pixel_height: u32,
    /// The file as it was.
    pub bytes: Vec<u8>,
    /// What it shows, for readers who do not see it.
    pub alt: String,
}
