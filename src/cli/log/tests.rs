//! The log of a small repository in which everything happens that the log has words for.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by the machine"
)]

use snapbox::{assert_data_eq, str};
use unicode_width::UnicodeWidthStr as _;

use super::*;
use crate::cli::console::{Verbosity, View};
use crate::cli::opened::Chosen;
use crate::history;
use crate::model::{ParseCache, load};
use crate::source::WorkTree;
use crate::source::sandbox::Sandbox;

const CONFIG: &str = "format = 1\nlanguages = [\"en\", \"ru\"]\ntimezone = \"Europe/Moscow\"\n";
const INDEX: &str = "---\ntitle: 北風 × Lumen\nparties: [northwind]\n---\n";
const NORTHWIND: &str = "---\ntitle: Northwind\ntype: brand\ntimezone: Europe/Moscow\n\
    people: { anna: { name: Анна Морозова, git: [anna@n.example] } }\n---\n";
const ANNA: &str = "anna <anna@n.example>";
const STRANGER: &str = "見知らぬ人 <s@elsewhere.example>";

fn decision(title: &str, status: &str, more: &str) -> String {
    format!("---\ntitle: {title}\nstatus: {status}\ndecider: anna\n{more}---\n")
}

fn everything() -> Sandbox {
    let sandbox = Sandbox::of(&[
        ("comity.toml", CONFIG),
        ("index.md", INDEX),
        ("parties/northwind.md", NORTHWIND),
    ]);
    sandbox.commit_by(ANNA, "2026-03-01T12:00:00+03:00", "begin");
    let late = "proposed: 2026-02-01\ndriver: anna\n";
    let put = |path: &str, text: String| sandbox.write(&format!("decisions/{path}.md"), text);
    put(
        "late",
        decision(
            "広告 を 出す か どう か を 決める 長い 題名",
            "proposed",
            late,
        ),
    );
    put("gone", decision("Gone", "proposed", ""));
    sandbox.commit_by(STRANGER, "2026-03-02T12:00:00+03:00", "propose two");
    put(
        "late",
        decision(
            "広告 を 出す か どう か を 決める 長い 題名",
            "accepted",
            late,
        ),
    );
    put(
        "squashed",
        decision("Squashed", "accepted", "decided: 2026-03-02\n"),
    );
    sandbox.commit_by(ANNA, "2026-03-04T12:00:00+03:00", "decide");
    put(
        "late",
        decision(
            "広告 を 出す か どう か を 決める 長い 題名",
            "rejected",
            late,
        ),
    );
    sandbox.git(&["rm", "--quiet", "decisions/gone.md"]);
    sandbox.commit_by(STRANGER, "2026-03-09T12:00:00+03:00", "no | more");
    put(
        "open",
        decision(
            "Open",
            "proposed",
            "supersedes: [squashed]\nproposed: 2026-03-10\n",
        ),
    );
    sandbox
}

fn shown(lang: Lang) -> String {
    let sandbox = everything();
    let cache = ParseCache::new();
    let source = WorkTree::open(&sandbox.path()).unwrap();
    let playbook = load(&source, &cache).unwrap().playbook;
    let past = history::read(&sandbox.path(), &playbook, &cache).unwrap();
    let day = "2026-03-31".parse().unwrap();
    let lives = lives(&playbook, past.timeline(), day).unwrap();
    let log = Log {
        playbook: &playbook,
        as_of: AsOf {
            day,
            chosen: Chosen::Asked,
        },
        commit: None,
        not_checked: None,
        all: lives.len(),
        lives,
    };
    let view = View {
        lang,
        verbosity: Verbosity::Verbose,
        is_colored: false,
        width: 72,
    };
    let shown = text::write(&log, view);
    for line in shown.lines() {
        assert!(line.width() <= 72, "{line}");
    }
    shown
}

#[test]
fn a_narrow_terminal_is_enough_in_english() {
    assert_data_eq!(
        shown(Lang::En),
        str![[r#"
北風 × Lumen · Decisions · as of 31 March 2026

  Date        Took  State     Decision
/ 2026-03-02     –  removed   Gone
                              gone · Анна Морозова
                              removed in commit 7bfae098 by 見知らぬ人
                              on 2026-03-09
                              6baa98e1 2026-03-02 見知らぬ人: propose
                              two
                              7bfae098 2026-03-09 見知らぬ人: no | more
- 2026-03-04  48 h  rejected  広告 を 出す か どう か を 決める 長い
                              題名
                              late · Анна Морозова → Анна Морозова
                              working hours: Northwind 18 h
                              undone: rejected in commit 7bfae098
                              written as proposed on 2026-02-01, in Git
                              since 2026-03-02 (commit 6baa98e1)
                              6baa98e1 2026-03-02 見知らぬ人: propose
                              two
                              378323f0 2026-03-04 Анна Морозова: decide
                              7bfae098 2026-03-09 見知らぬ人: no | more
+ 2026-03-02     –  accepted  Squashed
                              squashed · Анна Морозова
                              Git does not show when it was proposed and
                              decided: its first commit has it as
                              decided
                              378323f0 2026-03-04 Анна Морозова: decide
? 2026-03-10  21 d  proposed  Open
                              open · Анна Морозова
                              open for 21 days, since 2026-03-10
                              would supersede squashed
                              Git does not show when it was proposed: it
                              has not been committed

4 decisions; median time to a decision 48 h

"#]]
    );
}

#[test]
fn a_narrow_terminal_is_enough_in_russian() {
    assert_data_eq!(
        shown(Lang::Ru),
        str![[r#"
北風 × Lumen · Решения · на 31 марта 2026 г.

  Дата        Заняло  Состояние   Решение
/ 2026-03-02       –  удалено     Gone
                                  gone · Анна Морозова
                                  удалено в коммите 7bfae098,
                                  見知らぬ人, 2026-03-09
                                  6baa98e1 2026-03-02 見知らぬ人:
                                  propose two
                                  7bfae098 2026-03-09 見知らぬ人: no |
                                  more
- 2026-03-04    48 ч  отклонено   広告 を 出す か どう か を 決める 長い
                                  題名
                                  late · Анна Морозова → Анна Морозова
                                  рабочие часы: Northwind 18 ч
                                  отменено: отклонено в коммите 7bfae098
                                  по документу предложено 2026-02-01, в
                                  Git с 2026-03-02 (коммит 6baa98e1)
                                  6baa98e1 2026-03-02 見知らぬ人:
                                  propose two
                                  378323f0 2026-03-04 Анна Морозова:
                                  decide
                                  7bfae098 2026-03-09 見知らぬ人: no |
                                  more
+ 2026-03-02       –  принято     Squashed
                                  squashed · Анна Морозова
                                  из Git не видно, когда предложено и
                                  решено: в первом же коммите оно уже
                                  решено
                                  378323f0 2026-03-04 Анна Морозова:
                                  decide
? 2026-03-10  21 дн.  предложено  Open
                                  open · Анна Морозова
                                  ждёт 21 день, с 2026-03-10
                                  заменит squashed
                                  из Git не видно, когда предложено: ещё
                                  нет в коммитах

4 решения; медианный срок до решения 48 ч

"#]]
    );
}
