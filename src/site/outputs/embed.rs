//! Files inside of other files: `data:` addresses (RFC 2397) with Base64 (RFC 4648, §4).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::text::DocPath;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A picture or a font as an address that holds it; none for other files.
pub(in crate::site) fn data_uri(path: &str, bytes: &[u8]) -> Option<String> {
    let extension = DocPath::new(path).extension()?.to_lowercase();
    let mime = match extension.as_str() {
        "avif" => "image/avif",
        "gif" => "image/gif",
        "jpeg" | "jpg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => return None,
    };
    Some(format!("data:{mime};base64,{}", base64(bytes)))
}

/// A style sheet with the files that it names in it. `path` is its own; what is not there is named no more.
pub(super) fn style(path: &str, css: &str, files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, named) = rest.split_at(at + 4);
        let end = named.find(')').unwrap_or(named.len());
        let name = named[..end].trim().trim_matches(['"', '\'']);
        let found = DocPath::new(path).join(name);
        let found = found.and_then(|path| data_uri(path.as_str(), files.get(path.as_str())?));
        out.push_str(before);
        let is_inside = name.starts_with("data:") || name.starts_with('#');
        match found {
            _ if is_inside => out.push_str(&named[..end]),
            // Writing to a string does not fail.
            Some(uri) => drop(write!(out, "\"{uri}\"")),
            None => out.push_str("\"\""),
        }
        rest = &named[end..];
    }
    out + rest
}

/// `bytes` in the letters of Base64, filled up with `=`.
pub(in crate::site) fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = (bits >> (18 - 6 * at)) & 63;
            out.push(if at <= three.len() {
                char::from(LETTERS[letter as usize])
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, expected) in vectors {
            assert_eq!(base64(text.as_bytes()), expected);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn a_style_sheet_holds_what_it_names() {
        let files = BTreeMap::from([("fonts/a.woff2".to_owned(), b"foo".to_vec())]);
        let css = "a{src:url(\"../fonts/a.woff2\") format(x)}b{c:url(gone.png)}d{e:url(#f)}";
        let held =
            "a{src:url(\"data:font/woff2;base64,Zm9v\") format(x)}b{c:url(\"\")}d{e:url(#f)}";
        assert_eq!(style("css/x.css", css, &files), held);
    }
}
