//! `comity review`: the draft of a quarterly review or a monthly health check, with what can be computed in it.
//!
//! The computed part stands in a block of its own. Run again, the command writes that block anew in every language of
//! the document and leaves every other byte as it is: what people have answered is theirs.

mod block;
mod changed;
mod facts;
mod markdown;
mod open;
mod questions;

use std::sync::Arc;

use facts::Facts;
use markdown::Writer;

use super::args::ReviewArgs;
use super::console::{Console, Verbosity};
use super::document::ensure_work_tree;
use super::environment::Environment;
use super::opened::{Caches, Opened};
use super::publish::write_beside;
use super::report::harmless::{harmless, one_line};
use super::{Exit, Failure, new, rewrite, scope};
use crate::actuals::figure::period_arg;
use crate::actuals::schedule::period_of;
use crate::finding::Report;
use crate::history::digest;
use crate::locale::{Lang, Message};
use crate::model::{Document, Kind, Page, Playbook, read_page};
use crate::source::{self, Overlay, blob_id};
use crate::text::{DocPath, Encoding, SourceFile};
use crate::value::{Period, PeriodKind};

/// A file as it is to be.
struct Written {
    path: DocPath,
    /// What it said; `None` where it is new.
    before: Option<Arc<str>>,
    text: String,
}

/// Writes the review that was asked for, or its figures; `languages` are those of `--lang`.
pub(super) fn run(
    args: &ReviewArgs,
    environment: &Environment,
    console: &mut Console,
    languages: &[Lang],
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    ensure_work_tree(&root)?;
    let opened = Opened::read(&root, args.as_of, environment)?;
    let as_of = opened.as_of.day;
    if as_of < args.period.first_day() {
        let message = Message::new("review-future")
            .with("period", period_arg(&args.period))
            .with("day", as_of)
            .with("first", args.period.first_day());
        return Err(Failure::new(message).into());
    }
    let written = match existing(&opened.loaded.playbook, args.period) {
        Some(document) => refreshed(&opened, document, args.period, environment)?,
        None => vec![begun(&opened, args.period, environment, languages)?],
    };
    if args.dry_run {
        for file in &written {
            console.print(&harmless(&file.text))?;
        }
        return Ok(Exit::Fine);
    }
    for file in &written {
        file.write(&opened)?;
    }
    tell(&written, &opened, args.period, environment, console)?;
    Ok(Exit::Fine)
}

fn kind_of(period: Period) -> Kind {
    match period.kind() {
        Some(PeriodKind::Quarter) => Kind::Review,
        _ => Kind::HealthCheck,
    }
}

/// The document that speaks of the period already, wherever it stands.
fn existing(playbook: &Playbook, period: Period) -> Option<&Document> {
    let mut all = playbook.of_kind(kind_of(period));
    all.find(|document| period_of(&document.page) == Some(period))
}

/// A new document, in the language that was asked for.
fn begun(
    opened: &Opened,
    period: Period,
    environment: &Environment,
    languages: &[Lang],
) -> anyhow::Result<Written> {
    let day = opened.as_of.day;
    let config = &opened.loaded.playbook.config;
    let lang = languages
        .first()
        .copied()
        .unwrap_or(config.first_language());
    let what = (kind_of(period), period);
    let bare = new::of_period(what, opened, (day, lang), |values| {
        values.block = block::empty();
    })?;
    let path = DocPath::new(&bare.path);
    if opened.root.join(&bare.path).exists() {
        let message = Message::new("review-other").with("path", bare.path);
        return Err(Failure::new(message).into());
    }
    // Judged as though it were written, so that running the command again says the same.
    let with_it = read_with(opened, &path, &bare.text, environment)?;
    let facts = Facts::of(&with_it, period, &path, environment)?;
    let draft = new::of_period(what, opened, (day, lang), |values| {
        values.block = block::empty();
        values.questions = questions::of(&facts, lang);
    })?;
    let writer = Writer {
        facts: &facts,
        lang,
        file: &path,
    };
    let text = block::filled(&draft.text, &draft.path, &writer.block())?;
    Ok(Written {
        path,
        before: None,
        text,
    })
}

fn read_with(
    opened: &Opened,
    path: &DocPath,
    text: &str,
    environment: &Environment,
) -> anyhow::Result<Opened> {
    let mut overlay = Overlay::over(Arc::<dyn source::Source>::from(source::open(&opened.root)?));
    overlay.write(path.clone(), text);
    let day = Some(opened.as_of.day);
    let mut caches = Caches::new(environment);
    Opened::of(
        Box::new(overlay),
        &opened.root,
        day,
        environment,
        &mut caches,
    )
}

/// The files of a document with figures of today, each in its own language.
fn refreshed(
    opened: &Opened,
    document: &Document,
    period: Period,
    environment: &Environment,
) -> anyhow::Result<Vec<Written>> {
    let own = document.page.path();
    let facts = Facts::of(opened, period, own, environment)?;
    let fill = |page: &Arc<Page>| -> anyhow::Result<Written> {
        let path = page.path();
        let shown = path.to_string();
        if page.file.encoding != Encoding::Utf8 {
            return Err(Failure::new(Message::new("review-not-utf8").with("path", shown)).into());
        }
        let writer = Writer {
            facts: &facts,
            lang: page.lang,
            file: path,
        };
        Ok(Written {
            path: path.clone(),
            before: Some(Arc::clone(&page.file.text)),
            text: block::filled(&page.file.text, &shown, &writer.block())?,
        })
    };
    let mut files: Vec<Written> = document.pages().map(fill).collect::<anyhow::Result<_>>()?;
    keep_in_step(&mut files, document, &opened.loaded.playbook);
    Ok(files)
}

/// Translations that were made of this very text stay so: only figures have changed, and in all languages.
fn keep_in_step(files: &mut [Written], document: &Document, playbook: &Playbook) {
    let Some((source, translations)) = files.split_first_mut() else {
        return;
    };
    let before = digest::of_source(playbook, document);
    let file = SourceFile::new(source.path.clone(), source.text.as_bytes());
    let renewed = Document {
        page: Arc::new(read_page(file, &playbook.config, &mut Report::default())),
        ..document.clone()
    };
    let after = digest::of_source(playbook, &renewed);
    for file in translations {
        file.text = file.text.replacen(before.text(), after.text(), 1);
    }
}

impl Written {
    fn is_as_it_was(&self) -> bool {
        self.before.as_deref() == Some(self.text.as_str())
    }

    fn write(&self, opened: &Opened) -> anyhow::Result<()> {
        if self.is_as_it_was() {
            return Ok(());
        }
        let (path, bytes) = (self.path.as_str(), self.text.as_bytes());
        let Some(before) = &self.before else {
            return write_beside(&opened.root, [(path, bytes)]);
        };
        let blob = blob_id(before.as_bytes());
        if !rewrite::write_over(&opened.root.join(path), &blob, bytes)? {
            let message = Message::new("review-meanwhile").with("path", path);
            return Err(Failure::new(message).into());
        }
        Ok(())
    }
}

/// What was written, and what the reader should know of the period.
fn tell(
    written: &[Written],
    opened: &Opened,
    period: Period,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<()> {
    if console.view.verbosity == Verbosity::Quiet {
        return Ok(());
    }
    let lang = console.view.lang;
    let mut said = Vec::new();
    for file in written {
        let id = match &file.before {
            None => "new-done",
            Some(_) if file.is_as_it_was() => "review-unchanged",
            Some(_) => "review-refreshed",
        };
        let place = environment.relative(&opened.root.join(file.path.as_str()));
        let place = place.display().to_string();
        said.push(Message::new(id).with("path", one_line(&place).into_owned()));
    }
    if opened.as_of.day < period.last_day() {
        let runs = Message::new("review-runs").with("day", opened.as_of.day);
        said.push(runs.with("last", period.last_day()));
    }
    if written.iter().any(|file| file.before.is_none()) {
        said.push(Message::new("review-hint").with("period", period.to_string()));
    }
    let lines: Vec<String> = said
        .iter()
        .map(|it| format!("{}\n", it.text(lang)))
        .collect();
    console.print(&lines.concat())
}
