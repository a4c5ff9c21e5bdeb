// What the tests share: a playbook with its forms, a server for them, and a browser whose test
// repository holds the playbook's files.

import { execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROGRAM = process.env.COMITY_BIN ?? join(HERE, '../../target/release/comity');
const BROWSER = process.env.COMITY_CHROMIUM ?? '/usr/bin/chromium';
export const PACKAGE = join(HERE, 'node_modules/@sveltia/cms');
/** The folder of the browser's own file system in which the editor keeps a test repository. */
const REPOSITORY = 'sveltia-cms-test';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.yml': 'text/yaml; charset=utf-8',
};

export function comity(args, options = {}) {
  return execFileSync(PROGRAM, args, { encoding: 'utf8', ...options });
}

/** What `comity check` says of a playbook, as findings without their places. */
export function findings(playbook) {
  const { stdout } = spawnSync(PROGRAM, ['check', playbook, '--format', 'json'], { encoding: 'utf8' });
  return JSON.parse(stdout).findings;
}

/** Every file below a folder that a form can show, by path. */
export function files(folder, under = '') {
  const found = {};
  for (const name of readdirSync(join(folder, under))) {
    const path = under ? `${under}/${name}` : name;
    if (statSync(join(folder, path)).isDirectory()) {
      if (name !== '.git') Object.assign(found, files(folder, path));
    } else if (['.md', '.toml', '.csv'].includes(extname(name))) {
      found[path] = readFileSync(join(folder, path), 'utf8');
    }
  }
  return found;
}

/** A copy of the example and its forms, with the editor beside them. */
export function desk(...options) {
  const folder = mkdtempSync(join(tmpdir(), 'comity-forms-'));
  const playbook = join(folder, 'playbook');
  const forms = join(folder, 'forms');
  comity(['example', '--no-history', playbook]);
  comity(['cms', playbook, '--forge', 'test', '--out', forms, '--package', PACKAGE, ...options]);
  return { folder, playbook, forms, remove: () => rmSync(folder, { recursive: true }) };
}

/** Serves a folder on this machine. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = resolve(folder, `.${new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html')}`);
    if (!path.startsWith(folder + sep) || !existsSync(path)) {
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(readFileSync(path));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** A browser on the forms; what went wrong in it is gathered. */
export async function open(origin, playbook, locale = 'en-US') {
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrong = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.stack ?? String(error)));
  page.on('request', (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && from !== origin) wrong.push(`asked for ${request.url()}`);
  });
  await page.goto(`${origin}/config.yml`);
  await page.evaluate(write, [REPOSITORY, files(playbook)]);
  return { browser, page, wrong };
}

/** Writes files into the test repository; runs in the page. */
async function write([repository, texts]) {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(repository, { create: true });
  for (const [path, text] of Object.entries(texts)) {
    const names = path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const file = await folder.getFileHandle(names.at(-1), { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}

/** Reads the test repository; runs in the page. */
async function read(repository) {
  const texts = {};
  const walk = async (folder, under) => {
    for await (const [name, handle] of folder.entries()) {
      const path = under ? `${under}/${name}` : name;
      if (handle.kind === 'directory') await walk(handle, path);
      else texts[path] = await (await handle.getFile()).text();
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle(repository), '');
  return texts;
}

/** The files of the test repository that differ from those of the playbook, which they replace. */
export async function taken(page, playbook) {
  const before = files(playbook);
  const now = await page.evaluate(read, REPOSITORY);
  const changed = Object.fromEntries(Object.entries(now).filter(([path, text]) => before[path] !== text));
  for (const [path, text] of Object.entries(changed)) {
    mkdirSync(dirname(join(playbook, path)), { recursive: true });
    writeFileSync(join(playbook, path), text);
  }
  return changed;
}

export { cpSync };
