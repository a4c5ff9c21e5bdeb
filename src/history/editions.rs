//! Editions: the playbook as it stood when a quarter was closed.

use super::Timeline;
use crate::actuals::schedule::period_of;
use crate::model::field::Choice as _;
use crate::model::kinds::{Facts, Status};
use crate::model::{Kind, Page, Playbook};
use crate::text::DocPath;
use crate::value::{Date, Duration, DurationUnit, Period, PeriodKind};

/// A playbook as it stood at the end of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its name: the period, or what follows `edition/` in a tag.
    pub id: String,
    /// The time it closes; a tag may name something else.
    pub period: Option<Period>,
    /// The full id of its commit.
    pub commit: String,
    /// The day it speaks of: the last of its period; for another tag that of its commit.
    pub as_of: Date,
    /// Who chose the commit.
    pub chosen: Chosen,
}

/// Who chose the commit of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// A tag `edition/…`.
    Tag,
    /// The commit that closed the quarter's review.
    Review,
    /// It was the last one before the grace of the review was over.
    Date,
}

/// How long after its quarter a review may come, where the charter does not say.
const GRACE: Duration = Duration {
    count: 14,
    unit: DurationUnit::Day,
};

/// The editions of `playbook`, oldest first: one for every quarter that was over before `as_of`, and
/// those that tags ask for.
///
/// # Errors
/// Where the repository cannot be read.
pub fn editions(
    timeline: &Timeline,
    playbook: &Playbook,
    as_of: Date,
) -> anyhow::Result<Vec<Edition>> {
    let mut found = Vec::new();
    for period in quarters(playbook, timeline, as_of) {
        found.extend(of_period(timeline, playbook, period)?);
    }
    for (name, commit) in &timeline.tags {
        if found.iter().any(|edition| edition.id == *name) {
            continue;
        }
        let period = Period::parse(name).ok();
        let day = timeline.graph.number(commit).map(|number| {
            let moment = timeline.graph.commit(number).committed;
            moment.in_zone(&playbook.config.zone()).date()
        });
        let Some(day) = period.map(|period| period.last_day()).or(day) else {
            continue;
        };
        if day <= as_of {
            found.push(Edition {
                id: name.clone(),
                period,
                commit: commit.clone(),
                as_of: day,
                chosen: Chosen::Tag,
            });
        }
    }
    found.sort_by(|one, other| (one.as_of, &one.id).cmp(&(other.as_of, &other.id)));
    Ok(found)
}

/// The quarters from the partnership's start that are over before `as_of`.
fn quarters(playbook: &Playbook, timeline: &Timeline, as_of: Date) -> Vec<Period> {
    let started = playbook
        .partnership()
        .and_then(|(_, partnership)| Some(partnership.started.as_ref()?.value));
    let first = timeline.line.steps.first();
    let first = first.map(|step| {
        step.at
            .to_zoned(playbook.config.zone().time_zone().clone())
            .date()
    });
    let mut quarters = Vec::new();
    // What is older than the first commit has no edition, however early the partnership began.
    let Some(from) = started.max(first) else {
        return quarters;
    };
    let mut period = Period::of(from, PeriodKind::Quarter);
    while period.last_day() < as_of {
        quarters.push(period);
        period = period.next();
    }
    quarters
}

/// The edition of a period; `None` where no commit is old enough.
pub fn of_period(
    timeline: &Timeline,
    playbook: &Playbook,
    period: Period,
) -> anyhow::Result<Option<Edition>> {
    let id = period.to_string();
    let tagged = timeline.tags.get(&id).cloned();
    let tagged = tagged.map(|commit| (commit, Chosen::Tag));
    let chosen = match tagged {
        Some(tagged) => Some(tagged),
        None => match closed_by(timeline, playbook, period)? {
            Some(commit) => Some((commit, Chosen::Review)),
            None => last_before(timeline, playbook, period).map(|commit| (commit, Chosen::Date)),
        },
    };
    Ok(chosen.map(|(commit, chosen)| Edition {
        id,
        period: Some(period),
        commit,
        as_of: period.last_day(),
        chosen,
    }))
}

/// The commit that closed the period's review.
fn closed_by(
    timeline: &Timeline,
    playbook: &Playbook,
    period: Period,
) -> anyhow::Result<Option<String>> {
    let reviews = playbook.of_kind(Kind::Review);
    let mut paths: Vec<&DocPath> = reviews
        .filter(|review| period_of(&review.page) == Some(period))
        .map(|review| review.page.path())
        .collect();
    let usual = DocPath::new(&format!("reviews/{period}.md"));
    if paths.is_empty() {
        paths.push(&usual);
    }
    for path in paths {
        for version in timeline.line.versions(&timeline.graph, path) {
            let Some(blob) = &version.blob else { continue };
            let page = timeline
                .reader
                .page(&version.path, blob, &playbook.config)?;
            if is_closed(&page) && version.is_beginning_unknown {
                // It was closed before the clone was cut off, nobody knows when.
                return Ok(None);
            }
            if is_closed(&page) {
                return Ok(Some(timeline.graph.commit(version.step.commit).id.clone()));
            }
        }
    }
    Ok(None)
}

/// A review is closed when both sides have agreed what follows, or when it says so.
fn is_closed(page: &Page) -> bool {
    match &page.facts {
        Facts::Review(review) => review.verdict.is_some() || page.status() == Some(Status::Closed),
        _ => false,
    }
}

fn last_before(timeline: &Timeline, playbook: &Playbook, period: Period) -> Option<String> {
    let end = grace(playbook).after(period.last_day());
    let step = timeline.line.at_end_of(end, &playbook.config.zone())?;
    Some(timeline.graph.commit(step.commit).id.clone())
}

/// How long after its quarter the charter lets a review come.
fn grace(playbook: &Playbook) -> Duration {
    let cadences = playbook
        .charter()
        .and_then(|(_, charter)| charter.cadences.as_ref());
    let mut cadences = cadences.into_iter().flat_map(|it| it.value.iter());
    let stated = cadences.find_map(|entry| {
        let cadence = &entry.value.as_ref()?.value;
        let is_review = cadence.kind.as_ref()?.as_str() == Kind::Review.word();
        is_review.then(|| cadence.grace.as_ref().map(|grace| grace.value))?
    });
    stated.unwrap_or(GRACE)
}
