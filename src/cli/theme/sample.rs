//! Every page of the example, rendered with a theme: what its templates ask for in vain.

use crate::cli::args::EditionChoice;
use crate::cli::build::{Edition, past_editions};
use crate::cli::environment::Environment;
use crate::cli::example::{Depth, write};
use crate::cli::opened::{Caches, Opened};
use crate::cli::site::{BrokenTheme, Kept, Look, Overrides, sites};
use crate::locale::Lang;
use crate::rules::{self, Selection};
use crate::site::{RenderError, Site, ThemeProblem};
use crate::text::DocPath;

/// What stops pages of the example from being rendered with `files` over the theme `base`, in any language: each place
/// once.
pub(super) fn problems(
    base: &str,
    files: &Overrides,
    environment: &Environment,
) -> anyhow::Result<Vec<ThemeProblem>> {
    let folder = tempfile::tempdir()?;
    let root = folder.path().join("example");
    write(&root, Depth::WithHistory)?;
    let mut caches = Caches::new(environment);
    let opened = Opened::read_again(&root, None, environment, &mut caches)?;
    let checked = rules::check(
        &opened.context(),
        &opened.loaded.report,
        opened.past.timeline(),
        &Selection::default(),
    );
    // One past edition shows whatever several do.
    let editions = past_editions(&opened, EditionChoice::Last(1))?;
    let edition = Edition {
        loaded: &opened.loaded,
        actuals: &opened.actuals,
        source: &*opened.source,
        checked: &checked,
        as_of: opened.as_of.day,
        languages: &Lang::ALL,
        base_url: Some("https://playbook.example"),
        look: Look::Other(base, files),
        timeline: opened.past.timeline(),
        editions: &editions,
        audience: None,
    };
    let sites = match sites(&edition, &mut caches, &mut Kept::default()) {
        Ok(sites) => sites,
        Err(error) => return of_theme(error),
    };
    let past = (0..sites.shelf.len()).filter_map(|at| sites.shelf.edition(at, &sites.today));
    let mut problems = of_site(&sites.today);
    problems.extend(past.flat_map(|site| of_site(&site)));
    problems.sort_by_cached_key(|problem| problem.text(Lang::En));
    problems.dedup();
    Ok(problems)
}

/// What stops pages of one site.
fn of_site(site: &Site) -> Vec<ThemeProblem> {
    let is_page = |path: &&str| DocPath::new(path).extension() == Some("html");
    let pages = site.paths().filter(is_page);
    let rendered = pages.map(|path| site.render(path));
    let problems = rendered.filter_map(|page| match page {
        Err(RenderError::Theme(problem)) => Some(problem),
        _ => None,
    });
    problems.collect()
}

/// The problems of an error that is the theme's; any other stays an error.
fn of_theme(error: anyhow::Error) -> anyhow::Result<Vec<ThemeProblem>> {
    if let Some(broken) = error.downcast_ref::<BrokenTheme>() {
        return Ok(broken.problems.clone());
    }
    match error.downcast_ref() {
        Some(RenderError::Theme(problem)) => Ok(vec![problem.clone()]),
        _ => Err(error),
    }
}
