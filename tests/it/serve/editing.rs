//! What writers do, and what they see then.

use std::fs;

use super::server::Server;
use crate::support::{LUMEN, Playbook, owned_by};

fn playbook() -> Playbook {
    Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("notes.md", owned_by("dana"))
        .file("other.md", owned_by("dana"))
}

fn page(text: &str) -> String {
    owned_by("dana") + "\n# Notes\n\n" + text + "\n"
}

#[test]
fn an_open_page_is_told_of_its_own_changes_only() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let (notes, other) = (server.listen("/notes.html"), server.listen("/other.html"));
    fs::write(playbook.path().join("notes.md"), page("Two words.")).unwrap();
    notes.until_changed();
    assert!(server.get("/notes.html").text().contains("Two words."));
    other.ensure_silent();
}

#[test]
fn a_page_that_is_old_when_it_asks_is_told_at_once() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let old = server.get("/notes.html").text();
    fs::write(playbook.path().join("notes.md"), page("Two words.")).unwrap();
    server.until("/notes.html", "Two words.");
    let (_, events) = old.split_once("data-events=\"").unwrap();
    let address = events.split('"').next().unwrap().replace("&amp;", "&");
    assert!(server.get(&address).text().contains("event: changed"));
}

#[test]
fn broken_front_matter_is_told_in_the_page_and_forgotten_when_it_is_mended() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let notes = playbook.path().join("notes.md");
    assert!(!server.get("/notes.html").text().contains("serve-error"));
    fs::write(
        &notes,
        "---\ntitle: \"Notes\nowner: dana\n---\nStill here.\n",
    )
    .unwrap();
    let broken = server.until("/notes.html", "Still here.");
    assert_eq!(broken.status, 200);
    let text = broken.text();
    assert!(
        text.contains("/.comity/rules/front-matter-unreadable"),
        "{text}"
    );
    assert!(text.contains("<code>notes.md:2:"), "{text}");
    fs::write(&notes, page("Mended.")).unwrap();
    let mended = server.until("/notes.html", "Mended.").text();
    assert!(!mended.contains("serve-error"), "{mended}");
    server.ensure_built();
}

#[test]
fn a_broken_template_is_shown_with_its_place_and_the_last_page_stays() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let before = server.get("/notes.html").text();
    let template = playbook.path().join("theme/templates/not-found.hbs");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    let events = server.listen("/notes.html");
    fs::write(&template, "<p>fine</p>\n<p>{{#if}</p>\n").unwrap();
    events.until_changed();
    let broken = server.until("/notes.html", "theme/templates/not-found.hbs:2:");
    assert_eq!(broken.status, 500);
    let text = broken.text();
    assert!(
        text.contains("<mark>    2  &lt;p&gt;{{#if}&lt;/p&gt;</mark>"),
        "{text}"
    );
    assert!(text.contains("href=\"/.comity/last/notes.html\""), "{text}");
    let last = server.get("/.comity/last/notes.html");
    assert_eq!(
        (
            last.status,
            last.text().contains("as it was before the mistake")
        ),
        (200, true)
    );
    assert_eq!(
        super::server::bare(&last.text()),
        super::server::bare(&before)
    );
    let style = before
        .split("href=\"")
        .find(|link| link.starts_with("assets/"))
        .unwrap();
    let style = style.split('"').next().unwrap();
    assert_eq!(server.get(&format!("/.comity/last/{style}")).status, 200);
    let russian = server.get("/ru/notes.html").text();
    assert!(
        russian.contains("Эту страницу сейчас показать нельзя"),
        "{russian}"
    );
    let events = server.listen("/notes.html");
    fs::write(&template, "<p>mended</p>\n").unwrap();
    events.until_changed();
    assert_eq!(server.get("/notes.html").status, 200);
    assert!(server.get("/nowhere").text().contains("<p>mended</p>"));
    server.ensure_built();
}

#[test]
fn a_template_that_fails_at_one_page_costs_that_page() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    server.get("/findings.html");
    let template = playbook.path().join("theme/templates/findings.hbs");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    fs::write(&template, "<h1>Findings</h1>\n{{no_such_value}}\n").unwrap();
    let broken = server.until("/findings.html", "theme/templates/findings.hbs:2:");
    assert_eq!(broken.status, 500);
    assert!(
        broken
            .text()
            .contains("href=\"/.comity/last/findings.html\"")
    );
    assert_eq!(server.get("/.comity/last/findings.html").status, 200);
    assert_eq!(server.get("/notes.html").status, 200);
    fs::remove_file(&template).unwrap();
    server.until_that("/findings.html", "its own template again", |page| {
        page.status == 200
    });
    server.ensure_built();
}

#[test]
fn a_configuration_that_cannot_be_read_is_shown_from_the_start() {
    let playbook = playbook().file("comity.toml", "# Ours.\nformat = 7\n");
    let server = Server::start(&playbook.path());
    let broken = server.get("/");
    let text = broken.text();
    assert_eq!(broken.status, 500);
    assert!(text.contains("<code>comity.toml:2:1</code>"), "{text}");
    assert!(!text.contains("/.comity/last/"), "{text}");
    fs::write(playbook.path().join("comity.toml"), "format = 1\n").unwrap();
    server.until_that("/notes.html", "a page", |page| page.status == 200);
    server.ensure_built();
    fs::remove_file(playbook.path().join("comity.toml")).unwrap();
    let gone = server.until_that("/notes.html", "a mistake", |page| page.status == 500);
    assert!(
        gone.text().contains("there is no comity.toml"),
        "{}",
        gone.text()
    );
    fs::write(playbook.path().join("comity.toml"), "format = 1\n").unwrap();
    server.until_that("/notes.html", "a page", |page| page.status == 200);
}
