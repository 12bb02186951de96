//! The bundled fonts and what is read from them once: advances, coverage and heights.

use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::text::{Face, Weight};
use crate::units::Pt;

/// A font file that is part of the program.
#[derive(Clone, Copy, Debug)]
pub struct BundledFace {
    /// The whole file: OpenType with `CFF` or TrueType outlines.
    pub bytes: &'static [u8],
    /// The family name in the file, by which a rasteriser finds it.
    pub family: &'static str,
    /// Which characters it is for.
    pub face: Face,
    /// Its weight.
    pub weight: Weight,
}

/// Every bundled font: Latin before East Asian, regular before bold.
///
/// The Latin family is Carlito cut to Latin letters; its licence reserves the name for the whole font,
/// so the part has a name of its own.
pub fn bundled() -> &'static [BundledFace] {
    &BUNDLED
}

/// Height in points above the baseline that a line of this size needs, whichever face it uses.
pub fn ascent(size: Pt) -> f64 {
    heights().ascent * size.0
}

/// Depth in points below the baseline, a positive number, that a line of this size needs, whichever face it uses.
pub fn descent(size: Pt) -> f64 {
    heights().descent * size.0
}

/// Height in points of digits and capitals in the Latin face, for centring them on a mark.
pub fn cap_height(size: Pt) -> f64 {
    heights().cap_height * size.0
}

/// The advances, in em, of the characters a bundled font covers.
pub(super) struct Advances {
    ascii: [Option<f32>; 128],
    /// Everything else, by character.
    others: Vec<(char, f32)>,
}

impl Advances {
    /// The table of one bundled font, read from the file at first use.
    pub(super) fn of(face: Face, weight: Weight) -> &'static Self {
        static TABLES: [OnceLock<Advances>; 4] = [const { OnceLock::new() }; 4];
        let index = match (face, weight) {
            (Face::Latin, Weight::Regular) => 0,
            (Face::Latin, Weight::Bold) => 1,
            (Face::EastAsian, Weight::Regular) => 2,
            (Face::EastAsian, Weight::Bold) => 3,
        };
        TABLES[index].get_or_init(|| Self::read(BUNDLED[index].bytes))
    }

    /// The advance of a character, if the font has it.
    pub(super) fn get(&self, character: char) -> Option<f32> {
        if character.is_ascii() {
            return self.ascii[character as usize];
        }
        let index = self.others.binary_search_by_key(&character, |entry| entry.0).ok()?;
        Some(self.others[index].1)
    }

    fn read(bytes: &[u8]) -> Self {
        let mut table = Self { ascii: [None; 128], others: Vec::new() };
        // A test holds that every bundled file reads; were one broken, all its advances would be guesses.
        let Ok(font) = FontRef::new(bytes) else { return table };
        // Scaled metrics are rounded to 1/65536; font units are whole.
        let units_per_em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let glyphs = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        for (code, glyph) in font.charmap().mappings() {
            let (Some(character), Some(advance)) = (char::from_u32(code), glyphs.advance_width(glyph)) else { continue };
            match table.ascii.get_mut(code as usize) {
                Some(slot) => *slot = Some(advance / units_per_em),
                None => table.others.push((character, advance / units_per_em)),
            }
        }
        table.others.sort_unstable_by_key(|entry| entry.0);
        table
    }
}

static BUNDLED: [BundledFace; 4] = [
    BundledFace {
        bytes: include_bytes!("../../assets/fonts/YearendLatin-Regular.subset.ttf"),
        family: LATIN_FAMILY,
        face: Face::Latin,
        weight: Weight::Regular,
    },
    BundledFace {
        bytes: include_bytes!("../../assets/fonts/YearendLatin-Bold.subset.ttf"),
        family: LATIN_FAMILY,
        face: Face::Latin,
        weight: Weight::Bold,
    },
    BundledFace {
        bytes: include_bytes!("../../assets/fonts/NotoSansCJKsc-Regular.subset.otf"),
        family: EAST_ASIAN_FAMILY,
        face: Face::EastAsian,
        weight: Weight::Regular,
    },
    BundledFace {
        bytes: include_bytes!("../../assets/fonts/NotoSansCJKsc-Bold.subset.otf"),
        family: EAST_ASIAN_FAMILY,
        face: Face::EastAsian,
        weight: Weight::Bold,
    },
];

const LATIN_FAMILY: &str = "Yearend Latin";
const EAST_ASIAN_FAMILY: &str = "Noto Sans CJK SC";

/// Heights in em, the larger of the two faces for ascent and descent.
#[derive(Default)]
struct Heights {
    ascent: f64,
    descent: f64,
    cap_height: f64,
}

fn heights() -> &'static Heights {
    static HEIGHTS: OnceLock<Heights> = OnceLock::new();
    HEIGHTS.get_or_init(|| {
        let mut heights = Heights::default();
        for bundled in &BUNDLED {
            let Ok(font) = FontRef::new(bundled.bytes) else { continue };
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            let in_em = |units: f32| f64::from(units) / f64::from(metrics.units_per_em);
            heights.ascent = heights.ascent.max(in_em(metrics.ascent));
            heights.descent = heights.descent.max(-in_em(metrics.descent));
            if bundled.face == Face::Latin && bundled.weight == Weight::Regular {
                heights.cap_height = metrics.cap_height.map_or(0.0, in_em);
            }
        }
        heights
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_file_reads_and_bears_the_family_name_it_is_listed_under() {
        for bundled in bundled() {
            let font = FontRef::new(bundled.bytes).unwrap();
            let family = font.localized_strings(skrifa::string::StringId::FAMILY_NAME).english_or_first().unwrap();
            assert_eq!(family.to_string(), bundled.family);
            let bold = font.attributes().weight >= skrifa::attribute::Weight::BOLD;
            assert_eq!(bold, bundled.weight == Weight::Bold);
        }
    }

    #[test]
    fn every_han_character_is_one_em_wide() {
        for weight in [Weight::Regular, Weight::Bold] {
            let table = Advances::of(Face::EastAsian, weight);
            let han = table.others.iter().filter(|entry| crate::text::script::is_han(entry.0));
            assert!(han.clone().count() > 8_100);
            assert!(han.clone().all(|entry| (entry.1 - 1.0).abs() < 1e-6));
        }
    }

    #[test]
    fn marks_that_reports_use_are_covered() {
        let marks = "▲▼△▽●○■□◆→←↑↓≤≥±×÷−–—…“”‘’①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳‰℃㎡¥€£￥";
        assert_eq!(crate::text::uncovered(marks), []);
    }

    #[test]
    fn characters_of_names_that_gb_2312_lacks_are_covered() {
        assert_eq!(crate::text::uncovered("喆堃昇祎玥璟瑄镕翀"), []);
    }

    #[test]
    fn heights_are_those_of_the_larger_face() {
        assert!((ascent(Pt(10.0)) - 11.6).abs() < 1e-6);
        assert!((descent(Pt(10.0)) - 2.88).abs() < 1e-6);
        assert!((cap_height(Pt(2048.0)) - 1314.0).abs() < 1e-2);
    }
}
