//! `status --why`: the tree of a gate in every format and both languages.

use comity::rules::gates::CONDITIONS;
use snapbox::{assert_data_eq, str};

use crate::support::{Playbook, example_repo, json_in, run_in};

const INDEX: &str = "---
title: N × L
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, verdicts: { northwind: continue, lumen: adapt } }
  framework: { from: 2026-03-20 }
---
";

const CONFIG: &str = "format = 1
as_of = 2026-03-25

[gates.framework]
conditions = [
  { id = \"budget-agreed\", expr = \"index.phases.pilot.budget.amount <= 5000.0\", blames = \"index.phases.pilot\", says = { en = \"the pilot cost at most 5000\", ru = \"пилот стоил не больше 5000\" } },
]
";

fn after_a_pilot() -> Playbook {
    Playbook::new()
        .file("comity.toml", CONFIG)
        .file("index.md", INDEX)
        .file(
            "parties/northwind.md",
            "---\ntitle: Northwind\npeople: { anna: { name: Anna, roles: [owner] } }\n---\n",
        )
        .file(
            "parties/lumen.md",
            "---\ntitle: Lumen\npeople: { dana: { name: Dana, roles: [owner] } }\n---\n",
        )
}

#[test]
fn the_tree_shows_each_condition_with_its_evidence_and_place() {
    assert_data_eq!(
        after_a_pilot().run(&["status", "--why", "framework"]),
        str![[r#"
N × L · as of 25 March 2026, pinned in comity.toml

Gate `framework`, before "Framework" · since 20 March 2026 · current
1 of 4 conditions does not hold
  ✗  all sides want to continue after the pilot  pilot-verdict
     ├ `northwind` said `continue`  index.md:5:69
     └ `lumen` said `adapt`  index.md:5:86
  ?  enough KPIs were on track  kpis-on-track
     └ what was expected on 20 March 2026 is not known without the past in Git
  ✓  each side has an owner  owners-named
     └ the owners are `anna` and `dana`  parties/northwind.md:3:39
  ?  the pilot cost at most 5000  budget-agreed
     └ `budget` is not written  index.md:5:10
--- exit 0

"#]]
    );
}

#[test]
fn without_a_name_the_current_and_the_next_gate_are_told_in_russian() {
    assert_data_eq!(
        after_a_pilot().run(&["status", "--why", "--format", "markdown", "--lang", "ru"]),
        str![[r#"
# N × L

на 25 марта 2026 г., день закреплён в comity.toml

## Контрольная точка /`framework/`, перед этапом «Рамки» · с 20 марта 2026 г. · текущая

**Не выполнено условий: 1 из 4**

| условие | ответ | основание |
|---|---|---|
| после пилота все стороны хотят продолжать (`pilot-verdict`) | не выполнено | /`northwind/`: вердикт /`continue/` (`index.md:5:69`); /`lumen/`: вердикт /`adapt/` (`index.md:5:86`) |
| достаточно KPI шло по плану (`kpis-on-track`) | неизвестно | без истории в Git неизвестно, чего ждали 20 марта 2026 г. |
| у каждой стороны есть владелец (`owners-named`) | выполнено | владельцы: /`anna/` и /`dana/` (`parties/northwind.md:3:39`) |
| пилот стоил не больше 5000 (`budget-agreed`) | неизвестно | /`budget/` — не записано (`index.md:5:10`) |

## Контрольная точка /`scale/`, перед этапом «Масштаб» · следующая

**Не выполнено условий: 3 из 9**

| условие | ответ | основание |
|---|---|---|
| после пилота все стороны хотят продолжать (`pilot-verdict`) | не выполнено | /`northwind/`: вердикт /`continue/` (`index.md:5:69`); /`lumen/`: вердикт /`adapt/` (`index.md:5:86`) |
| достаточно KPI шло по плану (`kpis-on-track`) | неизвестно | нет правила /`/[kpi/]/` или по нему нечего оценивать |
| все стороны подписали соглашение (`agreement-signed`) | не выполнено | соглашения пока нет (`index.md:4:1`) |
| все стороны подписали устав (`charter-signed`) | не выполнено | устава нет (`index.md:4:1`) |
| у каждой стороны есть владелец (`owners-named`) | выполнено | владельцы: /`anna/` и /`dana/` (`parties/northwind.md:3:39`) |
| главная метрика ровно одна (`one-primary`) | неизвестно | ни одно ожидание не действует |
| KPI столько, сколько велит профиль (`kpi-count`) | неизвестно | ни одно ожидание не действует |
| в подписанном названы условия оплаты (`payment-stated`) | неизвестно | всеми сторонами пока ничего не подписано |
| в подписанном сказано, как выйти (`exit-plan`) | неизвестно | всеми сторонами пока ничего не подписано |
--- exit 0

"#]]
    );
}

#[test]
fn programs_read_the_same() {
    let told = json_in(
        &example_repo(),
        &["status", "--why", "scale", "--format", "json"],
    );
    assert_eq!(told["schema"], "comity.why/v1");
    assert_eq!(told["phase"], "scale");
    let gate = &told["gates"][0];
    assert_eq!(
        (&gate["id"], &gate["stands"]),
        (&"scale".into(), &"current".into())
    );
    let criteria = gate["criteria"].as_array().unwrap();
    let signed = criteria
        .iter()
        .find(|it| it["id"] == "charter-signed")
        .unwrap();
    assert_eq!(signed["state"], "holds");
    assert_eq!(signed["evidence"][0]["path"], "charter.md");
    assert!(signed["evidence"][0]["line"].as_u64().unwrap() > 1);
    let status = json_in(&example_repo(), &["status", "--format", "json"]);
    assert_eq!(status["gates"][0]["criteria"], gate["criteria"]);
}

#[test]
fn an_unknown_gate_is_told_and_the_nearest_offered() {
    let told = run_in(&example_repo(), &["status", "--why", "scael"]);
    assert_eq!(told.code, 2, "{}", told.err);
    assert!(told.err.contains("did you mean `scale`?"), "{}", told.err);
}

#[test]
fn every_built_in_condition_is_documented_in_its_own_words() {
    let page = include_str!("../../docs/gates.md");
    for condition in CONDITIONS {
        let says = comity::locale::Message::new(format!("condition-{}", condition.id));
        let row = format!(
            "| `{}` | {} |",
            condition.id,
            says.text(comity::locale::Lang::En)
        );
        assert!(page.contains(&row), "docs/gates.md lacks `{row}`");
    }
    let list = page
        .split("\n## ")
        .find(|it| it.starts_with("The conditions"));
    let rows = list
        .unwrap()
        .lines()
        .filter(|line| line.starts_with("| `") && line.matches('|').count() == 3);
    assert_eq!(rows.count(), CONDITIONS.len());
}
