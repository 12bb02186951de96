//! The deck as text: one line per slide and per item placed on it.
//!
//! What stands alike on every slide and in every deck is left out, so that a change to it does not change every case: the foot
//! lines, and all of cover, contents and dividers, unless they are asked for.

use super::{place, quoted};
use std::fmt::Write;
use yearend::deck::{Deck, Geometry, Graphic, Item, Paragraph, Placed, Slide, SlideLayout, SlideRow};

/// The whole deck.
pub(crate) fn text(deck: &Deck, frames: bool) -> String {
    let mut out = format!("deck {} of {} slides\n", quoted(&deck.title), deck.slides.len());
    for (index, each) in deck.slides.iter().enumerate() {
        slide(each, index + 1, frames, deck, &mut out);
    }
    out
}

fn slide(slide: &Slide, number: usize, frames: bool, deck: &Deck, out: &mut String) {
    let title = slide.placed.first().map(|placed| spelt(&paragraphs_of(&placed.item))).unwrap_or_default();
    let _ = writeln!(out, "\nslide {number} · {:?} · {title}", slide.layout);
    let shown = frames || matches!(slide.layout, SlideLayout::Content | SlideLayout::Closing);
    let foot = ["Section", "Source", "Page number"];
    for placed in slide.placed.iter().filter(|placed| shown && (frames || !foot.contains(&placed.name.as_str()))) {
        let _ = writeln!(out, "  {}", item(placed, deck));
    }
    for note in &slide.notes {
        let _ = writeln!(out, "  note {}", quoted(note));
    }
}

fn item(placed: &Placed, deck: &Deck) -> String {
    let place = place(placed.rect);
    match &placed.item {
        Item::Text(text) => {
            let size = text.paragraphs.first().and_then(|paragraph| paragraph.spans.first()).map_or(0.0, |span| span.size.0);
            format!("{} {place}: {size} pt {}", placed.name, spelt(&text.paragraphs))
        }
        Item::Shape(shape) => match shape.geometry {
            Geometry::Line => format!("line {place}"),
            Geometry::Arrow => format!("arrow {place}"),
            Geometry::Pentagon { .. } => format!("{} Pentagon {place}", placed.name),
            Geometry::Chevron { .. } => format!("{} Chevron {place}", placed.name),
            Geometry::Rectangle | Geometry::Ellipse => format!("{} {:?} {place}", placed.name, shape.geometry),
        },
        Item::Graphic(Graphic::Chart(drawing)) => {
            let kind = deck.drawings[drawing.0].chart.kind;
            format!("{} {kind:?} {place}", placed.name)
        }
        Item::Graphic(Graphic::Image(image)) => format!("image {place}: {}", quoted(&image.alt)),
        Item::Table(table) => {
            let columns: Vec<String> = table.columns.iter().map(|width| format!("{:.1}", width.as_inches())).collect();
            let rows: Vec<String> = table.rows.iter().map(row).collect();
            let shown = match rows.as_slice() {
                [header, first, second, .., last] => format!(
                    "\n    {header}\n    {first}\n    {second}{}\n    {last}",
                    if rows.len() > 4 { format!("\n    … {} rows more", rows.len() - 4) } else { String::new() }
                ),
                few => few.iter().fold(String::new(), |text, row| text + "\n    " + row),
            };
            format!("{} {place}, {} rows, columns {}{shown}", placed.name, rows.len(), columns.join(" "))
        }
    }
}

fn row(row: &SlideRow) -> String {
    let cells: Vec<String> = row.cells.iter().map(|cell| spelt(&cell.paragraphs)).collect();
    cells.join(" | ")
}

fn paragraphs_of(item: &Item) -> Vec<Paragraph> {
    match item {
        Item::Text(text) => text.paragraphs.clone(),
        Item::Shape(_) | Item::Graphic(_) | Item::Table(_) => Vec::new(),
    }
}

fn spelt(paragraphs: &[Paragraph]) -> String {
    let all: Vec<String> = paragraphs
        .iter()
        .map(|paragraph| {
            let bullet = paragraph.bullet.as_ref().map_or_else(String::new, |bullet| format!("{bullet} "));
            let text: String = paragraph.spans.iter().map(|span| span.text.as_str()).collect();
            let link = paragraph.link.map_or_else(String::new, |slide| format!(" → slide {}", slide + 1));
            format!("{bullet}{}{link}", quoted(&text))
        })
        .collect();
    match all.as_slice() {
        [first, second, third, .., last] if all.len() > 4 => {
            format!("{first} / {second} / {third} / … {} more … / {last}", all.len() - 4)
        }
        few => few.join(" / "),
    }
}
