//! The example's texts, carried in the program.

use include_dir::{Dir, include_dir};

use super::Files;

static TODAY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/example-repo");
static PAST: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/past");

/// The files of `example-repo/`.
pub(super) fn today() -> Files<'static> {
    files(&TODAY)
}

/// The files of `tests/past/`, a folder for each commit.
pub(super) fn past() -> Files<'static> {
    files(&PAST)
}

fn files(top: &'static Dir<'static>) -> Files<'static> {
    let mut files = Files::new();
    let mut folders = vec![top];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().map(|file| {
            let path = file.path().to_str().expect("our own file names are UTF-8");
            (path, file.contents())
        }));
    }
    // It keeps the folder in Git while nothing else is in it.
    files.remove(".gitkeep");
    files
}
