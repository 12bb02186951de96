//! Parts of a whole: shares that add up to exactly 100 %, of which none is printed as nothing or as all that is neither.

use super::{Language, format_number};
use rust_decimal::Decimal;

/// The most decimals a share is printed with.
const MOST_DIGITS: u32 = 4;

/// Each value's share of the sum in per cent. They add up to exactly 100 (largest remainder).
///
/// They are rounded to `fewest` decimals, or to as many more, up to four, as it takes that no part above zero reads 0 and
/// none below the whole reads 100; a part smaller than that counts as the smallest step. `None` where there is no positive
/// total or a negative part.
pub fn shares(values: &[Option<Decimal>], fewest: u32) -> Option<Vec<Option<Decimal>>> {
    let total = values.iter().flatten().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    if total <= Decimal::ZERO || values.iter().flatten().any(|value| *value < Decimal::ZERO) {
        return None;
    }
    let exact: Vec<Option<Decimal>> = values.iter().map(|value| (*value)?.checked_div(total)).collect();
    let whole = values.iter().flatten().filter(|value| !value.is_zero()).count() == 1;
    let told = |steps: &[Option<i64>], all: i64| {
        let pairs = values.iter().zip(steps).filter_map(|(value, steps)| Some(((*value)?, (*steps)?)));
        whole || pairs.into_iter().all(|(value, steps)| (value.is_zero() || steps > 0) && steps < all)
    };
    let digits = (fewest.min(MOST_DIGITS)..MOST_DIGITS).find(|digits| told(&allot(&exact, *digits), hundred(*digits)));
    let digits = digits.unwrap_or(MOST_DIGITS);
    let mut steps = allot(&exact, digits);
    if !told(&steps, hundred(digits)) {
        lend(values, &mut steps);
    }
    Some(steps.into_iter().map(|steps| steps.map(|steps| Decimal::new(steps, digits).normalize())).collect())
}

/// A share as [`shares`] rounded it: `44.2%`, `99.999%`; rounding it once more would break the sum.
pub fn format_share(share: Decimal, language: Language) -> String {
    format!("{}%", format_number(share.normalize(), language))
}

/// How many steps of `digits` decimals make 100 %.
fn hundred(digits: u32) -> i64 {
    10_i64.pow(digits + 2)
}

/// Shares the steps out: each part gets its whole ones, those left over go where most was cut off.
fn allot(exact: &[Option<Decimal>], digits: u32) -> Vec<Option<i64>> {
    let scaled: Vec<Option<Decimal>> = exact.iter().map(|part| part.map(|part| part * Decimal::from(hundred(digits)))).collect();
    let mut steps: Vec<Option<i64>> = scaled.iter().map(|part| i64::try_from((*part)?.floor()).ok()).collect();
    let mut order: Vec<usize> = (0..scaled.len()).filter(|&index| scaled[index].is_some()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(scaled[index].map(|part| part.fract())));
    let mut left = hundred(digits) - steps.iter().flatten().sum::<i64>();
    for index in order {
        if left > 0 {
            steps[index] = steps[index].map(|steps| steps + 1);
            left -= 1;
        }
    }
    steps
}

/// Gives each part that is there but too small for a step one step of the largest.
fn lend(values: &[Option<Decimal>], steps: &mut [Option<i64>]) {
    for index in 0..steps.len() {
        let vanished = steps[index] == Some(0) && values[index].is_some_and(|value| !value.is_zero());
        let largest = (0..steps.len()).max_by_key(|&index| steps[index]);
        if let Some(largest) = largest.filter(|&largest| vanished && steps[largest] > Some(1)) {
            steps[largest] = steps[largest].map(|steps| steps - 1);
            steps[index] = Some(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(values: &[i64], fewest: u32) -> Vec<String> {
        let values: Vec<Option<Decimal>> = values.iter().map(|value| Some(Decimal::from(*value))).collect();
        let shares = shares(&values, fewest).expect("a total");
        assert_eq!(shares.iter().flatten().sum::<Decimal>(), Decimal::ONE_HUNDRED);
        shares.iter().flatten().map(|share| format_share(*share, Language::En)).collect()
    }

    #[test]
    fn shares_add_up_to_one_hundred() {
        assert_eq!(printed(&[1, 1, 1], 1), ["33.4%", "33.3%", "33.3%"]);
        assert_eq!(printed(&[1, 1, 1], 0), ["34%", "33%", "33%"]);
        assert_eq!(printed(&[1, 3], 1), ["25%", "75%"]);
        assert_eq!(printed(&[0, 7], 1), ["0%", "100%"]);
    }

    #[test]
    fn no_part_reads_as_nothing_or_as_all_that_is_neither() {
        assert_eq!(printed(&[99_999, 1], 1), ["99.999%", "0.001%"]);
        assert_eq!(printed(&[999, 1], 0), ["99.9%", "0.1%"]);
        assert_eq!(printed(&[50_000, 49_999, 1], 1), ["50%", "49.999%", "0.001%"]);
        assert_eq!(printed(&[1_000_000_000, 1, 0, 1], 1), ["99.9998%", "0.0001%", "0%", "0.0001%"]);
    }

    #[test]
    fn parts_without_a_positive_whole_have_no_shares() {
        assert_eq!(shares(&[Some(Decimal::ZERO)], 1), None);
        assert_eq!(shares(&[Some(Decimal::ONE), Some(-Decimal::ONE)], 1), None);
        assert_eq!(shares(&[Some(Decimal::MAX), Some(Decimal::MAX)], 1), None);
        assert_eq!(shares(&[None, None], 1), None);
    }
}
