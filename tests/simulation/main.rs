//! Synthetic partnerships: healthy ones, and ones that break in twelve documented ways.
//!
//! Each is written month by month as a real playbook with real Git commits, and looked at on two
//! days of each month as it stood then, as `comity check` looks. A healthy one has to stay quiet,
//! and a break has to be seen by the right rule within a month after it can be seen.
//!
//! Figures are told for [`HELD_OUT`] seeds, which nobody looked at while the generator and the
//! rules were tuned; tuning uses [`TUNING`] seeds only. `cargo test` takes a few partnerships of the
//! held-out ones; `COMITY_SIMULATION=full` takes them all, `COMITY_SIMULATION=tune` the others.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on stops where it is"
)]
#![allow(
    clippy::print_stdout,
    reason = "the figures are what the test is for; `--nocapture` shows them"
)]

mod agreements;
mod breaks;
mod briefs;
mod candidates;
mod charter;
mod chronicle;
mod decisions;
mod deliverables;
mod edits;
mod evidence;
mod foundation;
mod front_page;
mod holidays;
mod parties;
mod payments;
mod people;
mod random;
mod report;
mod repository;
mod rhythm;
mod rows;
mod score;
mod sheets;
mod texts;
mod watch;
mod work;
mod world;

use std::collections::BTreeSet;

use rayon::prelude::*;

use breaks::BREAKS;
use report::{report, told_to_healthy};
use score::Life;
use world::Plan;

/// The first seed of those on which generator and rules may be tuned.
const TUNING: u64 = 1;

/// The first seed of those that are only measured.
const HELD_OUT: u64 = 30_000_001;

/// How many partnerships of each kind.
struct Sample {
    first: u64,
    broken: u64,
    healthy: u64,
}

impl Sample {
    fn asked() -> Self {
        match std::env::var("COMITY_SIMULATION").as_deref() {
            Ok("full") => Self {
                first: HELD_OUT,
                broken: 200,
                healthy: 60,
            },
            Ok("tune") => Self {
                first: TUNING,
                broken: 72,
                healthy: 24,
            },
            _ => Self {
                first: HELD_OUT,
                broken: 12,
                healthy: 6,
            },
        }
    }

    fn plans(&self) -> Vec<Plan> {
        let kinds = BREAKS.iter().map(|known| known.what).cycle();
        let broken = (self.first..self.first + self.broken).zip(kinds);
        let broken = broken.map(|(seed, what)| Plan::new(seed, Some(what)));
        let healthy = (self.first + 10_000..).take(usize::try_from(self.healthy).unwrap());
        broken
            .chain(healthy.map(|seed| Plan::new(seed, None)))
            .collect()
    }
}

#[test]
fn breaks_are_seen_in_time_and_healthy_partnerships_stay_quiet() {
    let sample = Sample::asked();
    let lives: Vec<Life> = sample.plans().into_par_iter().map(watch::watch).collect();
    println!("{}", report(&lives));
    let faults = lives.iter().map(|life| (life, life.faults()));
    let faults = faults.filter(|(_, faults)| !faults.is_empty());
    let faults: Vec<String> = faults
        .map(|(life, faults)| format!("{}\n  {}", life.name(), faults.join("\n  ")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let broken = lives.iter().filter(|life| !life.is_healthy());
    let in_time = broken.filter(|life| life.miss().is_none()).count();
    assert_eq!(u64::try_from(in_time).unwrap(), sample.broken);
    explained(&told_to_healthy(&lives));
}

/// Why a rule speaks in healthy partnerships stands where the simulation is described.
fn explained(rules: &BTreeSet<&str>) {
    let page = include_str!("../../docs/simulation.md");
    let (_, reasons) = page
        .split_once("\n## What healthy partnerships see\n")
        .unwrap();
    let (reasons, _) = reasons.split_once("\n## ").unwrap();
    let unexplained = rules
        .iter()
        .filter(|rule| !reasons.contains(&format!("\n| `{rule}` |")));
    let unexplained: Vec<_> = unexplained.collect();
    assert!(unexplained.is_empty(), "no reason for {unexplained:?}");
}
