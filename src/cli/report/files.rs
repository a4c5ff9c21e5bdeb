//! Reports in files, beside what is printed.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::{Format, Outcome, View, markdown};
use crate::cli::{Failure, rewrite};
use crate::locale::Message;

/// A report that was asked for with `--report FORMAT:FILE`.
#[derive(Debug, Clone)]
pub struct ReportFile {
    /// How it is written.
    pub format: &'static Format,
    /// Where.
    pub path: PathBuf,
}

/// The longest summary of a step that GitHub takes, in bytes.
const STEP_SUMMARY: usize = 1024 * 1024;

/// Looks, before anything is checked, whether every report can be written.
///
/// # Errors
/// Where a folder is missing, something other than a file is in the way, or two reports are for one
/// file.
pub(in crate::cli) fn ensure_writable(reports: &[ReportFile]) -> Result<(), Failure> {
    let failure = |id: &'static str, path: &Path| {
        Failure::new(Message::new(id).with("path", path.display().to_string()))
    };
    let mut seen: Vec<PathBuf> = Vec::new();
    for ReportFile { path, .. } in reports {
        let parent = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let Ok(folder) = parent.canonicalize() else {
            return Err(failure("report-no-folder", path));
        };
        if path.is_dir() || path.file_name().is_none() {
            return Err(failure("report-is-folder", path));
        }
        let name = path.file_name().map(|name| folder.join(name));
        let real = path.canonicalize().ok().or(name).unwrap_or_default();
        if seen.contains(&real) {
            return Err(failure("report-twice", path));
        }
        seen.push(real);
    }
    Ok(())
}

/// Writes every report whole; a reader never sees half of one.
pub(in crate::cli) fn write(
    reports: &[ReportFile],
    outcomes: &[Outcome],
    view: &View,
) -> anyhow::Result<()> {
    let view = View {
        is_colored: false,
        width: WIDTH,
        ..*view
    };
    for ReportFile { format, path } in reports {
        let text = format.text(outcomes, &view)?;
        // A device or a pipe cannot be replaced by a file.
        if fs::metadata(path).is_ok_and(|known| !known.is_file()) {
            let shown = path.display();
            fs::write(path, text).with_context(|| format!("cannot write {shown}"))?;
        } else {
            rewrite::write(path, text.as_bytes())?;
        }
    }
    Ok(())
}

/// The width of reports: nobody knows who will read them.
const WIDTH: usize = 100;

/// Adds a summary to the file that GitHub shows on the page of a run.
pub(in crate::cli) fn add_step_summary(
    path: &Path,
    outcomes: &[Outcome],
    view: &View,
) -> anyhow::Result<()> {
    let before = fs::metadata(path).map_or(0, |known| known.len());
    let before = usize::try_from(before).unwrap_or(STEP_SUMMARY);
    let text = markdown::limited(outcomes, view, STEP_SUMMARY.saturating_sub(before));
    let file = OpenOptions::new().append(true).create(true).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.with_context(|| format!("cannot write the summary of the step to {}", path.display()))
}
