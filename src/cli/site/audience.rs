//! What an audience sees of the past.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::past::{before, between};
use crate::history::Timeline;
use crate::history::decisions::lives;
use crate::history::expectations::Targets;
use crate::model::{Audience, Document, Playbook};
use crate::site::audience::seen_then;
use crate::site::past::{Past, SignedText, Story};
use crate::text::DocPath;
use crate::value::Date;

/// Which of a playbook's documents today's readers see; those that are gone are not among them.
#[derive(Debug, Clone)]
pub(super) struct Today {
    pub(super) audience: Audience,
    paths: BTreeSet<DocPath>,
}

impl Today {
    pub(super) fn of(audience: &Audience, playbook: &Playbook) -> Self {
        let seen = playbook.documents.iter();
        let seen = seen.filter(|document| audience.sees_document(document));
        Self {
            audience: audience.clone(),
            paths: seen.map(|document| document.page.path().clone()).collect(),
        }
    }

    /// Whether a document of `then` was seen then and is seen today, where it stands by now.
    pub(super) fn keeps<'a>(
        &'a self,
        then: &Playbook,
        moved: &'a BTreeMap<DocPath, DocPath>,
    ) -> impl Fn(&Document) -> bool + 'a {
        let by = self.audience.by(&then.config);
        move |document| {
            let path = document.page.path();
            by.sees_document(document) && self.paths.contains(moved.get(path).unwrap_or(path))
        }
    }

    /// Everything by which one state of this can be told from another.
    pub(super) fn mark(&self) -> String {
        format!("{:?} {:?}", self.audience, self.paths)
    }
}

/// What Git knows of the documents of `seen`, as far as they were seen all the time.
///
/// # Errors
/// Where the repository cannot be read.
pub(super) fn past(
    whole: Past,
    timeline: &Timeline,
    (playbook, seen): (&Playbook, &Playbook),
    audience: &Audience,
    as_of: Date,
) -> anyhow::Result<Past> {
    let mut files = BTreeMap::new();
    for document in &seen.documents {
        let since = seen_since(timeline, document.page.path(), playbook, audience)?;
        for page in document.pages() {
            let story = whole.files.get(page.path()).cloned();
            let story = story.map(|story| later(story, since));
            files.extend(story.map(|story| (page.path().clone(), story)));
        }
    }
    let mut signoffs = whole.signoffs;
    signoffs.retain(|path, _| seen.at(path).is_some());
    for known in signoffs.values_mut().flatten() {
        if let SignedText::Changed(parts) = &mut known.text {
            // A part may be a metric that they do not see.
            parts.clear();
        }
    }
    let since = match before(timeline, playbook, as_of)? {
        Some((edition, then)) => {
            let moved = timeline.moved_since(&edition.commit);
            let stands = |path: &DocPath| seen.at(moved.get(path).unwrap_or(path)).is_some();
            let mut then = seen_then(&then.playbook, audience, &stands);
            // Settings speak of what is hidden too.
            then.config.clone_from(&seen.config);
            then.config_file.clone_from(&seen.config_file);
            then.profile.clone_from(&seen.profile);
            then.lineage.clone_from(&seen.lineage);
            Some(between(timeline, edition, [&then, seen], as_of).into())
        }
        None => None,
    };
    Ok(Past {
        files,
        signoffs,
        // As the documents tell them: commits tell of what they changed beside them.
        lives: lives(seen, None, as_of)?,
        targets: Targets::default(),
        since,
        // Which commit set a line tells of commits that they do not see.
        commit: None,
        lines: BTreeMap::new(),
    })
}

/// The moment from which a document has been seen by `audience` without a break; `None` where that is all its life.
fn seen_since(
    timeline: &Timeline,
    path: &DocPath,
    playbook: &Playbook,
    audience: &Audience,
) -> anyhow::Result<Option<Timestamp>> {
    let history = timeline.file(path);
    let mut since = Timestamp::MAX;
    for change in &history.changes {
        let page = change.after.as_ref();
        let page = page.map(|blob| timeline.reader.page(&change.path, blob, &playbook.config));
        match page.transpose()? {
            Some(page) if audience.sees(&page) => {
                since = since.min(history.commit(change).committed.instant());
            }
            _ => return Ok(Some(since)),
        }
    }
    Ok(None)
}

/// The story without what happened before `since`.
fn later(mut story: Story, since: Option<Timestamp>) -> Story {
    let Some(since) = since else {
        return story;
    };
    story.changes.retain(|change| change.at >= since);
    let mut authors: Vec<(String, usize)> = Vec::new();
    for change in &story.changes {
        match authors.iter_mut().find(|(name, _)| *name == change.author) {
            Some((_, count)) => *count += 1,
            None => authors.push((change.author.clone(), 1)),
        }
    }
    story.authors = authors;
    story.is_cut = true;
    story
}
