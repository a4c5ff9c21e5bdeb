//! What is looked at in the playbook itself: configuration, theme, translations, what is left out.

use super::Check;
use super::patient::{Patient, quoted};
use crate::finding::Level;
use crate::locale::{Arg, Lang};
use crate::site::theme::API;
use crate::source::CONFIG_FILE;

/// How many names a sentence gives.
const SHOWN: usize = 3;

pub(super) fn checks(patient: &Patient) -> Vec<Check> {
    let opened = match &patient.opened {
        Ok(opened) => opened,
        Err(reason) => {
            let check = Check::missing("config", format!("comity check {CONFIG_FILE}"));
            return vec![check.with("reason", reason.clone())];
        }
    };
    let report = &opened.loaded.report;
    let wrong = report.findings.iter().find(|finding| {
        finding.place.path.as_str() == CONFIG_FILE && finding.level == Level::Error
    });
    let config = match wrong {
        Some(_) => Check::odd("config", format!("comity check {CONFIG_FILE}")),
        None => Check::fine("config"),
    };
    vec![
        config,
        theme(patient),
        translations(patient),
        skipped(patient),
    ]
}

/// A theme of one's own says for which interface of the program it was written.
fn theme(patient: &Patient) -> Check {
    let text = std::fs::read_to_string(patient.root.join("theme/theme.toml")).unwrap_or_default();
    let api = text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "api").then(|| value.trim().to_owned())
    });
    match api {
        Some(api) if api != API.to_string() => Check::odd("theme", "comity theme check")
            .with("api", api)
            .with("known", API.to_string()),
        _ => Check::fine("theme"),
    }
}

/// Whether every language of the playbook is one that something is written in.
fn translations(patient: &Patient) -> Check {
    let Ok(opened) = &patient.opened else {
        return Check::fine("translations");
    };
    let playbook = &opened.loaded.playbook;
    let is_written = |lang: &Lang| {
        playbook
            .documents
            .iter()
            .any(|document| document.page.lang == *lang || document.translations.contains_key(lang))
    };
    let languages = playbook.config.languages();
    let unwritten = languages.iter().find(|lang| !is_written(lang));
    match unwritten {
        Some(lang) if !playbook.documents.is_empty() => {
            let mend = format!("comity new translation charter --lang {}", lang.code());
            Check::odd("translations", mend).with("language", lang.code())
        }
        _ => Check::fine("translations"),
    }
}

/// Files that stand in the folder and are no part of the playbook: links, other repositories, files
/// that are too large, and documents that Git is told to ignore.
fn skipped(patient: &Patient) -> Check {
    let Ok(opened) = &patient.opened else {
        return Check::fine("skipped");
    };
    let left = opened.source.skipped().iter();
    let mut names: Vec<String> = left.map(|skipped| skipped.path.clone()).collect();
    if let Some(first) = names.first() {
        let mend = format!("ls -l {}", quoted(first));
        return Check::odd("skipped", mend).with("files", shown(&names));
    }
    names = patient.list(&[
        "ls-files",
        "-z",
        "--others",
        "--ignored",
        "--exclude-standard",
        "--",
        "*.md",
        ":!.comity",
        ":!**/node_modules",
        ":!site",
    ]);
    let Some(first) = names.first() else {
        return Check::fine("skipped");
    };
    let mend = format!("git check-ignore --verbose {}", quoted(first));
    Check::odd("skipped", mend).with("files", shown(&names))
}

/// The first names of many.
pub(super) fn shown(names: &[String]) -> Arg {
    let mut first: Vec<String> = names.iter().take(SHOWN).cloned().collect();
    if names.len() > SHOWN {
        first.push("…".to_owned());
    }
    Arg::All(first)
}
