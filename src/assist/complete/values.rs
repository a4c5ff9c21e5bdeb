//! Values that may be written.

use super::super::shapes::Fields;
use super::super::{Completion, View};
use super::Begun;
use super::choices::{Choice, currencies, of_shape, texts};
use crate::finding::Edit;
use crate::model::field::Shape;
use crate::text::Span;

/// The values that may stand at a place.
pub(super) fn completions(view: &View<'_>, fields: &Fields, begun: &Begun) -> Vec<Completion> {
    let shape = fields.at(&begun.path).map_or(Shape::Any, |slot| slot.shape);
    let money = money(view, &shape, begun);
    if !money.is_empty() {
        return money;
    }
    let mut choices = texts(view, &begun.path);
    if choices.is_empty() {
        choices = of_shape(view, &shape);
    }
    let is_list = matches!(shape, Shape::List(_));
    let choices = choices.into_iter();
    choices
        .map(|choice| of_choice(view, fields, begun, choice, is_list))
        .collect()
}

fn of_choice(
    view: &View<'_>,
    fields: &Fields,
    begun: &Begun,
    choice: Choice,
    is_list: bool,
) -> Completion {
    let is_toml = fields.kind.is_none();
    let before = begun.word.start.checked_sub(1);
    let before = before.and_then(|at| view.file.text.as_bytes().get(at));
    let is_quoted = matches!(before, Some(b'"' | b'\''));
    let text = match (is_toml, is_quoted) {
        (true, false) if !is_plain_toml(&choice.text) => format!("\"{}\"", choice.text),
        (false, false) if choice.text.contains('#') && choice.text.starts_with(['#', '@']) => {
            format!("\"{}\"", choice.text)
        }
        _ => choice.text.clone(),
    };
    // A list that is begun on the line of its key has brackets.
    let text = if is_list { format!("[{text}]") } else { text };
    // Right behind a colon or a dash a value would be read as a part of it.
    let glued = matches!(before, Some(b':' | b'-')) && !is_toml && !begun.is_flow;
    Completion {
        label: choice.text,
        sort: choice.sort,
        detail: choice.detail,
        documentation: choice.documentation,
        edit: Edit {
            path: view.file.path.clone(),
            span: begun.word,
            text: if glued { format!(" {text}") } else { text },
        },
    }
}

/// What TOML reads without quotes: yes or no, and dates.
fn is_plain_toml(text: &str) -> bool {
    let is_date = text.len() == 10 && text.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    is_date || matches!(text, "true" | "false")
}

/// The currencies behind an amount: `4500 U`.
fn money(view: &View<'_>, shape: &Shape, begun: &Begun) -> Vec<Completion> {
    let written = view.file.slice(begun.word);
    let Some(space) = written.rfind(' ') else {
        return Vec::new();
    };
    let number = written[..space].split([' ', '.']).last().unwrap_or("");
    let is_amount = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    if !is_amount || !is_money(shape) {
        return Vec::new();
    }
    let span = Span::new(begun.word.start + space + 1, begun.word.end);
    let edit = |text: &str| Edit {
        path: view.file.path.clone(),
        span,
        text: text.to_owned(),
    };
    let found = currencies(view).into_iter();
    found
        .map(|currency| Completion {
            edit: edit(&currency.text),
            label: currency.text,
            sort: currency.sort,
            detail: currency.detail,
            documentation: None,
        })
        .collect()
}

fn is_money(shape: &Shape) -> bool {
    match shape {
        Shape::Form(form) => ["money", "target", "value"].contains(&form.id),
        Shape::Either(this, that) => is_money(this) || is_money(that),
        _ => false,
    }
}
