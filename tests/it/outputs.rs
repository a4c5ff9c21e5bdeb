//! The files of a site that are not pages, read by other people's readers: XML, iCalendar, JSON Schema, PNG.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use ical::parser::Component as _;
use jsonschema::Validator;
use roxmltree::{Document, Node};
use serde_json::Value;

use crate::support::{Playbook, example_repo, run_in};

const BASE: &str = "https://playbook.example/deep/we/";

/// Whatever means something in one of the formats.
const HOSTILE: &str = "]]> & <b>bold</b>, one; two \\n \"q\" 'r' [x](y) *z* שלום 100% ёж";
const HOSTILE_YAML: &str =
    "\"]]> & <b>bold</b>, one; two \\\\n \\\"q\\\" 'r' [x](y) *z* שלום 100% ёж\"";

/// A small playbook with a past, whose texts are hostile.
fn playbook(site: &str) -> Playbook {
    let config = format!(
        "format = 1\nlanguages = [\"en\", \"ru\"]\ntimezone = \"Europe/Moscow\"\nas_of = 2026-05-10\n[site]\n{site}\n"
    );
    let index = format!(
        "---\ntitle: {HOSTILE_YAML}\nstarted: 2026-01-12\nparties: [a, b]\nphases:\n  pilot: {{ from: 2026-02-16, to: 2026-06-20 }}\n---\nWe try. <!-- only for editors -->\n"
    );
    let charter = "---\ntitle: Charter\nstatus: active\ncadences:\n  sync: { every: week, minutes: 30, at: Tue 17:30 Europe/Moscow, kind: update }\n---\nHow we work.\n";
    let agreement = format!(
        "---\ntitle: Frame\nstatus: active\nform: agreement\naliases: [old/frame, charter.md]\nterm: {{ from: 2026-01-12, to: 2026-12-31 }}\ndeliverables:\n  one: {{ what: {HOSTILE_YAML}, due: 2026-06-01, party: a }}\n---\nText.\n"
    );
    let decision = format!(
        "---\ntitle: {HOSTILE_YAML}\nstatus: proposed\nproposed: 2026-04-20\ndecider: ann\n---\n"
    );
    let party = |name: &str, zone: &str, person: &str| {
        format!(
            "---\ntitle: {name}\ntype: brand\ntimezone: {zone}\npeople: {{ {person}: {{ name: {person}, roles: [owner] }} }}\n---\n"
        )
    };
    let playbook = Playbook::empty()
        .file("comity.toml", config)
        .file("index.md", index)
        .file("charter.md", charter)
        .file("agreements/frame.md", agreement)
        .file("parties/a.md", party("Alder", "Europe/Moscow", "ann"))
        .file("parties/b.md", party("Birch", "America/New_York", "bob"));
    git(
        &playbook.path(),
        &["init", "--quiet", "--initial-branch=main"],
    );
    commit(&playbook.path(), "2026-01-12T12:00:00+03:00");
    let playbook = playbook.file("decisions/2026-04-02-x.md", decision);
    commit(&playbook.path(), "2026-04-20T12:00:00+03:00");
    playbook
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
}

fn commit(folder: &Path, at: &str) {
    git(folder, &["add", "--all"]);
    let mut command = Command::new("git");
    for (key, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_AUTHOR_NAME", "Eve & <Co>"),
        ("GIT_AUTHOR_EMAIL", "eve@secret.example"),
        ("GIT_COMMITTER_NAME", "Eve"),
        ("GIT_COMMITTER_EMAIL", "eve@secret.example"),
        ("GIT_AUTHOR_DATE", at),
        ("GIT_COMMITTER_DATE", at),
    ] {
        command.env(key, value);
    }
    let output = command
        .current_dir(folder)
        .args(["commit", "--quiet", "-m", "]]> & \u{1b}[31m <x>"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// The files of a built site, by path.
type Files = BTreeMap<String, Vec<u8>>;

fn built(playbook: &Playbook) -> Files {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let ran = run_in(
        &playbook.path(),
        &["build", "--out", site.to_str().unwrap()],
    );
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let mut files = Files::new();
    gather(&site, &site, &mut files);
    files
}

fn gather(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            files.insert(name.to_owned(), fs::read(&path).unwrap());
        }
    }
}

fn whole() -> String {
    format!(
        "title = {{ en = \"We & <us>\", ru = \"Мы & <мы>\" }}\nbase_url = \"{BASE}\"\nmarkdown = true\nllms = true"
    )
}

static BUILT: LazyLock<Files> = LazyLock::new(|| built(&playbook(&whole())));

/// Whether a file's name ends so, after its last dot.
fn is_sort(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|it| it == extension)
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).unwrap()
}

fn all<'a>(node: Node<'a, 'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    node.children()
        .filter(|it| it.tag_name().name() == name)
        .collect()
}

fn only<'a>(node: Node<'a, 'a>, name: &'static str) -> &'a str {
    let found = all(node, name);
    assert_eq!(found.len(), 1, "{name}");
    found[0].text().unwrap_or("")
}

/// The ids of a feed's entries, after it was held against RFC 4287.
fn entries(files: &Files, path: &str, lang: &str) -> Vec<String> {
    let document = Document::parse(text(files, path)).unwrap();
    let feed = document.root_element();
    assert_eq!(
        feed.tag_name().namespace(),
        Some("http://www.w3.org/2005/Atom")
    );
    let xml = "http://www.w3.org/XML/1998/namespace";
    assert_eq!(feed.attribute((xml, "lang")), Some(lang));
    let own = format!("{BASE}{path}");
    let links = all(feed, "link");
    let own_link = links.iter().find(|it| it.attribute("rel") == Some("self"));
    assert_eq!(own_link.unwrap().attribute("href"), Some(&*own));
    assert_eq!(only(feed, "id"), own);
    assert_eq!(all(feed, "author").len(), 1);
    let moment = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
    let mut latest = moment(only(feed, "updated"));
    assert_eq!(moment(only(all(feed, "entry")[0], "updated")), latest);
    let mut ids = Vec::new();
    for entry in all(feed, "entry") {
        let updated = moment(only(entry, "updated"));
        assert!(updated <= latest, "the newest comes first");
        latest = updated;
        assert!(!only(entry, "title").is_empty());
        assert!(
            only(entry, "id").starts_with(&format!("{own}#")),
            "{}",
            only(entry, "id")
        );
        let address = all(entry, "link")[0].attribute("href").unwrap();
        let place = address
            .strip_prefix(BASE)
            .unwrap()
            .split('#')
            .next()
            .unwrap();
        assert!(files.contains_key(place), "{address}");
        let content = all(entry, "content")[0];
        assert_eq!(content.attribute("type"), Some("xhtml"));
        let div = content.first_element_child().unwrap();
        assert_eq!(
            div.tag_name().namespace(),
            Some("http://www.w3.org/1999/xhtml")
        );
        ids.push(only(entry, "id").to_owned());
    }
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    ids
}

#[test]
fn feeds_are_atom_and_tell_each_change_once_for_good() {
    for (path, lang) in [("decisions.atom", "en"), ("ru/decisions.atom", "ru")] {
        assert_eq!(entries(&BUILT, path, lang).len(), 1);
        let feed = text(&BUILT, path);
        let document = Document::parse(feed).unwrap();
        let entry = all(document.root_element(), "entry")[0];
        assert!(only(entry, "title").starts_with(HOSTILE), "{feed}");
        assert_eq!(only(all(entry, "author")[0], "name"), "Eve & Co");
        assert!(!feed.contains("secret.example"));
        assert_eq!(only(entry, "updated"), "2026-04-20T09:00:00Z");
    }
    let before = entries(&BUILT, "changes.atom", "en");
    assert_eq!(before.len(), 1, "{before:?}");
    entries(&BUILT, "ru/changes.atom", "ru");
    // What was told stays told under its name when more happens, and when the quarter is over.
    let later = playbook(&whole()).file("guides/new.md", "---\ntitle: New\n---\nA guide.\n");
    let config = fs::read_to_string(later.path().join("comity.toml")).unwrap();
    let later = later.file("comity.toml", config.replace("2026-05-10", "2026-07-20"));
    commit(&later.path(), "2026-07-02T12:00:00+03:00");
    let after = entries(&built(&later), "changes.atom", "en");
    for id in &before {
        assert!(after.contains(id), "{id} is gone from {after:#?}");
    }
    assert!(after.len() > before.len());
}

/// The events of a calendar by UID, each as its properties by name; the file was held against RFC 5545.
fn events(files: &Files, path: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let calendar = text(files, path);
    assert_eq!(
        calendar.matches('\n').count(),
        calendar.matches("\r\n").count()
    );
    assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    let mut read = ical::IcalParser::new(calendar.as_bytes());
    let read = read.next().unwrap().unwrap();
    assert_eq!(
        read.get_property("VERSION").unwrap().value.as_deref(),
        Some("2.0")
    );
    let count = read.events.len();
    let mut events = BTreeMap::new();
    for event in read.events {
        let value = |it: ical::property::Property| (it.name, it.value.unwrap_or_default());
        let properties: BTreeMap<String, String> =
            event.properties.into_iter().map(value).collect();
        let stamp = &properties["DTSTAMP"];
        assert!(stamp.len() == 16 && stamp.ends_with('Z'), "{stamp}");
        events.insert(properties["UID"].clone(), properties);
    }
    assert_eq!(events.len(), count, "every date has a UID of its own");
    events
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => '\n',
                Some(other) => other,
                None => panic!("a lone backslash in {text}"),
            },
            other => other,
        });
    }
    out
}

#[test]
fn calendars_say_what_was_written_and_name_each_date() {
    let all = events(&BUILT, "calendar.ics");
    let summaries: Vec<String> = all.values().map(|it| unescaped(&it["SUMMARY"])).collect();
    assert!(summaries.iter().any(|it| it == HOSTILE), "{summaries:#?}");
    let meeting = all
        .values()
        .find(|it| it["SUMMARY"].contains("sync") && it["CATEGORIES"] == "Meetings");
    let meeting = meeting.unwrap();
    assert_eq!(
        (&*meeting["DTSTART"], &*meeting["DURATION"]),
        ("20260512T143000Z", "PT30M")
    );
    let deliverable = all.values().find(|it| it["DTSTART"] == "20260601").unwrap();
    assert_eq!(deliverable["CATEGORIES"], "Deliverables");
    assert_eq!(
        deliverable["URL"],
        format!("{BASE}agreements/frame.html#deliverables.one")
    );
    assert_eq!(
        deliverable["DTSTAMP"], "20260112T090000Z",
        "the commit, not the clock"
    );
    let russian = events(&BUILT, "ru/calendar.ics");
    assert_eq!(
        all.keys().collect::<Vec<_>>(),
        russian.keys().collect::<Vec<_>>()
    );
    let own = events(&BUILT, "calendar-a.ics");
    let other = events(&BUILT, "calendar-b.ics");
    let uid = &deliverable["UID"];
    assert!(own.contains_key(uid) && !other.contains_key(uid));
    assert!(other.contains_key(&meeting["UID"]));
    let page = text(&BUILT, "calendar.html");
    assert!(page.contains("href=\"calendar-a.ics\""));
    assert!(
        page.contains("17:30") && page.contains("10:30"),
        "the clocks of both sides"
    );
}

#[test]
fn the_site_map_names_every_page_in_every_language() {
    let document = Document::parse(text(&BUILT, "sitemap.xml")).unwrap();
    let urls = all(document.root_element(), "url");
    let place = |address: &str| {
        let path = address
            .strip_prefix(BASE)
            .unwrap_or_else(|| panic!("{address}"));
        if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        }
    };
    let mut told = BTreeSet::new();
    for url in urls {
        told.insert(place(only(url, "loc")));
        let languages: Vec<_> = all(url, "link")
            .iter()
            .map(|it| it.attribute("hreflang").unwrap())
            .collect();
        assert_eq!(languages, ["en", "ru", "x-default"]);
        for link in all(url, "link") {
            assert!(BUILT.contains_key(&place(link.attribute("href").unwrap())));
        }
    }
    let is_told = |path: &&String| {
        is_sort(path, "html")
            && !path.ends_with("404.html")
            && !path.ends_with("whole.html")
            && !path.starts_with("editions/")
            && !path.contains("old/")
    };
    let pages: BTreeSet<String> = BUILT.keys().filter(is_told).cloned().collect();
    assert_eq!(told, pages);
    assert!(text(&BUILT, "robots.txt").contains(&format!("Sitemap: {BASE}sitemap.xml")));
}

#[test]
fn the_page_for_lost_addresses_works_in_every_folder() {
    for path in ["404.html", "ru/404.html"] {
        let page = text(&BUILT, path);
        let links = page
            .split(" href=\"")
            .skip(1)
            .chain(page.split(" src=\"").skip(1));
        let links: Vec<&str> = links.map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(links.len() > 10, "{links:?}");
        for link in links {
            if link.starts_with('#') || link.starts_with(BASE) {
                continue;
            }
            let place = link
                .strip_prefix("/deep/we/")
                .unwrap_or_else(|| panic!("{path}: {link}"));
            let place = if place.is_empty() {
                "index.html"
            } else {
                place
            };
            assert!(
                BUILT.contains_key(place.split('#').next().unwrap()),
                "{path}: {link}"
            );
        }
    }
}

#[test]
fn old_addresses_lead_on_and_never_hide_a_page() {
    let old = text(&BUILT, "old/frame.html");
    assert!(
        old.contains("<meta http-equiv=\"refresh\" content=\"0; url=../agreements/frame.html\">"),
        "{old}"
    );
    assert!(old.contains("<a href=\"../agreements/frame.html\">Frame</a>"));
    assert!(old.contains(&format!(
        "<link rel=\"canonical\" href=\"{BASE}agreements/frame.html\">"
    )));
    let russian = text(&BUILT, "ru/old/frame.html");
    assert!(
        russian.contains("<html lang=\"ru\">") && russian.contains("url=../agreements/frame.html")
    );
    assert!(
        text(&BUILT, "charter.html").contains("How we work."),
        "the page that is there stays"
    );
    let told =
        playbook(&whole()).run(&["check", "--only", "clashing-alias", "--format", "concise"]);
    assert!(told.contains("agreements/frame.md:5:22"), "{told}");
}

#[test]
fn preview_pictures_are_pictures_of_the_size_that_is_told() {
    for path in [
        "index.html",
        "ru/decisions/2026-04-02-x.html",
        "calendar.html",
    ] {
        let page = text(&BUILT, path);
        let url = page
            .split("<meta property=\"og:image\" content=\"")
            .nth(1)
            .unwrap();
        let url = url.split('"').next().unwrap();
        let bytes = &BUILT[url.strip_prefix(BASE).unwrap()];
        let reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        assert_eq!((reader.info().width, reader.info().height), (1200, 630));
        assert!(bytes.len() < 40_000, "{url} has {} bytes", bytes.len());
    }
}

fn validator(part: &str) -> Validator {
    let schema = Playbook::empty().json(&["schema", &format!("data-{part}")]);
    jsonschema::validator_for(&schema).unwrap()
}

const PARTS: [&str; 8] = [
    "partnership",
    "expectations",
    "metrics",
    "decisions",
    "campaigns",
    "health",
    "calendar",
    "findings",
];

fn hold(files: &Files, root: &str) -> BTreeMap<&'static str, Value> {
    let part = |part: &'static str| {
        let value: Value =
            serde_json::from_str(text(files, &format!("{root}data/{part}.json"))).unwrap();
        let faults: Vec<String> = validator(part)
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{root}{part}: {faults:#?}");
        assert_eq!(value["schema"], format!("comity.data-{part}/v1"));
        (part, value)
    };
    PARTS.into_iter().map(part).collect()
}

#[test]
fn the_data_keeps_to_its_schemas_in_every_edition() {
    let today = hold(&BUILT, "");
    assert_eq!(today["decisions"]["decisions"][0]["titles"]["ru"], HOSTILE);
    assert_eq!(
        today["decisions"]["decisions"][0]["page"],
        "decisions/2026-04-02-x.html"
    );
    assert_eq!(today["calendar"]["edition"], Value::Null);
    let past = hold(&BUILT, "editions/2026-Q1/");
    assert_eq!(past["partnership"]["edition"], "2026-Q1");
    assert_eq!(past["decisions"]["decisions"], Value::Array(Vec::new()));
    let mut broken = today["findings"].clone();
    broken["findings"] = "none".into();
    assert!(!validator("findings").is_valid(&broken));
}

#[test]
fn the_example_has_data_of_every_sort() {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let ran = run_in(
        &example_repo(),
        &[
            "build",
            "--editions",
            "none",
            "--out",
            site.to_str().unwrap(),
        ],
    );
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let mut files = Files::new();
    gather(&site, &site, &mut files);
    let data = hold(&files, "");
    let lists = [
        ("partnership", "parties"),
        ("expectations", "expectations"),
        ("metrics", "metrics"),
        ("metrics", "series"),
        ("decisions", "decisions"),
        ("campaigns", "campaigns"),
        ("health", "checks"),
        ("calendar", "dates"),
    ];
    for (part, list) in lists {
        assert!(
            data[part][list].as_array().unwrap().len() > 3,
            "{part}: {list}"
        );
    }
    let mut pages = Vec::new();
    for value in data.values() {
        linked(value, &mut pages);
    }
    assert!(pages.len() > 50);
    for page in pages {
        assert!(files.contains_key(&page), "{page}");
    }
}

/// Everything that is called `page` in data.
fn linked(value: &Value, pages: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| linked(item, pages)),
        Value::Object(map) => {
            pages.extend(map.get("page").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|item| linked(item, pages));
        }
        _ => {}
    }
}

#[test]
fn twins_say_what_pages_say_and_lead_to_one_another() {
    let twin = text(&BUILT, "decisions/2026-04-02-x.md");
    assert!(
        twin.contains("&lt;b&gt;bold&lt;/b&gt;") && !twin.contains("<b>"),
        "{twin}"
    );
    assert!(!text(&BUILT, "index.md").contains("only for editors"));
    assert!(text(&BUILT, "index.md").contains("We try."));
    assert!(
        text(&BUILT, "decisions/2026-04-02-x.html")
            .contains("type=\"text/markdown\" href=\"2026-04-02-x.md\"")
    );
    assert!(!BUILT.contains_key("404.md"));
    let twins = BUILT.keys().filter(|path| is_sort(path, "md"));
    let mut links = 0;
    for path in twins {
        let folder = Path::new(path).parent().unwrap();
        for link in text(&BUILT, path).split("](").skip(1) {
            let link = link.split(')').next().unwrap().split('#').next().unwrap();
            if link.contains("://") || !link.contains(".md") {
                continue;
            }
            let joined = folder.join(link);
            let mut parts: Vec<&str> = Vec::new();
            for part in joined.to_str().unwrap().split('/') {
                if part == ".." {
                    parts.pop();
                } else {
                    parts.push(part);
                }
            }
            assert!(
                BUILT.contains_key(&parts.join("/")),
                "{path} leads to {link}"
            );
            links += 1;
        }
    }
    assert!(links > 10);
    let llms = text(&BUILT, "llms.txt");
    assert!(llms.starts_with("# We & &lt;us>\n\n"), "{llms}");
    assert!(
        llms.contains(&format!("]({BASE}agreements/frame.md)")),
        "{llms}"
    );
    assert!(text(&BUILT, "ru/llms.txt").contains(&format!("]({BASE}ru/charter.md)")));
}

#[test]
fn the_same_playbook_gives_the_same_bytes() {
    let again = built(&playbook(&whole()));
    let differ = |(path, bytes): &(&String, &Vec<u8>)| again.get(*path) != Some(*bytes);
    // The folder's own mark names the commit, which is the same too.
    let differing: Vec<&String> = BUILT.iter().filter(differ).map(|(path, _)| path).collect();
    assert_eq!(differing, Vec::<&String>::new());
    assert_eq!(again.len(), BUILT.len());
}

#[test]
fn without_an_address_nothing_claims_one() {
    let files = built(&playbook(""));
    for path in files.keys() {
        let is_absolute = ["atom", "png", "xml"].iter().any(|it| is_sort(path, it));
        let is_page = !path.starts_with("assets/");
        let is_asked = is_page && is_sort(path, "md") || path.ends_with("llms.txt");
        assert!(!is_absolute && !is_asked, "{path}");
    }
    assert_eq!(text(&files, "robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(!text(&files, "calendar.ics").contains("URL"));
    assert!(!text(&files, "index.html").contains("og:image"));
    assert!(text(&files, "404.html").contains("href=\"index.html\""));
    assert!(text(&files, "old/frame.html").contains("url=../agreements/frame.html"));
    hold(&files, "");
}
