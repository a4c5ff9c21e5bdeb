//! The places where YAML surprises people, each with its own words and the mended line.

use super::front_matter::UNREADABLE;
use super::node::{Content, Entry, Style};
use crate::finding::{Finding, Fix, Place, Safety};
use crate::text::{SourceFile, Span};

/// Whether a line begins with a key at the left margin.
pub(super) fn is_key_line(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else {
        return false;
    };
    let is_word = !key.is_empty()
        && key
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    is_word && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
}

/// An alias, which is often meant as emphasis.
pub(super) fn alias(file: &SourceFile, span: Span) -> Finding {
    let written = file.slice(span).to_owned();
    Finding::new(UNREADABLE, Place::new(&file.path, span))
        .variant("alias")
        .with("text", written)
}

/// A syntax error at `at`, in the entry whose first line is `entry`.
pub(super) fn syntax_error(file: &SourceFile, at: usize, entry: Span, problem: &str) -> Finding {
    let line = file.line_at(at);
    let trapped = tab(file, line)
        .or_else(|| sign_in_brackets(file, at))
        .or_else(|| [line, entry].into_iter().find_map(|line| trap(file, line)))
        .or_else(|| unclosed_bracket(file, entry, at))
        .or_else(|| without_colon(file, line, problem));
    trapped.unwrap_or_else(|| {
        let end = file.text[at.min(line.end)..line.end]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        let at = at.min(line.end);
        let place = Place::new(&file.path, Span::new(at, at + end));
        Finding::new(UNREADABLE, place).with("problem", problem.to_owned())
    })
}

/// What on a line YAML reads otherwise than its author.
fn trap(file: &SourceFile, line: Span) -> Option<Finding> {
    let value = value_of(file, line)?;
    let text = file.slice(value);
    let (rule, variant) = match text.chars().next()? {
        '>' | '<' if text.starts_with([' ', '=', '>', '<']) => ("unquoted-comparison", None),
        '@' | '`' => (UNREADABLE, Some("at")),
        '%' => (UNREADABLE, Some("percent")),
        '*' | '&' | '!' => (UNREADABLE, Some("star")),
        '[' | '{' => {
            return text
                .find(" #")
                .and_then(|at| comment(file, value.start + at));
        }
        mark @ ('"' | '\'') => return unclosed_quote(file, line, value, mark),
        _ if text.contains(": ") => (UNREADABLE, Some("colon")),
        _ => return None,
    };
    Some(quote(file, line, value, rule, variant))
}

/// A tab among the spaces before the first word of a line.
fn tab(file: &SourceFile, line: Span) -> Option<Finding> {
    let text = file.slice(line);
    let indent = &text[..text.len() - text.trim_start().len()];
    let at = indent.find('\t')?;
    let span = Span::new(line.start + at, line.start + indent.len());
    let fix = Fix::replace(Safety::Safe, &file.path, span, "  ");
    let place = Place::new(&file.path, span);
    Some(Finding::new(UNREADABLE, place).variant("tab").fix(fix))
}

/// Inside `[…]` or `{…}`: a value that begins with a sign which YAML keeps for itself.
fn sign_in_brackets(file: &SourceFile, at: usize) -> Option<Finding> {
    let line = file.line_at(at);
    let before = file.slice(Span::new(line.start, at));
    let is_inside =
        before.trim_end().ends_with(['[', '{', ',', ':']) && before.contains(['[', '{']);
    let rest = file.slice(Span::new(at, line.end));
    let (rule, variant) = match rest.chars().next().filter(|_| is_inside)? {
        '#' => return comment(file, at),
        '>' | '<' => ("unquoted-comparison", None),
        '@' | '`' => (UNREADABLE, Some("at")),
        '%' => (UNREADABLE, Some("percent")),
        _ => return None,
    };
    let written = rest[..rest.find([',', ']', '}']).unwrap_or(rest.len())].trim_end();
    let value = Span::new(at, at + written.len());
    Some(quote(file, line, value, rule, variant))
}

/// A text whose opening quote has no closing one on its line.
fn unclosed_quote(file: &SourceFile, line: Span, value: Span, mark: char) -> Option<Finding> {
    let text = file.slice(value);
    let is_open = text.matches(mark).count() == 1 && text.len() > 1;
    let mended = format!(
        "{}{mark}",
        file.slice(Span::new(line.start, value.end)).trim_start()
    );
    let fix = Fix::replace(Safety::Safe, &file.path, value, format!("{text}{mark}"));
    let finding = Finding::new(UNREADABLE, Place::new(&file.path, value)).variant("quote");
    is_open.then(|| finding.with("mended", mended).fix(fix))
}

/// A bracket that is still open where the entry's first line ends, when that is where reading
/// stopped.
fn unclosed_bracket(file: &SourceFile, entry: Span, at: usize) -> Option<Finding> {
    let mut open = Vec::new();
    let mut quote = None;
    for (offset, letter) in file.slice(entry).char_indices() {
        match letter {
            '"' | '\'' if quote.is_none_or(|mark| mark == letter) => {
                quote = quote.xor(Some(letter));
            }
            '[' | '{' if quote.is_none() => open.push(offset),
            ']' | '}' if quote.is_none() => {
                open.pop();
            }
            _ => {}
        }
    }
    let start = entry.start + open.pop()?;
    if at < entry.end && at != start {
        return None;
    }
    let place = Place::new(&file.path, Span::new(start, start + 1));
    let bracket = file.slice(place.span).to_owned();
    Some(
        Finding::new(UNREADABLE, place)
            .variant("bracket")
            .with("text", bracket),
    )
}

/// A line that should begin with a key, and has no colon after it.
fn without_colon(file: &SourceFile, line: Span, problem: &str) -> Option<Finding> {
    let text = file.slice(line).trim();
    let start = line.end - file.slice(line).trim_start().len();
    let is_bare = problem.contains("simple key") && !text.is_empty() && !text.contains(": ");
    let place = Place::new(&file.path, Span::new(start, start + text.len()));
    is_bare.then(|| Finding::new(UNREADABLE, place).variant("key"))
}

/// The value written after `key: ` or `- ` on a line.
fn value_of(file: &SourceFile, line: Span) -> Option<Span> {
    let text = file.slice(line);
    let after_dash = text.len() - text.trim_start().trim_start_matches("- ").len();
    let after = text[after_dash..]
        .find(": ")
        .map_or(after_dash, |at| after_dash + at + 2);
    let rest = text[after..].trim_start();
    let start = line.start + text.len() - rest.len();
    (!rest.is_empty()).then(|| Span::new(start, start + rest.trim_end().len()))
}

/// A finding that offers the same line with the value in quotes.
pub(super) fn quote(
    file: &SourceFile,
    line: Span,
    value: Span,
    rule: &'static str,
    variant: Option<&str>,
) -> Finding {
    let text = file.slice(value);
    let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let before = file.slice(Span::new(line.start, value.start)).trim_start();
    let after = file.slice(Span::new(value.end, line.end)).trim_end();
    let mended = format!("{before}{quoted}{after}");
    let finding = Finding::new(rule, Place::new(&file.path, value));
    let finding = variant.map_or(finding.clone(), |variant| finding.variant(variant));
    finding
        .with("text", text.to_owned())
        .with("mended", mended)
        .fix(Fix::replace(Safety::Safe, &file.path, value, quoted))
}

/// Text that begins with `#` and so is a comment: a hashtag that was meant to be kept.
///
/// `# like this` is a comment on purpose; `#like-this` is not.
pub(super) fn comment(file: &SourceFile, from: usize) -> Option<Finding> {
    let line = file.line_at(from);
    let rest = file.slice(Span::new(from.min(line.end), line.end));
    let word = rest.trim_start();
    if !word.strip_prefix('#')?.starts_with(char::is_alphanumeric) {
        return None;
    }
    let start = line.end - word.len();
    let before = file.slice(Span::new(line.start, start));
    let length = word
        .find([',', ']', '}'])
        .filter(|_| before.contains(['[', '{']))
        .unwrap_or(word.trim_end().len());
    let value = Span::new(start, start + length);
    Some(quote(file, line, value, UNREADABLE, Some("comment")))
}

/// `&name` or `!tag` where one stands right before `value`, else `value` itself.
pub(super) fn mark_before(file: &SourceFile, value: Span) -> Span {
    let line = file.line_at(value.start);
    let before = file.slice(Span::new(line.start, value.start)).trim_end();
    let at = before.rfind([' ', '[', '{', ',']).map_or(0, |at| at + 1);
    if before[at..].starts_with(['&', '!']) {
        Span::new(line.start + at, line.start + before.len())
    } else {
        value
    }
}

/// The line `...` that ends a YAML document before `offset`, else the line at `offset`.
pub(super) fn document_mark(file: &SourceFile, offset: usize) -> Span {
    let line = file.line_at(offset);
    let before = file.line_at(line.start.saturating_sub(1));
    if file.slice(before).starts_with("...") {
        before
    } else {
        line
    }
}

/// The place right after the `-` of the list item that was left empty before `offset`.
pub(super) fn dash_before(file: &SourceFile, offset: usize) -> usize {
    let before = &file.text[..offset.min(file.text.len())];
    let is_dash = |line: &str| line.trim_start().starts_with('-');
    let mut end = before.len();
    for line in before.split_inclusive('\n').rev() {
        let start = end - line.len();
        if is_dash(line) {
            return start + line.find('-').unwrap_or(0) + 1;
        }
        end = start;
    }
    offset
}

/// A block that was opened with `>` or `|` and holds nothing: a comparison whose value is gone.
pub(super) fn empty_block(file: &SourceFile, key: Span) -> Finding {
    let line = file.line_at(key.end);
    let rest = file.slice(Span::new(key.end, line.end));
    let start = key.end + rest.find(['>', '|']).unwrap_or(0);
    let place = Place::new(&file.path, Span::new(start, line.end.max(start)));
    let key = file.slice(key).to_owned();
    Finding::new("unquoted-comparison", place)
        .variant("empty")
        .with("key", key)
}

/// `{ target: 0,25 USD }` is two entries to YAML: `target: 0` and `25 USD`. They are joined again
/// as they were meant, and told.
pub(super) fn decimal_commas(file: &SourceFile, entries: &mut Vec<Entry>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 1;
    while at < entries.len() {
        let (whole, part) = (&entries[at - 1].value, &entries[at]);
        let between = Span::new(whole.span.end, part.key.span.start.max(whole.span.end));
        let is_number = |text: &str| text.starts_with(|digit: char| digit.is_ascii_digit());
        let is_split = part.value.is_null()
            && file.slice(between) == ","
            && is_number(&part.key)
            && matches!(&whole.content, Content::Scalar(text, Style::Plain) if text.bytes().all(|byte| byte.is_ascii_digit()));
        if !is_split {
            at += 1;
            continue;
        }
        let span = whole.span.to(part.key.span);
        let written = file.slice(span).to_owned();
        let mended = written.replacen(',', ".", 1);
        let finding =
            Finding::new("ambiguous-number", Place::new(&file.path, span)).variant("comma");
        let fix = Fix::replace(Safety::Unsafe, &file.path, span, mended.clone());
        found.push(
            finding
                .with("text", written)
                .with("mended", mended.clone())
                .fix(fix),
        );
        entries[at - 1].value.span = span;
        entries[at - 1].value.content = Content::Scalar(mended, Style::Plain);
        entries.remove(at);
    }
    found
}
