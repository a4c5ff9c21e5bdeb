// Search as readers use it: by keyboard alone, in both languages, from the folder and from a server.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { launch, onDisk, pages, root, serve } from './site.mjs';

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

/** Opens the dialog by keyboard and waits until both languages are there. */
async function open(page, key = '/') {
  await page.keyboard.press(key);
  await page.waitForFunction(() => window.comitySearchIndex?.en && window.comitySearchIndex?.ru);
  await page.waitForFunction(() => !document.querySelector('dialog [role="status"]').textContent);
}

/** The results for a query: `page › section`, or the page alone. */
async function results(page, words) {
  await page.locator('dialog .search-words').fill(words);
  await page.waitForFunction(() => document.querySelector('dialog [role="status"]').textContent);
  // The other language is taken in when the browser has time for it.
  await page.waitForTimeout(100);
  return page.locator('dialog .hit-name').allTextContents();
}

const places = [['the folder', onDisk], ['a server', (path) => server.base + path]];

for (const [where, address] of places) {
  test(`search finds what is meant, from ${where}`, async () => {
    await inContext({}, async ({ page, go, complained }) => {
      await go(address('ru/decisions/index.html'));
      await open(page);
      const inflected = await results(page, 'договоров');
      assert.ok(inflected.some((name) => name.includes('договор подписан')), inflected.join('\n'));
      const marks = await page.locator('dialog mark').allTextContents();
      assert.ok(marks.includes('договор') && marks.includes('Договор'), marks.join(' '));
      assert.deepEqual(await results(page, 'ещё'), await results(page, 'ЕЩЕ'));
      assert.ok((await results(page, 'ещё')).length > 0);
      // A word with a letter too few, and one that is not finished.
      for (const words of ['агенство', 'агентс']) {
        await results(page, words);
        const marked = await page.locator('dialog mark').allTextContents();
        assert.ok(marked.some((mark) => /^агентств/i.test(mark)), `${words}: ${marked}`);
      }
      // English words on a Russian page.
      assert.ok((await results(page, 'engagment')).length > 0, 'a typo in English');
      assert.deepEqual(complained(), []);
    });
  });
}

test('ids, numbers and names are found as they are written', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('index.html'));
    await open(page, 'Control+k');
    const samples = [
      ['2026-02-loi#us-cpe', 'Letter of intent for the spring pilot › Cost per engagement'],
      ['2026-02-03-primary-metric', 'Cost per engagement in the US decides the pilot'],
      ['2026-W38', 'Неделя 38, спокойная неделя'],
      ['CPE', 'Cost per engagement'],
      ['Dana Reed', 'Lumen Agency › Dana Reed'],
    ];
    for (const [words, wanted] of samples) {
      const [first] = await results(page, words);
      assert.equal(first, wanted, words);
    }
    const number = await results(page, '0.239');
    assert.ok(number.includes('Northwind × Lumen › What we are after'), number.join('\n'));
  });
});

test('results are grouped by kind, with their state, and those of the other language come last', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('index.html'));
    await open(page);
    await results(page, 'cost per engagement');
    const group = page.getByRole('group', { name: 'Decisions' });
    const state = group.locator('.state').first();
    assert.equal((await state.textContent()).trim(), 'Accepted');
    assert.equal(await state.locator('svg').count(), 1);
    // A Russian word that only Russian pages have.
    await results(page, 'разбор');
    const titles = await page.locator('dialog .hit-group > .small-heading').allTextContents();
    assert.ok(titles.length > 1 && titles.at(-1) === 'In another language: Русский', titles.join('\n'));
    assert.equal(titles.filter((title) => title.includes('Русский')).length, 1);
    const other = page.locator('dialog .hit-group').last().locator('a').first();
    assert.match(await other.getAttribute('href'), /\/ru\//);
    assert.equal(await other.locator('.hit-name span').first().getAttribute('lang'), 'ru');
  });
});

test('counts are in words, by the rules of the language', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('ru/index.html'));
    await open(page);
    const status = page.locator('dialog [role="status"]');
    const nouns = { one: 'результат', few: 'результата', many: 'результатов' };
    const seen = new Set();
    for (const words of ['договоров', '2026-02-loi#us-cpe', 'Dana', 'куртка', 'Сэм', 'часовые пояса', 'видео']) {
      await results(page, words);
      const said = await status.textContent();
      const [, count, noun] = /^(\d+) (.+)$/.exec(said) ?? assert.fail(`${words}: ${said}`);
      const form = new Intl.PluralRules('ru').select(Number(count));
      assert.equal(noun, nouns[form], said);
      seen.add(form);
    }
    assert.deepEqual([...seen].sort(), ['few', 'many', 'one']);
    await page.locator('dialog .search-words').fill('ыъыъыъ');
    await page.waitForFunction(() => document.querySelector('dialog [role="status"]').textContent.startsWith('Ничего'));
    assert.equal(await page.locator('dialog .hit').count(), 0);
  });
});

test('the keyboard alone opens, chooses, goes there, and gets its focus back', async () => {
  await inContext({}, async ({ page, go, complained }) => {
    await go(onDisk('charter.html'));
    const opener = page.locator('[data-search-open]');
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.comitySearchIndex?.ru);
    // Its results join in idle time, in the order of asking.
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    const field = page.getByRole('combobox');
    assert.ok(await field.evaluate((it) => document.activeElement === it));
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Escape');
    assert.ok(await opener.evaluate((it) => document.activeElement === it), 'the focus is lost');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('approvals');
    await page.waitForFunction(() => document.querySelector('[role="combobox"]').getAttribute('aria-expanded') === 'true');
    const active = () => page.locator('#_search-hit-0');
    assert.equal(await field.getAttribute('aria-activedescendant'), '_search-hit-0');
    assert.equal(await active().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), '_search-hit-1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const last = (await page.locator('dialog [role="option"]').count()) - 1;
    assert.equal(await field.getAttribute('aria-activedescendant'), `_search-hit-${last}`);
    await page.keyboard.press('ArrowDown');
    const href = await active().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(href);
    assert.equal(await page.locator('dialog[open]').count(), 0);
    // In a field a slash is a letter, and with Ctrl it is somebody else's.
    await page.keyboard.press('Control+/');
    assert.equal(await page.locator('dialog[open]').count(), 0);
    assert.deepEqual(complained(), []);
  });
});

test('axe finds nothing in the open dialog and on the page of results', async () => {
  await inContext({ viewport: { width: 1280, height: 900 } }, async ({ page, go, complained }) => {
    const sound = async (what) => {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page }).options({ preload: false, resultTypes: ['violations'] });
        const { violations } = await axe.analyze();
        assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes[0].html.slice(0, 200)}`), [], `${what}, ${colorScheme}`);
      }
    };
    for (const [path, words] of [['index.html', 'engagement'], ['ru/index.html', 'договор']]) {
      await go(onDisk(path));
      await open(page);
      await sound(`${path}, empty`);
      await results(page, words);
      await sound(`${path}, ${words}`);
    }
    await go(`${onDisk('ru/search.html')}?q=${encodeURIComponent('бюджет')}`);
    await page.locator('.hit').first().waitFor();
    await sound('the page of results');
    assert.deepEqual(complained(), []);
  });
});

test('the dialog fits every window', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('ru/index.html'));
    await open(page);
    await results(page, 'cost per engagement');
    for (const width of [320, 768, 1920]) {
      await page.setViewportSize({ width, height: 600 });
      const over = await page.evaluate(() => {
        const box = document.querySelector('dialog').getBoundingClientRect();
        const parts = [...document.querySelectorAll('dialog .search-head, dialog .search-hits, dialog .search-foot')];
        const wide = parts.filter((it) => it.scrollWidth > it.clientWidth);
        return [box.left < 0, box.right > window.innerWidth, box.bottom > window.innerHeight, wide.length];
      });
      assert.deepEqual(over, [false, false, false, 0], `${width} px`);
    }
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('dialog').isVisible(), false);
  });
});

test('the page of search shows everything and keeps the query in its address', async () => {
  await inContext({}, async ({ page, go, complained }) => {
    await go(`${server.base}index.html`);
    await open(page);
    await results(page, 'engagement');
    await page.locator('[data-search-all]').click();
    await page.waitForURL('**/search.html?q=engagement');
    await page.locator('.hit').first().waitFor();
    assert.equal(await page.locator('#_search-page-words').inputValue(), 'engagement');
    assert.equal(await page.locator('[data-search-listing]').isVisible(), false);
    await page.keyboard.press('/');
    await page.keyboard.type('budget');
    await page.waitForURL('**/search.html?q=budget');
    assert.ok((await page.locator('.search-page h2').count()) > 0);
    await page.locator('#_search-page-words').fill('');
    assert.ok(await page.locator('[data-search-listing]').isVisible());
    assert.deepEqual(complained(), []);
  });
});

test('without script the link leads to a list of all pages', async () => {
  await inContext({ javaScriptEnabled: false }, async ({ page, go, complained }) => {
    await go(onDisk('ru/charter.html'));
    assert.equal(await page.locator('[data-search-open]').isVisible(), false);
    await page.locator('.masthead a.scriptless').click();
    await page.waitForURL('**/ru/search.html');
    assert.ok(await page.getByText('нужен JavaScript').isVisible());
    assert.equal(await page.locator('input:visible').count(), 0);
    const listed = await page.locator('[data-search-listing] a').count();
    const all = pages.filter((path) => path.startsWith('ru/') && !/((404|search|whole)|ledgers\/.*-\d+)\.html$/.test(path));
    assert.equal(listed, all.length);
    assert.deepEqual(complained(), []);
  });
});

test('an edition searches itself', async () => {
  const past = pages.find((path) => /^editions\/[^/]+\/charter\.html$/.test(path));
  await inContext({}, async ({ page, go, complained }) => {
    await go(onDisk(past));
    await open(page);
    assert.ok((await results(page, 'approvals')).length > 0);
    const folder = onDisk(past.replace('charter.html', ''));
    for (const option of await page.locator('dialog .hit').all()) {
      assert.ok((await option.evaluate((it) => it.href)).startsWith(folder));
    }
    assert.deepEqual(complained(), []);
  });
});

test('texts of the index are texts, whatever they say', async () => {
  await inContext({}, async ({ page, go, complained }) => {
    await go(onDisk('index.html'));
    await open(page);
    const hostile = '</script><img src=x onerror="window.harmed = true"><svg onload=alert(1)> engagement';
    await page.evaluate((text) => {
      const { pages: all, sections, kinds, states } = window.comitySearchIndex.en;
      for (const one of all) one[1] = text;
      for (const one of sections) one.splice(2, 2, text, text) && one.splice(7, 1, text);
      for (const one of kinds) one[1] = text;
      for (const one of states) one[1] = text;
    }, hostile);
    const names = await results(page, 'engagement');
    assert.ok(names.some((name) => name === `${hostile} › ${hostile}`), names[0]);
    assert.equal(await page.locator('dialog .hit :is(img, script), dialog .small-heading *').count(), 0);
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    assert.deepEqual(complained(), []);
  });
});

test('the browser takes texts apart as the program does', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('index.html'));
    await open(page);
    for (const lang of ['en', 'ru']) {
      const apart = await page.evaluate((it) => {
        const { pages: all, sections, words } = window.comitySearchIndex[it];
        const found = new Set();
        for (const [at, , heading, reference, , , , text] of sections) {
          for (const piece of [all[at][1], heading, reference, text].flatMap(window.comitySearch.pieces)) {
            for (const part of piece.parts) found.add(part.word);
            if (piece.whole) found.add(piece.whole);
          }
        }
        const known = new Set(words.split(' '));
        return { all: known.size, here: [...found].filter((word) => !known.has(word)), there: [...known].filter((word) => !found.has(word)) };
      }, lang);
      assert.ok(apart.all > 1000, `${lang} has ${apart.all} words`);
      assert.deepEqual([apart.here, apart.there], [[], []], lang);
    }
  });
});

test('every result leads to a place that is there', async () => {
  const index = (lang) => {
    const script = readFileSync(join(root, 'search', `index-${lang}.js`), 'utf8');
    return JSON.parse(script.slice(script.indexOf('"] = ') + 5, script.lastIndexOf(';')));
  };
  for (const [lang, folder] of [['en', ''], ['ru', 'ru/']]) {
    const { pages: addresses, sections } = index(lang);
    for (const [page, anchor] of sections) {
      const file = join(root, folder, decodeURIComponent(addresses[page][0]));
      const id = decodeURIComponent(anchor).replaceAll('&', '&amp;');
      assert.ok(id === '' || readFileSync(file, 'utf8').includes(` id="${id}"`), `${lang} ${addresses[page][0]}#${anchor}`);
    }
  }
});

test('what a page loads before search is used stays below 150 KB as servers send it', async () => {
  const { pathname } = new URL(server.base);
  // Text is sent compressed; fonts are compressed already. `whole.html` is all pages in one, and has no such limit.
  const sent = (bytes, path) => (path.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length);
  await inContext({}, async ({ page, go }) => {
    const weights = new Map();
    page.on('response', async (response) => {
      const path = new URL(response.url()).pathname;
      if (!path.startsWith(pathname)) return;
      weights.set(path, sent(readFileSync(join(root, decodeURIComponent(path.slice(pathname.length)))), path));
    });
    for (const path of ['index.html', 'metrics/cpe.html', 'decisions/index.html', 'search.html']) {
      weights.clear();
      await go(server.base + path);
      await page.evaluate(() => document.fonts.ready);
      const sum = [...weights.values()].reduce((one, other) => one + other, 0);
      assert.ok([...weights.keys()].every((it) => !it.includes('/search/') && !it.includes('/vendor/')), [...weights.keys()].join('\n'));
      assert.ok(sum > 10_000 && sum <= 150_000, `${path}: ${sum} bytes`);
    }
  });
});
