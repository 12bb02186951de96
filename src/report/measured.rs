//! A key figure and its target, each in its own unit.

use crate::facts::Operator;
use crate::number::Unit;
use rust_decimal::Decimal;

/// A value against its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The value.
    pub value: Decimal,
    /// What it was to reach or stay under; above zero.
    pub target: Decimal,
    /// The unit of both.
    pub unit: Unit,
    /// On which side of the target the value has to lie.
    pub operator: Operator,
}

impl Measured {
    /// Whether the target is met.
    pub fn met(&self) -> bool {
        self.operator.holds(self.value, self.target)
    }

    /// The value in per cent of its target; `None` where that says nothing.
    pub fn of_target(&self) -> Option<Decimal> {
        let meaningful = self.target > Decimal::ZERO && self.value >= Decimal::ZERO;
        self.value.checked_div(self.target).filter(|_| meaningful)?.checked_mul(Decimal::ONE_HUNDRED)
    }
}
