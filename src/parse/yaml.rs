//! YAML to a tree with places.
//!
//! A syntax error costs the entry it stands in and no other: reading starts again at the next
//! key at the left margin. Aliases are refused, so no document can grow when it is read.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use super::front_matter::UNREADABLE;
use super::node::{Content, Entry, Node, Style, duplicate_key, duplicate_keys};
use super::traps;
use crate::finding::{Finding, Place, Report};
use crate::text::{SourceFile, Span, Spanned};

/// How deep tables and lists may be nested; people write three or four levels.
const MAX_DEPTH: usize = 24;

/// Reads the YAML under `span` of `file` as a table.
pub(super) fn read(file: &SourceFile, span: Span, report: &mut Report) -> Node {
    let text = file.slice(span);
    let mut entries = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let reading = Reading::of(file, &text[from..], span.start + from, report);
        let stopped = reading.stopped;
        entries.extend(reading.into_entries());
        let Some(entry) = stopped else { break };
        let Some(next) = next_key_line(text, from, entry - span.start) else {
            break;
        };
        from = next;
    }
    let root = Node {
        span,
        content: Content::Map(entries),
    };
    if let Some(merge) = root.get("<<") {
        let place = Place::new(&file.path, merge.key.span);
        report.push(Finding::new(UNREADABLE, place).variant("merge"));
    }
    duplicate_keys(&root, &mut |earlier, later| {
        report.push(duplicate_key(&file.path, &earlier.key, &later.key));
    });
    root
}

/// The start of the first line after `after` that begins with a key at the left margin.
fn next_key_line(text: &str, from: usize, after: usize) -> Option<usize> {
    let mut start = text[after.max(from)..]
        .find('\n')
        .map(|at| after.max(from) + at + 1)?;
    while start < text.len() {
        let line = text[start..].lines().next().unwrap_or("");
        if traps::is_key_line(line) {
            return Some(start);
        }
        start = text[start..].find('\n').map(|at| start + at + 1)?;
    }
    None
}

struct Frame {
    start: Span,
    key: Option<Spanned<String>>,
    content: Content,
}

/// One attempt to read a run of entries.
struct Reading<'a> {
    file: &'a SourceFile,
    text: &'a str,
    base: usize,
    frames: Vec<Frame>,
    root: Option<Node>,
    skipping: usize,
    /// Where the entry begins in which reading stopped.
    stopped: Option<usize>,
}

impl<'a> Reading<'a> {
    fn of(file: &'a SourceFile, text: &'a str, base: usize, report: &mut Report) -> Self {
        let mut reading = Self {
            file,
            text,
            base,
            frames: Vec::new(),
            root: None,
            skipping: 0,
            stopped: None,
        };
        let options =
            granit_parser::options! { emit_comments: false, emit_unresolved_aliases: true };
        let mut documents = 0;
        for next in Parser::new_from_str_with_options(text, options) {
            match next {
                Ok((Event::DocumentStart(..), span)) => {
                    documents += 1;
                    if documents > 1 {
                        let span = traps::document_mark(file, reading.span(span).start);
                        report.push(reading.finding(span, "several-documents"));
                        break;
                    }
                }
                Ok((event, span)) => reading.event(event, reading.span(span), report),
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
                    reading.stop(at, &error.info(), report);
                    break;
                }
            }
        }
        reading.close_all(report);
        reading
    }

    fn span(&self, span: YamlSpan) -> Span {
        span.byte_range().map_or(Span::at(self.base), |range| {
            Span::from(range).shift(self.base)
        })
    }

    fn finding(&self, span: Span, variant: &str) -> Finding {
        Finding::new(UNREADABLE, Place::new(&self.file.path, span)).variant(variant)
    }

    fn event(&mut self, event: Event<'_>, span: Span, report: &mut Report) {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    let span = traps::mark_before(self.file, span);
                    report.push(self.finding(span, "anchor"));
                }
                if matches!(style, ScalarStyle::Folded | ScalarStyle::Literal)
                    && text.trim().is_empty()
                {
                    let key = self.pending_key();
                    report.extend(key.map(|key| traps::empty_block(self.file, key)));
                    let content = Content::Null;
                    self.value(Node { span, content });
                    return;
                }
                let node = self.placed(scalar(text, style, span, &self.file.text), report);
                self.value(node);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(
                    span,
                    Content::List(Vec::new()),
                    anchor != 0 || tag.is_some(),
                    report,
                );
            }
            Event::MappingStart(_, anchor, tag) => {
                self.open(
                    span,
                    Content::Map(Vec::new()),
                    anchor != 0 || tag.is_some(),
                    report,
                );
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span, report),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                report.push(traps::alias(self.file, span));
                self.value(Node {
                    span,
                    content: Content::Null,
                });
            }
            _ => {}
        }
    }

    fn open(&mut self, span: Span, content: Content, has_anchor: bool, report: &mut Report) {
        if has_anchor {
            let span = traps::mark_before(self.file, span);
            report.push(self.finding(span, "anchor"));
        }
        if self.frames.len() >= MAX_DEPTH {
            if self.skipping == 0 {
                let finding = Finding::new("too-deep", Place::new(&self.file.path, span));
                report.push(finding.with("limit", MAX_DEPTH));
            }
            self.skipping += 1;
            return;
        }
        self.frames.push(Frame {
            start: span,
            key: None,
            content,
        });
    }

    fn close(&mut self, end: Span, report: &mut Report) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        let Some(mut frame) = self.frames.pop() else {
            return;
        };
        if let Content::Map(entries) = &mut frame.content {
            report.extend(traps::decimal_commas(self.file, entries));
        }
        let node = finished(frame, end, &self.file.text);
        self.value(node);
    }

    /// The key whose value comes next.
    fn pending_key(&self) -> Option<Span> {
        self.frames
            .last()
            .and_then(|frame| frame.key.as_ref())
            .map(|key| key.span)
    }

    /// A value that is left out is given a place right where it would stand.
    fn placed(&self, node: Node, report: &mut Report) -> Node {
        if !node.is_null() || !node.span.is_empty() {
            return node;
        }
        let after = match (
            self.pending_key(),
            self.frames.last().map(|frame| &frame.content),
        ) {
            (Some(key), _) => key.end + 1,
            (None, Some(Content::List(_))) => traps::dash_before(self.file, node.span.start),
            _ => return node,
        };
        report.extend(traps::comment(self.file, after));
        Node {
            span: Span::at(after.min(self.file.text.len())),
            content: Content::Null,
        }
    }

    fn value(&mut self, node: Node) {
        if self.skipping > 0 {
            return;
        }
        let Some(frame) = self.frames.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        match &mut frame.content {
            Content::List(items) => items.push(node),
            Content::Map(entries) => {
                if let Some(key) = frame.key.take() {
                    entries.push(Entry { key, value: node });
                } else {
                    let text = node.text().unwrap_or_default().to_owned();
                    frame.key = Some(Spanned::new(text, node.span));
                }
            }
            Content::Null | Content::Scalar(..) => {}
        }
    }

    fn stop(&mut self, at: usize, message: &str, report: &mut Report) {
        let entry = self.open_key().map_or(self.base, |key| key.start);
        self.stopped = Some(entry);
        let line_of_entry = self.file.line_at(entry);
        let mut at = self.base + at;
        let end_of_run = next_key_line(self.text, 0, line_of_entry.start - self.base);
        if end_of_run.is_some_and(|next| at >= self.base + next) {
            at = line_of_entry.end;
        }
        let error = traps::syntax_error(self.file, at, line_of_entry, message);
        let covers =
            |span: Span| error.place.span.start <= span.start && span.end <= error.place.span.end;
        report.findings.retain(|told| !covers(told.place.span));
        report.push(error);
        // What stands in an unclosed bracket may belong to the entries after it.
        let is_flow = |frame: &Frame| {
            let start = self.file.text.get(frame.start.start..).unwrap_or("");
            start.starts_with(['[', '{'])
        };
        if let Some(first) = self
            .frames
            .iter()
            .position(is_flow)
            .filter(|first| *first > 0)
        {
            self.frames.truncate(first);
        }
    }

    /// The key at the left margin whose value was being read last.
    fn open_key(&self) -> Option<Span> {
        let frame = self.frames.first()?;
        let last = frame.content_entries().last().map(|entry| entry.key.span);
        frame.key.as_ref().map(|key| key.span).or(last)
    }

    fn close_all(&mut self, report: &mut Report) {
        self.skipping = 0;
        while let Some(frame) = self.frames.last_mut() {
            if let Some(key) = frame.key.take() {
                let value = Node {
                    span: Span::at(key.span.end),
                    content: Content::Null,
                };
                if let (Content::Map(entries), false) = (&mut frame.content, self.stopped.is_some())
                {
                    entries.push(Entry { key, value });
                }
            }
            self.close(Span::at(self.base), report);
        }
        if let Some(root) = &self.root
            && !matches!(root.content, Content::Map(_) | Content::Null)
            && self.stopped.is_none()
        {
            report.push(self.finding(root.span, "not-a-table"));
        }
    }

    fn into_entries(self) -> Vec<Entry> {
        match self.root.map(|root| root.content) {
            Some(Content::Map(entries)) => entries,
            _ => Vec::new(),
        }
    }
}

impl Frame {
    fn content_entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }
}

fn finished(frame: Frame, end: Span, text: &str) -> Node {
    let inside = match &frame.content {
        Content::List(items) => items.last().map(|item| (items[0].span, item.span)),
        Content::Map(entries) => entries
            .last()
            .map(|entry| (entries[0].key.span, entry.value.span.to(entry.key.span))),
        Content::Null | Content::Scalar(..) => None,
    };
    let is_flow = text
        .get(frame.start.range())
        .is_some_and(|start| start.starts_with(['[', '{']));
    let span = match inside {
        _ if is_flow && end.end > frame.start.start => Span::new(frame.start.start, end.end),
        Some((first, last)) => first.to(last),
        None => Span::at(frame.start.start),
    };
    Node {
        span,
        content: frame.content,
    }
}

fn scalar(value: Cow<'_, str>, style: ScalarStyle, span: Span, text: &str) -> Node {
    let style = match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    };
    let is_null = style == Style::Plain && (span.is_empty() || matches!(&*value, "~" | "null"));
    if is_null {
        return Node {
            span,
            content: Content::Null,
        };
    }
    let written = span.of(text);
    let span = Span::new(span.start, span.start + written.trim_end().len());
    Node {
        span,
        content: Content::Scalar(value.into_owned(), style),
    }
}
