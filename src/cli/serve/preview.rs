//! The playbook as it is being written: read again after every change, as little as possible.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::desk::Desk;
use super::good::Good;
use super::problem::Problem;
use crate::cli::args::{EditionChoice, ServeArgs};
use crate::cli::build::{Edition, audience, look, past_editions};
use crate::cli::environment::Environment;
use crate::cli::opened::{Caches, Chosen, Opened};
use crate::cli::site::{Kept, Look, sites};
use crate::cli::watch::{Watch, Woken};
use crate::locale::Lang;
use crate::rules::{self, Selection};
use crate::source::Entry;
use crate::value::{Date, Zone};

/// How long after a change one looks whether something has changed without being told: a file that
/// was written into a new folder before the folder was watched.
const SECOND_LOOK: Duration = Duration::from_millis(400);

/// How often one looks whether the day has passed.
const MINUTE: Duration = Duration::from_mins(1);

/// A playbook that is read again and again.
pub(super) struct Preview {
    root: PathBuf,
    asked: Option<Date>,
    editions: EditionChoice,
    look: Look<'static>,
    languages: Vec<Lang>,
    audience: Option<String>,
    environment: Environment,
    caches: Caches,
    kept: Kept,
    /// The files as they were at the last look.
    files: Vec<Entry>,
    /// Where the clock decides: the day of the last look, and the zone it passes in.
    today: Option<(Date, Zone)>,
}

impl Preview {
    pub(super) fn new(
        root: &Path,
        args: &ServeArgs,
        languages: &[Lang],
        environment: &Environment,
    ) -> Self {
        Self {
            root: root.to_owned(),
            asked: args.as_of,
            editions: args.editions.unwrap_or(EditionChoice::All),
            look: look(args.no_local_theme),
            languages: languages.to_vec(),
            audience: args.audience.clone(),
            environment: environment.clone(),
            caches: Caches::of_one(environment),
            kept: Kept::default(),
            files: Vec::new(),
            today: None,
        }
    }

    /// Shows the playbook, and shows it anew whenever it changes; ends with the process.
    pub(super) fn follow(mut self, mut watch: Watch, desk: &Desk) {
        loop {
            desk.show(self.look());
            let mut is_sure = false;
            loop {
                let patience = if is_sure { MINUTE } else { SECOND_LOOK };
                match watch.wait(patience) {
                    Ok(Woken::Changed) => break,
                    Ok(Woken::Idle) if !is_sure && self.has_changed() => {
                        // What was missed once would be missed again.
                        watch.again();
                        break;
                    }
                    Ok(Woken::Idle) if self.is_yesterdays() => break,
                    Ok(Woken::Idle) => is_sure = true,
                    Err(_) => return,
                }
            }
        }
    }

    /// One look at the playbook.
    fn look(&mut self) -> Result<Good, Problem> {
        // A mistake in this program must not take the preview away either.
        let looked = catch_unwind(AssertUnwindSafe(|| self.read()));
        let looked = looked.unwrap_or_else(|_| Err(anyhow::anyhow!("comity itself has failed")));
        self.caches.pages().sweep();
        looked.map_err(|error| Problem::of(error, &self.root))
    }

    fn read(&mut self) -> anyhow::Result<Good> {
        self.files.clear();
        self.environment = self.environment.at_present();
        let files = self.caches.files(&self.root, &self.environment)?;
        self.files = files.list()?;
        let opened = Opened::of(
            files,
            &self.root,
            self.asked,
            &self.environment,
            &mut self.caches,
        )?;
        let is_of_clock = opened.as_of.chosen == Chosen::Today;
        let zone = opened.loaded.playbook.config.zone();
        self.today = is_of_clock.then_some((opened.as_of.day, zone));
        let checked = rules::check(
            &opened.context(),
            &opened.loaded.report,
            opened.past.timeline(),
            &Selection::default(),
        );
        let config = &opened.loaded.playbook.config;
        let site = config.site.as_ref();
        let base_url = site.and_then(|site| Some(&*site.base_url.as_ref()?.value));
        let own = config.languages();
        let audience = audience(self.audience.as_deref(), &opened.loaded.playbook)?;
        let edition = Edition {
            loaded: &opened.loaded,
            actuals: &opened.actuals,
            source: &*opened.source,
            checked: &checked,
            as_of: opened.as_of.day,
            languages: if self.languages.is_empty() {
                &own
            } else {
                &self.languages
            },
            base_url: base_url.map(|url| url.trim_end_matches('/')),
            look: self.look,
            timeline: opened.past.timeline(),
            editions: &past_editions(&opened, self.editions)?,
            audience: audience.as_ref(),
        };
        let sites = sites(&edition, &mut self.caches, &mut self.kept)?;
        Ok(Good::new(sites, self.kept.overrides()))
    }

    /// Whether the files are others than at the last look. A folder that cannot be read now is
    /// left to the next event.
    fn has_changed(&mut self) -> bool {
        let files = self.caches.files(&self.root, &self.environment);
        let files = files.and_then(|files| files.list());
        files.is_ok_and(|files| files != self.files)
    }

    /// Whether the clock decides which day the pages speak of, and it is another day now.
    fn is_yesterdays(&self) -> bool {
        let now = |zone| self.environment.at_present().today(zone);
        let today = self.today.as_ref();
        today.is_some_and(|(day, zone)| now(zone) != *day)
    }
}
