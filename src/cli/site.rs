//! The site of an edition, rendered: what `build` publishes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Failure;
use super::build::{Edition, SiteFiles};
use crate::actuals::series::series;
use crate::locale::{Lang, Message};
use crate::site::{Input, Options, Site, Theme, attachments};
use crate::source::Source;

/// The theme that comes with the program.
const DEFAULT_THEME: &str = "default";

/// Where a playbook keeps the files that replace the theme's.
const THEME_FOLDER: &str = "theme/";

/// Renders every file of the site; pages are rendered side by side.
pub(super) fn files<'a>(edition: &Edition<'a>) -> anyhow::Result<SiteFiles<'a>> {
    let playbook = &edition.loaded.playbook;
    let mut options = Options::of(playbook, edition.as_of);
    options.languages = edition.languages.to_vec();
    options.base_url = edition.base_url.map(str::to_owned);
    let mut files = BTreeMap::new();
    for path in attachments(playbook) {
        let bytes = edition.source.read(&path)?;
        files.insert(path, bytes);
    }
    let series = series(playbook, &edition.actuals.ledgers, edition.as_of)?;
    let site = Site::new(Input {
        playbook: Arc::new(playbook.clone()),
        report: Arc::new(edition.checked.report.clone()),
        actuals: Arc::new(edition.actuals.clone()),
        series,
        theme: Arc::new(theme(edition)?),
        attachments: files,
        options,
    })?;
    let paths: Vec<&str> = site.paths().collect();
    let rendered: Vec<anyhow::Result<(String, Vec<u8>)>> = paths
        .par_iter()
        .map(|path| Ok(((*path).to_owned(), site.render(path)?.into_owned())))
        .collect();
    Ok(Box::new(rendered.into_iter()))
}

/// The theme with the playbook's own files over it.
fn theme(edition: &Edition<'_>) -> anyhow::Result<Theme> {
    let playbook = &edition.loaded.playbook;
    let named = playbook
        .config
        .site
        .as_ref()
        .and_then(|site| site.theme.as_ref());
    if let Some(name) = named.filter(|name| name.value != DEFAULT_THEME) {
        return Err(Failure::unknown("no-such-theme", name, [DEFAULT_THEME]).into());
    }
    let mut overrides = BTreeMap::new();
    for path in &playbook.files {
        if let Some(name) = path.as_str().strip_prefix(THEME_FOLDER) {
            overrides.insert(name.to_owned(), edition.source.read(path)?.to_vec());
        }
    }
    let languages: Vec<&str> = edition.languages.iter().copied().map(Lang::code).collect();
    Theme::load(&overrides, &languages).map_err(|problems| {
        let told: Vec<String> = problems
            .iter()
            .map(|problem| format!("{THEME_FOLDER}{problem}"))
            .collect();
        Failure::new(Message::new("broken-theme").with("problems", told.join("\n"))).into()
    })
}
