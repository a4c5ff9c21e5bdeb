//! The playbook with a canary in every place that somebody may not see.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use crate::support::run_in;

/// What nobody but the sides may see.
pub(super) const HIDDEN: [&str; 37] = [
    "zqxtitle",
    "zqxid",
    "zqxfile",
    "zqxsummary",
    "zqxtag",
    "zqxbody",
    "zqxheading",
    "zqxalias",
    "zqxagreement",
    "zqxscope",
    "zqxpromise",
    "zqxmetric",
    "zqxformula",
    "zqxdecision",
    "zqxoutcome",
    "zqxsheet",
    "zqxmortem",
    "zqxlesson",
    "zqxcampaign",
    "zqxbob",
    "zqxperson",
    "zqxroleholder",
    "zqxsubject",
    "zqxauthor",
    "zqxwaiver",
    "zqxdeleted",
    "zqxearlier",
    "zqxearliersubject",
    "zqxearlyauthor",
    "zqxledger",
    "zqxasset",
    "zqxhealth",
    "zqxupdate",
    "Щукожаба",
    "7654321",
    "6543217",
    "zqxlinktext",
];

/// A playbook in Git, and the sites that were built from it.
pub(super) struct Planted {
    folder: tempfile::TempDir,
    sites: Mutex<BTreeMap<String, PathBuf>>,
}

impl Planted {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("playbook");
        fs::create_dir(&root).unwrap();
        git(&root, &["init", "--quiet", "--initial-branch=main"], &[]);
        for (path, text) in BEFORE {
            write(&root, path, text);
        }
        commit(&root, "Zqxearlyauthor", "2026-02-01", "zqxearliersubject");
        for (path, text) in OPEN {
            write(&root, path, text);
        }
        commit(&root, "Olga", "2026-04-20", "what all may see");
        for (path, text) in CLOSED {
            write(&root, path, text);
        }
        commit(&root, "Zqxauthor", "2026-04-21", "zqxsubject");
        fs::remove_file(root.join("guides/zqxdeleted.md")).unwrap();
        commit(&root, "Zqxauthor", "2026-07-20", "zqxsubject again");
        let sites = Mutex::default();
        Self { folder, sites }
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The site for an audience, with everything that a site may have.
    pub(super) fn site(&self, audience: Option<&str>) -> PathBuf {
        let name = audience.unwrap_or("sides").replace(':', "-");
        let mut sites = self.sites.lock().unwrap();
        if let Some(site) = sites.get(&name) {
            return site.clone();
        }
        let site = self.folder.path().join(format!("site-{name}"));
        let out = site.display().to_string();
        let mut arguments = vec!["build", "playbook", "--out", &out];
        arguments.extend(audience.iter().flat_map(|it| ["--audience", it]));
        let ran = run_in(self.folder.path(), &arguments);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        sites.insert(name, site.clone());
        site
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn commit(root: &Path, author: &str, day: &str, subject: &str) {
    git(root, &["add", "--all"], &[]);
    let when = format!("{day}T12:00:00+00:00");
    let address = format!("{author}@example.com");
    let names = [
        ("GIT_AUTHOR_NAME", author),
        ("GIT_AUTHOR_EMAIL", &address),
        ("GIT_COMMITTER_NAME", author),
        ("GIT_COMMITTER_EMAIL", &address),
        ("GIT_AUTHOR_DATE", &when),
        ("GIT_COMMITTER_DATE", &when),
    ];
    git(root, &["commit", "--quiet", "-m", subject], &names);
}

pub(super) fn git(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = Command::new("git")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(environment.iter().copied())
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// What stood there at first: a page that was for the sides alone then, and one that is gone by now.
const BEFORE: &[(&str, &str)] = &[
    (
        "comity.toml",
        r#"format = 1
languages = ["en", "ru"]
as_of = 2026-10-10
currency = "USD"
[kpi]
pass = "1 of 2"
[audiences]
public = { title = { en = "Everybody", ru = "Все" } }
creator = { sees = ["public"], title = { en = "Creators", ru = "Авторы" } }
[site]
title = { en = "We", ru = "Мы" }
base_url = "https://playbook.example/x/"
markdown = true
llms = true
[[waiver]]
rule = "broken-link"
object = "page/zqxid"
reason = "zqxwaiver"
owner = "zqxroleholder"
until = 2026-12-31
"#,
    ),
    (
        "guides/once.md",
        "---\ntitle: Once zqxearlier\n---\n\nWe wrote zqxearlier here.\n",
    ),
    (
        "guides/zqxdeleted.md",
        "---\ntitle: Gone zqxdeleted\naudience: public\n---\n\nIt said zqxdeleted.\n",
    ),
    (
        "index.md",
        "---\ntitle: We\naudience: public\ntype: brand-creator\nstarted: 2026-01-12\nparties: [one, two]\n---\n\nThis is for-the-public.\n",
    ),
];

/// What somebody beside the sides may see.
const OPEN: &[(&str, &str)] = &[
    (
        "guides/once.md",
        "---\ntitle: Once\naudience: creator\n---\n\nIt is open now.\n",
    ),
    (
        "guides/creators.md",
        r"---
title: Guide
audience: creator
x-note: of our own
---

# Guide

This is for-the-creators. Fees are in [zqxlinktext and more](zqxfile.md), also [there][fees], and
in [the rows](../ledgers/performance/zqxledger.csv).

[fees]: ../agreements/zqxagreement.md 'zqxagreement in full'
",
    ),
    (
        "guides/ann.md",
        "---\ntitle: For Ann\naudience: \"party:ann\"\n---\n\nThis is for-ann-alone.\n",
    ),
    (
        "metrics/views.md",
        "---\ntitle: Views\naudience: public\nunit: views\nbetter: higher\nledger: performance\nformula: sum(views)\nfrequency: month\nsplit_by: [creator, campaign]\nowner: olga\n---\n",
    ),
    (
        "agreements/open.md",
        r"---
title: Terms
audience: creator
form: terms
status: active
owner: olga
term: { from: 2026-01-12, to: 2026-12-31 }
expectations:
  watched: { metric: views, target: at least 100, per: month, role: primary }
  clicked: { metric: zqxmetric, target: at least 5, per: month, role: kpi }
signoffs:
  one: { by: olga, date: 2026-04-20 }
  two: { by: olga, date: 2026-04-20 }
---
",
    ),
    (
        "briefs/open.md",
        "---\ntitle: Campaign\naudience: creator\nagreement: zqxagreement\ndates: { start: 2026-04-01, end: 2026-09-30 }\nbudget: 9000 USD\ncreators: [ann]\n---\n",
    ),
    (
        "decisions/2026-04-01-open.md",
        "---\ntitle: Decided\naudience: creator\nstatus: accepted\nproposed: 2026-04-01\ndecided: 2026-04-02\ndecider: olga\nchanges: [zqxagreement#zqxpromise]\n---\n",
    ),
    (
        "parties/one.md",
        "---\ntitle: One\naudience: public\ntype: brand\ntimezone: Europe/Moscow\npeople: { olga: { name: Olga, roles: [owner] } }\n---\n",
    ),
    (
        "parties/ann.md",
        "---\ntitle: Ann\naudience: creator\ntype: creator\ntimezone: UTC\n---\n",
    ),
];

/// What only the sides may see.
const CLOSED: &[(&str, &str)] = &[
    (
        "guides/zqxfile.md",
        r"---
id: zqxid
title: Hidden zqxtitle Щукожаба
summary: It says zqxsummary.
tags: [zqxtag]
aliases: [old/zqxalias.html]
---

## About zqxheading

A zqxbody with [a file](../files/zqxfile.txt) and [nothing](nowhere.md).
",
    ),
    ("files/zqxfile.txt", "attached\n"),
    (
        "agreements/zqxagreement.md",
        r"---
title: Fees
form: amendment
amends: open
status: active
owner: zqxroleholder
scope: [zqxscope]
term: { from: 2026-01-12, to: 2026-12-31 }
expectations:
  zqxpromise: { metric: zqxmetric, target: at least 7, per: month, role: kpi }
signoffs:
  one: { by: olga, date: 2026-04-20 }
  two: { by: olga, date: 2026-04-20 }
---
",
    ),
    (
        "metrics/zqxmetric.md",
        "---\ntitle: Clicks\nunit: zqxformula\nbetter: higher\nledger: performance\nformula: sum(clicks)\nfrequency: month\nowner: olga\n---\n",
    ),
    (
        "decisions/2026-04-21-closed.md",
        "---\ntitle: A zqxdecision\nstatus: accepted\nproposed: 2026-04-20\ndecided: 2026-04-21\ndecider: zqxroleholder\nsupersedes: [2026-04-01-open]\noutcome: zqxoutcome\n---\n\nWe decided zqxoutcome.\n",
    ),
    (
        "alignment/one.md",
        "---\ntitle: Sheet\nparty: one\nbusiness_model: zqxsheet\n---\n\nWe are a zqxsheet.\n",
    ),
    (
        "post-mortems/2026-05-closed.md",
        "---\ntitle: A zqxmortem\ncampaign: zqxcampaign\n---\n\nWe learned zqxlesson.\n",
    ),
    (
        "briefs/zqxcampaign.md",
        "---\ntitle: Closed\ndates: { start: 2026-05-01, end: 2026-05-31 }\nbudget: 6543217 USD\ncreators: [zqxbob]\n---\n",
    ),
    (
        "parties/two.md",
        "---\ntitle: Two\ntype: agency\ntimezone: UTC\npeople: { zqxroleholder: { name: Zqxperson, roles: [owner] } }\n---\n",
    ),
    (
        "parties/zqxbob.md",
        "---\ntitle: Bob\ntype: creator\ntimezone: UTC\n---\n",
    ),
    (
        "parties/eve.md",
        "---\ntitle: Eve\ntype: creator\ntimezone: UTC\n---\n",
    ),
    (
        "health/2026-05.md",
        "---\ntitle: May\nperiod: 2026-05\nanswers: { one: { by: olga, communication: 4, missing: zqxhealth } }\n---\n",
    ),
    (
        "updates/2026-W20.md",
        "---\ntitle: Week 20\nweek: 2026-W20\n---\n\nIn this week zqxupdate happened.\n",
    ),
    (
        "ledgers/performance/zqxledger.csv",
        "date,market,spend,currency,campaign,creator,platform,asset,impressions,reach,views,engagements,clicks,sales,revenue\n\
         2026-09-04,us,10.00,USD,zqxcampaign,zqxbob,tiktok,zqxasset,100,90,12345678,5,7654320,1,1.00\n\
         2026-09-05,us,10.00,USD,open,ann,tiktok,video-1,100,90,1,5,0,1,1.00\n\
         2026-09-06,us,10.00,USD,open,eve,tiktok,video-2,100,90,12345677,5,1,1,1.00\n",
    ),
    (
        "ledgers/payments.csv",
        "id,campaign,payee,amount,currency,due,paid\n\
         p-1,zqxcampaign,zqxbob,6543217.00,USD,2026-05-30,2026-05-30\n\
         p-2,open,ann,8135279.00,USD,2026-05-30,2026-05-30\n",
    ),
    (
        "ledgers/deliverables.csv",
        "id,campaign,party,due,briefed,delivered,accepted,published,rounds\n\
         zqxasset,zqxcampaign,zqxbob,2026-05-20,2026-05-01,2026-05-20,2026-05-20,2026-05-20,1\n\
         video-1,zqxcampaign,ann,2026-05-20,2026-05-01,2026-05-20,2026-05-20,2026-05-20,1\n",
    ),
];
