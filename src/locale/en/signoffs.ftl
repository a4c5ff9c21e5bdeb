### Sign-offs and sealed sheets: the words of `signoff`, `verify`, `seal` and `reveal`.

no-such-document = there is no document `{ $word }` in this playbook
    .help = name its file, or its id as references write it: `2026-02-loi`, `agreement/2026-02-loi`

schema-verify = what `comity verify --format json` prints

## comity signoff
signoff-head = { $party } acknowledges this by { $person } ({ $by }) on { $date }, having read it in `{ $lang }`
signoff-counts = What counts:
signoff-leans = What it leans on:
signoff-words = { $n ->
    [one] { $n } word, white space outside code left aside
   *[other] { $n } words, white space outside code left aside
}
signoff-dry-run = nothing was written to { $path }
signoff-again = { $path } says so already
signoff-done = wrote the sign-off to { $path }; commit it yourself, signed if you can: `comity verify` looks at who made that commit

signoff-unreadable = { $path } cannot be read as it stands: there is an error in line { $line }
    .help = `comity check { $path }` says what is wrong; nobody can acknowledge what cannot be read
signoff-no-fields = { $path } has no front matter to write a sign-off in
    .help = begin it with `---`, `title: …` and `---`
signoff-no-address = Git does not know who you are: `user.email` is not set
    .help = name the person who signs: `--by PERSON`
signoff-unknown-address = no party names a person with the address { $address }
    .help = declare it under `people.ID.git` of your party, or name the person who signs: `--by PERSON`
signoff-no-such-person = no party names a person `{ $word }`
    .help = people are declared under `people` of their party
signoff-has-left = `{ $person }` left on { $until } and cannot sign after that
    .help = let somebody sign who is there, or give the day of the sign-off with `--date`
signoff-other-party = `{ $person }` belongs to `{ $party }` and cannot sign for `{ $asked }`
    .help = nobody signs for another side
signoff-no-side = `{ $party }` is no side of this partnership
    .help = sides are listed under `parties` of the front page; only they sign
signoff-which-language = the document is written in { $langs }, and it is not known which version was read
    .help = say it: `--read en` or `--read ru`
signoff-no-such-language = there is no version in `{ $lang }`: the document is written in { $langs }
    .help = name a language that it is written in
signoff-old-evidence = the sign-off of `{ $party }` names `{ $evidence }` as its evidence, which shows that another text was acknowledged
    .help = name the new one with `--evidence WHERE`, or take the old one out of the document
signoff-by-hand = { $path } is written in a way that is not edited here
    .help = write this into its front matter: { $lines }

## comity seal, comity reveal
seal-no-sheet = { $path } is no alignment sheet
    .help = documents of the kind `alignment` are sealed
seal-already = { $path } has a seal already
    .help = `comity reveal { $path }` shows its text
seal-no-side = { $path } does not say which side it is the sheet of
    .help = write `party:` with one of the `parties` of the front page
seal-unreadable = { $path } cannot be read as it stands, or its front matter is not plain YAML
    .help = `comity check { $path }` says what is wrong
seal-translated = { $path } has translations, which would show what is sealed
    .help = take them out of the playbook until the sheet is revealed
seal-empty = { $path } says nothing that could be sealed
    .help = write the sheet first
seal-committed = the text of { $path } can be read in commit { $commit }
    .help = a seal would hide nothing; start a sheet under another name that was never committed
seal-staged = the text of { $path } is staged for the next commit
    .help = `git rm --cached { $path }` takes it back
seal-not-ignored = Git does not ignore { $path }, where the text would be kept
    .help = let `.comity/sealed/.gitignore` hold a line with `*`
seal-kept-already = { $path } is there already: the text of a sheet that was sealed before
    .help = move it away if it is not needed any more
sealed = sealed { $path }: it holds the seal alone and can be committed
    seal  { $seal }
    salt  { $salt }
    The text and the salt are in { $kept } and beside it, which Git ignores. Keep a copy of the salt:
    without it the seal proves nothing, and it is not shown again.
reveal-no-seal = { $path } has no seal
    .help = `comity seal { $path }` seals a sheet that was not committed yet
reveal-again = { $path } shows its text already
    .help = `comity verify { $path }` says whether it is the one that was sealed
reveal-not-kept = the text or the salt of { $path } is not in { $kept }
    .help = name them: `--text FILE --salt HEX`; only who sealed the sheet has them
reveal-differs = the text and the salt are not those that { $path } was sealed with
    .help = look whether the text was changed since; a revealed text must be the sealed one, letter by letter
reveal-no-branch = no default branch is known, so nobody can tell whether every side has sealed its sheet
    .help = `git fetch origin`, or `git remote set-head origin --auto`
reveal-too-early = the seals of these sides are not on { $branch } yet: { $sides }
    .help = wait until they are merged, then `git fetch` and try again
revealed = revealed { $path }: the text stands there with its seal and its salt and can be committed
    The copy in { $kept } is not needed any more.

## comity verify
verify-text-fits = the text is the acknowledged one
verify-text-differs = the text has changed since
verify-text-no-digest = no digest, so nobody can tell whether the text has changed
verify-text-unknown-scheme = the digest is of a scheme that this program does not know; a newer one may
verify-trust-claimed = claimed
verify-trust-committed-by-side = committed by the side
verify-trust-verified = verified
verify-no-history = there is no history to look at
verify-not-committed = it is not committed as it stands
verify-cut-off = the commit that wrote it is not in this shallow clone; `git fetch --unshallow` brings it
verify-stranger = commit { $commit } wrote it, by { $name } <{ $address }>, whom no party named where this change began
verify-other-party = commit { $commit } wrote it, by { $person } of { $party }
verify-committed = commit { $commit } wrote it, by { $person }
verify-signed = commit { $commit } wrote it, signed by { $person }
verify-signature-not-asked = its signature was not looked at
verify-signature-missing = it is not signed
verify-signature-not-ssh = it is signed with OpenPGP or X.509, which is not checked
verify-signature-no-signers = it is signed, and there are no allowed signers to check it with
verify-signature-unknown-key = it is signed with a key of nobody who may sign
verify-signature-not-of-the-side = it is signed with the key of somebody who is not of this side
verify-signature-bad = its signature is not that of this commit
verify-signature-no-program = it is signed, and ssh-keygen is not there to check it
verify-since-unknown = what has changed is not known without the history
verify-since-never = no commit holds the text that this digest is of
verify-change = { $part }: changed in { $commit } by { $name } on { $date }: { $summary }
verify-change-here = { $part }: changed, and not committed yet
verify-closed = the document is closed: its own text is the acknowledged one, and what it leans on may go on changing
verify-seal-sealed = sealed: the text is not shown yet
verify-seal-fits = revealed: the text is the sealed one
verify-seal-differs = revealed: the text is not the one that was sealed
verify-seal-no-salt = the text is there without its salt, so nobody can tell whether it is the sealed one
verify-seal-unknown-scheme = the seal is of a scheme that this program does not know; a newer one may
verify-nothing = no sign-offs
verify-count-fits = { $n ->
    [one] { $n } fits
   *[other] { $n } fit
}
verify-count-differs = { $n ->
    [one] { $n } text has changed
   *[other] { $n } texts have changed
}
verify-count-no-digest = { $n } without a digest
verify-count-unknown-scheme = { $n } of an unknown scheme
verify-count-verified = { $n } verified
verify-count-committed-by-side = { $n } committed by the side
verify-count-claimed = { $n } claimed
verify-column-document = Document
verify-column-party = Side
verify-column-signed = Signed
verify-column-text = Text
verify-column-trust = Who signed
verify-signers-inside = { $path } is part of the repository, so a change could bring its own signers
    .help = name a file outside of it, or keep the keys in .comity/allowed_signers of the default branch
