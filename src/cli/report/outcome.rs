//! One playbook's check, ready to be written.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Texts, Verbosity, View};
use crate::actuals::kpi;
use crate::cli::opened::AsOf;
use crate::finding::{Cause, Finding, Level, Safety};
use crate::locale::Message;
use crate::rules::mend::is_mendable;
use crate::text::DocPath;

/// What a check of one playbook came to.
#[derive(Debug)]
pub struct Outcome {
    /// The partnership's name; empty where none is written.
    pub title: String,
    /// The playbook's folder as a reader types it; empty for the folder the command runs in.
    pub folder: String,
    /// The playbook's folder from the root of the repository around it, where there is one.
    pub in_repository: Option<String>,
    /// The day on which everything was judged.
    pub as_of: AsOf,
    /// What the KPI rule says of the partnership; `None` without one.
    pub kpi: Option<kpi::Verdict>,
    /// The documents that were looked at.
    pub documents: Vec<DocPath>,
    /// How many rules were run.
    pub rules: usize,
    /// The rules that could look; some need a past that is not there.
    pub ran: Vec<&'static str>,
    /// What is wrong, sorted; waived findings and those the baseline knows among it, marked.
    pub findings: Vec<Finding>,
    /// What should be known beside the findings: files that were left out, checks not made.
    pub notes: Vec<Message>,
    /// The files that findings point into.
    pub texts: Texts,
    /// The commit that was looked at, where one was.
    pub commit: Option<String>,
    /// Whether its files can be edited; those of a bare repository cannot.
    pub is_editable: bool,
    /// What makes the check fail.
    pub gate: Gate,
}

/// What makes a check fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    /// The mildest level that does; nothing does where there is none.
    pub fail_on: Option<Level>,
    /// Whether findings count that appeared because a date has passed.
    pub with_time: bool,
}

/// Whether a check failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing stands in the way.
    Pass,
    /// A finding does.
    Fail,
}

impl Outcome {
    /// Whether a finding stands in the way.
    pub fn verdict(&self) -> Verdict {
        let fails = self.counted().any(|finding| self.gate.stops(finding));
        if fails { Verdict::Fail } else { Verdict::Pass }
    }

    /// The findings that a reader is told one by one: those that do not count only on request.
    pub fn told(&self, view: &View) -> impl Iterator<Item = &Finding> {
        let with_all = view.verbosity == Verbosity::Verbose;
        self.findings
            .iter()
            .filter(move |finding| with_all || finding.counts())
    }

    /// A file's path as a reader can open it.
    pub fn path(&self, path: &DocPath) -> String {
        match self.folder.as_str() {
            "" => path.to_string(),
            folder => format!("{}/{path}", folder.trim_end_matches('/')),
        }
    }

    /// A file's path from the root of the repository around the playbook; from the playbook's folder
    /// where there is none. No output that leaves the machine says where on it the playbook lay.
    pub fn path_from_root(&self, path: &DocPath) -> String {
        match self.in_repository.as_deref() {
            Some(folder) if !folder.is_empty() => format!("{folder}/{path}"),
            _ => path.to_string(),
        }
    }

    /// The findings that no waiver accepts and the baseline does not know.
    pub fn counted(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.counts())
    }

    /// How many findings of `level` count.
    pub fn count(&self, level: Level) -> usize {
        self.counted()
            .filter(|finding| finding.level == level)
            .count()
    }

    /// How many findings a waiver accepts.
    pub fn waived(&self) -> usize {
        let waived = self.findings.iter();
        waived.filter(|finding| finding.waived_by.is_some()).count()
    }

    /// How many findings the baseline knows.
    pub fn known(&self) -> usize {
        let known = self.findings.iter();
        known.filter(|finding| finding.known_by.is_some()).count()
    }

    /// How many findings `comity check --fix` would mend, and how many more `--unsafe-fixes` would; no
    /// message where nothing can be mended.
    pub fn mendable(&self) -> Option<Message> {
        if !self.is_editable {
            return None;
        }
        let count = |least| {
            let findings = self.findings.iter();
            findings.filter(|it| is_mendable(it, least)).count()
        };
        let (safe, all) = (count(Safety::Safe), count(Safety::Unsafe));
        let message = match (safe, all - safe) {
            (0, 0) => return None,
            (0, more) => Message::new("fix-unsafe-left").with("n", more),
            (n, 0) => Message::new("fixable").with("n", n),
            (n, more) => Message::new("fixable-both").with("n", n).with("more", more),
        };
        Some(message)
    }

    /// The notes, and how many findings would count if time did.
    pub fn all_notes(&self) -> Vec<Message> {
        let strict = Gate {
            with_time: true,
            ..self.gate
        };
        let spared = self
            .counted()
            .filter(|finding| strict.stops(finding) && !self.gate.stops(finding))
            .count();
        let time = (spared > 0).then(|| Message::new("time-does-not-fail").with("n", spared));
        self.notes.iter().cloned().chain(time).collect()
    }
}

impl Gate {
    /// Whether a finding stands in the way, if it counts.
    pub fn stops(self, finding: &Finding) -> bool {
        let counts = self.with_time || finding.cause != Cause::Time;
        counts && self.fail_on.is_some_and(|level| finding.level >= level)
    }
}
