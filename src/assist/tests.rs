//! What holds at every place of every document.

use super::sample::Sample;
use super::{completions, definition, hints, hover, references, renamable};
use crate::locale::Lang;
use crate::text::{DocPath, Span};

/// Whether a span can be cut out of a text.
fn fits(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

/// Asks everything at the places of a text that `step` leaves; a place that is no boundary of
/// letters is asked too, for an editor may be behind.
fn ask(sample: &Sample, path: &str, step: usize, lang: Lang) {
    let text = &sample.files[path];
    sample.view(path, lang, |view| {
        for offset in (0..=text.len()).step_by(step) {
            if let Some(hover) = hover(view, offset) {
                assert!(fits(text, hover.span), "{path} {offset} {hover:?}");
                assert!(!hover.markdown.is_empty(), "{path} {offset}");
            }
            for completion in completions(view, offset) {
                let edit = completion.edit;
                assert!(fits(text, edit.span), "{path} {offset} {edit:?}");
                assert!(edit.span.touches(offset), "{path} {offset} {edit:?}");
            }
            for place in definition(view, offset) {
                let other = &sample.files[place.path.as_str()];
                assert!(fits(other, place.span), "{path} {offset} {place:?}");
            }
            if let Some((span, _)) = renamable(view, offset) {
                assert!(fits(text, span) && span.touches(offset), "{path} {offset}");
            }
        }
        for hint in hints(view, Span::new(0, text.len())) {
            assert!(text.is_char_boundary(hint.offset), "{path} {hint:?}");
        }
    });
}

#[test]
fn every_place_of_every_document_can_be_asked() {
    let example = Sample::example();
    for (number, path) in example.files.keys().enumerate() {
        let is_text = ["md", "toml"].contains(&DocPath::new(path).extension().unwrap_or_default());
        if is_text {
            let lang = Lang::ALL[number % 2];
            ask(&example, path, 37, lang);
        }
    }
}

#[test]
fn every_place_of_a_document_in_each_script_can_be_asked() {
    let example = Sample::example();
    for path in [
        "agreements/2026-07-amendment.md",
        "charter.ru.md",
        "comity.toml",
    ] {
        ask(&example, path, 3, Lang::Ru);
    }
}

#[test]
fn broken_texts_can_be_asked_as_well() {
    let example = Sample::example();
    let texts = [
        "",
        "---",
        "---\n",
        "---\n---",
        "\u{feff}---\r\ntitle: «Ё\r\n  - [{ ё: {, \"а\r\n---\r\n[ё](\u{feff}#",
        "---\nа: [{[}{ : }]\n- - -ё: |\n  б\n\n--- \n",
        "+++\ntitle = \"ё\nowner = \n+++\n\n# ‸",
        "---json\n{\"title\": \"ё\", \"owner\": }\n---\n",
        "---\nstatus: [a, b\nowner:\n  ? ё\n  : { x: [1, {\n",
    ];
    for text in texts {
        for path in [
            "metrics/сломанная.md",
            "decisions/2026-02-05-who-picks-creators.md",
        ] {
            let broken = example.with(path, text);
            ask(&broken, path, 1, Lang::En);
        }
    }
    for text in [
        "format = 1\n[ё\nа = [{ б = \"\n",
        "format = 1\nlanguages = [\"en\", \"ё",
    ] {
        let broken = example.with("comity.toml", text);
        ask(&broken, "comity.toml", 1, Lang::Ru);
    }
}

#[test]
fn a_name_leads_to_where_it_is_defined() {
    let example = Sample::example();
    let leads = |path: &str, marked: &str| {
        let places = example.view(path, Lang::En, |view| {
            definition(view, example.at(path, marked))
        });
        let texts = places.iter().map(|place| {
            let text = example.text(&place.path, place.span);
            format!("{} {text}", place.path)
        });
        texts.collect::<Vec<_>>().join("; ")
    };
    let loi = "agreements/2026-02-loi.md";
    assert_eq!(
        leads(loi, "metric: ‸cpe"),
        "metrics/cpe.md Cost per engagement"
    );
    assert_eq!(leads(loi, "owner: d‸ana"), "parties/lumen.md dana");
    assert_eq!(leads(loi, "cadence: ‸sync"), "charter.md sync");
    assert_eq!(leads(loi, "market: ‸us"), "comity.toml us");
    let decision = "decisions/2026-02-03-primary-metric.md";
    assert_eq!(
        leads(decision, "2026-02-loi#‸us-cpe"),
        "agreements/2026-02-loi.md us-cpe"
    );
    let brief = "briefs/2026-03-campfire.md";
    assert_eq!(leads(brief, "fail: ‸cpe"), "briefs/2026-03-campfire.md cpe");
    assert_eq!(
        leads("comity.toml", "decision = \"2026‸"),
        "decisions/2026-06-10-launch-room.md Seven people in the launch room until the end of the year"
    );
    let ledger = "ledgers/payments.csv";
    assert_eq!(
        leads(ledger, "p-02,‸lumen"),
        "parties/lumen.md Lumen Agency"
    );
}

#[test]
fn who_uses_a_name_is_told_in_the_order_of_files() {
    let example = Sample::example();
    let path = "metrics/turnaround.md";
    let places = example.view(path, Lang::En, |view| {
        references(view, example.at(path, "title: ‸"), false)
    });
    assert!(places.is_sorted() && places.len() > 5, "{places:?}");
    for place in &places {
        assert_eq!(example.text(&place.path, place.span), "turnaround");
    }
}

#[test]
fn the_actual_stands_beside_the_target() {
    let example = Sample::example();
    let path = "agreements/2026-07-amendment.md";
    let text = &example.files[path];
    let found = example.view(path, Lang::Ru, |view| hints(view, Span::new(0, text.len())));
    assert!(!found.is_empty());
    for hint in &found {
        assert!(text[..hint.offset].ends_with("USD"), "{hint:?}");
        assert!(hint.text.starts_with(['✓', '✗', '?']), "{hint:?}");
    }
    let path = "parties/lumen.md";
    let found = example.view(path, Lang::En, |view| hints(view, Span::new(0, 400)));
    assert_eq!(found[0].text, "16:00–01:00 in Europe/Moscow");
}
