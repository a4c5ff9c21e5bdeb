//! How a block of code begins.

use pulldown_cmark::CodeBlockKind;

/// The markup before a block of code. Its language becomes a class if it is one word.
pub(super) fn code_start(kind: &CodeBlockKind<'_>) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or(""),
        CodeBlockKind::Indented => "",
    };
    let is_word = !language.is_empty()
        && language
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-_+".contains(letter));
    let class = if is_word {
        format!(" class=\"language-{language}\"")
    } else {
        String::new()
    };
    format!("<pre tabindex=\"0\"><code{class}>")
}
