use super::super::place::place_in;
use super::super::{Check, Context, Rule};
use crate::actuals::formula::{Formula, FormulaError, FormulaErrorKind, function_names};
use crate::actuals::ledger::{LedgerSchema, schemas};
use crate::finding::{Finding, Level, Report};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::kinds::Facts;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "unreadable-formula",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
The formula of a metric cannot be read, names a column that its ledger does not have or a function
that formulas do not have, reckons with texts, leaves a column outside an aggregate, or uses a piece
of SQL that formulas do without: subselects, windows, other tables, chance, today. Formulas hold
the columns of the ledger, arithmetic, comparisons, `case`, `filter (where …)` and a short list of
functions, all told in `docs/formulas.md` of the program.

**Why.** A metric without a readable formula is a name: nobody can say whether it went up. And a
formula runs on every machine that checks the playbook, so that it is kept from reaching anything but
the rows of its ledger.

```bad
==> metrics/cost-per-engagement.md
---
ledger: performance
formula: sum(spend) / sum(engagement)
---
```

A column outside an aggregate has as many values as there are rows:

```bad
==> metrics/cost-per-view.md
---
ledger: performance
formula: spend / sum(views)
---
```

```bad
==> metrics/days-late.md
---
ledger: deliverables
formula: avg(delivered - due)
---
```

```bad
==> metrics/secrets.md
---
ledger: performance
formula: (select count(*) from payments)
---
```

```good
==> metrics/cost-per-engagement.md
---
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> metrics/days-late.md
---
ledger: deliverables
formula: avg(days(due, delivered))
---
==> metrics/turnaround.md
---
ledger: requests
formula: median(business_hours(asked, answered, to))
---
```

**Configuration.** None: a ledger whose columns are not known is not asked.

**Origin.** Follows from what a metric is.
",
    check: Check::Page(check),
};

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    let Facts::Metric(metric) = &page.facts else {
        return;
    };
    let (Some(formula), Some(ledger)) = (&metric.formula, &metric.ledger) else {
        return;
    };
    let Some(schema) = schema(context, ledger.as_str()) else {
        return;
    };
    if let Err(fault) = Formula::check(formula, &schema) {
        report.push(unreadable_formula(page, formula, &schema, fault));
    }
}

/// The columns that are declared, and those that the files have beside them.
fn schema(context: &Context<'_>, ledger: &str) -> Option<LedgerSchema> {
    let table = context.actuals.ledgers.table(ledger);
    let with_files = table.map(|table| table.schema.clone());
    with_files.or_else(|| {
        let mut declared = schemas(&context.playbook.config).into_iter();
        declared.find(|schema| schema.id == ledger)
    })
}

fn unreadable_formula(
    page: &Page,
    formula: &Spanned<String>,
    schema: &LedgerSchema,
    fault: FormulaError,
) -> Finding {
    let place = place_in(page, formula, fault.range);
    let args = fault.kind.args();
    let finding = page.finding(RULE.id, place).variant(fault.kind.id());
    let finding = args
        .into_iter()
        .fold(finding, |finding, (name, value)| finding.with(name, value));
    let finding = match fault.kind {
        FormulaErrorKind::UnknownColumn { near, .. } => {
            let columns = schema.columns.iter().map(|column| column.name.to_string());
            let finding = finding.with("ledger", &schema.id);
            or_near(finding, near, "unreadable-formula-columns", columns)
        }
        FormulaErrorKind::UnknownFunction { near, .. } => {
            let functions = function_names().map(str::to_owned);
            or_near(finding, near, "unreadable-formula-functions", functions)
        }
        _ => finding,
    };
    finding.field("formula")
}

/// Tells what was probably meant, else all there is.
fn or_near(
    finding: Finding,
    near: Option<String>,
    note: &'static str,
    known: impl Iterator<Item = String>,
) -> Finding {
    match near {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding.with("known", Arg::All(known.collect())).note(note),
    }
}
