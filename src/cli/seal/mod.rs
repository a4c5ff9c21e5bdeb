//! `comity seal` and `comity reveal`: an alignment sheet that is committed to before it is shown.

mod kept;

use std::fmt::Write as _;

use anyhow::Context as _;

use super::args::{RevealArgs, SealArgs};
use super::console::Console;
use super::environment::Environment;
use super::opened::Opened;
use super::report::harmless::harmless;
use super::signoff::edit::{Pair, with_keys};
use super::{Exit, Failure, document, rewrite};
use crate::finding::Report;
use crate::history::seals::{self, Leak, is_stub};
use crate::history::{self, digest};
use crate::locale::Message;
use crate::model::kinds::{Alignment, Facts};
use crate::model::{Document, Page, ParseCache, read_page};
use crate::parse::{Entry, Node};
use crate::text::SourceFile;

/// How many bytes a salt has: nobody guesses 256 bits.
const SALT_BYTES: usize = 32;

/// Keys that a stub keeps, beside kind, title and party: who finds it and who may see it.
const KEPT_KEYS: [&str; 5] = ["title", "id", "lang", "audience", "party"];

pub(super) fn seal(
    args: &SealArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let opened = document::editable(&args.sheet, environment)?;
    let document = document::find(&opened, &args.sheet)?;
    ensure_sealable(&opened, document)?;
    let page = &document.page;
    let salt = salt()?;
    let playbook = &opened.loaded.playbook;
    let seal = digest::seal(playbook, document, &salt);
    let stub = stub(page, &seal);
    let kept = kept::Kept::of(&opened.root, page.path());
    kept.keep(page.file.text.as_bytes(), &salt)?;
    rewrite::write(&opened.root.join(page.path().as_str()), stub.as_bytes())?;
    let message = Message::new("sealed")
        .with("path", page.path().to_string())
        .with("seal", seal)
        .with("salt", salt)
        .with("kept", kept.text_path());
    console.print(&format!("{}\n", harmless(&message.text(console.view.lang))))?;
    Ok(Exit::Fine)
}

fn ensure_sealable(opened: &Opened, document: &Document) -> anyhow::Result<()> {
    let page = &document.page;
    let path = page.path().to_string();
    let failure = |id: &'static str| Failure::new(Message::new(id).with("path", path.clone()));
    let sheet = sheet(page).ok_or_else(|| failure("seal-no-sheet"))?;
    let is_side = sheet.party.as_ref().is_some_and(|party| {
        let playbook = &opened.loaded.playbook;
        playbook.is_side(party.as_str())
    });
    let told = &opened.loaded.report.findings;
    let is_told = told
        .iter()
        .any(|finding| finding.place.path == *page.path());
    let reason = if sheet.seal.is_some() {
        "seal-already"
    } else if !is_side {
        "seal-no-side"
    } else if page.is_broken || is_told || with_keys(page, &[]).is_none() {
        "seal-unreadable"
    } else if !document.translations.is_empty() {
        "seal-translated"
    } else if is_stub(page) {
        "seal-empty"
    } else {
        return ensure_secret(opened, page);
    };
    Err(failure(reason).into())
}

/// A seal hides nothing where the text can be read in the repository.
fn ensure_secret(opened: &Opened, page: &Page) -> anyhow::Result<()> {
    let path = page.path();
    let config = &opened.loaded.playbook.config;
    let message = match seals::leak(&opened.root, config, path)? {
        None => return Ok(()),
        Some(Leak::Staged) => Message::new("seal-staged"),
        Some(Leak::Commit(id)) => {
            let id = id.get(..8).unwrap_or(&id).to_owned();
            Message::new("seal-committed").with("commit", id)
        }
    };
    Err(Failure::new(message.with("path", path.to_string())).into())
}

fn sheet(page: &Page) -> Option<&Alignment> {
    match &page.facts {
        Facts::Alignment(sheet) => Some(sheet),
        _ => None,
    }
}

fn salt() -> anyhow::Result<String> {
    let mut bytes = [0; SALT_BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .context("the system gives no random numbers")?;
    let mut text = String::new();
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

/// A sheet that says whose it is, and nothing else.
fn stub(page: &Page, seal: &str) -> String {
    let newline = if page.file.text.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let mut lines = vec!["---".to_owned(), "kind: alignment".to_owned()];
    for key in KEPT_KEYS {
        let entry = page.fields.get(key).filter(|it| !it.value.is_null());
        lines.extend(entry.map(|entry| kept_line(page, entry)));
    }
    lines.push(format!("seal: \"{seal}\""));
    lines.push("---".to_owned());
    lines.join(newline) + newline
}

/// An entry as it is written, where that is one line; else its values anew.
fn kept_line(page: &Page, entry: &Entry) -> String {
    let written = page.file.slice(entry.key.span.to(entry.value.span));
    if !written.contains('\n') {
        return written.to_owned();
    }
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let value = if let Some(text) = entry.value.text() {
        quoted(text.trim())
    } else {
        let items = entry.value.items().iter().filter_map(Node::text);
        format!("[{}]", items.map(quoted).collect::<Vec<_>>().join(", "))
    };
    format!("{}: {value}", entry.key.value)
}

pub(super) fn reveal(
    args: &RevealArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let opened = document::editable(&args.sheet, environment)?;
    let stub = document::find(&opened, &args.sheet)?;
    let path = stub.page.path();
    let failure = |id: &'static str| Failure::new(Message::new(id).with("path", path.to_string()));
    let sheet = sheet(&stub.page).ok_or_else(|| failure("seal-no-sheet"))?;
    let sealed = sheet.seal.as_ref().zip(sheet.party.as_ref());
    let (seal, party) = sealed.ok_or_else(|| failure("reveal-no-seal"))?;
    if !is_stub(&stub.page) {
        return Err(failure("reveal-again").into());
    }
    let kept = kept::Kept::of(&opened.root, path);
    let text = kept.text(args.text.as_deref())?;
    let salt = kept.salt(args.salt.as_deref())?;
    let (Some(text), Some(salt)) = (text, salt) else {
        let message = Message::new("reveal-not-kept").with("kept", kept.text_path());
        return Err(Failure::new(message.with("path", path.to_string())).into());
    };
    if !fits(&opened, stub, &text, &salt) {
        return Err(failure("reveal-differs").into());
    }
    ensure_all_sealed(&opened, party.as_str(), seal)?;
    let page = read(&opened, stub, &text);
    let pairs = [
        Pair::quoted("seal", &seal.value),
        Pair::quoted("salt", &salt),
    ];
    let open = with_keys(&page, &pairs).filter(|open| fits(&opened, stub, open.as_bytes(), &salt));
    let open = open.ok_or_else(|| failure("seal-unreadable"))?;
    rewrite::write(&opened.root.join(path.as_str()), open.as_bytes())?;
    let message = Message::new("revealed")
        .with("path", path.to_string())
        .with("kept", kept.text_path());
    console.print(&format!("{}\n", harmless(&message.text(console.view.lang))))?;
    Ok(Exit::Fine)
}

fn read(opened: &Opened, stub: &Document, text: &[u8]) -> Page {
    let file = SourceFile::new(stub.page.path().clone(), text);
    read_page(file, &opened.loaded.playbook.config, &mut Report::default())
}

/// Whether a text with its salt is the one that the stub seals.
fn fits(opened: &Opened, stub: &Document, text: &[u8], salt: &str) -> bool {
    let document = Document {
        page: read(opened, stub, text).into(),
        translations: stub.translations.clone(),
    };
    let seal = sheet(&stub.page).and_then(|sheet| sheet.seal.as_ref());
    let found = digest::seal(&opened.loaded.playbook, &document, salt);
    seal.is_some_and(|seal| seal.value == found)
}

/// A sheet is shown when no side can still write its own with it in sight.
fn ensure_all_sealed(opened: &Opened, party: &str, seal: &str) -> anyhow::Result<()> {
    let playbook = &opened.loaded.playbook;
    let timeline = history::asked(&opened.root, playbook, &ParseCache::new(), None)?;
    let Some(trunk) = seals::trunk(&timeline)? else {
        return Err(Failure::new(Message::new("reveal-no-branch")).into());
    };
    let open = seals::unsealed(&trunk.loaded.playbook, party, seal);
    if open.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = open.iter().map(|side| name(opened, side)).collect();
    let message = Message::new("reveal-too-early")
        .with("branch", trunk.name)
        .with("sides", names.join(", "));
    Err(Failure::new(message).into())
}

/// What a side is called, in the playbook's first language.
fn name(opened: &Opened, side: &str) -> String {
    let party = opened.loaded.playbook.party(side);
    party.map_or_else(|| side.to_owned(), |(page, _)| page.title().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_salts_are_alike() {
        let (one, other) = (salt().unwrap(), salt().unwrap());
        assert_eq!(one.len(), 2 * SALT_BYTES);
        assert_ne!(one, other);
    }
}
