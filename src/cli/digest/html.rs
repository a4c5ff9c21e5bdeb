//! A letter as one HTML document: styles stand where they hold, since mail programs drop style sheets; nothing is
//! loaded and nothing runs. Colours are told for light and dark; programs that do not know `light-dark` take the
//! colour before it, which they turn by themselves.

use std::fmt::Write as _;

use super::letter::{Item, Letter, Section};
use crate::cli::report::harmless::one_line;
use crate::site::escape;

const BODY: &str = "margin:0;padding:24px 16px;font:16px/1.5 Georgia,'Times New Roman',serif;color-scheme:light dark";
const SHEET: &str = "max-width:40em;margin:0 auto";
const TITLE: &str = "margin:0 0 4px;font-size:24px;line-height:1.25;font-weight:600";
const HEADING: &str = "margin:32px 0 8px;padding:0 0 4px;font-size:18px;line-height:1.3;font-weight:600;\
    border-bottom:1px solid #b8b2a7";
const LIST: &str = "margin:0;padding:0;list-style:none";
const PLAIN: &str =
    "margin:0;padding:8px 0 8px 12px;border-left:3px solid #b8b2a7;margin-bottom:8px";
const LATE: &str =
    "margin:0;padding:8px 0 8px 12px;border-left:3px solid #c2410c;margin-bottom:8px";
const WHEN: &str = "display:block;font:13px/1.4 Arial,Helvetica,sans-serif";
const WHEN_LATE: &str = "display:block;font:bold 13px/1.4 Arial,Helvetica,sans-serif;color:#a33300;\
    color:light-dark(#a33300,#ffa070)";
const NOTE: &str = "display:block;font:13px/1.4 Arial,Helvetica,sans-serif;color:#5c5850;\
    color:light-dark(#5c5850,#b5b0a6)";
const LINK: &str = "color:#0b5394;color:light-dark(#0b5394,#8ab8f0)";

pub(super) fn write(letter: &Letter) -> String {
    let (lang, title) = (letter.lang.code(), text(&letter.title()));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n\
         <body style=\"{BODY}\">\n<div style=\"{SHEET}\" lang=\"{lang}\">\n<h1 style=\"{TITLE}\">{title}</h1>\n"
    );
    _ = write!(
        out,
        "<p style=\"margin:0 0 16px\"><span style=\"{NOTE}\">{}</span></p>\n<p style=\"margin:0 0 8px\">{}</p>\n",
        text(&letter.span()),
        letter.greeting(text)
    );
    if letter.is_empty() {
        _ = writeln!(out, "<p style=\"margin:0\">{}</p>", text(&letter.nothing()));
    }
    for it in &letter.sections {
        out += &section(letter, it);
    }
    out + "</div>\n</body>\n</html>\n"
}

fn section(letter: &Letter, section: &Section) -> String {
    let heading = text(&letter.say(section.id));
    let mut out = format!("<h2 style=\"{HEADING}\">{heading}</h2>\n");
    if !section.items.is_empty() {
        let items: Vec<String> = section.items.iter().map(|it| item(letter, it)).collect();
        _ = write!(out, "<ul style=\"{LIST}\">\n{}</ul>\n", items.concat());
    }
    if let Some(more) = &section.more {
        let more = text(&more.text(letter.lang));
        _ = writeln!(
            out,
            "<p style=\"margin:8px 0 0\"><span style=\"{NOTE}\">{more}</span></p>"
        );
    }
    out
}

fn item(letter: &Letter, item: &Item) -> String {
    let (style, when_style) = if item.is_late {
        (LATE, WHEN_LATE)
    } else {
        (PLAIN, WHEN)
    };
    let when = item.when.as_ref().map(|when| {
        let when = text(&when.text(letter.lang));
        format!("<span style=\"{when_style}\">{when}</span>")
    });
    let what = text(&item.what);
    let page = item.page.as_ref();
    let linked = match page.and_then(|page| page.url.as_ref()) {
        Some(url) => format!("<a href=\"{}\" style=\"{LINK}\">{what}</a>", escape(url)),
        None => what,
    };
    let path = page
        .filter(|page| page.url.is_none())
        .map(|page| page.path.to_string());
    let notes: Vec<String> = item.note.iter().cloned().chain(path).collect();
    let note = if notes.is_empty() {
        String::new()
    } else {
        format!("<span style=\"{NOTE}\">{}</span>", text(&notes.join(" · ")))
    };
    format!(
        "<li style=\"{style}\">{}{linked}{note}</li>\n",
        when.unwrap_or_default()
    )
}

/// A text of whoever wrote it: shown, and never markup.
fn text(text: &str) -> String {
    escape(&one_line(text))
}
