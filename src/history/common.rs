//! The lines that two versions of a text have in common.

/// How large the table may be in which the longest common row of lines is sought.
const MAX_TABLE: usize = 1 << 20;

/// What two texts have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Common {
    /// For each line of the newer text the line of the older one that it was, both from 0.
    pub(super) pairs: Vec<Option<usize>>,
    /// Lines of the newer text of which it cannot be told: too much is different.
    pub(super) unclear: Vec<usize>,
}

/// Pairs the lines of two texts: those at both ends, and of what lies between them the longest
/// common row, as `diff` does.
pub(super) fn lines(newer: &str, older: &str) -> Common {
    let newer: Vec<&str> = newer.lines().collect();
    let older: Vec<&str> = older.lines().collect();
    let same = |(one, other): &(&&str, &&str)| one == other;
    let start = newer.iter().zip(&older).take_while(same).count();
    let ends = newer[start..].iter().rev().zip(older[start..].iter().rev());
    let end = ends.take_while(same).count();
    let (newer_end, older_end) = (newer.len() - end, older.len() - end);
    let mut pairs = vec![None; newer.len()];
    for (at, pair) in pairs.iter_mut().enumerate() {
        if at < start {
            *pair = Some(at);
        } else if at >= newer_end {
            *pair = Some(at - newer_end + older_end);
        }
    }
    let (middle, before) = (&newer[start..newer_end], &older[start..older_end]);
    if middle.len().saturating_mul(before.len()) > MAX_TABLE {
        let unclear = (start..newer_end).collect();
        return Common { pairs, unclear };
    }
    for (one, other) in longest(middle, before) {
        pairs[start + one] = Some(start + other);
    }
    let unclear = Vec::new();
    Common { pairs, unclear }
}

/// The longest row of lines that stand in both, in their order.
fn longest(newer: &[&str], older: &[&str]) -> Vec<(usize, usize)> {
    let wide = older.len() + 1;
    let mut table = vec![0_u32; (newer.len() + 1) * wide];
    for one in (0..newer.len()).rev() {
        for other in (0..older.len()).rev() {
            table[one * wide + other] = if newer[one] == older[other] {
                table[(one + 1) * wide + other + 1] + 1
            } else {
                table[(one + 1) * wide + other].max(table[one * wide + other + 1])
            };
        }
    }
    let (mut one, mut other) = (0, 0);
    let mut pairs = Vec::new();
    while one < newer.len() && other < older.len() {
        if newer[one] == older[other] {
            pairs.push((one, other));
            one += 1;
            other += 1;
        } else if table[(one + 1) * wide + other] >= table[one * wide + other + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paired_across_what_was_added_and_removed() {
        let pairs = |newer, older| lines(newer, older).pairs;
        assert_eq!(pairs("a\nb\nc", "a\nb\nc"), [Some(0), Some(1), Some(2)]);
        assert_eq!(pairs("a\nx\nc", "a\nc"), [Some(0), None, Some(1)]);
        assert_eq!(pairs("b\nc\nd", "a\nb\nd"), [Some(1), None, Some(2)]);
        assert_eq!(pairs("new", ""), [None]);
        assert_eq!(pairs("", "old"), []);
    }

    #[test]
    fn where_too_much_is_different_nothing_is_guessed() {
        let text = |start: usize| -> String {
            let lines = (start..start + 1_100).map(|line| format!("{line}\n"));
            format!("same\n{}", lines.collect::<String>())
        };
        let common = lines(&text(5_000), &text(0));
        assert_eq!(common.pairs[0], Some(0));
        assert_eq!(common.unclear.len(), 1_100);
    }
}
