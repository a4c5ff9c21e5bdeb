//! What was published where a pack asks for something.

use super::super::Context;
use super::super::deadlines::rows;
use crate::actuals::ledger::{Row, Table};
use crate::finding::{Cause, Finding, Place};
use crate::locale::Arg;
use crate::model::Playbook;
use crate::model::profile::{Duty, Pack};
use crate::value::Date;

/// The column of `deliverables` that a duty fills.
pub(super) type Column = (&'static str, fn(&Pack) -> Option<&Duty>);

/// An asset whose cell is empty though packs ask for it.
pub(super) struct Lack<'a> {
    row: Row<'a>,
    published: Date,
    /// The packs that ask, and where each is switched on.
    packs: Vec<(&'a str, Place)>,
    /// The markets for which they ask.
    markets: Vec<&'a str>,
    /// Where the first of them says it is written.
    source: &'a str,
}

/// The published assets that lack what their markets' packs ask for in a column.
pub(super) fn lacking<'a>(context: &Context<'a>, (column, duty): Column) -> Vec<Lack<'a>> {
    let playbook = context.playbook;
    if playbook.profile.packs_on(&playbook.config).next().is_none() {
        return Vec::new();
    }
    let rows = rows::table(context, "deliverables").into_iter();
    let published = rows.flat_map(Table::rows).filter_map(|row| {
        let day = rows::happened(row, "published", context.as_of)?;
        (!is_said(rows::word(row, column))).then_some((row, day))
    });
    published
        .filter_map(|(row, day)| lack(playbook, row, day, duty))
        .collect()
}

/// Whether a cell says anything: a dash does not.
fn is_said(cell: &str) -> bool {
    cell.contains(char::is_alphanumeric)
}

fn lack<'a>(
    playbook: &'a Playbook,
    row: Row<'a>,
    published: Date,
    duty: fn(&Pack) -> Option<&Duty>,
) -> Option<Lack<'a>> {
    let mut lack = Lack {
        row,
        published,
        packs: Vec::new(),
        markets: Vec::new(),
        source: "",
    };
    let markets = markets(playbook, row);
    for (name, pack) in playbook.profile.packs_on(&playbook.config) {
        let Some(duty) = duty(pack).filter(|duty| holds(duty, published)) else {
            continue;
        };
        let covered = |market: &&&str| pack.covers(market, country(playbook, market));
        let covered: Vec<&str> = markets.iter().filter(covered).copied().collect();
        if covered.is_empty() {
            continue;
        }
        if let Some(source) = duty.source.as_ref().filter(|_| lack.source.is_empty()) {
            lack.source = &source.value;
        }
        let place = Place::new(&playbook.config_file.path, name.span);
        lack.packs.push((&name.value, place));
        lack.markets.extend(covered);
    }
    lack.markets.sort_unstable();
    lack.markets.dedup();
    (!lack.packs.is_empty()).then_some(lack)
}

fn holds(duty: &Duty, published: Date) -> bool {
    duty.since
        .as_ref()
        .is_some_and(|since| since.value <= published)
}

/// The country of a market, where the configuration states one.
fn country<'a>(playbook: &'a Playbook, market: &str) -> Option<&'a str> {
    let markets = playbook.config.markets.iter();
    let mut markets = markets.flat_map(|markets| markets.value.iter());
    let found = markets.find(|entry| entry.key.value == market)?;
    Some(&found.value.as_ref()?.country.as_ref()?.value)
}

/// Where an asset is seen: the row's own `market`, where the ledger has such a column; else the
/// market of the creator's audience; else those of its campaign.
fn markets<'a>(playbook: &'a Playbook, row: Row<'a>) -> Vec<&'a str> {
    if let Some(own) = row.word("market") {
        return vec![own];
    }
    let party = playbook.party(rows::word(row, "party"));
    if let Some(market) = party.and_then(|(_, party)| party.market.as_ref()) {
        return vec![market.as_str()];
    }
    let campaign = rows::word(row, "campaign");
    let mut briefs = playbook.briefs();
    let brief = briefs.find(|(page, _)| page.id == campaign);
    let markets = brief.and_then(|(_, brief)| brief.markets.as_ref());
    let markets = markets.iter().flat_map(|markets| markets.value.iter());
    markets.map(|market| market.as_str()).collect()
}

impl Lack<'_> {
    /// The finding of a rule about it.
    pub(super) fn finding(&self, rule: &'static str, label: &'static str) -> Finding {
        let id = rows::word(self.row, "id");
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let packs: Vec<&str> = self.packs.iter().map(|(name, _)| *name).collect();
        let place = Place::new(&self.row.file().path, self.row.cell_span("published"));
        let object = format!("ledger/{}", self.row.table.schema.id);
        let mut finding = Finding::new(rule, place)
            .object(object)
            .cause(Cause::Data)
            .field(id)
            .with("id", id)
            .with("party", rows::word(self.row, "party"))
            .with("date", self.published)
            .with("markets", Arg::All(owned(&self.markets)))
            .with("packs", Arg::All(owned(&packs)))
            .with("source", self.source);
        for (_, place) in &self.packs {
            finding = finding.label(place.clone(), label);
        }
        finding
    }
}
