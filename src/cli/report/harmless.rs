//! Characters that would command the terminal, or hide, made visible.
//!
//! Documents may come from strangers. Each such character becomes exactly one other, so that
//! columns still count.

use std::borrow::Cow;

/// The text with every commanding or hidden character replaced by a visible one; line ends and
/// tabs stay.
pub(in crate::cli) fn harmless(text: &str) -> Cow<'_, str> {
    replaced(text, |letter| match letter {
        '\n' | '\t' => letter,
        letter => visible(letter),
    })
}

/// The same on one line: a line end becomes `⏎`, a tab a space.
pub(in crate::cli) fn one_line(text: &str) -> Cow<'_, str> {
    replaced(text, |letter| match letter {
        '\n' => '⏎',
        '\t' => ' ',
        letter => visible(letter),
    })
}

/// The text for Markdown on a forge, on one line: no markup, no HTML, no cell of its own; nobody is
/// notified, nothing becomes a link. What a forge looks for after reading the markup, such as
/// names after `@`, is cut by an empty comment.
pub(in crate::cli) fn in_markdown(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '@' | '#' => {
                out.push(letter);
                out += CUT;
            }
            // `https://`, `www.`, `/close` and the like need what follows them.
            ':' | '/' if out.ends_with(':') || out.ends_with(letter) => {
                out += CUT;
                out.push(letter);
            }
            '.' if out.to_ascii_lowercase().ends_with("www") => {
                out += CUT;
                out.push(letter);
            }
            '\\' | '|' | '*' | '_' | '[' | ']' | '`' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Shows nothing, and parts what stands around it.
const CUT: &str = "<!-- -->";

/// Whether a character shows nothing, or changes how its neighbours are shown.
pub(super) fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}'
        | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn replaced(text: &str, change: impl Fn(char) -> char) -> Cow<'_, str> {
    if text.chars().all(|letter| change(letter) == letter) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(change).collect())
    }
}

fn visible(letter: char) -> char {
    match letter {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        letter if is_hidden(letter) => char::REPLACEMENT_CHARACTER,
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_to_the_terminal_are_shown_and_not_obeyed() {
        assert_eq!(harmless("a\u{1b}[31m\u{9b}b"), "a␛[31m\u{fffd}b");
        assert_eq!(harmless("x\u{202e}y\u{200b}z"), "x\u{fffd}y\u{fffd}z");
        assert_eq!(one_line("раз\r\nдва\tтри"), "раз␍⏎два три");
    }

    #[test]
    fn markdown_shows_what_is_written() {
        assert_eq!(
            in_markdown("@all #12 a|b `c` <i> -->"),
            "@<!-- -->all #<!-- -->12 a\\|b \\`c\\` &lt;i&gt; --&gt;"
        );
        assert_eq!(
            in_markdown("https://e.example www.e.example a\nb"),
            "https:<!-- -->/<!-- -->/e.example www<!-- -->.e.example a⏎b"
        );
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(
            harmless("тест 日本 👩\u{200d}💻\n"),
            Cow::Borrowed(_)
        ));
    }
}
