//! Pictures as parts of the package, each stored once however often it stands on a slide.

use crate::deck::DrawingId;
use crate::ooxml::{Error, JPEG, PNG, Package, PartName, SVG};
use crate::picture::{Image, ImageFormat, Picture};
use std::collections::HashMap;
use std::sync::Arc;

/// The pictures and images that are in the package so far.
pub(super) struct Media<'a> {
    pictures: &'a [Picture],
    drawn: Vec<Option<Drawn>>,
    /// By address, for look-up only: its order is never used.
    images: HashMap<*const Image, PartName>,
}

/// A drawn chart's two parts.
#[derive(Clone)]
pub(super) struct Drawn {
    pub(super) png: PartName,
    pub(super) svg: PartName,
}

impl<'a> Media<'a> {
    pub(super) fn new(pictures: &'a [Picture]) -> Self {
        Self { pictures, drawn: vec![None; pictures.len()], images: HashMap::new() }
    }

    /// The parts of a drawing, added when first asked for.
    pub(super) fn drawing(&mut self, package: &mut Package, id: DrawingId) -> Result<Drawn, Error> {
        let missing = || Error::Missing(format!("the picture of drawing {}", id.0));
        let (picture, drawn) = self.pictures.get(id.0).zip(self.drawn.get_mut(id.0)).ok_or_else(missing)?;
        if let Some(drawn) = drawn {
            return Ok(drawn.clone());
        }
        let name = |extension: &str| PartName::new(format!("/ppt/media/chart{}.{extension}", id.0 + 1));
        let parts = Drawn { png: name("png")?, svg: name("svg")? };
        package.add(parts.png.clone(), PNG, picture.png.as_slice());
        package.add(parts.svg.clone(), SVG, picture.svg.as_bytes());
        Ok(drawn.insert(parts).clone())
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
