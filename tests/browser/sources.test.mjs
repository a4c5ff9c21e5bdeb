// A reader follows a figure to the rows that it comes from, and reads the values of charts by pointing, by keys and by
// touch: from a folder and from a server, with scripts and without.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { launch, localised, onDisk, serve, tab } from './site.mjs';

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

async function reader(options = {}) {
  const context = await chrome.browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  return { context, ...(await tab(context)) };
}

/** Follows a link to another page. */
async function follow(page, link, wanted) {
  await link.click();
  await page.waitForURL(wanted);
}

/** The row that the address of a page names. */
async function rowAt(page) {
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  const row = page.locator(`[id="${id}"]`);
  assert.equal(await row.count(), 1, `${page.url()} has no such place`);
  await row.waitFor({ state: 'visible' });
  return row;
}

for (const lang of ['en', 'ru']) {
  for (const [where, address] of [['a folder', (path) => onDisk(path)], ['a server', (path) => server.base + path]]) {
    for (const javaScriptEnabled of [true, false]) {
      test(`a number of the front page leads to its row in ${lang} from ${where}, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
        const { context, page, go, complained } = await reader({ javaScriptEnabled });
        await go(address(localised('index.html', lang)));
        const actual = page.locator('.primary-actual a.origin');
        assert.match(await actual.getAttribute('title'), /ledgers\/performance\//);
        await follow(page, actual, /metrics\/cpe\.html#/);
        const told = await rowAt(page);
        assert.match(await told.innerText(), /ledgers\/performance\/2026-09\.csv/);
        await follow(page, told.locator('a').last(), /ledgers\/performance(-\d+)?\.html#row-\d+$/);
        const row = await rowAt(page);
        assert.match(await row.locator('th').innerText(), /^ledgers\/performance\/2026-\d\d\.csv:\d+$/);
        // The commit that set the row, and its day.
        assert.match(await row.locator('td').last().innerText(), /^[0-9a-f]{8}, .*2026/);
        assert.deepEqual(complained(), []);
        await context.close();
      });
    }
  }
}

test('a target leads to the line that states it', async () => {
  const { context, page, go } = await reader();
  await go(onDisk('expectations.html'));
  const target = page.locator('tbody td.number a.origin').first();
  assert.match(await target.getAttribute('title'), /^agreements\/.+\.md:\d+, set in [0-9a-f]{8} on /);
  await follow(page, target, /agreements\/.+#expectations\./);
  await rowAt(page);
  await context.close();
});

test('keys move along the values of a chart and leave it', async () => {
  const { context, page, go, complained } = await reader();
  await go(onDisk('metrics/cpe.html'));
  const figure = page.locator('figure.chart').first();
  const drawing = figure.locator('.chart-drawing:visible');
  const box = figure.locator('.chart-value');
  assert.equal(await drawing.locator('[tabindex="0"]').count(), 1, 'one place to tab to');
  await drawing.locator('[tabindex="0"]').focus();
  const first = await box.innerText();
  assert.match(first, /^United States, week 10 of 2026: [\d.]+\sUSD$/);
  await page.keyboard.press('ArrowRight');
  const second = await box.innerText();
  assert.notEqual(second, first);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await box.innerText(), first);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await box.innerText(), first, 'there is nothing before the first');
  await page.keyboard.press('ArrowDown');
  assert.match(await box.innerText(), /^Russia, /);
  await page.keyboard.press('ArrowUp');
  assert.match(await box.innerText(), /^United States, /);
  await page.keyboard.press('End');
  assert.match(await box.innerText(), /^Russia, /);
  assert.equal(await drawing.locator('[tabindex="0"]').count(), 1);
  assert.equal(await drawing.locator('[data-read]').count(), 1);
  await page.keyboard.press('Escape');
  assert.equal(await box.innerText(), '');
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  assert.deepEqual(complained(), []);
  await context.close();
});

test('Tab goes through a chart in one step, and to it by keys alone', async () => {
  const { context, page, go } = await reader();
  await go(onDisk('ru/budget.html'));
  const inside = () => page.evaluate(() => Boolean(document.activeElement.closest('.chart-drawing')));
  let steps = 0;
  while (!(await inside())) {
    await page.keyboard.press('Tab');
    steps += 1;
    assert.ok(steps < 200, 'the chart is never reached');
  }
  assert.match(await page.locator('.chart-value').first().innerText(), /USD/);
  await page.keyboard.press('Tab');
  assert.equal(await inside(), false);
  await context.close();
});

test('pointing and touching read the nearest value', async () => {
  for (const touch of [false, true]) {
    const { context, page, go } = await reader({ hasTouch: touch, viewport: { width: touch ? 390 : 1280, height: 900 } });
    await go(onDisk('health/index.html'));
    const figure = page.locator('figure.chart').first();
    const mark = figure.locator('.chart-drawing:visible [data-value]').first();
    await mark.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await mark.boundingBox();
    const at = [x + width / 2 + 3, y + height / 2 + 3];
    if (touch) await page.touchscreen.tap(...at);
    else await page.mouse.move(...at);
    assert.equal(await figure.locator('.chart-value').innerText(), await mark.getAttribute('aria-label'));
    if (!touch) {
      await page.mouse.move(2, 2);
      assert.equal(await figure.locator('.chart-value').innerText(), '');
    }
    await context.close();
  }
});

test('without scripts a chart is an image with its data below', async () => {
  const { context, page, go } = await reader({ javaScriptEnabled: false });
  await go(onDisk('metrics/cpe.html'));
  const drawing = page.locator('.chart-drawing:visible').first();
  assert.equal(await drawing.getAttribute('role'), 'img');
  assert.equal(await page.locator('.chart-value').count(), 0);
  await page.locator('details.chart-data summary').first().click();
  assert.ok((await page.locator('details.chart-data tbody tr').count()) > 10);
  await context.close();
});

test('the headings of the health matrix are short, and pages have no sideways scroll', async () => {
  for (const width of [320, 768, 1920]) {
    for (const path of ['health/index.html', 'glossary.html', 'ledgers/payments.html', 'metrics/cpe.html']) {
      for (const lang of ['en', 'ru']) {
        const { context, page, go } = await reader({ viewport: { width, height: 900 } });
        await go(onDisk(localised(path, lang)));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${path} at ${width} in ${lang} is ${wide} px too wide`);
        await context.close();
      }
    }
  }
  const { context, page, go } = await reader();
  await go(onDisk('health/index.html'));
  const heads = page.locator('table').first().locator('thead');
  assert.deepEqual(await heads.locator('th[scope="colgroup"]').allInnerTexts(), ['Numbers', 'Communication', 'Verdict']);
  const tall = await heads.locator('tr').last().evaluate((row) => row.getBoundingClientRect().height);
  assert.ok(tall < 110, `${tall} px`);
  await context.close();
});

test('axe finds nothing while a value is read, in both languages and schemes', async () => {
  for (const lang of ['en', 'ru']) {
    for (const colorScheme of ['light', 'dark']) {
      const { context, page, go } = await reader({ colorScheme });
      for (const path of ['metrics/cpe.html', 'decisions/index.html', 'budget.html']) {
        await go(onDisk(localised(path, lang)));
        await page.locator('.chart-drawing:visible [tabindex="0"]').first().focus();
        const { violations } = await new AxeBuilder({ page }).options({ preload: false, resultTypes: ['violations'] }).analyze();
        const found = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
        assert.deepEqual(found, [], `${path}, ${lang}, ${colorScheme}`);
      }
      await context.close();
    }
  }
});

test('on paper figures are plain text', async () => {
  const { context, page, go } = await reader();
  await go(onDisk('expectations.html'));
  await page.emulateMedia({ media: 'print' });
  const style = await page.locator('a.origin').first().evaluate((link) => {
    const after = getComputedStyle(link, '::after').content;
    return { line: getComputedStyle(link).textDecorationLine, after };
  });
  assert.deepEqual(style, { line: 'none', after: 'none' });
  await context.close();
});
