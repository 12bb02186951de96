//! Fonts of the computer, for characters of a drawing that no bundled font has.

use std::path::PathBuf;
use std::sync::OnceLock;

use fontdb::{Database, FaceInfo, Source, Style};
use skrifa::{FontRef, MetadataProvider};

/// A font installed on the computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFace {
    /// The family name by which a rasteriser finds it.
    pub family: String,
    /// The file that holds it.
    pub path: PathBuf,
    /// Which font of the file, for collections.
    pub index: u32,
}

/// An installed font that covers a character.
///
/// Only drawings use it, with a warning that names the font: what it looks like, and whether it is there at
/// all, differs from computer to computer. Among several the choice depends on their names alone.
pub fn system_face_for(character: char) -> Option<SystemFace> {
    static FACES: OnceLock<(Database, Vec<fontdb::ID>)> = OnceLock::new();
    let (database, order) = FACES.get_or_init(|| {
        let mut database = Database::new();
        database.load_system_fonts();
        let order = in_order(&database);
        (database, order)
    });
    let covers = |id: fontdb::ID| {
        let found = database.with_face_data(id, |bytes, index| {
            FontRef::from_index(bytes, index).is_ok_and(|font| font.charmap().map(character).is_some())
        });
        found == Some(true)
    };
    let id = order.iter().copied().find(|&id| covers(id))?;
    database.face(id).and_then(describe)
}

/// Families to look in first, as they come with the systems people use.
const PREFERRED: [&str; 6] =
    ["Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", "Noto Sans"];

/// Every upright face that stands for real glyphs: preferred families, then text weights, then by name.
fn in_order(database: &Database) -> Vec<fontdb::ID> {
    let mut faces: Vec<&FaceInfo> =
        database.faces().filter(|face| face.style == Style::Normal && !is_placeholder(family(face))).collect();
    faces.sort_by_cached_key(|face| {
        let family = family(face);
        let preference = PREFERRED.iter().position(|name| *name == family).unwrap_or(PREFERRED.len());
        (preference, face.weight.0.abs_diff(400), face.monospaced, family.to_owned(), path(face), face.index)
    });
    faces.into_iter().map(|face| face.id).collect()
}

/// Fonts that hold a box for every character there is.
fn is_placeholder(family: &str) -> bool {
    family.contains("LastResort") || family.contains("Last Resort") || family.contains("Adobe Blank")
}

fn describe(face: &FaceInfo) -> Option<SystemFace> {
    Some(SystemFace { family: family(face).to_owned(), path: path(face)?, index: face.index })
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name.as_str())
}

fn path(face: &FaceInfo) -> Option<PathBuf> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_found_for_a_character_covers_it() {
        if let Some(face) = system_face_for('A') {
            #[expect(clippy::disallowed_methods, reason = "a test looks into the face it found")]
            let bytes = std::fs::read(&face.path).unwrap();
            let font = FontRef::from_index(&bytes, face.index).unwrap();
            assert!(font.charmap().map('A').is_some());
            assert_eq!(system_face_for('A'), Some(face));
        }
    }

    #[test]
    fn no_face_covers_a_code_point_that_is_no_character() {
        assert_eq!(system_face_for('\u{10FFFF}'), None);
    }
}
