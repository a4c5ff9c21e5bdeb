//! Where everything of a site lives, and how one page leads to another.
//!
//! An address is a path below the root of one language; [`Addresses::path`] puts the language before it. The first
//! language lives at the root. Knows nothing of what is on the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::editions::FOLDER;
use crate::locale::Lang;
use crate::model::field::Choice as _;
use crate::model::old_addresses::page_of;
use crate::model::{Document, Kind, Playbook};
use crate::text::DocPath;

/// The kinds that get a page with a list of their documents; the others stand in the navigation one by one.
pub(super) const LISTED: [Kind; 10] = [
    Kind::Party,
    Kind::Alignment,
    Kind::Agreement,
    Kind::Metric,
    Kind::Brief,
    Kind::Update,
    Kind::HealthCheck,
    Kind::Review,
    Kind::PostMortem,
    Kind::Candidate,
];

/// Where everything of a site lives.
#[derive(Debug, Clone, Default)]
pub(super) struct Addresses {
    pub(super) languages: Vec<Lang>,
    /// The address of each document, in the order of the playbook.
    pub(super) documents: Vec<String>,
    /// Which document a file belongs to, and for a translation its language.
    files: BTreeMap<DocPath, (usize, Option<Lang>)>,
    pub(super) lists: BTreeMap<&'static str, String>,
    pub(super) decisions: Option<String>,
    /// The comparison of the sheets, where there are any.
    pub(super) alignment: Option<String>,
    /// The page about creators, where there are any.
    pub(super) creators: Option<String>,
    /// The page about money and hours, where there is anything to tell.
    pub(super) budget: Option<String>,
    /// The page about what changed since the last edition, where there is one.
    pub(super) changes: Option<String>,
    /// The list of editions, where there are any.
    pub(super) editions: Option<String>,
    pub(super) expectations: String,
    pub(super) about: String,
    pub(super) findings: String,
    pub(super) search: String,
    pub(super) calendar: String,
    pub(super) glossary: String,
    /// The pages of each ledger, by its id.
    pub(super) ledgers: Vec<(String, Vec<String>)>,
    pub(super) not_found: String,
    /// The whole playbook on one page.
    pub(super) whole: String,
    /// The published files of the playbook, by their place in it.
    pub(super) attachments: BTreeMap<DocPath, String>,
}

/// Which of the pages that only some playbooks have this one has.
#[derive(Debug, Clone, Copy, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says of one page whether it is there"
)]
pub(super) struct Extra {
    pub(super) creators: bool,
    pub(super) budget: bool,
    pub(super) changes: bool,
    pub(super) editions: bool,
}

/// The folder of the pages that show the rows of ledgers.
pub(super) const LEDGERS: &str = "ledgers/";

/// The front page.
pub(super) const HOME: &str = "index.html";

impl Addresses {
    /// Gives everything an address of its own; documents come first, so that their addresses follow from their files alone.
    pub(super) fn new(
        playbook: &Playbook,
        languages: &[Lang],
        attachments: impl IntoIterator<Item = DocPath>,
    ) -> Self {
        let mut taken = Taken::new(languages);
        taken.claim(HOME);
        let mut addresses = Self {
            languages: languages.to_vec(),
            ..Self::default()
        };
        for (at, document) in playbook.documents.iter().enumerate() {
            let address = if document.page.kind == Kind::Partnership
                && playbook
                    .partnership()
                    .is_some_and(|(page, _)| page.path() == document.page.path())
            {
                HOME.to_owned()
            } else {
                taken.claim(&page_of(document.page.path()))
            };
            addresses.documents.push(address);
            for page in document.pages() {
                let lang = page.is_translation.then_some(page.lang);
                addresses.files.insert(page.path().clone(), (at, lang));
            }
        }
        for kind in LISTED {
            if playbook.of_kind(kind).next().is_some() {
                let folder = folder(playbook, kind);
                addresses
                    .lists
                    .insert(kind.word(), taken.claim(&format!("{folder}/index.html")));
            }
        }
        if playbook.of_kind(Kind::Decision).next().is_some() {
            let folder = folder(playbook, Kind::Decision);
            addresses.decisions = Some(taken.claim(&format!("{folder}/index.html")));
        }
        if playbook.of_kind(Kind::Alignment).next().is_some() {
            addresses.alignment = Some(taken.claim("alignment.html"));
        }
        addresses.expectations = taken.claim("expectations.html");
        addresses.about = taken.claim("about.html");
        addresses.findings = taken.claim("findings.html");
        addresses.search = taken.claim("search.html");
        addresses.calendar = taken.claim("calendar.html");
        addresses.glossary = taken.claim("glossary.html");
        addresses.not_found = taken.claim("404.html");
        addresses.whole = taken.claim("whole.html");
        for path in attachments {
            let address = format!("files/{path}");
            addresses.attachments.insert(path, taken.claim(&address));
        }
        addresses
    }

    /// The path of `address` in the site, for a language.
    pub(super) fn path(&self, lang: Lang, address: &str) -> String {
        if self.languages.first() == Some(&lang) {
            address.to_owned()
        } else {
            format!("{lang}/{address}")
        }
    }

    /// The document that a link written in `from` leads to, and the language it asks for.
    pub(super) fn document(&self, from: &DocPath, link: &str) -> Option<(usize, Option<Lang>)> {
        let path = link
            .split(['#', '?'])
            .next()
            .filter(|path| !path.is_empty())?;
        self.files.get(&from.join(&decoded(path))?).copied()
    }

    /// The list of the documents in the folder that a link written in `from` leads to.
    pub(super) fn folder(&self, from: &DocPath, link: &str) -> Option<&str> {
        let folder = from.join(&decoded(link.trim_end_matches('/')))?;
        let index = format!("{folder}/index.html");
        let lists = self.lists.values().chain(self.decisions.iter());
        lists.map(String::as_str).find(|list| *list == index)
    }

    /// Gives addresses to the pages that only some playbooks have.
    pub(super) fn add(&mut self, extra: Extra, ledgers: &[(String, usize)]) {
        let mut taken = Taken::new(&self.languages);
        let fixed = [
            &self.expectations,
            &self.about,
            &self.findings,
            &self.search,
            &self.calendar,
            &self.glossary,
            &self.not_found,
            &self.whole,
        ];
        let lists = self.lists.values().chain(&self.decisions);
        let documents = self.documents.iter().chain(lists);
        for address in documents.chain(&self.alignment).chain(fixed) {
            taken.claim(address);
        }
        let mut claim = |has_it: bool, wanted: &str| has_it.then(|| taken.claim(wanted));
        self.creators = claim(extra.creators, "creators.html");
        self.budget = claim(extra.budget, "budget.html");
        self.changes = claim(extra.changes, "changes.html");
        self.editions = claim(extra.editions, "editions.html");
        let pages = |(id, count): &(String, usize)| {
            let page = |at| match at {
                1 => format!("{LEDGERS}{id}.html"),
                at => format!("{LEDGERS}{id}-{at}.html"),
            };
            let claimed = (1..=*count).map(|at| taken.claim(&page(at)));
            (id.clone(), claimed.collect())
        };
        self.ledgers = ledgers.iter().map(pages).collect();
    }

    /// The published file that a link written in `from` leads to.
    pub(super) fn attachment(&self, from: &DocPath, link: &str) -> Option<&str> {
        let path = link.split(['#', '?']).next()?;
        self.attachments
            .get(&from.join(&decoded(path))?)
            .map(String::as_str)
    }
}

/// The folder in which documents of a kind live in this playbook: that of the first, else the usual one.
fn folder(playbook: &Playbook, kind: Kind) -> String {
    let first = playbook
        .of_kind(kind)
        .next()
        .map(|document| document.page.path().folder().to_owned());
    first
        .filter(|folder| !folder.is_empty())
        .unwrap_or_else(|| kind.default_folder().trim_end_matches(".md").to_owned())
}

/// The addresses that are in use. Letters count as equal in both cases, for the folder may be copied to a disk on which
/// they are.
struct Taken {
    addresses: BTreeSet<String>,
    roots: Vec<String>,
}

impl Taken {
    fn new(languages: &[Lang]) -> Self {
        let mut roots = vec!["assets/".to_owned(), FOLDER.to_owned()];
        roots.extend(languages.iter().skip(1).map(|lang| format!("{lang}/")));
        Self {
            addresses: BTreeSet::new(),
            roots,
        }
    }

    fn claim(&mut self, wanted: &str) -> String {
        let is_reserved = self
            .roots
            .iter()
            .any(|root| wanted.to_lowercase().starts_with(root.as_str()));
        let wanted = if is_reserved {
            format!("pages/{wanted}")
        } else {
            wanted.to_owned()
        };
        let (stem, extension) = wanted.rsplit_once('.').unwrap_or((&wanted, ""));
        let mut address = wanted.clone();
        let mut times = 1;
        while !self.addresses.insert(address.to_lowercase()) {
            times += 1;
            address = format!("{stem}-{times}.{extension}");
        }
        address
    }
}

/// The absolute address of the page of each document for readers of `lang`, on the site of `playbook` that lives below
/// `base_url`: for letters that lead there.
pub fn of_documents(playbook: &Playbook, base_url: &str, lang: Lang) -> BTreeMap<DocPath, String> {
    let languages = playbook.config.languages();
    let addresses = Addresses::new(playbook, &languages, []);
    let first = playbook.config.first_language();
    let lang = if languages.contains(&lang) {
        lang
    } else {
        first
    };
    let documents = playbook.documents.iter().zip(&addresses.documents);
    let address = |(document, address): (&Document, &String)| {
        let path = addresses.path(lang, address);
        (document.page.path().clone(), absolute(base_url, &path))
    };
    documents.map(address).collect()
}

/// The address of a path below the root of the site that lives at `base_url`.
pub(super) fn absolute(base_url: &str, path: &str) -> String {
    let base = base_url.trim_end_matches('/');
    let path = path
        .strip_suffix(HOME)
        .filter(|folder| folder.is_empty() || folder.ends_with('/'))
        .unwrap_or(path);
    format!("{base}/{}", encoded(path))
}

/// The relative link from the page at `from` to the file at `to`.
pub(super) fn relative(from: &str, to: &str) -> String {
    encoded(&DocPath::new(from).link_to(&DocPath::new(to)))
}

/// Escapes what has a meaning of its own in an address; letters of every script stay readable.
pub(super) fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for letter in path.chars() {
        let is_plain = letter.is_alphanumeric() || "/-_.~!$&'()*+,;=@".contains(letter);
        if is_plain {
            out.push(letter);
            continue;
        }
        let mut buffer = [0; 4];
        for byte in letter.encode_utf8(&mut buffer).bytes() {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Undoes the escapes of an address; what is no escape stays.
pub(super) fn decoded(link: &str) -> String {
    let bytes = link.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let value = escape
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(value.unwrap_or(bytes[at]));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_things_never_share_an_address() {
        let mut taken = Taken::new(&[Lang::En, Lang::Ru]);
        assert_eq!(taken.claim("a/Plan.html"), "a/Plan.html");
        assert_eq!(taken.claim("a/plan.html"), "a/plan-2.html");
        assert_eq!(taken.claim("ru/plan.html"), "pages/ru/plan.html");
        assert_eq!(taken.claim("assets/x.html"), "pages/assets/x.html");
    }

    #[test]
    fn addresses_are_escaped_where_they_must_be_and_readable_where_they_can() {
        assert_eq!(
            relative("a/b.html", "c/план 1?.html"),
            "../c/план%201%3F.html"
        );
        assert_eq!(decoded("план%201%3F.md"), "план 1?.md");
        assert_eq!(decoded("50%.md"), "50%.md");
        assert_eq!(relative("a:b.html", "a:b.html"), "a%3Ab.html");
    }
}
