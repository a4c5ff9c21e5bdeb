//! A `.gitignore` file, as `gitignore(5)` describes it.

use std::fs;
use std::path::Path;

use glob::{MatchOptions, Pattern};

/// The lines of one file that are patterns, in order.
pub(super) struct IgnoreFile {
    lines: Vec<Line>,
}

struct Line {
    pattern: Pattern,
    /// `!` before the pattern: what it fits is taken in again.
    is_exception: bool,
    /// `/` after the pattern: only folders fit.
    wants_folder: bool,
    /// A `/` before or within the pattern: the whole path counts, not only the name.
    is_anchored: bool,
}

const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// Names of character classes and what they stand for inside brackets.
const CLASSES: [(&str, &str); 6] = [
    ("[:alnum:]", "a-zA-Z0-9"),
    ("[:alpha:]", "a-zA-Z"),
    ("[:digit:]", "0-9"),
    ("[:lower:]", "a-z"),
    ("[:upper:]", "A-Z"),
    ("[:space:]", " \t"),
];

impl IgnoreFile {
    /// The `.gitignore` of a folder, where it has one that says anything.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let path = folder.join(".gitignore");
        // Git does not follow a symlink here either; a link to a device would never end.
        let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
        if !is_file {
            return None;
        }
        let bytes = fs::read(path).ok()?;
        let file = Self::read(&String::from_utf8_lossy(&bytes));
        (!file.lines.is_empty()).then_some(file)
    }

    /// Lines that are no pattern are passed over, as Git does.
    fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}');
        Self {
            lines: text.lines().filter_map(Line::read).collect(),
        }
    }

    /// Whether what stands at `path`, from the file's own folder, is passed by; `None` where no line
    /// speaks of it.
    pub(super) fn ignores(&self, path: &str, is_folder: bool) -> Option<bool> {
        let mut lines = self.lines.iter().rev();
        let line = lines.find(|line| line.fits(path, is_folder))?;
        Some(!line.is_exception)
    }
}

impl Line {
    fn read(line: &str) -> Option<Self> {
        let line = without_spaces_after(line);
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let (is_exception, line) = match line.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let (wants_folder, line) = match line.strip_suffix('/') {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let is_anchored = line.contains('/');
        let pattern = in_glob(line.strip_prefix('/').unwrap_or(line))?;
        Some(Self {
            pattern: Pattern::new(&pattern).ok()?,
            is_exception,
            wants_folder,
            is_anchored,
        })
    }

    fn fits(&self, path: &str, is_folder: bool) -> bool {
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        let counted = if self.is_anchored { path } else { name };
        (is_folder || !self.wants_folder) && self.pattern.matches_with(counted, OPTIONS)
    }
}

/// The line without the spaces at its end; one after a backslash counts.
fn without_spaces_after(line: &str) -> &str {
    let kept = line.trim_end_matches(' ');
    let slashes = kept.len() - kept.trim_end_matches('\\').len();
    if line.len() > kept.len() && slashes % 2 == 1 {
        &line[..=kept.len()]
    } else {
        kept
    }
}

/// A pattern of Git's as the `glob` crate writes it: a backslash becomes brackets, `[^a]` becomes
/// `[!a]`, and two stars that are not a whole part of a path are one. `None` where it is no pattern.
fn in_glob(pattern: &str) -> Option<String> {
    let mut glob = String::new();
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        rest = match letter {
            '\\' => {
                let escaped = after.chars().next()?;
                glob.push_str(&Pattern::escape(escaped.encode_utf8(&mut [0; 4])));
                &after[escaped.len_utf8()..]
            }
            '*' => {
                let others = after.trim_start_matches('*');
                let is_part = glob.is_empty() || glob.ends_with('/');
                let is_part = is_part && (others.is_empty() || others.starts_with('/'));
                let is_deep = is_part && after.len() > others.len();
                glob.push_str(if is_deep { "**" } else { "*" });
                others
            }
            '[' => brackets(after, &mut glob)?,
            _ => {
                glob.push(letter);
                after
            }
        };
    }
    Some(glob)
}

/// Writes the brackets that have been opened before `rest`; what follows them.
fn brackets<'a>(rest: &'a str, glob: &mut String) -> Option<&'a str> {
    let (negation, mut rest) = match rest.strip_prefix(['!', '^']) {
        Some(rest) => ("!", rest),
        None => ("", rest),
    };
    glob.push('[');
    glob.push_str(negation);
    let mut is_first = true;
    loop {
        let letter = rest.chars().next()?;
        let class = CLASSES.iter().find(|(name, _)| rest.starts_with(name));
        let after = &rest[letter.len_utf8()..];
        rest = match (class, letter) {
            (Some((name, letters)), _) => {
                glob.push_str(letters);
                &rest[name.len()..]
            }
            (None, ']') if !is_first => {
                glob.push(']');
                return Some(after);
            }
            (None, '\\') => {
                let escaped = after.chars().next()?;
                glob.push(escaped);
                &after[escaped.len_utf8()..]
            }
            _ => {
                glob.push(letter);
                after
            }
        };
        is_first = false;
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;
    use crate::source::sandbox::Sandbox;

    /// Which of these files Git itself passes by, by the same lines.
    fn git_ignores(lines: &str, files: &[&str]) -> Vec<bool> {
        let sandbox = Sandbox::empty();
        sandbox.git(&["init", "--quiet"]);
        sandbox.write(".gitignore", lines);
        for file in files {
            sandbox.write(file, "");
        }
        let mut check = Command::new("git");
        check.args([
            "-c",
            "core.excludesFile=/dev/null",
            "-c",
            "core.quotePath=false",
            "check-ignore",
        ]);
        let check = check.args(["--no-index", "--"]).args(files);
        let said = check.current_dir(sandbox.path()).output().unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        let said: Vec<&str> = said.lines().collect();
        files.iter().map(|file| said.contains(file)).collect()
    }

    /// As a walk asks: what stands in a folder that is passed by is never asked for.
    fn walked(lines: &IgnoreFile, file: &str) -> bool {
        let above = file.match_indices('/').map(|(at, _)| &file[..at]);
        let mut above = above.map(|folder| lines.ignores(folder, true) == Some(true));
        above.any(|ignored| ignored) || lines.ignores(file, false) == Some(true)
    }

    fn check(lines: &str, files: &[&str]) {
        let read = IgnoreFile::read(lines);
        let ours: Vec<bool> = files.iter().map(|file| walked(&read, file)).collect();
        assert_eq!(ours, git_ignores(lines, files), "{lines:?} {files:?}");
    }

    #[test]
    fn lines_mean_what_they_mean_to_git() {
        #[rustfmt::skip]
        let written = [
            "/site/\n", "site\n", "site/\n", "*.tmp\n!keep.tmp\n", "a/**/c\n", "**/c\n", "a/**\n",
            "a**c\n", "a/*\n!a/c\n", "\\#c\n", "#c\n", "c \n", "c\\ \n", "[abc]\n", "[!a]\n",
            "[^a]\n", "[[:alpha:]]\n", "[]a]\n", "a?c\n", "\\*\n", "d/\r\n", "**\n", "/\n", "!\n",
            "[a\n", "\u{FEFF}site\n", "каталог/\n", "a/b/\n", "/**/c\n", "*/c\n", "c\\\n", "*\n!*/\n",
        ];
        #[rustfmt::skip]
        let files = [
            "site/index.html", "d/site", "a/c", "a/b/c", "c", "c ", "#c", "a/x/y/c", "axc", "ac",
            "a/site", "x.tmp", "keep.tmp", "b", "*", "]", "каталог/x", "a/каталог/x", "d/a/b/e",
        ];
        for lines in written {
            check(lines, &files);
        }
    }

    /// Two stars beside a letter are left out below: after a letter that stands first, Git lets them
    /// cross folders, which its manual denies.
    fn has_stars_in_a_name(lines: &str) -> bool {
        lines.match_indices("**").any(|(at, stars)| {
            let begins = lines[..at].ends_with(['/', '!', '\n']) || at == 0;
            let ends = lines[at + stars.len()..].starts_with(['/', '\n']);
            !(begins && ends)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]
        #[test]
        fn any_lines_mean_what_they_mean_to_git(
            lines in "(!?/?(\\*\\*|([ab]|\\*|\\?|\\[ab\\]|\\[!a\\]|ab){1,3})(/(\\*\\*|([ab]|\\?|\\[!b\\]|ab){1,2}|\\*)){0,2}/?\n){1,4}",
        ) {
            prop_assume!(!has_stars_in_a_name(&lines));
            let files = ["a/a", "a/b/a", "a/b/ab", "a/ab/b", "b", "ab/a", "ab/b/b/a", "bb", "ba/b"];
            check(&lines, &files);
        }
    }
}
