//! What is looked at on the machine: Git, the cache, the time zone.

use std::fs;
use std::path::Path;

use super::Check;
use super::patient::Patient;
use crate::cli::environment::Environment;

/// The oldest Git with which the commands of the documentation work: `git init -b` came with it.
const OLDEST_GIT: (u32, u32) = (2, 28);

pub(super) fn checks(patient: &Patient, environment: &Environment) -> Vec<Check> {
    vec![
        git(patient.git.as_deref()),
        cache(environment.cache.as_deref()),
        zone(environment),
    ]
}

fn git(said: Option<&str>) -> Check {
    let Some(said) = said else {
        return Check::missing("git", "sudo apt-get install git");
    };
    let version = said.split_whitespace().nth(2).unwrap_or_default();
    let mut parts = version
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let check = if found < OLDEST_GIT {
        let (major, minor) = OLDEST_GIT;
        let oldest = format!("{major}.{minor}");
        Check::odd("git", "sudo apt-get install --only-upgrade git").with("oldest", oldest)
    } else {
        Check::fine("git")
    };
    check.with("version", version.to_owned())
}

/// What was read is kept for the next run: without that every run reads the whole past again.
fn cache(folder: Option<&Path>) -> Check {
    const ELSEWHERE: &str = "export COMITY_CACHE_DIR=\"$HOME/.comity-cache\"";
    let Some(folder) = folder else {
        return Check::odd("cache", "unset COMITY_CACHE");
    };
    let is_writable = fs::create_dir_all(folder)
        .and_then(|()| tempfile::tempfile_in(folder))
        .is_ok();
    let check = if is_writable {
        Check::fine("cache")
    } else {
        Check::missing("cache", ELSEWHERE)
    };
    check.with("folder", folder.display().to_string())
}

/// Zones of playbooks come with the program; the machine's own says which day is today in answers
/// to people who have not said theirs.
fn zone(environment: &Environment) -> Check {
    match environment.named_zone() {
        Some(zone) => Check::fine("zone").with("zone", zone),
        None => Check::odd(
            "zone",
            "sudo apt-get install tzdata && export TZ=Europe/Moscow",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::State;
    use super::*;

    #[test]
    fn an_old_git_is_odd_and_none_is_missing() {
        let state = |said| git(said).state;
        assert_eq!(state(Some("git version 2.20.1\n")), State::Odd);
        assert_eq!(state(Some("git version 2.28.0\n")), State::Fine);
        assert_eq!(state(Some("git version 3.0.0.windows.1\n")), State::Fine);
        assert_eq!(state(None), State::Missing);
    }
}
