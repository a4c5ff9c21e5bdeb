# The default theme's own words. A playbook changes any of them in its `theme/i18n/en.ftl`.

skip = Skip to the content
languages = Languages
sections = Sections
crumbs = You are here
dark = Dark
menu = Menu
as-of = As of
on-day = on
edit = Edit this page
edit-here = Edit
made-with = Made with Comity { $version }
nothing = not stated
yes = yes
no = no
none-here = Nothing is written here yet.

standing = Is it working?
phases = Phases
sides = Who is in it
owner = Owner
hours = Hours
in-force = Expectations in force
primary = The number that decides
target = Target
state = State
formula = Formula
written = Written in
none-in-force = No expectation is in force: none is active, signed by all sides and within its term.
all-expectations = { $count ->
    [0] The whole register
   *[other] The whole register, { $count } in force
}
open-decisions = Open decisions
none-open = Nothing waits to be decided.
recent-decisions = Recent decisions
none-decided = Nothing has been decided yet.
all-decisions = The decision log
next-dates = Next dates
none-next = No date is known.
since = since
decider = Decider
driver = Driver
about = About this partnership

findings = Findings
all-findings = All findings
findings-lede = What comity check reports, by who can mend it.
nobody-named = Nobody is named
count-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
count-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
count-infos = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
count-waived = { $count } waived
help = What to do
waived = Waived

waivers = Waivers
waivers-lede = Rules that were set aside, by whom and until when.
rule = Rule
object = For
reason = Reason
until = Until
is-over = over
decision = Decision

ready-metric = Ready metric: { $title }
toc = On this page
facts = Facts
signoffs = Sign-offs
read-in = read in { $language }
mentions = Linked from
pager = Neighbours
previous = Previous
next = Next

decisions = Decision log
decisions-lede = { $count ->
    [0] No decision is written down yet.
    [one] One decision: who drove it, who decided, and how long it took.
   *[other] { $count } decisions: who drove each, who decided, and how long it took.
}
filter = Show by status
filter-shown = { "{shown}" } of { "{all}" } shown
all = All
status = Status
proposed = Proposed
decided = Decided
latency = Took
supersedes = replaces
superseded-by = replaced by
chains = What replaced what
chains-lede = The oldest first; the last one holds.

alignment = Alignment
alignment-lede = What each side expects, question by question, and where the two agree.
question = Question

expectations = Expectations
expectations-lede = Every number the sides have agreed on, where it is written, and how it stands.
expectation = Expectation
is-negotiable = negotiable
is-not-negotiable = not negotiable

not-found = There is no such page
not-found-lede = It may have been renamed, or the address has a slip in it.
to-home = To the front page

actual = Actual
trend = Trend
chart-data = The data as a table
cannot-be-told = Cannot be told:

### Words for what the playbook says; pages are made of them before a template sees them.

overview = Overview
decisions-short = Decisions
nav-agreed = What we agreed
nav-happens = What happens
nav-choice = How we met
nav-guides = Guides

kinds-partnership = Partnership
kinds-party = Parties
kinds-selection = Selection
kinds-candidate = Candidates
kinds-alignment = Alignment sheets
kinds-agreement = Agreements
kinds-charter = Charter
kinds-metric = Metrics
kinds-brief = Campaigns
kinds-decision = Decisions
kinds-update = Updates
kinds-health-check = Health checks
kinds-review = Reviews
kinds-post-mortem = Post-mortems
kinds-page = Guides

lede-party = The two sides, and everybody who works with them.
lede-candidate = Who could have been here, and how each was judged.
lede-alignment = What each side expects, written down before the talks.
lede-agreement = What both sides have put their names to.
lede-metric = One definition for each number, so that nobody argues about what was counted.
lede-brief = Every campaign: what it is for, when it runs, what it may cost.
lede-update = Week by week: what stands, what works, what does not.
lede-health-check = Every month both sides answer the same questions.
lede-review = Every quarter both sides say whether to continue, to adapt or to stop.
lede-post-mortem = What failed, why, and what was changed because of it. Nobody is blamed here.

key = Name
key-party = Party
key-person = Person
key-party-or-person = Who
key-market = Market
key-metric = Metric
key-ledger = Ledger
key-decision = Decision
key-brief = Campaign
key-agreement = Agreement
key-candidate = Candidate
key-cadence = Cadence
key-object = Object

ledger-performance = performance
ledger-deliverables = deliverables
ledger-payments = payments
ledger-requests = requests
ledger-effort = effort
ledger-rates = exchange rates
ledger-decisions = decisions (from the documents)
ledger-cadences = cadences (from the charter)

cadence-sync = weekly sync
cadence-health = health check
cadence-review = review
cadence-checkpoint = checkpoint
kept-cadence = The rhythm is kept: { $cadence }

column-market = market
column-campaign = campaign
column-creator = creator
column-platform = platform
column-party = party

target-at-least = at least { $value }
target-at-most = at most { $value }
target-exactly = exactly { $value }
target-between = between { $low } and { $high }
target-improvement = { $by } better than the baseline

sheet-absent = no sheet yet
sheet-sealed = sealed until both are written
sheet-several = several are open; this one is compared
alignment-ready = { $ready } of { $of } agreed: the answers match, or a decision settles them.
state-match = Match
state-settled = Settled
state-before = answers: { $state }
state-overlap = Overlap
state-both-answered = Both answered
state-conflict = Conflict
state-one-sided = One side only
state-missing = No answer
state-not-evaluated = Not evaluated yet
state-not-in-force = Not in force
state-unstated = Not stated
state-unsigned = Not signed
state-claimed = Stated, not verified
state-error = Error
state-warning = Warning
state-info = Note
state-waived = Waived
state-no-findings = Nothing to mend
state-notes-only = Nothing to mend, some notes
state-to-look-at = Something to look at
state-to-mend = Something to mend

verdict-why = { $count ->
    [0] No expectation is in force, so there is nothing to judge.
    [one] One expectation is in force, and nothing that happened has been compared with it yet. Unknown is not good news.
   *[other] { $count } expectations are in force, and nothing that happened has been compared with them yet. Unknown is not good news.
}
phase = Phase
day-of = day { $day } of { $of }
in-force-short = Expectations in force
not-negotiable = { $count ->
    [0] all may be negotiated
    [one] 1 is not negotiable
   *[other] { $count } are not negotiable
}
oldest-waits = the oldest waits { $age }
since-day = since { $date }
hardest-now = hardest now: { $what }
so-far = { $length } so far

in-force-lede = Active, signed by all sides, and within their term on this day.
not-in-force = Not in force
not-in-force-lede = Written down, and not binding on this day; each with its reason.
proposes = { $party } proposes
decides = { $party } decides
why-draft = the document is a draft
why-proposed = the document is only proposed
why-closed = the document is closed
why-active = the document is active
why-no-status = the document states no status
why-no-term = the document states no term
why-unsigned = not signed by { $sides }
why-not-yet = begins on { $date }
why-over = ended on { $date }
why-replaced = replaced by “{ $by }”

phase-is-past = done
phase-is-current = now
phase-is-planned = planned
phase-is-undated = no dates

notice-draft = This is a draft. What is missing here is not counted against anybody yet.
notice-untranslated-en = This document has not been translated yet; what follows is the English original.
notice-untranslated-ru = This document has not been translated yet; what follows is the Russian original.

waived-by = { $reason } ({ $owner }, until { $until })
table-number = Table { $count }
task-done = done
task-open = open
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

country-AE = United Arab Emirates
country-AM = Armenia
country-BY = Belarus
country-CN = China
country-DE = Germany
country-ES = Spain
country-FR = France
country-GB = United Kingdom
country-GE = Georgia
country-IN = India
country-IT = Italy
country-KZ = Kazakhstan
country-RS = Serbia
country-RU = Russia
country-TR = Türkiye
country-US = United States

kept-in-time = { $kept } of { $count } in time
state-on-track = On track
state-off-track = Off track
state-not-evaluable = Cannot be told
state-in-words = In words
state-working = Working
state-failing = Not working
state-unknown = Nobody can say
verdict-no-rule = There is no KPI rule, or no KPI in force, so nobody can say whether it works.
verdict-passed = { $passed } of { $of } on track, { $needed } needed
verdict-primary-on = the primary one is on track
verdict-primary-off = the primary one is off track
verdict-primary-unknown = the primary one cannot be told
verdict-guardrails-off = { $count ->
    [one] a guardrail is off track
   *[other] { $count } guardrails are off track
}
verdict-unknown-parts = { $count ->
    [one] one more cannot be told
   *[other] { $count } more cannot be told
}
evidence = { $excluded ->
    [0] { $when }, n = { $n }
   *[other] { $when }, n = { $n }, { $excluded } left out
}
to-date = { $value } so far in { $when }
currency-effect = { $effect } by exchange rates
off-track-in-a-row = { $count ->
    [one] for one period
   *[other] for { $count } periods in a row
}
ended-campaigns = Of ended campaigns
ended-campaigns-lede = What campaigns were to bring, and what they brought.

period = Period
which = Group
value = Value
observations = n
left-out = Left out
file = File
rows = Rows
chart-hollow = A hollow marker stands where a period still runs or cannot be judged.
chart-last = { $name }: { $value }, { $when }
chart-target = target { $target }
measured-values = What was measured
measured-values-lede = The last complete period, and all before it. Groups that are never mixed have a line each.
no-ledger-named = the metric names no ledger
nothing-measured = the ledger has no value of this metric yet
expectations-on-it = What is expected of it
how-judged = How it was judged
how-judged-lede = Each expectation over its own periods, with the target as it stood then.
source-rows = Where the figures come from
source-rows-lede = The files of the ledger, with the rows that were read.

all-campaigns = All campaigns
campaign = Campaign
campaigns = Campaigns
starts = First day
ends = Last day
verdict = Verdict
main-value = Main value
results = What came of it
results-lede = What was expected, what was forecast before the start, and what happened. A forecast is meant to hold four times in five.
forecast = Forecast
interval = { $low } – { $high }, { $expect } expected
in-forecast = As forecast
state-inside = Inside
state-outside = Outside
forecasts = What forecasts are worth
forecasts-lede = An honest 80 % interval holds what comes four times in five.
forecast-coverage = { $share } of what came lay within its interval.
forecast-too-few = { $have } of the { $want } ended campaigns that are needed before anything can be said.
forecast-better = Forecasts were { $by } better than intervals of earlier campaigns alone.
forecast-worse = Forecasts were { $by } worse than intervals of earlier campaigns alone.
learned = What was learned
post-mortem = Post-mortem
causes = Causes
deliverables = Deliverables
deliverable = What
from-whom = From whom
due = Due
delivered = Delivered
payments = Payments
payment = Payment
to-whom = To whom
amount = Amount
paid = Paid
state-on-time = On time
state-to-come = To come
late-by = { $length } late
overdue-by = Overdue by { $length }
k-of-n = { $k } of { $n }
on-time-k-of-n = On time: { $kept }, counting those whose day has come.

creators = Creators
creators-lede = The partnership as creators meet it: how long they had, how often work came back, what was kept on either side.
creator = Creator
side-by-side = Side by side
side-by-side-lede = Lead time is the shortest from the brief to a due day of each campaign.
lead-time = Lead time
rounds = Rounds of changes
rounds-said = { $mean } on average, { $most } at most
from-to = { $from }–{ $to }
on-time = Delivered on time
paid-on-time = Paid on time
again = Came back

budget = Budget and effort
planned = Budget
budget-lede = What was planned, what was spent, and the hours it took.
budget-campaigns = Campaigns
budget-campaigns-lede = Budgets beside what the performance ledger books as spend and what the payments ledger says was paid. The two overlap and are never added up.
booked-note = Every row is told in the reporting currency at the rate of the playbook's policy. The currency effect is what is left when the same rows are told at the budget's rates.
without-rate-note = Amounts without an exchange rate stand apart: they are in no total, and nothing is taken for one to one.
without-rate = { $amount } without a rate
no-currency = the playbook names no reporting currency
no-campaign = Without a campaign
total = Total
booked = Spent
fx-effect = Of it by currency
left = Left
paid-out = Paid
budget-phases = Phases
budget-phases-lede = The budget of a phase beside what the campaigns of that phase have spent.
effort = Hours
effort-lede = Hours of coordination by month and side. The hours a week are those of weeks that have a row; the months of the charter's band are counted from the first one here.
month = Month
others = Others
per-week = A week
agreed-band = Agreed
state-in-band = As agreed
state-below-band = Below
state-above-band = Above

month-by-month = Month by month
month-by-month-lede = What each side said, beside what the ledgers say of the same month.
computed = Ledgers
gap = Gap
together = Together
on-track-k-of-n = { $k } of { $n } on track
missed = missed
points = points
perception = How communication feels
perception-lede = From 1, broken, to 5, effortless, as each side answered. A gap between the sides says more than either figure.

editions = Editions
editions-all = All editions
editions-lede = The playbook as it stood at the end of each quarter, from the commit that closed it.
editions-note = What an edition says was read from its commit and judged on its day; only the look is that of today.
edition = Edition
edition-today = Today
edition-as-of = Speaks of
edition-committed = Committed
edition-commit = Commit
edition-chosen = Chosen by
edition-notice = This is the edition { $id }, as it stood on { $day }.
read-today = Read it today
gone-today = There is no such page today.
home-today = Today’s front page
this-page-in = This page in other editions
front-page-only = (front page)
chosen-tag = a tag
chosen-review = the closed review
chosen-date = the date
since-edition = since { $edition }
changes = What changed
changes-lede = Since edition { $edition }, which speaks of { $date }.
changed-pages = Changed documents
changed-pages-lede = Documents whose text is not what it was.
no-changed-pages = No document says anything else.
document = Document
kind = Kind
what-happened = What happened
state-added = New
state-edited = Edited
state-moved = Moved
state-removed = Removed
history = History
history-lede = { $count ->
    [one] One commit, on { $latest }, by { $authors }.
   *[other] { $count } commits, from { $first } to { $latest }, by { $authors }.
}
history-cut-lede = { $count ->
    [one] One commit is known, on { $latest }, by { $authors }.
   *[other] { $count } commits are known, the last on { $latest }, by { $authors }.
}
history-none = Not committed yet.
history-unknown = What Git keeps of this file is not in this clone.
history-older = { $count ->
    [one] One older commit is not listed.
   *[other] { $count } older commits are not listed.
}
history-cut = This clone holds only the latest commits, so the beginning is left out rather than guessed.
history-uncommitted = What is shown has changes that are not committed yet.
date = Date
author = Author
summary = What they said

change = Change
changed-meaning = What means otherwise
no-changed-meaning = Nothing that counts means otherwise.
changes-breaking = Breaking
changes-breaking-lede = A side gets less than was agreed, or owes more.
changes-notable = Notable
changes-notable-lede = Worth a look before it is taken for granted.
changes-minor = Minor
changes-minor-lede = Good to know.
state-breaking = Breaking
state-notable = Notable
state-minor = Minor
all-changes = { $count ->
    [0] What changed
    [one] The one change
   *[other] All { $count } changes
}
count-changes = { $count ->
    [0] nothing that counts
    [one] { $count } change
   *[other] { $count } changes
}

filter-party = Party
filter-quarter = Quarter
filter-driver = Driver
decisions-over-time = Over time
decisions-over-time-note = From the proposal to the decision. A dashed line with a hollow marker waits still.
decisions-drawn = { $count ->
    [one] One decision, from the day it was proposed to the day it was taken.
   *[other] { $count } decisions, each from the day it was proposed to the day it was taken.
}
decisions-grouped = By status and quarter
limit-of = limit { $length }
state-waiting = In time, waiting
state-in-time = In time
state-overdue = Overdue
state-late = Late
how-decided = How it was decided
as-written = As written
as-committed = As committed
it-took = It took { $length }, { $source }.
taken-git = by its commits
taken-written = as it is written
taken-mixed = by a commit and what is written
worked-in-it = Working time in it: { $worked }.
open-for = It has been open for { $length }.
written-apart = What is written and what Git shows are more than a day apart.
taken-back = It was taken back.
put-back = “{ $by }” put back { $field } of { $object }.
unseen-no-history = Git was not asked
unseen-uncommitted = not committed yet
unseen-shallow = older than this clone
unseen-imported = there since the first commit
unseen-arrived-decided = its first commit has it as decided
unseen-unproven = older than what counts as proof
unseen-later = not by this day
target-moved = was { $before } until { $day }
targets-moved = How the target moved
targets-moved-lede = Which target held when, as the playbook stood on each day.
from = From

state-committed-by-side = Committed by the side
state-verified = Verified by signature
state-signed-same = The text is the one that was signed
state-signed-changed = The text has changed since
state-signed-unknown = Without a digest nobody can tell whether the text has changed

# Working hours
hours-together = Working hours in common
hours-apart = Working hours, clocks { $length } apart
hours-season = { $days }: { $common }.
hours-common = { $length } in common: { $sides }
hours-none = no working hour in common
hours-clock = The band is a day of the clock of { $zone }.
hours-own = On its own clock
hours-on-band = On the band
in-common = In common
side = Side
from-month = from month { $count }
spent-of = { $spent } spent of { $budget }
spent-note = The bar is what was spent, the dashed line the budget. A bar of the other colour has passed it.
forecast-and-outcome = Forecast and outcome
forecast-and-outcome-note = The bar is the interval that was forecast, the dashed line the value that was expected, the marker what came, all as shares of what was expected. A square lies outside its interval.
outcome-inside = { $actual } came, within { $low } to { $high }
outcome-outside = { $actual } came, outside { $low } to { $high }
latency-drawn = How long decisions took
latency-drawn-note = The bar is the time from the proposal to the decision, the dashed line the last day on which it was in time.
all-post-mortems = All post-mortems
by-cause = By cause
by-cause-lede = A cause that comes again has not been mended by the first post-mortem.
cause = Cause
how-often = How often
actions = What was to be done
actions-lede = Every action of every post-mortem, the open ones first.
action = Action
state-repeated = Came again
state-done = Done
### Early warning
radar = Early warning
radar-rest = { $count ->
    [one] { $count } signal that does not move, or of which too little is known
   *[other] { $count } signals that do not move, or of which too little is known
}
radar-evidence = Period by period
### baseline
known-findings = Known before
known-lede = These were here when the playbook came under these checks. They do not count; the list may only shrink.
count-known = { $count } known before
state-known = Known
### SEARCH
search = Search
search-label = Search this playbook
search-label-edition = Search the edition { $id }
search-placeholder = Words, names, ids
search-results = Results
search-count = { $count ->
    [one] { $shown } result
   *[other] { $shown } results
}
search-nothing = Nothing found. Fewer or other words may help.
search-loading = Loading the index
search-failed = The index could not be loaded.
search-show-all = All results on one page
search-keys = ↑ ↓ choose, Enter opens, Esc closes
search-lede = Every page of this site is listed below. The field above them looks into their text.
search-lede-no-script = Searching the text needs JavaScript, which is off. Every page of this site is listed below.
search-other = In another language
search-kind-overview = Overviews
search-kind-person = People
search-kind-expectation = Expectations
search-kind-finding = Findings
close = Close
### OUTPUTS

calendar = Calendar
calendar-lede = Every date that is to come: what documents and ledgers state, what follows from terms of notice, and the turns of the charter's cadences in the next five weeks.
all-dates = All dates in the calendar
what-comes = What
sort-of-date = Sort
who-is-asked = Asked
clocks = On the clocks of
calendar-files = In your own calendar
calendar-files-lede = Subscribe to a file, and dates that are moved here move there too.
calendar-all = All dates
moved-page = This page has moved
moved-to = It is now here:
site-pages = Pages of the site

# About the site
about-site = About this site
about-site-lede = What it was made of: enough to make the same pages again.
made-of = What it was made of
what = What
last-change = Last change in Git
program = Program
profile = Profile
time-zone = Time zone
reporting-currency = Reporting currency
documents = Documents
how-many = How many
ledgers = Ledgers
ledger = Ledger
files = Files

### AUDIENCE
for-audience = Made for: { $audience }. What they may not see is not in this edition.
built-for = Built for
verdict-not-shown = The verdict is not shown: it rests on figures that are not in this edition, or there is none.
none-shown = Nothing of this is in this edition.
figures-not-shown = the figures are not in this edition
state-partly-shown = not everything is shown
radar-not-shown = Early warning is not in this edition: it rests on everything that happened.
### SOURCES

set-in = set in { $commit } on { $day }
place = File and line
set-by = Set in
at-forge = As the commit has it
rows-of = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
rows-left-out = { $count ->
    [one] and { $count } row more
   *[other] and { $count } rows more
}
rows-left-out-lede = This page ends here. The file has them all.
rows-from-to = Rows { $from }–{ $to }
ledger-page = Ledger: { $ledger }
ledger-page-lede = The rows as they were read, each with the line it stands on. Figures elsewhere lead here.
figure = Figure
where = File and lines
origins = The rows behind the figures
origins-lede = Each figure above with the rows it was reckoned from.
chart-values = Chart values: use the arrow keys, Esc leaves
numbers = Numbers
communication = Communication
glossary = Glossary
metric = Metric
glossary-lede = What the words of this site mean, and what it counts.
glossary-words = Words
glossary-metrics = Metrics of this playbook
glossary-kinds = Kinds of documents
word = Word
meaning = Meaning
lede-partnership = The front page: who takes part, since when, and in which phase it is.
lede-charter = How the sides work together: channels, cadences, approvals and who decides what.
lede-decision = What was asked, who answered, when, and what that replaced.
lede-selection = How the other side was chosen.
lede-page = A guide in free text.
term-party = Party
means-party = A company or a person named in the playbook. Those that the partnership is between are its sides; creators and others are parties too.
term-owner = Partnership owner
means-owner = The one person of a side who answers for the partnership.
term-bridge = Cultural bridge
means-bridge = A person who knows how both sides work and explains one to the other.
term-sheet = Alignment sheet
means-sheet = What one side expects, written down before the talks and compared with the sheet of the other.
term-gap = Alignment gap
means-gap = A question that the sheets answer differently or that only one of them answers. A decision settles it.
term-loi = Letter of intent
means-loi = A first agreement: what both sides want to try, for how long, and how they will tell whether it works.
term-agreement = Agreement
means-agreement = A text that both sides have signed off. Its expectations are in force while its term runs.
term-charter = Charter
means-charter = How the sides work together: channels, cadences, approvals, who decides what, and what happens when they do not agree.
term-phase = Phase
means-phase = A stretch of the partnership's life, such as exploration, pilot or scale.
term-gate = Gate
means-gate = What must hold before a phase may begin. Each of its criteria holds, fails or is unknown.
term-expectation = Expectation
means-expectation = A promise with a number: a metric, a target, where it holds and for how long. It is in force once all sides have signed its document and its term has begun.
term-metric = Metric
means-metric = A number with one definition: formula, unit, ledger and owner.
term-primary = Primary metric
means-primary = The one number that decides whether the partnership works.
term-kpi = KPI
means-kpi = An expectation that counts beside the primary one when the verdict is reckoned, as in 2 of 3.
term-guardrail = Guardrail
means-guardrail = A limit that must hold whatever else improves. A broken guardrail is shown apart and is never made up for by other numbers.
term-baseline = Baseline
means-baseline = The value of an earlier period that a target such as 20 % better is measured against.
term-target = Target
means-target = The bounds of good values. A past month is judged by the target that stood then.
term-actual = Actual
means-actual = What was measured in a period, from the rows of a ledger.
term-n = n
means-n = How many observations a value rests on. With too few of them nobody judges.
term-not-evaluable = Cannot be told
means-not-evaluable = There is no data, there are too few observations, or a baseline or an exchange rate is missing. It is never shown as good.
term-currency-effect = Currency effect
means-currency-effect = The part of a change that exchange rates made, told apart from what the work made.
term-ledger = Ledger
means-ledger = A CSV table of what happened: deliverables, payments, requests, hours, performance.
term-sign-off = Sign-off
means-sign-off = A side's acknowledgement of a text, kept with a digest. If the text changes later, that can be seen.
term-decision = Decision
means-decision = A question with its answer: who drove it, who decided, when, and what it replaces.
term-driver = Driver
means-driver = The person who brings a question to a decision.
term-decider = Decider
means-decider = The one person who decides.
term-latency = Decision latency
means-latency = The time from the proposal of a decision until it is taken.
term-health-check = Health check
means-health-check = Each month both sides answer the same questions, and the answers stand beside what the ledgers say.
term-perception-gap = Perception gap
means-perception-gap = How far the marks of the sides for the same month lie apart.
term-review = Quarterly review
means-review = Once a quarter each side says whether to continue, to adapt or to stop, and both say it together.
term-verdict = Verdict
means-verdict = Whether it is working, by the rule in the configuration; in a review what the sides choose.
term-post-mortem = Post-mortem
means-post-mortem = What failed, why, and what was changed because of it. It names causes, not culprits.
term-forecast = Forecast interval
means-forecast = The lowest and the highest result that is expected, written down before a campaign begins.
term-calibration = Calibration
means-calibration = How often what came lay inside the forecast interval.
term-edition = Edition
means-edition = The playbook as it stood at the end of a quarter, made from its commit.
term-finding = Finding
means-finding = Something that the check found: what is wrong, on which line, and what helps.
term-rule = Rule
means-rule = One thing that the check looks for. Every rule has a page that says why it matters.
term-waiver = Waiver
means-waiver = A finding that somebody has accepted until a day, with a reason. It stays visible.
term-profile = Profile
means-profile = A set of thresholds and phases with a stated origin. A playbook may set its own in its place.
term-audience = Audience
means-audience = For whose eyes a document is meant. A site for an audience leaves everything else out.
term-as-of = As-of date
means-as-of = The day at which everything is measured. What is dated later does not count.
term-commit = Commit
means-commit = A saved change of the playbook in Git, with author, day and reason.
### PRINT

whole = The whole playbook
whole-print = Print the whole playbook
whole-hint = Every page of the site, in one piece: print it, save it as PDF or mail it. It speaks of the day above.
whole-standing = Where it stands
whole-decided = What we decided
whole-lookup = To look up
contents = Contents
paper-edition = Edition { $id }, as of { $day }
paper-today = As of { $day }
