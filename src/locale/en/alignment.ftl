### Alignment: findings, and one line about each rule as `rule-ID`; then the words of `comity align`.

rule-missing-sheet = a side has no alignment sheet, or more than one
missing-sheet = `{ $side }` has no alignment sheet
    .label = what this side expects can be read nowhere
    .why = a partnership with one sheet has been agreed on by one side
    .help = let `{ $side }` answer the questions in a document of kind `alignment` with `party: { $side }`
missing-sheet-several = `{ $side }` has more than one open alignment sheet
    .label = another sheet of the same side
    .why = two sheets of one side are two answers to one question
    .help = write `status: closed` in the one that no longer holds
missing-sheet-first = the first sheet

rule-missing-question = a sheet leaves a question open
missing-question = the sheet of `{ $side }` does not answer `{ $key }` ({ $name })
    .label = no answer to `{ $key }`
    .why = two sheets can be compared only where both answer
    .help = write the answer under `{ $key }`; where it is hard to give, talk about that first

rule-alignment-gap = the sides expect different things, and no decision settles it
alignment-gap = on `{ $gap }`, `{ $side }` says "{ $answer }" and `{ $other_side }` says "{ $other }"
    .label = nothing satisfies both
    .why = what two sides understand differently before they sign, they pay for afterwards
    .help = agree on one answer, or decide and name the gap: `settles: [{ $gap }]` in an accepted decision
alignment-gap-one-sided = `{ $gap }` is answered by { $sides } and not by { $silent }
    .label = one side only
    .why = what only one side has in mind, the other has not agreed to
    .help = answer it in both sheets, or decide and name the gap: `settles: [{ $gap }]` in an accepted decision
alignment-gap-other = `{ $other_side }` says this
alignment-gap-third = and another side this

rule-success-without-number = an expectation of success has no number, or no date
success-without-number = `{ $key }` is to show success and has neither a metric nor a target
    .label = no number
    .why = success without a number is reached on every day, and on none
    .help = name a `metric` and a `target`, or a `cadence` that is to be kept
success-without-number-target = `{ $key }` is to show success and has no target
    .label = no target
    .why = success without a number is reached on every day, and on none
    .help = add `target`, for instance `target: at least 90 %`
success-without-number-metric = `{ $key }` is to show success and has a target without a metric
    .label = no metric
    .why = a number of nothing cannot be looked up
    .help = add `metric` with the id of what is measured
success-without-number-date = this sheet does not say by when success is to be seen
    .label = no last day
    .why = what may take any time is never late
    .help = add `to` here, or `horizon: 90d`

rule-one-sided-success = a side defines success by the other side's effort alone
one-sided-success = all that `{ $side }` calls success is what `{ $other }` has to do
    .label = no result among these
    .why = a partner who wants no result for both has nothing to lose when there is none
    .help = add an expectation with a metric over the ledger `performance`

rule-wrong-primary-count = not exactly one expectation in force is primary
wrong-primary-count = no expectation in force is primary
    .label = none of these has `role: primary`
    .why = without one number that decides, each side steers by its own
    .help = give the one that decides `role: primary`
wrong-primary-count-several = `{ $key }` is primary, and so is `{ $first }`
    .label = a second primary one
    .why = with two numbers that decide, each side steers by its own
    .help = leave `primary` to one of them; others are `kpi`, `guardrail` or `tracked`
wrong-primary-count-first = this one is primary too
wrong-primary-count-objective = the front page names `{ $named }` as the primary metric, and `{ $key }` in force measures `{ $metric }`
    .label = not the one that was signed
    .why = with two numbers that decide, each side steers by its own
    .help = write `primary: { $metric }` here, or amend the agreement
wrong-primary-count-metric = the primary expectation

rule-wrong-kpi-count = more or fewer KPIs are in force than the profile says
wrong-kpi-count = { $n ->
    [one] { $n } KPI is in force, and { $wanted } are wanted
   *[other] { $n } KPIs are in force, and { $wanted } are wanted
}
    .label = too few `role: kpi` among these
    .why = one number alone can be bought at the cost of all others
    .help = agree on more, with `role: kpi`; the primary one counts
wrong-kpi-count-many = { $n } KPIs are in force, and { $wanted } are wanted
    .label = one of too many
    .why = of many numbers one is always good
    .help = let the others be `tracked` or a `guardrail`
wrong-kpi-count-other = counts too

rule-vanity-primary = the primary metric looks well whatever happens
vanity-primary = `{ $metric }`, the primary metric, is a media value that nobody paid
    .label = earned media value
    .why = it is a price times a reach, and grows with the price somebody chose
    .help = let a result decide, such as a cost per engagement or per purchase, and track this one
vanity-primary-followers = `{ $metric }`, the primary metric, counts followers
    .label = followers
    .why = followers come and do not buy, and are for sale themselves
    .help = let a result decide, such as a cost per engagement or per purchase, and track this one
vanity-primary-rate = `{ $metric }`, the primary metric, is an engagement rate without a `denominator`
    .label = a rate of what?
    .why = divided by followers, views or impressions it is three different numbers
    .help = say in the metric what it is divided by: `denominator: impressions`

rule-lone-cost-metric = a cost per engagement decides, and nothing watches what engagements are worth
lone-cost-metric = `{ $metric }` decides, and nothing watches what it buys
    .label = no guardrail beside it
    .why = cheap engagements are easily bought
    .help = agree on a quality with `role: guardrail`, or on a metric further down that states its `attribution`

rule-missing-attribution = a metric counts later results and does not say how they are traced
missing-attribution = the metric counts `{ $column }` and does not say how they are traced to the partnership
    .label = traced by what, within how long?
    .why = two sides with two methods have two results
    .help = add `attribution` with its `method` and `window`

rule-negotiability-unstated = an expectation does not say whether it is negotiable
negotiability-unstated = `{ $key }` does not say whether it is negotiable
    .label = fixed or open?
    .why = what one side takes for a promise, the other takes for a proposal
    .help = add `negotiable: false`, or `negotiable: true` with who `proposes` and who `decides`

rule-unchecked-expectation = an expectation is bound to nothing that can be looked up
unchecked-expectation = nothing checks `{ $key }`: it has no metric and no cadence
    .label = declared, not checked
    .why = an expectation that nobody measures is argued about afterwards
    .help = bind it to a `metric` or a `cadence`, or make it negotiable and say who `proposes` and who `decides`
unchecked-expectation-open = `{ $key }` is open, and does not say who proposes and who decides
    .label = open to whom?
    .why = what is open is decided by whoever is in a hurry
    .help = add `proposes` and `decides`

rule-unit-mismatch = a target is in another unit than its metric, or over several markets at once
unit-mismatch = the target of `{ $key }` is in `{ $given }`, and `{ $metric }` counts `{ $unit }`
    .label = another unit
    .why = a target in the wrong unit is met or missed by accident
    .help = write the target in `{ $unit }`
unit-mismatch-currency = the target of `{ $key }` is in `{ $given }`, and `{ $metric }` counts `{ $unit }`
    .label = another currency
    .why = with the exchange rate a promise would change by itself
    .help = write the target in the currency of the metric
unit-mismatch-bare = the target of `{ $key }` has no unit, and `{ $metric }` counts `{ $unit }`
    .label = of what?
    .why = a target without a unit is read differently by each side
    .help = write the target in `{ $unit }`
unit-mismatch-markets = `{ $key }` sets one target for several markets, and `{ $metric }` differs between them
    .label = for which market?
    .why = a target over several markets is met by doing less in the dearer one
    .help = state one expectation for each market, with `where: {"{"} market: … {"}"}`
unit-mismatch-unit = the unit of the metric

## comity align

schema-align = what `comity align --format json` prints

align-question = Question
align-state = State
align-settled = Settled by
align-settled-by = settled by { $decision }
align-no-sides = the partnership names fewer than two sides under `parties` of its front page, so there is nothing to compare
align-no-sheet = { $side } has no sheet yet
align-sealed = the sheet of { $side } is sealed; its answers count once it is revealed
align-several = { $side } has several open sheets; { $path } is compared

align-state-match = match
align-state-settled = settled
align-state-overlap = overlap
align-state-both-answered = both answered
align-state-conflict = conflict
align-state-one-sided = one side only
align-state-missing = no answer

align-ready = { $ready } of { $of } ready
align-left = left: { $counts }
align-nothing-left = nothing is left to settle
align-count-match = { $n ->
    [one] { $n } matches
   *[other] { $n } match
}
align-count-settled = { $n } settled
align-count-overlap = { $n ->
    [one] { $n } overlap
   *[other] { $n } overlaps
}
align-count-both-answered = { $n } answered by both
align-count-conflict = { $n ->
    [one] { $n } conflict
   *[other] { $n } conflicts
}
align-count-one-sided = { $n } by one side only
align-count-missing = { $n } without an answer

rule-broken-seal = a sheet is not the one that was sealed, or was edited after the other side's could be read
broken-seal = what `{ $sheet }` says is not what was sealed
    .label = not the digest of this text
    .why = the sheets are worth something because neither side knew what the other would answer
    .help = publish the text that was sealed, with its salt; write what is new as a decision
broken-seal-since = `{ $sheet }` was what had been sealed, and was changed in { $where }
    .label = no longer the digest of this text
    .why = the sheets are worth something because neither side knew what the other would answer
    .help = restore the text, and write what is new as a decision or an agreement
broken-seal-edited = `{ $sheet }` was changed in { $where }, after `{ $other }` could be read in { $shown }
    .label = answered again, knowing the other side's answers
    .why = the sheets are worth something because neither side knew what the other would answer
    .help = restore the answers, and settle what differs with a decision
broken-seal-never = `{ $sheet }` was never sealed
    .label = this side's sheet
    .why = whoever answers second knows what the first one said
    .help = seal the sheet with `comity seal` before the other side can read it
broken-seal-shown = could be read by then
