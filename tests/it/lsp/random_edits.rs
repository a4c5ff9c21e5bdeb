//! Whatever is typed, opened, saved and closed: once the rules have looked, the server shows what a
//! fresh check finds.
//!
//! The generator is seeded, so a failure names the seed that shows it again. `COMITY_EDITS` sets how
//! many edits are made.
#![allow(clippy::print_stderr, reason = "a long run says how far it is")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::client::Client;
use super::findings::{fresh, shown};
use super::text::{Unit, place};
use crate::support::{Playbook, example_repo};

const EDITS: usize = 300;

/// After so many edits everything begins anew, so that texts do not end as rubble.
const ROUND: usize = 60;

/// Pieces on which the readers have opinions.
const PIECES: [&str; 36] = [
    "---\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    ": ",
    "- ",
    "  ",
    "key: 1\n",
    "title: Заголовок\n",
    "owner: dana\n",
    "owner: nobody\n",
    "status: draft\n",
    "status: closed\n",
    "lang: ru\n",
    "id: cpe\n",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "#",
    "## Раздел\n",
    "## Context\n",
    "[a](../charter.md)",
    "[b](no-such.md#x)",
    "🚀",
    "ё",
    "слово ",
    "TODO",
    "0,25 USD",
    "2026-13-01",
    "\u{feff}",
    "\t",
    "waivers:\n  - { rule: vague-wording, object: charter }\n",
    "<!-- ",
];

/// Xorshift with 64 bits, by Marsaglia.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }

    fn of<'t, T: ?Sized>(&mut self, all: &[&'t T]) -> &'t T {
        all[self.below(all.len())]
    }

    /// A byte of the text at which a letter begins.
    fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// The files that are edited, in a folder without a past.
struct Desk {
    playbook: Playbook,
    client: Client,
    random: Random,
    /// What lies on disk when a round begins.
    originals: BTreeMap<&'static str, String>,
    open: BTreeMap<&'static str, (i32, String)>,
}

/// Files of the example that refer to one another, translations and a ledger among them, and two
/// that nobody has written yet.
const FILES: [&str; 17] = [
    "index.md",
    "index.ru.md",
    "charter.md",
    "charter.ru.md",
    "parties/lumen.md",
    "parties/northwind.md",
    "metrics/cpe.md",
    "metrics/on-time.md",
    "decisions/2026-02-03-primary-metric.md",
    "decisions/2026-02-03-primary-metric.ru.md",
    "decisions/2026-02-11-one-video-first.md",
    "agreements/2026-02-loi.md",
    "briefs/2026-03-campfire.md",
    "ledgers/rates.csv",
    "ledgers/effort.csv",
    "decisions/2026-03-01-новое.md",
    "guides/notes.md",
];

impl Desk {
    fn new(seed: u64) -> Self {
        let mut playbook = Playbook::empty();
        let mut originals = BTreeMap::new();
        let config = fs::read_to_string(example_repo().join("comity.toml")).unwrap();
        playbook = playbook.file("comity.toml", config);
        for path in FILES {
            let text = fs::read_to_string(example_repo().join(path)).unwrap_or_default();
            if !text.is_empty() {
                playbook = playbook.file(path, &text);
            }
            originals.insert(path, text);
        }
        let client = Client::here(&playbook.path());
        Self {
            playbook,
            client,
            random: Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            originals,
            open: BTreeMap::new(),
        }
    }

    fn folder(&self) -> PathBuf {
        self.playbook.path()
    }

    /// One thing that somebody does.
    fn edit(&mut self) {
        let path = self.random.of(&FILES);
        if !self.open.contains_key(path) {
            return self.open(path);
        }
        match self.random.below(24) {
            0 => self.close(path),
            1 | 2 => self.save(path),
            3 | 4 => self.mend(path),
            5 => self.delete(path),
            6 | 7 => self.break_front_matter(path),
            8..=13 => self.remove(path),
            _ => self.insert(path),
        }
    }

    fn open(&mut self, path: &'static str) {
        let text = fs::read_to_string(self.folder().join(path)).unwrap_or_default();
        self.client.open(path, &text);
        self.open.insert(path, (1, text));
    }

    fn close(&mut self, path: &'static str) {
        self.open.remove(path);
        self.client.close(path);
    }

    fn save(&mut self, path: &'static str) {
        let (_, text) = &self.open[path];
        write(&self.folder(), path, text);
        let document = json!({ "uri": self.client.uri(path) });
        self.client
            .tell("textDocument/didSave", json!({ "textDocument": document }));
    }

    /// The whole text as it was, as editors send it that do not send pieces.
    fn mend(&mut self, path: &'static str) {
        let original = self.originals[path].clone();
        let whole = json!([{ "text": &original }]);
        self.typed(path, original, whole);
    }

    /// A file goes from disk while it is open or not.
    fn delete(&mut self, path: &'static str) {
        if fs::remove_file(self.folder().join(path)).is_ok() {
            self.client.disturb(path);
        }
    }

    fn break_front_matter(&mut self, path: &'static str) {
        let text = &self.open[path].1;
        if let Some(at) = text.rfind("---\n") {
            self.replace(path, at, at + 4, "");
        }
    }

    fn remove(&mut self, path: &'static str) {
        let text = self.open[path].1.clone();
        let start = self.random.boundary(&text);
        let most = text.len().min(start + 1 + self.random.below(40));
        let end = (start..=most).rev().find(|at| text.is_char_boundary(*at));
        self.replace(path, start, end.unwrap(), "");
    }

    fn insert(&mut self, path: &'static str) {
        let text = self.open[path].1.clone();
        let at = match self.random.below(3) {
            // At the beginning of a line things mean most.
            0 => text[..self.random.boundary(&text)]
                .rfind('\n')
                .map_or(0, |end| end + 1),
            _ => self.random.boundary(&text),
        };
        let piece = self.random.of(&PIECES);
        self.replace(path, at, at, piece);
    }

    fn replace(&mut self, path: &'static str, start: usize, end: usize, piece: &str) {
        let old = self.open[path].1.clone();
        // Between `\r` and `\n` there is no place that could be named.
        let is_inside = |at: usize| old[..at].ends_with('\r') && old[at..].starts_with('\n');
        let (start, end) = (
            start - usize::from(is_inside(start)),
            end + usize::from(is_inside(end) && end > start),
        );
        let (end, start) = (end.max(start), start);
        let range = json!({
            "start": place(&old, start, Unit::Utf16), "end": place(&old, end, Unit::Utf16)
        });
        let text = format!("{}{piece}{}", &old[..start], &old[end..]);
        self.typed(path, text, json!([{ "range": range, "text": piece }]));
    }

    fn typed(&mut self, path: &'static str, text: String, changes: Value) {
        let (version, known) = self.open.get_mut(path).unwrap();
        *version += 1;
        *known = text;
        let version = *version;
        self.client.change(path, version, changes);
    }

    /// Everything as it was in the beginning.
    fn begin_again(&mut self) {
        for path in FILES {
            if self.open.contains_key(path) {
                self.close(path);
            }
            let original = &self.originals[path];
            if original.is_empty() {
                let _ = fs::remove_file(self.folder().join(path));
            } else {
                write(&self.folder(), path, original);
            }
            self.client.disturb(path);
        }
    }

    fn compare(&mut self, told: &str) {
        self.client.settle();
        let open = self
            .open
            .iter()
            .map(|(path, (_, text))| (*path, text.as_str()));
        let expected = fresh(&self.folder(), open);
        let shown = shown(&self.client);
        assert!(
            shown == expected,
            "{told}\nonly the server: {:#?}\nonly the check: {:#?}",
            shown
                .iter()
                .filter(|line| !expected.contains(line))
                .collect::<Vec<_>>(),
            expected
                .iter()
                .filter(|line| !shown.contains(line))
                .collect::<Vec<_>>(),
        );
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn after_any_edits_the_server_shows_what_a_fresh_check_finds() {
    let asked = std::env::var("COMITY_EDITS").ok();
    let edits = asked.and_then(|edits| edits.parse().ok()).unwrap_or(EDITS);
    let seed = std::env::var("COMITY_SEED").ok();
    let seed = seed.and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut desk = Desk::new(seed);
    desk.compare("before anything");
    let (mut made, mut compared, mut found) = (0, 0, 0);
    while made < edits {
        let burst = 1 + desk.random.below(9);
        for _ in 0..burst {
            desk.edit();
        }
        made += burst;
        desk.compare(&format!("seed {seed}, {made} edits"));
        compared += 1;
        found += desk.client.shown.values().map(Vec::len).sum::<usize>();
        if (made / ROUND) != ((made - burst) / ROUND) {
            desk.begin_again();
        }
        if made % 500 < burst {
            eprintln!("{made} edits, compared {compared} times");
        }
    }
    assert!(
        found > compared,
        "random edits that break nothing test nothing"
    );
}
