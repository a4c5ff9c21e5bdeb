//! The canonical digest of a document: what a sign-off acknowledges.
//!
//! `docs/digests.md` says for users how it is computed; this module and its fixed vectors hold
//! that page. A digest is that of a list of parts, each with a name and a hash of its own, so that
//! of two digests the parts in which they differ can be named.
//! Knows nothing of signatures, of commits and of who signed.

mod body;
mod fields;
mod hash;
mod leans;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod vectors;

use std::collections::BTreeMap;
use std::fmt;

use crate::locale::Lang;
use crate::model::field::{Choice as _, Record as _};
use crate::model::kinds::Common;
use crate::model::{Document, Page, Playbook};

use hash::{hex, json};

/// The scheme by which digests are computed now; it stands before each of them.
pub const SCHEME: &str = "c1:sha256:";

/// Fields that say how a document is filed and where it stands rather than what it says.
const NOT_COUNTED: [&str; 5] = ["signoffs", "status", "tags", "aliases", "waivers"];

/// Fields of an alignment sheet that hold its seal.
const OF_THE_SEAL: [&str; 2] = ["seal", "salt"];

/// The part that holds the whole prose.
const BODY: &str = "body";

/// The part that holds what could not be read.
const UNREAD: &str = "unread";

/// A digest with the parts it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    text: String,
    parts: BTreeMap<String, String>,
    sections: BTreeMap<String, String>,
}

/// The digest of a document with all it leans on: the metrics it refers to, and of `comity.toml`
/// the KPI rule, the currency with its policy of exchange, and the profile.
pub fn of(playbook: &Playbook, document: &Document) -> Digest {
    of_read(playbook, document, None)
}

/// The digest of a document as it was read in `lang`: where that is the language of a translation,
/// the words of the translation count beside the source.
pub fn of_read(playbook: &Playbook, document: &Document, lang: Option<Lang>) -> Digest {
    read_parts(playbook, document, lang).digest()
}

/// Whether a part of a digest is not the document's own but what its text leans on: a metric, a
/// setting, the profile.
pub fn is_leaned_on(part: &str) -> bool {
    let mut outside = ["metric/", "comity.toml#", "profile#"].iter();
    outside.any(|outside| part.starts_with(outside))
}

fn read_parts(playbook: &Playbook, document: &Document, lang: Option<Lang>) -> Parts {
    let mut parts = own_parts(playbook, &document.page, &NOT_COUNTED);
    leans::add(playbook, &document.page, &mut parts);
    if let Some(page) = lang.and_then(|lang| document.translations.get(&lang)) {
        translated(page, &mut parts);
    }
    parts
}

/// What counts in the digest of a document as it was read in `lang`, by the names of its parts, each
/// in its canonical form: JSON, of a metric its own digest.
pub fn counted(
    playbook: &Playbook,
    document: &Document,
    lang: Option<Lang>,
) -> BTreeMap<String, String> {
    read_parts(playbook, document, lang).said
}

/// The digest of a source text alone, without what it leans on: that from which a translation was
/// made.
pub fn of_source(playbook: &Playbook, document: &Document) -> Digest {
    own_parts(playbook, &document.page, &NOT_COUNTED).digest()
}

/// The seal of an alignment sheet: the digest of its own text without `seal` and `salt`, behind
/// a salt that keeps anybody from guessing the text.
pub fn seal(playbook: &Playbook, document: &Document, salt: &str) -> String {
    let left_out: Vec<&str> = NOT_COUNTED.into_iter().chain(OF_THE_SEAL).collect();
    let digest = own_parts(playbook, &document.page, &left_out).digest();
    let sealed = format!("comity seal\n{salt}\n{}\n", digest.text);
    format!("{SCHEME}{}", hex(sealed.as_bytes()))
}

impl Digest {
    /// The digest as it is written: `c1:sha256:` and 64 hexadecimal digits.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parts it is made of, each with its hash: fields such as `expectations.us-cpe.target`,
    /// `body`, `metric/cpe`, `comity.toml#kpi.pass`, `ru/body` for a translation that was read.
    pub fn parts(&self) -> &BTreeMap<String, String> {
        &self.parts
    }

    /// The names of the parts that are not the same in `other`, sorted. Of a changed body those
    /// sections are named that changed, as `body#Heading`.
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let mut names = Vec::new();
        for name in differing(&self.parts, &other.parts) {
            let inside = format!("{name}#");
            let sections = differing(&self.sections, &other.sections);
            let before = names.len();
            if name == BODY || name.ends_with("/body") {
                let inside = sections.filter(|section| section.starts_with(&inside));
                // What stands before the first heading has no name of its own.
                names.extend(inside.map(|section| section.trim_end_matches('#').to_owned()));
            }
            if names.len() == before {
                names.push(name.clone());
            }
        }
        names.sort();
        names
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The names under which the two tables do not hold the same.
fn differing<'a>(
    one: &'a BTreeMap<String, String>,
    other: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = &'a String> {
    let here = one
        .iter()
        .filter(|(name, hash)| other.get(*name) != Some(*hash));
    let only_there = other.keys().filter(|name| !one.contains_key(*name));
    here.map(|(name, _)| name).chain(only_there)
}

/// Parts that are being gathered.
#[derive(Debug, Default)]
struct Parts {
    /// The canonical form of each part.
    said: BTreeMap<String, String>,
    /// The hash of each section of the prose.
    sections: BTreeMap<String, String>,
}

impl Parts {
    /// Adds what `canonical` says under `name`; a name that is there already gets a number.
    fn add(&mut self, name: &str, canonical: &str) {
        let mut free = name.to_owned();
        let mut count = 1;
        while self.said.contains_key(&free) {
            count += 1;
            free = format!("{name}~{count}");
        }
        self.said.insert(free, canonical.to_owned());
    }

    fn digest(self) -> Digest {
        let hashed = self.said.into_iter();
        let parts: BTreeMap<String, String> = hashed
            .map(|(name, said)| (name, hex(said.as_bytes())))
            .collect();
        let mut list = String::from("comity digest c1\n");
        for (name, hash) in &parts {
            list.extend([name, "\t", hash, "\n"]);
        }
        Digest {
            text: format!("{SCHEME}{}", hex(list.as_bytes())),
            parts,
            sections: self.sections,
        }
    }
}

/// What a document itself says: its fields but for `left_out`, and its prose.
fn own_parts(playbook: &Playbook, page: &Page, left_out: &[&str]) -> Parts {
    let mut parts = Parts::default();
    parts.add("kind", &json(page.kind.word()));
    let own = playbook.config.own_fields(page.kind);
    let tables = [Common::FIELDS, page.kind.fields(), &own];
    for entry in page.fields.entries() {
        let key = entry.key.as_str();
        if key != "kind" && !left_out.contains(&key) {
            fields::add(entry, &tables, "", &mut parts);
        }
    }
    unread(page, &mut parts);
    prose(page, BODY, &mut parts);
    parts
}

/// What could not be read counts byte by byte, so that nothing changes unseen in a document that
/// is broken.
fn unread(page: &Page, parts: &mut Parts) {
    let text = &*page.file.text;
    let front = text.get(..page.body.start).unwrap_or("");
    let rest = text.get(page.body.end..).unwrap_or("");
    let is_bare = front.trim_start_matches('\u{FEFF}').is_empty();
    if (page.is_broken && !is_bare) || !rest.is_empty() {
        parts.add(UNREAD, &json(&format!("{front}{rest}")));
    }
}

fn prose(page: &Page, name: &str, parts: &mut Parts) {
    parts.add(name, &body::canonical(page.file.slice(page.body)));
    for (section, text) in body::sections(page) {
        let hash = hex(body::canonical(text).as_bytes());
        parts.sections.insert(format!("{name}#{section}"), hash);
    }
}

fn translated(page: &Page, parts: &mut Parts) {
    let lang = page.lang.word();
    if let Some(title) = page.fields.get("title") {
        let tables: [&[_]; 1] = [Common::FIELDS];
        fields::add(title, &tables, &format!("{lang}/"), parts);
    }
    prose(page, &format!("{lang}/{BODY}"), parts);
}
