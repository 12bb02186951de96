//! Puts the mended body, its pictures and the house's parts into one package.

use super::body::{Body, Frame, body};
use super::control::Controls;
use super::mend::{Place, mend, mend_body};
use super::{house, text};
use crate::flow::Flow;
use crate::number::Language;
use crate::ooxml::{Error, JPEG, PNG, Package, PartName, Properties, RelationshipId, SVG};
use crate::picture::{Drawn, Image, ImageFormat};
use crate::theme::Theme;
use docx_rs::BuildXML;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The whole package, not yet checked.
pub(super) fn package(flow: &Flow, drawn: &[Drawn], theme: &Theme) -> Result<Package, Error> {
    let mut package = Package::new();
    let document = PartName::new("/word/document.xml")?;
    package.relate(&PartName::root(), "officeDocument", &document);
    let header = part(&mut package, &document, "header", &mend(&text::header(flow).build(), &[])?)?;
    let footer = part(&mut package, &document, "footer", &mend(&text::footer(flow).build(), &[])?)?;
    let Body { document: built, frames, tables, ordered_lists } = body(flow, theme, &header.to_string(), &footer.to_string());
    for (kind, bytes) in house::parts(flow, theme, ordered_lists)? {
        part(&mut package, &document, kind, &bytes)?;
    }
    let mut media = Media { package: &mut package, document: &document, count: 0, charts: 0 };
    let places = frames.iter().map(|frame| media.place(frame, flow, drawn, theme)).collect::<Result<Vec<_>, _>>()?;
    package.add(
        document,
        &format!("{WORD}.document.main+xml"),
        mend_body(&built.build(), &places, &tables, &Controls::of(flow))?,
    );
    package.add_properties(&properties(flow))?;
    Ok(package)
}

/// Adds `/word/KIND.xml` and links the document to it.
fn part(package: &mut Package, document: &PartName, kind: &str, bytes: &[u8]) -> Result<RelationshipId, Error> {
    let name = PartName::new(format!("/word/{kind}.xml"))?;
    let id = package.relate(document, kind, &name);
    let content_type = match kind {
        "theme" => "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
        other => format!("{WORD}.{other}+xml"),
    };
    package.add(name, &content_type, bytes);
    Ok(id)
}

fn properties(flow: &Flow) -> Properties {
    let cover = &flow.cover;
    let author = if cover.organisation.is_empty() { &cover.department } else { &cover.organisation };
    Properties {
        title: flow.title.clone(),
        author: author.clone(),
        date: flow.date.clone(),
        language: flow.language.office_tag().to_owned(),
    }
}

struct Media<'p> {
    package: &'p mut Package,
    document: &'p PartName,
    count: usize,
    charts: usize,
}

impl Media<'_> {
    /// Adds the files behind a frame and says what is to stand in its place.
    fn place(&mut self, frame: &Frame, flow: &Flow, drawn: &[Drawn], theme: &Theme) -> Result<Place, Error> {
        match frame {
            Frame::Cover => Ok(Place::Fragment(house::cover(flow, theme)?)),
            Frame::Chart(id) => {
                let missing = || Error::Template(format!("drawing {} has no picture", id.0 + 1));
                let alt = flow.drawings.get(id.0).ok_or_else(missing)?.chart.alt.clone();
                match drawn.get(id.0).ok_or_else(missing)? {
                    Drawn::Picture(picture) => {
                        self.count += 1;
                        let raster = self.add("png", PNG, &picture.png)?;
                        let vector = Some(self.add("svg", SVG, picture.svg.as_bytes())?);
                        Ok(Place::Picture { name: self.name(flow.language), alt, raster, vector })
                    }
                    Drawn::Chart(chart) => {
                        self.charts += 1;
                        let name =
                            self.package.add_chart("/word", self.charts, &chart.xml, &chart.workbook, chart.shapes.as_deref())?;
                        let chart = self.package.relate(self.document, "chart", &name);
                        Ok(Place::Chart { name: self.chart_name(flow.language), alt, chart })
                    }
                }
            }
            Frame::Image(image) => {
                self.count += 1;
                let raster = self.image(image)?;
                Ok(Place::Picture { name: self.name(flow.language), alt: image.alt.clone(), raster, vector: None })
            }
        }
    }

    fn image(&mut self, image: &Image) -> Result<RelationshipId, Error> {
        match image.format {
            ImageFormat::Png => self.add("png", PNG, &image.bytes),
            ImageFormat::Jpeg => self.add("jpeg", JPEG, &image.bytes),
        }
    }

    fn add(&mut self, extension: &str, content_type: &str, bytes: &[u8]) -> Result<RelationshipId, Error> {
        let name = PartName::new(format!("/word/media/image{}.{extension}", self.count))?;
        let id = self.package.relate(self.document, "image", &name);
        self.package.add(name, content_type, bytes);
        Ok(id)
    }

    /// The chart's name in Word's selection pane.
    fn chart_name(&self, language: Language) -> String {
        match language {
            Language::ZhCn => format!("图表 {}", self.charts),
            Language::En => format!("Chart {}", self.charts),
        }
    }

    /// The picture's name in Word's selection pane.
    fn name(&self, language: Language) -> String {
        match language {
            Language::ZhCn => format!("图片 {}", self.count),
            Language::En => format!("Picture {}", self.count),
        }
    }
}
