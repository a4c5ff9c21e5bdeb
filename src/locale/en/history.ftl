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
weakened-check-packs = the packs followed were `{ $before }` at { $commit } and are `{ $after }` now, without a decision
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

past-commit = { $commit } ({ $author }, { $date })
past-uncommitted = uncommitted files

rule-undecided-change = a locked field of a signed document changed, and no decision names it
undecided-change = `{ $name }` was changed from `{ $before }` to `{ $after }` without a decision after all sides had signed, in { $where }
    .label = signed with another value
    .why = a target that moves in silence is the commonest source of "but we agreed on something else"
    .help = record an accepted decision with `changes: ["{ $name }"]`, write an amendment, or restore `{ $before }`
undecided-change-added = `{ $name }` was added without a decision after all sides had signed, in { $where }
    .label = was not there when it was signed
    .why = a promise that is added after the signature was promised by nobody
    .help = record an accepted decision with `changes: ["{ $name }"]`, or write an amendment
undecided-change-removed = `{ $name }` was taken out without a decision after all sides had signed, in { $where }
    .why = a promise that is taken out in silence is still remembered by the other side
    .help = record an accepted decision with `changes: ["{ $name }"]`, write an amendment, or restore it
undecided-change-decided = `{ $name }` was changed in { $where }, before `{ $decision }` allowed it
    .label = changed first, decided later
undecided-change-signed = `{ $name }` was changed in { $where } without a decision, and all sides have signed anew since
    .label = changed first, signed later
undecided-change-signature = all sides had signed by then
undecided-change-anew = signed anew

rule-stale-signoff = a text has changed since a party signed it
stale-signoff = `{ $document }` has changed since { $parties } signed it: { $parts }{ $more ->
        [0] {""}
       *[other] , and { $more } more
    }, last in { $where }
    .label = signed another text
    .why = a signature under a text that moved is a signature under nothing
    .help = let them read what is new and run `comity signoff`, or restore what was signed
stale-signoff-unknown = `{ $document }` is not the text that { $parties } signed
    .label = the digest of another text
    .why = a signature under a text that moved is a signature under nothing
    .help = let them read it and run `comity signoff`
stale-signoff-change = changed in { $where }: { $parts }
stale-signoff-too = signed the same text
stale-signoff-here = changed since

rule-missing-signoff = an active agreement or charter lacks the sign-off of a side
missing-signoff = `{ $document }` is active and { $count ->
        [one] { $sides } has
       *[other] { $sides } have
    } not signed it
    .label = a signature is missing
    .why = until both sides have said that they read the same text, each lives by its own
    .help = let them read it and run `comity signoff`, or set `status: draft` until they have

missing-signoff-awaited = `{ $document }` awaits the signature of { $sides }
    .label = the others have signed
    .help = let them read it and run `comity signoff`

rule-rewritten-decision = an accepted decision says something else than it did
rewritten-decision = `{ $decision }` was accepted in { $when }, and its text was changed in { $where }
    .label = not what was accepted
    .why = a log that can be edited is no log
    .help = restore the text; write what is new as a decision that supersedes it, or under a heading `Errata`
rewritten-decision-fields = `{ $decision }` was accepted in { $when }, and { $fields } changed in { $where }
    .label = not what was accepted
    .why = a log that can be edited is no log
    .help = restore it, and write what is new as a decision that supersedes this one
rewritten-decision-both = `{ $decision }` was accepted in { $when }, and its text and { $fields } changed in { $where }
    .label = not what was accepted
    .why = a log that can be edited is no log
    .help = restore it, and write what is new as a decision that supersedes this one
rewritten-decision-slip = a slip of the pen was mended in `{ $decision }` after it was accepted, in { $where }
    .label = a letter or two
rewritten-decision-prose = this too is not what was accepted
rewritten-decision-status = accepted in { $when }

rule-late-record = records come much later than what they record
late-record = half of the last quarter's { $records } records came { $median } or more after the event; { $limit } would be in time
    .why = what is written down a month later is a memory, and the two sides have different ones
    .help = commit on the day: a short note now is worth more than a full one later
late-record-one = of { $event }, committed on { $recorded }: { $length }

rule-stale-playbook = both sides have not confirmed the playbook for more than a quarter
stale-playbook = both sides last confirmed the playbook on { $date }, { $length } ago
    .label = signed too long ago, and no review since
    .why = a playbook that nobody has looked at for a quarter describes another partnership
    .help = hold the review, and let both sides answer or sign the charter; "nothing changes" counts
stale-playbook-changed = both sides last confirmed the playbook on { $date }, { $length } ago; the charter was changed since, in { $where }
    .label = changed and not confirmed
    .why = expectations drift apart where one side changes the text and the other has not looked
    .help = read the charter together, and let both sides sign it with `comity signoff`
stale-playbook-last = the last word of both sides

rule-slow-intent = a letter of intent takes more rounds or days than it should
slow-intent = `{ $letter }` took { $rounds } rounds in { $length }; at most { $limit } are usual
    .why = a page that takes long to agree on promises a contract that takes longer
    .help = talk about what makes it hard, before the contract is written
slow-intent-days = `{ $letter }` was drafted on { $from } and took { $length }; { $limit } is usual
    .why = a page that takes long to agree on promises a contract that takes longer
    .help = talk about what makes it hard, before the contract is written

rule-stale-translation = a document has changed, and its translation has not been looked at since
stale-translation = `{ $source }` was changed in { $where }, and `{ $translation }` has not been since
    .label = made from an older text
    .why = a translation that is one change behind is how the sides come to be sure of different things
    .help = bring the translation up to the source
stale-translation-digest = `{ $translation }` was made from another text than `{ $source }` is today
    .label = the digest of an older text
    .why = a translation that is one change behind is how the sides come to be sure of different things
    .help = bring the translation up to the source, and write the source's digest anew
stale-translation-source = the source of today

rule-translation-differs = figures, ids, links or headings differ between a document and its translation
translation-differs = in "{ $section }" the translation says { $translation } where the source says { $source }
    .label = not what the source says
    .why = where two texts name two sums, two companies have two agreements
    .help = find out which is right, and write the same in both
translation-differs-missing = in "{ $section }" the source says { $source }, and the translation does not
    .label = something is missing here
    .why = where two texts name two sums, two companies have two agreements
    .help = say it in the translation too, or take it out of both
translation-differs-extra = in "{ $section }" the translation says { $translation }, and the source does not
    .label = not in the source
    .why = where two texts name two sums, two companies have two agreements
    .help = say it in the source too, or take it out of both
translation-differs-headings = the translation has { $here ->
        [one] { $here } heading
       *[other] { $here } headings
    }, and the source has { $there ->
        [one] { $there } heading
       *[other] { $there } headings
    }
    .why = sections that have no counterpart were read by one side only
    .help = give both texts the same headings in the same order
translation-differs-levels = the headings of the translation have other levels than those of the source
    .label = another level than in the source
    .why = sections that have no counterpart were read by one side only
    .help = give both texts the same headings in the same order
translation-differs-source = in the source
translation-differs-heading = the heading without a counterpart

rule-shallow-history = the clone holds only the last commits, so the past was not checked
shallow-history = this clone holds only the last { $commits ->
        [one] commit
       *[other] { $commits } commits
    }: the past was not checked, and dates out of Git are not shown
    .why = a check that has not been run must not look like one that has passed
    .help = run `git fetch --unshallow`; in GitHub Actions set `fetch-depth: 0`, in GitLab `GIT_DEPTH: 0`
