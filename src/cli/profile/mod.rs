//! `comity profile`: what a practice says, and what two of them say otherwise.

mod diff;
mod show;
mod toml;

use std::sync::Arc;

use super::args::{ProfileArgs, ProfileCommand};
use super::console::Console;
use super::environment::Environment;
use super::{Exit, Failure};
use crate::locale::{Arg, Lang, Message};
use crate::model::profile::{Lineage, Profile};
use crate::model::{ParseCache, Playbook, load, open_profile};
use crate::source::{self, CONFIG_FILE, Source, find};

pub(super) use diff::{ProfileDiffOutput, SCHEMA as DIFF_SCHEMA};
pub(super) use show::{ProfileShowOutput, SCHEMA as SHOW_SCHEMA};

pub(super) fn run(
    args: &ProfileArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let around = Around::of(environment)?;
    match &args.what {
        ProfileCommand::Show(args) => {
            let lineage = match &args.name {
                Some(name) => around.named(name)?,
                None => around.own()?,
            };
            show::run(&lineage, args.format, console)
        }
        ProfileCommand::Diff(args) => {
            let (before, after) = (around.named(&args.before)?, around.named(&args.after)?);
            diff::run(&before, &after, args.format, console)
        }
    }
}

/// The playbook around this folder, where there is one: profiles may be files of it.
struct Around(Option<(Box<dyn Source>, Playbook)>);

impl Around {
    fn of(environment: &Environment) -> anyhow::Result<Self> {
        let mut above = environment.folder.ancestors();
        if !above.any(|folder| folder.join(CONFIG_FILE).is_file()) {
            return Ok(Self(None));
        }
        let roots = find(&environment.folder).unwrap_or_default();
        let [root] = roots.as_slice() else {
            return Ok(Self(None));
        };
        let source = source::open(root)?;
        let playbook = load(&*source, &ParseCache::new())?.playbook;
        Ok(Self(Some((source, playbook))))
    }

    /// The profile that the playbook follows.
    fn own(&self) -> anyhow::Result<Arc<Lineage>> {
        match &self.0 {
            Some((_, playbook)) => Ok(Arc::clone(&playbook.lineage)),
            None => self.named(crate::model::profile::STANDARD),
        }
    }

    fn named(&self, name: &str) -> anyhow::Result<Arc<Lineage>> {
        if let Some((_, lineage)) = Lineage::built_in(name) {
            return Ok(lineage);
        }
        let opened = match &self.0 {
            Some((source, _)) => open_profile(&**source, name)?,
            None => None,
        };
        let (lineage, report) = opened.ok_or_else(|| no_such(name))?;
        match report.findings.first() {
            Some(finding) => Err(Failure::new(
                Message::new("profile-unsound")
                    .with("name", name)
                    .with("path", finding.place.path.as_str()),
            )
            .into()),
            None => Ok(lineage),
        }
    }
}

fn no_such(name: &str) -> Failure {
    let known = Profile::names();
    let what = Message::new("no-such-profile")
        .with("word", name)
        .with("known", known.join(", "));
    let failure = Failure::new(what);
    match crate::text::nearest(name, known) {
        Some(near) => Failure {
            help: Some(Message::new("did-you-mean").with("near", near)),
            ..failure
        },
        None => failure,
    }
}

/// The names of a profile and of what it extends: `lean → standard`.
fn names(lineage: &Lineage) -> Vec<String> {
    let layers = lineage.layers().iter();
    layers.map(|layer| layer.name.clone()).collect()
}

/// Words that are kept in both languages, in one of them.
fn in_words(words: &Arg, lang: Lang) -> String {
    let said = Message::new("profile-said").with("words", words.clone());
    said.text(lang)
}

/// What the profile says of itself.
fn about(lineage: &Lineage, lang: Lang) -> &str {
    let Some(about) = lineage.merged().get("about") else {
        return "";
    };
    let own = about.value.get(lang.code());
    let any = || about.value.entries().first();
    let words = match about.value.text() {
        Some(words) => Some(words),
        None => own.or_else(any).and_then(|entry| entry.value.text()),
    };
    words.unwrap_or_default()
}
