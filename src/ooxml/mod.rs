//! Office Open XML packages: parts, relationships, content types, an XML builder and the check of a finished package.

mod archive;
mod check;
mod content_type;
mod package;
mod part_name;
mod properties;
mod xml;

pub use content_type::{GIF, JPEG, PNG, RELATIONSHIPS, SVG, XML};
pub use package::{Package, Part, Relationship, RelationshipId, Target};
pub use part_name::PartName;
pub use properties::Properties;
pub use xml::{Attribute, Xml, escape, printable};

use std::fmt;

/// Why a package could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The text is no name of a part (ECMA-376 Part 2, §6.2.2).
    InvalidPartName(String),
    /// A loose part of a theme is not what the writer needs.
    Template(String),
    /// Something that is referred to is not there.
    Missing(String),
    /// [`Package::check`] found these defects.
    Defects(Vec<String>),
    /// The archive could not be written.
    Archive(String),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidPartName(name) => write!(formatter, "`{name}` is not the name of a part"),
            Self::Template(message) => write!(formatter, "a part of the theme cannot be used: {message}"),
            Self::Missing(what) => write!(formatter, "not there: {what}"),
            Self::Defects(defects) => write!(formatter, "the package is not sound: {}", defects.join("; ")),
            Self::Archive(message) => write!(formatter, "the package cannot be compressed: {message}"),
        }
    }
}

impl std::error::Error for Error {}
