//! `comity signoff`: a side's acknowledgement of a text, with the digest of what was read.

pub(super) mod edit;
mod shown;
mod signer;

use edit::Pair;

use super::args::SignOffArgs;
use super::console::Console;
use super::environment::Environment;
use super::opened::Opened;
use super::report::harmless::harmless;
use super::{Exit, Failure, document, rewrite};
use crate::finding::{Level, Report};
use crate::history::digest;
use crate::locale::{Lang, Message};
use crate::model::kinds::SignOff;
use crate::model::{Document, Page, read_page};
use crate::rules;
use crate::text::SourceFile;
use crate::value::Date;

/// What is about to be written.
struct Acknowledgement<'a> {
    document: &'a Document,
    party: String,
    by: String,
    date: Date,
    read: Lang,
    digest: String,
    evidence: Option<String>,
}

pub(super) fn run(
    args: &SignOffArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let opened = document::editable(&args.document, environment)?;
    let document = document::find(&opened, &args.document)?;
    ensure_readable(&opened, document)?;
    let acknowledged = acknowledgement(args, &opened, document, environment)?;
    let lang = console.view.lang;
    let path = document.page.path().to_string();
    console.print(&shown::text(&opened.loaded.playbook, &acknowledged, lang))?;
    let (text, pairs) = edited(&acknowledged);
    let is_sound = text.as_deref().is_some_and(|text| {
        let file = SourceFile::new(document.page.path().clone(), text.as_bytes());
        let page = read_page(file, &opened.loaded.playbook.config, &mut Report::default());
        is_written(&opened, &acknowledged, page)
    });
    let Some(text) = text.filter(|_| is_sound) else {
        return Err(by_hand(&path, &acknowledged.party, &pairs).into());
    };
    let id = if args.dry_run {
        "signoff-dry-run"
    } else if text == *document.page.file.text {
        "signoff-again"
    } else {
        rewrite::write(&opened.root.join(&path), text.as_bytes())?;
        "signoff-done"
    };
    let message = Message::new(id).with("path", path);
    console.print(&format!("\n{}\n", harmless(&message.text(lang))))?;
    Ok(Exit::Fine)
}

/// Nobody can acknowledge what cannot be read.
fn ensure_readable(opened: &Opened, document: &Document) -> Result<(), Failure> {
    let path = document.page.path();
    let is_error = |rule: &str| rules::find(rule).is_some_and(|rule| rule.level == Level::Error);
    let findings = &opened.loaded.report.findings;
    let pages = || document.pages();
    let mut told = findings.iter().filter(|finding| {
        is_error(&finding.rule) && pages().any(|page| *page.path() == finding.place.path)
    });
    if let Some(finding) = told.next() {
        let file = pages().find(|page| *page.path() == finding.place.path);
        let line = file.map_or(1, |page| page.file.position(finding.place.span.start).line);
        let message = Message::new("signoff-unreadable")
            .with("path", finding.place.path.to_string())
            .with("line", line);
        return Err(Failure::new(message));
    }
    if document.page.fields.entries().is_empty() {
        let message = Message::new("signoff-no-fields").with("path", path.to_string());
        return Err(Failure::new(message));
    }
    Ok(())
}

fn acknowledgement<'a>(
    args: &SignOffArgs,
    opened: &Opened,
    document: &'a Document,
    environment: &Environment,
) -> anyhow::Result<Acknowledgement<'a>> {
    let playbook = &opened.loaded.playbook;
    let today = environment.today(&playbook.config.zone());
    let date = args.date.unwrap_or(today);
    let (by, party) = signer::signer(args, opened, date)?;
    let former = signed(&document.page, &party);
    let read = language(args, document, former)?;
    let former_evidence = former.and_then(|former| former.evidence.as_ref());
    let digest = digest::of_read(playbook, document, Some(read))
        .text()
        .to_owned();
    let is_same = former
        .and_then(|former| former.digest.as_ref())
        .is_some_and(|former| former.value == digest);
    if let Some(evidence) = former_evidence.filter(|_| args.evidence.is_none() && !is_same) {
        let message = Message::new("signoff-old-evidence")
            .with("party", party)
            .with("evidence", evidence.value.clone());
        return Err(Failure::new(message).into());
    }
    Ok(Acknowledgement {
        document,
        party,
        by,
        date,
        read,
        digest,
        evidence: args.evidence.clone(),
    })
}

fn signed<'a>(page: &'a Page, party: &str) -> Option<&'a SignOff> {
    let signoffs = &page.common.signoffs.as_ref()?.value;
    let own = signoffs.iter().find(|it| it.key.as_str() == party)?;
    Some(&own.value.as_ref()?.value)
}

/// The language that was read: the only one there is, else the one that was said, now or before.
fn language(
    args: &SignOffArgs,
    document: &Document,
    former: Option<&SignOff>,
) -> Result<Lang, Failure> {
    let there: Vec<Lang> = document.pages().map(|page| page.lang).collect();
    let before = former.and_then(|former| former.read.as_ref());
    let said = args.read.or(before.map(|read| read.value));
    let codes = || {
        there
            .iter()
            .map(|lang| lang.code().to_owned())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match said {
        Some(lang) if there.contains(&lang) => Ok(lang),
        Some(lang) => {
            let message = Message::new("signoff-no-such-language")
                .with("lang", lang.code())
                .with("langs", codes());
            Err(Failure::new(message))
        }
        None if there.len() == 1 => Ok(document.page.lang),
        None => {
            let message = Message::new("signoff-which-language").with("langs", codes());
            Err(Failure::new(message))
        }
    }
}

/// The text with the sign-off in it, where it can be edited, and what is to be written.
fn edited(wanted: &Acknowledgement<'_>) -> (Option<String>, Vec<Pair>) {
    let mut pairs = vec![
        Pair::plain("by", &wanted.by),
        Pair::plain("date", wanted.date.to_string()),
        Pair::plain("read", wanted.read.code()),
        Pair::quoted("digest", &wanted.digest),
    ];
    let evidence = wanted.evidence.as_ref();
    pairs.extend(evidence.map(|evidence| Pair::quoted("evidence", evidence)));
    let text = edit::with_signoff(&wanted.document.page, &wanted.party, &pairs);
    (text, pairs)
}

/// Whether the new text says what is wanted and nothing else has changed in it.
fn is_written(opened: &Opened, wanted: &Acknowledgement<'_>, page: Page) -> bool {
    let Some(signed) = signed(&page, &wanted.party) else {
        return false;
    };
    let said = [&signed.digest, &signed.evidence].map(|it| it.as_ref().map(|it| it.value.clone()));
    let by = signed.by.as_ref().map(|by| by.value.0.clone());
    let read = signed.read.as_ref().map(|read| read.value);
    let date = signed.date.as_ref().map(|date| date.value);
    let is_said = by.as_deref() == Some(&*wanted.by)
        && read == Some(wanted.read)
        && date == Some(wanted.date)
        && said[0].as_deref() == Some(&*wanted.digest)
        && (wanted.evidence.is_none() || said[1] == wanted.evidence);
    let document = Document {
        page: page.into(),
        translations: wanted.document.translations.clone(),
    };
    let digest = digest::of_read(&opened.loaded.playbook, &document, Some(wanted.read));
    is_said && digest.text() == wanted.digest
}

fn by_hand(path: &str, party: &str, pairs: &[Pair]) -> Failure {
    let lines = edit::flow(pairs);
    let message = Message::new("signoff-by-hand")
        .with("path", path)
        .with("lines", format!("signoffs: {{ {party}: {lines} }}"));
    Failure::new(message)
}
