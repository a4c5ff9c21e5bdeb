//! What the server shows against what a fresh check finds.

use std::fs;
use std::path::Path;

use comity::finding::{Finding, Place};
use comity::rules::{Selection, check_source};
use comity::source::{Overlay, Source as _, WorkTree};
use serde_json::Value;

use super::client::Client;
use super::text::{Unit, place};
use crate::support::json_in;

/// Everything shown: file, place, rule, level and first line, sorted.
pub(crate) fn shown(client: &Client) -> Vec<String> {
    let mut lines = Vec::new();
    let folder = format!("{}/", client.uri(""));
    for (uri, found) in &client.shown {
        let uri = unescaped(uri);
        let path = uri.strip_prefix(&folder).unwrap();
        for one in found {
            let range = &one["range"];
            let level = match one["severity"].as_u64() {
                Some(1) => "error",
                Some(2) => "warning",
                _ => "info",
            };
            let message = one["message"]
                .as_str()
                .unwrap()
                .lines()
                .next()
                .unwrap_or("");
            let (start, end) = (&range["start"], &range["end"]);
            let rule = one["code"].as_str().unwrap_or("-");
            lines.push(format!("{path} {start}-{end} {level} {rule}: {message}"));
        }
    }
    lines.sort();
    lines
}

/// The same of a fresh `comity check`, run by itself on what lies on disk.
pub(crate) fn checked(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = json_in(
        folder,
        &[&["check", "--format", "json", "--keep-baseline"], arguments].concat(),
    );
    let found = output["findings"].as_array().unwrap().iter();
    let counts = |one: &&Value| one["waiver"].is_null() && one.get("baseline").is_none();
    let lines = found.filter(counts).map(|one| {
        let path = one["path"].as_str().unwrap();
        let text = fs::read_to_string(folder.join(path)).unwrap_or_default();
        let at = |end: &str| {
            let byte = one[end]["byte"].as_u64().unwrap();
            place(&text, usize::try_from(byte).unwrap(), Unit::Utf16)
        };
        let (level, rule) = (
            one["level"].as_str().unwrap(),
            one["rule"].as_str().unwrap(),
        );
        let message = one["message"]
            .as_str()
            .unwrap()
            .lines()
            .next()
            .unwrap_or("");
        format!(
            "{path} {}-{} {level} {rule}: {message}",
            at("start"),
            at("end")
        )
    });
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

/// The same of a fresh check in this process, with `open` texts laid over what lies on disk.
pub(crate) fn fresh<'t>(
    folder: &Path,
    open: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Vec<String> {
    let mut files = Overlay::over(WorkTree::open(folder).unwrap());
    for (path, text) in open {
        files.write(path.into(), text);
    }
    let day = "2026-09-30".parse().unwrap();
    let checked = check_source(&files, day, &Selection::default()).unwrap();
    let found = checked.report.findings.iter();
    let mut lines: Vec<String> = found
        .filter(|finding| finding.counts())
        .map(|finding| line(finding, &files))
        .collect();
    lines.sort();
    lines
}

fn line(finding: &Finding, files: &Overlay<WorkTree>) -> String {
    let lang = comity::locale::Lang::En;
    let Place { path, span } = &finding.place;
    let bytes = files.read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let at = |byte| place(&text, byte, Unit::Utf16);
    let headline = finding.headline(lang);
    let message = headline.lines().next().unwrap_or("");
    let (start, end) = (at(span.start), at(span.end));
    format!(
        "{path} {start}-{end} {} {}: {message}",
        finding.level, finding.rule
    )
}

/// An address with every letter as it is.
pub(crate) fn unescaped(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let code: Vec<u8> = rest.by_ref().take(2).collect();
            let code = u8::from_str_radix(std::str::from_utf8(&code).unwrap(), 16);
            bytes.push(code.unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
