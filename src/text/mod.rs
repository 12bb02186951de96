//! Measures and breaks text with the metrics of real fonts.
//!
//! Two faces are bundled, as stand-ins for those the reader's programs will use: a Latin face with the
//! metrics of Calibri and a Chinese face whose characters are one em wide, like those of every other
//! Chinese face. `PowerPoint` adds no gap between Chinese and Latin, so none is measured. Kerning and
//! ligatures are left out too: Office applies neither unless asked.

mod breaks;
mod faces;
mod lines;
mod measure;
mod script;
mod system;
mod words;

pub use faces::{BundledFace, ascent, bundled, cap_height, descent};
pub use lines::{Line, LinePart, Styled, lines};
pub use measure::{uncovered, width};
pub use script::{Face, face_of, face_runs, sign_runs, starts_with_sign};
pub use system::{SystemFace, system_face_for};
pub use words::{Word, words};

/// How heavy letters are; looks use two weights only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For running text (400 in OpenType's scale).
    #[default]
    Regular,
    /// For headings and emphasis (700).
    Bold,
}
