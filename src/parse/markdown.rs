//! The outline of a document's prose: headings, links, sections, words.
//!
//! The events themselves are not kept: rendering a page reads its text again, which costs less
//! than carrying every page's events through a check that never shows them.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, RefDefs, Tag, TagEnd};

use super::definition::address_in;
use crate::text::{Slugs, Span, Spanned};

/// The dialect: `CommonMark` with tables, footnotes, strike-through, task lists, heading
/// attributes and alerts, as Git forges render them.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words, without markup.
    pub text: String,
    /// Its anchor: the attribute `{#…}`, else the forges' slug.
    pub anchor: String,
    /// The whole heading.
    pub span: Span,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, at its own place where that could be found.
    pub target: Spanned<String>,
    /// Whether it is an image.
    pub is_image: bool,
    /// The whole link.
    pub span: Span,
    /// The address in the definition `[ref]: address` that a link by reference goes by. Several
    /// links may go by one.
    pub definition: Option<Span>,
}

/// What stands under a heading, up to the next one of its level or above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which of the headings.
    pub heading: usize,
    /// Whether anything that is no heading stands in it.
    pub has_content: bool,
    /// From the end of its heading to the next one of its level or above.
    pub body: Span,
}

/// The structure of a document's prose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The links and images, in order.
    pub links: Vec<Link>,
    /// One section a heading.
    pub sections: Vec<Section>,
    /// Runs of prose, without code and markup; lines of one paragraph are one run.
    pub prose: Vec<Span>,
    /// Whether there is HTML that is not a comment.
    pub has_html: bool,
}

/// Reads the outline of `body`, which begins at byte `base` of its file.
pub fn outline(body: &str, base: usize) -> Outline {
    let mut reader = OutlineReader {
        body,
        base,
        ..OutlineReader::default()
    };
    let mut events = Parser::new_ext(body, options()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        reader.definition = definition(&event, events.reference_definitions(), body);
        reader.event(event, range);
    }
    reader.finish()
}

/// Where the address is written that a link by reference goes by.
fn definition(event: &Event<'_>, known: &RefDefs<'_>, body: &str) -> Option<Span> {
    let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = event
    else {
        return None;
    };
    let is_by_reference = matches!(
        link_type,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
    );
    let found = is_by_reference.then(|| known.get(id)).flatten()?;
    let range = address_in(body.get(found.span.clone())?, &found.dest)?;
    Some(Span::from(range).shift(found.span.start))
}

#[derive(Default)]
struct OutlineReader<'a> {
    body: &'a str,
    base: usize,
    slugs: Slugs,
    outline: Outline,
    heading: Option<OpenHeading>,
    links: Vec<OpenLink>,
    /// Where the address of the link that begins is defined, in the body.
    definition: Option<Span>,
    code_depth: usize,
    /// Whether a line has just ended within a paragraph.
    goes_on: bool,
    /// Whether a comment of HTML has begun and not ended.
    in_comment: bool,
    /// The sections that are still open.
    open: Vec<usize>,
}

struct OpenHeading {
    level: u8,
    text: String,
    id: Option<String>,
    span: Span,
}

struct OpenLink {
    target: String,
    is_image: bool,
    is_inline: bool,
    span: Span,
    inner_end: usize,
    definition: Option<Span>,
}

impl OutlineReader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::from(range).shift(self.base);
        if matches!(event, Event::Start(_) | Event::End(_) | Event::Code(_)) {
            self.goes_on = false;
        }
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let id = id.map(|id| id.to_string());
                self.heading = Some(OpenHeading {
                    level: level as u8,
                    text: String::new(),
                    id,
                    span,
                });
            }
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => self.start_link(link_type, &dest_url, false, span),
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                ..
            }) => self.start_link(link_type, &dest_url, true, span),
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(),
            Event::Start(Tag::CodeBlock(_)) => {
                self.code_depth += 1;
                self.content();
            }
            Event::End(TagEnd::CodeBlock) => self.code_depth -= 1,
            Event::Text(text) => self.text(&text, span),
            Event::Code(text) => self.code(&text, span),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.space(),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::Start(Tag::Table(_))
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::FootnoteReference(_) => {
                self.content();
            }
            _ => {}
        }
        if let Some(link) = self.links.last_mut()
            && span != link.span
        {
            link.inner_end = link.inner_end.max(span.end);
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        } else if self.code_depth == 0 {
            self.content();
        }
        if self.code_depth == 0 && self.links.last().is_none_or(|link| !link.is_image) {
            self.prose(span);
        }
    }

    fn code(&mut self, text: &str, span: Span) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        } else {
            self.content();
        }
        if let Some(link) = self.links.last_mut() {
            link.inner_end = link.inner_end.max(span.end);
        }
    }

    fn soft_break(&mut self) {
        self.space();
        self.goes_on = true;
    }

    fn space(&mut self) {
        if let Some(heading) = &mut self.heading {
            heading.text.push(' ');
        }
    }

    /// A comment over several lines comes line by line.
    fn html(&mut self, html: &str) {
        let begins = html.trim_start().starts_with("<!--");
        if begins || self.in_comment {
            self.in_comment = !html.contains("-->");
        } else {
            self.outline.has_html = true;
            self.content();
        }
    }

    /// Joins runs that touch, so that a word split around a bracket stays one, and lines of a
    /// paragraph, so that a phrase may run over their ends.
    fn prose(&mut self, span: Span) {
        let goes_on = std::mem::take(&mut self.goes_on);
        match self.outline.prose.last_mut() {
            Some(last) if goes_on || last.end == span.start => last.end = span.end,
            _ => self.outline.prose.push(span),
        }
    }

    fn content(&mut self) {
        for at in &self.open {
            let section = &mut self.outline.sections[*at];
            section.has_content = true;
        }
    }

    fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        self.close_sections(heading.level, heading.span.start);
        let slug = self.slugs.next(&heading.text);
        let anchor = heading.id.unwrap_or(slug);
        let at = self.outline.headings.len();
        let body = Span::at(heading.span.end);
        self.open.push(at);
        self.outline.sections.push(Section {
            heading: at,
            has_content: false,
            body,
        });
        let written = Span::new(heading.span.start - self.base, heading.span.end - self.base);
        let length = written.of(self.body).trim_end().len();
        let span = Span::new(heading.span.start, heading.span.start + length);
        self.outline.headings.push(Heading {
            level: heading.level,
            text: heading.text,
            anchor,
            span,
        });
    }

    fn close_sections(&mut self, level: u8, end: usize) {
        while let Some(&at) = self.open.last() {
            if self.outline.headings[at].level < level {
                break;
            }
            let body = &mut self.outline.sections[at].body;
            body.end = end.max(body.start);
            self.open.pop();
        }
    }

    fn start_link(&mut self, link_type: LinkType, target: &str, is_image: bool, span: Span) {
        self.content();
        let is_inline = matches!(
            link_type,
            LinkType::Inline | LinkType::Autolink | LinkType::Email
        );
        let inner_end = span.start;
        self.links.push(OpenLink {
            target: target.to_owned(),
            is_image,
            is_inline,
            span,
            inner_end,
            definition: self.definition.map(|span| span.shift(self.base)),
        });
    }

    fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let own = if link.is_inline {
            self.target_span(&link)
        } else {
            None
        };
        let target = Spanned::new(link.target, own.unwrap_or(link.span));
        self.outline.links.push(Link {
            target,
            is_image: link.is_image,
            span: link.span,
            definition: link.definition,
        });
    }

    /// The address inside `[text](address "title")`, searched after the text.
    fn target_span(&self, link: &OpenLink) -> Option<Span> {
        let from = link.inner_end.clamp(link.span.start, link.span.end) - self.base;
        let rest = self.body.get(from..link.span.end - self.base)?;
        let at = (!link.target.is_empty())
            .then(|| rest.find(&link.target))
            .flatten()?;
        Some(Span::new(from + at, from + at + link.target.len()).shift(self.base))
    }

    fn finish(mut self) -> Outline {
        let end = self.base + self.body.len();
        self.close_sections(1, end);
        self.outline
    }
}
