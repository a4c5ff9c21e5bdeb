//! `comity digest`: letters to one person, in their language, with no more than they may see.

use std::path::{Path, PathBuf};

use crate::repository::Repository;
use crate::support::{Playbook, Ran, run_in};

fn example(folder: &Playbook) -> PathBuf {
    let said = folder.run(&["example", "demo"]);
    assert!(said.contains("--- exit 0"), "{said}");
    folder.path().join("demo")
}

fn digest(place: &Path, person: &str, since: &str, options: &[&str]) -> Ran {
    let asked = ["digest", "--for", person, "--since", since];
    run_in(place, &[&asked, options].concat())
}

#[test]
fn a_letter_speaks_the_language_and_the_hours_of_its_reader() {
    let folder = Playbook::empty();
    let place = example(&folder);
    let said = digest(&place, "anna", "2026-09-21", &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for line in [
        "# Что нового: Северный ветер × Люмен",
        "Здравствуйте, Anna Morozova!",
        "- До 1 октября 2026\u{a0}г., 17:30: [A gift-guide campaign in November, 7200 USD](<https://playbook.northwind.example/lumen/ru/decisions/2026-09-29-gift-guide.html>)",
        "  Решаете вы · предложено 29 сентября 2026\u{a0}г., 17:30 · срок на решение: 48 часов",
        "## Скоро срок",
    ] {
        assert!(
            said.out.contains(line),
            "{line} is missing in\n{}",
            said.out
        );
    }
    let again = digest(&place, "anna", "2026-09-21", &[]);
    assert_eq!(again.out, said.out);
    // Dana sits in New York, and gives advice.
    let said = digest(&place, "dana", "2026-09-21", &[]);
    for line in [
        "Hello Dana Reed,",
        "22–30 September 2026 · times of America/New York",
        "- By 1 October 2026, 10:30: [A gift-guide",
        "  You are asked for advice; Anna Morozova decides · proposed 29 September 2026, 10:30 · 48 hours to decide",
        "- By 14 October 2026: [review-q3](",
    ] {
        assert!(
            said.out.contains(line),
            "{line} is missing in\n{}",
            said.out
        );
    }
    let said = digest(&place, "dana", "2026-09-21", &["--lang", "ru"]);
    assert!(
        said.out.contains("Здравствуйте, Dana Reed!"),
        "{}",
        said.out
    );
}

#[test]
fn a_letter_of_the_past_tells_what_was_known_then() {
    let folder = Playbook::empty();
    let place = example(&folder);
    let said = digest(&place, "dana", "2026-04-20", &["--until", "2026-05-05"]);
    for line in [
        "## Expectations that are not met",
        "[us-cpe: 0.433\u{a0}USD, and at most 0.25\u{a0}USD was promised]",
        "## New findings",
        "error · missed-expectation",
    ] {
        assert!(
            said.out.contains(line),
            "{line} is missing in\n{}",
            said.out
        );
    }
    assert!(!said.out.contains("gift-guide"), "{}", said.out);
    assert!(!said.out.contains("uncommitted"), "{}", said.out);
    let said = digest(&place, "dana", "2026-06-28", &["--until", "2026-07-12"]);
    let tightened = "tightened from 0.25\u{a0}USD to 0.20\u{a0}USD";
    assert!(said.out.contains(tightened), "{}", said.out);
    assert!(
        said.out
            .contains("concerns you · allowed by 2026-07-07-tighten-cpe"),
        "{}",
        said.out
    );
}

/// A brand, an agency, and a creator with somebody who reads letters.
fn three_parties() -> Repository {
    let repository = Repository::new();
    let person = |id: &str, name: &str, more: &str| {
        format!("people: {{ {id}: {{ name: {name}, roles: [owner]{more} }} }}\n")
    };
    repository
        .write("comity.toml", "format = 1\nlanguages = [\"en\", \"ru\"]\nas_of = 2026-03-31\n\n[audiences]\ncreator = {}\n")
        .write("index.md", "---\ntitle: A × B\nstarted: 2026-01-12\nparties: [a, b]\n---\n")
        .write("parties/a.md", format!("---\ntitle: A\ntype: brand\ntimezone: Europe/Moscow\nlanguages: [ru]\n{}---\n", person("anna", "Anna", ", languages: [en]")))
        .write("parties/b.md", format!("---\ntitle: B\ntype: agency\ntimezone: America/New_York\nlanguages: [en]\n{}---\n", person("dana", "Dana", "")))
        .write("parties/ann.md", format!("---\ntitle: Ann\ntype: creator\ntimezone: America/New_York\naudience: creator\n{}---\n", person("ann", "Ann", "")))
        .write("guides/open.md", "---\ntitle: The handbook\naudience: creator\n---\n\nOne.\n")
        .write("guides/secret.md", "---\ntitle: Margins\n---\n\nOne.\n")
        .commit("2026-01-10", "begun");
    repository
}

#[test]
fn people_of_other_parties_read_only_what_their_party_sees() {
    let repository = three_parties();
    repository
        .edit("guides/open.md", "One.", "Two, and a secret-free rule.")
        .edit("guides/secret.md", "One.", "Thirty per cent.")
        .write("decisions/2026-03-28-cut-her-fee.md", "---\ntitle: Cut the fee\nstatus: proposed\nproposed: 2026-03-28T10:00+03:00\ndriver: dana\ndecider: anna\n---\n")
        .commit("2026-03-28", "changed");
    let place = repository.path();
    let said = digest(&place, "ann", "2026-03-01", &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("The handbook"), "{}", said.out);
    // The front page names no audience, so not even its title is told.
    assert!(!said.out.contains("A × B"), "{}", said.out);
    for hidden in ["Margins", "Cut the fee", "decisions/", "secret.md"] {
        assert!(
            !said.out.contains(hidden),
            "{hidden} leaks into\n{}",
            said.out
        );
    }
    let said = digest(&place, "anna", "2026-03-01", &[]);
    for told in [
        "Hello Anna,",
        "**Overdue since 30 March 2026, 10:00**: Cut the fee (`decisions/2026-03-28-cut-her-fee.md`)",
        "Margins",
    ] {
        assert!(
            said.out.contains(told),
            "{told} is missing in\n{}",
            said.out
        );
    }
}

#[test]
fn where_there_is_nothing_to_say_little_is_said() {
    let repository = three_parties();
    let place = repository.path();
    let said = digest(&place, "ann", "2026-03-01", &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out
            .ends_with("Nothing has changed since 1 March 2026, and nothing waits for you.\n"),
        "{}",
        said.out
    );
    let said = digest(
        &place,
        "ann",
        "2026-03-01",
        &["--lang", "ru", "--format", "html"],
    );
    assert!(
        said.out.contains("<html lang=\"ru\">") && said.out.contains("ничего не изменилось"),
        "{}",
        said.out
    );
    let said = digest(&place, "ann", "2026-03-01", &["--quiet-if-empty"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    let said = digest(&place, "bob", "2026-03-01", &[]);
    assert!(
        said.code == 2 && said.err.contains("there is no person `bob`"),
        "{}",
        said.err
    );
    let said = digest(&place, "ann", "2026-04-30", &[]);
    assert!(
        said.code == 2 && said.err.contains("before 30 April 2026"),
        "{}",
        said.err
    );
}

#[test]
fn a_letter_in_html_loads_nothing_and_runs_nothing() {
    let repository = three_parties();
    let title = "<img src=x onerror=alert(1)> \"quoted\" & `code`";
    let decision = format!(
        "---\ntitle: '{title}'\nstatus: proposed\nproposed: 2026-03-30\ndriver: dana\ndecider: anna\n---\n"
    );
    repository
        .write("decisions/2026-03-30-x.md", decision)
        .commit("2026-03-30", "asked");
    let said = digest(
        &repository.path(),
        "anna",
        "2026-03-01",
        &["--format", "html"],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    let html = said.out;
    assert!(
        html.starts_with("<!doctype html>\n<html lang=\"en\">"),
        "{html}"
    );
    assert!(
        html.contains("&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &amp; "),
        "{html}"
    );
    for tag in [
        "<script", "<img", "<link", "<style", "src=\"", "url(", "@import",
    ] {
        assert!(!html.contains(tag), "{tag} in\n{html}");
    }
    assert!(
        html.contains("name=\"color-scheme\" content=\"light dark\""),
        "{html}"
    );
    for (open, close) in [
        ("<ul", "</ul>"),
        ("<li", "</li>"),
        ("<span", "</span>"),
        ("<div", "</div>"),
    ] {
        assert_eq!(
            html.matches(open).count(),
            html.matches(close).count(),
            "{open}"
        );
    }
}
