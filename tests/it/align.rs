//! `align`: the sheets of both sides, in every format and both languages.

use snapbox::{assert_data_eq, str};

use crate::support::{Playbook, example_repo, json_in, run_in};

const NORTHWIND: &str = "\
---
title: Чего ждёт «Северный ветер»
lang: ru
party: northwind
optimises: cpa
success: { us-cpa: { metric: cpa, target: не больше 30 USD } }
responsible: { approvals: northwind, reporting: lumen }
fallback: остановиться | спросить @anna
---
";
const LUMEN: &str = "\
---
title: What Lumen expects
party: lumen
optimises: cpe
success: { us-cpa: { metric: cpa, target: between 40 USD and 60 USD } }
responsible: { approvals: northwind }
fallback: finish <b>what is filmed</b>
---
";

fn two_sheets() -> Playbook {
    Playbook::new()
        .file(
            "index.md",
            "---\ntitle: N × L\nparties: [northwind, lumen]\n---\n",
        )
        .file(
            "parties/northwind.md",
            "---\ntitle: Northwind\ntype: brand\n---\n",
        )
        .file("alignment/northwind.md", NORTHWIND)
        .file("alignment/lumen.md", LUMEN)
        .file(
            "decisions/2026-02-03-primary.md",
            "---\ntitle: D\nstatus: accepted\nsettles: [optimises]\n---\n",
        )
}

#[test]
fn the_table_shows_where_the_sides_agree_and_ends_with_zero() {
    assert_data_eq!(
        two_sheets().run(&["align"]),
        str![[r#"
               Northwind                                lumen
- Horizon      —                                        —                                        no answer
+ Optimises    cpa                                      cpe                                      settled
               settled by 2026-02-03-primary
- Gets         —                                        —                                        no answer
- Gives        —                                        —                                        no answer
  Success
!   us-cpa     не больше 30 USD                         between 40 USD and 60 USD                conflict
  Responsible
=   approvals  northwind                                northwind                                match
<   reporting  lumen                                    —                                        one side only
- Cadence      —                                        —                                        no answer
- Timeline     —                                        —                                        no answer
- Resources    —                                        —                                        no answer
? Fallback     остановиться | спросить @anna            finish <b>what is filmed</b>             both answered

2 of 11 ready: 1 matches, 1 settled
left: 1 answered by both, 1 conflict, 1 by one side only, 6 without an answer
--- exit 0

"#]]
    );
    assert_data_eq!(
        two_sheets().run(&["align", "--lang", "ru"]),
        str![[r#"
                 Northwind                               lumen
- Горизонт       —                                       —                                       нет ответа
+ Оптимизирует   cpa                                     cpe                                     решено
                 решено: 2026-02-03-primary
- Получает       —                                       —                                       нет ответа
- Даёт           —                                       —                                       нет ответа
  Успех
!   us-cpa       не больше 30 USD                        between 40 USD and 60 USD               противоречие
  Ответственность
=   approvals    northwind                               northwind                               совпало
<   reporting    lumen                                   —                                       одна сторона
- Ритм           —                                       —                                       нет ответа
- Сроки          —                                       —                                       нет ответа
- Ресурсы        —                                       —                                       нет ответа
? Запасной план  остановиться | спросить @anna           finish <b>what is filmed</b>            ответили обе

готово 2 из 11: 1 совпадение, решено 1
осталось: в 1 ответили обе, 1 противоречие, в 1 ответила одна сторона, 6 без ответа
--- exit 0

"#]]
    );
}

#[test]
fn markdown_shows_texts_as_they_are() {
    let markdown = ["align", "--format", "markdown"];
    assert_data_eq!(
        two_sheets().run(&markdown),
        str![[r#"
| Question | Northwind | lumen | State | Settled by |
| --- | --- | --- | --- | --- |
| Horizon |  |  | no answer |  |
| Optimises | cpa | cpe | settled | 2026-02-03-primary |
| Gets |  |  | no answer |  |
| Gives |  |  | no answer |  |
| Success: us-cpa | не больше 30 USD | between 40 USD and 60 USD | conflict |  |
| Responsible: approvals | northwind | northwind | match |  |
| Responsible: reporting | lumen |  | one side only |  |
| Cadence |  |  | no answer |  |
| Timeline |  |  | no answer |  |
| Resources |  |  | no answer |  |
| Fallback | остановиться /| спросить @<!-- -->anna | finish &lt;b&gt;what is filmed&lt;/b&gt; | both answered |  |

2 of 11 ready: 1 matches, 1 settled
left: 1 answered by both, 1 conflict, 1 by one side only, 6 without an answer
--- exit 0

"#]]
    );
    let russian = [&markdown[..], &["--lang", "ru"]].concat();
    assert_data_eq!(
        two_sheets().run(&russian),
        str![[r#"
| Вопрос | Northwind | lumen | Состояние | Чем решено |
| --- | --- | --- | --- | --- |
| Горизонт |  |  | нет ответа |  |
| Оптимизирует | cpa | cpe | решено | 2026-02-03-primary |
| Получает |  |  | нет ответа |  |
| Даёт |  |  | нет ответа |  |
| Успех: us-cpa | не больше 30 USD | between 40 USD and 60 USD | противоречие |  |
| Ответственность: approvals | northwind | northwind | совпало |  |
| Ответственность: reporting | lumen |  | одна сторона |  |
| Ритм |  |  | нет ответа |  |
| Сроки |  |  | нет ответа |  |
| Ресурсы |  |  | нет ответа |  |
| Запасной план | остановиться /| спросить @<!-- -->anna | finish &lt;b&gt;what is filmed&lt;/b&gt; | ответили обе |  |

готово 2 из 11: 1 совпадение, решено 1
осталось: в 1 ответили обе, 1 противоречие, в 1 ответила одна сторона, 6 без ответа
--- exit 0

"#]]
    );
}

#[test]
fn json_names_every_gap_with_its_place() {
    let output = two_sheets().json(&["align", "--format", "json", "--lang", "ru"]);
    assert_eq!(output["schema"], "comity.align/v1");
    assert_eq!(output["sides"][1]["sheet"], "alignment/lumen.md");
    let gaps = output["gaps"].as_array().unwrap();
    let gap = |name: &str| gaps.iter().find(|gap| gap["name"] == name).unwrap();
    let cost = gap("success.us-cpa");
    assert_eq!(
        (&cost["state"], &cost["title"]),
        (&"conflict".into(), &"Успех".into())
    );
    assert_eq!(cost["answers"][0]["texts"][0], "не больше 30 USD");
    assert_eq!(
        (&cost["answers"][0]["line"], &cost["answers"][0]["column"]),
        (&6.into(), &43.into())
    );
    let optimises = gap("optimises");
    assert_eq!(optimises["settled_by"], "2026-02-03-primary");
    assert_eq!(
        (&optimises["state"], &optimises["found"]),
        (&"settled".into(), &"conflict".into())
    );
    assert!(gap("responsible.reporting")["answers"][1].is_null());
    let ready = &output["readiness"];
    let left = ready["left"].as_array().unwrap().len();
    assert_eq!(ready["of"], gaps.len());
    assert_eq!(ready["ready"], gaps.len() - left);
}

#[test]
fn a_sheet_that_is_absent_or_sealed_is_told() {
    let index = "---\ntitle: N × L\nparties: [northwind, lumen]\n---\n";
    let none = Playbook::new().file("index.md", index);
    assert_data_eq!(
        none.run(&["align"]),
        str![[r#"
northwind has no sheet yet
lumen has no sheet yet
--- exit 0

"#]]
    );
    let sealed = "---\ntitle: S\nparty: lumen\nseal: \"c1:sha256:00\"\n---\n";
    let one = none.file("alignment/lumen.md", sealed);
    let said = one.run(&["align", "--lang", "ru"]);
    assert!(
        said.starts_with("northwind: анкеты ещё нет\nlumen: анкета запечатана"),
        "{said}"
    );
    assert_data_eq!(
        Playbook::new().run(&["align"]),
        str![[r#"
the partnership names fewer than two sides under `parties` of its front page, so there is nothing to compare
--- exit 0

"#]]
    );
}

#[test]
fn in_the_example_everything_that_differs_has_been_settled() {
    let output = json_in(&example_repo(), &["align", "--format", "json"]);
    assert_eq!(output["readiness"]["left"], serde_json::json!([]));
    let ran = run_in(&example_repo(), &["align", "--color", "always"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("\u{1b}[32m"), "{}", ran.out);
}
