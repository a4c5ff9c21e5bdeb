//! One file of a playbook read again, while the rest stays as it was read.

use std::sync::Arc;

use super::load::{documents, is_document, read_config};
use super::page;
use super::playbook::{Document, Playbook};
use crate::finding::Report;
use crate::source::CONFIG_FILE;
use crate::text::SourceFile;

/// Reads a document or `comity.toml` anew and puts it in its place in `playbook`; what is wrong in it
/// by itself. `None` for any other file.
///
/// What follows from it for other files (which pages are of which kind after a change of the
/// configuration, what is told of a translation without its source) waits for [`super::load`]. A
/// configuration that cannot be read changes nothing.
pub fn reread(playbook: &mut Playbook, file: SourceFile) -> Option<Report> {
    let mut report = Report::default();
    if file.path.as_str() == CONFIG_FILE {
        let config = read_config(&file, &mut report);
        let mut told = report.findings.iter();
        if !told.any(|finding| finding.rule == "config-unreadable") {
            playbook.config = config;
            playbook.config_file = Arc::new(file);
        }
        return Some(report);
    }
    if !is_document(&file.path) {
        return None;
    }
    if let Err(place) = playbook.files.binary_search(&file.path) {
        playbook.files.insert(place, file.path.clone());
    }
    let page = Arc::new(page::read(file, &playbook.config, &mut report));
    let all = std::mem::take(&mut playbook.documents);
    let others = all.iter().flat_map(Document::pages);
    let others = others.filter(|other| other.path() != page.path());
    let pages = others.chain([&page]).map(Arc::clone).collect();
    playbook.documents = documents(pages, &mut Report::default());
    Some(report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParseCache, load};
    use crate::source::Memory;

    const FILES: [(&str, &str); 4] = [
        ("comity.toml", "format = 1\nlanguages = [\"en\", \"ru\"]\n"),
        ("b.md", "---\ntitle: B\n---\n"),
        ("decisions/a.md", "---\ntitle: A\n---\n"),
        ("decisions/a.ru.md", "---\ntitle: А\n---\n"),
    ];

    /// One file read again leaves what reading everything again does.
    fn check(path: &str, text: &str) {
        let mut playbook = load(&Memory::of(FILES), &ParseCache::new())
            .unwrap()
            .playbook;
        reread(&mut playbook, SourceFile::new(path.into(), text.as_bytes())).unwrap();
        let others = FILES.into_iter().filter(|(other, _)| *other != path);
        let whole = Memory::of(others.chain([(path, text)]));
        let expected = load(&whole, &ParseCache::new()).unwrap().playbook;
        let shown = |playbook: &Playbook| {
            let pages = playbook.pages();
            let pages: Vec<_> = pages
                .map(|page| {
                    (
                        page.path().clone(),
                        page.object(),
                        page.title().to_owned(),
                        page.lang,
                    )
                })
                .collect();
            (pages, playbook.files.clone(), playbook.config.languages())
        };
        assert_eq!(shown(&playbook), shown(&expected), "{path}");
    }

    #[test]
    fn one_file_read_again_leaves_what_reading_all_does() {
        check("b.md", "---\ntitle: Другое\n---\n");
        check("decisions/a.md", "---\ntitle: C\nid: other\n---\n");
        check("decisions/a.ru.md", "---\ntitle: Ё\n---\n");
        check("new/page.md", "# New\n");
    }

    #[test]
    fn a_configuration_that_cannot_be_read_changes_nothing() {
        let mut playbook = load(&Memory::of(FILES), &ParseCache::new())
            .unwrap()
            .playbook;
        let broken = SourceFile::new(CONFIG_FILE.into(), b"languages = [");
        let told = reread(&mut playbook, broken).unwrap();
        assert_eq!(told.findings.len(), 1);
        assert_eq!(playbook.config.languages().len(), 2);
        assert!(reread(&mut playbook, SourceFile::new("a.csv".into(), b"")).is_none());
    }
}
