//! Words that mean something else than before: the KPI rule, the profile, a metric.

use super::{Weakening, at_config, config_names};
use crate::finding::Place;
use crate::model::field::Choice as _;
use crate::model::{Config, Playbook};
use crate::parse::Node;
use crate::text::Span;

/// The KPI rule, loosened or gone.
pub(super) fn kpi(before: &Playbook, now: &Playbook) -> Vec<Weakening> {
    let (Some(old), Some(new)) = (before.config.kpi.as_ref(), now.config.kpi.as_ref()) else {
        let removed = before
            .config
            .kpi
            .as_ref()
            .filter(|_| now.config.kpi.is_none());
        return removed.map(|_| removed_kpi(now)).into_iter().collect();
    };
    let mut found = Vec::new();
    let mut changed = |key: &str, span: Span, before: String, after: String| {
        let names = [
            format!("comity.toml#kpi.{key}"),
            "comity.toml#kpi".to_owned(),
            "comity.toml".to_owned(),
        ];
        let subject = format!("kpi.{key}");
        found.push(Weakening {
            place: at_config(now, span),
            names: names.into(),
            variant: "definition",
            subject,
            before,
            after,
        });
    };
    if let (Some(old), Some(new)) = (&old.pass, &new.pass)
        && old.value != new.value
    {
        changed("pass", new.span, old.value.clone(), new.value.clone());
    }
    if let (Some(old), Some(new)) = (&old.basis, &new.basis)
        && old.value != new.value
    {
        changed(
            "basis",
            new.span,
            old.value.word().to_owned(),
            new.value.word().to_owned(),
        );
    }
    if let Some(new) = new.primary_must_pass.as_ref().filter(|new| !new.value)
        && old.primary_must_pass.as_ref().is_none_or(|old| old.value)
    {
        changed(
            "primary_must_pass",
            new.span,
            "true".to_owned(),
            "false".to_owned(),
        );
    }
    found
}

fn removed_kpi(now: &Playbook) -> Weakening {
    Weakening {
        place: at_config(now, Span::at(0)),
        names: config_names("kpi"),
        variant: "removed",
        subject: "kpi".to_owned(),
        before: "[kpi]".to_owned(),
        after: String::new(),
    }
}

/// Another profile.
pub(super) fn profile(before: &Playbook, now: &Playbook) -> Option<Weakening> {
    let name = |config: &Config| {
        config
            .profile
            .as_ref()
            .map_or("standard", |profile| profile.value.as_str())
            .to_owned()
    };
    let (old, new) = (name(&before.config), name(&now.config));
    let span = now
        .config
        .profile
        .as_ref()
        .map_or(Span::at(0), |profile| profile.span);
    (old != new).then(|| Weakening {
        place: at_config(now, span),
        names: config_names("profile"),
        variant: "definition",
        subject: "profile".to_owned(),
        before: old,
        after: new,
    })
}

/// The keys of a metric that say what its number means.
const DEFINING_KEYS: [&str; 6] = ["formula", "ledger", "better", "baseline", "count", "min_n"];

/// A metric whose number means something else.
pub(super) fn metrics(before: &Playbook, now: &Playbook) -> Vec<Weakening> {
    let mut found = Vec::new();
    for (page, _) in now.metrics() {
        let Some((old, _)) = before.metrics().find(|(old, _)| old.id == page.id) else {
            continue;
        };
        for key in DEFINING_KEYS {
            let written = |fields: &Node, text: &str| {
                fields
                    .get(key)
                    .map(|entry| entry.value.span.of(text).to_owned())
            };
            let (was, is) = (
                written(&old.fields, &old.file.text),
                written(&page.fields, &page.file.text),
            );
            if was == is || was.is_none() {
                continue;
            }
            let span = page
                .fields
                .get(key)
                .map_or(page.anchor, |entry| entry.value.span);
            let names = ["metric/", ""].iter().flat_map(|kind| {
                [
                    format!("{kind}{}#{key}", page.id),
                    format!("{kind}{}", page.id),
                ]
            });
            found.push(Weakening {
                place: Place::new(page.path(), span),
                names: names.collect(),
                variant: "definition",
                subject: format!("metric/{}#{key}", page.id),
                before: was.unwrap_or_default(),
                after: is.unwrap_or_default(),
            });
        }
    }
    found
}
