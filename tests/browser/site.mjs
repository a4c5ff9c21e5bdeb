// What the tests share: the browser, the site over http, and which pages there are.

import { createServer } from 'node:http';
import { mkdtempSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const BROWSER = process.env.COMITY_CHROMIUM ?? '/usr/bin/chromium';
const TYPES = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** The folder of the built site. */
export const root = (() => {
  const folder = process.env.COMITY_SITE;
  if (!folder || !existsSync(join(folder, 'index.html'))) {
    throw new Error('set COMITY_SITE to the folder of a built site');
  }
  return resolve(folder);
})();

/** Where the site says that it will live: 404.html counts its links from there. */
const PREFIX = (() => {
  const home = readFileSync(join(root, 'index.html'), 'utf8');
  const address = /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1];
  return address ? new URL(address).pathname : '/deep/playbook/';
})();

/** What pages may load, as the pages say themselves; a server can forbid frames too. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

/** Every HTML page of the site, as paths with slashes, sorted. */
export const pages = (() => {
  const found = [];
  const walk = (folder) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (name.endsWith('.html')) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  walk(root);
  return found.sort();
})();

/** Folders whose first page is more than a list. */
const SHEETS = ['briefs/index.html', 'decisions/index.html', 'health/index.html', 'post-mortems/index.html'];

/** Pages of past editions, by what they show. */
const PAST = /^editions\/[^/]+\//;

/** The page in a language; in a past edition the language comes after the edition's folder. */
export function localised(path, lang) {
  if (lang === 'en') return path;
  const folder = PAST.exec(path)?.[0] ?? '';
  return `${folder}${lang}/${path.slice(folder.length)}`;
}

/** A page of each kind in the first language, the heaviest of its kind. */
export const kinds = (() => {
  const heaviest = new Map();
  for (const path of pages.filter((page) => !page.startsWith('ru/') && !PAST.test(page))) {
    const markup = readFileSync(join(root, path), 'utf8');
    const own = path.startsWith('ledgers/') ? 'ledger' : path;
    // The whole playbook holds documents of every kind and is of none.
    const kind = (path !== 'whole.html' && /<article class="document document-([a-z-]+)/.exec(markup)?.[1]) || own;
    const list = /^[a-z-]+\/index\.html$/.test(path) && !SHEETS.includes(path);
    const key = kind === path && list ? 'list' : kind;
    const known = heaviest.get(key);
    if (!known || markup.length > known.weight) heaviest.set(key, { path, weight: markup.length });
  }
  const last = pages.findLast((page) => /^editions\/[^/]+\/index\.html$/.test(page));
  if (!last) throw new Error('the site has no past edition: build it from what `comity example` writes');
  for (const page of ['index.html', 'changes.html', 'charter.html']) {
    heaviest.set(`past ${page}`, { path: last.replace('index.html', page) });
  }
  return [...heaviest].map(([kind, { path }]) => ({ kind, path })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
})();

/** Serves the site below a path of its own, as a company's server would. */
export async function serve() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = path.startsWith(PREFIX) ? join(root, path.slice(PREFIX.length)) : null;
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!file || !file.startsWith(root) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': `${POLICY}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
    });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}${PREFIX}`;
  return { base, close: () => new Promise((done) => server.close(done)) };
}

/** Whether a page is shown by servers alone. */
export function isForServers(path) {
  return path.endsWith('404.html');
}

/** Where a page is read: in the folder, or where servers alone show it, there. */
export function readable(path, server) {
  return isForServers(path) ? server.base + path : onDisk(path);
}

/** The address of a page in the folder itself. */
export function onDisk(path) {
  return pathToFileURL(join(root, path)).href;
}

/** A browser with a profile of its own. A machine without one fails here, it does not skip. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), 'comity-browser-'));
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disk-cache-dir=${profile}`,
    ],
  });
  const close = async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  };
  /** Lets a reader of its own, with a tab, do something. */
  const inContext = async (options, use) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    try {
      await use(await tab(context), context);
    } finally {
      await context.close();
    }
  };
  return { browser, close, inContext };
}

/** A tab that collects whatever a reader's browser would complain about. */
export async function tab(context) {
  const page = await context.newPage();
  let complaints = [];
  let origin = null;
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Leaving a page cancels what it was still loading, such as its icon.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}: ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.protocol === 'data:' || (url.protocol === origin?.protocol && url.host === origin.host);
    if (!isOwn) complaints.push(`foreign: ${request.url()}`);
  });
  const go = async (address) => {
    origin = new URL(address);
    await page.goto(address);
  };
  /** What was complained about since the last time this was asked. */
  const complained = () => {
    const said = complaints;
    complaints = [];
    return said;
  };
  return { page, go, complained };
}
