//! Nothing of what a reader may not see is in the site that is built for them.
//!
//! A playbook has a canary in every place that is hidden from somebody. The site for the sides has every one of them,
//! so each could be found; the sites for others are searched for all of them, in all files, in every spelling that a
//! site has for a word.

mod planted;
mod search;

use std::sync::LazyLock;

use planted::{Planted, git};
use search::{files, found};

/// The playbook with its canaries, and the sites built from it: once for all tests.
static PLANTED: LazyLock<Planted> = LazyLock::new(Planted::new);

#[test]
fn the_site_for_the_sides_has_every_canary() {
    let site = files(&PLANTED.site(None));
    let missing: Vec<&str> = planted::HIDDEN
        .iter()
        .filter(|canary| found(&site, canary).is_empty())
        .copied()
        .collect();
    assert!(missing.is_empty(), "the test cannot fail for {missing:?}");
}

/// Searches a site for what its readers may not see, and makes sure that they see what they may.
fn readers_see(audience: &str, expected: &[&str], also_hidden: &[&str]) {
    let site = files(&PLANTED.site(Some(audience)));
    let canaries = planted::HIDDEN.iter().chain(also_hidden);
    let places = canaries.map(|canary| (canary, found(&site, canary)));
    let leaks: Vec<_> = places.filter(|(_, places)| !places.is_empty()).collect();
    assert!(leaks.is_empty(), "{audience}: {leaks:#?}");
    for word in expected {
        assert!(
            !found(&site, word).is_empty(),
            "{audience}: {word} is missing"
        );
    }
}

#[test]
fn creators_see_what_names_them_and_what_the_public_sees() {
    let expected = ["for-the-creators", "for-the-public", "24691356"];
    readers_see("creator", &expected, &["for-ann-alone", "8135279"]);
}

#[test]
fn the_public_sees_what_names_it() {
    let expected = ["for-the-public"];
    let hidden = ["for-the-creators", "for-ann-alone", "8135279"];
    readers_see("public", &expected, &hidden);
}

#[test]
fn a_party_sees_its_own_rows_and_those_of_nobody_else() {
    let expected = [
        "for-ann-alone",
        "for-the-creators",
        "for-the-public",
        "8135279",
    ];
    // What all creators were watched is the sum of rows that are not hers.
    readers_see("party:ann", &expected, &["24691356"]);
}

#[test]
fn what_names_a_hidden_document_says_that_it_is_hidden() {
    let site = files(&PLANTED.site(Some("creator")));
    let english = site
        .iter()
        .find(|file| file.path == "guides/creators.html")
        .unwrap();
    let text = String::from_utf8_lossy(&english.bytes);
    assert!(text.contains("not in this edition for creator"), "{text}");
    assert!(text.contains("Made for: Creators"), "{text}");
    let russian = site
        .iter()
        .find(|file| file.path == "ru/about.html")
        .unwrap();
    let text = String::from_utf8_lossy(&russian.bytes);
    assert!(text.contains("Собрано для: Авторы"), "{text}");
}

#[test]
fn a_verdict_over_a_part_of_the_kpis_is_not_shown_as_the_verdict() {
    let kpi = |audience: Option<&str>| {
        let site = files(&PLANTED.site(audience));
        let data = site
            .iter()
            .find(|file| file.path == "data/partnership.json")
            .unwrap();
        let data: serde_json::Value = serde_json::from_slice(&data.bytes).unwrap();
        data["kpi"].clone()
    };
    assert!(kpi(None).is_object(), "{}", kpi(None));
    assert!(kpi(Some("creator")).is_null(), "{}", kpi(Some("creator")));
}

#[test]
fn an_unknown_audience_ends_the_command_with_the_known_ones() {
    let out = PLANTED.folder().join("nowhere");
    let out = out.display().to_string();
    let arguments = ["build", "playbook", "--audience", "creatrs", "--out", &out];
    let ran = crate::support::run_in(PLANTED.folder(), &arguments);
    assert_eq!(ran.code, 2);
    for said in ["creatrs", "creator", "public", "party:ann"] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(!PLANTED.folder().join("nowhere").exists());
}

#[test]
fn commits_are_those_that_were_made() {
    let log = git(
        &PLANTED.folder().join("playbook"),
        &["log", "--format=%an %s"],
        &[],
    );
    assert!(log.contains("Zqxauthor zqxsubject"), "{log}");
}
