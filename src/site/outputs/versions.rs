//! `versions.json`: the editions in the form of `mike` (a list of `version`, `title`, `aliases`), which switchers of several
//! documentation tools read; under `properties`, where that form has room for more, the day and the commit.

use serde_json::{Value, json};

use crate::site::Site;
use crate::site::editions::Volume;

/// The folder of each edition below the site, the latest first; today's is `.` and has the alias `latest`.
pub(super) fn versions(site: &Site) -> String {
    let volumes = site.seat.iter().flat_map(|seat| seat.volumes.iter().rev());
    let version = |volume: &Volume| match &volume.edition {
        Some(edition) => json!({
            "version": volume.root.trim_end_matches('/'),
            "title": edition.id,
            "aliases": [],
            "properties": { "as_of": edition.as_of.to_string(), "commit": edition.commit },
        }),
        None => json!({
            "version": ".",
            "title": site.options.as_of.to_string(),
            "aliases": ["latest"],
            "properties": { "as_of": site.options.as_of.to_string(), "commit": Value::Null },
        }),
    };
    let versions: Vec<Value> = volumes.map(version).collect();
    Value::from(versions).to_string() + "\n"
}
