### Reading: findings, and one line about each rule as `rule-ID`.

rule-front-matter-unreadable = the front matter of a document cannot be read
front-matter-unreadable = the front matter cannot be read from here on
    .label = not understood here
    .why = the reader of YAML says: { $problem }
    .help = look at quotes, brackets and indentation on this line and the one above; indent with spaces, not tabs
front-matter-unreadable-colon = this text holds `: `, which begins a new key in YAML
    .label = must stand in quotes
    .help = write `{ $mended }`
front-matter-unreadable-at = a value in YAML cannot begin with `@` or `` ` ``
    .label = must stand in quotes
    .help = write `{ $mended }`
front-matter-unreadable-percent = a value in YAML cannot begin with `%`
    .label = must stand in quotes
    .help = write `{ $mended }`
front-matter-unreadable-star = a text in YAML cannot begin with `*`, `&` or `!`
    .label = must stand in quotes
    .help = write `{ $mended }`
front-matter-unreadable-comment = `{ $text }` is a comment to YAML, so nothing is written here
    .label = must stand in quotes
    .help = write `{ $mended }`
front-matter-unreadable-tab = this is a tab, and YAML is indented with spaces
    .label = a tab
    .help = put two spaces for each tab
front-matter-unreadable-quote = a quote opens here and is not closed on its line
    .label = no closing quote
    .help = write `{ $mended }`
front-matter-unreadable-bracket = the bracket `{ $text }` opens here and is never closed
    .label = opened here
    .help = add the closing bracket at the end of the value
front-matter-unreadable-key = this line has no colon with a space after its key
    .label = expected `key: value`
    .help = write a colon and a space after the key, or indent the line if it continues the one above
front-matter-unreadable-alias = `{ $text }` is an alias of YAML, and documents have none
    .why = a document says everything where it is read, so that no reader must look up a value elsewhere
    .help = write the value itself, or put the text in quotes
front-matter-unreadable-anchor = anchors and tags are not read
    .label = an anchor or a tag
    .help = take `&name` or `!tag` away, or put the text in quotes
front-matter-unreadable-merge = `<<` is not read: tables are not merged
    .help = write the keys out
front-matter-unreadable-several-documents = a second YAML document begins inside the front matter
    .help = keep everything between the first `---` and the next one
front-matter-unreadable-not-a-table = the front matter is no table of keys and values
    .label = expected `key: value`
    .help = begin with `title: …`
front-matter-unreadable-not-first = the front matter does not begin on the first line, so it is read as prose
    .help = take away what stands above it
front-matter-unreadable-line-ends = the lines end with a bare carriage return, as on very old systems
    .help = save the file with line ends LF or CRLF
front-matter-unreadable-toml = the front matter is no valid TOML from here on
    .label = not understood here
    .why = the reader of TOML says: { $problem }
    .help = look at quotes, brackets and `=` on this line and the one above

rule-front-matter-unclosed = the front matter has no closing line
front-matter-unclosed = the front matter that begins here is never closed
    .label = opened here
    .why = without an end nobody can tell fields from prose
    .help = add a closing line, the same three characters alone, after the last key

rule-not-utf8 = a file is not written in UTF-8
not-utf8 = this is not UTF-8: some letters cannot be read
    .label = the first one
    .why = such letters look different on each computer
    .help = save the file as UTF-8
not-utf8-lost = a letter was lost here when the file was converted to UTF-8
    .label = the first one
    .help = write the letter again, or convert the original file again with its true encoding
not-utf8-utf16 = the file is written in UTF-16, and Git cannot show its changes
    .help = save the file as UTF-8
not-utf8-too-large = the file is too large for a document: more than { $limit } MiB
    .help = split it, or keep it as something else than Markdown

rule-too-deep = tables and lists are nested too deeply
too-deep = tables and lists are nested more than { $limit } deep here
    .label = not read from here on
    .help = move a part into a document of its own

rule-duplicate-key = a key is written twice in one table
duplicate-key = `{ $key }` is written twice in one table
    .label = written again here
    .first = first written here
    .why = one reader takes the first value, another the last
    .help = keep one of the two

rule-unknown-key = a key is written that nothing reads
unknown-key = nothing reads the key `{ $key }` here
    .label = unknown key
    .why = what stands under it looks agreed, and takes no effect
    .help = correct it, take it away, or name it `x-{ $key }` to keep it for yourselves
unknown-key-translation = a translation does not carry `{ $key }`
    .label = belongs to the source
    .why = facts stand once, in the source, so that two languages cannot contradict each other
    .help = keep `title` and `translated_from` here and take `{ $key }` away

rule-missing-key = a required key is missing
missing-key = the required key `{ $key }` is missing
    .help = add `{ $key }`: { $meaning }
missing-key-empty = the required key `{ $key }` is left empty
    .help = fill it in: { $meaning }
missing-key-status = a decision does not say where it stands
    .help = add `status`, with one of `proposed`, `accepted`, `rejected`, `superseded` and `withdrawn`

rule-wrong-value = a value is not one of those that can stand in its place
wrong-value = `{ $text }` is none of the words that can stand here
    .help = write { $allowed }
wrong-value-shape = { $expected } is wanted here, and this is { $found }
wrong-value-form = { $reason }
wrong-value-colon = this text holds `: `, so YAML reads it as a key and a value
    .label = must stand in quotes
    .help = write `{ $mended }`
wrong-value-quoted = `{ $text }` in quotes is a text, and a yes or no is wanted here
    .help = write `{ $text }` without quotes
wrong-value-profile = there is no profile `{ $text }`
    .help = write { $allowed }, or the path of a file of your own
wrong-value-profile-circle = the profile extends itself: { $way }
    .help = name another profile, or leave `extends` out
wrong-value-pack = the profile has no pack `{ $text }`
    .help = write { $allowed }, or add a table `[packs.{ $text }]` to a profile of your own

rule-ambiguous-number = a number can be read in two ways
ambiguous-number = { $reason }
    .why = the two sides would read two different numbers
ambiguous-number-comma = a comma inside braces ends the value: `{ $text }` is read as two entries
    .why = the rest of the number would be lost without a word
    .help = write `{ $mended }`

rule-unquoted-comparison = a comparison is written without quotes, and YAML reads its sign otherwise
unquoted-comparison = `{ $text }` must stand in quotes: YAML reads the sign as the start of a block of text
    .label = must stand in quotes
    .help = write `{ $mended }`
unquoted-comparison-empty = nothing is left of the value of `{ $key }`: YAML reads this sign as the start of a block of text
    .label = the block is empty
    .help = put the comparison in quotes, as in `{ $key }: ">= 90 %"`, or write it in words: `at least 90 %`

rule-unknown-kind = a document is of a kind that does not exist
unknown-kind = there is no kind of document called `{ $kind }`
    .label = unknown kind
    .help = write { $kinds }

rule-config-unreadable = `comity.toml`, a profile or the baseline cannot be read
config-unreadable = this cannot be read as TOML
config-unreadable-toml = this cannot be read as TOML from here on
    .label = not understood here
    .why = the reader of TOML says: { $problem }
    .help = texts stand in quotes, lists in brackets, and each key is followed by `=`
