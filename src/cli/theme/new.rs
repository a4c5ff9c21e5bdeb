//! `comity theme new`: files of a theme, written where they can be changed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::folder::{Around, files};
use crate::cli::args::ThemeNewArgs;
use crate::cli::console::{Console, Verbosity};
use crate::cli::environment::Environment;
use crate::cli::publish::write_beside;
use crate::cli::report::harmless::one_line;
use crate::cli::site::known_theme;
use crate::cli::{Exit, Failure};
use crate::locale::{Arg, Message};
use crate::site::theme::{API, DEFAULT_THEME, theme_files};
use crate::text::nearest;

/// The style sheet that one begins with; its name comes after those of the themes.
const OWN_STYLES: &str = "static/css/tokens.own.css";

/// The style sheet with the look in numbers.
const TOKENS: &str = "static/css/tokens.css";

pub(super) fn run(
    args: &ThemeNewArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let around = Around::of(&environment.folder)?;
    let base = match (&args.from, &around) {
        (Some(name), _) => known_theme(name)?,
        (None, Some(around)) => around.chosen()?,
        (None, None) => DEFAULT_THEME,
    };
    let folder = match (&args.into, &around) {
        (Some(folder), _) => environment.folder.join(folder),
        (None, Some(around)) => around.folder(),
        (None, None) => return Err(Failure::new(Message::new("theme-nowhere")).into()),
    };
    let wanted = if args.files.is_empty() {
        beginning(base)
    } else {
        copies(base, &args.files)?
    };
    ensure_new(&folder, &wanted)?;
    let bytes = wanted.iter();
    write_beside(
        &folder,
        bytes.map(|(path, bytes)| (path.as_str(), bytes.as_slice())),
    )?;
    if console.view.verbosity > Verbosity::Quiet {
        let shown = environment.relative(&folder);
        let paths = wanted.keys().map(|path| {
            let path: PathBuf = shown.join(path);
            one_line(&path.display().to_string()).into_owned()
        });
        let message = Message::new("theme-written")
            .with("files", Arg::All(paths.collect()))
            .with("theme", base);
        console.print(&format!("{}\n", message.text(console.view.lang)))?;
    }
    Ok(Exit::Fine)
}

/// What one begins with: the theme's description, and every token of it to be changed.
fn beginning(base: &str) -> BTreeMap<String, Vec<u8>> {
    let manifest = format!("name = \"own\"\napi = {API}\nextends = \"{base}\"\n");
    let tokens = theme_files(base).get(TOKENS).copied().unwrap_or_default();
    let styles = starter(&String::from_utf8_lossy(tokens));
    BTreeMap::from([
        ("theme.toml".to_owned(), manifest.into_bytes()),
        (OWN_STYLES.to_owned(), styles.into_bytes()),
    ])
}

/// The theme's tokens where each holds and with the value it has, all of them comments.
fn starter(tokens: &str) -> String {
    let mut out = "/* Every token of the theme with its value. Take the comment away from those that you change; all\n   \
        others stay the theme's and keep improving. Leave the selectors as they are. */\n"
        .to_owned();
    for line in tokens.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("/*") {
            continue;
        }
        let is_token = trimmed.starts_with("--");
        let indent = &line[..line.len() - trimmed.len()];
        if is_token {
            out.extend([indent, "/* ", trimmed, " */\n"]);
        } else if !trimmed.starts_with("color-scheme:") {
            out += line;
            out.push('\n');
        }
    }
    out
}

/// These files of the theme.
///
/// # Errors
/// Where it has no such file.
fn copies(base: &str, names: &[String]) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let known = theme_files(base);
    let mut copies = BTreeMap::new();
    for name in names {
        let name = name.strip_prefix("theme/").unwrap_or(name);
        let Some(bytes) = known.get(name) else {
            let what = Message::new("theme-no-file")
                .with("theme", base)
                .with("file", name);
            let near = nearest(name, known.keys().map(String::as_str));
            let help = near.map(|near| Message::new("did-you-mean").with("near", near));
            return Err(Failure { what, help });
        };
        copies.insert(name.to_owned(), bytes.to_vec());
    }
    Ok(copies)
}

/// # Errors
/// Where one of the files is there already: somebody's work may be in it.
fn ensure_new(folder: &std::path::Path, wanted: &BTreeMap<String, Vec<u8>>) -> anyhow::Result<()> {
    let present = files(folder)?;
    let there = wanted
        .keys()
        .filter(|path| present.contains_key(*path) || folder.join(path).exists());
    let there: Vec<String> = there.cloned().collect();
    if there.is_empty() {
        return Ok(());
    }
    let message = Message::new("theme-exists")
        .with("n", there.len())
        .with("files", Arg::All(there));
    Err(Failure::new(message).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::theme::theme_names;

    #[test]
    fn what_one_begins_with_changes_nothing() {
        for name in theme_names() {
            let files = beginning(name);
            let styles = String::from_utf8_lossy(&files[OWN_STYLES]);
            assert!(styles.contains("/* --accent: "), "{styles}");
            let live = styles
                .lines()
                .filter(|line| line.trim_start().starts_with("--"));
            assert_eq!(live.count(), 0, "{styles}");
        }
    }
}
