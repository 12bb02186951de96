//! Value axes: where they begin and end, and round ticks computed in decimal, so that none reads 0.30000000000000004.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A value axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// Round values from the lowest to the highest.
    pub(super) ticks: Vec<Decimal>,
    /// Its lower end.
    pub(super) low: f64,
    /// Its upper end, above the lower one.
    pub(super) high: f64,
}

/// How an axis may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// At zero, as bars must.
    Zero,
    /// Near the lowest value, where all values lie far from zero.
    Free,
    /// Near the lowest value, wherever zero is: for a line in a narrow field whose points say their values.
    Near,
}

/// An axis whose round ticks hold all values, with as little left over above them as possible and at most five lines
/// beside the one at zero.
pub(super) fn nice(values: impl IntoIterator<Item = f64>, base: Base, intervals: usize) -> Scale {
    let (low, high) = extent(values, base);
    let candidates = [intervals, intervals + 1, intervals.saturating_sub(1).max(2)].map(|count| with_step(low, high, count));
    let fitting = candidates.into_iter().filter(|scale| scale.ticks.len() <= intervals + 2);
    let waste = |scale: &Scale| (scale.high - scale.low) / (high - low);
    fitting
        .reduce(|best, other| if waste(&other) < waste(&best) - 0.02 { other } else { best })
        .unwrap_or_else(|| with_step(low, high, intervals))
}

fn with_step(low: f64, high: f64, intervals: usize) -> Scale {
    let (mantissa, exponent) = round_step((high - low) / intervals as f64);
    let step = decimal(mantissa, exponent);
    let size = to_f64(step);
    let first = (low / size + 1e-9).floor() as i64;
    let last = ((high / size - 1e-9).ceil() as i64).max(first + 1);
    let ticks = (first..=last).filter_map(|index| Decimal::from(index).checked_mul(step)).map(|tick| tick.normalize());
    Scale { ticks: ticks.collect(), low: first as f64 * size, high: last as f64 * size }
}

/// An axis that ends at its extreme values, for charts whose values stand at their marks.
pub(super) fn tight(values: impl IntoIterator<Item = f64>, base: Base) -> Scale {
    let (low, high) = extent(values, base);
    Scale { ticks: Vec::new(), low, high }
}

/// A decimal as a finite binary number.
pub(super) fn to_f64(value: Decimal) -> f64 {
    value.to_f64().filter(|number| number.is_finite()).unwrap_or(0.0)
}

fn extent(values: impl IntoIterator<Item = f64>, base: Base) -> (f64, f64) {
    let (mut low, mut high) =
        values.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return (0.0, 1.0);
    }
    let near_zero = low >= 0.0 && low < 0.35 * high;
    if base == Base::Zero || (base == Base::Free && near_zero) {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    if high > low {
        return (low, high);
    }
    let margin = if high == 0.0 { 1.0 } else { high.abs() * 0.1 };
    if base == Base::Zero { (low, low + margin) } else { (low - margin, high + margin) }
}

/// The round step (1, 2, 2.5 or 5 times a power of ten) at or above a rough one, as hundredths of the power and its exponent.
fn round_step(rough: f64) -> (i64, i32) {
    let exponent = rough.log10().floor().clamp(-27.0, 28.0) as i32;
    let lead = rough / 10_f64.powi(exponent);
    let mantissa = [10, 20, 25, 50].into_iter().find(|mantissa| lead <= *mantissa as f64 / 10.0 + 1e-9).unwrap_or(100);
    (mantissa, exponent - 1)
}

fn decimal(mantissa: i64, exponent: i32) -> Decimal {
    if exponent < 0 {
        return Decimal::new(mantissa, exponent.unsigned_abs());
    }
    (0..exponent).try_fold(Decimal::from(mantissa), |value, _| value.checked_mul(Decimal::TEN)).unwrap_or(Decimal::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f64], base: Base) -> Vec<String> {
        nice(values.iter().copied(), base, 4).ticks.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn ticks_are_round_numbers_without_binary_dust() {
        assert_eq!(ticks(&[0.7, 0.34], Base::Zero), ["0", "0.25", "0.5", "0.75"]);
        assert_eq!(ticks(&[12.0, 980.0], Base::Zero), ["0", "250", "500", "750", "1000"]);
        assert_eq!(ticks(&[1e12], Base::Zero), ["0", "250000000000", "500000000000", "750000000000", "1000000000000"]);
        assert_eq!(ticks(&[0.0001], Base::Zero).last().map(String::as_str), Some("0.0001"));
    }

    #[test]
    fn bars_begin_at_zero_and_lines_near_their_values() {
        assert_eq!(ticks(&[88.0, 95.0], Base::Zero)[0], "0");
        assert_eq!(ticks(&[88.0, 95.0], Base::Free)[0], "87.5");
        assert_eq!(ticks(&[-30.0, 50.0], Base::Zero).first().map(String::as_str), Some("-40"));
    }

    #[test]
    fn equal_and_missing_values_still_give_an_axis() {
        for values in [vec![], vec![0.0], vec![7.0, 7.0], vec![-3.0]] {
            for base in [Base::Zero, Base::Free] {
                let scale = nice(values.iter().copied(), base, 4);
                assert!(scale.high > scale.low && scale.ticks.len() >= 2, "{values:?} {scale:?}");
            }
        }
    }
}
