//! `comity doctor`: what is missing or odd on this machine and in this repository, and the command
//! that mends it.

mod documents;
mod files;
mod forge;
mod machine;
mod patient;
mod repository;
mod shown;

use patient::Patient;

use super::args::DoctorArgs;
use super::console::Console;
use super::environment::Environment;
use super::{Exit, scope};
use crate::locale::Message;

pub use shown::{DoctorOutput, SCHEMA};

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// As it should be.
    Fine,
    /// It works, and not as people expect.
    Odd,
    /// Something that is needed is not there.
    Missing,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::Fine => "ok",
            Self::Odd => "odd",
            Self::Missing => "missing",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug)]
struct Check {
    id: &'static str,
    state: State,
    /// One sentence.
    what: Message,
    /// The command line that mends it, in the repository's folder.
    mend: Option<String>,
}

impl Check {
    /// It is well; `doctor-ID` says what is.
    fn fine(id: &'static str) -> Self {
        Self {
            id,
            state: State::Fine,
            what: Message::new(format!("doctor-{id}")),
            mend: None,
        }
    }

    /// It is odd; `doctor-ID-odd` says how.
    fn odd(id: &'static str, mend: impl Into<String>) -> Self {
        Self {
            id,
            state: State::Odd,
            what: Message::new(format!("doctor-{id}-odd")),
            mend: Some(mend.into()),
        }
    }

    /// It is missing; `doctor-ID-missing` says what is.
    fn missing(id: &'static str, mend: impl Into<String>) -> Self {
        Self {
            id,
            state: State::Missing,
            what: Message::new(format!("doctor-{id}-missing")),
            mend: Some(mend.into()),
        }
    }

    /// With an argument of its sentence.
    fn with(mut self, name: &'static str, value: impl Into<crate::locale::Arg>) -> Self {
        self.what = self.what.with(name, value);
        self
    }
}

/// Looks at everything and tells it.
pub(super) fn run(
    args: &DoctorArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let patient = Patient::new(root, environment, console.view.lang);
    let mut checks = machine::checks(&patient, environment);
    checks.extend(repository::checks(&patient));
    checks.extend(forge::checks(&patient)?);
    checks.extend(documents::checks(&patient));
    checks.extend(files::checks(&patient));
    console.print(&shown::told(&checks, args.format, console.view))?;
    let is_whole = checks.iter().all(|check| check.state != State::Missing);
    Ok(if is_whole { Exit::Fine } else { Exit::Findings })
}
