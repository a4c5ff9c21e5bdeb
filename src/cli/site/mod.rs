//! The site of a playbook and those of its past editions, rendered: what `build` publishes.

mod audience;
mod editions;
mod kept;
mod lines;
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
use crate::actuals::outcome::Series;
use crate::actuals::series::series;
use crate::finding::Report;
use crate::history::Timeline;
use crate::locale::{Arg, Lang, Message};
use crate::model::Playbook;
use crate::site::audience::{Readers, Whole, seen};
use crate::site::past::Past;
use crate::site::theme::{DEFAULT_THEME, base_of, theme_names};
use crate::site::{Input, Options, Shelf, Site, Theme, attachments};
use crate::source::Source;
use crate::text::DocPath;
use crate::text::nearest;
use crate::value::Date;
use audience::Today;
use kept::PastKey;
pub(super) use kept::{BrokenTheme, Kept, Overrides};

/// Where a playbook keeps the files that replace the theme's.
pub(super) const THEME_FOLDER: &str = "theme/";

/// Where the look of a site comes from.
#[derive(Debug, Clone, Copy)]
pub enum Look<'a> {
    /// The theme that `comity.toml` chooses, and over it the playbook's own files.
    Playbook,
    /// That theme as it comes with the program, for playbooks whose own files nobody vouches for.
    WithoutLocal,
    /// Another theme, by name, and files over it.
    Other(&'a str, &'a Overrides),
}

/// What the site of an edition is made of, that of today among them.
struct Volume<'a> {
    playbook: Playbook,
    /// What was found while it was read.
    read: &'a Report,
    report: Report,
    actuals: &'a Actuals,
    source: &'a dyn Source,
    as_of: Date,
    past: Option<Past>,
    edition: Option<crate::history::Edition>,
    timeline: Option<&'a Timeline>,
    /// Where files of it stand today, where that is another place.
    moved: &'a BTreeMap<DocPath, DocPath>,
}

/// What all editions share.
struct Press<'a> {
    theme: Arc<Theme>,
    languages: &'a [Lang],
    base_url: Option<&'a str>,
    edit_url: Option<String>,
    source_url: Option<String>,
    has_editions: bool,
    /// The readers, where they do not see everything.
    today: Option<Today>,
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
    let today = edition
        .audience
        .map(|audience| Today::of(audience, playbook));
    let chosen = &match (&today, edition.timeline) {
        (Some(today), Some(timeline)) => {
            editions::with_something(timeline, today, &edition.editions.readable)?
        }
        _ => edition.editions.readable.clone(),
    };
    let own = Options::of(playbook, edition.as_of);
    let press = Press {
        theme: theme(edition, kept)?,
        languages: edition.languages,
        base_url: edition.base_url,
        // Who may see less cannot edit either.
        edit_url: own.edit_url.filter(|_| today.is_none()),
        source_url: own.source_url.filter(|_| today.is_none()),
        has_editions: !chosen.is_empty(),
        today,
    };
    let past = edition.timeline.map(|timeline| {
        let ledgers = &edition.actuals.ledgers;
        past::of(
            timeline,
            playbook,
            edition.as_of,
            Some(edition.source),
            ledgers,
        )
    });
    let mut today = press.site(Volume {
        playbook: playbook.clone(),
        read: &edition.loaded.report,
        report: edition.checked.report.clone(),
        actuals: edition.actuals,
        source: edition.source,
        as_of: edition.as_of,
        past: past.transpose()?,
        edition: None,
        timeline: edition.timeline,
        moved: &BTreeMap::new(),
    })?;
    let key = PastKey {
        head: edition.timeline.and_then(head),
        editions: chosen.clone(),
        settings: format!(
            "{} {:?} {:?}",
            press.settings(),
            playbook.config.site,
            press.today.as_ref().map(Today::mark)
        ),
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
        let Volume { source, as_of, .. } = volume;
        let mut options = Options::of(&volume.playbook, as_of);
        options.languages = self.languages.to_vec();
        options.base_url = self.base_url.map(str::to_owned);
        options.edit_url.clone_from(&self.edit_url);
        options.source_url.clone_from(&self.source_url);
        options.edition.clone_from(&volume.edition);
        options.has_editions = self.has_editions;
        let told = match &self.today {
            Some(today) => narrowed(volume, today)?,
            None => whole(volume)?,
        };
        options.readers = told.readers;
        let mut files = BTreeMap::new();
        for path in attachments(&told.playbook) {
            let bytes = source.read(&path)?;
            files.insert(path, bytes);
        }
        Ok(Site::new(Input {
            playbook: Arc::new(told.playbook),
            report: Arc::new(told.report),
            actuals: Arc::new(told.actuals),
            series: told.series,
            past: told.past.map(Arc::new),
            theme: Arc::clone(&self.theme),
            attachments: files,
            options,
        })?)
    }
}

/// What the pages of an edition are made of.
struct Told {
    playbook: Playbook,
    report: Report,
    actuals: Actuals,
    series: Vec<Series>,
    past: Option<Past>,
    readers: Option<Arc<Readers>>,
}

/// Everything, as the sides see it.
fn whole(volume: Volume<'_>) -> anyhow::Result<Told> {
    Ok(Told {
        series: series(&volume.playbook, &volume.actuals.ledgers, volume.as_of)?,
        playbook: volume.playbook,
        report: volume.report,
        actuals: volume.actuals.clone(),
        past: volume.past,
        readers: None,
    })
}

/// What today's readers see of it.
fn narrowed(volume: Volume<'_>, today: &Today) -> anyhow::Result<Told> {
    let whole = Whole {
        playbook: &volume.playbook,
        read: volume.read,
        report: &volume.report,
        actuals: volume.actuals,
        as_of: volume.as_of,
    };
    let keeps = today.keeps(&volume.playbook, volume.moved);
    let seen = seen(whole, &today.audience, &keeps)?;
    let audience = today.audience.by(&volume.playbook.config);
    let past = volume.past.zip(volume.timeline).map(|(past, timeline)| {
        let playbooks = (&volume.playbook, &seen.playbook);
        audience::past(past, timeline, playbooks, &audience, volume.as_of)
    });
    Ok(Told {
        past: past.transpose()?,
        playbook: seen.playbook,
        report: seen.report,
        actuals: seen.actuals,
        series: seen.series,
        readers: Some(seen.readers),
    })
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

/// The theme that is asked for.
fn theme(edition: &Edition<'_>, kept: &mut Kept) -> anyhow::Result<Arc<Theme>> {
    let (base, overrides) = match edition.look {
        Look::Other(base, files) => (base, files.clone()),
        look => {
            let overrides = match look {
                Look::WithoutLocal => Overrides::new(),
                _ => local_files(edition)?,
            };
            (
                chosen_theme(&edition.loaded.playbook, &overrides)?,
                overrides,
            )
        }
    };
    kept.theme(base, overrides, edition.languages)
        .map_err(|broken| {
            let told = broken.problems.iter().map(|problem| problem.text(Lang::En));
            let english: Vec<String> = told.map(|told| format!("{THEME_FOLDER}{told}")).collect();
            let told = broken.problems.iter().map(|problem| problem.text(Lang::Ru));
            let russian: Vec<String> = told.map(|told| format!("{THEME_FOLDER}{told}")).collect();
            let problems = Arg::Words {
                en: english.join("\n"),
                ru: russian.join("\n"),
            };
            let failure = Failure::new(Message::new("broken-theme").with("problems", problems));
            anyhow::Error::from(broken).context(failure)
        })
}

/// The playbook's own files of a theme, by path below its folder.
fn local_files(edition: &Edition<'_>) -> anyhow::Result<Overrides> {
    let mut files = Overrides::new();
    for path in &edition.loaded.playbook.files {
        if let Some(name) = path.as_str().strip_prefix(THEME_FOLDER) {
            files.insert(name.to_owned(), edition.source.read(path)?.to_vec());
        }
    }
    Ok(files)
}

/// The theme that a playbook chooses: in `comity.toml`, else in its own `theme.toml`.
///
/// # Errors
/// Where `comity.toml` names one that does not come with the program.
pub(super) fn chosen_theme(
    playbook: &Playbook,
    overrides: &Overrides,
) -> Result<&'static str, Failure> {
    let site = playbook.config.site.as_ref();
    let Some(name) = site.and_then(|site| site.theme.as_ref()) else {
        return Ok(base_of(overrides).unwrap_or(DEFAULT_THEME));
    };
    known_theme(name)
}

/// The theme of that name.
///
/// # Errors
/// Where none of that name comes with the program.
pub(super) fn known_theme(name: &str) -> Result<&'static str, Failure> {
    let known = theme_names();
    if let Some(name) = known.iter().find(|known| **known == name) {
        return Ok(name);
    }
    let names = known.iter().map(|name| (*name).to_owned()).collect();
    let what = Message::new("no-such-theme")
        .with("word", name)
        .with("known", Arg::All(names));
    let failure = Failure::new(what);
    Err(match nearest(name, known) {
        Some(near) => Failure {
            help: Some(Message::new("did-you-mean").with("near", near)),
            ..failure
        },
        None => failure,
    })
}
