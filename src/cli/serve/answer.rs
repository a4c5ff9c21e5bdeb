//! What is answered to whom asks for something: a page in the preview's frame, a file as it is, or
//! what is wrong. Knows nothing of connections.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::address::Wanted;
use super::desk::{Desk, Shown, hex};
use super::frame::{self, Frame};
use super::good::Good;
use super::problem::Problem;
use crate::cli::prose;
use crate::locale::Lang;
use crate::rules;
use crate::site::RenderError;

/// What is answered.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
    /// Where to look instead, for a redirection.
    pub(super) location: Option<String>,
    /// What a page shows, without what the preview adds for itself: it changes when the page does.
    pub(super) tag: String,
}

const HTML: &str = "text/html; charset=utf-8";

/// Answers what `wanted` asks for.
pub(super) fn answer(desk: &Desk, wanted: &Wanted) -> Answer {
    match wanted {
        Wanted::Script => file("live.js", frame::SCRIPT.as_bytes()),
        Wanted::Style => file("live.css", frame::STYLE.as_bytes()),
        Wanted::Rule(id) => rule(desk, id),
        Wanted::File(path) => Ask::new(desk, path).now(),
        Wanted::Last(path) => Ask::new(desk, path).last(),
        Wanted::Events | Wanted::Nonsense => {
            let mut answer = file("x.txt", b"There is nothing at such an address.\n");
            answer.status = 404;
            answer
        }
    }
}

/// A question for a file of the site.
struct Ask<'a> {
    desk: &'a Desk,
    shown: Shown,
    path: &'a str,
}

impl<'a> Ask<'a> {
    fn new(desk: &'a Desk, path: &'a str) -> Self {
        let shown = desk.shown();
        Self { desk, shown, path }
    }

    /// The file as it is now.
    fn now(&self) -> Answer {
        let good = self.shown.good.as_ref();
        let is_page = good.is_none_or(|good| good.about(self.path).is_some());
        let is_there = good.is_some_and(|good| good.has(self.path));
        match (&self.shown.problem, good) {
            // What the page of the mistake is drawn with is still there.
            (Some(problem), _) if is_page || !is_there => self.broken(problem),
            (_, Some(good)) if is_there => self.of(good, self.path, 200),
            (_, Some(good)) => self.missing(good),
            (Some(problem), None) => self.broken(problem),
            (None, None) => missing(),
        }
    }

    /// The file as it could be shown last.
    fn last(&self) -> Answer {
        let all = [&self.shown.good, &self.shown.before];
        for good in all.into_iter().flatten().filter(|good| good.has(self.path)) {
            if let Ok(bytes) = good.render(self.path) {
                return self.framed(good, self.path, &bytes, 200, true);
            }
        }
        missing()
    }

    fn of(&self, good: &Arc<Good>, path: &str, status: u16) -> Answer {
        match good.render(path) {
            Ok(bytes) => self.framed(good, path, &bytes, status, false),
            Err(RenderError::NoSuchPath(_)) => missing(),
            Err(error) => self.broken(&Problem::of_page(error, &good.overrides)),
        }
    }

    fn framed(&self, good: &Good, path: &str, bytes: &[u8], status: u16, is_last: bool) -> Answer {
        let Some(about) = good.about(path) else {
            return Answer {
                status,
                ..file(path, bytes)
            };
        };
        let mut page = String::from_utf8_lossy(bytes).into_owned();
        let mut bar = frame::bar(&about, status != 404, is_last);
        if status == 404 {
            page = frame::from_the_top(&page, path);
            bar = frame::from_the_top(&bar, path);
        }
        let asked = if is_last {
            format!(".comity/last/{}", self.path)
        } else {
            self.path.to_owned()
        };
        self.page(&asked, about.lang, status, &page, &bar)
    }

    /// The page that says what is wrong.
    fn broken(&self, problem: &Problem) -> Answer {
        let lang = self.lang();
        let all = [&self.shown.good, &self.shown.before];
        let has_last = all
            .into_iter()
            .flatten()
            .any(|good| good.about(self.path).is_some() && good.render(self.path).is_ok());
        let last = has_last.then_some(self.path);
        let page = frame::broken(problem, lang, last);
        self.page(self.path, lang, 500, &page, "")
    }

    /// A folder is its first page; anything else that is not there gets the site's page that says so.
    fn missing(&self, good: &Arc<Good>) -> Answer {
        let index = format!("{}/index.html", self.path);
        if good.has(&index) {
            let mut answer = missing();
            answer.status = 302;
            answer.location = Some(self.path.to_owned() + "/");
            return answer;
        }
        let code = self.lang().code();
        let own = format!("{code}/404.html");
        let page = if good.has(&own) { &*own } else { "404.html" };
        self.of(good, page, 404)
    }

    /// The language that the address speaks.
    fn lang(&self) -> Lang {
        let first = self.path.split('/').next().and_then(Lang::parse);
        let languages = self.shown.good.as_ref().map(|good| good.languages());
        let known = languages.and_then(|languages| languages.first().copied());
        first.or(known).unwrap_or(self.desk.lang)
    }

    fn page(&self, asked: &str, lang: Lang, status: u16, page: &str, bar: &str) -> Answer {
        let tag = digest(&[page.as_bytes(), bar.as_bytes()]);
        let frame = Frame {
            token: &self.desk.token,
            path: asked,
            tag: &tag,
            lang,
        };
        Answer {
            status,
            media_type: HTML,
            bytes: frame.around(page, bar).into_bytes(),
            location: None,
            tag,
        }
    }
}

/// The page of a rule, as `comity explain` prints it.
fn rule(desk: &Desk, id: &str) -> Answer {
    let Some(rule) = rules::find(id) else {
        return answer(desk, &Wanted::Nonsense);
    };
    let page = frame::rule(rule, desk.lang, &prose::html(rule.docs));
    Answer {
        media_type: HTML,
        ..file("x.txt", page.as_bytes())
    }
}

fn missing() -> Answer {
    Answer {
        status: 404,
        ..file("x.txt", b"There is no such page.\n")
    }
}

fn file(path: &str, bytes: &[u8]) -> Answer {
    Answer {
        status: 200,
        media_type: media_type(path),
        bytes: bytes.to_vec(),
        location: None,
        tag: digest(&[bytes]),
    }
}

/// What names bytes: equal ones have one name, others another.
pub(super) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hex(&hash.finalize()[..16])
}

/// What a file is, by its name.
fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match &*extension.to_ascii_lowercase() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "atom" => "application/atom+xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "woff2" => "font/woff2",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        _ => "application/octet-stream",
    }
}
