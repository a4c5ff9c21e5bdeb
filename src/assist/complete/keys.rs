//! Keys that may be written.

use super::super::hover::about;
use super::super::shapes::{Fields, Slot};
use super::super::{Completion, Sort, View};
use super::choices::{Choice, of_shape, text_keys};
use super::{Begun, line_end, page};
use crate::finding::Edit;
use crate::model::field::{Field, Need, Shape};
use crate::text::Span;

/// The keys that the table lacks, those that must be there first; then the names it may have.
pub(super) fn completions(view: &View<'_>, fields: &Fields, begun: &Begun) -> Vec<Completion> {
    let keys = fields.keys(&begun.path);
    let is_missing = |key: &str| begun.beside.iter().all(|known| known != key);
    let mut missing: Vec<&Field> = keys
        .fields
        .iter()
        .filter(|it| is_missing(&it.key))
        .collect();
    missing.sort_by_key(|field| is_optional(view, field));
    let mut found: Vec<Completion> = missing
        .into_iter()
        .map(|field| of_field(view, fields, begun, field))
        .collect();
    for shape in &keys.chosen {
        let choices = match shape {
            Shape::Text => text_keys(view, &begun.path),
            shape => of_shape(view, shape),
        };
        let choices = choices
            .into_iter()
            .filter(|choice| is_missing(&choice.text));
        found.extend(choices.map(|choice| of_choice(view, fields, begun, choice)));
    }
    found
}

/// Whether a key may be left out: `uses` takes the place of some.
fn is_optional(view: &View<'_>, field: &Field) -> bool {
    let uses = page(view).is_some_and(|page| page.fields.get("uses").is_some());
    match field.need {
        Need::Required => false,
        Need::UnlessUses => uses,
        Need::Optional => true,
    }
}

fn of_field(view: &View<'_>, fields: &Fields, begun: &Begun, field: &Field) -> Completion {
    let mut path = begun.path.clone();
    path.push(super::Step::Key(field.key.to_string()));
    let slot = fields.at(&path).unwrap_or_else(|| Slot {
        field: Some(field.clone()),
        shape: field.shape(),
    });
    let needed = super::super::say::need(field.need, view.lang);
    let name = field.name(view.lang).to_owned();
    let detail = match needed {
        Some(need) if !is_optional(view, field) => format!("{name} · {need}"),
        _ => name,
    };
    Completion {
        label: field.key.to_string(),
        sort: Sort::Key,
        detail: Some(detail),
        documentation: about(&field.key, &slot, view.lang),
        edit: edit(view, fields, begun, &field.key, &slot.shape),
    }
}

fn of_choice(view: &View<'_>, fields: &Fields, begun: &Begun, choice: Choice) -> Completion {
    let mut path = begun.path.clone();
    path.push(super::Step::Key(choice.text.clone()));
    let shape = fields.at(&path).map_or(Shape::Any, |slot| slot.shape);
    Completion {
        edit: edit(view, fields, begun, &choice.text, &shape),
        label: choice.text,
        sort: choice.sort,
        detail: choice.detail,
        documentation: choice.documentation,
    }
}

/// The key with what must follow it: a colon, and on a line of its own the beginning of a list or a
/// table.
fn edit(view: &View<'_>, fields: &Fields, begun: &Begun, key: &str, shape: &Shape) -> Edit {
    let file = view.file;
    let after = file.text.get(begun.word.end..).unwrap_or("");
    let after = after.lines().next().unwrap_or("").trim_start();
    let text = if fields.kind.is_none() {
        let is_bare = key
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
        let key = if is_bare {
            key.to_owned()
        } else {
            format!("\"{key}\"")
        };
        if after.starts_with('=') {
            key
        } else {
            format!("{key} = ")
        }
    } else if after.starts_with(':') {
        key.to_owned()
    } else if begun.is_flow {
        format!("{key}: ")
    } else {
        let line = file.line_at(begun.word.start);
        let before = file.slice(Span::new(line.start, begun.word.start));
        let indent = " ".repeat(before.chars().count());
        let key = if before.ends_with('-') {
            format!(" {key}")
        } else {
            key.to_owned()
        };
        let end = line_end(file);
        match shape {
            Shape::List(_) => format!("{key}:{end}{indent}  - "),
            Shape::Record(_) | Shape::Table(..) => format!("{key}:{end}{indent}  "),
            _ => format!("{key}: "),
        }
    };
    Edit {
        path: file.path.clone(),
        span: begun.word,
        text,
    }
}
