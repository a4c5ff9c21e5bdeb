//! A key of the front matter or of `comity.toml`: what it means and what may stand under it.

use super::super::names::{page_at, settings};
use super::super::say::{code, example, form, meaning, need, say, words};
use super::super::shapes::{Fields, Slot, Step};
use super::super::{Hover, View};
use super::value;
use crate::locale::Lang;
use crate::parse::Node;
use crate::text::Span;

/// Where a pointer is in a tree of fields.
struct Found<'n> {
    /// The way there, the key itself included.
    path: Vec<Step>,
    /// The key or the value that is pointed at.
    span: Span,
    /// The value, where it is pointed at and not its key.
    value: Option<&'n Node>,
}

pub(super) fn hover(view: &View<'_>, offset: usize) -> Option<Hover> {
    let playbook = view.context.playbook;
    let fields = Fields::of(view)?;
    let config;
    let node = match page_at(playbook, &view.file.path) {
        Some(page) if page.body.start > offset => &page.fields,
        Some(_) => return None,
        None => {
            config = settings(view.file).0;
            &config
        }
    };
    let found = place(node, offset)?;
    let slot = fields.at(&found.path)?;
    let key = found.path.iter().rev().find_map(Step::key)?;
    let markdown = match found.value {
        None => about(key, &slot, view.lang)?,
        Some(node) => value::reading(view, &slot, node)?,
    };
    Some(Hover {
        span: found.span,
        markdown,
    })
}

/// The innermost key or value at `offset`.
fn place(node: &Node, offset: usize) -> Option<Found<'_>> {
    for entry in node.entries() {
        let here = Step::Key(entry.key.value.clone());
        if entry.key.span.touches(offset) {
            return Some(Found {
                path: vec![here],
                span: entry.key.span,
                value: None,
            });
        }
        if let Some(found) = inside(&entry.value, offset, here) {
            return Some(found);
        }
    }
    let mut items = node.items().iter().enumerate();
    items.find_map(|(number, item)| inside(item, offset, Step::Item(number)))
}

fn inside(node: &Node, offset: usize, here: Step) -> Option<Found<'_>> {
    if let Some(mut found) = place(node, offset) {
        found.path.insert(0, here);
        return Some(found);
    }
    let is_here = node.text().is_some() && node.span.touches(offset);
    is_here.then(|| Found {
        path: vec![here],
        span: node.span,
        value: Some(node),
    })
}

/// What a key means: name, need, meaning, what may be written, the words allowed, an example.
pub(in crate::assist) fn about(key: &str, slot: &Slot, lang: Lang) -> Option<String> {
    let field = slot.field.as_ref()?;
    let mut head = format!("**{}**", code(key));
    let (name, meaning) = (field.name(lang), field.meaning(lang));
    if name != meaning {
        head = format!("{head} · {name}");
    }
    if let Some(need) = need(field.need, lang) {
        head = format!("{head} · *{need}*");
    }
    let mut parts = vec![head, upper(meaning)];
    parts.push(upper(&form(&slot.shape, lang)));
    let allowed = allowed(slot, lang);
    if !allowed.is_empty() {
        parts.push(allowed);
    }
    if let Some(example) = example(&slot.shape) {
        let shown = code(&format!("{key}: {example}"));
        parts.push(format!("{} {shown}", say("assist-example", lang)));
    }
    Some(parts.join("\n\n"))
}

fn allowed(slot: &Slot, lang: Lang) -> String {
    let lines = words(&slot.shape).iter();
    let lines: Vec<String> = lines
        .map(|word| format!("- `{}`: {}", word.word, meaning(word, lang)))
        .collect();
    lines.join("\n")
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
