//! A site for readers who may see less: what they see of a playbook is made once, before there is a page.
//!
//! Pages, lists, figures, search, feeds and all else follow from what is left. Two things hold for it: nothing in it
//! comes from a hidden document, for hidden documents are not in it; and nothing in it is wrong because something is
//! hidden, for what follows from several documents is kept only where all documents say the same. So findings, dates
//! to come, standings of expectations and the KPI verdict are made twice, of the whole and of what is seen, and what
//! differs is left out.

mod findings;
mod pages;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::actuals::Actuals;
use crate::actuals::agenda::{Coming, coming};
use crate::actuals::in_force::{Promise, promises};
use crate::actuals::narrowed::{Narrowed, narrowed, standing_alike};
use crate::actuals::outcome::Series;
use crate::actuals::schedule::slots;
use crate::finding::Report;
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;
use crate::model::{Audience, Document, Kind, Playbook};
use crate::site::Site;
use crate::text::DocPath;
use crate::value::Date;

/// A playbook and what is known of it, as its sides see it.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// What was found while it was read.
    pub read: &'a Report,
    /// What `check` reports.
    pub report: &'a Report,
    /// What happened.
    pub actuals: &'a Actuals,
    /// The day of it all.
    pub as_of: Date,
}

/// The same as an audience sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The playbook without hidden documents, and without what others say of them.
    pub playbook: Playbook,
    /// The findings that follow from what is seen, and are true of the whole.
    pub report: Report,
    /// What happened, as far as they may know it.
    pub actuals: Actuals,
    /// The metrics over time.
    pub series: Vec<Series>,
    /// Who they are, and what of the pages' own reckoning holds for the whole.
    pub readers: Arc<Readers>,
}

/// Those for whom a site is built, and what holds although they do not see everything.
#[derive(Debug, Clone)]
pub struct Readers {
    /// Who they are.
    pub audience: Audience,
    /// The expectations whose standing is that in the whole playbook: path and key.
    standing: BTreeSet<(DocPath, String)>,
    /// The coming dates that the whole playbook has too.
    coming: BTreeSet<ComingKey>,
    /// The cadences whose record is that of the whole playbook.
    cadences: BTreeSet<String>,
    /// Whether they see all that the comparison of the sheets follows from.
    has_all_sheets: bool,
}

type ComingKey = (Date, &'static str, String, Option<DocPath>);

/// What `audience` sees: the documents that `keeps` says.
///
/// # Errors
/// Where the engine for formulas cannot be set up.
pub fn seen(
    whole: Whole<'_>,
    audience: &Audience,
    keeps: &dyn Fn(&Document) -> bool,
) -> anyhow::Result<Seen> {
    let veiled = pages::seen(whole.playbook, audience, keeps);
    let playbook = veiled.playbook;
    let Narrowed {
        mut actuals,
        series,
    } = narrowed(whole.actuals, &playbook, audience, whole.as_of)?;
    let read = findings::read(whole.read, &veiled.untouched, veiled.told);
    let report = findings::seen(whole, &playbook, &actuals, &read);
    let hidden = |document: &Document| playbook.at(document.page.path()).is_none();
    let sources = [
        Kind::Alignment,
        Kind::Decision,
        Kind::Agreement,
        Kind::Metric,
    ];
    let readers = Readers {
        audience: audience.clone(),
        standing: standing_alike(whole.playbook, &playbook, whole.as_of),
        coming: dates(whole.playbook, whole.actuals, whole.as_of),
        cadences: kept_alike(whole.playbook, &playbook, whole.as_of),
        has_all_sheets: !sources
            .into_iter()
            .any(|kind| whole.playbook.of_kind(kind).any(hidden)),
    };
    actuals.ledgers.veil(
        &playbook,
        &hidden_words(audience, playbook.config.first_language()),
    );
    Ok(Seen {
        playbook,
        report,
        actuals,
        series,
        readers: Arc::new(readers),
    })
}

/// The documents of a playbook of the past that `audience` saw then and may see still.
pub fn seen_then(
    then: &Playbook,
    audience: &Audience,
    stands: &dyn Fn(&DocPath) -> bool,
) -> Playbook {
    let by = audience.by(&then.config);
    let keeps = |document: &Document| by.sees_document(document) && stands(document.page.path());
    pages::seen(then, audience, &keeps).playbook
}

/// What stands where a hidden document was named.
pub(super) fn hidden_words(audience: &Audience, lang: Lang) -> String {
    let message = Message::new("not-in-this-edition");
    message.with("audience", audience.name.clone()).text(lang)
}

fn dates(playbook: &Playbook, actuals: &Actuals, as_of: Date) -> BTreeSet<ComingKey> {
    let all = coming(playbook, &actuals.ledgers, as_of);
    all.iter().map(|it| key(playbook, it)).collect()
}

fn key(playbook: &Playbook, coming: &Coming<'_>) -> ComingKey {
    let text = coming.text(playbook, Lang::En);
    let path = coming.page.map(|page| page.path().clone());
    (coming.date, coming.sort.word(), text, path)
}

/// The cadences whose turns were kept and missed alike in both.
fn kept_alike(whole: &Playbook, seen: &Playbook, as_of: Date) -> BTreeSet<String> {
    let turns = |playbook: &Playbook| {
        let mut turns: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for slot in slots(playbook, as_of) {
            let turn = format!("{:?} {:?}", slot.period, slot.state);
            turns.entry(slot.cadence.to_owned()).or_default().push(turn);
        }
        turns
    };
    let all = turns(whole);
    let own = turns(seen).into_iter();
    let alike = own.filter(|(cadence, turns)| all.get(cadence) == Some(turns));
    alike.map(|(cadence, _)| cadence).collect()
}

impl Readers {
    /// Whether the sheets of the sides can be compared before them.
    pub(super) fn has_all_sheets(&self) -> bool {
        self.has_all_sheets
    }
}

impl Site {
    /// Those for whom it is built; `None` where it is for the sides, who see everything.
    pub(super) fn readers(&self) -> Option<&Readers> {
        self.options.readers.as_deref()
    }

    /// Every expectation whose standing is known: the weightiest first.
    pub(super) fn promises(&self) -> Vec<Promise<'_>> {
        let mut all = promises(&self.playbook, self.options.as_of);
        if let Some(readers) = self.readers() {
            all.retain(|promise| {
                let name = (promise.page.path().clone(), promise.key.value.clone());
                readers.standing.contains(&name)
            });
        }
        all
    }

    /// Every coming date, the next first.
    pub(super) fn coming(&self) -> Vec<Coming<'_>> {
        let mut all = coming(&self.playbook, &self.actuals.ledgers, self.options.as_of);
        if let Some(readers) = self.readers() {
            all.retain(|it| readers.coming.contains(&key(&self.playbook, it)));
        }
        all
    }

    /// Whether the record of a cadence can be told.
    pub(super) fn tells_cadence(&self, cadence: &str) -> bool {
        let readers = self.readers();
        readers.is_none_or(|readers| readers.cadences.contains(cadence))
    }
}
