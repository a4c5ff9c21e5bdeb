//! Parties and their people: who came, who left, who answers for the partnership.

use super::{Judged, Seen, Way};
use crate::compare::change::Class::{Minor, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::Weight;
use crate::model::Page;
use crate::model::kinds::{Facts, Person, Role};

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Option<Judged> {
    let others = |kind| seen.plain(kind, mostly_others(seen), difference);
    Some(match keys {
        ["people", id, rest @ ..] => person(seen, difference, id, rest),
        ["contact"] => seen.alike("contact-changed", Notable, difference),
        ["hours" | "timezone" | "languages" | "country"] => others("availability-changed"),
        ["screening" | "vetting", ..] => others("record-changed"),
        _ => return None,
    })
}

/// A party's own affair, which the others should know of.
fn mostly_others(seen: &Seen<'_>) -> Weight {
    Weight::Parted {
        parties: own(seen),
        own: Minor,
        others: Notable,
    }
}

fn own(seen: &Seen<'_>) -> Vec<String> {
    vec![seen.page().id.clone()]
}

fn person(seen: &Seen<'_>, difference: &Difference<'_>, id: &str, rest: &[&str]) -> Judged {
    if matches!(rest, [] | ["roles" | "until" | "replaced_by", ..]) && lost_owner(seen, id) {
        let message = seen
            .message("change-owner-gone", difference)
            .with("name", name(seen, id))
            .with(
                "party",
                crate::compare::words::party(seen.now, &seen.page().id),
            );
        return Judged::new("owner-gone", Weight::in_favour_of(own(seen)), message);
    }
    let (kind, message) = match (rest, Way::of(difference)) {
        ([], Way::Came) => ("person-added", "change-person-added"),
        ([], Way::Went) | (["until"], Way::Came) => ("person-gone", "change-person-gone"),
        (["until"], _) => return seen.plain("person-stays", mostly_others(seen), difference),
        (["replaced_by"], _) => {
            return seen.plain("person-replaced", mostly_others(seen), difference);
        }
        (["roles"], _) => return seen.plain("roles-changed", mostly_others(seen), difference),
        (["allocation"], _) => {
            return seen.plain("allocation-changed", mostly_others(seen), difference);
        }
        _ => return seen.alike("person-changed", Minor, difference),
    };
    let message = seen
        .message(message, difference)
        .with("name", name(seen, id))
        .with(
            "party",
            crate::compare::words::party(seen.now, &seen.page().id),
        );
    Judged::new(kind, mostly_others(seen), message)
}

/// Whether the party loses its last owner in this person, so that nobody answers for it.
fn lost_owner(seen: &Seen<'_>, id: &str) -> bool {
    let owned = people(seen.old).any(|(known, person)| known == id && is_owner(person));
    let others = || people(seen.page()).filter(|(known, _)| *known != id);
    let still = people(seen.page()).any(|(known, person)| known == id && is_owner(person));
    owned && !still && !others().any(|(_, person)| is_owner(person))
}

/// An owner who has not been given a last day.
fn is_owner(person: &Person) -> bool {
    let mut roles = person.roles.iter().flat_map(|roles| roles.value.iter());
    roles.any(|role| role.value == Role::Owner) && person.until.is_none()
}

fn people(page: &Page) -> impl Iterator<Item = (&str, &Person)> {
    let people = match &page.facts {
        Facts::Party(party) => party.people.as_ref(),
        _ => None,
    };
    let people = people.into_iter().flat_map(|people| people.value.iter());
    people.filter_map(|entry| Some((entry.key.as_str(), &entry.value.as_ref()?.value)))
}

fn name(seen: &Seen<'_>, id: &str) -> String {
    let named = |page| {
        let (_, person) = people(page).find(|(known, _)| *known == id)?;
        Some(person.name.as_ref()?.value.clone())
    };
    let name = named(seen.page()).or_else(|| named(seen.old));
    name.unwrap_or_else(|| id.to_owned())
}
