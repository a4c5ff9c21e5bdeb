//! Documents that a playbook had and has no more.

use std::sync::Arc;

use super::{CommitNo, Timeline};
use crate::model::{Kind, Page, Playbook};
use crate::text::DocPath;

/// A document that a commit of the line removed.
#[derive(Debug, Clone)]
pub(super) struct Removed {
    /// Where it stood last.
    pub(super) path: DocPath,
    /// What it said last.
    pub(super) page: Arc<Page>,
    /// The commit of the line that removed it.
    pub(super) commit: CommitNo,
}

/// The documents of `kinds` that the line had and `playbook` has neither at their path nor under
/// their id, in the order of their removal; one that was removed twice stands where it was last.
pub(super) fn removed(
    timeline: &Timeline,
    playbook: &Playbook,
    kinds: &[Kind],
) -> anyhow::Result<Vec<Removed>> {
    let mut found: Vec<Removed> = Vec::new();
    for step in &timeline.line.steps {
        for touch in timeline.graph.touches(step.commit) {
            let (None, Some(blob)) = (&touch.after, &touch.before) else {
                continue;
            };
            let is_document = touch.path.extension() == Some("md");
            if !is_document || playbook.files.binary_search(&touch.path).is_ok() {
                continue;
            }
            let page = timeline.reader.page(&touch.path, blob, &playbook.config)?;
            let is_there = || playbook.document(page.kind, &page.id).is_some();
            if page.is_translation || !kinds.contains(&page.kind) || is_there() {
                continue;
            }
            found.retain(|earlier| earlier.path != touch.path);
            found.push(Removed {
                path: touch.path.clone(),
                page,
                commit: step.commit,
            });
        }
    }
    Ok(found)
}
