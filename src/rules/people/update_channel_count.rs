use super::super::{Check, Context, Rule};
use super::roster::{are_companies, living_charter};
use crate::finding::{Finding, Level, Place, Report};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::kinds::{Channel, ChannelPurpose};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "update-channel-count",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
Not exactly one channel of the charter has `purpose: updates`. It is an error where every side is a
company (brand, agency or platform) and a warning elsewhere: two people need less of a system.

**Why.** With two places for news, each side reads the other one. With none, news travels in chats,
where it is gone in a week.

```bad
==> charter.md
---
channels:
  mail: { tool: e-mail, purpose: updates }
  doc: { tool: Google Docs, purpose: updates }
---
```

```bad
==> charter.md
---
channels: { chat: { tool: Slack, purpose: quick } }
---
```

```good
==> charter.md
---
channels:
  doc: { tool: Google Docs, purpose: updates }
  chat: { tool: Slack, purpose: quick }
---
```

Where the profile names tools (`update_tools` under `[people]`), a channel for updates in another tool
is a warning.

**Configuration.** `update-channel-count = "warning"` or `"off"` under `[rules]`. In a draft of the
charter a channel that is not named yet is only information.

**Origin.** Practitioners choose one tool for updates, and a document rather than a chat. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let Some(channels) = &charter.channels else {
        return;
    };
    let mut for_updates = Vec::new();
    for entry in channels.iter() {
        // What a channel is for is a required key: where it cannot be read, it cannot be counted.
        let Some(purpose) = entry.value.as_ref().and_then(purpose) else {
            return;
        };
        if purpose.value == ChannelPurpose::Updates {
            for_updates.push((entry.key.as_str(), purpose));
        }
    }
    let level = if are_companies(context.playbook) {
        Level::Error
    } else {
        Level::Warning
    };
    match for_updates[..] {
        [] if page.is_draft(context.as_of) => report.push(no_channel(page).level(Level::Info)),
        [] => report.push(no_channel(page).level(level)),
        [(name, purpose)] => report.extend(other_tool(context, page, name, purpose)),
        [first, second, ..] => {
            let names = for_updates.iter().map(|(name, _)| (*name).to_owned());
            let finding = several_channels(page, [first, second], names.collect());
            report.push(finding.level(level));
        }
    }
}

fn purpose(channel: &Spanned<Channel>) -> Option<&Spanned<ChannelPurpose>> {
    channel.purpose.as_ref()
}

/// That the one channel for updates lives in a tool that the profile does not name.
fn other_tool(
    context: &Context<'_>,
    page: &Page,
    name: &str,
    purpose: &Spanned<ChannelPurpose>,
) -> Option<Finding> {
    let limits = context.playbook.profile.people.as_ref()?;
    let wanted: Vec<String> = limits
        .update_tools
        .as_ref()?
        .iter()
        .map(|it| it.value.clone())
        .collect();
    let tool = page
        .fields
        .get("channels")?
        .value
        .get(name)?
        .value
        .get("tool")?;
    let own = tool.value.text()?;
    let is_known = wanted
        .iter()
        .any(|known| known.to_lowercase() == own.to_lowercase());
    (!is_known).then(|| {
        page.finding(RULE.id, tool.value.span)
            .variant("tool")
            .level(Level::Warning)
            .with("channel", name)
            .with("tool", own)
            .with("tools", Arg::All(wanted))
            .label(
                Place::new(page.path(), purpose.span),
                "update-channel-count-first",
            )
            .field(format!("channels.{name}"))
    })
}

fn no_channel(page: &Page) -> Finding {
    let finding = page.finding(RULE.id, page.key_span("channels"));
    finding.variant("none").field("channels")
}

type Named<'a> = (&'a str, &'a Spanned<ChannelPurpose>);

fn several_channels(page: &Page, [first, second]: [Named<'_>; 2], names: Vec<String>) -> Finding {
    let place = Place::new(page.path(), first.1.span);
    page.finding(RULE.id, second.1.span)
        .with("count", names.len())
        .with("channels", Arg::All(names))
        .label(place, "update-channel-count-first")
        .field("channels")
}
