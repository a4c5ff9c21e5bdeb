// The contract of the site holds for another theme too: the example is built with `broadsheet`, and a page of each kind is
// opened in both languages, both schemes, with more contrast, from the folder and from a server, wide and narrow, without
// scripts and on paper.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';

if (!process.env.COMITY_BIN) throw new Error('set COMITY_BIN to the built program');
const program = resolve(process.env.COMITY_BIN);
const folder = mkdtempSync(join(tmpdir(), 'comity-second-theme-'));

// The list of pages is made from the folder when the helpers are loaded: the site comes first.
const { kinds, launch, localised, onDisk, readable, serve, tab } = await (async () => {
  const playbook = join(folder, 'demo');
  execFileSync(program, ['example', playbook, '--quiet']);
  const config = join(playbook, 'comity.toml');
  const text = readFileSync(config, 'utf8');
  const chosen = text.replace(/^theme = .*$/m, 'theme = "broadsheet"');
  assert.notEqual(chosen, text);
  writeFileSync(config, chosen);
  const site = join(folder, 'site');
  execFileSync(program, ['build', playbook, '--out', site, '--editions', 'last 1', '--quiet']);
  process.env.COMITY_SITE = site;
  return import('./site.mjs');
})();

let chrome;
let server;

before(async () => {
  chrome = await launch();
  server = await serve();
});

after(async () => {
  await chrome?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

// What is read from a server is read in a tab of its own: one tab would mix up where things may come from.
const inContext = (options, use) => chrome.inContext(options, async (own, context) => use(own, await tab(context)));

async function violations(page) {
  const axe = new AxeBuilder({ page }).options({ preload: false, resultTypes: ['violations'] });
  const { violations: found } = await axe.analyze();
  return found.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
}

async function press(page, key, until, most = 40) {
  for (let times = 0; times < most; times += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate(until)) return;
  }
  assert.fail(`${key} never reached the wanted element`);
}

test('it is the other theme', () => {
  assert.match(readFileSync(join(process.env.COMITY_SITE, 'index.html'), 'utf8'), /<div class="front">/);
  assert.ok(kinds.length > 25, 'the site has a page of every kind');
});

for (const lang of ['en', 'ru']) {
  test(`every page kind is sound in ${lang}`, async () => {
    await inContext({ viewport: { width: 1280, height: 900 } }, async ({ page, go, complained }, guest) => {
      for (const [at, { path }] of kinds.entries()) {
        const address = localised(path, lang);
        // Each kind in both schemes, one in each language.
        const colorScheme = (at + (lang === 'ru' ? 1 : 0)) % 2 ? 'dark' : 'light';
        await page.emulateMedia({ colorScheme });
        await go(readable(address, server));
        assert.equal(await page.getAttribute('html', 'lang'), lang);
        assert.equal(await page.locator('h1').count(), 1, address);
        assert.deepEqual(await violations(page), [], `${address}, ${colorScheme}`);
        assert.deepEqual(complained(), [], `${address} from the folder`);
        await guest.go(server.base + address);
        assert.deepEqual(guest.complained(), [], `${address} from a server`);
      }
    });
  });
}

test('narrow pages are sound too, and none scrolls sideways from 320 to 1920 px', async () => {
  await inContext({}, async ({ page, go }) => {
    for (const { path } of kinds) {
      for (const address of [path, localised(path, 'ru')]) {
        await go(readable(address, server));
        for (const width of [1920, 1280, 1000, 768, 390, 320]) {
          await page.setViewportSize({ width, height: 800 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(over <= 0, `${address} is ${over} px too wide at ${width} px`);
        }
      }
    }
    for (const path of ['index.html', 'ru/expectations.html']) {
      await go(onDisk(path));
      await page.setViewportSize({ width: 390, height: 800 });
      assert.deepEqual(await violations(page), [], path);
    }
  });
});

test('every page kind reads without script, and the bar opens', async () => {
  await inContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }, async ({ page, go, complained }) => {
    for (const { path } of kinds) {
      await go(readable(path, server));
      assert.ok(await page.locator('main').isVisible(), path);
      assert.ok(await page.locator('.bar-first').isVisible(), path);
    }
    await go(onDisk('index.html'));
    const [first, second] = [page.locator('.bar-group').nth(0), page.locator('.bar-group').nth(1)];
    await first.locator('summary').click();
    assert.ok(await first.locator('a').first().isVisible());
    await second.locator('summary').click();
    assert.equal(await first.locator('a').first().isVisible(), false, 'one group is open at a time');
    assert.deepEqual(complained(), []);
  });
});

test('the bar is operated by keyboard and closes behind the reader', async () => {
  await inContext({ viewport: { width: 1280, height: 900 } }, async ({ page, go }) => {
    await go(onDisk('index.html'));
    await press(page, 'Tab', () => document.activeElement.tagName === 'SUMMARY');
    const links = page.locator('.bar-group').first().locator('a');
    await page.keyboard.press('Enter');
    assert.ok(await links.first().isVisible());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    assert.equal(await links.first().isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
    await page.keyboard.press('Enter');
    await press(page, 'Tab', () => document.activeElement.closest('.bar-group') === null || document.activeElement.tagName === 'SUMMARY');
    assert.equal(await links.first().isVisible(), false);
    await page.locator('.bar-group summary').last().click();
    const box = await page.locator('.bar-group ul').last().boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 1280, 'the last group opens inside the window');
    await page.mouse.click(640, 800);
    assert.equal(await page.locator('.bar-group[open]').count(), 0);
  });
});

test('on narrow screens the menu holds all sections, and the register is a card for each expectation', async () => {
  await inContext({ viewport: { width: 390, height: 800 } }, async ({ page, go }) => {
    await go(onDisk('expectations.html'));
    assert.equal(await page.locator('#_sections').isVisible(), false);
    await page.locator('[data-menu]').click();
    assert.ok(await page.locator('#_sections').isVisible());
    const row = page.locator('.register-cards tbody tr').first();
    const label = await row.locator('td').first().evaluate((cell) => getComputedStyle(cell, '::before').content);
    assert.equal(label, '"Target"');
    const box = await row.boundingBox();
    assert.ok(box.width <= 390, 'a card is as wide as the screen');
  });
});

test('the scheme is switched and remembered, with more contrast too', async () => {
  for (const contrast of ['no-preference', 'more']) {
    await inContext({ colorScheme: 'light', contrast }, async ({ page, go }) => {
      await go(`${server.base}index.html`);
      const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await paper();
      await page.locator('[data-scheme-switch]').click();
      const dark = await paper();
      assert.notEqual(dark, light);
      assert.equal(contrast === 'more', dark === 'rgb(0, 0, 0)', 'more contrast is on black');
      await go(`${server.base}findings.html`);
      assert.equal(await paper(), dark);
      assert.equal(await page.getAttribute('[data-scheme-switch]', 'aria-pressed'), 'true');
    });
  }
});

test('what can be pressed is large enough to be hit', async () => {
  for (const width of [390, 1280]) {
    await inContext({ viewport: { width, height: 800 }, hasTouch: true }, async ({ page, go }) => {
      for (const path of ['index.html', 'decisions/index.html', 'editions.html']) {
        await go(onDisk(path));
        const small = await page.evaluate(() => {
          const controls = document.querySelectorAll('button, summary, .masthead a, .sections a, .crumbs a, .more a, .editions a');
          return [...controls]
            .filter((it) => it.offsetParent && (it.getBoundingClientRect().width < 24 || it.getBoundingClientRect().height < 24))
            .map((it) => it.outerHTML.slice(0, 120));
        });
        assert.deepEqual(small, [], `${path} at ${width} px`);
      }
    });
  }
});

test('paper gets the text in black and nothing to press', async () => {
  await inContext({ colorScheme: 'dark', contrast: 'more' }, async ({ page, go }) => {
    await go(onDisk('index.html'));
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['#_sections', '[data-scheme-switch]', '.skip']) {
      assert.equal(await page.locator(gone).isVisible(), false, gone);
    }
    assert.ok(await page.locator('h1').isVisible());
    const style = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor, getComputedStyle(document.querySelector('.front')).display];
    });
    assert.deepEqual(style, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'block']);
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 10_000);
  });
});

test('forced colours keep what is chosen visible', async () => {
  await inContext({ forcedColors: 'active', viewport: { width: 1280, height: 900 } }, async ({ page, go }) => {
    await go(onDisk('charter.html'));
    const outline = await page.locator('.bar-group:has([aria-current]) summary').evaluate((it) => getComputedStyle(it).outlineStyle);
    assert.equal(outline, 'solid');
  });
});

test('what a page loads stays below 150 KB as servers send it', async () => {
  await inContext({}, async ({ page, go }) => {
    const { pathname } = new URL(server.base);
    const site = join(folder, 'site');
    // Text is sent compressed; fonts are compressed already.
    const sent = (bytes, path) => (path.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length);
    const weights = new Map();
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (!path.startsWith(pathname)) return;
      weights.set(path, sent(readFileSync(join(site, decodeURIComponent(path.slice(pathname.length)))), path));
    });
    for (const path of ['index.html', 'ru/index.html', 'ru/charter.html', 'decisions/index.html', 'search.html']) {
      weights.clear();
      await go(server.base + path);
      await page.evaluate(() => document.fonts.ready);
      const sum = [...weights.values()].reduce((one, other) => one + other, 0);
      assert.ok(sum > 10_000 && sum <= 150_000, `${path}: ${sum} bytes`);
    }
  });
});
