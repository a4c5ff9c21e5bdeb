// The forms in a real browser, over a repository that the browser keeps itself: a document is opened
// and saved, and the playbook is as good as before. Nothing is asked of any other server.

import assert from 'node:assert/strict';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { desk, findings, open, serve, taken } from './desk.mjs';

/** What the editor throws when a document is saved that has no translation yet; the file is whole. */
const isKnown = (wrong) => wrong.startsWith('TypeError: Cannot convert undefined or null to object\n    at Object.values');

const errors = (playbook) => findings(playbook).filter((finding) => finding.level === 'error');

let place;
let server;
let seat;

before(async () => {
  place = desk();
  server = await serve(place.forms);
});
after(() => {
  server.close();
  place.remove();
});
beforeEach(async () => {
  seat = await open(server.origin, place.playbook);
  await seat.page.goto(`${server.origin}/`);
  await seat.page.getByRole('button', { name: /test repository/i }).click();
  await seat.page.getByText('Post-mortem').first().waitFor();
});
afterEach(() => seat.browser.close());

/** Opens a document's form. */
async function form(collection, entry) {
  await seat.page.goto(`${server.origin}/#/collections/${collection}/${entry}`);
  await seat.page.getByRole('textbox', { name: 'Title' }).first().waitFor();
}

/** Saves it and waits for the list. */
async function save(collection) {
  await seat.page.getByRole('button', { name: 'Save' }).click();
  await seat.page.waitForURL((url) => url.hash === `#/collections/${collection}`);
  await seat.page.waitForTimeout(300);
}

/** The field of that name; the editor draws fields as they come into view. */
async function field(name) {
  const wanted = seat.page.locator(`section.field[data-key-path="${name}"]`).first();
  for (let turn = 0; turn < 40 && (await wanted.count()) === 0; turn += 1) {
    await seat.page.locator('section.field').last().scrollIntoViewIfNeeded();
    await seat.page.waitForTimeout(50);
  }
  await wanted.scrollIntoViewIfNeeded();
  return wanted;
}

test('a document that has a translation is opened and saved without a word on the console', async () => {
  const before = errors(place.playbook);
  await form('page', 'entries/creator-handbook');
  await seat.page.getByRole('textbox', { name: 'Title' }).first().fill('The handbook for creators');
  await save('page');
  assert.deepEqual(seat.wrong, []);
  const changed = await taken(seat.page, place.playbook);
  assert.deepEqual(Object.keys(changed), ['guides/creator-handbook.md']);
  assert.match(changed['guides/creator-handbook.md'], /^title: The handbook for creators$/m);
  assert.deepEqual(errors(place.playbook), before);
});

test('people of a party are a list of forms, and a new one is written as the format has it', async () => {
  const before = errors(place.playbook);
  await form('party', 'entries/lumen');
  await (await field('people')).getByRole('button', { name: /Add .*People/ }).last().click();
  await (await field('people.5.id')).getByRole('textbox').fill('kim');
  await (await field('people.5.name')).getByRole('textbox').fill('Kim Park');
  await save('party');
  assert.deepEqual(seat.wrong.filter((wrong) => !isKnown(wrong)), []);
  const { 'parties/lumen.md': text } = await taken(seat.page, place.playbook);
  assert.match(text, /^ {2}kim: \{name: Kim Park\}$/m);
  assert.match(text, /^ {2}dana: \{name: Dana Reed, roles: \[owner\], allocation: 12 h\/week/m);
  assert.match(text, /^screening: \{ by: anna, /m, 'what was not changed is as it was');
  assert.deepEqual(errors(place.playbook), before);
});

test('a new decision has its place, its name and its keys', async () => {
  const before = errors(place.playbook);
  await form('decision', 'new');
  await seat.page.getByRole('textbox', { name: 'Title' }).first().fill('Soup is for winter');
  await (await field('status')).getByRole('combobox').click();
  await seat.page.getByRole('option', { name: 'Proposed' }).click();
  await (await field('decider')).getByRole('combobox').click();
  await seat.page.getByRole('option', { name: /Anna Morozova/ }).click();
  await (await field('proposed')).getByRole('textbox').fill('2026-09-29');
  const text = (await field('body')).getByRole('textbox').first();
  const begun = () => text.inputValue();
  for (let turn = 0; turn < 40 && (await begun()) === ''; turn += 1) await seat.page.waitForTimeout(50);
  assert.equal(await begun(), '## Context\n\n## Decision\n\n## Consequences\n');
  await text.fill('## Context\n\nIt was cold.\n\n## Decision\n\nSoup.\n\n## Consequences\n\nBowls.');
  await save('decision');
  assert.deepEqual(seat.wrong.filter((wrong) => !isKnown(wrong)), []);
  const changed = await taken(seat.page, place.playbook);
  const [[path, written], ...others] = Object.entries(changed);
  assert.deepEqual(others, []);
  assert.match(path, /^decisions\/\d{4}-\d\d-\d\d-soup-is-for-winter\.md$/);
  assert.match(written, /^---\nkind: decision\ntitle: Soup is for winter\nstatus: proposed\ndecider: anna\nproposed: 2026-09-29\n---\n\n## Context\n/);
  assert.match(written, /\n## Consequences\n\nBowls\.\n$/);
  assert.deepEqual(errors(place.playbook), before);
});

test('a value that the format does not know is not saved', async () => {
  await form('party', 'entries/lumen');
  await (await field('hours')).getByRole('textbox').fill('nine to five');
  await seat.page.getByRole('button', { name: 'Save' }).click();
  await seat.page.getByText('One field has an error').waitFor();
  assert.deepEqual(await taken(seat.page, place.playbook), {});
});
