//! Why a commit could not be read, and the command that helps.

use std::fmt;
use std::path::PathBuf;

/// What kept a repository, a revision or a file of the past from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitError {
    /// There is no repository at the path or above it.
    NoRepository(PathBuf),
    /// The repository has no commit yet.
    Unborn,
    /// The repository belongs to another user of this machine.
    Owner(PathBuf),
    /// References are stored in the reftable format.
    Reftable(PathBuf),
    /// Objects are named by SHA-256.
    Sha256(PathBuf),
    /// No commit, tag or branch is called so.
    MissingRevision {
        /// What was asked for.
        revision: String,
        /// A tag or branch that may have been meant.
        nearest: Option<String>,
        /// Whether the clone was cut off, so that the revision may be beyond the cut.
        shallow: bool,
    },
    /// The clone was cut off and has no branch of the server's.
    NoDefaultBranch,
    /// Today's commit and the default branch have no commit in common.
    NoCommonBase {
        /// The default branch.
        branch: String,
        /// Whether the clone was cut off, which explains it.
        shallow: bool,
    },
    /// The revision has no such folder.
    MissingFolder {
        /// The folder, from the repository's root.
        folder: String,
        /// The commit's id, shortened.
        revision: String,
    },
    /// The clone was made without the bytes of all files.
    MissingBlob {
        /// The blob's id.
        blob: String,
        /// Whether the clone is a partial one, which explains it.
        partial: bool,
    },
    /// A commit or a tree is not there.
    MissingObject {
        /// What it is, as Git calls it.
        kind: &'static str,
        /// Its id.
        id: String,
        /// Whether the clone is a partial one, which explains it.
        partial: bool,
    },
    /// The file has too many bytes.
    TooLarge {
        /// How many are read at most.
        limit: u64,
    },
    /// The tree holds more files than any playbook does.
    TooManyFiles {
        /// How many are read at most.
        limit: usize,
    },
    /// The commits change more files than those of any playbook.
    TooManyChanges {
        /// How many are read at most.
        limit: usize,
    },
    /// Anything else, in libgit2's words.
    Other(String),
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRepository(path) => {
                let path = path.display();
                write!(
                    f,
                    "{path} is not in a Git repository: create one with `git init`"
                )
            }
            Self::Unborn => f.write_str("the repository has no commit yet: `git commit` makes one"),
            Self::Owner(path) => write!(
                f,
                "the repository {} belongs to another user: if you trust it, run `{}`",
                path.display(),
                trust(path)
            ),
            Self::Reftable(path) => write!(
                f,
                "the repository {} stores its references as reftable, which comity cannot read: \
                 run `git refs migrate --ref-format=files`",
                path.display()
            ),
            Self::Sha256(path) => write!(
                f,
                "the repository {} names objects by SHA-256, which comity cannot read: \
                 its work tree can be checked, its history cannot",
                path.display()
            ),
            Self::MissingRevision {
                revision,
                nearest,
                shallow,
            } => missing_revision(f, revision, nearest.as_deref(), *shallow),
            Self::NoDefaultBranch => f.write_str(
                "this shallow clone has no default branch to compare with: `git fetch --unshallow \
                 origin main:refs/remotes/origin/main` brings it, where it is called main",
            ),
            Self::NoCommonBase { branch, shallow } => no_common_base(f, branch, *shallow),
            Self::MissingFolder { folder, revision } => write!(
                f,
                "there is no folder {folder} at `{revision}`: `git ls-tree -d {revision}` lists what is there"
            ),
            Self::MissingBlob { blob, partial } => missing(f, "blob", blob, *partial),
            Self::MissingObject { kind, id, partial } => missing(f, kind, id, *partial),
            Self::TooLarge { limit } => {
                write!(f, "it is larger than {} MiB", limit / (1024 * 1024))
            }
            Self::TooManyFiles { limit } => write!(f, "the commit holds more than {limit} files"),
            Self::TooManyChanges { limit } => {
                write!(f, "the commits change more than {limit} files")
            }
            Self::Other(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for GitError {}

/// The command that trusts the repository at `path`, quoted for a shell.
fn trust(path: &std::path::Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-:\\".contains(c);
    let path = if path.chars().all(plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    };
    format!("git config --global --add safe.directory {path}")
}

fn missing_revision(
    f: &mut fmt::Formatter<'_>,
    revision: &str,
    nearest: Option<&str>,
    shallow: bool,
) -> fmt::Result {
    write!(f, "there is no revision `{revision}`")?;
    match nearest {
        _ if shallow => f.write_str(
            " in this shallow clone: `git fetch --unshallow --tags` brings the rest of the history",
        ),
        Some(nearest) => write!(f, ": did you mean `{nearest}`?"),
        None => f.write_str(": `git fetch --tags` brings what the server has"),
    }
}

fn no_common_base(f: &mut fmt::Formatter<'_>, branch: &str, shallow: bool) -> fmt::Result {
    write!(f, "today's commit and {branch} have no commit in common")?;
    f.write_str(if shallow {
        " in this shallow clone: `git fetch --unshallow` brings the rest of the history"
    } else {
        ": name the commit to compare with, as in `comity diff main`"
    })
}

fn missing(f: &mut fmt::Formatter<'_>, kind: &str, id: &str, partial: bool) -> fmt::Result {
    let id = id.get(..12).unwrap_or(id);
    write!(f, "{kind} {id} is missing")?;
    f.write_str(if partial {
        " from this partial clone: `git fetch --refetch --no-filter` brings it"
    } else {
        ": `git fsck` tells what else is"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_users_repository_is_trusted_by_the_printed_command() {
        let error = GitError::Owner("/srv/our playbook".into());
        assert_eq!(
            error.to_string(),
            "the repository /srv/our playbook belongs to another user: if you trust it, run \
             `git config --global --add safe.directory '/srv/our playbook'`"
        );
    }

    #[test]
    fn a_cut_off_history_is_named_before_a_spelling() {
        let error = GitError::MissingRevision {
            revision: "HEAD~9".into(),
            nearest: Some("HEAD".into()),
            shallow: true,
        };
        assert!(error.to_string().contains("git fetch --unshallow"));
    }
}
