### Alignment: findings, and one line about each rule as `rule-ID`; then the words of `comity align`.

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
