//! The sign-offs for programs; `comity schema verify` describes it.

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{signature_word, why, word};
use super::{Looked, Verified};
use crate::cli::report::json::pretty;
use crate::history::CommitNo;
use crate::history::seals::SealState;
use crate::history::signoffs::{Change, SignOffState, TextState};
use crate::locale::Lang;

/// The name of this output.
pub(in crate::cli) const SCHEMA: &str = "comity.verify/v1";

/// What `comity verify --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct VerifyOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The commit whose files lie there; null outside of Git.
    commit: Option<String>,
    /// Why Git was not asked, in the language that was asked for; null where it was.
    not_checked: Option<String>,
    /// Whether every text is the one that was acknowledged or sealed, as far as there is a digest.
    fits: bool,
    /// The documents that were asked for; where none was, those with sign-offs or a seal.
    documents: Vec<JsonDocument>,
}

/// A document with its sign-offs.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Document")]
struct JsonDocument {
    /// How references name it in full.
    object: String,
    path: String,
    /// In the language that was asked for, where it is translated.
    title: String,
    /// The digest of the text as it is now, read in its own language.
    digest: String,
    /// In the order of the text.
    signoffs: Vec<JsonSignOff>,
    /// The state of a sheet's seal; null for other documents.
    #[schemars(extend("enum" = ["sealed", "fits", "differs", "no-salt", "unknown-scheme", null]))]
    seal: Option<&'static str>,
}

/// A sign-off; line and column count from 1, columns in characters.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SignOff")]
struct JsonSignOff {
    party: String,
    by: Option<String>,
    #[schemars(extend("format" = "date"))]
    date: Option<String>,
    /// The language that was read.
    read: Option<&'static str>,
    /// The digest that was written down.
    digest: Option<String>,
    evidence: Option<String>,
    line: usize,
    column: usize,
    /// Whether the text is the one that was acknowledged.
    #[schemars(extend("enum" = ["fits", "differs", "no-digest", "unknown-scheme"]))]
    text: &'static str,
    /// How sure it is who acknowledged it.
    #[schemars(extend("enum" = ["claimed", "committed-by-side", "verified"]))]
    trust: &'static str,
    /// What is behind that, in the language that was asked for.
    why: String,
    /// The commit that wrote the sign-off; null where it is not known.
    commit: Option<JsonCommit>,
    /// What became of that commit's signature, where it is not verified.
    #[schemars(extend("enum" = ["not-asked", "missing", "not-ssh", "no-signers", "unknown-key",
        "not-of-the-side", "bad", "no-program", null]))]
    signature: Option<&'static str>,
    /// The last commit at which the text was the acknowledged one; null where it still is, and
    /// where no commit has it.
    fitted_at: Option<String>,
    /// What has changed since, oldest first.
    changes: Vec<JsonChange>,
}

/// A commit.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Commit")]
struct JsonCommit {
    id: String,
    /// By the name that `.mailmap` gives them; whatever a stranger typed.
    author: String,
    email: String,
    /// When it was written.
    #[schemars(extend("format" = "date-time"))]
    date: String,
    summary: String,
}

/// A change of one part of what was acknowledged.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Change")]
struct JsonChange {
    /// A field such as `expectations.us-cpe.target`, a section such as `body#Dates`, a metric that
    /// the text refers to such as `metric/cpe`, or a setting such as `comity.toml#kpi.pass`.
    part: String,
    /// The commit that changed it; null where it is not committed yet.
    commit: Option<JsonCommit>,
}

pub(super) fn write(verified: &Verified<'_>, lang: Lang) -> String {
    let not_checked = verified.not_checked.filter(|_| verified.timeline.is_none());
    let documents = verified.documents.iter();
    pretty(&VerifyOutput {
        schema: SCHEMA,
        commit: verified.opened.commit.clone(),
        not_checked: not_checked.map(|note| note.text(lang)),
        fits: verified.documents.iter().all(Looked::is_fine),
        documents: documents.map(|it| document(verified, it, lang)).collect(),
    })
}

fn document(verified: &Verified<'_>, looked: &Looked<'_>, lang: Lang) -> JsonDocument {
    let page = &looked.document.page;
    let signoffs = looked.signoffs.iter();
    JsonDocument {
        object: page.object(),
        path: page.path().to_string(),
        title: looked.document.in_language(lang).title().to_owned(),
        digest: looked.digest.clone(),
        signoffs: signoffs
            .map(|state| signoff(verified, looked, state, lang))
            .collect(),
        seal: looked.seal.map(SealState::word),
    }
}

fn signoff(
    verified: &Verified<'_>,
    looked: &Looked<'_>,
    state: &SignOffState,
    lang: Lang,
) -> JsonSignOff {
    let at = looked.document.page.file.position(state.span.start);
    let since = match &state.text {
        TextState::Differs(since) => since.as_ref(),
        _ => None,
    };
    let fitted_at = since.and_then(|since| verified.commit(since.commit));
    let changes = since.iter().flat_map(|since| &since.changes);
    JsonSignOff {
        party: state.party.clone(),
        by: state.by.clone(),
        date: state.date.map(|date| date.to_string()),
        read: state.read.map(Lang::code),
        digest: state.digest.clone(),
        evidence: state.evidence.clone(),
        line: at.line,
        column: at.column,
        text: word(&state.text),
        trust: state.trust.word(),
        why: why(verified, &state.trust, lang),
        commit: commit(verified, state.trust.commit()),
        signature: state.trust.signature().map(signature_word),
        fitted_at: fitted_at.map(|commit| commit.id.clone()),
        changes: changes.map(|it| change(verified, it)).collect(),
    }
}

fn change(verified: &Verified<'_>, change: &Change) -> JsonChange {
    JsonChange {
        part: change.part.clone(),
        commit: commit(verified, change.commit),
    }
}

fn commit(verified: &Verified<'_>, number: Option<CommitNo>) -> Option<JsonCommit> {
    let commit = verified.commit(number?)?;
    Some(JsonCommit {
        id: commit.id.clone(),
        author: commit.author.name.clone(),
        email: commit.author.email.clone(),
        date: commit.authored.to_string(),
        summary: commit.summary.clone(),
    })
}
