### `review` and `digest`: what people look at together, and letters to one of them.

## comity review
review-future = { $period } has not begun on { $day }: there is nothing to look back at
    .help = it begins on { $first }; name a period that has begun
review-other = { $path } is there already and does not speak of this period
    .help = rename it, or say in it which period it speaks of: `period: …`
review-no-block = { $path } has no marks between which figures could stand
    .help = put `<!-- comity:figures -->` and below it `<!-- /comity:figures -->`, each on a line of its own, where the figures are to stand
review-damaged = the marks of the figures in { $path } are damaged; nothing was written
    .help = leave one line `<!-- comity:figures -->` and below it one line `<!-- /comity:figures -->` with nothing between them, and run it again
review-edited = what stands between the marks in { $path } has been edited by hand; nothing was written
    .help = move your own words below the mark `<!-- /comity:figures -->`, empty what is between the marks, and run it again
review-not-utf8 = { $path } is not UTF-8, so it cannot be changed without a loss
    .help = save it as UTF-8 first
review-meanwhile = { $path } was changed while the figures were computed; it was left as it is
    .help = run it again
review-refreshed = wrote the figures in { $path } anew; everything else is as it was
review-unchanged = the figures in { $path } are up to date
review-runs = the period runs until { $last }: the figures are those of { $day }, and can be written anew later
review-hint = let each side fill in its answers; `comity review { $period }` writes the figures anew and leaves the answers alone

review-title = Figures, { $period }
review-computed = Figures up to { $figures }; what is open as of { $day }.
review-computed-running = The period runs until { $end }. Figures and what is open as of { $day }.
review-quarter = Q{ $number } { $year }
review-expectations = Expectations
review-column-expectation = Expectation
review-column-target = Target
review-column-actual = Actual
review-column-date = Date
review-column-course = In the period
review-column-state = State
review-no-expectations = No expectation is in force.
review-not-judged = not judged in this period
review-health = Health
review-column-check = Check
review-health-scale = Communication from 1 (broken) to 5 (effortless) · the metrics as the side sees them · what it wants.
review-no-health = No health check has been answered yet.
review-changed = What changed
review-no-history = Documents: there is no Git history to compare with
review-nothing-changed = Nothing changed.
review-phase-began = { $phase } began on { $day }
review-phase-ended = { $phase } ended on { $day }
review-decided = Decided on { $day }
review-new = New, { $kind }
review-new-count = New, { $kind }: { $n }
review-more = { $n ->
    [one] and { $n } more change
   *[other] and { $n } more changes
}
review-open = Open
review-nothing-open = No action and no decision is open.
review-open-count = { $actions ->
    [one] { $actions } action is open
   *[other] { $actions } actions are open
}, { $overdue } overdue; { $decisions ->
    [one] { $decisions } decision waits
   *[other] { $decisions } decisions wait
}.
review-overdue-since = Overdue since { $day }
review-due = Due on { $day }
review-nobody = nobody
review-waits = Waits for a decision
review-waits-until = Waits for a decision until { $day }
review-waits-late = Waits for a decision, overdue since { $day }
review-findings = Findings
review-no-findings = `comity check` finds nothing.
review-gates = The gate ahead
review-no-gates = No gate is ahead.
review-gate = Before "{ $phase }", { $of ->
    [one] { $holds } of { $of } condition holds
   *[other] { $holds } of { $of } conditions hold
}

review-ask-missed = { $name } came to { $value }; { $target } was promised. What is the cause, and what do we change?
review-ask-unknown = { $name } cannot be told. What is missing, and who brings it by when?
review-ask-apart = One side gives our communication { $low }, the other { $high }. What does each of us see that the other does not?
review-ask-overdue = { $n ->
    [one] { $n } action is overdue. Do we still want it, and who does it by when?
   *[other] { $n } actions are overdue. Which do we still want, and who does them by when?
}
review-ask-late = { $n ->
    [one] { $n } decision is late. What does it wait for?
   *[other] { $n } decisions are late. What do they wait for?
}
review-ask-gate = { $n ->
    [one] Before "{ $phase }", { $n } condition is open. Do we want to go there, and who closes it?
   *[other] Before "{ $phase }", { $n } conditions are open. Do we want to go there, and who closes them?
}
review-ask-keep = What did the other side do that we want to keep?
review-ask-undone = What is not being done that should be?

## comity digest
digest-backwards = the letter would end on { $until }, before { $since }, when it begins
    .help = give `--since` a day before `--until`
digest-title = What is new: { $about }
digest-bare-title = What is new
digest-greeting = Hello { $name },
digest-span = { $days } · times of { $zone }
digest-nothing = Nothing has changed since { $since }, and nothing waits for you.
digest-waiting = Decisions
digest-overdue = Overdue
digest-due = Due soon
digest-slid = Expectations that are not met
digest-changed = What changed
digest-found = New findings
digest-late = Overdue since { $day }
digest-until = By { $day }
digest-you-decide = You decide
digest-you-advise = You are asked for advice; { $decider } decides
digest-you-carry = You carry it; { $decider } decides
digest-proposed = proposed { $when }
digest-time = { $time } to decide
digest-sign = Your side has not acknowledged “{ $title }”
digest-answer = Your side's answers are missing: { $title }
digest-screening = The screening of { $party } ends and is to be made anew
digest-waiver = The exception for { $rule } ends
digest-missed = { $name }: { $value }, and { $target } was promised
digest-unknown = { $name } can no longer be told: { $reason }
digest-slid-now = it was met before
digest-first = it is judged for the first time
digest-still = it was not met before either
digest-no-history = There is no history in Git from which changes could be told.
digest-breaking = concerns you
digest-by-decision = allowed by { $decision }
digest-more-changes = { $n ->
    [one] And { $n } more change.
   *[other] And { $n } more changes.
}
digest-more-findings = { $n ->
    [one] And { $n } more finding.
   *[other] And { $n } more findings.
}
