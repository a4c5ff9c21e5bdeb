### References and structure: findings, and one line about each rule as `rule-ID`.

rule-unknown-reference = something is named that the playbook does not have
unknown-reference = there is no { $what } `{ $id }`
    .label = not found
    .why = a reader who follows the name finds nobody
unknown-reference-translation = this translation has no source: `{ $source }` is not there
    .help = add `{ $source }` in the playbook's first language, or rename this file without its language
