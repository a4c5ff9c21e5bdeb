//! What is new to the reader: expectations that slid, changes, findings.

use std::collections::BTreeSet;

use super::Desk;
use super::letter::{Item, Section};
use crate::actuals::figure::{bounds, figure, period};
use crate::actuals::outcome::{Outcome, State};
use crate::cli::diff::{State as Side, between};
use crate::compare::{Change, Class, Comparison, Days};
use crate::finding::{Finding, Level};
use crate::locale::Message;
use crate::site::audience::seen_then;

/// How many changes are told in full; the others are counted.
const CHANGES: usize = 15;

/// How many findings are told in full.
const FINDINGS: usize = 10;

/// The reader's expectations that are not kept, those that were kept before first.
pub(super) fn slid(desk: &Desk<'_>) -> Section {
    let outcomes = desk.now.actuals.outcomes.iter();
    let own = outcomes.filter(|outcome| outcome.is_in_force && is_own(desk, outcome));
    let mut told: Vec<(Before, &Outcome)> = own
        .filter_map(|outcome| {
            let before = Before::of(desk, outcome);
            let is_told = match outcome.state() {
                State::OnTrack => false,
                State::OffTrack => true,
                // What could never be told has not slid.
                State::NotEvaluable(_) => before == Before::Kept,
            };
            is_told.then_some((before, outcome))
        })
        .collect();
    told.sort_by_key(|(before, _)| *before);
    let items = told
        .into_iter()
        .map(|(before, outcome)| expectation(desk, outcome, before));
    Section::new("digest-slid", items.collect())
}

/// How an expectation stood on the day of the last letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    Kept,
    Unknown,
    Missed,
}

impl Before {
    fn of(desk: &Desk<'_>, outcome: &Outcome) -> Self {
        let known = desk
            .before
            .iter()
            .flat_map(|(_, view)| &view.actuals.outcomes);
        let mut known = known.filter(|it| it.document == outcome.document);
        match known.find(|it| it.key == outcome.key).map(Outcome::state) {
            Some(State::OnTrack) => Self::Kept,
            Some(State::OffTrack) => Self::Missed,
            Some(State::NotEvaluable(_)) | None => Self::Unknown,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Kept => "digest-slid-now",
            Self::Unknown => "digest-first",
            Self::Missed => "digest-still",
        }
    }
}

/// Who owns an expectation: whom it names; of the others the owners of the sides answer for all.
fn is_own(desk: &Desk<'_>, outcome: &Outcome) -> bool {
    match &outcome.owner {
        Some(owner) => owner == desk.reader.id,
        None => desk.reader.is_owner(),
    }
}

fn expectation(desk: &Desk<'_>, outcome: &Outcome, before: Before) -> Item {
    let lang = desk.reader.lang;
    let latest = outcome.latest();
    let unit = outcome.unit.as_ref();
    let value = latest.and_then(|it| Some(figure(it.measure.value?, unit?, lang)));
    let target = latest.and_then(|it| Some(bounds(it.bounds?, unit?, lang)));
    let what = match (outcome.state(), value) {
        (State::NotEvaluable(reason), _) => Message::new("digest-unknown")
            .with("name", outcome.key.clone())
            .with("reason", reason.message()),
        (_, value) => Message::new("digest-missed")
            .with("name", outcome.key.clone())
            .with("value", value.unwrap_or_default())
            .with("target", target.unwrap_or_default()),
    };
    let mut note = vec![Message::new(before.id()).text(lang)];
    note.extend(latest.map(|it| period(&it.window.period, lang)));
    Item {
        when: None,
        is_late: before != Before::Missed,
        what: what.text(lang),
        note: Some(note.join(" · ")),
        page: desk.page(&outcome.path),
    }
}

/// What means otherwise than before, for the reader's party first.
pub(super) fn changed(desk: &Desk<'_>) -> anyhow::Result<Section> {
    let mut section = Section::new("digest-changed", Vec::new());
    let Some(changes) = changes(desk)? else {
        section.more = Some(Message::new("digest-no-history"));
        return Ok(section);
    };
    let party = desk.reader.party;
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| std::cmp::Reverse(change.class_for(party).max(floor(change))));
    let told = sorted
        .iter()
        .take(CHANGES)
        .map(|change| of_change(desk, change));
    section.items = told.collect();
    let others = changes.len() - section.items.len();
    section.more = (others > 0).then(|| Message::new("digest-more-changes").with("n", others));
    Ok(section)
}

/// What is weighed for nobody matters to everybody alike.
fn floor(change: &Change) -> Class {
    if change.classes.is_empty() {
        change.class
    } else {
        Class::Minor
    }
}

fn changes(desk: &Desk<'_>) -> anyhow::Result<Option<Vec<Change>>> {
    let Some((then, view)) = &desk.before else {
        return Ok(None);
    };
    let now = &desk.now;
    let Some(audience) = &desk.audience else {
        let side = Side {
            playbook: &desk.opened.loaded.playbook,
            source: &*desk.opened.source,
            day: Some(now.as_of),
        };
        let changes = between(then.state(), side, desk.environment)?;
        return Ok(Some(changes));
    };
    // What the reader may not see today is not told as a change of yesterday either.
    let moved = desk.opened.trusted_past().zip(then.commit.as_deref());
    let moved = moved
        .map(|(past, commit)| past.moved_since(commit))
        .unwrap_or_default();
    let stands = |path: &_| now.playbook.at(moved.get(path).unwrap_or(path)).is_some();
    let mut before = seen_then(&then.loaded.playbook, audience, &stands);
    before.config.clone_from(&now.playbook.config);
    before.config_file.clone_from(&now.playbook.config_file);
    before.profile.clone_from(&now.playbook.profile);
    before.lineage.clone_from(&now.playbook.lineage);
    let days = Days {
        before: Some(view.as_of),
        now: Some(now.as_of),
    };
    Ok(Some(
        Comparison::of(&before, &now.playbook).on(days).changes(),
    ))
}

fn of_change(desk: &Desk<'_>, change: &Change) -> Item {
    let lang = desk.reader.lang;
    let class = change.class_for(desk.reader.party);
    let is_breaking = class == Class::Breaking;
    let weight = is_breaking.then(|| Message::new("digest-breaking").text(lang));
    let decision = change.decision.as_ref().map(|decision| {
        let said = Message::new("digest-by-decision").with("decision", decision.clone());
        said.text(lang)
    });
    let note: Vec<String> = weight.into_iter().chain(decision).collect();
    Item {
        when: None,
        is_late: false,
        what: spoken(&change.sentence(lang)),
        note: (!note.is_empty()).then(|| note.join(" · ")),
        page: desk.page(&change.place.path).filter(|_| !change.is_gone),
    }
}

/// Findings that were not there before, the worst first; without history all there are.
pub(super) fn found(desk: &Desk<'_>) -> Section {
    let known = desk.before.iter().flat_map(|(_, view)| &view.findings);
    let known: BTreeSet<String> = known.map(Finding::fingerprint).collect();
    let new =
        desk.now.findings.iter().filter(|finding| {
            finding.level > Level::Info && !known.contains(&finding.fingerprint())
        });
    let mut new: Vec<&Finding> = new.collect();
    new.sort_by(|one, other| {
        let key = |it: &Finding| {
            (
                std::cmp::Reverse(it.level),
                it.place.clone(),
                it.rule.clone(),
            )
        };
        key(one).cmp(&key(other))
    });
    let items = new
        .iter()
        .take(FINDINGS)
        .map(|finding| of_finding(desk, finding));
    let mut section = Section::new("digest-found", items.collect());
    let others = new.len() - section.items.len();
    section.more = (others > 0).then(|| Message::new("digest-more-findings").with("n", others));
    section
}

/// A sentence without the marks that set code apart on a page: letters are read as plain text, too.
fn spoken(sentence: &str) -> String {
    sentence.replace('`', "")
}

fn of_finding(desk: &Desk<'_>, finding: &Finding) -> Item {
    let lang = desk.reader.lang;
    let level = Message::new(format!("level-{}", finding.level)).text(lang);
    let mut note = vec![format!("{level} · {}", finding.rule)];
    note.extend(finding.all_help(lang).first().map(|help| spoken(help)));
    Item {
        when: None,
        is_late: finding.level == Level::Error,
        what: spoken(&finding.headline(lang)),
        note: Some(note.join(" · ")),
        page: desk.page(&finding.place.path),
    }
}
