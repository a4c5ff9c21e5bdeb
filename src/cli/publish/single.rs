//! Where the playbook in one file may be written, so that nothing is replaced that this tool did not make.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::cli::report::harmless::one_line;
use crate::cli::{Failure, rewrite};
use crate::locale::{Lang, Message};
use crate::site::outputs::SINGLE_MARK;

/// The maker is named in the head of the file, which is no longer than this.
const HEAD: u64 = 4096;

/// A file for each language.
#[derive(Debug, Clone)]
pub struct FilePlaces {
    files: Vec<PathBuf>,
    /// Whether files of others may be replaced too.
    is_forced: bool,
}

impl FilePlaces {
    /// Checks `out` before anything is rendered. The first language is written there; others have their code before the
    /// name's end: `playbook.ru.html`.
    ///
    /// # Errors
    /// Where the name is not that of an HTML file, or something else is there.
    pub fn new(out: &Path, languages: &[Lang], is_forced: bool) -> anyhow::Result<Self> {
        let extension = out.extension().and_then(|it| it.to_str());
        let is_html = extension.is_some_and(|it| matches!(&*it.to_lowercase(), "html" | "htm"));
        if !is_html || out.is_dir() {
            return Err(refused("single-no-file-name", out).into());
        }
        let file = |(at, lang): (usize, &Lang)| match extension {
            Some(extension) if at > 0 => out.with_extension(format!("{lang}.{extension}")),
            _ => out.to_owned(),
        };
        let places = Self {
            files: languages.iter().enumerate().map(file).collect(),
            is_forced,
        };
        places.check()?;
        Ok(places)
    }

    fn check(&self) -> anyhow::Result<()> {
        for file in &self.files {
            if !self.is_forced && !is_ours(file)? {
                return Err(refused("single-foreign-file", file).into());
            }
        }
        Ok(())
    }

    /// Writes the files, in the order of the languages: each whole, or not at all. Everything is rendered before the first
    /// is written.
    ///
    /// # Errors
    /// Where a file is an error itself, or cannot be written.
    pub fn write(
        &self,
        rendered: impl Iterator<Item = anyhow::Result<(String, Vec<u8>)>>,
    ) -> anyhow::Result<Vec<(PathBuf, usize)>> {
        let rendered = rendered.collect::<anyhow::Result<Vec<_>>>()?;
        // Somebody may have put a file there meanwhile.
        self.check()?;
        let mut written = Vec::new();
        for (file, (_, bytes)) in self.files.iter().zip(&rendered) {
            if let Some(folder) = file.parent().filter(|it| !it.as_os_str().is_empty()) {
                let shown = folder.display();
                fs::create_dir_all(folder).with_context(|| format!("cannot create {shown}"))?;
            }
            rewrite::write(file, bytes)?;
            written.push((file.clone(), bytes.len()));
        }
        Ok(written)
    }
}

/// Whether there is nothing at `path`, or a file that this tool has made.
fn is_ours(path: &Path) -> anyhow::Result<bool> {
    let mut head = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(HEAD).read_to_end(&mut head),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => Err(error),
    }
    .with_context(|| format!("cannot read {}", path.display()))?;
    let head = String::from_utf8_lossy(&head);
    let maker = head.split_once("<meta name=\"generator\" content=\"Comity ");
    let maker = maker.and_then(|(_, rest)| Some(rest.split_once('"')?.0));
    Ok(maker.is_some_and(|maker| maker.ends_with(SINGLE_MARK)))
}

fn refused(id: &'static str, path: &Path) -> Failure {
    let path = one_line(&path.display().to_string()).into_owned();
    Failure::new(Message::new(id).with("path", path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::sandbox::Sandbox;

    const LANGUAGES: [Lang; 2] = [Lang::En, Lang::Ru];

    fn ours(text: &str) -> String {
        format!("<meta name=\"generator\" content=\"Comity 9.9 {SINGLE_MARK}\">{text}")
    }

    fn written(sandbox: &Sandbox, name: &str, is_forced: bool) -> anyhow::Result<Vec<PathBuf>> {
        let places = FilePlaces::new(&sandbox.path().join(name), &LANGUAGES, is_forced)?;
        let files = LANGUAGES.map(|lang| Ok((lang.to_string(), ours(lang.code()).into_bytes())));
        let written = places.write(files.into_iter())?;
        Ok(written.into_iter().map(|(path, _)| path).collect())
    }

    #[test]
    fn each_language_has_a_file_and_ours_are_replaced() {
        let sandbox = Sandbox::empty();
        for _ in 0..2 {
            let files = written(&sandbox, "out/lumen.v1.html", false).unwrap();
            let names = ["out/lumen.v1.html", "out/lumen.v1.ru.html"];
            assert_eq!(files, names.map(|name| sandbox.path().join(name)));
        }
        let text = fs::read_to_string(sandbox.path().join("out/lumen.v1.ru.html")).unwrap();
        assert_eq!(text, ours("ru"));
    }

    #[test]
    fn files_of_others_stay_unless_that_is_forced() {
        let page = "<meta name=\"generator\" content=\"Comity 0.1.0\"> (single file)";
        let sandbox = Sandbox::of(&[("a.ru.html", "mine"), ("b.html", page), ("c.html/x", "")]);
        for (name, told) in [
            ("a.html", "a.ru.html"),
            ("b.html", "b.html"),
            ("c.html", "c.html"),
            ("site", "site"),
        ] {
            let error = written(&sandbox, name, false).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        assert!(!sandbox.path().join("a.html").exists());
        let text = |name: &str| fs::read_to_string(sandbox.path().join(name)).unwrap();
        assert_eq!(
            (text("a.ru.html"), text("b.html")),
            ("mine".into(), page.into())
        );
        written(&sandbox, "a.html", true).unwrap();
        assert_eq!(text("a.ru.html"), ours("ru"));
        assert!(written(&sandbox, "c.html", true).is_err());
    }

    #[test]
    fn what_cannot_be_rendered_leaves_every_file_as_it_was() {
        let sandbox = Sandbox::of(&[("a.html", &ours("old"))]);
        let places = FilePlaces::new(&sandbox.path().join("a.html"), &LANGUAGES, false).unwrap();
        let first = Ok(("en".to_owned(), ours("new").into_bytes()));
        let files = [first, Err(anyhow::anyhow!("no"))];
        assert!(places.write(files.into_iter()).is_err());
        let text = fs::read_to_string(sandbox.path().join("a.html")).unwrap();
        assert_eq!(text, ours("old"));
        assert_eq!(fs::read_dir(sandbox.path()).unwrap().count(), 1);
    }
}
