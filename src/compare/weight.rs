//! To whom a change matters, and how much.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Class::{self, Breaking, Notable};
use crate::model::Playbook;
use crate::model::kinds::PartyType;

/// How a change weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Weight {
    /// Alike for everybody.
    All(Class),
    /// For some parties otherwise than for the rest.
    Parted {
        /// The parties that are meant; where nobody can be named, everybody gets the heavier class.
        parties: Vec<String>,
        /// For them.
        own: Class,
        /// For the others.
        others: Class,
    },
}

impl Weight {
    /// The parties get less or owe more; the others get what is theirs.
    pub(super) fn against(parties: Vec<String>) -> Self {
        Self::Parted {
            parties,
            own: Breaking,
            others: Notable,
        }
    }

    /// The parties are relieved of something, and the others go without it.
    pub(super) fn in_favour_of(parties: Vec<String>) -> Self {
        Self::Parted {
            parties,
            own: Notable,
            others: Breaking,
        }
    }

    /// Weighs for each party: the sides of the partnership, and others that the change names.
    pub(super) fn classes(
        &self,
        sides: &BTreeSet<String>,
        at_most: Class,
    ) -> BTreeMap<String, Class> {
        let mut parties = sides.clone();
        if let Self::Parted { parties: named, .. } = self {
            parties.extend(named.iter().cloned());
        }
        let class = |party: &String| match self {
            Self::All(class) => *class,
            Self::Parted {
                parties,
                own,
                others,
            } if parties.is_empty() => *own.max(others),
            Self::Parted { parties, own, .. } if parties.contains(party) => *own,
            Self::Parted { others, .. } => *others,
        };
        parties
            .into_iter()
            .map(|party| {
                let class = class(&party).min(at_most);
                (party, class)
            })
            .collect()
    }

    /// The heaviest of all.
    pub(super) fn heaviest(&self, at_most: Class) -> Class {
        match self {
            Self::All(class) => *class,
            Self::Parted { own, others, .. } => *own.max(others),
        }
        .min(at_most)
    }
}

/// The ids of the sides of both playbooks: a side that was struck is concerned too.
pub(super) fn sides(before: &Playbook, now: &Playbook) -> BTreeSet<String> {
    let ids = |playbook: &Playbook| -> Vec<String> {
        let sides = playbook.sides().into_iter();
        sides.map(|side| side.as_str().to_owned()).collect()
    };
    ids(before).into_iter().chain(ids(now)).collect()
}

/// The party of a person, where both are known.
pub(super) fn party_of(playbook: &Playbook, person: &str) -> Option<String> {
    playbook.person(person).map(|(page, _)| page.id.clone())
}

/// Who is paid: the party that is named, else every side but the brand where one brand is among
/// the sides. Brands pay; where there are two, or none, nobody can be told.
pub(super) fn payees(playbook: &Playbook, named: Option<&str>) -> Vec<String> {
    if let Some(named) = named {
        return vec![named.to_owned()];
    }
    let sides = playbook.sides();
    let is_brand = |id: &str| {
        let party = playbook.party(id);
        party.is_some_and(|(_, party)| {
            let sort = party.party_type.as_ref();
            sort.is_some_and(|sort| sort.value == PartyType::Brand)
        })
    };
    let (brands, others): (Vec<_>, Vec<_>) =
        sides.into_iter().partition(|side| is_brand(side.as_str()));
    if brands.len() != 1 {
        return Vec::new();
    }
    let others = others.into_iter();
    others.map(|side| side.as_str().to_owned()).collect()
}
