//! What `comity check` reports, by who can mend it.

use std::collections::BTreeMap;

use crate::finding::{Finding, Level};
use crate::model::kinds::WaiverEntry;
use crate::model::{Document, Page};
use crate::site::here::{Here, plain};
use crate::site::theme::Argument;
use crate::site::view::{
    FindingGroup, FindingRow, FindingSummary, Findings, OwnerGroup, Run, State, Text, Tone,
    WaiverRow,
};
use crate::text::{DocPath, Spanned};

pub(super) fn view(here: Here<'_>) -> Findings {
    Findings {
        as_of: here.day(here.site.options.as_of),
        summary: summary(here),
        owners: owners(here),
        known: known(here),
        waivers: waivers(here),
    }
}

pub(in crate::site) fn summary(here: Here<'_>) -> FindingSummary {
    let report = &here.site.report;
    let [infos, warnings, errors] = Level::ALL.map(|level| report.count(level));
    let state = match (errors, warnings, infos) {
        (0, 0, _) if here.site.readers().is_some() => here.state("partly-shown", Tone::Unknown),
        (0, 0, 0) => here.state("no-findings", Tone::Good),
        (0, 0, _) => here.state("notes-only", Tone::Good),
        (0, _, _) => here.state("to-look-at", Tone::Warn),
        _ => here.state("to-mend", Tone::Bad),
    };
    let href = here.href(&here.site.addresses.findings);
    FindingSummary {
        state,
        total: errors + warnings + infos,
        errors,
        warnings,
        infos,
        waived: report.waived(),
        known: report.known(),
        href,
    }
}

/// Findings by the owner of their document, then by document; documents without an owner come last.
fn owners(here: Here<'_>) -> Vec<OwnerGroup> {
    let mut by_owner: BTreeMap<(bool, String), BTreeMap<&DocPath, Vec<&Finding>>> = BTreeMap::new();
    let findings = here.site.report.findings.iter();
    for finding in findings.filter(|finding| finding.known_by.is_none()) {
        let owner = document_at(here, &finding.place.path)
            .and_then(|document| document.page.common.owner.as_ref());
        let owner = owner.map(|owner| owner.as_str().to_owned());
        let key = (owner.is_none(), owner.unwrap_or_default());
        by_owner
            .entry(key)
            .or_default()
            .entry(&finding.place.path)
            .or_default()
            .push(finding);
    }
    let group =
        |((is_nobody, owner), files): ((bool, String), BTreeMap<&DocPath, Vec<&Finding>>)| {
            OwnerGroup {
                id: if is_nobody {
                    "_nobody".to_owned()
                } else {
                    format!("_{owner}")
                },
                owner: (!is_nobody).then(|| here.person(&owner)),
                count: files.values().map(Vec::len).sum(),
                documents: files
                    .into_iter()
                    .map(|(path, findings)| file(here, path, &findings))
                    .collect(),
            }
        };
    by_owner.into_iter().map(group).collect()
}

/// What the baseline knows, by document.
fn known(here: Here<'_>) -> Vec<FindingGroup> {
    let mut files: BTreeMap<&DocPath, Vec<&Finding>> = BTreeMap::new();
    let findings = here.site.report.findings.iter();
    for finding in findings.filter(|finding| finding.known_by.is_some()) {
        files.entry(&finding.place.path).or_default().push(finding);
    }
    let files = files.into_iter();
    files
        .map(|(path, findings)| file(here, path, &findings))
        .collect()
}

fn file(here: Here<'_>, path: &DocPath, findings: &[&Finding]) -> FindingGroup {
    let document = document_at(here, path);
    let link = document.map_or_else(
        || plain(path.as_str()),
        |document| here.link(&document.page),
    );
    let findings = findings.iter().map(|finding| row(here, finding)).collect();
    FindingGroup {
        document: link,
        path: path.to_string(),
        findings,
    }
}

/// The findings in the files of one document.
pub(in crate::site) fn of_document(here: Here<'_>, document: &Document) -> Vec<FindingRow> {
    of_files(here, |path| {
        document.pages().any(|page| page.path() == path)
    })
}

/// The findings in the files that are wanted.
pub(in crate::site) fn of_files(
    here: Here<'_>,
    is_wanted: impl Fn(&DocPath) -> bool,
) -> Vec<FindingRow> {
    let findings = here.site.report.findings.iter();
    findings
        .filter(|finding| is_wanted(&finding.place.path))
        .map(|finding| row(here, finding))
        .collect()
}

fn row(here: Here<'_>, finding: &Finding) -> FindingRow {
    let path = finding.place.path.as_str();
    let page = page_at(here, &finding.place.path);
    let notes = finding
        .why(here.lang)
        .into_iter()
        .chain(finding.notes.iter().map(|note| note.text(here.lang)));
    let help = finding.all_help(here.lang);
    FindingRow {
        state: level(here, finding),
        rule: finding.rule.to_string(),
        message: runs(&finding.headline(here.lang)),
        place: here.place(page, path, finding.place.span),
        edit: here.edit(path),
        notes: notes.map(|note| runs(&note)).collect(),
        help: (!help.is_empty()).then(|| runs(&help.join("; "))),
        waiver: finding.waived_by.as_ref().map(|waived| {
            let arguments = [
                ("reason", Argument::Text(waived.reason.clone())),
                ("owner", Argument::Text(here.person(&waived.owner).text)),
                (
                    "until",
                    Argument::Text(here.written("date", &waived.until).text),
                ),
            ];
            here.say_with("waived-by", &arguments)
        }),
    }
}

fn level(here: Here<'_>, finding: &Finding) -> State {
    if finding.waived_by.is_some() {
        return here.state("waived", Tone::Quiet);
    }
    if finding.known_by.is_some() {
        return here.state("known", Tone::Quiet);
    }
    let tone = match finding.level {
        Level::Error => Tone::Bad,
        Level::Warning => Tone::Warn,
        Level::Info => Tone::Open,
    };
    here.state(finding.level.as_str(), tone)
}

/// Splits a message at its backticks: what stands between them is set as code.
fn runs(message: &str) -> Vec<Run> {
    let parts = message.split('`').enumerate();
    let run = |(at, text): (usize, &str)| Run {
        text: text.to_owned(),
        code: at % 2 == 1,
    };
    parts.map(run).filter(|run| !run.text.is_empty()).collect()
}

fn document_at<'a>(here: Here<'a>, path: &DocPath) -> Option<&'a Document> {
    here.site.playbook.at(path)
}

fn page_at<'a>(here: Here<'a>, path: &DocPath) -> Option<&'a Page> {
    let document = document_at(here, path)?;
    document
        .pages()
        .find(|page| page.path() == path)
        .map(|page| &**page)
}

/// Every waiver: those of the configuration, then those of documents by path.
pub(super) fn waivers(here: Here<'_>) -> Vec<WaiverRow> {
    let playbook = &here.site.playbook;
    let configured = playbook
        .config
        .waiver
        .iter()
        .flat_map(|waivers| waivers.iter());
    let mut rows: Vec<WaiverRow> = configured
        .map(|waiver| waiver_row(here, waiver, None))
        .collect();
    for document in &playbook.documents {
        let own = document
            .page
            .common
            .waivers
            .iter()
            .flat_map(|waivers| waivers.iter());
        rows.extend(own.map(|waiver| waiver_row(here, waiver, Some(&document.page))));
    }
    rows
}

fn waiver_row(here: Here<'_>, waiver: &Spanned<WaiverEntry>, page: Option<&Page>) -> WaiverRow {
    let text =
        |text: Option<&Spanned<String>>| text.map(|text| text.value.clone()).unwrap_or_default();
    let until = waiver.until.as_ref().map(|until| until.value);
    let lang = page.map_or_else(
        || here.site.playbook.config.first_language(),
        |page| page.lang,
    );
    WaiverRow {
        rule: text(waiver.rule.as_ref()),
        object: waiver
            .object
            .as_ref()
            .map(|object| object.value.clone())
            .or(page.map(|page| page.id.clone()))
            .unwrap_or_default(),
        reason: Text {
            text: text(waiver.reason.as_ref()),
            lang: here.foreign(lang),
        },
        owner: waiver
            .owner
            .as_ref()
            .map(|owner| here.person(owner.as_str())),
        until: until.map(|until| here.day(until)),
        is_over: until.is_some_and(|until| until < here.site.options.as_of),
        decision: waiver
            .decision
            .as_ref()
            .map(|decision| super::decisions::link(here, decision.as_str())),
    }
}
