use std::collections::BTreeMap;

use super::super::names::{self, Part, Thing};
use super::super::sample::Sample;
use super::super::{Renamed, references};
use super::{renamable, rename};
use crate::locale::{Lang, Message};

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
    let signed = refused("metrics/cpe.md", "title: ‸").unwrap_err();
    assert!(signed.contains("is signed as it is"), "{signed}");
    let signed = refused("parties/lumen.md", "  d‸ana:").unwrap_err();
    assert!(
        signed.contains("decision") || signed.contains("signed"),
        "{signed}"
    );
    let period = refused("reviews/2026-Q2.md", "title: ‸").unwrap_err();
    assert!(period.contains("which time"), "{period}");
}

#[test]
fn every_name_of_the_example_is_renamed_without_a_trace_or_refused_in_words() {
    let example = Sample::example();
    let mut things: BTreeMap<Thing, (String, usize)> = BTreeMap::new();
    let paths: Vec<String> = example.files.keys().cloned().collect();
    for path in &paths {
        let names = example.view(path, Lang::En, |view| {
            names::in_file(view.context, &view.file.path)
        });
        for name in names
            .into_iter()
            .filter(|name| name.part == Part::Definition)
        {
            things
                .entry(name.thing)
                .or_insert((path.clone(), name.span.start));
        }
    }
    let (mut done, mut refused) = (Vec::new(), BTreeMap::new());
    for (thing, (path, offset)) in things {
        let outcome = example.view(&path, Lang::En, |view| {
            let old = renamable(view, offset).map(|(_, old)| old);
            (old, rename(view, offset, "zz-новое"))
        });
        match outcome {
            (Some(old), Ok(renamed)) => done.push((thing, old, renamed)),
            (_, Ok(_)) => panic!("{thing:?} was renamed and could not be"),
            (_, Err(why)) => *refused.entry(why.id.to_string()).or_insert(0) += 1,
        }
    }
    eprintln!("{} renamed, refused: {refused:?}", done.len());
    assert!(
        done.len() > 20,
        "{} renamed, refused: {refused:?}",
        done.len()
    );
    let before = example.findings();
    for (thing, old, renamed) in done {
        eprintln!("{thing:?}");
        let later = example.edited(&renamed.edits, &renamed.moved);
        let mut wanted: Vec<String> = before
            .iter()
            .map(|it| it.replace(&old, "zz-новое"))
            .collect();
        let mut found: Vec<String> = later
            .findings()
            .iter()
            .map(|it| it.replace(&old, "zz-новое"))
            .collect();
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted, "{thing:?}");
    }
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
