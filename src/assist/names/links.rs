//! Names in prose: the links.

use super::{Name, Part, Thing, page_at};
use crate::model::{Page, Playbook};
use crate::parse::Link;
use crate::rules::link::{Address, Target, address, encoded};
use crate::text::{DocPath, Span};

/// What the links of a page lead to.
pub(super) fn names(playbook: &Playbook, page: &Page) -> Vec<Name> {
    let links = page.outline.links.iter();
    links
        .flat_map(|link| of_link(playbook, page, link))
        .collect()
}

fn of_link(playbook: &Playbook, page: &Page, link: &Link) -> Vec<Name> {
    let Some(address) = address(page, link) else {
        return Vec::new();
    };
    let Target::Inside(path) = &address.target else {
        return Vec::new();
    };
    let mut names = Vec::new();
    let thing = match playbook.at(path) {
        Some(document) => Thing::of_page(&document.page),
        None if playbook.has_file(path) => Thing::File(path.clone()),
        None => return names,
    };
    let around = |thing: &Thing| Name {
        span: link.span,
        id: None,
        thing: thing.clone(),
        part: Part::Around,
        file: Some(path.clone()),
    };
    if !address.path_span.is_empty() {
        names.push(Name {
            span: address.path_span,
            id: stem(page, &address, path),
            thing: thing.clone(),
            part: Part::Address,
            file: Some(path.clone()),
        });
    }
    let heading = address.fragment.as_ref().and_then(|fragment| {
        let target = page_at(playbook, path)?;
        let mut headings = target.outline.headings.iter();
        let is_there = headings.any(|heading| heading.anchor == *fragment);
        is_there.then(|| Thing::Heading(path.clone(), fragment.clone()))
    });
    match heading {
        Some(heading) => {
            names.push(around(&heading));
            names.push(Name {
                span: address.fragment_span,
                id: None,
                thing: heading,
                part: Part::Use,
                file: Some(path.clone()),
            });
        }
        None => names.push(around(&thing)),
    }
    names
}

/// The file's name without its ending and its language, in the address of a link.
fn stem(page: &Page, address: &Address, path: &DocPath) -> Option<Span> {
    let written = page.file.slice(address.path_span);
    let last = written.rfind('/').map_or(0, |slash| slash + 1);
    let stem = path.file_name().split('.').next().unwrap_or_default();
    let own = written.get(last..)?;
    let long = [encoded(stem), stem.to_owned()];
    let length = long
        .iter()
        .find(|stem| own.starts_with(stem.as_str()))?
        .len();
    let start = address.path_span.start + last;
    address.is_exact.then(|| Span::new(start, start + length))
}
