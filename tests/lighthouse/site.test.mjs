// What Lighthouse says of the pages that are opened most, from a server that compresses and names how long a file holds,
// as hosts of static sites do: the median of five runs.
//   COMITY_SITE=site npm test

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const RUNS = Number(process.env.LIGHTHOUSE_RUNS ?? 5);
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const PAGES = ['index.html', 'metrics/cpe.html', 'decisions/index.html'];
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const root = resolve(process.env.COMITY_SITE ?? assert.fail('set COMITY_SITE to the folder of a built site'));
let chrome;
let profile;
let server;

/** The answer to a request for a file, as a host of static sites gives it. */
function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(root) || !existsSync(file) || statSync(file).isDirectory()) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  // Assets stand under the digest of what they are.
  const headers = { 'content-type': type, 'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=600' };
  const accepted = request.headers['accept-encoding'] ?? '';
  const bytes = readFileSync(file);
  if (!/text|javascript|svg|json/.test(type)) response.writeHead(200, headers).end(bytes);
  else if (accepted.includes('br')) response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(brotliCompressSync(bytes));
  else if (accepted.includes('gzip')) response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(bytes));
  else response.writeHead(200, headers).end(bytes);
}

before(async () => {
  server = createServer(answer);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  profile = mkdtempSync(join(tmpdir(), 'comity-lighthouse-'));
  chrome = await puppeteer.launch({
    executablePath: process.env.COMITY_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    userDataDir: profile,
  });
});

after(async () => {
  await chrome?.close();
  server?.close();
  if (profile) rmSync(profile, { recursive: true, force: true });
});

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (const page of PAGES) {
  test(`Lighthouse is content with ${page}`, async (context) => {
    assert.ok(existsSync(join(root, page)), `${page} is not there: build the site from what \`comity example\` writes`);
    const scores = Object.fromEntries(Object.keys(LEAST).map((name) => [name, []]));
    const failed = new Set();
    for (let run = 0; run < RUNS; run += 1) {
      const address = `http://127.0.0.1:${server.address().port}/${page}`;
      const opened = await chrome.newPage();
      // Lighthouse asks for robots.txt from within the page, which the policy forbids to pages; robots ask by themselves.
      await opened.setBypassCSP(true);
      const { lhr } = await lighthouse(address, { onlyCategories: Object.keys(LEAST), logLevel: 'error' }, undefined, opened);
      await opened.close();
      assert.equal(lhr.runtimeError, undefined);
      for (const [name, { score, auditRefs }] of Object.entries(lhr.categories)) {
        scores[name].push(Math.round(score * 100));
        for (const { id, weight } of auditRefs) if (weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9) failed.add(`${id}: ${lhr.audits[id].displayValue ?? ''}`);
      }
    }
    const medians = Object.fromEntries(Object.entries(scores).map(([name, all]) => [name, median(all)]));
    context.diagnostic(`${page}: ${Object.entries(medians).map(([name, score]) => `${name} ${score}`).join(', ')}`);
    for (const [name, least] of Object.entries(LEAST)) {
      assert.ok(medians[name] >= least, `${name}: ${scores[name].join(', ')}, less than ${least}; ${[...failed].join('; ')}`);
    }
  });
}
