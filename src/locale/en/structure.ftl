### References and structure: findings, and one line about each rule as `rule-ID`.

rule-duplicate-id = two documents of a kind, or two people, share an id
duplicate-id = `{ $id }` is also the name of `{ $path }`
    .label = the same id again
    .first = the other one
    .why = whoever follows the name may land at either
    .help = rename one of the files, or give it an `id` of its own
duplicate-id-person = the person `{ $id }` is also declared in `{ $path }`
    .label = the same id again
    .why = owners and deciders are named by id alone
    .help = give one of the two another id, such as `{ $id }-2`, and mend what names them

rule-unknown-reference = something is named that the playbook does not have
unknown-reference = there is no { $what } `{ $id }`
    .label = not found
    .why = a reader who follows the name finds nobody
    .person = add `{ $id }` under `people` in the document of their party
    .market = add `[markets.{ $id }]` to `comity.toml`
    .ledger = declare `[ledgers.{ $id }]` with its columns in `comity.toml`
    .cadence = add `{ $id }` under `cadences` in the charter
    .object = write `ID`, `KIND/ID` or `ID#KEY` of something that is there
    .document = add a document `{ $id }.md` of this kind, or correct the name
unknown-reference-ready-metric = there is no ready metric `{ $id }`
    .label = not among the ready metrics
    .why = without it the metric has no unit, direction, ledger and formula but those it writes itself
    .known = what can be used: { $known }
    .other = name a ready metric, or take `uses` out and write `unit`, `better`, `ledger` and `formula`
unknown-reference-translation = this translation has no source: `{ $source }` is not there
    .help = add `{ $source }` in the playbook's first language, or rename this file without its language

rule-ambiguous-reference = a short reference fits several documents
ambiguous-reference = `{ $id }` fits several documents
    .label = which of them
    .why = each reader may follow another one
    .help = write { $candidates }

rule-broken-link = a relative link leads nowhere
broken-link = there is no file `{ $path }`
    .label = leads nowhere
    .why = a link is a promise that there is more behind it
    .moved = it was moved, as Git tells: from here it is `{ $near }` now
broken-link-outside = `{ $text }` leads out of the playbook
    .label = leads outside
    .why = whoever reads the site or a copy of the playbook does not have that file
    .help = move the file into the playbook, or write its address as `https://…`

rule-broken-anchor = a link names a heading that is not there
broken-anchor = `{ $path }` has no heading with the anchor `#{ $anchor }`
    .label = no such heading
    .why = the reader lands at the top of the page and must search

rule-missing-section = a heading that this kind of document must have is absent
missing-section = the section `{ $section }` is missing
    .why = the other side looks for the answer under this heading
    .help = add the heading `## { $section }` and its text

rule-missing-detail = a key is left out that the profile asks for
missing-detail = `{ $document }` does not say `{ $key }`
    .label = not said here
    .why = the format can do without it; the other side will ask
    .help = add `{ $key }`

rule-empty-section = a required section has no text
empty-section = nothing is written in the section `{ $section }`
    .label = no text under this heading
    .why = an empty section looks answered, and is not
    .help = write at least one sentence, even that there is nothing to say and why

rule-placeholder-text = a document that is no draft holds a placeholder
placeholder-text = the placeholder `{ $text }` is still here
    .label = to be written
    .why = what is still to be written is still to be agreed
    .help = write what is meant, or set `status: draft`

rule-vague-wording = a binding text uses words that each side fills differently
vague-wording = `{ $text }` means something else to each side
    .label = vague
    .why = most quarrels begin with a word that both sides agreed to and understood differently
    .help = write a date, a number or a named condition

rule-document-too-long = a document is longer than it is likely to be read
document-too-long = { $words } words are about { $pages } pages, and at most { $limit } are wanted
    .why = what nobody reads to the end is not agreed
    .help = shorten it to { $wanted } words, or move details into a document that it links to

rule-document-too-short = a document is shorter than its subject needs
document-too-short = { $words } words are about { $pages } pages, and at least { $limit } are wanted
    .why = what is left out is what teams argue about later
    .help = say who decides, how fast, and whom to call; { $wanted } words fill the pages

rule-unreachable-document = nothing leads to a page
unreachable-document = no other document links to `{ $path }`
    .why = what nobody can find by following links might as well not be written
    .help = link to it from the front page or from a page beside it

rule-audience-leak = a document points its audience at what it cannot see
audience-leak = `{ $audience }` reads this document and cannot see `{ $path }`
    .label = points at a hidden document
    .target = hidden from `{ $audience }`
    .why = the name of a hidden document is a hint, and the link leads nowhere on their site
    .help = take it away, or name `{ $audience }` in `audience` there

rule-personal-data = something looks like personal data
personal-data = this looks like personal data
personal-data-passport = this looks like the number of a passport
    .why = a repository cannot forget what was committed once
    .help = take it out before it is committed, and keep it where it can be erased
personal-data-card = this looks like the number of a payment card
    .why = a repository cannot forget what was committed once
    .help = take it out before it is committed, and keep it where it can be erased
personal-data-phone = this looks like a phone number
    .why = a repository cannot forget what was committed once
    .help = name the person by id, and keep numbers where they can be erased
personal-data-mail = this looks like a private e-mail address
    .why = a repository cannot forget what was committed once
    .help = name the person by id, or declare the address under `people.*.git` if they commit with it

rule-clashing-alias = an old address of a document cannot lead to it
clashing-alias = the old address `{ $alias }` is the page of `{ $path }`
    .label = still taken
    .first = the other one
    .why = whoever follows an old link lands at another text
    .help = take the alias out, or move the other document
clashing-alias-own = the old address `{ $alias }` is a page of the site itself
    .label = still taken
    .why = whoever follows an old link lands at another page
    .help = take the alias out
clashing-alias-twice = the old address `{ $alias }` also belongs to `{ $path }`
    .label = the same address again
    .why = an address can lead to one place only; the first is kept
    .help = leave it with the document that took over the text
clashing-alias-unusable = `{ $alias }` is no address of this site
    .label = leads from nowhere
    .why = the site can only lead on from pages that it had
    .help = write the path below the site, such as `guides/handbook`, without `..`, `?`, `#` or another site's name
