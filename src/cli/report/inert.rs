//! Texts of strangers as each format takes them: shown, and never obeyed.

use super::harmless::one_line;

/// A cell of a Markdown table, or a word of a comment on a forge: no markup, no cell of its own, no
/// command in a comment; nobody is called by it and no issue is linked.
pub(in crate::cli) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        match letter {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            // Forges look for names and numbers in what is shown, where a backslash is gone.
            '@' | '#' => {
                out.push(letter);
                out += "<!-- -->";
            }
            '\\' | '|' | '*' | '_' | '[' | ']' | '`' | '~' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            '⏎' | '␍' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// A cell of a CSV file (RFC 4180). What a spreadsheet would take for a formula begins with an
/// apostrophe, as OWASP advises.
pub(in crate::cli) fn csv(text: &str) -> String {
    let line = one_line(text);
    // Spreadsheets pass over blanks before they look for a formula.
    let first = line.trim_start().chars().next();
    let is_formula = first
        .is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    let is_control = text.starts_with(['\t', '\r', '\n']);
    let guard = if is_formula || is_control { "'" } else { "" };
    if line.contains(['"', ',', ';']) || line.trim() != line || !guard.is_empty() {
        format!("\"{guard}{}\"", line.replace('"', "\"\""))
    } else {
        line.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_and_nobody_is_called() {
        assert_eq!(markdown("a|b\nc"), r"a\|b c");
        let called = markdown("<!-- @all #1 -->");
        assert_eq!(called, r"&lt;\!-- @<!-- -->all #<!-- -->1 --&gt;");
        assert_eq!(markdown("![x](y) `z`"), r"\!\[x\](y) \`z\`");
        assert_eq!(markdown("\u{1b}[31m"), r"␛\[31m");
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(csv("=1+1"), "\"'=1+1\"");
        assert_eq!(csv(" @SUM(A1)"), "\"' @SUM(A1)\"");
        assert_eq!(csv("\t-1"), "\"' -1\"");
        assert_eq!(csv("say \"no\", twice"), "\"say \"\"no\"\", twice\"");
        assert_eq!(csv("a\nb\u{202e}"), "a⏎b\u{fffd}");
        assert_eq!(csv("plain"), "plain");
    }
}
