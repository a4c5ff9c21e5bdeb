//! Links and pictures that lead out, or nowhere.

use super::prose;

#[test]
fn addresses_that_could_harm_are_words_only() {
    assert_eq!(
        prose("[x](javascript:alert(1))"),
        "<p><span class=\"no-link\">x</span></p>"
    );
    assert_eq!(
        prose("[x](data:text/html,1)"),
        "<p><span class=\"no-link\">x</span></p>"
    );
    assert_eq!(
        prose("[x](//host/a)"),
        "<p><span class=\"no-link\">x</span></p>"
    );
    assert_eq!(
        prose("[x](https://a.example/?q=\"1\")"),
        "<p><a href=\"https://a.example/?q=&quot;1&quot;\" rel=\"noopener noreferrer\">x</a></p>"
    );
    assert_eq!(
        prose("![chart](https://a.example/c.png)"),
        "<p><a href=\"https://a.example/c.png\" rel=\"noopener noreferrer\">chart</a></p>"
    );
    assert_eq!(
        prose("![gone](gone.png)"),
        "<p><span class=\"no-image\">gone</span></p>"
    );
}

#[test]
fn authors_cannot_take_the_addresses_of_the_site() {
    let text = prose(
        "## Search {#_search-hits}\n\n<div id=\"_content\">x</div>\n\nSee[^_content].\n\n[^_content]: Note.",
    );
    let text = text.split("footnote-definition-label").next().unwrap_or("");
    assert!(!text.contains("_search-hits"), "{text}");
    assert!(!text.contains("_content"), "{text}");
    assert!(text.contains("href=\"#_note-1\""), "{text}");
    assert!(text.contains("id=\"_note-1\""), "{text}");
}
