//! The changes of a mending as a unified diff.

use std::fmt::Write as _;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use anyhow::Context as _;
use git2::Patch;

use super::{Change, Fixed};
use crate::cli::console::View;
use crate::cli::report::harmless::harmless;

/// What would change, as `git diff` shows it; `shown` gives the path under which a reader knows a
/// file.
pub(in crate::cli) fn preview(
    fixed: &Fixed,
    view: &View,
    shown: impl Fn(&str) -> String,
) -> anyhow::Result<String> {
    let mut out = String::new();
    for change in &fixed.changes {
        let path = shown(change.path.as_str());
        add(change, &path, view, &mut out)
            .with_context(|| format!("cannot show what changes in {path}"))?;
    }
    Ok(out)
}

fn add(change: &Change, path: &str, view: &View, out: &mut String) -> anyhow::Result<()> {
    let name = Some(Path::new(path));
    let mut diff = Patch::from_buffers(&change.before, name, &change.after, name, None)?;
    let text = diff.to_buf()?;
    let text = String::from_utf8_lossy(&text).into_owned();
    // What stands before the names is of use to programs only.
    let names = text.find("--- ").unwrap_or(0);
    for line in text[names..].lines() {
        let style = if view.is_colored {
            style(line)
        } else {
            Style::new()
        };
        let line = harmless(line.trim_end_matches('\r'));
        writeln!(out, "{style}{line}{style:#}")?;
    }
    Ok(())
}

fn style(line: &str) -> Style {
    match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => Style::new().bold(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    }
}
