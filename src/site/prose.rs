//! The text of a document as markup.
//!
//! Headings, tables, code, links and pictures are written here rather than by the Markdown crate, because it would write
//! `style` attributes, keep attributes that authors put on headings, and trust every address. HTML in a document passes
//! through the cleaner; a document without any does not.

mod clean;
mod code;
mod levels;
mod notes;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, Parser, Tag, TagEnd, html};

use super::here::Here;
use super::links::Links;
use super::theme::escape;
use super::view::{Html, TocEntry};
use crate::model::Page;
use crate::parse::{Heading, markdown};
use code::code_start;
use levels::Levels;
use notes::Notes;

/// The text of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Prose {
    pub(super) markup: Option<Html>,
    pub(super) headings: Vec<TocEntry>,
}

/// The text of `page` as it is shown at `here`. Addresses that begin with `_` are the site's own: a heading that asks for
/// one has none, lest it be taken for the search or the menu.
pub(super) fn prose(here: Here<'_>, page: &Page) -> Prose {
    let is_taken = |heading: &Heading| heading.anchor.starts_with('_');
    if !page.outline.headings.iter().any(is_taken) {
        return below(here, page, 2);
    }
    let mut page = page.clone();
    for heading in page.outline.headings.iter_mut().filter(|it| is_taken(it)) {
        heading.anchor.clear();
    }
    below(here, &page, 2)
}

/// The text of a page that stands within another one, under a heading of the second level. Its own
/// headings cannot be linked to, since those of the page around may have the same addresses.
pub(super) fn within(here: Here<'_>, page: &Page) -> Option<Html> {
    let mut page = page.clone();
    for heading in &mut page.outline.headings {
        heading.anchor.clear();
    }
    below(here, &page, 3).markup
}

fn below(here: Here<'_>, page: &Page, top: u8) -> Prose {
    let body = page.file.slice(page.body);
    let links = Links::new(&here.site.addresses, page.path(), here.lang, here.at);
    let levels = Levels::of(&page.outline.headings, page.title(), top);
    let mut writer = Writer::new(here, &links, page, &levels);
    for event in Parser::new_ext(body, markdown::options()) {
        writer.event(event);
    }
    let mut markup = String::with_capacity(body.len() * 2);
    html::push_html(&mut markup, writer.out.into_iter());
    if page.outline.has_html {
        markup = clean::clean(&markup, &links, &page.outline.headings);
    }
    let markup = (!markup.trim().is_empty()).then(|| Html::trusted(markup));
    Prose {
        markup,
        headings: levels.toc(here, page),
    }
}

struct Writer<'a> {
    here: Here<'a>,
    links: &'a Links,
    page: &'a Page,
    levels: &'a Levels<'a>,
    out: Vec<Event<'a>>,
    /// Which heading comes next.
    heading: usize,
    /// The heading that is being left out.
    skipping: bool,
    /// What closes each open link.
    closers: Vec<&'static str>,
    image: Option<Image>,
    table: Option<Table>,
    tables: usize,
    notes: Notes,
}

struct Image {
    target: String,
    title: String,
    alt: String,
    depth: usize,
}

struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

impl<'a> Writer<'a> {
    fn new(here: Here<'a>, links: &'a Links, page: &'a Page, levels: &'a Levels<'a>) -> Self {
        let (out, closers) = (Vec::new(), Vec::new());
        Self {
            here,
            links,
            page,
            levels,
            out,
            heading: 0,
            skipping: false,
            closers,
            image: None,
            table: None,
            tables: 0,
            notes: Notes::default(),
        }
    }

    fn html(&mut self, markup: impl Into<CowStr<'a>>) {
        self.out.push(Event::Html(markup.into()));
    }

    fn inline(&mut self, markup: impl Into<CowStr<'a>>) {
        self.out.push(Event::InlineHtml(markup.into()));
    }

    fn event(&mut self, event: Event<'a>) {
        if self.image.is_some() {
            return self.in_image(event);
        }
        match event {
            Event::Start(Tag::Heading { .. }) => self.start_heading(),
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            _ if self.skipping => {}
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Comments are for those who edit; other HTML goes through the cleaner.
            Event::Html(_) | Event::InlineHtml(_) if !self.page.outline.has_html => {}
            Event::TaskListMarker(done) => {
                let (mark, key) = if done {
                    ("☑", "task-done")
                } else {
                    ("☐", "task-open")
                };
                let label = escape(&self.here.say(key));
                self.inline(format!(
                    "<span class=\"task\" role=\"img\" aria-label=\"{label}\">{mark}</span> "
                ));
            }
            Event::FootnoteReference(name) => {
                let id = self.notes.id(&name);
                self.out.push(Event::FootnoteReference(id.into()));
            }
            other => self.out.push(other),
        }
    }

    fn start_heading(&mut self) {
        let at = self.heading;
        self.heading += 1;
        let anchor = self
            .page
            .outline
            .headings
            .get(at)
            .map_or("", |heading| heading.anchor.as_str());
        let is_first = self.page.outline.headings[..at.min(self.page.outline.headings.len())]
            .iter()
            .all(|other| other.anchor != anchor);
        let id = if anchor.is_empty() || !is_first {
            String::new()
        } else {
            format!(" id=\"{}\"", escape(anchor))
        };
        if let Some(level) = self.levels.shown.get(at).copied().flatten() {
            return self.html(format!("<h{level}{id}>"));
        }
        // Links to the heading still find their place.
        self.html(format!("<span{id}></span>"));
        self.skipping = true;
    }

    fn end_heading(&mut self) {
        self.skipping = false;
        let at = self.heading.saturating_sub(1);
        if let Some(level) = self.levels.shown.get(at).copied().flatten() {
            self.html(format!("</h{level}>\n"));
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Link {
                dest_url, title, ..
            } => self.start_link(&dest_url, &title),
            Tag::Image {
                dest_url, title, ..
            } => {
                let (target, title) = (dest_url.to_string(), title.to_string());
                self.image = Some(Image {
                    target,
                    title,
                    alt: String::new(),
                    depth: 0,
                });
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => {
                self.set_head(true);
                self.html("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.set_head(false);
                self.html("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::CodeBlock(kind) => self.html(code_start(&kind)),
            Tag::BlockQuote(Some(kind)) => self.start_alert(kind),
            Tag::FootnoteDefinition(name) => {
                let id = self.notes.define(&name);
                self.out
                    .push(Event::Start(Tag::FootnoteDefinition(id.into())));
            }
            other => self.out.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                let closer = self.closers.pop().unwrap_or("");
                self.inline(closer);
            }
            TagEnd::Table => {
                self.table = None;
                self.html("</tbody>\n</table>\n</div>\n");
            }
            TagEnd::TableHead => self.html("</tr>\n</thead>\n<tbody>\n"),
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::CodeBlock => self.html("</code></pre>\n"),
            TagEnd::BlockQuote(Some(_)) => self.html("</div>\n"),
            other => self.out.push(Event::End(other)),
        }
    }

    fn start_link(&mut self, target: &str, title: &str) {
        let title = if title.is_empty() {
            String::new()
        } else {
            format!(" title=\"{}\"", escape(title))
        };
        // The cleaner leads the links of pages with HTML, those of Markdown included.
        if self.page.outline.has_html {
            self.closers.push("</a>");
            return self.inline(format!("<a href=\"{}\"{title}>", escape(target)));
        }
        if let Some(lead) = self.links.lead(target) {
            let rel = if lead.is_external {
                " rel=\"noopener noreferrer\""
            } else {
                ""
            };
            self.closers.push("</a>");
            self.inline(format!("<a href=\"{}\"{title}{rel}>", escape(&lead.href)));
        } else {
            self.closers.push("</span>");
            self.inline("<span class=\"no-link\">");
        }
    }

    /// Everything inside an image is its description.
    fn in_image(&mut self, event: Event<'a>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth == 0 => self.end_image(),
            Event::End(_) => image.depth = image.depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        let alt = escape(&image.alt);
        let title = if image.title.is_empty() {
            String::new()
        } else {
            format!(" title=\"{}\"", escape(&image.title))
        };
        let source = if self.page.outline.has_html {
            Some(image.target.clone())
        } else {
            self.links.image(&image.target)
        };
        match source {
            Some(source) => self.inline(format!(
                "<img src=\"{}\" alt=\"{alt}\"{title}>",
                escape(&source)
            )),
            // A picture from elsewhere would tell its host who reads this page.
            None => match self
                .links
                .lead(&image.target)
                .filter(|lead| lead.is_external)
            {
                Some(lead) => {
                    let words = if alt.is_empty() {
                        escape(&image.target)
                    } else {
                        alt
                    };
                    self.inline(format!(
                        "<a href=\"{}\" rel=\"noopener noreferrer\">{words}</a>",
                        escape(&lead.href)
                    ));
                }
                None => self.inline(format!("<span class=\"no-image\">{alt}</span>")),
            },
        }
    }

    fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.tables += 1;
        let label = self.here.count("table-number", self.tables);
        self.table = Some(Table {
            alignments,
            column: 0,
            is_head: true,
        });
        self.html(format!(
            "<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table>\n",
            escape(&label)
        ));
    }

    fn set_head(&mut self, is_head: bool) {
        if let Some(table) = &mut self.table {
            table.is_head = is_head;
            table.column = 0;
        }
    }

    fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let alignment = table
            .alignments
            .get(table.column)
            .copied()
            .unwrap_or(Alignment::None);
        table.column += 1;
        let class = match alignment {
            Alignment::Right => " class=\"number\"",
            Alignment::Center => " class=\"centre\"",
            Alignment::Left | Alignment::None => "",
        };
        let tag = if table.is_head {
            format!("<th scope=\"col\"{class}>")
        } else {
            format!("<td{class}>")
        };
        self.html(tag);
    }

    /// A heading without words heads nothing: it becomes an ordinary cell.
    fn end_cell(&mut self) {
        let is_head = self.table.as_ref().is_some_and(|table| table.is_head);
        let is_empty = matches!(self.out.last(), Some(Event::Html(tag)) if tag.starts_with("<th"));
        match self.out.last_mut().filter(|_| is_head && is_empty) {
            Some(tag) => *tag = Event::Html("<td></td>".into()),
            None => self.html(if is_head { "</th>" } else { "</td>" }),
        }
    }

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let id = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let word = escape(&self.here.say(&format!("alert-{id}")));
        self.html(format!(
            "<div class=\"alert alert-{id}\">\n<p class=\"alert-title\">{word}</p>\n"
        ));
    }
}
