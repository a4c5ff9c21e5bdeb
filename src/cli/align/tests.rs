//! What a reader with 80 columns sees.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by the machine"
)]

use snapbox::{assert_data_eq, str};
use unicode_width::UnicodeWidthStr as _;

use super::text::text;
use super::{Aligned, View};
use crate::cli::console::Verbosity;
use crate::locale::Lang;
use crate::model::{ParseCache, load};
use crate::source::Memory;

const LUMEN: &str = "\
---
title: What Lumen expects
party: lumen
horizon: 90d
optimises: cpe
gets: [a retainer if the pilot works, footage we may show to others]
success: { us-cpa: { metric: cpa, target: between 40 and 60 USD } }
responsible: { creator-selection: lumen }
---
";
const NORTHWIND: &str = "\
---
title: Чего ждёт «Северный ветер»
lang: ru
party: northwind
horizon: 90d
optimises: cpa
gets: [первые 120 покупателей в США]
success: { us-cpa: { metric: cpa, target: at most 30 USD } }
responsible: { creator-selection: northwind, reporting-to-both-boards: lumen }
fallback: https://example.org/a-very-long-address-that-no-column-can-hold
---
";

fn shown(lang: Lang) -> String {
    let files = [
        ("comity.toml", "format = 1\n"),
        (
            "index.md",
            "---\ntitle: P\nparties: [northwind, lumen]\n---\n",
        ),
        (
            "parties/lumen.md",
            "---\ntitle: Lumen Agency\ntype: agency\n---\n",
        ),
        ("alignment/lumen.md", LUMEN),
        ("alignment/northwind.md", NORTHWIND),
        (
            "decisions/2026-02-03-primary-metric.md",
            "---\ntitle: D\nstatus: accepted\nsettles: [optimises]\n---\n",
        ),
    ];
    let loaded = load(&Memory::of(files), &ParseCache::new()).unwrap();
    let view = View {
        lang,
        verbosity: Verbosity::Normal,
        is_colored: false,
        width: 80,
    };
    let shown = text(&Aligned::of(&loaded.playbook), view);
    for line in shown.lines() {
        assert!(line.width() <= 80, "{line}");
    }
    shown
}

#[test]
fn eighty_columns_are_enough_in_english() {
    assert_data_eq!(
        shown(Lang::En),
        str![[r#"
                          northwind           Lumen Agency
= Horizon                 90d                 90d                 match
+ Optimises               cpa                 cpe                 settled
                          settled by 2026-02-03-primary-metric
? Gets                    первые 120          - a retainer if     both answered
                          покупателей в США     the pilot works
                                              - footage we may
                                                show to others
- Gives                   —                   —                   no answer
  Success
!   us-cpa                at most 30 USD      between 40 and 60   conflict
                                              USD
  Responsible
!   creator-selection     northwind           lumen               conflict
<   reporting-to-both-    lumen               —                   one side only
    boards
- Cadence                 —                   —                   no answer
- Timeline                —                   —                   no answer
- Resources               —                   —                   no answer
< Fallback                https://            —                   one side only
                          example.org/a-
                          very-long-address-
                          that-no-column-
                          can-hold

2 of 11 ready: 1 matches, 1 settled
left: 1 answered by both, 2 conflicts, 2 by one side only, 4 without an answer

"#]]
    );
}

#[test]
fn eighty_columns_are_enough_in_russian() {
    assert_data_eq!(
        shown(Lang::Ru),
        str![[r#"
                          northwind            Lumen Agency
= Горизонт                90d                  90d                  совпало
+ Оптимизирует            cpa                  cpe                  решено
                          решено: 2026-02-03-primary-metric
? Получает                первые 120           - a retainer if the  ответили обе
                          покупателей в США      pilot works
                                               - footage we may
                                                 show to others
- Даёт                    —                    —                    нет ответа
  Успех
!   us-cpa                at most 30 USD       between 40 and 60    противоречие
                                               USD
  Ответственность
!   creator-selection     northwind            lumen                противоречие
<   reporting-to-both-    lumen                —                    одна сторона
    boards
- Ритм                    —                    —                    нет ответа
- Сроки                   —                    —                    нет ответа
- Ресурсы                 —                    —                    нет ответа
< Запасной план           https://             —                    одна сторона
                          example.org/a-very-
                          long-address-that-
                          no-column-can-hold

готово 2 из 11: 1 совпадение, решено 1
осталось: в 1 ответили обе, 2 противоречия, в 2 ответила одна сторона, 4 без
ответа

"#]]
    );
}
