//! `.mailmap`: the names that people go by, `gitmailmap(5)`.
//!
//! Addresses and names are looked up without regard to the case of Latin letters, as Git does;
//! libgit2 tells them apart.

use std::collections::BTreeMap;

use crate::history::graph::Author;

/// Who is meant by what was typed.
#[derive(Debug, Default)]
pub(super) struct Mailmap {
    by_email: BTreeMap<String, Entry>,
}

/// What is known of an address.
#[derive(Debug, Default)]
struct Entry {
    proper: Proper,
    /// For some who typed that address, by the name that they typed.
    by_name: BTreeMap<String, Proper>,
}

/// The name and the address to put in place of those that were typed.
#[derive(Debug, Default, Clone)]
struct Proper {
    name: Option<String>,
    email: Option<String>,
}

impl Mailmap {
    pub(super) fn of(text: &str) -> Self {
        let mut map = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, email, rest)) = name_and_email(line) else {
                continue;
            };
            if email.is_empty() {
                continue;
            }
            match name_and_email(rest) {
                None => map.add(name, None, None, email),
                Some((typed_name, typed, _)) => map.add(name, Some(email), typed_name, typed),
            }
        }
        map
    }

    fn add(
        &mut self,
        name: Option<&str>,
        email: Option<&str>,
        typed_name: Option<&str>,
        typed_email: &str,
    ) {
        let entry = self.by_email.entry(typed_email.to_ascii_lowercase());
        let entry = entry.or_default();
        let proper = match typed_name {
            None => &mut entry.proper,
            Some(typed) => entry.by_name.entry(typed.to_ascii_lowercase()).or_default(),
        };
        if let Some(name) = name {
            proper.name = Some(name.to_owned());
        }
        if let Some(email) = email {
            proper.email = Some(email.to_owned());
        }
    }

    /// Who is meant.
    pub(super) fn resolve(&self, typed: &Author) -> Author {
        let entry = self.by_email.get(&typed.email.to_ascii_lowercase());
        let proper = entry.map(|entry| {
            let named = entry.by_name.get(&typed.name.to_ascii_lowercase());
            named.unwrap_or(&entry.proper)
        });
        let Proper { name, email } = proper.cloned().unwrap_or_default();
        Author {
            name: name.unwrap_or_else(|| typed.name.clone()),
            email: email.unwrap_or_else(|| typed.email.clone()),
        }
    }
}

/// `NAME <ADDRESS>` and what follows.
fn name_and_email(text: &str) -> Option<(Option<&str>, &str, &str)> {
    let (name, rest) = text.split_once('<')?;
    let (email, rest) = rest.split_once('>')?;
    let name = name.trim();
    Some((Some(name).filter(|name| !name.is_empty()), email, rest))
}
