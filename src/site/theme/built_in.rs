//! The themes that come with the program.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::files::Manifest;

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme that is taken where nobody chooses one.
pub const DEFAULT_THEME: &str = "default";

/// The names of the themes that come with the program, sorted.
pub fn theme_names() -> Vec<&'static str> {
    let folders = THEMES.dirs();
    let mut names: Vec<&str> = folders
        .filter_map(|folder| folder.path().to_str())
        .collect();
    names.sort_unstable();
    names
}

/// The theme that one of the program's own builds on.
pub fn extended(name: &str) -> Option<&'static str> {
    let manifest = own_files(name).get("theme.toml").copied()?;
    let manifest: Manifest = toml::from_str(std::str::from_utf8(manifest).ok()?).ok()?;
    let base = manifest.extends?;
    theme_names().into_iter().find(|known| *known == base)
}

/// `name` and what it builds on, the first one last. An unknown name has no layers.
pub(super) fn layers(name: &str) -> Vec<&'static str> {
    let mut layers = Vec::new();
    let mut next = theme_names().into_iter().find(|known| *known == name);
    while let Some(layer) = next.filter(|layer| !layers.contains(layer)) {
        layers.push(layer);
        next = extended(layer);
    }
    layers.reverse();
    layers
}

/// The files of a theme and of those that it builds on, by path below the theme's folder.
pub fn theme_files(name: &str) -> BTreeMap<String, &'static [u8]> {
    layers(name).into_iter().flat_map(own_files).collect()
}

/// The files that a theme brings itself.
pub(super) fn own_files(name: &str) -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    let mut folders: Vec<&Dir<'_>> = THEMES.get_dir(name).into_iter().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if let Some(path) = path.strip_prefix(name).and_then(|it| it.strip_prefix('/')) {
                files.insert(path.to_owned(), file.contents());
            }
        }
    }
    files
}
