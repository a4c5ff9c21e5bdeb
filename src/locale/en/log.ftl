### The words of `comity log`.

schema-log = what `comity log --format json` prints
log-no-such-person = there is no person `{ $word }`
log-no-such-party = there is no party `{ $word }`

log-title = Decisions
log-column-day = Date
log-column-took = Took
log-column-state = State
log-column-decision = Decision
log-column-who = Driver → decider
log-column-working = Working hours
log-column-notes = Notes
log-unstated = unreadable
log-removed = removed

log-minutes = { $n } min
log-hours = { $n } h
log-days = { $n } d
log-working-of = { $party } { $hours }
log-working = working hours: { $sides }
log-open = open for { $length }, since { $day }
log-open-unknown = open, nobody knows since when
log-supersedes = supersedes { $decisions }
log-would-supersede = would supersede { $decisions }
log-superseded-by = superseded by { $decisions }
log-taken-back = undone: { $state } in commit { $commit }
log-put-back = undone by { $decision }, which put back `{ $field }` of { $object }
log-gone = removed in commit { $commit } by { $author } on { $day }
log-apart-proposed = written as proposed on { $written }, in Git since { $seen } (commit { $commit })
log-apart-decided = written as decided on { $written }, in Git since { $seen } (commit { $commit })
log-unseen-proposed = Git does not show when it was proposed: { $why }
log-unseen-decided = Git does not show when it was decided: { $why }
log-unseen-both = Git does not show when it was proposed and decided: { $why }
log-unseen-uncommitted = it has not been committed
log-unseen-shallow = the clone is cut off there; `git fetch --unshallow` fetches the rest
log-unseen-imported = it was there when the playbook began
log-unseen-arrived-decided = its first commit has it as decided
log-unseen-unproven = the commit is older than `[history] since`
log-commit = { $commit } { $day } { $author }: { $summary }

log-none = no decision
log-none-fits = no decision fits; there are { $all }
log-count = { $n ->
    [one] { $n } decision
   *[other] { $n } decisions
}
log-count-of = { $n } of { $all } decisions
log-median = median time to a decision { $length }
