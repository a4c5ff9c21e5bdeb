//! Where findings are collected.

use super::{Finding, Level};

/// The sink for findings: every stage adds to one, nobody stops at the first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// What has been found, in the order of finding.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
    }

    /// Adds all findings of another report.
    pub fn append(&mut self, other: Self) {
        self.findings.extend(other.findings);
    }

    /// Puts the findings in the order in which readers expect them: by path, then by place, the
    /// worse first, then by rule; one finding is kept of several that are equal in all of it.
    pub fn sort(&mut self) {
        self.findings
            .sort_by(|one, other| sort_key(one).cmp(&sort_key(other)));
        self.findings.dedup();
    }

    /// How many findings of `level` count, that is, are neither waived nor known from the baseline.
    pub fn count(&self, level: Level) -> usize {
        let counted = self.findings.iter().filter(|finding| finding.counts());
        counted.filter(|finding| finding.level == level).count()
    }

    /// How many findings a waiver accepts.
    pub fn waived(&self) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.waived_by.is_some())
            .count()
    }

    /// How many findings the baseline knows.
    pub fn known(&self) -> usize {
        let known = self.findings.iter();
        known.filter(|finding| finding.known_by.is_some()).count()
    }
}

fn sort_key(finding: &Finding) -> impl Ord + '_ {
    let worst_first = std::cmp::Reverse(finding.level);
    (
        &finding.place,
        worst_first,
        &finding.rule,
        &finding.field,
        finding.fingerprint(),
    )
}
