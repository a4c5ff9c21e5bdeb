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
