//! What is being done, for a person who waits at a terminal: one line, once it takes long, gone
//! before anything else is written.

use std::fmt;
use std::io::{self, IsTerminal as _, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::report::harmless::one_line;
use crate::locale::{Lang, Message};

/// How long nothing is said: most commands have ended by then.
const PATIENCE: Duration = Duration::from_millis(800);

/// How often the line is written again at most.
const PACE: Duration = Duration::from_millis(120);

/// Back to the start of the line, and nothing on it.
const ERASED: &str = "\r\x1b[2K";

/// Tells what is being done. Its copies are the same; the one by default tells nobody.
#[derive(Clone, Default)]
pub(super) struct Progress(Option<Arc<Teller>>);

struct Teller {
    lang: Lang,
    width: usize,
    patience: Duration,
    state: Mutex<State>,
    turn: Condvar,
}

struct State {
    out: Box<dyn Write + Send>,
    doing: Option<Message>,
    is_running: bool,
    is_shown: bool,
    is_over: bool,
}

impl Progress {
    /// For those who see standard error; nobody where it is a file or a pipe.
    pub(super) fn at_terminal(lang: Lang) -> Self {
        let err = io::stderr();
        if !err.is_terminal() {
            return Self::default();
        }
        let width = terminal_size::terminal_size_of(&err).map_or(80, |(width, _)| width.0.into());
        Self::to(Box::new(err), lang, width, PATIENCE)
    }

    fn to(out: Box<dyn Write + Send>, lang: Lang, width: usize, patience: Duration) -> Self {
        let state = State {
            out,
            doing: None,
            is_running: false,
            is_shown: false,
            is_over: false,
        };
        Self(Some(Arc::new(Teller {
            lang,
            width,
            patience,
            state: Mutex::new(state),
            turn: Condvar::new(),
        })))
    }

    /// Says what is being done from now on.
    pub(super) fn now(&self, doing: impl FnOnce() -> Message) {
        let Some(teller) = &self.0 else {
            return;
        };
        let mut state = teller.state();
        if state.is_over {
            return;
        }
        state.doing = Some(doing());
        if !state.is_running {
            state.is_running = true;
            let teller = Arc::clone(teller);
            thread::spawn(move || teller.tell());
        }
    }

    /// Takes the line away, for good: something else is about to be written.
    pub(super) fn end(&self) {
        let Some(teller) = &self.0 else {
            return;
        };
        let mut state = teller.state();
        state.is_over = true;
        if state.is_shown {
            state.is_shown = false;
            state.write(ERASED);
        }
        teller.turn.notify_all();
    }
}

impl Teller {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the line again and again until it is over.
    fn tell(&self) {
        let mut wait = self.patience;
        loop {
            let state = self.state();
            let waited = self
                .turn
                .wait_timeout_while(state, wait, |state| !state.is_over);
            let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
            if state.is_over {
                return;
            }
            if let Some(doing) = state.doing.take() {
                let line = one_line(&doing.text(self.lang)).into_owned();
                // The last column is left free: some terminals begin a new line there.
                let line: String = line.chars().take(self.width.saturating_sub(2)).collect();
                state.is_shown = true;
                state.write(&format!("{ERASED}{line}…"));
            }
            wait = PACE;
        }
    }
}

impl State {
    fn write(&mut self, text: &str) {
        // A line that helps to wait is not worth an error.
        let _ = self.out.write_all(text.as_bytes());
        let _ = self.out.flush();
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Progress({})", self.0.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was written, for the test to look at.
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Paper {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }

        /// Waits for what comes from another thread.
        fn wait_for(&self, text: &str) {
            while !self.text().contains(text) {
                thread::sleep(Duration::from_millis(1));
            }
        }
    }

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn progress(paper: &Paper, patience: Duration) -> Progress {
        Progress::to(Box::new(paper.clone()), Lang::Ru, 24, patience)
    }

    #[test]
    fn one_line_is_told_and_taken_away() {
        let paper = Paper::default();
        let progress = progress(&paper, Duration::ZERO);
        progress.now(|| Message::new("progress-history"));
        paper.wait_for("…");
        progress.now(|| Message::new("progress-page").with("path", "ru/a/very/long/path.html"));
        paper.wait_for("ru/");
        progress.clone().end();
        let told = paper.text();
        let lines: Vec<&str> = told.split(ERASED).collect();
        assert_eq!(lines.len(), 4, "{told:?}");
        assert_eq!((lines[0], lines[3]), ("", ""));
        assert!(lines[2].chars().count() <= 23, "{told:?}");
        progress.now(|| Message::new("progress-history"));
        assert_eq!(paper.text(), told);
    }

    #[test]
    fn what_is_soon_done_is_not_told() {
        let paper = Paper::default();
        let progress = progress(&paper, Duration::MAX);
        progress.now(|| Message::new("progress-history"));
        progress.end();
        assert_eq!(paper.text(), "");
    }
}
