//! Who has signed a document off, and what each record is worth.

use crate::model::field::Choice as _;
use crate::model::kinds::SignOff;
use crate::model::{Kind, Page};
use crate::site::here::Here;
use crate::site::past::{KnownSignOff, SignedText};
use crate::site::view::{self, State, Tone};

pub(super) fn signoffs(here: Here<'_>, page: &Page) -> Vec<view::Signoff> {
    let entries = page
        .common
        .signoffs
        .iter()
        .flat_map(|table| table.value.iter());
    let signed =
        entries.filter_map(|entry| Some((entry.key.as_str(), &entry.value.as_ref()?.value)));
    let mut rows: Vec<view::Signoff> = signed
        .clone()
        .map(|(party, signoff)| row(here, page, party, signoff))
        .collect();
    if !rows.is_empty() {
        let missing = here
            .site
            .playbook
            .sides()
            .into_iter()
            .filter(|side| !signed.clone().any(|(party, _)| party == side.as_str()));
        rows.extend(missing.map(|side| view::Signoff {
            party: here.link_by_id(Kind::Party, side.as_str()),
            by: None,
            date: None,
            read: None,
            digest: None,
            state: here.state("unsigned", Tone::Open),
            commit: None,
            text: None,
            changed: Vec::new(),
        }));
    }
    rows
}

fn row(here: Here<'_>, page: &Page, party: &str, signoff: &SignOff) -> view::Signoff {
    let known = known(here, page, party);
    let trust = known.map_or("claimed", |known| known.trust);
    let tone = match trust {
        "verified" => Tone::Good,
        "committed-by-side" => Tone::Open,
        _ => Tone::Unknown,
    };
    view::Signoff {
        party: here.link_by_id(Kind::Party, party),
        by: signoff
            .by
            .as_ref()
            .map(|person| here.person_link(person.as_str())),
        date: signoff.date.as_ref().map(|date| here.day(date.value)),
        read: signoff
            .read
            .as_ref()
            .map(|lang| lang.value.label(here.lang).to_owned()),
        digest: signoff.digest.as_ref().map(|digest| shortened(digest)),
        state: here.state(trust, tone),
        commit: known.and_then(|known| known.commit.clone()),
        text: known.map(|known| text(here, &known.text)),
        changed: known
            .map(|known| changed(here, &known.text))
            .unwrap_or_default(),
    }
}

/// What Git knows of a party's sign-off.
fn known<'a>(here: Here<'a>, page: &Page, party: &str) -> Option<&'a KnownSignOff> {
    let all = here.site.past.as_ref()?.signoffs.get(page.path())?;
    all.iter().find(|known| known.party == party)
}

fn text(here: Here<'_>, text: &SignedText) -> State {
    match text {
        SignedText::Unknown => here.state("signed-unknown", Tone::Unknown),
        SignedText::Same => here.state("signed-same", Tone::Good),
        SignedText::Changed(_) => here.state("signed-changed", Tone::Warn),
    }
}

/// Each part that has changed since, and in which commit.
fn changed(here: Here<'_>, text: &SignedText) -> Vec<String> {
    let SignedText::Changed(parts) = text else {
        return Vec::new();
    };
    let told = parts.iter().map(|(part, commit)| {
        let commit = commit
            .clone()
            .unwrap_or_else(|| here.say("unseen-uncommitted"));
        format!("{part}: {commit}")
    });
    told.collect()
}

fn shortened(digest: &str) -> String {
    const SHOWN: usize = 22;
    digest.char_indices().nth(SHOWN).map_or_else(
        || digest.to_owned(),
        |(end, _)| format!("{}…", &digest[..end]),
    )
}
