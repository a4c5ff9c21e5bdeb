//! What expressions see, what they answer, and what is refused.

use super::super::Context;
use super::{Answer, Expression, LENGTH, STEPS, View, names};
use crate::actuals::{self, LedgerCache};
use crate::model::{Kind, ParseCache, load};
use crate::source::Memory;
use crate::value::Date;

const CONFIG: &str = "format = 1\n[kinds.brief.fields]\nhashtag = { type = \"text\" }\nlift = { type = \"share\" }\n";

const INDEX: &str = "---
title: Northwind × Lumen
parties: [northwind, lumen]
phases: { pilot: { from: 2026-02-16, to: 2026-03-20, budget: 4500 USD } }
---
";

const BRIEF: &str = "---
title: Оттепель
budget: 1900.50 USD
dates: { start: 2026-02-16, end: 2026-03-20 }
lead_time: 14d
must: [a jacket, rain]
hashtag: thaw
lift: 12.5 %
---
";

const CHARTER: &str = "---
title: Charter
channels: { quick: { tool: Slack, purpose: quick }, updates: { tool: Git, purpose: updates } }
effort: { from-month-1: 10..15 h/week }
approvals: { video: { decider: anna } }
---
";

/// The answer, or the variant of what is wrong and the part of the text that it points at.
fn asked(text: &str, this: Option<Kind>) -> Result<Answer, (&'static str, String)> {
    let files = [
        ("comity.toml", CONFIG),
        ("index.md", INDEX),
        ("briefs/thaw.md", BRIEF),
        ("charter.md", CHARTER),
    ];
    let source = Memory::of(files);
    let loaded = load(&source, &ParseCache::new()).unwrap();
    let as_of: Date = "2026-03-31".parse().unwrap();
    let mut cache = LedgerCache::default();
    let (actuals, _) = actuals::read(&loaded.playbook, &source, as_of, &mut cache).unwrap();
    let context = Context {
        playbook: &loaded.playbook,
        actuals: &actuals,
        as_of,
    };
    let document = this.and_then(|kind| loaded.playbook.of_kind(kind).next());
    let page = document.map(|document| &*document.page);
    let read = Expression::read(text, &loaded.playbook.config, this);
    let judged = read.and_then(|it| it.judge(&mut View::of(&context), page, 1));
    judged.map_err(|trouble| {
        let part = trouble.part.map(|part| text[part].to_owned());
        (trouble.variant, part.unwrap_or_default())
    })
}

fn holds(text: &str) {
    assert_eq!(asked(text, Some(Kind::Brief)), Ok(Answer::Yes), "{text}");
}

#[test]
fn fields_are_seen_with_their_types() {
    holds("as_of == day('2026-03-31') && phase == ''");
    holds(
        "index.phases.pilot.budget.amount <= 5000.0 && index.phases.pilot.budget.currency == 'USD'",
    );
    holds("index.phases.pilot.budget.amount > 4499");
    holds("this.title == 'Оттепель' && this.id == 'thaw' && this.kind == 'brief'");
    holds("this.path == 'briefs/thaw.md'");
    holds("this.dates.end - this.dates.start == duration('768h')");
    holds("this.lead_time >= duration('336h') && this.dates.end.getFullYear() == 2026");
    holds("this.dates.end < as_of && as_of - this.dates.end < duration('300h')");
    holds("this.hashtag.startsWith('th') && this.lift == 0.125");
    holds("'rain' in this.must && size(this.must) == 2 && this['budget'].amount == 1900.5");
    holds("size(briefs) == 1 && size(decisions) == 0 && size(results) == 0");
    holds(
        "charter.effort['from-month-1'].low == 10.0 && charter.effort['from-month-1'].unit == 'h/week'",
    );
}

#[test]
fn lists_and_tables_can_be_gone_through() {
    holds("index.parties.all(side, side in ['northwind', 'lumen'])");
    holds("charter.channels.exists(id, charter.channels[id].purpose == 'updates')");
    holds("briefs.filter(brief, has(brief.budget)).map(brief, brief.budget.amount)[0] == 1900.5");
    holds("size(charter.channels.filter(id, charter.channels[id].tool == 'Git')) == 1");
    holds("briefs.exists_one(brief, brief.hashtag == 'thaw')");
    holds("gaps.all(gap, gap.state == 'missing') && gaps.exists(gap, gap.name == 'optimises')");
    // One decider or several are seen as a list.
    holds("charter.approvals.all(id, size(charter.approvals[id].decider) == 1)");
}

#[test]
fn what_is_not_written_is_no_answer() {
    let absent = |text, key: &str| {
        let answer = asked(text, None);
        assert_eq!(answer, Ok(Answer::Absent(key.to_owned())), "{text}");
    };
    absent("index.started < as_of", "started");
    absent("index.phases.scale.budget.amount > 1.0", "scale");
    absent("kpi.passed >= kpi.needed", "passed");
    absent("briefs[3].budget.amount > 1.0", "[…]");
    assert_eq!(asked("has(index.started)", None), Ok(Answer::No));
    assert_eq!(
        asked("size(briefs) / 0 == 1", None),
        Ok(Answer::Absent("… / 0".to_owned()))
    );
}

#[test]
fn mistakes_are_told_where_they_stand() {
    let wrong = |text: &str, variant, part: &str| {
        let found = asked(text, Some(Kind::Brief));
        assert_eq!(found, Err((variant, part.to_owned())), "{text}");
    };
    wrong("size(briefs) >", "syntax", "");
    wrong("breifs.all(b, true)", "unknown-name", "breifs");
    wrong("this.buget.amount <= 5000.0", "unknown-field", "buget");
    wrong(
        "this.title == 'Оттепель' && this.buget == 1",
        "unknown-field",
        "buget",
    );
    wrong("briefs.all(b, has(b.budgets))", "unknown-field", "budgets");
    wrong(
        "briefs.all(b, b.budget.amont > 1.0)",
        "unknown-field",
        "amont",
    );
    wrong(
        "this.title.upperAscii() == 'A'",
        "unknown-function",
        "upperAscii",
    );
    wrong("now() > as_of", "unknown-function", "now");
    wrong("this.title.length > 3", "no-fields", "length");
    wrong("as_of > '2026-03-01'", "compares", "");
    wrong("this.budget > 5000", "compares", "");
    wrong("this.budget.amount", "no-condition", "");
    wrong("this.title.all(letter, true)", "no-list", "");
    wrong(
        "charter.channels.map(id, id)[0] == 'quick'",
        "unordered",
        "",
    );
    wrong("this.title + 1 == 'x'", "wrong-type", "");
    wrong("day('31.12') < as_of", "failed", "");
}

#[test]
fn nothing_runs_that_could_take_too_long() {
    let numbers: Vec<String> = (0..60).map(|n| n.to_string()).collect();
    let list = format!("[{}]", numbers.join(","));
    let two = format!("{list}.all(a, {list}.all(b, a + b >= 0))");
    holds(&two);
    let four =
        format!("{list}.all(a, {list}.all(b, {list}.all(c, {list}.all(d, a + b + c + d >= 0))))");
    assert_eq!(asked(&four, None), Err(("too-much-work", String::new())));
    let double = ".map(a, a + a)".repeat(20);
    let text = format!("['{}']{double}[0] == ''", "x".repeat(900));
    assert_eq!(asked(&text, None), Err(("too-much-work", String::new())));
}

#[test]
fn what_is_written_to_break_the_reader_does_not() {
    let hostile = [
        "(".repeat(1_000),
        format!("{}true{}", "(".repeat(900), ")".repeat(900)),
        format!("{}true", "!".repeat(1_500)),
        format!("{}1 == 1", "-".repeat(1_500)),
        format!("index{} == 1", ".a".repeat(900)),
        format!("1{} == 1", "+1".repeat(900)),
        "[".repeat(1_900),
        "{".repeat(1_900),
        format!("true{}", "?true:true".repeat(150)),
        "\"\\".to_owned(),
        "'\u{0}'".to_owned(),
        "x".repeat(LENGTH + 1),
        String::new(),
        "😀".to_owned(),
        "a.b.c.d{e: 1}".to_owned(),
        "{}.map(x, x)[0]".to_owned(),
        "9223372036854775807 + 1 == 0".to_owned(),
        "-9223372036854775808 == 0".to_owned(),
        "size({1: 2, 1: 3}) == 1".to_owned(),
        "[1][-1] == 1".to_owned(),
        "[1][99999999999999999999] == 1".to_owned(),
        "duration('9999999999999h') > duration('1h')".to_owned(),
        "as_of + duration('9999999h') + duration('9999999h') > as_of".to_owned(),
        "@result == 1".to_owned(),
        "this == this".to_owned(),
        "type(1) == int".to_owned(),
    ];
    for text in hostile {
        // Whatever it is, it is told; a panic or a hang would fail the test.
        let told = asked(&text, None);
        assert!(told != Ok(Answer::Yes), "{text:.60}: {told:?}");
    }
}

#[test]
fn every_chain_that_is_let_in_can_be_read() {
    // Threads of the check have 2 MiB of stack.
    let chains = [
        format!("{}true", "!".repeat(24)),
        format!("{}true{}", "(".repeat(20), ")".repeat(20)),
        format!("0{} == 90", "+1".repeat(90)),
        format!("true{}", " && true".repeat(45)),
        format!("{}[]{} == []", "[".repeat(20), "]".repeat(20)),
    ];
    let run = move || {
        for text in chains {
            let told = asked(&text, None);
            assert!(
                !matches!(told, Ok(Answer::Absent(_))),
                "{text:.60}: {told:?}"
            );
        }
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    thread.spawn(run).unwrap().join().unwrap();
}

#[test]
fn the_same_work_is_reckoned_however_often_it_is_asked() {
    let files = [("comity.toml", CONFIG), ("briefs/thaw.md", BRIEF)];
    let source = Memory::of(files);
    let loaded = load(&source, &ParseCache::new()).unwrap();
    let actuals = actuals::Actuals::default();
    let context = Context {
        playbook: &loaded.playbook,
        actuals: &actuals,
        as_of: "2026-03-31".parse().unwrap(),
    };
    let read = Expression::read("size(briefs) == 1", &loaded.playbook.config, None).unwrap();
    let mut view = View::of(&context);
    assert_eq!(read.judge(&mut view, None, 1), Ok(Answer::Yes));
    let times = usize::try_from(STEPS).unwrap();
    let told = read.judge(&mut view, None, times).unwrap_err();
    assert_eq!(told.variant, "too-much-work");
}

#[test]
fn no_name_is_given_twice_and_all_have_a_value() {
    let files = [
        ("comity.toml", CONFIG),
        ("index.md", INDEX),
        ("briefs/thaw.md", BRIEF),
    ];
    let source = Memory::of(files);
    let loaded = load(&source, &ParseCache::new()).unwrap();
    let actuals = actuals::Actuals::default();
    let context = Context {
        playbook: &loaded.playbook,
        actuals: &actuals,
        as_of: "2026-03-31".parse().unwrap(),
    };
    let mut view = View::of(&context);
    let mut seen = Vec::new();
    for (name, _) in names(&loaded.playbook.config, None) {
        assert!(!seen.contains(&name), "{name} twice");
        assert!(view.value(name).is_some(), "{name} has no value");
        seen.push(name);
    }
}
