// What readers do: switch the scheme and the language, filter, walk through the editions, print.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kinds, launch, onDisk, serve } from './site.mjs';

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

async function press(page, key, until, most = 60) {
  for (let times = 0; times < most; times += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate(until)) return;
  }
  assert.fail(`${key} never reached the wanted element`);
}

test('the skip link comes first and leads to the content', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('index.html'));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    const box = await page.locator('.skip').boundingBox();
    assert.ok(box.y >= 0, 'the skip link is not in view');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
  });
});

test('the scheme is switched by keyboard and remembered', async () => {
  await inContext({ colorScheme: 'light' }, async ({ page, go, complained }) => {
    await go(`${server.base}index.html`);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await press(page, 'Tab', () => document.activeElement.hasAttribute('data-scheme-switch'));
    await page.keyboard.press('Enter');
    assert.notEqual(await paper(), light);
    assert.equal(await page.getAttribute('[data-scheme-switch]', 'aria-pressed'), 'true');
    await page.goto(`${server.base}findings.html`);
    assert.notEqual(await paper(), light);
    assert.equal(await page.getAttribute('[data-scheme-switch]', 'aria-pressed'), 'true');
    assert.deepEqual(complained(), []);
  });
});

test('the language is switched by keyboard and the page is kept', async () => {
  await inContext({}, async ({ page, go }) => {
    const { path } = kinds.find((it) => it.kind === 'decision');
    await go(onDisk(path));
    await press(page, 'Tab', () => document.activeElement.getAttribute('hreflang') === 'ru');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/ru/${path}`);
    assert.equal(await page.getAttribute('html', 'lang'), 'ru');
    await press(page, 'Tab', () => document.activeElement.getAttribute('hreflang') === 'en');
    await page.keyboard.press('Enter');
    await page.waitForURL(onDisk(path));
  });
});

test('the menu opens, closes and gives the focus back', async () => {
  await inContext({ viewport: { width: 375, height: 800 } }, async ({ page, go }) => {
    await go(onDisk('index.html'));
    const sections = page.locator('#_sections');
    assert.equal(await sections.isVisible(), false);
    await press(page, 'Tab', () => document.activeElement.hasAttribute('data-menu'));
    await page.keyboard.press('Enter');
    assert.equal(await sections.isVisible(), true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    assert.equal(await sections.isVisible(), false);
    assert.ok(await page.evaluate(() => document.activeElement.hasAttribute('data-menu')));
  });
});

test('the decision log is filtered by status', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('decisions/index.html'));
    const shown = () => page.locator('#_log-rows tr:visible').count();
    const all = await shown();
    const button = page.locator('[data-filter] button[data-value="accepted"]');
    const count = Number(await button.locator('.filter-count').textContent());
    await button.press('Enter');
    assert.equal(await shown(), count);
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    assert.ok((await page.locator('[data-filter-status]').textContent()).includes(String(count)));
    await page.locator('[data-filter]:not([data-key]) button[data-value=""]').press('Enter');
    assert.equal(await shown(), all);
    const quarter = page.locator('[data-key="quarter"] button').nth(1);
    const value = await quarter.getAttribute('data-value');
    await quarter.press('Enter');
    assert.equal(await shown(), Number(await quarter.locator('.filter-count').textContent()));
    assert.equal(await page.locator(`#_log-rows tr:visible:not([data-quarter="${value}"])`).count(), 0);
    await button.press('Enter');
    assert.equal(await page.locator('#_log-rows tr:visible:not([data-value="accepted"])').count(), 0);
  });
});

test('the decision log has lists by status and quarter without script', async () => {
  await inContext({ javaScriptEnabled: false }, async ({ page, go }) => {
    await go(onDisk('decisions/index.html'));
    const group = page.locator('details.group').first();
    assert.equal(await group.locator('a').first().isVisible(), false);
    await group.locator('summary').click();
    assert.ok(await group.locator('a').first().isVisible());
  });
});

test('a reader walks from today to a past edition and back', async () => {
  await inContext({}, async ({ page, go, complained }) => {
    await go(onDisk('charter.html'));
    await page.locator('nav.editions a[rel="prev"]').click();
    await page.waitForURL('**/editions/*/charter.html');
    assert.ok(await page.locator('aside.edition').isVisible());
    assert.equal(await page.locator('meta[name="robots"]').getAttribute('content'), 'noindex');
    await page.locator('aside.edition a').click();
    await page.waitForURL(onDisk('charter.html'));
    assert.equal(await page.locator('aside.edition').count(), 0);
    assert.deepEqual(complained(), []);
  });
});

test('paper gets the text and nothing to press', async () => {
  await inContext({ colorScheme: 'dark' }, async ({ page, go }) => {
    await go(onDisk('index.html'));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#_sections').isVisible(), false);
    assert.equal(await page.locator('[data-scheme-switch]').isVisible(), false);
    assert.ok(await page.locator('h1').isVisible());
    const [ink, paper] = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [style.color, style.backgroundColor];
    });
    assert.deepEqual([ink, paper], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });
});
