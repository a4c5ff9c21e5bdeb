//! What Git knows of a playbook, as plain values for its pages.
//!
//! Names and messages are those of strangers: pages escape them like any other text. Addresses of authors are not here, so
//! that they cannot be published.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::compare::Change;
use crate::history::Edition;
use crate::history::decisions::DecisionLife;
use crate::history::expectations::Targets;
use crate::model::Kind;
use crate::text::DocPath;
use crate::value::Date;

/// What Git knows of a playbook.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// How each file came to be.
    pub files: BTreeMap<DocPath, Story>,
    /// What is known of the sign-offs of documents, by the documents' paths.
    pub signoffs: BTreeMap<DocPath, Vec<KnownSignOff>>,
    /// The lives of decisions, in the order of their proposals.
    pub lives: Vec<DecisionLife>,
    /// Which targets held when.
    pub targets: Targets,
    /// What changed since the last edition; `None` before the first.
    pub since: Option<Arc<Since>>,
    /// The full id of the commit whose files these are.
    pub commit: Option<String>,
    /// Which commits set the lines of the files that state figures.
    pub lines: BTreeMap<DocPath, SetLines>,
}

/// Which commits set the lines of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetLines {
    /// The commits, each with the place at which the file stood then.
    pub commits: Vec<SetBy>,
    /// For each line which of them set it, and which line it was then, from 1; `None` where that is
    /// not known.
    pub lines: Vec<Option<(u32, u32)>>,
    /// Whether what lies on disk is not what was committed last.
    pub is_uncommitted: bool,
}

/// A commit that set lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetBy {
    /// Its full id.
    pub commit: String,
    /// Its id, shortened.
    pub short: String,
    /// The day on which it was made, where the playbook lives.
    pub day: Date,
    /// Where the file stood then.
    pub path: DocPath,
}

impl SetLines {
    /// The commit that set a line (from 1), and which line it was then.
    pub fn of(&self, line: usize) -> Option<(&SetBy, u32)> {
        let (at, then) = (*self.lines.get(line.checked_sub(1)?)?)?;
        Some((self.commits.get(at as usize)?, then))
    }
}

/// How a file came to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// Its changes, the latest first.
    pub changes: Vec<FileChange>,
    /// Who made how many of them, the busiest first.
    pub authors: Vec<(String, usize)>,
    /// Whether what lies on disk is not what was committed last.
    pub is_uncommitted: bool,
    /// Whether the beginning may be missing, because the clone was cut off.
    pub is_cut: bool,
}

/// A change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The commit's id, shortened.
    pub commit: String,
    /// The day on which it was made, where the playbook lives.
    pub day: Date,
    /// The moment.
    pub at: Timestamp,
    /// Who made it.
    pub author: String,
    /// The first line of what they said about it.
    pub summary: String,
}

/// What changed since an edition.
#[derive(Debug, Clone)]
pub struct Since {
    /// The edition.
    pub edition: Edition,
    /// When the last commit that it tells of was made.
    pub until: Timestamp,
    /// What means otherwise, the weightiest first.
    pub changes: Vec<Change>,
    /// The documents whose text is another one, by path.
    pub pages: Vec<ChangedPage>,
}

/// A document whose text is another one than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPage {
    /// Where it stands; for a removed one where it stood.
    pub path: DocPath,
    /// What it is called, or was.
    pub title: String,
    /// Its kind.
    pub kind: Kind,
    /// What happened to it.
    pub deed: Deed,
}

/// What happened to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// It is new.
    Added,
    /// It says something else.
    Edited,
    /// It stands elsewhere, and says the same.
    Moved,
    /// It is gone.
    Removed,
}

impl Deed {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Edited => "edited",
            Self::Moved => "moved",
            Self::Removed => "removed",
        }
    }
}

/// What is known of a sign-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSignOff {
    /// The party that acknowledged the text.
    pub party: String,
    /// How sure it is who did: `claimed`, `committed-by-side` or `verified`.
    pub trust: &'static str,
    /// The commit that wrote it, shortened, where it is known.
    pub commit: Option<String>,
    /// Whether the text still says what was acknowledged.
    pub text: SignedText,
}

/// Whether a text still says what was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedText {
    /// No digest was written down that could tell.
    Unknown,
    /// It does.
    Same,
    /// It does not: which parts changed and in which commit (shortened; `None` where it is not
    /// committed), as far as that is known.
    Changed(Vec<(String, Option<String>)>),
}
