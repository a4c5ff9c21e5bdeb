//! Where in the YAML of a front matter a place is, told by indentation and brackets alone.
//!
//! A parser gives up on what is half written, and that is when completion is asked for.

use super::super::shapes::Step;
use super::{Begun, What};
use crate::text::{SourceFile, Span};

/// The lines between the marks of YAML front matter; up to the end where it is not closed. `None`
/// where there is none, or it is of another language.
pub(super) fn front(file: &SourceFile) -> Option<Span> {
    let text = &*file.text;
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let first = text[mark..].lines().next()?;
    if !matches!(first.trim_end(), "---" | "---yaml") {
        return None;
    }
    let start = mark + text[mark..].find('\n')? + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(Span::new(start, at));
        }
        at += line.len();
    }
    Some(Span::new(start, text.len()))
}

/// What is begun at `offset` in the lines of `front`.
pub(super) fn begun(file: &SourceFile, front: Span, offset: usize) -> Option<Begun> {
    let mut scan = Scan::new(&file.text, offset, ':');
    let mut start = front.start;
    for line in file.text[front.range()].split_inclusive('\n') {
        scan.line(start, line.trim_end_matches(['\n', '\r']));
        start += line.len();
    }
    if scan.begun.is_none() && offset == front.end && !scan.is_closed {
        // The place right before the closing line, or at the end of an empty front matter.
        scan.line(offset, "");
    }
    scan.finish()
}

/// What is open around a place.
#[derive(Debug, Clone)]
struct Open {
    /// The column at which it began; nothing for brackets.
    column: usize,
    step: Step,
}

/// A bracket that is open.
#[derive(Debug, Clone)]
enum Bracket {
    /// A table, and the key whose value is being written.
    Table(Option<String>),
    /// A list, and how many items are complete.
    List(usize),
}

/// Reads lines and remembers keys, and what surrounds one place.
pub(super) struct Scan<'a> {
    text: &'a str,
    offset: usize,
    separator: char,
    open: Vec<Open>,
    brackets: Vec<Bracket>,
    /// Every key with the way to its table.
    keys: Vec<(Vec<Step>, String)>,
    begun: Option<Begun>,
    /// Whether the place lies in a text in which nothing is to be completed.
    is_closed: bool,
    /// The column of the key whose block of text goes on.
    block: Option<usize>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, offset: usize, separator: char) -> Self {
        Self {
            text,
            offset,
            separator,
            open: Vec::new(),
            brackets: Vec::new(),
            keys: Vec::new(),
            begun: None,
            is_closed: false,
            block: None,
        }
    }

    /// Begins at the end of a way that something else has told.
    pub(super) fn under(&mut self, path: &[Step]) {
        self.open = path
            .iter()
            .map(|step| Open {
                column: 0,
                step: step.clone(),
            })
            .collect();
        self.brackets.clear();
    }

    pub(super) fn finish(self) -> Option<Begun> {
        let mut begun = self.begun?;
        let beside = self
            .keys
            .into_iter()
            .filter(|(path, _)| *path == begun.path);
        begun.beside = beside.map(|(_, key)| key).collect();
        (!self.is_closed).then_some(begun)
    }

    fn is_here(&self, start: usize, end: usize) -> bool {
        (start..=end).contains(&self.offset)
    }

    /// One line of block YAML, or of what goes on between brackets.
    fn line(&mut self, start: usize, line: &str) {
        if !self.brackets.is_empty() {
            self.flow(start, line);
            return;
        }
        let mut column = line.len() - line.trim_start_matches(' ').len();
        if line.trim().is_empty() {
            if self.is_here(start, start + line.len()) {
                let column = self.offset - start;
                let is_text = self.block.is_some_and(|block| column > block);
                self.is_closed |= is_text;
                self.close_above(column);
                self.word(What::Key, start + column, start + column);
            }
            return;
        }
        if self.block.is_some_and(|block| column > block) {
            self.is_closed |= self.is_here(start, start + line.len());
            return;
        }
        self.block = None;
        if line[column..].starts_with('#') {
            self.is_closed |= self.is_here(start, start + line.len());
            return;
        }
        let mut in_list = false;
        while let Some(after) = dash(&line[column..]) {
            self.item(column);
            column += after;
            in_list = true;
        }
        self.entry(start, line, column, in_list);
    }

    /// An item of a list begins at `column`.
    fn item(&mut self, column: usize) {
        let mut number = 0;
        while let Some(last) = self.open.last() {
            match last.step {
                Step::Item(before) if last.column == column => {
                    number = before + 1;
                    self.open.pop();
                    break;
                }
                Step::Key(_) if last.column <= column => break,
                Step::Item(_) if last.column < column => break,
                _ => {
                    self.open.pop();
                }
            }
        }
        self.open.push(Open {
            column,
            step: Step::Item(number),
        });
    }

    fn close_above(&mut self, column: usize) {
        while self.open.last().is_some_and(|last| last.column >= column) {
            self.open.pop();
        }
    }

    /// `key: value`, or the beginning of one.
    fn entry(&mut self, start: usize, line: &str, column: usize, in_list: bool) {
        let rest = &line[column..];
        let Some(colon) = colon(rest, self.separator) else {
            if rest.starts_with(['[', '{']) {
                self.flow(start + column, rest);
            } else if self.is_here(start + column, start + line.len()) {
                if !in_list {
                    self.close_above(column);
                }
                let what = if in_list { What::Either } else { What::Key };
                self.word(what, start + column, start + line.len());
            } else if self.is_here(start, start + column) && in_list {
                self.is_closed = true;
            }
            return;
        };
        if !in_list {
            self.close_above(column);
        }
        let key = unquoted(&rest[..colon]);
        if self.is_here(start + column, start + column + colon) {
            let path = self.path();
            self.word(What::Key, start + column, start + column + colon);
            // The key that is being written is none of those beside it.
            self.open.push(Open {
                column,
                step: Step::Key(key.to_owned()),
            });
            self.keys
                .retain(|known| *known != (path.clone(), key.to_owned()));
        } else {
            self.keys.push((self.path(), key.to_owned()));
            self.open.push(Open {
                column,
                step: Step::Key(key.to_owned()),
            });
        }
        self.value(start, line, column, column + colon + 1);
    }

    /// What stands behind the colon.
    fn value(&mut self, start: usize, line: &str, column: usize, from: usize) {
        let value = &line[from..];
        let blank = value.len() - value.trim_start().len();
        let trimmed = value.trim_start();
        if trimmed.starts_with(['[', '{']) {
            if self.is_here(start + from, start + from + blank) && blank > 0 {
                self.is_closed |= self.offset < start + from + blank;
            }
            self.flow(start + from + blank, trimmed);
            return;
        }
        if trimmed.starts_with(['|', '>']) {
            self.block = Some(column);
        }
        if self.begun.is_none() && self.is_here(start + from, start + line.len()) {
            let first = (start + from + blank).min(self.offset);
            let end = trimmed
                .find(" #")
                .map_or(value.len(), |comment| blank + comment);
            let end = start + from + end;
            self.is_closed |= end < self.offset;
            self.word(What::Value, first, end.max(first));
        }
    }

    /// What stands between brackets, which may go on over lines.
    pub(super) fn flow(&mut self, start: usize, text: &str) {
        let mut piece = 0;
        let mut quote: Option<char> = None;
        for (at, letter) in text.char_indices() {
            if let Some(open) = quote {
                if letter == open {
                    quote = None;
                }
                continue;
            }
            match letter {
                '"' | '\'' if text[piece..at].trim().is_empty() => quote = Some(letter),
                '#' if at > 0 && text[..at].ends_with(' ') => {
                    self.piece(start, text, piece, at);
                    self.is_closed |=
                        self.begun.is_none() && self.is_here(start + at, start + text.len());
                    return;
                }
                '{' | '[' => {
                    self.push(letter);
                    piece = at + 1;
                }
                '}' | ']' => {
                    self.piece(start, text, piece, at);
                    self.brackets.pop();
                    piece = at + 1;
                    if self.brackets.is_empty() {
                        return;
                    }
                }
                ',' => {
                    self.piece(start, text, piece, at);
                    self.next();
                    piece = at + 1;
                }
                letter if letter == self.separator && self.is_key(text, at) => {
                    self.key(start, text, piece, at);
                    piece = at + letter.len_utf8();
                }
                _ => {}
            }
        }
        self.piece(start, text, piece, text.len());
    }

    fn is_key(&self, text: &str, at: usize) -> bool {
        let in_table = matches!(self.brackets.last(), Some(Bracket::Table(None)));
        let after = text[at + 1..].chars().next();
        in_table && after.is_none_or(|next| next == ' ' || self.separator == '=')
    }

    fn push(&mut self, bracket: char) {
        let opened = if bracket == '{' {
            Bracket::Table(None)
        } else {
            Bracket::List(0)
        };
        self.brackets.push(opened);
    }

    fn next(&mut self) {
        match self.brackets.last_mut() {
            Some(Bracket::Table(key)) => *key = None,
            Some(Bracket::List(number)) => *number += 1,
            None => {}
        }
    }

    fn key(&mut self, start: usize, text: &str, from: usize, to: usize) {
        let key = unquoted(&text[from..to]).to_owned();
        let is_begun = self.begun.is_some();
        self.piece(start, text, from, to);
        if is_begun || self.begun.is_none() {
            self.keys.push((self.path(), key.clone()));
        }
        if let Some(Bracket::Table(own)) = self.brackets.last_mut() {
            *own = Some(key);
        }
    }

    /// A key or a value between two signs; it is what is begun where the place lies in it.
    fn piece(&mut self, start: usize, text: &str, from: usize, to: usize) {
        if self.begun.is_some() || !self.is_here(start + from, start + to) {
            return;
        }
        let written = &text[from..to];
        let blank = written.len() - written.trim_start().len();
        let first = (start + from + blank).min(self.offset);
        let end = start + from + written.trim_end().len().max(blank);
        let what = match self.brackets.last() {
            Some(Bracket::Table(None)) => What::Key,
            Some(Bracket::List(_)) => What::Either,
            _ => What::Value,
        };
        self.word(what, first, end.max(self.offset));
    }

    /// The way to what is open.
    fn path(&self) -> Vec<Step> {
        let mut path: Vec<Step> = self.open.iter().map(|open| open.step.clone()).collect();
        path.extend(self.brackets.iter().filter_map(|bracket| match bracket {
            Bracket::Table(key) => key.clone().map(Step::Key),
            Bracket::List(number) => Some(Step::Item(*number)),
        }));
        path
    }

    fn word(&mut self, what: What, from: usize, to: usize) {
        if self.begun.is_some() {
            return;
        }
        let text = self.text.get(from..to).unwrap_or("");
        let (mut from, mut to) = (from, from + text.trim_end().len());
        // Quotes stay where they are.
        let quoted = text.chars().next().filter(|first| "\"'".contains(*first));
        if let Some(quote) = quoted.filter(|_| self.offset > from) {
            from += 1;
            if to > from && text.trim_end().ends_with(quote) {
                to -= 1;
            }
        }
        self.begun = Some(Begun {
            path: self.path(),
            what,
            word: Span::new(from, to.max(from).max(self.offset)),
            is_flow: !self.brackets.is_empty(),
            beside: Vec::new(),
        });
    }
}

/// How far the item behind a dash is; `None` where there is no dash.
fn dash(text: &str) -> Option<usize> {
    let after = text.strip_prefix('-')?;
    let is_item = after.is_empty() || after.starts_with(' ');
    is_item.then(|| 1 + after.len() - after.trim_start_matches(' ').len())
}

/// Where the sign between key and value stands.
fn colon(text: &str, separator: char) -> Option<usize> {
    if text.starts_with(['[', '{', '#']) {
        return None;
    }
    let mut places = text.match_indices(separator);
    let found = places.find(|(at, _)| {
        let after = text[at + 1..].chars().next();
        after.is_none_or(|next| next == ' ')
    });
    found.map(|(at, _)| at)
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}
