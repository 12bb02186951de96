//! Content types: those that follow from a file's extension, and the part that lists them all.

use super::{Part, PartName, Xml};

/// Any XML.
pub const XML: &str = "application/xml";
/// Relationships of a part.
pub const RELATIONSHIPS: &str = "application/vnd.openxmlformats-package.relationships+xml";
/// Portable Network Graphics.
pub const PNG: &str = "image/png";
/// JPEG.
pub const JPEG: &str = "image/jpeg";
/// Graphics Interchange Format.
pub const GIF: &str = "image/gif";
/// Scalable Vector Graphics.
pub const SVG: &str = "image/svg+xml";

/// A chart.
pub(super) const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
/// What is drawn over a chart.
pub(super) const CHART_SHAPES: &str = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml";
/// A workbook.
pub(super) const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the extension alone says.
const DEFAULTS: [(&str, &str); 9] = [
    ("gif", GIF),
    ("jpeg", JPEG),
    ("jpg", JPEG),
    ("png", PNG),
    ("rels", RELATIONSHIPS),
    ("svg", SVG),
    ("ttf", "application/x-font-ttf"),
    ("xlsx", WORKBOOK),
    ("xml", XML),
];

/// `[Content_Types].xml`, derived from the parts that are really there.
pub(super) fn content_types(parts: &[Part]) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    Xml::document("Types", &[("xmlns", &namespace)], |xml| {
        for (extension, content_type) in DEFAULTS {
            let used = |part: &Part| part.name.extension().eq_ignore_ascii_case(extension);
            if matches!(extension, "rels" | "xml") || parts.iter().any(used) {
                xml.empty("Default", &[("Extension", &extension), ("ContentType", &content_type)]);
            }
        }
        for part in parts.iter().filter(|part| by_extension(&part.name) != Some(&part.content_type)) {
            xml.empty("Override", &[("PartName", &part.name), ("ContentType", &part.content_type)]);
        }
    })
}

fn by_extension(name: &PartName) -> Option<&'static str> {
    let known = |(extension, _): &&(&str, &str)| name.extension().eq_ignore_ascii_case(extension);
    DEFAULTS.iter().find(known).map(|(_, content_type)| *content_type)
}
