// Every page kind as it may be read: in both languages and schemes, from a server below a path and from the folder, with
// script and without. Nothing is complained about, nothing foreign is asked for, nothing scrolls sideways.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { POLICY, isForServers, kinds, launch, localised, onDisk, serve, tab } from './site.mjs';

const WIDTHS = [320, 390, 768, 1280, 1920];

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

const places = {
  'a server': { address: (path) => server.base + path, shows: () => true },
  'the folder': { address: onDisk, shows: (path) => !isForServers(path) },
};

/** What a reader misses on the page that is open. */
function missing(hasScript) {
  const found = [];
  const isShown = (selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility({ visibilityProperty: true }));
  for (const selector of ['.masthead', 'h1', 'main', '.colophon']) if (!isShown(selector)) found.push(`${selector} is not shown`);
  if (document.querySelector('main').innerText.trim().length < 40) found.push('there is nothing to read');
  if (hasScript) return isShown('[data-scheme-switch]') ? found : [...found, 'no switch of the scheme'];
  if (!isShown('nav.sections')) found.push('the sections are hidden');
  for (const control of ['[data-scheme-switch]', '[data-menu]', '[data-filter]', '[data-search-open]', 'main input', 'main button']) {
    if (isShown(control)) found.push(`${control} does nothing without script`);
  }
  return found;
}

const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const javaScriptEnabled of [true, false]) {
  for (const lang of ['en', 'ru']) {
    for (const [name, { address, shows }] of Object.entries(places)) {
      test(`every page kind reads ${javaScriptEnabled ? 'with' : 'without'} script, in ${lang}, from ${name}`, async () => {
        const context = await chrome.browser.newContext({ javaScriptEnabled, reducedMotion: 'reduce' });
        const { page, go, complained } = await tab(context);
        const faults = [];
        for (const { path } of kinds.filter((kind) => shows(kind.path))) {
          const here = localised(path, lang);
          for (const colorScheme of ['light', 'dark']) {
            await page.setViewportSize({ width: 1280, height: 900 });
            await page.emulateMedia({ colorScheme });
            await go(address(here));
            const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
            const isDark = Number(/\d+/.exec(paper)[0]) < 128;
            const told = [...(await page.evaluate(missing, javaScriptEnabled)), ...complained()];
            if (isDark !== (colorScheme === 'dark')) told.push(`the paper is ${paper}`);
            faults.push(...told.map((fault) => `${here}, ${colorScheme}: ${fault}`));
          }
          for (const width of name === 'a server' ? WIDTHS : []) {
            await page.setViewportSize({ width, height: 800 });
            const over = await page.evaluate(tooWide);
            if (over > 0) faults.push(`${here}: ${over} px too wide at ${width} px`);
          }
        }
        await context.close();
        assert.deepEqual(faults, []);
      });
    }
  }
}

for (const [name, { address, shows }] of Object.entries(places)) {
  test(`links lead on without script, from ${name}`, async () => {
    const context = await chrome.browser.newContext({ javaScriptEnabled: false });
    const { page, go, complained } = await tab(context);
    for (const { path } of kinds.filter((kind) => shows(kind.path))) {
      await go(address(path));
      const link = page.locator('main a[href*=".html"]:not([href^="http"]):visible, .sections a:visible').first();
      const target = await link.evaluate((one) => one.href);
      await link.click();
      await page.waitForURL(target);
      assert.ok(await page.locator('main h1').isVisible(), `${path} to ${target}`);
      assert.deepEqual(complained(), [], path);
    }
    await context.close();
  });

  test(`the policy holds, from ${name}`, async () => {
    const context = await chrome.browser.newContext();
    const { page, go, complained } = await tab(context);
    await go(address('index.html'));
    assert.equal(await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content'), POLICY);
    const stopped = await page.evaluate(async () => {
      const seen = [];
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
      const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
      add('script', { textContent: 'window.ran = 1' });
      add('img', { src: 'https://elsewhere.example/pixel.png' });
      add('style', { textContent: 'main { display: none }' });
      add('base', { href: 'https://elsewhere.example/' });
      add('iframe', { src: 'https://elsewhere.example/' });
      add('link', { rel: 'stylesheet', href: 'https://elsewhere.example/x.css' });
      await fetch('https://elsewhere.example/').catch(() => {});
      await new Promise((done) => setTimeout(done, 300));
      return { seen: [...new Set(seen)].sort(), ran: window.ran, isShown: document.querySelector('main').checkVisibility() };
    });
    const directives = ['base-uri', 'connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem'];
    assert.deepEqual(stopped, { seen: directives, ran: undefined, isShown: true });
    assert.ok(complained().length > 0, 'what the policy stops is not noticed by these tests');
    await context.close();
  });
}
