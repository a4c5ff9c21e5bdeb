//! What the pages' content security policy would block, found in the theme's files before a browser does.
//!
//! It looks at texts, not at what they come to: markup that scripts make is for the browser tests.

use std::collections::BTreeMap;

use super::ThemeProblem;
use super::problem::{place_of, said};

/// What may not stand in a template, written small, and where it belongs instead: the message is
/// `theme-against-policy-ID`.
const TEMPLATES: [(&str, &str); 6] = [
    (" style=", "style"),
    ("<style", "style"),
    ("javascript:", "script"),
    ("src=\"http", "elsewhere"),
    ("src=\"//", "elsewhere"),
    ("<base", "base"),
];

/// The template of the file that is mailed, and the style that its own policy allows.
const SINGLE: &str = "templates/single.hbs";
const SINGLE_STYLE: &str = "<style>{{{style}}}</style>";

const STYLES: [(&str, &str); 7] = [
    ("@import", "import"),
    ("url(http", "elsewhere"),
    ("url(\"http", "elsewhere"),
    ("url('http", "elsewhere"),
    ("url(//", "elsewhere"),
    ("url(\"//", "elsewhere"),
    ("url('//", "elsewhere"),
];

const SCRIPTS: [(&str, &str); 4] = [
    ("eval(", "eval"),
    ("new function(", "eval"),
    ("fetch(", "request"),
    ("xmlhttprequest", "request"),
];

/// What browsers would refuse in these files of a theme, by path below its folder.
pub fn against_policy(files: &BTreeMap<String, Vec<u8>>) -> Vec<ThemeProblem> {
    let mut problems = Vec::new();
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
        let found = match path.rsplit_once('.') {
            Some((_, "hbs")) => {
                let text = without(&text, "{{!--", "--}}");
                let mut found = all(&text, &TEMPLATES);
                // A file that is mailed has a policy of its own, which names the style it carries.
                found.retain(|(at, ..)| path != SINGLE || !text[*at..].starts_with(SINGLE_STYLE));
                found.extend(handlers(&text));
                found.extend(inline_scripts(&text));
                found
            }
            Some((_, "css")) => all(&without(&text, "/*", "*/"), &STYLES),
            Some((_, "js")) => all(&text, &SCRIPTS),
            _ => Vec::new(),
        };
        for (at, written, id) in found {
            let (line, column) = place_of(&text, at);
            let message = said(id).with("written", written.trim());
            problems.push(ThemeProblem::at(path, line, column, message));
        }
    }
    problems
}

/// Where, what, and the id of the message.
type Found = (usize, String, &'static str);

fn all(text: &str, needles: &[(&'static str, &'static str)]) -> Vec<Found> {
    let mut found = Vec::new();
    for (needle, what) in needles {
        for (at, written) in text.match_indices(needle) {
            let at = at + (written.len() - written.trim_start().len());
            found.push((at, written.to_owned(), id(what)));
        }
    }
    found
}

fn id(what: &str) -> &'static str {
    match what {
        "style" => "theme-against-policy-style",
        "script" => "theme-against-policy-script",
        "elsewhere" => "theme-against-policy-elsewhere",
        "base" => "theme-against-policy-base",
        "import" => "theme-against-policy-import",
        "eval" => "theme-against-policy-eval",
        _ => "theme-against-policy-request",
    }
}

/// Attributes such as `onclick=`.
fn handlers(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(" on") {
        let name = &text[at + 1..];
        let length = name
            .find(|one: char| !one.is_ascii_lowercase())
            .unwrap_or(name.len());
        if length > 2 && name[length..].starts_with('=') {
            found.push((at + 1, name[..=length].to_owned(), id("script")));
        }
    }
    found
}

/// Scripts that are written into the page.
fn inline_scripts(text: &str) -> Vec<Found> {
    let tags = text.match_indices("<script");
    let inline = tags.filter(|(at, _)| {
        let tag = text[*at..].split('>').next().unwrap_or("");
        !tag.contains("src=")
    });
    inline
        .map(|(at, written)| (at, written.to_owned(), id("script")))
        .collect()
}

/// The text with comments blanked out, so that places stay what they are.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let end = rest[start..]
            .find(close)
            .map_or(rest.len(), |end| start + end + close.len());
        out.push_str(&rest[..start]);
        let blank = rest[start..end].bytes();
        out.extend(blank.map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = &rest[end..];
    }
    out + rest
}
