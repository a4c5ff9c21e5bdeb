use std::sync::Arc;

use super::super::history::past::{State, named, position, states};
use super::super::history::wording::{apart, words};
use super::super::{Check, Context, Rule};
use crate::compare::changed_fields;
use crate::finding::{Finding, Level, Place, Report};
use crate::history::{Timeline, digest};
use crate::model::kinds::{Alignment, Facts, Status};
use crate::model::{Document, Kind, Page};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "broken-seal",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
An alignment sheet was sealed before it was shown, and what is shown is not what was sealed: `seal`,
with the published `salt`, is not the digest of the text. Where Git shows that it was when the salt
was published, it was edited since; that is a warning.

It is a warning too when a side changed its answers after those of another side could be read,
sealed or not. White space, slips of the pen, `status` and the like are no changes. Where the profile has each side
answer alone (`sealed_sheets = true` under `[groundwork]`), an open sheet without `seal` is a warning. Closed sheets,
and what is older than `[history] since`, are not looked at; without Git only seals are.

**Why.** The two sheets are worth something because neither side knew what the other would answer.

```bad
==> alignment/lumen.md
---
party: lumen
fallback: stop after the pilot
seal: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000"
salt: 9f2c
---
```

```good
==> alignment/lumen.md
---
party: lumen
seal: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000"
---
```

**Configuration.** `broken-seal = "warning"` under `[rules]`.

**Origin.** A consultant has both sides fill in separately what success in 90 days is; another has
them sit together. To publish a digest first is how cryptographers let people choose at the same time
(M. Blum, 1981). It is a practice, not a law of nature.
"#,
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    let sheets = context.playbook.of_kind(Kind::Alignment);
    let open = sheets.filter(|sheet| sheet.page.status() != Some(Status::Closed));
    let open: Vec<&Document> = open.filter(|sheet| !sheet.page.is_broken).collect();
    for document in &open {
        let broken = seal(context, document, timeline);
        let edited = || {
            let others = open.iter().filter(|other| party(other) != party(document));
            timeline.and_then(|timeline| edited(context, timeline, document, others))
        };
        let open = || never_sealed(context, document);
        report.extend(broken.or_else(edited).or_else(open));
    }
}

/// That a sheet was never sealed, where the profile has each side answer alone.
fn never_sealed(context: &Context<'_>, document: &Document) -> Option<Finding> {
    let limits = context.playbook.profile.groundwork.as_ref()?;
    let is_asked = limits
        .sealed_sheets
        .as_ref()
        .is_some_and(|asked| asked.value);
    let page = &document.page;
    let is_bare = page.fields.get("seal").is_none() && !page.is_draft(context.as_of);
    (is_asked && is_bare).then(|| {
        let finding = broken_seal(page, page.key_span("party"));
        finding.variant("never").level(Level::Warning)
    })
}

fn sheet(page: &Page) -> Option<&Alignment> {
    match &page.facts {
        Facts::Alignment(sheet) => Some(sheet),
        _ => None,
    }
}

fn party(document: &Document) -> Option<&str> {
    Some(sheet(&document.page)?.party.as_ref()?.as_str())
}

/// Whether the seal fits the text; `None` where there is none, or nothing is shown yet.
fn fits(context: &Context<'_>, page: &Arc<Page>) -> Option<bool> {
    let sheet = sheet(page)?;
    let (sealed, salt) = (sheet.seal.as_ref()?, sheet.salt.as_ref()?);
    let is_known = sealed.value.starts_with(digest::SCHEME);
    let document = Document {
        page: Arc::clone(page),
        translations: std::collections::BTreeMap::new(),
    };
    let seal = digest::seal(context.playbook, &document, &salt.value);
    is_known.then(|| seal == sealed.value)
}

fn seal(
    context: &Context<'_>,
    document: &Document,
    timeline: Option<&Timeline>,
) -> Option<Finding> {
    let page = &document.page;
    if fits(context, page)? {
        return None;
    }
    let span = page.fields.get("seal").map(|seal| seal.value.span);
    let finding = broken_seal(page, span.unwrap_or(page.anchor));
    let states = timeline.map(|timeline| states(context, timeline, page));
    let states = states.unwrap_or_default();
    let fitted = |state: &State| fits(context, &state.page) == Some(true);
    let Some((timeline, last)) = timeline.zip(states.iter().rposition(fitted)) else {
        return Some(finding);
    };
    let changed = states.get(last + 1)?;
    let finding = finding.variant("since").level(Level::Warning);
    Some(finding.with("where", named(context, timeline, changed.commit)))
}

/// An edit of a sheet after another one could be read.
fn edited<'a>(
    context: &Context<'_>,
    timeline: &Timeline,
    document: &Document,
    others: impl Iterator<Item = &'a &'a Document>,
) -> Option<Finding> {
    let own = states(context, timeline, &document.page);
    let shown = own.iter().position(|state| answers(&state.page))?;
    for other in others {
        let theirs = states(context, timeline, &other.page);
        let visible = theirs.iter().find(|state| answers(&state.page));
        let Some(visible) = visible.and_then(|state| state.commit) else {
            continue;
        };
        let visible_at = position(timeline, Some(visible));
        let later = own[shown..].windows(2).filter(|pair| {
            visible_at < position(timeline, pair[1].commit) && pair[1].is_proven(timeline)
        });
        let mut changed = later.filter_map(|pair| {
            let span = change(context, &pair[0].page, &pair[1].page)?;
            Some((span, pair[1].commit))
        });
        if let Some((span, commit)) = changed.next_back() {
            let is_today = own.last().is_some_and(|last| last.commit == commit);
            let page = &document.page;
            let span = if is_today { span } else { page.anchor };
            let place = Place::new(other.page.path(), other.page.anchor);
            let finding = broken_seal(page, span)
                .variant("edited")
                .level(Level::Warning)
                .with("other", &other.page.id)
                .with("where", named(context, timeline, commit))
                .with("shown", named(context, timeline, Some(visible)));
            return Some(finding.label(place, "broken-seal-shown"));
        }
    }
    None
}

/// Whether a sheet shows answers: a stub has a seal and no salt.
fn answers(page: &Page) -> bool {
    let is_stub = |sheet: &Alignment| sheet.seal.is_some() && sheet.salt.is_none();
    sheet(page).is_some_and(|sheet| !is_stub(sheet))
}

/// Where a sheet answers otherwise than before.
fn change(context: &Context<'_>, before: &Page, now: &Page) -> Option<Span> {
    const OUTSIDE: [&str; 10] = [
        "title", "owner", "date", "status", "tags", "aliases", "waivers", "signoffs", "seal",
        "salt",
    ];
    let changes = changed_fields(before, now, &context.playbook.config);
    let keys = changes.iter().map(|change| change.field.split('.').next());
    let mut inside = keys.flatten().filter(|key| !OUTSIDE.contains(key));
    if let Some(key) = inside.next() {
        return Some(now.key_span(key));
    }
    let apart = apart(&words(before), &words(now))?;
    (!apart.is_slip()).then_some(apart.span)
}

fn broken_seal(page: &Page, span: Span) -> Finding {
    page.finding(RULE.id, span)
        .field("seal")
        .with("sheet", &page.id)
}
