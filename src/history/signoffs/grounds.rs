//! Whom to believe: which addresses are whose, and which keys may sign.
//!
//! Both are taken from where the present change began, so that no change can vouch for itself.

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;

use super::ssh::{Checked, SignatureCheck, Signed, is_ssh};
use super::{Signature, objects};
use crate::history::authors::Authors;
use crate::history::{CommitNo, Timeline, base};
use crate::text::DocPath;

/// Where a playbook keeps its allowed signers; the folder is hidden, so it is no part of the site.
pub const SIGNERS_FILE: &str = ".comity/allowed_signers";

/// Whom to believe.
pub struct Grounds<'a> {
    authors: Authors,
    /// The lines of the playbook's own file of allowed signers, at the base.
    own: Vec<String>,
    /// A file of allowed signers from outside the repository.
    outside: String,
    check: Option<&'a dyn SignatureCheck>,
}

impl fmt::Debug for Grounds<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grounds")
            .field("authors", &self.authors)
            .finish_non_exhaustive()
    }
}

impl<'a> Grounds<'a> {
    /// What can be known without running a program: signatures are not checked.
    pub fn of(timeline: Option<&Timeline>) -> Self {
        let base = timeline.and_then(|timeline| timeline.base.as_ref());
        Self {
            authors: base
                .map(|base| Authors::of(&base.playbook))
                .unwrap_or_default(),
            own: Vec::new(),
            outside: String::new(),
            check: None,
        }
    }

    /// The same with signatures checked by `check`, against the playbook's own allowed signers at
    /// the base and those of a file `outside` of the repository.
    pub fn checked(
        timeline: Option<&Timeline>,
        outside: String,
        check: &'a dyn SignatureCheck,
    ) -> Self {
        let base = timeline.and_then(|it| Some((it, it.base.as_ref()?)));
        let text = base.and_then(|(timeline, base)| {
            // Where no default branch is known, the base may be part of the change itself.
            timeline.reader.with(base::trunk_name)?;
            objects::text_at(timeline, &base.commit, &DocPath::new(SIGNERS_FILE))
        });
        Self {
            own: lines(&text.unwrap_or_default()),
            outside,
            check: Some(check),
            ..Self::of(timeline)
        }
    }

    /// The person and the party behind an address.
    pub(super) fn person(&self, address: &str) -> Option<(&str, &str)> {
        self.authors.person(address)
    }

    /// The person of `party` who signed a commit, or why nobody is known to have.
    pub(super) fn signature(
        &self,
        timeline: &Timeline,
        commit: CommitNo,
        party: &str,
    ) -> anyhow::Result<Result<String, Signature>> {
        let Some(check) = self.check else {
            return Ok(Err(Signature::NotAsked));
        };
        let found = timeline.graph.commit(commit);
        let Some((signature, payload)) = objects::signature(timeline, &found.id) else {
            return Ok(Err(Signature::Missing));
        };
        if !is_ssh(&signature) {
            return Ok(Err(Signature::NotSsh));
        }
        let signers = self.signers(timeline, commit);
        if signers.is_empty() {
            return Ok(Err(Signature::NoSigners));
        }
        let signed = Signed {
            signature,
            payload,
            signers,
            at: found.committed,
            names: self.authors.names(party).into_iter().collect(),
        };
        Ok(match check.check(&signed)? {
            Checked::Good(name) => Ok(self
                .person(&name)
                .map_or(name.clone(), |(id, _)| id.to_owned())),
            Checked::OtherSigner => Err(Signature::NotOfTheSide),
            Checked::UnknownKey => Err(Signature::UnknownKey),
            Checked::Bad => Err(Signature::Bad),
            Checked::NoProgram => Err(Signature::NoProgram),
        })
    }

    /// The allowed signers for a commit: those of the base but for what the very change brought
    /// that the commit belongs to, and those from outside.
    fn signers(&self, timeline: &Timeline, commit: CommitNo) -> String {
        let brought = brought_with(timeline, commit);
        let own = self.own.iter().filter(|line| !brought.contains(*line));
        let mut text: String = own.flat_map(|line| [line, "\n"]).collect();
        text += &self.outside;
        text
    }
}

/// The lines of allowed signers that came with the step of the line which brought `commit`.
fn brought_with(timeline: &Timeline, commit: CommitNo) -> BTreeSet<String> {
    let graph = &timeline.graph;
    let path = DocPath::new(SIGNERS_FILE);
    let lines_at = |number: CommitNo| {
        let text = objects::text_at(timeline, &graph.commit(number).id, &path);
        lines(&text.unwrap_or_default())
    };
    let mut known = BTreeSet::new();
    for step in &timeline.line.steps {
        let mut open = vec![step.commit];
        while let Some(number) = open.pop() {
            if known.insert(number) {
                open.extend(&graph.commit(number).parents);
            }
        }
        if known.contains(&commit) {
            let before = graph.commit(step.commit).parents.first();
            let before = before.map(|number| lines_at(*number)).unwrap_or_default();
            let after = lines_at(step.commit).into_iter();
            return after.filter(|line| !before.contains(line)).collect();
        }
    }
    BTreeSet::new()
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// The file of allowed signers that the user's own Git configuration names; never the repository's.
pub fn users_signers() -> Option<PathBuf> {
    let config = git2::Config::open_default().ok()?;
    config.get_path("gpg.ssh.allowedSignersFile").ok()
}
