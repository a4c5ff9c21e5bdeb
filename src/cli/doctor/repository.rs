//! What is looked at in the repository's settings: history, who writes, remote, driver, hook.

use super::Check;
use super::patient::{Patient, quoted};
use crate::history::authors::{Authors, own_address};

/// What a repository's own hook does where `pre-commit` is not used.
const HOOK: &str = "printf '#!/bin/sh\\nexec comity check --format concise\\n' > \
    \"$(git rev-parse --git-path hooks)/pre-commit\" && \
    chmod +x \"$(git rev-parse --git-path hooks)/pre-commit\"";

const DRIVER: &str = "git config diff.comity.command 'comity git-diff-driver'";

pub(super) fn checks(patient: &Patient) -> Vec<Check> {
    if patient.git.is_none() {
        return Vec::new();
    }
    if patient.top.is_none() {
        let begin = "git init -b main && git add --all && git commit -m 'The playbook begins'";
        return vec![Check::missing("repository", begin)];
    }
    vec![
        Check::fine("repository"),
        history(patient),
        tags(patient),
        identity(patient),
        remote(patient),
        driver(patient),
        hook(patient),
    ]
}

/// A clone that was cut off knows nothing of dates, editions and sign-offs.
fn history(patient: &Patient) -> Check {
    let shallow = patient.ask(&["rev-parse", "--is-shallow-repository"]);
    if shallow.as_deref() == Some("true") {
        Check::missing("history", "git fetch --unshallow --tags")
    } else {
        Check::fine("history")
    }
}

/// Editions may be asked for by tags `edition/…`, which a clone can be told to leave out.
fn tags(patient: &Patient) -> Check {
    if patient.setting("remote.origin.tagOpt").as_deref() == Some("--no-tags") {
        let mend = "git config --unset remote.origin.tagOpt && git fetch --tags";
        Check::odd("tags", mend)
    } else {
        Check::fine("tags")
    }
}

/// Whether the one who commits here is somebody of the playbook.
fn identity(patient: &Patient) -> Check {
    let Some(address) = own_address(&patient.root) else {
        return Check::missing("identity", "git config user.email YOU@example.org");
    };
    let Ok(opened) = &patient.opened else {
        return Check::fine("identity").with("address", address);
    };
    let playbook = &opened.loaded.playbook;
    let authors = Authors::of(playbook);
    if let Some((person, _)) = authors.person(&address) {
        let person = person.to_owned();
        return Check::fine("identity")
            .with("address", address)
            .with("person", person);
    }
    let known = playbook
        .people()
        .find_map(|(_, _, person)| Some(person.git.as_ref()?.value.first()?.value.clone()));
    let known = known.unwrap_or_else(|| "YOU@example.org".to_owned());
    Check::odd(
        "identity",
        format!("git config user.email {}", quoted(&known)),
    )
    .with("address", address)
}

fn remote(patient: &Patient) -> Check {
    match patient.ask(&["remote"]) {
        Some(name) => Check::fine("remote").with("name", name),
        None => Check::missing(
            "remote",
            "git remote add origin ADDRESS && git push -u origin HEAD",
        ),
    }
}

/// `git log -p --ext-diff` tells changes in sentences where both halves are there.
fn driver(patient: &Patient) -> Check {
    let is_named = patient
        .text(".gitattributes")
        .is_some_and(|text| text.contains("diff=comity"));
    let is_set = patient.setting("diff.comity.command").is_some();
    match (is_named, is_set) {
        (true, true) => Check::fine("driver"),
        (true, false) => Check::odd("driver", DRIVER),
        (false, _) => Check::odd(
            "driver",
            format!("echo '*.md diff=comity' >> .gitattributes && {DRIVER}"),
        ),
    }
}

/// Whether something looks at a commit before it is made.
fn hook(patient: &Patient) -> Check {
    let place = patient.ask(&["rev-parse", "--git-path", "hooks/pre-commit"]);
    let is_there = place.is_some_and(|place| patient.root.join(place).is_file());
    let is_described = patient
        .text(".pre-commit-config.yaml")
        .is_some_and(|text| text.contains("comity"));
    match (is_there, is_described) {
        (true, _) => Check::fine("hook"),
        (false, true) => Check::odd("hook", "pre-commit install"),
        (false, false) => Check::odd("hook", HOOK),
    }
}
