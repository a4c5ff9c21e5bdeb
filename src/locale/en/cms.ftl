### `cms`: the forms, and what is said when they are written.

cms-heading = Forms of this playbook for Sveltia CMS, written by `comity cms` from its schemas. Changes are lost
    when it is written anew: fields of your own stand in comity.toml, under [kinds.KIND.fields].
cms-single = The partnership
cms-item = Entry
cms-id = Key
cms-value = Value
cms-yes = Yes
cms-no = No
cms-body = Text
cms-body-hint = Markdown; headings begin with ##
cms-wrong-form = is written as in { $example }
cms-hint = { $meaning }; as in { $example }
cms-done = wrote { $files ->
    [one] one file
   *[other] { $files } files
} to { $folder }
cms-next = serve { $folder } over https; what is saved there becomes a pull request
cms-next-direct = serve { $folder } over https; what is saved there is committed to the branch named in config.yml
cms-next-package = the page still needs its editor: `npm install @sveltia/cms`, then the same command with `--package node_modules/@sveltia/cms`
cms-no-forge = neither the address of the remote nor the files say which forge keeps this playbook
    .help = name it: `--forge github`, `gitlab` or `forgejo`; `--forge test` is for a look
cms-no-repository = the playbook's repository has no remote on a forge
    .help = name it as the forge does: `--repository owner/name`
cms-in-the-way = { $path } is there already, and `comity cms` has not written this folder
    .help = choose a folder of its own
cms-no-package = { $path } is not the package `@sveltia/cms`: it has no npm/index.js
    .help = `npm install @sveltia/cms` brings it as node_modules/@sveltia/cms
