//! What holds of comparisons whatever is changed.

use std::sync::{Arc, LazyLock};

use comity::compare::playbooks;
use comity::model::{ParseCache, Playbook, load};
use comity::parse::{Content, Node};
use comity::source::{Overlay, Source, WorkTree};
use comity::text::{DocPath, Span};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::example_repo;

/// The example and everything that was read of it.
struct Example {
    source: Arc<WorkTree>,
    cache: ParseCache,
    playbook: Playbook,
    /// Every value of every front matter, and where it stands.
    scalars: Vec<(DocPath, Span)>,
    /// Every document's prose.
    bodies: Vec<(DocPath, Span)>,
}

static EXAMPLE: LazyLock<Example> = LazyLock::new(|| {
    let source = Arc::new(WorkTree::open(&example_repo()).unwrap());
    let cache = ParseCache::new();
    let playbook = load(&source, &cache).unwrap().playbook;
    let (mut scalars, mut bodies) = (Vec::new(), Vec::new());
    for page in playbook.pages() {
        let mut found = Vec::new();
        gather(&page.fields, &mut found);
        scalars.extend(found.into_iter().map(|span| (page.path().clone(), span)));
        bodies.push((page.path().clone(), page.body));
    }
    Example {
        source,
        cache,
        playbook,
        scalars,
        bodies,
    }
});

fn gather(node: &Node, found: &mut Vec<Span>) {
    match &node.content {
        Content::Scalar(..) => found.push(node.span),
        Content::List(items) => items.iter().for_each(|item| gather(item, found)),
        Content::Map(entries) => entries.iter().for_each(|entry| gather(&entry.value, found)),
        Content::Null => {}
    }
}

impl Example {
    /// The playbook with another text under a span of a file.
    fn with(&self, path: &DocPath, span: Span, change: impl Fn(&str) -> String) -> Playbook {
        let text = String::from_utf8(self.source.read(path).unwrap().to_vec()).unwrap();
        let changed = change(&text[span.range()]);
        let text = format!("{}{changed}{}", &text[..span.start], &text[span.end..]);
        let mut files = Overlay::over(Arc::clone(&self.source));
        files.write(path.clone(), text);
        load(&files, &self.cache).unwrap().playbook
    }
}

/// The same value, one letter longer, inside its quotes where it has some; a number stays one.
fn other(written: &str) -> String {
    let quoted = written.starts_with(['"', '\'']);
    let (body, end) = if quoted {
        written.split_at(written.len() - 1)
    } else {
        (written, "")
    };
    let more = if body.ends_with(|last: char| last.is_ascii_digit()) {
        "7"
    } else {
        "x"
    };
    format!("{body}{more}{end}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn another_value_in_any_field_is_told(at in any::<Index>()) {
        let example = &*EXAMPLE;
        let (path, span) = at.get(&example.scalars);
        let now = example.with(path, *span, other);
        let changes = playbooks(&example.playbook, &now);
        prop_assert!(
            changes.iter().any(|change| change.place.path == *path),
            "{path} at {span:?}: {:?}", example.playbook.at(path).map(|it| it.page.file.slice(*span))
        );
        let back = playbooks(&now, &example.playbook);
        prop_assert!(!back.is_empty(), "{path} at {span:?}, taken back");
    }

    #[test]
    fn another_word_in_any_text_is_told(at in any::<Index>()) {
        let example = &*EXAMPLE;
        let (path, span) = at.get(&example.bodies);
        let now = example.with(path, *span, |text| format!("{text}\nOne word more.\n"));
        let changes = playbooks(&example.playbook, &now);
        prop_assert!(changes.iter().any(|change| change.place.path == *path), "{path}");
    }

    #[test]
    fn spaces_and_line_ends_are_no_change(at in any::<Index>()) {
        let example = &*EXAMPLE;
        let (path, span) = at.get(&example.scalars);
        let whole = Span::new(0, example.source.read(path).unwrap().len());
        let crlf = example.with(path, whole, |text| text.replace('\n', "\r\n"));
        prop_assert_eq!(playbooks(&example.playbook, &crlf), []);
        let spaced = example.with(path, *span, |text| format!("{text} "));
        prop_assert_eq!(playbooks(&example.playbook, &spaced), []);
    }
}

#[test]
fn the_example_does_not_differ_from_itself() {
    let example = &*EXAMPLE;
    assert!(example.scalars.len() > 1_000, "{}", example.scalars.len());
    assert_eq!(playbooks(&example.playbook, &example.playbook), []);
}
