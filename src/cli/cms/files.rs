//! The page of the forms on disk, and the editor beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::Value;

use crate::cli::Failure;
use crate::cli::publish::write_beside;
use crate::cli::rewrite;
use crate::locale::Message;

/// The file that says that this command has written the folder.
const MARKER: &str = ".comity-forms";

/// Where the page looks for the editor.
const EDITOR: &str = "sveltia-cms";

/// What the page needs of the editor's package, beside its licence.
const FOLDERS: [&str; 2] = ["npm", "locales"];

const PAGE: [(&str, &str); 4] = [
    ("index.html", include_str!("../../../forms/index.html")),
    ("forms.js", include_str!("../../../forms/forms.js")),
    ("format.js", include_str!("../../../forms/format.js")),
    (
        "js-yaml.mjs",
        include_str!("../../../forms/vendor/js-yaml.mjs"),
    ),
];

const LICENCE: (&str, &str) = (
    "js-yaml.LICENSE.txt",
    include_str!("../../../forms/vendor/js-yaml.LICENSE.txt"),
);

/// Writes everything into `out` and says how many files it were.
///
/// # Errors
/// Where a file is in the way that this command has not written, or the package is not the
/// editor's.
pub(super) fn write(
    out: &Path,
    config: &str,
    shapes: &Value,
    package: Option<&Path>,
) -> anyhow::Result<usize> {
    let shapes = serde_json::to_string_pretty(shapes)? + "\n";
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("config.yml".to_owned(), config.into()),
        ("shapes.json".to_owned(), shapes.into()),
        (MARKER.to_owned(), Vec::new()),
    ];
    let page = PAGE.into_iter().chain([LICENCE]);
    files.extend(page.map(|(name, text)| (name.to_owned(), text.into())));
    if let Some(package) = package {
        files.extend(editor(package)?);
    }
    if !out.join(MARKER).is_file()
        && let Some((name, _)) = files.iter().find(|(name, _)| out.join(name).exists())
    {
        let what = Message::new("cms-in-the-way").with("path", name.clone());
        return Err(Failure::new(what).into());
    }
    for (name, bytes) in &files {
        let place = out.join(name);
        if place.exists() {
            rewrite::write(&place, bytes)?;
        } else {
            write_beside(out, [(name.as_str(), bytes.as_slice())])?;
        }
    }
    Ok(files.len())
}

/// The editor's files, without what only its developers read.
fn editor(package: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let script = package.join("npm/index.js");
    if !script.is_file() {
        let shown = package.display().to_string();
        let what = Message::new("cms-no-package").with("path", shown);
        return Err(Failure::new(what).into());
    }
    let mut paths = vec![PathBuf::from("LICENSE.txt")];
    for folder in FOLDERS {
        gather(package, Path::new(folder), &mut paths)?;
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let bytes = fs::read(package.join(&path))
            .with_context(|| format!("cannot read {}", package.join(&path).display()))?;
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        files.push((format!("{EDITOR}/{}", parts.join("/")), bytes));
    }
    Ok(files)
}

fn gather(package: &Path, folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(package.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            gather(package, &path, paths)?;
        } else if path.extension().is_none_or(|extension| extension != "map") {
            paths.push(path);
        }
    }
    Ok(())
}
