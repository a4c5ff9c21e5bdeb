//! Builds again when a file that is embedded in the program is added, changed or removed.

fn main() {
    for folder in [
        "example-repo",
        "tests/past",
        "themes",
        "profiles",
        "library",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
