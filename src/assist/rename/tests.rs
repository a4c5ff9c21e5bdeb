//! Renames over the example and over a draft in which nothing is signed yet.

use std::collections::BTreeMap;

use super::super::names::{self, Part, Thing};
use super::super::sample::Sample;
use super::super::{Renamed, references};
use super::{renamable, rename};
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;

/// Renames what stands at the first place of `marked` in a file.
fn renamed(sample: &Sample, path: &str, marked: &str, new: &str) -> Result<Renamed, Message> {
    sample.view(path, Lang::En, |view| {
        rename(view, sample.at(path, marked), new)
    })
}

/// A check after a rename tells what it told before, with the new name for the old one.
fn check_same(sample: &Sample, path: &str, marked: &str, (old, new): (&str, &str)) -> Sample {
    let done = renamed(sample, path, marked, new).unwrap_or_else(|it| panic!("{it:?}"));
    let later = sample.edited(&done.edits, &done.moved);
    let before = sample.findings().into_iter();
    let mut before: Vec<String> = before.map(|it| it.replace(old, new)).collect();
    let mut after = later.findings();
    before.sort();
    after.sort();
    assert_eq!(after, before, "{old} → {new}");
    later
}

#[test]
fn a_campaign_is_renamed_wherever_it_is_named() {
    let example = Sample::example();
    let path = "briefs/2026-09-first-frost.md";
    let names = ("2026-09-first-frost", "2026-09-первый-иней");
    let later = check_same(&example, path, "title: ‸", names);
    assert!(later.files.contains_key("briefs/2026-09-первый-иней.md"));
    let brief = &later.files["briefs/2026-09-первый-иней.md"];
    assert!(
        brief.contains("\naliases: [briefs/2026-09-first-frost]\n"),
        "{brief}"
    );
    let left = later
        .files
        .iter()
        .filter(|(_, text)| text.contains("2026-09-first-frost"));
    let left: Vec<&String> = left.map(|(path, _)| path).collect();
    assert_eq!(left, ["briefs/2026-09-первый-иней.md"]);
}

#[test]
fn what_was_signed_or_decided_keeps_its_names() {
    let example = Sample::example();
    let refused = |path, marked| {
        let done = renamed(&example, path, marked, "another");
        done.map_err(|it| it.text(Lang::En))
    };
    let signed = refused("metrics/turnaround.md", "title: ‸").unwrap_err();
    assert!(signed.contains("is signed as it is"), "{signed}");
    let signed = refused("parties/lumen.md", "  d‸ana:").unwrap_err();
    assert!(
        signed.contains("decision") || signed.contains("signed"),
        "{signed}"
    );
    let period = refused("reviews/2026-Q2.md", "title: ‸").unwrap_err();
    assert!(period.contains("which time"), "{period}");
}

/// The first place that defines each thing of the example.
fn defined(example: &Sample) -> BTreeMap<Thing, (String, usize)> {
    let mut things = BTreeMap::new();
    for path in example.files.keys() {
        let names = example.view(path, Lang::En, |view| {
            names::in_file(view.context, &view.file.path)
        });
        let names = names.into_iter();
        for name in names.filter(|name| name.part == Part::Definition) {
            let place = (path.clone(), name.span.start);
            things.entry(name.thing).or_insert(place);
        }
    }
    things
}

#[test]
fn every_name_of_the_example_is_renamed_without_a_trace_or_refused_in_words() {
    let example = Sample::example();
    let mut done: BTreeMap<&str, (Thing, String, Renamed)> = BTreeMap::new();
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    for (thing, (path, offset)) in defined(&example) {
        let outcome = example.view(&path, Lang::En, |view| {
            let old = renamable(view, offset).map(|(_, old)| old);
            (old, rename(view, offset, "zz-новое"))
        });
        // Of the items of each kind of documents one is looked at more closely.
        let sort = match &thing {
            Thing::Document(kind, _) => kind.word(),
            Thing::Item { kind, .. } => kind.default_folder(),
            _ => "",
        };
        match outcome {
            (Some(old), Ok(renamed)) => {
                done.insert(sort, (thing, old, renamed));
            }
            (None, Ok(_)) => panic!("{thing:?} was renamed and could not be"),
            (_, Err(why)) => {
                assert!(why.try_text(Lang::Ru).is_some(), "{why:?}");
                *refused.entry(why.id.to_string()).or_default() += 1;
            }
        }
    }
    assert!(
        5 <= done.len() && 5 <= refused.len(),
        "{done:?}, refused: {refused:?}"
    );
    let before = example.findings();
    for (thing, old, renamed) in done.into_values() {
        let later = example.edited(&renamed.edits, &renamed.moved);
        let same = |findings: &[String]| {
            let mut same: Vec<String> = findings
                .iter()
                .map(|it| it.replace(&old, "zz-новое"))
                .collect();
            same.sort();
            same
        };
        assert_eq!(same(&later.findings()), same(&before), "{thing:?}");
    }
}

/// A playbook in which nothing is signed yet.
fn draft() -> Sample {
    Sample::of(&[
        (
            "parties/lumen.md",
            "---\ntitle: «Люмен»\ntype: agency\ntimezone: Europe/Moscow\npeople:\n  dana: { name: Дана, roles: [owner] }\n---\n",
        ),
        (
            "metrics/cpe.md",
            "---\ntitle: Цена вовлечения\nunit: USD/engagement\nbetter: lower\nledger: performance\nformula: sum(spend) / sum(engagements)\nowner: dana\naliases: [старая]\n---\n\nСм. [её саму](cpe.md#что) и [перевод](cpe.ru.md).\n\n## Что\n\nТекст.\n",
        ),
        ("metrics/cpe.ru.md", "---\ntitle: Цена\n---\n\nТекст.\n"),
        (
            "agreements/loi.md",
            "---\r\ntitle: Письмо\r\nstatus: draft\r\nform: loi\r\nscope: [видео]\r\nexpectations:\r\n  rate-1: { metric: \"cpe\", where: { creator: lumen }, target: 0.25 USD, owner: dana }\r\n---\r\n\r\n[Цена](<../metrics/cpe.md>), [ещё][1].\r\n\r\n[1]: ../metrics/cpe.md#что\r\n",
        ),
        (
            "decisions/2026-01-01-a.md",
            "---\ntitle: А\nstatus: proposed\ndriver: dana\nchanges: [loi#rate-1, agreement/loi#rate-1, metric/cpe]\n---\n",
        ),
        (
            "ledgers/performance.csv",
            "date,market,spend,currency,creator,engagements\n2026-01-01,us,1.00,USD,lumen,5\n2026-01-02,us,1.00,USD,\"lumen\",6\n",
        ),
    ])
}

#[test]
fn a_metric_is_renamed_with_its_files_links_and_references() {
    let later = check_same(&draft(), "metrics/cpe.md", "title: ‸Ц", ("cpe", "цена"));
    assert!(later.files["metrics/цена.md"].contains("\naliases: [metrics/cpe, старая]\n"));
    assert!(
        later.files["metrics/цена.md"].contains("[её саму](цена.md#что) и [перевод](цена.ru.md)")
    );
    assert!(later.files["metrics/цена.ru.md"].contains("\naliases: [metrics/cpe]\n"));
    let agreement = &later.files["agreements/loi.md"];
    assert!(agreement.contains("metric: \"цена\""), "{agreement}");
    assert!(agreement.contains("(<../metrics/цена.md>)"), "{agreement}");
    assert!(
        agreement.contains("[1]: ../metrics/цена.md#что\r\n"),
        "{agreement}"
    );
    assert!(later.files["decisions/2026-01-01-a.md"].contains("metric/цена]"));
}

#[test]
fn a_party_is_renamed_in_ledgers_too() {
    let later = check_same(
        &draft(),
        "agreements/loi.md",
        "creator: ‸lumen",
        ("lumen", "lux"),
    );
    assert!(later.files["ledgers/performance.csv"].contains("USD,lux,5\n"));
    assert!(later.files["ledgers/performance.csv"].contains("USD,\"lux\",6\n"));
    assert!(later.files.contains_key("parties/lux.md"));
}

#[test]
fn a_person_and_an_expectation_are_renamed_where_they_are_named() {
    let later = check_same(&draft(), "metrics/cpe.md", "owner: d‸ana", ("dana", "дана"));
    assert!(later.files["parties/lumen.md"].contains("  дана: { name: Дана"));
    assert!(later.files["decisions/2026-01-01-a.md"].contains("driver: дана\n"));
    let path = "decisions/2026-01-01-a.md";
    let later = check_same(&draft(), path, "changes: [loi#‸rate-1", ("rate-1", "cost"));
    assert!(later.files[path].contains("[loi#cost, agreement/loi#cost, metric/cpe]"));
    assert!(later.files["agreements/loi.md"].contains("  cost: { metric"));
}

#[test]
fn a_name_that_is_taken_or_none_is_refused() {
    let refused = |new| {
        let done = renamed(&draft(), "metrics/cpe.md", "owner: ‸", new);
        done.map_err(|why| why.id.to_string()).map(|_| ())
    };
    assert_eq!(refused("da na"), Err("assist-rename-no-id".to_owned()));
    assert_eq!(refused("lumen"), Err("assist-rename-taken".to_owned()));
    assert_eq!(refused("dana"), Ok(()));
}

#[test]
fn uses_are_the_places_that_say_the_name() {
    let example = Sample::example();
    let path = "briefs/2026-09-first-frost.md";
    let places = example.view(path, Lang::En, |view| {
        references(view, example.at(path, "creators: [‸"), true)
    });
    assert!(places.len() > 10, "{places:?}");
    for place in &places {
        let text = example.text(&place.path, place.span);
        assert!(
            text == "ann-cooks" || text.contains("Ann"),
            "{place:?} {text}"
        );
    }
}
