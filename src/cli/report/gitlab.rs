//! `gitlab`: a report of code quality, which GitLab shows beside a merge request.
//!
//! GitLab takes the subset of Code Climate's format that its documentation names; reports of the
//! base and of the branch are compared by fingerprint.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::Serialize;

use super::json::pretty;
use super::words::words;
use super::{Format, Outcome, View};
use crate::finding::Level;

pub(super) static FORMAT: Format = Format {
    name: "gitlab",
    about: "GitLab's report of code quality",
    write,
};

#[derive(Serialize)]
struct Issue {
    #[serde(rename = "type")]
    sort: &'static str,
    check_name: String,
    description: String,
    severity: &'static str,
    fingerprint: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    let mut seen = BTreeMap::new();
    let mut issues = Vec::new();
    for outcome in outcomes {
        for finding in outcome.counted() {
            let at = outcome.texts.shown(&finding.place);
            issues.push(Issue {
                sort: "issue",
                check_name: finding.rule.to_string(),
                description: words(finding, view.lang),
                severity: severity(finding.level),
                fingerprint: unique(outcome, finding.fingerprint(), &mut seen),
                location: Location {
                    path: outcome.path_from_root(at.path),
                    lines: Lines {
                        begin: at.start.line,
                        end: at.end.line,
                    },
                },
            });
        }
    }
    out.write_str(&pretty(&issues))
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Info => "info",
    }
}

/// A fingerprint that no other issue of the report has: GitLab would take two for one. Playbooks of
/// one repository are told apart by their folder.
fn unique(outcome: &Outcome, fingerprint: String, seen: &mut BTreeMap<String, usize>) -> String {
    let folder = outcome.in_repository.as_deref().unwrap_or("");
    let name = match folder {
        "" => fingerprint,
        folder => format!("{folder}:{fingerprint}"),
    };
    let count = seen.entry(name.clone()).or_default();
    *count += 1;
    match *count {
        1 => name,
        count => format!("{name}:{count}"),
    }
}
