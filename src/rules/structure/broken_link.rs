use unicode_normalization::UnicodeNormalization as _;

use super::super::{Check, Context, Rule};
use super::link::{Address, Target, addresses, decoded, encoded};
use super::renames::Renames;
use crate::finding::{Finding, Fix, Level, Report, Safety};
use crate::history::Timeline;
use crate::model::{Page, Playbook};
use crate::text::{DocPath, nearest};

pub(super) static RULE: Rule = Rule {
    id: "broken-link",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A relative link or an image leads to a file or folder that is not in the playbook. Of links by
reference (`[text][ref]`) the definition (`[ref]: path`) is told, once.

**Why.** A link is a promise that the reader finds more behind it. Links break when files are
renamed, and a site that has moved away from its files cannot show them. Links to other sites are
not looked at.

**Mending.** Where Git knows that the file was moved, or the document with the link,
`comity check --fix` writes the new address; a rename that is not committed yet is seen while the file
is otherwise the same. A name that is only nearly right is corrected with `--unsafe-fixes`.

```bad
---
title: Northwind and Lumen
---

How we work is written in [the charter](charter.md).
```

```good
==> index.md
---
title: Northwind and Lumen
---

How we work is written in [the charter](charter.md), see also [all guides](guides/).
==> charter.md
---
title: How we work
---
==> guides/как работаем.md
# Как мы работаем

Назад: [главная](../index.md?plain=1).
```
",
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    let playbook = context.playbook;
    let renames = timeline.map(|timeline| Renames { timeline, playbook });
    for page in playbook.pages() {
        for address in addresses(page) {
            match &address.target {
                Target::Outside => {
                    let finding = leads_outside(page, &address);
                    report.push(match moved(page, &address, None, renames) {
                        Some(meant) => mended(finding, page, &address, &meant),
                        None => finding,
                    });
                }
                Target::Inside(path) if !exists(playbook, path) => {
                    let finding = broken(page, &address, path);
                    report.push(match meant(page, &address, path, playbook, renames) {
                        Some(meant) => mended(finding, page, &address, &meant),
                        None => finding,
                    });
                }
                Target::Inside(_) => {}
            }
        }
    }
}

/// Hidden files and folders are no part of a playbook, so nothing can be said about them.
fn exists(playbook: &Playbook, path: &DocPath) -> bool {
    let is_hidden = path.as_str().split('/').any(|part| part.starts_with('.'));
    is_hidden || playbook.has_file(path)
}

/// The file that a link means, and how sure that is.
struct Meant {
    path: DocPath,
    help: &'static str,
    safety: Safety,
}

/// The file that was meant: by Git, which saw it move; by a name that is written otherwise; or by
/// one that is near.
fn meant(
    page: &Page,
    address: &Address,
    path: &DocPath,
    playbook: &Playbook,
    renames: Option<Renames<'_>>,
) -> Option<Meant> {
    if let Some(moved) = moved(page, address, Some(path), renames) {
        return Some(moved);
    }
    let help = "did-you-mean";
    let alike = |file: &&DocPath| folded(file) == folded(path);
    let alike: Vec<&DocPath> = playbook.files.iter().filter(alike).collect();
    if let [only] = alike[..] {
        let (path, safety) = (only.clone(), Safety::Safe);
        return Some(Meant { path, help, safety });
    }
    let (path, safety) = (nearest_file(path, playbook)?.clone(), Safety::Unsafe);
    Some(Meant { path, help, safety })
}

/// The file that was meant, where Git saw it move, or saw the page move.
fn moved(
    page: &Page,
    address: &Address,
    path: Option<&DocPath>,
    renames: Option<Renames<'_>>,
) -> Option<Meant> {
    let written = decoded(page.file.slice(address.path_span));
    let (help, safety) = ("broken-link.moved", Safety::Safe);
    let path = renames?.target(page, path, &written)?;
    Some(Meant { path, help, safety })
}

/// The path without what some systems do not tell apart: capitals, and letters put together of two.
fn folded(path: &DocPath) -> String {
    path.as_str().nfc().collect::<String>().to_lowercase()
}

/// The file that was meant: one of the same name elsewhere, or one whose path differs a little.
fn nearest_file<'p>(path: &DocPath, playbook: &'p Playbook) -> Option<&'p DocPath> {
    let stem = |path: &DocPath| {
        let name = path.file_name().to_lowercase();
        let stem = name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
        stem.unwrap_or(name)
    };
    let wanted = stem(path);
    let named_alike: Vec<&DocPath> = playbook
        .files
        .iter()
        .filter(|file| stem(file) == wanted)
        .collect();
    if let [only] = named_alike.as_slice() {
        return Some(only);
    }
    let near = nearest(path.as_str(), playbook.files.iter().map(DocPath::as_str))?;
    playbook.files.iter().find(|file| file.as_str() == near)
}

fn leads_outside(page: &Page, address: &Address) -> Finding {
    let written = page.file.slice(address.path_span).to_owned();
    let finding = page.finding(RULE.id, address.path_span).variant("outside");
    finding.field(written.clone()).with("text", written)
}

fn broken(page: &Page, address: &Address, path: &DocPath) -> Finding {
    page.finding(RULE.id, address.path_span)
        .field(path.as_str())
        .with("path", path.as_str())
}

fn mended(finding: Finding, page: &Page, address: &Address, meant: &Meant) -> Finding {
    let link = encoded(&page.path().link_to(&meant.path));
    let finding = finding.with("near", link.clone()).help(meant.help);
    if address.is_exact {
        let fix = Fix::replace(meant.safety, page.path(), address.path_span, link);
        finding.fix(fix)
    } else {
        finding
    }
}
