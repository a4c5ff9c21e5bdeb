### Deadlines: findings, and one line about each rule as `rule-ID`.

rule-cadence-missed = a cadence of the charter has no record of its last period
cadence-missed = `{ $cadence }` has no record of { $period }, which was due on { $date }
    .label = this cadence
    .why = the first record that is left out has a reason, and the third needs none any more
    .help = write the record, late as it is, or agree on a slower cadence
cadence-missed-again = `{ $cadence }` has had no record for { $count } periods in a row; that of { $period } was due on { $date }
    .label = this cadence
    .why = by the third record that is left out nobody remembers that there was a rhythm
    .help = ask what stands in the way: keep the cadence, make it slower, or write down a pause in `index.md`
cadence-missed-last = the last record
cadence-missed-promised = promised here

rule-decision-overdue = a decision has been open longer than it may
decision-overdue = `{ $decision }` has been open since { $date }, for { $length }; the limit is { $limit }
    .label = proposed here
    .why = a late no costs one campaign, a late yes costs two
    .help = decide, or say until when you need to think; what nobody wants any more is `withdrawn`
decision-overdue-lost = `{ $decision }` has been open since { $date }, for { $length }, and counts as lost; the limit was { $limit }
    .label = proposed here
    .why = whoever asked has stopped waiting and does something else
    .help = take it up the escalation ladder, or write `withdrawn` and say why
form-clock = `all` or `business`
decision-overdue-right = this decision right gives the limit

rule-review-date-passed = an accepted decision was to be looked at again, and was not
review-date-passed = `{ $decision }` was to be looked at again by { $date }, { $length } ago
    .label = this day is over
    .why = a trial whose end passes in silence becomes a habit
    .help = look at it: move the date, or write the decision that supersedes it

rule-late-groundwork = weeks after the start, a piece of the groundwork is not there
late-groundwork = groundwork is missing { $length } after the start, and { $limit } were enough
    .label = began here
    .why = what comes later leans on it
late-groundwork-objective = { $length } after the start the front page states no `objective`; { $limit } were enough
    .label = began here
    .why = whoever chooses a partner without an objective chooses by taste
    .help = add `objective` with its `stage` and its `primary` metric
late-groundwork-selection = { $length } after the start there is no selection with criteria; { $limit } were enough
    .label = began here
    .why = criteria that are written after the first talks fit the one who talked best
    .help = add `selection.md`, or write `selection: existing-relationship` where nobody was to be chosen
late-groundwork-charter = { $length } after the start there is no charter in use; { $limit } were enough
    .label = began here
    .why = without agreed channels and deciders, work goes by whoever shouts
    .help = begin `charter.md` with channels, cadences, approvals and decision rights

late-groundwork-work = { $length } after the letter of intent was signed nothing joint has begun; { $limit } were enough
    .label = signed by all sides on this day
    .why = how soon the first joint work follows on a handshake is telling
    .help = start the first small campaign, or say in a decision what it waits for

rule-action-overdue = an action or blocker is past its date
action-overdue = `{ $what }` of `{ $owner }` was due on { $date }, { $length } ago
    .label = this day is over
    .why = an action without an end teaches everybody that actions are decoration
    .help = write `done` with the day, or a new date that `{ $owner }` agrees to
action-overdue-nobody = `{ $what }` was due on { $date }, { $length } ago, and nobody owns it
    .label = this day is over
    .why = what belongs to nobody is done by nobody
    .help = name an `owner`, and write `done` or a new date

rule-notice-deadline = the last day to give notice of an agreement comes near
notice-deadline = the last day to give notice of `{ $agreement }` is { $date }, { $when }; it ends on { $end }
    .label = this long before the end
    .why = nobody forgets the end of a contract, and everybody the day before which it had to be spoken about
    .help = decide whether it is renewed, changed or ended, and write the decision down
notice-deadline-term = the end of the term

rule-rights-expiring = a right to use content ends soon
rights-expiring = the right to use content on { $channels } ends on { $date }, { $when }
    .label = the last day
    .why = what is shown a day too long is paid for twice
    .help = prolong the right, or plan who takes the content down on that day
rights-expiring-unnamed = a right to use content ends on { $date }, { $when }
    .label = the last day
    .why = what is shown a day too long is paid for twice
    .help = prolong the right, or plan who takes the content down on that day
rights-expiring-content = the right to use `{ $id }` of `{ $party }` ends on { $date }, { $when }
    .label = this content
    .why = what is shown a day too long is paid for twice
    .help = prolong the right, or plan who takes the content down on that day
rights-expiring-ended = `{ $id }` of `{ $party }` can still be seen, and the right to use it ended on { $date }, { $length } ago
    .label = this content
    .why = what is shown a day too long is paid for twice
    .help = take it down and empty `url`, or prolong the right and write the new day into `rights_until`

rule-short-lead-time = creators have too little time between the brief and the first day
short-lead-time = `{ $campaign }` leaves its creators { $days ->
        [one] { $days } day
       *[other] { $days } days
    } between the brief and the first due day; { $limit } are wanted
    .label = the brief was sent here
    .why = content that is asked for in a hurry looks like it
    .help = move the first day, or say under `rush` who agreed to hurry
short-lead-time-after = the creators of `{ $campaign }` got the brief after the first due day
    .label = the brief was sent here
    .why = content that is asked for in a hurry looks like it
    .help = move the first day, or say under `rush` who agreed to hurry
short-lead-time-due = the first due day

rule-missing-feedback = a campaign is closed, and a creator was not told how it went
missing-feedback = nobody has told `{ $creator }` how `{ $campaign }` went, { $length } after its end
    .label = no feedback to this creator
    .why = a creator who is paid and then hears nothing makes the next thing for somebody else
    .help = say what worked and what did not, and write it into the brief under "How it went"
missing-feedback-end = the campaign's last day

rule-slow-answers = too many questions wait too long for an answer
slow-answers = { $late } of { $n } questions waited longer than { $limit } for an answer; `{ $id }` to `{ $party }` by { $length }
    .label = the longest wait
    .why = a question that waits stops two people
    .help = answer with a date when there is no answer yet, and take what sticks up the escalation ladder
slow-answers-open = { $late } of { $n } questions waited longer than { $limit } for an answer; `{ $id }` to `{ $party }` is still open, { $length } over
    .label = still open
    .why = a question that waits stops two people
    .help = answer with a date when there is no answer yet, and take what sticks up the escalation ladder
slow-answers-promised = promised here

rule-late-deliverables = too many deliverables are late
late-deliverables = { $late } of { $n } deliverables were late; `{ $id }` of `{ $party }`, due on { $date }, by { $length }
    .label = the latest of them
    .why = a day late at the start is a week late at the end
    .help = ask what keeps things, or agree on days that can be kept before the old ones have passed
late-deliverables-open = { $late } of { $n } deliverables are late; `{ $id }` of `{ $party }` was due on { $date }, { $length } ago, and is not there
    .label = still not delivered
    .why = a day late at the start is a week late at the end
    .help = say when it comes; what is not wanted any more is taken out with a decision
late-deliverables-promised = promised here

rule-long-payment-term = an agreement lets a party wait too long for its money
long-payment-term = `{ $payee }` waits { $length } for its money, and at most { $limit } is wanted
    .label = too long
    .why = an agency has a bank, a creator has a rent
    .help = agree on { $limit } or less

rule-late-payment = a payment came after its due day
late-payment = { $late } of { $n } payments came late; `{ $id }` to `{ $payee }` by { $length }
    .label = the latest of them
    .why = late payment is among the main reasons why partnerships break
    .help = ask where it waited: at the invoice, the approval or the bank

rule-overdue-payment = a payment is past its due day
overdue-payment = `{ $id }` to `{ $payee }` was due on { $date }, { $length } ago, and is not paid
    .label = not paid
    .why = late payment is among the main reasons why partnerships break
    .help = pay, write the day under `paid`, and tell `{ $payee }` when the money comes

rule-too-many-rounds = something went through more rounds of changes than agreed
too-many-rounds = `{ $id }` of `{ $party }` took { $rounds } rounds of changes where { $limit } were agreed; { $late } of { $n } took too many
    .label = the most rounds
    .why = the third round says that the brief did not tell what was wanted
    .help = find out which wish came late and from whom, and write the next brief with it
too-many-rounds-agreed = agreed here
