//! Where documents of a kind stand.

use super::super::field::Choice as _;
use super::super::kinds::Kind;
use super::Config;

impl Config {
    /// The folder of documents of `kind`, or the file at the root: the playbook's own, else the usual
    /// one.
    pub fn place(&self, kind: Kind) -> String {
        let kinds = self.kinds.iter().flat_map(|kinds| kinds.value.iter());
        let mut settings = kinds.filter(|entry| entry.key.value == kind.word());
        let own = settings.find_map(|entry| {
            let folder = entry.value.as_ref()?.folder.as_ref()?;
            Some(folder.value.trim_matches('/').to_owned())
        });
        own.unwrap_or_else(|| kind.default_folder().to_owned())
    }
}
