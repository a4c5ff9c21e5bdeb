### Health: findings, and one line about each rule as `rule-ID`.

rule-missing-answer = a side has not answered the latest health check or review
missing-answer = `{ $side }` has not answered "{ $check }"
    .label = an answer is missing
    .why = one answer for both is the answer of the side that wrote it
    .help = let somebody of `{ $side }` answer for it
missing-answer-other = this side has answered

rule-repeated-answer = a side gives last time's answer word for word
repeated-answer = `{ $side }` says word for word what it said in "{ $before }"
    .label = the same answer again
    .why = either nobody thought about it again, or it was said and nothing happened
    .help = ask `{ $side }` what has become of it since
repeated-answer-before = said here first

rule-perception-gap = the sides see their communication differently
perception-gap = in "{ $check }" `{ $low }` gives the communication { $low-mark } and `{ $high }` gives it { $high-mark }
    .label = the lower mark
    .why = one side has a problem that the other does not know of
    .help = talk about what each of you had in mind, before the next check
perception-gap-other = the higher mark

rule-limping = months off track, and nobody decides anything
limping = all sides have seen the metrics off track for { $count } checks in a row, and go on without a decision
    .label = `continue` once more
    .why = going on needs no decision, so partnerships that fail go on
    .help = write a decision: what changes, when it ends, or why going on is right, and name it under `decision`
limping-before = here too

rule-verdict-without-decision = a verdict to change or stop, and no decision after it
verdict-without-decision = the verdict of { $date } is `{ $verdict }`, and no decision has followed for { $length }
    .label = this verdict
    .why = "we have to change something" is a feeling until somebody writes what, and who does it
    .help = write the decision and name it under `decision`

rule-answer-contradicts-data = what a side says of the metrics is not what the results say
answer-contradicts-data = `{ $side }` says that the metrics were on track in { $window }, and the results say that they were not
    .label = says so
    .why = either the side looks at other numbers, or the number does not measure what matters to it
    .help = ask `{ $side }` which numbers it looked at, and correct the answer or the metric
answer-contradicts-data-better = `{ $side }` says that the metrics were off track in { $window }, and every KPI was on track
    .label = says so
    .why = either the side looks at other numbers, or the number does not measure what matters to it
    .help = ask `{ $side }` what the numbers do not show, and correct the answer or the metric
answer-contradicts-data-result = `{ $key }`: { $value }, and { $target } was promised

rule-worsening-trend = a signal of the partnership moves the wrong way, period after period
worsening-trend = { $name }: { $told }
    .label = look here
    .why = numbers tell of a partnership's trouble before people do
    .help = ask what has changed since, before a target is missed
