### `doctor`: what is well, odd or missing on this machine and in this repository; and what to do first.

schema-doctor = what `comity doctor --format json` prints

doctor-ok = ok
doctor-odd = odd
doctor-missing = missing
doctor-summary = { $fine } ok, { $odd } odd, { $missing } missing

doctor-git = Git { $version } is there
doctor-git-odd = Git { $version } is older than { $oldest }, from which on all that the documentation says works
doctor-git-missing = there is no Git on this machine: nothing is known of the past, of editions and of who signed
doctor-cache = what was read is kept in { $folder }
doctor-cache-odd = nothing is kept for the next run: every run reads the whole past again
doctor-cache-missing = { $folder }, where what was read is kept, cannot be written
doctor-zone = this machine is in { $zone }
doctor-zone-odd = this machine does not say in which time zone it is; days begin as in UTC

doctor-repository = the playbook is in a Git repository
doctor-repository-missing = the playbook is in no Git repository: nobody can see who changed what, and when
doctor-history = the whole past is there
doctor-history-missing = this clone was cut off: dates, editions and sign-offs of the time before cannot be known
doctor-tags = tags come with what is fetched
doctor-tags-odd = this clone leaves out tags, and with them editions that were asked for by name
doctor-identity = you commit as { $address }
doctor-identity-odd = you commit as { $address }, which belongs to nobody in the playbook: take an address of yours from it, or add this one to `git` of your entry under `people`
doctor-identity-missing = Git does not know who commits here
doctor-remote = the repository has a remote, { $name }
doctor-remote-missing = the repository has no remote: the other side sees nothing of it
doctor-driver = `git log -p --ext-diff` tells changes in sentences
doctor-driver-odd = Git does not know how to tell changes of documents in sentences
doctor-hook = a hook looks at every commit
doctor-hook-odd = nothing looks at a commit before it is made

doctor-pipeline = the forge checks every change
doctor-pipeline-odd = { $path } is not what this program's `comity init` writes: it is older, or changed by hand
doctor-pipeline-missing = the forge does not check changes: its file is not there
doctor-owners = the owners of files fit the parties
doctor-owners-odd = { $path } and the parties do not fit: see { $what }
doctor-owners-missing = there is no CODEOWNERS: nobody is asked when the other side changes what is yours

doctor-config = comity.toml can be read
doctor-config-odd = comity.toml has errors
doctor-config-missing = the playbook cannot be read: { $reason }
doctor-theme = the theme fits this program
doctor-theme-odd = theme/theme.toml is written for interface { $api }, and this program has { $known }
doctor-translations = something is written in every language of the playbook
doctor-translations-odd = nothing is written in `{ $language }`, which comity.toml names
doctor-skipped = no file is left out
doctor-skipped-odd = left out of the playbook: { $files }

doctor-seals = sealed sheets stay out of Git
doctor-seals-missing = Git would commit the text and the salt of a sealed sheet
doctor-salts = no text or salt of a sealed sheet is committed
doctor-salts-missing = texts or salts of sealed sheets are in Git: { $files }; who has fetched them can read them
doctor-names = no two names differ in capitals alone
doctor-names-odd = these are one file on macOS and Windows: { $files }
doctor-pointers = every ledger has its rows
doctor-pointers-missing = pointers of Git LFS in place of files: { $files }
doctor-encodings = every document is UTF-8
doctor-encodings-missing = not UTF-8: { $files }
doctor-line-ends = line ends are those of Git
doctor-line-ends-odd = line ends of Windows are committed, so that others see every line changed: { $files }
doctor-large = no file is very large
doctor-large-odd = files over 5 MB make every clone slow: { $files }
doctor-site = no published site is committed
doctor-site-odd = the site in { $folder } is committed: it grows with every build

## comity without a command
welcome-inside = this folder is in a playbook. What to do next:
      comity check      what is wrong, and why
      comity status     where the partnership stands
      comity serve      the playbook in the browser, while you write
      comity new        another document
      comity doctor     whether this machine and repository are ready
    All commands: comity --help
welcome-outside = there is no playbook here yet. What to do next:
      comity example demo      a whole one with its past, to look at
      comity init playbook     begin one of your own
    All commands: comity --help
