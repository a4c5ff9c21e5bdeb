//! What is wrong with one document as far as the document alone can tell: quick enough for every
//! keystroke.

use super::apply::settle_level;
use super::waivers::Waivers;
use super::{Check, Context, all, baseline, find, group_of, untouchable};
use crate::finding::Report;
use crate::model::Page;
use crate::model::config::RuleLevel;

/// Runs the rules that look at one document over `page`, which is one of the playbook's. `read` is
/// what reading it told. Levels, waivers and the baseline are applied as [`super::check`] does.
pub fn check_page(context: &Context<'_>, page: &Page, read: Report) -> Report {
    let mut report = read;
    for rule in all() {
        if let Check::Page(check) = rule.check
            && context.playbook.rule_level(rule.id) != Some(RuleLevel::Off)
        {
            check(context, page, &mut report);
        }
    }
    settle(context, report)
}

/// Gives what was told of one file its levels, and marks what a waiver or the baseline accepts.
fn settle(context: &Context<'_>, mut report: Report) -> Report {
    let mut waivers = Waivers::of(context, &mut Report::default());
    report
        .findings
        .retain_mut(|finding| settle_level(finding, context));
    for finding in &mut report.findings {
        waivers.apply(finding);
    }
    report.sort();
    if let Some(known) = &context.playbook.baseline {
        baseline::apply(&mut report.findings, known);
    }
    untouchable::hold_back(&mut report.findings, context);
    report
}

/// Whether the findings of a rule are those that reading a file tells, or [`check_page`] finds.
pub fn is_of_one_page(rule: &str) -> bool {
    match find(rule).map(|rule| rule.check) {
        Some(Check::Page(_)) => true,
        // Other groups have rules of which the machinery tells, with the whole playbook before it.
        Some(Check::Reading) => group_of(rule).is_some_and(|group| group.id == "reading"),
        _ => false,
    }
}
