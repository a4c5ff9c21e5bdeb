//! What a check of the example costs, and which rules take how much of it.
//!
//! The example is written with its past. `comity check` runs over it as a process, and the time that
//! the processor spent on it is taken: without a cache, and with what a run before it left. Then each
//! rule runs alone, in this process, over what was read once; from its time goes what a check costs that
//! runs no rule.
//!
//! `cargo bench --bench rules` prints both times and the dearest rules; `-- all` prints every rule. It
//! needs Linux.

#![allow(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use comity::actuals::{self, LedgerCache};
use comity::finding::Report;
use comity::history;
use comity::model::{ParseCache, load};
use comity::rules::{self, Context, Selection};
use comity::source::WorkTree;

/// The last day of the example.
const DAY: &str = "2026-09-30";
const RUNS: u32 = 15;
/// How many rules are shown.
const SHOWN: usize = 15;

/// A rule that is told while reading, so that a check of it alone runs nothing.
const NOTHING: &str = "duplicate-key";

fn main() {
    let wants_all = env::args().any(|argument| argument == "all");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let example = folder.path().join("example");
    let written = comity("example").arg(&example).status();
    assert!(written.is_ok_and(|status| status.success()), "no example");
    whole(&example, folder.path());
    each(&example, if wants_all { usize::MAX } else { SHOWN });
}

fn comity(command: &str) -> Command {
    let mut comity = Command::new(env!("CARGO_BIN_EXE_comity"));
    comity.arg(command).stdout(Stdio::null());
    comity
}

/// The processor's time for a whole check.
fn whole(example: &Path, folder: &Path) {
    println!("comity check of the example, processor time, median of {RUNS} runs");
    let cache = folder.join("cache");
    for (name, kept) in [
        ("without a cache:", None),
        ("with what a run before left:", Some(&cache)),
    ] {
        let run = || {
            let mut check = comity("check");
            match kept {
                Some(cache) => check.env("XDG_CACHE_HOME", cache),
                None => check.env("COMITY_CACHE", "off"),
            };
            processor_ms(check.arg(example))
        };
        run();
        let mut times: Vec<u64> = (0..RUNS).map(|_| run()).collect();
        times.sort_unstable();
        println!("{name:>30} {:4} ms", times[times.len() / 2]);
    }
}

/// The processor's time for a process and its threads, in milliseconds: `cutime` and `cstime` of
/// `proc_pid_stat(5)`, which count hundredths of a second.
fn processor_ms(command: &mut Command) -> u64 {
    let before = children_ticks();
    let status = command.status();
    assert!(status.is_ok_and(|status| status.success()), "{command:?}");
    (children_ticks() - before) * 10
}

fn children_ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    let mut fields = fields.split_whitespace().skip(13);
    let mut tick = || -> u64 { fields.next().and_then(|it| it.parse().ok()).expect("ticks") };
    tick() + tick()
}

/// The time of each rule alone.
fn each(example: &Path, shown: usize) {
    let source = WorkTree::open(example).expect("the example");
    let cache = ParseCache::new();
    let mut loaded = load(&source, &cache).expect("the example");
    let as_of = DAY.parse().expect("a day");
    let mut ledgers = LedgerCache::default();
    let (actuals, told) =
        actuals::read(&loaded.playbook, &source, as_of, &mut ledgers).expect("its ledgers");
    loaded.report.append(told);
    let past = history::read(example, &loaded.playbook, &cache).expect("its past");
    let context = Context {
        playbook: &loaded.playbook,
        actuals: &actuals,
        as_of,
    };
    let check = |rule: &str| {
        let started = Instant::now();
        let selection = Selection::one(rule);
        rules::check(&context, &Report::default(), past.timeline(), &selection);
        started.elapsed()
    };
    let nothing = median(|| check(NOTHING));
    let mut times: Vec<(Duration, &str)> = rules::all()
        .map(|rule| {
            let time = median(|| check(rule.id));
            (time.saturating_sub(nothing), rule.id)
        })
        .collect();
    times.sort_unstable_by(|one, other| other.cmp(one));
    let sum: Duration = times.iter().map(|(time, _)| *time).sum();
    println!(
        "\n{} rules alone, one after another: {}",
        times.len(),
        ms(sum)
    );
    for (time, rule) in times.iter().take(shown) {
        println!("{:>12}  {rule}", ms(*time));
    }
}

fn median(run: impl Fn() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1000.0)
}
