//! Expectations as documents state them, and the metrics they are about.

use std::borrow::Cow;

use crate::finding::{Finding, Level};
use crate::model::field::Table;
use crate::model::kinds::{Expectation, ExpectationRole, Facts, Metric};
use crate::model::{Kind, Page, Playbook};
use crate::parse::Node;
use crate::text::{Span, Spanned};
use crate::value::{Date, Unit};

/// An expectation and where it is written.
#[derive(Clone, Copy)]
pub(super) struct Stated<'a> {
    pub(super) page: &'a Page,
    /// The table it stands in: `expectations`, or `success` of a sheet.
    pub(super) table: &'static str,
    pub(super) key: &'a Spanned<String>,
    pub(super) expectation: &'a Expectation,
}

impl<'a> Stated<'a> {
    /// A finding about it.
    pub(super) fn finding(self, rule: &'static str, span: Span) -> Finding {
        let field = format!("{}.{}", self.table, self.key.value);
        let finding = self.page.finding(rule, span).field(field);
        finding.with("key", &self.key.value)
    }

    /// Whether something is written under one of its keys, be it readable or not.
    pub(super) fn has(self, key: &str) -> bool {
        written(self.page, &[self.table, &self.key.value, key]).is_some()
    }

    /// Whether it is one of those by which success is judged.
    pub(super) fn is_kpi(self) -> bool {
        let role = self.expectation.role.as_ref().map(|role| role.value);
        matches!(role, Some(ExpectationRole::Primary | ExpectationRole::Kpi))
    }

    /// Its metric, as far as that is defined here.
    pub(super) fn metric(self, playbook: &'a Playbook) -> Option<(&'a Page, Cow<'a, Metric>)> {
        metric(playbook, self.expectation.metric.as_ref()?.as_str())
    }
}

/// What is written under a path of keys; what is left empty is not written.
pub(super) fn written<'a>(page: &'a Page, path: &[&str]) -> Option<&'a Node> {
    let mut node = &page.fields;
    for key in path {
        node = &node.get(key)?.value;
    }
    (!node.is_null()).then_some(node)
}

/// The metric with this id, with what it takes from a ready metric.
pub(in crate::rules) fn metric<'a>(
    playbook: &'a Playbook,
    id: &str,
) -> Option<(&'a Page, Cow<'a, Metric>)> {
    let page = &playbook.document(Kind::Metric, id)?.page;
    match &page.facts {
        Facts::Metric(metric) => Some((page, playbook.metric_definition(metric))),
        _ => None,
    }
}

/// The unit of a metric, where it states one.
pub(super) fn unit(metric: &Metric) -> Option<Unit> {
    Unit::parse(metric.unit.as_ref()?).ok()
}

/// What agreements and briefs promise; those that are closed are the past.
pub(super) fn promises(playbook: &Playbook) -> Vec<Stated<'_>> {
    of_tables(playbook, |page| match &page.facts {
        Facts::Agreement(agreement) => Some(("expectations", agreement.expectations.as_ref()?)),
        Facts::Brief(brief) => Some(("expectations", brief.expectations.as_ref()?)),
        _ => None,
    })
}

/// What the sides call success in sheets that are not closed.
pub(super) fn successes(playbook: &Playbook) -> Vec<Stated<'_>> {
    of_tables(playbook, |page| match &page.facts {
        Facts::Alignment(sheet) => Some(("success", sheet.success.as_ref()?)),
        _ => None,
    })
}

type Expectations = Spanned<Table<String, Expectation>>;

fn of_tables(
    playbook: &Playbook,
    table: impl Fn(&Page) -> Option<(&'static str, &Expectations)>,
) -> Vec<Stated<'_>> {
    let mut found = Vec::new();
    for document in &playbook.documents {
        let page = &*document.page;
        let Some((table, entries)) = table(page).filter(|_| !page.is_closed()) else {
            continue;
        };
        found.extend(entries.iter().filter_map(|entry| {
            Some(Stated {
                page,
                table,
                key: &entry.key,
                expectation: &entry.value.as_ref()?.value,
            })
        }));
    }
    found
}

/// In a draft, what is not there yet is only information.
pub(super) fn gently(finding: Finding, page: &Page, day: Date) -> Finding {
    if page.is_draft(day) {
        finding.level(Level::Info)
    } else {
        finding
    }
}
