//! Words that mean something else than before: the KPI rule, a metric.

use super::{Weakening, at_config, config_names};
use crate::compare::canon::{shown, value_shape};
use crate::finding::Place;
use crate::model::field::{Choice as _, Record as _, Shape};
use crate::model::kinds::Metric;
use crate::model::{Page, Playbook};
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
            decision: None,
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
        decision: None,
    }
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
            let (was, is) = (defined(before, old, key), defined(now, page, key));
            if was == is || was.is_none() {
                continue;
            }
            let place = [key, "uses"].iter().find_map(|key| page.fields.get(key));
            let span = place.map_or(page.anchor, |entry| entry.value.span);
            found.push(Weakening {
                place: Place::new(page.path(), span),
                names: names(page, key),
                variant: "definition",
                subject: format!("metric/{}#{key}", page.id),
                before: was.unwrap_or_default(),
                after: is.unwrap_or_default(),
                decision: None,
            });
        }
    }
    found
}

/// What is written under `key`, else what the ready metric says that is used.
fn defined(playbook: &Playbook, page: &Page, key: &str) -> Option<String> {
    let shape = value_shape(&Shape::Record(Metric::FIELDS), key);
    let written = page.fields.get(key);
    let written = written.and_then(|entry| shown(&shape, &entry.value));
    written.or_else(|| {
        let ready = playbook.ready_entry(page, key)?;
        ready.value.text().map(str::to_owned)
    })
}

/// How a decision may name a key of a metric: by itself, or by the ready metric it comes from.
fn names(page: &Page, key: &str) -> Vec<String> {
    let is_ready = page.fields.get(key).is_none() && page.fields.get("uses").is_some();
    let of_kind = |kind: &str| {
        let name = format!("{kind}{}", page.id);
        let by_uses = is_ready.then(|| format!("{name}#uses"));
        [format!("{name}#{key}"), name].into_iter().chain(by_uses)
    };
    ["metric/", ""].into_iter().flat_map(of_kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParseCache, load};
    use crate::source::Memory;

    fn playbook(keys: &str) -> Playbook {
        let metric = format!("---\ntitle: Price\n{keys}\n---\n");
        let files = [
            ("comity.toml", "format = 1\n"),
            ("metrics/price.md", &metric),
        ];
        load(&Memory::of(files), &ParseCache::new())
            .unwrap()
            .playbook
    }

    /// What became weaker, where it points, and what it was and is.
    fn changes(before: &str, now: &str) -> Vec<String> {
        let (before, now) = (playbook(before), playbook(now));
        let (page, _) = now.metrics().next().unwrap();
        let told = |change: Weakening| {
            let place = page.file.slice(change.place.span);
            format!(
                "{} at `{place}`: {} → {}",
                change.names.join(" "),
                change.before,
                change.after
            )
        };
        metrics(&before, &now).into_iter().map(told).collect()
    }

    const WRITTEN: &str =
        "formula: sum(spend) / sum(engagements)\nledger: performance\nbetter: lower\nmin_n: 3";

    #[test]
    fn another_formula_is_told_where_it_is_written() {
        let changed = WRITTEN.replace("engagements", "views");
        assert_eq!(
            changes(WRITTEN, &changed),
            [
                "metric/price#formula metric/price price#formula price at `sum(spend) / sum(views)`: \
              sum(spend) / sum(engagements) → sum(spend) / sum(views)"
            ]
        );
    }

    #[test]
    fn a_ready_metric_that_says_the_same_weakens_nothing() {
        assert_eq!(changes(WRITTEN, "uses: builtin/cpe"), [""; 0]);
        assert_eq!(changes("uses: builtin/cpe", WRITTEN), [""; 0]);
    }

    #[test]
    fn another_ready_metric_is_told_where_it_is_named() {
        assert_eq!(
            changes("uses: builtin/cpe", "uses: builtin/cpv"),
            [
                "metric/price#formula metric/price metric/price#uses price#formula price price#uses at \
              `builtin/cpv`: sum(spend) / sum(engagements) → sum(spend) / sum(views)"
            ]
        );
        assert_eq!(
            changes("uses: builtin/cpe", "uses: builtin/cpe\nmin_n: 1"),
            ["metric/price#min_n metric/price price#min_n price at `1`: 3 → 1"]
        );
    }
}
