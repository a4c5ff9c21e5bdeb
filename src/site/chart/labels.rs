//! The names beside the ends of lines: broken where they are long, and moved apart where they would meet.

/// Breaks a name between words, so that no part is longer than `letters` where words allow it.
pub(super) fn broken(name: &str, letters: usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in name.split(' ').filter(|word| !word.is_empty()) {
        match parts.last_mut() {
            Some(part) if part.chars().count() + 1 + word.chars().count() <= letters => {
                part.push(' ');
                part.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

/// Moves things apart that want to stand at `wanted` (middle and height), between `top` and `bottom`, in as small steps
/// as it takes. Where there is too little room they run over the top.
pub(super) fn apart(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].0.total_cmp(&wanted[*other].0));
    let mut middles: Vec<f64> = wanted.iter().map(|(middle, _)| *middle).collect();
    let mut free = top;
    for at in &order {
        let half = wanted[*at].1 / 2.0;
        middles[*at] = middles[*at].max(free + half);
        free = middles[*at] + half;
    }
    let mut limit = bottom;
    for at in order.iter().rev() {
        let half = wanted[*at].1 / 2.0;
        middles[*at] = middles[*at].min(limit - half);
        limit = middles[*at] - half;
    }
    middles
}
