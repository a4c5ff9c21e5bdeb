//! The themes that come with the program, and a playbook's own files over them, in whole builds.

use std::fs;
use std::path::Path;

use crate::support::{Playbook, run_in};

const INDEX: &str = "---\ntitle: We\nstarted: 2026-01-12\nparties: [a, b]\n---\nWe try.\n";

/// A small playbook that chooses a theme.
fn playbook(theme: &str) -> Playbook {
    let config = format!(
        "format = 1\nlanguages = [\"en\", \"ru\"]\nas_of = 2026-05-10\n[site]\ntheme = \"{theme}\"\n"
    );
    let party = "---\ntitle: A side\ntype: brand\ntimezone: Europe/Moscow\n---\n";
    Playbook::empty()
        .file("comity.toml", config)
        .file("index.md", INDEX)
        .file("parties/a.md", party)
        .file("parties/b.md", party)
}

fn built(playbook: &Playbook, options: &[&str]) -> String {
    let said = playbook.run(&[&["build", "--quiet"][..], options].concat());
    assert_eq!(said, "--- exit 0\n");
    fs::read_to_string(playbook.path().join("site/index.html")).unwrap()
}

#[test]
fn the_second_theme_has_another_layout_and_shares_what_it_does_not_bring() {
    let default = built(&playbook("default"), &[]);
    let second = playbook("broadsheet");
    let home = built(&second, &[]);
    assert!(home.contains("<div class=\"front\">") && !default.contains("<div class=\"front\">"));
    assert!(home.contains("class=\"sections bar\""), "{home}");
    for shared in [
        "css/base.css",
        "css/fonts.css",
        "css/theme-front.css",
        "js/search.js",
    ] {
        assert!(home.contains(shared), "{shared} is not linked");
    }
    let folder = home
        .split("href=\"assets/")
        .nth(1)
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    let tokens = second
        .path()
        .join("site/assets")
        .join(folder)
        .join("css/tokens.css");
    assert!(fs::read_to_string(tokens).unwrap().contains("#5b2a6e"));
}

#[test]
fn a_playbooks_own_file_lies_over_the_theme_it_chooses_unless_it_is_told_aside() {
    let own = playbook("broadsheet")
        .file("theme/templates/nav.hbs", "<p>ours</p>\n")
        .file("theme/i18n/en.ftl", "skip = Down\n");
    let home = built(&own, &[]);
    assert!(home.contains("<p>ours</p>") && home.contains(">Down</a>"));
    assert!(home.contains("<div class=\"front\">"));
    let plain = built(&own, &["--no-local-theme"]);
    assert!(!plain.contains("<p>ours</p>") && !plain.contains(">Down</a>"));
    assert!(plain.contains("<div class=\"front\">"));
}

#[test]
fn a_theme_that_is_not_there_is_told_with_those_that_are() {
    let said = playbook("gazette").run(&["build"]);
    assert_eq!(
        said,
        "--- stderr\nerror: there is no theme `gazette`\nhelp: there are `broadsheet` and `default`; \
         files of your own in `theme/` replace theirs one by one\n--- exit 2\n"
    );
    let near = playbook("broadshet").run(&["build", "--lang", "ru"]);
    assert!(
        near.ends_with("что делать: может быть, `broadsheet`?\n--- exit 2\n"),
        "{near}"
    );
}

#[test]
fn a_theme_of_another_api_stops_the_build_and_says_what_to_do() {
    let other = playbook("default").file("theme/theme.toml", "name = \"x\"\napi = 2\n");
    let said = other.run(&["build"]);
    assert!(
        said.contains(
            "theme/theme.toml:2:7: this theme is made for api 2, this Comity offers api 1"
        ),
        "{said}"
    );
    assert!(said.ends_with("--- exit 2\n"), "{said}");
    assert!(!other.path().join("site").exists());
    built(&other, &["--no-local-theme"]);
}

#[test]
fn a_base_that_a_theme_names_is_taken_where_the_configuration_chooses_none() {
    let config = "format = 1\nas_of = 2026-05-10\n";
    let manifest = "name = \"x\"\napi = 1\nextends = \"broadsheet\"\n";
    let own = playbook("default")
        .file("comity.toml", config)
        .file("theme/theme.toml", manifest);
    assert!(built(&own, &[]).contains("<div class=\"front\">"));
    let both = playbook("default").file("theme/theme.toml", manifest);
    let said = both.run(&["build"]);
    assert!(
        said.contains("theme/theme.toml:3:11: this says that it builds on `broadsheet`, but the theme under it is `default`"),
        "{said}"
    );
}

#[test]
fn every_token_is_documented_and_every_theme_has_all_of_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let tokens = |css: &str| -> Vec<String> {
        let css = css.split("@media").next().unwrap().to_owned();
        let lines = css
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--"));
        lines
            .map(|line| line.split(':').next().unwrap().to_owned())
            .collect()
    };
    let default = tokens(&read("themes/default/static/css/tokens.css"));
    assert!(default.len() > 40, "{default:?}");
    assert_eq!(
        default,
        tokens(&read("themes/broadsheet/static/css/tokens.css"))
    );
    let page = read("docs/themes.md");
    for token in default {
        assert!(
            page.contains(&format!("`--{token}`")),
            "docs/themes.md lacks --{token}"
        );
    }
}

#[test]
fn the_example_is_built_with_the_second_theme_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["example", "demo", "--quiet"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let demo = folder.path().join("demo");
    let config = fs::read_to_string(demo.join("comity.toml")).unwrap();
    let chosen = config.replace("theme = \"default\"", "theme = \"broadsheet\"");
    assert_ne!(config, chosen);
    fs::write(demo.join("comity.toml"), chosen).unwrap();
    let ran = run_in(&demo, &["build", "--quiet", "--editions", "last 1"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for page in ["index.html", "ru/index.html", "editions/2026-Q2/index.html"] {
        let markup = fs::read_to_string(demo.join("site").join(page)).unwrap();
        assert!(markup.contains("<div class=\"front\">"), "{page}");
        let lead = markup.find("<section class=\"lead\">").unwrap();
        assert!(markup[lead..].contains("<svg"), "{page} has no chart");
    }
}
