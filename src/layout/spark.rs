//! Where the small lines of key figures stand: beside the values where these leave room, or in a band below them.

use super::{Canvas, Setting};
use crate::deck::{Graphic, Item, Placed};
use crate::report::{Chart, Tile};
use crate::units::{Emu, Rect};
use std::sync::Arc;

/// Width of a line beside its value, in inches; where even the least is not left, it stands in a band.
const LEAST_WIDTH: f64 = 0.75;
const MOST_WIDTH: f64 = 1.3;
/// Between a value with its unit and the line beside it, in inches.
const GAP: f64 = 0.15;
/// Height of a line in a band, and of the band, in inches.
const HEIGHT: f64 = 0.3;
const BAND: f64 = 0.42;
/// Between a value and the line below it, in inches.
const AIR: f64 = 0.05;
/// Where the base line and the top of figures lie, in parts of an exact line.
const BASE: f64 = 0.8;
const TOP: f64 = 0.22;

/// Where the lines of all tiles of a block stand, so that the same things stand in the same places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sparks {
    /// No tile has one, or too few for a band.
    None,
    /// At the right of each value, this wide.
    Beside(Emu),
    /// Between each value and what is below it.
    Below,
}

impl Sparks {
    /// Where the lines of these tiles stand; `value` is how wide a tile's value stands with its unit.
    pub(super) fn of(tiles: &[Tile], inner: Emu, value: impl Fn(&Tile) -> Emu) -> Self {
        let room = |tile: &Tile| inner - value(tile) - Emu::inches(GAP);
        let with_line = || tiles.iter().filter(|tile| tile.spark.is_some());
        let few = with_line().count() * 2 < tiles.len();
        match with_line().map(room).min() {
            Some(room) if room >= Emu::inches(LEAST_WIDTH) => Self::Beside(room.min(Emu::inches(MOST_WIDTH))),
            Some(_) if !few => Self::Below,
            // A band for a few of them would be a hole in all others.
            Some(_) | None => Self::None,
        }
    }

    /// What they add to the height of every tile, so long as there is room for it.
    pub(super) fn band(self) -> Emu {
        match self {
            Self::None | Self::Beside(_) => Emu::ZERO,
            Self::Below => Emu::inches(BAND),
        }
    }

    /// What they take from the width of a value.
    pub(super) fn beside(self) -> Emu {
        match self {
            Self::Beside(width) => width,
            Self::None | Self::Below => Emu::ZERO,
        }
    }

    /// The box of a line, for the box of its value; `band` is what the tile has for it.
    pub(super) fn place(self, value: Rect, band: Emu) -> Option<Rect> {
        match self {
            Self::Beside(width) => {
                let (top, base) = (value.y + value.height.scale(TOP), value.y + value.height.scale(BASE));
                Some(Rect { x: value.right() - width, y: top, width, height: base - top })
            }
            Self::Below if band > Emu::ZERO => {
                Some(Rect { y: value.bottom() + Emu::inches(AIR), height: Emu::inches(HEIGHT), ..value })
            }
            Self::Below | Self::None => None,
        }
    }
}

/// Whether any tile has a line that may have to go for want of room.
pub(super) fn any(tiles: &[Tile]) -> bool {
    tiles.iter().any(|tile| tile.spark.is_some())
}

/// Whether two rows of tiles say the same, with small lines or without.
pub(super) fn same_figures(tiles: &[Tile], others: &[Tile]) -> bool {
    let figures = |tile: &Tile| Tile { spark: None, ..tile.clone() };
    tiles.iter().map(figures).eq(others.iter().map(figures))
}

/// Puts a line into its box.
pub(super) fn place(chart: &Arc<Chart>, number: usize, rect: Rect, setting: Setting<'_>, canvas: &mut Canvas) {
    let drawing = canvas.draw(chart, rect.size(), setting.theme.scale.chart);
    let name = format!("Key figure {number} trend");
    canvas.placed.push(Placed { rect, name, item: Item::Graphic(Graphic::Chart(drawing)) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Language, Unit};
    use crate::report::{ChartKind, FaceWish, Particulars};

    fn tile(spark: bool) -> Tile {
        let chart = Chart {
            kind: ChartKind::Sparkline,
            title: String::new(),
            unit: Unit::default(),
            categories: Vec::new(),
            series: Vec::new(),
            target: None,
            events: Vec::new(),
            highlight: None,
            caption: String::new(),
            alt: String::new(),
            language: Language::En,
            lower_is_better: None,
            particulars: Particulars::None,
            face: FaceWish::Picture,
        };
        Tile {
            name: String::new(),
            value: String::new(),
            unit: String::new(),
            change: None,
            target: None,
            spark: spark.then(|| Arc::new(chart)),
        }
    }

    #[test]
    fn lines_stand_beside_their_values_where_all_of_them_leave_room_and_below_otherwise() {
        let of = |inner: f64, tiles: &[Tile]| Sparks::of(tiles, Emu::inches(inner), |_| Emu::inches(1.2));
        assert_eq!(of(2.5, &[tile(false)]), Sparks::None);
        assert_eq!(of(2.5, &[tile(false), tile(true)]), Sparks::Beside(Emu::inches(1.15)));
        assert_eq!(of(4.0, &[tile(true)]), Sparks::Beside(Emu::inches(MOST_WIDTH)));
        assert_eq!(of(1.5, &[tile(true), tile(false)]), Sparks::Below);
        assert_eq!(of(1.5, &[tile(true), tile(false), tile(false)]), Sparks::None);
        assert_eq!(of(1.5, &[tile(false)]).band(), Emu::ZERO);
    }

    #[test]
    fn a_line_in_a_band_goes_with_its_band() {
        let value = Rect { x: Emu(0), y: Emu(0), width: Emu(100), height: Emu(50) };
        assert_eq!(Sparks::Below.place(value, Emu::ZERO), None);
        assert!(Sparks::Below.place(value, Sparks::Below.band()).is_some());
    }
}
