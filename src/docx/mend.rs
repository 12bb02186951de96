//! One pass over what docx-rs wrote: children into schema order, ids by position, and what docx-rs cannot say put in.

use super::alt::TableAlt;
use super::control::Controls;
use super::element::{Element, Node, without};
use super::schema;
use crate::ooxml::{Error, RelationshipId};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// The table style of a report; its first row is a header that repeats on every page.
pub(super) const REPORT_TABLE: &str = "ReportTable";
/// The same for a form.
pub(super) const FORM_TABLE: &str = "FormTable";
/// Stands behind a style's name where the header has two rows, until the pass takes it away.
pub(super) const TWICE_HEADED: char = '2';

/// What is to stand where the body has a picture. The picture's relationship id is the place's index: [`place_mark`].
pub(super) enum Place {
    /// A picture: a PNG or JPEG, and the same as SVG for programs that know it.
    Picture {
        /// Name in the selection pane.
        name: String,
        /// What it shows, for readers who do not see it.
        alt: String,
        /// The PNG or JPEG.
        raster: RelationshipId,
        /// The SVG.
        vector: Option<RelationshipId>,
    },
    /// A chart of Office's own.
    Chart {
        /// Name in the selection pane.
        name: String,
        /// What it shows, for readers who do not see it.
        alt: String,
        /// Its part.
        chart: RelationshipId,
    },
    /// Content of a run, as XML.
    Fragment(String),
}

/// The relationship id that marks a place until the pass puts the real one in.
pub(super) fn place_mark(index: usize) -> String {
    index.to_string()
}

/// The part, mended; it holds no fields and no tables that say anything.
pub(super) fn mend(part: &[u8], places: &[Place]) -> Result<Vec<u8>, Error> {
    mend_body(part, places, &[], &Controls::none())
}

/// The part, mended, its fields told apart by their tags; `tables` are what its tables say, in order.
pub(super) fn mend_body(part: &[u8], places: &[Place], tables: &[TableAlt], controls: &Controls) -> Result<Vec<u8>, Error> {
    let text = std::str::from_utf8(part).map_err(|error| broken(&error))?;
    let writer = Writer::new(Vec::with_capacity(text.len() + text.len() / 2));
    let mut pass = Pass { writer, places, tables: tables.iter(), controls, drawings: 0, fields: 0, header_rows_due: 0 };
    pass.copy(text).map_err(|error| broken(&error))?;
    Ok(pass.writer.into_inner())
}

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::Template(format!("the body is not well-formed: {error}"))
}

struct Pass<'p> {
    writer: Writer<Vec<u8>>,
    places: &'p [Place],
    /// What the tables to come say.
    tables: std::slice::Iter<'p, TableAlt>,
    controls: &'p Controls,
    /// How many drawings have been numbered.
    drawings: usize,
    /// How many fields have been numbered.
    fields: usize,
    /// How many of the next rows are headers.
    header_rows_due: usize,
}

impl Pass<'_> {
    fn copy(&mut self, xml: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event()? {
                Event::Eof => return Ok(()),
                Event::Start(start) if is_mended(&start) => {
                    let element = Element::read(&mut reader, start)?;
                    self.element(element)?;
                }
                Event::Empty(start) if is_mended(&start) => self.element(Element::empty(start))?,
                // Word makes these up by itself; docx-rs counts them through the whole process.
                Event::Start(start) if start.name().0 == "w:p" => {
                    self.writer.write_event(Event::Start(without(&start, "w14:paraId")))?;
                }
                other @ (Event::Start(_)
                | Event::End(_)
                | Event::Empty(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_)) => self.writer.write_event(other)?,
            }
        }
    }

    fn element(&mut self, mut element: Element) -> Result<(), quick_xml::Error> {
        match element.name() {
            "w:drawing" => return self.drawing(element),
            "w:sdtPr" => return self.control(element),
            // docx-rs gives it a `w:type` that no schema knows.
            "w:gridCol" => element.remove("w:type"),
            // What stands in a paragraph's properties is read with them: this one belongs to a run.
            "w:rPr" => element.push(language()),
            "w:tblPr" => self.table_properties(&mut element),
            "w:trPr" if self.header_rows_due > 0 => {
                self.header_rows_due -= 1;
                element.push(Element::new("w:tblHeader"));
            }
            _ => {}
        }
        tidy(&mut element);
        if element.is_bare() { Ok(()) } else { element.write(&mut self.writer) }
    }

    fn table_properties(&mut self, element: &mut Element) {
        let style = element.find("w:tblStyle").and_then(|style| style.attribute("w:val")).unwrap_or_default().into_owned();
        let (name, rows) = style.strip_suffix(TWICE_HEADED).map_or((style.as_str(), 1), |name| (name, 2));
        if let Some(named) = element.find_mut("w:tblStyle").filter(|_| rows > 1) {
            named.set("w:val", name);
        }
        let headed = matches!(name, REPORT_TABLE | FORM_TABLE);
        self.header_rows_due = if headed { rows } else { 0 };
        let first_row = if headed { "1" } else { "0" };
        // `w:val` says the same in the older way (ISO/IEC 29500-4, §14.4.12): first row, no vertical bands.
        let value = if headed { "0620" } else { "0600" };
        let look = Element::new("w:tblLook").with("w:val", value).with("w:firstRow", first_row);
        let rest = [("w:lastRow", "0"), ("w:firstColumn", "0"), ("w:lastColumn", "0"), ("w:noHBand", "1"), ("w:noVBand", "1")];
        element.push(rest.iter().fold(look, |look, (name, value)| look.with(name, value)));
        // `w:tblCaption` and `w:tblDescription` (ISO/IEC 29500-1, §17.4.57 and §17.4.58).
        let Some(alt) = self.tables.next() else { return };
        for (name, text) in [("w:tblCaption", &alt.title), ("w:tblDescription", &alt.description)] {
            if !text.is_empty() {
                element.push(Element::new(name).with("w:val", text));
            }
        }
    }

    /// A field's properties in place of the tag that stands for them.
    fn control(&mut self, mut element: Element) -> Result<(), quick_xml::Error> {
        let tag = element.find("w:alias").and_then(|alias| alias.attribute("w:val"));
        let tag = tag.and_then(|tag| quick_xml::escape::unescape(&tag).ok().map(std::borrow::Cow::into_owned));
        self.fields += 1;
        match tag.and_then(|tag| self.controls.properties(&tag, self.fields)) {
            Some(mut properties) => {
                let look = |node: &Node| matches!(node, Node::Element(child) if child.name() == "w:rPr" && !child.is_bare());
                let look = element.nodes.iter().position(look).map(|at| element.nodes.remove(at));
                // Not every program shows size, weight and colour in a plain-text field: without its kind it is rich text.
                let dressed = |node: &Node| matches!(node, Node::Element(look) if look.elements().any(|child| matches!(child.name(), "w:b" | "w:rStyle" | "w:sz")));
                if look.as_ref().is_some_and(dressed) {
                    properties.nodes.retain(|node| !matches!(node, Node::Element(child) if child.name() == "w:text"));
                }
                properties.nodes.splice(0..0, look);
                properties.elements_mut().for_each(tidy);
                properties.write(&mut self.writer)
            }
            None => Ok(()),
        }
    }

    fn drawing(&mut self, mut element: Element) -> Result<(), quick_xml::Error> {
        let mark = element.find("a:blip").and_then(|blip| blip.attribute("r:embed"));
        let place = mark.and_then(|mark| mark.parse::<usize>().ok()).and_then(|index| self.places.get(index));
        match place {
            Some(Place::Fragment(xml)) => return self.copy(xml),
            Some(Place::Picture { name, alt, raster, vector }) => {
                if let Some(properties) = element.find_mut("wp:docPr") {
                    properties.set("name", name);
                    properties.set("descr", alt);
                }
                if let Some(blip) = element.find_mut("a:blip") {
                    blip.set("r:embed", &raster.to_string());
                    if let Some(vector) = vector {
                        blip.push(svg(*vector));
                    }
                }
            }
            Some(Place::Chart { name, alt, chart }) => {
                if let Some(properties) = element.find_mut("wp:docPr") {
                    properties.set("name", name);
                    properties.set("descr", alt);
                }
                if let Some(graphic) = element.find_mut("a:graphic") {
                    graphic.nodes = vec![Node::Element(chart_data(*chart))];
                }
                if let Some(locks) = element.find_mut("a:graphicFrameLocks") {
                    // A chart may be stretched: it is drawn anew.
                    locks.remove("noChangeAspect");
                }
            }
            None => {}
        }
        self.drawings += 1;
        if let Some(properties) = element.find_mut("wp:docPr") {
            properties.set("id", &self.drawings.to_string());
        }
        element.write(&mut self.writer)
    }
}

fn is_mended(start: &BytesStart) -> bool {
    let name = start.name().0;
    matches!(name, "w:drawing" | "w:gridCol" | "w:sdtPr") || schema::order(name).is_some()
}

/// Puts the children of property elements in order, at every depth, and drops those that say nothing.
fn tidy(element: &mut Element) {
    element.elements_mut().for_each(tidy);
    let Some(order) = schema::order(element.name()) else { return };
    let speaks = |child: &Element| schema::order(child.name()).is_none() || !child.is_bare();
    let place = |child: &Element| order.iter().position(|name| *name == child.name()).unwrap_or(order.len());
    element.nodes.retain(|node| matches!(node, Node::Element(child) if speaks(child)));
    element.nodes.sort_by_key(|node| match node {
        Node::Element(child) => place(child),
        Node::Other(_) => order.len(),
    });
}

/// `w:lang` (ISO/IEC 29500-1, §17.3.2.20): each script has its own language, whatever the report's.
fn language() -> Element<'static> {
    Element::new("w:lang").with("w:val", "en-US").with("w:eastAsia", "zh-CN")
}

/// `a:graphicData` with a chart (ISO/IEC 29500-1, §21.2.2.28).
fn chart_data(chart: RelationshipId) -> Element<'static> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut data = Element::new("a:graphicData").with("uri", NAMESPACE);
    let chart =
        Element::new("c:chart").with("xmlns:c", NAMESPACE).with("xmlns:r", relationships).with("r:id", &chart.to_string());
    data.push(chart);
    data
}

/// `a:extLst` with the picture as SVG ([MS-ODRAWXML] §2.3.7.1).
fn svg(vector: RelationshipId) -> Element<'static> {
    let blip = Element::new("asvg:svgBlip")
        .with("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main")
        .with("r:embed", &vector.to_string());
    let mut extension = Element::new("a:ext").with("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}");
    extension.push(blip);
    let mut list = Element::new("a:extLst");
    list.push(extension);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(xml: &str, places: &[Place]) -> String {
        String::from_utf8(mend(xml.as_bytes(), places).unwrap()).unwrap()
    }

    #[test]
    fn properties_stand_in_schema_order_and_empty_ones_are_gone() {
        let xml = "<w:p w14:paraId=\"0000000A\"><w:pPr><w:jc w:val=\"left\"/><w:rPr/><w:numPr><w:numId w:val=\"1\"/>\
                   <w:ilvl w:val=\"0\"/></w:numPr><w:pStyle w:val=\"A\"/></w:pPr></w:p>";
        let expected = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>\
                        <w:jc w:val=\"left\"/></w:pPr></w:p>";
        assert_eq!(mended(xml, &[]), expected);
        assert_eq!(mended("<w:p><w:pPr><w:rPr/></w:pPr></w:p>", &[]), "<w:p></w:p>");
    }

    #[test]
    fn every_run_says_its_languages() {
        let expected = "<w:r><w:rPr><w:b/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr><w:t>A &amp; B</w:t></w:r>";
        assert_eq!(mended("<w:r><w:rPr><w:b/></w:rPr><w:t>A &amp; B</w:t></w:r>", &[]), expected);
        assert!(mended("<w:r><w:rPr/><w:t>x</w:t></w:r>", &[]).contains("w:lang"));
    }

    #[test]
    fn the_first_row_of_a_headed_table_repeats_and_no_other() {
        let table = |style: &str| {
            format!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"9\" w:type=\"dxa\"/><w:tblBorders/><w:tblStyle w:val=\"{style}\"/></w:tblPr>\
                 <w:tblGrid><w:gridCol w:w=\"9\" w:type=\"dxa\"/></w:tblGrid>\
                 <w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr><w:tr><w:trPr/></w:tr></w:tbl>"
            )
        };
        let headed = mended(&table(REPORT_TABLE), &[]);
        assert!(headed.contains("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr></w:tr><w:tr></w:tr>"), "{headed}");
        assert!(headed.contains("<w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW "), "{headed}");
        assert!(headed.contains("<w:gridCol w:w=\"9\"/>"), "{headed}");
        assert!(!mended(&table("Cards"), &[]).contains("tblHeader"));
    }

    #[test]
    fn drawings_are_numbered_by_position_and_get_their_files_and_their_text() {
        let drawing = |mark: usize| {
            format!(
                "<w:drawing><wp:inline><wp:docPr id=\"77\" name=\"Figure\"/><a:blip r:embed=\"{}\"/></wp:inline></w:drawing>",
                place_mark(mark)
            )
        };
        let picture = Place::Picture {
            name: "Picture 1".to_owned(),
            alt: "\"A\" < B".to_owned(),
            raster: RelationshipId(8),
            vector: Some(RelationshipId(9)),
        };
        let fragment = Place::Fragment("<w:drawing><wp:docPr id=\"0\" name=\"Field\"/></w:drawing>".to_owned());
        let xml = mended(&format!("{}{}", drawing(0), drawing(1)), &[fragment, picture]);
        assert!(xml.starts_with("<w:drawing><wp:docPr name=\"Field\" id=\"1\"/></w:drawing>"), "{xml}");
        assert!(xml.contains("<wp:docPr name=\"Picture 1\" descr=\"&quot;A&quot; &lt; B\" id=\"2\"/>"), "{xml}");
        assert!(xml.contains("r:embed=\"rId8\"") && xml.contains("<asvg:svgBlip") && xml.contains("r:embed=\"rId9\""), "{xml}");
    }

    #[test]
    fn what_is_not_well_formed_is_an_error() {
        assert!(mend(b"<w:p><w:pPr></w:p>", &[]).is_err());
    }
}
