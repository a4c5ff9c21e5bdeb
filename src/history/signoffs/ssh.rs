//! Signatures of SSH: what is to be checked, and what can come of it.

use crate::value::Moment;

/// A signed commit, ready to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The signature, in its armour.
    pub signature: String,
    /// What was signed.
    pub payload: Vec<u8>,
    /// Who may sign with which key, as `ssh-keygen(1)` describes under ALLOWED SIGNERS.
    pub signers: String,
    /// When it was signed, for keys that are good for a time only.
    pub at: Moment,
    /// The names under which the allowed signers may know the people of the side.
    pub names: Vec<String>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// It is good, and is that of this one of the names.
    Good(String),
    /// It is good, and is that of somebody else who may sign.
    OtherSigner,
    /// It is good, and nobody is known by its key.
    UnknownKey,
    /// It is not a signature of this commit.
    Bad,
    /// The program that could tell is not there.
    NoProgram,
}

/// Somebody who can check a signature.
pub trait SignatureCheck {
    /// Checks one.
    ///
    /// # Errors
    /// Where the program is there and cannot be used.
    fn check(&self, signed: &Signed) -> anyhow::Result<Checked>;
}

/// Whether a signature is one of SSH, not of `OpenPGP` or X.509.
pub(super) fn is_ssh(signature: &str) -> bool {
    signature
        .trim_start()
        .starts_with("-----BEGIN SSH SIGNATURE-----")
}
