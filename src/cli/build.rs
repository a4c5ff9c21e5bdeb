//! `comity build`: reads and checks a playbook, has its site rendered, publishes it.

use std::iter;
use std::path::{Path, PathBuf};

use super::args::{BuildArgs, EditionChoice};
use super::console::{Console, Verbosity};
use super::environment::Environment;
use super::opened::{Caches, Opened};
use super::publish::{FilePlaces, Marker, Place, Published, publish};
use super::report::harmless::one_line;
use super::site::{Look, PastEditions};
use super::{Exit, Failure, scope};
use crate::actuals::Actuals;
use crate::finding::Level;
use crate::history::Timeline;
use crate::locale::{Arg, Lang, Message};
use crate::model::{Audience, Config, Loaded, Playbook};
use crate::rules::{self, Checked, Selection};
use crate::source::Source;
use crate::value::Date;

/// What a site is made of.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// The playbook.
    pub loaded: &'a Loaded,
    /// What happened, as far as its ledgers tell it.
    pub actuals: &'a Actuals,
    /// Where its files are read.
    pub source: &'a dyn Source,
    /// What is wrong with it.
    pub checked: &'a Checked,
    /// The day it speaks of.
    pub as_of: Date,
    /// The languages it is written in; the first is that of its front page.
    pub languages: &'a [Lang],
    /// Where it will live, without a final `/`; unknown where nobody says.
    pub base_url: Option<&'a str>,
    /// Where its look comes from.
    pub(super) look: Look<'a>,
    /// Its past, where that was read.
    pub timeline: Option<&'a Timeline>,
    /// Its past editions that are rendered too, and those that cannot be.
    pub(super) editions: &'a PastEditions,
    /// Those for whom it is made, where they do not see everything.
    pub audience: Option<&'a Audience>,
}

/// The files of a site, by path.
pub type SiteFiles<'a> = Box<dyn Iterator<Item = anyhow::Result<(String, Vec<u8>)>> + 'a>;

/// Builds the site that `render` makes of a playbook.
pub(super) fn run(
    args: &BuildArgs,
    environment: &Environment,
    console: &mut Console,
    languages: &[Lang],
    render: impl for<'a> FnOnce(&Edition<'a>, &'a mut Caches) -> anyhow::Result<SiteFiles<'a>>,
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let mut caches = Caches::new(environment);
    let opened = Opened::read_again(&root, args.as_of, environment, &mut caches)?;
    ensure_past(args, &opened)?;
    let audience = audience(args.audience.as_deref(), &opened.loaded.playbook)?;
    let config = &opened.loaded.playbook.config;
    let own = config.languages();
    let languages = if languages.is_empty() {
        &own
    } else {
        languages
    };
    // Told before the work of rendering: a place that is not ours ends the command.
    let target = Target::new(args, &opened.root, languages)?;
    let checked = rules::check(
        &opened.context(),
        &opened.loaded.report,
        opened.past.timeline(),
        &Selection::default(),
    );
    let errors = checked.report.count(Level::Error);
    if args.strict && errors > 0 {
        let message = Message::new("build-refused").with("n", errors);
        console.print(&format!("{}\n", message.text(console.view.lang)))?;
        return Ok(Exit::Findings);
    }
    let base_url = args.base_url.as_deref().or_else(|| base_url(config));
    let usual = match target {
        Target::Folder(_) => EditionChoice::All,
        Target::Files(_) => EditionChoice::None,
    };
    let editions = past_editions(&opened, args.editions.unwrap_or(usual))?;
    let edition = Edition {
        loaded: &opened.loaded,
        actuals: &opened.actuals,
        source: &*opened.source,
        checked: &checked,
        as_of: opened.as_of.day,
        languages,
        base_url: base_url.map(|url| url.trim_end_matches('/')),
        look: look(args.no_local_theme),
        timeline: opened.past.timeline(),
        editions: &editions,
        audience: audience.as_ref(),
    };
    let marker = Marker {
        tool: concat!("comity ", env!("CARGO_PKG_VERSION")).to_owned(),
        commit: opened.commit.clone(),
        as_of: Some(opened.as_of.day.to_string()),
    };
    let files = render(&edition, &mut caches)?;
    let files = files.inspect(|file| tell_progress(file, environment));
    let text = match target {
        Target::Folder(place) => {
            let published = publish(&place, &marker, files)?;
            let folder = environment.relative(&published.folder);
            summary(&published, errors, &edition, &folder)
        }
        Target::Files(places) => written(&places.write(files)?, errors, &edition),
    };
    if console.view.verbosity > Verbosity::Quiet {
        let notes = opened.past.not_checked().cloned().into_iter();
        let notes = notes.chain(unreadable(&editions));
        let lines = iter::once(text).chain(notes);
        let lines = lines.map(|line| line.text(console.view.lang) + "\n");
        console.print(&lines.collect::<String>())?;
    }
    Ok(Exit::Fine)
}

/// Says which file of the site is being written.
fn tell_progress(file: &anyhow::Result<(String, Vec<u8>)>, environment: &Environment) {
    if let Ok((path, _)) = file {
        let page = || Message::new("progress-page").with("path", path.as_str());
        environment.progress.now(page);
    }
}

/// Where it goes.
enum Target {
    /// A site's folder.
    Folder(Place),
    /// A file for each language.
    Files(FilePlaces),
}

impl Target {
    fn new(args: &BuildArgs, playbook: &Path, languages: &[Lang]) -> anyhow::Result<Self> {
        let out = args.out.as_deref();
        Ok(if args.single_file {
            let out = out.unwrap_or(Path::new("playbook.html"));
            Self::Files(FilePlaces::new(out, languages, args.force)?)
        } else {
            Self::Folder(Place::new(out.unwrap_or(Path::new("site")), playbook)?)
        })
    }
}

/// Where the look of a playbook's site comes from.
pub(super) fn look(no_local_theme: bool) -> Look<'static> {
    if no_local_theme {
        Look::WithoutLocal
    } else {
        Look::Playbook
    }
}

/// Where the playbook says that its site lives.
fn base_url(config: &Config) -> Option<&str> {
    let site = config.site.as_ref()?;
    site.base_url.as_ref().map(|url| url.value.as_str())
}

/// The audience called `name`, where one is asked for.
pub(super) fn audience(
    name: Option<&str>,
    playbook: &Playbook,
) -> Result<Option<Audience>, Failure> {
    let found = name.map(|name| {
        Audience::of(playbook, name).map_err(|known| match known.as_slice() {
            [] => Failure::new(Message::new("no-audience-at-all").with("word", name)),
            known => {
                let names = known.iter().map(String::as_str);
                let failure = Failure::unknown("no-such-audience", name, names);
                failure.with("known", Arg::All(known.to_vec()))
            }
        })
    });
    found.transpose()
}

/// Checks that past editions can be had where they were asked for by name.
fn ensure_past(args: &BuildArgs, opened: &Opened) -> Result<(), Failure> {
    let is_asked = matches!(
        args.editions,
        Some(EditionChoice::All | EditionChoice::Last(_))
    );
    match opened.past.not_checked() {
        Some(reason) if is_asked => {
            let reason = Arg::Message(Box::new(reason.clone()));
            Err(Failure::new(
                Message::new("build-no-editions").with("reason", reason),
            ))
        }
        _ => Ok(()),
    }
}

/// The past editions that are asked for; none where the past was not read.
pub(super) fn past_editions(
    opened: &Opened,
    choice: EditionChoice,
) -> anyhow::Result<PastEditions> {
    let playbook = &opened.loaded.playbook;
    match opened.past.timeline() {
        Some(timeline) => PastEditions::of(timeline, playbook, opened.as_of.day, choice),
        None => Ok(PastEditions::default()),
    }
}

/// The editions that are left out because their commit has no playbook that can be read, in words.
fn unreadable(editions: &PastEditions) -> Option<Message> {
    let lost: Vec<String> = editions.lost.iter().map(|one| one.id.clone()).collect();
    let message = Message::new("build-unreadable-editions");
    (!lost.is_empty()).then(|| message.with("editions", Arg::All(lost)))
}

fn summary(published: &Published, errors: usize, edition: &Edition<'_>, folder: &Path) -> Message {
    let id = if errors > 0 {
        "built-with-errors"
    } else {
        "built"
    };
    Message::new(id)
        .with("files", published.files)
        .with("errors", errors)
        .with(
            "folder",
            one_line(&folder.display().to_string()).into_owned(),
        )
        .with("day", edition.as_of)
}

/// Which files were written, and how large they are.
fn written(files: &[(PathBuf, usize)], errors: usize, edition: &Edition<'_>) -> Message {
    let id = if errors > 0 {
        "built-single-with-errors"
    } else {
        "built-single"
    };
    let named = |(path, bytes): &(PathBuf, usize)| {
        let path = one_line(&path.display().to_string()).into_owned();
        format!("{path} ({} KB)", bytes.div_ceil(1000))
    };
    Message::new(id)
        .with("files", Arg::All(files.iter().map(named).collect()))
        .with("errors", errors)
        .with("day", edition.as_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Color, Global};
    use crate::source::SITE_MARKER;
    use crate::source::sandbox::Sandbox;

    fn check(sandbox: &Sandbox, strict: bool, expected: Exit) {
        let global = Global {
            lang: Vec::new(),
            quiet: true,
            verbose: false,
            color: Color::Never,
        };
        let args = BuildArgs {
            path: Some(sandbox.path()),
            out: Some(sandbox.path().join("site")),
            single_file: false,
            force: false,
            base_url: Some("https://playbook.example/".to_owned()),
            strict,
            as_of: None,
            editions: None,
            no_local_theme: false,
            audience: None,
        };
        let environment = Environment::of_process();
        let mut console = Console::new(&global, &environment);
        let exit = run(&args, &environment, &mut console, &[], |edition, _| {
            let page = format!("{} {:?}", edition.base_url.unwrap_or(""), edition.languages);
            let pages = [("index.html".to_owned(), page.into_bytes())];
            Ok(Box::new(pages.into_iter().map(Ok)))
        });
        assert_eq!(exit.unwrap(), expected);
    }

    #[test]
    fn a_site_is_published_whatever_check_says_unless_it_is_to_be_strict() {
        let sandbox = Sandbox::of(&[("comity.toml", "format = 1\nlanguages = [\"ru\"]\n")]);
        sandbox.write("notes.md", "---\ntitle: Notes\nowner: nobody\n---\n");
        check(&sandbox, true, Exit::Findings);
        assert!(!sandbox.path().join("site").exists());
        check(&sandbox, false, Exit::Fine);
        let page = std::fs::read_to_string(sandbox.path().join("site/index.html")).unwrap();
        assert_eq!(page, "https://playbook.example [Ru]");
        assert!(sandbox.path().join("site").join(SITE_MARKER).exists());
        check(&sandbox, false, Exit::Fine);
    }
}
