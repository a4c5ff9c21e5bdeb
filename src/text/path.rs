//! The address of a file inside a playbook.

use std::fmt;
use std::sync::Arc;

/// A file's path from the playbook's root, with `/` between the parts on every system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocPath(Arc<str>);

impl DocPath {
    /// The path written as `path`; a leading `./` is dropped.
    pub fn new(path: &str) -> Self {
        Self(path.strip_prefix("./").unwrap_or(path).into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it is in, without a final `/`; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part: `cpe.md` of `metrics/cpe.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// What follows the last `.` of the file's name.
    pub fn extension(&self) -> Option<&str> {
        self.file_name()
            .rsplit_once('.')
            .map(|(_, extension)| extension)
    }

    /// Resolves a relative link written in this file, or says `None` where it leaves the playbook.
    ///
    /// A link that begins with `/` counts from the playbook's root, as forges show it.
    pub fn join(&self, link: &str) -> Option<Self> {
        let mut parts: Vec<&str> = if link.starts_with('/') {
            Vec::new()
        } else {
            self.folder()
                .split('/')
                .filter(|part| !part.is_empty())
                .collect()
        };
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        Some(Self(parts.join("/").into()))
    }

    /// The relative link that leads from this file to `target`.
    pub fn link_to(&self, target: &Self) -> String {
        let from: Vec<&str> = self
            .folder()
            .split('/')
            .filter(|part| !part.is_empty())
            .collect();
        let to: Vec<&str> = target.as_str().split('/').collect();
        let shared = from
            .iter()
            .zip(&to[..to.len() - 1])
            .take_while(|(one, other)| one == other)
            .count();
        let mut link = "../".repeat(from.len() - shared);
        link.push_str(&to[shared..].join("/"));
        link
    }
}

impl fmt::Display for DocPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for DocPath {
    fn from(path: &str) -> Self {
        Self::new(path)
    }
}

#[cfg(test)]
mod tests {
    use super::DocPath;

    #[test]
    fn links_are_resolved_from_the_files_folder() {
        let page = DocPath::new("briefs/2026-03-spring.md");
        assert_eq!(
            page.join("../metrics/cpe.md"),
            Some("metrics/cpe.md".into())
        );
        assert_eq!(page.join("/charter.md"), Some("charter.md".into()));
        assert_eq!(page.join("other.md"), Some("briefs/other.md".into()));
        assert_eq!(page.join("../../etc/passwd"), None);
    }

    #[test]
    fn a_link_leads_back_to_where_it_was_resolved() {
        let page = DocPath::new("a/b/c.md");
        for target in ["a/b/d.md", "a/x.md", "index.md", "a/b/c/d.md"] {
            let target = DocPath::new(target);
            assert_eq!(page.join(&page.link_to(&target)), Some(target));
        }
    }
}
