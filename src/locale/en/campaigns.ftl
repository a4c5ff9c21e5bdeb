### Campaigns: findings, and one line about each rule as `rule-ID`.

rule-missing-forecast = a campaign has begun without a forecast
missing-forecast = `{ $campaign }` is campaign number { $number } and began on { $date } without a forecast
    .label = no `forecast` among these
    .why = a forecast written down beforehand is the only way to find out whether you can foresee anything
    .help = commit `forecast` before the next campaign begins; one that is added now counts as late

rule-loose-forecasts = forecasts miss too often, or do no better than earlier outcomes
loose-forecasts = { $inside } of { $outcomes } outcomes lie within their forecasts over { $campaigns } campaigns, and { $wanted } are wanted
    .label = { $actual } came, { $low } to { $high } was forecast
    .why = who cannot say what a campaign brings after five of them has learned things that do not repeat
    .help = look at what the missed ones have in common, and widen the intervals until they are honest
loose-forecasts-skill = over { $campaigns } campaigns the forecasts are { $worse } worse than intervals made of earlier outcomes
    .label = { $actual } came, { $low } to { $high } was forecast
    .why = a forecast that knows less than the past does not help to plan
    .help = begin from what came before, and change it only for a reason that you write down
loose-forecasts-missed = { $actual } came, { $low } to { $high } was forecast

rule-late-forecast = a forecast was committed after its campaign had begun
late-forecast = `{ $campaign }` began on { $date }, and its forecast came in { $where }
    .label = known too late to be a forecast
    .why = a forecast is worth something only where nobody could have looked
    .help = take it out, and commit the next one before its campaign begins
late-forecast-moved = `{ $campaign }` began on { $date }, and its forecast, written on { $written }, was put where it is in { $where }
    .label = only its author's date is in time
    .why = a rebase or squash moves the date that nobody can type; the other one is easily typed
    .help = merge briefs without rewriting them, before the campaign begins
late-forecast-uncommitted = `{ $campaign }` began on { $date }, and its forecast is not committed
    .label = in no commit yet
    .why = a forecast is worth something only where nobody could have looked
    .help = take it out, and commit the next one before its campaign begins
late-forecast-start = the first day

rule-outdated-charter = a brief follows a charter that has changed since
outdated-charter = `{ $campaign }` follows a charter that has changed since
    .label = the digest of another text
    .why = a brief written under other rules promises something that nobody keeps
    .help = read the brief beside the charter of today, mend it, and write its digest anew
outdated-charter-git = `{ $campaign }` was sent before the charter changed in { $where }, and has not been looked at since
    .label = sent under another charter
    .why = a brief written under other rules promises something that nobody keeps
    .help = read the brief beside the charter of today; `charter_digest` says that it follows this one
outdated-charter-now = the charter of today

rule-brief-changed-after-acceptance = a brief was changed after it had been accepted, and not accepted anew
brief-changed-after-acceptance = the brief `{ $document }` has changed since { $parties } accepted it: { $parts }{ $more ->
        [0] {""}
       *[other] , and { $more } more
    }, last in { $where }
    .label = accepted another brief
    .why = a brief that grows in silence costs creators money, and the partnership its name
    .help = tell them what is new and let them sign anew, or restore what they accepted
brief-changed-after-acceptance-unknown = the brief `{ $document }` is not the one that { $parties } accepted
    .label = the digest of another brief
    .why = a brief that grows in silence costs creators money, and the partnership its name
    .help = tell them what is new and let them sign anew

rule-overprescribed-brief = a brief prescribes too much
overprescribed-brief = `{ $campaign }` has { $n } mandatory items, and { $most } are the most
    .label = one too many
    .why = what is prescribed is delivered, and nothing else
    .help = keep what decides whether you accept the work, and leave the rest to the creator
overprescribed-brief-freedom = `{ $campaign }` leaves nothing to the creator
    .label = no `freedom` among these
    .why = creators are paid for being themselves
    .help = list under `freedom` what the creator decides alone
overprescribed-brief-shots = `{ $campaign }` gives the creators a shot list
    .label = every shot is told
    .why = a film that was shot by a list looks like one
    .help = say what the audience is to know at the end, and let the creator find the shots

rule-missing-disclosure = an asset was published without the disclosure that its market asks for
missing-disclosure = `{ $id }` of `{ $party }` was published on { $date } in { $markets } without a disclosure
    .label = `disclosure` in this row says nothing
    .why = the pack { $packs } asks for one: { $source }
    .help = label the asset, and write down with what it was labelled

rule-missing-marking = an asset was published without the marking that its market asks for
missing-marking = `{ $id }` of `{ $party }` was published on { $date } in { $markets } without a marking
    .label = `marking` in this row says nothing
    .why = the pack { $packs } asks for one: { $source }
    .help = write down the mark of the register; an asset that has none comes down until it has
pack-on = switched on here

rule-missing-post-mortem = a campaign failed and nobody wrote down why
missing-post-mortem = `{ $campaign }` failed, ended { $length } ago, and has no post-mortem
    .label = failed
    .why = the failure is paid for; only a written cause makes it worth the money
    .help = write `post-mortems/{ $campaign }.md` with causes, evidence, and actions that have owners
missing-post-mortem-line = `{ $campaign }` came to { $value } where `{ $line }` is failure, ended { $length } ago, and has no post-mortem
    .label = the line of failure
    .why = the failure is paid for; only a written cause makes it worth the money
    .help = write `post-mortems/{ $campaign }.md`, or a `verdict` that says why it did not fail
missing-post-mortem-next = `{ $campaign }` failed without a post-mortem, and `{ $next }` began on { $start }
    .label = the first that failed
    .why = the next campaign repeats what nobody wrote down
    .help = write `post-mortems/{ $campaign }.md` before you go on
missing-post-mortem-begun = the next one has begun

rule-blame = the causes in a post-mortem name people
blame = the causes name a person: { $text } (`{ $person }`)
    .label = a person
    .why = where a name stands, the search for causes ends, and the next failure will be hidden
    .help = write what let it happen: what was unclear, missing, or too late, whoever had been there

rule-repeated-cause = a cause returned that an earlier post-mortem had named
repeated-cause = `{ $cause }` was a cause again, and `{ $earlier }` still had open actions on { $start }: { $actions }
    .label = again
    .why = a cause that was described and not removed will be paid for once more
    .help = do what was planned before the next campaign begins, or plan something smaller
repeated-cause-done = `{ $cause }` was a cause again, though the actions of `{ $earlier }` were done before { $start }
    .label = again
    .why = an action that was done and did not help was aimed at something else
    .help = look for what lies behind this cause, and plan another action against it
repeated-cause-earlier = named here before
