//! What a theme may do, and what it is refused for.

use super::{
    Argument, DEFAULT_THEME, Theme, against_policy, idle, layers_of, theme_files, theme_names,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

fn theme(overrides: &[(&str, &str)]) -> Result<Theme, Vec<String>> {
    let files: BTreeMap<String, Vec<u8>> = overrides
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    Theme::load(&files, &["en", "ru"])
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

fn refused(overrides: &[(&str, &str)]) -> Vec<String> {
    theme(overrides).expect_err("the theme should have been refused")
}

#[test]
fn the_default_theme_loads() {
    assert_eq!(
        theme(&[]).map(|theme| theme.name().to_owned()),
        Ok("default".to_owned())
    );
}

#[test]
fn a_playbook_replaces_one_file_and_one_word() {
    let theme = theme(&[
        ("templates/not-found.hbs", "<p>{{t \"to-home\"}}</p>"),
        ("i18n/en.ftl", "to-home = Back"),
    ])
    .unwrap();
    let view = json!({});
    assert_eq!(
        theme.render("en", "not-found", &view).unwrap().as_str(),
        "<p>Back</p>"
    );
    assert_eq!(
        theme.render("ru", "not-found", &view).unwrap().as_str(),
        "<p>На главную</p>"
    );
}

#[test]
fn text_is_escaped_and_three_braces_are_for_markup_only() {
    let own = [(
        "templates/not-found.hbs",
        "<a title=\"{{home}}\">{{{home}}}</a>",
    )];
    assert_eq!(
        refused(&own),
        [
            "templates/not-found.hbs:1:21: `home` is not markup: use two braces; three are for `body`, `chart`, `nav`, `prose`, `spark`, `style`"
        ]
    );
    let own = [("templates/not-found.hbs", "<a title=\"{{home}}\">")];
    let page = theme(&own)
        .unwrap()
        .render("en", "not-found", &json!({"home": "\"><script>&'"}));
    assert_eq!(
        page.unwrap().as_str(),
        "<a title=\"&quot;&gt;&lt;script&gt;&amp;&#39;\">"
    );
}

#[test]
fn markup_names_cannot_be_lent_to_text() {
    for template in [
        "{{#each crumbs as |body|}}{{{body}}}{{/each}}",
        "{{#with title as |nav|}}{{{nav}}}{{/with}}",
        "{{> text body=title}}",
        "{{{lookup this \"title\"}}}",
        "{{{this}}}",
        "{{&title}}",
        "{{#*inline \"body\"}}x{{/inline}}",
    ] {
        assert_eq!(
            refused(&[("templates/home.hbs", template)]).len(),
            1,
            "{template}"
        );
    }
}

#[test]
fn partials_have_fixed_names_and_do_not_go_in_circles() {
    let computed = [("templates/home.hbs", "{{> (lookup this \"name\")}}")];
    assert_eq!(
        refused(&computed),
        ["templates/home.hbs:1:1: a partial is included by a fixed name, not by a computed one"]
    );
    let unknown = [("templates/home.hbs", "\n {{> nobdy}}")];
    assert_eq!(
        refused(&unknown),
        ["templates/home.hbs:2:2: there is no partial `nobdy` in `templates/partials/`"]
    );
    let circle = [("templates/partials/text.hbs", "{{> link}}")];
    let problems = refused(&circle);
    assert!(
        problems
            .iter()
            .all(|problem| problem.contains("in a circle")),
        "{problems:?}"
    );
    let itself = [("templates/partials/day.hbs", "{{> day}}")];
    assert!(refused(&itself)[0].contains("day → day"));
}

#[test]
fn a_long_chain_of_partials_is_refused_rather_than_followed() {
    let name = |n: usize| format!("templates/partials/p{n}.hbs");
    let links: Vec<(String, String)> = (0..3000)
        .map(|n| (name(n), format!("{{{{> p{}}}}}{{{{> p{}}}}}", n + 1, n + 1)))
        .collect();
    let mut own: Vec<(&str, &str)> = links
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let last = name(3000);
    own.push((&last, "end"));
    assert!(refused(&own)[0].contains("too deep"));
}

#[test]
fn mistakes_are_reported_with_their_place() {
    assert!(
        refused(&[("templates/home.hbs", "ok\n{{#if}")])[0].starts_with("templates/home.hbs:2:")
    );
    assert!(refused(&[("i18n/en.ftl", "a = {\n")])[0].starts_with("i18n/en.ftl:"));
    assert_eq!(
        refused(&[("theme.toml", "name = \"x\"\napi = 2")]),
        ["theme.toml:2:7: this theme is made for api 2, this Comity offers api 1"]
    );
    assert_eq!(
        refused(&[("templates/home.hbs", "{{t \"nowhere\"}}")]),
        ["templates/home.hbs:1:1: there is no word `nowhere` in `i18n/` for en, ru"]
    );
    let theme = theme(&[("templates/not-found.hbs", "a\n{{nothing}}")]).unwrap();
    let problem = theme.render("en", "not-found", &json!({})).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "templates/not-found.hbs:2:1: there is no `nothing` in what this template is given"
    );
}

#[test]
fn russian_counts_in_three_forms() {
    let theme = theme(&[]).unwrap();
    let say = |lang, count| {
        theme
            .word(lang, "count-errors", &[("count", Argument::Count(count))])
            .unwrap()
    };
    assert_eq!(
        [say("ru", 1), say("ru", 3), say("ru", 11), say("ru", 21)],
        ["1 ошибка", "3 ошибки", "11 ошибок", "21 ошибка"]
    );
    assert_eq!(
        [say("en", 0), say("en", 1), say("en", 2)],
        ["0 errors", "1 error", "2 errors"]
    );
}

/// The files of a theme of the program, as a playbook would bring them.
fn shipped(name: &str) -> BTreeMap<String, Vec<u8>> {
    let files = theme_files(name).into_iter();
    files.map(|(path, bytes)| (path, bytes.to_vec())).collect()
}

#[test]
fn every_theme_of_the_program_is_sound() {
    assert!(theme_names().len() > 1);
    for name in theme_names() {
        assert!(
            Theme::load_over(name, &BTreeMap::new(), &["en", "ru"]).is_ok(),
            "{name}"
        );
        assert_eq!(layers_of(name).first(), Some(&DEFAULT_THEME));
        assert_eq!(layers_of(name).last(), Some(&name));
        let files = shipped(name);
        let vendored = |path: &str| path.contains("/vendor/");
        let own = files.into_iter().filter(|(path, _)| !vendored(path));
        assert_eq!(against_policy(&own.collect()), [], "{name}");
    }
    let mut own = shipped("broadsheet");
    own.remove("theme.toml");
    assert_eq!(idle(DEFAULT_THEME, &own), []);
}

/// The names, words and partials that a template asks for, itself and through what it includes.
fn asked(templates: &BTreeMap<String, String>, name: &str) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    let mut open = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        let paths = ["", "partials/"].map(|folder| format!("templates/{folder}{name}.hbs"));
        let Some(text) = paths.iter().find_map(|path| templates.get(path)) else {
            continue;
        };
        for tag in text.split("{{").skip(1) {
            let tag = tag.split("}}").next().unwrap();
            let words = tag.split(|one: char| !(one.is_alphanumeric() || "_-@".contains(one)));
            for word in words.filter(|word| !word.is_empty()) {
                if asked.insert(word.to_owned()) && tag.trim_start().starts_with('>') {
                    open.push(word.to_owned());
                }
            }
        }
    }
    asked
}

/// A theme that builds on another must not fall behind it: whatever a page of the default theme shows is shown too.
#[test]
fn no_theme_of_the_program_shows_less_than_the_default() {
    let texts = |name: &str| -> BTreeMap<String, String> {
        let files = shipped(name).into_iter();
        files
            .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
            .collect()
    };
    let default = texts(DEFAULT_THEME);
    for name in theme_names() {
        let own = texts(name);
        for path in default.keys() {
            let page = path
                .strip_prefix("templates/")
                .filter(|it| !it.contains('/'));
            let Some(page) = page.and_then(|it| it.strip_suffix(".hbs")) else {
                continue;
            };
            let (before, after) = (asked(&default, page), asked(&own, page));
            let lost: Vec<&String> = before.difference(&after).collect();
            assert!(lost.is_empty(), "{name}: {path} lacks {lost:?}");
        }
    }
}

#[test]
fn a_theme_names_what_it_builds_on_at_its_place() {
    assert_eq!(
        refused(&[("theme.toml", "name = \"x\"\napi = 1\nextends = \"gazette\"")]),
        ["theme.toml:3:11: there is no theme `gazette` to build on"]
    );
    assert!(theme(&[("theme.toml", "name = \"x\"\napi = 1\nextends = \"default\"")]).is_ok());
}
