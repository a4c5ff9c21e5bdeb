//! What the process is told by its surroundings: language, folder, clock.
//!
//! The one place that reads environment variables, and the clock as far as answers depend on it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::progress::Progress;
use crate::locale::Lang;
use crate::value::{Date, Zone};

/// The surroundings of a command, read once.
#[derive(Debug, Clone)]
pub(super) struct Environment {
    /// The language that the system's locale asks for.
    pub(super) lang: Lang,
    /// The folder from which relative paths count, without symlinks.
    pub(super) folder: PathBuf,
    /// Where ledgers and commits that were read are kept for the next run; `None` where they are not.
    pub(super) cache: Option<PathBuf>,
    /// Where GitHub wants a summary of the step, in Markdown.
    pub(super) step_summary: Option<PathBuf>,
    /// Whether nobody sits here: the variables say that this is continuous integration.
    pub(super) is_ci: bool,
    /// Where those who wait are told what is being done.
    pub(super) progress: Progress,
    now: Timestamp,
}

impl Environment {
    pub(super) fn of_process() -> Self {
        let folder = env::current_dir().unwrap_or_default();
        Self {
            lang: lang(),
            cache: cache(|name| env::var_os(name), &folder),
            folder: folder.canonicalize().unwrap_or(folder),
            step_summary: env::var_os("GITHUB_STEP_SUMMARY")
                .filter(|path| !path.is_empty())
                .map(PathBuf::from),
            is_ci: is_ci(|name| env::var_os(name)),
            progress: Progress::default(),
            now: Timestamp::now(),
        }
    }

    /// The same surroundings at this moment: programs that run for days see days pass.
    pub(super) fn at_present(&self) -> Self {
        Self {
            now: Timestamp::now(),
            ..self.clone()
        }
    }

    /// This moment, in nanoseconds since 1970.
    pub(super) fn nanos(&self) -> i128 {
        self.now.as_nanosecond()
    }

    /// Today, where days begin and end in `zone`.
    pub(super) fn today(&self, zone: &Zone) -> Date {
        self.now.to_zoned(zone.time_zone().clone()).date()
    }

    /// The name of this machine's time zone; UTC where it has none.
    pub(super) fn zone(&self) -> String {
        self.named_zone().unwrap_or_else(|| "UTC".to_owned())
    }

    /// The name of this machine's time zone, where it says one.
    pub(super) fn named_zone(&self) -> Option<String> {
        let zone = self.now.to_zoned(jiff::tz::TimeZone::system());
        zone.time_zone().iana_name().map(str::to_owned)
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
pub(super) fn lang() -> Lang {
    let mut named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok());
    match named.find(|value| !value.is_empty()) {
        Some(locale) if locale.starts_with("ru") => Lang::Ru,
        _ => Lang::En,
    }
}

/// `CI` is what most servers set; Azure Pipelines, Jenkins and `TeamCity` have variables of their own.
fn is_ci(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let says_yes = |name: &str| {
        let value = variable(name).unwrap_or_default();
        !(value.is_empty() || value == "0" || value == "false")
    };
    ["CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION"]
        .into_iter()
        .any(says_yes)
}

/// `$COMITY_CACHE_DIR`, else `comity` in the user's folder of caches, as the XDG Base Directory
/// Specification has it; nowhere with `COMITY_CACHE=off` and with a folder that is empty.
fn cache(variable: impl Fn(&str) -> Option<OsString>, folder: &Path) -> Option<PathBuf> {
    if variable("COMITY_CACHE").is_some_and(|value| value == "off") {
        return None;
    }
    if let Some(chosen) = variable("COMITY_CACHE_DIR") {
        return (!chosen.is_empty()).then(|| folder.join(chosen));
    }
    if !cfg!(any(target_os = "linux", target_os = "macos")) {
        return None;
    }
    // The specification passes by relative paths.
    let absolute = |name| {
        let path = variable(name).map(PathBuf::from);
        path.filter(|path| path.is_absolute())
    };
    let caches = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")));
    Some(caches?.join("comity"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expected: Option<&str>) {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let found = cache(variable, Path::new("/here"));
        assert_eq!(found.as_deref(), expected.map(Path::new), "{variables:?}");
    }

    #[test]
    fn servers_say_what_they_are() {
        let of = |name: &'static str, value: &'static str| {
            is_ci(move |asked| (asked == name).then(|| OsString::from(value)))
        };
        assert!(of("CI", "true") && of("CI", "1") && of("TF_BUILD", "True"));
        assert!(!of("CI", "false") && !of("CI", "") && !of("HOME", "/home/ann"));
    }

    #[test]
    fn the_cache_lies_where_it_is_wanted() {
        let home = ("HOME", "/home/ann");
        let xdg = ("XDG_CACHE_HOME", "/caches");
        check(&[home, xdg, ("COMITY_CACHE_DIR", "/mine")], Some("/mine"));
        check(&[home, ("COMITY_CACHE_DIR", "mine")], Some("/here/mine"));
        check(&[home, xdg, ("COMITY_CACHE_DIR", "")], None);
        check(
            &[home, ("COMITY_CACHE", "off"), ("COMITY_CACHE_DIR", "/m")],
            None,
        );
        check(&[], None);
    }

    #[test]
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    fn the_cache_lies_with_the_users_other_caches() {
        let home = ("HOME", "/home/ann");
        check(&[home], Some("/home/ann/.cache/comity"));
        check(&[home, ("XDG_CACHE_HOME", "/c")], Some("/c/comity"));
        check(
            &[home, ("XDG_CACHE_HOME", "c")],
            Some("/home/ann/.cache/comity"),
        );
        check(&[("HOME", "")], None);
    }
}
