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
all-expectations = The whole register
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

expectations = Expectations
expectations-lede = Every number the sides have agreed on, where it is written, and how it stands.
expectation = Expectation
negotiable = Negotiable
term = Term

not-found = There is no such page
not-found-lede = It may have been renamed, or the address has a slip in it.
to-home = To the front page
