//! The id of a file's bytes.

use std::fmt::Write as _;

use sha1::{Digest as _, Sha1};

use crate::text::BlobId;

/// The id Git gives to a file of these bytes: SHA-1 over `blob LENGTH`, a zero byte, the bytes.
///
/// Every file of a work tree is hashed on every run. Git's own hash also looks for crafted
/// collisions and takes three times as long; here an id only tells whether a file was read before.
pub fn blob_id(bytes: &[u8]) -> BlobId {
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", bytes.len()));
    hash.update(bytes);
    let mut hex = String::with_capacity(40);
    for byte in hash.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    BlobId::new(&hex)
}

#[cfg(test)]
mod tests {
    use git2::{ObjectType, Oid};

    use super::blob_id;

    #[test]
    fn the_id_is_gits_own() {
        for bytes in ["", "one\n", "два\r\n", &"long ".repeat(10_000)] {
            let id = Oid::hash_object(ObjectType::Blob, bytes.as_bytes()).unwrap();
            assert_eq!(blob_id(bytes.as_bytes()).as_str(), id.to_string());
        }
    }
}
