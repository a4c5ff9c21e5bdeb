### The past: why it was not looked at.

history-no-repository = history was not checked: this playbook is not in a Git repository
history-not-root = history was not checked: this playbook is a folder of a larger repository; `[history] enabled = true` in comity.toml asks for it
history-no-commit = history was not checked: the repository has no commit yet
history-unreadable = history was not checked: { $reason }
history-since = history was not checked, for `[history] since` in comity.toml cannot be found: { $reason }

rule-weakened-check = a change makes a check weaker, and no decision of the same change says so
weakened-check-level = `{ $subject }` was `{ $before }` at { $commit } and is `{ $after }` now, without a decision
    .label = weaker than it was
    .why = loosening the ruler is the quietest way to reach a target
    .help = record an accepted decision with `changes: ["{ $name }"]` in the same change, or restore `{ $before }`
weakened-check-limit = the limit `{ $subject }` was `{ $before }` at { $commit } and is `{ $after }` now, without a decision
    .label = lets more pass than it did
    .why = loosening the ruler is the quietest way to reach a target
    .help = record an accepted decision with `changes: ["{ $name }"]` in the same change, or restore `{ $before }`
weakened-check-definition = `{ $subject }` was `{ $before }` at { $commit } and is `{ $after }` now, without a decision
    .label = means something else than it did
    .why = a number whose definition moves cannot be compared with what was promised
    .help = record an accepted decision with `changes: ["{ $name }"]` in the same change, or restore `{ $before }`
weakened-check-removed = `{ $before }` was there at { $commit } and is gone now, without a decision
    .why = loosening the ruler is the quietest way to reach a target
    .help = record an accepted decision with `changes: ["{ $name }"]` in the same change, or restore it
weakened-check-waiver = a waiver of `{ $subject }` was added since { $commit } and names no accepted decision
    .label = accepts what was an offence before
    .why = an exception that one side grants alone is no exception but a change of the rules
    .help = name the accepted decision in the waiver: `decision: …`
weakened-check-waiver-longer = the waiver of `{ $subject }` held until { $before } at { $commit } and holds until { $after } now, and names no accepted decision
    .label = holds longer than it did
    .why = an exception that one side grants alone is no exception but a change of the rules
    .help = name the accepted decision in the waiver: `decision: …`
