//! Feeds for feed readers, as Atom (RFC 4287), one of each for every language.
//!
//! Whoever follows a feed wants to be told once of each thing that happened: so a change is an entry, and so is a decision,
//! which comes anew when its document is committed anew. Ids and addresses in a feed must be absolute, so there are none
//! where nobody said where the site will live. Titles, names and messages are those of strangers: they are escaped, and
//! letters that XML does not know are left out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::Timestamp;

use super::xml::xml;
use crate::compare::Change;
use crate::locale::Lang;
use crate::model::kinds::Decision;
use crate::model::{Kind, Page};
use crate::site::Site;
use crate::site::addresses::encoded;
use crate::site::editions::Volume;
use crate::site::here::Here;
use crate::site::pages::{changes, decisions, lives};
use crate::site::past::{FileChange, Since};
use crate::site::theme::Argument;
use crate::site::view::{FeedLink, State};

/// How many entries a feed has at most; readers keep what they have seen.
const MOST: usize = 100;

/// What a feed tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Stream {
    /// Decisions, as they are proposed and taken.
    Decisions,
    /// What means otherwise than before.
    Changes,
}

impl Stream {
    /// Where the feed lives below the root of its language.
    pub(super) fn address(self) -> &'static str {
        match self {
            Self::Decisions => "decisions.atom",
            Self::Changes => "changes.atom",
        }
    }
}

/// What a feed tells of one thing.
struct Entry {
    /// What tells it from all others of the feed, for good; what a change is about, or the id of a decision.
    id: String,
    /// Where it is told in full, below the site.
    path: String,
    title: String,
    published: Option<Timestamp>,
    updated: Timestamp,
    author: Option<String>,
    /// The term and the name of what it is.
    category: State,
    lines: Vec<String>,
}

/// The feeds there are: their times are those of commits, their addresses absolute.
pub(super) fn streams(site: &Site) -> Vec<Stream> {
    let Some(past) = &site.past else {
        return Vec::new();
    };
    if site.options.base_url.is_none() || site.options.edition.is_some() {
        return Vec::new();
    }
    let decisions = site.addresses.decisions.is_some();
    let streams = [
        (Stream::Decisions, decisions),
        (Stream::Changes, past.since.is_some()),
    ];
    let there = streams.into_iter().filter(|(_, is_there)| *is_there);
    there.map(|(stream, _)| stream).collect()
}

/// The feeds that a page leads to.
pub(in crate::site) fn links(here: Here<'_>) -> Vec<FeedLink> {
    let addresses = &here.site.addresses;
    let link = |stream: &Stream| FeedLink {
        title: title(here, *stream),
        href: here.shared(&addresses.path(here.lang, stream.address())),
    };
    streams(here.site).iter().map(link).collect()
}

/// A feed.
pub(super) fn feed(site: &Site, lang: Lang, stream: Stream) -> String {
    let at = stream.address();
    let here = Here { site, lang, at };
    let mut entries = match stream {
        Stream::Decisions => decision_entries(here),
        Stream::Changes => change_entries(here),
    };
    entries.sort_by(|one, other| (other.updated, &one.id).cmp(&(one.updated, &other.id)));
    entries.truncate(MOST);
    let own = absolute(here, &here.path());
    let home = absolute(here, &site.addresses.path(lang, ""));
    let updated = entries.first().map(|entry| entry.updated);
    let updated = updated.unwrap_or_else(|| start_of(site.options.as_of));
    let (title, name) = (xml(&title(here, stream)), xml(&site.title(lang)));
    let (version, own_link, home) = (xml(&site.options.version), xml(&own), xml(&home));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n<id>{own_link}</id>\n<title>{title}</title>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own_link}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>\n<updated>{updated}</updated>\n\
         <author><name>{name}</name></author>\n<generator version=\"{version}\">Comity</generator>",
    );
    for entry in &entries {
        entry.write(here, &own, &mut out);
    }
    out.push_str("</feed>\n");
    out
}

/// The first moment of a day.
fn start_of(day: crate::value::Date) -> Timestamp {
    let there = day.to_zoned(jiff::tz::TimeZone::UTC);
    there.map_or(Timestamp::UNIX_EPOCH, |there| there.timestamp())
}

impl Entry {
    fn write(&self, here: Here<'_>, feed: &str, out: &mut String) {
        let (id, title, updated) = (encoded(&self.id), xml(&self.title), self.updated);
        let address = absolute(here, &self.path);
        let _ = write!(
            out,
            "<entry>\n<id>{}#{}</id>\n<title>{title}</title>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{updated}</updated>\n",
            xml(feed),
            xml(&id),
            xml(&address),
        );
        if let Some(published) = self.published {
            let _ = writeln!(out, "<published>{published}</published>");
        }
        if let Some(author) = self.author.as_deref().map(xml).filter(|it| !it.is_empty()) {
            let _ = writeln!(out, "<author><name>{author}</name></author>");
        }
        let (term, label) = (xml(&self.category.id), xml(&self.category.name));
        let _ = writeln!(out, "<category term=\"{term}\" label=\"{label}\"/>");
        let mut lines = String::new();
        for line in &self.lines {
            lines.extend(["<li>", &xml(line), "</li>"]);
        }
        let list = if lines.is_empty() {
            format!("<p>{title}</p>")
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
    let state = decisions::state(here, page);
    let decider = decisions::decider(here, decision);
    let decider = decider.map(|text| format!("{}: {}", here.say("decider"), text.text));
    // How long it waits is another every day, so only what is over is told.
    let taken = lives::life(here, page).and_then(|life| life.taken.as_ref());
    let took = taken.map(|taken| format!("{}: {}", here.say("latency"), lives::took(here, taken)));
    Some(Entry {
        id: page.id.clone(),
        path: here
            .site
            .addresses
            .path(here.lang, here.site.address_of(page)?),
        title: format!("{}: {}", here.title(page).text, state.name),
        published: (!story.is_cut).then_some(first.at),
        updated: latest.at,
        author: Some(latest.author.clone()),
        category: state,
        lines: decider.into_iter().chain(took).collect(),
    })
}

/// What changed since each edition, up to the next one or today.
fn change_entries(here: Here<'_>) -> Vec<Entry> {
    let own = here.site.past.as_ref().and_then(|past| past.since.as_ref());
    let address = here.site.addresses.changes.as_deref();
    let today = own.zip(address).map(|(since, address)| {
        let path = here.site.addresses.path(here.lang, address);
        entries_of(here, since, &path)
    });
    let volumes = here.site.seat.iter().flat_map(|seat| seat.volumes.iter());
    let past = volumes.filter(|volume| volume.edition.is_some());
    let past = past.filter_map(|volume: &Volume| {
        let address = volume.address("Changes")?;
        let path = here.site.addresses.path(here.lang, address);
        let path = format!("{}{path}", volume.root);
        Some(entries_of(here, volume.since.as_ref()?, &path))
    });
    today.into_iter().chain(past).flatten().collect()
}

/// An entry for each thing that means otherwise since an edition. `told` is the page that lists them.
fn entries_of(here: Here<'_>, since: &Since, told: &str) -> Vec<Entry> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let entry = |change: &Change| {
        let mut id = format!("{}/{}/{}", since.edition.id, change.object, change.kind);
        if !change.field.is_empty() {
            id = format!("{id}/{}", change.field);
        }
        let times = times.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            id = format!("{id}/{times}");
        }
        change_entry(here, since, change, (id, told))
    };
    since.changes.iter().map(entry).collect()
}

fn change_entry(
    here: Here<'_>,
    since: &Since,
    change: &Change,
    (id, told): (String, &str),
) -> Entry {
    let commit = committed(here, since, change);
    let document = here.site.playbook.at(&change.place.path);
    let document = document.filter(|_| !change.is_gone);
    let own = document.and_then(|document| here.site.address_of(&document.page));
    let path = own.map(|address| here.site.addresses.path(here.lang, address));
    Entry {
        id,
        path: path.unwrap_or_else(|| told.to_owned()),
        title: changes::sentence(here, change),
        published: None,
        updated: commit.map_or(since.until, |commit| commit.at),
        author: commit.map(|commit| commit.author.clone()),
        category: changes::class(here, change.class),
        lines: lines_of(here, since, change),
    }
}

/// The last commit in the time spoken of that touched the file in which a change stands.
fn committed<'a>(here: Here<'a>, since: &Since, change: &Change) -> Option<&'a FileChange> {
    let story = here.site.past.as_ref()?.files.get(&change.place.path)?;
    story.changes.iter().find(|it| it.at <= since.until)
}

/// What a change means to each side, which decision allows it, and since when.
fn lines_of(here: Here<'_>, since: &Since, change: &Change) -> Vec<String> {
    let class = |side: &str| changes::class(here, change.class_for(side)).name;
    let sides = here.site.playbook.sides().into_iter().map(|side| {
        let name = here.link_by_id(Kind::Party, side.as_str()).text;
        format!("{name}: {}", class(side.as_str()))
    });
    let decision = change.decision.as_ref().map(|id| {
        let title = here.link_by_id(Kind::Decision, id).text;
        format!("{}: {title}", here.say("decision"))
    });
    let edition = Argument::Text(since.edition.id.clone());
    let since = here.say_with("since-edition", &[("edition", edition)]);
    let since = format!("{} {since}", here.say("changes"));
    sides.chain(decision).chain([since]).collect()
}

fn title(here: Here<'_>, stream: Stream) -> String {
    let what = here.say(match stream {
        Stream::Decisions => "decisions",
        Stream::Changes => "changes",
    });
    format!("{} · {what}", here.site.title(here.lang))
}

fn absolute(here: Here<'_>, path: &str) -> String {
    here.site.absolute(path).unwrap_or_default()
}
