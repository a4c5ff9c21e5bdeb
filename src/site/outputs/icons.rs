//! Icons that stand in a page hundreds of times, drawn once: the file that is mailed becomes a tenth smaller.

use std::collections::BTreeMap;
use std::fmt::Write as _;

const START: &str = "<svg class=\"icon\"";
const END: &str = "</svg>";

/// The page with each drawing of an icon once, at the beginning of its body, and used from there.
pub(super) fn shared(page: &str) -> String {
    let Some((head, body)) = body_of(page) else {
        return page.to_owned();
    };
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut symbols = String::new();
    let mut out = String::with_capacity(page.len());
    let mut rest = body;
    while let Some((before, drawing, after)) = next(rest) {
        let count = known.len();
        let at = *known.entry(drawing).or_insert_with(|| {
            // Writing to a string does not fail.
            let _ = write!(symbols, "<symbol id=\"_icon-{count}\"{drawing}</symbol>");
            count
        });
        let _ = write!(
            out,
            "{before}{START} aria-hidden=\"true\"><use href=\"#_icon-{at}\"/>{END}"
        );
        rest = after;
    }
    if symbols.is_empty() {
        return page.to_owned();
    }
    format!("{head}\n<svg hidden aria-hidden=\"true\"><defs>{symbols}</defs></svg>{out}{rest}")
}

/// What comes before the inside of the body, and the rest.
fn body_of(page: &str) -> Option<(&str, &str)> {
    let start = page.find("<body")?;
    let end = start + page[start..].find('>')? + 1;
    Some(page.split_at(end))
}

/// What stands before the next icon, its drawing with the attributes of its tag, and what stands after it.
fn next(markup: &str) -> Option<(&str, &str, &str)> {
    let (before, icon) = markup.split_once(START)?;
    let (drawing, after) = icon.split_once(END)?;
    Some((before, drawing, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_drawn_once() {
        let icon = |drawing: &str| format!("{START} viewBox=\"0 0 1 1\">{drawing}{END}");
        let (one, other) = (icon("<path d=\"a\"/>"), icon("<path d=\"b\"/>"));
        let page = format!("<title>x</title><body class=\"y\">1{one}2{other}3{one}4</body>");
        let done = shared(&page);
        assert_eq!(done.matches("d=\"a\"").count(), 1);
        assert_eq!(done.matches("<use href=\"#_icon-0\"/>").count(), 2);
        assert!(done.starts_with("<title>x</title><body class=\"y\">\n<svg hidden"));
        assert!(done.ends_with("4</body>") && done.contains(">2<svg"));
        assert_eq!(shared("<body>no icon</body>"), "<body>no icon</body>");
    }
}
