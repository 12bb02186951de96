//! A drawn picture in the two forms Office wants: SVG for the page, PNG for programs that know no SVG.

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
