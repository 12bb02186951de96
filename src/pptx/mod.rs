//! Spells a deck as a PowerPoint file; decides nothing.

mod colour;
mod graphic;
mod links;
mod media;
mod notes;
mod parts;
mod placeholder;
mod presentation;
#[cfg(test)]
mod sample;
mod shape;
mod slide;
mod table;
#[cfg(test)]
mod tests;
mod text;

use crate::deck::Deck;
use crate::ooxml::{Error, Package, PartName, Properties};
use crate::picture::Drawn;
use crate::theme::Theme;
use media::Media;

const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";

/// The deck as a `.pptx` file. `drawn[i]` is `deck.drawings[i]` drawn.
///
/// Fails where the deck asks for a picture or slide that is not there, where a slide has no title, and where the finished
/// package has a defect.
pub fn write(deck: &Deck, drawn: &[Drawn], theme: &Theme) -> Result<Vec<u8>, Error> {
    package(deck, drawn, theme)?.to_bytes()
}

/// The deck as a package, not yet compressed.
pub fn package(deck: &Deck, drawn: &[Drawn], theme: &Theme) -> Result<Package, Error> {
    let mut package = Package::new();
    let presentation = PartName::new("/ppt/presentation.xml")?;
    package.relate(&PartName::root(), "officeDocument", &presentation);
    package.add_properties(&properties(deck))?;

    let house = parts::add_master(&mut package, theme)?;
    let notes_master = if has_notes(deck) { Some(parts::add_notes_master(&mut package, theme)?) } else { None };
    presentation::add(&mut package, &presentation, deck, theme, &house.master, notes_master.as_ref())?;

    let mut media = Media::new(drawn);
    for (index, slide) in deck.slides.iter().enumerate() {
        let name = slide_name(index)?;
        let links = links::add(&mut package, &mut media, deck, slide, &name, house.layout(slide.layout))?;
        package.add(name.clone(), SLIDE, slide::slide(deck, slide, theme, &links)?);
        if let Some(master) = notes_master.as_ref().filter(|_| !slide.notes.is_empty()) {
            notes::add(&mut package, &name, index, slide, deck.language, master)?;
        }
    }
    Ok(package)
}

fn properties(deck: &Deck) -> Properties {
    Properties {
        title: deck.title.clone(),
        author: deck.author.clone(),
        date: deck.date.clone(),
        language: deck.language.office_tag().to_owned(),
    }
}

fn has_notes(deck: &Deck) -> bool {
    deck.slides.iter().any(|slide| !slide.notes.is_empty())
}

/// The part of the slide with this index.
fn slide_name(index: usize) -> Result<PartName, Error> {
    PartName::new(format!("/ppt/slides/slide{}.xml", index + 1))
}
