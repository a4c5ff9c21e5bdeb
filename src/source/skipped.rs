//! Files that were left out, and why, so that a reader is told instead of wondering.

use std::fmt;

/// Something that stands in the playbook's folder and is not listed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Where it stands; characters that are no UTF-8 are replaced.
    pub path: String,
    /// Why it was left out.
    pub reason: SkipReason,
}

/// Why a file or folder was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkipReason {
    /// Its path is no UTF-8, or has parts no path can have.
    BadPath,
    /// A symlink to a file that is not in the playbook, or is not listed itself.
    LinkOutside,
    /// A symlink to a folder.
    LinkToFolder,
    /// A symlink that leads nowhere or in a circle.
    BrokenLink,
    /// A symlink in a commit: links are followed on disk only.
    LinkInCommit,
    /// A submodule or another repository inside this one.
    OtherRepository,
    /// More bytes than `MAX_FILE_BYTES`.
    TooLarge,
    /// A ledger of more bytes than `MAX_LEDGER_BYTES`.
    LedgerTooLarge,
    /// A device, a socket or a pipe.
    NotAFile,
}

impl SkipReason {
    /// Why a file at `path` with more than [`super::max_bytes`] was left out.
    pub(super) fn too_large(path: &str) -> Self {
        if super::max_bytes(path) == super::MAX_FILE_BYTES {
            Self::TooLarge
        } else {
            Self::LedgerTooLarge
        }
    }

    /// The end of the message `skipped-ID` that says it in the reader's language.
    pub fn id(self) -> &'static str {
        match self {
            Self::BadPath => "bad-path",
            Self::LinkOutside => "link-outside",
            Self::LinkToFolder => "link-to-folder",
            Self::BrokenLink => "broken-link",
            Self::LinkInCommit => "link-in-commit",
            Self::OtherRepository => "other-repository",
            Self::TooLarge => "too-large",
            Self::LedgerTooLarge => "ledger-too-large",
            Self::NotAFile => "not-a-file",
        }
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BadPath => "its path is not UTF-8",
            Self::LinkOutside => "the symlink leads out of the playbook",
            Self::LinkToFolder => "the symlink leads to a folder",
            Self::BrokenLink => "the symlink leads nowhere",
            Self::LinkInCommit => "it is a symlink in a commit",
            Self::OtherRepository => "it is a repository of its own",
            Self::TooLarge => "it is larger than 16 MiB",
            Self::LedgerTooLarge => "it is larger than 512 MiB",
            Self::NotAFile => "it is not a regular file",
        })
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was left out: {}", self.path, self.reason)
    }
}
