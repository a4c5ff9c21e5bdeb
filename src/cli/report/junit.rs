//! `junit`: one test for each rule and document, those that pass among them, as the XML that CI
//! servers took over from `JUnit`.
//!
//! A finding that fails the check is a failure; one that does not is told in the output of a test
//! that passed; one that a waiver accepts is skipped. Tests have no times, so that equal checks are
//! equal files.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::words::{accepted, words};
use super::{Format, Outcome, View};
use crate::finding::Finding;
use crate::locale::{Lang, Message};
use crate::rules;
use crate::text::DocPath;

pub(super) static FORMAT: Format = Format {
    name: "junit",
    about: "XML of JUnit: one test for each rule and document",
    write,
};

/// What a rule says of a document.
struct Test<'a> {
    path: &'a DocPath,
    findings: Vec<&'a Finding>,
}

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    let mut suites = String::new();
    let mut total = Counts::default();
    for outcome in outcomes {
        for (rule, tests) in tests(outcome) {
            let counts = Counts::of(&tests, outcome);
            suite(rule, &tests, &counts, outcome, view.lang, &mut suites)?;
            total.tests += counts.tests;
            total.failures += counts.failures;
        }
    }
    let Counts {
        tests, failures, ..
    } = total;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"comity\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
    )?;
    writeln!(out, "{suites}</testsuites>")
}

/// Every rule that ran or found something, with every document that was looked at or found wanting.
fn tests(outcome: &Outcome) -> BTreeMap<&str, Vec<Test<'_>>> {
    let mut found: BTreeMap<&str, BTreeMap<&DocPath, Vec<&Finding>>> = BTreeMap::new();
    for rule in &outcome.ran {
        let documents = outcome.documents.iter().map(|path| (path, Vec::new()));
        found.insert(rule, documents.collect());
    }
    for finding in &outcome.findings {
        let documents = found.entry(&finding.rule).or_default();
        let findings = documents.entry(&finding.place.path).or_default();
        findings.push(finding);
    }
    let tests = |documents: BTreeMap<_, _>| {
        let tests = documents.into_iter();
        tests
            .map(|(path, findings)| Test { path, findings })
            .collect()
    };
    found
        .into_iter()
        .map(|(rule, documents)| (rule, tests(documents)))
        .collect()
}

#[derive(Default)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    fn of(tests: &[Test<'_>], outcome: &Outcome) -> Self {
        let count = |is: &dyn Fn(&Test<'_>) -> bool| tests.iter().filter(|test| is(test)).count();
        Self {
            tests: tests.len(),
            failures: count(&|test| test.fails(outcome)),
            skipped: count(&|test| !test.fails(outcome) && test.is_accepted()),
        }
    }
}

impl Test<'_> {
    fn failing(&self, outcome: &Outcome) -> Vec<&Finding> {
        let counted = self
            .findings
            .iter()
            .copied()
            .filter(|finding| finding.counts() && outcome.gate.stops(finding));
        counted.collect()
    }

    fn fails(&self, outcome: &Outcome) -> bool {
        !self.failing(outcome).is_empty()
    }

    /// Whether it says nothing but what waivers accept or the baseline knows.
    fn is_accepted(&self) -> bool {
        !self.findings.is_empty() && !self.findings.iter().any(|it| it.counts())
    }
}

fn suite(
    rule: &str,
    tests: &[Test<'_>],
    counts: &Counts,
    outcome: &Outcome,
    lang: Lang,
    out: &mut String,
) -> fmt::Result {
    let group = rules::group_of(rule).map_or("own", |group| group.id);
    let rule = xml(rule);
    let Counts {
        tests: count,
        failures,
        skipped,
    } = counts;
    writeln!(
        out,
        "  <testsuite name=\"{rule}\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\" \
         skipped=\"{skipped}\">"
    )?;
    for test in tests {
        let name = xml(&outcome.path(test.path));
        let class = format!("comity.{group}.{rule}");
        write!(out, "    <testcase name=\"{name}\" classname=\"{class}\"")?;
        match said(test, outcome, lang)? {
            said if said.is_empty() => writeln!(out, "/>")?,
            said => writeln!(out, ">\n{said}    </testcase>")?,
        }
    }
    writeln!(out, "  </testsuite>")
}

/// The elements inside a test.
fn said(test: &Test<'_>, outcome: &Outcome, lang: Lang) -> Result<String, fmt::Error> {
    let failing = test.failing(outcome);
    let mut out = String::new();
    if let Some(first) = failing.first() {
        let (rule, headline) = (xml(&first.rule), xml(&first.headline(lang)));
        let words = told(&failing, outcome, lang);
        writeln!(
            out,
            "      <failure type=\"{rule}\" message=\"{headline}\">{words}</failure>"
        )?;
    } else if test.is_accepted() {
        let waivers = test.findings.iter().filter_map(|it| it.waived_by.as_ref());
        let mut reasons: Vec<String> = waivers.map(|it| accepted(it, lang)).collect();
        if test.findings.iter().any(|it| it.known_by.is_some()) {
            reasons.push(Message::new("report-known").text(lang));
        }
        let message = xml(&reasons.join("; "));
        return Ok(format!("      <skipped message=\"{message}\"/>\n"));
    }
    let others: Vec<&Finding> = test
        .findings
        .iter()
        .copied()
        .filter(|finding| finding.counts() && !outcome.gate.stops(finding))
        .collect();
    if !others.is_empty() {
        let words = told(&others, outcome, lang);
        writeln!(out, "      <system-out>{words}</system-out>")?;
    }
    Ok(out)
}

fn told(findings: &[&Finding], outcome: &Outcome, lang: Lang) -> String {
    let text = findings.iter().map(|finding| {
        let at = outcome.texts.shown(&finding.place).start;
        let path = outcome.path(&finding.place.path);
        let (level, words) = (finding.level, words(finding, lang));
        format!("{path}:{}:{}: {level}: {words}", at.line, at.column)
    });
    xml(&text.collect::<Vec<_>>().join("\n"))
}

/// A text in XML 1.0, inside an element or an attribute. Characters that XML cannot say at all are
/// shown by others (its section 2.2).
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in super::harmless::harmless(text).chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            // An attribute would show them as spaces.
            '\n' => out += "&#10;",
            '\t' => out += "&#9;",
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_leave_its_element_and_nothing_is_no_xml() {
        let hostile = "a\"/><x>&amp;]]>\n\u{1b}[31m\u{0}\u{ffff}\u{202e}";
        let said = "a&quot;/&gt;&lt;x&gt;&amp;amp;]]&gt;&#10;␛[31m␀\u{fffd}\u{fffd}";
        assert_eq!(xml(hostile), said);
    }
}
