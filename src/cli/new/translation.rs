//! Another language of a document: its text, to be translated, with the digest of what it is a
//! translation of.

use super::Draft;
use crate::cli::Failure;
use crate::cli::args::NewArgs;
use crate::cli::document::find;
use crate::cli::opened::Opened;
use crate::cli::signoff::edit::plain_or_quoted;
use crate::history::digest;
use crate::locale::{Lang, Message};

/// The translation that was asked for.
///
/// # Errors
/// Where no document, or no language that it lacks, is named.
pub(super) fn draft(args: &NewArgs, opened: &Opened, languages: &[Lang]) -> Result<Draft, Failure> {
    let playbook = &opened.loaded.playbook;
    let Some(name) = &args.title else {
        return Err(Failure::new(Message::new("new-no-document")));
    };
    let document = find(opened, name)?;
    let page = &document.page;
    let others = || {
        let known = playbook.config.languages().into_iter();
        known.filter(|lang| document.pages().all(|page| page.lang != *lang))
    };
    let lang = match languages {
        [] => others().next(),
        [lang, ..] => others().find(|other| other == lang),
    };
    let Some(lang) = lang else {
        let message = Message::new("new-no-language").with("path", page.path().to_string());
        return Err(Failure::new(message));
    };
    let stem = page.path().as_str();
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    let digest = digest::of_source(playbook, document);
    let body = page.file.slice(page.body);
    let guidance = Message::new("new-translate").with("path", page.path().file_name());
    let text = format!(
        "---\ntitle: {}\ntranslated_from: \"{}\"\n---\n\n<!-- {} -->\n\n{}",
        plain_or_quoted(page.title()),
        digest.text(),
        guidance.text(lang),
        body.trim_start(),
    );
    let path = format!("{stem}.{}.md", lang.code());
    Ok(Draft { path, text })
}
