//! Signatures checked by `ssh-keygen`, found in the user's PATH and nowhere else.
//!
//! Git lets a repository's configuration name a program for this (`gpg.ssh.program`); that is the
//! word of a stranger and is not looked at. The program runs in a folder of its own, so that a
//! relative entry of PATH cannot lead into the repository.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::Context as _;

use crate::history::signoffs::{Checked, SignatureCheck, Signed};

/// What Git signs commits as.
const NAMESPACE: &str = "git";

/// `ssh-keygen`.
#[derive(Debug)]
pub(in crate::cli) struct SshKeygen;

impl SignatureCheck for SshKeygen {
    fn check(&self, signed: &Signed) -> anyhow::Result<Checked> {
        let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
        let files = [
            ("signature", &signed.signature),
            ("signers", &signed.signers),
        ];
        for (name, text) in files {
            fs::write(folder.path().join(name), text).context("cannot write a temporary file")?;
        }
        let run = Run {
            folder: folder.path(),
            signed,
        };
        let Some(sound) = run.keygen(&["-Y", "check-novalidate"])? else {
            return Ok(Checked::NoProgram);
        };
        if !sound.status.success() {
            return Ok(Checked::Bad);
        }
        let found = run.keygen(&["-Y", "find-principals", "-f", "signers"])?;
        let found = found.filter(|found| found.status.success());
        let known = found.map(|found| String::from_utf8_lossy(&found.stdout).into_owned());
        let known: Vec<&str> = known.iter().flat_map(|text| text.lines()).collect();
        if known.is_empty() {
            return Ok(Checked::UnknownKey);
        }
        run.name_of(&known)
    }
}

struct Run<'a> {
    folder: &'a Path,
    signed: &'a Signed,
}

impl Run<'_> {
    /// The one of the side's names that the signature is good for.
    fn name_of(&self, known: &[&str]) -> anyhow::Result<Checked> {
        let has_pattern = known.iter().any(|name| name.contains(['*', '?']));
        let may_be =
            |name: &str| has_pattern || known.iter().any(|it| it.eq_ignore_ascii_case(name));
        for name in self.signed.names.iter().filter(|name| may_be(name)) {
            // The file may spell an address with other capitals than the playbook.
            let spelled = known.iter().find(|it| it.eq_ignore_ascii_case(name));
            let identity = spelled.map_or(name.as_str(), |spelled| spelled);
            let verify = ["-Y", "verify", "-f", "signers", "-I", identity];
            let done = self.keygen(&verify)?;
            if done.is_some_and(|done| done.status.success()) {
                return Ok(Checked::Good(name.clone()));
            }
        }
        Ok(Checked::OtherSigner)
    }

    /// Runs the program; `None` where it is not there.
    fn keygen(&self, arguments: &[&str]) -> anyhow::Result<Option<Output>> {
        let at = self.signed.at.instant().to_zoned(jiff::tz::TimeZone::UTC);
        let mut command = Command::new("ssh-keygen");
        command
            .current_dir(self.folder)
            .env("TZ", "UTC")
            .args(arguments)
            .args(["-n", NAMESPACE, "-s", "signature"])
            .arg(format!("-Overify-time={}", at.strftime("%Y%m%d%H%M%S")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).context("cannot run ssh-keygen"),
        };
        let mut input = child.stdin.take();
        let payload = self.signed.payload.clone();
        // Written from a thread of its own: the program may answer before it has read all.
        let writer = std::thread::spawn(move || {
            let written = input.as_mut().map(|input| input.write_all(&payload));
            drop((written, input));
        });
        let output = child.wait_with_output().context("cannot run ssh-keygen")?;
        let _ = writer.join();
        Ok(Some(output))
    }
}
