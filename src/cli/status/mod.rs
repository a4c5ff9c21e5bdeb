//! `comity status`: where the partnership stands.

mod markdown;
mod output;
mod radar;
mod spark;
mod text;
mod why;

use super::args::{ReportFormat, StatusArgs};
use super::console::Console;
use super::environment::Environment;
use super::opened::{AsOf, Opened};
use super::report::json::pretty;
use super::{Exit, scope};
use crate::actuals::Actuals;
use crate::actuals::agenda::{Coming, coming, open_decisions};
use crate::actuals::kpi::Standing;
use crate::actuals::outcome::Outcome;
use crate::actuals::phases::{Dated, current, dated};
use crate::actuals::radar::Signal;
use crate::actuals::series::series;
use crate::locale::{Lang, Message};
use crate::model::{Page, Playbook};
use crate::rules::gates;

pub use output::{SCHEMA, StatusOutput};
pub use why::{SCHEMA as WHY_SCHEMA, WhyOutput};

/// Where a partnership stands on a day.
struct Status<'a> {
    playbook: &'a Playbook,
    actuals: &'a Actuals,
    as_of: AsOf,
    phases: Vec<Dated>,
    /// What is in force, the weightiest first, then campaigns that run.
    outcomes: Vec<&'a Outcome>,
    coming: Vec<Coming<'a>>,
    /// What moves which way, the wrong way first.
    signals: Vec<Signal>,
    /// Decisions that nobody has taken yet, the oldest first.
    open: Vec<&'a Page>,
}

pub(super) fn run(
    args: &StatusArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let opened = Opened::read(&root, args.as_of, environment)?;
    let status = Status::of(&opened);
    let view = console.view;
    if let Some(gate) = &args.why {
        let title = |lang| status.title(lang);
        let out = why::told(&opened, gate.as_deref(), args.format, view, &title)?;
        console.print(&out)?;
        return Ok(Exit::Fine);
    }
    let out = match args.format {
        ReportFormat::Text => text::write(&status, view),
        ReportFormat::Markdown => markdown::write(&status, view.lang),
        ReportFormat::Json => {
            let metrics = series(status.playbook, &opened.actuals.ledgers, opened.as_of.day)?;
            let gates = gates::near(&opened.context(), opened.trusted_past());
            pretty(&output::of(&status, &metrics, &gates, view.lang))
        }
    };
    console.print(&out)?;
    Ok(Exit::Fine)
}

impl<'a> Status<'a> {
    fn of(opened: &'a Opened) -> Self {
        let playbook = &opened.loaded.playbook;
        let day = opened.as_of.day;
        let outcomes = opened.actuals.outcomes.iter();
        let open = open_decisions(playbook, day);
        Self {
            playbook,
            actuals: &opened.actuals,
            as_of: opened.as_of,
            phases: dated(playbook),
            outcomes: outcomes.filter(|outcome| outcome.is_in_force).collect(),
            coming: coming(playbook, &opened.actuals.ledgers, day)
                .into_iter()
                .filter(|it| !it.is_routine())
                .collect(),
            signals: crate::actuals::radar::radar(playbook, &opened.actuals, day),
            open: open.map(|(page, _)| page).collect(),
        }
    }

    fn phase(&self) -> Option<&Dated> {
        current(&self.phases, self.as_of.day)
    }

    fn title(&self, lang: Lang) -> String {
        let page = self.playbook.partnership().map(|(page, _)| page);
        let document = page.and_then(|page| self.playbook.at(page.path()));
        document.map_or_else(String::new, |document| {
            document.in_language(lang).title().to_owned()
        })
    }

    /// Whether it is working, in one sentence.
    fn verdict(&self) -> Message {
        let Some(verdict) = &self.actuals.verdict else {
            return Message::new("status-no-kpi");
        };
        let id = match verdict.state {
            Standing::Working => "status-working",
            Standing::Failing => "status-failing",
            Standing::Unknown => "status-unknown-kpi",
        };
        Message::new(id)
            .with("passed", verdict.passed)
            .with("of", verdict.kpis())
            .with("needed", verdict.needed)
    }

    /// How a person or a party is called.
    fn name(&self, id: &str) -> String {
        self.playbook.name_of(id).to_owned()
    }
}

/// The role of an expectation, in words.
fn role(outcome: &Outcome, lang: Lang) -> &'static str {
    use crate::model::field::Choice as _;
    outcome.role.label(lang)
}
