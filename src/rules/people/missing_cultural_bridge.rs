use super::super::{Check, Context, Rule};
use super::roster::{Side, is_over, sides};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::kinds::Role;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "missing-cultural-bridge",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The sides are in different countries (`country`), and nobody of a side has the role
`cultural-bridge` on the day of the check. A side that does not name its country is not compared.

**Why.** A short answer is polite in one country and rude in the next. Somebody who knows both reads
the texts before they are sent, and can be asked how a sentence was meant.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
country: RU
people: { vera: { name: Vera, roles: [cultural-bridge] } }
---
==> parties/lumen.md
---
country: US
people: { dana: { name: Dana, roles: [owner] } }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
country: RU
people: { vera: { name: Vera, roles: [cultural-bridge] } }
---
==> parties/lumen.md
---
country: US
people: { nina: { name: Nina, roles: [member, cultural-bridge] } }
---
```

```good
==> index.md
---
parties: [lumen, harbor]
---
==> parties/lumen.md
---
country: US
---
==> parties/harbor.md
---
country: us
---
```

**Configuration.** `missing-cultural-bridge = "off"` under `[rules]`, where everybody has lived in
both countries.

**Origin.** Consultants of cross-border partnerships ask for a cultural bridge on each side. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if is_over(context.playbook, context.as_of) {
        return;
    }
    let sides = sides(context.playbook);
    for side in &sides {
        let Some(other) = sides.iter().find_map(|other| abroad(*side, *other)) else {
            continue;
        };
        if side
            .with_role(Role::CulturalBridge, context.as_of)
            .is_empty()
        {
            report.push(missing_cultural_bridge(*side, other));
        }
    }
}

/// The other side with its country, where that is not this side's.
fn abroad<'a>(side: Side<'_>, other: Side<'a>) -> Option<(Side<'a>, &'a Spanned<String>)> {
    let (here, there) = (side.party.country.as_ref()?, other.party.country.as_ref()?);
    let is_same = here.trim().eq_ignore_ascii_case(there.trim());
    (!is_same).then_some((other, there))
}

fn missing_cultural_bridge(side: Side<'_>, abroad: (Side<'_>, &Spanned<String>)) -> Finding {
    let (other, country) = abroad;
    let finding = side.page.finding(RULE.id, side.page.key_span("people"));
    finding
        .with("side", side.id)
        .with("other", other.id)
        .with("country", &country.value)
        .label(
            Place::new(other.page.path(), country.span),
            "missing-cultural-bridge-country",
        )
        .field("people")
}
