//! What a preview tells beside a page: the findings that its author can mend.

use super::Site;
use super::addresses::HOME;
use super::contents::{Item, Subject};
use super::here::Here;
use super::pages;
use super::view::{FindingRow, FindingSummary};
use crate::locale::Lang;

/// A page and what is wrong with what is written on it.
#[derive(Debug, Clone)]
pub struct About {
    /// The language of the page.
    pub lang: Lang,
    /// The findings in its files. The front page answers for all files that have no page, such as
    /// the configuration and the ledgers.
    pub findings: Vec<FindingRow>,
    /// How many there are in the whole playbook; `href` is relative to the page.
    pub summary: FindingSummary,
}

impl Site {
    /// What is to be told beside the page at `path`; `None` where that is no page.
    pub fn about(&self, path: &str) -> Option<About> {
        let Item::Page(lang, address, subject) = self.items.get(path)? else {
            return None;
        };
        let here = Here {
            site: self,
            lang: *lang,
            at: address,
        };
        let at = match subject {
            Subject::Document(at) => Some(*at),
            Subject::Home => self.addresses.documents.iter().position(|it| it == HOME),
            _ => None,
        };
        let document = at.and_then(|at| self.playbook.documents.get(at));
        let mut findings = match document {
            Some(document) => pages::findings_of(here, document),
            None => Vec::new(),
        };
        if *subject == Subject::Home {
            findings.extend(pages::findings_in(here, |path| {
                self.playbook.at(path).is_none()
            }));
        }
        Some(About {
            lang: *lang,
            findings,
            summary: pages::summary(here),
        })
    }
}
