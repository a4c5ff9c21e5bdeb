//! What has changed in a text since it was acknowledged.

use std::sync::Arc;

use super::entry::Entry;
use super::origin::{made_by, touch_of};
use super::{Change, Since};
use crate::history::digest::{self, Digest};
use crate::history::{CommitNo, Step, Timeline};
use crate::model::{Document, Kind, Loaded};
use crate::source::CONFIG_FILE;
use crate::text::DocPath;

/// Goes back along the line of first parents to the last state that fits the digest of `entry`, and
/// notes what each step on the way changed; `None` where no state fits.
pub(super) fn since(
    timeline: &Timeline,
    document: &Document,
    today: &Digest,
    entry: &Entry,
) -> anyhow::Result<Option<Since>> {
    let mut path = document.page.path().clone();
    let mut later = today.clone();
    let mut changes: Vec<Change> = Vec::new();
    // The step that made `later` out of the state before it; what lies on disk has none.
    let mut made: Option<(Step, DocPath)> = None;
    let mut steps = timeline.line.steps.iter().rev().copied().peekable();
    while let Some(step) = steps.peek().copied() {
        let Some(state) = State::at(timeline, step.commit, &path, entry)? else {
            return Ok(None);
        };
        for part in later.differing(&state.digest) {
            let commit = made.as_ref().map(|(step, document)| {
                let path = state.path_of(&part, document);
                made_by(&timeline.graph, step.commit, &path)
            });
            changes.push(Change { part, commit });
        }
        if Some(state.digest.text()) == entry.digest.as_deref() {
            changes.reverse();
            return Ok(Some(Since {
                commit: step.commit,
                changes: lasting(changes, &state.digest, today),
            }));
        }
        let paths = state.paths(&path);
        let touches = |step: &Step| {
            let mut touches = timeline.graph.touches(step.commit).iter();
            touches.any(|touch| paths.contains(&touch.path))
        };
        made = steps.find(touches).map(|step| (step, path.clone()));
        let Some((step, _)) = &made else {
            return Ok(None);
        };
        let touch = touch_of(&timeline.graph, step.commit, &path);
        if let Some(from) = touch.and_then(|touch| touch.from.clone()) {
            path = from;
        }
        later = state.digest;
    }
    Ok(None)
}

/// Without the changes that were taken back later.
fn lasting(changes: Vec<Change>, signed: &Digest, today: &Digest) -> Vec<Change> {
    let differing = signed.differing(today);
    let whole = |part: &str| match part.split_once("body#") {
        Some((before, _)) => format!("{before}body"),
        None => part.to_owned(),
    };
    let kept = |change: &Change| {
        differing
            .iter()
            .any(|part| whole(part) == whole(&change.part))
    };
    changes.into_iter().filter(kept).collect()
}

/// The document as a commit has it, with its digest.
struct State {
    loaded: Arc<Loaded>,
    digest: Digest,
}

impl State {
    fn at(
        timeline: &Timeline,
        commit: CommitNo,
        path: &DocPath,
        entry: &Entry,
    ) -> anyhow::Result<Option<Self>> {
        let Some(loaded) = timeline.playbook_at(commit)? else {
            return Ok(None);
        };
        let digest = loaded
            .playbook
            .at(path)
            .map(|document| digest::of_read(&loaded.playbook, document, entry.read));
        Ok(digest.map(|digest| Self { loaded, digest }))
    }

    /// Every file that the digest is made of.
    fn paths(&self, document: &DocPath) -> Vec<DocPath> {
        let parts = self.digest.parts().keys();
        let mut paths: Vec<DocPath> = parts.map(|part| self.path_of(part, document)).collect();
        // A key may have stood in any file of the profile.
        let own = self.loaded.playbook.lineage.own();
        paths.extend(own.map(|layer| layer.file.path.clone()));
        paths.sort();
        paths.dedup();
        paths
    }

    /// The file that says what a part holds; `document` is where the document itself stands.
    fn path_of(&self, part: &str, document: &DocPath) -> DocPath {
        let playbook = &self.loaded.playbook;
        if part.starts_with(CONFIG_FILE) || part.starts_with("profile#") {
            return DocPath::new(CONFIG_FILE);
        }
        if let Some(id) = part.strip_prefix("metric/") {
            let metric = playbook.document(Kind::Metric, id);
            // A metric that is not there yet is one that the document names.
            return metric.map_or_else(|| document.clone(), |it| it.page.path().clone());
        }
        let Some((lang, _)) = part.split_once('/') else {
            return document.clone();
        };
        let translations = playbook.at(document).map(|it| &it.translations);
        let mut translations = translations.into_iter().flatten();
        let found = translations.find(|(code, _)| code.to_string() == lang);
        found.map_or_else(|| document.clone(), |(_, page)| page.path().clone())
    }
}
