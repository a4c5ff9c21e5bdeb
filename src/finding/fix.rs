//! Edits that mend a finding.

use std::collections::BTreeSet;

use crate::text::{DocPath, Span};

/// Whether an edit keeps the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Nothing that anybody agreed to changes.
    Safe,
    /// A person should look at it.
    Unsafe,
}

impl Safety {
    /// The word of outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// A replacement of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub path: DocPath,
    /// The bytes that go.
    pub span: Span,
    /// The text that comes.
    pub text: String,
}

/// The edits that mend one finding; all or none are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be made without asking.
    pub safety: Safety,
    /// What changes; the edits do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that replaces one piece of text.
    pub fn replace(safety: Safety, path: &DocPath, span: Span, text: impl Into<String>) -> Self {
        let edit = Edit {
            path: path.clone(),
            span,
            text: text.into(),
        };
        Self {
            safety,
            edits: vec![edit],
        }
    }

    /// The files it changes, each once.
    pub fn paths(&self) -> BTreeSet<&DocPath> {
        self.edits.iter().map(|edit| &edit.path).collect()
    }
}

/// `text`, which is that of one file, with `edits` made in it; every other byte stays as it is.
///
/// `None` where two edits overlap or begin at the same byte, so that nobody could say which comes
/// first, and where one is no piece of the text.
pub fn edited<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut last = None;
    for edit in edits {
        if last == Some(edit.span.start) {
            return None;
        }
        text.get(edit.span.range())?;
        out.push_str(text.get(done..edit.span.start)?);
        out.push_str(&edit.text);
        done = edit.span.end;
        last = Some(edit.span.start);
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, edits: &[(usize, usize, &str)], expected: Option<&str>) {
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit {
            path: "a.md".into(),
            span: Span::new(start, end),
            text: text.to_owned(),
        };
        let edits: Vec<Edit> = edits.iter().map(edit).collect();
        assert_eq!(edited(text, &edits).as_deref(), expected, "{edits:?}");
    }

    #[test]
    fn edits_are_made_in_any_order_and_touch_nothing_else() {
        let text = "раз\r\nдва # три\r\n";
        check(text, &[(8, 14, "2"), (0, 6, "1")], Some("1\r\n2 # три\r\n"));
        check(
            text,
            &[(0, 0, "\u{feff}")],
            Some("\u{feff}раз\r\nдва # три\r\n"),
        );
        check(text, &[], Some(text));
    }

    #[test]
    fn edits_that_overlap_or_do_not_fit_are_not_made() {
        check("abcdef", &[(0, 3, "x"), (2, 4, "y")], None);
        check("abcdef", &[(2, 2, "x"), (2, 2, "y")], None);
        check("abcdef", &[(0, 2, "x"), (2, 4, "y")], Some("xyef"));
        check("abcdef", &[(4, 9, "x")], None);
        check("ё", &[(1, 2, "x")], None);
    }
}
