//! What is looked at in the files that Git keeps: what must not be there, and what is not what it
//! seems.

use std::collections::BTreeMap;
use std::fs;

use super::Check;
use super::documents::shown;
use super::patient::{Patient, quoted};
use crate::history::seals::{KEPT_FOLDER, is_ignored};
use crate::source::SITE_MARKER;

/// What a pointer of Git LFS begins with, in place of the file's bytes.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Files beyond this make every clone slow; no document or ledger needs it.
const LARGE: u64 = 5 * 1024 * 1024;

pub(super) fn checks(patient: &Patient) -> Vec<Check> {
    if patient.top.is_none() {
        return Vec::new();
    }
    vec![
        ignored_seals(patient),
        committed_seals(patient),
        names(patient),
        pointers(patient),
        encodings(patient),
        line_ends(patient),
        large(patient),
        site(patient),
    ]
}

/// Whether Git would leave the text of a sealed sheet alone.
fn ignored_seals(patient: &Patient) -> Check {
    let kept = format!("{KEPT_FOLDER}/sheet.md.salt");
    if is_ignored(&patient.root, &kept).unwrap_or(false) {
        Check::fine("seals")
    } else {
        Check::missing("seals", format!("echo '{KEPT_FOLDER}/' >> .gitignore"))
    }
}

/// A text or salt that was committed is no secret any more.
fn committed_seals(patient: &Patient) -> Check {
    let found = matching(patient, |path| path.contains(KEPT_FOLDER));
    if found.is_empty() {
        return Check::fine("salts");
    }
    Check::missing("salts", format!("git rm -r --cached {KEPT_FOLDER}"))
        .with("files", shown(&found))
}

/// Two names that differ in capitals are one file on macOS and Windows.
fn names(patient: &Patient) -> Check {
    let mut known: BTreeMap<String, &String> = BTreeMap::new();
    for path in &patient.tracked {
        if let Some(other) = known.insert(path.to_lowercase(), path) {
            let mend = format!("git mv {} {}", quoted(path), quoted(&other_name(path)));
            let both = [other.clone(), path.clone()];
            return Check::odd("names", mend).with("files", shown(&both));
        }
    }
    Check::fine("names")
}

/// The name with a `-2` before its ending.
fn other_name(path: &str) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-2.{ending}"),
        None => format!("{path}-2"),
    }
}

fn pointers(patient: &Patient) -> Check {
    let found = matching(patient, |path| {
        is_text(path) && bytes(patient, path).starts_with(POINTER)
    });
    if found.is_empty() {
        Check::fine("pointers")
    } else {
        Check::missing("pointers", "git lfs install && git lfs pull").with("files", shown(&found))
    }
}

fn encodings(patient: &Patient) -> Check {
    let found = matching(patient, |path| {
        path.strip_suffix(".md").is_some() && String::from_utf8(bytes(patient, path)).is_err()
    });
    let Some(first) = found.first() else {
        return Check::fine("encodings");
    };
    let name = quoted(first);
    let mend =
        format!("iconv -f WINDOWS-1251 -t UTF-8 -o {name}.utf8 {name} && mv {name}.utf8 {name}");
    Check::missing("encodings", mend).with("files", shown(&found))
}

/// Line ends of Windows in what Git keeps make every line a change for others.
fn line_ends(patient: &Patient) -> Check {
    let listed = patient.list(&["ls-files", "--eol", "-z", "--", "*.md", "*.csv", "*.toml"]);
    let found: Vec<String> = listed
        .iter()
        .filter(|line| line.starts_with("i/crlf") || line.starts_with("i/mixed"))
        .filter_map(|line| Some(line.split_once('\t')?.1.to_owned()))
        .collect();
    if found.is_empty() {
        return Check::fine("line-ends");
    }
    let mend = "printf '*.md text\\n*.csv text\\n*.toml text\\n' >> .gitattributes && git add --renormalize .";
    Check::odd("line-ends", mend).with("files", shown(&found))
}

fn large(patient: &Patient) -> Check {
    let found = matching(patient, |path| {
        let found = fs::symlink_metadata(patient.root.join(path));
        found.is_ok_and(|found| found.is_file() && found.len() > LARGE)
    });
    let Some(first) = found.first() else {
        return Check::fine("large");
    };
    let name = quoted(first);
    let mend = format!("git rm --cached {name} && echo {name} >> .gitignore");
    Check::odd("large", mend).with("files", shown(&found))
}

/// A site that is committed grows the repository with every build and is never the newest.
fn site(patient: &Patient) -> Check {
    let found = matching(patient, |path| path.ends_with(SITE_MARKER));
    let Some(first) = found.first() else {
        return Check::fine("site");
    };
    let folder = first.trim_end_matches(SITE_MARKER).trim_end_matches('/');
    let name = quoted(folder);
    let mend = format!("git rm -r --cached --quiet {name} && echo {name}/ >> .gitignore");
    Check::odd("site", mend).with("folder", folder.to_owned())
}

fn matching(patient: &Patient, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let found = patient.tracked.iter().filter(|path| wanted(path));
    found.cloned().collect()
}

fn is_text(path: &str) -> bool {
    [".md", ".csv", ".toml"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

fn bytes(patient: &Patient, path: &str) -> Vec<u8> {
    fs::read(patient.root.join(path)).unwrap_or_default()
}
