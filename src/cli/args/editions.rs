//! `--editions none|last N|all`.

use std::ffi::OsString;

/// Which past editions a site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionChoice {
    /// None: the site is that of today alone.
    None,
    /// So many, the latest.
    Last(usize),
    /// All there are.
    All,
}

impl EditionChoice {
    /// Reads `none`, `last 4` (or `last:4`) and `all`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let count = text.strip_prefix("last");
        let count = count.filter(|count| count.starts_with([' ', ':', '=']));
        match (text, count.map(|count| count[1..].parse())) {
            ("none", _) => Ok(Self::None),
            ("all", _) => Ok(Self::All),
            (_, Some(Ok(count))) => Ok(Self::Last(count)),
            _ => Err(format!(
                "`{text}` is not among `none`, `last 4` (or another number) and `all`"
            )),
        }
    }
}

/// `--editions last 4` is one value of two words: a second value of its own would take the path
/// that may follow `--editions all`.
pub(super) fn joined(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut joined: Vec<OsString> = Vec::new();
    for word in words {
        let is_count = word
            .to_str()
            .is_some_and(|word| word.parse::<usize>().is_ok());
        let is_asked_for = match joined.as_slice() {
            [.., option, last] if option == "--editions" => last == "last",
            [.., option] => option == "--editions=last",
            [] => false,
        };
        match joined.last_mut() {
            Some(last) if is_count && is_asked_for => {
                last.push(" ");
                last.push(word);
            }
            _ => joined.push(word),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::Parser as _;

    use super::*;
    use crate::cli::args::{Args, Command};

    fn parsed(words: &[&str]) -> Option<(Option<EditionChoice>, Option<PathBuf>)> {
        let words = ["comity", "build"].iter().chain(words).map(OsString::from);
        match Args::try_parse_from(joined(words)).ok()?.command {
            Command::Build(args) => Some((args.editions, args.path)),
            _ => None,
        }
    }

    #[test]
    fn a_number_of_editions_is_two_words() {
        let demo = Some(PathBuf::from("demo"));
        let four = EditionChoice::Last(4);
        assert_eq!(
            parsed(&["--editions", "last", "4"]),
            Some((Some(four), None))
        );
        for words in [
            &["--editions=last", "4", "demo"][..],
            &["--editions", "last:4", "demo"],
            &["demo", "--editions", "last", "4"],
        ] {
            assert_eq!(parsed(words), Some((Some(four), demo.clone())), "{words:?}");
        }
        let none = Some((Some(EditionChoice::None), demo));
        assert_eq!(parsed(&["--editions", "none", "demo"]), none);
        assert_eq!(parsed(&[]), Some((None, None)));
        for wrong in ["last", "last x", "lastly", "some", "4"] {
            assert_eq!(parsed(&["--editions", wrong]), None, "{wrong}");
        }
    }
}
