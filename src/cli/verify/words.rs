//! What every format says of a sign-off, in words.

use super::{Looked, Verified};
use crate::history::CommitNo;
use crate::history::seals::SealState;
use crate::history::signoffs::{Change, Doubt, SignOffState, Signature, TextState, Trust};
use crate::locale::{Lang, Message};

/// Whether the text still fits, in a few words.
pub(super) fn text(state: &TextState, lang: Lang) -> String {
    Message::new(format!("verify-text-{}", word(state))).text(lang)
}

/// The word for the state of a text in outputs for programs.
pub(super) fn word(state: &TextState) -> &'static str {
    match state {
        TextState::NoDigest => "no-digest",
        TextState::Fits => "fits",
        TextState::Differs(_) => "differs",
        TextState::UnknownScheme => "unknown-scheme",
    }
}

/// How sure it is who signed, and why no surer.
pub(super) fn trust(verified: &Verified<'_>, trust: &Trust, lang: Lang) -> String {
    let head = Message::new(format!("verify-trust-{}", trust.word())).text(lang);
    format!("{head}: {}", why(verified, trust, lang))
}

/// What is behind it.
pub(super) fn why(verified: &Verified<'_>, trust: &Trust, lang: Lang) -> String {
    let message = match trust {
        Trust::Claimed(Doubt::NoHistory) => Message::new("verify-no-history"),
        Trust::Claimed(Doubt::NotCommitted) => Message::new("verify-not-committed"),
        Trust::Claimed(Doubt::CutOff) => Message::new("verify-cut-off"),
        Trust::Claimed(Doubt::Stranger(commit, _)) => by(verified, *commit, "verify-stranger"),
        Trust::Claimed(Doubt::OtherParty {
            commit,
            person,
            party,
            ..
        }) => {
            let message = by(verified, *commit, "verify-other-party");
            message
                .with("person", person.clone())
                .with("party", party.clone())
        }
        Trust::Committed { commit, person, .. } => {
            by(verified, *commit, "verify-committed").with("person", person.clone())
        }
        Trust::Verified { commit, person } => {
            by(verified, *commit, "verify-signed").with("person", person.clone())
        }
    };
    let signature = trust.signature().map(|signature| {
        Message::new(format!("verify-signature-{}", signature_word(signature))).text(lang)
    });
    let parts = [Some(message.text(lang)), signature];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn by(verified: &Verified<'_>, commit: CommitNo, id: &'static str) -> Message {
    let message = Message::new(id);
    let Some(commit) = verified.commit(commit) else {
        return message;
    };
    message
        .with("commit", commit.short_id().to_owned())
        .with("name", commit.author.name.clone())
        .with("address", commit.author.email.clone())
}

/// The word for what became of a signature.
pub(super) fn signature_word(signature: Signature) -> &'static str {
    match signature {
        Signature::NotAsked => "not-asked",
        Signature::Missing => "missing",
        Signature::NotSsh => "not-ssh",
        Signature::NoSigners => "no-signers",
        Signature::UnknownKey => "unknown-key",
        Signature::NotOfTheSide => "not-of-the-side",
        Signature::Bad => "bad",
        Signature::NoProgram => "no-program",
    }
}

/// What has changed since, a line each; where that cannot be told one line that says so.
pub(super) fn changes(
    verified: &Verified<'_>,
    looked: &Looked<'_>,
    state: &SignOffState,
    lang: Lang,
) -> Vec<String> {
    let TextState::Differs(since) = &state.text else {
        return Vec::new();
    };
    match since {
        None if verified.timeline.is_none() => {
            vec![Message::new("verify-since-unknown").text(lang)]
        }
        None => vec![Message::new("verify-since-never").text(lang)],
        Some(since) => {
            let changes = since.changes.iter();
            let closed = looked.is_as_it_was_closed(state);
            let closed = closed.then(|| Message::new("verify-closed").text(lang));
            changes
                .map(|it| change(verified, it, lang))
                .chain(closed)
                .collect()
        }
    }
}

fn change(verified: &Verified<'_>, change: &Change, lang: Lang) -> String {
    let found = change.commit.and_then(|commit| verified.commit(commit));
    let message = match found {
        None => Message::new("verify-change-here"),
        Some(commit) => Message::new("verify-change")
            .with("commit", commit.short_id().to_owned())
            .with("name", commit.author.name.clone())
            .with("date", commit.authored.date())
            .with("summary", commit.summary.clone()),
    };
    message.with("part", change.part.clone()).text(lang)
}

/// What the seal of a sheet says.
pub(super) fn seal(state: SealState, lang: Lang) -> String {
    Message::new(format!("verify-seal-{}", state.word())).text(lang)
}

/// How many sign-offs there are, and in which states.
pub(super) fn summary(verified: &Verified<'_>, lang: Lang) -> String {
    let all = || verified.documents.iter().flat_map(|it| &it.signoffs);
    let texts = ["fits", "differs", "no-digest", "unknown-scheme"].map(|name| {
        let count = all().filter(|state| word(&state.text) == name).count();
        (format!("verify-count-{name}"), count)
    });
    let trusts = ["verified", "committed-by-side", "claimed"].map(|name| {
        let count = all().filter(|state| state.trust.word() == name).count();
        (format!("verify-count-{name}"), count)
    });
    let said = |counts: &[(String, usize)]| {
        let there = counts.iter().filter(|(_, count)| *count > 0);
        let said = there.map(|(id, count)| Message::new(id.clone()).with("n", *count).text(lang));
        said.collect::<Vec<_>>().join(", ")
    };
    if all().next().is_none() {
        return Message::new("verify-nothing").text(lang);
    }
    format!("{}\n{}", said(&texts), said(&trusts))
}
