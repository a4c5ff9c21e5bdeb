//! From bytes to text, in the encoding that the playbook names.

use std::sync::Arc;

use encoding_rs::{IBM866, KOI8_R, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

use super::told::of_ledger;
use crate::finding::{Finding, Place};
use crate::model::config::LedgerEncoding;
use crate::model::field::Choice as _;
use crate::text::{DocPath, Encoding, SourceFile, Span};

const REPLACED: char = char::REPLACEMENT_CHARACTER;

/// The text of a ledger's file, and what is wrong with its encoding.
///
/// A file with a fault is not read on: names with lost letters would be other names.
pub(super) fn decode(
    ledger: &str,
    path: DocPath,
    bytes: &[u8],
    encoding: LedgerEncoding,
) -> (SourceFile, Option<Finding>) {
    let (file, fault) = match encoding {
        LedgerEncoding::Utf8 => utf8(path, bytes),
        LedgerEncoding::Utf16 => utf16(path, bytes),
        LedgerEncoding::Windows1251 => single(path, bytes, WINDOWS_1251),
        LedgerEncoding::Windows1252 => single(path, bytes, WINDOWS_1252),
        LedgerEncoding::Ibm866 => single(path, bytes, IBM866),
        LedgerEncoding::Koi8R => single(path, bytes, KOI8_R),
    };
    let finding = fault.map(|fault| encoding_error(ledger, &file, encoding, fault));
    (file, finding)
}

/// What is wrong with the bytes.
#[derive(Clone, Copy)]
enum Fault {
    /// They are not of that encoding, but seem to be of this one.
    Other(Span, Option<LedgerEncoding>),
    /// A letter was lost before the file came here.
    Lost(Span),
}

fn utf8(path: DocPath, bytes: &[u8]) -> (SourceFile, Option<Fault>) {
    let file = SourceFile::new(path, bytes);
    let fault = match file.encoding {
        Encoding::Utf8 => lost(&file.text).map(Fault::Lost),
        Encoding::Utf16 => Some(Fault::Other(file.line_at(0), Some(LedgerEncoding::Utf16))),
        Encoding::Unknown(span) => Some(Fault::Other(span, likely(bytes))),
    };
    (file, fault)
}

/// Without a byte order mark the little end comes first, as in files of Windows.
fn utf16(path: DocPath, bytes: &[u8]) -> (SourceFile, Option<Fault>) {
    let encoding = if bytes.starts_with(&[0xFE, 0xFF]) {
        UTF_16BE
    } else {
        UTF_16LE
    };
    // UTF-8 read as UTF-16 gives letters of East Asia, and no error.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        let file = SourceFile::decoded(path, text.into());
        let fault = Fault::Other(file.line_at(0), Some(LedgerEncoding::Utf8));
        return (file, (!bytes.is_empty()).then_some(fault));
    }
    let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
    let text: Arc<str> = text.into();
    let file = SourceFile::decoded(path, text);
    let span = lost(&file.text).unwrap_or(Span::at(0));
    (file, has_errors.then_some(Fault::Other(span, None)))
}

/// An encoding of one byte a letter, in which every byte is some letter.
fn single(
    path: DocPath,
    bytes: &[u8],
    encoding: &'static encoding_rs::Encoding,
) -> (SourceFile, Option<Fault>) {
    // Letters beyond ASCII that are sound UTF-8 are not there by chance.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.is_ascii()
    {
        let first = text.find(|letter: char| !letter.is_ascii()).unwrap_or(0);
        let len = text[first..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(first, first + len);
        let file = SourceFile::decoded(path, text.into());
        return (file, Some(Fault::Other(span, Some(LedgerEncoding::Utf8))));
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let text: Arc<str> = text.into();
    (SourceFile::decoded(path, text), None)
}

fn lost(text: &str) -> Option<Span> {
    let at = text.find(REPLACED)?;
    Some(Span::new(at, at + REPLACED.len_utf8()))
}

/// The encoding that bytes which are no UTF-8 seem to be of: Russian text in Windows-1251 has its
/// letters from 0xC0 on, Western text has few bytes there at all.
fn likely(bytes: &[u8]) -> Option<LedgerEncoding> {
    const SAMPLE: usize = 64 * 1024;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let count = |is_one: fn(u8) -> bool| sample.iter().filter(|byte| is_one(**byte)).count();
    if count(|byte| byte == 0) * 4 > sample.len() {
        return Some(LedgerEncoding::Utf16);
    }
    let high = count(|byte| byte >= 0x80);
    let cyrillic = count(|byte| byte >= 0xC0);
    (cyrillic * 10 >= high * 8).then_some(LedgerEncoding::Windows1251)
}

fn encoding_error(
    ledger: &str,
    file: &SourceFile,
    encoding: LedgerEncoding,
    fault: Fault,
) -> Finding {
    let (span, other) = match fault {
        Fault::Lost(span) => {
            let finding = of_ledger("encoding-error", ledger, Place::new(&file.path, span));
            return finding.field(file.path.as_str()).variant("lost");
        }
        Fault::Other(span, other) => (span, other),
    };
    let finding = of_ledger("encoding-error", ledger, Place::new(&file.path, span))
        .field(file.path.as_str())
        .with("encoding", encoding.word());
    match other {
        Some(other) => finding
            .with("other", other.word())
            .help("ledger-declare-encoding"),
        None => finding.help("ledger-save-utf8"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(bytes: &[u8], encoding: LedgerEncoding) -> Result<String, Option<&'static str>> {
        let (file, finding) = decode("own", "a.csv".into(), bytes, encoding);
        match finding {
            None => Ok(file.text.to_string()),
            Some(finding) => Err(finding.help.first().map(|help| match &help.id {
                id if id == "ledger-declare-encoding" => "declare",
                _ => "save",
            })),
        }
    }

    #[test]
    fn a_file_is_read_in_its_encoding() {
        let windows = [0xcf, 0xf0, 0xe8, b',', b'1'];
        assert_eq!(
            reading(&windows, LedgerEncoding::Windows1251),
            Ok("При,1".into())
        );
        let little = [0xff, 0xfe, b'a', 0, 0x4e, 0x04];
        assert_eq!(reading(&little, LedgerEncoding::Utf16), Ok("aю".into()));
        let big = [0xfe, 0xff, 0, b'a', 0x04, 0x4e];
        assert_eq!(reading(&big, LedgerEncoding::Utf16), Ok("aю".into()));
        assert_eq!(
            reading("aю".as_bytes(), LedgerEncoding::Utf8),
            Ok("aю".into())
        );
        assert_eq!(
            reading(&[0x8f, 0xe0], LedgerEncoding::Ibm866),
            Ok("Пр".into())
        );
    }

    #[test]
    fn another_encoding_than_declared_is_told_with_its_name() {
        let windows = [0xcf, 0xf0, 0xe8, b',', b'1'];
        assert_eq!(
            reading(&windows, LedgerEncoding::Utf8),
            Err(Some("declare"))
        );
        assert_eq!(
            reading("При".as_bytes(), LedgerEncoding::Windows1251),
            Err(Some("declare"))
        );
        assert_eq!(
            reading(b"date,spend", LedgerEncoding::Utf16),
            Err(Some("declare"))
        );
        assert_eq!(reading(b"caf\x82", LedgerEncoding::Utf8), Err(Some("save")));
        assert_eq!(
            reading("a\u{fffd}b".as_bytes(), LedgerEncoding::Utf8),
            Err(None)
        );
    }
}
