//! `comity log`: the decisions of a partnership, out of the documents and Git together.

mod json;
mod markdown;
mod sheet;
#[cfg(test)]
mod tests;
mod text;
mod wanted;
mod words;

use super::args::{LogArgs, LogFormat};
use super::console::Console;
use super::environment::Environment;
use super::opened::{AsOf, Opened};
use super::{Exit, scope};
use crate::history::decisions::{DecisionLife, lives};
use crate::locale::{Lang, Message};
use crate::model::Playbook;

pub(super) use json::{LogOutput, SCHEMA};

/// The decisions that are wanted, and what is needed to speak of them.
struct Log<'a> {
    playbook: &'a Playbook,
    as_of: AsOf,
    /// The commit whose files lie on disk.
    commit: Option<&'a str>,
    /// Why Git was not asked, if it was not.
    not_checked: Option<&'a Message>,
    /// Those that fit, in the order of their proposals.
    lives: Vec<DecisionLife>,
    /// How many there are.
    all: usize,
}

pub(super) fn run(
    args: &LogArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let opened = Opened::read(&root, args.as_of, environment)?;
    let playbook = &opened.loaded.playbook;
    let wanted = wanted::Wanted::of(args, playbook)?;
    let mut lives = lives(playbook, opened.past.timeline(), opened.as_of.day)?;
    let all = lives.len();
    lives.retain(|life| wanted.fits(life, playbook));
    let log = Log {
        playbook,
        as_of: opened.as_of,
        commit: opened.commit.as_deref(),
        not_checked: opened.past.not_checked(),
        lives,
        all,
    };
    let view = console.view;
    let out = match args.format {
        LogFormat::Text => text::write(&log, view),
        LogFormat::Markdown => markdown::write(&log, view.lang),
        LogFormat::Csv => sheet::write(&log, view.lang),
        LogFormat::Json => json::write(&log, view.lang),
    };
    console.print(&out)?;
    Ok(Exit::Fine)
}

impl Log<'_> {
    /// What the partnership is called.
    fn title(&self, lang: Lang) -> String {
        let page = self.playbook.partnership().map(|(page, _)| page);
        let document = page.and_then(|page| self.playbook.at(page.path()));
        document.map_or_else(String::new, |document| {
            document.in_language(lang).title().to_owned()
        })
    }

    /// What a decision is called, in the reader's language where it has a translation.
    fn title_of<'a>(&'a self, life: &'a DecisionLife, lang: Lang) -> &'a str {
        let document = self.playbook.at(&life.path);
        let document = document.filter(|_| life.removed.is_none());
        document.map_or_else(|| life.page.title(), |it| it.in_language(lang).title())
    }

    /// What a person or a party is called.
    fn name(&self, id: &str) -> String {
        if let Some((_, person)) = self.playbook.person(id)
            && let Some(name) = &person.name
        {
            return name.value.clone();
        }
        let party = self.playbook.party(id);
        party.map_or_else(|| id.to_owned(), |(page, _)| page.title().to_owned())
    }
}
