//! Where the links of a document lead on the site.
//!
//! Texts come from several companies: only web and mail addresses, pages of this site and its published files are links.

use std::sync::Arc;

use super::addresses::{Addresses, encoded, relative};
use crate::locale::Lang;
use crate::text::DocPath;

/// Leads the links of one page of the site.
#[derive(Debug, Clone)]
pub(super) struct Links {
    addresses: Arc<Addresses>,
    /// The file in which the links are written.
    from: DocPath,
    lang: Lang,
    /// The path of the page.
    here: String,
}

/// A link that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) href: String,
    pub(super) is_external: bool,
}

impl Links {
    pub(super) fn new(
        addresses: &Arc<Addresses>,
        from: &DocPath,
        lang: Lang,
        address: &str,
    ) -> Self {
        let here = addresses.path(lang, address);
        Self {
            addresses: Arc::clone(addresses),
            from: from.clone(),
            lang,
            here,
        }
    }

    /// Where a link leads; nowhere, if it may not or cannot lead anywhere.
    pub(super) fn lead(&self, target: &str) -> Option<Lead> {
        let target = target.trim();
        if target.is_empty()
            || target.contains(|letter: char| letter.is_control() || letter == '\\')
        {
            return None;
        }
        if let Some(scheme) = scheme(target) {
            let is_allowed =
                ["http", "https", "mailto"].contains(&scheme.to_ascii_lowercase().as_str());
            return is_allowed.then(|| Lead {
                href: target.to_owned(),
                is_external: true,
            });
        }
        if target.starts_with("//") {
            return None;
        }
        let fragment = target
            .split_once('#')
            .map_or(String::new(), |(_, fragment)| fragment_of(fragment));
        if target.starts_with('#') {
            return Some(Lead {
                href: fragment,
                is_external: false,
            });
        }
        self.inside(target).map(|href| Lead {
            href: href + &fragment,
            is_external: false,
        })
    }

    /// The source of an image, which must be a published file.
    pub(super) fn image(&self, target: &str) -> Option<String> {
        let file = self.addresses.attachment(&self.from, target.trim())?;
        Some(relative(&self.here, file))
    }

    fn inside(&self, target: &str) -> Option<String> {
        if let Some((document, asked)) = self.addresses.document(&self.from, target) {
            let lang = asked
                .filter(|lang| self.addresses.languages.contains(lang))
                .unwrap_or(self.lang);
            let to = self
                .addresses
                .path(lang, self.addresses.documents.get(document)?);
            return Some(relative(&self.here, &to));
        }
        if let Some(list) = self.addresses.folder(&self.from, target) {
            return Some(relative(&self.here, &self.addresses.path(self.lang, list)));
        }
        self.addresses
            .attachment(&self.from, target)
            .map(|file| relative(&self.here, file))
    }
}

fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter));
    is_scheme.then_some(scheme)
}

fn fragment_of(fragment: &str) -> String {
    if fragment.is_empty() {
        String::new()
    } else {
        format!("#{}", encoded(&super::addresses::decoded(fragment)))
    }
}
