//! SQL that no check would let through: the bars hold by themselves.

use super::*;

fn guarded() -> Engine {
    let rows = rows(&["ru,1,2", "us,3,4", "us,5,6"]);
    let mut engine = engine(&rows);
    engine.add("other", &schema(), &[0], &rows).unwrap();
    engine
}

fn run(sql: &str) -> Result<usize, Refused> {
    guarded().run("t", sql)
}

#[test]
fn the_table_itself_may_be_read() {
    assert_eq!(run("select c0 from t1"), Ok(3));
}

#[test]
fn nothing_else_may_be_touched() {
    for sql in [
        "select c0 from t2",
        "select * from sqlite_master",
        "select (select sql from sqlite_schema limit 1) from t1",
        "attach ':memory:' as other",
        "attach 'file:/tmp/comity-hostile.db?mode=rwc' as other",
        "pragma user_version",
        "pragma table_info(t1)",
        "select * from pragma_table_info('t1')",
        "insert into t1 (c0) values ('x')",
        "update t1 set c0 = 'x'",
        "delete from t1",
        "drop table t1",
        "create table x (y)",
        "create temp table x (y)",
        "create temp view x as select 1",
        "create temp trigger x after insert on t1 begin select 1; end",
        "begin",
        "vacuum into '/tmp/comity-hostile.db'",
        "analyze",
        "detach main",
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
        "select randomblob(1000000000)",
        "select zeroblob(1000000000)",
        "select printf('%1000000000d', 1)",
        "select format('%.*c', 100000000, 'x')",
        "select load_extension('x')",
        "select readfile('/etc/passwd')",
        "select random() from t1",
        "select date('now') from t1",
        "select current_timestamp",
        "select group_concat(c0) from t1",
        "select replace(c0, '', 'aaaaaaaa') from t1",
        "select c0 like '%%%%%%%%%%%%%%%%%%%%b' from t1",
        "select c0 glob '*a*b' from t1",
        "select json_extract('[1]', '$') from t1",
        "select * from generate_series(1, 1000000000)",
        "explain select 1; select 1",
        "select 1 union all select 2",
    ] {
        let outcome = run(sql);
        let is_refused = matches!(
            outcome,
            Err(Refused::NotAllowed | Refused::Failed(_) | Refused::TooBig)
        );
        assert!(is_refused, "{sql}: {outcome:?}");
    }
}

#[test]
fn what_is_denied_is_denied_by_the_gate() {
    for sql in [
        "select * from sqlite_master",
        "attach ':memory:' as other",
        "pragma user_version",
        "select c0 from t2",
        "delete from t1",
        "select randomblob(1000000000)",
    ] {
        let outcome = run(sql);
        let by_gate = match &outcome {
            Err(Refused::NotAllowed) => true,
            Err(Refused::Failed(message)) => {
                message.contains("not authorized") || message.contains("prohibited")
            }
            _ => false,
        };
        assert!(by_gate, "{sql}: {outcome:?}");
    }
}

#[test]
fn work_is_counted_in_steps() {
    let joined = (0..14)
        .map(|at| format!("t1 as j{at}"))
        .collect::<Vec<_>>()
        .join(", ");
    let outcome = run(&format!("select count(*) from {joined} where j0.c0 <> 'x'"));
    assert_eq!(outcome, Err(Refused::TooMuchWork));
    let medians = run(&format!("select median(j0.c1) from {joined}"));
    assert_eq!(medians, Err(Refused::TooMuchWork));
}

#[test]
fn the_budget_grows_with_the_rows() {
    let lines = vec!["ru,1,2"; 2000];
    let engine = engine(&rows(&lines));
    let long = vec!["sum(spend + views * 2)"; 20].join(" + ");
    assert_eq!(answer(&engine, &long, 0..2000).value, Some(200_000.0));
    // Squared it is no longer a walk along the rows: 4 million pairs, and as many looks.
    let squared = "select count(*) from t1 as a, t1 as b where a.c1 + b.c1 > 0 and a.c1 < b.c2";
    assert_eq!(engine.run("t", squared), Err(Refused::TooMuchWork));
}

#[test]
fn sizes_are_limited() {
    let nested = format!("select {}1{}", "(".repeat(500_000), ")".repeat(500_000));
    assert_eq!(run(&nested), Err(Refused::TooBig));
    for depth in [300, 40_000] {
        let nested = format!("select {}1{}", "(".repeat(depth), ")".repeat(depth));
        let minus = format!("select {}1", "- ".repeat(depth));
        for sql in [nested, minus] {
            let outcome = run(&sql);
            assert!(outcome.is_err() || depth == 300, "{depth}: {outcome:?}");
        }
    }
    let text = "x".repeat(60_000);
    let doubled = format!("select '{text}' || c0 || c0 from t1");
    assert_eq!(run(&doubled), Ok(3));
    let squared = "select max(a || a || a) from (select upper(c0) || lower(c0) as a from t1)";
    assert_eq!(run(squared), Ok(1));
}

#[test]
fn a_text_cannot_be_blown_up() {
    let line = "x".repeat(90_000);
    let engine = engine(&rows(&[&line]));
    let doubled = engine.answer(
        "t",
        &formula("count(distinct market || market)"),
        0..1,
        &[],
        None,
    );
    assert_eq!(doubled, Err(Refused::TooBig));
    let mut engine = engine;
    let longer = "x".repeat(100_001);
    let added = engine.add("t", &schema(), &[0], &rows(&[&longer]));
    assert_eq!(added, Err(Refused::TooBig));
    assert_eq!(engine.run("t", "select 1"), Err(Refused::NotThere));
}

#[test]
fn the_bars_stand_again_after_a_table_was_refused() {
    let mut engine = guarded();
    let longer = "x".repeat(100_001);
    engine
        .add("third", &schema(), &[0], &rows(&[&longer]))
        .unwrap_err();
    assert!(engine.run("t", "pragma user_version").is_err());
    assert_eq!(engine.run("t", "select c0 from t1"), Ok(3));
}
