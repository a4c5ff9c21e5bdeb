//! Pages of decisions.

use comity::value::Date;

use crate::chronicle::Chronicle;
use crate::people::Person;
use crate::world::{Plan, plus};

/// A decision that is made a day after it was proposed.
pub(crate) struct Decision<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) day: Date,
    /// Who decides and who drives.
    pub(crate) by: (&'a Person, &'a Person),
    pub(crate) more: String,
    pub(crate) text: String,
}

impl Decision<'_> {
    /// Its name among the decisions.
    pub(crate) fn name(&self) -> String {
        format!("{}-{}", self.day, self.id)
    }

    pub(crate) fn page(&self, side: &str) -> String {
        format!(
            "---\nkind: decision\ntitle: {}\nstatus: accepted\ndriver: {}\ndecider: {}\noptions: [this, that]\n\
             proposed: {}T10:00+00:00\ndecided: {}T09:30+00:00\nproposed_by: {side}\n{}reversible: true\n---\n\n\
             ## Context\n\nTwo views were on the table and each had a reason.\n\n## Decision\n\n{}\n\n\
             ## Consequences\n\nBoth teams work by it from the next day on.\n",
            self.title,
            self.by.1.id,
            self.by.0.id,
            plus(self.day, -1),
            self.day,
            self.more,
            self.text
        )
    }

    pub(crate) fn commit(&self, plan: &Plan, story: &mut Chronicle) {
        story
            .on(
                self.day,
                (9, 40),
                &self.by.0.author(),
                format!("decision: {}", self.title),
            )
            .write(
                format!("decisions/{}.md", self.name()),
                self.page(plan.agency.id),
            )
            .commit();
    }
}
