// Whatever people of several companies write, into texts, names, cells, file names and commits: nothing of it runs in
// a reader's browser, dresses up as the site, or breaks a page; with the policy of the page and without it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { drawings, marker, places, samples, write } from './hostile.mjs';
import { launch, tab } from './site.mjs';

const program = (() => {
  if (!process.env.COMITY_BIN) throw new Error('set COMITY_BIN to the built program');
  return resolve(process.env.COMITY_BIN);
})();
const BASE = 'https://playbook.example/lumen/';
const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.png': 'image/png', '.svg': 'image/svg+xml' };
const TABS = 3;
/** The pages of both languages are made by the same templates: the long suite reads those of both. */
const languages = process.env.COMITY_BROWSER === 'full' ? [] : ['--lang', 'en'];

let chrome;
let context;
let folder;
let site;
let files;
let open;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comity-hostile-'));
  site = join(folder, 'site');
  write(join(folder, 'playbook'), program);
  execFileSync(program, ['build', join(folder, 'playbook'), '--out', site, '--base-url', BASE, '--editions', 'last 1', ...languages], {
    env: { ...process.env, COMITY_CACHE: 'off' }, stdio: 'ignore',
  });
  files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1))
    .sort();
  open = await serveWithoutPolicy();
  chrome = await launch();
  context = await chrome.browser.newContext({ reducedMotion: 'reduce' });
  await context.addInitScript(watch);
});

after(async () => {
  await chrome?.close();
  await open?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs before a page's own scripts: whatever a payload would call is noted. */
function watch() {
  const ran = [];
  const note = (what) => () => ran.push(what);
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = note(name);
  Object.defineProperty(window, '__pwned', { get: () => undefined, set: note('__pwned'), configurable: false });
  Object.defineProperty(window, '__ran', { value: ran });
}

/** The site as a server sends it, but for the policy: what the program cleans must be clean by itself. */
async function serveWithoutPolicy() {
  const live = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice('/lumen/'.length);
    const file = join(site, path);
    if (!live.has(path) && (!file.startsWith(site) || !existsSync(file) || statSync(file).isDirectory())) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain; charset=utf-8' });
    if (/\.(css|woff2)$/.test(path)) {
      // What pages look like is seen from the folder.
      response.end();
      return;
    }
    const isPage = path.endsWith('.html');
    const bytes = live.get(path) ?? readFileSync(file, isPage ? 'utf8' : null);
    response.end(isPage ? bytes.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '') : bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}/lumen/`;
  return { base, live, close: () => new Promise((done) => server.close(done)) };
}

const encoded = (path) => path.split('/').map(encodeURIComponent).join('/');
const isRedirect = (markup) => /<meta http-equiv="refresh"/.test(markup.slice(0, markup.indexOf('<body')));

/** What is wrong with the page that is open, told by the page itself. */
function faults() {
  const found = [...window.__ran].map((what) => `ran ${what}`);
  const say = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 200)}`);
  for (const one of document.querySelectorAll('iframe, frame, frameset, object, embed, applet, base, form, portal, style, marquee, video, audio, math, foreignObject, animate, animateMotion, animateTransform, set, svg use, svg a, svg image, svg script, body link, body meta, body title, plaintext, xmp, noembed, noframes, textarea')) {
    if (one.localName !== 'title' || !one.closest('svg')) say('element', one);
  }
  for (const one of document.scripts) {
    const isOurs = one.src && !one.textContent && /\/assets\/[0-9a-f]+\/js\/|\/search\/[a-z-]+\.js$/.test(one.src);
    if (!isOurs || new URL(one.src).origin !== location.origin) say('script', one);
  }
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name) || ['style', 'srcdoc', 'srcset', 'formaction', 'ping', 'background', 'xlink:href'].includes(name)) say('attribute', one);
      if (['href', 'src', 'action', 'data', 'poster', 'cite'].includes(name) && one.localName !== 'meta') {
        const { protocol } = new URL(value, location.href);
        if (![location.protocol, 'http:', 'https:', 'mailto:'].includes(protocol)) say(`address ${protocol}`, one);
      }
    }
  }
  const once = (selector, parent) => {
    const all = document.querySelectorAll(selector);
    if (all.length !== 1 || (parent && !all[0].parentElement.matches(parent))) found.push(`${all.length} × ${selector} in ${all[0]?.parentElement.outerHTML.slice(0, 80)}`);
  };
  once('header.masthead', 'body');
  once('main', '.frame > .column');
  once('footer.colophon', 'body');
  once('dialog', 'body');
  once('h1', 'main *, main');
  once('[data-search]');
  once('[data-menu]', '.masthead-tools');
  once('[data-scheme-switch]', '.masthead-tools');
  // Nothing has fallen out of the place where it was put.
  const frame = { body: '.skip, .masthead, .frame, .colophon, dialog', '.frame': '.sections, .column', '.column': '.crumbs, aside.edition, main, nav.editions' };
  for (const [around, within] of Object.entries(frame)) {
    for (const one of document.querySelector(around)?.children ?? []) if (!one.matches(within)) say(`stray in ${around}`, one);
  }
  const ids = new Map();
  for (const { id } of document.querySelectorAll('[id]')) ids.set(id, (ids.get(id) ?? 0) + 1);
  for (const [id, count] of ids) if (count > 1) found.push(`${count} × id ${id}`);
  const native = ['body', 'documentElement', 'getElementById', 'querySelector', 'createElement', 'title', 'forms'];
  for (const name of native) if (!Object.hasOwn(Document.prototype, name) || Object.hasOwn(document, name)) found.push(`document.${name}`);
  for (const name of ['comitySearch', 'comitySearchIndex', 'MiniSearch']) if (window[name] instanceof Node) found.push(`window.${name}`);
  for (const one of document.querySelectorAll('main, footer.colophon, header.masthead')) {
    if (!one.checkVisibility() || one.getBoundingClientRect().height < 10) say('hidden', one);
  }
  return found;
}

/** Opens every given page, several at once, and gives the faults of each. */
async function inspect(addresses) {
  const queue = [...addresses];
  const found = [];
  const work = async () => {
    const { page, go, complained } = await tab(context);
    const events = [];
    page.on('dialog', (dialog) => events.push(`dialog ${dialog.message()}`) && dialog.dismiss());
    page.on('popup', (popup) => events.push(`window ${popup.url()}`));
    for (let address = queue.shift(); address; address = queue.shift()) {
      await go(address);
      const told = [...(await page.evaluate(faults).catch((left) => [`left: ${left.message}`])), ...complained(), ...events.splice(0)];
      if (page.url() !== address) told.push(`went to ${page.url()}`);
      if (told.length > 0) found.push(`${address}\n  ${told.slice(0, 8).join('\n  ')}`);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, work));
  return found.sort();
}

const pages = () => files.filter((path) => path.endsWith('.html') && !path.endsWith('404.html') && !isRedirect(readFileSync(join(site, path), 'utf8')));
const report = (found) => assert.equal(found.length, 0, `${found.length} pages:\n${found.slice(0, 20).join('\n')}`);

test('what is cleaned is clean without the policy', async () => {
  assert.ok(pages().length > 2 * samples.length, `${pages().length} pages`);
  report(await inspect(pages().map((path) => open.base + encoded(path))));
});

test('pages are whole as they are read from a folder', async () => {
  report(await inspect(pages().map((path) => pathToFileURL(join(site, path)).href)));
});

test('a sample that is alive is noticed', async () => {
  const whole = readFileSync(join(site, 'guides/files.html'), 'utf8');
  const alive = [
    '<script>__pwned=1</script>', '<img src=x onerror=__pwned=1>', '<svg onload=alert(1)>', '<a href="javascript:window.__pwned=1">x</a>',
    '<iframe src="https://evil.example/"></iframe>', '</div></div></main></div></div>', '<div id="_search-hits"></div>', '<style>main{display:none}</style>',
    '<meta http-equiv="refresh" content="0;url=index.html">', '<img name="getElementById" src="../icon.svg">', '<h1>x</h1>', '<!-- the rest is gone',
    '<img src="https://evil.example/pixel.png">', '<details open ontoggle=__pwned=1><summary>x</summary>y</details>', '<base href="/">',
  ];
  for (const [at, sample] of alive.entries()) {
    const path = `guides/alive-${at}.html`;
    open.live.set(path, whole.replace(/<\/h1>/, `</h1>${sample}`));
    const found = await inspect([open.base + path]);
    assert.equal(found.length, 1, sample);
  }
  assert.deepEqual(await inspect([`${open.base}guides/files.html`]), []);
});

test('every sample and every place of one reached the pages', () => {
  const all = pages().map((path) => readFileSync(join(site, path), 'utf8')).join('\n');
  const missing = places.map(marker).filter((mark) => !all.includes(mark));
  assert.deepEqual(missing, [], 'these places are on no page: the test says nothing about them');
  for (const [at] of samples.entries()) {
    const number = String(at).padStart(3, '0');
    assert.ok(files.includes(`guides/sample-${number}.html`), number);
  }
});

test('a drawing that runs is not published, and one that does not is', async () => {
  const { page, go } = await tab(context);
  for (const [name, drawn] of Object.entries(drawings)) {
    assert.ok(!files.includes(`files/guides/${name}.svg`), name);
    open.live.set(`guides/${name}.svg`, drawn);
    await go(`${open.base}guides/${name}.svg`);
    await page.waitForFunction(() => window.__ran?.length > 0, null, { timeout: 5000 }).catch(() => assert.fail(`${name} does not run: it proves nothing`));
  }
  assert.ok(files.includes('files/guides/still.svg'));
  await page.close();
});

test('titles are shown as they were written', async () => {
  const { page, go } = await tab(context);
  await go(pathToFileURL(join(site, 'decisions/index.html')).href);
  const shown = new Set(await page.locator('#_log-rows a').evaluateAll((all) => all.map((it) => it.textContent.replace(/\s+/g, ' ').trim())));
  const titles = samples.filter((_, at) => at % 2 === 0);
  const visible = titles.filter(({ text }) => !/[\u0000-\u001f\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\u061c]/.test(text));
  const missing = visible.filter(({ text }) => !shown.has(text.replace(/\s+/g, ' ').trim()));
  assert.deepEqual(missing, []);
  await page.close();
});

test('the search shows samples as texts', async () => {
  const { page, go, complained } = await tab(context);
  await go(`${open.base}index.html`);
  await page.keyboard.press('/');
  await page.waitForFunction(() => window.comitySearchIndex?.en);
  for (const words of ['img-onerror', 'script-end-json', 'mxss-title', 'handlebars-raw', 'svg-onload', 'attribute-double-tag', 'onerror', 'alert', 'pwned', 'constructor', '__proto__', '</script>', '${', '<img src=x onerror=__pwned=1>']) {
    await page.locator('dialog .search-words').fill(words);
    await page.waitForFunction(() => document.querySelector('dialog [role="status"]').textContent);
    await page.waitForTimeout(100);
    assert.deepEqual(await page.evaluate(faults), [], words);
    const sample = samples.find(({ name }) => name === words);
    if (!sample) continue;
    const names = await page.locator('dialog .hit-name').allTextContents();
    assert.ok(names.some((name) => name.includes(sample.text)), `${words}: ${names.slice(0, 5).join(' | ')}`);
  }
  await go(`${open.base}search.html?q=${encodeURIComponent('<img src=x onerror=__pwned=1>')}`);
  await page.waitForFunction(() => document.querySelector('main [role="status"]').textContent);
  assert.deepEqual(await page.evaluate(faults), []);
  assert.deepEqual(complained(), []);
  await page.close();
});

test('feeds, calendars, data and redirects are well formed', async () => {
  const { page, go } = await tab(context);
  await go(`${open.base}index.html`);
  const read = (path) => readFileSync(join(site, path), 'utf8');
  const kinds = new Map();
  for (const path of files) {
    const kind = extname(path);
    if (['.xml', '.atom', '.svg'].includes(kind)) {
      const error = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'application/xml');
        return parsed.querySelector('parsererror, script')?.textContent;
      }, read(path));
      assert.equal(error, undefined, path);
    } else if (kind === '.json') {
      JSON.parse(read(path));
    } else if (kind === '.ics') {
      const lines = read(path).split('\r\n');
      assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\u0000-\u0008\u000a-\u001f]/.test(line)), path);
      const count = (line) => lines.filter((it) => it === line).length;
      assert.ok(count('BEGIN:VEVENT') > 0 || path.includes('-'), path);
      assert.equal(count('BEGIN:VEVENT'), count('END:VEVENT'), path);
      assert.equal(count('BEGIN:VALARM'), count('END:VALARM'), path);
    } else if (/(^|\/)search\/[a-z-]+\.js$/.test(path) && /index-[a-z]+\.js$/.test(path)) {
      const world = {};
      world.window = world;
      runInNewContext(read(path), world);
      assert.deepEqual(Object.keys(world).sort(), ['comitySearchIndex', 'window'], path);
    } else if (kind === '.html' && isRedirect(read(path))) {
      const target = /content="0; url=([^"]*)"/.exec(read(path))[1];
      assert.ok(existsSync(join(site, path, '..', decodeURIComponent(target))), `${path} to ${target}`);
      assert.ok(!/<script|onerror=[^"]*>/.test(read(path).replace(/&lt;.*?&gt;/g, '')), path);
      kinds.set('redirect', true);
      continue;
    } else continue;
    kinds.set(kind, true);
  }
  assert.deepEqual([...kinds.keys()].sort(), ['.atom', '.ics', '.js', '.json', '.svg', '.xml', 'redirect']);
  await page.close();
});
