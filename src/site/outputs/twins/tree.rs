//! The markup of a page as a tree.
//!
//! Only for what this program's own renderer has written: it is well-formed, and everything that is not markup is escaped
//! in it. A tag that a theme left open is closed by the one around it; text keeps its escapes.

/// Deeper than this nothing is nested any more: what is inside stands beside.
const DEEPEST: usize = 200;

/// Elements that have no end tag.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "wbr", "col"];

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node<'a> {
    /// Text, with its escapes.
    Text(&'a str),
    /// An element.
    Element(Element<'a>),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// What stands in its tag after the name.
    attributes: &'a str,
    /// What it holds.
    pub(super) children: Vec<Node<'a>>,
}

impl<'a> Element<'a> {
    /// The value of an attribute, with its escapes; empty where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start();
            let end = rest
                .find(|letter: char| letter == '=' || letter.is_whitespace())
                .unwrap_or(rest.len());
            let (found, after) = rest.split_at(end);
            if found.is_empty() {
                return None;
            }
            let value = after.strip_prefix("=\"");
            let (value, after) = match value.and_then(|value| value.split_once('"')) {
                Some((value, after)) => (value, after),
                None => ("", after.strip_prefix('=').unwrap_or(after)),
            };
            if found == name {
                return Some(value);
            }
            rest = after;
        }
    }

    /// Whether it is of a class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or("");
        classes.split_whitespace().any(|it| it == class)
    }
}

/// Reads markup.
pub(super) fn parse(markup: &str) -> Vec<Node<'_>> {
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut top = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        put(&mut open, &mut top, text(&rest[..at]));
        let tag = &rest[at + 1..];
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = end_of_tag(tag);
        let inner = &tag[..end];
        rest = tag.get(end + 1..).unwrap_or("");
        if let Some(name) = inner.strip_prefix('/') {
            close(&mut open, &mut top, name.trim());
            continue;
        }
        let (inner, is_closed) = match inner.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        let element = Element {
            name,
            attributes,
            children: Vec::new(),
        };
        if is_closed || VOID.contains(&name) || open.len() >= DEEPEST {
            put(&mut open, &mut top, Some(Node::Element(element)));
        } else {
            open.push(element);
        }
    }
    put(&mut open, &mut top, text(rest));
    while let Some(element) = open.pop() {
        put(&mut open, &mut top, Some(Node::Element(element)));
    }
    top
}

fn text(text: &str) -> Option<Node<'_>> {
    (!text.is_empty()).then_some(Node::Text(text))
}

/// Where a tag ends: at the first `>` outside of its attributes' values.
fn end_of_tag(tag: &str) -> usize {
    let mut is_quoted = false;
    let end = tag.find(|letter| {
        is_quoted ^= letter == '"';
        letter == '>' && !is_quoted
    });
    end.unwrap_or(tag.len())
}

fn put<'a>(open: &mut [Element<'a>], top: &mut Vec<Node<'a>>, node: Option<Node<'a>>) {
    let place = match open.last_mut() {
        Some(element) => &mut element.children,
        None => top,
    };
    place.extend(node);
}

fn close<'a>(open: &mut Vec<Element<'a>>, top: &mut Vec<Node<'a>>, name: &str) {
    if !open.iter().any(|element| element.name == name) {
        return;
    }
    while let Some(element) = open.pop() {
        let is_it = element.name == name;
        put(open, top, Some(Node::Element(element)));
        if is_it {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(nodes: &[Node<'_>]) -> String {
        let one = |node: &Node<'_>| match node {
            Node::Text(text) => (*text).to_owned(),
            Node::Element(it) => format!("({} {})", it.name, shown(&it.children)),
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn tags_that_are_left_open_end_with_what_is_around() {
        let markup = "<ul><li>a<li>b</ul>c<br>d<svg><path d=\"m\"/></svg><!-- <p> -->e</p>";
        assert_eq!(
            shown(&parse(markup)),
            "(ul (li a(li b)))c(br )d(svg (path ))e"
        );
        let deep = "<b>".repeat(10_000) + "x";
        assert!(shown(&parse(&deep)).contains('x'));
    }

    #[test]
    fn attributes_are_found_by_name() {
        let nodes =
            parse("<a hidden data-href=\"no\" href=\"x?a=1&amp;b>c\" class=\"one two\">y</a>");
        let [Node::Element(link)] = &nodes[..] else {
            panic!("{nodes:?}");
        };
        assert_eq!(link.attribute("href"), Some("x?a=1&amp;b>c"));
        assert_eq!(link.attribute("hidden"), Some(""));
        assert_eq!(link.attribute("id"), None);
        assert!(link.has_class("two") && !link.has_class("tw"));
    }
}
