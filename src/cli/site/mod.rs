//! The site of a playbook and those of its past editions, rendered: what `build` publishes.

mod editions;
mod kept;
pub mod past;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use editions::PastEditions;

use super::Failure;
use super::build::{Edition, SiteFiles};
use super::opened::Caches;
use crate::actuals::Actuals;
use crate::actuals::series::series;
use crate::finding::Report;
use crate::history::Timeline;
use crate::locale::{Lang, Message};
use crate::model::Playbook;
use crate::site::past::Past;
use crate::site::{Input, Options, Shelf, Site, Theme, attachments};
use crate::source::Source;
use crate::value::Date;
use kept::PastKey;
pub(super) use kept::{BrokenTheme, Kept, Overrides};

/// The theme that comes with the program.
const DEFAULT_THEME: &str = "default";

/// Where a playbook keeps the files that replace the theme's.
pub(super) const THEME_FOLDER: &str = "theme/";

/// What the site of an edition is made of, that of today among them.
struct Volume<'a> {
    playbook: Playbook,
    report: Report,
    actuals: &'a Actuals,
    source: &'a dyn Source,
    as_of: Date,
    past: Option<Past>,
    edition: Option<crate::history::Edition>,
}

/// What all editions share.
struct Press<'a> {
    theme: Arc<Theme>,
    languages: &'a [Lang],
    base_url: Option<&'a str>,
    edit_url: Option<String>,
    has_editions: bool,
}

/// Today's site, and those of past editions beside it.
#[derive(Debug)]
pub(in crate::cli) struct Sites {
    /// It knows of the past ones.
    pub(in crate::cli) today: Site,
    /// The past ones.
    pub(in crate::cli) shelf: Arc<Shelf>,
}

/// Renders every file of the site and of its past editions; pages are rendered side by side.
pub(super) fn files<'a>(
    edition: &Edition<'a>,
    caches: &'a mut Caches,
) -> anyhow::Result<SiteFiles<'a>> {
    let Sites { today, shelf } = sites(edition, caches, &mut Kept::default())?;
    let first = rendered(&today).into_iter();
    let past = (0..shelf.len()).filter_map(move |at| shelf.edition(at, &today));
    Ok(Box::new(first.chain(past.flat_map(|site| rendered(&site)))))
}

/// Renders the whole playbook as one file in each language, under the languages' codes.
pub(super) fn single_files<'a>(
    edition: &Edition<'a>,
    caches: &'a mut Caches,
) -> anyhow::Result<SiteFiles<'a>> {
    let Sites { today, .. } = sites(edition, caches, &mut Kept::default())?;
    let render = |lang: &Lang| Ok((lang.to_string(), today.single_file(*lang)?));
    let files: Vec<_> = today.languages().iter().map(render).collect();
    Ok(Box::new(files.into_iter()))
}

/// Prepares the site and those of its past editions, with what the last look left.
pub(in crate::cli) fn sites(
    edition: &Edition<'_>,
    caches: &mut Caches,
    kept: &mut Kept,
) -> anyhow::Result<Sites> {
    let playbook = &edition.loaded.playbook;
    let chosen = &edition.editions.readable;
    let press = Press {
        theme: theme(edition, kept)?,
        languages: edition.languages,
        base_url: edition.base_url,
        edit_url: Options::of(playbook, edition.as_of).edit_url,
        has_editions: !chosen.is_empty(),
    };
    let past = edition
        .timeline
        .map(|timeline| past::of(timeline, playbook, edition.as_of, Some(edition.source)));
    let mut today = press.site(Volume {
        playbook: playbook.clone(),
        report: edition.checked.report.clone(),
        actuals: edition.actuals,
        source: edition.source,
        as_of: edition.as_of,
        past: past.transpose()?,
        edition: None,
    })?;
    let key = PastKey {
        head: edition.timeline.and_then(head),
        editions: chosen.clone(),
        settings: format!("{} {:?}", press.settings(), playbook.config.site),
        theme: Arc::clone(&press.theme),
    };
    let shelf = kept.past(key, || {
        match edition.timeline {
            Some(timeline) => editions::sites(timeline, playbook, chosen, &press, caches),
            None => Ok(Vec::new()),
        }
        .map(Shelf::new)
    })?;
    shelf.seat(&mut today);
    Ok(Sites { today, shelf })
}

fn head(timeline: &Timeline) -> Option<String> {
    let head = timeline.graph.head()?;
    Some(timeline.graph.commit(head).id.clone())
}

impl Press<'_> {
    /// The site of one edition.
    fn site(&self, volume: Volume<'_>) -> anyhow::Result<Site> {
        let Volume {
            playbook, source, ..
        } = volume;
        let mut options = Options::of(&playbook, volume.as_of);
        options.languages = self.languages.to_vec();
        options.base_url = self.base_url.map(str::to_owned);
        options.edit_url.clone_from(&self.edit_url);
        options.edition = volume.edition;
        options.has_editions = self.has_editions;
        let mut files = BTreeMap::new();
        for path in attachments(&playbook) {
            let bytes = source.read(&path)?;
            files.insert(path, bytes);
        }
        let series = series(&playbook, &volume.actuals.ledgers, volume.as_of)?;
        Ok(Site::new(Input {
            playbook: Arc::new(playbook),
            report: Arc::new(volume.report),
            actuals: Arc::new(volume.actuals.clone()),
            series,
            past: volume.past.map(Arc::new),
            theme: Arc::clone(&self.theme),
            attachments: files,
            options,
        })?)
    }
}

/// The files of one site, below the folder of its edition.
fn rendered(site: &Site) -> Vec<anyhow::Result<(String, Vec<u8>)>> {
    let paths: Vec<&str> = site.paths().collect();
    let render = |path: &&str| {
        let bytes = site.render(path)?.into_owned();
        Ok((format!("{}{path}", site.root()), bytes))
    };
    paths.par_iter().map(render).collect()
}

/// The theme with the playbook's own files over it.
fn theme(edition: &Edition<'_>, kept: &mut Kept) -> anyhow::Result<Arc<Theme>> {
    let playbook = &edition.loaded.playbook;
    let named = playbook
        .config
        .site
        .as_ref()
        .and_then(|site| site.theme.as_ref());
    if let Some(name) = named.filter(|name| name.value != DEFAULT_THEME) {
        return Err(Failure::unknown("no-such-theme", name, [DEFAULT_THEME]).into());
    }
    let mut overrides = Overrides::new();
    for path in &playbook.files {
        if let Some(name) = path.as_str().strip_prefix(THEME_FOLDER) {
            overrides.insert(name.to_owned(), edition.source.read(path)?.to_vec());
        }
    }
    kept.theme(overrides, edition.languages).map_err(|broken| {
        let told: Vec<String> = broken
            .problems
            .iter()
            .map(|problem| format!("{THEME_FOLDER}{problem}"))
            .collect();
        let failure = Failure::new(Message::new("broken-theme").with("problems", told.join("\n")));
        anyhow::Error::from(broken).context(failure)
    })
}
