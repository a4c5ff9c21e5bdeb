//! The figures of all partnerships: what was seen and how soon, what was told wrongly, what healthy
//! ones saw.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use comity::finding::Level;
use comity::value::Date;

use crate::breaks::BREAKS;
use crate::evidence::MEETINGS;
use crate::score::Life;

/// All tables.
pub(crate) fn report(lives: &[Life]) -> String {
    let healthy = lives.iter().filter(|life| life.is_healthy());
    let healthy: Vec<&Life> = healthy.collect();
    [
        breaks(lives),
        rules(lives),
        meetings(&healthy),
        quietness(&healthy),
        false_alarms(lives),
    ]
    .join("\n")
}

/// The rules that spoke in healthy partnerships.
pub(crate) fn told_to_healthy(lives: &[Life]) -> BTreeSet<&str> {
    let healthy = lives.iter().filter(|life| life.is_healthy());
    let looks = healthy.flat_map(|life| &life.looks);
    let alarms = looks.flat_map(|look| &look.alarms);
    alarms.map(|alarm| &*alarm.rule).collect()
}

fn breaks(lives: &[Life]) -> String {
    let mut text = format!(
        "{:<26}{:>9}{:>9}{:>14}{:>10}\n",
        "break", "lives", "in time", "delay, median", "longest"
    );
    let mut row = |name: &str, of: &[&Life], delays: Vec<i32>| {
        let seen = of.iter().filter(|life| life.miss().is_none()).count();
        let (median, longest) = spread(delays);
        let _ = writeln!(
            text,
            "{name:<26}{:>9}{seen:>9}{median:>14}{longest:>10}",
            of.len()
        );
    };
    let (mut all, mut all_delays) = (Vec::new(), Vec::new());
    for known in &BREAKS {
        let of = lives.iter().filter(|life| life.plan.breaks(known.what));
        let of: Vec<&Life> = of.collect();
        let delays = of.iter().filter_map(|life| life.delay(known.expected));
        let delays: Vec<i32> = delays.collect();
        row(known.name, &of, delays.clone());
        all.extend(of);
        all_delays.extend(delays);
    }
    row("all", &all, all_delays);
    text
}

/// What a rule did.
#[derive(Default)]
struct Tally {
    /// Partnerships with a break for which it is named, and those in which it spoke in time.
    asked: usize,
    heard: usize,
    /// Partnerships in which it spoke, and those in which it was right each time.
    spoke: usize,
    right: usize,
    /// Days from when the break could be seen to when it spoke.
    delays: Vec<i32>,
}

/// Precision, recall and delay of each rule that is named for a break or spoke at all.
fn rules(lives: &[Life]) -> String {
    let mut text = format!(
        "{:<26}{:>9}{:>9}{:>10}{:>10}{:>14}{:>10}\n",
        "rule", "spoke", "right", "precision", "recall", "delay, median", "longest"
    );
    for (rule, tally) in tallies(lives) {
        let precision = share(tally.right, tally.spoke);
        let recall = if tally.asked == 0 {
            "-".to_owned()
        } else {
            format!("{}/{}", tally.heard, tally.asked)
        };
        let (median, longest) = spread(tally.delays);
        let _ = writeln!(
            text,
            "{rule:<26}{:>9}{:>9}{precision:>10}{recall:>10}{median:>14}{longest:>10}",
            tally.spoke, tally.right
        );
    }
    text
}

fn tallies(lives: &[Life]) -> BTreeMap<&str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for life in lives {
        let known = life.plan.broken.map(|(what, _)| what.known());
        for rule in known.iter().flat_map(|known| known.expected) {
            let tally = tallies.entry(rule).or_default();
            tally.asked += 1;
            tally.heard += usize::from(life.is_seen_by(&[*rule]));
            tally.delays.extend(life.delay(&[*rule]));
        }
        let alarms = life.looks.iter().flat_map(|look| &look.alarms);
        let spoke: BTreeSet<&str> = alarms.map(|alarm| &*alarm.rule).collect();
        for rule in spoke {
            let tally = tallies.entry(rule).or_default();
            tally.spoke += 1;
            tally.right += usize::from(life.is_right(rule));
        }
    }
    tallies
}

/// In how many healthy partnerships each thing that they meet shows.
fn meetings(healthy: &[&Life]) -> String {
    let mut text = format!("{:<26}{:>9}\n", "healthy ones meet", "lives");
    for (what, _) in MEETINGS {
        let count = healthy.iter().filter(|life| life.met.contains(what));
        let _ = writeln!(text, "{what:<26}{:>9}", count.count());
    }
    text
}

/// What healthy partnerships saw: each warning once a month.
fn quietness(healthy: &[&Life]) -> String {
    let mut months = BTreeSet::new();
    let mut errors = 0;
    let mut seen: BTreeMap<&str, BTreeSet<(u64, Date, &str)>> = BTreeMap::new();
    for life in healthy {
        for look in &life.looks {
            let month = look.day.first_of_month();
            months.insert((life.plan.seed, month));
            for alarm in &look.alarms {
                errors += usize::from(alarm.level == Level::Error);
                let warned = seen.entry(&alarm.rule).or_default();
                warned.insert((life.plan.seed, month, &alarm.fingerprint));
            }
        }
    }
    let mut text = format!("{:<26}{:>9}{:>9}\n", "healthy ones see", "lives", "times");
    for (rule, warned) in &seen {
        let lives: BTreeSet<u64> = warned.iter().map(|(seed, ..)| *seed).collect();
        let _ = writeln!(text, "{rule:<26}{:>9}{:>9}", lives.len(), warned.len());
    }
    let mut loads: BTreeMap<(u64, Date), usize> = BTreeMap::new();
    for (seed, month, _) in seen.values().flatten() {
        *loads.entry((*seed, *month)).or_default() += 1;
    }
    let _ = writeln!(
        text,
        "{} partnerships, {} months, {errors} errors, {} warnings, at most {} in a month",
        healthy.len(),
        months.len(),
        seen.values().map(BTreeSet::len).sum::<usize>(),
        loads.values().max().unwrap_or(&0)
    );
    text
}

/// Two alarms of each rule that were none, for whoever wants to know why.
fn false_alarms(lives: &[Life]) -> String {
    let mut told: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for life in lives {
        let mut seen = BTreeSet::new();
        for look in &life.looks {
            for alarm in &look.alarms {
                let rule = &*alarm.rule;
                if !life.plan.is_true(rule, look.day) && seen.insert(rule) {
                    let text = format!("{rule}: {} on {}: {}", life.name(), look.day, alarm.said);
                    told.entry(rule).or_default().push(text);
                }
            }
        }
    }
    let some = told.into_values().flat_map(|all| all.into_iter().take(2));
    some.map(|text| text + "\n").collect()
}

fn spread(mut days: Vec<i32>) -> (String, String) {
    days.sort_unstable();
    let said = |day: Option<&i32>| day.map_or("-".to_owned(), |day| format!("{day} d"));
    (said(days.get(days.len() / 2)), said(days.last()))
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    format!("{} %", (part * 100 + whole / 2) / whole)
}
