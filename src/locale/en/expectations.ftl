### Expectations: findings, and one line about each rule as `rule-ID`.

## Results

bounds-at-least = at least { $value }
bounds-at-most = at most { $value }
bounds-exactly = exactly { $value }
bounds-between = between { $low } and { $high }

state-on-track = on track
state-off-track = off track
state-not-evaluable = cannot be told

reason-no-ledger = the ledger `{ $ledger }` has no file
reason-no-rows = no row belongs to this time
reason-too-few = { $n ->
    [one] { $n } observation
   *[other] { $n } observations
}, and the metric wants { $min }
reason-too-many-excluded = { $excluded } of { $of } rows lack a cell that the formula needs
reason-no-value = the formula gives no value: it divides by zero or has nothing to count
reason-no-formula = the metric has no formula that can be read
reason-too-much-work = the formula takes more work than it may
reason-no-column = the ledger has no column `{ $column }`
reason-no-rate = there is no exchange rate for { $currency } on { $date }
reason-no-baseline = the baseline cannot be told
reason-other-unit = the target is told in another unit than the metric
reason-no-target = there was no target then
reason-not-yet = no whole period has passed yet

## Judged by results

rule-missed-expectation = a promise was not kept in the last complete period
missed-expectation = `{ $key }` was missed: { $value }, and { $target } was promised ({ $window })
    .label = { $value }, { $n ->
        [one] { $n } observation
       *[other] { $n } observations
    }
    .why = what is done about a miss decides whether the promise meant anything
    .help = decide what changes, and name `{ $reference }` under `changes` of the decision
missed-expectation-answered = `{ $key }` was missed: { $value }, and { $target } was promised ({ $window }); it was answered on { $date }
    .label = { $value }, { $n ->
        [one] { $n } observation
       *[other] { $n } observations
    }
missed-expectation-answer = what was done about it
missed-expectation-repeated = the campaign promises the same

rule-unevaluated-expectation = nobody can say whether a promise was kept
unevaluated-expectation = nobody can say whether `{ $key }` was kept ({ $window }): { $reason }
    .label = cannot be told
    .why = a promise that cannot be checked is kept by everybody
    .help = complete the ledger `{ $ledger }` of the metric `{ $metric }`, or agree on what can be measured
unevaluated-expectation-many = nobody can say whether { $count ->
        [one] { $count } promise was kept
       *[other] { $count } promises were kept
    } ({ $window }): { $reason }
    .label = cannot be told
    .why = a promise that cannot be checked is kept by everybody
    .help = complete the ledger `{ $ledger }`, or agree on what can be measured
unevaluated-expectation-too = this waits for it too

rule-kpi-rule-failed = the KPI rule says that the partnership does not work
kpi-rule-failed = the KPI rule fails ({ $window }): { $passed } of { $kpis } KPIs on track, { $needed } needed; off track: { $failed }
    .label = needs { $needed }
    .why = the rule was agreed on when nobody knew the results, so that it need not be discussed now
    .help = decide together what changes, or whether to go on, and write it down as a decision
kpi-rule-failed-veto = the KPI rule fails ({ $window }): { $passed } of { $kpis } KPIs on track, but { $failed } must hold
    .label = { $failed } must hold beside it
    .why = the rule was agreed on when nobody knew the results, so that it need not be discussed now
    .help = decide together what changes, or whether to go on, and write it down as a decision
kpi-rule-failed-few = the KPI rule wants { $needed } KPIs on track, and { $kpis ->
        [one] only { $kpis } is
       *[other] only { $kpis } are
    } in force
    .label = needs { $needed }
    .why = a rule that nothing can meet says nothing about the partnership
    .help = agree on more KPIs, or on a rule for as many as there are
kpi-rule-failed-part = { $value }, and { $target } was promised ({ $window })

rule-off-track-without-decision = a promise is off track period after period, and nothing was decided
off-track-without-decision = `{ $key }` has been off track { $count ->
        [one] for { $count } period
       *[other] for { $count } periods in a row
    }, since { $date }, and no decision answers it
    .label = last: { $value } instead of { $target }
    .why = one bad period is an accident; two without a word are a habit
    .help = decide what changes, and name `{ $reference }` under `changes` of the decision

rule-cost-creep = what one outcome costs rises period after period
cost-creep = `{ $metric }` has risen { $count ->
        [one] for { $count } period
       *[other] for { $count } periods in a row
    }: from { $from } to { $value }
    .label = rises
    .why = each step is too small to be talked about, and together they are the margin
    .help = look at what has changed since: creators, formats, audiences, prices
cost-creep-currency = `{ $metric }` has risen { $count ->
        [one] for { $count } period
       *[other] for { $count } periods in a row
    }, from { $from } to { $value }, by exchange rates
    .label = rises with the rates
    .help = consider paying or setting targets in the market's own currency
cost-creep-rates = of the rise of { $rise }, exchange rates made { $rates }

rule-efficiency-behind-plan = costs have improved less than is expected of this month
efficiency-behind-plan = `{ $key }` is { $improved } better than its baseline of { $baseline }, and { $wanted } is expected by now ({ $value }, { $window })
    .label = { $improved } better
    .why = what costs after half a year what it cost at the start has learned nothing that shows
    .help = keep what worked and drop what did not, or agree on a step that fits this partnership
efficiency-behind-plan-none = `{ $key }` is no better than its baseline of { $baseline }, and { $wanted } better is expected by now ({ $value }, { $window })
    .label = { $value }
    .why = what costs after half a year what it cost at the start has learned nothing that shows
    .help = keep what worked and drop what did not, or agree on a step that fits this partnership

rule-effort-outside-plan = coordination takes other hours than planned, or none are planned
effort-outside-plan-many = coordination took { $hours } { $unit } in month { $month }, and at most { $high } are planned
    .label = planned
    .why = hours that were not planned are paid in the evening
    .help = find out what takes so long, or plan for it
effort-outside-plan-few = coordination took { $hours } { $unit } in month { $month }, and at least { $low } are planned
    .label = planned
    .why = too few hours are as telling as too many: somebody has stopped talking
    .help = ask who has stopped, write down the hours that are missing, or plan for fewer
effort-outside-plan-none = the charter plans no hours of coordination
    .label = no `effort` among these
    .why = most plan none, and pay them in the evening
    .help = add `effort: {"{"} from-month-1: 10..15 h/week, from-month-4: 5..10 h/week {"}"}`
effort-outside-plan-row = the last of these hours

rule-budget-overrun = more was spent than planned, or will be
budget-overrun = `{ $id }` has cost { $spent } by { $date }, { $over } over its budget of { $budget }
    .label = { $spent } spent
    .why = money that runs out is seen in the ledger weeks before anybody says it
    .help = agree on a new budget by a decision, or stop spending
budget-overrun-pace = `{ $id }` will cost { $expected } if it goes on like this, and its budget is { $budget }; { $spent } are spent by { $date }
    .label = { $spent } spent
    .why = money that runs out is seen in the ledger weeks before anybody says it
    .help = slow down, or agree on a new budget by a decision

rule-missing-exchange-rate = money of a ledger cannot be converted
missing-exchange-rate = there is no rate from { $currency } to { $reporting } for { $date } under `{ $policy }`
    .label = no rate
    .why = nothing that looks at this row has a value; a rate taken as one would make every currency the same
    .help = add a row for `{ $day }` to `ledgers/rates.csv`, with { $currency } and { $reporting } as `base` and `quote`
missing-exchange-rate-many = there is no rate from { $currency } to { $reporting } for { $date } under `{ $policy }`; { $others ->
        [one] { $others } more row lacks one
       *[other] { $others } more rows lack one
    }
    .label = the first row without a rate
    .why = nothing that looks at these rows has a value; a rate taken as one would make every currency the same
    .help = add a row for `{ $day }` to `ledgers/rates.csv`, with { $currency } and { $reporting } as `base` and `quote`
missing-exchange-rate-currency = or name the currency in which you report: `currency = "{ $currency }"` in comity.toml

fee-outside-range-origin = the range was taken down on { $date }: { $origin }
rule-fee-outside-range = a fee lies outside what is usual
fee-outside-range-asset = `{ $party }` gets { $amount } for an asset, and { $low } to { $high } is usual
    .label = the last payment
    .why = what is far below the usual is paid elsewhere, and what is far above it wants a reason
    .help = if there is a reason, write it down in the brief
fee-outside-range-month = `{ $party }` gets { $amount } a month, and { $low } to { $high } is usual
    .label = the last payment
    .why = what is far below the usual is paid elsewhere, and what is far above it wants a reason
    .help = if there is a reason, write it down in the agreement
fee-outside-range-share = `{ $party }` gets { $share } of what creators get, and { $low } to { $high } is usual
    .label = its last payment
    .why = a share far below is earned elsewhere, and one far above leaves the creators too little
    .help = if there is a reason, write it down in the agreement
fee-outside-range-floor = `{ $party }` gets { $amount } a month for work across a border
    .label = the last payment
    .why = nobody can run a partnership across a border for that; it is paid in care or in speed
    .help = pay for the work, or promise less of it
