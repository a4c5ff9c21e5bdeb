//! How long a document is, in pages, and how long it may be.

use rust_decimal::RoundingStrategy;

use crate::finding::{Evidence, Finding, Toward};
use crate::model::field::Choice as _;
use crate::model::kinds::{AgreementForm, Status};
use crate::model::profile::Pages;
use crate::model::{Document, Facts, Page, Playbook};
use crate::text::Span;
use crate::value::Decimal;

/// A page of a document whose length is limited.
pub(super) struct Measured<'a> {
    pub(super) page: &'a Page,
    /// The source that the page belongs to.
    pub(super) document: &'a Document,
    pub(super) words: usize,
    pub(super) words_per_page: u32,
    pub(super) limits: &'a Pages,
}

/// The pages whose length is limited, in each language.
pub(super) fn measured(playbook: &Playbook) -> Vec<Measured<'_>> {
    let documents = playbook.documents.iter();
    let limited = documents.filter_map(|document| Some((document, limits(playbook, document)?)));
    let pages = limited.flat_map(|(document, limits)| {
        let pages = document.pages();
        pages.map(move |page| (document, &**page, limits))
    });
    pages
        .filter_map(|(document, page, limits)| {
            Some(Measured {
                page,
                document,
                words: page.words(),
                words_per_page: words_per_page(playbook, page)?,
                limits,
            })
        })
        .collect()
}

fn limits<'p>(playbook: &'p Playbook, document: &Document) -> Option<&'p Pages> {
    if document.page.status() == Some(Status::Closed) || document.page.body.is_empty() {
        return None;
    }
    let lengths = playbook.profile.lengths.as_ref()?;
    let limits = match &document.page.facts {
        Facts::Agreement(agreement) => match agreement.form.as_ref()?.value {
            AgreementForm::Loi => &lengths.loi,
            _ => &lengths.agreement,
        },
        Facts::Charter(_) => &lengths.charter,
        _ => return None,
    };
    limits.as_ref().map(|limits| &limits.value)
}

fn words_per_page(playbook: &Playbook, page: &Page) -> Option<u32> {
    let lengths = playbook.profile.lengths.as_ref()?;
    let mut table = lengths.words_per_page.as_ref()?.value.iter();
    let entry = table.find(|entry| entry.key.value == page.lang)?;
    entry
        .value
        .as_ref()
        .map(|words| words.value)
        .filter(|words| *words > 0)
}

impl Measured<'_> {
    /// How many words fill this many pages.
    pub(super) fn words_of(&self, pages: Decimal) -> Decimal {
        pages * Decimal::from(self.words_per_page)
    }

    /// A finding about the length, at the title or the first heading.
    pub(super) fn finding(&self, rule: &'static str, limit: Decimal, sign: &str) -> Finding {
        // Rounded away from the limit, so that the two never look equal.
        let pages = Decimal::from(self.words) / Decimal::from(self.words_per_page);
        let away = if pages > limit {
            RoundingStrategy::AwayFromZero
        } else {
            RoundingStrategy::ToZero
        };
        let pages = pages.round_dp_with_strategy(1, away);
        let mut finding = self.page.finding(rule, self.place());
        let better = if pages > limit {
            Toward::Lower
        } else {
            Toward::Higher
        };
        finding.set_measure(self.words, "words", better);
        finding.evidence = Evidence {
            observed: Some(format!("{} words", self.words)),
            expected: Some(format!("{sign} {} words", self.words_of(limit).normalize())),
            ..Evidence::default()
        };
        finding
            .field(self.page.lang.word())
            .with("words", self.words)
            .with("pages", pages)
            .with("limit", limit)
            .with("wanted", self.words_of(limit))
    }

    fn place(&self) -> Span {
        let page = self.page;
        let title = if page.is_translation {
            &page.translation.title
        } else {
            &page.common.title
        };
        let heading = page.outline.headings.first().map(|heading| heading.span);
        title
            .as_ref()
            .map(|title| title.span)
            .or(heading)
            .unwrap_or(page.anchor)
    }
}
