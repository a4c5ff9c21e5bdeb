//! The pages: each turns the playbook into one view of the theme's contract.

mod alignment;
mod budget;
mod campaign;
mod campaigns;
mod cells;
mod changes;
mod creators;
mod decision_log;
mod decisions;
mod deliveries;
mod document;
mod editions;
mod effort;
mod expectations;
mod feeds;
mod findings;
mod graphs;
mod health;
mod history;
mod home;
mod judged;
mod layout;
mod list;
mod lives;
mod metric;
mod money;
mod navigation;
mod next_dates;
mod outside;
mod phases;
mod rhythm;
mod sides;
mod signed;
mod targets;
mod verdict;

use super::here::Here;
use super::view::{Crumb, Html, NotFound, Sheet, Text};
use super::{RenderError, Subject, ThemeProblem};
use crate::model::Kind;
pub(super) use budget::has_any as has_budget;
pub(super) use creators::creators;
pub(super) use editions::versions;
pub(super) use feeds::feed;
pub(super) use findings::{of_document as findings_of, of_files as findings_in, summary};
pub use layout::CSP;
pub(super) use navigation::nav;
pub(super) use outside::{robots, site_map};

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
    let theme = &here.site.theme;
    let lang = here.lang.code();
    let (heading, body) = match subject {
        Subject::Home => (
            home::heading(here),
            theme.render(lang, "home", &home::view(here))?,
        ),
        Subject::Document(at) => {
            let Some(document) = here.site.playbook.documents.get(at) else {
                return Err(RenderError::NoSuchPath(here.path()));
            };
            (
                document::heading(here, document),
                theme.render(lang, "document", &document::view(here, at, document))?,
            )
        }
        Subject::List(Kind::Brief) => (
            list::heading(here, Kind::Brief),
            sheet(here, &campaigns::view(here))?,
        ),
        Subject::List(Kind::HealthCheck) => (
            list::heading(here, Kind::HealthCheck),
            sheet(here, &health::view(here))?,
        ),
        Subject::Creators => (
            titled(here, "creators"),
            sheet(here, &creators::view(here))?,
        ),
        Subject::Budget => (titled(here, "budget"), sheet(here, &budget::view(here))?),
        Subject::List(kind) => (
            list::heading(here, kind),
            theme.render(lang, "list", &list::view(here, kind))?,
        ),
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
        Subject::Changes => (titled(here, "changes"), sheet(here, &changes::view(here))?),
        Subject::Editions => (
            titled(here, "editions"),
            sheet(here, &editions::view(here))?,
        ),
        Subject::NotFound => {
            let view = NotFound {
                home: here.href(super::addresses::HOME),
            };
            (
                titled(here, "not-found"),
                theme.render(lang, "not-found", &view)?,
            )
        }
    };
    let layout = layout::view(here, subject, heading, body);
    Ok(theme.render(lang, "layout", &layout)?.as_str().to_owned())
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
