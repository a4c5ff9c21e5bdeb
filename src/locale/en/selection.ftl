### Choice of a partner: findings, and one line about each rule as `rule-ID`.

rule-too-few-candidates = a partner was chosen out of too few candidates
too-few-candidates = `{ $candidate }` was chosen, and { $n ->
        [0] no candidate was spoken with
        [one] only one candidate was spoken with
       *[other] only { $n } candidates were spoken with
    }: { $wanted } are wanted
    .label = chosen out of too few
    .why = the first candidate always looks good: there is nothing beside them
    .help = speak with others before you sign, or write down in a waiver why there was nobody else

rule-too-few-conversations = a candidate was chosen or scored after too little talk, or was not asked the three questions
too-few-conversations = `{ $candidate }` was chosen { $n ->
        [0] without a conversation
        [one] after one conversation
       *[other] after { $n } conversations
    }, and { $wanted } are wanted
    .label = what was talked about before
    .why = half an hour of sympathy is no ground for half a year of work
    .help = hold the next conversation before the first promise, and write it down here
too-few-conversations-scored = `{ $candidate }` was scored { $n ->
        [0] without a conversation
        [one] after one conversation
       *[other] after { $n } conversations
    }, and { $wanted ->
        [one] one is
       *[other] { $wanted } are
    } wanted
    .label = scored by hearsay
    .why = a score that rests on a web page says how good the page is
    .help = speak with them, or take the scores out
too-few-conversations-unanswered = the conversation of { $date } with `{ $candidate }` says nothing about { $keys }
    .label = not everything was asked
    .why = who cannot tell what went wrong the last time has not looked, and you would be the first to find out
    .help = ask, and write down the answer; `nothing` is one
too-few-conversations-chosen = chosen here

rule-misweighted-criteria = the weights of criteria do not add up, or put reach before talking
misweighted-criteria = `{ $less }` weighs { $other }, more than `{ $more }` with { $own }
    .label = weighs more
    .other = weighs less
    .why = practitioners put `{ $more }` first: what it lacks cannot be bought with the other
    .help = weigh `{ $more }` at least as much, before the first score
misweighted-criteria-sum = the weights add up to { $sum } instead of 100
    .label = these weights
    .why = nobody sees how much a weight is worth where the whole is not 100
    .help = change the weights so that they add up to 100

rule-ignored-red-flag = a candidate with a red flag was chosen, and no decision says why
ignored-red-flag = `{ $candidate }` was chosen although { $count ->
        [one] a red flag is written down
       *[other] { $count } red flags are written down
    }: { $flag }
    .label = gave pause
    .chosen = chosen here
    .why = what gave pause before the first invoice gives more of it afterwards
    .help = write a decision that says why, and name it under `decision` in the selection

rule-selection-by-gut = a partner was chosen without scores, against them, on those of one person, or with weights changed afterwards
selection-by-gut = `{ $candidate }` was chosen with { $mean } points, `{ $other }` has { $better }, and no decision says why
    .label = not the highest
    .why = scores that are put aside in silence were never the ground of the choice
    .help = write a decision that says why, accept it, and name it under `decision`
selection-by-gut-unscored = `{ $candidate }` was chosen without a single score
    .label = chosen without scores
    .why = everybody finds reasons for the one they like
    .help = let every rater score every candidate on the criteria, each score with its evidence
selection-by-gut-incomplete = `{ $candidate }` was chosen without a score on { $criteria }
    .label = chosen on some of the criteria
    .why = a criterion that is left out weighs nothing, whatever its weight says
    .help = score the candidate on every criterion, or take the criterion out before the first score
selection-by-gut-raters = `{ $candidate }` was chosen on the scores of { $n ->
        [one] one rater
       *[other] { $n } raters
    }, and { $wanted } are wanted
    .label = too few pairs of eyes
    .why = one person's scores are that person's liking in numbers
    .help = let somebody else score the candidates without seeing these scores
selection-by-gut-reweighted = `{ $criterion }` weighed { $before } when the first score came, and weighs { $after } since { $where }
    .label = changed after the first score
    .why = weights that follow the scores choose whom somebody wanted to choose
    .help = restore the weight, or write a decision that names it under `changes`
selection-by-gut-added = the criterion `{ $criterion }` came after the first score, in { $where }
    .label = came after the first score
    .why = criteria that follow the scores choose whom somebody wanted to choose
    .help = take it out, or write a decision that names it under `changes`
selection-by-gut-removed = the criterion `{ $criterion }` was taken out after the first score, in { $where }
    .label = one is gone from here
    .why = criteria that leave after the scores choose whom somebody wanted to choose
    .help = put it back, or write a decision that names it under `changes`
selection-by-gut-scores = the scores
selection-by-gut-better = a higher weighted mean
selection-by-gut-first = scored first

rule-screening-missing = a side was not screened before alignment
screening-missing = `{ $party }` has no dated screening record, and alignment has begun
    .label = no `screening` among these
    .why = whether one may work together at all is asked before the first promise
    .help = write down who looked, when, at which services, and until when it holds
screening-missing-begun = alignment

rule-screening-expired = a screening record has expired
screening-expired = the screening of `{ $party }` expired on { $date }, { $length } ago
    .label = over
    .why = lists change, and so do owners of companies
    .help = look again, and write the new `date` and `expires`
