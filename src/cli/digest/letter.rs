//! A letter: what is told to a person, before it has a form.

use crate::locale::{Lang, Message};
use crate::text::DocPath;
use crate::value::{Date, Zone};

/// A letter to a person.
pub(super) struct Letter {
    pub(super) lang: Lang,
    /// What the partnership is called.
    pub(super) about: String,
    /// How the person is called.
    pub(super) name: String,
    /// Times are told on these clocks.
    pub(super) zone: Zone,
    pub(super) since: Date,
    pub(super) until: Date,
    /// Only those in which something is said.
    pub(super) sections: Vec<Section>,
}

/// A part of a letter.
pub(super) struct Section {
    /// The message of its heading.
    pub(super) id: &'static str,
    pub(super) items: Vec<Item>,
    /// What is added below the items.
    pub(super) more: Option<Message>,
}

/// One thing that is told.
pub(super) struct Item {
    /// When it is due, or since when it is overdue.
    pub(super) when: Option<Message>,
    pub(super) is_late: bool,
    pub(super) what: String,
    /// What else should be known of it.
    pub(super) note: Option<String>,
    /// Where it is written.
    pub(super) page: Option<Page>,
}

/// A place that a letter leads to.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) path: DocPath,
    /// Its address on the site, where the site has one.
    pub(super) url: Option<String>,
}

impl Section {
    pub(super) fn new(id: &'static str, items: Vec<Item>) -> Self {
        let more = None;
        Self { id, items, more }
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.more.is_none()
    }
}

impl Letter {
    pub(super) fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    pub(super) fn add(&mut self, section: Section) {
        if !section.is_empty() {
            self.sections.push(section);
        }
    }

    pub(super) fn say(&self, id: &'static str) -> String {
        Message::new(id).text(self.lang)
    }

    /// The first words; `shown` makes the name harmless in the letter's form.
    pub(super) fn greeting(&self, shown: impl Fn(&str) -> String) -> String {
        let message = Message::new("digest-greeting").with("name", shown(&self.name));
        message.text(self.lang)
    }

    /// What the letter is about: partnership and days.
    pub(super) fn title(&self) -> String {
        if self.about.is_empty() {
            return self.say("digest-bare-title");
        }
        let message = Message::new("digest-title").with("about", self.about.clone());
        message.text(self.lang)
    }

    /// Which days it tells of, and on whose clocks.
    pub(super) fn span(&self) -> String {
        let first = self.since.tomorrow().unwrap_or(self.since).min(self.until);
        Message::new("digest-span")
            .with("days", self.lang.days(first, self.until))
            .with("zone", self.zone.name().replace('_', " "))
            .text(self.lang)
    }

    /// What is said where there is nothing to say.
    pub(super) fn nothing(&self) -> String {
        let message = Message::new("digest-nothing").with("since", self.lang.long_date(self.since));
        message.text(self.lang)
    }
}
