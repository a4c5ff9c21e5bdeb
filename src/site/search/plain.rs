//! The text of markup, by its headings.
//!
//! Reads only what this floor's own renderer has written, which is well-formed.

/// The part of a text below one of its headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::site) struct Piece {
    /// The address of the heading within the page; empty before the first one.
    pub(in crate::site) anchor: String,
    /// The heading.
    pub(in crate::site) heading: String,
    /// What stands below it.
    pub(in crate::site) text: String,
}

/// Elements within a line; all others end a word.
const INLINE: [&str; 26] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// The text of `markup`, cut at the headings that have an address.
pub(in crate::site) fn pieces(markup: &str) -> Vec<Piece> {
    let mut pieces = vec![Piece::default()];
    let mut in_heading = false;
    let mut rest = markup;
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        if let Some(piece) = pieces.last_mut() {
            let into = if in_heading {
                &mut piece.heading
            } else {
                &mut piece.text
            };
            unescape(&rest[..end], into);
        }
        let tag = tag(&rest[end..]);
        rest = &rest[end + tag.len()..];
        let name = name(tag);
        if is_heading(name) {
            in_heading = false;
            if let Some(anchor) = id(tag).filter(|_| !tag.starts_with("</")) {
                in_heading = true;
                pieces.push(Piece {
                    anchor,
                    ..Piece::default()
                });
            }
        }
        if !INLINE.contains(&name)
            && let Some(piece) = pieces.last_mut()
        {
            piece.text.push(' ');
        }
    }
    for piece in &mut pieces {
        piece.heading = spaced(&piece.heading);
        piece.text = spaced(&piece.text);
    }
    pieces
}

/// The words with one space between them.
pub(in crate::site) fn spaced(text: &str) -> String {
    // Spaces that hold a number together are part of it.
    let words = text.split(|letter: char| letter.is_ascii_whitespace());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The tag at the beginning of `markup`: a quoted value may contain what ends one.
fn tag(markup: &str) -> &str {
    let mut quote = None;
    for (at, letter) in markup.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (None, '>') => return &markup[..=at],
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    markup
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric());
    &inner[..end.unwrap_or(inner.len())]
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h2" | "h3" | "h4" | "h5" | "h6")
}

fn id(tag: &str) -> Option<String> {
    let (_, after) = tag.split_once(" id=\"")?;
    let (value, _) = after.split_once('"')?;
    let mut id = String::new();
    unescape(value, &mut id);
    (!id.is_empty()).then_some(id)
}

/// Undoes the escapes of markup; what is no escape stays.
fn unescape(markup: &str, out: &mut String) {
    let mut rest = markup;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let escape = rest.find(';').filter(|end| *end <= 10);
        let letter = escape.and_then(|end| letter(&rest[1..end]));
        if let Some((end, letter)) = escape.zip(letter) {
            out.push(letter);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}

fn letter(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    let code = number.and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => char::from_u32(code?),
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn piece(anchor: &str, heading: &str, text: &str) -> Piece {
        Piece {
            anchor: anchor.to_owned(),
            heading: heading.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_text_is_cut_at_its_headings() {
        let markup = "<p>One <em>t</em>wo</p>\n<h2 id=\"a&quot;b\">The <code>x</code></h2>\n<table><tr><td>1</td><td>2</td></tr></table><h3>No address</h3><p>End";
        assert_eq!(
            pieces(markup),
            [
                piece("", "", "One two"),
                piece("a\"b", "The x", "1 2 No address End"),
            ]
        );
    }

    #[test]
    fn escapes_are_undone_once_and_quotes_hide_brackets() {
        let markup = "<a href=\"x\" title=\"a > b\">R&amp;D &lt;script&gt; &amp;lt; &#x41;&#66; AT&T &nosuch;</a>";
        assert_eq!(
            pieces(markup),
            [piece("", "", "R&D <script> &lt; AB AT&T &nosuch;")]
        );
    }
}
