// By the keyboard alone everything that can be pressed is reached, seen and pressed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isForServers, kinds, launch, localised, onDisk } from './site.mjs';

let chrome;

before(async () => {
  chrome = await launch();
});

after(async () => {
  await chrome?.close();
});

const inContext = (options, use) => chrome.inContext(options, use);

/** Numbers what can be focused and is shown; gives how many there are. */
function number() {
  const all = document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]');
  const shown = [...all].filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.matches('.skip'));
  shown.forEach((one, at) => one.setAttribute('data-number', String(at)));
  return shown.length;
}

/** Which of them has the focus, and what is wrong with how that is seen. */
function focused() {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const wrong = [];
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 1 || /, 0\)$/.test(outlineColor)) wrong.push('has no outline');
  const isInView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  if (!isInView) wrong.push('is out of view');
  const number = one.getAttribute('data-number');
  return { number: number === null ? null : Number(number), wrong: wrong.map((what) => `${one.outerHTML.slice(0, 120)} ${what}`) };
}

const WALKED = ['index.html', 'decisions/index.html', 'expectations.html', 'alignment.html', 'calendar.html', 'search.html', 'metric', 'charter', 'past index.html'];
const windows = {
  'a wide window': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'a narrow window': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  'forced colours': { viewport: { width: 768, height: 800 }, forcedColors: 'active' },
};

for (const [name, options] of Object.entries(windows)) {
  test(`the keyboard reaches everything in its order and shows where it is, in ${name}`, async () => {
    await inContext(options, async ({ page, go, complained }) => {
      for (const kind of WALKED) {
        const { path } = kinds.find((one) => one.kind === kind);
        const here = name === 'a narrow window' ? localised(path, 'ru') : path;
        await go(onDisk(here));
        const count = await page.evaluate(number);
        const reached = [];
        for (let presses = 0; presses <= count + 2; presses += 1) {
          await page.keyboard.press('Tab');
          const at = await page.evaluate(focused);
          if (!at || at.number === reached[0]) break;
          assert.deepEqual(at.wrong, [], here);
          reached.push(at.number);
        }
        assert.deepEqual(reached, Array.from({ length: count }, (_, at) => at), `${here}: not all is reached in its order`);
        assert.deepEqual(complained(), []);
      }
    });
  });
}

/** Presses Tab until the wanted element has the focus. */
async function reach(page, selector, most = 200) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

test('the decision log is filtered by Tab, Enter and Space', async () => {
  await inContext({}, async ({ page, go }) => {
    await go(onDisk('decisions/index.html'));
    const shown = () => page.locator('#_log-rows tr:visible').count();
    const all = await shown();
    await reach(page, '[data-filter] button[data-value="accepted"]');
    await page.keyboard.press('Enter');
    const accepted = await shown();
    assert.ok(accepted > 0 && accepted < all, `${accepted} of ${all}`);
    await reach(page, '[data-key="quarter"] button:nth-of-type(2)');
    await page.keyboard.press('Space');
    assert.ok((await shown()) < accepted);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    assert.equal(await shown(), accepted);
  });
});

test('details open and close by Enter and Space', async () => {
  await inContext({}, async ({ page, go }) => {
    for (const { path } of kinds.filter((kind) => ['metric', 'charter', 'index.html', 'decisions/index.html'].includes(kind.kind))) {
      await go(onDisk(path));
      await reach(page, 'main summary');
      const isOpen = () => page.evaluate(() => document.activeElement.parentElement.open);
      const before = await isOpen();
      await page.keyboard.press('Enter');
      assert.equal(await isOpen(), !before, path);
      await page.keyboard.press('Space');
      assert.equal(await isOpen(), before, path);
    }
  });
});

test('a table that is wider than the window is scrolled by the arrows', async () => {
  await inContext({ viewport: { width: 320, height: 640 } }, async ({ page, go }) => {
    let scrolled = 0;
    for (const { path } of kinds.filter((kind) => ['expectations.html', 'alignment.html', 'decisions/index.html'].includes(kind.kind))) {
      await go(onDisk(path));
      const wide = await page.evaluate(() => [...document.querySelectorAll('.scroll')].findIndex((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 40));
      if (wide < 0) continue;
      await page.evaluate((at) => document.querySelectorAll('.scroll')[at].setAttribute('data-wide', ''), wide);
      await reach(page, '[data-wide]');
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
      scrolled += 1;
    }
    assert.ok(scrolled > 0, 'no table is wider than 320 px');
  });
});

test('nothing outside texts is too small to be hit', async () => {
  await inContext({ viewport: { width: 390, height: 844 }, hasTouch: true }, async ({ page, go }) => {
    const found = [];
    for (const { path } of kinds.filter((kind) => !isForServers(kind.path))) {
      for (const here of [path, localised(path, 'ru')]) {
        await go(onDisk(here));
        const small = await page.evaluate(() => {
          const controls = document.querySelectorAll('button, summary, input, .masthead a, .sections a, .crumbs a, .more a, .editions a, .pager a');
          return [...controls]
            .filter((it) => it.checkVisibility())
            .filter((it) => it.getBoundingClientRect().width < 24 || it.getBoundingClientRect().height < 24)
            .map((it) => it.outerHTML.slice(0, 120));
        });
        found.push(...small.map((one) => `${here}: ${one}`));
      }
    }
    assert.deepEqual(found, []);
  });
});
