//! Sign-offs: does the text still say what was acknowledged, and how sure is it who did so.
//!
//! Two questions that do not depend on one another. The text is compared by its digest
//! ([`TextState`]). Who signed is *claimed* where it is only typed, *committed* where the commit
//! that wrote it was made by somebody of that side, *verified* where that commit bears a signature
//! of theirs ([`Trust`]). Knows nothing of terminals; programs are run by a [`SignatureCheck`].

mod entry;
mod grounds;
mod objects;
mod origin;
mod since;
mod ssh;
#[cfg(test)]
mod tests;

use super::digest::{self, SCHEME};
use super::{CommitNo, Timeline};
use crate::locale::Lang;
use crate::model::{Document, Playbook};
use crate::text::Span;
use crate::value::Date;

pub use grounds::{Grounds, SIGNERS_FILE, users_signers};
pub use ssh::{Checked, SignatureCheck, Signed};

/// A sign-off, looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOffState {
    /// The party that acknowledged the text.
    pub party: String,
    /// The person who did so for it.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The language that was read.
    pub read: Option<Lang>,
    /// The digest that was written down.
    pub digest: Option<String>,
    /// A scan or an e-mail, for people outside Git.
    pub evidence: Option<String>,
    /// Where the party is named in the document.
    pub span: Span,
    /// Whether the text is still the one that was acknowledged.
    pub text: TextState,
    /// How sure it is who acknowledged it.
    pub trust: Trust,
}

/// Whether a text is the one that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextState {
    /// No digest was written down, so that nobody can tell.
    NoDigest,
    /// It is.
    Fits,
    /// It has changed.
    Differs(Option<Since>),
    /// The digest is of a scheme that this program does not know.
    UnknownScheme,
}

/// What has changed since a text was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The last commit at which the text was the acknowledged one.
    pub commit: CommitNo,
    /// The changes after it, oldest first.
    pub changes: Vec<Change>,
}

/// A change of one part of what was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The part, as [`digest::Digest::parts`] names it.
    pub part: String,
    /// The commit that changed it; `None` where it is not committed yet.
    pub commit: Option<CommitNo>,
}

/// How sure it is who acknowledged a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// It is typed, and nothing more is known.
    Claimed(Doubt),
    /// The commit that wrote the sign-off was made by somebody of the side.
    Committed {
        /// The commit.
        commit: CommitNo,
        /// The person who made it.
        person: String,
        /// What became of its signature.
        signature: Signature,
    },
    /// The commit that wrote the sign-off bears a signature of somebody of the side.
    Verified {
        /// The commit.
        commit: CommitNo,
        /// The person whose key it was.
        person: String,
    },
}

/// Why a sign-off is only claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// There is no history to look at.
    NoHistory,
    /// It is not committed as it stands.
    NotCommitted,
    /// The commit that wrote it is beyond the end of a shallow clone.
    CutOff,
    /// The commit was made by somebody whom no party names.
    Stranger(CommitNo, Signature),
    /// The commit was made by somebody of another party.
    OtherParty {
        /// The commit.
        commit: CommitNo,
        /// The person who made it.
        person: String,
        /// That person's party.
        party: String,
        /// What became of its signature.
        signature: Signature,
    },
}

/// What became of the signature of a commit that is not verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// Nobody was asked to check it.
    NotAsked,
    /// There is none.
    Missing,
    /// It is none of SSH.
    NotSsh,
    /// There is no file of allowed signers to check it with.
    NoSigners,
    /// It is good, and its key is none of the allowed ones.
    UnknownKey,
    /// It is good, and the key is that of somebody who does not belong to the side.
    NotOfTheSide,
    /// It is not that of this commit.
    Bad,
    /// The program that would check it is not there.
    NoProgram,
}

impl SignOffState {
    /// Whether the text is known to be the acknowledged one.
    pub fn fits(&self) -> bool {
        self.text == TextState::Fits
    }
}

impl Trust {
    /// The word for it: `claimed`, `committed-by-side` or `verified`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Claimed(_) => "claimed",
            Self::Committed { .. } => "committed-by-side",
            Self::Verified { .. } => "verified",
        }
    }

    /// The commit that wrote the sign-off, where it is known.
    pub fn commit(&self) -> Option<CommitNo> {
        match self {
            Self::Committed { commit, .. }
            | Self::Verified { commit, .. }
            | Self::Claimed(Doubt::Stranger(commit, _) | Doubt::OtherParty { commit, .. }) => {
                Some(*commit)
            }
            Self::Claimed(_) => None,
        }
    }

    /// What became of the signature, where there was a commit to look at and it is not verified.
    pub fn signature(&self) -> Option<Signature> {
        match self {
            Self::Committed { signature, .. }
            | Self::Claimed(Doubt::Stranger(_, signature) | Doubt::OtherParty { signature, .. }) => {
                Some(*signature)
            }
            Self::Verified { .. } | Self::Claimed(_) => None,
        }
    }
}

/// The sign-offs of a document, in the order of the text.
///
/// # Errors
/// Where the repository cannot be read.
pub fn states(
    playbook: &Playbook,
    document: &Document,
    timeline: Option<&Timeline>,
    grounds: &Grounds<'_>,
) -> anyhow::Result<Vec<SignOffState>> {
    let written = entry::entries(&document.page).into_iter();
    let look = |(entry, span): (entry::Entry, Span)| {
        let text = text_state(playbook, document, timeline, &entry)?;
        let trust = match timeline {
            Some(timeline) => trust(playbook, document, timeline, &entry, grounds)?,
            None => Trust::Claimed(Doubt::NoHistory),
        };
        Ok(SignOffState {
            party: entry.party,
            by: entry.by,
            date: entry.date,
            read: entry.read,
            digest: entry.digest,
            evidence: entry.evidence,
            span,
            text,
            trust,
        })
    };
    written.map(look).collect()
}

fn text_state(
    playbook: &Playbook,
    document: &Document,
    timeline: Option<&Timeline>,
    entry: &entry::Entry,
) -> anyhow::Result<TextState> {
    let Some(signed) = entry.digest.as_deref() else {
        return Ok(TextState::NoDigest);
    };
    if !signed.starts_with(SCHEME) {
        return Ok(TextState::UnknownScheme);
    }
    let today = digest::of_read(playbook, document, entry.read);
    if today.text() == signed {
        return Ok(TextState::Fits);
    }
    let since = match timeline {
        Some(timeline) => since::since(timeline, document, &today, entry)?,
        None => None,
    };
    Ok(TextState::Differs(since))
}

fn trust(
    playbook: &Playbook,
    document: &Document,
    timeline: &Timeline,
    entry: &entry::Entry,
    grounds: &Grounds<'_>,
) -> anyhow::Result<Trust> {
    let commit = match origin::of(timeline, playbook, document.page.path(), entry)? {
        origin::Origin::Commit(commit) => commit,
        origin::Origin::NotCommitted => return Ok(Trust::Claimed(Doubt::NotCommitted)),
        origin::Origin::CutOff => return Ok(Trust::Claimed(Doubt::CutOff)),
    };
    let signature = match grounds.signature(timeline, commit, &entry.party)? {
        Ok(person) => return Ok(Trust::Verified { commit, person }),
        Err(signature) => signature,
    };
    let author = &timeline.graph.commit(commit).author;
    Ok(match grounds.person(&author.email) {
        Some((person, party)) if party == entry.party => Trust::Committed {
            commit,
            person: person.to_owned(),
            signature,
        },
        Some((person, party)) => Trust::Claimed(Doubt::OtherParty {
            commit,
            person: person.to_owned(),
            party: party.to_owned(),
            signature,
        }),
        None => Trust::Claimed(Doubt::Stranger(commit, signature)),
    })
}
