//! Sign-offs in small repositories made for them.

use std::cell::RefCell;

use super::*;
use crate::history::{Past, read};
use crate::model::{Kind, ParseCache, load};
use crate::source::sandbox::Sandbox;
use crate::source::{Source as _, WorkTree};

const INDEX: &str = "---\ntitle: We\nparties: [northwind, lumen]\n---\n";
const NORTHWIND: &str =
    "---\ntitle: N\npeople: { anna: { name: Anna, git: [Anna@n.example] } }\n---\n";
const LUMEN: &str = "---\ntitle: L\npeople: { dana: { name: Dana, git: [dana@l.example] } }\n---\n";
const TERMS: &str =
    "---\ntitle: Terms\nexpectations:\n  cpe: { metric: cpe, target: 1 USD }\n---\n\nText.\n";
const METRIC: &str = "---\ntitle: CPE\nformula: sum(a)\n---\n";

const ANNA: &str = "Anna <anna@n.example>";
const DANA: &str = "Dana <dana@l.example>";

/// A playbook with terms that nobody has signed; each commit is a day later.
struct Terms {
    sandbox: Sandbox,
    day: u8,
}

impl Terms {
    fn new() -> Self {
        let sandbox = Sandbox::of(&[
            ("comity.toml", "format = 1\n"),
            ("index.md", INDEX),
            ("parties/northwind.md", NORTHWIND),
            ("parties/lumen.md", LUMEN),
            ("agreements/terms.md", TERMS),
            ("metrics/cpe.md", METRIC),
        ]);
        let mut terms = Self { sandbox, day: 1 };
        terms.commit(ANNA, "start");
        terms
    }

    fn commit(&mut self, who: &str, message: &str) -> String {
        self.day += 1;
        let moment = format!("2026-02-{:02}T12:00:00+00:00", self.day);
        self.sandbox.commit_by(who, &moment, message)
    }

    fn text(&self) -> String {
        let source = WorkTree::open(&self.sandbox.path()).unwrap();
        let bytes = source.read(&"agreements/terms.md".into()).unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    fn change(&self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "{from} in {text}");
        self.sandbox
            .write("agreements/terms.md", text.replacen(from, to, 1));
    }

    /// Writes a sign-off of northwind with the digest of today.
    fn sign(&self) {
        let digest =
            self.playbook(|playbook, document, _| digest::of(playbook, document).text().to_owned());
        let signoff =
            format!("signoffs: {{ northwind: {{ by: anna, digest: \"{digest}\" }} }}\n---\n\n");
        self.change("---\n\n", &signoff);
    }

    fn playbook<T>(&self, look: impl Fn(&Playbook, &Document, Option<&Timeline>) -> T) -> T {
        let cache = ParseCache::new();
        let root = self.sandbox.path();
        let source = WorkTree::open(&root).unwrap();
        let playbook = load(&source, &cache).unwrap().playbook;
        let past: Past = read(&root, &playbook, &cache).unwrap();
        let document = playbook.document(Kind::Agreement, "terms").unwrap();
        look(&playbook, document, past.timeline())
    }

    fn state_by(&self, check: Option<&dyn SignatureCheck>) -> SignOffState {
        self.playbook(|playbook, document, timeline| {
            let grounds = match check {
                Some(check) => Grounds::checked(timeline, String::new(), check),
                None => Grounds::of(timeline),
            };
            let mut states = states(playbook, document, timeline, &grounds).unwrap();
            states.pop().unwrap()
        })
    }

    fn state(&self) -> SignOffState {
        self.state_by(None)
    }

    /// The changes since, each with the message of its commit.
    fn since(&self) -> String {
        let TextState::Differs(since) = self.state().text else {
            panic!("it fits");
        };
        let Some(since) = since else {
            return "never".to_owned();
        };
        self.playbook(|_, _, timeline| {
            let commit = |number: CommitNo| timeline.unwrap().graph.commit(number).summary.clone();
            let changes = since.changes.iter().map(|change| {
                let commit = change.commit.map_or("uncommitted".to_owned(), commit);
                format!("{} by {commit}", change.part)
            });
            changes.collect::<Vec<_>>().join(", ")
        })
    }
}

#[test]
fn a_sign_off_is_claimed_until_somebody_of_the_side_commits_it() {
    let mut terms = Terms::new();
    terms.sign();
    assert_eq!(terms.state().trust, Trust::Claimed(Doubt::NotCommitted));
    assert!(terms.state().fits());
    terms.commit(ANNA, "signed");
    let trust = terms.state().trust;
    assert!(
        matches!(&trust, Trust::Committed { person, signature: Signature::NotAsked, .. } if person == "anna"),
        "{trust:?}"
    );
}

#[test]
fn who_commits_it_for_somebody_else_is_named() {
    let mut terms = Terms::new();
    terms.sign();
    terms.commit(DANA, "signed for them");
    let trust = terms.state().trust;
    assert!(
        matches!(&trust, Trust::Claimed(Doubt::OtherParty { person, party, .. }) if person == "dana" && party == "lumen"),
        "{trust:?}"
    );
    let mut terms = Terms::new();
    terms.sign();
    terms.commit("Eve <eve@e.example>", "signed for them");
    let trust = terms.state().trust;
    assert!(
        matches!(trust, Trust::Claimed(Doubt::Stranger(..))),
        "{trust:?}"
    );
}

#[test]
fn a_change_does_not_vouch_for_itself() {
    let mut terms = Terms::new();
    terms.sign();
    let known = NORTHWIND.replace("[Anna@n.example]", "[Anna@n.example, eve@e.example]");
    terms.sandbox.write("parties/northwind.md", known);
    terms.commit("Eve <eve@e.example>", "I am Anna");
    let trust = terms.state().trust;
    assert!(
        matches!(trust, Trust::Claimed(Doubt::Stranger(..))),
        "{trust:?}"
    );
}

#[test]
fn the_commit_that_wrote_it_is_found_behind_merges_moves_and_other_changes() {
    let mut terms = Terms::new();
    terms.sandbox.git(&["checkout", "--quiet", "-b", "sign"]);
    terms.sign();
    let signed = terms.commit(ANNA, "signed");
    terms.sandbox.git(&["checkout", "--quiet", "main"]);
    terms.sandbox.write("guides/a.md", "a");
    terms.commit(DANA, "elsewhere");
    terms
        .sandbox
        .git(&["merge", "--quiet", "--no-ff", "-m", "merged", "sign"]);
    terms.change("Terms", "Our terms");
    terms.commit(DANA, "edited");
    terms
        .sandbox
        .git(&["mv", "agreements/terms.md", "agreements/other.md"]);
    terms.commit(DANA, "moved");
    terms
        .sandbox
        .git(&["mv", "agreements/other.md", "agreements/terms.md"]);
    terms.commit(DANA, "moved back");
    let found = terms.state().trust;
    let id = terms.playbook(|_, _, timeline| {
        let commit = found.commit().unwrap();
        timeline.unwrap().graph.commit(commit).id.clone()
    });
    assert_eq!(id, signed);
    assert_eq!(found.word(), "committed-by-side");
    assert_eq!(terms.since(), "title by edited");
}

#[test]
fn what_changed_since_is_told_with_its_commits() {
    let mut terms = Terms::new();
    terms.sign();
    terms.commit(ANNA, "signed");
    terms.change("1 USD", "2 USD");
    terms.commit(DANA, "loosened");
    terms.sandbox.write("guides/a.md", "a");
    terms.commit(DANA, "elsewhere");
    terms
        .sandbox
        .write("metrics/cpe.md", METRIC.replace("sum(a)", "sum(b)"));
    terms.change("Text.", "Text!");
    terms.commit(ANNA, "counted otherwise");
    terms.change("Text!", "Text.");
    terms.commit(ANNA, "taken back");
    terms.change("cpe: {", "cpe: { role: kpi,");
    let expected = "expectations.cpe.target by loosened, metric/cpe by counted otherwise, \
        expectations.cpe.role by uncommitted";
    assert_eq!(terms.since(), expected);
    let TextState::Differs(Some(since)) = terms.state().text else {
        panic!("no state fits");
    };
    let summary = terms
        .playbook(|_, _, timeline| timeline.unwrap().graph.commit(since.commit).summary.clone());
    assert_eq!(summary, "signed");
}

#[test]
fn a_change_on_a_merged_line_is_told_with_the_commit_that_made_it() {
    let mut terms = Terms::new();
    terms.sign();
    terms.commit(ANNA, "signed");
    terms.sandbox.git(&["checkout", "--quiet", "-b", "loosen"]);
    terms.change("1 USD", "2 USD");
    terms.commit(DANA, "loosened");
    terms.sandbox.git(&["checkout", "--quiet", "main"]);
    terms
        .sandbox
        .git(&["merge", "--quiet", "--no-ff", "-m", "merged", "loosen"]);
    assert_eq!(terms.since(), "expectations.cpe.target by loosened");
}

#[test]
fn a_digest_that_no_commit_has_says_so() {
    let mut terms = Terms::new();
    terms.change("Text.", "Text?");
    terms.sign();
    terms.change("Text?", "Text!");
    terms.commit(ANNA, "signed something else");
    assert_eq!(terms.since(), "never");
    terms.change("c1:sha256:", "c9:sha256:");
    assert_eq!(terms.state().text, TextState::UnknownScheme);
}

/// Somebody who takes every signature for good, and notes who may sign.
struct Credulous(RefCell<String>);

impl SignatureCheck for Credulous {
    fn check(&self, signed: &Signed) -> anyhow::Result<Checked> {
        signed.signers.clone_into(&mut self.0.borrow_mut());
        let name = signed.names.first().cloned().unwrap_or_default();
        Ok(Checked::Good(name))
    }
}

#[test]
fn an_unsigned_commit_and_one_without_known_keys_are_told_apart() {
    let mut terms = Terms::new();
    terms.sign();
    terms.commit(ANNA, "signed");
    let credulous = Credulous(RefCell::default());
    let trust = terms.state_by(Some(&credulous)).trust;
    assert_eq!(trust.signature(), Some(Signature::Missing));
}

#[test]
fn outside_of_git_a_sign_off_is_claimed() {
    let terms = Terms::new();
    terms.sign();
    let state = terms.playbook(|playbook, document, _| {
        states(playbook, document, None, &Grounds::of(None)).unwrap()
    });
    assert_eq!(state[0].trust, Trust::Claimed(Doubt::NoHistory));
}

#[test]
fn where_a_clone_is_cut_off_nobody_is_blamed() {
    let mut terms = Terms::new();
    terms.sign();
    terms.commit(ANNA, "signed");
    terms.sandbox.write("guides/a.md", "a");
    terms.commit(DANA, "elsewhere");
    let clone = Sandbox::empty();
    let from = format!("file://{}", terms.sandbox.path().display());
    clone.git(&["clone", "--quiet", "--depth", "1", &from, "."]);
    let cut = Terms {
        sandbox: clone,
        day: 9,
    };
    assert_eq!(cut.state().trust, Trust::Claimed(Doubt::CutOff));
    assert!(cut.state().fits());
}
