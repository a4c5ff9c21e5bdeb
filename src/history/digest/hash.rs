//! Hashes, and the one spelling of texts that is hashed.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

/// SHA-256 in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// `text` as a JSON string, in Normalisation Form C and with LF at the ends of lines.
pub(super) fn json(text: &str) -> String {
    serde_json::Value::String(plain(text)).to_string()
}

/// `text` in Normalisation Form C and with LF at the ends of lines.
pub(super) fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.nfc().collect()
}
