//! Who belongs to which side, and who is there on a day.

pub(super) use crate::actuals::contributions::party_of;
use crate::actuals::schedule::Clock;
use crate::model::kinds::{Cadence, Charter, Party, PartyType, Person, Role};
use crate::model::{Page, Playbook};
use crate::parse::Node;
use crate::text::Spanned;
use crate::value::Date;

/// A side that has a document.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Side<'a> {
    pub(in crate::rules) id: &'a str,
    pub(in crate::rules) page: &'a Page,
    pub(in crate::rules) party: &'a Party,
}

/// The sides; one without a document is an unknown reference and left to that rule.
pub(in crate::rules) fn sides(playbook: &Playbook) -> Vec<Side<'_>> {
    let ids = playbook.sides().into_iter();
    ids.filter_map(|id| party(playbook, id.as_str())).collect()
}

fn party<'a>(playbook: &'a Playbook, id: &'a str) -> Option<Side<'a>> {
    let (page, party) = playbook.party(id)?;
    Some(Side { id, page, party })
}

impl<'a> Side<'a> {
    pub(in crate::rules) fn people(
        self,
    ) -> impl Iterator<Item = (&'a Spanned<String>, &'a Person)> {
        let people = self.party.people.iter();
        let entries = people.flat_map(|people| people.value.iter());
        entries.filter_map(|entry| Some((&entry.key, &entry.value.as_ref()?.value)))
    }

    /// Those who have `role` and are there on `day`, with the place of the role.
    pub(in crate::rules) fn with_role(self, role: Role, day: Date) -> Vec<Holder<'a>> {
        let here = self.people().filter(|(_, person)| is_here(person, day));
        let holder = |(id, person): (&'a Spanned<String>, &'a Person)| {
            let role = role_of(person, role)?;
            Some(Holder { id, person, role })
        };
        here.filter_map(holder).collect()
    }
}

/// Somebody who has a role.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Holder<'a> {
    pub(in crate::rules) id: &'a Spanned<String>,
    pub(in crate::rules) person: &'a Person,
    pub(in crate::rules) role: &'a Spanned<Role>,
}

/// Where a person's role is written, if they have it.
pub(super) fn role_of(person: &Person, role: Role) -> Option<&Spanned<Role>> {
    let roles = person.roles.as_ref()?;
    roles.iter().find(|held| held.value == role)
}

/// Whether `day` lies between a person's first and last day.
pub(super) fn is_here(person: &Person, day: Date) -> bool {
    let has_come = person.from.as_ref().is_none_or(|from| from.value <= day);
    has_come && !has_left(person, day)
}

/// Whether a person's last day is over.
pub(super) fn has_left(person: &Person, day: Date) -> bool {
    person.until.as_ref().is_some_and(|until| until.value < day)
}

/// Whether the partnership has ended, so that nobody owes it an owner any more.
pub(super) fn is_over(playbook: &Playbook, day: Date) -> bool {
    Clock::of(playbook).is_over(day)
}

/// Whether every side is a company, where a rule is stricter.
pub(super) fn are_companies(playbook: &Playbook) -> bool {
    let sides = sides(playbook);
    !sides.is_empty() && sides.iter().all(|side| is_company(side.party))
}

fn is_company(party: &Party) -> bool {
    let sort = party.party_type.as_ref().map(|sort| sort.value);
    matches!(
        sort,
        Some(PartyType::Brand | PartyType::Agency | PartyType::Platform)
    )
}

/// The charter, while the partnership lasts.
pub(super) fn living_charter(playbook: &Playbook, day: Date) -> Option<(&Page, &Charter)> {
    let charter = playbook.charter()?;
    (!charter.0.is_closed() && !is_over(playbook, day)).then_some(charter)
}

/// Who takes part in a cadence: the parties it names, else the sides.
pub(super) fn participants<'a>(playbook: &'a Playbook, cadence: &'a Cadence) -> Vec<Side<'a>> {
    match &cadence.parties {
        Some(named) => named
            .iter()
            .filter_map(|id| party(playbook, id.as_str()))
            .collect(),
        None => sides(playbook),
    }
}

/// What is written under a path of keys; what is left empty is not written.
pub(super) fn written<'a>(page: &'a Page, path: &[&str]) -> Option<&'a Node> {
    let mut node = &page.fields;
    for key in path {
        node = &node.get(key)?.value;
    }
    (!node.is_null()).then_some(node)
}
