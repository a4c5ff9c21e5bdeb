// A document that goes through a form and back: what was not changed there is as it was written.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { after, before } from 'node:test';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { PACKAGE, comity, desk, files } from './desk.mjs';

let place;
let kinds;
let format;

before(async () => {
  place = desk();
  kinds = JSON.parse(readFileSync(join(place.forms, 'shapes.json'), 'utf8'));
  ({ format } = await import(join(place.forms, 'format.js')));
});
after(() => place.remove());

/** What a document is after a form has changed it. */
function changed(kind, text, change) {
  const { fromFile, toFile } = format(kinds[kind]);
  const content = fromFile(text);
  change(content);
  return toFile(content);
}

test('every document of the example comes back as it was', () => {
  let count = 0;
  for (const [path, text] of Object.entries(files(place.playbook)).filter(([name]) => name.endsWith('.md'))) {
    const kind = /^kind: ?(\S+)/m.exec(text)?.[1] ?? 'page';
    assert.equal(changed(kind, text, () => {}).trim(), text.trim(), path);
    count += 1;
  }
  assert.ok(count > 90, `${count} documents`);
});

test('comments, order and keys that no form knows stay', () => {
  const text = `---
# who works here
kind: party
title: Lumen   # short
type: agency
timezone: America/New_York
people:
  # the owner
  dana: { name: Dana Reed, roles: [owner], x-desk: window }
  sam: { name: Sam Ortiz }
x-ours:
  deep: [1, 2]
---

Prose with | pipes | and a note.[^1]
`;
  const after = changed('party', text, (content) => {
    content.hours = '09:00-18:00';
    content.people[1].name = 'Samuel Ortiz';
    content.people.push({ id: 'li', name: 'Li: the second', from: '2026-01-12', roles: [] });
  });
  assert.equal(after, `---
# who works here
kind: party
title: Lumen   # short
type: agency
timezone: America/New_York
hours: 09:00-18:00
people:
  dana: {name: Dana Reed, roles: [owner], x-desk: window}
  sam: {name: Sam Ortiz}
  li: {name: 'Li: the second', from: 2026-01-12}
x-ours:
  deep: [1, 2]
---

Prose with | pipes | and a note.[^1]
`.replace('Sam Ortiz', 'Samuel Ortiz'));
});

test('one or many, a yes, a number and what was emptied are written as the format has them', () => {
  const text = '---\nkind: decision\ntitle: A\nstatus: proposed\ndecider: anna\ndriver: dana\n---\n\nWhy.\n';
  const both = changed('decision', text, (content) => {
    assert.deepEqual(content.decider, ['anna']);
    content.decider = ['anna', 'dana'];
    content.driver = '';
    content.reversible = false;
  });
  assert.equal(both, '---\nkind: decision\ntitle: A\nstatus: proposed\ndecider: [anna, dana]\nreversible: false\n---\n\nWhy.\n');
  const one = changed('decision', both, (content) => { content.decider = ['dana']; });
  assert.match(one, /^decider: dana$/m);
  const brief = changed('brief', '---\ntitle: A\n---\n', (content) => {
    content.rounds = 2;
    content.must = ['a price, said aloud', '#ad'];
    content.dates = { start: '2026-03-01', end: '2026-03-09' };
  });
  assert.equal(brief, `---
title: A
dates:
  start: 2026-03-01
  end: 2026-03-09
must: ['a price, said aloud', '#ad']
rounds: 2
---
`);
});

test('front matter that is not YAML is edited as the text it is', () => {
  const text = '+++\ntitle = "The primary metric"\nstatus = "accepted"\n+++\n\nWhy.\n';
  const after = changed('decision', text, (content) => {
    assert.equal(content.title, 'The primary metric');
    content.body = content.body.replace('Why.', 'Because.');
  });
  assert.equal(after, text.replace('Why.', 'Because.'));
});

test('a new document begins with its kind and has its keys in the order of the format', () => {
  const { toFile } = format(kinds.brief);
  const text = toFile({ body: 'Soup.', title: 'Soup', kind: 'brief', budget: '300 USD', status: 'draft', owner: '' });
  assert.equal(text, '---\nkind: brief\ntitle: Soup\nstatus: draft\nbudget: 300 USD\n---\n\nSoup.\n');
});

test('the configuration is what the editor\'s schema allows, for every forge and in both languages', () => {
  const schema = JSON.parse(readFileSync(join(PACKAGE, 'schema/sveltia-cms.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
  const isSound = ajv.compile(schema);
  for (const forge of ['github', 'gitlab', 'forgejo', 'test']) {
    for (const lang of ['en', 'ru']) {
      const text = comity(['cms', place.playbook, '--forge', forge, '--repository', 'lumen/playbook', '--lang', lang]);
      const config = parse(text);
      assert.ok(isSound(config), `${forge} ${lang}: ${ajv.errorsText(isSound.errors)}`);
      assert.equal(config.publish_mode, ['github', 'gitlab'].includes(forge) ? 'editorial_workflow' : 'simple');
      assert.equal(text, comity(['cms', place.playbook, '--forge', forge, '--repository', 'lumen/playbook', '--lang', lang]));
    }
  }
  const spoiled = parse(comity(['cms', place.playbook, '--forge', 'test']));
  spoiled.collections[1].folders = 'parties';
  assert.ok(!isSound(spoiled), 'a fault is seen');
});

test('the commands of the documentation do what it says', () => {
  const text = readFileSync(fileURLToPath(new URL('../../docs/forms.md', import.meta.url)), 'utf8');
  const commands = [...text.matchAll(/^\$ (.*)$/gm)].map(([, command]) => command.split(' '));
  const other = desk();
  try {
    execFileSync('git', ['init', '--quiet'], { cwd: other.playbook });
    execFileSync('git', ['remote', 'add', 'origin', 'https://github.com/lumen/playbook.git'], { cwd: other.playbook });
    const done = commands.map(([program, ...args]) => {
      if (program === 'npm') {
        assert.deepEqual(args, ['install', '@sveltia/cms']);
        symlinkSync(join(PACKAGE, '../..'), join(other.playbook, 'node_modules'));
        return '';
      }
      assert.equal(program, 'comity');
      return comity(args, { cwd: other.playbook });
    });
    assert.match(done[1], /becomes a pull request/);
    assert.ok(existsSync(join(other.playbook, 'forms/sveltia-cms/npm/index.js')));
    assert.match(done[2], /^ {2}name: test-repo$/m);
  } finally {
    other.remove();
  }
});
