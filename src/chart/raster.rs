//! The PNG of a drawn SVG, set in the bundled faces alone so that every machine gives the same bytes.

use crate::text;
use crate::theme::Rgb;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use std::sync::{Arc, OnceLock};
use usvg::{Options, Tree, fontdb};

/// Pixels of the PNG for each pixel of the SVG: 192 dpi.
pub(super) const DENSITY: u32 = 2;

/// Renders an SVG of `width` × `height` pixels on paper of this colour; empty only where memory for the pixels fails.
pub(super) fn png(svg: &str, width: u32, height: u32, paper: Rgb) -> Vec<u8> {
    let options = Options { fontdb: fonts(), ..Options::default() };
    let (Ok(tree), Some(mut pixels)) = (Tree::from_str(svg, &options), Pixmap::new(width * DENSITY, height * DENSITY)) else {
        return Vec::new();
    };
    pixels.fill(Color::from_rgba8(paper.0, paper.1, paper.2, u8::MAX));
    let scale = DENSITY as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encode(&pixels).unwrap_or_default()
}

fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    // The picture is opaque, so the fourth channel says nothing.
    let colours: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::with_capacity(96 * 1024);
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(bytes)
}

/// The bundled faces, parsed once for the whole program.
fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    Arc::clone(FONTS.get_or_init(|| {
        let mut database = fontdb::Database::new();
        for face in text::bundled() {
            database.load_font_source(fontdb::Source::Binary(Arc::new(face.bytes)));
        }
        // A text whose own families are all absent would vanish: every generic name leads to a bundled face.
        if let Some(face) = text::bundled().first() {
            database.set_sans_serif_family(face.family);
            database.set_serif_family(face.family);
        }
        Arc::new(database)
    }))
}
