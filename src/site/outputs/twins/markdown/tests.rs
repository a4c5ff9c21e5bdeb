//! Markup in, Markdown out.

use super::super::tree::parse;
use super::*;

fn written(markup: &str) -> String {
    let link = |href: &str| href.replace(".html", ".md");
    Writer { link: &link }.write(&parse(markup))
}

#[test]
fn blocks_are_set_apart_and_lines_are_not() {
    let markup = "<header><h1>Plan &amp; <em>facts</em></h1><p class=\"lede\">One\n  two</p></header>\
        <ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol><li>x</li></ol>\
        <blockquote><p>q</p><p>r</p></blockquote><pre><code>a  &lt;b&gt;\n```\n</code></pre><hr>";
    let expected = "# Plan &amp; *facts*\n\nOne two\n\n- a\n\n  - b\n- c\n\n  d\n\n1. x\n\n> q\n>\n> r\n\n\
        ````\na  <b>\n```\n````\n\n---\n";
    assert_eq!(written(markup), expected);
}

#[test]
fn tables_and_lists_of_names_keep_their_links_and_notes() {
    let markup = "<table><caption>All</caption><thead><tr><th>A|B</th><th>C</th></tr></thead><tbody>\
        <tr><th><a href=\"x/y (1).html#k\">y</a></th><td>1<span class=\"row-note\">n 3</span><svg><text>no</text></svg></td></tr>\
        <tr><th>z</th></tr></tbody></table><dl><div><dt>Owner</dt><dd>Ann</dd></div><dt>Hours</dt><dd>9</dd><dd>10</dd></dl>";
    let expected = "All\n\n| A\\|B | C |\n| --- | --- |\n| [y](x/y%20%281%29.md#k) | 1; n 3 |\n| z |  |\n\n\
        - **Owner:** Ann\n- **Hours:** 9; 10\n";
    assert_eq!(written(markup), expected);
}

#[test]
fn no_text_becomes_markup() {
    let markup = "<p>&lt;script&gt;x&lt;/script&gt; *a* [b](c) `d` snake_case _e_ \\ &amp;lt;</p>\
        <p># no</p><p>1. no</p><p>- no</p><p><code>a`b</code> <code>&amp;lt;</code></p>";
    let expected = "&lt;script&gt;x&lt;/script&gt; \\*a\\* \\[b\\](c) \\`d\\` snake_case \\_e\\_ \\\\ &amp;lt;\n\n\
        \\# no\n\n1\\. no\n\n\\- no\n\n``a`b`` `&lt;`\n";
    assert_eq!(written(markup), expected);
}

#[test]
fn what_is_hidden_from_readers_is_left_out() {
    let markup = "<p>a<span aria-hidden=\"true\">→</span>b<span class=\"dot\" aria-hidden=\"true\"> · </span>c</p><div class=\"filter\" hidden><button>x</button></div>\
        <button>y</button><nav>z</nav>";
    assert_eq!(written(markup), "ab · c\n");
}
