use super::super::options;
use super::super::{Check, Context, Rule};
use super::roster::living_charter;
use crate::finding::{Finding, Level, Report, Toward};
use crate::model::Page;
use crate::model::field::Items;
use crate::model::ids::PersonId;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "crowded-channel",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A channel of the charter has more `members` than the profile allows, which is 6 in the profile
`standard`.

**Why.** Where many listen, nobody feels addressed: questions stay unanswered, and people write less
than they know. Who only wants to know reads the update.

```bad
==> charter.md
---
channels:
  quick: { tool: chat, purpose: quick, members: [anna, pavel, vera, igor, dana, sam, nina] }
---
```

```good
==> charter.md
---
channels:
  quick: { tool: chat, purpose: quick, members: [anna, pavel, vera, dana, sam, nina] }
---
```

```good
==> comity.toml
format = 1
[rules]
crowded-channel = { members = 7 }
==> charter.md
---
channels:
  quick: { tool: chat, purpose: quick, members: [anna, pavel, vera, igor, dana, sam, nina] }
---
```

**Configuration.** `crowded-channel = { members = 8 }` under `[rules]` allows more; a channel that is
crowded for a time is better served by a waiver with `object = "charter"` and
`field = "channels.NAME"`.

**Origin.** Practitioners keep a channel to five or six people. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let profile = context.playbook.profile.people.as_ref();
    let standard = profile.and_then(|people| people.channel_members.as_ref());
    let Some(limit) = options::count(context, (RULE.id, "members"), standard) else {
        return;
    };
    for entry in charter.channels.iter().flat_map(|table| table.value.iter()) {
        let members = entry
            .value
            .as_ref()
            .and_then(|channel| channel.members.as_ref());
        if let Some(members) = members.filter(|members| distinct(members) > limit) {
            report.push(crowded_channel(page, &entry.key, members, limit));
        }
    }
}

fn distinct(members: &Items<PersonId>) -> usize {
    let mut ids: Vec<&str> = members.iter().map(|id| id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

fn crowded_channel(
    page: &Page,
    name: &str,
    members: &Spanned<Items<PersonId>>,
    limit: usize,
) -> Finding {
    let count = distinct(members);
    let mut finding = page
        .finding(RULE.id, members.span)
        .with("channel", name)
        .with("count", count)
        .with("limit", limit)
        .field(format!("channels.{name}"));
    finding.set_measure(count, "members", Toward::Lower);
    finding.evidence.observed = Some(count.to_string());
    finding.evidence.expected = Some(format!("at most {limit}"));
    finding
}
