//! Editions: their list, and what every page says of those beside its own.

use super::cells::{columns, dated, linked, row, table, words};
use crate::history::Edition;
use crate::history::editions::Chosen;
use crate::site::Subject;
use crate::site::addresses::HOME;
use crate::site::editions::{Seat, Volume};
use crate::site::here::Here;
use crate::site::past::Since;
use crate::site::view::{EditionLink, EditionNotice, Link, Row, Section, Sheet};

/// How much of a commit's id is shown.
const SHORT: usize = 8;

/// The list of all editions, the latest first.
pub(super) fn view(here: Here<'_>) -> Sheet {
    let keys = [
        "edition",
        "edition-as-of",
        "edition-committed",
        "edition-commit",
        "edition-chosen",
        "changes",
    ];
    let seat = here.site.seat.as_ref();
    let volumes = seat.iter().flat_map(|seat| seat.volumes.iter().rev());
    let rows: Vec<Row> = volumes.map(|volume| edition_row(here, volume)).collect();
    Sheet {
        title: here.say("editions"),
        lede: here.say("editions-lede"),
        as_of: here.day(here.site.options.as_of),
        sections: vec![Section {
            id: "_editions".to_owned(),
            title: here.say("editions-all"),
            table: Some(table(columns(here, &keys), rows)),
            notes: vec![here.say("editions-note")],
            ..Section::default()
        }],
    }
}

fn edition_row(here: Here<'_>, volume: &Volume) -> Row {
    let (name, as_of, commit, chosen) = match &volume.edition {
        Some(edition) => (
            edition.id.clone(),
            edition.as_of,
            shortened(&edition.commit).to_owned(),
            chosen(here, edition),
        ),
        None => (
            here.say("edition-today"),
            here.site.options.as_of,
            String::new(),
            String::new(),
        ),
    };
    let link = |text: String, address: &str| Link {
        text,
        lang: None,
        href: Some(here.elsewhere(&volume.root, address)),
    };
    let changes = volume.since.as_ref().map(|since| {
        let address = volume.address("Changes").unwrap_or(HOME);
        linked(link(changes_since(here, since), address))
    });
    row(vec![
        linked(link(name, HOME)),
        dated(Some(here.day(as_of))),
        dated(volume.committed.map(|day| here.day(day))),
        words(commit),
        words(chosen),
        changes.unwrap_or_default(),
    ])
}

/// How much changed since an edition.
pub(super) fn changes_since(here: Here<'_>, since: &Since) -> String {
    let pages = here.count("count-changes", since.changes.len());
    let edition = crate::site::theme::Argument::Text(since.edition.id.clone());
    let since = here.say_with("since-edition", &[("edition", edition)]);
    format!("{since}: {pages}")
}

fn chosen(here: Here<'_>, edition: &Edition) -> String {
    here.say(match edition.chosen {
        Chosen::Tag => "chosen-tag",
        Chosen::Review => "chosen-review",
        Chosen::Date => "chosen-date",
    })
}

/// What a page of a past edition says of itself.
pub(super) fn notice(here: Here<'_>, subject: Subject) -> Option<EditionNotice> {
    let seat = here.site.seat.as_ref()?;
    let volume = seat.volume();
    let edition = volume.edition.as_ref()?;
    let link = place_in(here, seat, seat.today(), subject);
    Some(EditionNotice {
        id: edition.id.clone(),
        as_of: here.day(edition.as_of),
        committed: volume.committed.map(|day| here.day(day)),
        commit: shortened(&edition.commit).to_owned(),
        is_there: link.is_some(),
        today: here.elsewhere("", link.unwrap_or(HOME)),
    })
}

/// The editions and where this page stands in each, the latest first.
pub(super) fn links(here: Here<'_>, subject: Subject) -> Vec<EditionLink> {
    let is_of_today = matches!(subject, Subject::Editions | Subject::NotFound);
    let Some(seat) = here.site.seat.as_ref().filter(|_| !is_of_today) else {
        return Vec::new();
    };
    let volumes = seat.volumes.iter().enumerate().rev();
    let link = |(at, volume): (usize, &Volume)| {
        let place = place_in(here, seat, volume, subject);
        let neighbour = match at {
            at if at + 1 == seat.own => Some("previous"),
            at if at == seat.own + 1 => Some("next"),
            _ => None,
        };
        EditionLink {
            id: volume.edition.as_ref().map(|edition| edition.id.clone()),
            href: here.elsewhere(&volume.root, place.unwrap_or(HOME)),
            is_there: place.is_some(),
            is_current: at == seat.own,
            neighbour: neighbour.map(str::to_owned),
        }
    };
    volumes.map(link).collect()
}

fn place_in<'a>(
    here: Here<'a>,
    seat: &'a Seat,
    volume: &'a Volume,
    subject: Subject,
) -> Option<&'a str> {
    seat.address_in(volume, &here.site.identity(subject))
}

/// The address of this page's counterpart of today, on pages of past editions.
pub(super) fn today(here: Here<'_>, subject: Subject) -> Option<String> {
    let seat = here.site.seat.as_ref()?;
    seat.volume().edition.as_ref()?;
    place_in(here, seat, seat.today(), subject).map(str::to_owned)
}

/// Where the list of editions is, relative.
pub(super) fn list(here: Here<'_>) -> Option<String> {
    let seat = here.site.seat.as_ref()?;
    Some(here.elsewhere("", seat.today().address("Editions")?))
}

fn shortened(commit: &str) -> &str {
    commit.get(..SHORT).unwrap_or(commit)
}
