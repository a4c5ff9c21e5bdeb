// The bundled extension, activated in Node, over the real `comity lsp` on a copy of the example.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const test = require('node:test');
const { host, load } = require('./host.js');

const PROGRAM = process.env.COMITY_BIN ?? join(__dirname, '../../../target/release/comity');
const EXTENSION = join(__dirname, '../dist/extension.js');

/** Waits until there is something. */
async function until(look, what) {
  for (let turn = 0; turn < 200; turn += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((soon) => { setTimeout(soon, 50); });
  }
  throw new Error(`no ${what}`);
}

/** A copy of the example in an editor whose extension has been activated. */
async function editor(context, settings) {
  const folder = mkdtempSync(join(tmpdir(), 'comity-vscode-'));
  const playbook = join(folder, 'playbook');
  execFileSync(PROGRAM, ['example', '--no-history', playbook]);
  const desk = host({ 'comity.path': PROGRAM, 'comity.language': '', ...settings }, playbook);
  const extension = load(EXTENSION, desk.vscode);
  const subscriptions = [];
  context.after(async () => {
    await extension.deactivate();
    rmSync(folder, { recursive: true });
  });
  await extension.activate({ subscriptions, extensionPath: join(__dirname, '..') });
  return { ...desk, playbook, subscriptions };
}

/** What is underlined in a document, as lines and messages. */
const underlined = (desk, document) => desk.seen.diagnostics.get(document.uri.toString()) ?? [];

test('what is wrong is underlined while somebody types, and no longer when it is mended', async (context) => {
  const desk = await editor(context, { 'comity.language': 'ru' });
  assert.deepEqual(desk.seen.errors, []);
  const document = desk.open(join(desk.playbook, 'briefs/2026-05-summit.md'));
  desk.opened(document);
  const healthy = document.getText();
  const broken = desk.changed(document, healthy.replace(/^owner: .*$/m, 'owner: danna'));
  const found = await until(() => underlined(desk, broken).find((one) => /danna/.test(one.message)), 'diagnostic');
  const line = healthy.split('\n').findIndex((text) => text.startsWith('owner: '));
  assert.equal(found.range.start.line, line);
  assert.equal(found.range.start.character, 'owner: '.length);
  assert.match(found.message, /[а-я]/, 'the messages are Russian');
  const mended = desk.changed(broken, healthy);
  await until(() => underlined(desk, mended).every((one) => !/danna/.test(one.message)), 'silence');
});

test('whoever points at a metric is told what it is, and may choose among names', async (context) => {
  const desk = await editor(context, { 'comity.language': 'en' });
  const document = desk.open(join(desk.playbook, 'agreements/2026-04-framework.md'));
  desk.opened(document);
  const lines = document.getText().split('\n');
  const line = lines.findIndex((text) => text.includes('metric: cpe'));
  const place = new desk.vscode.Position(line, lines[line].indexOf('metric: cpe') + 'metric: c'.length);
  const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
  const provider = await until(() => desk.seen.providers.registerHoverProvider, 'hover');
  const hover = await until(() => provider.provideHover(document, place, token), 'card');
  const text = hover.contents.map((part) => part.value ?? part).join('\n');
  assert.match(text, /Cost per engagement/);
  assert.ok(desk.seen.providers.registerCompletionItemProvider, 'completion is offered');
  assert.ok(desk.seen.providers.registerRenameProvider, 'names can be changed');
});

test('a program that is not there is told, and the command starts the one that is', async (context) => {
  const settings = { 'comity.path': '/nowhere/comity' };
  const desk = await editor(context, settings);
  assert.match(desk.seen.errors.join(), /comity\.path/);
  assert.ok(desk.seen.commands['comity.restart']);
  assert.equal(desk.subscriptions.length, 2);
});
