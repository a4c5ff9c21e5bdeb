//! Markup as a row of pieces: tags with their attributes, and what is between them.
//!
//! For what this program's own renderer has written, themes included: everything that is no markup is escaped in it.

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text and comments, as they are.
    Text(&'a str),
    /// The tag that opens an element.
    Open(Tag<'a>),
    /// The tag that ends the element of this name.
    Close(&'a str),
}

/// A tag that opens an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// The attributes with their values, which keep their escapes.
    pub(super) attributes: Vec<(&'a str, Option<&'a str>)>,
    /// Whether it ends with `/>`.
    pub(super) is_closed: bool,
}

impl Tag<'_> {
    /// Whether it is of one of these classes.
    pub(super) fn has_class(&self, classes: &[&str]) -> bool {
        let own = self.attributes.iter().find(|(name, _)| *name == "class");
        let own = own.and_then(|(_, value)| *value).unwrap_or("");
        own.split_whitespace().any(|it| classes.contains(&it))
    }
}

/// The pieces of `markup`, in order.
pub(super) fn pieces(markup: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = markup;
    std::iter::from_fn(move || {
        let (piece, after) = next(rest)?;
        rest = after;
        Some(piece)
    })
}

fn next(markup: &str) -> Option<(Piece<'_>, &str)> {
    if markup.is_empty() {
        return None;
    }
    let Some(tag) = markup.strip_prefix('<') else {
        let (text, rest) = markup.split_at(markup.find('<').unwrap_or(markup.len()));
        return Some((Piece::Text(text), rest));
    };
    if tag.starts_with("!--") {
        let end = markup.find("-->").map_or(markup.len(), |at| at + 3);
        let (comment, rest) = markup.split_at(end);
        return Some((Piece::Text(comment), rest));
    }
    let end = end_of_tag(tag);
    let (inner, rest) = (&tag[..end], tag.get(end + 1..).unwrap_or(""));
    if let Some(name) = inner.strip_prefix('/') {
        return Some((Piece::Close(name.trim()), rest));
    }
    let (inner, is_closed) = match inner.strip_suffix('/') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    let tag = Tag {
        name,
        attributes: attributes_of(attributes),
        is_closed,
    };
    Some((Piece::Open(tag), rest))
}

/// Where a tag ends: at the first `>` outside of its attributes' values.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let end = tag.find(|letter: char| {
        match quote {
            Some(open) if open == letter => quote = None,
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            _ => {}
        }
        letter == '>' && quote.is_none()
    });
    end.unwrap_or(tag.len())
}

fn attributes_of(mut rest: &str) -> Vec<(&str, Option<&str>)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest
            .find(|letter: char| letter == '=' || letter.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() && after.is_empty() {
            return found;
        }
        let Some(value) = after.strip_prefix('=') else {
            found.push((name, None));
            rest = after;
            continue;
        };
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((name, Some(value)));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_attributes() {
        let markup = "a<p class=\"x > y\" hidden title='\"'>b<!-- <i> --></p><path d=\"m\"/><br>";
        let found: Vec<Piece<'_>> = pieces(markup).collect();
        let [Piece::Text("a"), Piece::Open(tag), ..] = &found[..] else {
            panic!("{found:?}");
        };
        let attributes = [
            ("class", Some("x > y")),
            ("hidden", None),
            ("title", Some("\"")),
        ];
        assert_eq!(tag.attributes, attributes);
        assert!(tag.has_class(&["y"]) && !tag.has_class(&["z"]));
        assert!(matches!(
            &found[3..5],
            [Piece::Text("<!-- <i> -->"), Piece::Close("p")]
        ));
        assert!(matches!(&found[5], Piece::Open(tag) if tag.is_closed && tag.name == "path"));
        assert_eq!(found.len(), 7);
    }

    #[test]
    fn broken_markup_ends() {
        for markup in [
            "<",
            "</",
            "<a =x",
            "<a href=\"",
            "<!--",
            "<a = = =>",
            "<a'>",
        ] {
            assert!(pieces(markup).count() < 4, "{markup}");
        }
    }
}
