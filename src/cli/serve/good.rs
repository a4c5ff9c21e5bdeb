//! A playbook that can be shown: its sites, rendered page by page.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::cli::site::{Overrides, Sites};
use crate::locale::Lang;
use crate::site::{About, RenderError, Site};

/// The sites of one state of the files.
#[derive(Debug)]
pub(super) struct Good {
    sites: Sites,
    /// The past editions that somebody has looked at.
    editions: Vec<OnceLock<Option<Site>>>,
    /// The playbook's own files of the theme, to show where they are wrong.
    pub(super) overrides: Arc<Overrides>,
}

impl Good {
    pub(super) fn new(sites: Sites, overrides: Arc<Overrides>) -> Self {
        let editions = (0..sites.shelf.len()).map(|_| OnceLock::new());
        Self {
            editions: editions.collect(),
            sites,
            overrides,
        }
    }

    /// Whether there is a file at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        let (site, inside) = self.place(path);
        site.has(inside)
    }

    /// The bytes of the file at `path`.
    pub(super) fn render(&self, path: &str) -> Result<Cow<'_, [u8]>, RenderError> {
        let (site, inside) = self.place(path);
        site.render(inside)
    }

    /// What is to be told beside the page at `path`; `None` where that is no page.
    pub(super) fn about(&self, path: &str) -> Option<About> {
        let (site, inside) = self.place(path);
        site.about(inside)
    }

    /// The languages the site is written in.
    pub(super) fn languages(&self) -> &[Lang] {
        self.sites.today.languages()
    }

    /// Whether it is drawn by the same theme as another one.
    pub(super) fn looks_like(&self, other: &Self) -> bool {
        Arc::ptr_eq(self.sites.today.theme(), other.sites.today.theme())
    }

    /// The site that answers for `path`, and the path in it.
    fn place<'s, 'p>(&'s self, path: &'p str) -> (&'s Site, &'p str) {
        let today = &self.sites.today;
        for (at, (root, edition)) in self.sites.shelf.roots().zip(&self.editions).enumerate() {
            let Some(inside) = path.strip_prefix(root) else {
                continue;
            };
            let seated = edition.get_or_init(|| self.sites.shelf.edition(at, today));
            if let Some(site) = seated {
                return (site, inside);
            }
        }
        (today, path)
    }
}
