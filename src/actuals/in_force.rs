//! Which expectations hold on a day.
//!
//! Those of agreements that are active, that every side has signed and whose term covers the day;
//! a closed agreement held while its term ran. An amendment in force replaces by key what it
//! amends. A campaign that runs adds those of its brief. Sheets and drafts never count.

use crate::model::field::Table;
use crate::model::kinds::{Agreement, Expectation, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// An expectation that holds.
#[derive(Debug, Clone, Copy)]
pub struct InForce<'a> {
    /// The agreement, amendment or brief in which it is written.
    pub page: &'a Page,
    /// Its key in that document.
    pub key: &'a Spanned<String>,
    /// What is promised.
    pub expectation: &'a Expectation,
    /// The brief of the campaign for which alone it holds.
    pub campaign: Option<&'a Page>,
}

/// The expectations that hold on `day`: those of agreements by path, then those of campaigns.
pub fn in_force(playbook: &Playbook, day: Date) -> Vec<InForce<'_>> {
    let agreements = holding(playbook, day);
    let mut found = Vec::new();
    for (page, agreement) in &agreements {
        let stated = entries(agreement.expectations.as_ref());
        let lasting = stated.filter(|(key, _)| !is_replaced(&agreements, page, agreement, key));
        found.extend(lasting.map(|(key, expectation)| InForce {
            page,
            key,
            expectation,
            campaign: None,
        }));
    }
    for (page, brief) in playbook.briefs().filter(|(page, _)| lasts(page)) {
        let dates = brief.dates.as_ref();
        let first = dates.and_then(|dates| dates.start.as_ref());
        let last = dates.and_then(|dates| dates.end.as_ref());
        if covers(page, first, last, day) {
            let stated = entries(brief.expectations.as_ref());
            found.extend(stated.map(|(key, expectation)| InForce {
                page,
                key,
                expectation,
                campaign: Some(page),
            }));
        }
    }
    found
}

/// The agreements that hold on `day`, amendments among them.
fn holding(playbook: &Playbook, day: Date) -> Vec<(&Page, &Agreement)> {
    let is_signed = |page: &Page| {
        let sides = playbook.sides();
        let signed = |side: &str| {
            let mut signoffs = page.common.signoffs.iter().flat_map(|all| all.value.iter());
            signoffs.any(|entry| entry.key.as_str() == side && entry.value.is_some())
        };
        !sides.is_empty() && sides.iter().all(|side| signed(side.as_str()))
    };
    let holds = |page: &Page, agreement: &Agreement| {
        let term = agreement.term.as_ref();
        let first = term.and_then(|term| term.from.as_ref());
        let last = term.and_then(|term| term.to.as_ref());
        lasts(page) && is_signed(page) && covers(page, first, last, day)
    };
    let all = playbook.agreements();
    all.filter(|(page, agreement)| holds(page, agreement))
        .collect()
}

/// Whether a document has been agreed on: it holds, or it did until it was closed.
fn lasts(page: &Page) -> bool {
    matches!(page.status(), Some(Status::Active | Status::Closed))
}

/// Whether a term covers `day`. A closed document without a last day does not say until when it
/// held.
fn covers(
    page: &Page,
    first: Option<&Spanned<Date>>,
    last: Option<&Spanned<Date>>,
    day: Date,
) -> bool {
    let has_begun = first.is_some_and(|first| first.value <= day);
    let is_open = || page.status() == Some(Status::Active);
    has_begun && last.map_or_else(is_open, |last| day <= last.value)
}

/// Whether an amendment in force says something else under the key: an amendment of this
/// agreement, or a later one of the same agreement.
fn is_replaced(
    agreements: &[(&Page, &Agreement)],
    page: &Page,
    agreement: &Agreement,
    key: &str,
) -> bool {
    let base = amended(agreement);
    let begins = |page: &Page| (page.begins(), page.id.clone());
    agreements.iter().any(|(other, amendment)| {
        let amends = amended(amendment);
        let is_own = amends == Some(&page.id);
        let is_later = base.is_some() && amends == base && begins(page) < begins(other);
        (is_own || is_later)
            && entries(amendment.expectations.as_ref()).any(|(stated, _)| stated.value == key)
    })
}

fn amended(agreement: &Agreement) -> Option<&String> {
    agreement.amends.as_ref().map(|id| &id.value.0)
}

fn entries(
    table: Option<&Spanned<Table<String, Expectation>>>,
) -> impl Iterator<Item = (&Spanned<String>, &Expectation)> {
    let entries = table.into_iter().flat_map(|table| table.value.iter());
    entries.filter_map(|entry| Some((&entry.key, &entry.value.as_ref()?.value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParseCache, load};
    use crate::source::Memory;
    use crate::value::parse_date;

    const INDEX: &str = "---\ntitle: A × B\nparties: [a, b]\n---\n";
    const SIGNED: &str =
        "signoffs: { a: { by: ann, date: 2026-01-01 }, b: { by: bob, date: 2026-01-02 } }";

    fn agreement(head: &str, expectations: &str) -> String {
        format!("---\ntitle: T\n{head}\nexpectations:\n{expectations}---\n")
    }

    fn on(day: &str, files: &[(&str, String)]) -> Vec<String> {
        let mut all = vec![
            ("comity.toml", "format = 1\n".to_owned()),
            ("index.md", INDEX.to_owned()),
        ];
        all.extend(files.iter().cloned());
        let loaded = load(&Memory::of(all), &mut ParseCache::new()).unwrap();
        let found = in_force(&loaded.playbook, parse_date(day).unwrap());
        let shown = found.iter().map(|it| {
            let campaign = it
                .campaign
                .map_or(String::new(), |page| format!(" in {}", page.id));
            format!("{}#{}{campaign}", it.page.id, it.key.value)
        });
        shown.collect()
    }

    fn framework() -> Vec<(&'static str, String)> {
        let head = |more: &str| format!("status: active\n{SIGNED}\n{more}");
        vec![
            (
                "agreements/base.md",
                agreement(
                    &head("term: { from: 2026-01-01, to: 2026-12-31 }"),
                    "  cpe: { metric: cpe }\n  on-time: { metric: on-time }\n",
                ),
            ),
            (
                "agreements/change-1.md",
                agreement(
                    &head("amends: base\nterm: { from: 2026-03-01, to: 2026-12-31 }"),
                    "  cpe: { metric: cpe }\n",
                ),
            ),
            (
                "agreements/change-2.md",
                agreement(
                    &head("amends: base\nterm: { from: 2026-06-01 }"),
                    "  cpe: { metric: cpe }\n  new: { metric: cpe }\n",
                ),
            ),
        ]
    }

    #[test]
    fn an_amendment_replaces_by_key_from_its_first_day() {
        let files = framework();
        assert_eq!(on("2026-02-28", &files), ["base#cpe", "base#on-time"]);
        assert_eq!(on("2026-03-01", &files), ["base#on-time", "change-1#cpe"]);
        assert_eq!(
            on("2026-06-01", &files),
            ["base#on-time", "change-2#cpe", "change-2#new"]
        );
        assert_eq!(on("2025-12-31", &files), Vec::<String>::new());
    }

    #[test]
    fn what_is_unsigned_or_a_draft_does_not_hold() {
        let term = "term: { from: 2026-01-01 }";
        let cpe = "  cpe: { metric: cpe }\n";
        for head in [
            format!("status: active\n{term}\nsignoffs: {{ a: {{ by: ann, date: 2026-01-01 }} }}"),
            format!("status: draft\n{term}\n{SIGNED}"),
            format!("{term}\n{SIGNED}"),
            format!("status: active\n{SIGNED}"),
        ] {
            let files = [("agreements/x.md", agreement(&head, cpe))];
            assert_eq!(on("2026-02-01", &files), Vec::<String>::new(), "{head}");
        }
    }

    #[test]
    fn a_closed_agreement_held_until_its_last_day() {
        let head =
            format!("status: closed\n{SIGNED}\nterm: {{ from: 2026-01-01, to: 2026-02-28 }}");
        let files = [(
            "agreements/x.md",
            agreement(&head, "  cpe: { metric: cpe }\n"),
        )];
        assert_eq!(on("2026-02-28", &files), ["x#cpe"]);
        assert_eq!(on("2026-03-01", &files), Vec::<String>::new());
    }

    #[test]
    fn a_campaign_adds_its_own_while_it_runs() {
        let head = "status: active\ndates: { start: 2026-04-01, end: 2026-04-30 }";
        let mut files = framework();
        files.push((
            "briefs/april.md",
            agreement(head, "  cpa: { metric: cpa }\n"),
        ));
        assert_eq!(
            on("2026-04-30", &files),
            ["base#on-time", "change-1#cpe", "april#cpa in april"]
        );
        assert_eq!(on("2026-05-01", &files), ["base#on-time", "change-1#cpe"]);
    }
}
