//! `comity check`: reads a playbook, runs the rules, reports.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::CheckArgs;
use super::baseline;
use super::changed::Changed;
use super::console::Console;
use super::document::ensure_work_tree;
use super::environment::Environment;
use super::fix::{self, Wish};
use super::opened::{Caches, Opened};
use super::report::harmless::one_line;
use super::report::{Gate, Outcome, Texts, Verbosity, Verdict, files, github};
use super::scope::{Scope, scopes};
use super::watch::Watch;
use super::{Exit, Failure};
use crate::locale::Catalogue;
use crate::model::Baseline;
use crate::rules::{self, Checked, Selection, Shrunk};
use crate::source::is_bare;

/// Checks every playbook that was asked for, and reports them together.
pub(super) fn run(
    args: &CheckArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let selection = selection(&args.only, &args.skip)?;
    files::ensure_writable(&args.report)?;
    // What is found has to be told, and reading the messages takes as long as many a rule.
    let lang = console.view.lang;
    rayon::spawn(move || {
        Catalogue::of(lang);
    });
    let mut looks: Vec<Look> = scopes(&args.paths, &environment.folder)?
        .into_iter()
        .map(|(root, scope)| Look {
            root,
            scope,
            caches: if args.watch {
                Caches::of_one(environment)
            } else {
                Caches::new(environment)
            },
        })
        .collect();
    if args.watch {
        // Watched before the first look, so that no change falls between the two.
        for look in &looks {
            ensure_work_tree(&look.root)?;
        }
        let mut watch = Watch::of(looks.iter().map(|look| look.root.clone()))?;
        loop {
            if let Err(error) = once(&mut looks, args, &selection, environment, console) {
                console.tell_error(&error);
            }
            watch.next_change()?;
            console.print("\n")?;
        }
    }
    if args.baseline.write_baseline {
        write_baselines(&mut looks, args, environment, console)?;
    }
    if let Some(wish) = Wish::of(args.fix) {
        mend(&mut looks, (args, wish), &selection, environment, console)?;
        if !wish.writes {
            return Ok(exit(&outcomes(&mut looks, args, &selection, environment)?));
        }
    }
    let done = once(&mut looks, args, &selection, environment, console);
    // The process ends here: tearing down what was read would only take time.
    std::mem::forget(looks);
    done
}

/// Writes the baseline of every playbook, and tells it.
fn write_baselines(
    looks: &mut [Look],
    args: &CheckArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<()> {
    for Look { root, caches, .. } in looks {
        let mut opened = Opened::read_again(root, args.as_of, environment, caches)?;
        let said = baseline::write(&mut opened, args, environment)?;
        if console.view.verbosity == Verbosity::Quiet {
            continue;
        }
        let folder = shown(&environment.relative(root));
        let lines = said.iter().map(|message| {
            let text = message.text(console.view.lang);
            let folder = if folder.is_empty() {
                ""
            } else {
                &format!("{folder}: ")
            };
            format!("{}\n", one_line(&format!("{folder}{text}")))
        });
        let told: String = lines.collect();
        if args.format.name == "full" {
            console.print(&format!("{told}\n"))?;
        } else {
            console.print_aside(&told);
        }
    }
    Ok(())
}

/// Mends every playbook, or shows what would be mended, and tells it.
fn mend(
    looks: &mut [Look],
    (args, wish): (&CheckArgs, Wish),
    selection: &Selection,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<()> {
    for look in &*looks {
        ensure_work_tree(&look.root)?;
    }
    let is_for_people = !wish.writes || args.format.name == "full";
    for Look {
        root,
        scope,
        caches,
    } in looks
    {
        let find = |opened: &Opened| {
            Ok(judged(opened, scope, args, selection)?
                .checked
                .report
                .findings)
        };
        let mut fixed = fix::fix(root, caches, (args, wish), environment, find)?;
        if is_for_people && wish.writes {
            // The summary of what is left says it.
            fixed.unsafe_left = 0;
        }
        let folder = environment.relative(root);
        let shown = |path: &str| shown(&folder.join(path));
        if !wish.writes {
            console.print(&fix::preview(&fixed, &console.view, shown)?)?;
        }
        if console.view.verbosity == Verbosity::Quiet && fixed.stale.is_empty() {
            continue;
        }
        let told = fix::told(&fixed, wish, console.view.lang, shown);
        if is_for_people {
            let after = if wish.writes { "\n" } else { "" };
            console.print(&format!("{told}{after}"))?;
        } else {
            console.print_aside(&told);
        }
    }
    Ok(())
}

/// A playbook that is looked at, once or whenever it changes.
struct Look {
    root: PathBuf,
    scope: Scope,
    caches: Caches,
}

/// One look at every playbook.
fn once(
    looks: &mut [Look],
    args: &CheckArgs,
    selection: &Selection,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let outcomes = outcomes(looks, args, selection, environment)?;
    console.print(&args.format.text(&outcomes, &console.view)?)?;
    files::write(&args.report, &outcomes, &console.view)?;
    if let Some(path) = &environment.step_summary
        && args.format.name == github::NAME
    {
        files::add_step_summary(path, &outcomes, &console.view)?;
    }
    Ok(exit(&outcomes))
}

fn outcomes(
    looks: &mut [Look],
    args: &CheckArgs,
    selection: &Selection,
    environment: &Environment,
) -> anyhow::Result<Vec<Outcome>> {
    let looks = looks.iter_mut();
    looks
        .map(|look| outcome(look, args, selection, environment))
        .collect()
}

fn exit(outcomes: &[Outcome]) -> Exit {
    let mut verdicts = outcomes.iter().map(Outcome::verdict);
    if verdicts.any(|verdict| verdict == Verdict::Fail) {
        Exit::Findings
    } else {
        Exit::Fine
    }
}

/// What the rules say of a playbook, as far as it was asked for.
struct Judged {
    checked: Checked,
    changed: Changed,
}

fn judged(
    opened: &Opened,
    scope: &Scope,
    args: &CheckArgs,
    selection: &Selection,
) -> anyhow::Result<Judged> {
    let playbook = &opened.loaded.playbook;
    scope.ensure_known(&playbook.files)?;
    let mut checked = rules::check(
        &opened.context(),
        &opened.loaded.report,
        opened.past.timeline(),
        selection,
    );
    let findings = &mut checked.report.findings;
    scope.narrow(findings);
    let changed = match &args.changed_since {
        Some(revision) => Changed::since(revision, &opened.root, playbook, &*opened.source)?,
        None => Changed::Everything,
    };
    findings.retain(|finding| changed.concerns(finding));
    Ok(Judged { checked, changed })
}

/// What is said of a playbook, once its baseline holds no more than it needs.
fn outcome(
    look: &mut Look,
    args: &CheckArgs,
    selection: &Selection,
    environment: &Environment,
) -> anyhow::Result<Outcome> {
    let (outcome, smaller) = looked_at(look, args, selection, environment)?;
    let may_shrink = baseline::may_shrink(args, outcome.as_of, environment);
    let smaller = smaller.filter(|_| may_shrink);
    let note = smaller.and_then(|(before, shrunk)| baseline::shrink(&look.root, &before, &shrunk));
    let Some(note) = note else {
        return Ok(outcome);
    };
    let (mut outcome, _) = looked_at(look, args, selection, environment)?;
    outcome.notes.push(note);
    Ok(outcome)
}

/// A baseline, and what is left of it.
type Smaller = (Arc<Baseline>, Shrunk);

fn looked_at(
    look: &mut Look,
    args: &CheckArgs,
    selection: &Selection,
    environment: &Environment,
) -> anyhow::Result<(Outcome, Option<Smaller>)> {
    let Look {
        root,
        scope,
        caches,
    } = look;
    let mut opened = Opened::read_again(root, args.as_of, environment, caches)?;
    baseline::choose(&mut opened, args, environment)?;
    let playbook = &opened.loaded.playbook;
    let Judged { checked, changed } = judged(&opened, scope, args, selection)?;
    let smaller = playbook.baseline.clone().zip(checked.shrunk);
    let findings = checked.report.findings;
    let documents = playbook.documents.iter();
    let title = playbook
        .partnership()
        .map(|(page, _)| page.title().to_owned());
    let outcome = Outcome {
        title: title.unwrap_or_default(),
        folder: shown(&environment.relative(&opened.root)),
        in_repository: in_repository(&opened.root).map(shown),
        as_of: opened.as_of,
        kpi: opened.actuals.verdict.clone(),
        documents: documents
            .map(|document| document.page.path())
            .filter(|path| scope.has(path) && changed.has(path))
            .cloned()
            .collect(),
        rules: checked.rules,
        ran: checked.ran,
        texts: Texts::of(
            &*opened.source,
            playbook,
            &opened.actuals.ledgers,
            &findings,
        ),
        findings,
        notes: opened.notes(),
        commit: opened.commit.clone(),
        is_editable: !is_bare(&opened.root),
        gate: Gate {
            fail_on: args.fail_on.0,
            with_time: args.fail_on_time,
        },
    };
    Ok((outcome, smaller))
}

/// The rules that were asked for.
///
/// # Errors
/// Where one of them does not exist: a misspelled rule would check nothing and look fine.
fn selection(only: &[String], skip: &[String]) -> Result<Selection, Failure> {
    for id in only.iter().chain(skip) {
        if rules::find(id).is_none() {
            let known = rules::all().map(|rule| rule.id);
            return Err(Failure::unknown("no-such-rule", id, known));
        }
    }
    Ok(Selection {
        only: only.to_vec(),
        skip: skip.to_vec(),
    })
}

/// The way from the root of the repository around `root`, where there is one.
fn in_repository(root: &Path) -> Option<&Path> {
    let repository = root
        .ancestors()
        .find(|folder| folder.join(".git").exists())?;
    root.strip_prefix(repository).ok()
}

fn shown(folder: &Path) -> String {
    let parts: Vec<_> = folder.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/").replacen("//", "/", 1)
}
