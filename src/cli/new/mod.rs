//! `comity new`: a document to begin with, named, dated and in its place.

mod copy;
mod name;
mod translation;

use name::Asked;

use super::args::{NewArgs, NewWhat};
use super::console::{Console, Verbosity};
use super::document::{editable_around, find};
use super::environment::Environment;
use super::opened::Opened;
use super::publish::write_beside;
use super::report::harmless::{harmless, one_line};
use super::scaffold::{self, Values};
use super::signoff::edit::{Pair, with_keys};
use super::{Exit, Failure};
use crate::finding::Report;
use crate::history::authors::{Authors, own_address};
use crate::locale::{Lang, Message};
use crate::model::field::{Choice as _, Need};
use crate::model::{Kind, Page, Playbook, read_page};
use crate::text::{DocPath, SourceFile};
use crate::value::{Date, Period};

/// A document that is about to be written.
pub(super) struct Draft {
    pub(super) path: String,
    pub(super) text: String,
}

/// Writes the document that was asked for; `languages` are those of `--lang`.
pub(super) fn run(
    args: &NewArgs,
    environment: &Environment,
    console: &mut Console,
    languages: &[Lang],
) -> anyhow::Result<Exit> {
    let opened = editable_around(environment)?;
    let draft = match args.what {
        NewWhat::Translation => translation::draft(args, &opened, languages)?,
        NewWhat::Kind(kind) => draft(kind, args, &opened, environment, languages)?,
    };
    let lang = console.view.lang;
    let place = opened.root.join(&draft.path);
    if place.exists() {
        return Err(exists(&draft.path).into());
    }
    if args.dry_run {
        console.print(&harmless(&draft.text))?;
        return Ok(Exit::Fine);
    }
    write_beside(&opened.root, [(draft.path.as_str(), draft.text.as_bytes())])?;
    if console.view.verbosity == Verbosity::Quiet {
        return Ok(Exit::Fine);
    }
    let shown = environment.relative(&place).display().to_string();
    let told = Message::new("new-done").with("path", one_line(&shown).into_owned());
    let hint = hint(args.what).text(lang);
    console.print(&format!("{}\n{hint}\n", told.text(lang)))?;
    Ok(Exit::Fine)
}

/// What the writer does next, where that is not said in the document itself.
fn hint(what: NewWhat) -> Message {
    let id = match what {
        NewWhat::Translation => "new-hint-translation",
        NewWhat::Kind(Kind::Page) => "new-hint-page",
        NewWhat::Kind(Kind::Alignment) => "new-hint-alignment",
        NewWhat::Kind(Kind::Decision) => "new-hint-decision",
        NewWhat::Kind(_) => "new-hint",
    };
    Message::new(id)
}

fn exists(path: &str) -> Failure {
    Failure::new(Message::new("new-exists").with("path", path))
}

fn draft(
    kind: Kind,
    args: &NewArgs,
    opened: &Opened,
    environment: &Environment,
    languages: &[Lang],
) -> anyhow::Result<Draft> {
    let playbook = &opened.loaded.playbook;
    let config = &playbook.config;
    let today = args
        .date
        .unwrap_or_else(|| environment.today(&config.zone()));
    let lang = languages
        .first()
        .copied()
        .unwrap_or(config.first_language());
    let asked = Asked::of(kind, args, playbook, today, lang)?;
    let path = asked.path(config)?;
    let text = match &args.from {
        Some(from) => copy::text(find(opened, from)?, kind, &asked, today)?,
        None => scaffold::document(kind, lang, &values(&asked, opened, lang))?,
    };
    Ok(finished(kind, Draft { path, text }, lang, playbook))
}

/// A document of a kind that speaks of a period; `fill` adds what the text asks for beside the usual.
pub(super) fn of_period(
    (kind, period): (Kind, Period),
    opened: &Opened,
    (day, lang): (Date, Lang),
    fill: impl FnOnce(&mut Values),
) -> anyhow::Result<Draft> {
    let playbook = &opened.loaded.playbook;
    let args = NewArgs {
        what: NewWhat::Kind(kind),
        title: Some(period.to_string()),
        from: None,
        id: None,
        date: Some(day),
        dry_run: false,
    };
    let asked = Asked::of(kind, &args, playbook, day, lang)?;
    let path = asked.path(&playbook.config)?;
    let mut values = values(&asked, opened, lang);
    fill(&mut values);
    let text = scaffold::document(kind, lang, &values)?;
    Ok(finished(kind, Draft { path, text }, lang, playbook))
}

fn finished(kind: Kind, draft: Draft, lang: Lang, playbook: &Playbook) -> Draft {
    let Draft { path, text } = draft;
    let text = in_language(text, &path, lang, playbook);
    let text = with_own_fields(text, &path, kind, playbook);
    let text = with_sections(text, &path, kind, playbook);
    Draft { path, text }
}

fn values(asked: &Asked, opened: &Opened, lang: Lang) -> Values {
    let playbook = &opened.loaded.playbook;
    let address = own_address(&opened.root);
    let authors = Authors::of(playbook);
    let writer = address.and_then(|address| Some(authors.person(&address)?.0.to_owned()));
    let values = Values::of(playbook, writer.as_deref(), asked.day, lang);
    asked.fill(values, playbook)
}

/// A document in another language than the files around it says so.
fn in_language(text: String, path: &str, lang: Lang, playbook: &Playbook) -> String {
    if lang == playbook.config.first_language() {
        return text;
    }
    let page = page(&text, path, playbook);
    with_keys(&page, &[Pair::plain("lang", lang.code())]).unwrap_or(text)
}

fn page(text: &str, path: &str, playbook: &Playbook) -> Page {
    let file = SourceFile::new(DocPath::new(path), text.as_bytes());
    read_page(file, &playbook.config, &mut Report::default())
}

/// A playbook may want fields of its own: those that are not there are laid out, with what they mean.
fn with_own_fields(text: String, path: &str, kind: Kind, playbook: &Playbook) -> String {
    const END: &str = "\n---\n";
    let page = page(&text, path, playbook);
    let fields = playbook.config.own_fields(kind).into_iter();
    let wanted =
        fields.filter(|it| it.need == Need::Required && page.fields.get(&it.key).is_none());
    let lines = wanted.map(|it| {
        let meaning = it.meaning(page.lang).lines().next().unwrap_or_default();
        format!("\n{}:   # {meaning}", it.key)
    });
    let lines: String = lines.collect();
    match text.split_once(END) {
        Some((front, rest)) if !lines.is_empty() => [front, &lines, END, rest].concat(),
        _ => text,
    }
}

/// A practice of one's own may want other sections than ours: those that are not there are added.
fn with_sections(mut text: String, path: &str, kind: Kind, playbook: &Playbook) -> String {
    let page = page(&text, path, playbook);
    let is_there = |name: &str| {
        let mut headings = page.outline.headings.iter();
        headings.any(|heading| heading.text.to_lowercase() == name.to_lowercase())
    };
    if matches!(&page.facts, crate::model::Facts::Metric(metric) if metric.uses.is_some()) {
        return text;
    }
    for heading in playbook.profile.sections(kind.word()) {
        let name = heading.value.text(page.lang);
        if !is_there(name) && !name.is_empty() {
            text.extend(["\n## ", name, "\n"]);
        }
    }
    text
}
