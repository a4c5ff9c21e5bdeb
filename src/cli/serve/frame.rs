//! What the preview adds to a page: its script, its style sheet, the bar with the page's findings;
//! and the pages it has instead of one. All texts are escaped here.

use std::fmt::Write as _;

use super::address::escaped;
use super::problem::{Mark, Problem};
use crate::locale::{Lang, Message};
use crate::rules::Rule;
use crate::site::view::{FindingRow, Run, Tone};
use crate::site::{About, escape};
use crate::text::DocPath;

/// Puts a formatted text at the end of another. Writing to a string does not fail.
macro_rules! put {
    ($out:expr, $($text:tt)*) => {{
        let _ = write!($out, $($text)*);
    }};
}

/// The script that waits for changes.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// How the bar and the preview's own pages look.
pub(super) const STYLE: &str = include_str!("live.css");

/// More findings than so many are counted, not listed.
const LISTED: usize = 50;

/// What a page must know to follow changes.
pub(super) struct Frame<'a> {
    pub(super) token: &'a str,
    /// The page's own path.
    pub(super) path: &'a str,
    /// What it shows.
    pub(super) tag: &'a str,
    pub(super) lang: Lang,
}

impl Frame<'_> {
    /// The page with what the preview adds: one directive of its policy, a style sheet and a script
    /// in the head, the bar at the foot.
    pub(super) fn around(&self, page: &str, bar: &str) -> String {
        const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
        let Self {
            token,
            path,
            tag,
            lang,
        } = self;
        let events = format!(
            "/.comity/events?token={token}&page={}&tag={tag}",
            escaped(path)
        );
        let head = format!(
            "<link rel=\"stylesheet\" href=\"/.comity/live.css\">\n\
             <script src=\"/.comity/live.js\" data-events=\"{}\" data-ended=\"{}\" defer></script>\n",
            escape(&events),
            said("serve-ended", *lang),
        );
        let page = page.replacen(POLICY, &format!("{POLICY}connect-src &#39;self&#39;; "), 1);
        let page = before(&page, page.find("</head>"), &head);
        let end = page.rfind("</body>");
        before(&page, end, bar)
    }
}

/// `text` with `more` put in at `at`, or at the end.
fn before(text: &str, at: Option<usize>, more: &str) -> String {
    let (start, end) = text.split_at(at.unwrap_or(text.len()));
    [start, more, end].concat()
}

/// The bar at the foot of a page: its findings, and how many there are elsewhere.
pub(super) fn bar(about: &About, has_own: bool, is_last: bool) -> String {
    let lang = about.lang;
    let own: Vec<&FindingRow> = about
        .findings
        .iter()
        .filter(|finding| has_own && finding.waiver.is_none())
        .collect();
    let mut bar = format!(
        "<aside class=\"serve\" id=\"_serve\" lang=\"{lang}\" aria-label=\"{}\">\n",
        said("serve-bar", lang)
    );
    if is_last {
        put!(
            bar,
            "<p class=\"serve-last\">{}</p>\n",
            said("serve-is-last", lang)
        );
    }
    if own.is_empty() {
        put!(bar, "<p>{}</p>\n", said("serve-none", lang));
    } else {
        put!(
            bar,
            "<details>\n<summary>{}</summary>\n<ul>\n",
            counts(&own, lang)
        );
        bar.extend(own.iter().take(LISTED).map(|finding| row(finding, lang)));
        bar += "</ul>\n";
        if own.len() > LISTED {
            let more = Message::new("serve-more").with("n", own.len() - LISTED);
            put!(bar, "<p>{}</p>\n", escape(&more.text(lang)));
        }
        bar += "</details>\n";
    }
    let all = Message::new("serve-all").with("n", about.summary.total);
    put!(
        bar,
        "<p class=\"serve-all\"><a href=\"{}\">{}</a></p>\n\
         <p class=\"serve-ended\" data-serve-ended role=\"status\"></p>\n</aside>\n",
        escape(&about.summary.href),
        escape(&all.text(lang)),
    );
    bar
}

/// How many of each level.
fn counts(findings: &[&FindingRow], lang: Lang) -> String {
    let count = |tone: Tone| findings.iter().filter(|it| it.state.tone == tone).count();
    let levels = [
        ("count-errors", "error", count(Tone::Bad)),
        ("count-warnings", "warning", count(Tone::Warn)),
        ("count-infos", "info", count(Tone::Open)),
    ];
    let shown = levels.into_iter().filter(|(_, _, count)| *count > 0);
    let shown = shown.map(|(id, class, count)| {
        let text = Message::new(id).with("n", count).text(lang);
        format!(
            "<span class=\"serve-count serve-{class}\">{}</span>",
            escape(&text)
        )
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn row(finding: &FindingRow, lang: Lang) -> String {
    let class = match finding.state.tone {
        Tone::Bad => "error",
        Tone::Warn => "warning",
        _ => "info",
    };
    let place = match &finding.edit {
        Some(edit) => format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\"><code>{}</code></a>",
            escape(edit),
            escape(&finding.place)
        ),
        None => format!("<code>{}</code>", escape(&finding.place)),
    };
    let help = finding.help.as_deref().map(|help| {
        let label = said("part-help", lang);
        format!("<p class=\"serve-help\">{label}: {}</p>", runs(help))
    });
    format!(
        "<li class=\"serve-{class}\"><p><span class=\"serve-level\">{}</span> {}</p>{}\
         <p class=\"serve-place\">{place} <a href=\"/.comity/rules/{rule}\">{rule}</a></p></li>\n",
        escape(&finding.state.name),
        runs(&finding.message),
        help.unwrap_or_default(),
        rule = escape(&finding.rule),
    )
}

fn runs(runs: &[Run]) -> String {
    let shown = runs.iter().map(|run| {
        let text = escape(&run.text);
        if run.code {
            format!("<code>{text}</code>")
        } else {
            text
        }
    });
    shown.collect()
}

/// The page that stands for one that cannot be shown; `last` is the path of what could be.
pub(super) fn broken(problem: &Problem, lang: Lang, last: Option<&str>) -> String {
    let (what, help) = problem.words(lang);
    let mut body = format!(
        "<p class=\"serve-name\">comity serve</p>\n<h1>{}</h1>\n<p class=\"serve-what\">{}</p>\n",
        said("serve-broken", lang),
        runs_of(&what),
    );
    body.extend(problem.marks.iter().map(|one| mark(one, lang)));
    if let Some(help) = help {
        put!(
            body,
            "<p>{}: {}</p>\n",
            said("part-help", lang),
            runs_of(&help)
        );
    }
    put!(body, "<p>{}</p>\n", said("serve-waits", lang));
    if let Some(last) = last {
        put!(
            body,
            "<p><a href=\"/.comity/last/{}\">{}</a></p>\n",
            escaped(last),
            said("serve-last", lang)
        );
    }
    let foot = "<p class=\"serve-ended\" data-serve-ended role=\"status\"></p>\n";
    document(lang, &said("serve-broken", lang), &(body + foot))
}

fn mark(mark: &Mark, lang: Lang) -> String {
    let mut out = format!(
        "<section>\n<h2><code>{}</code></h2>\n",
        escape(&mark.place())
    );
    if let Some(message) = &mark.message {
        put!(out, "<p>{}</p>\n", runs_of(&message.text(lang)));
    }
    if !mark.lines.is_empty() {
        out += "<pre class=\"serve-lines\" tabindex=\"0\">";
        for (number, line) in &mark.lines {
            let is_wrong = mark.line == Some(*number);
            let (open, close) = if is_wrong {
                ("<mark>", "</mark>")
            } else {
                ("", "")
            };
            put!(out, "{open}{number:>5}  {}{close}\n", escape(line));
            if let Some(column) = mark.column.filter(|_| is_wrong) {
                put!(out, "       {}^\n", " ".repeat(column.saturating_sub(1)));
            }
        }
        out += "</pre>\n";
    }
    out + "</section>\n"
}

/// The page of a rule: `docs` is its text as markup.
pub(super) fn rule(rule: &Rule, lang: Lang, docs: &str) -> String {
    let summary = escape(&rule.summary(lang));
    let body = format!(
        "<p class=\"serve-name\">comity explain</p>\n<h1><code>{}</code></h1>\n<p>{summary}</p>\n<div lang=\"en\">\n{docs}</div>\n",
        rule.id
    );
    document(lang, rule.id, &body)
}

fn document(lang: Lang, title: &str, body: &str) -> String {
    let policy = escape(crate::site::CSP);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/.comity/live.css\">\n\
         </head>\n<body class=\"serve-page\">\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// A page that is shown under an address deeper than its own: its links count from the top.
pub(super) fn from_the_top(page: &str, path: &str) -> String {
    let own = DocPath::new(path);
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((at, attribute)) = next_link(rest) {
        let start = at + attribute.len();
        out += &rest[..start];
        rest = &rest[start..];
        let end = rest.find('"').unwrap_or(rest.len());
        let link = &rest[..end];
        let is_relative = !link.starts_with(['/', '#']) && !link.contains(':');
        match own
            .join(link.split('#').next().unwrap_or(""))
            .filter(|_| is_relative)
        {
            Some(target) => {
                let anchor = link.find('#').map_or("", |at| &link[at..]);
                out.extend(["/", target.as_str(), anchor]);
            }
            None => out += link,
        }
        rest = &rest[end..];
    }
    out + rest
}

fn next_link(text: &str) -> Option<(usize, &'static str)> {
    let found = [" href=\"", " src=\""].map(|attribute| Some((text.find(attribute)?, attribute)));
    found.into_iter().flatten().min()
}

/// Text whose backticks set code.
fn runs_of(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(at, part)| Run {
        text: part.to_owned(),
        code: at % 2 == 1,
    });
    runs(&parts.collect::<Vec<_>>())
}

fn said(id: &'static str, lang: Lang) -> String {
    escape(&Message::new(id).text(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_a_page_shown_elsewhere_count_from_the_top() {
        let page = "<a href=\"../a.html#x\"><img src=\"p.png\"><a href=\"#y\"><a href=\"https://e.example/\"><a href=\"/z\">";
        assert_eq!(
            from_the_top(page, "ru/404.html"),
            "<a href=\"/a.html#x\"><img src=\"/ru/p.png\"><a href=\"#y\"><a href=\"https://e.example/\"><a href=\"/z\">"
        );
    }

    #[test]
    fn a_page_keeps_its_bytes_beside_what_is_added() {
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;\"></head><body>&lt;/body></body>";
        let frame = Frame {
            token: "t",
            path: "а\"b.html",
            tag: "1",
            lang: Lang::En,
        };
        let framed = frame.around(page, "<aside></aside>");
        assert!(
            framed.contains("content=\"connect-src &#39;self&#39;; default-src"),
            "{framed}"
        );
        assert!(
            framed.contains("page=%D0%B0%22b.html&amp;tag=1\""),
            "{framed}"
        );
        assert!(
            framed.ends_with("<body>&lt;/body><aside></aside></body>"),
            "{framed}"
        );
    }
}
