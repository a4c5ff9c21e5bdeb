### Hygiene: findings, and one line about each rule as `rule-ID`.

rule-hidden-text = a text holds characters that nobody sees
hidden-text = there is an invisible character here: { $codes }
    .label = { $codes }
    .why = a name with an invisible character is another name, and no search finds it
    .help = remove it
hidden-text-direction = a hidden control changes the direction of writing here: { $codes }
    .label = { $codes }
    .why = the text is shown in another order than it is written, and people sign what they see
    .help = remove it, and read the text again
hidden-text-soft-hyphen = { $count ->
        [one] there is { $count } soft hyphen
       *[other] there are { $count } soft hyphens
    } in this document, `U+00AD`
    .label = the first one
    .why = no search finds a word that holds one
    .help = remove them: they come from word processors

rule-non-additive-sum = a formula adds up people who are counted more than once
non-additive-sum = this formula adds up `{ $column }`, which counts the same people again
    .label = not to be summed
    .why = reach counts people, and the same people watch on Monday and on Tuesday
    .help = use `max({ $column })`, or a column that counts events, such as `impressions` or `views`

rule-expired-waiver = the last day of a waiver is over
expired-waiver = the waiver of `{ $rule }` held until { $until } and accepts nothing any more
    .label = over
    .why = an exception that nobody looks at when its time is over has become the rule
    .help = mend what it accepted and delete the waiver, or agree on another day

rule-unused-waiver = a waiver accepts nothing
unused-waiver = this waiver of `{ $rule }` accepts nothing
    .label = no finding that it could accept
    .why = a forgotten exception will accept the same mistake when it is made again
    .help = delete the waiver
unused-waiver-nowhere = this waiver of `{ $rule }` is for `{ $object }`, which is neither a document nor a file
    .label = not found
    .why = what it was to accept is told all the same
    .help = name a document by its id, such as `charter`, or by its path
unused-waiver-off = this waiver is of `{ $rule }`, which is switched off
    .label = switched off in `comity.toml`
    .why = a forgotten exception will accept the same mistake when it is made again
    .help = delete the waiver

rule-incomplete-waiver = a waiver does not say what, why, who or until when
incomplete-waiver = this waiver lacks { $keys } and accepts nothing
    .label = not complete
    .why = a waiver is an agreement between people: what is accepted, why, who answers for it, until when
    .help = add what is missing

rule-unknown-rule = a rule is named that does not exist
unknown-rule = there is no rule `{ $rule }`
    .label = not found
    .why = a setting for a rule that does not exist changes nothing

unknown-rule-option = the rule `{ $rule }` has no option `{ $option }`
    .label = not one of its options
    .why = the limit would silently stay what it was
unknown-rule-value = `{ $text }` is not what the option `{ $option }` of the rule `{ $rule }` may hold
    .label = cannot be read
    .why = the limit would silently stay what it was
    .help = write { $form }
