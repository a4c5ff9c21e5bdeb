// Writes a playbook in a Git repository in which every text that a person may choose is hostile: the example, with a
// sample of samples.json in each of its texts, and documents, rows, files and commits for every single sample.

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument, stringify, visit } from 'yaml';

/** Every sample: its name and its text. */
export const samples = JSON.parse(readFileSync(new URL('../hostile/samples.json', import.meta.url), 'utf8')).map(([name, text]) => ({ name, text }));

/** The word that stands before the sample in a place, so that a page that shows the place can be found. */
export const marker = (place) => `zz${place.replaceAll('_', '')}`;

/** The keys of front matter whose values are texts, and not names of something else. */
const TEXTS = [
  'accept', 'brand_fit', 'business_model', 'constraints', 'cross_border_experience', 'denominator', 'evidence', 'fallback',
  'forge', 'freedom', 'geography', 'gets', 'gives', 'goal', 'hashtag', 'method', 'missing', 'must', 'name', 'note', 'options',
  'out_of_scope', 'past_partnership', 'promo_code', 'purpose', 'reason', 'result', 'scope', 'services', 'source', 'story', 'summary',
  'tags', 'territory', 'text', 'title', 'tool', 'what', 'what_failed', 'when', 'would_change',
];
/** Values under a text's key that are words of the format. */
const WORDS = /^(updates|quick|async|creators|other|\d[\d.]* [A-Z]{3})$/;
/** Columns of ledgers whose cells are texts. */
const COLUMNS = ['topic', 'url', 'disclosure', 'marking', 'source', 'status'];

/** Files whose names are samples; a name has no slash. */
const NAMES = [
  'guides/<img src=x onerror=__pwned=1>.md',
  'guides/"onmouseover="__pwned=1.md',
  "guides/' onfocus=__pwned=1 x='.md",
  'guides/&lt;script&gt;__pwned=1.md',
  'guides/{{{this}}} ${__pwned=1}.md',
  'guides/%3Cscript%3E__pwned=1.md',
  'guides/javascript:window.__pwned=1.md',
  'javascript:window.__pwned=1.md',
  'guides/\u202etpircs\u2028.md',
  'guides/__proto__.md',
];
/** Drawings that run when a reader opens them. */
const DRAWINGS = {
  script: '<svg xmlns="http://www.w3.org/2000/svg"><script>window.__pwned=1</script></svg>',
  prefix: '<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>window.__pwned=1</x:script></x:svg>',
  attributes: '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "window.__pwned=1">]><svg xmlns="http://www.w3.org/2000/svg"/>',
  entity: '<!DOCTYPE svg [<!ENTITY x "&#60;script>window.__pwned=1&#60;/script>">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
  encoding: '<?xml version="1.0" encoding="ISO-2022-JP"?><svg xmlns="http://www.w3.org/2000/svg"><s\u001b(Bcript>window.__pwned=1</s\u001b(Bcript></svg>',
  wide: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>window.__pwned=1</script></svg>', 'utf16le'),
  html: '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xhtml"><x:img src="x" onerror="window.__pwned=1"/></svg>',
  handler: '<svg xmlns="http://www.w3.org/2000/svg" onload="window.__pwned=1"/>',
  animation: '<svg xmlns="http://www.w3.org/2000/svg"><animate onbegin="window.__pwned=1" attributeName="x" dur="1s"/></svg>',
};
/** One that does not. */
const STILL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Still</title><path d="M0 0h9"/></svg>';
const ATTACHED = ['guides/"><svg onload=__pwned=1>.csv', "guides/'onerror='__pwned=1.txt", 'guides/javascript:window.__pwned=1.csv'];

/** Where in a text a sample may stand. */
const body = ({ name, text }) => {
  const line = text.replace(/[\r\n]+/g, ' ');
  return [
    `## ${marker('heading')} ${line}`, text, `Inside ${line} a line, **${line}** and \`${line}\`.`, `- ${line}\n- [ ] ${line}`,
    `> ${line}`, `> [!NOTE]\n> ${line}`, `| a | ${line.replaceAll('|', '\\|')} |\n|---|---|\n| ${line.replaceAll('|', '\\|')} | b |`,
    `[${line}](https://example.org/${encodeURIComponent(name)})`, `[target](<${line.replace(/[<>]/g, '')}>)`,
    `[title](https://example.org/ "${line}")`, `![${line}](no-such.png)`, `[${name}]: ${line}\n\n[${name}]`,
    `\`\`\`${line.replaceAll('`', '')}\ncode\n\`\`\``, `<div>\n${text}\n</div>`, `<p title="${text}">${text}</p>`, text,
  ].join('\n\n');
};

const page = (front, text) => `---\n${stringify(front)}---\n\n${text}\n`;

/** Every text of the example's front matter, with a sample behind it. */
function poison(folder) {
  let next = 0;
  const some = () => samples[next++ % samples.length].text;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    if (entry.name.endsWith('.md')) poisonDocument(path, some);
    if (entry.name.endsWith('.csv')) poisonLedger(path, some);
  }
}

function poisonDocument(path, some) {
  const parts = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(readFileSync(path, 'utf8'));
  if (!parts) {
    appendFileSync(path, `\n${marker('text')} ${some()}\n`);
    return;
  }
  const [, front, text] = parts;
  const document = parseDocument(front);
  visit(document, {
    Scalar(at, node, ancestors) {
      if (at === 'key' || typeof node.value !== 'string' || WORDS.test(node.value)) return;
      const key = ancestors.findLast((one) => one.key)?.key.value;
      if (!TEXTS.includes(key)) return;
      node.value = `${node.value} ${marker(key)} ${some()}`;
      node.type = 'QUOTE_DOUBLE';
    },
  });
  writeFileSync(path, `---\n${document.toString({ lineWidth: 0 })}---\n${text}\n${marker('text')} ${some()}\n`);
}

const cell = (text) => `"${text.replaceAll('"', '""')}"`;

function poisonLedger(path, some) {
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = head.split(',');
  const at = columns.findIndex((column) => COLUMNS.includes(column));
  if (at < 0) return;
  // The cells before a text's have no comma and no quotes in the example.
  const changed = rows.map((row) => {
    const before = row.split(',').slice(0, at);
    const after = columns.slice(at + 1).map(() => '');
    return [...before, cell(`${marker(columns[at])} ${some()}`), ...after].join(',');
  });
  writeFileSync(path, `${[head, ...changed].join('\n')}\n`);
}

/** A decision, a page and a person for each sample, and a request and a deliverable with it. */
function addDocuments(folder) {
  const write = (path, text) => writeFileSync(join(folder, path), text);
  const people = {};
  samples.forEach((sample, at) => {
    const number = String(at).padStart(3, '0');
    const day = `2026-08-${String((at % 27) + 1).padStart(2, '0')}`;
    const other = samples[at + 1] ?? samples[0];
    const decision = {
      kind: 'decision', title: sample.text, status: 'accepted', driver: 'dana', decider: 'anna', summary: other.text,
      options: [sample.text, other.text], tags: [sample.text], proposed: `${day}T10:00+03:00`, decided: `${day}T12:00+03:00`,
      proposed_by: 'lumen', reversible: true,
    };
    // One decision for two samples: both are in it, and one is its title.
    if (at % 2 === 0) write(`decisions/${day}-sample-${number}.md`, page(decision, `## Decision\n\n${sample.text}\n\n${other.text}\n`));
    const front = { kind: 'page', title: `${sample.name} ${sample.text}`, summary: sample.text, ...(at % 20 === 0 && { aliases: [`old/${number}`] }) };
    write(`guides/sample-${number}.md`, page(front, `[files](files.md)\n\n${body(sample)}`));
    people[`p${number}`] = { name: `${marker('person')} ${sample.text}`, roles: ['analyst'], from: '2026-01-12' };
  });
  write('parties/hostile.md', page(
    { kind: 'party', title: '<img src=x onerror=__pwned=1>', type: 'brand', country: 'US', timezone: 'America/New_York', people }, 'Hostile.',
  ));
  const requests = samples.map(({ text }, at) => `h-${at},northwind,lumen,2026-09-0${(at % 9) + 1}T11:20+03:00,,${cell(text)},`);
  appendFileSync(join(folder, 'ledgers/requests.csv'), `${requests.join('\n')}\n`);
  const deliverables = samples.map(({ text }, at) =>
    `h-${at},2026-09-first-frost,lumen,2026-09-20,2026-09-01,2026-09-20,2026-09-21,,1,4,4,${cell(text)},${cell(text)},${cell(text)},`);
  appendFileSync(join(folder, 'ledgers/deliverables.csv'), `${deliverables.join('\n')}\n`);
}

function addFiles(folder) {
  for (const path of NAMES) writeFileSync(join(folder, path), page({ kind: 'page', title: `${marker('file')} ${path}` }, 'A file.'));
  for (const path of ATTACHED) writeFileSync(join(folder, path), 'a,b\n<script>__pwned=1</script>,2\n');
  const drawings = Object.entries({ ...DRAWINGS, still: STILL }).map(([name, drawn]) => {
    writeFileSync(join(folder, `guides/${name}.svg`), drawn);
    return `- ![${name}](${name}.svg)`;
  });
  const links = [...NAMES, ...ATTACHED].filter((path) => path.startsWith('guides/')).map((path) => path.slice('guides/'.length));
  const listed = links.map((path) => `- [${path.replace(/[[\]<>]/g, '')}](${encodeURIComponent(path)})\n- [as it is](<./${path.replace(/[<>]/g, '\\$&')}>)`);
  writeFileSync(join(folder, 'guides/files.md'), page({ kind: 'page', title: 'Files' }, [...listed, ...drawings].join('\n')));
}

function configure(folder) {
  const path = join(folder, 'comity.toml');
  const hostile = JSON.stringify('N </title></script><img src=x onerror=__pwned=1> "\' {{{x}}}');
  const changed = readFileSync(path, 'utf8')
    .replace(/^title = \{ en = "Northwind.*$/m, `title = ${hostile}\nmarkdown = true\nllms = true`)
    .replace(/^title = \{ en = "United States.*$/m, `title = ${hostile}`)
    .replace(/title = \{ en = "Hashtag".*?\} \}/, `title = ${hostile} }`);
  writeFileSync(path, changed);
}

function git(folder, words, who = {}, input = undefined) {
  const { name = 'Dana Reed', email = 'dana@lumen.example', day = '2026-09-29' } = who;
  const date = `${day}T12:00:00+03:00`;
  const env = {
    ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: date,
  };
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8', input });
}

/** The first commit, which is the last edition. */
function commit(folder) {
  rmSync(join(folder, '.git'), { recursive: true, force: true });
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'Begin'], { day: '2026-06-20' });
}

/** A commit for each sample, by an author of that name, with that message, to a decision. */
function commitSamples(folder) {
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'Add samples'], { day: '2026-09-28' });
  const changed = join(folder, 'decisions/2026-07-07-tighten-cpe.md');
  const before = readFileSync(changed, 'utf8');
  samples.forEach(({ text }, at) => {
    writeFileSync(changed, `${before}\nChange ${at}.\n`);
    // Git itself drops angle brackets from names: those that are left are what an attacker has.
    const name = text.replace(/[\r\n]/g, ' ');
    git(folder, ['commit', '--quiet', '--all', '--cleanup=verbatim', '--file=-'], { name, email: `h${at}@example.org` }, `${marker('commit')} ${text}\n\n${text}\n`);
  });
}

/** Writes the playbook of samples over a new copy of the example. */
export function write(folder, program) {
  mkdirSync(dirname(folder), { recursive: true });
  execFileSync(program, ['example', folder], { stdio: 'ignore' });
  poison(folder);
  configure(folder);
  commit(folder);
  addDocuments(folder);
  addFiles(folder);
  commitSamples(folder);
}

/** The drawings that run, by name. */
export const drawings = DRAWINGS;

/** Places that no page shows today; whoever shows them finds samples in them. */
const UNSHOWN = ['constraints', 'disclosure', 'marking', 'note', 'purpose', 'reason', 'status', 'tags', 'topic', 'url'];

/** The places of samples that pages show. */
export const places = [...TEXTS, ...COLUMNS, 'heading', 'person', 'file', 'commit'].filter((place) => !UNSHOWN.includes(place));
