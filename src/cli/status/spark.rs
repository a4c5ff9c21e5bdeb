//! A row of bars that shows how a value went.

/// At most so many of the latest values are shown.
const SHOWN: usize = 12;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What stands for a time without a value.
const NONE: char = '·';

/// One bar for each value, the oldest first; the scale runs from the lowest to the highest.
pub(super) fn line(values: &[Option<f64>]) -> String {
    let shown = &values[values.len().saturating_sub(SHOWN)..];
    let known = || shown.iter().flatten().copied();
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let bar = |value: &Option<f64>| match value {
        None => NONE,
        Some(_) if high <= low => BARS[3],
        Some(value) => BARS[step((value - low) / (high - low))],
    };
    shown.iter().map(bar).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of one, taken to one of eight bars"
)]
fn step(share: f64) -> usize {
    ((share * 7.0).round() as usize).min(BARS.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_run_from_the_lowest_to_the_highest() {
        assert_eq!(line(&[Some(1.0), None, Some(2.0), Some(8.0)]), "▁·▂█");
        assert_eq!(line(&[Some(5.0), Some(5.0)]), "▄▄");
        assert_eq!(line(&[None]), "·");
        assert_eq!(line(&[Some(1.0); 20]).chars().count(), SHOWN);
    }
}
