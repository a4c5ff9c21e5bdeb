//! What the process is told by its surroundings: language, folder, clock.
//!
//! The one place that reads environment variables and the clock.

use std::env;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::locale::Lang;
use crate::value::{Date, Zone};

/// The surroundings of a command, read once.
#[derive(Debug, Clone)]
pub(super) struct Environment {
    /// The language that the system's locale asks for.
    pub(super) lang: Lang,
    /// The folder from which relative paths count, without symlinks.
    pub(super) folder: PathBuf,
    now: Timestamp,
}

impl Environment {
    pub(super) fn of_process() -> Self {
        let folder = env::current_dir().unwrap_or_default();
        Self {
            lang: lang(),
            folder: folder.canonicalize().unwrap_or(folder),
            now: Timestamp::now(),
        }
    }

    /// Today, where days begin and end in `zone`.
    pub(super) fn today(&self, zone: &Zone) -> Date {
        self.now.to_zoned(zone.time_zone().clone()).date()
    }

    /// `folder` as a reader types it here: relative where one of the two is inside the other.
    /// Empty for the folder itself.
    pub(super) fn relative(&self, folder: &Path) -> PathBuf {
        if let Ok(inside) = folder.strip_prefix(&self.folder) {
            return inside.to_owned();
        }
        match self.folder.strip_prefix(folder) {
            Ok(up) => up.components().map(|_| "..").collect(),
            Err(_) => folder.to_owned(),
        }
    }
}

/// The first of the locale's variables that says something decides, as it does for C programs.
fn lang() -> Lang {
    let mut named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok());
    match named.find(|value| !value.is_empty()) {
        Some(locale) if locale.starts_with("ru") => Lang::Ru,
        _ => Lang::En,
    }
}
