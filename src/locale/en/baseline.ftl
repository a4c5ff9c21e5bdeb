### The baseline: findings that were here before, and what becomes of them.

rule-stale-baseline = the baseline knows findings that are there no more, or as worse than they are
stale-baseline = { $n ->
        [one] an entry
       *[other] { $n } entries
    } of the baseline knew more than there is: { $gone } mended, { $better } better than before
    .label = the first one
    .why = what comes back after it was mended would be taken for old
    .help = run `comity check` on your machine and commit the shrunk `{ $path }`

baseline-more = the baseline knows { $known } of these here, and now there are { $now }; which is new cannot be told
baseline-worse = the baseline knows { $known } here; { $now } is worse
baseline-level = the baseline knows it as: { $known }

weakened-check-baseline-new = this baseline is new since { $commit }: its entries ({ $after }) do not count, without a decision
    .label = the first of them
    .why = a list of what does not count is the quietest way to pass
    .help = record an accepted decision with `changes: ["{ $name }"]` in the same change; a playbook that comes under these checks brings `comity.toml` and the baseline in one change, which needs none
weakened-check-baseline-added = findings were added to the baseline since { $commit } (`{ $subject }`), without a decision
    .label = counted until now
    .why = a list of what does not count may only shrink
    .help = mend them, or record an accepted decision with `changes: ["{ $name }"]` in the same change
weakened-check-baseline-count = the baseline knew { $before } findings at { $commit } (`{ $subject }`) and knows { $after } now, without a decision
    .label = more than it knew
    .why = a list of what does not count may only shrink
    .help = mend the new ones, or record an accepted decision with `changes: ["{ $name }"]` in the same change
weakened-check-baseline-number = the baseline knew { $before } at { $commit } (`{ $subject }`) and knows { $after } now, which is worse, without a decision
    .label = worse than it was
    .why = a number in the baseline may only get better
    .help = restore `{ $before }`, or record an accepted decision with `changes: ["{ $name }"]` in the same change
weakened-check-baseline-level = the baseline knew this as `{ $before }` at { $commit } (`{ $subject }`) and knows it as `{ $after }` now, without a decision
    .label = worse than it was
    .why = a list of what does not count may only shrink
    .help = restore `{ $before }`, or record an accepted decision with `changes: ["{ $name }"]` in the same change

known-by = known from the baseline, { $place }
report-known = known from the baseline
count-known = { $n } known from the baseline
baseline-shrunk = { $path } has shrunk: { $gone } mended, { $better } better than before; commit it
baseline-written = { $path } knows { $n ->
        [one] one finding
       *[other] { $n } findings
    } now
baseline-not-known = { $n ->
        [one] one finding is
       *[other] { $n } findings are
    } not for a baseline: what time brings about, waivers, and what this change weakens
baseline-unreadable = { $path } cannot be read, so it is not written over
    .help = mend it or delete it, then run this again; `comity check` says where it is broken
baseline-not-found = there is no baseline { $path }
    .help = `comity check --write-baseline --baseline { $path }` makes it
baseline-outside = { $path } is not in the folder of the playbook
    .help = the baseline belongs to the playbook, so that both sides see what does not count
baseline-changed = { $path } was changed while it was looked at, so it is not written over
    .help = run this again
