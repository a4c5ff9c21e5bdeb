//! How long a million rows take, as a multiple of what the `sqlite3` shell needs for the same.
//!
//! Both start as processes, in turn, in one run: Comity reads, checks, types and judges one ledger
//! for 20 metrics (`comity status`), the shell imports the same file into a typed table and answers
//! the same 20 queries. Their answers are compared before anything is timed. A third figure is that of
//! `comity status` where a run before it has kept what it read of the ledger.
//!
//! `cargo bench --bench ledgers` prints the medians, their ratio and the peak memory; `-- 100000`
//! takes another number of rows, `-- write FOLDER 1000000` leaves the playbook behind, for a profiler.
//! It needs Debian's package `sqlite3`.

#![allow(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROWS: usize = 1_000_000;
const RUNS: usize = 5;

/// The formulas of the 20 metrics, and what stands behind `where` in each query.
const FORMULAS: [(&str, &str); 20] = [
    ("sum(spend) / sum(engagements)", "us"),
    ("sum(spend) / sum(engagements)", "ru"),
    ("sum(spend) / sum(sales)", "us"),
    ("sum(spend) / sum(clicks)", "us"),
    ("sum(spend) / sum(views)", "ru"),
    ("sum(spend) / sum(impressions)", "us"),
    ("1000 * sum(spend) / sum(impressions)", "ru"),
    ("sum(revenue) / sum(spend)", "us"),
    ("sum(engagements) / sum(impressions)", "us"),
    ("sum(engagements) / sum(views)", "ru"),
    ("sum(clicks) / sum(impressions)", "us"),
    ("sum(sales) / sum(clicks)", "ru"),
    ("avg(engagements / impressions)", "us"),
    ("avg(spend)", "us"),
    ("max(spend)", "ru"),
    ("min(spend)", "us"),
    ("count(distinct creator)", "us"),
    ("count(distinct campaign)", "ru"),
    ("sum(case when clicks > 30 then 1 else 0 end)", "us"),
    ("sum(revenue)", "ru"),
];

fn main() {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    match arguments.as_slice() {
        [verb, folder] if verb == "read" => return read(Path::new(folder)),
        [verb, folder, rows] if verb == "write" => {
            return write_playbook(Path::new(folder), rows.parse().expect("a number of rows"));
        }
        _ => {}
    }
    let rows = arguments
        .first()
        .and_then(|count| count.parse().ok())
        .unwrap_or(ROWS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_playbook(folder.path(), rows);
    compare(folder.path(), rows);
}

fn compare(folder: &Path, rows: usize) {
    let script = folder.join("queries.sql");
    fs::write(&script, sql(folder)).expect("the queries are written");
    assert_same(&comity_values(folder), &shell_values(&script));
    let mut cold = status(folder);
    let mut shell = shell();
    let kept = tempfile::tempdir().expect("a temporary folder");
    let mut warm = status(folder);
    warm.env_remove("COMITY_CACHE")
        .env("COMITY_CACHE_DIR", kept.path());
    time(&mut warm, None);
    let (mut ours, mut theirs, mut again) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(time(&mut cold, None));
        theirs.push(time(&mut shell, Some(&script)));
        again.push(time(&mut warm, None));
    }
    let [theirs, ours, again] = [theirs, ours, again].map(|times| median(times).as_secs_f64());
    println!("{rows} rows, 20 metrics, median of {RUNS} runs each, taken in turn");
    println!("  sqlite3 shell:       {:8.1} ms", theirs * 1e3);
    println!("  comity status:       {:8.1} ms", ours * 1e3);
    println!("  comity status, warm: {:8.1} ms", again * 1e3);
    println!("ratio to the shell: {:.2}", ours / theirs);
    println!("ratio to the shell, warm: {:.2}", again / theirs);
    println!("peak memory of comity: {} MiB", peak(folder));
}

/// `comity status` that reads the ledger from its file.
fn status(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command
        .args(["status", "--as-of", "2026-12-31"])
        .arg(folder)
        .env("COMITY_CACHE", "off");
    command
}

fn shell() -> Command {
    let mut shell = Command::new("sqlite3");
    shell.arg(":memory:");
    shell
}

fn time(command: &mut Command, input: Option<&Path>) -> Duration {
    let input = input.map_or_else(Stdio::null, |path| {
        fs::File::open(path).expect("the queries").into()
    });
    command.stdin(input).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status().expect("the program starts");
    assert!(status.success(), "{command:?}");
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The peak memory of a process that reads and judges the playbook, in MiB.
fn peak(folder: &Path) -> u64 {
    let own = env::current_exe().expect("this program's path");
    let output = Command::new(own)
        .arg("read")
        .arg(folder)
        .output()
        .expect("it starts");
    let text = String::from_utf8(output.stdout).expect("text");
    text.trim().parse().expect("a number of MiB")
}

fn read(folder: &Path) {
    use comity::actuals::{self, LedgerCache};
    use comity::model::{ParseCache, load};
    use comity::source::WorkTree;
    let source = WorkTree::open(folder).expect("the playbook");
    let loaded = load(&source, &ParseCache::new()).expect("it can be read");
    let day = "2026-12-31".parse().expect("a day");
    let mut cache = LedgerCache::default();
    let read = actuals::read(&loaded.playbook, &source, day, &mut cache).expect("it can be judged");
    assert_eq!(read.0.outcomes.len(), FORMULAS.len());
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("a peak");
    let kib: u64 = peak
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("a number");
    println!("{}", kib / 1024);
}

fn comity_values(folder: &Path) -> Vec<f64> {
    let mut command = status(folder);
    command.args(["--format", "json"]);
    let output = command.output().expect("comity starts");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut values = vec![f64::NAN; FORMULAS.len()];
    for expectation in json["expectations"].as_array().expect("a list") {
        let id = expectation["id"].as_str().expect("an id");
        let place: usize = id
            .rsplit_once("#e")
            .expect("our id")
            .1
            .parse()
            .expect("a number");
        values[place] = expectation["windows"][0]["value"]
            .as_f64()
            .expect("a value");
    }
    values
}

fn shell_values(script: &Path) -> Vec<f64> {
    let mut command = shell();
    command.stdin(fs::File::open(script).expect("the queries"));
    let output = command
        .output()
        .expect("sqlite3 is installed (Debian's package of that name)");
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines()
        .map(|line| line.parse().expect("a number"))
        .collect()
}

fn assert_same(ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len());
    for (place, (one, other)) in ours.iter().zip(theirs).enumerate() {
        let apart = (one - other).abs();
        assert!(
            apart <= 1e-9 * one.abs(),
            "metric {place}: {one} and {other}"
        );
    }
}

const COLUMNS: &str = "date,market,spend,currency,campaign,creator,platform,asset,impressions,reach,views,engagements,clicks,sales,revenue";

fn sql(folder: &Path) -> String {
    let types: Vec<String> = COLUMNS
        .split(',')
        .map(|name| {
            let is_text = [
                "date", "market", "currency", "campaign", "creator", "platform", "asset",
            ]
            .contains(&name);
            format!("{name} {}", if is_text { "text" } else { "real" })
        })
        .collect();
    let ledger = folder.join("ledgers/performance.csv");
    let mut sql = format!(
        "create table performance({});\n.import --csv --skip 1 {} performance\n",
        types.join(", "),
        ledger.display()
    );
    for (formula, market) in FORMULAS {
        writeln!(
            sql,
            "select printf('%.15g', {formula}) from performance where market = '{market}' \
             and date between '2026-01-01' and '2026-12-31';"
        )
        .expect("a string");
    }
    sql
}

fn write_playbook(folder: &Path, rows: usize) {
    let put = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    };
    put(
        "comity.toml",
        "format = 1\ncurrency = \"USD\"\n\n[markets.us]\n[markets.ru]\n",
    );
    put(
        "index.md",
        "---\nkind: partnership\ntitle: P\ntype: brand-agency\nstarted: 2026-01-01\nparties: [lumen]\n---\n",
    );
    put(
        "parties/lumen.md",
        "---\nkind: party\ntitle: Lumen\ntype: agency\ntimezone: UTC\n---\n",
    );
    for creator in 0..50 {
        let page =
            format!("---\nkind: party\ntitle: C{creator}\ntype: creator\ntimezone: UTC\n---\n");
        put(&format!("parties/c{creator}.md"), &page);
    }
    for campaign in 0..20 {
        let page = format!("---\nkind: brief\ntitle: B{campaign}\n---\n");
        put(&format!("briefs/b{campaign}.md"), &page);
    }
    let mut agreement = "---\nkind: agreement\ntitle: A\nstatus: active\nform: agreement\n\
        term: { from: 2026-01-01, to: 2026-12-31 }\nsignoffs: { lumen: { by: dana, date: 2026-01-01 } }\n\
        expectations:\n"
        .to_owned();
    for (place, (formula, market)) in FORMULAS.iter().enumerate() {
        let metric = format!(
            "---\nkind: metric\ntitle: M\nunit: x\nbetter: lower\nledger: performance\nformula: {formula}\n---\n"
        );
        put(&format!("metrics/m{place}.md"), &metric);
        writeln!(
            agreement,
            "  e{place}: {{ metric: m{place}, where: {{ market: {market} }}, target: 1 x, per: total }}"
        )
        .expect("a string");
    }
    agreement.push_str("---\n");
    put("agreements/a.md", &agreement);
    write_ledger(folder, rows);
}

/// Rows in order of days, as a ledger grows; each has an asset of its own.
fn write_ledger(folder: &Path, rows: usize) {
    fs::create_dir_all(folder.join("ledgers")).expect("the folder is made");
    let file = fs::File::create(folder.join("ledgers/performance.csv")).expect("the ledger");
    let mut out = std::io::BufWriter::new(file);
    writeln!(out, "{COLUMNS}").expect("the header");
    let mut seed = 42_u64;
    let mut random = move |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for row in 0..rows {
        let day = row * 365 / rows;
        let date = jiff::civil::date(2026, 1, 1)
            .saturating_add(jiff::Span::new().days(i64::try_from(day).expect("a day")));
        let market = if random(2) == 0 { "us" } else { "ru" };
        let (views, reach) = (random(9_000), random(20_000));
        writeln!(
            out,
            "{date},{market},{}.{:02},USD,b{},c{},tiktok,a{row},{},{reach},{views},{},{},{},{}.{:02}",
            random(200),
            random(100),
            random(20),
            random(50),
            random(50_000) + 1,
            random(900),
            random(60),
            random(5),
            random(2_000),
            random(100)
        )
        .expect("a row");
    }
}
