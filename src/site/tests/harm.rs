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
