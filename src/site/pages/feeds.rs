//! Feeds for feed readers, as Atom (RFC 4287), one of each for every language.
//!
//! Ids and addresses in a feed must be absolute, so there are none where nobody said where the site will live. Titles, names
//! and messages are those of strangers: they are escaped, and letters that XML does not know are left out.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::{changes, decisions, lives};
use crate::locale::Lang;
use crate::model::Page;
use crate::model::kinds::Decision;
use crate::site::Site;
use crate::site::addresses::encoded;
use crate::site::contents::Stream;
use crate::site::editions::Volume;
use crate::site::here::Here;
use crate::site::past::Since;
use crate::site::theme::{Argument, escape};
use crate::site::view::FeedLink;

/// What a feed tells of one thing.
struct Entry {
    /// Where it is told in full; also its id.
    address: String,
    title: String,
    published: Option<Timestamp>,
    updated: Timestamp,
    author: Option<String>,
    lines: Vec<String>,
}

/// The feeds that a page leads to.
pub(super) fn links(here: Here<'_>) -> Vec<FeedLink> {
    let addresses = &here.site.addresses;
    let link = |stream: &Stream| FeedLink {
        title: title(here, *stream),
        href: here.shared(&addresses.path(here.lang, stream.address())),
    };
    here.site.streams().iter().map(link).collect()
}

/// A feed.
pub(in crate::site) fn feed(site: &Site, lang: Lang, stream: Stream) -> String {
    let here = Here {
        site,
        lang,
        at: stream.address(),
    };
    let mut entries = match stream {
        Stream::Decisions => decision_entries(here),
        Stream::Changes => change_entries(here),
    };
    entries.sort_by(|one, other| (other.updated, &one.address).cmp(&(one.updated, &other.address)));
    let own = absolute(here, &here.path());
    let home = absolute(here, &site.addresses.path(lang, ""));
    let updated = entries
        .first()
        .map_or(Timestamp::UNIX_EPOCH, |it| it.updated);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (title, name) = (xml(&title(here, stream)), xml(&site.title(lang)));
    let _ = writeln!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n<id>{0}</id>\n<title>{title}</title>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{0}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{1}\"/>\n\
         <updated>{updated}</updated>\n<author><name>{name}</name></author>",
        xml(&own),
        xml(&home),
    );
    for entry in &entries {
        entry.write(&mut out);
    }
    out.push_str("</feed>\n");
    out
}

impl Entry {
    fn write(&self, out: &mut String) {
        let (address, title, updated) = (xml(&self.address), xml(&self.title), self.updated);
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "<entry>\n<id>{address}</id>\n<title>{title}</title>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n<updated>{updated}</updated>\n"
        );
        if let Some(published) = self.published {
            let _ = writeln!(out, "<published>{published}</published>");
        }
        if let Some(author) = self.author.as_deref().map(xml).filter(|it| !it.is_empty()) {
            let _ = writeln!(out, "<author><name>{author}</name></author>");
        }
        let mut lines = String::new();
        for line in &self.lines {
            lines.extend(["<li>", &xml(line), "</li>"]);
        }
        let list = if lines.is_empty() {
            String::new()
        } else {
            format!("<ul>{lines}</ul>")
        };
        let _ = writeln!(
            out,
            "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{list}</div></content>\n</entry>"
        );
    }
}

/// Every decision that was committed, dated by its commits.
fn decision_entries(here: Here<'_>) -> Vec<Entry> {
    let all = decisions::all(here).into_iter();
    all.filter_map(|(page, decision)| decision_entry(here, page, decision))
        .collect()
}

fn decision_entry(here: Here<'_>, page: &Page, decision: &Decision) -> Option<Entry> {
    let story = here.site.past.as_ref()?.files.get(page.path())?;
    let (latest, first) = (story.changes.first()?, story.changes.last()?);
    let state = decisions::state(here, page).name;
    let address = here
        .site
        .addresses
        .path(here.lang, here.site.address_of(page)?);
    let decider = decisions::decider(here, decision);
    let decider = decider.map(|text| format!("{}: {}", here.say("decider"), text.text));
    // How long it waits is another every day, so only what is over is told.
    let taken = lives::life(here, page).and_then(|life| life.taken.as_ref());
    let took = taken.map(|taken| format!("{}: {}", here.say("latency"), lives::took(here, taken)));
    Some(Entry {
        address: absolute(here, &address),
        title: format!("{}: {state}", here.title(page).text),
        published: (!story.is_cut).then_some(first.at),
        updated: latest.at,
        author: Some(latest.author.clone()),
        lines: decider.into_iter().chain(took).collect(),
    })
}

/// What changed since each edition, up to the next one or today.
fn change_entries(here: Here<'_>) -> Vec<Entry> {
    let own = here.site.past.as_ref().and_then(|past| past.since.as_ref());
    let address = here.site.addresses.changes.as_deref();
    let today = own.zip(address).map(|(since, address)| {
        let path = here.site.addresses.path(here.lang, address);
        let fragment = encoded(&since.edition.id);
        change_entry(
            here,
            since,
            format!("{}#since-{fragment}", absolute(here, &path)),
        )
    });
    let volumes = here.site.seat.iter().flat_map(|seat| seat.volumes.iter());
    let past = volumes.filter(|volume| volume.edition.is_some());
    let past = past.filter_map(|volume: &Volume| {
        let path = here
            .site
            .addresses
            .path(here.lang, volume.address("Changes")?);
        let address = absolute(here, &format!("{}{path}", volume.root));
        Some(change_entry(here, volume.since.as_ref()?, address))
    });
    let all = today.into_iter().chain(past);
    // Where nothing means otherwise there is nothing to tell yet.
    all.filter(|entry| !entry.lines.is_empty()).collect()
}

fn change_entry(here: Here<'_>, since: &Since, address: String) -> Entry {
    let edition = Argument::Text(since.edition.id.clone());
    let since_edition = here.say_with("since-edition", &[("edition", edition)]);
    let line = |change: &crate::compare::Change| {
        let class = changes::class(here, change.class).name;
        format!("{class}: {}", changes::sentence(here, change))
    };
    Entry {
        address,
        title: format!("{} {since_edition}", here.say("changes")),
        published: None,
        updated: since.until,
        author: None,
        lines: since.changes.iter().map(line).collect(),
    }
}

fn title(here: Here<'_>, stream: Stream) -> String {
    let what = here.say(match stream {
        Stream::Decisions => "decisions",
        Stream::Changes => "changes",
    });
    format!("{} · {what}", here.site.title(here.lang))
}

fn absolute(here: Here<'_>, path: &str) -> String {
    let base = here.site.options.base_url.as_deref().unwrap_or("");
    format!("{}/{}", base.trim_end_matches('/'), encoded(path))
}

/// Escapes text for XML 1.0, which has no way to write most control characters.
fn xml(text: &str) -> String {
    let is_known = |letter: &char| !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    escape(&text.chars().filter(is_known).collect::<String>())
}
