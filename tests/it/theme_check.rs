//! `comity theme check`: every way in which a theme can be broken is told with its place.

use crate::support::Playbook;

/// A playbook whose theme has this one file.
fn with(path: &str, text: &str) -> Playbook {
    Playbook::new().file(&format!("theme/{path}"), text)
}

fn concise(playbook: &Playbook) -> String {
    playbook.run(&["theme", "check", "--format", "concise", "--quiet"])
}

#[test]
fn what_cannot_be_loaded_is_told_at_its_place() {
    let nested = format!("{}{}", "{{#if a}}".repeat(30), "{{/if}}".repeat(30));
    let cases: &[(&str, &str, &str)] = &[
        (
            "templates/home.hbs",
            "one\n  {{{title}}}",
            "theme/templates/home.hbs:2:3: error[broken-theme]: `title` is not markup",
        ),
        (
            "templates/home.hbs",
            "{{> (lookup this \"name\")}}",
            "theme/templates/home.hbs:1:1: error[broken-theme]: a partial is included by a fixed name",
        ),
        (
            "templates/home.hbs",
            "{{#*inline \"x\"}}{{/inline}}",
            "theme/templates/home.hbs:1:1: error[broken-theme]: inline partials and other decorators",
        ),
        (
            "templates/partials/text.hbs",
            "{{> text}}",
            "theme/templates/partials/text.hbs:1:1: error[broken-theme]: partials include one another in a circle",
        ),
        (
            "templates/home.hbs",
            &nested,
            "error[broken-theme]: blocks are nested more than 24 deep",
        ),
        (
            "templates/home.hbs",
            "\n {{> nobdy}}",
            "theme/templates/home.hbs:2:2: error[broken-theme]: there is no partial `nobdy`",
        ),
        (
            "templates/home.hbs",
            "{{t \"nowhere\"}}",
            "theme/templates/home.hbs:1:1: error[broken-theme]: there is no word `nowhere` in `i18n/` for en, ru",
        ),
        (
            "theme.toml",
            "name = \"x\"\napi = 2\n",
            "theme/theme.toml:2:7: error[broken-theme]: this theme is made for api 2, this Comity offers api 1",
        ),
        (
            "theme.toml",
            "name = \"x\"\napi = 1\nextends = \"brodsheet\"\n",
            "theme/theme.toml:3:11: error[broken-theme]: there is no theme `brodsheet` to build on",
        ),
        (
            "theme.toml",
            "name = \"x\"\n",
            "theme/theme.toml:1:1: error[broken-theme]: missing field `api`",
        ),
        ("i18n/en.ftl", "ok = Yes\nbad = {\n", "theme/i18n/en.ftl:"),
        (
            "template/home.hbs",
            "",
            "theme/template/home.hbs:1:1: error[broken-theme]: a theme has `theme.toml`",
        ),
    ];
    for (path, text, expected) in cases {
        let said = concise(&with(path, text));
        assert!(said.contains(expected), "{expected}\n{said}");
        assert!(said.ends_with("--- exit 1\n"), "{said}");
    }
}

#[test]
fn what_browsers_would_refuse_and_what_changes_nothing_is_told_with_the_rest() {
    let playbook = with(
        "templates/hmoe.hbs",
        "<p style=\"color: red\">\n<b onclick=\"x()\"></b><script>x()</script>{{{x}}}",
    )
    .file("theme/static/cs/tokens.css", "")
    .file(
        "theme/static/css/own.css",
        "/* @import */\n@import \"a.css\";\na { background: url(https://x.example/a.png); }",
    )
    .file("theme/static/js/own.js", "fetch('x');\n")
    .file("theme/i18n/de.ftl", "overview = Start\n")
    .file("theme/i18n/en.ftl", "overview = Start\noverveiw = Start\n");
    assert_eq!(
        concise(&playbook),
        "\
theme/i18n/de.ftl:1:1: warning[idle-theme-part]: no site is written in this language
theme/i18n/en.ftl:2:1: warning[idle-theme-part]: nothing says the word `overveiw`
theme/static/cs/tokens.css:1:1: warning[idle-theme-part]: this file replaces none of the theme's, and nothing names it
theme/static/css/own.css:2:1: error[theme-against-policy]: a style sheet does not import others: each file in `static/css/` is linked
theme/static/css/own.css:3:17: error[theme-against-policy]: the pages' policy blocks what comes from another host: `url(http`
theme/static/js/own.js:1:1: error[theme-against-policy]: the pages' policy blocks requests from scripts: `fetch(`
theme/templates/hmoe.hbs:1:1: warning[idle-theme-part]: this template replaces none of the theme's, and no other includes it
theme/templates/hmoe.hbs:1:4: error[theme-against-policy]: the pages' policy blocks styles in markup: `style=`
theme/templates/hmoe.hbs:2:4: error[theme-against-policy]: the pages' policy blocks scripts in markup: `onclick=`
theme/templates/hmoe.hbs:2:22: error[theme-against-policy]: the pages' policy blocks scripts in markup: `<script`
theme/templates/hmoe.hbs:2:42: error[broken-theme]: `x` is not markup: use two braces; three are for `body`, `chart`, `nav`, `prose`, `spark`, `style`
--- exit 1
"
    );
    let json = playbook.json(&["theme", "check", "--format", "json"]);
    let near = json["findings"].as_array().unwrap().iter();
    let near: Vec<&str> = near
        .filter_map(|finding| finding["help"][0].as_str())
        .filter(|help| help.starts_with("did you mean"))
        .collect();
    assert_eq!(
        near,
        [
            "did you mean `i18n/en.ftl`?",
            "did you mean `overview`?",
            "did you mean `static/css/tokens.css`?",
            "did you mean `templates/home.hbs`?"
        ]
    );
}

#[test]
fn a_name_that_no_page_has_is_told_where_it_stands_in_both_languages_at_once() {
    let own = "{{#if parts}}{{#each parts}}<span>{{txt}}</span>{{/each}}{{/if}}\n";
    let playbook = with("templates/partials/cell.hbs", own)
        .file("theme/i18n/en.ftl", "own-word = Own\n")
        .file(
            "theme/templates/partials/nobody.hbs",
            "{{t \"own-word\"}}\n",
        );
    let said = playbook.run(&["theme", "check", "--lang", "ru"]);
    assert_eq!(
        said,
        "\
предупреждение[untranslated-theme-word]: слова `own-word` нет в `i18n/ru.ftl`
 --> theme/i18n/en.ftl:1:1
  |
1 | own-word = Own
  | ^^^^^^^^^^^^^^
  |
  = что делать: без него страницы на этом языке скажут его по-английски

ошибка[broken-theme]: в том, что получает этот шаблон, нет `txt`
 --> theme/templates/partials/cell.hbs:1:35
  |
1 | {{#if parts}}{{#each parts}}<span>{{txt}}</span>{{/each}}{{/if}}
  |                                   ^^^^^^^
  |
  = что делать: что видит каждый шаблон, сказано в docs/reference/views.md

2 замечания: 3 файла поверх темы `default`
--- exit 1
"
    );
}

#[test]
fn a_sound_theme_of_its_own_folder_is_checked_over_what_it_extends() {
    let nowhere = Playbook::empty()
        .file(
            "look/theme.toml",
            "name = \"x\"\napi = 1\nextends = \"broadsheet\"\n",
        )
        .file("look/static/css/own.css", ":root { --accent: #123456; }\n");
    assert_eq!(
        nowhere.run(&["theme", "check", "look"]),
        "nothing to mend in 2 files over the theme `broadsheet`; every page of the example was rendered with them\n\
         --- exit 0\n"
    );
    let said = nowhere.run(&["theme", "check", "elsewhere"]);
    assert!(
        said.starts_with(
            "--- stderr\nerror: there is no theme in elsewhere\nhelp: `comity theme new`"
        ),
        "{said}"
    );
}
