//! The properties of a file: title, author, day, program.

use super::{Error, Package, PartName, Xml};

const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const EXTENDED: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
const CORE_KIND: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// What a file says about itself. An empty string is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// The day it was made, `2026-01-15`.
    pub date: String,
    /// Language tag: `zh-CN`.
    pub language: String,
}

impl Properties {
    pub(super) fn add_to(&self, package: &mut Package) -> Result<(), Error> {
        let (core, extended) = (PartName::new("/docProps/core.xml")?, PartName::new("/docProps/app.xml")?);
        package.relate(&PartName::root(), CORE_KIND, &core);
        package.relate(&PartName::root(), "extended-properties", &extended);
        package.add(core, CORE, self.core_properties());
        package.add(extended, EXTENDED, extended_properties());
        Ok(())
    }

    /// `cp:coreProperties` (ECMA-376 Part 2, §8.3).
    fn core_properties(&self) -> Vec<u8> {
        let root: [(&str, &dyn std::fmt::Display); 5] = [
            ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:dcmitype", &"http://purl.org/dc/dcmitype/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ];
        Xml::document("cp:coreProperties", &root, |xml| {
            for (name, value) in [("dc:title", &self.title), ("dc:creator", &self.author), ("dc:language", &self.language)] {
                if !value.is_empty() {
                    xml.leaf(name, &[], value);
                }
            }
            if is_day(&self.date) {
                let instant = format!("{}T00:00:00Z", self.date);
                xml.leaf("dcterms:created", &[("xsi:type", &"dcterms:W3CDTF")], &instant);
                xml.leaf("dcterms:modified", &[("xsi:type", &"dcterms:W3CDTF")], &instant);
            }
        })
    }
}

/// `Properties` (ECMA-376 Part 1, §22.2).
fn extended_properties() -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::document("Properties", &[("xmlns", &namespace)], |xml| xml.leaf("Application", &[], "yearend"))
}

/// Whether the text has the form of a day; anything else would make the file unreadable.
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let properties = Properties { title: "A & B".to_owned(), date: "soon".to_owned(), ..Properties::default() };
        let core = String::from_utf8(properties.core_properties()).unwrap();
        assert!(core.contains("<dc:title>A &amp; B</dc:title>"));
        assert!(!core.contains("creator") && !core.contains("created"));
    }
}
