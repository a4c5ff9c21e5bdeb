//! `robots.txt`: what search engines may look at.

use crate::site::Site;

/// A partnership's playbook is nobody else's business unless somebody said where it is to be found.
pub(super) fn robots(site: &Site) -> String {
    match site.absolute("sitemap.xml") {
        Some(address) => format!("User-agent: *\nAllow: /\nSitemap: {address}\n"),
        None => "User-agent: *\nDisallow: /\n".to_owned(),
    }
}
