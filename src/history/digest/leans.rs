//! What a text leans on: the metrics it refers to, and the settings by which they are judged.

use std::collections::BTreeSet;

use super::hash::json;
use super::{NOT_COUNTED, Parts, fields, own_parts};
use crate::finding::Report;
use crate::model::field::{Record as _, RefTarget};
use crate::model::profile::STANDARD;
use crate::model::{Config, Kind, Page, Playbook, Profile};
use crate::parse;
use crate::source::CONFIG_FILE;

/// The settings that count: the KPI rule, and in which money totals are told.
const SETTINGS: [&str; 4] = ["currency", "fx", "fx_date", "kpi"];

/// Who answers for a number may change without the number meaning anything else.
const OWNER: &str = "owner";

/// Adds what `page` leans on.
pub(super) fn add(playbook: &Playbook, page: &Page, parts: &mut Parts) {
    metrics(playbook, page, parts);
    settings(playbook, parts);
    profile(playbook, parts);
}

/// Every metric that is referred to, and those that these refer to. One that is not there counts
/// as nothing, so that its coming is a change.
fn metrics(playbook: &Playbook, page: &Page, parts: &mut Parts) {
    let left_out: Vec<&str> = NOT_COUNTED.into_iter().chain([OWNER]).collect();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut open: Vec<String> = named_metrics(page).collect();
    if page.kind == Kind::Metric {
        known.insert(page.id.clone());
    }
    while let Some(id) = open.pop() {
        if !known.insert(id.clone()) {
            continue;
        }
        let name = format!("metric/{}", fields::step(&id));
        match playbook.document(Kind::Metric, &id) {
            Some(metric) => {
                open.extend(named_metrics(&metric.page));
                let digest = own_parts(playbook, &metric.page, &left_out).digest();
                parts.add(&name, &json(digest.text()));
            }
            None => parts.add(&name, "null"),
        }
    }
}

fn named_metrics(page: &Page) -> impl Iterator<Item = String> {
    let metrics = page.refs.iter();
    let metrics = metrics.filter(|name| name.target == RefTarget::Metric);
    metrics.map(|name| name.id.value.clone())
}

fn settings(playbook: &Playbook, parts: &mut Parts) {
    let (node, _) = parse::toml_file(
        &playbook.config_file,
        "config-unreadable",
        &mut Report::default(),
    );
    for key in SETTINGS {
        if let Some(entry) = node.get(key) {
            fields::add(entry, &[Config::FIELDS], &format!("{CONFIG_FILE}#"), parts);
        }
    }
}

/// A profile that comes with the program counts by its name, so that a newer program breaks no
/// sign-off; files of the playbook count with all they say together, wherever each of it stands,
/// and with the name of the profile they rest on.
fn profile(playbook: &Playbook, parts: &mut Parts) {
    let name = playbook.config.profile.as_ref();
    let name = name.map_or(STANDARD, |name| name.value.as_str());
    parts.add(&format!("{CONFIG_FILE}#profile"), &json(name));
    let lineage = &playbook.lineage;
    if lineage.own().next().is_none() {
        return;
    }
    if let Some(base) = lineage.base() {
        parts.add("profile#extends", &json(base));
    }
    let (node, unread) = lineage.own_words();
    for entry in node.entries() {
        fields::add(entry, &[Profile::FIELDS], "profile#", parts);
    }
    if !unread.is_empty() {
        let texts: Vec<&str> = unread.iter().map(|file| &*file.text).collect();
        parts.add("profile#unread", &json(&texts.join("\n")));
    }
}
