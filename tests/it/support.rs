//! stub
pub(crate) fn example_repo() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("example-repo")
}
