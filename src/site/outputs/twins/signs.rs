//! What means something in Markdown, and how text and addresses are kept from meaning it.

/// Text without the escapes of markup.
pub(super) fn decoded(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let mut text = text.to_owned();
    for (escape, sign) in pairs {
        text = text.replace(escape, sign);
    }
    text
}

/// Text with single spaces; what means something to Markdown gets a backslash.
pub(super) fn push_text(text: &str, out: &mut String) {
    let text = text.replace("&quot;", "\"").replace("&#39;", "'");
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let before = out.chars().next_back();
        if letter.is_whitespace() && letter != '\u{a0}' {
            if before.is_some_and(|before| !before.is_whitespace()) {
                out.push(' ');
            }
            continue;
        }
        let is_within = |other: Option<&char>| other.is_some_and(|it| it.is_alphanumeric());
        let is_sign = match letter {
            '\\' | '*' | '[' | ']' | '`' | '~' => true,
            '_' => !(is_within(before.as_ref()) && is_within(letters.peek())),
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(letter);
    }
}

/// Without white space around, but with spaces that keep words together.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\n'])
}

/// Takes the meaning from signs that would make a line a heading or an item of a list.
pub(super) fn at_start(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let after = text[digits..].chars().next();
    if digits > 0 && matches!(after, Some('.' | ')')) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['#', '+', '-', '=', '|']) {
        return format!("\\{text}");
    }
    text.to_owned()
}

/// The longest run of backticks.
fn ticks(text: &str) -> usize {
    let runs = text.split(|letter| letter != '`');
    runs.map(str::len).max().unwrap_or(0)
}

/// Code on lines of its own.
pub(super) fn fenced(code: &str) -> String {
    let fence = "`".repeat(ticks(code).max(2) + 1);
    format!("{fence}\n{}\n{fence}", code.trim_end_matches('\n'))
}

/// Code within a line.
pub(super) fn coded(code: &str) -> String {
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if code.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(ticks(&code) + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// An address between round brackets.
pub(super) fn address(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for letter in href.chars() {
        match letter {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            letter if letter.is_whitespace() => out.push_str("%20"),
            letter => out.push(letter),
        }
    }
    out
}
