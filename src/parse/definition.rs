//! Where the definition of a link by reference writes its address.

use std::ops::Range;

/// The place of `address` in `[label]: address "title"` or `[label]: <address>`; nothing where it is
/// written otherwise than it reads, with escapes or entities.
pub(super) fn address_in(definition: &str, address: &str) -> Option<Range<usize>> {
    let at = label_end(definition)?;
    let rest = definition[at..].trim_start();
    let rest = rest.strip_prefix('<').unwrap_or(rest);
    let after = rest.strip_prefix(address)?;
    let is_whole =
        after.is_empty() || after.starts_with(|next: char| next == '>' || next.is_whitespace());
    let start = definition.len() - rest.len();
    (is_whole && !address.is_empty()).then(|| start..start + address.len())
}

/// The byte behind `[label]:`; a bracket behind a backslash belongs to the label.
fn label_end(definition: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in definition.char_indices() {
        if letter == ']' && !is_escaped {
            return definition[at..].starts_with("]:").then_some(at + 2);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(definition: &str, address: &str, expected: Option<usize>) {
        let found = address_in(definition, address);
        assert_eq!(
            found.as_ref().map(|found| found.start),
            expected,
            "{definition}"
        );
        assert!(found.is_none_or(|found| &definition[found] == address));
    }

    #[test]
    fn an_address_is_found_behind_its_label() {
        check("[a]: a.md", "a.md", Some(5));
        check("[a.md]:  <a.md> 'a.md'", "a.md", Some(10));
        check("[правила\\]: a.md]:\r\n  a.md\r\n  \"t\"", "a.md", Some(29));
        check("[ё]:a.md#б", "a.md#б", Some(5));
    }

    #[test]
    fn an_address_that_is_written_otherwise_is_not_found() {
        check("[a]: a\\_b.md", "a_b.md", None);
        check("[a]: a&amp;b.md", "a&b.md", None);
        check("[a]: a.md.bak", "a.md", None);
        check("[a]: <>", "", None);
        check("[a] b.md", "b.md", None);
    }
}
