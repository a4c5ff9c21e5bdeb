//! The two sides, as equals: who they are, who speaks for them, and when they work.

use crate::model::Page;
use crate::model::field::Choice as _;
use crate::model::kinds::{Party, Person, Role};
use crate::site::here::Here;
use crate::site::view::{PersonRow, Side, Text};

pub(super) fn view(here: Here<'_>) -> Vec<Side> {
    let sides = here.site.playbook.sides();
    sides
        .iter()
        .filter_map(|side| here.site.playbook.party(side.as_str()))
        .map(|(page, party)| side(here, page, party))
        .collect()
}

fn side(here: Here<'_>, page: &Page, party: &Party) -> Side {
    let mut about = Vec::new();
    about.extend(
        party
            .party_type
            .as_ref()
            .map(|sort| sort.value.label(here.lang).to_owned()),
    );
    about.extend(
        party
            .country
            .as_ref()
            .map(|country| here.say_or(&format!("country-{}", country.to_uppercase()), country)),
    );
    let hours = party.hours.as_ref().map(|hours| {
        let zone = party
            .timezone
            .as_ref()
            .map(|zone| format!(" {}", zone.name()))
            .unwrap_or_default();
        format!("{}{zone}", here.written("hours", &hours.to_string()).text)
    });
    let with_role = |role: Role| people(here, party, role);
    let shown = [Role::CulturalBridge, Role::Contact];
    let row = |role: Role| {
        let name = Text {
            text: with_role(role).join(", "),
            lang: None,
        };
        (!name.text.is_empty()).then(|| PersonRow {
            role: role.label(here.lang).to_owned(),
            name,
        })
    };
    let owner = with_role(Role::Owner).join(", ");
    let owner = if owner.is_empty() {
        None
    } else {
        Some(Text {
            text: owner,
            lang: None,
        })
    };
    Side {
        name: here.link(page),
        about,
        hours,
        owner,
        people: shown.into_iter().filter_map(row).collect(),
    }
}

/// The people of a party who hold a role on the day everything is measured at.
fn people(here: Here<'_>, party: &Party, role: Role) -> Vec<String> {
    let today = here.site.options.as_of;
    let is_here = |person: &Person| {
        let has_come = person.from.as_ref().is_none_or(|from| from.value <= today);
        has_come
            && person
                .until
                .as_ref()
                .is_none_or(|until| today <= until.value)
    };
    let has_role = |person: &Person| {
        person
            .roles
            .iter()
            .flat_map(|roles| roles.iter())
            .any(|held| held.value == role)
    };
    let entries = party.people.iter().flat_map(|people| people.value.iter());
    let held = entries.filter(|entry| {
        entry
            .value
            .as_ref()
            .is_some_and(|person| is_here(person) && has_role(person))
    });
    held.map(|entry| here.person(&entry.key.value).text)
        .collect()
}
