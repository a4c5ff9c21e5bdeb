//! What can be wrong with a playbook: one file per rule, and the table of them all.
//!
//! A rule's file reads from top to bottom: its page, its check, the constructor of its finding.
//! Knows nothing of terminals and HTML.

mod alignment;
mod apply;
mod baseline;
mod campaigns;
mod cel;
mod custom;
mod deadlines;
pub mod example;
mod expectations;
pub mod expressions;
pub mod gates;
mod health;
mod history;
mod hygiene;
mod judged;
pub mod mend;
mod one_page;
pub mod options;
mod people;
mod phases;
mod place;
mod reading;
mod said;
mod selection;
mod signed;
mod structure;
mod untouchable;
mod waivers;

use crate::actuals::Actuals;
use crate::actuals::exchange::Exchange;
use crate::actuals::spending::Books;
use crate::finding::{Level, Report};
use crate::history::Timeline;
use crate::locale::{Lang, Message};
use crate::model::{Page, Playbook};
use crate::value::Date;

pub use apply::{Checked, Selection, check, check_source};
pub use baseline::{Shrunk, known_of};
pub use deadlines::{DecisionLimit, decision_limit};
pub(crate) use history::OPEN_AFTER_DECISION;
pub use one_page::{check_page, is_of_one_page};
pub(crate) use structure::{link, sections};

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// A noun phrase that names what is wrong, and reads well after "allow".
    pub id: &'static str,
    /// How bad it is by default.
    pub level: Level,
    /// Whether it guesses: such a rule never gates and never goes above a warning.
    pub is_heuristic: bool,
    /// Its page in Markdown: what, why, bad, good, configuration, origin.
    pub docs: &'static str,
    /// How it is checked.
    pub check: Check,
}

/// How much a rule must see, and so when an editor may run it.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Told by the reader of files, or by the machinery of rules itself; there is no function.
    Reading,
    /// One document.
    Page(fn(&Context<'_>, &Page, &mut Report)),
    /// All documents of today.
    Playbook(fn(&Context<'_>, &mut Report)),
    /// The past as well.
    History(fn(&Context<'_>, &Timeline, &mut Report)),
    /// All documents of today, and the past where there is one that can be trusted.
    MaybeHistory(fn(&Context<'_>, Option<&Timeline>, &mut Report)),
}

/// What every check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// What happened, as the ledgers tell it.
    pub actuals: &'a Actuals,
    /// The day on which everything is judged.
    pub as_of: Date,
}

impl<'a> Context<'a> {
    /// Where it is written what was spent.
    fn books(&self) -> Books<'a> {
        Books {
            playbook: self.playbook,
            ledgers: &self.actuals.ledgers,
            as_of: self.as_of,
        }
    }

    /// The rates on record, and which of them serve.
    fn exchange(&self) -> Exchange {
        Exchange::of(self.playbook, &self.actuals.ledgers, self.as_of)
    }
}

/// A family of rules.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// Its id, also that of the message with its name: `group-ID`.
    pub id: &'static str,
    /// Its rules.
    pub rules: &'static [&'static Rule],
}

/// Every rule, by family.
pub static GROUPS: &[Group] = &[
    Group {
        id: "reading",
        rules: reading::RULES,
    },
    Group {
        id: "structure",
        rules: structure::RULES,
    },
    Group {
        id: "people",
        rules: people::RULES,
    },
    Group {
        id: "selection",
        rules: selection::RULES,
    },
    Group {
        id: "phases",
        rules: phases::RULES,
    },
    Group {
        id: "alignment",
        rules: alignment::RULES,
    },
    Group {
        id: "expectations",
        rules: expectations::RULES,
    },
    Group {
        id: "deadlines",
        rules: deadlines::RULES,
    },
    Group {
        id: "campaigns",
        rules: campaigns::RULES,
    },
    Group {
        id: "health",
        rules: health::RULES,
    },
    Group {
        id: "history",
        rules: history::RULES,
    },
    Group {
        id: "hygiene",
        rules: hygiene::RULES,
    },
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}

/// The level of every rule's findings where no configuration names another.
pub fn default_levels() -> Vec<(&'static str, Level)> {
    all().map(|rule| (rule.id, rule.level)).collect()
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// The family a rule belongs to.
pub fn group_of(id: &str) -> Option<&'static Group> {
    GROUPS
        .iter()
        .find(|group| group.rules.iter().any(|rule| rule.id == id))
}

impl Rule {
    /// Whether it needs Git, so that an example on its page cannot show it.
    pub fn is_about_the_past(&self) -> bool {
        matches!(self.check, Check::History(_))
    }

    /// Whether it looks at Git, so that it may be silent where there is none.
    pub fn looks_at_the_past(&self) -> bool {
        matches!(self.check, Check::History(_) | Check::MaybeHistory(_))
    }

    /// One sentence that says when it fires.
    pub fn summary(&self, lang: Lang) -> String {
        Message::new(format!("rule-{}", self.id)).text(lang)
    }
}
