//! `calendar.ics`: every coming date, for calendars (RFC 5545, with the names of RFC 7986): one file for all, and one for
//! each side with what it is asked for.
//!
//! Days are days everywhere; meetings are moments in UTC, which every calendar shows on its own clocks. A date keeps its
//! UID when it is moved, so that calendars move it too. DTSTAMP is when Git last saw the document that states the date,
//! never the time of the build.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest as _, Sha256};

use super::ics::{Ics, date, moment};
use crate::actuals::agenda::{Coming, Who};
use crate::locale::Lang;
use crate::model::field::Choice as _;
use crate::site::Site;
use crate::site::addresses::encoded;
use crate::site::here::Here;
use crate::site::pages::next_dates;

/// Where the file lives below the root of its language.
pub(in crate::site) fn address(party: Option<&str>) -> String {
    match party {
        Some(party) => format!("calendar-{party}.ics"),
        None => "calendar.ics".to_owned(),
    }
}

/// Every coming date, or what a side is asked for.
pub(super) fn calendar(site: &Site, lang: Lang, party: Option<&str>) -> String {
    let at = &address(party);
    let here = Here { site, lang, at };
    let mut ics = Ics::default();
    head(&mut ics, here, party);
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for coming in next_dates::all(here) {
        let key = coming.key();
        let times = times.entry(key.clone()).or_default();
        *times += 1;
        if party.is_none_or(|party| concerns(site, coming.who, party)) {
            event(&mut ics, here, &coming, &uid(site, &key, *times));
        }
    }
    ics.line("END", "VCALENDAR");
    ics.finish()
}

fn head(ics: &mut Ics, here: Here<'_>, party: Option<&str>) {
    let site = here.site;
    ics.line("BEGIN", "VCALENDAR");
    ics.line("VERSION", "2.0");
    let program = format!("-//Comity//Comity {}//EN", site.options.version);
    ics.line("PRODID", &program);
    ics.line("CALSCALE", "GREGORIAN");
    let mut name = site.title(here.lang);
    if let Some(party) = party {
        let party = here.link_by_id(crate::model::Kind::Party, party).text;
        name = format!("{name} · {party}");
    }
    ics.text("NAME", &name);
    // What programs read that do not know RFC 7986.
    ics.text("X-WR-CALNAME", &name);
    let page = site.addresses.path(here.lang, &site.addresses.calendar);
    let below = |path: &str| site.absolute(&format!("{}{path}", site.root));
    if let Some((page, own)) = below(&page).zip(below(&here.path())) {
        ics.line("URL", &page);
        ics.line("SOURCE;VALUE=URI", &own);
        ics.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    }
}

fn event(ics: &mut Ics, here: Here<'_>, coming: &Coming<'_>, uid: &str) {
    let (site, lang) = (here.site, here.lang);
    ics.line("BEGIN", "VEVENT");
    ics.line("UID", uid);
    ics.line("DTSTAMP", &moment(stamp(site, coming)));
    if let Some(hour) = coming.hour {
        ics.line("DTSTART", &moment(hour.start));
        if let Some(minutes) = hour.minutes.filter(|minutes| *minutes > 0) {
            ics.line("DURATION", &format!("PT{minutes}M"));
        }
    } else {
        ics.line("DTSTART;VALUE=DATE", &date(coming.date));
        ics.line("TRANSP", "TRANSPARENT");
    }
    let summary = coming.text(&site.playbook, lang);
    ics.text(&format!("SUMMARY;LANGUAGE={lang}"), &summary);
    let who = next_dates::who(here, coming.who);
    let who = who.map(|who| format!("{}: {who}", here.say("who-is-asked")));
    let place = coming.page.map(|page| page.path().to_string());
    let told: Vec<String> = who.into_iter().chain(place).collect();
    if !told.is_empty() {
        ics.text(&format!("DESCRIPTION;LANGUAGE={lang}"), &told.join("\n"));
    }
    let sort = coming.sort.label(lang);
    ics.text(&format!("CATEGORIES;LANGUAGE={lang}"), sort);
    if let Some(address) = page_of(here, coming) {
        ics.line("URL", &address);
    }
    ics.line("END", "VEVENT");
}

/// The absolute address of the place where a date is written.
fn page_of(here: Here<'_>, coming: &Coming<'_>) -> Option<String> {
    let address = here.site.address_of(coming.page?)?;
    let path = here.site.addresses.path(here.lang, address);
    let item = coming.item().map(|item| format!("#{}", encoded(&item)));
    let path = format!("{}{path}", here.site.root);
    Some(here.site.absolute(&path)? + &item.unwrap_or_default())
}

/// When Git last saw the document that states a date; where nobody knows, the day everything is measured at.
fn stamp(site: &Site, coming: &Coming<'_>) -> Timestamp {
    let front = site.playbook.partnership().map(|(page, _)| page);
    let page = coming.page.or(front);
    let story = page.and_then(|page| site.past.as_ref()?.files.get(page.path()));
    let committed = story.and_then(|story| Some(story.changes.first()?.at));
    let day = || {
        let there = site.options.as_of.to_zoned(TimeZone::UTC);
        there.map_or(Timestamp::UNIX_EPOCH, |there| there.timestamp())
    };
    committed.unwrap_or_else(day)
}

/// Whether a side is asked: itself, one of its people, both sides, or nobody in particular.
fn concerns(site: &Site, who: Who<'_>, party: &str) -> bool {
    match who {
        Who::Sides | Who::Nobody => true,
        Who::Party(id) => id == party,
        Who::Person(id) => {
            let person = site.playbook.person(id);
            person.is_some_and(|(page, _)| page.id == party)
        }
    }
}

/// A name that no other date of any playbook has, and that this one keeps.
fn uid(site: &Site, key: &str, times: usize) -> String {
    let sides: Vec<&str> = site.playbook.sides().iter().map(|it| it.as_str()).collect();
    let partnership = site.playbook.partnership().map(|(_, it)| it);
    let started = partnership.and_then(|it| it.started.as_ref());
    let started = started.map_or_else(String::new, |day| day.value.to_string());
    let seed = format!("{} {started}\n{key}\n{times}", sides.join(" "));
    let digest = Sha256::digest(seed.as_bytes());
    let hex = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
    format!("{}@comity", hex.collect::<String>())
}
