// The pages as documents: an independent validator finds nothing in them, and every address in them leads somewhere.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import rules from './markup.rules.mjs';
import { isForServers, kinds, localised, pages, root } from './site.mjs';

const PAST = /^editions\/[^/]+\//;
const read = (path) => readFileSync(join(root, path), 'utf8');

/** All pages of today and one of each kind of the past; the long suite reads all of all editions. */
const validated = (() => {
  if (process.env.COMITY_BROWSER === 'full') return pages;
  const last = pages.findLast((path) => PAST.test(path)).match(PAST)[0];
  const past = kinds.flatMap(({ path }) => [path, localised(path, 'ru')]).map((path) => (PAST.test(path) ? path : last + path));
  return pages.filter((path) => !PAST.test(path) || past.includes(path));
})();

test('an independent validator finds nothing', async () => {
  const validator = new HtmlValidate(rules);
  const found = [];
  for (const path of validated) {
    const { results } = await validator.validateString(read(path), path);
    found.push(...results.flatMap(({ messages }) => messages).map((it) => `${path}:${it.line}:${it.column}: ${it.ruleId}: ${it.message}`));
  }
  assert.ok(validated.length > 150, `${validated.length} pages`);
  assert.deepEqual(found.slice(0, 30), [], `${found.length} in ${validated.length} pages`);
});

test('the validator would find what is wrong', async () => {
  const validator = new HtmlValidate(rules);
  const broken = read('index.html').replace('</h1>', '</h1><h1><div>x</h1><img src="a.png"><p id="_content"><button>x</button></p><a href=x onclick="y()">');
  const { results } = await validator.validateString(broken);
  const ids = new Set(results.flatMap(({ messages }) => messages).map((it) => it.ruleId));
  for (const id of ['close-order', 'wcag/h37', 'no-dup-id', 'no-implicit-button-type', 'attr-quotes']) assert.ok(ids.has(id), `${id}: ${[...ids]}`);
});

const HOME = 'https://here.example';
const PREFIX = (() => {
  const address = /<link rel="canonical" href="([^"]+)"/.exec(read('index.html'))?.[1];
  return address ? new URL(address) : null;
})();

/** What a page has: its ids, and each address with the attribute that names it. */
function addressesIn(markup) {
  const ids = new Set();
  const found = [];
  const walk = (node) => {
    const attributes = new Map((node.attrs ?? []).map(({ name, value }) => [name, value]));
    if (attributes.has('id')) ids.add(attributes.get('id'));
    for (const name of ['href', 'src', 'action', 'poster', 'data', 'cite', 'xlink:href']) {
      if (attributes.has(name)) found.push([name, attributes.get(name)]);
    }
    for (const candidate of attributes.get('srcset')?.split(',') ?? []) found.push(['srcset', candidate.trim().split(/\s+/)[0]]);
    if (node.nodeName === 'meta' && attributes.get('http-equiv') === 'refresh') found.push(['refresh', attributes.get('content').replace(/^0; url=/, '')]);
    if (node.nodeName === 'meta' && /^og:(url|image)$/.test(attributes.get('property') ?? '')) found.push(['content', attributes.get('content')]);
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'headers', 'list']) {
      for (const id of attributes.get(name)?.split(/\s+/) ?? []) found.push([name, `#${encodeURIComponent(id)}`]);
    }
    for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) walk(child);
  };
  walk(parse(markup));
  return { ids, found };
}

const known = new Map(pages.map((path) => [path, addressesIn(read(path))]));

/** Why an address that stands in the file `from` leads nowhere; nothing if it does not, or leads out. */
function lost(address, from) {
  const base = new URL(from.split('/').map(encodeURIComponent).join('/'), `${HOME}${PREFIX?.pathname ?? '/'}`);
  const url = new URL(address, base);
  const isOurs = url.origin === HOME || url.origin === PREFIX?.origin;
  if (!isOurs || url.protocol === 'data:') return null;
  const folder = PREFIX?.pathname ?? '/';
  if (!url.pathname.startsWith(folder)) return `${address} is outside the site`;
  let path = decodeURIComponent(url.pathname.slice(folder.length));
  if (path === '' || path.endsWith('/')) {
    // Pages must open from a folder, where an address without a file's name is a listing.
    if (url.origin === HOME) return `${address} names a folder`;
    path = posix.join(path, 'index.html');
  }
  const file = join(root, path);
  if (!existsSync(file) || statSync(file).isDirectory()) return `${address} is not there`;
  const id = decodeURIComponent(url.hash.slice(1));
  if (id && known.has(path) && !known.get(path).ids.has(id)) return `${address}: no such place in ${path}`;
  return null;
}

test('every link and every place that a page names is there', () => {
  let links = 0;
  const broken = [];
  for (const [path, { found }] of known) {
    for (const [attribute, address] of found) {
      links += 1;
      const why = lost(address, path);
      if (why) broken.push(`${path}: ${attribute}: ${why}`);
    }
  }
  assert.ok(links > 50 * pages.length, `${links} links`);
  assert.deepEqual(broken.slice(0, 30), [], `${broken.length} of ${links}`);
});

test('what a page in two languages or editions says of its other addresses is returned', () => {
  for (const path of pages.filter((page) => !isForServers(page) && !PAST.test(page))) {
    const markup = read(path);
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(markup)?.[1];
    if (!canonical || /http-equiv="refresh"/.test(markup)) continue;
    for (const [, lang, address] of markup.matchAll(/<link rel="alternate" hreflang="(\w+)" href="([^"]+)"/g)) {
      const other = decodeURIComponent(new URL(address).pathname.slice(PREFIX.pathname.length)).replace(/(^|\/)$/, '$1index.html');
      const said = known.get(other)?.found ?? assert.fail(`${path}: ${lang}: ${address}`);
      assert.ok(said.some(([, it]) => it === canonical), `${other} does not name ${canonical}`);
    }
  }
});

test('addresses in feeds, calendars, styles and lists are there', () => {
  const counted = new Map();
  const broken = [];
  const own = (address, path) => {
    counted.set(posix.extname(path), (counted.get(posix.extname(path)) ?? 0) + 1);
    const why = lost(address, path);
    if (why) broken.push(`${path}: ${why}`);
  };
  const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    if (!entry.isFile()) continue;
    if (/\.(atom|xml)$/.test(path)) {
      for (const [, address] of read(path).matchAll(/(?<=\bhref="|<loc>)([^"<]+)/g)) own(unescaped(address), path);
    } else if (path.endsWith('.ics')) {
      for (const [, address] of read(path).replace(/\r\n /g, '').matchAll(/^URL(?:;[^:]*)?:(\S+)/gm)) own(address, path);
    } else if (path.endsWith('.css')) {
      for (const [, address] of read(path).matchAll(/url\(["']?([^"')]+)["']?\)/g)) own(address, path);
    } else if (path.endsWith('robots.txt')) {
      for (const [, address] of read(path).matchAll(/^Sitemap: (\S+)/gm)) own(address, path);
    } else if (path === 'versions.json') {
      for (const { version } of JSON.parse(read(path))) own(`${version}/index.html`, path);
    }
  }
  assert.deepEqual(broken.slice(0, 30), [], `${broken.length}`);
  const least = { '.atom': 50, '.css': 4, ...(PREFIX && { '.ics': 5, '.xml': 100, '.txt': 1 }) };
  for (const [kind, count] of Object.entries(least)) assert.ok(counted.get(kind) >= count, `${kind}: ${counted.get(kind)}`);
});

test('a link that leads nowhere is noticed', () => {
  for (const address of ['no-such.html', 'index.html#no-such-place', '../../outside.html', 'decisions/']) assert.ok(lost(address, 'index.html'), address);
  for (const address of ['index.html', 'index.html#_content', 'https://elsewhere.example/', 'mailto:a@example.org']) assert.equal(lost(address, 'index.html'), null);
});
