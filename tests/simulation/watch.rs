//! Checking a partnership as `comity check` does, on two days of each month of its life.

use std::collections::BTreeSet;
use std::path::Path;

use comity::actuals::{self, LedgerCache};
use comity::finding::Level;
use comity::history;
use comity::locale::Lang;
use comity::model::{ParseCache, load};
use comity::rules::{self, Context, Selection};
use comity::source;
use comity::value::Date;

use crate::chronicle::{Chronicle, Past};
use crate::score::Life;
use crate::world::{Plan, month_after, plus};
use crate::{evidence, foundation, rhythm, work};

/// The days of a month on which somebody looks: on the tenth, when what the last month asks for is
/// due, and two weeks later.
const DAYS: [i32; 2] = [10, 24];

/// A finding that is not only information.
pub(crate) struct Alarm {
    pub(crate) rule: String,
    pub(crate) level: Level,
    pub(crate) fingerprint: String,
    /// Where it stands and what it says.
    pub(crate) said: String,
}

/// What was found on a day.
pub(crate) struct Look {
    pub(crate) day: Date,
    pub(crate) alarms: Vec<Alarm>,
}

/// Writes the whole life of a partnership and looks at it as it stood on each day, and at last at what
/// it has met.
pub(crate) fn watch(plan: Plan) -> Life {
    let folder = tempfile::tempdir().unwrap();
    let mut story = Chronicle::default();
    foundation::tell(&plan, &mut story);
    work::tell(&plan, &mut story);
    rhythm::tell(&plan, &mut story);
    let past = Past::write(story, folder.path());
    let root = folder.path().canonicalize().unwrap();
    let cache = ParseCache::new();
    let mut ledgers = LedgerCache::default();
    let days = days(&plan).into_iter();
    let looks = days.map(|day| {
        past.turn_to(day);
        let alarms = look(&root, day, &cache, &mut ledgers);
        Look { day, alarms }
    });
    let looks = looks.collect();
    past.turn_to(plan.end);
    let met = if plan.broken.is_none() {
        evidence::met(&root)
    } else {
        BTreeSet::new()
    };
    Life { plan, looks, met }
}

/// The days on which somebody looks.
pub(crate) fn days(plan: &Plan) -> Vec<Date> {
    let started = plan.phases.exploration;
    let months = (0..14).map(|number| month_after(started, number));
    let days = months.flat_map(|month| DAYS.map(|day| plus(month, day - 1)));
    days.filter(|day| started < *day && *day <= plan.end)
        .collect()
}

fn look(root: &Path, day: Date, cache: &ParseCache, ledgers: &mut LedgerCache) -> Vec<Alarm> {
    let source = source::open(root).unwrap();
    let mut loaded = load(&*source, cache).unwrap();
    let (actuals, told) = actuals::read(&loaded.playbook, &*source, day, ledgers).unwrap();
    loaded.report.append(told);
    let past = history::read_with(root, &loaded.playbook, cache, None).unwrap();
    assert!(past.timeline().is_some(), "{:?}", past.not_checked());
    let context = Context {
        playbook: &loaded.playbook,
        actuals: &actuals,
        as_of: day,
    };
    let checked = rules::check(
        &context,
        &loaded.report,
        past.timeline(),
        &Selection::default(),
    );
    let findings = checked.report.findings.iter();
    findings
        .filter(|finding| finding.level > Level::Info && finding.waived_by.is_none())
        .map(|finding| Alarm {
            rule: finding.rule.to_string(),
            level: finding.level,
            fingerprint: finding.fingerprint(),
            said: format!("{}: {}", finding.place.path, finding.headline(Lang::En)),
        })
        .collect()
}
