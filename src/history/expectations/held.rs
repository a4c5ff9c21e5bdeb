//! Which target held on which day, as the playbook stood on that day.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{self, Change, Field, TargetHistory, filters};
use crate::actuals::in_force::{Promise, View, in_force, term};
use crate::history::{CommitNo, DocumentVersion, Timeline};
use crate::model::kinds::Facts;
use crate::model::{Document, Kind, Page, Playbook};
use crate::text::DocPath;
use crate::value::{Date, Target};

/// A target that held for some days.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The first day on which it held.
    pub from: Date,
    /// The last one; `None` while it holds.
    pub to: Option<Date>,
    /// The expectation that states it, in full: `agreement/2026-04-framework#us-cpe`.
    pub object: String,
    /// The target; `None` where the expectation states none that can be read.
    pub target: Option<Target>,
    /// What is promised, in words.
    pub text: String,
    /// The change that made it so; `None` where it is older than the commits, or was not committed.
    pub change: Option<Change>,
}

/// What a target is about: the metric, which rows count, the campaign where it is one's own.
type About = (String, Vec<(String, String)>, Option<String>);

/// The targets that held, as the playbook stood on each day.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// How each expectation came to be what it is; empty where the past was not read.
    pub histories: Vec<TargetHistory>,
    held: BTreeMap<About, Vec<Held>>,
    /// The place of each history, by path and key.
    places: BTreeMap<(DocPath, String), usize>,
}

/// From where a day is looked at.
struct From<'a> {
    day: Date,
    view: View,
    /// The last commit whose changes count.
    commit: Option<CommitNo>,
    /// Where documents that stood elsewhere on the day stand today.
    moved: &'a BTreeMap<DocPath, DocPath>,
}

impl Targets {
    /// Reads which targets held up to `as_of`.
    ///
    /// A day is looked at in the documents as the last commit of the line by its end has them. Days
    /// before the first commit that proves anything are looked at in that commit's documents, the
    /// as-of day in today's files; so is every day where the past was not read.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub fn read(
        playbook: &Playbook,
        timeline: Option<&Timeline>,
        as_of: Date,
    ) -> anyhow::Result<Self> {
        let mut targets = Self::default();
        let mut sweep = Sweep::of(playbook);
        let mut days = BTreeSet::new();
        let today: Vec<&Page> = playbook.documents.iter().map(|it| &*it.page).collect();
        days.extend(today.iter().flat_map(|page| turns(page)));
        if let Some(timeline) = timeline {
            targets.histories = changes::histories(playbook, timeline)?;
            let histories = targets.histories.iter().enumerate();
            let places = histories.map(|(at, it)| ((it.path.clone(), it.key.clone()), at));
            targets.places = places.collect();
            days.extend(sweep.replay(playbook, timeline)?);
        }
        days.retain(|day| *day < as_of);
        for day in days {
            let (commit, view) = sweep.move_to(day);
            let moved = &sweep.moved;
            targets.note(
                &sweep.playbook,
                &From {
                    day,
                    view,
                    commit,
                    moved,
                },
            );
        }
        let last = timeline.and_then(|timeline| timeline.line.steps.last());
        let today = From {
            day: as_of,
            view: View::Today,
            commit: last.map(|step| step.commit),
            moved: &BTreeMap::new(),
        };
        targets.note(playbook, &today);
        Ok(targets)
    }

    /// The targets for `metric` over the rows that `filters` name (column and value, in any order),
    /// the oldest first: those of agreements, or those of a campaign's brief.
    pub fn held(
        &self,
        metric: &str,
        filters: &[(String, String)],
        campaign: Option<&str>,
    ) -> &[Held] {
        let mut filters = filters.to_vec();
        filters.sort();
        let about = (metric.to_owned(), filters, campaign.map(str::to_owned));
        self.held.get(&about).map_or(&[], Vec::as_slice)
    }

    /// Notes what holds on a day; of several promises about the same the weightiest.
    fn note(&mut self, playbook: &Playbook, from: &From<'_>) {
        let mut now: BTreeMap<About, Held> = BTreeMap::new();
        for promise in in_force(playbook, from.day, from.view) {
            if let Some(about) = about(&promise) {
                now.entry(about)
                    .or_insert_with(|| self.begin(&promise, from));
            }
        }
        let yesterday = from.day.yesterday().unwrap_or(from.day);
        for (about, held) in &mut self.held {
            let Some(last) = held.last_mut().filter(|last| last.to.is_none()) else {
                continue;
            };
            let is_same = |now: &Held| (&now.object, &now.text) == (&last.object, &last.text);
            if now.get(about).is_some_and(is_same) {
                now.remove(about);
            } else {
                last.to = Some(yesterday);
            }
        }
        for (about, held) in now {
            self.held.entry(about).or_default().push(held);
        }
    }

    /// A promise that may begin to hold on a day.
    fn begin(&self, promise: &Promise<'_>, from: &From<'_>) -> Held {
        let path = promise.page.path();
        let path = from.moved.get(path).unwrap_or(path);
        let place = self.places.get(&(path.clone(), promise.key.value.clone()));
        let history = place.map(|at| &self.histories[*at]);
        let own = || changes::object(promise.page, promise.key);
        let target = promise.expectation.target.as_ref();
        let change = from
            .commit
            .zip(history)
            .and_then(|(commit, history)| made_by(history, commit));
        Held {
            from: from.day,
            to: None,
            object: history.map_or_else(own, |history| history.object.clone()),
            target: target.map(|target| target.value.clone()),
            text: changes::promise(promise.expectation).unwrap_or_default(),
            change,
        }
    }
}

/// The last change of a target up to `commit`.
fn made_by(history: &TargetHistory, commit: CommitNo) -> Option<Change> {
    let changes = history.changes.iter().rev();
    let mut by_then = changes.filter(|it| it.step.commit <= commit);
    by_then.find(|it| it.field == Field::Target).cloned()
}

fn about(promise: &Promise<'_>) -> Option<About> {
    let metric = promise.expectation.metric.as_ref()?;
    let is_brief = promise.page.kind == Kind::Brief;
    let campaign = is_brief.then(|| promise.page.id.clone());
    Some((
        metric.as_str().to_owned(),
        filters(promise.expectation),
        campaign,
    ))
}

/// The days on which what a document promises may begin or cease to hold.
fn turns(page: &Page) -> Vec<Date> {
    let is_promise = matches!(page.facts, Facts::Agreement(_) | Facts::Brief(_));
    let (from, to) = if is_promise { term(page) } else { (None, None) };
    let after = to.and_then(|to| to.tomorrow().ok());
    let signoffs = page.common.signoffs.iter().flat_map(|it| it.value.iter());
    let signed = signoffs.filter_map(|entry| Some(entry.value.as_ref()?.date.as_ref()?.value));
    let signed = signed.filter(|_| is_promise);
    from.into_iter().chain(after).chain(signed).collect()
}

/// The documents as they stand while days go by.
struct Sweep {
    playbook: Playbook,
    /// The documents that stand, by the path of today.
    standing: BTreeMap<DocPath, Document>,
    /// What is still to come, the next last.
    coming: Vec<(Date, DocPath, DocumentVersion)>,
    /// The day of the first commit that proves anything.
    begun: Option<Date>,
    last: Option<CommitNo>,
    /// Where documents that stand elsewhere now stand today.
    moved: BTreeMap<DocPath, DocPath>,
}

impl Sweep {
    /// Only who the sides are is taken from today's playbook.
    fn of(playbook: &Playbook) -> Self {
        let documents = playbook.documents.iter();
        let standing = documents
            .filter(|document| document.page.kind != Kind::Decision)
            .map(|document| (document.page.path().clone(), document.clone()));
        Self {
            playbook: playbook.clone(),
            standing: standing.collect(),
            coming: Vec::new(),
            begun: None,
            last: None,
            moved: BTreeMap::new(),
        }
    }

    /// Goes back to the first commit that proves anything; the days on which something may change.
    fn replay(&mut self, playbook: &Playbook, timeline: &Timeline) -> anyhow::Result<Vec<Date>> {
        let zone = playbook.config.zone();
        let mut steps = timeline.line.steps.iter();
        let Some(first) = steps.find(|step| timeline.is_proven(step.commit)) else {
            return Ok(Vec::new());
        };
        let day =
            |version: &DocumentVersion| version.step.at.to_zoned(zone.time_zone().clone()).date();
        self.begun = Some(first.at.to_zoned(zone.time_zone().clone()).date());
        self.standing
            .retain(|_, document| document.page.kind == Kind::Partnership);
        for (path, versions) in changes::documents(playbook, timeline)? {
            let versions = versions.into_iter();
            self.coming
                .extend(versions.map(|version| (day(&version), path.clone(), version)));
        }
        let pages = self
            .coming
            .iter()
            .filter_map(|(_, _, version)| version.page.as_deref());
        let mut days: Vec<Date> = pages.flat_map(turns).collect();
        days.extend(self.coming.iter().map(|(day, _, _)| *day));
        self.coming
            .sort_by_key(|(_, _, version)| std::cmp::Reverse(version.step.commit));
        self.take_while(|(_, _, version)| version.step.commit <= first.commit);
        self.last = Some(first.commit);
        Ok(days)
    }

    /// Lets the days go by up to `day`: the last commit that is known, and how it is to be looked at.
    fn move_to(&mut self, day: Date) -> (Option<CommitNo>, View) {
        match self.begun {
            Some(begun) if begun <= day => {
                self.take_while(|(on, _, _)| *on <= day);
                (self.last, View::Today)
            }
            _ => (None, View::LookingBack),
        }
    }

    fn take_while(&mut self, fits: impl Fn(&(Date, DocPath, DocumentVersion)) -> bool) {
        while let Some((_, path, version)) = self.coming.pop_if(|next| fits(next)) {
            self.last = Some(version.step.commit);
            match version.page {
                Some(page) => {
                    let translations = BTreeMap::new();
                    let document = Document { page, translations };
                    self.standing.insert(path, document);
                }
                None => {
                    self.standing.remove(&path);
                }
            }
        }
        let standing = self.standing.iter();
        let moved = standing.filter(|(today, document)| *today != document.page.path());
        self.moved = moved
            .map(|(today, document)| (document.page.path().clone(), today.clone()))
            .collect();
        self.playbook.documents = self.standing.values().cloned().collect();
    }
}
