//! The playbook as it stood at the end of a day of the past.

use std::sync::Arc;

use super::diff::State;
use crate::history::Timeline;
use crate::model::{Loaded, ParseCache, load};
use crate::source::{CONFIG_FILE, Memory, Source};
use crate::value::{Date, Zone};

/// A playbook of the past.
pub(super) struct Then {
    pub(super) loaded: Arc<Loaded>,
    pub(super) source: Box<dyn Source>,
    pub(super) day: Date,
    /// Its commit; `None` where nothing had been committed.
    pub(super) commit: Option<String>,
}

impl Then {
    /// The playbook at the end of `day` on the clocks of `zone`; an empty one where there was none yet,
    /// so that its beginning can be told as a change, too.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub(super) fn at_end_of(day: Date, zone: &Zone, timeline: &Timeline) -> anyhow::Result<Self> {
        let step = timeline.line.at_end_of(day, zone);
        let commit = step.map(|step| timeline.graph.commit(step.commit).id.clone());
        if let Some(commit) = &commit
            && let Some(loaded) = timeline.reader.playbook(commit)?
        {
            return Ok(Self {
                loaded,
                source: Box::new(timeline.reader.files(commit)?),
                day,
                commit: Some(commit.clone()),
            });
        }
        let empty = Memory::of([(CONFIG_FILE, "")]);
        Ok(Self {
            loaded: Arc::new(load(&empty, &ParseCache::new())?),
            source: Box::new(empty),
            day,
            commit: None,
        })
    }

    /// It as it is compared.
    pub(super) fn state(&self) -> State<'_> {
        State {
            playbook: &self.loaded.playbook,
            source: &*self.source,
            day: Some(self.day),
        }
    }
}
