//! Which person of the playbook made a commit.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use git2::{Signature, Time};

use super::graph::Author;
use crate::model::Playbook;
use crate::source::open_repository;

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

/// The address under which somebody commits in the repository around `root`: `user.email` of Git's
/// configuration, as `.mailmap` has it.
pub fn own_address(root: &Path) -> Option<String> {
    let repository = open_repository(root).ok()?;
    let config = repository.config().ok()?;
    let address = config.get_string("user.email").ok()?;
    let name = config.get_string("user.name").unwrap_or_default();
    let written = Signature::new(&name, &address, &Time::new(0, 0)).ok();
    let mailmap = repository.mailmap().ok();
    let known = mailmap.zip(written).and_then(|(mailmap, written)| {
        let known = mailmap.resolve_signature(&written).ok()?;
        Some(String::from_utf8_lossy(known.email_bytes()).into_owned())
    });
    Some(known.unwrap_or(address))
}

/// Mail servers do not tell capital letters apart, and people type both.
fn key(address: &str) -> String {
    address.trim().to_lowercase()
}
