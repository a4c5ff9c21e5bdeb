use super::super::{Check, Context, Rule, said};
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::model::field::{Choice as _, Table};
use crate::model::kinds::Payment;
use crate::text::Spanned;
use crate::value::Duration;

pub(super) static RULE: Rule = Rule {
    id: "long-payment-term",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
An agreement lets a party wait longer for its money than the profile says for its type: creators are paid
within a week in the profile `standard`, and nobody else has a limit there. Closed agreements and
payments that do not say who is paid are left alone.

**Why.** An agency has a bank, a creator has a rent.

```bad
==> parties/ann-cooks.md
---
type: creator
---
==> agreements/2026-04-ann.md
---
payment: { amount: 1900 USD, trigger: delivered, within: 30d, to: ann-cooks }
---
```

```good
==> parties/ann-cooks.md
---
type: creator
---
==> parties/lumen.md
---
type: agency
---
==> agreements/2026-04-ann.md
---
payment:
  - { amount: 1900 USD, trigger: delivered, within: 7d, to: ann-cooks }
  - { amount: 2600 USD, trigger: monthly, within: 30d, to: lumen }
---
```

**Configuration.** `payment` under `[deadlines]` in the profile, by type of party: `payment = { creator =
"7d", agency = "30d" }`. `long-payment-term = "off"` under `[rules]`.

**Origin.** A creator wants the money at once after delivery, a builder writes terms into the agreement. It
is a practice, not a law of nature; many countries have a limit in law, which this is not.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let limits = context.playbook.profile.deadlines.as_ref();
    let Some(limits) = limits.and_then(|limits| limits.payment.as_ref()) else {
        return;
    };
    for (page, agreement) in context.playbook.agreements() {
        let payments = agreement.payment.iter().flat_map(|all| all.value.0.iter());
        if !page.is_closed() {
            let found = payments.filter_map(|payment| judge(context, limits, page, payment));
            report.extend(found);
        }
    }
}

fn judge(
    context: &Context<'_>,
    limits: &Table<String, Duration>,
    page: &Page,
    payment: &Payment,
) -> Option<Finding> {
    let to = payment.to.as_ref()?;
    let (_, party) = context.playbook.party(to.as_str())?;
    let sort = party.party_type.as_ref()?.value.word();
    let named = limits.iter().find(|entry| entry.key.value == sort)?;
    let limit = named.value.as_ref()?.value;
    let within = payment.within.as_ref()?;
    let is_long = within.value.approx_days() > limit.approx_days();
    is_long.then(|| long_payment_term(page, to.as_str(), within, limit))
}

fn long_payment_term(
    page: &Page,
    to: &str,
    within: &Spanned<Duration>,
    limit: Duration,
) -> Finding {
    let mut finding = page
        .finding(RULE.id, within.span)
        .with("payee", to)
        .with("length", said::length(within.value))
        .with("limit", said::length(limit))
        .field(format!("payment.{to}"));
    finding.evidence.observed = Some(within.value.to_string());
    finding.evidence.expected = Some(format!("<= {limit}"));
    finding
}
