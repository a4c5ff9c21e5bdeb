// Takes the pictures of README and docs/tour.md from a built site:
//   COMITY_SITE=site node tests/browser/pictures.mjs docs/images

import { join } from 'node:path';
import { launch, onDisk } from './site.mjs';

const PAGES = [
  ['home', 'index.html', 1120],
  ['expectations', 'expectations.html', 900],
  ['metric', 'metrics/cpe.html', 1240],
  ['decisions', 'decisions/index.html', 900],
  ['alignment', 'alignment.html', 900],
  ['edition', 'editions/2026-Q2/index.html', 900],
];

const folder = process.argv[2];
if (!folder) throw new Error('name the folder for the pictures');

const chrome = await launch();
for (const [lang, colorScheme] of [['en', 'light'], ['ru', 'dark']]) {
  for (const [name, path, height] of PAGES) {
    const context = await chrome.browser.newContext({ colorScheme, viewport: { width: 1280, height } });
    const page = await context.newPage();
    const past = /^editions\/[^/]+\//.exec(path)?.[0] ?? '';
    const localised = lang === 'en' ? path : `${past}${lang}/${path.slice(past.length)}`;
    await page.goto(onDisk(localised));
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, lang === 'en' ? `${name}.png` : `${name}.${lang}.png`) });
    await context.close();
  }
}
await chrome.close();
