//! What is looked at in the files for the forge: that they are there, and this program's.

use serde_json::json;

use super::Check;
use super::patient::Patient;
use crate::cli::args::Forge;
use crate::cli::scaffold;
use crate::model::Kind;

/// Where each forge looks for the owners of files.
const OWNERS: [&str; 4] = [
    ".github/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    ".forgejo/CODEOWNERS",
    "CODEOWNERS",
];

pub(super) fn checks(patient: &Patient) -> anyhow::Result<Vec<Check>> {
    if patient.top.is_none() {
        return Ok(Vec::new());
    }
    Ok(vec![pipeline(patient)?, owners(patient)])
}

/// The forge that keeps the repository: by its remote, else by the files that are there.
fn forge(patient: &Patient) -> Option<(&'static str, Forge)> {
    let address = patient.setting("remote.origin.url").unwrap_or_default();
    let named = |word: &str| address.contains(word);
    let found = if named("github") {
        Forge::GitHub
    } else if named("gitlab") {
        Forge::GitLab
    } else if ["codeberg", "gitea", "forgejo"].into_iter().any(named) {
        Forge::Forgejo
    } else if patient.has(".github") {
        Forge::GitHub
    } else if patient.has(".gitlab-ci.yml") {
        Forge::GitLab
    } else if patient.has(".forgejo") {
        Forge::Forgejo
    } else {
        return None;
    };
    let all = Forge::ALL;
    all.into_iter().find(|(_, forge)| *forge == found)
}

/// Whether the forge checks every change, with the files that `comity init` writes today.
fn pipeline(patient: &Patient) -> anyhow::Result<Check> {
    let Some((word, forge)) = forge(patient) else {
        let mend = from_init("github", ".github/workflows/playbook.yml");
        return Ok(Check::missing("pipeline", mend));
    };
    let folder = forge.folder();
    let values = json!({ "version": env!("CARGO_PKG_VERSION") });
    let mut differs = None;
    let mut place = String::new();
    for path in scaffold::files(folder).into_iter().filter(|path| {
        let end = path.rsplit('.').next().unwrap_or_default();
        matches!(end, "yml" | "yaml")
    }) {
        path.trim_start_matches(folder)
            .trim_start_matches('/')
            .clone_into(&mut place);
        match patient.text(&place) {
            None => {
                let mend = from_init(word, &place);
                return Ok(Check::missing("pipeline", mend).with("path", place));
            }
            Some(text) if text != scaffold::render(path, &values)? => {
                differs = Some((from_init(word, &place), place.clone()));
            }
            Some(_) => {}
        }
    }
    Ok(match differs {
        Some((mend, path)) => Check::odd("pipeline", mend).with("path", path),
        None => Check::fine("pipeline").with("path", place),
    })
}

/// The command that writes the forge's files anew beside the playbook and takes over those that
/// stand beside `path`; others, such as CODEOWNERS, are the playbook's own.
fn from_init(forge: &str, path: &str) -> String {
    let take = match path.rsplit_once('/') {
        Some((folder, _)) => {
            format!("mkdir -p {folder} && cp -R .comity-fresh/{folder}/. {folder}/")
        }
        None => format!("cp .comity-fresh/{path} {path}"),
    };
    format!(
        "comity init .comity-fresh --yes --forge {forge} --party name=A --party name=B && \
         {take} && rm -R .comity-fresh"
    )
}

/// Whether each party's page has somebody who is asked, and nobody owns a page that is gone.
fn owners(patient: &Patient) -> Check {
    let Ok(opened) = &patient.opened else {
        return Check::fine("owners");
    };
    let found = OWNERS
        .iter()
        .find_map(|path| Some((*path, patient.text(path)?)));
    let playbook = &opened.loaded.playbook;
    let folder = playbook.config.place(Kind::Party);
    let sides: Vec<String> = playbook
        .sides()
        .iter()
        .map(|side| side.value.to_string())
        .collect();
    let Some((path, text)) = found else {
        let line = |side: &String| format!("/{folder}/{side}.md @{side}");
        let lines: Vec<String> = sides.iter().map(line).collect();
        let mend = format!("printf '%s\\n' '{}' > CODEOWNERS", lines.join("' '"));
        return Check::missing("owners", mend);
    };
    let owned: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let gone = owned.iter().find(|pattern| {
        let file = pattern.trim_start_matches('/');
        file.starts_with(&*folder) && file.strip_suffix(".md").is_some() && !patient.has(file)
    });
    if let Some(gone) = gone {
        let mend = format!("sed -i '\\|^{gone}|d' {path}");
        return Check::odd("owners", mend)
            .with("path", path)
            .with("what", *gone);
    }
    let is_asked = |side: &&String| {
        let page = format!("{folder}/{side}.md");
        owned.iter().any(|pattern| {
            let pattern = pattern.trim_start_matches('/');
            pattern == page || pattern == "*" || pattern.trim_end_matches('/') == folder
        })
    };
    match sides.iter().find(|side| !is_asked(side)) {
        None => Check::fine("owners").with("path", path),
        Some(side) => {
            let page = format!("/{folder}/{side}.md");
            let mend = format!("echo '{page} @{side}' >> {path}");
            Check::odd("owners", mend)
                .with("path", path)
                .with("what", page)
        }
    }
}
