use super::super::sample::Sample;
use super::super::{Completion, Sort};
use super::completions;
use crate::finding::edited;
use crate::locale::Lang;

/// What may be written at `‸` in a file.
fn at(sample: &Sample, path: &str, marked: &str) -> (String, Vec<Completion>) {
    let offset = marked.find('‸').expect("a place is marked");
    let text = marked.replace('‸', "");
    let sample = sample.with(path, &text);
    let found = sample.view(path, Lang::En, |view| completions(view, offset));
    for completion in &found {
        let edits = [completion.edit.clone()];
        assert!(edited(&text, &edits).is_some(), "{completion:?}");
    }
    (text, found)
}

fn labels(found: &[Completion]) -> Vec<&str> {
    found.iter().map(|it| it.label.as_str()).collect()
}

/// The file after the completion `label` was chosen at `‸`.
fn chosen(sample: &Sample, path: &str, marked: &str, label: &str) -> String {
    let (text, found) = at(sample, path, marked);
    let chosen = found.iter().find(|it| it.label == label);
    let chosen = chosen.unwrap_or_else(|| panic!("{label} is not among {:?}", labels(&found)));
    edited(&text, [&chosen.edit]).unwrap()
}

const METRIC: &str = "metrics/новая.md";

#[test]
fn missing_keys_come_with_their_colon_required_ones_first() {
    let example = Sample::example();
    let (_, found) = at(&example, METRIC, "---\ntitle: Цена\n‸\n---\n\nТекст\n");
    let first: Vec<&str> = labels(&found).into_iter().take(4).collect();
    assert_eq!(first, ["unit", "better", "ledger", "formula"]);
    assert!(!labels(&found).contains(&"title"));
    let text = chosen(&example, METRIC, "---\ntitle: Цена\nbe‸\n---\n", "better");
    assert_eq!(text, "---\ntitle: Цена\nbetter: \n---\n");
    let text = chosen(
        &example,
        METRIC,
        "---\r\ntitle: Цена\r\nsp‸\r\n---\r\n",
        "split_by",
    );
    assert_eq!(text, "---\r\ntitle: Цена\r\nsplit_by:\r\n  - \r\n---\r\n");
    let text = chosen(&example, METRIC, "---\nown‸: dana\n---\n", "owner");
    assert_eq!(text, "---\nowner: dana\n---\n");
}

#[test]
fn half_written_front_matter_is_completed_too() {
    let example = Sample::example();
    let brief = "briefs/2026-10-проба.md";
    let broken = "---\ntitle: [Проба\nowner: ‸\n";
    let (_, found) = at(&example, METRIC, broken);
    assert!(
        labels(&found).is_empty(),
        "between brackets nothing is known: {found:?}"
    );
    let text = "---\ntitle: \"Проба\nexpectations:\n  cpe: { metric: cpe, wh‸\n---\n";
    assert_eq!(labels(&at(&example, brief, text).1)[0], "where");
    let text = "---\ntitle: Проба\nexpectations:\n  cpe: { metric: ‸\n---\n";
    let (_, found) = at(&example, brief, text);
    assert!(labels(&found).contains(&"on-time"), "{found:?}");
    assert_eq!(found[0].sort, Sort::Reference);
    let unclosed = "---\ntitle: Проба\ncontact: n‸";
    assert!(labels(&at(&example, brief, unclosed).1).contains(&"nina"));
}

#[test]
fn values_are_those_that_the_field_allows() {
    let example = Sample::example();
    let better = at(&example, METRIC, "---\nbetter: lo‸\n---\n").1;
    assert_eq!(labels(&better), ["lower", "higher", "target"]);
    let text = chosen(&example, METRIC, "---\nbetter:‸\n---\n", "lower");
    assert_eq!(text, "---\nbetter: lower\n---\n");
    let decision = "decisions/2026-10-01-проба.md";
    let status = at(&example, decision, "---\nstatus: ‸\n---\n").1;
    assert_eq!(labels(&status)[1], "accepted");
    let text = chosen(
        &example,
        decision,
        "---\nconsulted: [anna, ‸]\n---\n",
        "nina",
    );
    assert_eq!(text, "---\nconsulted: [anna, nina]\n---\n");
    let text = chosen(
        &example,
        decision,
        "---\nconsulted:\n  - anna\n  -‸\n---\n",
        "nina",
    );
    assert_eq!(text, "---\nconsulted:\n  - anna\n  - nina\n---\n");
    let text = chosen(&example, decision, "---\nconsulted: ‸\n---\n", "nina");
    assert_eq!(text, "---\nconsulted: [nina]\n---\n");
    let brief = "briefs/2026-10-проба.md";
    let text = chosen(&example, brief, "---\nbudget: 4500 U‸\n---\n", "USD");
    assert_eq!(text, "---\nbudget: 4500 USD\n---\n");
    let own = at(&example, brief, "---\n‸\n---\n").1;
    assert!(
        labels(&own).contains(&"hashtag"),
        "own fields are completed"
    );
}

#[test]
fn tables_know_their_names_and_what_is_there_already() {
    let example = Sample::example();
    let agreement = "agreements/2026-10-проба.md";
    let text = "---\ngive_get:\n  northwind: { gives: a, gets: b }\n  ‸\n---\n";
    let (_, found) = at(&example, agreement, text);
    assert!(labels(&found).contains(&"lumen"));
    assert!(!labels(&found).contains(&"northwind"));
    let text = "---\nexpectations:\n  on-time:\n    metric: on-time\n    where:\n      ‸\n---\n";
    assert!(labels(&at(&example, agreement, text).1).contains(&"campaign"));
    let text = "---\nexpectations:\n  a: { metric: cpe, where: { market: ‸ } }\n---\n";
    assert_eq!(labels(&at(&example, agreement, text).1), ["us", "ru"]);
    let text = "---\npayment:\n  - amount: 5 USD\n    tri‸\n  - amount: 6 USD\n---\n";
    let (_, found) = at(&example, agreement, text);
    assert_eq!(labels(&found)[..2], ["trigger", "within"]);
    assert!(!labels(&found).contains(&"amount"));
    let text = "---\nwaivers:\n  - rule: late‸\n---\n";
    assert!(labels(&at(&example, agreement, text).1).contains(&"late-payment"));
}

#[test]
fn texts_and_comments_are_left_alone() {
    let example = Sample::example();
    for text in [
        "---\ntitle: a # be‸\n---\n",
        "---\n# be‸\n---\n",
        "---\nsummary: >\n  be‸\n---\n",
        "---\nsummary: |\n  a\n\n  ‸\n---\n",
        "---\ntitle: A\n---\n\nbe‸\n",
    ] {
        assert_eq!(labels(&at(&example, METRIC, text).1), [""; 0], "{text:?}");
    }
}

#[test]
fn links_lead_to_files_and_headings() {
    let example = Sample::example();
    let page = "guides/памятка.md";
    let text = chosen(
        &example,
        page,
        "---\ntitle: А\n---\n\nСм. [цену](../met‸)\n",
        "../metrics/cpe.md",
    );
    assert!(text.ends_with("См. [цену](../metrics/cpe.md)\n"), "{text}");
    let text = "---\ntitle: А\n---\n\nСм. [глоссарий](glossary.ru.md#‸\n";
    let (_, found) = at(&example, page, text);
    assert!(!found.is_empty());
    assert!(found.iter().all(|it| it.sort == Sort::Section), "{found:?}");
    let text = "---\ntitle: А\n---\n\nСм. [ниже](#‸) слово\n\n## Что дальше\n";
    assert_eq!(
        chosen(&example, page, text, "что-дальше")
            .matches("(#что-дальше) слово")
            .count(),
        1
    );
}

#[test]
fn headings_are_those_that_the_kind_lacks_in_its_language() {
    let example = Sample::example();
    let path = "decisions/2026-02-03-primary-metric.ru.md";
    let text = "---\ntitle: Пилот\n---\n\n## Контекст\n\nАнкеты.\n\n## ‸\n";
    let (_, found) = at(&example, path, text);
    assert_eq!(labels(&found), ["Решение", "Последствия"]);
    let text = chosen(&example, path, text, "Решение");
    assert!(text.ends_with("\n## Решение\n"), "{text}");
}

#[test]
fn the_configuration_is_completed_in_its_own_way() {
    let example = Sample::example();
    let path = "comity.toml";
    let text = chosen(&example, path, "format = 1\nlang‸\n", "languages");
    assert_eq!(text, "format = 1\nlanguages = \n");
    let text = chosen(&example, path, "format = 1\nfx = b‸\n", "budget-rate");
    assert_eq!(text, "format = 1\nfx = \"budget-rate\"\n");
    let text = "format = 1\n\n[[waiver]]\nrule = \"late-‸\"\n";
    assert!(chosen(&example, path, text, "late-payment").contains("rule = \"late-payment\"\n"));
    let text = "format = 1\n\n[[waiver]]\nrule = \"late-payment\"\n‸\n";
    let (_, found) = at(&example, path, text);
    assert!(labels(&found).contains(&"until") && !labels(&found).contains(&"rule"));
    let text = "format = 1\n\n[rules]\nlate-payment = { le‸ }\n";
    assert_eq!(labels(&at(&example, path, text).1), [""; 0]);
    let text = "format = 1\n\n[markets.us]\ntitle = { en = \"a\", r‸ }\n";
    assert_eq!(labels(&at(&example, path, text).1), ["ru"]);
}
