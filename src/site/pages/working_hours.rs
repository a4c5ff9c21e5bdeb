//! The working hours of the sides on one band, and what they have in common.

use super::cells::{columns, row, table, words};
use crate::actuals::working_day::{Season, Stretch, WorkingDay, seasons};
use crate::model::Kind;
use crate::site::chart::{Band, BandRow, draw_band};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Graph, Section};

/// A part for each season of the year to come, the present one first.
pub(super) fn sections(here: Here<'_>) -> Vec<Section> {
    let seasons = seasons(&here.site.playbook, here.site.options.as_of);
    let several = seasons.len() > 1;
    let sections = seasons.iter().enumerate();
    sections
        .map(|(at, season)| section(here, at, season, several))
        .collect()
}

fn section(here: Here<'_>, at: usize, season: &Season, several: bool) -> Section {
    let id = format!("_hours-{}", at + 1);
    let title = if several {
        let apart = season.sides.iter().map(|side| side.ahead.abs()).max();
        let apart = here.length(apart.unwrap_or(0));
        here.say_with("hours-apart", &[("length", Argument::Text(apart))])
    } else {
        here.say("hours-together")
    };
    let common = common(here, season);
    let runs = season.days.iter();
    let runs: Vec<String> = runs.map(|(from, to)| here.lang.days(*from, *to)).collect();
    let said = [
        ("days", Argument::Text(runs.join("; "))),
        ("common", Argument::Text(common.clone())),
    ];
    let rows = season.sides.iter().map(|side| {
        // Hours that cross midnight are told once, in the longer piece.
        let longest = side.stretches.iter().map(|it| it.to - it.from).max();
        BandRow {
            name: name(here, side),
            bars: side
                .stretches
                .iter()
                .map(|it| {
                    let is_longest = Some(it.to - it.from) == longest;
                    (
                        it.from,
                        it.to,
                        if is_longest { own(side) } else { String::new() },
                    )
                })
                .collect(),
        }
    });
    let shared = season.common.iter();
    let band = Band {
        title: title.clone(),
        description: format!("{common}."),
        rows: rows.collect(),
        common: BandRow {
            name: here.say("in-common"),
            bars: shared
                .map(|it| (it.from, it.to, here.length(it.to - it.from)))
                .collect(),
        },
    };
    let graph = Graph {
        chart: draw_band(&band, &id),
        id: format!("{id}-data"),
        note: first_clock(here, season),
        table: data(here, season),
    };
    Section {
        id,
        title,
        lede: Some(here.say_with("hours-season", &said)),
        graph: Some(graph),
        ..Section::default()
    }
}

/// `3 hours in common: 16:00–19:00 Northwind, 09:00–12:00 Lumen`
fn common(here: Here<'_>, season: &Season) -> String {
    if season.common.is_empty() {
        return here.say("hours-none");
    }
    let sides = season.sides.iter();
    let sides: Vec<String> = sides
        .map(|side| {
            let pieces = season.common.iter();
            let pieces: Vec<String> = pieces.map(|it| clock(*it, side.ahead)).collect();
            format!("{} {}", name(here, side), pieces.join(", "))
        })
        .collect();
    let length = Argument::Text(here.length(season.common_minutes()));
    let sides = Argument::Text(sides.join("; "));
    here.say_with("hours-common", &[("length", length), ("sides", sides)])
}

/// Whose clock the band has.
fn first_clock(here: Here<'_>, season: &Season) -> Option<String> {
    let first = season.sides.first()?;
    let (_, party) = here.site.playbook.party(&first.party)?;
    let zone = party.timezone.as_ref()?.name().to_owned();
    Some(here.say_with("hours-clock", &[("zone", Argument::Text(zone))]))
}

fn data(here: Here<'_>, season: &Season) -> crate::site::view::Table {
    let on_band = |side: &WorkingDay| clocks(&side.stretches, 0);
    let common = |side: &WorkingDay| clocks(&season.common, side.ahead);
    let rows = season.sides.iter().map(|side| {
        row(vec![
            words(name(here, side)),
            words(own(side)),
            words(on_band(side)),
            words(common(side)),
        ])
    });
    let keys = ["side", "hours-own", "hours-on-band", "in-common"];
    table(columns(here, &keys), rows.collect())
}

fn name(here: Here<'_>, side: &WorkingDay) -> String {
    here.link_by_id(Kind::Party, &side.party).text
}

/// A side's hours on its own clock: `09:00–18:00`.
fn own(side: &WorkingDay) -> String {
    side.hours.to_string().replace('-', "–")
}

fn clocks(stretches: &[Stretch], ahead: i32) -> String {
    let pieces: Vec<String> = stretches.iter().map(|it| clock(*it, ahead)).collect();
    pieces.join(", ")
}

/// A stretch on a clock that is `ahead` of the band's: `09:00–12:00`.
fn clock(stretch: Stretch, ahead: i32) -> String {
    let said = |minute: i32| {
        let minute = (minute + ahead).rem_euclid(1440);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    };
    format!("{}–{}", said(stretch.from), said(stretch.to))
}
