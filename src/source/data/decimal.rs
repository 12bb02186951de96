//! Turns written digits into decimal numbers, digit for digit, or says why that cannot be.

use rust_decimal::Decimal;

/// The most digits after the point that a [`Decimal`] holds.
const MOST_DECIMALS: i64 = 28;

/// Why digits are no number that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFault {
    /// Not a decimal number: `nan`, `inf`, `01`.
    NotANumber,
    /// More than about 28 digits, or an exponent beyond them.
    TooLong,
}

/// The number written in decimal digits with an optional sign, point and exponent; trailing zeros are kept.
pub(super) fn parse_decimal(written: &str) -> Result<Decimal, NumberFault> {
    let (mantissa, exponent) = match written.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
        None => (written, 0),
    };
    if !is_plain(mantissa) {
        return Err(NumberFault::NotANumber);
    }
    let mantissa = Decimal::from_str_exact(mantissa).map_err(|_| NumberFault::TooLong)?;
    shift(mantissa, exponent)
}

/// The whole number written in digits of another base: 2, 8 or 16.
pub(super) fn parse_radix(digits: &str, radix: u32) -> Result<Decimal, NumberFault> {
    let number = i128::from_str_radix(digits, radix).map_err(|_| NumberFault::TooLong)?;
    Decimal::try_from_i128_with_scale(number, 0).map_err(|_| NumberFault::TooLong)
}

fn parse_exponent(written: &str) -> Result<i64, NumberFault> {
    let digits = written.strip_prefix(['+', '-']).unwrap_or(written);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberFault::NotANumber);
    }
    written.parse::<i32>().map(i64::from).map_err(|_| NumberFault::TooLong)
}

/// Digits with an optional sign and an inner point; no leading zeros, as TOML and JSON both want.
fn is_plain(mantissa: &str) -> bool {
    let unsigned = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

fn shift(mantissa: Decimal, exponent: i64) -> Result<Decimal, NumberFault> {
    let scale = i64::from(mantissa.scale()) - exponent;
    if mantissa.is_zero() {
        // Zero keeps its written decimals where it has them: 0.00e1 is 0.0.
        let scale = u32::try_from(scale.clamp(0, MOST_DECIMALS)).unwrap_or(0);
        return Decimal::try_from_i128_with_scale(0, scale).map_err(|_| NumberFault::TooLong);
    }
    if !(-MOST_DECIMALS..=MOST_DECIMALS).contains(&scale) {
        return Err(NumberFault::TooLong);
    }
    let raised = (scale..0).try_fold(mantissa.mantissa(), |number, _| number.checked_mul(10));
    let scale = u32::try_from(scale.max(0)).unwrap_or(0);
    Decimal::try_from_i128_with_scale(raised.ok_or(NumberFault::TooLong)?, scale).map_err(|_| NumberFault::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stay_as_written() {
        for written in ["4.70", "0", "-12.500", "9007199254740993", "0.1", "79228162514264337593543950335"] {
            assert_eq!(parse_decimal(written).map(|number| number.to_string()), Ok(written.to_owned()));
        }
    }

    #[test]
    fn exponents_move_the_point_and_nothing_else() {
        let cases = [("1.50e3", "1500"), ("1.5e1", "15"), ("1.50e1", "15.0"), ("12E-1", "1.2"), ("-3e+2", "-300"), ("0e9", "0")];
        for (written, wanted) in cases {
            assert_eq!(parse_decimal(written).map(|number| number.to_string()), Ok(wanted.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_cannot_be_kept_exactly_is_refused() {
        for written in ["1e400", "1e-400", "1e99999999999", "79228162514264337593543950336", "0.00000000000000000000000000001"] {
            assert_eq!(parse_decimal(written), Err(NumberFault::TooLong), "{written}");
        }
        for written in ["nan", "inf", "01", "1.", ".5", "", "-", "1e", "1e+", "0x1F", "1_000"] {
            assert_eq!(parse_decimal(written), Err(NumberFault::NotANumber), "{written}");
        }
    }
}
