//! `comity verify`: does each text still say what was acknowledged, and who did so.

mod json;
mod markdown;
pub(in crate::cli) mod ssh;
mod text;
mod words;

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::args::{ReportFormat, VerifyArgs};
use super::console::Console;
use super::environment::Environment;
use super::opened::Opened;
use super::{Exit, Failure, document};
use crate::history::digest;
use crate::history::seals::{self, SealState};
use crate::history::signoffs::{Grounds, SignOffState, TextState, states, users_signers};
use crate::history::{Commit, CommitNo, Past, Timeline, asked};
use crate::locale::Message;
use crate::model::kinds::Status;
use crate::model::{Document, ParseCache};
use crate::source::GitError;

pub(super) use json::{SCHEMA, VerifyOutput};

/// Everything that was looked at.
struct Verified<'a> {
    opened: &'a Opened,
    timeline: Option<&'a Timeline>,
    /// Why Git was not asked, if it was not.
    not_checked: Option<&'a Message>,
    documents: Vec<Looked<'a>>,
}

/// A document that was looked at.
struct Looked<'a> {
    document: &'a Document,
    /// The digest of the text as it is, read in its own language.
    digest: String,
    signoffs: Vec<SignOffState>,
    seal: Option<SealState>,
}

pub(super) fn run(
    args: &VerifyArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let opened = document::opened(&args.documents, environment)?;
    let outside = signers(args.allowed_signers.as_deref(), &opened.root)?;
    // Whoever asks for a document's past by name wants it, whatever is said of checks.
    let past = past(&opened)?;
    let timeline = past.timeline();
    let grounds = Grounds::checked(timeline, outside, &ssh::SshKeygen);
    let mut documents = Vec::new();
    for document in wanted(args, &opened)? {
        let looked = look(&opened, document, timeline, &grounds)?;
        if !args.documents.is_empty() || !looked.signoffs.is_empty() || looked.seal.is_some() {
            documents.push(looked);
        }
    }
    let verified = Verified {
        opened: &opened,
        timeline,
        not_checked: past.not_checked(),
        documents,
    };
    let view = console.view;
    let shown = match args.format {
        ReportFormat::Text => text::write(&verified, view),
        ReportFormat::Markdown => markdown::write(&verified, view.lang),
        ReportFormat::Json => json::write(&verified, view.lang),
    };
    console.print(&shown)?;
    Ok(if verified.documents.iter().all(Looked::is_fine) {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// The documents that are asked for; all of them where none is.
fn wanted<'a>(args: &VerifyArgs, opened: &'a Opened) -> Result<Vec<&'a Document>, Failure> {
    if args.documents.is_empty() {
        return Ok(opened.loaded.playbook.documents.iter().collect());
    }
    let asked = args.documents.iter();
    asked.map(|asked| document::find(opened, asked)).collect()
}

fn look<'a>(
    opened: &Opened,
    document: &'a Document,
    timeline: Option<&Timeline>,
    grounds: &Grounds<'_>,
) -> anyhow::Result<Looked<'a>> {
    let playbook = &opened.loaded.playbook;
    Ok(Looked {
        document,
        digest: digest::of(playbook, document).text().to_owned(),
        signoffs: states(playbook, document, timeline, grounds)?,
        seal: seals::state(playbook, document),
    })
}

/// The past, also of a playbook in a folder of a larger repository.
fn past(opened: &Opened) -> anyhow::Result<Past> {
    if opened.past.timeline().is_some() {
        return Ok((*opened.past).clone());
    }
    let playbook = &opened.loaded.playbook;
    match asked(&opened.root, playbook, &ParseCache::new(), None) {
        Ok(timeline) => Ok(Past::Known(Box::new(timeline))),
        Err(error) if error.downcast_ref::<GitError>().is_some() => Ok((*opened.past).clone()),
        Err(error) => Err(error),
    }
}

/// The allowed signers from outside the repository.
///
/// # Errors
/// Where a file that was asked for cannot be read, or is part of the repository: a change could
/// bring its own.
fn signers(asked: Option<&Path>, root: &Path) -> anyhow::Result<String> {
    let Some(file) = asked else {
        let file = users_signers().filter(|file| !is_within(file, root));
        return Ok(file
            .and_then(|file| fs::read_to_string(file).ok())
            .unwrap_or_default());
    };
    if is_within(file, root) {
        let message =
            Message::new("verify-signers-inside").with("path", file.display().to_string());
        return Err(Failure::new(message).into());
    }
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Whether a file lies in the repository around `root`.
fn is_within(file: &Path, root: &Path) -> bool {
    let mut above = root.ancestors();
    let top = above
        .find(|folder| folder.join(".git").exists())
        .unwrap_or(root);
    file.canonicalize().is_ok_and(|file| file.starts_with(top))
}

impl Looked<'_> {
    /// Whether only what a closed document leans on has changed: it is read as it was meant then.
    fn is_as_it_was_closed(&self, state: &SignOffState) -> bool {
        let TextState::Differs(Some(since)) = &state.text else {
            return false;
        };
        let mut changes = since.changes.iter();
        self.document.page.status() == Some(Status::Closed)
            && changes.all(|change| digest::is_leaned_on(&change.part))
    }

    /// Whether nothing that was acknowledged or sealed is known to be otherwise now, or cannot be
    /// told for want of a newer program.
    fn is_fine(&self) -> bool {
        let is_wrong = |state: &SignOffState| match &state.text {
            TextState::Differs(_) => !self.is_as_it_was_closed(state),
            TextState::UnknownScheme => true,
            TextState::Fits | TextState::NoDigest => false,
        };
        let is_open = matches!(self.seal, None | Some(SealState::Sealed | SealState::Fits));
        is_open && !self.signoffs.iter().any(is_wrong)
    }
}

impl Verified<'_> {
    fn commit(&self, number: CommitNo) -> Option<&Commit> {
        self.timeline.map(|timeline| timeline.graph.commit(number))
    }
}
