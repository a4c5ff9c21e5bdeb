// Every page kind, in both languages and both schemes: axe finds nothing. How else pages are read is in matrix.test.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { isForServers, kinds, launch, localised as inLanguage, onDisk, pages, readable, serve, tab } from './site.mjs';

let chrome;
let server;
let reader;
let guest;

before(async () => {
  chrome = await launch();
  server = await serve();
  // Without motion, so that colours are measured when they have settled.
  const context = await chrome.browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  reader = await tab(context);
  guest = await tab(context);
});

after(async () => {
  await chrome?.close();
  await server?.close();
});

async function violations() {
  // Preloading would make axe fetch style sheets, which the policy forbids and the console would show.
  const axe = new AxeBuilder({ page: reader.page }).options({
    preload: false,
    resultTypes: ['violations'],
    // The rule of WCAG 2.2 that axe asks for only when told to.
    rules: { 'target-size': { enabled: true } },
  });
  // The chapters of the whole playbook are looked at on their own pages; all at once they take axe many minutes.
  await reader.page.evaluate(() => document.querySelectorAll('.part-whole + .part-whole, .chapter + .chapter').forEach((it) => it.remove()));
  const { violations: found } = await axe.analyze();
  return found.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
}

test('the site has a page of every kind', () => {
  const expected = [
    '404.html', 'about.html', 'agreement', 'alignment', 'alignment.html', 'brief', 'briefs/index.html', 'budget.html', 'calendar.html',
    'candidate', 'changes.html', 'charter', 'creators.html', 'decision', 'decisions/index.html', 'editions.html', 'expectations.html',
    'findings.html', 'glossary.html', 'health-check', 'health/index.html', 'index.html', 'ledger', 'list', 'metric', 'page', 'party',
    'past changes.html', 'past charter.html', 'past index.html', 'post-mortem', 'post-mortems/index.html', 'review', 'search.html', 'selection',
    'update', 'whole.html',
  ];
  assert.deepEqual(kinds.map((it) => it.kind), expected);
});

for (const { kind, path } of kinds) {
  for (const lang of ['en', 'ru']) {
    test(`${kind} is sound in ${lang}`, async () => {
      const localised = inLanguage(path, lang);
      await reader.page.emulateMedia({ colorScheme: 'light' });
      await reader.go(readable(localised, server));
      assert.equal(await reader.page.getAttribute('html', 'lang'), lang);
      assert.equal(await reader.page.locator('h1').count(), 1);
      for (const colorScheme of ['light', 'dark']) {
        await reader.page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(), [], `${localised}, ${colorScheme}`);
      }
      if (lang === 'en') {
        await reader.page.emulateMedia({ colorScheme: 'light', contrast: 'more', forcedColors: 'active' });
        assert.deepEqual(await violations(), [], `${localised}, more contrast and forced colours`);
        await reader.page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' });
      }
      assert.deepEqual(reader.complained(), [], `${localised} from the folder`);
    });
  }
}

test('every single page opens from the folder without a complaint', async () => {
  const last = pages.findLast((path) => path.startsWith('editions/')).split('/').slice(0, 2).join('/');
  const isRead = (path) => !path.startsWith('editions/') || path.startsWith(last) || process.env.COMITY_BROWSER === 'full';
  for (const path of pages.filter((page) => !isForServers(page) && isRead(page))) {
    await reader.go(onDisk(path));
    assert.deepEqual(reader.complained(), [], path);
  }
});

test('the page for lost addresses is whole in every folder', async () => {
  const markup = await (await fetch(`${server.base}404.html`)).text();
  await guest.page.route('**/no/such/page.html', (route) => route.fulfill({ contentType: 'text/html', body: markup }));
  await guest.go(`${server.base}no/such/page.html`);
  assert.deepEqual(guest.complained(), []);
  await guest.page.click('main a');
  assert.equal(new URL(guest.page.url()).pathname, new URL(`${server.base}index.html`).pathname);
});
