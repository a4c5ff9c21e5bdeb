//! How profiles extend one another.

use super::{Lineage, Profile};
use crate::finding::Report;
use crate::model::{Loaded, ParseCache, load};
use crate::source::Memory;
use crate::value::Duration;

const CONFIG: &str = "format = 1\nprofile = \"own.toml\"\n";

fn loaded(files: &[(&str, &str)]) -> Loaded {
    let files = files.iter().copied().chain([("comity.toml", CONFIG)]);
    load(&Memory::of(files), &ParseCache::new()).unwrap()
}

/// `path:start text`, `variant` and `field` of every finding.
fn told(report: &Report, files: &[(&str, &str)]) -> Vec<String> {
    let findings = report.findings.iter().map(|finding| {
        let path = finding.place.path.as_str();
        let text = files.iter().find(|(name, _)| *name == path);
        let text = text.map_or(CONFIG, |(_, text)| text);
        let at = finding.place.span.of(text);
        format!("{} {path} `{at}` {}", finding.message_id(), finding.field)
    });
    findings.collect()
}

fn check(files: &[(&str, &str)]) -> Vec<String> {
    told(&loaded(files).report, files)
}

fn answer(profile: &Profile) -> Option<Duration> {
    Some(profile.deadlines.as_ref()?.value.answer.as_ref()?.value)
}

fn phases(profile: &Profile) -> Vec<&str> {
    let phases = profile.phases.iter().flat_map(|phases| phases.value.iter());
    phases.map(|entry| entry.key.value.as_str()).collect()
}

#[test]
fn every_profile_of_the_program_is_whole() {
    for name in Profile::names() {
        let (profile, lineage) = Lineage::built_in(name).unwrap();
        let mut report = Report::default();
        assert_eq!(lineage.profile(&mut report), *profile);
        assert_eq!(report.findings, [], "{name}");
        assert!(lineage.base() == Some(name) && lineage.own().next().is_none());
    }
    assert_eq!(
        Profile::names(),
        [
            "creator-first",
            "four-phase",
            "lean",
            "loi-first",
            "standard"
        ]
    );
}

#[test]
fn what_a_profile_does_not_say_is_taken_from_the_one_it_extends() {
    let files = [(
        "own.toml",
        "extends = \"standard\"\n[deadlines]\nanswer = \"3d\"\n",
    )];
    let loaded = loaded(&files);
    assert_eq!(told(&loaded.report, &files), [""; 0]);
    let standard = Profile::built_in("standard").unwrap();
    let own = &loaded.playbook.profile;
    assert_eq!(answer(own), Duration::parse("3d").ok());
    assert_eq!(own.people, standard.people);
    assert_eq!(phases(own), phases(&standard));
}

#[test]
fn files_extend_files() {
    let files = [
        (
            "own.toml",
            "extends = \"profiles/house.toml\"\n[deadlines]\nanswer = \"3d\"\n",
        ),
        (
            "profiles/house.toml",
            "extends = \"lean\"\n[deadlines]\nanswer = \"4d\"\ndecision = \"5d\"\n",
        ),
    ];
    let loaded = loaded(&files);
    assert_eq!(told(&loaded.report, &files), [""; 0]);
    let lineage = &loaded.playbook.lineage;
    let names: Vec<&str> = lineage.layers().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        ["own.toml", "profiles/house.toml", "lean", "standard"]
    );
    let from = |keys: &[&str]| lineage.layer_of(keys).unwrap().name.clone();
    assert_eq!(from(&["deadlines", "answer"]), "own.toml");
    assert_eq!(from(&["deadlines", "decision"]), "profiles/house.toml");
    assert_eq!(from(&["promises", "kpis"]), "lean");
    assert_eq!(from(&["numbers", "few"]), "standard");
    assert_eq!(lineage.base(), Some("lean"));
}

#[test]
fn phases_are_chosen_and_ordered() {
    let own = "extends = \"standard\"\nphase_order = [\"pilot\", \"scale\"]\n[phases.trial]\nmax = \"1w\"\n";
    let loaded = loaded(&[("own.toml", own)]);
    let profile = &loaded.playbook.profile;
    assert_eq!(phases(profile), ["pilot", "scale", "trial"]);
    let gates = profile.gates.as_ref().unwrap();
    let gates: Vec<&str> = gates
        .value
        .iter()
        .map(|gate| gate.key.value.as_str())
        .collect();
    assert_eq!(gates, ["pilot", "scale"]);
    let pilot = profile.phases.as_ref().unwrap().value[0]
        .value
        .as_ref()
        .unwrap();
    assert_eq!(pilot.value.partners.as_ref().unwrap().value, 1);
    // A phase more, without an order, comes after the others.
    let more = "extends = \"four-phase\"\n[phases.trial]\nmax = \"1w\"\n";
    let more = super::tests::loaded(&[("own.toml", more)]);
    let expected = ["exploration", "pilot", "framework", "scale", "trial"];
    assert_eq!(phases(&more.playbook.profile), expected);
}

#[test]
fn what_is_not_there_is_told_where_it_is_named() {
    assert_eq!(
        check(&[("own.toml", "extends = \"standart\"\n")]),
        ["wrong-value-profile own.toml `\"standart\"` extends"]
    );
    let files = [
        ("own.toml", "extends = \"a.toml\"\n"),
        ("a.toml", "about = \"A\"\nextends = \"own.toml\"\n"),
    ];
    assert_eq!(
        check(&files),
        ["wrong-value-profile-circle a.toml `\"own.toml\"` extends"]
    );
    // The thresholds are those of `standard` meanwhile.
    assert_eq!(
        answer(&loaded(&files).playbook.profile),
        answer(&Profile::built_in("standard").unwrap())
    );
}

#[test]
fn mistakes_are_told_in_the_file_they_stand_in() {
    let files = [
        (
            "own.toml",
            "extends = \"a.toml\"\n[deadlines]\nanswr = \"3d\"\n",
        ),
        (
            "a.toml",
            "extends = \"standard\"\n[deadlines]\nanswer = \"soon\"\n",
        ),
    ];
    assert_eq!(
        check(&files),
        [
            "unknown-key own.toml `answr` deadlines.answr",
            "wrong-value-form a.toml `\"soon\"` deadlines.answer",
        ]
    );
    let broken = [("own.toml", "extends = \"standard\"\n[deadlines\n")];
    let found = check(&broken);
    assert!(
        found[0].starts_with("config-unreadable own.toml"),
        "{found:?}"
    );
    let short = "extends = \"standard\"\n[promises]\nefficiency = [{ month = 3 }]\n";
    assert_eq!(
        check(&[("own.toml", short)]),
        ["missing-key own.toml `efficiency` promises.efficiency.0.better_by"]
    );
}

#[test]
fn a_profile_that_extends_nothing_is_whole() {
    let found = check(&[("own.toml", "about = \"Ours\"\n")]);
    assert!(found.len() > 10, "{found:?}");
    assert!(
        found
            .iter()
            .all(|it| it.starts_with("missing-key own.toml"))
    );
}
