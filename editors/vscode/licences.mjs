// Gathers the licences of what esbuild has put into the bundle, as the packages bring them.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { inputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8'));
const roots = new Set();
for (const path of Object.keys(inputs)) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (found) roots.add(found[1]);
}
const texts = [...roots].sort().map((root) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} brings no licence (${license}) in ${dirname(root)}`);
  return `${name} ${version}\n\n${readFileSync(join(root, file), 'utf8').trim()}\n`;
});
writeFileSync('dist/licences.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
