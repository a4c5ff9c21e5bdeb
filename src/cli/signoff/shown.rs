//! What is acknowledged, part by part, before it is.

use std::fmt::Write as _;

use serde_json::Value;

use super::Acknowledgement;
use crate::cli::report::harmless::one_line;
use crate::history::digest;
use crate::locale::{Lang, Message};
use crate::model::Playbook;

/// Everything that counts, and the digest of it.
pub(super) fn text(playbook: &Playbook, wanted: &Acknowledgement<'_>, lang: Lang) -> String {
    let page = &wanted.document.page;
    let counted = digest::counted(playbook, wanted.document, Some(wanted.read));
    let (leans, own): (Vec<_>, Vec<_>) = counted.iter().partition(|(name, _)| is_lean(name));
    let person = playbook.person(&wanted.by);
    let name = person.and_then(|(_, person)| person.name.as_ref());
    let head = Message::new("signoff-head")
        .with("party", wanted.party.clone())
        .with("person", name.map_or(&*wanted.by, |name| &**name))
        .with("by", wanted.by.clone())
        .with("date", wanted.date)
        .with("lang", wanted.read.code());
    let mut out = format!(
        "{}: {}\n",
        one_line(page.path().as_str()),
        one_line(page.title())
    );
    _ = writeln!(out, "{}\n{}", one_line(&head.text(lang)), wanted.digest);
    _ = writeln!(out, "\n{}", Message::new("signoff-counts").text(lang));
    for (name, said) in own {
        out += &line(name, said, lang);
    }
    _ = writeln!(out, "\n{}", Message::new("signoff-leans").text(lang));
    for (name, said) in leans {
        out += &line(name, said, lang);
    }
    out
}

/// Whether a part is one that the text leans on rather than says.
fn is_lean(name: &str) -> bool {
    ["metric/", "comity.toml#", "profile#"]
        .iter()
        .any(|start| name.starts_with(start))
}

fn line(name: &str, said: &str, lang: Lang) -> String {
    let said = match serde_json::from_str(said) {
        Ok(Value::String(text)) => text,
        Ok(Value::Array(pieces)) if name.ends_with("body") => prose(&pieces, lang),
        Ok(Value::Array(items)) => {
            let items = items.iter().map(|item| item.as_str().unwrap_or("-"));
            items.collect::<Vec<_>>().join(", ")
        }
        _ => said.to_owned(),
    };
    format!("  {}: {}\n", one_line(name), one_line(&said))
}

/// How much prose there is: it stands in the document, whole.
fn prose(pieces: &[Value], lang: Lang) -> String {
    let text = |piece: &Value| match piece {
        Value::String(text) => text.clone(),
        code => {
            let code = code.get("code").or_else(|| code.get("block"));
            code.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
    };
    let words = pieces.iter().map(|it| text(it).split_whitespace().count());
    let words: usize = words.sum();
    Message::new("signoff-words").with("n", words).text(lang)
}
