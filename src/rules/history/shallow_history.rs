use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Place, Report};
use crate::history::Timeline;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "shallow-history",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The clone holds only the last commits, as continuous integration fetches them to save time. Rules
about the past are passed over, and dates out of Git are not shown: what is missing is unknown, and
nothing is made up for it.

**Why.** A check that has not been run must not look like one that has passed.

```sh
git fetch --unshallow
```

In GitHub Actions `fetch-depth: 0` of `actions/checkout` fetches everything, in GitLab
`GIT_DEPTH: 0`. `weakened-check` needs only the commit at which the work began, and is run wherever
that is there.

**Configuration.** `shallow-history = "off"` under `[rules]`.

**Origin.** A choice of this program: unknown is never green.
"#,
    check: Check::History(check),
};

fn check(context: &Context<'_>, timeline: &Timeline, report: &mut Report) {
    if timeline.is_shallow() {
        report.push(shallow_history(context, timeline));
    }
}

fn shallow_history(context: &Context<'_>, timeline: &Timeline) -> Finding {
    let place = Place::new(&context.playbook.config_file.path, Span::at(0));
    Finding::new(RULE.id, place).with("commits", timeline.graph.commits.len())
}
