//! Tables and lists between brackets.

use super::super::What;
use super::{Bracket, Scan, unquoted};

impl Scan<'_> {
    /// What stands between brackets, which may go on over lines.
    pub(in crate::assist::complete) fn flow(&mut self, start: usize, text: &str) {
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
}
