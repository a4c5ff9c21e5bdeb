//! What is shown at the moment, for those who ask and those who wait for a change.

use std::fmt::Write as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use anyhow::Context as _;
use tokio::sync::watch::{self, Receiver, Sender};

use super::good::Good;
use super::problem::Problem;
use crate::locale::Lang;

/// What is shown at the moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    /// The playbook as it could be read last.
    pub(super) good: Option<Arc<Good>>,
    /// As it was before the theme became what it is.
    pub(super) before: Option<Arc<Good>>,
    /// Why it cannot be read now.
    pub(super) problem: Option<Problem>,
}

/// Where what is shown lies.
pub(super) struct Desk {
    pub(super) port: u16,
    /// The language of those who have not chosen one by a page.
    pub(super) lang: Lang,
    /// What only pages of this run know.
    pub(super) token: String,
    shown: Mutex<Option<Shown>>,
    first: Condvar,
    turn: Sender<u64>,
}

impl Desk {
    pub(super) fn new(port: u16, lang: Lang) -> anyhow::Result<Self> {
        let mut secret = [0; 16];
        getrandom::fill(&mut secret).context("the system has no random numbers")?;
        Ok(Self {
            port,
            lang,
            token: hex(&secret),
            shown: Mutex::new(None),
            first: Condvar::new(),
            turn: watch::Sender::new(0),
        })
    }

    /// Puts another state in the place of what is shown. What could be read last stays beside what
    /// cannot.
    pub(super) fn show(&self, looked: Result<Good, Problem>) {
        let mut place = self.place();
        let mut shown = place.take().unwrap_or_default();
        match looked {
            Ok(good) => {
                let old = shown.good.replace(Arc::new(good));
                let is_redrawn = |old: &Arc<Good>| {
                    let new = shown.good.as_ref();
                    new.is_some_and(|new| !new.looks_like(old))
                };
                // A new theme may fail at some page: the old one has shown it.
                if let Some(old) = old.filter(is_redrawn) {
                    shown.before = Some(old);
                }
                shown.problem = None;
            }
            Err(problem) => shown.problem = Some(problem),
        }
        *place = Some(shown);
        drop(place);
        self.first.notify_all();
        self.turn.send_modify(|turn| *turn += 1);
    }

    /// What is shown; waits for the first look.
    pub(super) fn shown(&self) -> Shown {
        let mut place = self.place();
        loop {
            if let Some(shown) = &*place {
                return shown.clone();
            }
            let waited = self.first.wait(place);
            place = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Tells when something else is shown.
    pub(super) fn turns(&self) -> Receiver<u64> {
        self.turn.subscribe()
    }

    fn place(&self) -> MutexGuard<'_, Option<Shown>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
