// Paper, PDF and mail: pages are printed as a reader would, and what came out is read back with Poppler's programs.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { launch, localised, onDisk, pages, tab } from './site.mjs';

const BIN = process.env.COMITY_BIN;
const MM = 72 / 25.4;
/** The margins that the style asks for, in points: above, beside, below. */
const MARGIN = { top: 18 * MM, side: 17 * MM, bottom: 21 * MM };
const SIZES = { A4: [595, 842], Letter: [612, 792] };
/** What is printed, and on how many sheets it may come out: less is cut, more is air. */
const PRINTED = [
  { path: 'index.html', least: 3, most: 7 },
  { path: 'expectations.html', least: 2, most: 5 },
  { path: 'decisions/index.html', least: 2, most: 5 },
  { path: 'metrics/turnaround.html', least: 3, most: 7 },
  { path: 'changes.html', least: 3, most: 8 },
  { path: 'alignment.html', least: 1, most: 3 },
  { path: 'whole.html', least: 110, most: 220 },
];
const DAY = { en: 'As of 30 September 2026', ru: 'На 30 сентября 2026 г.' };
const TITLE = { en: 'Northwind × Lumen', ru: 'Северный ветер × Люмен' };

let chrome;
let reader;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comity-print-'));
  chrome = await launch();
  // In the dark, so that dark colours on paper would be seen.
  reader = await tab(await chrome.browser.newContext({ colorScheme: 'dark' }));
});

after(async () => {
  await chrome?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The page as it is printed: its file, and the text of each sheet. */
async function print(address, format) {
  await reader.go(address);
  await reader.page.evaluate(() => document.fonts.ready);
  const file = join(folder, 'out.pdf');
  await reader.page.pdf({ path: file, format, tagged: true, outline: true });
  const text = poppler('pdftotext', ['-layout', file, '-']);
  return { file, sheets: text.split('\f').slice(0, -1) };
}

function poppler(program, args, encoding = 'utf8') {
  return execFileSync(program, args, { encoding, maxBuffer: 1 << 30 });
}

const spaced = (text) => text.replace(/\s+/g, ' ').trim();
const packed = (text) => text.replace(/[\s\u00ad\u2010-]+/g, '');

/** The lines of a sheet that are not its margin's. */
function body(sheet) {
  const lines = sheet.split('\n').filter((line) => line.trim());
  return /\d+ ?\/ ?\d+\s*$/.test(lines.at(-1) ?? '') ? lines.slice(0, -1) : lines;
}

/** Every word's box on every sheet. */
function boxes(file) {
  const sheets = poppler('pdftotext', ['-bbox', file, '-']).split('<page ').slice(1);
  return sheets.map((sheet) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(sheet).map(Number);
    const words = sheet.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g);
    return { width, height, words: [...words].map(([, ...box]) => ({ text: box[4], left: +box[0], top: +box[1], right: +box[2], bottom: +box[3] })) };
  });
}

/** Nothing stands outside of the margins but what is said in the margin below. */
function assertInside(file, format) {
  for (const [at, { width, height, words }] of boxes(file).entries()) {
    assert.ok(Math.abs(width - SIZES[format][0]) < 2 && Math.abs(height - SIZES[format][1]) < 2, `${width} × ${height}`);
    for (const word of words) {
      const where = `sheet ${at + 1}: ${JSON.stringify(word)}`;
      assert.ok(word.left >= MARGIN.side - 2 && word.right <= width - MARGIN.side + 2, `beside the text, ${where}`);
      assert.ok(word.top >= MARGIN.top - 6 && word.bottom <= height - 5 * MM, `above or below, ${where}`);
    }
  }
}

/** No heading stands last on its sheet; what only reads like one, such as a state in a table, is smaller. */
function assertNoHeadingEnds(file, headings) {
  for (const [at, { height, words }] of boxes(file).entries()) {
    const own = words.filter((word) => word.bottom < height - MARGIN.bottom + 2);
    const lowest = Math.max(...own.map((word) => word.bottom));
    const last = own.filter((word) => word.bottom > lowest - 3);
    const text = packed(last.map((word) => word.text).join(''));
    const isTall = last.every((word) => word.bottom - word.top > 13.5);
    assert.ok(!isTall || !headings.some((heading) => packed(heading) === text), `a heading ends sheet ${at + 1}: ${text}`);
  }
}

/** The grey values of every sheet, drawn. */
function* drawn(file) {
  const bytes = poppler('pdftoppm', ['-gray', '-r', '40', file], 'buffer');
  let at = 0;
  while (at < bytes.length) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(at, at + 40).toString('latin1'));
    assert.ok(head, 'a drawn sheet is not what was expected');
    const [width, height] = [Number(head[1]), Number(head[2])];
    const start = at + head[0].length;
    yield { width, height, grey: bytes.subarray(start, start + width * height) };
    at = start + width * height;
  }
}

/** The outermost strip is white, and no sheet is. */
function assertDrawn(file) {
  const strip = Math.round((8 / 25.4) * 40);
  let sheet = 0;
  for (const { width, height, grey } of drawn(file)) {
    sheet += 1;
    let ink = 0;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (grey[y * width + x] > 250) continue;
        const isOuter = x < strip || y < strip || x >= width - strip || y >= height - strip;
        assert.ok(!isOuter, `sheet ${sheet} has ink at its edge: ${x}, ${y} of ${width} × ${height}`);
        if (y < height - (MARGIN.bottom / 72) * 40) ink += 1;
      }
    }
    assert.ok(ink > 40, `sheet ${sheet} is empty`);
  }
  return sheet;
}

/** What the page shows on screen and paper must show too. */
function seen() {
  const words = (node) => node.textContent.replace(/\s+/g, ' ').trim();
  const tables = [...document.querySelectorAll('main table')].sort((one, other) => other.rows.length - one.rows.length);
  const [longest] = tables;
  return {
    headings: [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].filter((it) => !it.closest('.toc')).map(words),
    rows: longest?.rows.length ?? 0,
    columns: longest ? [...longest.tHead.rows[0].cells].map(words).filter(Boolean) : [],
    last: longest ? [...longest.rows].at(-1).innerText : '',
    ends: tables.map((table) => words([...table.rows].at(-1).cells[0])),
    links: [...document.querySelectorAll('main :not(.finding-place) > a[href^="http"]')].map((link) => link.href),
  };
}

for (const format of ['A4', 'Letter']) {
  for (const lang of ['en', 'ru']) {
    for (const { path, least, most } of PRINTED) {
      // Everything in the whole playbook stands on the same paper; once is enough for the second size.
      if (format === 'Letter' && path === 'whole.html' && lang === 'ru') continue;
      test(`${path} is printed whole on ${format} in ${lang}`, async () => {
        const { file, sheets } = await print(onDisk(localised(path, lang)), format);
        const shown = await reader.page.evaluate(seen);
        const isWhole = path === 'whole.html';
        assert.ok(sheets.length >= least && sheets.length <= most, `${sheets.length} sheets`);
        for (const [at, sheet] of sheets.entries()) {
          const text = packed(sheet);
          if (isWhole && at === 0) {
            assert.ok(!text.endsWith(`1/${sheets.length}`), 'the cover has a number');
            continue;
          }
          for (const said of [`${at + 1} / ${sheets.length}`, DAY[lang], TITLE[lang]]) {
            assert.ok(text.includes(packed(said)), `sheet ${at + 1} does not say ${said}`);
          }
          assert.ok(body(sheet).length > 0, `sheet ${at + 1} has nothing but its margin`);
        }
        assertInside(file, format);
        assertNoHeadingEnds(file, shown.headings);
        assert.equal(assertDrawn(file), sheets.length);
        const all = packed(poppler('pdftotext', ['-raw', file, '-']));
        for (const heading of shown.headings) assert.ok(all.includes(packed(heading)), `${heading} is missing`);
        for (const end of shown.ends) assert.ok(all.includes(packed(end)), `the last row of a table is missing: ${end}`);
        for (const link of shown.links) assert.ok(all.includes(packed(link)), `${link} is not written out`);
        // The head of a long table is said again on every sheet.
        const has = (sheet) => shown.columns.every((column) => column.split(' ').every((word) => sheet.includes(word)));
        if (shown.rows > 60) assert.ok(sheets.filter(has).length > 1, `the head is there once: ${shown.columns}`);
        assert.deepEqual(reader.complained(), []);
      });
    }
  }
}

test('the whole playbook has every document, each place once, and leads to all of it', async () => {
  const wholes = pages.filter((page) => page.endsWith('whole.html'));
  assert.ok(wholes.length >= 6, 'each edition has one in each language');
  for (const path of wholes) {
    await reader.go(onDisk(path));
    const found = await reader.page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
      const lost = [...document.querySelectorAll('a[href^="#"]')].filter((link) => {
        const place = link.getAttribute('href').slice(1);
        return !document.getElementById(place) && !document.getElementById(decodeURIComponent(place));
      });
      const named = [...document.querySelectorAll('[aria-labelledby], [aria-describedby]')].flatMap((node) =>
        `${node.getAttribute('aria-labelledby') ?? ''} ${node.getAttribute('aria-describedby') ?? ''}`.trim().split(/\s+/),
      );
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((node) => node.closest('main')).map((node) => Number(node.tagName[1]));
      return {
        twice: ids.filter((id, at) => ids.indexOf(id) !== at),
        lost: lost.map((link) => link.getAttribute('href')),
        unnamed: named.filter((id) => !document.getElementById(id)),
        firsts: document.querySelectorAll('h1').length,
        skips: levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1).length,
        chapters: document.querySelectorAll('.chapter').length,
        closed: document.querySelectorAll('main details:not([open])').length,
        robots: document.querySelector('meta[name="robots"]')?.content,
      };
    });
    const { chapters, ...rest } = found;
    assert.deepEqual(rest, { twice: [], lost: [], unnamed: [], firsts: 1, skips: 0, closed: 0, robots: 'noindex' }, path);
    assert.ok(chapters > 20, path);
    assert.deepEqual(reader.complained(), [], path);
  }
  await reader.go(onDisk('whole.html'));
  const titles = (await reader.page.locator('.chapter :is(h3)').allTextContents()).map(spaced);
  // A page of every kind is a chapter, but for those that only lead elsewhere.
  for (const page of pages.filter((it) => /^(agreements|briefs|decisions|guides|metrics|parties|reviews|updates)\/[^/]+\.html$/.test(it) && !it.endsWith('index.html'))) {
    const title = spaced(/<h1[^>]*>([^<]*)</.exec(readFileSync(new URL(onDisk(page)), 'utf8'))[1]);
    const plain = title.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    assert.ok(titles.includes(plain), `${page} is no chapter: ${plain}`);
  }
});

test('what is folded on screen is open on paper', async () => {
  const { sheets } = await print(onDisk('metrics/cpe.html'), 'A4');
  await reader.page.emulateMedia({ media: 'screen' });
  const hidden = await reader.page.evaluate(() => {
    const details = document.querySelector('main details:not([open])');
    return [...details.querySelectorAll('tbody th')].at(-1).textContent.trim();
  });
  await reader.page.emulateMedia({ media: null });
  assert.ok(sheets.some((sheet) => spaced(sheet).includes(hidden)), `${hidden} is not on paper`);
});

test('the file that is mailed is whole, small, and asks for nothing', async () => {
  assert.ok(BIN, 'set COMITY_BIN to the program');
  const run = (...args) => spawnSync(BIN, args, { cwd: folder, encoding: 'utf8' });
  assert.equal(run('example', 'demo').status, 0);
  const build = () => run('build', 'demo', '--single-file', '--lang', 'en', '--lang', 'ru', '--out', 'mail/lumen.html');
  const files = ['lumen.html', 'lumen.ru.html'].map((name) => join(folder, 'mail', name));
  const read = () => files.map((file) => readFileSync(file));
  const first = build();
  assert.equal(first.status, 0, first.stderr);
  const before = read();
  assert.equal(build().status, 0);
  assert.deepEqual(read(), before, 'the same playbook gives the same bytes');
  for (const [file, lang] of [[files[0], 'en'], [files[1], 'ru']]) {
    assert.ok(statSync(file).size <= 2e6, `${statSync(file).size} bytes`);
    await reader.page.emulateMedia({ colorScheme: 'light' });
    await reader.go(pathToFileURL(file).href);
    const state = await reader.page.evaluate(async () => {
      await document.fonts.ready;
      return {
        lang: document.documentElement.lang,
        scripts: document.scripts.length,
        serif: document.fonts.check('500 16px "Source Serif 4"'),
        paper: getComputedStyle(document.documentElement).backgroundColor,
        lost: [...document.querySelectorAll('a[href^="#"]')].filter((it) => !document.getElementById(decodeURIComponent(it.hash.slice(1)))).length,
        outside: [...document.querySelectorAll('[src], link[href]')].filter((it) => !(it.src ?? it.href).startsWith('data:')).length,
      };
    });
    const paper = state.paper;
    assert.deepEqual(state, { lang, scripts: 0, serif: true, paper, lost: 0, outside: 0 });
    await reader.page.emulateMedia({ colorScheme: 'dark' });
    assert.notEqual(await reader.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), paper);
    for (const width of [320, 1280]) {
      await reader.page.setViewportSize({ width, height: 800 });
      const over = await reader.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px too wide at ${width} px`);
    }
    await reader.page.locator('.contents a').nth(3).click();
    assert.ok((await reader.page.evaluate(() => location.hash)).length > 1);
    assert.deepEqual(reader.complained(), [], lang);
  }
  const { file, sheets } = await print(pathToFileURL(files[1]).href, 'A4');
  assert.ok(sheets.length > 100 && spaced(sheets[3]).includes(DAY.ru), `${sheets.length} sheets`);
  assertInside(file, 'A4');
  writeFileSync(join(folder, 'mine.html'), 'mine');
  const refused = run('build', 'demo', '--single-file', '--lang', 'en', '--out', 'mine.html');
  assert.equal(refused.status, 2);
  assert.equal(readFileSync(join(folder, 'mine.html'), 'utf8'), 'mine');
});
