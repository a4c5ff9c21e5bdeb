### Ledgers and formulas: findings.


## Formulas

rule-unreadable-formula = a formula cannot be read, or asks for what its ledger does not have
unreadable-formula-unreadable = this formula cannot be read from here on
    .label = not understood
    .help = write one SQL expression, such as `sum(spend) / sum(engagements)`
unreadable-formula-unknown-column = the ledger `{ $ledger }` has no column `{ $name }`
    .label = not found
unreadable-formula-columns = the columns are { $known }
unreadable-formula-unknown-function = formulas have no function `{ $name }`
    .label = not found
unreadable-formula-functions = the functions are { $known }
unreadable-formula-not-aggregated = the column `{ $column }` stands outside an aggregate here
    .label = has as many values as there are rows
    .why = a metric is one number for many rows
    .help = put it into `sum({ $column })`, `avg({ $column })` or another aggregate
unreadable-formula-no-aggregate = this formula looks at no row
    .label = without an aggregate
    .why = a metric is one number for many rows
    .help = use an aggregate, such as `count(*)` or `sum(spend)`
unreadable-formula-nested-aggregate = `{ $inner }` stands inside `{ $outer }` here
    .label = an aggregate inside another
    .why = `{ $inner }` already gives one number for all rows, and `{ $outer }` finds nothing to sum up
    .help = leave one of them out
unreadable-formula-not-allowed = `{ $what }` cannot be used in formulas
    .label = not part of formulas
    .why = a formula runs on every machine that checks the playbook, and sees the rows of its ledger only
    .help = use columns, arithmetic, conditions, `case` and the functions of formulas
unreadable-formula-wrong-arguments = this function is called as `{ $takes }`
    .label = other arguments
unreadable-formula-wrong-type = there is { $found ->
        [number] a number
        [text] a text
        [day] a day
        [moment] a moment
       *[truth] a condition
    } here, and { $wanted ->
        [number] a number
        [text] a text
        [day] a day
        [moment] a moment
       *[truth] a condition
    } is needed
    .label = of another kind
    .help = { $found ->
        [day] `days(from, to)` counts the days between two days
        [moment] `hours(from, to)` and `business_hours(from, to, party)` count the time between two moments
       *[other] `cast(value as real)` makes a number of a text, and `cast(value as text)` a text of a number
    }
unreadable-formula-too-long = this formula is longer than anybody would read
    .label = more than 4096 bytes, or 600 words and signs
    .help = keep the sum in a column of the ledger
unreadable-formula-too-deep = the brackets of this formula are nested too deeply
    .label = more than 60 levels
    .help = keep a part of it in a column of the ledger
