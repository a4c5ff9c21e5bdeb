//! `comity digest`: a letter to one person of what changed and what waits for them.
//!
//! It speaks the person's language, tells times on the person's clocks, and shows no more than the site for the
//! person's party would. The same playbook, days and person give the same bytes.

mod due;
mod html;
mod letter;
mod markdown;
mod news;
mod reader;
mod view;
mod waiting;

use std::collections::BTreeMap;
use std::sync::Arc;

use letter::{Letter, Page};
use reader::Reader;
use view::View;

use super::args::{DigestArgs, DigestFormat};
use super::console::Console;
use super::environment::Environment;
use super::opened::{Caches, Opened};
use super::then::Then;
use super::{Exit, Failure, scope};
use crate::history::Past;
use crate::locale::{Lang, Message};
use crate::model::audience::PARTY;
use crate::model::{Audience, Playbook};
use crate::site::of_documents;
use crate::text::DocPath;

/// Everything that a letter is made of.
struct Desk<'a> {
    environment: &'a Environment,
    opened: &'a Opened,
    reader: Reader<'a>,
    /// As the reader sees it on the last day.
    now: View,
    /// As the reader saw it on the day of the last letter; `None` where there is no history.
    before: Option<(Then, View)>,
    /// Who the reader is, where they do not see everything.
    audience: Option<Audience>,
    addresses: BTreeMap<DocPath, String>,
}

/// Prints the letter; `languages` are those of `--lang`.
pub(super) fn run(
    args: &DigestArgs,
    environment: &Environment,
    console: &mut Console,
    languages: &[Lang],
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let opened = Opened::read(&root, args.until, environment)?;
    let opened = match args.until {
        Some(_) => committed(opened, environment)?,
        None => opened,
    };
    let until = opened.as_of.day;
    if until < args.since {
        let message = Message::new("digest-backwards")
            .with("since", args.since)
            .with("until", until);
        return Err(Failure::new(message).into());
    }
    let playbook = &opened.loaded.playbook;
    let reader = Reader::of(playbook, &args.person, languages.first().copied())?;
    let desk = Desk::of(environment, &opened, reader, args)?;
    let letter = desk.letter(args)?;
    if letter.is_empty() && args.quiet_if_empty {
        return Ok(Exit::Fine);
    }
    let text = match args.format {
        DigestFormat::Markdown => markdown::write(&letter),
        DigestFormat::Html => html::write(&letter),
    };
    console.print(&text)?;
    Ok(Exit::Fine)
}

/// The playbook as it had been committed by the day on which it is judged; that on disk where it had not been.
fn committed(opened: Opened, environment: &Environment) -> anyhow::Result<Opened> {
    let Some(timeline) = opened.trusted_past() else {
        return Ok(opened);
    };
    let day = opened.as_of.day;
    let zone = opened.loaded.playbook.config.zone();
    let then = Then::at_end_of(day, &zone, timeline)?;
    if then.commit == opened.commit {
        return Ok(opened);
    }
    let Some(commit) = then.commit else {
        return Ok(opened);
    };
    let past = timeline.at(&commit, &then.loaded.playbook)?;
    let mut caches = Caches::new(environment);
    let mut then = Opened::of(
        then.source,
        &opened.root,
        Some(day),
        environment,
        &mut caches,
    )?;
    then.past = Arc::new(Past::Known(Box::new(past)));
    then.commit = Some(commit);
    Ok(then)
}

impl<'a> Desk<'a> {
    fn of(
        environment: &'a Environment,
        opened: &'a Opened,
        reader: Reader<'a>,
        args: &DigestArgs,
    ) -> anyhow::Result<Self> {
        let playbook = &opened.loaded.playbook;
        let audience = audience(playbook, &reader)?;
        let now = View::of_opened(opened, audience.as_ref())?;
        let zone = playbook.config.zone();
        let before = match opened.trusted_past() {
            Some(past) => {
                let then = Then::at_end_of(args.since, &zone, past)?;
                let view = View::of_then(&then, past, audience.as_ref())?;
                Some((then, view))
            }
            None => None,
        };
        Ok(Self {
            addresses: addresses(&now.playbook, reader.lang),
            environment,
            opened,
            reader,
            now,
            before,
            audience,
        })
    }

    fn letter(&self, args: &DigestArgs) -> anyhow::Result<Letter> {
        let reader = &self.reader;
        let mut letter = Letter {
            lang: reader.lang,
            about: self.about(),
            name: reader.name.to_owned(),
            zone: reader.zone.clone(),
            since: args.since,
            until: self.now.as_of,
            sections: Vec::new(),
        };
        letter.add(waiting::section(self));
        for section in due::sections(self) {
            letter.add(section);
        }
        letter.add(news::slid(self));
        letter.add(news::changed(self)?);
        letter.add(news::found(self));
        Ok(letter)
    }

    /// What the partnership is called: by its front page, where the reader sees that one, else by its site.
    fn about(&self) -> String {
        let (playbook, lang) = (&self.now.playbook, self.reader.lang);
        let front = playbook.partnership();
        let front = front.and_then(|(page, _)| playbook.at(page.path()));
        if let Some(document) = front {
            return document.in_language(lang).title().to_owned();
        }
        let site = playbook.config.site.as_ref();
        let title = site.and_then(|site| site.title.as_ref());
        title.map_or_else(String::new, |title| title.text(lang).to_owned())
    }

    /// A document that the letter leads to, if the reader sees it.
    fn page(&self, path: &DocPath) -> Option<Page> {
        let document = self.now.playbook.at(path)?;
        let path = document.page.path();
        Some(Page {
            path: path.clone(),
            url: self.addresses.get(path).cloned(),
        })
    }

    /// A document's title in the reader's language.
    fn title(&self, path: &DocPath) -> String {
        let document = self.now.playbook.at(path);
        let page = document.map(|document| document.in_language(self.reader.lang));
        page.map_or_else(|| path.to_string(), |page| page.title().to_owned())
    }
}

/// Who the reader is where they do not see everything: their party.
fn audience(playbook: &Playbook, reader: &Reader<'_>) -> Result<Option<Audience>, Failure> {
    if reader.is_of_side {
        return Ok(None);
    }
    let name = format!("{PARTY}{}", reader.party);
    let audience = Audience::of(playbook, &name);
    let audience = audience.map_err(|known| {
        let known = known.iter().map(String::as_str);
        Failure::unknown("log-no-such-party", reader.party, known)
    })?;
    Ok(Some(audience))
}

fn addresses(playbook: &Playbook, lang: Lang) -> BTreeMap<DocPath, String> {
    let site = playbook.config.site.as_ref();
    let base = site.and_then(|site| site.base_url.as_ref());
    let is_web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    let base = base.filter(|base| is_web(&base.value));
    base.map_or_else(BTreeMap::new, |base| {
        of_documents(playbook, &base.value, lang)
    })
}
