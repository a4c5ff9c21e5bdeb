//! Texts to begin with: the documents of `scaffold/documents/`, one for each kind and language,
//! and the files that `init` writes beside them.
//!
//! Guidance stands in comments: those of YAML in the front matter, those of HTML in the text, so
//! that nothing of it is shown on the site.

mod values;

use handlebars::{Handlebars, handlebars_helper};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use serde_json::Value;

use super::signoff::edit::plain_or_quoted;
use crate::locale::Lang;
use crate::model::Kind;
use crate::model::field::Choice as _;

pub(super) use values::{Named, PartyValues, Values};

static TEXTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scaffold");

/// The text that a document of `kind` begins with.
pub(super) fn document(kind: Kind, lang: Lang, values: &Values) -> anyhow::Result<String> {
    let path = format!("documents/{}.{}.md", kind.word(), lang.code());
    let text = render(&path, values)?;
    Ok(without_blank_runs(&text))
}

/// The file `path` of `scaffold/`, with the values in their places.
pub(super) fn render(path: &str, values: &impl Serialize) -> anyhow::Result<String> {
    let text = TEXTS
        .get_file(path)
        .and_then(include_dir::File::contents_utf8)
        .ok_or_else(|| anyhow::anyhow!("there is no text {path} to begin with"))?;
    Ok(engine().render_template(text, values)?)
}

/// The paths below `folder` of `scaffold/`, sorted.
pub(super) fn files(folder: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut folders: Vec<&Dir<'_>> = TEXTS.get_dir(folder).into_iter().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        found.extend(folder.files().filter_map(|file| file.path().to_str()));
    }
    found.sort_unstable();
    found
}

fn engine() -> Handlebars<'static> {
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    engine.register_escape_fn(handlebars::no_escape);
    engine.register_helper("yaml", Box::new(yaml));
    engine.register_helper("join", Box::new(join));
    engine
}

// `{{yaml text}}`: the text as a value of YAML, in quotes where it needs them.
handlebars_helper!(yaml: |text: str| plain_or_quoted(text));

// `{{join words}}`: the words with commas between them.
handlebars_helper!(join: |words: array| {
    let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
    words.join(", ")
});

/// What a condition leaves empty leaves no gap behind.
fn without_blank_runs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_front = false;
    let mut was_blank = false;
    for (number, line) in text.lines().enumerate() {
        if line == "---" {
            in_front = number == 0;
        }
        let is_blank = line.trim().is_empty();
        if is_blank && (in_front || was_blank) {
            continue;
        }
        was_blank = is_blank;
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_text_in_every_language() {
        for kind in Kind::ALL {
            for lang in Lang::ALL {
                let text = document(*kind, lang, &Values::sample()).unwrap();
                assert!(text.starts_with("---\nkind: "), "{text}");
                assert!(!text.contains("{{"), "{text}");
            }
        }
    }

    #[test]
    fn gaps_are_closed() {
        let text = "---\na: 1\n\nb: 2\n---\n\n\n\nText\n";
        assert_eq!(without_blank_runs(text), "---\na: 1\nb: 2\n---\n\nText\n");
    }
}
