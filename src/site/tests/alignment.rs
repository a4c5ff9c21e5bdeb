//! The page on which the sheets stand side by side.

use super::{page, site_with};

#[test]
fn the_sheets_stand_side_by_side_with_what_settled_them() {
    let sheet = |party: &str, lang: &str, answers: &str| {
        format!("---\ntitle: Sheet {party}\nlang: {lang}\nparty: {party}\n{answers}---\n")
    };
    let one = sheet(
        "a",
        "ru",
        "optimises: cpe\ngets: [покупатели]\nsuccess: { us: { metric: cpe, where: { market: us }, target: 0.25 USD } }\n",
    );
    let other = sheet(
        "b",
        "en",
        "optimises: reach\ngets: [a fee]\nsuccess: { us: { metric: cpe, where: { market: us }, target: between 0.30 and 0.40 USD } }\n",
    );
    let decision = "---\ntitle: One metric\nstatus: accepted\nsettles: [optimises]\n---\n";
    let site = site_with(&[
        ("alignment/a.md", &one),
        ("alignment/b.md", &other),
        ("decisions/2026-02-03-x.md", decision),
    ]);
    let english = page(&site, "alignment.html");
    let row = |page: &str, id: &str| {
        let start = page.find(&format!("<tr id=\"{id}\">")).unwrap();
        let end = page[start..].find("</tr>").unwrap();
        page[start..start + end].to_owned()
    };
    let optimises = row(&english, "optimises");
    assert!(optimises.contains("<span>Settled</span>"), "{optimises}");
    assert!(
        optimises.contains("<a href=\"decisions/2026-02-03-x.html\">One metric</a>"),
        "{optimises}"
    );
    assert!(optimises.contains("answers: Conflict"), "{optimises}");
    let cost = row(&english, "success.us");
    assert!(
        cost.contains("at most") && cost.contains("<span>Conflict</span>"),
        "{cost}"
    );
    assert!(cost.contains("market: United States"), "{cost}");
    assert!(row(&english, "gets").contains("<span lang=\"ru\">покупатели</span>"));
    assert!(english.contains("1 of 10 agreed"), "{english}");
    assert!(english.contains("<a href=\"alignment/b.html\">Sheet b</a>"));
    let russian = page(&site, "ru/alignment.html");
    assert!(row(&russian, "success.us").contains("<span>Противоречие</span>"));
    assert!(russian.contains("Согласовано 1 из 10"), "{russian}");
    assert!(page(&site, "index.html").contains("href=\"alignment.html\""));
    let without = site_with(&[]);
    assert!(without.paths().all(|path| path != "alignment.html"));
}
