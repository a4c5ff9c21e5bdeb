//! What each side has added, and when: the signs of life that documents and requests hold.

use super::ledger::{Ledgers, Row};
use super::schedule::day_of;
use crate::finding::Place;
use crate::model::field::{Items, Keyed};
use crate::model::ids::{PartyId, PersonId};
use crate::model::kinds::{Answer, Decision, Facts, Update};
use crate::model::{Page, Playbook};
use crate::text::{Span, Spanned};
use crate::value::Date;

/// Something a side has added.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// When.
    pub day: Date,
    /// Where that is written.
    pub place: Place,
    /// The side; all of them where the document does not tell.
    party: Option<String>,
}

impl Contribution {
    /// Whether it may be the side's.
    pub fn is_of(&self, side: &str) -> bool {
        self.party.as_ref().is_none_or(|party| party == side)
    }
}

/// Everything that was added up to the day, in no order.
pub fn contributions(playbook: &Playbook, ledgers: &Ledgers, day: Date) -> Vec<Contribution> {
    let mut found = requests(playbook, ledgers);
    for page in playbook.documents.iter().map(|document| &*document.page) {
        signoffs(page, &mut found);
        match &page.facts {
            Facts::Update(update) => update_of(playbook, page, update, &mut found),
            Facts::HealthCheck(health) => answers(
                page,
                health.answers.iter().flat_map(|table| table.iter()),
                &mut found,
            ),
            Facts::Review(review) => answers(
                page,
                review.answers.iter().flat_map(|table| table.iter()),
                &mut found,
            ),
            Facts::Decision(decision) => decision_of(playbook, page, decision, &mut found),
            _ => {}
        }
    }
    found.retain(|contribution| contribution.day <= day);
    found
}

/// The questions and answers of the request ledger, each by the side whose it is.
fn requests(playbook: &Playbook, ledgers: &Ledgers) -> Vec<Contribution> {
    let zone = playbook.config.zone();
    let of_one = |row: Row<'_>, who: &str, when: &str| {
        let actor = row.word(who)?;
        let is_party = playbook.party(actor).is_some();
        let party = if is_party {
            actor
        } else {
            party_of(playbook, actor)?
        };
        Some(Contribution {
            day: row.moment(when)?.in_zone(&zone).date(),
            place: Place::new(&row.file().path, row.cell_span(when)),
            party: Some(party.to_owned()),
        })
    };
    let table = ledgers.table("requests");
    let rows = table.iter().flat_map(|table| table.rows());
    rows.flat_map(|row| [of_one(row, "from", "asked"), of_one(row, "to", "answered")])
        .flatten()
        .collect()
}

/// The party a person belongs to.
pub fn party_of<'a>(playbook: &'a Playbook, person: &str) -> Option<&'a str> {
    let (page, _) = playbook.person(person)?;
    Some(&page.id)
}

fn added(page: &Page, day: Date, span: Span, party: Option<&str>) -> Contribution {
    Contribution {
        day,
        place: Place::new(page.path(), span),
        party: party.map(str::to_owned),
    }
}

fn signoffs(page: &Page, found: &mut Vec<Contribution>) {
    for entry in page
        .common
        .signoffs
        .iter()
        .flat_map(|table| table.value.iter())
    {
        let date = entry
            .value
            .as_ref()
            .and_then(|signoff| signoff.date.as_ref());
        found.extend(date.map(|date| added(page, date.value, date.span, Some(entry.key.as_str()))));
    }
}

/// An update that does not say who attended speaks for everybody.
fn update_of(playbook: &Playbook, page: &Page, update: &Update, found: &mut Vec<Contribution>) {
    let date = page
        .common
        .date
        .as_ref()
        .map(|date| (date.value, date.span));
    let period = update
        .period
        .as_ref()
        .map(|period| (period.last_day(), period.span));
    let Some((day, span)) = date.or(period) else {
        return;
    };
    match &update.attended {
        Some(people) => found.extend(of_people(playbook, page, &people.value, day)),
        None => found.push(added(page, day, span, None)),
    }
}

fn of_people(
    playbook: &Playbook,
    page: &Page,
    people: &Items<PersonId>,
    day: Date,
) -> Vec<Contribution> {
    let of_one = |person: &Spanned<PersonId>| {
        let party = party_of(playbook, person.as_str())?;
        Some(added(page, day, person.span, Some(party)))
    };
    people.iter().filter_map(of_one).collect()
}

fn answers<'a>(
    page: &Page,
    answers: impl Iterator<Item = &'a Keyed<PartyId, Answer>>,
    found: &mut Vec<Contribution>,
) {
    for entry in answers {
        let date = entry.value.as_ref().and_then(|answer| answer.date.as_ref());
        found.extend(date.map(|date| added(page, date.value, date.span, Some(entry.key.as_str()))));
    }
}

fn decision_of(
    playbook: &Playbook,
    page: &Page,
    decision: &Decision,
    found: &mut Vec<Contribution>,
) {
    let common = page.common.date.as_ref().map(|date| date.value);
    let proposed = decision
        .proposed
        .as_ref()
        .map(|when| day_of(&when.value))
        .or(common);
    let decided = decision.decided.as_ref().map(|when| day_of(&when.value));
    if let (Some(side), Some(day)) = (&decision.proposed_by, proposed) {
        found.push(added(page, day, side.span, Some(side.as_str())));
    }
    let driver: Items<PersonId> = decision.driver.iter().cloned().collect();
    for day in [proposed, decided].into_iter().flatten() {
        found.extend(of_people(playbook, page, &driver, day));
    }
    if let (Some(decider), Some(day)) = (&decision.decider, decided) {
        found.extend(of_people(playbook, page, &decider.value.0, day));
    }
}
