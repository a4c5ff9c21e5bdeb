//! TOML to the same tree as YAML.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::node::{Content, Entry, Node, Style, duplicate_key};
use crate::finding::{Finding, Place, Report};
use crate::text::{SourceFile, Span, Spanned};

/// Reads the TOML under `span`; what cannot be read is told under `rule` and left out.
pub(super) fn read(file: &SourceFile, span: Span, rule: &'static str, report: &mut Report) -> Node {
    let text = file.slice(span);
    let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let (table, errors) = DeTable::parse_recoverable(&text[bom..]);
    let base = span.start + bom;
    let mut root = map(&table, base);
    let mut problems = Vec::new();
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let length = text.len() - bom;
        let at = Span::new(range.start.min(length), range.end.min(length)).shift(base);
        let later = Spanned::new(file.slice(at).trim_matches(['"', '\'']).to_owned(), at);
        match last_before(&root, &later).or_else(|| same_header(file, &later)) {
            Some(earlier) if error.message().contains("duplicate key") => {
                report.push(duplicate_key(&file.path, &earlier, &later));
            }
            _ => problems.push(problem(file, rule, at, error.message())),
        }
    }
    tell_once(problems, &mut root, report);
    root
}

/// One slip makes the parser stumble several times: of the problems in one entry the first is
/// told, and the entry is left out, since what it holds is a guess.
fn tell_once(problems: Vec<Finding>, root: &mut Node, report: &mut Report) {
    let mut told: Vec<Span> = Vec::new();
    for problem in problems {
        let at = problem.place.span;
        if told.iter().any(|entry| entry.touches(at.start)) {
            continue;
        }
        told.extend(take_entry(root, at));
        report.push(problem);
    }
}

/// Takes the innermost entry around `at` out of the tree, and says where it stood.
fn take_entry(node: &mut Node, at: Span) -> Option<Span> {
    let Content::Map(entries) = &mut node.content else {
        return None;
    };
    if let Some(below) = entries
        .iter_mut()
        .find_map(|entry| take_entry(&mut entry.value, at))
    {
        return Some(below);
    }
    let whole = |entry: &Entry| entry.key.span.to(entry.value.span);
    let index = entries.iter().position(|entry| {
        let is_header = matches!(entry.value.content, Content::Map(_));
        !is_header && whole(entry).touches(at.start)
    })?;
    Some(whole(&entries.remove(index)))
}

/// The same `[table]` further up: the parser remembers only the last of two.
fn same_header(file: &SourceFile, later: &Spanned<String>) -> Option<Spanned<String>> {
    let line = file.line_at(later.span.start);
    let header = file.slice(line).trim();
    let mut start = 0;
    for earlier in file.text[..line.start].split_inclusive('\n') {
        if header.starts_with('[') && earlier.trim() == header {
            let at = start + later.span.start - line.start;
            return Some(Spanned::new(
                later.value.clone(),
                Span::new(at, at + later.span.end - later.span.start),
            ));
        }
        start += earlier.len();
    }
    None
}

/// The key that was written before `later` and is called the same: the parser drops the second of
/// two and does not say where the first one stands.
fn last_before(node: &Node, later: &Spanned<String>) -> Option<Spanned<String>> {
    let below = node.entries().iter().flat_map(|entry| {
        let own = (entry.key.value == later.value && entry.key.span.end <= later.span.start)
            .then(|| entry.key.clone());
        own.into_iter().chain(last_before(&entry.value, later))
    });
    let items = node.items().iter();
    below
        .chain(items.filter_map(|item| last_before(item, later)))
        .max_by_key(|key| key.span)
}

fn problem(file: &SourceFile, rule: &'static str, span: Span, message: &str) -> Finding {
    Finding::new(rule, Place::new(&file.path, span))
        .variant("toml")
        .with("problem", message.replace('\n', ", "))
}

fn map(table: &TomlSpanned<DeTable<'_>>, base: usize) -> Node {
    let mut entries: Vec<Entry> = table
        .get_ref()
        .iter()
        .map(|(key, value)| Entry {
            key: Spanned::new(
                key.get_ref().to_string(),
                Span::from(key.span()).shift(base),
            ),
            value: node(value, base),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key.span);
    Node {
        span: Span::from(table.span()).shift(base),
        content: Content::Map(entries),
    }
}

fn node(value: &TomlSpanned<DeValue<'_>>, base: usize) -> Node {
    let span = Span::from(value.span()).shift(base);
    let plain = |text: String| Content::Scalar(text, Style::Plain);
    let content = match value.get_ref() {
        DeValue::String(text) => Content::Scalar(text.to_string(), Style::Quoted),
        DeValue::Integer(number) => plain(number.to_string()),
        DeValue::Float(number) => plain(number.to_string()),
        DeValue::Boolean(yes) => plain(yes.to_string()),
        DeValue::Datetime(moment) => plain(moment.to_string()),
        DeValue::Array(items) => Content::List(items.iter().map(|item| node(item, base)).collect()),
        DeValue::Table(table) => {
            return map(&TomlSpanned::new(value.span(), table.clone()), base);
        }
    };
    Node { span, content }
}
