//! The precision in which figures are told.

/// The number with 12 significant digits, ties to the even digit; nothing for what is no finite
/// number.
///
/// The order in which an engine adds moves the last of the 15 to 17 digits of a float, and 12 stay.
pub(super) fn to_twelve_digits(number: f64) -> Option<f64> {
    if !number.is_finite() {
        return None;
    }
    let rounded: f64 = format!("{number:.11e}").parse().ok()?;
    // A figure has no negative zero.
    Some(rounded + 0.0).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_digits_stay() {
        assert_eq!(to_twelve_digits(0.1 + 0.2), Some(0.3));
        assert_eq!(to_twelve_digits(1.0 / 3.0), Some(0.333_333_333_333));
        assert_eq!(to_twelve_digits(-2.0 / 3.0), Some(-0.666_666_666_667));
        assert_eq!(
            to_twelve_digits(1_234_567_890_123.4),
            Some(1_234_567_890_120.0)
        );
        assert_eq!(to_twelve_digits(-0.0).map(f64::to_bits), Some(0));
    }

    #[test]
    fn ties_go_to_the_even_digit() {
        assert_eq!(to_twelve_digits(100_000_000_000.5), Some(100_000_000_000.0));
        assert_eq!(to_twelve_digits(100_000_000_001.5), Some(100_000_000_002.0));
        assert_eq!(
            to_twelve_digits(-100_000_000_002.5),
            Some(-100_000_000_002.0)
        );
    }

    #[test]
    fn what_is_no_number_is_none() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(to_twelve_digits(number), None);
        }
    }
}
