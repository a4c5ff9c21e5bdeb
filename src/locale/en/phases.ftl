### Phases and gates: findings, and one line about each rule as `rule-ID`.

rule-phase-out-of-order = a phase begins before the one before it has ended, or is skipped
phase-out-of-order = `{ $phase }` begins on { $from }, before `{ $other }` ends on { $date }
    .label = begins here
    .why = what the earlier phase is to show is not known yet
    .help = end `{ $other }` earlier, or begin `{ $phase }` on { $date } or later
phase-out-of-order-before = `{ $phase }` begins on { $from }, before `{ $other }` begins on { $date }
    .label = begins here
    .why = what the earlier phase is to show is not known yet
    .help = correct the dates; `{ $other }` comes first
phase-out-of-order-skipped = `{ $phase }` is planned or has begun, and `{ $skipped }`, which comes before it, is not there
    .label = comes after `{ $skipped }`
    .why = most failures begin with a jump to a later phase
    .help = add `{ $skipped }` with its dates; to skip it on purpose, write a waiver with the field `phases.{ $skipped }`
phase-out-of-order-end = `{ $other }` ends here
phase-out-of-order-begin = `{ $other }` begins here

rule-phase-off-timeline = the phase that runs is not the one that the profile expects in this month
phase-off-timeline-behind = "{ $phase }" still runs in month { $month }; { $expected } would be usual
    .label = this phase
    .why = a partnership that is still being tried after months is neither ended nor begun
    .help = decide how it goes on, or record with `changes: [partnership/index#phases]` why it takes longer
phase-off-timeline-ahead = "{ $phase }" runs in month { $month } already; { $expected } would be usual
    .label = this phase
    .why = what was not tried in the small costs more in the large
    .help = step back, or record with `changes: [partnership/index#phases]` why both sides are ready

rule-phase-length = a phase is shorter or longer than usual, or its dates contradict each other
phase-length = `{ $phase }` lasts { $length }; at least { $limit } are usual
    .label = ends here
    .why = too short a time shows how people behave in a hurry
    .help = give it more time, or set `min` of the phase in a profile of your own
phase-length-long = `{ $phase }` lasts { $length }; at most { $limit } are usual
    .label = ends here
    .why = what drags on is no trial any more, and nobody decides
    .help = end it earlier and decide, or set `max` of the phase in a profile of your own
phase-length-running = `{ $phase }` has lasted { $length } and has no end; at most { $limit } are usual
    .label = began here
    .why = what drags on is no trial any more, and nobody decides
    .help = write `to` with its last day and decide how it goes on
phase-length-reversed = `{ $phase }` ends on { $date }, before it begins on { $from }
    .label = ends here
    .help = correct one of the two dates
phase-length-early = `{ $phase }` begins on day { $day } of the partnership; day { $limit } or later is usual
    .label = begins here
    .why = the weeks before are there for the groundwork
    .help = begin later, or set `from_day` of the phase in a profile of your own
phase-length-late = `{ $phase }` begins on day { $day } of the partnership; day { $limit } or earlier is usual
    .label = begins here
    .why = talks that do not come to a trial take the place of one that would
    .help = begin earlier, or set `by_day` of the phase in a profile of your own
phase-length-campaign-early = `{ $campaign }` starts on { $date }, before its phase `{ $phase }` begins on { $bound }
    .label = this day
    .why = a plan with two calendars is kept by neither
    .help = correct the dates, or name the phase in which it runs
phase-length-campaign-late = `{ $campaign }` ends on { $date }, after its phase `{ $phase }` has ended on { $bound }
    .label = this day
    .why = a plan with two calendars is kept by neither
    .help = correct the dates, or name the phase in which it runs
phase-length-from = begins here
phase-length-started = the partnership began here
phase-length-bound = the phase's own date

rule-plan-infeasible = the plan of a pilot does not fit its days or its money
plan-infeasible = the pilot has { $has }, and a campaign with { $rounds ->
        [one] { $rounds } round
       *[other] { $rounds } rounds
    } of changes takes { $needs }
    .label = ends here
    .why = { $lead } of lead time, each round { $round }, and { $decision } to decide
    .help = end the pilot later, or agree on fewer rounds or faster approvals
plan-infeasible-campaign = `{ $campaign }` has { $has } in the pilot, and with { $rounds ->
        [one] { $rounds } round
       *[other] { $rounds } rounds
    } of changes it takes { $needs }
    .label = ends here
    .why = { $lead } of lead time, each round { $round }, and { $decision } to decide
    .help = end the pilot later, send the brief earlier, or agree on fewer rounds or faster approvals
plan-infeasible-fee = `{ $agreement }` would pay { $amount } in the days of the pilot; it may cost { $ceiling }
    .label = this amount
    .why = with so much in it, nobody will dare to stop
    .help = make the pilot smaller, or raise the ceiling by a decision before anybody signs
plan-infeasible-rounds = these rounds
plan-infeasible-pilot = this pilot

rule-commitment-in-exploration = an agreement, spending or a deliverable is dated in exploration
commitment-in-exploration-signoffs = all sides had signed `{ $agreement }` on { $date }, within exploration
    .label = the last signature
    .why = exploration is for learning, not for hiring
    .help = end `exploration` before the signature and compare your goals first
commitment-in-exploration-term = `{ $agreement }` holds from { $date }, within exploration
    .label = this day
    .why = exploration is for learning, not for hiring
    .help = let the agreement begin after `exploration`, or end `exploration` earlier
commitment-in-exploration = { $rows ->
        [one] a row of `{ $ledger }` is dated within exploration, on { $date }
       *[other] { $rows } rows of `{ $ledger }` are dated within exploration, the first on { $date }
    }
    .label = this day
    .why = exploration is for learning, not for hiring
    .help = correct the dates; if work has begun, end `exploration` on the day before
commitment-in-exploration-phase = this phase

rule-work-before-agreement = something is delivered or spent before all sides have signed anything
work-before-agreement = the first thing signed by all sides is `{ $agreement }`, on { $signed }, and { $rows ->
        [one] a row of `{ $ledger }` is dated { $date }
       *[other] { $rows } rows of `{ $ledger }` are earlier, the first dated { $date }
    }
    .label = this day
    .why = what was meant is agreed on afterwards, and each side remembers another price
    .help = write one page and sign it before work begins; correct the date where it is wrong
work-before-agreement-unsigned = nothing is signed by all sides, and { $rows ->
        [one] a row of `{ $ledger }` tells of work or money on { $date }
       *[other] { $rows } rows of `{ $ledger }` tell of work or money, the first on { $date }
    }
    .label = this day
    .why = what was meant is agreed on afterwards, and each side remembers another price
    .help = write a letter of intent of one page and sign it with `comity signoff`
work-before-agreement-signed = the last signature

rule-long-term-before-pilot = a long term or exclusivity is agreed on before a pilot has been found good
long-term-before-pilot = `{ $agreement }` holds for { $length }, and no pilot has been found good yet; until then at most { $limit } are usual
    .label = ends here
    .why = a long contract before the first small thing is paid for with a promise
    .help = let it end with the pilot, and agree on more when each side has written `continue`
long-term-before-pilot-open = `{ $agreement }` has no end, and no pilot has been found good yet; until then at most { $limit } are usual
    .label = from here on
    .why = a long contract before the first small thing is paid for with a promise
    .help = write `to` with the end of the pilot, and agree on more when each side has written `continue`
long-term-before-pilot-exclusivity = `{ $agreement }` asks for exclusivity of { $length }, and no pilot has been found good yet; until then at most { $limit } are usual
    .label = this long
    .why = whoever may not work for others has to know first for whom
    .help = leave exclusivity out, or let it end with the pilot

rule-agreement-without-loi = an agreement follows no signed letter of intent
agreement-without-loi = before `{ $agreement }` nothing was signed by all sides
    .label = an agreement
    .why = if one page is hard to agree on, a contract will be harder
    .help = write a letter of intent of one or two pages and sign it first
agreement-without-loi-unsigned = before `{ $agreement }` nothing was signed by all sides; `{ $letter }` was not, or only later
    .label = an agreement
    .why = if one page is hard to agree on, a contract will be harder
    .help = sign `{ $letter }` with `comity signoff` before the agreement is talked about
agreement-without-loi-letter = this letter

rule-binding-words-in-loi = a letter of intent that does not bind uses words of a contract
binding-words-in-loi = the letter of intent `{ $letter }` does not bind, and says “{ $text }”
    .label = a word of a contract
    .why = one side reads a letter here, the other a contract
    .help = leave it to the agreement, or list the clause under `binding_clauses`
binding-words-in-loi-exclusivity = the letter of intent `{ $letter }` does not bind, and grants exclusivity
    .label = a promise of a contract
    .why = one side reads a letter here, the other a contract
    .help = leave it to the agreement, or list the clause under `binding_clauses` and remove it here

rule-pilot-budget-exceeded = a pilot, or a campaign before `scale`, costs more than a pilot may
pilot-budget-exceeded = the pilot's budget of { $amount } is over the ceiling of { $ceiling }
    .label = this budget
    .why = with real money in it nobody dares to stop
    .help = make the pilot smaller, or waive this with a decision of both sides
pilot-budget-exceeded-promised = `{ $agreement }` promises { $amount } in the pilot; the ceiling is { $ceiling }
    .label = this amount
    .why = with real money in it nobody dares to stop
    .help = make the pilot smaller, or waive this with a decision of both sides
pilot-budget-exceeded-spent = the pilot has cost { $amount } by { $date }; the ceiling is { $ceiling }
    .label = this pilot
    .why = with real money in it nobody dares to stop
    .help = stop spending and decide now; write down what was learned
pilot-budget-exceeded-campaign = `{ $campaign }` may cost { $amount } before `scale` begins; the ceiling of a pilot is { $ceiling }
    .label = this budget
    .why = large sums belong after a pilot that both sides have found good
    .help = make the campaign smaller, or start it when `scale` has begun
pilot-budget-exceeded-pilot = the pilot

rule-pilot-too-wide = a pilot has more than one partner or campaign, or a creator's first engagement more than one asset
pilot-too-wide = the pilot has { $count } campaigns, and at most { $most } { $most ->
        [one] is
       *[other] are
    } wanted; `{ $campaign }` is one more
    .label = one more
    .why = of two trials at once nobody can say which one failed
    .help = let `{ $campaign }` wait until the pilot is decided
pilot-too-wide-partners = { $count } candidates are selected, and at most { $most } { $most ->
        [one] is
       *[other] are
    } wanted in `{ $phase }`
    .label = one more
    .why = of two partners at once nobody can say which one failed
    .help = try one, and leave the other `considering`
pilot-too-wide-assets = `{ $creator }` makes { $count } assets in `{ $campaign }`, the first campaign together; at most { $most } { $most ->
        [one] is
       *[other] are
    } wanted
    .label = one more
    .why = whether two people understand each other shows in one video
    .help = ask for the next one when the first is accepted
pilot-too-wide-first = the first

rule-undecided-end = a pilot has ended, and not every side has said how
undecided-end = `{ $phase }` ended on { $date }, { $length } ago, without a verdict of { $sides }; the limit is { $limit }
    .label = this phase
    .why = what nobody ends goes on by itself, on terms that were meant for a trial
    .help = write `continue`, `adapt` or `stop` for each side under `verdicts`
undecided-end-date = ended here

rule-missing-exit-plan = nothing says how the partnership ends
missing-exit-plan = `{ $agreement }` holds in `scale` and does not say how it ends
    .label = no `exit`
    .why = as long as both sides like each other, an exit costs one line
    .help = add `exit` with a `notice` and a `checklist`
missing-exit-plan-nothing = `scale` has begun, and no agreement says how it ends
    .label = this phase
    .why = as long as both sides like each other, an exit costs one line
    .help = write the agreement, with a `notice` and a `checklist` under `exit`
missing-exit-plan-checklist = the partnership ends, and no agreement has a checklist for it
    .label = the end
    .why = what is not on a list is remembered by the side that lost it
    .help = write an amendment with a `checklist` under `exit`: { $items }
missing-exit-plan-items = the exit checklist of `{ $agreement }` lacks { $items }
    .label = this list
    .why = what is not on a list is remembered by the side that lost it
    .help = settle it too and add it to the list
missing-exit-plan-scale = `scale`
