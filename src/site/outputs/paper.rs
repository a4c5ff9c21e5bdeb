//! `paper.css`: what stands in the margins of printed pages (CSS Paged Media 3, §4): the playbook, the edition or the day,
//! the number of the page; nothing on the cover of the whole playbook, which says it in large letters. A file of its own, since it is other words in every edition and language; how it looks is said
//! by the theme.

use std::fmt::Write as _;

use crate::locale::Lang;
use crate::site::Site;
use crate::site::here::Here;
use crate::site::theme::Argument;

/// Where the file is, below the root of its language.
pub(in crate::site) const ADDRESS: &str = "paper.css";

/// How many letters of the playbook's title fit beside the rest.
const MOST_LETTERS: usize = 60;

/// The style sheet in a language.
pub(in crate::site) fn margins(site: &Site, lang: Lang) -> String {
    let here = Here {
        site,
        lang,
        at: ADDRESS,
    };
    let title = string(&shortened(&site.title(lang)));
    let edition = string(&edition(here));
    format!(
        "@charset \"utf-8\";\n@page {{\n  @bottom-left {{ content: {title}; }}\n  @bottom-center {{ content: {edition}; }}\n  \
         @bottom-right {{ content: counter(page) \" / \" counter(pages); }}\n}}\n\
         @page cover {{\n  @bottom-left {{ content: none; }}\n  @bottom-center {{ content: none; }}\n  \
         @bottom-right {{ content: none; }}\n}}\n"
    )
}

/// Which edition it is, or of which day.
fn edition(here: Here<'_>) -> String {
    let options = &here.site.options;
    let day = here.lang.long_date(options.as_of);
    match &options.edition {
        Some(edition) => {
            let arguments = [
                ("id", Argument::Text(edition.id.clone())),
                ("day", Argument::Text(day)),
            ];
            here.say_with("paper-edition", &arguments)
        }
        None => here.say_with("paper-today", &[("day", Argument::Text(day))]),
    }
}

fn shortened(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.char_indices().nth(MOST_LETTERS) {
        Some((at, _)) => format!("{}…", title[..at].trim_end()),
        None => title,
    }
}

/// `text` as a string of CSS; nothing in it can end the string, or the element that the sheet stands in.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        if letter.is_control() || "\"\\<>&".contains(letter) {
            // Writing to a string does not fail.
            let _ = write!(out, "\\{:x} ", letter as u32);
        } else {
            out.push(letter);
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_string_but_its_end() {
        assert_eq!(string("Ель × \"Co\""), "\"Ель × \\22 Co\\22 \"");
        assert_eq!(string("a\\b\n</style>"), "\"a\\5c b\\a \\3c /style\\3e \"");
        let long = shortened(&"слово ".repeat(20));
        assert!(long.ends_with('…') && long.chars().count() <= MOST_LETTERS + 1);
    }
}
