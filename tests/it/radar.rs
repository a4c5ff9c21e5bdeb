//! Early warning in `comity status`: text, Markdown and JSON, in both languages.

use std::fmt::Write as _;

use snapbox::{assert_data_eq, str};

use crate::support::{Playbook, example_repo, json_in};

/// Questions wait longer each month, and the share of its budget that a campaign takes does not.
fn slower_each_month() -> Playbook {
    let mut requests = "id,from,to,asked,answered\n".to_owned();
    for (month, hour) in [(1, 10), (2, 12), (3, 15), (4, 20)] {
        for day in [7, 14] {
            let moment = format!("2026-0{month}-{day:02}T");
            _ = writeln!(
                requests,
                "r-{month}-{day},northwind,lumen,{moment}08:00+03:00,{moment}{hour}:00+03:00"
            );
        }
    }
    let brief = |month: u32, budget: u32| {
        format!(
            "---\ntitle: Campaign {month}\nstatus: closed\nbudget: {budget} USD\ndates: {{ start: 2026-0{month}-01, end: 2026-0{month}-20 }}\n---\n"
        )
    };
    Playbook::empty()
        .file("comity.toml", "format = 1\nas_of = 2026-05-02\ncurrency = \"USD\"\n")
        .file("index.md", "---\ntitle: N × L\nparties: [northwind, lumen]\n---\n")
        .file("parties/northwind.md", "---\ntitle: Northwind\ntype: brand\n---\n")
        .file("parties/lumen.md", "---\ntitle: Lumen\ntype: agency\n---\n")
        .file("briefs/one.md", brief(2, 1000))
        .file("briefs/two.md", brief(3, 800))
        .file("ledgers/requests.csv", &requests)
        .file(
            "ledgers/performance.csv",
            "date,market,campaign,spend,currency,engagements\n2026-02-10,us,one,900,USD,10\n2026-03-10,us,two,600,USD,10\n",
        )
}

#[test]
fn what_moves_the_wrong_way_is_told_with_its_values() {
    assert_data_eq!(
        slower_each_month().run(&["status"]),
        str![[r#"
N × L · as of 2 May 2026, pinned in comity.toml

No verdict: comity.toml has no KPI rule, or no KPI is in force.

Early warning
  !  Wait for answers: worse in 3 of the last 3 months: 2 → 4 → 7 → 12 h, since 1 February 2026
  1 signal is moving the wrong way; 4 watched, 1 too little known.
--- exit 0

"#]]
    );
    let russian = slower_each_month().run(&["status", "--lang", "ru", "--format", "markdown"]);
    assert_data_eq!(
        russian,
        str![[r#"
# N × L

на 2 мая 2026 г., день закреплён в comity.toml

**Вердикта нет: в comity.toml нет правила KPI или ни один KPI не действует.**

## Ранние признаки

- Ожидание ответов: хуже в 3 из последних 3 месяцев: 2 → 4 → 7 → 12 ч, с 1 февраля 2026 г.

Ухудшается 1 признак; под наблюдением 4, мало данных у 1.
--- exit 0

"#]]
    );
}

#[test]
fn programs_get_every_signal_with_its_evidence() {
    let status = slower_each_month().json(&["status", "--format", "json"]);
    let signals = status["signals"].as_array().unwrap();
    let told: Vec<String> = signals
        .iter()
        .map(|signal| {
            let text = |key: &str| signal[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", text("state"), text("what"), text("of"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "worsening answers -",
            "steady silence northwind",
            "steady silence lumen",
            "too-little-known budgets -",
        ]
    );
    let worst = &signals[0];
    assert_eq!(worst["since"], "2026-02-01");
    assert_eq!(
        (worst["from"].as_f64(), worst["to"].as_f64()),
        (Some(2.0), Some(12.0))
    );
    let last = &worst["evidence"][3];
    assert_eq!(last["to"], "2026-04-30");
    assert_eq!(last["sources"][0]["path"], "ledgers/requests.csv");
    assert_eq!(last["sources"][0]["n"], 2);
    let budgets: Vec<_> = signals[3]["evidence"].as_array().unwrap().iter().collect();
    assert_eq!(budgets[0]["campaign"], "one");
    assert_eq!(budgets[1]["value"], 0.75);
}

#[test]
fn the_example_is_watched_and_nothing_in_it_goes_wrong() {
    let status = json_in(&example_repo(), &["status", "--format", "json"]);
    let signals = status["signals"].as_array().unwrap();
    assert!(signals.len() > 12, "{}", signals.len());
    let is_worse = |signal: &&serde_json::Value| signal["state"] == "worsening";
    assert_eq!(signals.iter().find(is_worse), None);
    let with_values = signals.iter().filter(|signal| {
        let evidence = signal["evidence"].as_array().unwrap();
        evidence.len() > 2 && evidence.iter().all(|point| point["value"].is_number())
    });
    assert!(with_values.count() > 10);
}
