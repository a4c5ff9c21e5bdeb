// Readers who ask their system for more contrast: letters reach 7 : 1, and the scheme is switched as before.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { launch, localised, readable, serve } from './site.mjs';

/** Between them they have every state, chart, table and control. */
const PAGES = ['index.html', 'charter.html', 'decisions/index.html', 'expectations.html', 'findings.html', 'health/index.html', 'metrics/cpe.html', 'search.html'];

let chrome;
let server;

before(async () => {
  chrome = await launch();
  server = await serve();
});

after(async () => {
  await chrome?.close();
  await server?.close();
});

const inContext = (options, use) => chrome.inContext(options, use);

/** What falls short of 7 : 1. */
async function faint(page) {
  const axe = new AxeBuilder({ page }).options({
    preload: false,
    resultTypes: ['violations'],
    runOnly: ['color-contrast-enhanced'],
    rules: { 'color-contrast-enhanced': { enabled: true } },
  });
  const { violations } = await axe.analyze();
  return violations.flatMap((it) => it.nodes.map((node) => node.html.slice(0, 160)));
}

for (const colorScheme of ['light', 'dark']) {
  test(`every letter stands out in ${colorScheme}`, async () => {
    await inContext({ colorScheme, contrast: 'more', viewport: { width: 1280, height: 900 } }, async ({ page, go }) => {
      for (const path of PAGES) {
        const address = localised(path, path.length % 2 ? 'en' : 'ru');
        await go(readable(address, server));
        assert.deepEqual(await faint(page), [], address);
      }
    });
  });
}

test('without that wish letters are as strong as the design has them', async () => {
  await inContext({ colorScheme: 'light' }, async ({ page, go }) => {
    await go(readable('index.html', server));
    assert.notDeepEqual(await faint(page), [], 'this test would not see a faint letter');
  });
});

test('the scheme is switched and remembered', async () => {
  await inContext({ colorScheme: 'dark', contrast: 'more' }, async ({ page, go, complained }) => {
    await go(`${server.base}index.html`);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(await paper(), 'rgb(0, 0, 0)');
    await page.locator('[data-scheme-switch]').click();
    assert.equal(await paper(), 'rgb(255, 255, 255)');
    await go(`${server.base}findings.html`);
    assert.equal(await paper(), 'rgb(255, 255, 255)');
    assert.deepEqual(complained(), []);
  });
});
