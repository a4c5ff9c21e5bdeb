//! The static site as a pure value: which files it has, and the bytes of each.
//!
//! Knows nothing of writing files, clocks, the environment or the network: everything it needs is in [`Input`], and the
//! same input gives the same bytes. Rendering one page does not touch another, so pages may be rendered in parallel or
//! only when asked for.

mod addresses;
mod attachments;
pub mod audience;
mod chart;
mod contents;
mod drawing;
pub mod editions;
mod facts;
mod here;
mod links;
mod mentions;
mod origin;
pub mod outputs;
mod own;
mod pages;
pub mod past;
mod prose;
mod search;
mod spoken;
pub mod theme;
pub mod view;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::sync::Arc;

use crate::actuals::Actuals;
use crate::actuals::outcome::{Outcome, Series};
use crate::finding::Report;
use crate::history::Edition;
use crate::locale::Lang;
use crate::model::{Page, Playbook};
use crate::text::DocPath;
use crate::value::Date;

pub use addresses::of_documents;
use addresses::{Addresses, Extra};
pub use attachments::attachments;
pub use audience::Readers;
use contents::{Item, Subject};
pub use editions::{PastSite, Shelf};
use editions::{Seat, root_of};
use here::Here;
use mentions::Mentions;
pub use own::About;
pub use pages::CSP;
use past::Past;
pub use theme::{Theme, ThemeProblem, escape};
use view::Html;

/// What a site is made of.
#[derive(Debug, Clone)]
pub struct Input {
    /// The playbook.
    pub playbook: Arc<Playbook>,
    /// What `check` reports about it, sorted and with waivers applied.
    pub report: Arc<Report>,
    /// What happened, judged on the day of the options.
    pub actuals: Arc<Actuals>,
    /// The metrics over time, up to that day.
    pub series: Vec<Series>,
    /// What Git knows; `None` where the past was not looked at.
    pub past: Option<Arc<Past>>,
    /// The look; loaded for the languages of the options at least.
    pub theme: Arc<Theme>,
    /// The bytes of the files named by [`attachments`]; those left out are not published.
    pub attachments: BTreeMap<DocPath, Arc<[u8]>>,
    /// What the caller decides.
    pub options: Options,
}

/// What the caller of a build decides.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day everything is measured at.
    pub as_of: Date,
    /// The languages, the first at the root.
    pub languages: Vec<Lang>,
    /// Where the site will live, for canonical addresses and the site map.
    pub base_url: Option<String>,
    /// Where a file can be edited, with `{path}` in it.
    pub edit_url: Option<String>,
    /// Where a line of a file can be read as a commit has it, with `{path}`, `{line}` and `{commit}`
    /// in it.
    pub source_url: Option<String>,
    /// The version of this program.
    pub version: String,
    /// The past edition that the site is; `None` for the site of today.
    pub edition: Option<Edition>,
    /// Whether past editions are published beside the site of today.
    pub has_editions: bool,
    /// Those for whom it is built; `None` for the sides, who see everything.
    pub readers: Option<Arc<Readers>>,
}

impl Options {
    /// The options that a playbook's own configuration asks for.
    pub fn of(playbook: &Playbook, as_of: Date) -> Self {
        let site = playbook.config.site.as_ref().map(|site| &site.value);
        let base_url = site
            .and_then(|site| site.base_url.as_ref())
            .map(|url| url.value.clone());
        let edit_url = site
            .and_then(|site| site.edit_url.as_ref())
            .map(|url| url.value.clone());
        let source_url = site
            .and_then(|site| site.source_url.as_ref())
            .map(|url| url.value.clone());
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self {
            as_of,
            languages: playbook.config.languages(),
            base_url,
            edit_url,
            source_url,
            version,
            edition: None,
            has_editions: false,
            readers: None,
        }
    }
}

/// A site that can be rendered.
#[derive(Debug, Clone)]
pub struct Site {
    playbook: Arc<Playbook>,
    report: Arc<Report>,
    actuals: Arc<Actuals>,
    series: Vec<Series>,
    past: Option<Arc<Past>>,
    theme: Arc<Theme>,
    attachments: BTreeMap<DocPath, Arc<[u8]>>,
    options: Options,
    /// Where the site lives below that of today; empty for that one itself.
    root: String,
    /// Its place among the editions, where there are any.
    seat: Option<Seat>,
    addresses: Arc<Addresses>,
    mentions: Mentions,
    /// The folder of the theme's static files; its name follows from their bytes.
    assets: String,
    /// The navigation of each folder, by language.
    navs: BTreeMap<(Lang, String), Html>,
    items: BTreeMap<String, Item>,
}

/// Why a file of the site cannot be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// There is no such file.
    NoSuchPath(String),
    /// The theme asks for something that is not there.
    Theme(ThemeProblem),
    /// A picture cannot be written, and why.
    Picture(String, String),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPath(path) => write!(f, "the site has no {path}"),
            Self::Theme(problem) => write!(f, "cannot render with this theme: {problem}"),
            Self::Picture(path, why) => write!(f, "cannot draw {path}: {why}"),
        }
    }
}

impl std::error::Error for RenderError {}

impl From<ThemeProblem> for RenderError {
    fn from(problem: ThemeProblem) -> Self {
        Self::Theme(problem)
    }
}

impl Site {
    /// Prepares the site: gives everything its address and renders what pages share.
    pub fn new(input: Input) -> Result<Self, RenderError> {
        let Input {
            playbook,
            report,
            actuals,
            series,
            past,
            theme,
            mut attachments,
            mut options,
        } = input;
        if options.languages.is_empty() {
            options.languages = playbook.config.languages();
        }
        attachments.retain(|path, bytes| attachments::is_harmless(path, bytes));
        let files = attachments.keys().cloned();
        let mut addresses = Addresses::new(&playbook, &options.languages, files);
        let extra = Extra {
            creators: pages::creators(&playbook).next().is_some(),
            // A budget beside a part of what was spent would be a wrong figure.
            budget: options.readers.is_none() && pages::has_budget(&playbook, &actuals),
            changes: past.as_ref().is_some_and(|past| past.since.is_some()),
            editions: options.has_editions && options.edition.is_none(),
        };
        addresses.add(extra, &pages::ledger_pages(&actuals));
        if options
            .readers
            .as_ref()
            .is_some_and(|readers| !readers.has_all_sheets())
        {
            addresses.alignment = None;
        }
        let mentions = Mentions::of(&playbook, &addresses);
        let assets = format!("assets/{:016x}", digest(theme.statics()));
        let addresses = Arc::new(addresses);
        let (navs, items) = (BTreeMap::new(), BTreeMap::new());
        let mut site = Self {
            playbook,
            report,
            actuals,
            series,
            past,
            theme,
            attachments,
            root: options.edition.as_ref().map(root_of).unwrap_or_default(),
            seat: None,
            options,
            addresses,
            mentions,
            assets,
            navs,
            items,
        };
        site.items = site.list();
        site.navs = site.navigations()?;
        Ok(site)
    }

    /// Where the site lives below that of today: empty, or a folder with its final `/`.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The languages it is written in, the first at the root.
    pub fn languages(&self) -> &[Lang] {
        &self.options.languages
    }

    /// The look.
    pub fn theme(&self) -> &Arc<Theme> {
        &self.theme
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.items.contains_key(path)
    }

    /// Every file of the site, sorted, as paths below its root.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &str> {
        self.items.keys().map(String::as_str)
    }

    /// The bytes of the file at `path`.
    pub fn render(&self, path: &str) -> Result<Cow<'_, [u8]>, RenderError> {
        let item = self
            .items
            .get(path)
            .ok_or_else(|| RenderError::NoSuchPath(path.to_owned()))?;
        Ok(match item {
            Item::Page(lang, address, subject) => {
                let here = Here {
                    site: self,
                    lang: *lang,
                    at: address,
                };
                Cow::Owned(pages::render(here, *subject)?.into_bytes())
            }
            Item::Static(name) => {
                Cow::Borrowed(self.theme.statics().get(name).map_or(&[], Vec::as_slice))
            }
            Item::Attachment(file) => {
                Cow::Borrowed(self.attachments.get(file).map_or(&[], |bytes| &**bytes))
            }
            Item::Output(output) => Cow::Owned(output.render(self, path)?),
        })
    }

    /// The navigation, once for each folder of each language: the links in it are relative.
    fn navigations(&self) -> Result<BTreeMap<(Lang, String), Html>, RenderError> {
        let mut navs = BTreeMap::new();
        for item in self.items.values() {
            let Item::Page(lang, address, _) = item else {
                continue;
            };
            let key = (*lang, folder_of(address).to_owned());
            if let Entry::Vacant(place) = navs.entry(key) {
                let nav = pages::nav(Here {
                    site: self,
                    lang: *lang,
                    at: address,
                });
                place.insert(self.theme.render(lang.code(), "nav", &nav)?);
            }
        }
        Ok(navs)
    }

    /// The address of the document whose source is `page`.
    fn address_of(&self, page: &Page) -> Option<&str> {
        let at = self
            .playbook
            .documents
            .binary_search_by(|document| document.page.path().cmp(page.path()))
            .ok()?;
        self.addresses.documents.get(at).map(String::as_str)
    }

    /// What became of the expectation `key` of the document at `path`.
    fn outcome(&self, path: &DocPath, key: &str) -> Option<&Outcome> {
        let mut outcomes = self.actuals.outcomes.iter();
        outcomes.find(|outcome| outcome.path == *path && outcome.key == key)
    }

    /// The site's title.
    fn title(&self, lang: Lang) -> String {
        let configured = self
            .playbook
            .config
            .site
            .as_ref()
            .and_then(|site| site.title.as_ref())
            .map(|title| title.text(lang));
        let partnership = || {
            self.playbook
                .partnership()
                .map_or("Comity", |(page, _)| page.title())
        };
        configured
            .filter(|title| !title.is_empty())
            .unwrap_or_else(partnership)
            .to_owned()
    }
}

fn folder_of(address: &str) -> &str {
    address.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// FNV-1a over names and bytes: it names a folder, it guards nothing.
fn digest(files: &BTreeMap<String, Vec<u8>>) -> u64 {
    let bytes = files.iter().flat_map(|(name, bytes)| {
        name.bytes()
            .chain([0])
            .chain(bytes.iter().copied())
            .chain([0])
    });
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
