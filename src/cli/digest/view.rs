//! A playbook on a day as a reader may see it: all of it for people of a side, else what the site for
//! their party would show.

use crate::actuals::{self, Actuals, LedgerCache};
use crate::cli::opened::Opened;
use crate::cli::then::Then;
use crate::finding::{Finding, Report};
use crate::history::Timeline;
use crate::model::{Audience, Loaded, Playbook};
use crate::rules::{self, Context, Selection};
use crate::site::audience::{Whole, seen};
use crate::value::Date;

/// What is seen of a playbook on a day.
pub(super) struct View {
    pub(super) playbook: Playbook,
    pub(super) actuals: Actuals,
    /// Those that are neither waived nor known.
    pub(super) findings: Vec<Finding>,
    pub(super) as_of: Date,
}

impl View {
    /// What is seen of the playbook that was opened.
    ///
    /// # Errors
    /// Where the engine for formulas cannot be set up.
    pub(super) fn of_opened(opened: &Opened, audience: Option<&Audience>) -> anyhow::Result<Self> {
        let loaded = &opened.loaded;
        let past = opened.past.timeline();
        Self::of(loaded, &opened.actuals, past, opened.as_of.day, audience)
    }

    /// What was seen of a playbook of the past.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub(super) fn of_then(
        then: &Then,
        timeline: &Timeline,
        audience: Option<&Audience>,
    ) -> anyhow::Result<Self> {
        let playbook = &then.loaded.playbook;
        let mut cache = LedgerCache::default();
        let (actuals, told) = actuals::read(playbook, &*then.source, then.day, &mut cache)?;
        let mut loaded = Loaded::clone(&then.loaded);
        loaded.report.append(told);
        let past = then.commit.as_deref();
        let past = past
            .map(|commit| timeline.at(commit, playbook))
            .transpose()?;
        let audience = audience.map(|audience| audience.by(&playbook.config));
        Self::of(
            &loaded,
            &actuals,
            past.as_ref(),
            then.day,
            audience.as_ref(),
        )
    }

    fn of(
        loaded: &Loaded,
        actuals: &Actuals,
        past: Option<&Timeline>,
        as_of: Date,
        audience: Option<&Audience>,
    ) -> anyhow::Result<Self> {
        let playbook = &loaded.playbook;
        let context = Context {
            playbook,
            actuals,
            as_of,
        };
        let checked = rules::check(&context, &loaded.report, past, &Selection::default());
        let (playbook, actuals, report) = match audience {
            None => (playbook.clone(), actuals.clone(), checked.report),
            Some(audience) => {
                let whole = Whole {
                    playbook,
                    read: &loaded.report,
                    report: &checked.report,
                    actuals,
                    as_of,
                };
                let seen = seen(whole, audience, &|document| {
                    audience.sees_document(document)
                })?;
                (seen.playbook, seen.actuals, seen.report)
            }
        };
        Ok(Self {
            playbook,
            actuals,
            findings: loud(report),
            as_of,
        })
    }
}

fn loud(report: Report) -> Vec<Finding> {
    let mut findings = report.findings;
    findings.retain(|it| it.waived_by.is_none() && it.known_by.is_none());
    findings
}
