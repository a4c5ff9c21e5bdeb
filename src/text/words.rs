//! Counting words and finding the word that was meant.

use unicode_segmentation::UnicodeSegmentation;

/// How many words a text has, by Unicode's rules for word boundaries.
pub fn word_count(text: &str) -> usize {
    text.unicode_words().count()
}

/// The candidate nearest to `word`, where one is near enough to be what was meant.
///
/// Nearness is the Damerau–Levenshtein distance: how many letters must be added, dropped,
/// changed or swapped. A third of the word may differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    let lowered = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&lowered, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(word_count("Ничего не обещали — и не ждали."), 6);
    }

    #[test]
    fn the_nearest_word_is_offered_and_a_far_one_is_not() {
        assert_eq!(nearest("timzone", ["timezone", "title"]), Some("timezone"));
        assert_eq!(nearest("актив", ["active", "draft"]), None);
    }
}
