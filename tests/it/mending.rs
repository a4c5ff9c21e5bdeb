//! `comity check --fix`, on real folders and repositories.

use std::fs;

use snapbox::{assert_data_eq, str};

use crate::repository::Repository;
use crate::support::{Playbook, run_in};

const PARTY: &str = "---\ntitle: Lumen Agency\ntype: agency\ntimezone: America/New_York\n\
    people: { dana: { name: Dana Reed } }\n---\n";

/// A page with a misspelled key, a near-miss link and a heading in capitals, in CRLF.
const NOTES: &str = "\u{feff}---\r\ntitle: Заметки # имя\r\nonwer:   dana   # отвечает\r\n---\r\n\r\n\
    Смотрите [договор](lone.md), [раздел](#Что-Решили).\r\n\r\n## Что решили\r\n\r\nНичего.  \r\n";

fn playbook() -> Playbook {
    Playbook::new()
        .file("parties/lumen.md", PARTY)
        .file("guides/notes.md", NOTES)
        .file("guides/loan.md", "---\ntitle: Договор займа\n---\n")
}

const ONLY: [&str; 7] = [
    "check",
    "--only",
    "unknown-key",
    "--only",
    "broken-link",
    "--only",
    "broken-anchor",
];

fn text(playbook: &Playbook, path: &str) -> String {
    fs::read_to_string(playbook.path().join(path)).unwrap()
}

#[test]
fn safe_fixes_are_made_and_what_is_left_is_told() {
    let playbook = playbook();
    assert_data_eq!(
        playbook.run(&[&ONLY[..], &["--fix"]].concat()),
        str![[r#"
mended 2 findings in 1 file:
  guides/notes.md: nothing reads the key `onwer` here [unknown-key]
  guides/notes.md: `guides/notes.md` has no heading with the anchor `#Что-Решили` [broken-anchor]

error[broken-link]: there is no file `guides/lone.md`
 --> guides/notes.md:6:20
  |
6 | Смотрите [договор](lone.md), [раздел](#что-решили).
  |                    ^^^^^^^ leads nowhere
  |
  = why: a link is a promise that there is more behind it
  = help: did you mean `loan.md`?

note: history was not checked: this playbook is not in a Git repository
1 error in 3 documents · 3 rules · as of 31 March 2026, pinned in comity.toml
1 finding can be mended in a way that a person should look at: `--unsafe-fixes` shows it
--- exit 1

"#]]
    );
    let mended = NOTES
        .replace("onwer:", "owner:")
        .replace("#Что-Решили", "#что-решили");
    assert_eq!(text(&playbook, "guides/notes.md"), mended);
    assert_data_eq!(
        playbook.run(&[&ONLY[..], &["--fix", "--lang", "ru"]].concat()),
        str![[r#"
исправлять нечего

ошибка[broken-link]: нет файла `guides/lone.md`
 --> guides/notes.md:6:20
  |
6 | Смотрите [договор](lone.md), [раздел](#что-решили).
  |                    ^^^^^^^ ссылка никуда не ведёт
  |
  = зачем: ссылка обещает, что за ней есть продолжение
  = что делать: может быть, `loan.md`?

примечание: история не проверена: плейбук не в репозитории Git
1 ошибка в 3 документах · 3 правила · на 31 марта 2026 г., день закреплён в comity.toml
1 замечание можно исправить так, что на это должен взглянуть человек: `--unsafe-fixes` покажет
--- exit 1

"#]]
    );
    assert_eq!(text(&playbook, "guides/notes.md"), mended);
}

#[test]
fn unsafe_fixes_are_shown_before_they_are_made() {
    let playbook = playbook();
    let preview = [&ONLY[..], &["--unsafe-fixes"]].concat();
    assert_data_eq!(
        playbook.run(&preview),
        str![[r#"
--- a/guides/notes.md
+++ b/guides/notes.md
@@ -1,9 +1,9 @@
 �---
 title: Заметки # имя
-onwer:   dana   # отвечает
+owner:   dana   # отвечает
 ---
 
-Смотрите [договор](lone.md), [раздел](#Что-Решили).
+Смотрите [договор](loan.md), [раздел](#что-решили).
 
 ## Что решили
 
nothing was written; it would mend 3 findings in 1 file:
  guides/notes.md: nothing reads the key `onwer` here [unknown-key]
  guides/notes.md: there is no file `guides/lone.md` [broken-link]
  guides/notes.md: `guides/notes.md` has no heading with the anchor `#Что-Решили` [broken-anchor]
--- exit 1

"#]]
    );
    assert_eq!(text(&playbook, "guides/notes.md"), NOTES);
    let colored = [&preview[..], &["--color", "always"]].concat();
    let colored = playbook.run(&colored);
    assert!(colored.contains("\u{1b}[32m+owner:"), "{colored}");
    let both = [&ONLY[..], &["--fix", "--unsafe-fixes", "--lang", "ru"]].concat();
    assert_data_eq!(
        playbook.run(&both),
        str![[r#"
исправлены 3 замечания в 1 файле:
  guides/notes.md: ключ `onwer` здесь никто не читает [unknown-key]
  guides/notes.md: нет файла `guides/lone.md` [broken-link]
  guides/notes.md: в `guides/notes.md` нет заголовка с якорем `#Что-Решили` [broken-anchor]

примечание: история не проверена: плейбук не в репозитории Git
замечаний нет в 3 документах · 3 правила · на 31 марта 2026 г., день закреплён в comity.toml
--- exit 0

"#]]
    );
    assert!(text(&playbook, "guides/notes.md").contains("(loan.md)"));
}

#[test]
fn a_diff_writes_nothing() {
    let playbook = playbook();
    let ran = playbook.run(&[&ONLY[..], &["--fix", "--diff"]].concat());
    assert!(ran.contains("-onwer:   dana   # отвечает\n+owner:   dana   # отвечает\n"));
    assert!(!ran.contains("+Смотрите [договор](loan.md)"), "{ran}");
    assert_eq!(text(&playbook, "guides/notes.md"), NOTES);
}

#[test]
fn other_formats_stay_readable_for_programs() {
    let playbook = playbook();
    let arguments = [&ONLY[..], &["--fix", "--format", "json"]].concat();
    let ran = run_in(&playbook.path(), &arguments);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(
        ran.err.starts_with("mended 2 findings in 1 file:\n"),
        "{}",
        ran.err
    );
    let fix = &told["findings"][0]["fix"];
    assert_eq!(fix["safety"], "unsafe");
    assert_eq!(fix["edits"][0]["path"], "guides/notes.md");
    assert_eq!(fix["edits"][0]["text"], "loan.md");
    assert_eq!(fix["edits"][0]["start"]["line"], 6);
}

#[test]
fn only_what_was_asked_for_is_mended() {
    let playbook = playbook().file("guides/other.md", NOTES);
    let scope = [&ONLY[..], &["--fix", "guides/other.md"]].concat();
    playbook.run(&scope);
    assert_eq!(text(&playbook, "guides/notes.md"), NOTES);
    assert_ne!(text(&playbook, "guides/other.md"), NOTES);
    playbook.run(&["check", "--fix", "--only", "broken-anchor"]);
    let notes = text(&playbook, "guides/notes.md");
    assert_eq!(notes, NOTES.replace("#Что-Решили", "#что-решили"));
    playbook.run(&[
        "check",
        "--fix",
        "--only",
        "unknown-key",
        "--skip",
        "unknown-key",
    ]);
    assert_eq!(text(&playbook, "guides/notes.md"), notes);
}

#[test]
fn a_missing_section_gets_its_heading_between_its_neighbours() {
    let front = "---\ntitle: Платёж\nstatus: proposed\ndriver: dana\n---\n";
    let playbook = Playbook::new()
        .file("parties/lumen.md", PARTY)
        .file(
            "decisions/2026-02-03-pay.md",
            format!("{front}\n## Decision\n\nWe pay.\n"),
        )
        .file(
            "decisions/2026-02-03-pay.ru.md",
            "---\r\ntitle: Платим\r\n---\r\n\r\n# Контекст\r\n\r\nСроки.",
        );
    playbook.run(&["check", "--only", "missing-section", "--fix"]);
    assert_eq!(
        text(&playbook, "decisions/2026-02-03-pay.md"),
        format!("{front}\n## Context\n\n## Decision\n\nWe pay.\n\n## Consequences\n")
    );
    assert_eq!(
        text(&playbook, "decisions/2026-02-03-pay.ru.md"),
        "---\r\ntitle: Платим\r\n---\r\n\r\n# Контекст\r\n\r\nСроки.\r\n\r\n# Решение\r\n\r\n\
         # Последствия\r\n"
    );
}

#[test]
fn what_people_signed_or_decided_stays_as_it_is() {
    let signed = "---\ntitle: Letter\nform: loi\nstatus: actve\nonwer: dana\n\
        signoffs: { lumen: { by: dnaa, date: 2026-02-03, digst: x } }\n---\n\nSee [notes](#Scope).\n\n\
        ## scope\n";
    let decided = "---\ntitle: Pay\nstatus: acepted\ndriver: dnaa\ndecded: 2026-02-03\n---\n";
    let playbook = Playbook::new()
        .file("parties/lumen.md", PARTY)
        .file("agreements/2026-02-loi.md", signed)
        .file("decisions/2026-02-03-pay.md", decided);
    playbook.run(&["check", "--fix"]);
    assert_eq!(text(&playbook, "agreements/2026-02-loi.md"), signed);
    playbook.run(&["check", "--fix", "--unsafe-fixes"]);
    let edited = text(&playbook, "agreements/2026-02-loi.md");
    assert!(edited.contains("\nowner: dana\n"), "{edited}");
    assert!(edited.contains("status: actve\n"), "{edited}");
    assert!(
        edited.contains("by: dnaa, date: 2026-02-03, digst: x"),
        "{edited}"
    );
    let edited = text(&playbook, "decisions/2026-02-03-pay.md");
    assert!(edited.starts_with(decided), "{edited}");
}

#[test]
fn a_sealed_sheet_and_a_waiver_stay_as_they_are() {
    let sheet = "---\ntitle: Lumen's sheet\nparty: lumen\nseal: c1:sha256:00\nhorizn: 6mo\n---\n";
    let config = "format = 1\nas_of = 2026-03-31\n[[waivers]]\nrule = \"unknown-referense\"\n";
    let playbook = Playbook::empty()
        .file("comity.toml", config)
        .file("parties/lumen.md", PARTY)
        .file("alignment/lumen.md", sheet);
    playbook.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(text(&playbook, "alignment/lumen.md"), sheet);
    assert_eq!(text(&playbook, "comity.toml"), config);
}

/// A playbook with a guide that others link to, committed.
fn linked() -> Repository {
    let repository = Repository::new();
    let index = "---\ntitle: One\n---\n\nSee [how](guides/how%20we.md#steps), [again][how].\n\n\
        [how]: guides/how%20we.md\n";
    repository
        .write("comity.toml", "format = 1\nas_of = 2026-03-31\n")
        .write("notes.md", index)
        .write(
            "guides/how we.md",
            "---\ntitle: How we work\n---\n\n## Steps\n\nSee [terms](terms.md), [notes](../notes.md).\n",
        )
        .write("guides/terms.md", "---\ntitle: Terms\n---\n")
        .commit("2026-01-12", "one");
    repository
}

const LINKS: [&str; 4] = ["check", "--only", "broken-link", "--fix"];

#[test]
fn links_follow_a_rename_that_is_committed() {
    let repository = linked();
    repository.git(&["mv", "guides/how we.md", "guides/steps.md"]);
    repository.commit("2026-01-13", "two");
    fs::create_dir_all(repository.path().join("deep/er")).unwrap();
    repository.git(&["mv", "guides/steps.md", "deep/er/Шаги.md"]);
    repository.commit("2026-01-14", "three");
    let ran = run_in(&repository.path(), &LINKS);
    let read = |path: &str| fs::read_to_string(repository.path().join(path)).unwrap();
    assert!(
        read("notes.md").contains("[how](deep/er/Шаги.md#steps)"),
        "{}",
        ran.out
    );
    assert!(read("notes.md").contains("\n[how]: deep/er/Шаги.md\n"));
    let guide = read("deep/er/Шаги.md");
    assert!(guide.contains("[terms](../../guides/terms.md)"), "{guide}");
    assert!(guide.contains("[notes](../../notes.md)"), "{guide}");
}

#[test]
fn links_follow_a_rename_that_is_not_committed() {
    let repository = linked();
    repository.git(&["mv", "guides/how we.md", "how.md"]);
    run_in(&repository.path(), &LINKS);
    let read = |path: &str| fs::read_to_string(repository.path().join(path)).unwrap();
    assert!(read("notes.md").contains("[how](how.md#steps), [again][how].\n\n[how]: how.md\n"));
    assert!(read("how.md").contains("[terms](guides/terms.md), [notes](notes.md)"));
}

#[test]
fn definitions_follow_a_rename_and_keep_the_rest_of_their_lines() {
    let repository = linked();
    let notes = "\u{feff}---\r\ntitle: Заметки # имя\r\n---\r\n\r\nСм. [шаги][], [ещё раз][Шаги].\r\n\r\n\
        <!-- [шаги]: guides/how%20we.md -->\r\n[Шаги]:   <guides/how%20we.md#steps>  'guides/how we'\r\n";
    repository
        .write("notes.md", notes)
        .commit("2026-01-13", "two");
    repository.git(&["mv", "guides/how we.md", "guides/Шаги (новые).md"]);
    repository.commit("2026-01-14", "three");
    let ran = run_in(&repository.path(), &LINKS);
    let mended = notes.replace("<guides/how%20we.md#", "<guides/Шаги%20%28новые%29.md#");
    let read = || fs::read_to_string(repository.path().join("notes.md")).unwrap();
    assert_eq!(read(), mended, "{}", ran.out);
    assert!(
        ran.out.starts_with("mended 1 finding in 1 file:"),
        "{}",
        ran.out
    );
    run_in(&repository.path(), &LINKS);
    assert_eq!(read(), mended);
}

#[test]
fn changed_since_is_heeded() {
    let repository = linked();
    let broken = "---\ntitle: One\n---\n\n[here](#Heading)\n\n## heading\n";
    repository
        .write("old.md", broken)
        .commit("2026-01-13", "two");
    repository.write("new.md", broken);
    let since = [
        "check",
        "--fix",
        "--only",
        "broken-anchor",
        "--changed-since",
        "HEAD",
    ];
    let ran = run_in(&repository.path(), &since);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let read = |path: &str| fs::read_to_string(repository.path().join(path)).unwrap();
    assert_eq!(read("old.md"), broken);
    assert_eq!(read("new.md"), broken.replace("#Heading", "#heading"));
}

#[test]
fn ledgers_are_mended_cell_by_cell() {
    let rows = "id,campaign,party,due\r\nd1,2026-03-x,Lumen,2026-03-01\r\n\
        d2,2026-03-x,\"Lumen\",2026-03-02\r\nd3,2026-03-x,LUMEN,2026-03-03";
    let playbook = Playbook::new()
        .file("parties/lumen.md", PARTY)
        .file("ledgers/deliverables.csv", rows);
    playbook.run(&["check", "--fix", "--only", "foreign-key-error"]);
    assert_eq!(
        text(&playbook, "ledgers/deliverables.csv"),
        rows.replace("Lumen", "lumen").replace("LUMEN", "lumen")
    );
}

#[test]
fn missing_ids_go_on_as_the_others_began() {
    let rows = "id,payee,amount,currency,due\npay-09,lumen,1,USD,2026-03-01\n\
        ,lumen,2,USD,2026-03-02\n,lumen,3,USD,2026-03-03\n";
    let playbook = Playbook::new()
        .file("parties/lumen.md", PARTY)
        .file("ledgers/payments.csv", rows);
    playbook.run(&["check", "--fix", "--only", "constraint-error"]);
    assert_eq!(text(&playbook, "ledgers/payments.csv"), rows);
    playbook.run(&[
        "check",
        "--fix",
        "--unsafe-fixes",
        "--only",
        "constraint-error",
    ]);
    let mended = rows
        .replacen("\n,", "\npay-10,", 1)
        .replacen("\n,", "\npay-11,", 1);
    assert_eq!(text(&playbook, "ledgers/payments.csv"), mended);
}

#[test]
fn values_are_written_as_they_should_be() {
    let party = PARTY
        .replace("America/New_York", "\"america/new_york\" # время")
        .replace("type: agency", "type: Agency");
    let terms = "---\ntitle: Условия\nform: terms\nstatus: draft\n\
        term: { from: 01.02.2026, to: 2026-02-28 } # срок\nexit: { notice: 30 d }\n---\n";
    let playbook = Playbook::new()
        .file("parties/lumen.md", &party)
        .file("agreements/terms.md", terms);
    playbook.run(&["check", "--fix", "--only", "wrong-value"]);
    let expected = party
        .replace("america/new_york", "America/New_York")
        .replace("type: Agency", "type: agency");
    assert_eq!(text(&playbook, "parties/lumen.md"), expected);
    let expected = terms
        .replace("01.02.2026", "2026-02-01")
        .replace("30 d", "30d");
    assert_eq!(text(&playbook, "agreements/terms.md"), expected);
}
