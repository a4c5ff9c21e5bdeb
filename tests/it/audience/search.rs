//! Finds a word in the files of a site, however they spell it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A file of a site.
pub(super) struct File {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    /// Its name and text in lower case; without what stands between digits of one number.
    text: String,
}

/// Every file below a folder.
pub(super) fn files(folder: &Path) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            let path = path.strip_prefix(folder).unwrap().to_str().unwrap();
            // Of a picture the text beside its pixels is bytes like any others.
            let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes));
            found.push(File {
                text: plain(&text),
                path: path.replace('\\', "/"),
                bytes,
            });
        }
    }
    found
}

/// Where a word is found in any spelling.
pub(super) fn found<'f>(files: &'f [File], word: &str) -> Vec<&'f str> {
    let spellings = spellings(word);
    let has = |file: &&File| spellings.iter().any(|it| file.text.contains(it));
    files.iter().filter(has).map(|file| &*file.path).collect()
}

/// A word as it stands, percent-encoded, escaped in JSON, and without its last letters, as a stem.
fn spellings(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut spellings = vec![word.clone()];
    for word in [word.clone(), capital(&word)] {
        let mut percent = String::new();
        let mut escaped = String::new();
        for letter in word.chars() {
            if letter.is_ascii() {
                percent.push(letter);
                escaped.push(letter);
                continue;
            }
            for byte in letter.to_string().bytes() {
                write!(percent, "%{byte:02x}").unwrap();
            }
            write!(escaped, "\\u{:04x}", u32::from(letter)).unwrap();
        }
        spellings.extend([percent.to_lowercase(), escaped.to_lowercase()]);
    }
    if word.chars().count() > 7 && word.chars().all(char::is_alphabetic) {
        spellings.push(word.chars().take(word.chars().count() - 2).collect());
    }
    spellings
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// In lower case, and with the digits of a number side by side: `7,654,321` is `7654321`.
fn plain(text: &str) -> String {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut plain = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let is_between = [',', '\u{a0}', '\u{202f}'].contains(letter);
        if !(is_between && at > 0 && is_digit(at - 1) && is_digit(at + 1)) {
            plain.push(*letter);
        }
    }
    plain
}

#[test]
fn words_are_found_in_every_spelling() {
    let file = |text: &str| File {
        path: "a".to_owned(),
        bytes: Vec::new(),
        text: plain(text),
    };
    for (text, word) in [
        ("Zqxtitle", "zqxtitle"),
        ("7,654,321", "7654321"),
        ("7\u{a0}654\u{a0}321", "7654321"),
        ("%D0%A9%D1%83%D0%BA%D0%B0", "щука"),
        ("\\u0429\\u0443\\u043a\\u0430", "щука"),
        ("zqxhairbrai", "zqxhairbrain"),
    ] {
        assert_eq!(found(&[file(text)], word), ["a"], "{text}");
    }
    assert!(found(&[file("7, 654")], "7654").is_empty());
}
