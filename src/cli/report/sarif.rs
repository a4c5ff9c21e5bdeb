//! `sarif`: the Static Analysis Results Interchange Format 2.1.0 (OASIS), which forges and editors
//! read. One run for each playbook.
//!
//! Paths count from the root of the repository, so that no path of this machine is told; columns
//! count code units of UTF-16, and the run says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use serde_json::{Value, json};

use super::harmless::harmless;
use super::json::pretty;
use super::words::{accepted, words};
use super::{Format, Outcome, Unit, View};
use crate::cli::prose;
use crate::finding::{Edit, Finding, Fix, Label, Level, Place, Safety};
use crate::locale::{Lang, Message};
use crate::rules::{self, Rule};
use crate::text::DocPath;

pub(super) static FORMAT: Format = Format {
    name: "sarif",
    about: "SARIF 2.1.0, for code scanning and editors",
    write,
};

/// Where the schema is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The root of the repository, by the name that forges know.
const ROOT: &str = "%SRCROOT%";

/// The width of a rule's help as plain text.
const HELP_WIDTH: usize = 90;

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    let runs: Vec<Value> = outcomes
        .iter()
        .map(|outcome| run(outcome, view.lang))
        .collect();
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": runs });
    out.write_str(&pretty(&log))
}

fn run(outcome: &Outcome, lang: Lang) -> Value {
    let broken: BTreeSet<&str> = outcome.findings.iter().map(|it| &*it.rule).collect();
    let mut ids: Vec<&str> = broken.iter().chain(&outcome.ran).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let described = ids.iter().map(|id| descriptor(id, &broken, lang));
    let described: Vec<Value> = described.collect();
    let mut seen = BTreeMap::new();
    let results = outcome.findings.iter().map(|finding| {
        let ordinal = seen.entry(finding.fingerprint()).or_insert(0_usize);
        *ordinal += 1;
        result(finding, *ordinal, &ids, outcome, lang)
    });
    let results: Vec<Value> = results.collect();
    let notes = outcome.all_notes();
    let notes = notes.iter().map(|note| {
        let text = message(&note.text(lang));
        json!({ "level": "note", "message": text })
    });
    json!({
        "tool": { "driver": {
            "name": "comity",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": described,
        } },
        "language": lang.code(),
        "automationDetails": { "id": category(outcome) },
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": { ROOT: { "description": message(base(outcome, lang).as_str()) } },
        "invocations": [{
            "executionSuccessful": true,
            "toolExecutionNotifications": notes.collect::<Vec<_>>(),
        }],
        "results": results,
        "properties": { "asOf": outcome.as_of.day.to_string(), "commit": outcome.commit },
    })
}

/// `comity/` and the playbook's folder: forges keep the runs of several playbooks apart by it.
fn category(outcome: &Outcome) -> String {
    match outcome.in_repository.as_deref() {
        Some(folder) if !folder.is_empty() => format!("comity/{folder}/"),
        _ => "comity/".to_owned(),
    }
}

fn base(outcome: &Outcome, lang: Lang) -> String {
    let id = match outcome.in_repository {
        Some(_) => "report-root-repository",
        None => "report-root-playbook",
    };
    Message::new(id).text(lang)
}

/// What a rule is. Rules that found something bring their whole page; the hundreds that passed only
/// its beginning, so that they do not outweigh what was found.
fn descriptor(id: &str, broken: &BTreeSet<&str>, lang: Lang) -> Value {
    let Some(rule) = rules::find(id) else {
        return json!({ "id": id });
    };
    let page = rule.docs.trim();
    let mut described = known(rule, lang);
    if broken.contains(id) {
        described["help"] = help(page);
        described["help"]["markdown"] = page.into();
    } else {
        described["help"] = help(page.split("\n\n").next().unwrap_or(page));
    }
    if let Some(uri) = page_uri(env!("CARGO_PKG_REPOSITORY"), id) {
        described["helpUri"] = uri.into();
    }
    described
}

fn help(markdown: &str) -> Value {
    json!({ "text": prose::terminal(markdown, HELP_WIDTH, false) })
}

/// The page of a rule in this version, where the package says at which forge it is kept.
pub(in crate::cli) fn page_uri(repository: &str, id: &str) -> Option<String> {
    let version = env!("CARGO_PKG_VERSION");
    let repository = repository.trim_end_matches('/');
    let is_known = !repository.is_empty();
    is_known.then(|| format!("{repository}/blob/v{version}/docs/rules/{id}.md"))
}

fn known(rule: &Rule, lang: Lang) -> Value {
    let summary = rule.summary(lang);
    let tags: Vec<&str> = rules::group_of(rule.id).iter().map(|it| it.id).collect();
    let precision = if rule.is_heuristic { "medium" } else { "high" };
    let severity = match rule.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "recommendation",
    };
    json!({
        "id": rule.id,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "defaultConfiguration": { "level": level(rule.level) },
        "properties": {
            "tags": tags,
            "precision": precision,
            "problem.severity": severity,
        },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn result(finding: &Finding, ordinal: usize, ids: &[&str], outcome: &Outcome, lang: Lang) -> Value {
    let fingerprint = finding.fingerprint();
    let related = finding.labels.iter().enumerate();
    let related: Vec<Value> = related
        .map(|(at, label)| related_location(at, label, outcome, lang))
        .collect();
    let evidence = &finding.evidence;
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": ids.iter().position(|id| *id == finding.rule),
        "level": level(finding.level),
        "message": message(&words(finding, lang)),
        "locations": [{ "physicalLocation": physical(&finding.place, outcome) }],
        // The second is what GitHub knows an alert by; else it hashes the line.
        "partialFingerprints": {
            "comity/v1": fingerprint,
            "primaryLocationLineHash": format!("{fingerprint}:{ordinal}"),
        },
        "suppressions": suppressions(finding, outcome, lang),
        "properties": {
            "cause": finding.cause.as_str(),
            "why": finding.why(lang),
            "observed": evidence.observed,
            "expected": evidence.expected,
            "n": evidence.n,
            "window": evidence.window,
        },
    });
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([fixed(fix, outcome, lang)]);
    }
    result
}

fn related_location(at: usize, label: &Label, outcome: &Outcome, lang: Lang) -> Value {
    json!({
        "id": at + 1,
        "physicalLocation": physical(&label.place, outcome),
        "message": message(&label.message.text(lang)),
    })
}

fn physical(place: &Place, outcome: &Outcome) -> Value {
    json!({
        "artifactLocation": artifact(&place.path, outcome),
        "region": region(place, outcome),
    })
}

fn artifact(path: &DocPath, outcome: &Outcome) -> Value {
    json!({ "uri": uri(&outcome.path_from_root(path)), "uriBaseId": ROOT })
}

fn region(place: &Place, outcome: &Outcome) -> Value {
    let (start, end) = outcome.texts.points(place, Unit::Utf16);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn suppressions(finding: &Finding, outcome: &Outcome, lang: Lang) -> Vec<Value> {
    let one = |waived| {
        json!({
            "kind": "external",
            "status": "accepted",
            "justification": accepted(waived, lang),
            "location": { "physicalLocation": physical(&waived.place, outcome) },
        })
    };
    let known = |place| {
        json!({
            "kind": "external",
            "status": "accepted",
            "justification": Message::new("report-known").text(lang),
            "location": { "physicalLocation": physical(place, outcome) },
        })
    };
    let waived = finding.waived_by.iter().map(one);
    waived.chain(finding.known_by.iter().map(known)).collect()
}

/// A fix; edits of one file stand together.
fn fixed(fix: &Fix, outcome: &Outcome, lang: Lang) -> Value {
    let mut files: BTreeMap<&DocPath, Vec<Value>> = BTreeMap::new();
    for edit in &fix.edits {
        let replacements = files.entry(&edit.path).or_default();
        replacements.push(replacement(edit, outcome));
    }
    let changes = files.iter().map(|(path, replacements)| {
        json!({ "artifactLocation": artifact(path, outcome), "replacements": replacements })
    });
    let id = match fix.safety {
        Safety::Safe => "report-fix-safe",
        Safety::Unsafe => "report-fix-unsafe",
    };
    json!({
        "description": message(&Message::new(id).text(lang)),
        "artifactChanges": changes.collect::<Vec<_>>(),
    })
}

fn replacement(edit: &Edit, outcome: &Outcome) -> Value {
    json!({
        "deletedRegion": region(&Place::new(&edit.path, edit.span), outcome),
        "insertedContent": { "text": edit.text },
    })
}

/// A message that says exactly this text: braces are no placeholders (section 3.11.5 of the
/// standard), brackets no links (section 3.11.6).
fn message(text: &str) -> Value {
    let mut text = harmless(text).replace('{', "{{").replace('}', "}}");
    if text.contains("](") {
        text = text
            .replace('\\', "\\\\")
            .replace('[', "\\[")
            .replace(']', "\\]");
    }
    json!({ "text": text })
}

/// A path as a relative reference of RFC 3986: everything but unreserved characters and `/` is
/// written as octets of UTF-8.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_relative_reference() {
        assert_eq!(uri("a b/50%:x#y.md"), "a%20b/50%25%3Ax%23y.md");
        assert_eq!(uri("как.md"), "%D0%BA%D0%B0%D0%BA.md");
    }

    #[test]
    fn a_page_has_an_address_where_the_package_has_one() {
        let uri = page_uri("https://forge.example/comity/", "blame");
        let version = env!("CARGO_PKG_VERSION");
        let wanted = format!("https://forge.example/comity/blob/v{version}/docs/rules/blame.md");
        assert_eq!(uri, Some(wanted));
        assert_eq!(page_uri("", "blame"), None);
    }

    #[test]
    fn a_message_has_no_placeholders_and_no_links() {
        let said = |text: &str| message(text)["text"].as_str().unwrap().to_owned();
        assert_eq!(said("{0} of [a]"), "{{0}} of [a]");
        let hostile = said("[here](https://evil.example) \\ \u{1b}");
        assert_eq!(hostile, "\\[here\\](https://evil.example) \\\\ ␛");
    }
}
