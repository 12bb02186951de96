//! Lengths, sizes and rectangles in the units Office files use.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in English Metric Units: 914 400 to the inch, 12 700 to the point (ECMA-376 Part 1, §20.1.10.16).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Emu(pub i64);

impl Emu {
    /// No length.
    pub const ZERO: Self = Self(0);
    /// EMU in one inch.
    pub const PER_INCH: i64 = 914_400;
    /// EMU in one point.
    pub const PER_POINT: i64 = 12_700;

    /// A length given in inches, rounded to a whole EMU.
    pub fn inches(inches: f64) -> Self {
        Self((inches * Self::PER_INCH as f64).round() as i64)
    }

    /// A length given in points, rounded to a whole EMU.
    pub fn points(points: f64) -> Self {
        Self((points * Self::PER_POINT as f64).round() as i64)
    }

    /// A length given in centimetres, rounded to a whole EMU.
    pub fn centimetres(centimetres: f64) -> Self {
        Self((centimetres * 360_000.0).round() as i64)
    }

    /// This length in inches.
    pub fn as_inches(self) -> f64 {
        self.0 as f64 / Self::PER_INCH as f64
    }

    /// This length in points.
    pub fn as_points(self) -> f64 {
        self.0 as f64 / Self::PER_POINT as f64
    }

    /// This length in twentieths of a point, as Word counts (ECMA-376 Part 1, §17.18.81), rounded.
    pub fn as_twips(self) -> i64 {
        (self.as_points() * 20.0).round() as i64
    }

    /// This length times a plain factor, rounded.
    #[must_use]
    pub fn scale(self, factor: f64) -> Self {
        Self((self.0 as f64 * factor).round() as i64)
    }
}

impl Add for Emu {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Emu {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Emu {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Emu {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Emu {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Emu {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i64> for Emu {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Emu {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A size of type in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Pt(pub f64);

impl Pt {
    /// Hundredths of a point, as `DrawingML` spells type sizes (ECMA-376 Part 1, §20.1.10.72).
    pub fn as_hundredths(self) -> i64 {
        (self.0 * 100.0).round() as i64
    }

    /// Half points, as `WordprocessingML` spells type sizes (ECMA-376 Part 1, §17.3.2.38).
    pub fn as_half_points(self) -> i64 {
        (self.0 * 2.0).round() as i64
    }

    /// The same length as EMU.
    pub fn as_emu(self) -> Emu {
        Emu::points(self.0)
    }
}

/// The width and height of a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Horizontal extent.
    pub width: Emu,
    /// Vertical extent.
    pub height: Emu,
}

/// A box on a page, its origin the page's upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Distance of the left edge from the page's left edge.
    pub x: Emu,
    /// Distance of the upper edge from the page's upper edge.
    pub y: Emu,
    /// Horizontal extent.
    pub width: Emu,
    /// Vertical extent.
    pub height: Emu,
}

impl Rect {
    /// A box from its four numbers in inches: left, top, width, height.
    pub fn inches(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x: Emu::inches(x), y: Emu::inches(y), width: Emu::inches(width), height: Emu::inches(height) }
    }

    /// The right edge.
    pub fn right(&self) -> Emu {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(&self) -> Emu {
        self.y + self.height
    }

    /// Width and height alone.
    pub fn size(&self) -> Size {
        Size { width: self.width, height: self.height }
    }

    /// The box made smaller by the same amount on all four sides.
    #[must_use]
    pub fn inset(&self, amount: Emu) -> Self {
        Self { x: self.x + amount, y: self.y + amount, width: self.width - amount * 2, height: self.height - amount * 2 }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Self) -> bool {
        other.x >= self.x && other.y >= self.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    /// Whether the two boxes share any area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}
