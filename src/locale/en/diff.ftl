### What changed between two states of a playbook, as sentences for those who agree to it.

change-nothing = none
change-yes = yes
change-no = no
change-better-than-baseline = { $by } better than baseline
change-cadence-name = the rhythm “{ $cadence }”

## How far apart

change-higher = { $by } higher
change-lower = { $by } lower
change-points-higher = { $by } percentage points higher
change-points-lower = { $by } percentage points lower
change-later = { $length } later
change-earlier = { $length } earlier
change-longer = { $length } longer
change-shorter = { $length } shorter

## Fields

change-field-added = { $document }: { $field } added: { $after }
change-field-removed = { $document }: { $field } removed; it was { $before }
change-field-changed = { $document }: { $field } changed from { $before } to { $after }
change-field-order = { $document }: { $field } put in another order
change-deadline = { $document }: { $field } moved from { $before } to { $after }{ $by }
change-amount-raised = { $document }: { $field } raised from { $before } to { $after }{ $by }
change-amount-lowered = { $document }: { $field } lowered from { $before } to { $after }{ $by }

## Promises

change-target-tightened = Target of { $name } tightened from { $before } to { $after }{ $by } in { $document }
change-target-loosened = Target of { $name } loosened from { $before } to { $after }{ $by } in { $document }
change-target-changed = Target of { $name } changed from { $before } to { $after }{ $by } in { $document }
change-expectation-added = New promise in { $document }: { $name }{ $target }
change-expectation-removed = Promise taken out of { $document }: { $name }{ $target }
change-term-moved = First day of { $document } moved from { $before } to { $after }{ $by }
change-term-lengthened = Term of { $document } lengthened: last day { $after } instead of { $before }{ $by }
change-term-open = Term of { $document } no longer has a last day; it was { $before }{ $by }
change-term-closed = Term of { $document } has a last day now: { $after }{ $by }
change-term-shortened = Term of { $document } shortened: last day { $after } instead of { $before }{ $by }
change-payment-later = { $document }: payment is due later, { $after } after its trigger instead of { $before }{ $by }
change-payment-sooner = { $document }: payment is due sooner, { $after } after its trigger instead of { $before }{ $by }
change-notice-longer = { $document }: notice lengthened from { $before } to { $after }{ $by }
change-notice-shorter = { $document }: notice shortened from { $before } to { $after }{ $by }
change-forecast-added = Forecast of “{ $name }” made in { $document }: { $after }
change-forecast-late = Forecast of “{ $name }” made in { $document } after the campaign began on { $start }: { $after }
change-signoff-added = { $party } signed { $document }: { $after }
change-signoff-removed = The sign-off of { $party } is gone from { $document }; it was { $before }

## People

change-owner-gone = { $name } no longer answers for the partnership at { $party }, and nobody has taken over
change-person-added = { $name } joined the people of { $party }
change-person-gone = { $name } leaves the people of { $party }

## Documents

change-document-added = { $kind } added: { $document }
change-document-removed = { $kind } removed: { $document }
change-document-moved = { $document } moved from { $before } to { $after }
change-text = Text of { $document } changed: { $sections }
change-translation-added = { $document } was translated into { $language }
change-translation-removed = The translation of { $document } into { $language } is gone
change-translation-changed = The translation of { $document } into { $language } changed
change-in-en = English
change-in-ru = Russian
change-decision-proposed = Decision proposed: { $document }
change-decision-made = Decision made: { $document }
change-decision-rejected = Decision rejected: { $document }
change-decision-superseded = Decision replaced by another: { $document }
change-decision-withdrawn = Decision withdrawn: { $document }
change-decision-reopened = Decision opened again after it was made: { $document }

change-ledger-rows = Rows of the ledger `{ $ledger }`: { $added } added, { $changed } changed, { $removed } removed
change-file-added = File added: { $path }
change-file-removed = File removed: { $path }
change-file-moved = File moved: { $path }, before { $from }
change-file-changed = File changed: { $path }
change-profile-file = The profile { $path } that says what is checked has other bytes than before

## Checks

change-weakened-level = The check `{ $subject }` is milder: { $after } instead of { $before }
change-weakened-packs = Fewer `{ $subject }` are followed: { $after } instead of { $before }
change-weakened-limit = The limit `{ $subject }` lets more pass: { $after } instead of { $before }
change-weakened-definition = `{ $subject }` means something else: { $after } instead of { $before }
change-metric-redefined = { $document } means something else: { $field } changed from { $before } to { $after }
change-weakened-removed = The rule `{ $subject }` that says when the partnership works is gone
change-weakened-waiver = Findings of `{ $subject }` are accepted until { $after }
change-weakened-waiver-longer = Findings of `{ $subject }` are accepted until { $after } instead of { $before }
change-weakened-baseline-new = { $after } known findings do not count: the baseline is new
change-weakened-baseline-added = Findings that do not count are added to the baseline: { $subject }
change-weakened-baseline-count = More findings do not count, `{ $subject }`: { $after } instead of { $before }
change-weakened-baseline-number = A worse number does not count, `{ $subject }`: { $after } instead of { $before }
change-weakened-baseline-level = Findings do not count at a higher level, `{ $subject }`: { $after } instead of { $before }

## `comity diff`

diff-ends = { $to } compared with { $from }
diff-comparing = Comparing { $to } with { $from }.
diff-work-tree = the work tree
diff-title = What this changes
diff-nothing = nothing that counts has changed
diff-breaking = breaking
diff-notable = notable
diff-minor = minor
diff-breaking-for-all = breaking for all
diff-notable-for-all = notable for all
diff-minor-for-all = minor for all
diff-head-breaking = Breaking
diff-head-notable = Notable
diff-head-minor = Minor
diff-count-breaking = { $n } breaking
diff-count-notable = { $n } notable
diff-count-minor = { $n } minor
diff-verdict-for = for { $party }: { $counts }
diff-decided = allowed by the decision { $decision }
diff-column-change = What changes
diff-column-for = For whom
diff-column-place = Where
diff-column-decision = Decision
diff-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
}
diff-left-out = { $n ->
    [one] { $n } more change is left out here for its length; the command below shows all.
   *[other] { $n } more changes are left out here for their length; the command below shows all.
}
diff-again = To see the same in a clone:
diff-no-default-branch = no default branch is known here, so this is compared with the last commit; `comity diff BRANCH` compares with another
no-such-party = there is no party `{ $word }`
    .help = parties are the documents in `parties/`
diff-git = { $reason }
diff-lost-commit = there is no commit `{ $commit }` here; a branch that was rewritten may have left it behind
    .help = `git fetch origin { $commit }` brings it while the server has it; `comity diff` compares with the default branch as it is now
diff-cut-off = this clone is shallow, so what was `{ $asked }` cannot be told
    .help = `git fetch --unshallow --tags` brings the rest of the history
diff-no-edition = there is no edition `{ $asked }`: nothing was committed by then
    .help = name a later quarter, a day, or a revision of Git
diff-too-early = nothing was committed by { $asked }
    .help = name a later day, or a revision of Git
driver-arguments = this command is called by Git, with a path and two files
    .help = `git config diff.comity.command 'comity git-diff-driver'` and `*.md diff=comity` in .gitattributes make `git log -p --ext-diff` call it
driver-nothing = nothing that counts has changed
