### Words of the commands: what they print besides findings.

level-error = error
level-warning = warning
level-info = info
part-why = why
part-note = note
part-help = help

evidence-observed = observed { $value }
evidence-expected = expected { $value }
evidence-n = n = { $value }
evidence-window = window { $value }
waived-by = accepted by `{ $owner }` until { $until } at { $place }: { $reason }

count-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
count-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
count-infos = { $n ->
    [one] { $n } info
   *[other] { $n } infos
}
nothing-found = nothing found
in-documents = { $n ->
    [one] in { $n } document
   *[other] in { $n } documents
}
count-rules = { $n ->
    [one] { $n } rule
   *[other] { $n } rules
}
count-waived = { $n } waived
as-of = as of { $day }
as-of-pinned = as of { $day }, pinned in comity.toml
time-does-not-fail = { $n ->
    [one] { $n } finding is there because a date has passed and does not fail the check; `--fail-on-time` lets it
   *[other] { $n } findings are there because a date has passed and do not fail the check; `--fail-on-time` lets them
}

no-documents = this playbook has no documents
skipped = { $path } was left out: { $reason }
skipped-bad-path = its path is not UTF-8
skipped-link-outside = the symlink leads out of the playbook
skipped-link-to-folder = the symlink leads to a folder
skipped-broken-link = the symlink leads nowhere
skipped-link-in-commit = it is a symlink in a commit
skipped-other-repository = it is a repository of its own
skipped-too-large = it is larger than 16 MiB
skipped-ledger-too-large = it is larger than 512 MiB
skipped-not-a-file = it is not a regular file

no-playbook = there is no playbook: no comity.toml in { $path }, above it or below it
    .help = go to a playbook or name its folder; `comity init DIR` begins one, `comity example DIR` writes one to look at
not-in-playbook = `{ $path }` is not part of the playbook
    .help = look whether the name is right and no .gitignore names it
unknown-format = comity.toml says `format = { $format }`, and this program reads format 1
    .help = use a comity that reads it: a newer one, where the number is greater
no-work-tree = this repository is bare: there are no files to work on
    .help = clone it and run the command in the clone
several-playbooks = there are several playbooks: { $folders }
    .help = name the one that is meant
no-such-schema = there is no schema `{ $word }`
    .help = `comity schema` lists them
no-such-rule = there is no rule `{ $word }`
    .help = `comity rules` lists them
no-such-page = there is no rule or ready metric `{ $word }`
    .help = `comity rules` lists them, `comity explain --help` the ready metrics

rule-is-heuristic = it guesses, so it never goes above a warning
rules-legend = ~ guesses, and so never goes above a warning; `comity explain RULE` shows the page of a rule
rules-rule = Rule
rules-level = Level
rules-summary = When it fires

schema-kinds = front matter of documents:
schema-others = and:
schema-translation = front matter of a translation, `x.ru.md`
schema-diff = what `comity diff --format json` prints
schema-config = comity.toml
schema-ledgers = columns of all ledgers, as Table Schema of Frictionless
schema-check = what `comity check --format json` prints
schema-check-line = a line of what `comity check --format jsonl` prints
schema-rules = what `comity rules --format json` prints

example-with-history = wrote the example to { $folder }: { $files } files and { $commits } commits; `comity check { $folder }` reads it
example-files = wrote the example to { $folder }: { $files } files; `comity check { $folder }` reads it

built = published { $files ->
    [one] { $files } file
   *[other] { $files } files
} to { $folder } as of { $day }
built-with-errors = published { $files ->
    [one] { $files } file
   *[other] { $files } files
} to { $folder } as of { $day }, with { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}; `comity check` shows them
built-single = wrote { $files } as of { $day }
built-single-with-errors = wrote { $files } as of { $day }, with { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}; `comity check` shows them
single-no-file-name = { $path } is not the name of an HTML file
    .help = `--single-file` writes one file: `--out playbook.html`; without `--single-file` the site is a folder
single-foreign-file = { $path } is there already, and comity did not make it
    .help = choose another name with `--out`, or replace it with `--force`
build-refused = nothing was published and the old site stays: there { $n ->
    [one] is { $n } error
   *[other] are { $n } errors
}; `comity check` shows them
build-no-editions = past editions cannot be made: { $reason }
    .help = `--editions none` builds today's site alone
build-unreadable-editions = without { $editions }: the commit has no playbook that can be read

no-such-theme = there is no theme `{ $word }`
    .help = there are { $known }; files of your own in `theme/` replace theirs one by one
no-such-audience = there is no audience `{ $word }`; known are { $known }
no-audience-at-all = there is no audience `{ $word }`: no document and no `[audiences]` names any
broken-theme = the theme cannot be used:
    { $problems }

schema-profile = a profile, `profile = "our-practice.toml"`
schema-profile-show = what `comity profile show --format json` prints
schema-profile-diff = what `comity profile diff --format json` prints
profile-said = { $words }
profile-diff-count = { $count ->
    [0] they say the same
    [one] { $count } key differs
   *[other] { $count } keys differ
}
profile-diff-changed = { $field }: { $after } instead of { $before }
profile-diff-added = { $field }: { $after }, and nothing before
profile-diff-removed = { $field }: nothing instead of { $before }
profile-diff-list = { $field }: { $changes }
profile-diff-items-added = added { $items }
profile-diff-items-removed = removed { $items }
profile-diff-item-first = { $item } comes first now
profile-diff-item-after = { $item } comes after { $after } now
profile-unsound = the profile `{ $name }` has mistakes, the first of them in { $path }
    .help = `comity check` shows them where the playbook follows it
no-such-profile = there is no profile `{ $word }`
    .help = there are { $known }; the path of a file in the playbook will do too
schema-status = what `comity status --format json` prints

## comity status
status-no-kpi = No verdict: comity.toml has no KPI rule, or no KPI is in force.
status-working = Working: { $passed } of { $of } KPIs on track, { $needed } needed.
status-failing = Not working: { $passed } of { $of } KPIs on track, { $needed } needed, or one that decides is off track.
status-unknown-kpi = It cannot be told: { $passed } of { $of } KPIs on track, { $needed } needed, and the rest cannot be told.
status-expectations = Expectations
status-unknown = What cannot be told
status-next = Next dates
status-open = Open decisions
status-n = n { $n }
status-column-expectation = Expectation
status-column-value = Value
status-column-target = Target
status-column-when = When
status-column-state = State
status-column-role = Weight
summary-working = working, { $passed } of { $of } KPIs on track
summary-failing = not working, { $passed } of { $of } KPIs on track
summary-unknown = cannot be told whether it works, { $passed } of { $of } KPIs on track
schema-data-partnership = the site's `data/partnership.json`
schema-data-expectations = the site's `data/expectations.json`
schema-data-metrics = the site's `data/metrics.json`
schema-data-decisions = the site's `data/decisions.json`
schema-data-campaigns = the site's `data/campaigns.json`
schema-data-health = the site's `data/health.json`
schema-data-calendar = the site's `data/calendar.json`
schema-data-findings = the site's `data/findings.json`

## What is being done, for those who wait
progress-documents = reading the documents
progress-ledgers = reading the ledgers
progress-history = reading the history
progress-rules = checking
progress-page = { $path }
