//! Cleans the markup of a document that contains HTML.
//!
//! What the renderer itself writes passes; of the rest only what can neither run, nor load, nor dress up as the site.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ammonia::{Builder, UrlRelative};

use super::notes::is_note;
use crate::parse::Heading;
use crate::site::links::Links;

/// The classes that the renderer writes.
const CLASSES: [&str; 16] = [
    "alert",
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-title",
    "alert-warning",
    "centre",
    "footnote-definition",
    "footnote-definition-label",
    "footnote-reference",
    "no-image",
    "no-link",
    "number",
    "scroll",
    "task",
];

/// `markup` without what is not allowed; its links are led by `links`.
pub(super) fn clean(markup: &str, links: &Links, headings: &[Heading]) -> String {
    let links = links.clone();
    let anchors: BTreeSet<String> = headings
        .iter()
        .map(|heading| heading.anchor.clone())
        .collect();
    let mut builder = Builder::default();
    builder
        .rm_tags(["h1", "map", "area"])
        .add_tag_attributes("div", ["class", "id", "role", "aria-label", "tabindex"])
        .add_tag_attributes("span", ["class", "id", "role", "aria-label"])
        .add_tag_attributes("pre", ["tabindex"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("p", ["class"])
        .add_tag_attributes("sup", ["class"])
        .add_tag_attributes("th", ["class", "scope"])
        .add_tag_attributes("td", ["class"])
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(move |tag, attribute, value| {
            filtered(&links, &anchors, tag, attribute, value)
        });
    for level in ["h2", "h3", "h4", "h5", "h6"] {
        builder.add_tag_attributes(level, ["id"]);
    }
    builder.clean(markup).to_string()
}

fn filtered<'v>(
    links: &Links,
    anchors: &BTreeSet<String>,
    tag: &str,
    attribute: &str,
    value: &'v str,
) -> Option<Cow<'v, str>> {
    match (tag, attribute) {
        ("a", "href") => links.lead(value).map(|lead| lead.href.into()),
        ("img", "src") => links.image(value).map(Into::into),
        (_, "href" | "src" | "cite" | "longdesc") => None,
        (_, "class") => {
            let known = |class: &&str| {
                CLASSES.contains(class) || (tag == "code" && class.starts_with("language-"))
            };
            let kept: Vec<&str> = value.split_whitespace().filter(known).collect();
            (!kept.is_empty()).then(|| kept.join(" ").into())
        }
        // What else has an address is a heading; scripts find the site's own parts by theirs.
        ("div", "id") => is_note(value).then_some(value.into()),
        (_, "id") => anchors.contains(value).then_some(value.into()),
        (_, "role") => ["region", "img"].contains(&value).then_some(value.into()),
        (_, "tabindex") => (value == "0").then_some(value.into()),
        _ => Some(value.into()),
    }
}
