//! The PNG of a drawn SVG, set in the bundled faces so that every machine gives the same bytes.

use crate::text;
use crate::theme::Rgb;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use std::sync::{Arc, OnceLock};
use usvg::{Options, Tree, fontdb};

/// Pixels of the PNG for each pixel of the SVG: 192 dpi.
pub(super) const DENSITY: u32 = 2;

/// Renders an SVG of `width` × `height` pixels on ground of this colour, or so that what is behind it shows through; empty only where
/// memory for the pixels fails.
///
/// A character that no bundled face holds (`uncovered`) is set in a face of the machine, if one has it.
pub(super) fn png(svg: &str, width: u32, height: u32, ground: Option<Rgb>, uncovered: &[char]) -> Vec<u8> {
    let options = Options { fontdb: fonts_with(uncovered), ..Options::default() };
    let (Ok(tree), Some(mut pixels)) = (Tree::from_str(svg, &options), Pixmap::new(width * DENSITY, height * DENSITY)) else {
        return Vec::new();
    };
    if let Some(ground) = ground {
        pixels.fill(Color::from_rgba8(ground.0, ground.1, ground.2, u8::MAX));
    }
    let scale = DENSITY as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    match ground {
        Some(_) => encode(&pixels).unwrap_or_default(),
        None => pixels.encode_png().unwrap_or_default(),
    }
}

/// Charts have few colours, so most become a palette and one byte a pixel: a third of the work and half the file.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::with_capacity(64 * 1024);
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let data = if let Some((palette, indices)) = indexed(pixels.data()) {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette);
        indices
    } else {
        encoder.set_color(png::ColorType::Rgb);
        // The picture is opaque, so the fourth channel says nothing.
        pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

/// The colours in the order they appear and each pixel's place among them; `None` where there are more than 256.
fn indexed(data: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut table = [(0_u32, 0_u8); SLOTS];
    let mut palette: Vec<u8> = Vec::with_capacity(3 * 256);
    let mut indices = Vec::with_capacity(data.len() / 4);
    let (mut last, mut index) = (0_u32, 0_u8);
    for pixel in data.chunks_exact(4) {
        // Opaque colours are never zero, which so marks a free slot.
        let colour = u32::from_le_bytes([pixel[0], pixel[1], pixel[2], u8::MAX]);
        if colour != last {
            let mut slot = (colour.wrapping_mul(0x9E37_79B1) >> 22) as usize;
            while table[slot].0 != colour && table[slot].0 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            if table[slot].0 == 0 {
                table[slot] = (colour, u8::try_from(palette.len() / 3).ok()?);
                palette.extend_from_slice(&pixel[..3]);
            }
            (last, index) = (colour, table[slot].1);
        }
        indices.push(index);
    }
    Some((palette, indices))
}

/// Slots of the table of colours: four times what a palette holds.
const SLOTS: usize = 1024;

fn fonts_with(uncovered: &[char]) -> Arc<fontdb::Database> {
    let bundled = fonts();
    let faces = uncovered.iter().filter_map(|character| text::system_face_for(*character));
    let mut paths: Vec<std::path::PathBuf> = faces.map(|face| face.path).collect();
    paths.sort();
    paths.dedup();
    if paths.is_empty() {
        return bundled;
    }
    let mut database = (*bundled).clone();
    for path in paths {
        // A face that cannot be read leaves its character out, as the caller's diagnostic already says.
        let _ = database.load_font_file(path);
    }
    Arc::new(database)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_many_colours_needs_no_palette() {
        let many: Vec<u8> = (0..=300_u32).flat_map(|step| [(step % 256) as u8, (step / 256) as u8, 7, 255]).collect();
        assert_eq!(indexed(&many), None);
        let few = indexed(&[1, 2, 3, 255, 9, 9, 9, 255, 1, 2, 3, 255]).expect("two colours");
        assert_eq!(few, (vec![1, 2, 3, 9, 9, 9], vec![0, 1, 0]));
    }
}
