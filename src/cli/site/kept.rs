//! What one look at a playbook leaves for the next one: its theme and its past editions, for as long
//! as nothing they are made of changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Press;
use crate::history::Edition;
use crate::locale::Lang;
use crate::site::{Shelf, Theme, ThemeProblem};

/// The playbook's own files of a theme, by path below its folder.
pub(in crate::cli) type Overrides = BTreeMap<String, Vec<u8>>;

/// What is kept between two looks.
#[derive(Debug, Default)]
pub(in crate::cli) struct Kept {
    theme: Option<KeptTheme>,
    past: Option<(PastKey, Arc<Shelf>)>,
}

#[derive(Debug)]
struct KeptTheme {
    base: String,
    overrides: Arc<Overrides>,
    languages: Vec<Lang>,
    theme: Arc<Theme>,
}

/// Everything that pages of past editions follow from, beside the commits themselves.
#[derive(Debug)]
pub(super) struct PastKey {
    /// The commit that the line of work is at: what has moved since is told up to it.
    pub(super) head: Option<String>,
    pub(super) editions: Vec<Edition>,
    /// Their settings are those of today.
    pub(super) settings: String,
    pub(super) theme: Arc<Theme>,
}

/// A theme that cannot be used, and its files as they were read.
#[derive(Debug)]
pub(in crate::cli) struct BrokenTheme {
    /// Everything that is wrong.
    pub(in crate::cli) problems: Vec<ThemeProblem>,
    /// The playbook's own files.
    pub(in crate::cli) overrides: Arc<Overrides>,
}

impl std::fmt::Display for BrokenTheme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the theme has {} mistakes", self.problems.len())
    }
}

impl std::error::Error for BrokenTheme {}

impl Kept {
    /// The theme `base` with these files over it, compiled unless it has been.
    pub(super) fn theme(
        &mut self,
        base: &str,
        overrides: Overrides,
        languages: &[Lang],
    ) -> Result<Arc<Theme>, BrokenTheme> {
        if let Some(kept) = &self.theme
            && kept.base == base
            && *kept.overrides == overrides
            && kept.languages == languages
        {
            return Ok(Arc::clone(&kept.theme));
        }
        let overrides = Arc::new(overrides);
        let codes: Vec<&str> = languages.iter().copied().map(Lang::code).collect();
        let theme = Theme::load_over(base, &overrides, &codes).map_err(|problems| BrokenTheme {
            problems,
            overrides: Arc::clone(&overrides),
        })?;
        let theme = Arc::new(theme);
        self.theme = Some(KeptTheme {
            base: base.to_owned(),
            overrides,
            languages: languages.to_vec(),
            theme: Arc::clone(&theme),
        });
        Ok(theme)
    }

    /// The playbook's own files of the theme that was asked for last.
    pub(in crate::cli) fn overrides(&self) -> Arc<Overrides> {
        let kept = self.theme.as_ref();
        kept.map_or_else(Arc::default, |kept| Arc::clone(&kept.overrides))
    }

    /// The past editions, made by `make` unless they are kept.
    pub(super) fn past(
        &mut self,
        key: PastKey,
        make: impl FnOnce() -> anyhow::Result<Shelf>,
    ) -> anyhow::Result<Arc<Shelf>> {
        if let Some((known, shelf)) = &self.past
            && known.is(&key)
        {
            return Ok(Arc::clone(shelf));
        }
        let fresh = Arc::new(make()?);
        self.past = Some((key, Arc::clone(&fresh)));
        Ok(fresh)
    }
}

impl PastKey {
    fn is(&self, other: &Self) -> bool {
        let same = (&self.head, &self.editions, &self.settings);
        same == (&other.head, &other.editions, &other.settings)
            && Arc::ptr_eq(&self.theme, &other.theme)
    }
}

impl Press<'_> {
    /// Where the site lives and in which languages, as far as pages show it.
    pub(super) fn settings(&self) -> String {
        format!(
            "{:?} {:?} {:?}",
            self.languages, self.base_url, self.edit_url
        )
    }
}
