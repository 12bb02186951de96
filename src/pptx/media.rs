//! Pictures and charts as parts of the package, each stored once however often it stands on a slide.

use crate::deck::DrawingId;
use crate::ooxml::{Error, JPEG, PNG, Package, PartName, SVG};
use crate::picture::{Drawn, Image, ImageFormat};
use std::collections::HashMap;
use std::sync::Arc;

/// The pictures and images that are in the package so far.
pub(super) struct Media<'a> {
    drawn: &'a [Drawn],
    parts: Vec<Option<DrawnParts>>,
    charts: usize,
    /// By address, for look-up only: its order is never used.
    images: HashMap<*const Image, PartName>,
}

/// The parts of a drawn chart that a slide speaks of.
#[derive(Clone)]
pub(super) enum DrawnParts {
    /// A picture twice.
    Picture { png: PartName, svg: PartName },
    /// A chart of Office's own.
    Chart(PartName),
}

impl<'a> Media<'a> {
    pub(super) fn new(drawn: &'a [Drawn]) -> Self {
        Self { drawn, parts: vec![None; drawn.len()], charts: 0, images: HashMap::new() }
    }

    /// The parts of a drawing, added when first asked for.
    pub(super) fn drawing(&mut self, package: &mut Package, id: DrawingId) -> Result<DrawnParts, Error> {
        let missing = || Error::Missing(format!("the picture of drawing {}", id.0));
        let (drawn, parts) = self.drawn.get(id.0).zip(self.parts.get_mut(id.0)).ok_or_else(missing)?;
        if let Some(parts) = parts {
            return Ok(parts.clone());
        }
        let added = match drawn {
            Drawn::Picture(picture) => {
                let name = |extension: &str| PartName::new(format!("/ppt/media/chart{}.{extension}", id.0 + 1));
                let (png, svg) = (name("png")?, name("svg")?);
                package.add(png.clone(), PNG, picture.png.as_slice());
                package.add(svg.clone(), SVG, picture.svg.as_bytes());
                DrawnParts::Picture { png, svg }
            }
            Drawn::Chart(chart) => {
                self.charts += 1;
                DrawnParts::Chart(package.add_chart("/ppt", self.charts, &chart.xml, &chart.workbook, chart.shapes.as_deref())?)
            }
        };
        Ok(parts.insert(added).clone())
    }

    /// The part of a user's image, added when first asked for.
    pub(super) fn image(&mut self, package: &mut Package, image: &Arc<Image>) -> Result<PartName, Error> {
        if let Some(name) = self.images.get(&Arc::as_ptr(image)) {
            return Ok(name.clone());
        }
        let (extension, content_type) = match image.format {
            ImageFormat::Png => ("png", PNG),
            ImageFormat::Jpeg => ("jpeg", JPEG),
        };
        let name = PartName::new(format!("/ppt/media/image{}.{extension}", self.images.len() + 1))?;
        package.add(name.clone(), content_type, image.bytes.as_slice());
        self.images.insert(Arc::as_ptr(image), name.clone());
        Ok(name)
    }
}
