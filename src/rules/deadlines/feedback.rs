//! What shows that a creator was told how a campaign went.

use super::super::structure::link;
use crate::actuals::schedule::{period_of, written_on};
use crate::model::kinds::Facts;
use crate::model::{Document, Kind, Page, Playbook};
use crate::text::DocPath;
use crate::value::Date;

/// The headings in a brief under which its creators are told how it went.
const HEADINGS: [&str; 5] = [
    "how it went",
    "feedback",
    "как прошло",
    "отклик",
    "обратная связь",
];

/// The feedback on one campaign.
pub(super) struct Feedback<'a> {
    pub(super) playbook: &'a Playbook,
    pub(super) brief: &'a Page,
    /// The last day of the campaign.
    pub(super) since: Date,
    /// The day of the check; what is dated later is not there yet.
    pub(super) until: Date,
}

impl Feedback<'_> {
    /// Whether something speaks to every creator of the campaign.
    pub(super) fn is_for_all(&self) -> bool {
        let document = self.playbook.at(self.brief.path());
        let mut pages = document.into_iter().flat_map(Document::pages);
        pages.any(|page| has_section(page)) || self.has_post_mortem()
    }

    fn has_post_mortem(&self) -> bool {
        let mut all = self.playbook.of_kind(Kind::PostMortem);
        all.any(|document| match &document.page.facts {
            Facts::PostMortem(post_mortem) => {
                let campaign = post_mortem.campaign.as_ref();
                campaign.is_some_and(|campaign| campaign.as_str() == self.brief.id)
            }
            _ => false,
        })
    }

    /// Whether something after the campaign speaks of this creator.
    pub(super) fn is_for(&self, creator: &str) -> bool {
        let documents = self.playbook.documents.iter();
        let mut later = documents.filter(|document| self.is_later(&document.page));
        later.any(|document| {
            let mut pages = document.pages();
            pages.any(|page| self.names(page, creator))
        })
    }

    fn is_later(&self, page: &Page) -> bool {
        match page.kind {
            Kind::Update | Kind::Review => {
                let day = written_on(page).or_else(|| Some(period_of(page)?.last_day()));
                day.is_some_and(|day| self.since <= day && day <= self.until)
            }
            Kind::Page => links_to(page, self.brief.path()),
            _ => false,
        }
    }

    fn names(&self, page: &Page, creator: &str) -> bool {
        let party = self.playbook.party(creator).map(|(party, _)| party);
        let title = party.map(Page::title);
        let first = title.and_then(|title| title.split_whitespace().next());
        party.is_some_and(|party| links_to(page, party.path()))
            || has_word(page, creator)
            || first.is_some_and(|name| has_word(page, name))
    }
}

fn has_section(page: &Page) -> bool {
    page.outline.sections.iter().any(|section| {
        let heading = page.outline.headings[section.heading].text.to_lowercase();
        section.has_content && HEADINGS.contains(&heading.trim())
    })
}

fn links_to(page: &Page, path: &DocPath) -> bool {
    link::inside(page).any(|(_, target)| target == *path)
}

fn has_word(page: &Page, name: &str) -> bool {
    let mut prose = page.outline.prose.iter();
    prose.any(|span| has_name(page.file.slice(*span), name))
}

/// Whether a name stands in a text as a word. Russian names change their ends (Даша, Даше, Дашей;
/// Иван, Ивану, Иваном): their last vowel may be another, and two more letters may follow.
fn has_name(text: &str, name: &str) -> bool {
    let is_russian = name
        .chars()
        .any(|letter| matches!(letter, 'а'..='я' | 'А'..='Я'));
    let stem = if is_russian {
        name.trim_end_matches(['а', 'я', 'й', 'ь', 'о', 'е'])
    } else {
        name
    };
    let ending = if is_russian { 3 } else { 0 };
    let is_letter = |letter: &char| letter.is_alphanumeric();
    let mut found = text.match_indices(stem);
    found.any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + stem.len()..].chars().take_while(is_letter);
        before.as_ref().is_none_or(|letter| !is_letter(letter)) && after.count() <= ending
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_words_and_in_every_russian_case() {
        assert!(has_name("Told to Ann's sister", "Ann"));
        assert!(has_name("ann-cooks was told", "ann-cooks"));
        assert!(!has_name("the anniversary of Annapolis", "Ann"));
        assert!(!has_name("Joann was told", "ann"));
        for text in ["Даше написали", "с Дашей говорили", "Даша ответила"]
        {
            assert!(has_name(text, "Даша"), "{text}");
        }
        assert!(has_name("написали Ивану", "Иван"));
        assert!(!has_name("Ивановское лето", "Иван"));
    }
}
