//! Which commits set the lines that figures of the site come from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::actuals::Ledgers;
use crate::history::{SetLine, Timeline};
use crate::model::{Kind, Page, Playbook};
use crate::site::past::{SetBy, SetLines};
use crate::text::{DocPath, SourceFile};

/// The kinds whose documents state figures that other pages show.
const STATING: [Kind; 8] = [
    Kind::Partnership,
    Kind::Agreement,
    Kind::Charter,
    Kind::Metric,
    Kind::Brief,
    Kind::Decision,
    Kind::HealthCheck,
    Kind::PostMortem,
];

/// The commits of every line of the ledgers and of the documents that state figures.
///
/// # Errors
/// Where the repository cannot be read.
pub(super) fn of(
    timeline: &Timeline,
    playbook: &Playbook,
    ledgers: &Ledgers,
    uncommitted: &[DocPath],
) -> anyhow::Result<BTreeMap<DocPath, SetLines>> {
    let mut files: BTreeMap<&DocPath, &Arc<SourceFile>> = BTreeMap::new();
    let pages = playbook.pages();
    let stating = pages.filter(|page: &&Arc<Page>| STATING.contains(&page.kind));
    files.extend(stating.map(|page| (page.path(), &page.file)));
    let tables = ledgers.tables().flat_map(|table| &table.files);
    files.extend(tables.map(|file| (&file.path, file)));
    let mut all = BTreeMap::new();
    for (path, file) in files {
        let found = timeline.lines(path, &file.text)?;
        let is_uncommitted = uncommitted.binary_search(path).is_ok();
        all.insert(path.clone(), set(timeline, playbook, found, is_uncommitted));
    }
    Ok(all)
}

fn set(
    timeline: &Timeline,
    playbook: &Playbook,
    found: Vec<Option<SetLine>>,
    is_uncommitted: bool,
) -> SetLines {
    let zone = playbook.config.zone();
    let by: BTreeSet<_> = found
        .iter()
        .flatten()
        .map(|line| (line.commit, line.path.clone()))
        .collect();
    let by: Vec<_> = by.into_iter().collect();
    let line = |line: SetLine| {
        let at = by.binary_search(&(line.commit, line.path)).ok()?;
        Some((u32::try_from(at).ok()?, line.line))
    };
    let commit = |(commit, path): &(_, DocPath)| {
        let commit = timeline.graph.commit(*commit);
        SetBy {
            commit: commit.id.clone(),
            short: commit.short_id().to_owned(),
            day: commit.authored.in_zone(&zone).date(),
            path: path.clone(),
        }
    };
    SetLines {
        commits: by.iter().map(commit).collect(),
        lines: found.into_iter().map(|it| it.and_then(line)).collect(),
        is_uncommitted,
    }
}
