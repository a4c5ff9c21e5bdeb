//! `comity theme check`: what is wrong with a theme's files, where, and what changes nothing.

use std::path::PathBuf;

use super::folder::{Around, files};
use super::{nothing, sample};
use crate::cli::Exit;
use crate::cli::args::ThemeCheckArgs;
use crate::cli::console::{Console, Verbosity, View};
use crate::cli::environment::Environment;
use crate::cli::opened::{AsOf, Chosen};
use crate::cli::report::{Gate, Outcome, Texts};
use crate::cli::site::Overrides;
use crate::finding::{Finding, Level, Place};
use crate::locale::{Lang, Message};
use crate::site::theme::{DEFAULT_THEME, against_policy, base_of, idle};
use crate::site::{Theme, ThemeProblem};
use crate::source::{Memory, Source as _, absolute};
use crate::text::{DocPath, SourceFile, Span};
use crate::value::Zone;

/// What is checked.
struct Subject {
    folder: PathBuf,
    /// The theme under its files.
    base: &'static str,
    files: Overrides,
}

pub(super) fn run(
    args: &ThemeCheckArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let subject = subject(args, environment)?;
    let (problems, is_rendered) = problems(&subject, environment)?;
    let outcome = outcome(&subject, &problems, environment)?;
    // The sum of a check speaks of documents and rules; that of a theme is its own.
    let view = View {
        verbosity: Verbosity::Quiet,
        ..console.view
    };
    let mut out = args.format.text(&[outcome], &view)?;
    let is_for_people = ["full", "concise"].contains(&args.format.name);
    if is_for_people && console.view.verbosity > Verbosity::Quiet {
        out += &closing(&subject, problems.len(), is_rendered, console.view.lang);
    }
    console.print(&out)?;
    Ok(if problems.is_empty() {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// The folder that was asked for: a playbook's `theme/`, or one that is a theme itself.
fn subject(args: &ThemeCheckArgs, environment: &Environment) -> anyhow::Result<Subject> {
    let asked = args.folder.as_deref().unwrap_or(&environment.folder);
    let asked = environment.folder.join(asked);
    // Where there is no such folder, that is told below.
    let asked = absolute(&asked).unwrap_or(asked);
    let around = Around::of(&asked)?;
    let subject = match around {
        Some(around) if asked == around.root || asked.starts_with(around.folder()) => Subject {
            folder: around.folder(),
            base: around.chosen()?,
            files: files(&around.folder())?,
        },
        Some(around) if args.folder.is_none() => Subject {
            folder: around.folder(),
            base: around.chosen()?,
            files: files(&around.folder())?,
        },
        _ => {
            let files = files(&asked)?;
            Subject {
                base: base_of(&files).unwrap_or(DEFAULT_THEME),
                folder: asked,
                files,
            }
        }
    };
    if subject.files.is_empty() {
        let folder = environment.relative(&subject.folder);
        return Err(nothing(&folder.display().to_string()).into());
    }
    Ok(subject)
}

/// What is wrong, by place, and whether the example was rendered: a theme that cannot be loaded renders nothing.
fn problems(
    subject: &Subject,
    environment: &Environment,
) -> anyhow::Result<(Vec<ThemeProblem>, bool)> {
    let Subject { base, files, .. } = subject;
    let loaded = Theme::load_over(base, files, &Lang::ALL.map(Lang::code));
    let is_sound = loaded.is_ok();
    let mut problems = match loaded {
        Ok(_) => sample::problems(base, files, environment)?,
        Err(problems) => problems,
    };
    problems.extend(against_policy(files));
    problems.extend(idle(base, files));
    problems.sort_by(|one, other| {
        let place = |it: &ThemeProblem| (it.file.clone(), it.line, it.column);
        place(one).cmp(&place(other))
    });
    Ok((problems, is_sound))
}

/// The problems as findings, so that every report can be written of them.
fn outcome(
    subject: &Subject,
    problems: &[ThemeProblem],
    environment: &Environment,
) -> anyhow::Result<Outcome> {
    let source = Memory::of(&subject.files);
    let findings: Vec<Finding> = problems
        .iter()
        .map(|problem| finding(problem, &subject.files))
        .collect();
    let documents = source.list()?.into_iter().map(|entry| entry.path);
    Ok(Outcome {
        title: String::new(),
        folder: environment.relative(&subject.folder).display().to_string(),
        in_repository: None,
        as_of: AsOf {
            day: environment.today(&Zone::utc()),
            chosen: Chosen::Today,
        },
        kpi: None,
        documents: documents.collect(),
        rules: 0,
        ran: Vec::new(),
        texts: Texts::read(&source, &findings),
        findings,
        notes: Vec::new(),
        commit: None,
        is_editable: false,
        gate: Gate {
            fail_on: Some(Level::Info),
            with_time: true,
        },
    })
}

fn finding(problem: &ThemeProblem, files: &Overrides) -> Finding {
    let (rule, level) = sort(&problem.message);
    let path = DocPath::new(&problem.file);
    let bytes = files.get(&problem.file).map_or(&[][..], Vec::as_slice);
    let span = span(&SourceFile::new(path.clone(), bytes), problem);
    Finding::new(rule, Place::new(&path, span))
        .saying(problem.message.clone())
        .level(level)
}

/// The id under which a problem is told, and how bad it is: what a browser or a build refuses is an error.
fn sort(message: &Message) -> (&'static str, Level) {
    let mild = [
        ("idle-theme", "idle-theme-part"),
        ("untranslated-theme", "untranslated-theme-word"),
    ];
    let found = mild.iter().find(|(start, _)| message.id.starts_with(start));
    match found {
        Some((_, rule)) => (rule, Level::Warning),
        None if message.id.starts_with("theme-against") => ("theme-against-policy", Level::Error),
        None => ("broken-theme", Level::Error),
    }
}

/// The expression at the problem's place; where none stands there, from it to the end of its line.
fn span(file: &SourceFile, problem: &ThemeProblem) -> Span {
    let Some(line) = problem.line else {
        return Span::at(0);
    };
    let start = file.lines().start_of(line.saturating_sub(1));
    let line = file.line_at(start);
    let text = line.of(&file.text);
    let before = text
        .chars()
        .take(problem.column.unwrap_or(1).saturating_sub(1));
    let start = line.start + before.map(char::len_utf8).sum::<usize>();
    let start = start.min(line.end);
    let rest = &file.text[start..line.end];
    let closed = rest.find("}}").filter(|_| rest.starts_with("{{"));
    let end = closed.map_or(line.end, |end| {
        let braces = rest[end..].chars().take_while(|one| *one == '}').count();
        start + end + braces
    });
    Span::new(start, end)
}

fn closing(subject: &Subject, found: usize, is_rendered: bool, lang: Lang) -> String {
    let id = if found == 0 {
        "theme-sound"
    } else {
        "theme-unsound"
    };
    let message = Message::new(id)
        .with("n", found)
        .with("files", subject.files.len())
        .with("theme", subject.base);
    let mut out = message.text(lang) + "\n";
    if !is_rendered {
        out += &Message::new("theme-not-rendered").text(lang);
        out.push('\n');
    }
    out
}
