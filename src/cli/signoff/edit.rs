//! Changes of front matter that touch what they must and nothing else: comments, quotes, the order
//! of keys and the ends of lines stay as they are.

use crate::model::Page;
use crate::parse::{Content, Entry, Node};
use crate::text::Span;

/// What is to stand under a key, and whether it is written in quotes where it is new.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Pair {
    key: &'static str,
    value: String,
    is_quoted: bool,
}

impl Pair {
    /// A word or a date, in quotes only where YAML needs them.
    pub(in crate::cli) fn plain(key: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        let is_quoted = !is_plain(&value);
        Self {
            key,
            value,
            is_quoted,
        }
    }

    /// A text that always stands in quotes.
    pub(in crate::cli) fn quoted(key: &'static str, value: impl Into<String>) -> Self {
        Self {
            key,
            value: value.into(),
            is_quoted: true,
        }
    }

    fn value(&self) -> String {
        if self.is_quoted {
            quoted(&self.value)
        } else {
            self.value.clone()
        }
    }

    fn written(&self) -> String {
        format!("{}: {}", self.key, self.value())
    }
}

/// Words that need no quotes and are nothing else to YAML.
fn is_plain(text: &str) -> bool {
    const OTHERS: [&str; 7] = ["null", "true", "false", "yes", "no", "on", "off"];
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let is_named = text.starts_with(char::is_alphabetic) || crate::value::parse_date(text).is_ok();
    is_named && text.chars().all(is_word) && !OTHERS.contains(&text.to_lowercase().as_str())
}

/// `text` as a value of YAML that may stand in braces, too: in quotes only where it needs them.
pub(in crate::cli) fn plain_or_quoted(text: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || " -_.×&'’()–—".contains(letter);
    let is_named = text.starts_with(char::is_alphabetic) && !text.ends_with(' ');
    let is_sentence = is_named && text.contains(' ') && text.chars().all(is_word);
    if is_plain(text) || is_sentence {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A JSON string is one of YAML, too.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// The text of `page` with `pairs` under `signoffs.PARTY`; `None` where its front matter is written
/// in a way that is not edited here: TOML, JSON, or all in one pair of braces.
pub(super) fn with_signoff(page: &Page, party: &str, pairs: &[Pair]) -> Option<String> {
    let mut edit = Edit::of(page)?;
    let flow = flow(pairs);
    let name = if is_plain(party) {
        party.to_owned()
    } else {
        quoted(party)
    };
    let whole = format!("{name}: {flow}");
    match page.fields.get("signoffs") {
        None => edit.append(&format!("signoffs:{nl}  {whole}", nl = edit.newline)),
        Some(entry) if entry.value.is_null() => edit.below_empty(entry, &whole),
        Some(entry) => match entry
            .value
            .entries()
            .iter()
            .find(|it| it.key.value == party)
        {
            None => edit.add(&entry.value, &[whole])?,
            Some(own) if own.value.is_null() => edit.fill(own, &flow),
            Some(own) => edit.update(&own.value, pairs)?,
        },
    }
    Some(edit.done())
}

/// The text of `page` with `pairs` at the end of its front matter.
pub(in crate::cli) fn with_keys(page: &Page, pairs: &[Pair]) -> Option<String> {
    let mut edit = Edit::of(page)?;
    let lines: Vec<String> = pairs.iter().map(Pair::written).collect();
    edit.append(&lines.join(edit.newline));
    Some(edit.done())
}

pub(super) fn flow(pairs: &[Pair]) -> String {
    let pairs: Vec<String> = pairs.iter().map(Pair::written).collect();
    format!("{{ {} }}", pairs.join(", "))
}

struct Edit<'a> {
    text: &'a str,
    front: Span,
    newline: &'static str,
    changes: Vec<(Span, String)>,
}

impl<'a> Edit<'a> {
    /// Editing of a page with YAML that is not in braces.
    fn of(page: &'a Page) -> Option<Self> {
        let text = &*page.file.text;
        let opening = text
            .trim_start_matches('\u{FEFF}')
            .lines()
            .next()?
            .trim_end();
        let front = page.fields.span;
        let is_yaml = matches!(opening, "---" | "---yaml");
        let is_flow = front.of(text).trim_start().starts_with('{');
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        (is_yaml && !is_flow).then(|| Self {
            text,
            front,
            newline,
            changes: Vec::new(),
        })
    }

    fn put(&mut self, at: usize, text: String) {
        self.changes.push((Span::at(at), text));
    }

    /// Lines at the end of the front matter.
    fn append(&mut self, lines: &str) {
        let nl = self.newline;
        self.put(self.front.end, format!("{lines}{nl}"));
    }

    /// The first entry of a table whose key stands there with nothing below it.
    fn below_empty(&mut self, entry: &Entry, line: &str) {
        let nl = self.newline;
        self.changes.push((entry.value.span, String::new()));
        let at = self.line_end(entry.key.span.end);
        self.put(at, format!("{nl}  {line}"));
    }

    /// The value of a key that stands there without one.
    fn fill(&mut self, entry: &Entry, value: &str) {
        if entry.value.span.is_empty() {
            self.put(entry.key.span.end + 1, format!(" {value}"));
        } else {
            self.changes.push((entry.value.span, value.to_owned()));
        }
    }

    /// New entries at the end of a table.
    fn add(&mut self, table: &Node, entries: &[String]) -> Option<()> {
        let Content::Map(known) = &table.content else {
            return None;
        };
        let is_flow = table.span.of(self.text).starts_with('{');
        let Some(last) = known.last() else {
            let text = format!("{{ {} }}", entries.join(", "));
            self.changes.push((table.span, text));
            return is_flow.then_some(());
        };
        let end = last.value.span.end.max(last.key.span.end);
        if is_flow {
            let end = if last.value.is_null() && last.value.span.is_empty() {
                last.key.span.end + 1
            } else {
                end
            };
            self.put(end, format!(", {}", entries.join(", ")));
            return Some(());
        }
        let first = known.first()?.key.span.start;
        let indent = &self.text[self.text[..first].rfind('\n').map_or(0, |at| at + 1)..first];
        let nl = self.newline;
        let lines = entries.iter().map(|entry| format!("{nl}{indent}{entry}"));
        let lines: String = lines.collect();
        let at = self.line_end(end);
        self.put(at, lines);
        indent.trim().is_empty().then_some(())
    }

    /// Other values under keys that are there, and new keys for those that are not.
    fn update(&mut self, table: &Node, pairs: &[Pair]) -> Option<()> {
        let mut missing = Vec::new();
        for pair in pairs {
            match table.get(pair.key) {
                None => missing.push(pair.written()),
                Some(entry) if entry.value.is_null() => self.fill(entry, &pair.value()),
                Some(entry) if entry.value.text()? == pair.value => {}
                Some(entry) => {
                    let value = self.in_style(entry.value.span, pair);
                    self.changes.push((entry.value.span, value));
                }
            }
        }
        if missing.is_empty() {
            return matches!(table.content, Content::Map(_)).then_some(());
        }
        self.add(table, &missing)
    }

    /// A value in the quotes that the former one had.
    fn in_style(&self, former: Span, pair: &Pair) -> String {
        let is_simple =
            |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ':');
        match former.of(self.text).chars().next() {
            _ if !pair.value.chars().all(is_simple) => quoted(&pair.value),
            Some('"') => quoted(&pair.value),
            Some('\'') => format!("'{}'", pair.value),
            _ => pair.value(),
        }
    }

    fn line_end(&self, from: usize) -> usize {
        let line = self.text[from..]
            .find('\n')
            .map_or(self.text.len(), |at| from + at);
        if self.text[..line].ends_with('\r') {
            line - 1
        } else {
            line
        }
    }

    fn done(mut self) -> String {
        self.changes.sort_by_key(|(span, _)| span.start);
        let mut out = self.text.to_owned();
        for (span, text) in self.changes.iter().rev() {
            out.replace_range(span.range(), text);
        }
        out
    }
}
