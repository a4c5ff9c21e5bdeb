//! Conditions with an expression of their own, and the fields that they blame.

use super::super::cel::{self, Expression, View};
use super::built_in::Ask;
use super::condition::{Evidence, Verdict};
use super::settings::Asked;
use super::words;
use crate::finding::Place;
use crate::locale::Message;
use crate::model::{Page, Playbook};
use crate::text::Spanned;

/// The condition in words: its own, else its expression.
pub(super) fn says(asked: &Asked<'_>, expr: &Spanned<String>) -> Message {
    let own = asked.entry.and_then(|entry| entry.says.as_ref());
    match own {
        Some(own) => Message::new("condition-own").with("words", words(&own.value)),
        None => Message::new("condition-own").with("words", format!("`{}`", expr.value)),
    }
}

/// What an expression answers; one that cannot be run says nothing, and a finding tells why.
pub(super) fn judge(
    ask: &Ask<'_>,
    asked: &Asked<'_>,
    expr: &Spanned<String>,
    view: &mut View<'_>,
) -> Verdict {
    let playbook = ask.context.playbook;
    let blames = asked.entry.and_then(|entry| entry.blames.as_ref());
    let named = blames.and_then(|path| blamed(playbook, path));
    let place = named.and_then(Named::place).or_else(|| {
        let file = asked.file?;
        Some(Place::new(&file.path, expr.span))
    });
    let evidence = |says: Message| Evidence::maybe_at(place, says);
    let read = Expression::read(expr, &playbook.config, None);
    match read.and_then(|expression| expression.judge(view, None, 1)) {
        Ok(cel::Answer::Yes) => Verdict::holds(evidence(Message::new("evidence-expression"))),
        Ok(cel::Answer::No) => Verdict::fails(evidence(Message::new("evidence-no-expression"))),
        Ok(cel::Answer::Absent(key)) => {
            let says = Message::new("evidence-absent").with("key", key);
            Verdict::unknown(evidence(says))
        }
        Err(trouble) => {
            let says = trouble.message().with("id", asked.id);
            Verdict::unknown(evidence(says))
        }
    }
}

/// A field that is named as `DOCUMENT.KEY.KEY`.
pub(in crate::rules) enum Named<'a> {
    /// The document, and the deepest of the keys that is written.
    Field(&'a Page, crate::text::Span),
    /// There is no such document.
    NoDocument,
}

impl Named<'_> {
    fn place(self) -> Option<Place> {
        match self {
            Self::Field(page, span) => Some(Place::new(page.path(), span)),
            Self::NoDocument => None,
        }
    }
}

/// What `index.phases.pilot.budget` leads to; `None` where nothing is named.
pub(in crate::rules) fn blamed<'a>(playbook: &'a Playbook, path: &str) -> Option<Named<'a>> {
    let mut keys = path.split('.');
    let name = keys.next().filter(|name| !name.is_empty())?;
    let keys: Vec<&str> = keys.collect();
    let Some((document, _)) = playbook.object(name) else {
        return Some(Named::NoDocument);
    };
    let page = &*document.page;
    Some(Named::Field(page, field(page, &keys)))
}

/// Where a field stands: the deepest of its keys that is written, else the document's first line.
pub(in crate::rules) fn field(page: &Page, keys: &[&str]) -> crate::text::Span {
    let (mut node, mut span) = (&page.fields, page.anchor);
    for key in keys {
        let Some(entry) = node.get(key) else {
            return span;
        };
        (node, span) = (&entry.value, entry.key.span);
    }
    if node.is_null() || keys.is_empty() {
        span
    } else {
        node.span
    }
}
