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
    let root = map(&table, base);
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let at = Span::new(
            range.start.min(text.len() - bom),
            range.end.min(text.len() - bom),
        )
        .shift(base);
        let later = Spanned::new(file.slice(at).trim_matches(['"', '\'']).to_owned(), at);
        let is_duplicate = error.message().contains("duplicate key");
        report.push(match last_before(&root, &later) {
            Some(earlier) if is_duplicate => duplicate_key(&file.path, earlier, &later),
            _ => problem(file, rule, at, error.message()),
        });
    }
    root
}

/// The key that was written before `later` and is called the same: the parser drops the second of
/// two and does not say where the first one stands.
fn last_before<'n>(node: &'n Node, later: &Spanned<String>) -> Option<&'n Spanned<String>> {
    let below = node.entries().iter().flat_map(|entry| {
        let own = (entry.key.value == later.value && entry.key.span.end <= later.span.start)
            .then_some(&entry.key);
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
