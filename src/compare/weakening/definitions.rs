//! Words that mean something else than before: the KPI rule, a metric.

use super::{Weakening, at_config, config_names};
use crate::compare::canon::{shown, value_shape};
use crate::finding::Place;
use crate::model::config::KpiBasis;
use crate::model::field::{Choice as _, Record as _, Shape};
use crate::model::kinds::Metric;
use crate::model::{Config, Page, Playbook};
use crate::text::{Span, Spanned};

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
    if let Some(new) = new
        .pass
        .as_ref()
        .filter(|new| asks_less(old.pass.as_ref(), new))
    {
        let was = old.pass.as_ref().map_or("all", |old| old.value.as_str());
        changed("pass", new.span, was.to_owned(), new.value.clone());
    }
    if let (Some(old), Some(new)) = (&old.basis, &new.basis)
        && is_looser(old.value, new.value)
    {
        let (was, is) = (old.value.word(), new.value.word());
        changed("basis", new.span, was.to_owned(), is.to_owned());
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

/// Whether fewer KPIs have to pass; without `pass` all of them have to. What cannot be read as
/// `2 of 3` asks for something else.
fn asks_less(old: Option<&Spanned<String>>, new: &Spanned<String>) -> bool {
    let wanted = |text: &str| -> Option<u32> { text.split_whitespace().next()?.parse().ok() };
    let Some(old) = old else {
        let of = new.split_whitespace().last().and_then(wanted);
        return wanted(new) < of || of.is_none();
    };
    let (was, is) = (wanted(old), wanted(new));
    old.value != new.value && (is.is_none() || was.is_none() || is < was)
}

/// Whether KPIs pass more easily: what is on target also passes by its trend. Pace and target say
/// different things of different windows.
fn is_looser(old: KpiBasis, new: KpiBasis) -> bool {
    old != new && (old, new) != (KpiBasis::Trend, KpiBasis::Target)
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

/// Packs that are followed no more.
pub(super) fn packs(before: &Playbook, now: &Playbook) -> Option<Weakening> {
    let named = |config: &Config| -> Vec<String> {
        let packs = config.packs.iter().flat_map(|packs| packs.value.iter());
        packs.map(|pack| pack.value.clone()).collect()
    };
    let (old, new) = (named(&before.config), named(&now.config));
    let is_gone = old.iter().any(|pack| !new.contains(pack));
    let packs = now.config.packs.as_ref();
    is_gone.then(|| Weakening {
        place: at_config(now, packs.map_or(Span::at(0), |packs| packs.span)),
        names: config_names("packs"),
        variant: "packs",
        subject: "packs".to_owned(),
        before: old.join(", "),
        after: if new.is_empty() {
            "off".to_owned()
        } else {
            new.join(", ")
        },
        decision: None,
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
