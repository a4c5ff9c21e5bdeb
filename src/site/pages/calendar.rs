//! The calendar: every coming date by month, with who is asked and what the clocks of each side show.

use super::cells::{columns, dated, linked, row, table, words};
use super::next_dates::{all, what, who};
use crate::actuals::agenda::{Coming, Hour};
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::here::Here;
use crate::site::outputs::calendar_address;
use crate::site::view::{Cell, Day, Link, Part, Row, Section, Sheet};

pub(super) fn view(here: Here<'_>) -> Sheet {
    let coming = all(here);
    let month = |it: &Coming<'_>| (it.date.year(), it.date.month());
    let mut sections: Vec<Section> = coming
        .chunk_by(|one, other| month(one) == month(other))
        .map(|dates| section(here, dates))
        .collect();
    if sections.is_empty() {
        sections.push(Section {
            id: "_none".to_owned(),
            title: here.say("next-dates"),
            lede: Some(here.say("none-next")),
            ..Section::default()
        });
    }
    sections.push(files(here));
    Sheet {
        title: here.say("calendar"),
        lede: here.say("calendar-lede"),
        as_of: here.day(here.site.options.as_of),
        sections,
    }
}

/// The dates of one month.
fn section(here: Here<'_>, dates: &[Coming<'_>]) -> Section {
    let first = dates[0].date;
    let has_hours = dates.iter().any(|it| it.hour.is_some());
    let mut keys = vec!["date", "what-comes", "sort-of-date", "who-is-asked"];
    keys.extend(has_hours.then_some("clocks"));
    let line = |it: &Coming<'_>| date_row(here, it, has_hours);
    Section {
        id: format!("_{}", first.strftime("%Y-%m")),
        title: capitalised(&here.lang.month(first)),
        table: Some(table(
            columns(here, &keys),
            dates.iter().map(line).collect(),
        )),
        ..Section::default()
    }
}

/// As a heading begins, in languages that write months small too.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn date_row(here: Here<'_>, coming: &Coming<'_>, has_hours: bool) -> Row {
    let mut cells = vec![
        dated(Some(Day {
            text: here.lang.weekday_date(coming.date),
            ..here.day(coming.date)
        })),
        linked(what(here, coming)),
        words(coming.sort.label(here.lang)),
        words(who(here, coming.who).unwrap_or_default()),
    ];
    if has_hours {
        let clocks = coming.hour.map(|hour| clocks(here, coming, hour));
        cells.push(clocks.unwrap_or_default());
    }
    row(cells)
}

/// What the clocks of each side show; one that is a day ahead or behind shows its date too.
fn clocks(here: Here<'_>, coming: &Coming<'_>, hour: Hour) -> Cell {
    let sides = here.site.playbook.sides().into_iter().filter_map(|side| {
        let (page, party) = here.site.playbook.party(side.as_str())?;
        let zone = party.timezone.as_ref()?;
        let there = hour.start.to_zoned(zone.value.time_zone().clone());
        let mut text = there.strftime("%H:%M").to_string();
        if there.date() != coming.date {
            text = format!("{text}, {}", here.lang.weekday_date(there.date()));
        }
        Some(Part {
            label: Some(here.title(page).text),
            text,
            ..Part::default()
        })
    });
    Cell {
        parts: sides.collect(),
        numeric: false,
    }
}

/// The files that calendars subscribe to.
fn files(here: Here<'_>) -> Section {
    let link = |text: String, side: Option<&str>| Link {
        text,
        lang: None,
        href: Some(here.href(&calendar_address(side))),
    };
    let all = link(here.say("calendar-all"), None);
    let sides = here.site.playbook.sides().into_iter().map(|side| {
        let name = here.link_by_id(Kind::Party, side.as_str()).text;
        link(name, Some(side.as_str()))
    });
    Section {
        id: "_files".to_owned(),
        title: here.say("calendar-files"),
        lede: Some(here.say("calendar-files-lede")),
        links: std::iter::once(all).chain(sides).collect(),
        ..Section::default()
    }
}
