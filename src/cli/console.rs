//! Where words go: results to standard output, what went wrong to standard error.

use std::io::{self, ErrorKind, Stderr, Stdout, Write as _};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::args::{Color, Global};
use super::environment::Environment;
use super::progress::Progress;
use super::report::harmless::one_line;
use super::{Exit, Failure};
use crate::locale::{Lang, Message};
use crate::source::NothingFound;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Findings only.
    Quiet,
    /// What a reader needs.
    Normal,
    /// Also what was passed over.
    Verbose,
}

/// How a reader wants to be told.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// In which language.
    pub lang: Lang,
    /// How much.
    pub verbosity: Verbosity,
    /// Whether in colour.
    pub is_colored: bool,
    /// How many columns there are.
    pub width: usize,
}

/// The width of outputs that go to a file or another program.
const WIDTH: usize = 140;

/// The two outputs of a process.
pub(super) struct Console {
    /// How the reader wants to be told.
    pub(super) view: View,
    color: Color,
    out: Stdout,
    err: Stderr,
    progress: Progress,
}

impl Console {
    pub(super) fn new(global: &Global, environment: &Environment) -> Self {
        let view = View {
            lang: global.lang.first().copied().unwrap_or(environment.lang),
            verbosity: global.verbosity(),
            is_colored: is_colored(global.color, AutoStream::choice(&io::stdout())),
            width: width(),
        };
        Self {
            view,
            color: global.color,
            out: io::stdout(),
            err: io::stderr(),
            progress: match view.verbosity {
                Verbosity::Quiet => Progress::default(),
                _ => Progress::at_terminal(view.lang),
            },
        }
    }

    /// Writes a result. A reader who has heard enough and closed the pipe is no error: the rest
    /// is dropped, and the exit code still tells what was found.
    pub(super) fn print(&mut self, text: &str) -> anyhow::Result<()> {
        self.progress.end();
        let written = self.out.write_all(text.as_bytes());
        match written.and_then(|()| self.out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(anyhow::Error::from(error).context("cannot write to standard output"))
            }
            _ => Ok(()),
        }
    }

    /// Writes what is told beside a result that programs read.
    pub(super) fn print_aside(&mut self, text: &str) {
        self.progress.end();
        // Nobody is left to be told that standard error cannot be written.
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Where those who wait are told what is being done, until something is written.
    pub(super) fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Tells why a command could not do its work.
    pub(super) fn tell_error(&mut self, error: &anyhow::Error) -> Exit {
        let lang = self.view.lang;
        let (what, help, exit) = words(error, lang);
        let red = AnsiColor::BrightRed.on_default().bold();
        self.tell(red, "level-error", &what);
        if let Some(help) = help {
            self.tell(
                AnsiColor::BrightCyan.on_default().bold(),
                "part-help",
                &help,
            );
        }
        exit
    }

    fn tell(&mut self, style: Style, label: &'static str, text: &str) {
        self.progress.end();
        let label = Message::new(label).text(self.view.lang);
        let text = one_line(text);
        let line = if is_colored(self.color, AutoStream::choice(&self.err)) {
            format!("{style}{label}{style:#}: {text}\n")
        } else {
            format!("{label}: {text}\n")
        };
        // Nobody is left to be told that standard error cannot be written.
        let _ = self.err.write_all(line.as_bytes());
    }
}

/// What to say of an error, what to do about it, and how to end.
pub(super) fn words(error: &anyhow::Error, lang: Lang) -> (String, Option<String>, Exit) {
    if let Some(failure) = error.downcast_ref::<Failure>() {
        let help = failure.help.as_ref().map(|help| help.text(lang));
        return (failure.what.text(lang), help, Exit::Failed);
    }
    if let Some(nothing) = error.downcast_ref::<NothingFound>() {
        let what = Message::new("no-playbook").with("path", nothing.path.display().to_string());
        let help = what.attribute("help").text(lang);
        return (what.text(lang), Some(help), Exit::Nothing);
    }
    (format!("{error:#}"), None, Exit::Failed)
}

fn is_colored(wish: Color, found: ColorChoice) -> bool {
    match wish {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => !matches!(found, ColorChoice::Never),
    }
}

fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout());
    terminal.map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(40, WIDTH))
}
