//! Who is answered, and what.

use std::fs;
use std::time::{Duration, Instant};

use super::server::{PATIENCE, Server};
use crate::support::{LUMEN, Playbook, owned_by, run_in};

fn playbook() -> Playbook {
    Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("notes.md", owned_by("dana"))
        .file("secret.txt", "SECRET")
        .file(".secret.txt", "SECRET")
        .file("guides/tea time.md", "---\ntitle: Чай\n---\n# Чай\n")
}

#[test]
fn only_browsers_of_this_machine_on_pages_of_the_preview_are_answered() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let port = server.port;
    let status = |headers: &[&str]| {
        let lines = [&["GET /notes.html HTTP/1.1"], headers].concat();
        server.send(&lines).status
    };
    for name in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(status(&[&format!("Host: {name}:{port}")]), 200, "{name}");
    }
    for host in [
        "evil.example",
        "localhost",
        "localhost:1",
        "localhost.evil.example",
        "",
    ] {
        assert_eq!(status(&[&format!("Host: {host}")]), 421, "{host}");
    }
    assert_eq!(status(&[&format!("Host: evil.example:{port}")]), 421);
    let own = &*format!("Host: localhost:{port}");
    assert_eq!(
        status(&[own, &format!("Origin: http://localhost:{port}")]),
        200
    );
    assert_eq!(status(&[own, "Origin: http://evil.example"]), 403);
    assert_eq!(status(&[own, "Origin: null"]), 403);
    let picture = [own, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"];
    assert_eq!(status(&picture), 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = server.ask(method, "/notes.html");
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, Some("GET, HEAD"))
        );
    }
    // Two hosts, as a proxy that has been fooled would send them.
    let absolute = format!("GET http://evil.example:{port}/notes.html HTTP/1.1");
    assert_eq!(server.send(&[&absolute, own]).status, 421);
}

#[test]
fn no_address_leads_to_a_file_that_the_site_does_not_have() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    for path in [
        "/secret.txt",
        "/.secret.txt",
        "/%2esecret.txt",
        "/comity.toml",
        "/notes.md",
        "/../notes.md",
        "/guides/../secret.txt",
        "/guides/%2e%2e/secret.txt",
        "/guides/..%2fsecret.txt",
        "/guides%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%00",
        "/notes.html%00.txt",
        "/%ff%fe",
        "/%",
        "/.comity/last/../secret.txt",
        "/.comity/last/%2e%2e/%2e%2e/secret.txt",
        "/.comity/../secret.txt",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        let text = answer.text();
        assert!(
            !text.contains("SECRET") && !text.contains("format = 1"),
            "{path}: {text}"
        );
    }
    let events = server.get("/.comity/events?token=guess&page=notes.html&tag=x");
    assert!(
        events.text().contains("event: changed"),
        "a stranger learns that it is old"
    );
}

#[test]
fn every_file_says_what_it_is_and_what_browsers_must_not_do() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let page = server.get("/notes.html");
    let expected = [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
    ];
    for (name, value) in expected {
        assert_eq!(page.header(name), Some(value), "{name}");
    }
    let policy = page.header("content-security-policy").unwrap();
    for part in [
        "default-src 'none'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    let text = page.text();
    let mut links = text
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next());
    let style = links.find(|link| link.ends_with("tokens.css"));
    let style = server.get(&format!("/{}", style.unwrap()));
    assert_eq!(
        (style.status, style.header("content-type")),
        (200, Some("text/css; charset=utf-8"))
    );
    assert_eq!(server.get("/guides/tea%20time.html").status, 200);
    let folder = server.get("/parties");
    assert_eq!(
        (folder.status, folder.header("location")),
        (302, Some("/parties/"))
    );
    assert_eq!(server.get("/parties/").status, 200);
}

#[test]
fn a_question_for_the_head_gets_the_head() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let page = server.get("/notes.html");
    let head = server.ask("HEAD", "/notes.html");
    assert_eq!((head.status, head.body.len()), (200, 0));
    for name in [
        "etag",
        "content-type",
        "content-length",
        "content-security-policy",
    ] {
        assert!(head.header(name).is_some(), "{name}");
        assert_eq!(head.header(name), page.header(name), "{name}");
    }
    assert_eq!(server.ask("HEAD", "/nowhere").status, 404);
    assert_eq!(server.ask("HEAD", "/.comity/events").status, 200);
    let host = format!("Host: {}", server.host());
    let known = format!("If-None-Match: {}", page.header("etag").unwrap());
    let again = server.send(&["GET /notes.html HTTP/1.1", &host, &known]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let other = server.send(&["GET /index.html HTTP/1.1", &host, &known]);
    assert_eq!(other.status, 200);
}

#[test]
fn a_page_that_is_not_there_says_so_in_the_frame_of_the_site() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    for (path, lang) in [("/a/b/c", "en"), ("/ru/a/b.html", "ru")] {
        let answer = server.get(path);
        let text = answer.text();
        assert_eq!(answer.status, 404);
        assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{text}");
        for attribute in [" href=\"", " src=\""] {
            for link in text.split(attribute).skip(1) {
                let link = link.split('"').next().unwrap();
                assert!(
                    link.starts_with('/') || link.starts_with('#'),
                    "{path}: {link}"
                );
                if link.starts_with('/') {
                    let link = link.split('#').next().unwrap().replace("&amp;", "&");
                    assert!(server.ask("HEAD", &link).status < 400, "{path}: {link}");
                }
            }
        }
    }
}

#[test]
fn a_port_that_is_taken_ends_the_command_with_a_way_out() {
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let port = server.port.to_string();
    let ran = run_in(&playbook.path(), &["serve", "--port", &port]);
    assert_eq!((ran.code, &*ran.out), (2, ""));
    assert!(
        ran.err.contains(&format!("port {port} is taken")),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("--port 0"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn it_ends_at_once_when_it_is_interrupted_and_leaves_nothing_behind() {
    let playbook = playbook();
    let names = || {
        let entries = fs::read_dir(playbook.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let mut server = Server::start(&playbook.path());
    let events = server.listen("/notes.html");
    let begun = Instant::now();
    let id = server.process().id().to_string();
    let killed = std::process::Command::new("kill")
        .args(["-INT", &id])
        .status();
    assert!(killed.unwrap().success());
    while server.process().try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < PATIENCE, "it does not end");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "{:?}",
        begun.elapsed()
    );
    let ended = server.process().wait().unwrap();
    assert!(ended.success(), "{ended}");
    assert_eq!(names(), before);
    drop(events);
}

#[test]
fn what_is_no_playbook_is_told_before_anything_is_served() {
    let folder = Playbook::empty();
    let ran = run_in(&folder.path(), &["serve", "--port", "0"]);
    assert_eq!((ran.code, &*ran.out), (3, ""), "{}", ran.err);
}

#[test]
fn a_rule_has_a_page() {
    let playbook = playbook().file("other.md", owned_by("nobody"));
    let server = Server::start(&playbook.path());
    let page = server.get("/other.html").text();
    let link = "<a href=\"/.comity/rules/unknown-reference\">unknown-reference</a>";
    assert!(page.contains(link), "{page}");
    assert!(page.contains("<code>other.md:3:8</code>"), "{page}");
    let rule = server.get("/.comity/rules/unknown-reference");
    assert!(
        rule.status == 200
            && rule
                .text()
                .contains("<h1><code>unknown-reference</code></h1>")
    );
    assert_eq!(server.get("/.comity/rules/no-such-rule").status, 404);
}
