//! The baseline of a playbook on disk: found, written, and made smaller.

use std::path::Path;
use std::sync::Arc;

use super::args::CheckArgs;
use super::document::ensure_work_tree;
use super::environment::Environment;
use super::fix::Wish;
use super::opened::{AsOf, Chosen, Opened};
use super::{Failure, rewrite};
use crate::locale::Message;
use crate::model::{BASELINE_FILE, Baseline};
use crate::rules::{self, Selection, Shrunk};
use crate::source::{blob_id, is_bare};
use crate::text::{DocPath, SourceFile};

/// Takes the file that the command line names for the baseline, where it names one.
///
/// # Errors
/// Where it lies outside the playbook, or is not there and is not to be written either.
pub(super) fn choose(
    opened: &mut Opened,
    args: &CheckArgs,
    environment: &Environment,
) -> anyhow::Result<DocPath> {
    let default = DocPath::new(BASELINE_FILE);
    let Some(named) = &args.baseline.baseline else {
        return Ok(default);
    };
    let path = inside(&opened.root, named, environment)?;
    if path == default && opened.loaded.playbook.baseline.is_some() {
        return Ok(path);
    }
    let loaded = &mut opened.loaded;
    let findings = &mut loaded.report.findings;
    findings.retain(|told| told.place.path != default);
    loaded.playbook.baseline = None;
    if loaded.playbook.files.contains(&path) {
        let file = SourceFile::new(path.clone(), &opened.source.read(&path)?);
        let baseline = Baseline::read(file, &mut loaded.report);
        loaded.playbook.baseline = Some(Arc::new(baseline));
    } else if !args.baseline.write_baseline {
        return Err(failure("baseline-not-found", &path).into());
    }
    Ok(path)
}

/// A file as the playbook in `root` names it.
fn inside(root: &Path, named: &Path, environment: &Environment) -> Result<DocPath, Failure> {
    let whole = environment.folder.join(named);
    let folder = whole.parent().and_then(|folder| folder.canonicalize().ok());
    let root = root.canonicalize().ok();
    let below = folder.zip(root).and_then(|(folder, root)| {
        let below = folder.strip_prefix(&root).ok()?.to_owned();
        Some(below.join(whole.file_name()?))
    });
    let Some(below) = below else {
        let path = DocPath::new(&named.to_string_lossy());
        return Err(failure("baseline-outside", &path));
    };
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Ok(DocPath::new(&parts.join("/")))
}

fn failure(id: &'static str, path: &DocPath) -> Failure {
    let what = Message::new(id).with("path", path.as_str());
    let help = Some(what.attribute("help"));
    Failure { what, help }
}

/// Writes all that is found into the baseline; what it says of that.
///
/// # Errors
/// Where there is one that cannot be read, or the file cannot be written.
pub(super) fn write(
    opened: &mut Opened,
    args: &CheckArgs,
    environment: &Environment,
) -> anyhow::Result<Vec<Message>> {
    ensure_work_tree(&opened.root)?;
    let path = choose(opened, args, environment)?;
    let before = opened.loaded.playbook.baseline.clone();
    if before.as_ref().is_some_and(|before| !before.is_whole) {
        return Err(failure("baseline-unreadable", &path).into());
    }
    let checked = rules::check(
        &opened.context(),
        &opened.loaded.report,
        opened.past.timeline(),
        &Selection::default(),
    );
    let findings = &checked.report.findings;
    let known = rules::known_of(findings, &path);
    let text = Baseline::text(&known);
    let file = opened.root.join(path.as_str());
    match before {
        Some(before) if *before.file.text == *text => {}
        Some(before) => {
            if !rewrite::write_over(
                &file,
                &blob_id(before.file.text.as_bytes()),
                text.as_bytes(),
            )? {
                return Err(failure("baseline-changed", &path).into());
            }
        }
        None if known.is_empty() => {}
        None => rewrite::write(&file, text.as_bytes())?,
    }
    let n: usize = known.iter().map(|known| known.count as usize).sum();
    let others = findings
        .iter()
        .filter(|finding| finding.waived_by.is_none());
    let others = others.filter(|finding| finding.rule != "stale-baseline");
    let left = others.count() - n;
    let written = Message::new("baseline-written").with("path", path.as_str());
    let written = written.with("n", n);
    let not_known = (left > 0).then(|| Message::new("baseline-not-known").with("n", left));
    Ok(std::iter::once(written).chain(not_known).collect())
}

/// Whether `check` may take out of the baseline what is needed no longer: on somebody's own machine,
/// on what lies there today, with every rule.
pub(super) fn may_shrink(args: &CheckArgs, as_of: AsOf, environment: &Environment) -> bool {
    let is_whole = args.only.is_empty() && args.skip.is_empty();
    let is_shown_only = Wish::of(args.fix).is_some_and(|wish| !wish.writes);
    is_whole
        && !is_shown_only
        && !args.watch
        && !args.baseline.keep_baseline
        && as_of.chosen != Chosen::Asked
        && !environment.is_ci
}

/// Writes the smaller baseline; what it says of that. Nothing where the file has changed meanwhile,
/// or cannot be written: then the finding that it is stale says so.
pub(super) fn shrink(root: &Path, before: &Baseline, shrunk: &Shrunk) -> Option<Message> {
    if is_bare(root) {
        return None;
    }
    let path = &before.file.path;
    let blob = blob_id(before.file.text.as_bytes());
    let written = rewrite::write_over(&root.join(path.as_str()), &blob, shrunk.text.as_bytes());
    let note = Message::new("baseline-shrunk").with("path", path.as_str());
    let note = note.with("gone", shrunk.gone).with("better", shrunk.better);
    written.ok()?.then_some(note)
}
