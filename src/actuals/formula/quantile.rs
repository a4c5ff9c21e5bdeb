//! Medians and other quantiles.

/// The quantile `share` of `values`, which need not be sorted; `None` where there are none.
///
/// Linear interpolation between the two nearest order statistics at `(n − 1) · share`: definition 7
/// of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American
/// Statistician 50 (1996), which spreadsheets call `PERCENTILE.INC`. For one half it is the median
/// of every textbook.
pub(super) fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    #[expect(clippy::cast_precision_loss, reason = "no ledger has 2⁵² rows")]
    let place = last as f64 * share;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and the last place"
    )]
    let below = (place.floor() as usize).min(last);
    let (_, low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let low = *low;
    let next = above.iter().copied().min_by(f64::total_cmp);
    let part = place - place.floor();
    Some(next.map_or(low, |next| low + (next - low) * part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_hyndman_and_fan_7() {
        // numpy.quantile([…], …, method = "linear") gives the same.
        assert_eq!(quantile(vec![], 0.5), None);
        assert_eq!(quantile(vec![3.0], 0.9), Some(3.0));
        assert_eq!(quantile(vec![4.0, 1.0, 3.0, 2.0], 0.5), Some(2.5));
        assert_eq!(quantile(vec![1.0, 2.0, 3.0, 4.0, 5.0], 0.9), Some(4.6));
        assert_eq!(quantile(vec![5.0, 5.0, 5.0], 0.9), Some(5.0));
        assert_eq!(quantile(vec![2.0, 1.0], 1.0), Some(2.0));
    }
}
