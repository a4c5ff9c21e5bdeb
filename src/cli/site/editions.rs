//! Past editions, each from its commit by the road that today's files take.

use super::audience::Today;
use super::{Press, Volume, past};
use crate::actuals;
use crate::cli::args::EditionChoice;
use crate::cli::opened::Caches;
use crate::history::{self, Edition, Timeline};
use crate::model::Playbook;
use crate::rules::{self, Context, Selection};
use crate::site::PastSite;
use crate::value::Date;

/// The past editions that are asked for, oldest first.
#[derive(Debug, Default)]
pub(in crate::cli) struct PastEditions {
    /// Those that are rendered.
    pub(in crate::cli) readable: Vec<Edition>,
    /// Those whose commit has no playbook that can be read.
    pub(in crate::cli) lost: Vec<Edition>,
}

impl PastEditions {
    /// Looks through the past for as many editions as are asked for.
    pub(in crate::cli) fn of(
        timeline: &Timeline,
        playbook: &Playbook,
        as_of: Date,
        choice: EditionChoice,
    ) -> anyhow::Result<Self> {
        let mut found = Self::default();
        let most = match choice {
            EditionChoice::None => return Ok(found),
            EditionChoice::Last(count) => count,
            EditionChoice::All => usize::MAX,
        };
        let mut all = history::editions(timeline, playbook, as_of)?;
        for one in all.drain(all.len().saturating_sub(most)..) {
            // Before the playbook had a configuration there is nothing to render.
            if timeline.reader.playbook(&one.commit)?.is_some() {
                found.readable.push(one);
            } else {
                found.lost.push(one);
            }
        }
        Ok(found)
    }
}

/// The editions in which today's readers see something.
pub(super) fn with_something(
    timeline: &Timeline,
    today: &Today,
    editions: &[Edition],
) -> anyhow::Result<Vec<Edition>> {
    let mut kept = Vec::new();
    for edition in editions {
        let Some(loaded) = timeline.reader.playbook(&edition.commit)? else {
            continue;
        };
        let moved = timeline.moved_since(&edition.commit);
        if loaded
            .playbook
            .documents
            .iter()
            .any(today.keeps(&loaded.playbook, &moved))
        {
            kept.push(edition.clone());
        }
    }
    Ok(kept)
}

/// The sites of `editions`, in their order.
pub(super) fn sites(
    timeline: &Timeline,
    today: &Playbook,
    editions: &[Edition],
    press: &Press<'_>,
    caches: &mut Caches,
) -> anyhow::Result<Vec<PastSite>> {
    let mut sites = Vec::with_capacity(editions.len());
    for edition in editions {
        sites.extend(site(timeline, today, edition, press, caches)?);
    }
    Ok(sites)
}

/// The site of one edition: facts and findings of then, look and settings of today.
fn site(
    timeline: &Timeline,
    today: &Playbook,
    edition: &Edition,
    press: &Press<'_>,
    caches: &mut Caches,
) -> anyhow::Result<Option<PastSite>> {
    let Some(loaded) = timeline.reader.playbook(&edition.commit)? else {
        return Ok(None);
    };
    let source = timeline.reader.files(&edition.commit)?;
    let mut playbook = loaded.playbook.clone();
    let as_of = edition.as_of;
    let (actuals, told) = actuals::read(&playbook, &source, as_of, caches.ledgers())?;
    let mut report = loaded.report.clone();
    report.append(told);
    let then = timeline.at(&edition.commit, &playbook)?;
    let context = Context {
        playbook: &playbook,
        actuals: &actuals,
        as_of,
    };
    let checked = rules::check(&context, &report, Some(&then), &Selection::default());
    let past = past::of(&then, &playbook, as_of, None, &actuals.ledgers)?;
    let last = then.graph.head();
    let committed = last.map(|commit| then.graph.commit(commit).committed);
    let committed = committed.map(|moment| moment.in_zone(&playbook.config.zone()).date());
    let moved = timeline.moved_since(&edition.commit);
    playbook.config.site.clone_from(&today.config.site);
    let site = press.site(Volume {
        playbook,
        read: &report,
        report: checked.report,
        actuals: &actuals,
        source: &source,
        as_of,
        past: Some(past),
        edition: Some(edition.clone()),
        timeline: Some(&then),
        moved: &moved,
    })?;
    Ok(Some(PastSite {
        site,
        committed,
        moved,
    }))
}
