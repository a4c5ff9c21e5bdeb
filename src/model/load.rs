//! From files to a playbook.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use anyhow::Context as _;
use rayon::prelude::*;

use super::baseline::{BASELINE_FILE, Baseline};
use super::cache::ParseCache;
use super::config::{Config, FORMAT};
use super::documents::Documents;
use super::field::{ReadContext, Reader};
use super::page::{self, Page};
use super::playbook::{Document, Playbook};
use super::profile::{Lineage, Profile, STANDARD, tell_unknown_packs};
use crate::finding::{Finding, Place, Report};
use crate::parse;
use crate::source::{CONFIG_FILE, Entry, Source};
use crate::text::{DocPath, SourceFile, Span};

/// A playbook and what could not be read of it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What could be read.
    pub playbook: Playbook,
    /// What could not.
    pub report: Report,
}

/// Why a playbook cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// The source has no `comity.toml`.
    NoConfig,
    /// It is of a format this program does not know; the number that is written.
    UnknownFormat(u32),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoConfig => write!(f, "there is no {CONFIG_FILE}"),
            Self::UnknownFormat(format) => {
                write!(
                    f,
                    "{CONFIG_FILE} says `format = {format}`, and this program reads format {FORMAT}: "
                )?;
                write!(f, "use a comity of that version, or a newer one")
            }
        }
    }
}

impl std::error::Error for LoadError {}

/// Reads a playbook from its files, with what `cache` knows already.
pub fn load(source: &dyn Source, cache: &ParseCache) -> anyhow::Result<Loaded> {
    let entries = source.list()?;
    let config_path = DocPath::new(CONFIG_FILE);
    let config_entry = entries
        .iter()
        .find(|entry| entry.path == config_path)
        .ok_or(LoadError::NoConfig)?;
    let config_file = SourceFile::new(config_path, &read(source, &config_entry.path)?);
    let mut report = Report::default();
    let config = read_config(&config_file, &mut report);
    if let Some(format) = config
        .format
        .as_ref()
        .filter(|format| format.value != FORMAT)
    {
        return Err(LoadError::UnknownFormat(format.value).into());
    }
    let mut of_pages = Report::default();
    let (profile, pages) = rayon::join(
        || profile(source, &entries, &config, &config_file, &mut report),
        || pages(source, &entries, &config, cache, &mut of_pages),
    );
    let ((profile, lineage), pages) = (profile?, pages?);
    tell_unknown_packs(&config, &config_file, &profile, &mut report);
    report.append(of_pages);
    let documents = documents(pages, &mut report);
    let named = opener(source, &entries)(&DocPath::new(BASELINE_FILE))?;
    let baseline = named.map(|file| Arc::new(Baseline::read(file, &mut report)));
    let files = entries.into_iter().map(|entry| entry.path).collect();
    let playbook = Playbook {
        config,
        config_file: Arc::new(config_file),
        profile,
        lineage,
        baseline,
        documents,
        files,
    };
    Ok(Loaded { playbook, report })
}

fn read(source: &dyn Source, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
    source
        .read(path)
        .with_context(|| format!("cannot read {path} in {}", source.origin()))
}

pub(super) fn read_config(file: &SourceFile, report: &mut Report) -> Config {
    let (node, is_broken) = parse::toml_file(file, "config-unreadable", report);
    let anchor = file.line_at(0);
    let mut reader = Reader::new(
        ReadContext {
            path: &file.path,
            is_broken,
            anchor,
        },
        report,
    );
    Config::read(&node, &mut reader)
}

/// The profile that the configuration names: one of ours, or a file of the playbook with what it
/// extends.
fn profile(
    source: &dyn Source,
    entries: &[Entry],
    config: &Config,
    config_file: &SourceFile,
    report: &mut Report,
) -> anyhow::Result<(Arc<Profile>, Arc<Lineage>)> {
    let named = config.profile.as_ref();
    let name = named.map_or(STANDARD, |name| name.value.as_str());
    let span = named.map_or(Span::at(0), |name| name.span);
    let place = Place::new(&config_file.path, span);
    Lineage::read(name, place, &mut opener(source, entries), report)
}

/// A profile that is a file of `source`, with what is wrong in it; `None` where there is no such
/// file.
pub fn open_profile(
    source: &dyn Source,
    name: &str,
) -> anyhow::Result<Option<(Arc<Lineage>, Report)>> {
    let entries = source.list()?;
    let path = DocPath::new(name);
    if !entries.iter().any(|entry| entry.path == path) {
        return Ok(None);
    }
    let place = Place::new(&path, Span::at(0));
    let mut report = Report::default();
    let open = &mut opener(source, &entries);
    let (_, lineage) = Lineage::read(name, place, open, &mut report)?;
    Ok(Some((lineage, report)))
}

/// Reads profiles among the files of a source.
fn opener<'a>(
    source: &'a dyn Source,
    entries: &'a [Entry],
) -> impl FnMut(&DocPath) -> anyhow::Result<Option<SourceFile>> + 'a {
    move |path| {
        if !entries.iter().any(|entry| entry.path == *path) {
            return Ok(None);
        }
        let bytes = read(source, path)?;
        Ok(Some(SourceFile::new(path.clone(), &bytes)))
    }
}

/// Every Markdown file, read; those that were read before are taken from the cache.
fn pages(
    source: &dyn Source,
    entries: &[Entry],
    config: &Config,
    cache: &ParseCache,
    report: &mut Report,
) -> anyhow::Result<Vec<Arc<Page>>> {
    let documents: Vec<&Entry> = entries
        .iter()
        .filter(|entry| is_document(&entry.path))
        .collect();
    let settings = cache.settings(config);
    let read: Vec<(Arc<Page>, Arc<[Finding]>, bool)> = documents
        .par_iter()
        .map(|entry| {
            if let Some((page, findings)) = cache.get(settings, &entry.path, &entry.blob) {
                return Ok((page, findings, true));
            }
            let bytes = read(source, &entry.path)?;
            let mut own = Report::default();
            let page = page::read(
                SourceFile::new(entry.path.clone(), &bytes),
                config,
                &mut own,
            );
            Ok((Arc::new(page), own.findings.into(), false))
        })
        .collect::<anyhow::Result<_>>()?;
    let mut pages = Vec::with_capacity(read.len());
    for (entry, (page, findings, was_known)) in documents.iter().zip(read) {
        report.extend(findings.iter().cloned());
        if !was_known {
            cache.insert(
                settings,
                &entry.path,
                &entry.blob,
                Arc::clone(&page),
                findings,
            );
        }
        pages.push(page);
    }
    Ok(pages)
}

/// Whether a file is a document of the playbook: Markdown, but not the forge's own pages.
pub(super) fn is_document(path: &DocPath) -> bool {
    const FORGE_PAGES: [&str; 5] = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE.md",
        "SECURITY.md",
    ];
    let in_theme = path.as_str().starts_with("theme/") || path.as_str().starts_with("templates/");
    path.extension() == Some("md") && !in_theme && !FORGE_PAGES.contains(&path.file_name())
}

/// Puts translations beside their sources.
pub(super) fn documents(pages: Vec<Arc<Page>>, report: &mut Report) -> Documents {
    let mut documents: BTreeMap<DocPath, Document> = BTreeMap::new();
    let (translations, sources): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|page| page.is_translation);
    for page in sources {
        let translations = BTreeMap::new();
        documents.insert(page.path().clone(), Document { page, translations });
    }
    for translation in translations {
        let source = source_path(translation.path());
        match documents.get_mut(&source) {
            Some(document) => {
                let page = translated(translation, &document.page);
                document.translations.insert(page.lang, page);
            }
            None => report.push(lonely_translation(&translation, &source)),
        }
    }
    documents.into_values().collect()
}

/// A translation is of the kind of its source, and goes by the same name.
fn translated(mut translation: Arc<Page>, source: &Page) -> Arc<Page> {
    if translation.kind != source.kind || translation.id != source.id {
        let page = Arc::make_mut(&mut translation);
        page.kind = source.kind;
        page.id.clone_from(&source.id);
    }
    translation
}

/// `a/b.md` for `a/b.ru.md`.
fn source_path(path: &DocPath) -> DocPath {
    let stem = path.as_str().strip_suffix(".md").unwrap_or(path.as_str());
    let source = stem.rsplit_once('.').map_or(stem, |(source, _)| source);
    DocPath::new(&format!("{source}.md"))
}

fn lonely_translation(page: &Page, source: &DocPath) -> Finding {
    let finding = page
        .finding("unknown-reference", page.anchor)
        .variant("translation");
    finding.with("source", source.as_str())
}
