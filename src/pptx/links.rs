//! What a slide leads to: its layout, its pictures, the slides a click opens; found out before any XML is written.

use super::media::{DrawnParts, Media};
use super::slide_name;
use crate::deck::{Deck, Graphic, Item, Paragraph, Slide};
use crate::ooxml::{Error, Package, PartName, RelationshipId};

/// The relationships that a slide's XML speaks of.
#[derive(Default)]
pub(super) struct Links {
    /// For each placed graphic, in reading order.
    graphics: Vec<GraphicLink>,
    /// Slides that a click leads to, by their index in the deck; a handful at most.
    slides: Vec<(usize, RelationshipId)>,
}

/// The relationships of one graphic.
#[derive(Clone, Copy)]
pub(super) enum GraphicLink {
    /// A picture.
    Picture {
        /// What every program can show.
        picture: RelationshipId,
        /// The same as SVG.
        svg: Option<RelationshipId>,
    },
    /// A chart of Office's own.
    Chart(RelationshipId),
}

impl Links {
    /// The relationship to a slide that some paragraph leads to.
    pub(super) fn slide(&self, index: usize) -> Option<RelationshipId> {
        self.slides.iter().find(|(slide, _)| *slide == index).map(|(_, id)| *id)
    }

    /// The graphics in the order they are placed.
    pub(super) fn graphics(&self) -> impl Iterator<Item = GraphicLink> {
        self.graphics.iter().copied()
    }
}

/// Adds the slide's relationships and pictures to the package.
pub(super) fn add(
    package: &mut Package,
    media: &mut Media,
    deck: &Deck,
    slide: &Slide,
    name: &PartName,
    layout: &PartName,
) -> Result<Links, Error> {
    package.relate(name, "slideLayout", layout);
    let mut links = Links::default();
    for placed in &slide.placed {
        match &placed.item {
            Item::Text(text) => add_slides(package, deck, name, &text.paragraphs, &mut links)?,
            Item::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    add_slides(package, deck, name, &cell.paragraphs, &mut links)?;
                }
            }
            Item::Graphic(graphic) => links.graphics.push(add_graphic(package, media, name, graphic)?),
            Item::Shape(_) => {}
        }
    }
    Ok(links)
}

fn add_slides(
    package: &mut Package,
    deck: &Deck,
    name: &PartName,
    paragraphs: &[Paragraph],
    links: &mut Links,
) -> Result<(), Error> {
    for index in paragraphs.iter().filter_map(|paragraph| paragraph.link) {
        if index >= deck.slides.len() {
            return Err(Error::Missing(format!("slide {}, which a click on {name} leads to", index + 1)));
        }
        if links.slide(index).is_none() {
            links.slides.push((index, package.relate(name, "slide", &slide_name(index)?)));
        }
    }
    Ok(())
}

fn add_graphic(package: &mut Package, media: &mut Media, name: &PartName, graphic: &Graphic) -> Result<GraphicLink, Error> {
    match graphic {
        Graphic::Chart(id) => match media.drawing(package, *id)? {
            DrawnParts::Picture { png, svg } => {
                let picture = package.relate(name, "image", &png);
                Ok(GraphicLink::Picture { picture, svg: Some(package.relate(name, "image", &svg)) })
            }
            DrawnParts::Chart(chart) => Ok(GraphicLink::Chart(package.relate(name, "chart", &chart))),
        },
        Graphic::Image(image) => {
            let part = media.image(package, image)?;
            Ok(GraphicLink::Picture { picture: package.relate(name, "image", &part), svg: None })
        }
    }
}
