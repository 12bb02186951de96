//! Reads what the user names and writes what the program makes: whole, or not at all.

use crate::picture::{Image, ImageFormat};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Something the machine refused: no such file, no permission, disk full.
#[derive(Debug)]
pub(crate) struct MachineError(pub(crate) String);

/// The text of a file; bytes that are no UTF-8 are refused with their place.
pub(crate) fn read_text(path: &Path) -> Result<String, MachineError> {
    let bytes = fs::read(path).map_err(|error| MachineError(format!("cannot read `{}`: {error}", path.display())))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        MachineError(format!(
            "`{}` is not UTF-8 text: line {line} holds a byte that no UTF-8 has; save the file as UTF-8",
            path.display()
        ))
    })
}

/// An image beside the data file.
pub(crate) fn read_image(folder: &Path, name: &str) -> Result<Image, String> {
    let path = folder.join(name);
    let bytes = fs::read(&path).map_err(|error| format!("cannot read the image `{}`: {error}", path.display()))?;
    let (format, pixel_width, pixel_height) =
        dimensions(&bytes).ok_or_else(|| format!("`{}` is neither PNG nor JPEG", path.display()))?;
    Ok(Image { format, pixel_width, pixel_height, bytes, alt: String::new() })
}

/// Writes files so that nobody ever sees half of one, and none where one of them fails.
pub(crate) fn write_all(files: &[(PathBuf, &[u8])]) -> Result<(), MachineError> {
    let mut written = Vec::new();
    for (path, bytes) in files {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let refuse = |error: &dyn std::fmt::Display| MachineError(format!("cannot write `{}`: {error}", path.display()));
        fs::create_dir_all(folder).map_err(|error| refuse(&error))?;
        let mut file = NamedTempFile::new_in(folder).map_err(|error| refuse(&error))?;
        file.write_all(bytes).map_err(|error| refuse(&error))?;
        written.push((file, path));
    }
    for (file, path) in written {
        allow_reading(&file);
        file.persist(path).map_err(|error| MachineError(format!("cannot write `{}`: {}", path.display(), error.error)))?;
    }
    Ok(())
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

/// Width and height of a PNG (its IHDR) or JPEG (its SOF marker).
fn dimensions(bytes: &[u8]) -> Option<(ImageFormat, u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        return Some((ImageFormat::Png, number(16)?, number(20)?));
    }
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let mut at = 2;
    loop {
        let (marker, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let is_frame = (0xC0..=0xCF).contains(&kind) && !matches!(kind, 0xC4 | 0xC8 | 0xCC);
        if marker == 0xFF && is_frame {
            let number = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
            return Some((ImageFormat::Jpeg, number(at + 7)?, number(at + 5)?));
        }
        at += 2 + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_of_both_image_formats_are_read() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 3, 0x20, 0, 0, 2, 0x58]);
        assert_eq!(dimensions(&png), Some((ImageFormat::Png, 800, 600)));
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0x02, 0x58, 0x03, 0x20, 3];
        assert_eq!(dimensions(&jpeg), Some((ImageFormat::Jpeg, 800, 600)));
        assert_eq!(dimensions(b"GIF89a"), None);
    }
}
