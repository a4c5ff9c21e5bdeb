//! Early warning on the front page.

use std::fmt::Write as _;

use super::*;
use crate::actuals::{LedgerCache, read};

/// The front pages of a playbook in which payments come later each month, in both languages.
fn front_pages(late: [u32; 4]) -> [String; 2] {
    let mut ledger = "id,payee,amount,currency,due,paid\n".to_owned();
    for (month, days) in ["2025-11", "2025-12", "2026-01", "2026-02"]
        .iter()
        .zip(late)
    {
        for due in [10, 20] {
            let paid = due + days;
            _ = writeln!(
                ledger,
                "{month}-{due},b,100,USD,{month}-{due},{month}-{paid}"
            );
        }
    }
    let charter = "---\ntitle: Charter <i>\nstatus: draft\n---\n";
    let files = [
        ("ledgers/payments.csv", ledger.as_str()),
        ("charter.md", charter),
    ];
    let source = Memory::of(
        files
            .into_iter()
            .chain([("comity.toml", CONFIG), ("index.md", INDEX)]),
    );
    let playbook = load(&source, &ParseCache::default()).unwrap().playbook;
    let day = parse_date("2026-03-01").unwrap();
    let (actuals, _) = read(&playbook, &source, day, &mut LedgerCache::default()).unwrap();
    let site = site_of(&files, actuals, Vec::new());
    ["index.html", "ru/index.html"].map(|path| {
        let markup = page(&site, path).replace('\u{a0}', " ");
        let begin = markup.find("<section class=\"radar\">").unwrap();
        let end = markup[begin..].find("</section>").unwrap();
        markup[begin..begin + end].to_owned()
    })
}

#[test]
fn what_gets_worse_stands_first_with_its_values_and_the_way_there() {
    let [english, russian] = front_pages([0, 1, 2, 5]);
    assert!(english.contains("<span>Worsening</span>"), "{english}");
    assert!(
        english.contains("state-warn\"><svg class=\"icon\""),
        "an icon beside the word"
    );
    assert!(
        english
            .contains("worse in 3 of the last 3 months: 0 → 1 → 2 → 5 days, since 1 December 2025")
    );
    assert!(english.contains(">Payments after their day</a>"));
    assert!(english.contains("<svg class=\"spark\""));
    assert!(english.contains("<th scope=\"row\"><span class=\"part\">February 2026</span>"));
    assert!(english.contains("<span class=\"part\">ledgers/payments.csv</span>"));
    assert!(english.contains("1 signal is moving the wrong way; 1 watched, 0 too little known."));
    assert!(russian.contains("Ухудшается 1 признак; под наблюдением 1, мало данных у 0."));
    assert!(
        russian.contains("хуже в 3 из последних 3 месяцев: 0 → 1 → 2 → 5 дн., с 1 декабря 2025 г.")
    );
}

#[test]
fn one_quiet_line_says_that_nothing_gets_worse() {
    let [english, russian] = front_pages([1, 0, 1, 0]);
    assert!(english.contains("No signal is moving the wrong way; 1 watched, 0 too little known."));
    assert!(
        !english.contains("signal-worsening") && english.contains("signal-steady"),
        "{english}"
    );
    assert!(english.contains("<summary>1 signal that does not move"));
    assert!(russian.contains("Ни один признак не ухудшается; под наблюдением 1, мало данных у 0."));
    let nothing = page(&site_with(&[]), "index.html");
    assert!(nothing.contains("Nothing can be watched yet"));
    assert!(nothing.contains("radar-tally-unknown"));
}
