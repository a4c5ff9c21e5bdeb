//! Documents as a whole, checks, and what is no change.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by the machine"
)]

use snapbox::{assert_data_eq, str};

use super::*;

#[test]
fn a_playbook_does_not_differ_from_itself() {
    assert_eq!(told(&files()), "");
}

#[test]
fn another_way_of_writing_is_no_change() {
    let mut text = LOI.replace(
        "term: { from: 2026-02-16, to: 2026-03-20 }",
        "term:\n  to: \"2026-03-20\" # the last day\n  from: 2026-02-16",
    );
    text = text
        .replace("0.25 USD", "\"0.250 USD\"")
        .replace("One video.", "One\nvideo.");
    let now = files().with("agreements/loi.md", text.replace('\n', "\r\n"));
    assert_eq!(told(&now), "");
    assert_eq!(told(&loi("target: 0.25 USD", "target: \"  0.25 USD\"")), "");
}

#[test]
fn checks_that_became_weaker_are_told_once() {
    let levels = [
        ("vague-wording", Level::Warning),
        ("broken-link", Level::Error),
    ];
    let before = playbook(&files());
    let config = CONFIG
        .replace("2 of 3", "1 of 3")
        .replace("languages", "profile = \"standard\"\nlanguages")
        + "[rules]\nvague-wording = \"off\"\nbroken-link = \"error\"\n[[waiver]]\nrule = \"broken-link\"\nuntil = 2026-06-30\n";
    let now = playbook(
        &files()
            .with("comity.toml", config)
            .with(
                "metrics/cpe.md",
                CPE.replace("min_n: 3", "min_n: 1")
                    .replace("USD/engagement", "\"USD/engagement\""),
            )
            .with(
                "decisions/d.md",
                "---\ntitle: D\nstatus: accepted\nchanges: [comity.toml#kpi]\n---\n",
            ),
    );
    let changes = Comparison::of(&before, &now).with_levels(&levels).changes();
    assert_data_eq!(
        shown(&changes, Lang::En),
        str![[r#"
kpi-rule-changed | comity.toml:10 | kpi.pass | lumen breaking, northwind breaking | d
  `kpi.pass` means something else: 1 of 3 instead of 2 of 3
check-weakened | comity.toml:12 | rules.vague-wording | lumen breaking, northwind breaking
  The check `vague-wording` is milder: off instead of warning
waiver-added | comity.toml:15 | waiver.broken-link | lumen breaking, northwind breaking
  Findings of `broken-link` are accepted until 30 June 2026
metric-redefined | metrics/cpe.md:7 | min_n | lumen breaking, northwind breaking
  “Cost per engagement” means something else: Minimum n changed from 3 to 1
config-changed | comity.toml:2 | profile | lumen notable, northwind notable
  comity.toml: Profile added: “standard”
check-strengthened | comity.toml:13 | rules.broken-link | lumen notable, northwind notable
  comity.toml: Rules · broken-link added: “error”
decision-made | decisions/d.md:1 |  | lumen notable, northwind notable
  Decision made: “D”

"#]]
    );
    assert_data_eq!(
        shown(&changes, Lang::Ru),
        str![[r#"
kpi-rule-changed | comity.toml:10 | kpi.pass | lumen breaking, northwind breaking | d
  `kpi.pass` значит другое: 1 of 3 вместо 2 of 3
check-weakened | comity.toml:12 | rules.vague-wording | lumen breaking, northwind breaking
  Проверка `vague-wording` мягче: off вместо warning
waiver-added | comity.toml:15 | waiver.broken-link | lumen breaking, northwind breaking
  Замечания `broken-link` принимаются до 30 июня 2026 г.
metric-redefined | metrics/cpe.md:7 | min_n | lumen breaking, northwind breaking
  «Цена вовлечения» значит другое: изменено «Минимум n», было 3, стало 1
config-changed | comity.toml:2 | profile | lumen notable, northwind notable
  comity.toml: добавлено «Профиль»: «standard»
check-strengthened | comity.toml:13 | rules.broken-link | lumen notable, northwind notable
  comity.toml: добавлено «Правила · broken-link»: «ошибка»
decision-made | decisions/d.md:1 |  | lumen notable, northwind notable
  Принято решение: «D»

"#]]
    );
}

#[test]
fn documents_come_go_move_and_are_translated() {
    let now = files()
        .with("metrics/cpe.ru.md", "---\ntitle: Цена за вовлечение\n---\n")
        .with(
            "updates/2026-W08.md",
            "---\ntitle: Week 8\nperiod: 2026-W08\n---\n",
        )
        .with(
            "decisions/d.md",
            "---\ntitle: Fewer calls\nstatus: proposed\n---\n",
        );
    let moved = Memory::of([("metrics/costs/cpe.md", CPE)]);
    let merged = |extra: &Memory, without: &[&str]| {
        use crate::source::Source as _;
        let all = [&now, extra];
        let read = |source: &Memory| -> Vec<(String, Vec<u8>)> {
            let entries = source.list().unwrap().into_iter();
            let read = |path: &crate::text::DocPath| source.read(path).unwrap().to_vec();
            entries
                .map(|entry| (entry.path.to_string(), read(&entry.path)))
                .collect()
        };
        let files = all.into_iter().flat_map(read);
        Memory::of(files.filter(|(path, _)| !without.contains(&path.as_str())))
    };
    let now = merged(&moved, &["metrics/cpe.md", "charter.md"]);
    assert_data_eq!(
        told(&now),
        str![[r#"
document-removed | charter.md:1 |  | lumen breaking, northwind breaking
  Charter removed: “How we work”
decision-proposed | decisions/d.md:1 |  | lumen notable, northwind notable
  Decision proposed: “Fewer calls”
document-moved | metrics/costs/cpe.md:1 |  | lumen minor, northwind minor
  “Cost per engagement” moved from metrics/cpe.md to metrics/costs/cpe.md
translation-removed | metrics/cpe.ru.md:1 | translation.ru | lumen minor, northwind minor
  The translation of “Cost per engagement” into Russian is gone
document-added | updates/2026-W08.md:1 |  | lumen minor, northwind minor
  Update added: “Week 8”

"#]]
    );
    assert_data_eq!(
        told_in_russian(&now),
        str![[r#"
document-removed | charter.md:1 |  | lumen breaking, northwind breaking
  Удалён документ (Устав): «How we work»
decision-proposed | decisions/d.md:1 |  | lumen notable, northwind notable
  Предложено решение: «Fewer calls»
document-moved | metrics/costs/cpe.md:1 |  | lumen minor, northwind minor
  Документ «Cost per engagement» перенесён: был metrics/cpe.md, стал metrics/costs/cpe.md
translation-removed | metrics/cpe.ru.md:1 | translation.ru | lumen minor, northwind minor
  У документа «Cost per engagement» больше нет перевода на русский
document-added | updates/2026-W08.md:1 |  | lumen minor, northwind minor
  Новый документ (Сводка): «Week 8»

"#]]
    );
}
