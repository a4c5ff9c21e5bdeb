//! The pages: each turns the playbook into one view of the theme's contract.

mod about;
mod alignment;
mod budget;
mod calendar;
mod campaign;
mod campaigns;
mod cells;
pub(super) mod changes;
mod creators;
mod decision_log;
pub(super) mod decisions;
mod deliveries;
mod document;
mod editions;
mod effort;
mod expectations;
mod failures;
mod findings;
mod forecasts;
mod glossary;
mod graphs;
mod health;
mod history;
mod home;
mod judged;
mod layout;
mod ledger;
mod list;
pub(super) mod lives;
mod metric;
mod money;
mod navigation;
pub(super) mod next_dates;
mod not_found;
mod phases;
mod radar;
mod rhythm;
mod search;
mod searched;
mod sides;
mod signed;
mod sources;
mod targets;
mod verdict;
pub(super) mod whole;
mod working_hours;

use super::here::Here;
use super::view::{Crumb, Html, NotFound, Sheet, Text};
use super::{RenderError, Subject, ThemeProblem};
use crate::model::Kind;
pub(super) use budget::has_any as has_budget;
pub(super) use creators::creators;
pub(super) use document::summary as document_summary;
pub(super) use findings::{of_document as findings_of, of_files as findings_in, summary};
pub use layout::CSP;
pub(super) use layout::styles;
pub(super) use ledger::pages as ledger_pages;
pub(super) use navigation::nav;
pub(super) use searched::search_index;

/// What the frame must know of a page.
#[derive(Debug, Clone, Default)]
struct Heading {
    title: Text,
    description: String,
    /// The steps between the front page and this one.
    crumbs: Vec<Crumb>,
    /// The file that the page is written in.
    source: Option<String>,
}

/// The whole page about `subject`.
pub(super) fn render(here: Here<'_>, subject: Subject) -> Result<String, RenderError> {
    let (heading, body) = content(here, subject)?;
    let layout = layout::view(here, subject, heading, body);
    let page = here
        .site
        .theme
        .render(here.lang.code(), "layout", &layout)?;
    Ok(match subject {
        Subject::NotFound => not_found::rooted(here, page.as_str()),
        _ => page.as_str().to_owned(),
    })
}

/// What the page about `subject` says, without the frame around it.
pub(super) fn body(here: Here<'_>, subject: Subject) -> Result<Html, RenderError> {
    content(here, subject).map(|(_, body)| body)
}

fn content(here: Here<'_>, subject: Subject) -> Result<(Heading, Html), RenderError> {
    let theme = &here.site.theme;
    let lang = here.lang.code();
    Ok(match subject {
        Subject::Home => (
            home::heading(here),
            theme.render(lang, "home", &home::view(here))?,
        ),
        Subject::Document(at) => of_document(here, at)?,
        Subject::Creators => (
            titled(here, "creators"),
            sheet(here, &creators::view(here))?,
        ),
        Subject::Budget => (titled(here, "budget"), sheet(here, &budget::view(here))?),
        Subject::Calendar => (
            titled(here, "calendar"),
            sheet(here, &calendar::view(here))?,
        ),
        Subject::List(kind) => (list::heading(here, kind), listed(here, kind)?),
        Subject::Decisions => (
            titled(here, "decisions"),
            theme.render(lang, "decisions", &decisions::view(here))?,
        ),
        Subject::Alignment => (
            titled(here, "alignment"),
            theme.render(lang, "alignment", &alignment::view(here))?,
        ),
        Subject::Expectations => (
            titled(here, "expectations"),
            theme.render(lang, "expectations", &expectations::view(here))?,
        ),
        Subject::Findings => (
            titled(here, "findings"),
            theme.render(lang, "findings", &findings::view(here))?,
        ),
        Subject::Glossary => (
            titled(here, "glossary"),
            sheet(here, &glossary::view(here))?,
        ),
        Subject::Ledger(at, part) => (
            ledger::heading(here, at),
            theme.render(lang, "ledger", &ledger::view(here, at, part))?,
        ),
        Subject::About => (titled(here, "about-site"), sheet(here, &about::view(here))?),
        Subject::Changes => (titled(here, "changes"), sheet(here, &changes::view(here))?),
        Subject::Editions => (
            titled(here, "editions"),
            sheet(here, &editions::view(here))?,
        ),
        Subject::Search => (
            titled(here, "search"),
            theme.render(lang, "search", &search::view(here))?,
        ),
        Subject::Whole => (
            titled(here, "whole"),
            theme.render(lang, "whole", &whole::view(here, whole::Reach::Site)?)?,
        ),
        Subject::NotFound => (
            titled(here, "not-found"),
            theme.render(lang, "not-found", &not_found(here))?,
        ),
    })
}

fn of_document(here: Here<'_>, at: usize) -> Result<(Heading, Html), RenderError> {
    let Some(document) = here.site.playbook.documents.get(at) else {
        return Err(RenderError::NoSuchPath(here.path()));
    };
    let view = document::view(here, at, document);
    let theme = &here.site.theme;
    Ok((
        document::heading(here, document),
        theme.render(here.lang.code(), "document", &view)?,
    ))
}

/// The list of a kind: plain, or with all that is told of its documents together.
fn listed(here: Here<'_>, kind: Kind) -> Result<Html, ThemeProblem> {
    match kind {
        Kind::Brief => sheet(here, &campaigns::view(here)),
        Kind::HealthCheck => sheet(here, &health::view(here)),
        Kind::PostMortem => sheet(here, &failures::view(here)),
        kind => {
            let view = list::view(here, kind);
            here.site.theme.render(here.lang.code(), "list", &view)
        }
    }
}

fn not_found(here: Here<'_>) -> NotFound {
    NotFound {
        home: here.href(super::addresses::HOME),
    }
}

/// A page that is made of figures and tables alone.
fn sheet(here: Here<'_>, view: &Sheet) -> Result<Html, ThemeProblem> {
    here.site.theme.render(here.lang.code(), "sheet", view)
}

/// The heading of a page whose title is a word of the theme.
fn titled(here: Here<'_>, key: &str) -> Heading {
    let title = here.say(key);
    let description = format!("{} · {title}", here.site.title(here.lang));
    Heading {
        title: Text {
            text: title,
            lang: None,
        },
        description,
        ..Heading::default()
    }
}
