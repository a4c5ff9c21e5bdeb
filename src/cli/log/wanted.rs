//! Which decisions are wanted.

use crate::cli::Failure;
use crate::cli::args::{LogArgs, LogState};
use crate::history::decisions::DecisionLife;
use crate::model::field::RefTarget;
use crate::model::{Document, Kind, Page, Playbook};
use crate::value::Period;

/// What was asked for; everything that was asked must fit.
pub(super) struct Wanted {
    states: Vec<LogState>,
    is_open: bool,
    owner: Option<String>,
    party: Option<String>,
    quarter: Option<Period>,
    words: Vec<String>,
}

impl Wanted {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// A [`Failure`] where they name a person or a party that is not there.
    pub(super) fn of(args: &LogArgs, playbook: &Playbook) -> Result<Self, Failure> {
        let known = |target, id: &'static str, asked: &Option<String>| {
            let Some(asked) = asked else { return Ok(()) };
            let known = playbook.known(target);
            if known.contains(asked) {
                return Ok(());
            }
            Err(Failure::unknown(
                id,
                asked,
                known.iter().map(String::as_str),
            ))
        };
        known(RefTarget::Person, "log-no-such-person", &args.owner)?;
        known(RefTarget::Party, "log-no-such-party", &args.party)?;
        let words = args.text.as_deref().unwrap_or_default();
        Ok(Self {
            states: args.state.clone(),
            is_open: args.open,
            owner: args.owner.clone(),
            party: args.party.clone(),
            quarter: args.quarter,
            words: plain(words).split_whitespace().map(str::to_owned).collect(),
        })
    }

    pub(super) fn fits(&self, life: &DecisionLife, playbook: &Playbook) -> bool {
        let zone = playbook.config.zone();
        let is_in = |quarter: &Period| life.day(&zone).is_some_and(|day| quarter.contains(day));
        let is_theirs = |party: &String| {
            let home = |person: &str| playbook.person(person).map(|(page, _)| page.id.as_str());
            life.proposed_by.as_ref() == Some(party)
                || people(life).any(|person| home(person) == Some(party))
        };
        (self.states.is_empty() || state(life).is_some_and(|it| self.states.contains(&it)))
            && (!self.is_open || life.is_open())
            && self
                .owner
                .as_ref()
                .is_none_or(|owner| people(life).any(|it| it == owner))
            && self.party.as_ref().is_none_or(is_theirs)
            && self.quarter.as_ref().is_none_or(is_in)
            && self.has_words(life, playbook)
    }

    fn has_words(&self, life: &DecisionLife, playbook: &Playbook) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let document = playbook.document(Kind::Decision, &life.id);
        let document = document.filter(|_| life.removed.is_none());
        let pages = document.into_iter().flat_map(Document::pages);
        let texts: Vec<String> = pages.map(|page| searched(page)).collect();
        let text = plain(&if texts.is_empty() {
            searched(&life.page)
        } else {
            texts.join("\n")
        });
        self.words.iter().all(|word| text.contains(word))
    }
}

/// Where a decision stands; what is gone stands nowhere else.
fn state(life: &DecisionLife) -> Option<LogState> {
    if life.removed.is_some() {
        return Some(LogState::Removed);
    }
    life.state.map(LogState::Status)
}

/// The driver and the deciders.
fn people(life: &DecisionLife) -> impl Iterator<Item = &str> {
    let driver = life.driver.iter();
    driver.chain(&life.deciders).map(String::as_str)
}

/// The whole of a document: its name, and its fields and prose as they are written.
fn searched(page: &Page) -> String {
    format!("{}\n{}", page.id, page.file.text)
}

/// Letters as a search takes them: small, and `ё` as `е`.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}
