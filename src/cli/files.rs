//! Reads what the user names and writes what the program makes: whole, or not at all.
#![expect(clippy::disallowed_methods, reason = "this is the edge")]

use crate::picture::{Image, ImageFormat};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Something the machine refused: no such file, no permission, disk full.
#[derive(Debug)]
pub(crate) struct MachineError(pub(crate) String);

/// What a file holds.
pub(crate) enum FileText {
    /// Text.
    Text(String),
    /// Something else: what can be read of it, and the first byte that cannot.
    NotUtf8 {
        /// The text with each unreadable stretch replaced.
        lossy: String,
        /// Where the first one stands in it.
        at: usize,
    },
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<FileText, MachineError> {
    let bytes = fs::read(path).map_err(|error| MachineError(format!("cannot read `{}`: {error}", path.display())))?;
    Ok(String::from_utf8(bytes).map_or_else(
        |error| {
            let at = error.utf8_error().valid_up_to();
            FileText::NotUtf8 { lossy: String::from_utf8_lossy(error.as_bytes()).into_owned(), at }
        },
        FileText::Text,
    ))
}

/// An image beside the data file.
pub(crate) fn read_image(folder: &Path, name: &str) -> Result<Image, String> {
    let path = folder.join(name);
    let bytes = fs::read(&path).map_err(|error| format!("cannot read the image `{}`: {error}", path.display()))?;
    let (format, pixel_width, pixel_height) =
        dimensions(&bytes).ok_or_else(|| format!("`{}` is no PNG or JPEG that can be decoded", path.display()))?;
    Ok(Image { format, pixel_width, pixel_height, bytes, alt: String::new() })
}

/// Writes files so that nobody ever sees half of one, and none where one of them fails.
pub(crate) fn write_all(files: &[(PathBuf, &[u8])]) -> Result<(), MachineError> {
    let mut written = Vec::new();
    for (path, bytes) in files {
        written.push((temporary(path, bytes)?, path));
    }
    for (file, path) in written {
        allow_reading(&file);
        file.persist(path).map_err(|error| cannot_write(path, &error.error))?;
    }
    Ok(())
}

/// Writes one file, whole; `false` where there is one of its name, which stays as it is unless `replace`.
pub(crate) fn write_new(path: &Path, bytes: &[u8], replace: bool) -> Result<bool, MachineError> {
    if replace {
        return write_all(&[(path.to_owned(), bytes)]).map(|()| true);
    }
    let file = temporary(path, bytes)?;
    allow_reading(&file);
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot_write(path, &error.error)),
    }
}

/// A temporary file with these bytes in the folder of `path`, which is made where it is not there.
fn temporary(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, MachineError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = || {
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        Ok(file)
    };
    written().map_err(|error: std::io::Error| cannot_write(path, &error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> MachineError {
    MachineError(format!("cannot write `{}`: {error}", path.display()))
}

/// Temporary files are private to their owner; a report is a file like any other.
#[cfg(unix)]
fn allow_reading(file: &NamedTempFile) {
    use std::os::unix::fs::PermissionsExt;
    // A file system without permissions keeps its own: the file is written all the same.
    drop(file.as_file().set_permissions(fs::Permissions::from_mode(0o644)));
}

#[cfg(not(unix))]
fn allow_reading(_file: &NamedTempFile) {}

/// Format, width and height of an image that can be decoded; `None` for anything else, an empty or broken file among it.
fn dimensions(bytes: &[u8]) -> Option<(ImageFormat, u32, u32)> {
    let (format, width, height) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let (width, height) = png_dimensions(bytes)?;
        (ImageFormat::Png, width, height)
    } else {
        let (width, height) = jpeg_dimensions(bytes)?;
        (ImageFormat::Jpeg, width, height)
    };
    (width > 0 && height > 0).then_some((format, width, height))
}

/// Decodes the whole picture: a file cut short is no image.
fn png_dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    reader.next_frame(&mut pixels).ok()?;
    Some((reader.info().width, reader.info().height))
}

/// Walks the segments (ITU-T T.81, Annex B) to the frame header; the file must end with its end marker.
fn jpeg_dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let end = bytes.iter().rposition(|byte| *byte != 0)?;
    if !bytes.starts_with(&[0xFF, 0xD8]) || bytes.get(end.checked_sub(1)?..=end)? != [0xFF, 0xD9] {
        return None;
    }
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let kind = *bytes.get(at + 1)?;
        if kind == 0xFF {
            at += 1;
            continue;
        }
        let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        let length = usize::from(number(at + 2)?);
        if (0xC0..=0xCF).contains(&kind) && !matches!(kind, 0xC4 | 0xC8 | 0xCC) {
            return Some((u32::from(number(at + 7)?), u32::from(number(at + 5)?)));
        }
        if length < 2 {
            return None;
        }
        at += 2 + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_of_both_image_formats_are_read() {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, 8, 6);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.write_header().expect("a header").write_image_data(&[0; 48]).expect("pixels");
        assert_eq!(dimensions(&png), Some((ImageFormat::Png, 8, 6)));
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0x02, 0x58, 0x03, 0x20, 3, 0xFF, 0xD9];
        assert_eq!(dimensions(&jpeg), Some((ImageFormat::Jpeg, 800, 600)));
    }

    #[test]
    fn what_is_no_whole_image_is_refused() {
        assert_eq!(dimensions(b"GIF89a"), None);
        assert_eq!(dimensions(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x03\x20\0\0\x02\x58"), None);
        assert_eq!(dimensions(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0xFF, 0xD9]), None);
        assert_eq!(dimensions(&[]), None);
    }
}
