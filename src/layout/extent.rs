//! How tall a block wants to be, and how far it gives.

use crate::units::Emu;

/// Heights of a block at one width and step. `least <= natural <= most`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// Below this it cannot stand.
    pub(super) least: Emu,
    /// Where it looks best.
    pub(super) natural: Emu,
    /// Above this it looks blown up.
    pub(super) most: Emu,
}

impl Extent {
    /// What two blocks on one line want together.
    pub(super) fn tallest(self, other: Self) -> Self {
        let natural = self.natural.max(other.natural);
        Self { least: self.least.max(other.least), natural, most: self.most.min(other.most).max(natural) }
    }

    /// A block that does not give.
    pub(super) fn fixed(height: Emu) -> Self {
        Self { least: height, natural: height, most: height }
    }
}

/// Heights for blocks one under the other in `height`: natural where they fit, then stretched or shrunk in proportion to
/// what each gives. `None` where even the least heights do not fit.
pub(super) fn share_out(extents: &[Extent], gutter: Emu, height: Emu) -> Option<Vec<Emu>> {
    let gutters = gutter * (extents.len() as i64 - 1).max(0);
    let room = height - gutters;
    let sum = |pick: fn(&Extent) -> Emu| extents.iter().map(pick).sum::<Emu>();
    let (least, natural) = (sum(|extent| extent.least), sum(|extent| extent.natural));
    if least > room {
        return None;
    }
    let (give, spare): (fn(&Extent) -> Emu, Emu) = if natural <= room {
        (|extent| extent.most - extent.natural, room - natural)
    } else {
        (|extent| extent.least - extent.natural, room - natural)
    };
    let total = sum(give);
    let stretched = |extent: &Extent| {
        if total == Emu::ZERO {
            return extent.natural;
        }
        let fraction = (spare.0 as f64 / total.0 as f64).clamp(0.0, 1.0);
        extent.natural + give(extent).scale(fraction)
    };
    Some(extents.iter().map(stretched).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(least: i64, natural: i64, most: i64) -> Extent {
        Extent { least: Emu(least), natural: Emu(natural), most: Emu(most) }
    }

    #[test]
    fn spare_height_goes_to_what_gives() {
        let heights = share_out(&[extent(10, 10, 10), extent(20, 40, 80)], Emu(5), Emu(75)).expect("fits");
        assert_eq!(heights, [Emu(10), Emu(60)]);
    }

    #[test]
    fn lack_of_height_comes_from_what_gives() {
        let heights = share_out(&[extent(10, 10, 10), extent(20, 40, 80)], Emu(5), Emu(45)).expect("fits");
        assert_eq!(heights, [Emu(10), Emu(30)]);
        assert_eq!(share_out(&[extent(10, 10, 10), extent(20, 40, 80)], Emu(5), Emu(34)), None);
    }
}
