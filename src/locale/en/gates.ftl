### Gates: conditions, their evidence, findings about them, and what `status --why` says.

condition-candidates-compared = enough candidates were talked with
condition-choice-scored = the choice rests on scores
condition-screening-dated = each side has a dated screening record
condition-sheets-written = each side has an alignment sheet
condition-sheets-comparable = the sheets are open and can be compared
condition-questions-answered = every question of the sheets is answered
condition-gaps-settled = no gap between the sheets is unsettled
condition-intent-signed = all sides have signed a letter of intent or more
condition-agreement-signed = all sides have signed the agreement
condition-charter-signed = all sides have signed the charter
condition-owners-named = each side has an owner
condition-one-primary = exactly one metric is primary
condition-kpi-count = there are as many KPIs as the profile says
condition-metrics-defined = the metric of each KPI is defined
condition-paid-in-time = what was due before the phase was paid by its day
condition-payment-stated = payment terms are stated in what is signed
condition-budget-stated = the phase has a budget
condition-pilot-verdict = all sides want to continue after the pilot
condition-kpis-on-track = enough KPIs were on track
condition-exit-plan = what is signed says how it ends
condition-own = { $words }

evidence-acquaintance = the sides knew each other before
evidence-candidates = { $count ->
        [one] { $count } candidate has a conversation on record
       *[other] { $count } candidates have a conversation on record
    }, and { $wanted } are wanted
evidence-no-selection = there is neither a selection page nor a candidate
evidence-nobody-chosen = nobody has been chosen yet
evidence-scored = "{ $candidate }" was scored by { $raters }
evidence-chosen-by-decision = the decision `{ $decision }` says why
evidence-not-scored = "{ $candidate }" was chosen without scores
evidence-no-screening = no side has a screening record
evidence-not-screened = `{ $party }` has no dated screening record
evidence-screening-over = the screening of `{ $party }` has expired
evidence-screened = `{ $party }` was screened on { $date }
evidence-no-sides = the front page names no sides
evidence-no-sheet = `{ $side }` has no sheet
evidence-not-all-sheets = the sheets of all sides are not there yet
evidence-sheets = { $sides } have a sheet each
evidence-comparable = the sheets of { $sides } can be compared
evidence-sealed = the sheet of `{ $side }` is still sealed
evidence-unreadable-sheet = the sheet of `{ $side }` cannot be read
evidence-answered = { $sides } answer every question
evidence-unanswered = `{ $side }` does not answer "{ $name }"
evidence-gap = `{ $gap }` is not settled
evidence-more-gaps = { $count ->
        [one] and { $count } more gap
       *[other] and { $count } more gaps
    }
evidence-settled = { $ready } of { $of } points match or are settled, and none of the rest is in conflict
evidence-no-intent = there is no letter of intent and no agreement
evidence-no-agreement = there is no agreement yet
evidence-no-charter = there is no charter
evidence-unsigned = `{ $document }` is not signed by { $sides }
evidence-changed-since = `{ $document }` has changed since it was signed
evidence-signed = `{ $document }` is signed by all since { $date }
evidence-nothing-signed = nothing is signed by all sides yet
evidence-payment = `{ $document }` states the payment
evidence-no-payment = `{ $document }` says nothing of payment
evidence-exit = `{ $document }` says how it ends
evidence-no-exit = `{ $document }` says nothing of its end
evidence-budget = the budget is { $budget }
evidence-no-budget = the phase has no budget
evidence-no-phases = the front page does not state this phase
evidence-owners = the owners are { $people }
evidence-no-owner = `{ $side }` has no owner on the day
evidence-no-pilot = the front page states no pilot
evidence-verdict = `{ $side }` said `{ $verdict }`
evidence-no-verdict = `{ $side }` has not given its verdict
evidence-nothing-in-force = no expectation is in force
evidence-primary = `{ $key }` is primary
evidence-no-primary = no expectation in force is primary
evidence-kpis = { $count ->
        [one] there is { $count } KPI
       *[other] there are { $count } KPIs
    }, and { $wanted } are wanted
evidence-metrics = { $count ->
        [one] the metric of { $count } KPI has a formula
       *[other] the metrics of { $count } KPIs have formulas
    }
evidence-no-metric = `{ $key }` names no metric
evidence-undefined-metric = `{ $metric }` has no formula
evidence-nothing-due = no payment was due before { $date }
evidence-paid-late = `{ $id }` was not paid by its day
evidence-paid-in-time = { $count ->
        [one] { $count } payment was due, and it was paid by its day
       *[other] { $count } payments were due, and all were paid by their days
    }
evidence-no-kpi-rule = there is no `[kpi]` rule, or nothing to judge by it
evidence-no-past = what was expected on { $date } is not known without the past in Git
evidence-before-past = what was expected on { $date } is not known: the past in Git begins later
evidence-unreadable-past = what was expected then cannot be read: { $reason }
evidence-kpi-rule = on { $date }, { $passed } of { $of } were on track; { $needed } must be
evidence-kpi-on-track = `{ $key }` was on track
evidence-kpi-off-track = `{ $key }` was not on track
evidence-kpi-unknown = nobody can say whether `{ $key }` was on track: { $why }
evidence-expression = its expression is true
evidence-no-expression = its expression is false
evidence-absent = `{ $key }` is not written

rule-gate-unmet = a phase has begun whose gate is not met
gate-unmet = "{ $phase }" has begun, and { $count ->
        [one] { $count } of { $of } conditions of its gate does not hold
       *[other] { $count } of { $of } conditions of its gate do not hold
    }
    .label = this phase
    .why = what is skipped before a phase is paid for in it
    .help = settle what is listed, or move the beginning of the phase; `comity status --why` shows it all
gate-unmet-fails = not so: { $condition } ({ $evidence })
gate-unmet-unknown = unknown: { $condition } ({ $evidence })

rule-unknown-phase = a gate stands before a phase that does not exist
unknown-phase = there is no phase `{ $id }` here
    .label = not known
    .why = nobody ever comes to that phase, so the gate is never asked
    .help = name a phase of the profile, or date this one on the front page

rule-unknown-condition = a gate asks for a condition that does not exist
unknown-condition = there is no condition `{ $id }` here
    .label = not known
    .why = a gate that asks nothing is open, and nobody is told
    .help = the page about gates lists the conditions; an own one needs `expr`

rule-own-rule-broken = a rule of the playbook's own is broken
own-rule-broken = { $words }
    .label = own rule `{ $id }`
    .why = the playbook asks for it in `comity.toml`, as `[[own_rule]]`

rule-unreadable-expression = an expression of an own rule or condition cannot be run
unreadable-expression-syntax = the expression of `{ $id }` cannot be read from here on
    .label = unexpected
    .why = a rule that cannot be run finds nothing
unreadable-expression-too-long = the expression of `{ $id }` is too long or too deeply nested
    .label = too long
    .why = what nobody can read, nobody can check
    .help = keep it under { $limit } bytes, or make two of it
unreadable-expression-unknown-name = `{ $name }` in the expression of `{ $id }` is not a name that expressions know
    .label = not known
    .why = a rule that cannot be run finds nothing
unreadable-expression-unknown-field = `{ $name }` in the expression of `{ $id }` is not a field that is declared there
    .label = not declared
    .why = a rule that cannot be run finds nothing
unreadable-expression-no-fields = the expression of `{ $id }` asks for the field `{ $name }` of `{ $type }`, which has none
    .label = no such field
    .why = a rule that cannot be run finds nothing
unreadable-expression-unknown-function = `{ $name }` in the expression of `{ $id }` is not a function that expressions know
    .label = not known
    .why = a rule that cannot be run finds nothing
unreadable-expression-no-list = the expression of `{ $id }` goes through `{ $type }`, which is no list
    .label = no list
    .why = a rule that cannot be run finds nothing
unreadable-expression-unordered = the expression of `{ $id }` makes a list of the keys of a table, which have no order
    .label = no order
    .why = the same playbook could be judged otherwise tomorrow
    .help = use `all`, `exists` or `exists_one`, or put `size()` around it
unreadable-expression-compares = the expression of `{ $id }` compares `{ $one }` with `{ $other }`
    .label = never equal
    .why = values of two types are never equal, and neither is greater
unreadable-expression-no-condition = the expression of `{ $id }` gives `{ $type }` and not `true` or `false`
    .label = no condition
    .why = only what is true or false can hold
unreadable-expression-wrong-type = the expression of `{ $id }` uses `{ $function }` on { $types }, for which it does not work
    .label = wrong type
    .why = a rule that cannot be run finds nothing
unreadable-expression-failed = `{ $function }` in the expression of `{ $id }` cannot read `{ $text }`
    .label = cannot be read
    .why = a rule that cannot be run finds nothing
unreadable-expression-cannot-be-run = the expression of `{ $id }` cannot be run
    .label = cannot be run
    .why = a rule that cannot be run finds nothing
unreadable-expression-too-much-work = the expression of `{ $id }` may take more than { $limit } steps over this playbook
    .label = too much work
    .why = a check must end, whatever is written
    .help = go through fewer lists within one another
unreadable-expression-no-document = `{ $id }` blames a field of `{ $name }`, and there is no such document
    .label = no such document
    .why = a finding that points nowhere helps nobody

weakened-check-gone = `{ $subject }` was asked at { $commit } and is not asked now, without a decision
    .why = loosening the ruler is the quietest way to reach a target
    .help = record an accepted decision with `changes: ["{ $name }"]` in the same change, or restore it
change-weakened-gone = `{ $subject }` is asked no longer

why-gate = Gate `{ $gate }`, before "{ $phase }"
why-phase-since = since { $date }
why-phase-from = from { $date }
why-stands-past = passed
why-stands-current = current
why-stands-next = next
why-stands-later = later
why-holds = Everything holds
why-fails = { $count ->
        [one] { $count } of { $of } conditions does not hold
       *[other] { $count } of { $of } conditions do not hold
    }
why-unknown = Nobody can say: { $count ->
        [one] { $count } of { $of } conditions is unknown
       *[other] { $count } of { $of } conditions are unknown
    }
why-no-gates = No gate stands before the current phase or the next one
why-column-condition = condition
why-column-answer = answer
why-column-evidence = evidence
answer-holds = holds
answer-fails = does not hold
answer-unknown = unknown
no-such-gate = there is no gate or phase `{ $word }`
schema-why = what `status --why --format json` prints
