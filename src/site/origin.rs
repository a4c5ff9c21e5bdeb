//! Where figures come from, and the way there: the line of a document that states one, the rows of
//! a ledger that one was reckoned from, and the commits that set them.
//!
//! A single place is shown by the forge as the commit has it, where the playbook says how
//! (`[site] source_url`), else on the page of the site that shows it. What is reckoned from many
//! rows leads to a list of them. What Git does not know is left out.

use std::ops::Range;

use super::addresses::encoded;
use super::here::Here;
use super::theme::Argument;
use super::view::{Link, Origin, Part};
use crate::actuals::ledger::{Row, Table};
use crate::model::{Kind, Page};
use crate::text::{DocPath, SourceFile, Span};

/// How many rows of a ledger a page shows.
pub(super) const ROWS_A_PAGE: usize = 100;

/// How many pages a ledger has at most.
pub(super) const PAGES_A_LEDGER: usize = 40;

/// How many stretches of rows are told one by one.
const STRETCHES: usize = 8;

/// Rows of one file that follow each other.
#[derive(Debug, Clone, Copy)]
struct Stretch<'a> {
    first: Row<'a>,
    last: Row<'a>,
}

impl<'a> Here<'a> {
    /// The way to a place on a page of the same language, this one among them.
    pub(super) fn way(self, address: &str, anchor: &str) -> String {
        let anchor = encoded(anchor);
        match (address == self.at, anchor.is_empty()) {
            (true, _) => format!("#{anchor}"),
            (false, true) => self.href(address),
            (false, false) => format!("{}#{anchor}", self.href(address)),
        }
    }

    /// The line of a document that states a figure; `item` is the row of its page that shows it.
    pub(super) fn stated(self, page: &Page, span: Span, item: &str) -> Option<Origin> {
        let address = self.site.address_of(page)?;
        let line = line_of(&page.file, span.start);
        let inside = || self.way(address, item);
        Some(Origin {
            href: self.forge(page.path(), line).unwrap_or_else(inside),
            title: self.line_said(page.path(), line),
        })
    }

    /// The rows of a ledger that a figure was reckoned from: the row itself where it is one, else
    /// `list`, the place that tells them one by one. Nothing where there is no row.
    pub(super) fn reckoned(
        self,
        ledger: &str,
        rows: &[Range<usize>],
        list: impl FnOnce() -> Option<String>,
    ) -> Option<Origin> {
        let table = self.site.actuals.ledgers.table(ledger)?;
        let first = rows.first()?.start;
        if let [one] = rows
            && one.len() == 1
        {
            return self.row(table, first);
        }
        Some(Origin {
            href: list().or_else(|| self.row_way(table, first))?,
            title: self.rows_said(table, rows),
        })
    }

    /// A row of a ledger.
    pub(super) fn row(self, table: &Table, index: usize) -> Option<Origin> {
        let row = (index < table.len()).then_some(Row { table, index })?;
        let (path, line) = place(row);
        let href = self
            .forge(path, line)
            .or_else(|| self.row_way(table, index))?;
        Some(Origin {
            href,
            title: self.line_said(path, line),
        })
    }

    /// The way to the row on the ledger's page.
    fn row_way(self, table: &Table, index: usize) -> Option<String> {
        let mut ledgers = self.site.addresses.ledgers.iter();
        let (_, pages) = ledgers.find(|(id, _)| *id == table.schema.id)?;
        match pages.get(index / ROWS_A_PAGE) {
            Some(address) => Some(self.way(address, &row_id(index))),
            None => Some(self.way(pages.last()?, REST)),
        }
    }

    /// The commit that set a line of a file, shortened, and its day.
    pub(super) fn set_by(self, path: &DocPath, line: usize) -> Option<(&'a str, String)> {
        let lines = self.site.past.as_ref()?.lines.get(path)?;
        let (by, _) = lines.of(line)?;
        Some((&by.short, self.lang.long_date(by.day)))
    }

    /// Where the forge shows a line as the commit that set it has it; where that commit is not
    /// known, as the commit of this site has it.
    pub(super) fn forge(self, path: &DocPath, line: usize) -> Option<String> {
        let template = self.site.options.source_url.as_ref()?;
        let is_web = template.starts_with("https://") || template.starts_with("http://");
        let past = self.site.past.as_ref().filter(|_| is_web)?;
        let lines = past.lines.get(path)?;
        let (commit, path, line) = match lines.of(line) {
            Some((by, then)) => (&by.commit, &by.path, then.to_string()),
            None if lines.is_uncommitted => return None,
            None => (past.commit.as_ref()?, path, line.to_string()),
        };
        let filled = template
            .replace("{commit}", commit)
            .replace("{line}", &line);
        Some(filled.replace("{path}", &encoded(path.as_str())))
    }

    fn line_said(self, path: &DocPath, line: usize) -> String {
        let place = format!("{path}:{line}");
        let Some((commit, day)) = self.set_by(path, line) else {
            return place;
        };
        let arguments = [
            ("commit", Argument::Text(commit.to_owned())),
            ("day", Argument::Text(day)),
        ];
        format!("{place}, {}", self.say_with("set-in", &arguments))
    }

    /// `12 rows of ledgers/payments.csv, lines 3–40`; of several files the number and the ends.
    fn rows_said(self, table: &Table, rows: &[Range<usize>]) -> String {
        let count = rows.iter().map(Range::len).sum();
        let count = self.count("rows-of", count);
        let files = stretches(table, rows);
        let (Some(first), Some(last)) = (files.first(), files.last()) else {
            return count;
        };
        let ((from, start), (to, end)) = (place(first.first), place(last.last));
        if from == to {
            format!("{count}: {from}:{start}–{end}")
        } else {
            format!("{count}: {from}:{start} – {to}:{end}")
        }
    }

    /// The rows one by one, stretches of neighbours together: the file, then its lines.
    pub(super) fn places(self, table: &Table, rows: &[Range<usize>]) -> Vec<Part> {
        let all = stretches(table, rows);
        let mut parts: Vec<Part> = Vec::new();
        let mut file: Option<&DocPath> = None;
        for stretch in all.iter().take(STRETCHES) {
            let ((path, start), (_, end)) = (place(stretch.first), place(stretch.last));
            let text = if start == end {
                start.to_string()
            } else {
                format!("{start}–{end}")
            };
            let is_new = file != Some(path);
            file = Some(path);
            if let Some(before) = parts.last_mut() {
                before.after = Some(if is_new { ";" } else { "," }.to_owned());
            }
            let index = stretch.first.index;
            let forge = self.forge(path, start).filter(|_| start == end);
            let way = forge.or_else(|| self.row_way(table, index));
            parts.push(Part {
                label: is_new.then(|| format!("{path}:")),
                text,
                href: way,
                ..Part::default()
            });
        }
        let rest = all.iter().skip(STRETCHES);
        let left: usize = rest
            .clone()
            .map(|it| it.last.index + 1 - it.first.index)
            .sum();
        parts.extend(rest.clone().next().map(|next| Part {
            text: self.count("rows-left-out", left),
            href: self.row_way(table, next.first.index),
            ..Part::default()
        }));
        parts
    }

    /// The page of a ledger.
    pub(super) fn ledger(self, id: &str) -> Link {
        let mut ledgers = self.site.addresses.ledgers.iter();
        let pages = ledgers.find(|(known, _)| known == id);
        let address = pages.and_then(|(_, pages)| pages.first());
        Link {
            text: self.say_or(&format!("ledger-{id}"), id),
            lang: None,
            href: address.map(|address| self.way(address, "")),
        }
    }

    /// The address of the page of a metric.
    pub(super) fn metric_address(self, id: &str) -> Option<&'a str> {
        let document = self.site.playbook.document(Kind::Metric, id)?;
        self.site.address_of(&document.page)
    }
}

/// The place on the last page of a ledger that says how many rows are not shown.
pub(super) const REST: &str = "_rest";

/// The place of a row on its page, counted through the whole ledger.
pub(super) fn row_id(index: usize) -> String {
    format!("row-{}", index + 1)
}

/// The file of a row and its line.
pub(super) fn place(row: Row<'_>) -> (&DocPath, usize) {
    let file = row.file();
    (&file.path, line_of(file, row.span().start))
}

fn line_of(file: &SourceFile, offset: usize) -> usize {
    file.position(offset).line
}

/// Rows that follow each other in one file.
fn stretches<'a>(table: &'a Table, rows: &[Range<usize>]) -> Vec<Stretch<'a>> {
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    let file = |index: usize| table.rows.get(index).map(|place| place.file);
    for range in rows {
        let mut is_first = true;
        for index in range.clone().filter(|index| *index < table.len()) {
            let row = Row { table, index };
            match stretches.last_mut() {
                Some(stretch) if !is_first && file(stretch.last.index) == file(index) => {
                    stretch.last = row;
                }
                _ => stretches.push(Stretch {
                    first: row,
                    last: row,
                }),
            }
            is_first = false;
        }
    }
    stretches
}
