//! Files for machines that find or index the site.

use crate::site::addresses::{HOME, encoded};
use crate::site::theme::escape;
use crate::site::{Item, Site, Subject};

/// Where every page is, for search engines.
pub(in crate::site) fn site_map(site: &Site) -> String {
    let base = site
        .options
        .base_url
        .as_deref()
        .unwrap_or("")
        .trim_end_matches('/');
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (path, item) in &site.items {
        if let Item::Page(_, _, subject) = item
            && *subject != Subject::NotFound
        {
            let folder = path
                .strip_suffix(HOME)
                .filter(|folder| folder.is_empty() || folder.ends_with('/'));
            let address = format!("{base}/{}", encoded(folder.unwrap_or(path)));
            out.push_str("<url><loc>");
            out.push_str(&escape(&address));
            out.push_str("</loc></url>\n");
        }
    }
    out.push_str("</urlset>\n");
    out
}

/// A partnership's playbook is nobody else's business unless somebody said where it is to be found.
pub(in crate::site) fn robots(site: &Site) -> String {
    match &site.options.base_url {
        Some(base) => format!(
            "User-agent: *\nAllow: /\nSitemap: {}/sitemap.xml\n",
            base.trim_end_matches('/')
        ),
        None => "User-agent: *\nDisallow: /\n".to_owned(),
    }
}
