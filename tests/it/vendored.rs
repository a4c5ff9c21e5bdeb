//! Files of other projects are what their record says, and bring their licence along.

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const RECORD: &str = "vendor.toml";

/// Licences under which a file may be part of Comity.
const LICENCES: [&str; 5] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "OFL-1.1",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    package: Vec<Package>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Package {
    name: String,
    origin: String,
    version: String,
    licence: String,
    licence_file: String,
    copyright: String,
    sha256: BTreeMap<String, String>,
}

fn records() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["themes", "forms"]
        .into_iter()
        .flat_map(|folder| WalkDir::new(root.join(folder)))
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.file_name().is_some_and(|name| name == RECORD))
        .collect()
}

fn sum(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let digest = Sha256::digest(bytes);
    let bytes: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    bytes.concat()
}

#[test]
fn vendored_files_are_what_their_record_says() {
    let records = records();
    assert!(!records.is_empty());
    for path in records {
        let folder = path.parent().unwrap();
        let record: Record = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut listed = BTreeSet::from([RECORD.to_owned()]);
        for package in record.package {
            let what = format!("{} in {}", package.name, path.display());
            assert!(LICENCES.contains(&package.licence.as_str()), "{what}");
            assert!(package.sha256.contains_key(&package.licence_file), "{what}");
            let told = [&package.origin, &package.version, &package.copyright];
            assert!(told.iter().all(|text| !text.is_empty()), "{what}");
            for (name, expected) in package.sha256 {
                assert_eq!(sum(&folder.join(&name)), expected, "{name} of {what}");
                listed.insert(name);
            }
        }
        let there: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(there, listed, "{}", path.display());
    }
}
