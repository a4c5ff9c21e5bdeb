//! Audiences: who sees what when a site is built for some readers only.
//!
//! `[audiences] creator = { sees = ["public"] }` is a partial order: creators see what names creators, and what names
//! the public. What names no audience is for the sides alone. A party (`party:ann-cooks`) sees what names it, what
//! names the audience of its type (`creator` for a creator), and what that audience sees.

use std::collections::BTreeSet;

use super::config::{AudienceSettings, Config};
use super::field::Choice as _;
use super::page::Page;
use super::playbook::{Document, Playbook};
use crate::locale::Lang;

/// What stands before the id of a party in the name of an audience of one.
pub const PARTY: &str = "party:";

/// Those for whom a site is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Its name, as it was asked for: `creator`, `party:ann-cooks`.
    pub name: String,
    /// The party, where it is one.
    pub party: Option<String>,
    /// What readers are told that the site is made for, by language.
    titles: Vec<(Lang, String)>,
    /// The audiences that it begins with: its own name, and that of the party's type.
    own: Vec<String>,
    /// Whose documents it sees.
    sees: BTreeSet<String>,
}

impl Audience {
    /// The audience called `name`; the names of all there are where it is none of them.
    ///
    /// # Errors
    /// The known names, where `name` is unknown.
    pub fn of(playbook: &Playbook, name: &str) -> Result<Self, Vec<String>> {
        let known = known(playbook);
        if !known.contains(name) {
            return Err(known.into_iter().collect());
        }
        let party = name.strip_prefix(PARTY);
        let found = party.and_then(|id| playbook.party(id));
        let sort = found.and_then(|(_, facts)| facts.party_type.as_ref());
        let mut own = vec![name.to_owned()];
        own.extend(sort.map(|sort| sort.value.word().to_owned()));
        let title = |lang: Lang| match found {
            Some((page, _)) => page.title().to_owned(),
            None => title(&playbook.config, name, lang),
        };
        let audience = Self {
            name: name.to_owned(),
            party: party.map(str::to_owned),
            titles: Lang::ALL.into_iter().map(|it| (it, title(it))).collect(),
            own,
            sees: BTreeSet::new(),
        };
        Ok(audience.by(&playbook.config))
    }

    /// The same readers under another configuration, such as that of an edition.
    #[must_use]
    pub fn by(&self, config: &Config) -> Self {
        let all = self.own.iter().flat_map(|own| seen_by(config, own));
        let sees = all.map(str::to_owned).collect();
        Self {
            sees,
            ..self.clone()
        }
    }

    /// Whether it sees a page: one that names it, or an audience whose pages it sees too.
    pub fn sees(&self, page: &Page) -> bool {
        named(page).any(|named| self.sees.contains(named))
    }

    /// Whether it sees a document; translations are seen with their source.
    pub fn sees_document(&self, document: &Document) -> bool {
        self.sees(&document.page)
    }

    /// What it is called for readers of `lang`.
    pub fn title(&self, lang: Lang) -> &str {
        let mut titles = self.titles.iter();
        let found = titles.find(|(of, _)| *of == lang);
        found.map_or(&self.name, |(_, title)| title)
    }
}

/// The audiences that a page names.
pub fn named(page: &Page) -> impl Iterator<Item = &str> {
    let named = page.common.audience.iter();
    named
        .flat_map(|audiences| audiences.value.iter())
        .map(|audience| audience.as_str())
}

/// Whose pages an audience sees: its own, and those of each audience that one of these sees.
pub fn seen_by<'a>(config: &'a Config, audience: &'a str) -> Vec<&'a str> {
    let mut seen = vec![audience];
    let mut at = 0;
    while let Some(audience) = seen.get(at).copied() {
        let settings = settings(config, audience);
        let others = settings.and_then(|settings| settings.sees.as_ref());
        for other in others.iter().flat_map(|others| others.value.iter()) {
            if !seen.contains(&other.as_str()) {
                seen.push(other);
            }
        }
        at += 1;
    }
    seen
}

/// The names that a site may be built for: the declared audiences and those they see, the ones that documents name, and
/// the parties.
fn known(playbook: &Playbook) -> BTreeSet<String> {
    let tables = playbook.config.audiences.iter();
    let declared = tables.flat_map(|table| table.value.iter());
    let mut known: BTreeSet<String> = BTreeSet::new();
    for entry in declared {
        let name = entry.key.value.as_str();
        known.extend(
            seen_by(&playbook.config, name)
                .into_iter()
                .map(str::to_owned),
        );
    }
    let pages = playbook.documents.iter().map(|document| &document.page);
    known.extend(pages.flat_map(|page| named(page)).map(str::to_owned));
    known.retain(|name| !name.starts_with(PARTY));
    known.extend(
        playbook
            .parties()
            .map(|(page, _)| format!("{PARTY}{}", page.id)),
    );
    known
}

fn settings<'a>(config: &'a Config, audience: &str) -> Option<&'a AudienceSettings> {
    let mut tables = config.audiences.iter().flat_map(|table| table.value.iter());
    let entry = tables.find(|entry| entry.key.value == audience)?;
    entry.value.as_ref().map(|settings| &settings.value)
}

fn title(config: &Config, name: &str, lang: Lang) -> String {
    let settings = settings(config, name);
    let title = settings.and_then(|settings| settings.title.as_ref());
    let title = title.map(|title| title.text(lang).to_owned());
    title
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParseCache, load};
    use crate::source::Memory;

    fn playbook(audiences: &str) -> Playbook {
        let config = format!("format = 1\nlanguages = [\"en\", \"ru\"]\n[audiences]\n{audiences}");
        let page = |audience: &str| format!("---\ntitle: A\naudience: {audience}\n---\n");
        let ann = "---\ntitle: Ann\ntype: creator\ntimezone: UTC\n---\n".to_owned();
        let files = [
            ("comity.toml", config),
            ("public.md", page("public")),
            ("creator.md", page("[creator, press]")),
            ("ann.md", page("\"party:ann\"")),
            ("silent.md", "---\ntitle: A\n---\n".to_owned()),
            ("parties/ann.md", ann),
        ];
        load(&Memory::of(files), &ParseCache::new())
            .unwrap()
            .playbook
    }

    fn seen(playbook: &Playbook, audience: &str) -> Vec<String> {
        let audience = Audience::of(playbook, audience).unwrap();
        let seen = playbook.documents.iter();
        let seen = seen.filter(|document| audience.sees_document(document));
        seen.map(|document| document.page.path().to_string())
            .collect()
    }

    const ORDER: &str =
        "inner = { sees = [\"creator\"] }\ncreator = { sees = [\"public\"] }\npublic = {}\n";

    #[test]
    fn an_audience_sees_what_those_see_whom_it_sees_and_never_the_other_way_round() {
        let playbook = playbook(ORDER);
        assert_eq!(seen(&playbook, "public"), ["public.md"]);
        assert_eq!(seen(&playbook, "creator"), ["creator.md", "public.md"]);
        assert_eq!(seen(&playbook, "inner"), ["creator.md", "public.md"]);
        assert_eq!(seen(&playbook, "press"), ["creator.md"]);
        let party = ["ann.md", "creator.md", "public.md"];
        assert_eq!(seen(&playbook, "party:ann"), party);
    }

    #[test]
    fn those_who_see_one_another_in_a_circle_see_the_same() {
        let playbook =
            playbook("creator = { sees = [\"public\"] }\npublic = { sees = [\"creator\"] }\n");
        let both = ["creator.md", "public.md"];
        assert_eq!(seen(&playbook, "public"), both);
        assert_eq!(seen(&playbook, "creator"), both);
    }

    #[test]
    fn an_unknown_audience_is_answered_with_the_known_ones() {
        let known = Audience::of(&playbook(ORDER), "creators").unwrap_err();
        assert_eq!(known, ["creator", "inner", "party:ann", "press", "public"]);
        assert!(Audience::of(&playbook(ORDER), "party:bob").is_err());
    }
}
