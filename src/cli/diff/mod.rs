//! `comity diff`: what a change means, and for whom.

mod compared;
mod driver;
mod json;
mod markdown;
mod point;
mod text;

use super::args::{DiffArgs, ReportFormat};
use super::console::Console;
use super::environment::Environment;
use super::report::harmless::one_line;
use super::{Exit, Failure, scope};
use crate::compare::{Change, Class};
use crate::locale::{Lang, Message};
use crate::model::Playbook;

pub(super) use compared::{State, between, ledger_of};

use compared::compared;
use point::{Ends, Named};

pub(super) use driver::driver;
pub(super) use json::{DiffOutput, SCHEMA};

pub(super) fn run(
    args: &DiffArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let ends = Ends::of(&root, args.range.as_deref(), environment)?;
    let changes = compared(&ends, environment)?;
    let diff = Diff::of(&ends, changes, args.party.as_deref())?;
    let view = console.view;
    let shown = match args.format {
        ReportFormat::Text => text::write(&diff, view),
        ReportFormat::Markdown => markdown::write(&diff, view.lang, args.max_bytes),
        ReportFormat::Json => json::write(&diff, view.lang),
    };
    console.print(&shown)?;
    let fails = args.fail_on.0.is_some_and(|class| {
        let mut changes = diff.changes.iter();
        changes.any(|change| diff.class(change) >= class)
    });
    Ok(if fails { Exit::Findings } else { Exit::Fine })
}

/// What changed between two states of a playbook, ready to be shown.
struct Diff<'a> {
    title: String,
    from: &'a Named,
    to: &'a Named,
    /// The weightiest first.
    changes: Vec<Change>,
    /// For whom changes are weighed; for everybody where nobody is named.
    party: Option<String>,
    playbooks: [&'a Playbook; 2],
    notes: &'a [Message],
}

impl<'a> Diff<'a> {
    fn of(ends: &'a Ends, mut changes: Vec<Change>, party: Option<&str>) -> anyhow::Result<Self> {
        let playbooks = [&ends.before.loaded.playbook, &ends.now.loaded.playbook];
        if let Some(party) = party {
            let parties = playbooks.iter().flat_map(|playbook| playbook.parties());
            let known: Vec<&str> = parties.map(|(page, _)| page.id.as_str()).collect();
            if !known.contains(&party) {
                return Err(Failure::unknown("no-such-party", party, known).into());
            }
            // The order of places is kept among changes that weigh alike.
            changes.sort_by_key(|change| std::cmp::Reverse(change.class_for(party)));
        }
        let [before, now] = playbooks;
        let front = now.partnership().or_else(|| before.partnership());
        let title = front.map_or_else(String::new, |(page, _)| page.title().to_owned());
        Ok(Self {
            title,
            from: &ends.before.named,
            to: &ends.now.named,
            changes,
            party: party.map(str::to_owned),
            playbooks,
            notes: &ends.notes,
        })
    }

    /// How much a change matters to whom it is shown for.
    fn class(&self, change: &Change) -> Class {
        match &self.party {
            Some(party) => change.class_for(party),
            None => change.class,
        }
    }

    /// The changes of a class, in order.
    fn of_class(&self, class: Class) -> impl Iterator<Item = &Change> {
        let changes = self.changes.iter();
        changes.filter(move |change| self.class(change) == class)
    }

    /// What a party is called.
    fn party_name(&self, id: &str, lang: Lang) -> String {
        let document = self
            .playbooks
            .iter()
            .rev()
            .find_map(|playbook| playbook.document(crate::model::Kind::Party, id));
        document
            .map_or(id, |document| document.in_language(lang).title())
            .to_owned()
    }

    /// `2 breaking, 3 notable, 1 minor`; that there is nothing where there is nothing.
    fn verdict(&self, lang: Lang) -> String {
        if self.changes.is_empty() {
            return Message::new("diff-nothing").text(lang);
        }
        let counts = Class::ALL.iter().rev().filter_map(|class| {
            let count = self.of_class(*class).count();
            let message = Message::new(format!("diff-count-{}", class.word()));
            (count > 0).then(|| message.with("n", count).text(lang))
        });
        let counts = counts.collect::<Vec<_>>().join(", ");
        match &self.party {
            Some(party) => Message::new("diff-verdict-for")
                .with("party", self.party_name(party, lang))
                .with("counts", counts)
                .text(lang),
            None => counts,
        }
    }

    /// `Lumen Agency: breaking; Northwind: notable`.
    fn for_whom(&self, change: &Change, lang: Lang) -> String {
        let one = |(party, class): (&String, &Class)| {
            let class = Message::new(format!("diff-{}", class.word())).text(lang);
            format!("{}: {class}", self.party_name(party, lang))
        };
        let mut classes: Vec<(&String, &Class)> = change.classes.iter().collect();
        classes.sort_by_key(|(party, class)| (std::cmp::Reverse(**class), *party));
        match classes.as_slice() {
            [] => Message::new(format!("diff-{}", change.class.word())).text(lang),
            [(_, first), rest @ ..] if rest.iter().all(|(_, class)| class == first) => {
                Message::new(format!("diff-{}-for-all", first.word())).text(lang)
            }
            all => all.iter().copied().map(one).collect::<Vec<_>>().join("; "),
        }
    }

    /// What is compared with what, after a title.
    fn ends(&self, lang: Lang) -> String {
        self.named("diff-ends", lang)
    }

    /// The same as a sentence of its own.
    fn comparing(&self, lang: Lang) -> String {
        self.named("diff-comparing", lang)
    }

    fn named(&self, id: &'static str, lang: Lang) -> String {
        Message::new(id)
            .with("from", self.from.words(lang))
            .with("to", self.to.words(lang))
            .text(lang)
    }

    /// The command that shows the same again.
    fn command(&self) -> String {
        let party = self.party.iter();
        let party = party.map(|party| format!(" --party {}", in_shell(party)));
        let to = self.to.argument();
        let range = match to.as_str() {
            "worktree" => self.from.argument(),
            to => format!("{}..{to}", self.from.argument()),
        };
        format!("comity diff {range}{}", party.collect::<String>())
    }
}

/// Where a change stands, as people write it.
fn place(change: &Change) -> String {
    format!("{}:{}", change.place.path, change.line)
}

/// The heading of a class.
fn heading(class: Class, lang: Lang) -> String {
    Message::new(format!("diff-head-{}", class.word())).text(lang)
}

/// A word of a command: an id of a document may be anything a file may be called.
fn in_shell(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "._-".contains(letter);
    if word.chars().all(is_plain) {
        return word.to_owned();
    }
    let word = one_line(word).replace('\'', r"'\''");
    format!("'{word}'")
}
