//! Measures, arranges, paginates: the only place where report meets theme.

mod arrange;
mod callout;
mod cards;
mod column_search;
mod column_widths;
mod definitions;
mod extent;
mod flow;
mod flow_form;
mod flow_panel;
mod frame;
mod graphic;
mod line_memo;
mod list;
mod page_fill;
mod paginate;
mod pair;
mod piece;
mod process;
mod spark;
mod table;
mod text;
mod tiles;
mod topic;

pub use flow::flow;
pub use paginate::paginate;

use crate::deck::{Drawing, DrawingId, Placed};
use crate::number::Language;
use crate::report::Face;
use crate::theme::{Step, Theme};
use crate::units::{Pt, Size};

/// What every measuring and placing function needs to know.
#[derive(Clone, Copy)]
struct Setting<'a> {
    theme: &'a Theme,
    language: Language,
    known: &'a column_widths::Known,
}

impl Setting<'_> {
    /// Body type at a step of the ladder; the floor below it.
    fn body(&self, step: Step) -> Pt {
        ladder(&self.theme.scale.body, step)
    }

    /// Table type at a step of the ladder; the floor below it.
    fn table(&self, step: Step) -> Pt {
        ladder(&self.theme.scale.table, step)
    }

    /// Every step of the ladder, from the theme's own size down to the floor.
    fn steps(&self) -> impl Iterator<Item = Step> + use<> {
        (0..self.theme.scale.body.len().max(self.theme.scale.table.len())).map(Step)
    }
}

fn ladder(sizes: &[Pt], step: Step) -> Pt {
    sizes.get(step.0).or(sizes.last()).copied().unwrap_or(Pt(12.0))
}

/// A slide being filled.
#[derive(Default)]
struct Canvas {
    placed: Vec<Placed>,
    drawings: Vec<Drawing>,
}

impl Canvas {
    fn draw(&mut self, chart: &std::sync::Arc<crate::report::Chart>, size: Size, label: Pt) -> DrawingId {
        self.drawings.push(Drawing { chart: chart.clone(), size, label, face: Face::Picture });
        DrawingId(self.drawings.len() - 1)
    }
}

/// A hairline along the upper edge of a box.
fn frame_rule(frame: crate::units::Rect, name: &str) -> Placed {
    let outline = Some((crate::theme::Colour::Hairline, crate::units::Emu::points(1.0)));
    let shape = crate::deck::Shape { geometry: crate::deck::Geometry::Line, fill: None, outline };
    let rect = crate::units::Rect { height: crate::units::Emu::ZERO, ..frame };
    Placed { rect, name: name.to_owned(), item: crate::deck::Item::Shape(shape) }
}

/// A filled bar without outline.
fn bar(rect: crate::units::Rect, colour: crate::theme::Colour, name: String) -> Placed {
    let shape = crate::deck::Shape { geometry: crate::deck::Geometry::Rectangle, fill: Some(colour), outline: None };
    Placed { rect, name, item: crate::deck::Item::Shape(shape) }
}
