//! Places for labels near their points: clear of lines and of each other, as far as the scale that Office will choose is known.

use super::page::Page;
use super::plan::LabelSide;
use crate::chart::labels::{Bounds, cross};

type Point = (f64, f64);

/// What lies on the plot so far.
pub(super) struct Ground {
    strokes: Vec<[Point; 2]>,
    taken: Vec<Bounds>,
    whole: Bounds,
    /// What stays free between labels side by side, so that two numbers are not read as one.
    gap: f64,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) side: LabelSide,
    /// How far it is moved from its side, in pixels.
    pub(super) moved: Point,
    /// What a reader would mind about it; nothing from [`CROSSED`] on need be said there.
    pub(super) cost: f64,
    bounds: Bounds,
}

/// The cost of a label that lies on a line.
pub(super) const CROSSED: f64 = 10.0;

impl Ground {
    pub(super) fn new(page: &Page<'_>, strokes: Vec<[Point; 2]>) -> Self {
        let whole = Bounds { left: 0.0, top: 0.0, right: page.width, bottom: page.height };
        Self { strokes, taken: Vec::new(), whole, gap: 0.4 * page.size }
    }

    /// Keeps labels off a box.
    pub(super) fn take(&mut self, bounds: Bounds) {
        self.taken.push(bounds);
    }

    /// The best place for a label of so many pixels at a point; it is taken once [`Ground::settle`] is told.
    pub(super) fn best(&self, page: &Page<'_>, point: Point, width: f64, below_first: bool) -> Place {
        let mut best: Option<Place> = None;
        for (side, moved, wish) in candidates(page.size, width, below_first) {
            let bounds = bounds_of(page, point, width, side, moved);
            let cost = wish + self.trouble(point, &bounds);
            if best.is_none_or(|best| cost < best.cost) {
                best = Some(Place { side, moved, cost, bounds });
            }
        }
        best.unwrap_or(Place { side: LabelSide::Above, moved: (0.0, 0.0), cost: 0.0, bounds: self.whole })
    }

    pub(super) fn settle(&mut self, place: &Place) {
        let Bounds { left, top, right, bottom } = place.bounds;
        self.taken.push(Bounds { left: left - self.gap, top, right: right + self.gap, bottom });
    }

    fn trouble(&self, point: Point, bounds: &Bounds) -> f64 {
        let crossings = self.strokes.iter().filter(|stroke| bounds.is_crossed_by(stroke[0], stroke[1])).count();
        let overlaps = self.taken.iter().filter(|other| other.overlaps(bounds)).count();
        let outside = f64::from(u8::from(!self.whole.contains(bounds)));
        // A line between a point and its label makes the label another's.
        let nearest = (point.0.clamp(bounds.left, bounds.right), point.1.clamp(bounds.top, bounds.bottom));
        let parted = self.strokes.iter().filter(|stroke| !stroke.contains(&point) && cross([point, nearest], **stroke)).count();
        CROSSED * (crossings + parted) as f64 + 30.0 * overlaps as f64 + 20.0 * outside
    }
}

/// Sides and distances, the most natural first.
fn candidates(size: f64, width: f64, below_first: bool) -> Vec<(LabelSide, Point, f64)> {
    let (near, far) = if below_first { (LabelSide::Below, LabelSide::Above) } else { (LabelSide::Above, LabelSide::Below) };
    let mut all = Vec::new();
    for (side, wish) in [(near, 0.0), (far, 1.5)] {
        let away = if side == LabelSide::Above { -1.0 } else { 1.0 };
        for (across, cost) in [(0.0, 0.0), (0.3, 0.6), (-0.3, 0.6), (0.55, 1.2), (-0.55, 1.2)] {
            all.push((side, (across * width, 0.0), wish + cost));
            all.push((side, (across * width, away * 0.6 * size), wish + cost + 2.0));
        }
    }
    all.push((LabelSide::Right, (0.0, 0.0), 2.5));
    all.push((LabelSide::Left, (0.0, 0.0), 2.5));
    all
}

fn bounds_of(page: &Page<'_>, (x, y): Point, width: f64, side: LabelSide, (across, down): Point) -> Bounds {
    let (line, gap, half) = (page.line(), 0.35 * page.size, width / 2.0);
    let (middle, top) = match side {
        LabelSide::Above | LabelSide::OutsideEnd => (x, y - gap - line),
        LabelSide::Below => (x, y + gap),
        LabelSide::Right => (x + half + 1.5 * gap, y - line / 2.0),
        LabelSide::Left => (x - half - 1.5 * gap, y - line / 2.0),
        LabelSide::Centre | LabelSide::InsideEnd => (x, y - line / 2.0),
    };
    let (left, top) = (middle - half + across, top + down);
    Bounds { left, top, right: left + width, bottom: top + line }
}
