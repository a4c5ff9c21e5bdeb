//! Every change of an expectation, with the commit that made it and the decision that allowed it.

use std::collections::{BTreeMap, BTreeSet};

use crate::actuals::in_force::{stated, term};
use crate::history::authors::{Authors, Who};
use crate::history::covered::{Named, Standings, named, named_as};
use crate::history::files::maker;
use crate::history::removed::removed;
use crate::history::{DocumentVersion, Step, Timeline};
use crate::model::field::Choice as _;
use crate::model::kinds::{Expectation, Facts};
use crate::model::{Kind, Page, Playbook};
use crate::text::DocPath;
use crate::value::Date;

/// The kinds whose expectations are promises.
pub(super) const KINDS: [Kind; 2] = [Kind::Agreement, Kind::Brief];

/// An expectation of an agreement or a brief, and how it came to be what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetHistory {
    /// Where its document stands, or stood last.
    pub path: DocPath,
    /// Its name in full, as it was last: `agreement/2026-02-loi#us-cpe`.
    pub object: String,
    /// Its key in the document.
    pub key: String,
    /// The metric it names, as it did last.
    pub metric: Option<String>,
    /// Which rows count, as it said last: column and value.
    pub filters: Vec<(String, String)>,
    /// What changed, the oldest first.
    pub changes: Vec<Change>,
}

/// A change of one field of an expectation.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The expectation's name in full.
    pub object: String,
    /// What changed.
    pub field: Field,
    /// What it was; `None` where it was not there.
    pub before: Option<String>,
    /// What it became; `None` where it is there no more.
    pub after: Option<String>,
    /// The step of the line.
    pub step: Step,
    /// Who wrote the change; of a merge the author of the last commit that it brought.
    pub author: Who,
    /// The decision that allowed it: accepted at this step or before, its `changes` naming the
    /// expectation, its document, or what its document amends.
    pub decision: Option<String>,
}

/// What may change of an expectation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What is promised: the target, else the cadence, else the words.
    Target,
    /// Who answers for it, else who answers for its document.
    Owner,
    /// From when to when its document holds: `2026-02-16..2026-03-20`.
    Term,
    /// Where its document stands.
    Status,
}

impl Field {
    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Owner => "owner",
            Self::Term => "term",
            Self::Status => "status",
        }
    }

    /// The keys of a document that say it for all its expectations.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Target => &["expectations"],
            Self::Owner => &["expectations", "owner"],
            Self::Term => &["term", "dates"],
            Self::Status => &["status"],
        }
    }
}

/// How every expectation of agreements and briefs came to be what it is, by document and key; those
/// of documents that the playbook has no more among them. What was not committed is not.
///
/// Versions of agreements, briefs and decisions are read, nothing else.
///
/// # Errors
/// Where the repository cannot be read.
pub fn histories(playbook: &Playbook, timeline: &Timeline) -> anyhow::Result<Vec<TargetHistory>> {
    let standings = Standings::read(playbook, timeline)?;
    let authors = Authors::of(playbook);
    let mut found = Vec::new();
    for (path, versions) in documents(playbook, timeline)? {
        let mut by_key: BTreeMap<String, TargetHistory> = BTreeMap::new();
        let mut before = Fields::new();
        let mut last: Option<&Page> = None;
        for version in &versions {
            let page = version.page.as_deref();
            let after = page.map(fields).unwrap_or_default();
            let Some(speaker) = page.or(last) else {
                continue;
            };
            last = Some(speaker);
            let graph = &timeline.graph;
            let maker = maker(graph, version.step.commit, &version.path);
            let author = &graph.commit(maker).author;
            for (key, field) in changed(&before, &after) {
                let object = object(speaker, &key);
                let of = (key.clone(), field);
                let decision = standings.covering(version.step.commit, |name| {
                    covers(name, speaker, &key, field)
                });
                let history = by_key.entry(key.clone()).or_insert_with(|| TargetHistory {
                    path: path.clone(),
                    object: object.clone(),
                    key,
                    metric: None,
                    filters: Vec::new(),
                    changes: Vec::new(),
                });
                history.changes.push(Change {
                    object,
                    field,
                    before: before.get(&of).cloned(),
                    after: after.get(&of).cloned(),
                    step: version.step,
                    author: authors.who(author),
                    decision: decision.map(str::to_owned),
                });
            }
            describe(&mut by_key, page);
            before = after;
        }
        found.extend(by_key.into_values());
    }
    Ok(found)
}

/// What each version of the agreements and briefs says, by path; those that are gone among them.
pub(super) fn documents(
    playbook: &Playbook,
    timeline: &Timeline,
) -> anyhow::Result<BTreeMap<DocPath, Vec<DocumentVersion>>> {
    let gone = removed(timeline, playbook, &KINDS)?.into_iter();
    let pages = playbook.documents.iter().map(|document| &document.page);
    let present = pages.filter(|page| KINDS.contains(&page.kind));
    let paths = present.map(|page| page.path().clone());
    let paths = paths.chain(gone.map(|gone| gone.path));
    let read = paths.map(|path| {
        let versions = timeline.document(playbook, &path)?;
        Ok((path, versions))
    });
    read.collect()
}

/// The fields of a document's expectations by key.
type Fields = BTreeMap<(String, Field), String>;

fn fields(page: &Page) -> Fields {
    let mut fields = Fields::new();
    let owner = page.common.owner.as_ref().map(|owner| owner.as_str());
    for (key, expectation) in stated(page) {
        let own = expectation.owner.as_ref().map(|owner| owner.as_str());
        let said = [
            (Field::Target, promise(expectation)),
            (Field::Owner, own.or(owner).map(str::to_owned)),
            (Field::Term, written(term(page))),
            (Field::Status, page.status().map(|it| it.word().to_owned())),
        ];
        let said = said.into_iter();
        fields.extend(said.filter_map(|(field, text)| Some(((key.value.clone(), field), text?))));
    }
    fields
}

/// What an expectation promises, in words.
pub(super) fn promise(expectation: &Expectation) -> Option<String> {
    let target = expectation.target.as_ref().map(|target| target.to_string());
    let cadence = expectation.cadence.as_ref();
    let text = expectation.text.as_ref();
    target
        .or_else(|| cadence.map(|cadence| cadence.as_str().to_owned()))
        .or_else(|| text.map(|text| text.value.clone()))
}

fn written((from, to): (Option<Date>, Option<Date>)) -> Option<String> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    (from.is_some() || to.is_some()).then(|| format!("{}..{}", day(from), day(to)))
}

fn changed(before: &Fields, after: &Fields) -> Vec<(String, Field)> {
    let all: BTreeSet<&(String, Field)> = before.keys().chain(after.keys()).collect();
    let changed = all.into_iter().filter(|of| before.get(of) != after.get(of));
    changed.cloned().collect()
}

/// Whether what a decision names includes a field of an expectation; what it names of an agreement
/// includes what amendments say of it.
fn covers(name: &str, page: &Page, key: &str, field: Field) -> bool {
    let amended = match &page.facts {
        Facts::Agreement(agreement) => agreement.amends.as_ref(),
        _ => None,
    };
    let base = || named_as(name, Kind::Agreement, amended?.as_str());
    match named(name, page).or_else(base) {
        None => false,
        Some(Named::Document) => true,
        Some(Named::Item(item)) => {
            let own = item.strip_prefix("expectations.").unwrap_or(item);
            let own = own.strip_prefix(key);
            own.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('.') == Some(field.id()))
                || field.keys().contains(&item)
        }
    }
}

/// How references name an expectation in full.
pub(super) fn object(page: &Page, key: &str) -> String {
    format!("{}#{key}", page.object())
}

/// Notes what an expectation is called and about, as it was last.
fn describe(by_key: &mut BTreeMap<String, TargetHistory>, page: Option<&Page>) {
    let Some(page) = page else { return };
    for (key, expectation) in stated(page) {
        if let Some(history) = by_key.get_mut(&key.value) {
            let metric = expectation.metric.as_ref();
            history.object = object(page, key);
            history.metric = metric.map(|metric| metric.as_str().to_owned());
            history.filters = filters(expectation);
        }
    }
}

/// Which rows count, in the order of the columns' names.
pub(super) fn filters(expectation: &Expectation) -> Vec<(String, String)> {
    let written = expectation
        .filter
        .iter()
        .flat_map(|table| table.value.iter());
    let mut filters: Vec<(String, String)> = written
        .filter_map(|entry| Some((entry.key.value.clone(), entry.value.as_ref()?.value.clone())))
        .collect();
    filters.sort();
    filters
}
