use super::super::{Check, Context, Rule};
use super::past::post_mortems;
use crate::finding::{Finding, Level, Place, Report};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::field::{Choice as _, Keyed};
use crate::model::kinds::{Action, CauseTag, PostMortem};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "repeated-cause",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The newest post-mortem names a cause that an earlier one named too, and its campaign began after that
one was written: while an action against the cause was open, or though it was done.

The actions against a cause are those that name it under `cause`; where none does, all of that
post-mortem. `other` is no cause that could return. Post-mortems that are older than the newest are
history.

**Why.** A cause that comes back was described and not removed. Either the action is late, or it was
the wrong one; in both cases the next campaign pays for it.

```bad
==> briefs/thaw.md
---
dates: { start: 2026-01-17, end: 2026-01-30 }
---
==> briefs/summit.md
---
dates: { start: 2026-02-20, end: 2026-03-10 }
---
==> post-mortems/2026-01-thaw.md
---
date: 2026-02-07
campaign: thaw
causes: [timing]
actions: { fourteen-days: { cause: timing, owner: dana, due: 2026-02-28 } }
---
==> post-mortems/2026-03-summit.md
---
date: 2026-03-15
campaign: summit
causes: [approvals, timing]
---
```

```good
==> briefs/thaw.md
---
dates: { start: 2026-01-17, end: 2026-01-30 }
---
==> briefs/summit.md
---
dates: { start: 2026-02-20, end: 2026-03-10 }
---
==> post-mortems/2026-01-thaw.md
---
date: 2026-02-07
campaign: thaw
causes: [timing]
actions: { fourteen-days: { cause: timing, owner: dana, due: 2026-02-28 } }
---
==> post-mortems/2026-03-summit.md
---
date: 2026-03-15
campaign: summit
causes: [approvals]
---
```

**Configuration.** `repeated-cause = "off"` under `[rules]`.

**Origin.** A strategist says that those who take failures apart learn most; a cause that returns shows
that nobody did. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut studies: Vec<Study<'_>> = post_mortems(context.playbook, context.as_of)
        .filter_map(|(page, facts)| Study::of(context, page, facts))
        .collect();
    studies.sort_by_key(|study| (study.written, &study.page.id));
    let Some((newest, earlier)) = studies.split_last() else {
        return;
    };
    for cause in newest.causes() {
        let last = earlier.iter().rev().find_map(|study| {
            let named = study.causes().find(|it| it.value == cause.value)?;
            (study.written <= newest.start).then_some((study, named))
        });
        report.extend(last.and_then(|(study, named)| judge(newest, cause, study, named)));
    }
}

/// A post-mortem beside the campaign it is about.
struct Study<'a> {
    page: &'a Page,
    facts: &'a PostMortem,
    /// The first day of its campaign.
    start: Date,
    /// The day it was written; where it does not say, the campaign's last.
    written: Date,
}

impl<'a> Study<'a> {
    fn of(context: &Context<'a>, page: &'a Page, facts: &'a PostMortem) -> Option<Self> {
        let campaign = facts.campaign.as_ref()?;
        let mut briefs = context.playbook.briefs();
        let (_, brief) = briefs.find(|(brief, _)| brief.id == campaign.as_str())?;
        let dates = brief.dates.as_ref()?;
        let start = dates.start.as_ref()?.value;
        let end = dates.end.as_ref().map(|end| end.value);
        let stated = page.common.date.as_ref().map(|date| date.value);
        Some(Self {
            page,
            facts,
            start,
            written: stated.or(end)?,
        })
    }

    /// The causes that could return.
    fn causes(&self) -> impl Iterator<Item = &'a Spanned<CauseTag>> {
        let causes = self.facts.causes.iter().flat_map(|all| all.value.iter());
        causes.filter(|cause| cause.value != CauseTag::Other)
    }

    /// The actions against a cause: those that name it, else all.
    fn actions(&self, cause: CauseTag) -> Vec<&'a Keyed<String, Action>> {
        let all = self.facts.actions.iter().flat_map(|all| all.value.iter());
        let all: Vec<&Keyed<String, Action>> = all.filter(|it| it.value.is_some()).collect();
        let named: Vec<_> = all
            .iter()
            .copied()
            .filter(|it| is_against(it, cause))
            .collect();
        if named.is_empty() { all } else { named }
    }
}

fn is_against(action: &Keyed<String, Action>, cause: CauseTag) -> bool {
    let against = action
        .value
        .as_ref()
        .and_then(|action| action.cause.as_ref());
    against.is_some_and(|against| against.iter().any(|it| it.value == cause))
}

/// What is wrong where a cause returns. With no action that can be read, nothing can be told.
fn judge(
    newest: &Study<'_>,
    cause: &Spanned<CauseTag>,
    earlier: &Study<'_>,
    named: &Spanned<CauseTag>,
) -> Option<Finding> {
    let actions = earlier.actions(cause.value);
    let is_open = |action: &&&Keyed<String, Action>| {
        let done = action
            .value
            .as_ref()
            .and_then(|action| action.done.as_ref());
        done.is_none_or(|done| newest.start < done.value)
    };
    let open: Vec<String> = actions
        .iter()
        .filter(is_open)
        .map(|action| action.key.value.clone())
        .collect();
    let finding = || {
        let place = Place::new(earlier.page.path(), named.span);
        repeated_cause(newest, cause)
            .with("earlier", &earlier.page.id)
            .label(place, "repeated-cause-earlier")
    };
    match (actions.is_empty(), open.is_empty()) {
        (true, _) => None,
        (_, false) => Some(finding().with("actions", Arg::All(open))),
        (_, true) => Some(finding().variant("done")),
    }
}

fn repeated_cause(study: &Study<'_>, cause: &Spanned<CauseTag>) -> Finding {
    study
        .page
        .finding(RULE.id, cause.span)
        .field(format!("causes.{}", cause.value.word()))
        .with("cause", cause.value.word())
        .with("start", study.start)
}
