// How long a reader waits for search when it is used first: from pressing the button to drawn results, with 5,000 sections
// of some hundred words, half of them Russian. Prints the median of seven first uses and the size of the index.
//
//   COMITY=path/to/comity COMITY_SITE=path/to/any/site node search.bench.mjs [sections]

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, tab } from './site.mjs';

const LIMIT = 300;
const RUNS = 7;
const PER_PAGE = 10;
// A page is found by its beginning and, as nobody owns it, by a finding too.
const ENTRIES_PER_PAGE = PER_PAGE + 2;
const sections = Number(process.argv[2] ?? 5000);
const repository = resolve(import.meta.dirname, '../..');

/** The words of the example, by language, in the order of its texts. */
function corpus() {
  const words = { en: [], ru: [] };
  for (const file of readdirSync(join(repository, 'example-repo'), { recursive: true })) {
    if (!file.endsWith('.md')) continue;
    const body = readFileSync(join(repository, 'example-repo', file), 'utf8').replace(/^---[^]*?\n---\n/, '');
    for (const line of body.split('\n')) {
      const text = line.replace(/[#*`|<>[\]()-]/g, ' ').trim();
      if (text !== '') words[/[а-я]{3}/.test(text) ? 'ru' : 'en'].push(...text.split(/\s+/));
    }
  }
  return words;
}

/** A playbook of guides, always the same. */
function write(folder) {
  let seed = 1;
  const random = (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  const words = corpus();
  mkdirSync(join(folder, 'guides'), { recursive: true });
  mkdirSync(join(folder, 'parties'));
  writeFileSync(join(folder, 'comity.toml'), 'format = 1\nlanguages = ["en", "ru"]\n');
  writeFileSync(join(folder, 'index.md'), '---\ntitle: A × B\ntype: brand-agency\nstarted: 2026-01-12\nparties: [a, b]\n---\n');
  for (const party of ['a', 'b']) writeFileSync(join(folder, 'parties', `${party}.md`), `---\ntitle: ${party}\ntype: brand\n---\n`);
  for (let page = 0; page < sections / ENTRIES_PER_PAGE; page += 1) {
    const own = words[page % 2 ? 'ru' : 'en'];
    const some = (count) => {
      const out = [];
      while (out.length < count) out.push(...own.slice(random(own.length)).slice(0, 7));
      return out.slice(0, count).join(' ');
    };
    let text = `---\ntitle: "${some(5).replace(/["\\:]/g, '')} ${page}"\n---\n`;
    for (let section = 0; section < PER_PAGE; section += 1) {
      const id = `DEC-2026-${page * PER_PAGE + section}`;
      text += `\n## ${some(4)} ${page * PER_PAGE + section}\n\n${some(60 + random(80))} ${id}.\n`;
    }
    writeFileSync(join(folder, 'guides', `g${String(page).padStart(4, '0')}.md`), text);
  }
}

async function firstUse(browser, address, words) {
  const context = await browser.newContext();
  const { page, go } = await tab(context);
  await go(address);
  const took = await page.evaluate(async (query) => {
    document.querySelector('dialog input').value = query;
    const list = document.querySelector('dialog [role="listbox"]');
    const drawn = new Promise((done) => {
      new MutationObserver(() => !list.hidden && done()).observe(list, { attributes: true });
    });
    const start = performance.now();
    document.querySelector('[data-search-open]').click();
    await drawn;
    return performance.now() - start;
  }, words);
  const later = await page.evaluate(async () => {
    const field = document.querySelector('dialog input');
    const status = document.querySelector('dialog [role="status"]');
    while (!window.comitySearchIndex.ru) await new Promise((done) => { setTimeout(done, 50); });
    await new Promise((done) => { setTimeout(done, 1000); });
    const times = ['договор', 'cost engagment', 'DEC-2026-1234', 'the', 'агенство бюджет'].map((query) => {
      const start = performance.now();
      field.value = query;
      field.dispatchEvent(new Event('input'));
      return [query, Math.round(performance.now() - start), status.textContent];
    });
    return times;
  });
  await context.close();
  return { took, later };
}

const folder = mkdtempSync(join(tmpdir(), 'comity-search-'));
const chrome = await launch();
try {
  write(join(folder, 'playbook'));
  execFileSync(resolve(process.env.COMITY), ['build', join(folder, 'playbook'), '--as-of', '2026-09-30', '--out', join(folder, 'site')]);
  const file = join(folder, 'site/search/index-en.js');
  const bytes = readFileSync(file);
  const count = (bytes.toString().match(/\],\[\d+,"/g) ?? []).length;
  console.log(`${count} sections: ${(statSync(file).size / 1e6).toFixed(2)} MB, compressed ${(gzipSync(bytes).length / 1e6).toFixed(2)} MB`);
  const times = [];
  let last;
  for (let run = 0; run < RUNS; run += 1) {
    last = await firstUse(chrome.browser, pathToFileURL(join(folder, 'site/index.html')).href, 'engagement');
    times.push(last.took);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(RUNS / 2)];
  console.log(`first use: median ${median.toFixed(0)} ms of ${sorted.map((time) => time.toFixed(0)).join(', ')}`);
  for (const [query, took, said] of last.later) console.log(`then "${query}": ${took} ms, ${said}`);
  if (median > LIMIT) {
    console.log(`that is more than ${LIMIT} ms`);
    process.exitCode = 1;
  }
} finally {
  await chrome.close();
  rmSync(folder, { recursive: true, force: true });
}
