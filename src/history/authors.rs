//! Which person of the playbook made a commit.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Author;
use crate::model::Playbook;

/// The addresses under which people commit, as `people.ID.git` declares them.
#[derive(Debug, Clone, Default)]
pub struct Authors {
    by_address: BTreeMap<String, (String, String)>,
}

/// Who made a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The name that Git has, `.mailmap` applied; whatever a stranger typed.
    pub name: String,
    /// The person of the playbook who declares the address.
    pub person: Option<String>,
    /// The party of that person.
    pub party: Option<String>,
}

impl Authors {
    /// The addresses that the parties of a playbook declare. One that two people declare belongs to
    /// the first by path.
    pub fn of(playbook: &Playbook) -> Self {
        let mut by_address = BTreeMap::new();
        for (page, id, person) in playbook.people() {
            for address in person.git.iter().flat_map(|addresses| addresses.iter()) {
                let owner = || (id.value.clone(), page.id.clone());
                by_address.entry(key(address)).or_insert_with(owner);
            }
        }
        Self { by_address }
    }

    /// Every address and id of the people of a party.
    pub fn names(&self, party: &str) -> BTreeSet<String> {
        let own = self.by_address.iter().filter(|(_, (_, of))| of == party);
        own.flat_map(|(address, (person, _))| [address.clone(), person.clone()])
            .collect()
    }

    /// The person and the party behind an address.
    pub fn person(&self, address: &str) -> Option<(&str, &str)> {
        let found = self.by_address.get(&key(address));
        found.map(|(person, party)| (&**person, &**party))
    }

    /// Who wrote as `author`.
    pub fn who(&self, author: &Author) -> Who {
        let found = self.by_address.get(&key(&author.email)).cloned();
        let (person, party) = found.unzip();
        Who {
            name: author.name.clone(),
            person,
            party,
        }
    }
}

/// Mail servers do not tell capital letters apart, and people type both.
fn key(address: &str) -> String {
    address.trim().to_lowercase()
}
