//! `--help`, the manual and wrong usage in Russian.
//!
//! The declaration of the command line is English; `ru.toml` says the same by the names of commands
//! and arguments. It is read only when somebody is to be shown it.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::LazyLock;

use anstyle::AnsiColor;
use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, Error};
use serde::Deserialize;

use super::{Args, metric_lines};

/// Stands in a text for the list of ready metrics.
const METRICS: &str = "{metrics}";

/// What a command's page is made of.
const PAGE: &str = "\
{about-with-newline}
Вызов: {usage}

{all-args}{after-help}";

/// The texts of a command, and its arguments' by id.
type Texts = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
struct Words {
    /// What possible values mean and headings are, by the English text.
    values: Texts,
    /// What clap says itself, by a name of its own.
    errors: Texts,
    #[serde(flatten)]
    commands: BTreeMap<String, Texts>,
}

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program, and a test reads it"
)]
static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("ru.toml")).expect("ru.toml is sound"));

/// The command line, told in Russian.
pub(super) fn command() -> Command {
    told(Args::command(), "comity", &WORDS)
}

/// Shows what was asked for, or says what is wrong, and ends the process as the English would.
pub(super) fn tell(line: &[OsString], error: Error) -> ! {
    let has_help_first = line.get(1).is_some_and(|word| word == "help");
    let error = if has_help_first || is_answer(&error) {
        let again = command().try_get_matches_from(asked_of_the_command(line));
        again.err().unwrap_or(error)
    } else {
        error
    };
    let text = complaint(&error, &WORDS.errors).filter(|_| !is_answer(&error));
    let Some(text) = text else {
        error.exit();
    };
    let text = format!("{text}\nПодробнее: `{} --help`\n", named(line));
    // Nobody is left to be told that standard error cannot be written.
    let _ = std::io::Write::write_all(&mut anstream::stderr(), text.as_bytes());
    std::process::exit(error.exit_code())
}

/// The command that a line calls, as far as there is one.
fn named(line: &[OsString]) -> String {
    let mut command = Args::command();
    let mut path = "comity".to_owned();
    for word in line {
        let Some(sub) = command.find_subcommand(word) else {
            continue;
        };
        path.extend([" ", sub.get_name()]);
        command = sub.clone();
    }
    path
}

/// Whether this is what was asked for rather than a mistake.
fn is_answer(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    )
}

/// `comity help check` as `comity check --help`.
fn asked_of_the_command(line: &[OsString]) -> Vec<OsString> {
    let Some(at) = line.iter().position(|word| word == "help") else {
        return line.to_vec();
    };
    let mut line = line.to_vec();
    line.remove(at);
    line.push("--help".into());
    line
}

/// A command with the texts of `path`, and those below it.
fn told(command: Command, path: &str, words: &'static Words) -> Command {
    let texts = words.commands.get(path).cloned().unwrap_or_default();
    let usage = usage_of(&command, path);
    let mut command = command
        .bin_name(path)
        .help_template(PAGE)
        .subcommand_help_heading("Команды")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .mut_args(|arg| told_arg(arg, &texts, words))
        .override_usage(usage)
        .arg(asked("help", 'h', ArgAction::Help, words));
    if path == "comity" {
        let version = asked("version", 'V', ArgAction::Version, words);
        command = command.disable_version_flag(true).arg(version);
    }
    if let Some(about) = texts.get("about") {
        command = command.about(about.clone());
        if let Some(more) = texts.get("more") {
            command = command.long_about(format!("{about}\n\n{more}"));
        }
    }
    if let Some(after) = texts.get("after") {
        command = command.after_help(after.replace(METRICS, &metric_lines()));
    }
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name());
        told(sub, &path, words)
    })
}

fn usage_of(command: &Command, path: &str) -> String {
    let usage = command.clone().bin_name(path).render_usage().to_string();
    usage_in_russian(&usage)
}

/// What clap says of a call, without its first word.
fn usage_in_russian(usage: &str) -> String {
    let usage = usage.trim_start_matches("Usage:").trim_start();
    usage
        .replace("[OPTIONS]", "[ПАРАМЕТРЫ]")
        .replace("<COMMAND>", "<КОМАНДА>")
        .replace("[COMMAND]", "[КОМАНДА]")
}

/// `--help` and `--version`, which clap would otherwise add in English.
fn asked(name: &'static str, short: char, action: ArgAction, words: &'static Words) -> Arg {
    let help = words.errors.get(name).cloned().unwrap_or_default();
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(help)
        .help_heading("Параметры")
}

fn told_arg(arg: Arg, texts: &Texts, words: &'static Words) -> Arg {
    let id = arg.get_id().to_string();
    let Some(text) = texts.get(&id) else {
        return arg;
    };
    let heading = match arg.get_help_heading() {
        Some(heading) => words.values.get(heading).map_or("", String::as_str),
        None if arg.is_positional() => "Аргументы",
        None => "Параметры",
    };
    let mut help = text.clone();
    let defaults = arg.get_default_values().iter();
    let defaults: Vec<_> = defaults.map(|it| it.to_string_lossy()).collect();
    if !defaults.is_empty() && !arg.is_hide_default_value_set() {
        help.extend([" [по умолчанию: ", &defaults.join(", "), "]"]);
    }
    let more = texts.get(&format!("{id}+"));
    let mut long = more.map_or_else(|| help.clone(), |more| format!("{help}\n\n{more}"));
    let takes_values = arg.get_action().takes_values();
    let values = arg.get_possible_values();
    if takes_values && !values.is_empty() && !arg.is_hide_possible_values_set() {
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let list = format!(" [значения: {}]", names.join(", "));
        help += &list;
        long += &meanings(&values, words).unwrap_or(list);
    }
    let arg = arg
        .help_heading(heading)
        .hide_default_value(takes_values)
        .hide_possible_values(takes_values);
    let has_more = long != help;
    let arg = arg.help(help);
    if has_more { arg.long_help(long) } else { arg }
}

/// Possible values, each with what it means; `None` where they speak for themselves.
fn meanings(values: &[PossibleValue], words: &Words) -> Option<String> {
    let lines = values.iter().map(|value| {
        let meaning = words.values.get(&value.get_help()?.to_string())?;
        Some(format!("\n- {}: {meaning}", value.get_name()))
    });
    let lines: String = lines.collect::<Option<_>>()?;
    Some(format!("\n\nЗначения:{lines}"))
}

/// What is wrong with a command line; `None` where only the English can say.
fn complaint(error: &Error, texts: &Texts) -> Option<String> {
    let is_empty = |kind| said(error, kind).is_none_or(|it| it.is_empty());
    let is_repeated = said(error, ContextKind::InvalidArg) == said(error, ContextKind::PriorArg);
    let name = match error.kind() {
        ErrorKind::UnknownArgument => "unknown-argument",
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::InvalidValue if is_empty(ContextKind::InvalidValue) => "missing-value",
        ErrorKind::InvalidValue if is_empty(ContextKind::ValidValue) => "wrong-value",
        ErrorKind::InvalidValue => "invalid-value",
        ErrorKind::ValueValidation => "wrong-value",
        ErrorKind::MissingRequiredArgument => "missing-argument",
        ErrorKind::ArgumentConflict if is_repeated => "repeated",
        ErrorKind::ArgumentConflict => "conflict",
        _ => return None,
    };
    let mut text = texts.get(name)?.clone();
    for (place, kind) in [
        ("{argument}", ContextKind::InvalidArg),
        ("{other}", ContextKind::PriorArg),
        ("{command}", ContextKind::InvalidSubcommand),
        ("{value}", ContextKind::InvalidValue),
        ("{values}", ContextKind::ValidValue),
    ] {
        text = text.replace(place, &said(error, kind).unwrap_or_default());
    }
    let nearest = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let red = AnsiColor::BrightRed.on_default().bold();
    let mut told = format!("{red}ошибка{red:#}: {text}\n");
    if let Some(nearest) = nearest.into_iter().find_map(|kind| said(error, kind)) {
        told.extend(["\n  похоже на `", &nearest, "`\n"]);
    }
    let usage = said(error, ContextKind::Usage).unwrap_or_default();
    let usage = usage_in_russian(&usage);
    if !usage.is_empty() {
        told.extend(["\nВызов: ", &usage, "\n"]);
    }
    Some(told)
}

fn said(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("`, `")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}
