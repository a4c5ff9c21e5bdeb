// The preview in a browser: writers save as their editors do, switch branches, make mistakes and mend them, and the open
// page follows without being reloaded by hand.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { launch } from './site.mjs';

const program = (() => {
  if (!process.env.COMITY_BIN) throw new Error('set COMITY_BIN to the built program');
  return resolve(process.env.COMITY_BIN);
})();
const PAGE = 'charter.html';

let chrome;
let folder;
let playbook;
let server;
let base;

function git(...words) {
  const who = { NAME: 'Dana', EMAIL: 'dana@example.org', DATE: '2026-09-30T12:00:00+03:00' };
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  for (const [key, value] of Object.entries(who)) {
    env[`GIT_AUTHOR_${key}`] = value;
    env[`GIT_COMMITTER_${key}`] = value;
  }
  return execFileSync('git', words, { cwd: playbook, env, encoding: 'utf8' });
}

const file = (path) => join(playbook, path);
const read = (path) => readFileSync(file(path), 'utf8');

/** As VS Code saves: the file itself is emptied and written. */
function saveInPlace(path, text) {
  mkdirSync(dirname(file(path)), { recursive: true });
  writeFileSync(file(path), text);
}

/** As vim saves with a backup: the old file is put aside, a new one written, the old one removed. */
function saveWithBackup(path, text) {
  renameSync(file(path), `${file(path)}~`);
  writeFileSync(file(path), text);
  unlinkSync(`${file(path)}~`);
}

/** As many others save: a new file is written beside the old one and renamed over it. */
function saveByRename(path, text) {
  const beside = file(`${path}.tmp-4913`);
  writeFileSync(beside, text);
  renameSync(beside, file(path));
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comity-serve-'));
  playbook = join(folder, 'demo');
  execFileSync(program, ['example', playbook]);
  server = spawn(program, ['serve', '--port', '0', '--lang', 'en', '--lang', 'ru', playbook], {
    env: { ...process.env, COMITY_CACHE: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const { value } = await lines[Symbol.asyncIterator]().next();
  base = /http:\/\/\S+\//.exec(value)[0];
  chrome = await launch();
});

after(async () => {
  await chrome?.close();
  server?.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
});

const inContext = (options, use) => chrome.inContext({ viewport: { width: 1200, height: 600 }, ...options }, use);

const shows = (page, text) => page.locator('main').getByText(text).first().waitFor({ timeout: 30_000 });
const vanishes = (page, text) => page.locator('main').getByText(text).first().waitFor({ state: 'detached', timeout: 30_000 });

async function violations(page) {
  const axe = new AxeBuilder({ page }).options({ preload: false, resultTypes: ['violations'] });
  const { violations: found } = await axe.analyze();
  return found.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
}

const savings = { 'in place, as VS Code does': saveInPlace, 'with a backup, as vim does': saveWithBackup, 'by a rename': saveByRename };

for (const [name, save] of Object.entries(savings)) {
  test(`an open page follows a save ${name}, and stays where it was`, async () => {
    await inContext({}, async ({ page, go, complained }) => {
      const before = read('charter.md');
      await go(base + PAGE);
      await page.evaluate(() => window.scrollTo(0, 700));
      const place = await page.evaluate(() => window.scrollY);
      assert.ok(place > 300, `the page is too short to be scrolled: ${place}`);
      const words = `Seen after a save ${name}.`;
      save('charter.md', `${before}\n${words}\n`);
      await shows(page, words);
      await page.waitForFunction((wanted) => Math.abs(window.scrollY - wanted) < 2, place);
      save('charter.md', before);
      await vanishes(page, words);
      await page.waitForFunction((wanted) => Math.abs(window.scrollY - wanted) < 2, place);
      assert.deepEqual(complained(), []);
    });
  });
}

test('open pages in both languages follow a switch of branches', async () => {
  const words = { [PAGE]: 'Only on the other branch.', [`ru/${PAGE}`]: 'Только на другой ветке.' };
  git('switch', '--quiet', '--create', 'other');
  saveInPlace('charter.md', `${read('charter.md')}\n${words[PAGE]}\n`);
  saveInPlace('charter.ru.md', `${read('charter.ru.md')}\n${words[`ru/${PAGE}`]}\n`);
  git('commit', '--quiet', '--all', '--message', 'Say more');
  git('switch', '--quiet', 'main');
  for (const [path, text] of Object.entries(words)) {
    await inContext({}, async ({ page, go, complained }) => {
      await go(base + path);
      await vanishes(page, text);
      git('switch', '--quiet', 'other');
      await shows(page, text);
      git('switch', '--quiet', 'main');
      await vanishes(page, text);
      assert.deepEqual(complained(), []);
    });
  }
});

test('a page of a past edition is there too', async () => {
  await inContext({}, async ({ page, go, complained }) => {
    await go(base + PAGE);
    await page.locator('nav.editions a[rel="prev"]').click();
    await page.waitForURL('**/editions/*/charter.html');
    assert.ok(await page.locator('aside.edition').isVisible());
    assert.ok(await page.locator('aside.serve').isVisible());
    assert.deepEqual(complained(), []);
  });
});

test('findings of the page stand at its foot, with places and rules', async () => {
  const before = read('charter.md');
  await inContext({ reducedMotion: 'reduce' }, async ({ page, go, complained }) => {
    await go(base + PAGE);
    const bar = page.locator('aside.serve');
    const count = bar.locator('summary');
    assert.equal(await count.count(), 0);
    saveInPlace('charter.md', `${before}\n[nowhere](no-such-page.md)\n`);
    await count.waitFor({ timeout: 30_000 });
    const line = before.split('\n').length + 1;
    await count.focus();
    await page.keyboard.press('Enter');
    const finding = bar.locator('li', { hasText: `charter.md:${line}:` });
    assert.ok(await finding.isVisible());
    // What was opened stays open over the next save.
    saveInPlace('charter.md', `${before}\n[nowhere](no-such-page.md) at all\n`);
    await shows(page, 'at all');
    await page.locator('aside.serve li').first().waitFor({ state: 'visible' });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violations(page), [], colorScheme);
    }
    await page.setViewportSize({ width: 320, height: 600 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    await finding.locator('a[href^="/.comity/rules/"]').click();
    await page.waitForURL('**/.comity/rules/*');
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complained(), []);
    saveInPlace('charter.md', before);
  });
});

test('a broken template is shown with its place, the last page stays, and the mended one appears', async () => {
  await inContext({}, async ({ page, go, complained }) => {
    await go(base + PAGE);
    saveInPlace('theme/templates/not-found.hbs', '<p>{{t "no-such-word"}}</p>\n{{#if}\n');
    await page.getByText('theme/templates/not-found.hbs:2:').waitFor({ timeout: 30_000 });
    assert.deepEqual(await violations(page), []);
    // A browser notes every answer of such a kind by itself.
    const own = /500|status of 500/;
    assert.deepEqual(complained().filter((it) => !own.test(it)), []);
    await page.locator('a[href="/.comity/last/charter.html"]').click();
    await page.waitForURL('**/.comity/last/charter.html');
    assert.ok(await page.locator('h1').isVisible());
    assert.deepEqual(complained(), []);
    await page.goBack();
    await page.getByText('theme/templates/not-found.hbs:2:').waitFor();
    rmSync(file('theme/templates/not-found.hbs'));
    await page.locator('nav.sections').waitFor({ timeout: 30_000 });
    assert.deepEqual(complained().filter((it) => !own.test(it)), []);
  });
});

test('without script pages are read, and findings opened', async () => {
  const before = read('charter.md');
  saveInPlace('charter.md', `${before}\n[nowhere](no-such-page.md)\n`);
  await inContext({ javaScriptEnabled: false }, async ({ page, go, complained }) => {
    const until = Date.now() + 30_000;
    do await go(base + PAGE);
    while ((await page.locator('aside.serve summary').count()) === 0 && Date.now() < until);
    await page.locator('aside.serve summary').click();
    assert.ok(await page.locator('aside.serve li').first().isVisible());
    assert.ok(await page.locator('main').isVisible());
    assert.deepEqual(complained(), []);
  });
  saveInPlace('charter.md', before);
});

test('a tab that was left and is come back to shows what is there now', async () => {
  const before = read('charter.md');
  await inContext({}, async ({ page, go, complained }) => {
    await go(base + PAGE);
    await page.goto(`${base}findings.html`);
    saveInPlace('charter.md', `${before}\nWritten meanwhile.\n`);
    await page.goBack();
    await shows(page, 'Written meanwhile.');
    saveInPlace('charter.md', before);
    await vanishes(page, 'Written meanwhile.');
    assert.deepEqual(complained(), []);
  });
});
