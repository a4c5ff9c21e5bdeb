//! A page of the site as a place to stand: what things are called here, and how they are reached from here.

use super::Site;
use super::addresses::{encoded, relative};
use super::audience::hidden_words;
use super::theme::Argument;
use super::view::{Day, Link, State, Text, Tone};
use crate::locale::Lang;
use crate::model::field::Choice as _;
use crate::model::kinds::{DecisionStatus, PartnershipStatus, Person, Status};
use crate::model::{Kind, Page};
use crate::text::Span;
use crate::value::Date;

/// A page of the site: its language and its address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) site: &'a Site,
    pub(super) lang: Lang,
    /// The address below the language's root.
    pub(super) at: &'a str,
}

impl Here<'_> {
    /// The word `key` of the theme.
    pub(super) fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The word `key` of the theme, with arguments.
    pub(super) fn say_with(self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.site
            .theme
            .word(self.lang.code(), key, arguments)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The word `key` for a count.
    pub(super) fn count(self, key: &str, count: usize) -> String {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.say_with(key, &[("count", Argument::Count(count))])
    }

    /// The word `key` if the theme has it, else `otherwise`.
    pub(super) fn say_or(self, key: &str, otherwise: &str) -> String {
        self.site
            .theme
            .word(self.lang.code(), key, &[])
            .unwrap_or_else(|| otherwise.to_owned())
    }

    /// The path of this page in the site.
    pub(super) fn path(self) -> String {
        self.site.addresses.path(self.lang, self.at)
    }

    /// The relative link to a page of the same language.
    pub(super) fn href(self, address: &str) -> String {
        relative(self.at, address)
    }

    /// The relative link to a file of today's site, which all languages and editions share.
    pub(super) fn shared(self, path: &str) -> String {
        relative(&format!("{}{}", self.site.root, self.path()), path)
    }

    /// The relative link to a page of the same language in another edition, by its root.
    pub(super) fn elsewhere(self, root: &str, address: &str) -> String {
        let path = self.site.addresses.path(self.lang, address);
        self.shared(&format!("{root}{path}"))
    }

    pub(super) fn day(self, date: Date) -> Day {
        Day {
            iso: date.to_string(),
            text: self.lang.long_date(date),
        }
    }

    /// Minutes as a length: `3 hours`, `90 minutes`.
    pub(super) fn length(self, minutes: i32) -> String {
        let minutes = minutes.unsigned_abs();
        if minutes > 0 && minutes.is_multiple_of(60) {
            self.lang.length(minutes / 60, "h")
        } else {
            self.lang.length(minutes, "min")
        }
    }

    /// `lang` for the `lang` attribute: only where it is not the page's.
    pub(super) fn foreign(self, lang: Lang) -> Option<String> {
        (lang != self.lang).then(|| lang.code().to_owned())
    }

    /// The title of the document whose source is `page`.
    pub(super) fn title(self, page: &Page) -> Text {
        let shown = self
            .site
            .playbook
            .at(page.path())
            .map_or(page, |document| document.in_language(self.lang));
        Text {
            text: shown.title().to_owned(),
            lang: self.foreign(shown.lang),
        }
    }

    /// The link to the document whose source is `page`.
    pub(super) fn link(self, page: &Page) -> Link {
        let Text { text, lang } = self.title(page);
        let href = self
            .site
            .address_of(page)
            .filter(|address| *address != self.at)
            .map(|address| self.href(address));
        Link { text, lang, href }
    }

    /// The link to an item of a document, such as `expectations.us-cpe`.
    pub(super) fn link_to_item(self, page: &Page, item: &str) -> Link {
        let mut link = self.link(page);
        let href = link.href.get_or_insert_default();
        href.push('#');
        href.push_str(&encoded(item));
        link
    }

    /// The link to the document of `kind` with this id, or the id where there is none.
    pub(super) fn link_by_id(self, kind: Kind, id: &str) -> Link {
        if let Some(words) = self.hidden(id) {
            return plain(&words);
        }
        let found = self.site.playbook.document(kind, id);
        found.map_or_else(|| plain(id), |document| self.link(&document.page))
    }

    /// Those for whom the site is built, where they do not see everything.
    pub(super) fn audience(self) -> Option<String> {
        let readers = self.site.readers()?;
        Some(readers.audience.title(self.lang).to_owned())
    }

    /// What is said of a hidden document, where that is what stands in the place of its id.
    pub(super) fn hidden(self, id: &str) -> Option<String> {
        let audience = &self.site.readers()?.audience;
        let is_hidden = Lang::ALL
            .iter()
            .any(|lang| *id == hidden_words(audience, *lang));
        is_hidden.then(|| hidden_words(audience, self.lang))
    }

    /// The name of a person, or the id where nobody has it.
    pub(super) fn person(self, id: &str) -> Text {
        Text {
            text: self
                .site
                .playbook
                .person(id)
                .map_or_else(|| id.to_owned(), |(_, person)| name(person, id)),
            lang: None,
        }
    }

    /// A person, with the way to the page of their party.
    pub(super) fn person_link(self, id: &str) -> Link {
        match self.site.playbook.person(id) {
            Some((page, person)) => Link {
                text: name(person, id),
                lang: None,
                ..self.link_to_item(page, &format!("people.{id}"))
            },
            None => plain(id),
        }
    }

    /// What a market is called.
    pub(super) fn market(self, id: &str) -> String {
        let mut markets = self
            .site
            .playbook
            .config
            .markets
            .iter()
            .flat_map(|markets| markets.value.iter());
        let found = markets
            .find(|market| market.key.value == id)
            .and_then(|market| market.value.as_ref());
        let title = found
            .and_then(|market| market.title.as_ref())
            .map(|title| title.text(self.lang).to_owned());
        title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| id.to_owned())
    }

    /// Where a document stands in its life, in words.
    pub(super) fn state_of(self, page: &Page) -> Option<State> {
        if let Some(status) = page
            .decision_status()
            .filter(|_| page.kind == Kind::Decision)
        {
            return Some(self.decision_state(status));
        }
        if page.kind == Kind::Partnership {
            let status = PartnershipStatus::from_word(page.common.status.as_ref()?)?;
            let tone = if status == PartnershipStatus::Active {
                Tone::Good
            } else {
                Tone::Quiet
            };
            return Some(State {
                id: status.word().to_owned(),
                tone,
                name: status.label(self.lang).to_owned(),
            });
        }
        let status = page.status()?;
        let tone = match status {
            Status::Draft | Status::Closed => Tone::Quiet,
            Status::Proposed => Tone::Open,
            Status::Active => Tone::Good,
        };
        Some(State {
            id: status.word().to_owned(),
            tone,
            name: status.label(self.lang).to_owned(),
        })
    }

    pub(super) fn decision_state(self, status: DecisionStatus) -> State {
        let tone = match status {
            DecisionStatus::Proposed => Tone::Open,
            DecisionStatus::Accepted => Tone::Good,
            DecisionStatus::Rejected => Tone::Bad,
            DecisionStatus::Superseded | DecisionStatus::Withdrawn => Tone::Quiet,
        };
        State {
            id: status.word().to_owned(),
            tone,
            name: status.label(self.lang).to_owned(),
        }
    }

    /// A state of the site's own, whose word is the theme's.
    pub(super) fn state(self, id: &str, tone: Tone) -> State {
        State {
            id: id.to_owned(),
            tone,
            name: self.say(&format!("state-{id}")),
        }
    }

    /// Where a line of a file can be edited.
    pub(super) fn edit(self, page_path: &str) -> Option<String> {
        let template = self.site.options.edit_url.as_ref()?;
        let is_web = template.starts_with("https://") || template.starts_with("http://");
        is_web.then(|| template.replace("{path}", &encoded(page_path)))
    }

    /// `file:line:column` of a place.
    pub(super) fn place(self, page: Option<&Page>, path: &str, span: Span) -> String {
        let config = &self.site.playbook.config_file;
        let file = page
            .map(|page| &page.file)
            .or((path == config.path.as_str()).then_some(config));
        match file {
            Some(file) => {
                let position = file.position(span.start);
                format!("{path}:{}:{}", position.line, position.column)
            }
            None => path.to_owned(),
        }
    }
}

fn name(person: &Person, id: &str) -> String {
    person
        .name
        .as_ref()
        .map_or_else(|| id.to_owned(), |name| name.value.clone())
}

/// Words that lead nowhere.
pub(super) fn plain(text: &str) -> Link {
    Link {
        text: text.to_owned(),
        lang: None,
        href: None,
    }
}
