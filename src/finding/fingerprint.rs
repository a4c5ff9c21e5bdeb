//! The name under which machines remember a finding.

use super::Finding;

impl Finding {
    /// Sixteen hexadecimal digits over rule, object and field.
    ///
    /// No line numbers, values or translated words go in, so a fingerprint survives edits above
    /// the finding and a change of language. The hash is FNV-1a with 64 bits, as published by its
    /// authors: fixed for ever, and no secret hangs on it.
    pub fn fingerprint(&self) -> String {
        const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        let parts = [
            &*self.rule,
            "\0",
            self.message_id(),
            "\0",
            self.subject(),
            "\0",
            &self.field,
        ];
        let bytes = parts.iter().flat_map(|part| part.bytes());
        let hash = bytes.fold(OFFSET, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(PRIME)
        });
        format!("{hash:016x}")
    }
}
