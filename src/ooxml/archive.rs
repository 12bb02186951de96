//! A package as an archive: fixed order, fixed times, fixed permissions, so that the same package gives the same bytes.

use super::content_type::{JPEG, PNG, content_types};
use super::{Error, Package, Part, PartName, Relationship, Target, Xml};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The fastest level of zlib: level 6 takes over twice as long and saves a fiftieth of a file with charts, whose PNGs are stored.
const LEVEL: i64 = 1;

/// The whole archive; `[Content_Types].xml` comes first, each part's relationships right before the part.
pub(super) fn compress(package: &Package) -> Result<Vec<u8>, Error> {
    let expected = package.parts().iter().map(|part| part.bytes.len() / 2 + 256).sum();
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(expected)));
    store(&mut archive, "[Content_Types].xml", &content_types(package.parts()), CompressionMethod::Deflated)?;
    store_relationships(&mut archive, package, &PartName::root())?;
    for part in package.parts() {
        store_relationships(&mut archive, package, &part.name)?;
        store(&mut archive, part.name.entry(), &part.bytes, method(part))?;
    }
    Ok(archive.finish().map_err(|error| Error::Archive(error.to_string()))?.into_inner())
}

fn store_relationships(archive: &mut ZipWriter<Cursor<Vec<u8>>>, package: &Package, source: &PartName) -> Result<(), Error> {
    let list = package.relationships(source);
    if list.is_empty() {
        return Ok(());
    }
    store(archive, source.relationships().entry(), &relationships(source, list), CompressionMethod::Deflated)
}

/// `Relationships` (ECMA-376 Part 2, §6.5.3).
fn relationships(source: &PartName, list: &[Relationship]) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    Xml::document("Relationships", &[("xmlns", &namespace)], |xml| {
        for Relationship { id, kind, target } in list {
            match target {
                Target::Part(name) => {
                    let target = source.relative(name);
                    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", &target)]);
                }
                Target::External(address) => {
                    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", address), ("TargetMode", &"External")]);
                }
            }
        }
    })
}

/// What is compressed already is stored as it is.
fn method(part: &Part) -> CompressionMethod {
    let compressed = part.content_type == PNG || part.content_type == JPEG || part.name.extension() == "xlsx";
    if compressed { CompressionMethod::Stored } else { CompressionMethod::Deflated }
}

fn store(archive: &mut ZipWriter<Cursor<Vec<u8>>>, entry: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), Error> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let written = archive.start_file(entry, options).map_err(|error| error.to_string());
    let written = written.and_then(|()| archive.write_all(bytes).map_err(|error| error.to_string()));
    written.map_err(|message| Error::Archive(format!("{entry}: {message}")))
}

#[cfg(test)]
mod tests {
    use super::super::XML;
    use super::*;

    fn package() -> Package {
        let mut package = Package::new();
        let (main, image) = (PartName::new("/a/main.xml").unwrap(), PartName::new("/a/media/image1.png").unwrap());
        package.relate(&PartName::root(), "officeDocument", &main);
        package.relate(&main, "image", &image);
        package.relate_external(&main, "hyperlink", "https://example.org/?a&b");
        package.add(main, "application/x-main+xml", *b"<a/>");
        package.add(image, PNG, *b"PNG");
        package.add(PartName::new("/a/plain.xml").unwrap(), XML, *b"<b/>");
        package
    }

    #[test]
    fn content_types_come_from_the_parts_that_are_there() {
        let types = String::from_utf8(content_types(package().parts())).unwrap();
        assert!(types.contains(r#"<Default Extension="png" ContentType="image/png"/>"#));
        assert!(types.contains(r#"<Override PartName="/a/main.xml" ContentType="application/x-main+xml"/>"#));
        assert!(!types.contains("svg") && !types.contains("plain.xml"));
    }

    #[test]
    fn relationships_are_relative_and_numbered_from_one() {
        let package = package();
        let main = PartName::new("/a/main.xml").unwrap();
        let text = String::from_utf8(relationships(&main, package.relationships(&main))).unwrap();
        assert!(text.contains(r#"Id="rId1""#) && text.contains(r#"Target="media/image1.png""#));
        assert!(text.contains(r#"Target="https://example.org/?a&amp;b" TargetMode="External""#));
    }

    #[test]
    fn the_same_package_gives_the_same_bytes_and_content_types_come_first() {
        let bytes = compress(&package()).unwrap();
        assert_eq!(bytes, compress(&package()).unwrap());
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<&str> = archive.file_names().collect();
        let expected =
            ["[Content_Types].xml", "_rels/.rels", "a/_rels/main.xml.rels", "a/main.xml", "a/media/image1.png", "a/plain.xml"];
        assert_eq!(names, expected);
    }
}
