### What is wrong with a theme, and `comity theme`.

broken-theme-utf8 = this file is not UTF-8
broken-theme-file = a theme has `theme.toml`, `templates/*.hbs`, `i18n/*.ftl` and `static/`, and nothing else
broken-theme-api = this theme is made for api { $api }, this Comity offers api { $offered }
    .help = with `api = { $offered }` the files are taken as they are, and `comity theme check` shows what has changed; a newer api wants a newer Comity
broken-theme-toml = { $reason }
broken-theme-other-base = this says that it builds on `{ $extends }`, but the theme under it is `{ $base }`
    .help = name the same theme here and as `theme` under `[site]` in comity.toml
broken-theme-no-base = there is no theme `{ $extends }` to build on
    .help = there are { $known }
broken-theme-syntax = { $reason }
broken-theme-fluent = { $reason }
broken-theme-name = `{ $name }` is already the name of a page's template
broken-theme-nested = blocks are nested more than { $deepest } deep
broken-theme-inline = inline partials and other decorators are not allowed in a theme
    .help = a file in `templates/partials/` can be included by its name
broken-theme-raw = `{ $name }` is not markup: use two braces; three are for { $allowed }
broken-theme-raw-expression = this expression is not markup: use two braces; three are for { $allowed }
broken-theme-word = there is no word `{ $word }` in `i18n/` for { $languages }
broken-theme-partial = there is no partial `{ $name }` in `templates/partials/`
broken-theme-computed = a partial is included by a fixed name, not by a computed one
broken-theme-rebound = `{ $name }` always means markup and cannot be given another value
broken-theme-circle = partials include one another in a circle or too deep: { $trail }
broken-theme-language = no words were loaded for the language `{ $lang }`
broken-theme-missing = there is no `{ $name }` in what this template is given
    .help = docs/reference/views.md lists what each template sees

idle-theme-template = this template replaces none of the theme's, and no other includes it
idle-theme-template-near = this template replaces none of the theme's, and no other includes it
    .help = did you mean `{ $near }`?
idle-theme-language = no site is written in this language
    .help = there are `en` and `ru`
idle-theme-language-near = no site is written in this language
    .help = did you mean `{ $near }`?
idle-theme-static = this file replaces none of the theme's, and nothing names it
idle-theme-static-near = this file replaces none of the theme's, and nothing names it
    .help = did you mean `{ $near }`?
idle-theme-word = nothing says the word `{ $word }`
idle-theme-word-near = nothing says the word `{ $word }`
    .help = did you mean `{ $near }`?
untranslated-theme-word = the word `{ $word }` is not in `{ $file }`
    .help = without it pages in that language say it in English

theme-against-policy-style = the pages' policy blocks styles in markup: `{ $written }`
    .help = write a class here and its look into a file in `static/css/`
theme-against-policy-script = the pages' policy blocks scripts in markup: `{ $written }`
    .help = a file in `static/js/` can find the element by a `data-` attribute
theme-against-policy-elsewhere = the pages' policy blocks what comes from another host: `{ $written }`
    .help = put the file into `static/` and name it there
theme-against-policy-base = the pages' policy blocks `{ $written }`: links count from the page itself
theme-against-policy-import = a style sheet does not import others: each file in `static/css/` is linked
theme-against-policy-eval = the pages' policy blocks code that is made from text: `{ $written }`
theme-against-policy-request = the pages' policy blocks requests from scripts: `{ $written }`
    .help = pages work from a folder without a server; data comes as a script in `static/js/`

theme-sound = nothing to mend in { $files ->
    [one] { $files } file
   *[other] { $files } files
} over the theme `{ $theme }`; every page of the example was rendered with { $files ->
    [one] it
   *[other] them
}
theme-unsound = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
} in { $files ->
    [one] { $files } file
   *[other] { $files } files
} over the theme `{ $theme }`
theme-not-rendered = the example is rendered with it once these are mended
theme-none = there is no theme in { $folder }
    .help = `comity theme new` writes one into the playbook's `theme/`
theme-written = wrote { $files } for the theme `{ $theme }`; `comity theme check` checks them
theme-exists = nothing was written, for { $files } { $n ->
    [one] is
   *[other] are
} there already
    .help = move it away, or name other files
theme-no-file = the theme `{ $theme }` has no file `{ $file }`
theme-extends = builds on `{ $base }`
theme-chosen = chosen here
theme-nowhere = there is no playbook around this folder to write a theme for
    .help = `--into DIR` names a folder
