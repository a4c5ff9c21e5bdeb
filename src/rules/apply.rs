//! Running rules, and what configuration, drafts and waivers make of their findings.

use rayon::prelude::*;

use super::baseline::{self, Judged, Shrunk};
use super::waivers::Waivers;
use super::{Check, Context, Rule, all, find, untouchable};
use crate::actuals::{self, LedgerCache};
use crate::finding::{Finding, Level, Report};
use crate::history::Timeline;
use crate::model::config::RuleLevel;
use crate::model::{Page, ParseCache, Playbook, load};
use crate::source::Source;
use crate::value::Date;

/// Which rules are to run.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these; all where none are named.
    pub only: Vec<String>,
    /// Not these.
    pub skip: Vec<String>,
}

impl Selection {
    /// Exactly one rule.
    pub fn one(id: &str) -> Self {
        Self {
            only: vec![id.to_owned()],
            skip: Vec::new(),
        }
    }

    fn allows(&self, id: &str) -> bool {
        let is_named = self.only.is_empty() || self.only.iter().any(|only| only == id);
        is_named && !self.skip.iter().any(|skip| skip == id)
    }
}

/// What came out of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The findings, sorted; waived ones and those the baseline knows among them, marked.
    pub report: Report,
    /// How many rules were run.
    pub rules: usize,
    /// Those of them that could look: some need a past that is not there.
    pub ran: Vec<&'static str>,
    /// The baseline without what is needed no longer, where that is less than is written.
    pub shrunk: Option<Shrunk>,
}

/// Reads the playbook of a source and runs the selected rules over it, without its past.
pub fn check_source(
    source: &dyn Source,
    as_of: Date,
    selection: &Selection,
) -> anyhow::Result<Checked> {
    let mut loaded = load(source, &ParseCache::new())?;
    let mut cache = LedgerCache::default();
    let (actuals, told) = actuals::read(&loaded.playbook, source, as_of, &mut cache)?;
    loaded.report.append(told);
    let context = Context {
        playbook: &loaded.playbook,
        actuals: &actuals,
        as_of,
    };
    Ok(check(&context, &loaded.report, None, selection))
}

/// Runs the selected rules over a playbook. `read` is what reading it told; `timeline` is its past,
/// where there is one to look at.
pub fn check(
    context: &Context<'_>,
    read: &Report,
    timeline: Option<&Timeline>,
    selection: &Selection,
) -> Checked {
    let playbook = context.playbook;
    let mut report = read.clone();
    let selected: Vec<&Rule> = all()
        .filter(|rule| is_on(rule, selection, playbook))
        .collect();
    report.append(check_pages(context, &selected));
    report.append(check_whole(context, timeline, &selected));
    let mut waivers = Waivers::of(context, &mut report);
    report
        .findings
        .retain(|finding| selection.allows(&finding.rule));
    report
        .findings
        .retain_mut(|finding| settle_level(finding, context));
    for finding in &mut report.findings {
        waivers.apply(finding);
    }
    let ran = able(&selected, timeline);
    let shrunk = hold_to_baseline(context, read, &mut report, &|id| {
        let has_no_past = timeline.is_none_or(Timeline::is_shallow);
        let may_be_silent = has_no_past && find(id).is_none_or(Rule::looks_at_the_past);
        ran.contains(&id) && !may_be_silent
    });
    let mut unused = waivers.unused(context.playbook, |id| selection.allows(id));
    unused.extend(shrunk.as_ref().map(Shrunk::told));
    unused
        .findings
        .retain(|finding| selection.allows(&finding.rule));
    unused
        .findings
        .retain_mut(|finding| settle_level(finding, context));
    report.append(unused);
    untouchable::hold_back(&mut report.findings, context);
    report.sort();
    Checked {
        report,
        rules: selected.len(),
        ran,
        shrunk,
    }
}

/// Marks what the baseline knows, and says what of the baseline is needed no longer.
fn hold_to_baseline(
    context: &Context<'_>,
    read: &Report,
    report: &mut Report,
    could_judge: &dyn Fn(&str) -> bool,
) -> Option<Shrunk> {
    let baseline = context.playbook.baseline.as_ref()?;
    // What is told twice counts once.
    report.sort();
    baseline::apply(&mut report.findings, baseline);
    let judged = Judged {
        playbook: context.playbook,
        findings: &report.findings,
        could_judge,
        read: &read.findings,
    };
    baseline::shrunk(baseline, &judged)
}

/// The rules that look at the past even where the clone was cut off: the one that says so, and one
/// that needs only the commit at which this work began.
const NEED_NO_WHOLE_PAST: [&str; 2] = ["shallow-history", "weakened-check"];

/// The rules that had what they look at.
fn able(rules: &[&Rule], timeline: Option<&Timeline>) -> Vec<&'static str> {
    let sees = |rule: &&&Rule| match (rule.check, timeline) {
        (Check::History(_), None) => false,
        (Check::History(_), Some(timeline)) => {
            !timeline.is_shallow() || NEED_NO_WHOLE_PAST.contains(&rule.id)
        }
        _ => true,
    };
    rules.iter().filter(sees).map(|rule| rule.id).collect()
}

/// Rules that look at all documents run beside one another; their findings keep the table's order.
///
/// Where the clone was cut off, rules about the past are passed over: what is missing is unknown.
fn check_whole(context: &Context<'_>, timeline: Option<&Timeline>, rules: &[&Rule]) -> Report {
    let whole = timeline.filter(|timeline| !timeline.is_shallow());
    let check_rule = |rule: &&Rule| {
        let mut report = Report::default();
        let is_modest = NEED_NO_WHOLE_PAST.contains(&rule.id);
        let timeline = if is_modest { timeline } else { whole };
        match (rule.check, timeline) {
            (Check::Playbook(check), _) => check(context, &mut report),
            (Check::MaybeHistory(check), timeline) => check(context, timeline, &mut report),
            (Check::History(check), Some(timeline)) => check(context, timeline, &mut report),
            _ => {}
        }
        report.findings
    };
    // One by one: a few rules take longer than all others together.
    let one_by_one = rules.par_iter().with_max_len(1);
    let findings = one_by_one.flat_map_iter(check_rule).collect();
    Report { findings }
}

/// Rules that look at one document run side by side.
fn check_pages(context: &Context<'_>, rules: &[&Rule]) -> Report {
    let pages: Vec<&Page> = context.playbook.pages().map(|page| &**page).collect();
    let check_page = |page: &&Page| {
        let mut report = Report::default();
        for rule in rules {
            if let Check::Page(check) = rule.check {
                check(context, page, &mut report);
            }
        }
        report.findings
    };
    let findings = pages.par_iter().flat_map_iter(check_page).collect();
    Report { findings }
}

fn is_on(rule: &Rule, selection: &Selection, playbook: &Playbook) -> bool {
    selection.allows(rule.id) && playbook.rule_level(rule.id) != Some(RuleLevel::Off)
}

/// Gives a finding its level; `false` where its rule is off.
///
/// Configuration goes before the profile's month, that before the rest of the profile, that before the constructor's own choice, that before the rule's default. In a
/// draft, what is missing or still to be written is only information.
pub(super) fn settle_level(finding: &mut Finding, context: &Context<'_>) -> bool {
    let Some(rule) = find(&finding.rule) else {
        return true;
    };
    let level = match level_on(rule.id, context) {
        Some(level) => level.level(),
        None => Some(finding.own_level().unwrap_or(rule.level)),
    };
    let Some(mut level) = level else { return false };
    if rule.is_heuristic {
        level = level.min(Level::Warning);
    }
    if is_gentle(rule.id) && in_draft(finding, context.playbook, context.as_of) {
        level = Level::Info;
    }
    finding.level = level;
    true
}

/// The level that the configuration gives a rule, else the month of the partnership, else the rest
/// of the profile.
fn level_on(rule: &str, context: &Context<'_>) -> Option<RuleLevel> {
    let Context {
        playbook, as_of, ..
    } = context;
    let own = playbook.config.rule_level(rule);
    let started = || {
        let (_, partnership) = playbook.partnership()?;
        Some(partnership.started.as_ref()?.value)
    };
    let in_month = || playbook.profile.level_in_month(rule, started()?, *as_of);
    own.or_else(in_month)
        .or_else(|| playbook.profile.rule_level(rule))
}

fn is_gentle(rule: &str) -> bool {
    rule.starts_with("missing-") || matches!(rule, "empty-section" | "placeholder-text")
}

fn in_draft(finding: &Finding, playbook: &Playbook, day: Date) -> bool {
    let document = playbook.at(&finding.place.path);
    document.is_some_and(|document| document.page.is_draft(day))
}
