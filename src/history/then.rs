//! The past as it was known when one of its commits was today's.

use std::collections::BTreeMap;

use super::{Base, Graph, Line, Timeline, base, unproven, walk};
use crate::model::Playbook;
use crate::text::DocPath;

impl Timeline {
    /// What was known when `commit` was today's, and `playbook` its playbook: what reading the past
    /// of a checkout of it would give, but that people are called what `.mailmap` calls them today.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub fn at(&self, commit: &str, playbook: &Playbook) -> anyhow::Result<Self> {
        let folder = self.reader.folder();
        let (graph, base, unproven) = self.reader.with(|repository| {
            let head = base::found(repository, commit)?.id();
            let graph = walk::until(repository, head, folder, Graph::clone(&self.graph))?;
            let unproven = unproven(repository, &graph, playbook)?;
            Ok::<_, anyhow::Error>((graph, base::of(repository, commit)?, unproven))
        })?;
        let base = base.map(|commit| {
            let loaded = self.reader.playbook(&commit)?;
            Ok::<_, anyhow::Error>(loaded.map(|loaded| Base {
                playbook: loaded.playbook.clone(),
                commit,
            }))
        });
        Ok(Self {
            base: base.transpose()?.flatten(),
            line: Line::of(&graph),
            graph: graph.into(),
            reader: self.reader.clone(),
            tags: self.tags.clone(),
            unproven,
        })
    }

    /// Where files of a commit of the line stand today, where that is another place.
    pub fn moved_since(&self, commit: &str) -> BTreeMap<DocPath, DocPath> {
        let number = self.graph.number(commit);
        let steps = self.line.steps.iter();
        let later = steps.skip_while(|step| Some(step.commit) != number).skip(1);
        // By where they stand at the step: where they stood at the commit.
        let mut stood: BTreeMap<DocPath, DocPath> = BTreeMap::new();
        for step in later {
            let touches = self.graph.touches(step.commit).iter();
            let renamed: Vec<(&DocPath, &DocPath)> = touches
                .filter_map(|touch| Some((touch.from.as_ref()?, &touch.path)))
                .collect();
            // All moves of a step happen at once: two files may change places.
            let then = |from: &DocPath| stood.get(from).unwrap_or(from).clone();
            let moved: Vec<(DocPath, DocPath)> = renamed
                .iter()
                .map(|(from, to)| (then(from), (*to).clone()))
                .collect();
            for (from, _) in renamed {
                stood.remove(from);
            }
            for gone in self.graph.touches(step.commit) {
                if gone.after.is_none() {
                    stood.remove(&gone.path);
                }
            }
            stood.extend(moved.into_iter().map(|(then, now)| (now, then)));
        }
        let moved = stood.into_iter().filter(|(now, then)| now != then);
        moved.map(|(now, then)| (then, now)).collect()
    }
}
