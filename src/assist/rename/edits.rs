//! The edits of a rename, and the files that move.

use super::super::Renamed;
use super::super::names::{self, Name, Part, Thing};
use super::alias;
use crate::finding::Edit;
use crate::locale::Message;
use crate::model::field::Choice as _;
use crate::model::{Document, Page, Playbook};
use crate::rules::Context;
use crate::source::CONFIG_FILE;
use crate::text::{DocPath, Span};

/// What changes when `thing` is called `new` instead of `old`.
pub(super) fn of(
    context: &Context<'_>,
    thing: &Thing,
    old: &str,
    new: &str,
) -> Result<Renamed, Message> {
    let playbook = context.playbook;
    let moved = moved(playbook, thing, old, new)?;
    let mut edits: Vec<Edit> = Vec::new();
    for (path, name) in names::all_of(context, thing) {
        if let Some(edit) = edit(&path, &name, new, !moved.is_empty())? {
            edits.push(edit);
        }
    }
    if let Thing::Document(kind, id) = thing {
        edits.extend(known(playbook, &format!("{}/{id}", kind.word()), |it| {
            it.replace(&format!("/{id}"), &format!("/{new}"))
        }));
    }
    for (from, to) in &moved {
        if let Some(page) = names::page_at(playbook, from) {
            edits.extend(alias::of(page, to));
        }
    }
    Ok(Renamed { edits, moved })
}

/// What becomes of a name in a file.
fn edit(path: &DocPath, name: &Name, new: &str, moves: bool) -> Result<Option<Edit>, Message> {
    let is_silent = match name.part {
        Part::Around => true,
        Part::Address => !moves,
        Part::Definition => matches!(name.thing, Thing::Document(..)) && name.id.is_none(),
        Part::Use => false,
    };
    if is_silent {
        return Ok(None);
    }
    let Some(span) = name.id else {
        let odd = Message::new("assist-rename-odd");
        return Err(odd.with("path", path.as_str()));
    };
    // TOML wants quotes around a key with other letters.
    let is_key = path.as_str() == CONFIG_FILE && name.part == Part::Definition;
    let is_bare = new
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
    let text = if is_key && !is_bare && name.span == span {
        format!("\"{new}\"")
    } else {
        new.to_owned()
    };
    Ok(Some(Edit {
        path: path.clone(),
        span,
        text,
    }))
}

/// The files that bear the name: the source and its translations.
fn moved(
    playbook: &Playbook,
    thing: &Thing,
    old: &str,
    new: &str,
) -> Result<Vec<(DocPath, DocPath)>, Message> {
    let Thing::Document(kind, id) = thing else {
        return Ok(Vec::new());
    };
    let Some(document) = playbook.document(*kind, id).filter(|it| is_named(it, old)) else {
        return Ok(Vec::new());
    };
    let mut moved = Vec::new();
    for page in document.pages() {
        let to = beside(page, old, new);
        if playbook.has_file(&to) {
            return Err(Message::new("assist-rename-file").with("path", to.as_str()));
        }
        moved.push((page.path().clone(), to));
    }
    Ok(moved)
}

/// Whether a document has its id from the name of its file.
fn is_named(document: &Document, id: &str) -> bool {
    let name = document.page.path().file_name();
    let rest = name.strip_prefix(id);
    document.page.common.id.is_none() && rest.is_some_and(|rest| rest.starts_with('.'))
}

fn beside(page: &Page, old: &str, new: &str) -> DocPath {
    let path = page.path();
    let rest = path.file_name().strip_prefix(old).unwrap_or(".md");
    let folder = path.folder();
    let slash = if folder.is_empty() { "" } else { "/" };
    DocPath::new(&format!("{folder}{slash}{new}{rest}"))
}

/// The entries of the baseline that are about an object.
fn known(playbook: &Playbook, object: &str, change: impl Fn(&str) -> String) -> Vec<Edit> {
    let Some(baseline) = &playbook.baseline else {
        return Vec::new();
    };
    let about = baseline
        .entries
        .iter()
        .filter(|entry| entry.known.key.object == object);
    let edit = |entry: &crate::model::baseline::Written| {
        let quoted = format!("\"{object}\"");
        let at = baseline.file.slice(entry.span).find(&quoted)?;
        let start = entry.span.start + at + 1;
        Some(Edit {
            path: baseline.file.path.clone(),
            span: Span::new(start, start + object.len()),
            text: change(object),
        })
    };
    about.filter_map(edit).collect()
}
