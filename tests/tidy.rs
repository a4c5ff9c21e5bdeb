//! The house rules that no compiler holds: which floor may use which, where a crate may be named,
//! how long files and functions are, and that every rule is registered.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its sources has failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use comity::locale::{Catalogue, Lang};
use comity::rules;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A module uses only modules of lower floors; of its own floor only itself.
const FLOORS: [(&str, u8); 14] = [
    ("text", 0),
    ("value", 0),
    ("locale", 0),
    ("finding", 1),
    ("parse", 2),
    ("source", 3),
    ("model", 4),
    ("actuals", 5),
    ("history", 6),
    ("compare", 7),
    ("rules", 8),
    ("site", 9),
    ("assist", 10),
    ("cli", 11),
];

/// A test that reads the sources of the readers for the messages they raise.
const EVERY_MESSAGE: &str = "rules/reading/every_message.rs";

/// Where a crate, or a piece of the standard library, may be named.
const PLACES: [(&str, &[&str]); 30] = [
    ("ab_glyph::", &["site/outputs/card/"]),
    ("axum::", &["cli/serve/"]),
    ("futures_util::", &["cli/serve/"]),
    ("tokio::", &["cli/serve/"]),
    ("cel::common", &["rules/cel/"]),
    ("chrono::", &["rules/cel/"]),
    ("gen_lsp_types::", &["cli/lsp/"]),
    ("lsp_server::", &["cli/lsp/"]),
    (
        "git2::",
        &[
            "source/git_tree.rs",
            "source/git_open.rs",
            "source/git_listing.rs",
            "source/git_bare.rs",
            "history/",
            "source/git_files.rs",
            "cli/example/repository.rs",
            "cli/fix/preview.rs",
        ],
    ),
    ("handlebars::", &["site/theme", "cli/scaffold/"]),
    ("clap::", &["cli/args"]),
    ("clap_complete::", &["cli/args"]),
    ("clap_mangen::", &["cli/args"]),
    ("annotate_snippets::", &["cli/report/"]),
    ("granit_parser::", &["parse/yaml.rs"]),
    ("gray_matter::", &["parse/front_matter.rs"]),
    (
        "pulldown_cmark::",
        &[
            "parse/markdown.rs",
            "parse/pieces.rs",
            "rules/example.rs",
            "site/",
            "cli/prose.rs",
        ],
    ),
    ("ammonia::", &["site/"]),
    ("fluent_bundle::", &["locale/", "site/theme"]),
    ("csv::", &["actuals/ledger/"]),
    ("encoding_rs::", &["actuals/ledger/", "history/walk/"]),
    ("png::", &["site/outputs/card/"]),
    ("rusqlite::", &["actuals/formula/"]),
    ("sqlparser::", &["actuals/formula/"]),
    ("notify::", &["cli/watch/"]),
    ("walkdir::", &["source/", EVERY_MESSAGE]),
    (
        "std::fs",
        &[
            "source/work_tree.rs",
            "source/known.rs",
            "source/git_files.rs",
            "source/ignore_file.rs",
            "source/sandbox.rs",
            "history/signoffs/tests.rs",
            "history/walk/tests.rs",
            EVERY_MESSAGE,
            "cli/publish/",
            "cli/cache.rs",
            "cli/cms/",
            "cli/doctor/",
            "cli/diff/driver.rs",
            "cli/rewrite.rs",
            "cli/report/files.rs",
            "cli/seal/kept.rs",
            "cli/verify/",
            "cli/watch/",
        ],
    ),
    ("std::env", &["cli/", "source/sandbox.rs"]),
    ("std::time", &["cli/"]),
    ("::now()", &["cli/"]),
];

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 70;

struct Source {
    /// From `src/`, with `/`.
    path: String,
    /// Without what is compiled for tests only.
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    files.sort();
    let sources: Vec<Source> = files
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let path = file
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            Source {
                path,
                text: without_tests(&text),
            }
        })
        .collect();
    assert!(sources.len() > 100, "the sources were not found");
    sources
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The text up to the module of tests, which stands last in a file.
fn without_tests(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end].to_owned()
}

fn without_comments(text: &str) -> String {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The modules of this crate that a file names: `crate::a::…` and `crate::{a::…, b}`.
fn used_modules(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            used.extend(heads(group));
        } else {
            used.push(word(rest));
        }
    }
    used
}

/// The first word of each item of a `use` group, up to its closing brace.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut start) = (0_i32, Vec::new(), true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            letter if start && letter.is_alphabetic() => {
                heads.push(word(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn imports_point_down() {
    let floors: BTreeMap<&str, u8> = FLOORS.into_iter().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let own = source.path.split('/').next().unwrap();
        let Some(&floor) = floors.get(own) else {
            continue;
        };
        for used in used_modules(&without_comments(&source.text)) {
            let is_lower = floors.get(&*used).is_none_or(|used| *used < floor);
            if used != own && !is_lower {
                wrong.push(format!("{} (floor {floor}) uses `{used}`", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_has_a_floor() {
    for source in sources() {
        let own = source.path.split('/').next().unwrap();
        let is_known = FLOORS.iter().any(|(module, _)| *module == own);
        assert!(
            is_known || own == "lib.rs" || own == "main.rs",
            "`{own}` has no floor"
        );
    }
}

#[test]
fn a_grouped_import_is_seen() {
    let code =
        "use crate::{\n    model::{Page, Playbook},\n    rules::Rule,\n};\nuse crate::text::Span;";
    assert_eq!(used_modules(code), ["model", "rules", "text"]);
}

#[test]
fn crates_are_named_in_one_place() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = without_comments(&source.text);
        for (name, places) in PLACES {
            let is_allowed = places.iter().any(|place| source.path.starts_with(place));
            if code.contains(name) && !is_allowed {
                wrong.push(format!("{} names `{name}`", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_have_one_subject() {
    let long: Vec<String> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > FILE_LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines, look for the second subject"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

struct LongFunctions<'a> {
    path: &'a str,
    found: Vec<String>,
}

impl LongFunctions<'_> {
    fn measure(&mut self, name: &syn::Ident, block: proc_macro2::Span) {
        let lines = block.end().line - block.start().line + 1;
        if lines > FUNCTION_LINES {
            self.found
                .push(format!("{}: `{name}` has {lines} lines", self.path));
        }
    }
}

impl<'ast> Visit<'ast> for LongFunctions<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig.ident, function.block.span());
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig.ident, function.block.span());
        visit::visit_impl_item_fn(self, function);
    }
}

#[test]
fn functions_fit_a_screen() {
    let mut found = Vec::new();
    for source in sources() {
        let file = syn::parse_file(&source.text).unwrap();
        let mut long = LongFunctions {
            path: &source.path,
            found: Vec::new(),
        };
        long.visit_file(&file);
        found.append(&mut long.found);
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn files_say_what_they_are_for() {
    for source in sources() {
        let is_rule = source.text.contains("static RULE: Rule");
        assert!(
            source.text.starts_with("//!") || is_rule,
            "{} does not open with `//!`",
            source.path
        );
    }
}

#[test]
fn every_rule_file_is_registered_under_its_name() {
    let mut files = 0;
    for source in sources()
        .iter()
        .filter(|source| source.text.contains("static RULE: Rule"))
    {
        files += 1;
        let stem = source
            .path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".rs");
        let id = stem.replace('_', "-");
        let rule = rules::find(&id);
        assert!(
            rule.is_some(),
            "`{}` is not in the table of its family's mod.rs",
            source.path
        );
        assert!(
            source.text.contains(&format!("id: \"{id}\"")),
            "`{}` names another rule",
            source.path
        );
    }
    assert_eq!(files, rules::all().count(), "a rule has no file of its own");
}

#[test]
fn rules_are_named_once() {
    let mut ids: Vec<&str> = rules::all().map(|rule| rule.id).collect();
    ids.sort_unstable();
    let before = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), before);
}

#[test]
fn every_rule_has_its_words_in_both_languages() {
    for rule in rules::all() {
        for lang in Lang::ALL {
            let id = format!("rule-{}", rule.id);
            assert!(
                Catalogue::of(lang).has(&id),
                "`{id}` is missing in {lang:?}"
            );
        }
    }
}

#[test]
fn nothing_is_left_undone() {
    // The words are put together here so that this file does not find itself.
    let marks = [
        ["to", "do!("].concat(),
        ["unimple", "mented!("].concat(),
        ["#[ig", "nore"].concat(),
    ];
    for source in sources() {
        for mark in &marks {
            assert!(
                !source.text.contains(mark),
                "{} contains `{mark}`",
                source.path
            );
        }
    }
}
