//! Whether something may be called so.

use super::super::names::{self, Thing, of_target};
use crate::locale::Message;
use crate::model::field::RefTarget;
use crate::rules::Context;

/// Words that YAML does not read as text.
const NO_TEXT: [&str; 4] = ["null", "true", "false", "~"];

/// Whether `new` can be the id of a thing.
pub(super) fn check(context: &Context<'_>, thing: &Thing, new: &str) -> Result<(), Message> {
    if !is_id(new) {
        return Err(Message::new("assist-rename-no-id").with("new", new));
    }
    if is_taken(context, thing, new) {
        return Err(Message::new("assist-rename-taken").with("new", new));
    }
    Ok(())
}

/// Letters of any script, digits, `-` and `_`: what a file can be called everywhere, what a link
/// needs no escapes for, and what YAML reads as text without quotes.
fn is_id(new: &str) -> bool {
    let is_fine = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let begins = new.starts_with(char::is_alphanumeric);
    begins && new.chars().all(is_fine) && !NO_TEXT.contains(&new.to_lowercase().as_str())
}

fn is_taken(context: &Context<'_>, thing: &Thing, new: &str) -> bool {
    let playbook = context.playbook;
    match thing {
        Thing::Document(kind, id) => {
            let is_new = |known: &str| known.to_lowercase() == new.to_lowercase() && known != id;
            let mut same = playbook.of_kind(*kind);
            let is_document = same.any(|document| is_new(&document.page.id));
            is_document || (RefTarget::Party == target(*kind) && playbook.person(new).is_some())
        }
        Thing::Person(_) => of_target(playbook, RefTarget::PartyOrPerson, new).is_some(),
        Thing::Market(_) => of_target(playbook, RefTarget::Market, new).is_some(),
        Thing::Item { kind, id, .. } => {
            let owner = playbook.document(*kind, id);
            let owner = owner.map(|owner| Thing::item(playbook, &owner.page, new));
            let mut pages = playbook.of_kind(*kind).map(|document| &document.page);
            owner.is_some_and(|item| {
                pages.any(|page| {
                    let is_there = names::item_entry(page, new).is_some();
                    is_there && Thing::item(playbook, page, new) == item
                })
            })
        }
        _ => false,
    }
}

fn target(kind: crate::model::Kind) -> RefTarget {
    match kind {
        crate::model::Kind::Party => RefTarget::Party,
        _ => RefTarget::Object,
    }
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn an_id_needs_no_quotes_and_no_escapes() {
        for id in ["cpe", "2026-03-spring", "us_cpe", "цена-покупки", "7d"] {
            assert!(is_id(id), "{id}");
        }
        for no_id in [
            "", "-a", "a b", "a.b", "a#b", "a/b", "a:b", "null", "True", "«а»", "@a",
        ] {
            assert!(!is_id(no_id), "{no_id}");
        }
    }
}
