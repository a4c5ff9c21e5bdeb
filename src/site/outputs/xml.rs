//! Text in XML.

use crate::site::theme::escape;

/// Escapes text for XML 1.0, which has no way to write most control characters: those are left out.
pub(super) fn xml(text: &str) -> String {
    let is_known = |letter: &char| !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    escape(&text.chars().filter(is_known).collect::<String>())
}
