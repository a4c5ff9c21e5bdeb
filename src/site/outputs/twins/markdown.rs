//! A tree of markup as Markdown (`CommonMark` with the tables of GitHub).
//!
//! Escapes of `&`, `<` and `>` stay as they are, so that no text of a stranger becomes markup; other signs that mean
//! something to Markdown get a backslash.

use super::signs::{address, at_start, coded, decoded, fenced, push_text, trimmed};
use super::tree::{Element, Node};

/// What is drawn, operated or said by a picture alone.
const SKIPPED: [&str; 9] = [
    "svg", "script", "style", "button", "form", "nav", "input", "select", "template",
];

/// What stands on lines of its own.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "p",
    "pre",
    "section",
    "summary",
    "tr",
];
const LISTS: [&str; 3] = ["ul", "ol", "table"];

/// Writes a page; `link` says where an address of it leads from the Markdown file.
pub(super) struct Writer<'a> {
    pub(super) link: &'a dyn Fn(&str) -> String,
}

impl Writer<'_> {
    /// The page, ended by a line break.
    pub(super) fn write(&self, nodes: &[Node<'_>]) -> String {
        self.blocks(nodes).join("\n\n") + "\n"
    }

    fn blocks(&self, nodes: &[Node<'_>]) -> Vec<String> {
        let mut out = Vec::new();
        let mut run = String::new();
        for node in nodes {
            match node {
                Node::Element(element) if is_block(element) => {
                    out.extend(paragraph(&run));
                    run.clear();
                    out.extend(self.block(element));
                }
                node => self.inline(node, &mut run),
            }
        }
        out.extend(paragraph(&run));
        out
    }

    fn block(&self, element: &Element<'_>) -> Vec<String> {
        if is_skipped(element) {
            return Vec::new();
        }
        let children = &element.children;
        match element.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = usize::from(element.name.as_bytes()[1] - b'0');
                let title = self.line(children);
                let heading = format!("{} {title}", "#".repeat(level));
                Some(heading)
                    .filter(|_| !title.is_empty())
                    .into_iter()
                    .collect()
            }
            "summary" | "dt" => {
                let title = self.line(children);
                let strong = format!("**{title}**");
                Some(strong)
                    .filter(|_| !title.is_empty())
                    .into_iter()
                    .collect()
            }
            "hr" => vec!["---".to_owned()],
            "pre" => vec![fenced(&plain(children))],
            "blockquote" => vec![prefixed(&self.blocks(children).join("\n\n"), "> ", "> ")],
            "ul" => self.list(children, |_| "- ".to_owned()),
            "ol" => self.list(children, |at| format!("{}. ", at + 1)),
            "dl" => self.pairs(children),
            "table" => self.table(element),
            _ => self.blocks(children),
        }
    }

    fn list(&self, nodes: &[Node<'_>], marker: impl Fn(usize) -> String) -> Vec<String> {
        let items = elements(nodes).filter(|it| it.name == "li");
        let texts = items.map(|item| self.blocks(&item.children).join("\n\n"));
        let lines = texts.filter(|text| !text.is_empty()).enumerate();
        let lines = lines.map(|(at, text)| {
            let marker = marker(at);
            prefixed(&text, &marker, &" ".repeat(marker.len()))
        });
        let lines: Vec<String> = lines.collect();
        Some(lines.join("\n"))
            .filter(|list| !list.is_empty())
            .into_iter()
            .collect()
    }

    /// A list of names and values: an item for each name.
    fn pairs(&self, nodes: &[Node<'_>]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for element in descendants(nodes, &["dt", "dd"]) {
            let text = self.line(&element.children);
            match lines.last_mut() {
                Some(line) if element.name == "dd" => {
                    let mark = if line.ends_with(":**") { " " } else { "; " };
                    line.extend([mark, &text]);
                }
                _ => lines.push(format!("- **{text}:**")),
            }
        }
        Some(lines.join("\n"))
            .filter(|list| !list.is_empty())
            .into_iter()
            .collect()
    }

    fn table(&self, table: &Element<'_>) -> Vec<String> {
        let rows = descendants(&table.children, &["tr"]);
        let rows: Vec<Vec<String>> = rows.iter().map(|row| self.row(row)).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if width == 0 {
            return Vec::new();
        }
        let line = |cells: &Vec<String>| {
            let missing = std::iter::repeat_n(String::new(), width - cells.len());
            let cells: Vec<String> = cells.iter().cloned().chain(missing).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        lines.insert(1, format!("|{}", " --- |".repeat(width)));
        let caption = descendants(&table.children, &["caption"]);
        let caption = caption.first().map(|it| self.line(&it.children));
        caption.into_iter().chain([lines.join("\n")]).collect()
    }

    fn row(&self, row: &Element<'_>) -> Vec<String> {
        let cells = elements(&row.children).filter(|cell| ["th", "td"].contains(&cell.name));
        cells
            .map(|cell| self.line(&cell.children).replace('|', "\\|"))
            .collect()
    }

    /// What an element says, on one line.
    fn line(&self, nodes: &[Node<'_>]) -> String {
        let mut out = String::new();
        for node in nodes {
            self.inline(node, &mut out);
        }
        trimmed(&out).to_owned()
    }

    fn inline(&self, node: &Node<'_>, out: &mut String) {
        let element = match node {
            Node::Text(text) => return push_text(text, out),
            Node::Element(element) => element,
        };
        if element.has_class("dot") {
            // Drawn between words for the eye; here they would run together without it.
            return out.push_str(" · ");
        }
        if is_skipped(element) {
            return;
        }
        let children = &element.children;
        match element.name {
            "br" => out.push_str("  \n"),
            "a" => self.anchor(element, out),
            "img" => {
                let alt = element.attribute("alt").unwrap_or("");
                let source = element.attribute("src").unwrap_or("");
                let mut said = String::new();
                push_text(alt, &mut said);
                out.extend(["![", &said, "](", &address(source), ")"]);
            }
            "code" | "kbd" | "samp" => out.push_str(&coded(&plain(children))),
            "strong" | "b" => self.marked(children, "**", out),
            "em" | "i" => self.marked(children, "*", out),
            "del" | "s" => self.marked(children, "~~", out),
            _ if element.has_class("row-note") => {
                let remark = self.line(children);
                let mark = if trimmed(out).is_empty() { "" } else { "; " };
                if !remark.is_empty() {
                    out.truncate(out.trim_end().len());
                    out.push_str(mark);
                    out.push_str(&remark);
                }
            }
            name => {
                // A block within a line, such as a paragraph in a cell, is set apart by a space.
                let is_apart = BLOCKS.contains(&name) || LISTS.contains(&name) || name == "li";
                out.push_str(if is_apart { " " } else { "" });
                for child in children {
                    self.inline(child, out);
                }
                out.push_str(if is_apart { " " } else { "" });
            }
        }
    }

    fn anchor(&self, element: &Element<'_>, out: &mut String) {
        let text = self.line(&element.children);
        match element.attribute("href") {
            Some(href) if !text.is_empty() => {
                let href = (self.link)(&decoded(href));
                out.extend(["[", &text, "](", &address(&href), ")"]);
            }
            _ => out.push_str(&text),
        }
    }

    fn marked(&self, nodes: &[Node<'_>], mark: &str, out: &mut String) {
        let text = self.line(nodes);
        if !text.is_empty() {
            out.extend([mark, &text, mark]);
        }
    }
}

fn is_block(element: &Element<'_>) -> bool {
    BLOCKS.contains(&element.name) || LISTS.contains(&element.name)
}

/// What readers do not see, or see without words.
fn is_skipped(element: &Element<'_>) -> bool {
    SKIPPED.contains(&element.name)
        || element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
}

fn elements<'n, 'a>(nodes: &'n [Node<'a>]) -> impl Iterator<Item = &'n Element<'a>> {
    nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

/// The elements of these names, however deep, none within another.
fn descendants<'n, 'a>(nodes: &'n [Node<'a>], names: &[&str]) -> Vec<&'n Element<'a>> {
    let mut found = Vec::new();
    for element in elements(nodes) {
        if names.contains(&element.name) {
            found.push(element);
        } else {
            found.extend(descendants(&element.children, names));
        }
    }
    found
}

/// The text of code: every sign as it is.
fn plain(nodes: &[Node<'_>]) -> String {
    let text = |node: &Node<'_>| match node {
        Node::Text(text) => decoded(text),
        Node::Element(element) => plain(&element.children),
    };
    nodes.iter().map(text).collect()
}

/// A paragraph; nothing where there is no text.
fn paragraph(run: &str) -> Option<String> {
    let text = trimmed(run);
    (!text.is_empty()).then(|| at_start(text))
}

fn prefixed(text: &str, first: &str, others: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let prefix = if at == 0 { first } else { others };
        match line {
            "" => prefix.trim_end().to_owned(),
            line => format!("{prefix}{line}"),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
