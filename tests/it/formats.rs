//! Formats of others: what is written keeps to their own schemas, whatever stands in a playbook.
//!
//! The schemas lie in `tests/schemas/`, with where they are from.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use jsonschema::Validator;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uppsala::XsdValidator;

use crate::cases::{Case, written};
use crate::support::{LUMEN, Playbook, Ran, example_repo, owned_by, program, run_in};

const FORMATS: [&str; 7] = [
    "sarif", "gitlab", "junit", "rdjson", "json", "jsonl", "markdown",
];

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas")
}

fn schema(name: &str) -> Value {
    let text = fs::read_to_string(schemas().join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The schema of SARIF. Its pattern of languages has a bracket too many, which strict readers of
/// regular expressions refuse; the errata of the standard have it right.
fn sarif() -> Value {
    const MISWRITTEN: &str = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    let text = fs::read_to_string(schemas().join("sarif-schema-2.1.0.json")).unwrap();
    assert!(text.contains(MISWRITTEN));
    let mended = text.replace(MISWRITTEN, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    serde_json::from_str(&mended).unwrap()
}

/// What the formats must keep to.
struct Schemas {
    sarif: Validator,
    gitlab: Validator,
    rdjson: Validator,
    check: Validator,
    line: Validator,
    junit: XsdValidator,
}

impl Schemas {
    fn read() -> Self {
        let of = |schema: &Value| {
            let options = jsonschema::options().should_validate_formats(true);
            options.build(schema).unwrap()
        };
        let own = |name: &str| of(&Playbook::empty().json(&["schema", name]));
        let xsd = fs::read_to_string(schemas().join("junit-10.xsd")).unwrap();
        Self {
            sarif: of(&sarif()),
            // GitLab's schema is of one issue.
            gitlab: of(&serde_json::json!({
                "type": "array", "items": schema("gitlab-codeclimate.json")
            })),
            rdjson: of(&schema("rdformat-DiagnosticResult.json")),
            check: own("check"),
            line: own("check-line"),
            junit: XsdValidator::from_schema(&uppsala::parse(&xsd).unwrap()).unwrap(),
        }
    }

    /// Every fault in what was written in `format`.
    fn faults(&self, format: &str, text: &str) -> Vec<String> {
        let json = |validator: &Validator, text: &str| {
            let value: Value = match serde_json::from_str(text) {
                Ok(value) => value,
                Err(error) => return vec![error.to_string()],
            };
            let errors = validator.iter_errors(&value);
            errors
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect()
        };
        match format {
            "sarif" => json(&self.sarif, text),
            "gitlab" => json(&self.gitlab, text),
            "rdjson" => json(&self.rdjson, text),
            "json" => json(&self.check, text),
            "jsonl" => text
                .lines()
                .flat_map(|line| json(&self.line, line))
                .collect(),
            "junit" => match uppsala::parse(text) {
                Ok(document) => {
                    let errors = self.junit.validate(&document);
                    errors.iter().map(ToString::to_string).collect()
                }
                Err(error) => vec![error.to_string()],
            },
            _ => Vec::new(),
        }
    }
}

/// What one run writes in every format.
struct Reports {
    ran: Ran,
    folder: tempfile::TempDir,
}

impl Reports {
    fn of(playbook: &Path, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files: Vec<String> = FORMATS
            .iter()
            .map(|format| format!("{format}:{}", folder.path().join(format).display()))
            .collect();
        let mut arguments = vec!["check", "--format", "github"];
        for file in &files {
            arguments.extend(["--report", file]);
        }
        arguments.extend(options);
        let ran = run_in(playbook, &arguments);
        assert!(ran.code < 2, "{}", ran.err);
        Self { ran, folder }
    }

    fn text(&self, format: &str) -> String {
        fs::read_to_string(self.folder.path().join(format)).unwrap()
    }

    fn json(&self, format: &str) -> Value {
        serde_json::from_str(&self.text(format)).unwrap()
    }

    /// Holds every report to its schema, and the reports to each other.
    fn check(&self, schemas: &Schemas, what: &str) {
        for format in FORMATS {
            let text = self.text(format);
            let faults = schemas.faults(format, &text);
            assert_eq!(faults, Vec::<String>::new(), "{what}: {format}");
        }
        let findings = self.json("json")["findings"].as_array().unwrap().len();
        let summary = &self.json("json")["summary"];
        let not_counted = ["waived", "known"].map(|key| summary[key].as_u64().unwrap());
        let counted = findings - usize::try_from(not_counted.iter().sum::<u64>()).unwrap();
        let sarif = self.json("sarif");
        let run = &sarif["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), findings, "{what}");
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            let rule = &run["tool"]["driver"]["rules"][index];
            assert_eq!(rule["id"], result["ruleId"], "{what}");
            let help = rule["help"]["markdown"].as_str().unwrap();
            assert!(help.len() > 50, "{what}: {rule}");
        }
        check_rules(run, what);
        let gitlab = self.json("gitlab");
        let issues = gitlab.as_array().unwrap();
        let names: BTreeSet<&str> = issues
            .iter()
            .map(|issue| issue["fingerprint"].as_str().unwrap())
            .collect();
        assert_eq!(names.len(), counted, "{what}");
        let diagnostics = self.json("rdjson")["diagnostics"].as_array().unwrap().len();
        assert_eq!(diagnostics, counted, "{what}");
        assert_eq!(self.text("jsonl").lines().count(), findings, "{what}");
        let fails = self.text("junit").contains("<failure ");
        assert_eq!(fails, self.ran.code == 1, "{what}");
    }
}

/// Checks that a run of SARIF lists rules that passed too, in order and without their whole pages.
fn check_rules(run: &Value, what: &str) {
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert!(ids.is_sorted_by(|one, next| one < next), "{what}: {ids:?}");
    let found = run["results"].as_array().unwrap().iter();
    let found: BTreeSet<&str> = found.filter_map(|it| it["ruleId"].as_str()).collect();
    let (mut passed, mut size) = (0, 0);
    for rule in rules {
        let help = rule["help"]["text"].as_str().unwrap();
        assert!(!help.trim().is_empty(), "{what}: {rule}");
        if !found.contains(rule["id"].as_str().unwrap()) {
            assert_eq!(rule["help"]["markdown"], Value::Null, "{what}: {rule}");
            passed += 1;
            size += rule.to_string().len();
        }
    }
    assert!(size <= 1500 * passed, "{what}: {size} bytes");
}

#[test]
fn sarif_lists_the_rules_that_passed() {
    let reports = Reports::of(&misspelled().path(), &[]);
    let sarif = reports.json("sarif");
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.len() > 100, "{} rules", rules.len());
    assert!(rules.iter().any(|rule| rule["id"] == "blame"));
    check_rules(run, "all rules");
}

#[test]
fn the_schemas_are_what_their_origins_say() {
    let readme = fs::read_to_string(schemas().join("README.md")).unwrap();
    let mut files = 0;
    for entry in fs::read_dir(schemas()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "README.md" {
            continue;
        }
        let digest = Sha256::digest(fs::read(&path).unwrap());
        let mut hex = String::new();
        for byte in digest {
            write!(hex, "{byte:02x}").unwrap();
        }
        let is_told = readme
            .split("\n## ")
            .any(|part| part.starts_with(&format!("`{name}`")) && part.contains(&hex));
        assert!(is_told, "{name}: {hex}");
        files += 1;
    }
    assert_eq!(files, 4);
}

#[test]
fn a_schema_refuses_what_is_wrong() {
    let schemas = Schemas::read();
    let reports = Reports::of(&misspelled().path(), &[]);
    let broken = |format: &str, from: &str, to: &str| {
        let text = reports.text(format);
        assert!(text.contains(from), "{text}");
        let faults = schemas.faults(format, &text.replace(from, to));
        assert!(!faults.is_empty(), "{format}: {from} → {to}");
    };
    broken("sarif", "\"startLine\": 3", "\"startLine\": 0");
    broken("sarif", "\"2.1.0\"", "\"2.2.0\"");
    broken("sarif", "\"uri\": \"notes.md\"", "\"uri\": \"a b:%\"");
    broken("gitlab", "\"severity\": \"major\"", "\"severity\": 3");
    broken("rdjson", "\"ERROR\"", "\"BAD\"");
    broken("junit", "<testcase name=", "<testcase nom=");
    broken("junit", "</failure>", "<x/></failure>");
    broken("jsonl", "\"as_of\"", "\"day\"");
}

#[test]
fn reports_of_every_case_keep_to_their_schemas() {
    let cases = written();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let schemas = Schemas::read();
                while let Some((path, text)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let case = Case::read(text);
                    let folder = tempfile::tempdir().unwrap();
                    case.write(folder.path());
                    let reports = Reports::of(folder.path(), &["--as-of", &case.as_of]);
                    reports.check(&schemas, &path.display().to_string());
                }
            });
        }
    });
}

#[test]
fn reports_of_a_broken_example_keep_to_their_schemas() {
    let example = example_repo();
    let folder = tempfile::tempdir().unwrap();
    copy(&example, folder.path());
    // Two problems in each document: a reference that finds nothing, and a link that leads nowhere.
    let mut broken = 0;
    for path in documents(folder.path()) {
        let text = fs::read_to_string(&path).unwrap();
        if let Some(rest) = text.strip_prefix("---\n") {
            let rest = rest.replace("\nowner: ", "\nx-owner: ");
            let text = format!("---\nowner: никто🚀\n{rest}\n[gone](gone/away.md)\n");
            fs::write(path, text).unwrap();
            broken += 1;
        }
    }
    assert!(broken > 40, "{broken}");
    let reports = Reports::of(folder.path(), &[]);
    assert_eq!(reports.ran.code, 1);
    reports.check(&Schemas::read(), "the example");
    let found = reports.json("json")["findings"].as_array().unwrap().len();
    assert!(found > 80, "{found}");
    let machine = folder.path().to_str().unwrap().to_owned();
    for format in FORMATS {
        assert!(!reports.text(format).contains(&machine), "{format}");
    }
    assert!(reports.text("markdown").len() <= 60_000);
    // GitHub keeps ten of a level.
    let count = |level: &str| {
        let lines = reports.ran.out.lines();
        lines.filter(|line| line.starts_with(level)).count()
    };
    assert_eq!(count("::error "), 10);
    assert!(count("::warning ") <= 10 && count("::notice ") <= 10);
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

fn misspelled() -> Playbook {
    Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("notes.md", owned_by("dan"))
}

const ONLY: [&str; 2] = ["--only", "unknown-reference"];

#[test]
fn columns_are_those_of_each_reader() {
    // Two code units and four bytes for the rocket; two bytes for each letter of `Ю`.
    let people = "people: { 🚀: { name: Ю }, Юлия: { name: Юлия } }";
    let playbook = misspelled()
        .file(
            "parties/lumen.md",
            LUMEN.replace("people: { dana: { name: Dana Reed } }", people),
        )
        .file(
            "notes.md",
            "\u{feff}---\ntitle: Ю\nconsulted: [🚀, Юлиа]\nkind: decision\nstatus: proposed\n---\n",
        );
    let reports = Reports::of(&playbook.path(), &ONLY);
    let region = &reports.json("sarif")["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        ["region"];
    assert_eq!(
        *region,
        serde_json::json!({ "startLine": 3, "startColumn": 17, "endLine": 3, "endColumn": 21 })
    );
    let diagnostic = &reports.json("rdjson")["diagnostics"][0];
    assert_eq!(
        diagnostic["location"]["range"],
        serde_json::json!({
            "start": { "line": 3, "column": 19 }, "end": { "line": 3, "column": 27 }
        })
    );
}

#[test]
fn a_fix_is_a_suggestion_and_a_replacement() {
    let playbook = Playbook::new().file(
        "parties/lumen.md",
        "---\ntitle: Lumen\ntype: agency\npeople: { dana: { x-🚀go: Ю, naem: Dana } }\n---\n",
    );
    let reports = Reports::of(&playbook.path(), &["--only", "unknown-key"]);
    let sarif = reports.json("sarif");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let fixed: Vec<&Value> = results
        .iter()
        .map(|result| &result["fixes"][0]["artifactChanges"][0]["replacements"][0])
        .filter(|replacement| replacement["insertedContent"]["text"] == "name")
        .collect();
    let region = &fixed.last().unwrap()["deletedRegion"];
    assert_eq!(
        (&region["startColumn"], &region["endColumn"]),
        (&30.into(), &34.into()),
        "{region}"
    );
    let rdjson = reports.json("rdjson");
    let diagnostics = rdjson["diagnostics"].as_array().unwrap();
    let suggestion = &diagnostics.last().unwrap()["suggestions"][0];
    assert_eq!(suggestion["text"], "name");
    assert_eq!(suggestion["range"]["start"]["column"], 33);
    assert_eq!(suggestion["range"]["end"]["column"], 37);
}

#[test]
fn waived_findings_are_suppressed_skipped_and_not_told_to_forges() {
    let waiver = "{ rule = \"unknown-reference\", object = \"page/notes\", owner = \"dana\", \
        reason = \"Dan & co join in <May>\", until = 2026-05-01 }";
    let config = format!("format = 1\nas_of = 2026-03-31\nwaiver = [{waiver}]\n");
    let reports = Reports::of(&misspelled().file("comity.toml", config).path(), &ONLY);
    reports.check(&Schemas::read(), "waived");
    let sarif = reports.json("sarif");
    let suppression = &sarif["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!(
        suppression["justification"],
        "accepted by `dana` until 2026-05-01: Dan & co join in <May>"
    );
    let place = &suppression["location"]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "comity.toml");
    assert_eq!(place["region"]["startLine"], 3);
    let junit = reports.text("junit");
    let skipped = "<skipped message=\"accepted by `dana` until 2026-05-01: \
        Dan &amp; co join in &lt;May&gt;\"/>";
    assert!(junit.contains(skipped), "{junit}");
    assert!(junit.contains("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"1\""));
    assert_eq!(reports.json("gitlab"), serde_json::json!([]));
    assert!(!reports.text("markdown").contains("unknown-reference"));
}

#[test]
fn junit_has_a_test_for_each_rule_and_document() {
    let options = ["--only", "unknown-reference", "--only", "unknown-key"];
    let options = [&options[..], &["--fail-on", "never"]].concat();
    let reports = Reports::of(&misspelled().path(), &options);
    let junit = reports.text("junit");
    assert_eq!(junit.matches("<testcase ").count(), 4, "{junit}");
    assert_eq!(junit.matches("<failure ").count(), 0, "{junit}");
    let said = "<system-out>notes.md:3:8: error: there is no person `dan`";
    assert!(junit.contains(said), "{junit}");
    let passed =
        "<testcase name=\"parties/lumen.md\" classname=\"comity.structure.unknown-reference\"/>";
    assert!(junit.contains(passed), "{junit}");
}

#[test]
fn several_playbooks_are_several_runs_of_one_repository() {
    let both = Playbook::empty()
        .file(".git/HEAD", "")
        .file("one/comity.toml", "format = 1\nas_of = 2026-03-31\n")
        .file("one/a.md", owned_by("dan"))
        .file("two/comity.toml", "format = 1\nas_of = 2026-03-31\n")
        .file("two/a.md", owned_by("dan"));
    let reports = Reports::of(&both.path(), &ONLY);
    let sarif = reports.json("sarif");
    assert_eq!(Schemas::read().faults("sarif", &sarif.to_string()), [""; 0]);
    for (at, folder) in ["one", "two"].into_iter().enumerate() {
        let run = &sarif["runs"][at];
        assert_eq!(run["automationDetails"]["id"], format!("comity/{folder}/"));
        let place = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], format!("{folder}/a.md"));
    }
    let gitlab = reports.json("gitlab");
    assert_eq!(gitlab[1]["location"]["path"], "two/a.md");
    assert_ne!(gitlab[0]["fingerprint"], gitlab[1]["fingerprint"]);
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_anything_else() {
    let playbook = misspelled().file("out/x", "");
    let refused = |files: &[&str]| {
        let reports = files.iter().flat_map(|file| ["--report", file]);
        let said = playbook.run(&[&["check"], &reports.collect::<Vec<_>>()[..]].concat());
        assert!(said.ends_with("--- exit 2\n"), "{said}");
        assert!(!said.contains("notes.md"), "{said}");
        said
    };
    let said = refused(&["json:gone/a.json"]);
    assert!(
        said.contains("error: cannot write the report gone/a.json"),
        "{said}"
    );
    assert!(refused(&["json:out"]).contains("it is a folder"));
    let twice = refused(&["json:out/a", "sarif:./out/../out/a"]);
    assert!(twice.contains("two reports"), "{twice}");
    assert!(refused(&["json:-"]).contains("standard output"));
    assert!(refused(&["serif:a"]).contains("there is no format `serif`"));
    assert!(!playbook.path().join("out/a").exists());
}

#[test]
fn a_report_takes_the_place_of_the_last_one() {
    let playbook = misspelled().file("out/a.json", "what was there");
    for _ in 0..2 {
        playbook.check(&["--report", "json:out/a.json", "--color", "always"]);
    }
    let folder = playbook.path().join("out");
    let text = fs::read_to_string(folder.join("a.json")).unwrap();
    assert!(
        text.starts_with("{\n  \"schema\": \"comity.check/v1\""),
        "{text}"
    );
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

#[test]
fn github_is_told_what_it_would_not_show() {
    let mut playbook = Playbook::new();
    for number in 0..14 {
        let owner = if number == 13 { "##[error]x" } else { "dan" };
        let text = owned_by(&format!("\"{owner}\""));
        playbook = playbook.file(&format!("notes/{number:02}.md"), text);
    }
    let summary = playbook.path().join("summary.md");
    fs::write(&summary, "before\n").unwrap();
    let arguments = [&["check", "--format", "github"][..], &ONLY].concat();
    let mut command = program(&playbook.path(), &arguments);
    command.env("GITHUB_STEP_SUMMARY", &summary);
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines.iter().filter(|it| it.starts_with("::error ")).count(),
        10
    );
    assert!(
        lines[10].starts_with("::notice title=comity::not annotated, since GitHub shows ten"),
        "{out}"
    );
    assert!(lines[10].contains(": 4 errors;"), "{out}");
    assert!(
        lines[11].starts_with("- notes/10.md:3:8: error[unknown-reference]"),
        "{out}"
    );
    assert_eq!(lines.iter().filter(|it| it.starts_with("::")).count(), 11);
    let plain = lines.iter().filter(|it| !it.starts_with("::"));
    assert!(plain.clone().count() > 4);
    assert!(plain.clone().all(|line| !line.contains("##[")), "{out}");
    let summary = fs::read_to_string(summary).unwrap();
    assert!(
        summary.starts_with("before\n<!-- comity:check -->\n## Check of the playbook"),
        "{summary}"
    );
    assert!(summary.contains("### 14 errors\n"), "{summary}");
    // Nobody else writes there.
    let mut command = program(&playbook.path(), &["check"]);
    let other = playbook.path().join("other.md");
    command.env("GITHUB_STEP_SUMMARY", &other).output().unwrap();
    assert!(!other.exists());
}

#[test]
fn a_comment_is_no_longer_than_forges_take() {
    let mut playbook = Playbook::new();
    for number in 0..900 {
        let text = owned_by("dan") + "[x](gone.md)\n";
        playbook = playbook.file(&format!("notes/{number:03}.md"), text);
    }
    for lang in ["en", "ru"] {
        let ran = run_in(
            &playbook.path(),
            &["check", "--format", "markdown", "--lang", lang],
        );
        assert!(ran.out.len() <= 60_000, "{}", ran.out.len());
        assert!(ran.out.len() > 40_000, "{}", ran.out.len());
        let last = ran.out.lines().last().unwrap();
        let said = ["left out", "не помест"];
        assert!(said.iter().any(|words| last.contains(words)), "{last}");
        check_markdown(&ran.out);
    }
}

/// Texts that mean something to a forge, a terminal or a program.
const HOSTILE: [&str; 11] = [
    "--> <img src=x onerror=alert(1)> <!--",
    "@everyone see #12",
    "::error file=a.md::boom",
    "%0A::set-output name=a::b",
    "##[error]boom",
    "a | b \\\\ `c` **d** [e](https://evil.example)",
    "\\u001b[31mred\\u0007 \\u009bclear \\u0000 \\uffff",
    "left\\u202eright\\u200bhidden",
    "</summary></details><script>x</script>]]></failure>",
    "first\\n```\\n# second\\n::warning::x\\n/close",
    "{0} {{1}} %SRCROOT%",
];

#[test]
fn hostile_texts_are_inert_in_every_format() {
    let schemas = Schemas::read();
    for text in HOSTILE {
        let waiver = format!(
            "\n[[waiver]]\nrule = \"unknown-reference\"\nobject = \"page/b\"\nowner = \"{text}\"\n\
             reason = \"{text}\"\nuntil = 2026-05-01\n"
        );
        let playbook = Playbook::new()
            .file(
                "comity.toml",
                format!("format = 1\nas_of = 2026-03-31\n{waiver}"),
            )
            .file("index.md", format!("---\ntitle: \"{text}\"\n---\n"))
            .file("a.md", owned_by(&format!("\"{text}\"")))
            .file("b.md", owned_by(&format!("\"{text}\"")))
            .file(
                "parties/lumen.md",
                format!("---\ntitle: L\ntype: agency\n\"{text}\": 1\ntipe: x\n---\n"),
            );
        for lang in ["en", "ru"] {
            let reports = Reports::of(&playbook.path(), &["--lang", lang]);
            reports.check(&schemas, text);
            for format in FORMATS {
                let out = reports.text(format);
                let is_command =
                    |letter: char| letter.is_control() && letter != '\n' || is_hidden(letter);
                assert_eq!(
                    out.chars().find(|it| is_command(*it)),
                    None,
                    "{format}: {text}"
                );
                let begins = |line: &str| {
                    let line = line.trim_start();
                    line.starts_with("::") || line.starts_with("##[") || line.starts_with('/')
                };
                assert!(!out.lines().any(begins), "{format}: {out}");
            }
            check_markdown(&reports.text("markdown"));
            for diagnostic in reports.json("rdjson")["diagnostics"].as_array().unwrap() {
                check_words(diagnostic["message"].as_str().unwrap());
            }
            let sarif = reports.json("sarif");
            for result in sarif["runs"][0]["results"].as_array().unwrap() {
                let said = result["message"]["text"].as_str().unwrap();
                let said = said.replace("{{", "").replace("}}", "");
                assert!(!said.contains(['{', '}']), "{said}");
                assert!(!said.contains("](") || said.contains("\\]("), "{said}");
            }
            let commands = reports.ran.out.lines();
            for line in commands.filter(|line| !line.starts_with("::")) {
                assert!(!line.contains("##["), "{line}");
                assert!(!line.trim_start().starts_with("::"), "{line}");
            }
        }
    }
}

fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{202e}')
}

/// A comment with nothing but our own HTML, rows of four cells and no command.
fn check_markdown(out: &str) {
    assert!(out.starts_with("<!-- comity:check -->\n"), "{out}");
    let ours = [
        "<!-- comity:check -->",
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
        "<br>",
    ];
    let bare = ours
        .iter()
        .fold(out.to_owned(), |text, ours| text.replace(ours, ""));
    check_words(&bare);
    assert_eq!(
        out.matches("<details>").count(),
        out.matches("</details>").count()
    );
    for row in out.lines().filter(|line| line.starts_with('|')) {
        let columns = row.replace("\\|", "").matches('|').count();
        assert_eq!(columns, 5, "{row}");
    }
}

/// Markdown that calls nobody, links nowhere and has no HTML.
fn check_words(text: &str) {
    let bare = text.replace("<!-- -->", "");
    assert!(!bare.contains(['<', '>']), "{text}");
    for line in text.lines() {
        let line = line.trim_start_matches('#');
        for after in line.split(['@', '#']).skip(1) {
            assert!(after.starts_with("<!-- -->"), "{line}");
        }
    }
    assert!(!text.contains("://"), "{text}");
    assert!(!text.replace("\\[", "").contains('['), "{text}");
}
