//! The page for addresses that lead nowhere.

use crate::site::here::Here;
use crate::text::DocPath;

/// The page with links that work wherever it is shown.
///
/// A server shows it in place of any page that is not there, in any folder, so links relative to it would lead astray.
/// Where it is known where the site will live, they count from the server's root; where not, they stay as they are, which
/// is right for addresses in the site's own folder.
pub(super) fn rooted(here: Here<'_>, page: &str) -> String {
    let Some(base) = &here.site.options.base_url else {
        return page.to_owned();
    };
    let rest = base.split_once("://").map_or("", |(_, rest)| rest);
    let folder = rest.split_once('/').map_or("", |(_, path)| path);
    let folder = folder.split(['?', '#']).next().unwrap_or("");
    let root = match folder.trim_matches('/') {
        "" => "/".to_owned(),
        folder => format!("/{folder}/"),
    };
    let own = DocPath::new(&here.path());
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let mut rest = page;
    // Text is escaped, so a quotation mark after these words is that of an attribute.
    while let Some(at) = next_link(rest) {
        let (before, value) = rest.split_at(at);
        out.push_str(before);
        let end = value.find('"').unwrap_or(value.len());
        out.push_str(&from_root(&root, &own, &value[..end]));
        rest = &value[end..];
    }
    out + rest
}

/// Where the value of the next attribute with an address begins.
fn next_link(markup: &str) -> Option<usize> {
    let ends = [" href=\"", " src=\""].map(|name| Some(markup.find(name)? + name.len()));
    ends.into_iter().flatten().min()
}

fn from_root(root: &str, own: &DocPath, link: &str) -> String {
    let first = link.split('/').next().unwrap_or("");
    let is_whole = link.is_empty() || link.starts_with(['/', '#']) || first.contains(':');
    let (path, fragment) = link.find('#').map_or((link, ""), |at| link.split_at(at));
    match own.join(path).filter(|_| !is_whole) {
        Some(path) => format!("{root}{path}{fragment}"),
        None => link.to_owned(),
    }
}
