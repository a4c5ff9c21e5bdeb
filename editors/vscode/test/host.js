// The part of the editor that the extension meets, for Node: values are those of jest-mock-vscode,
// which follow the editor's; what is registered, shown and published is kept for the tests to look at.

const Module = require('node:module');
const { readFileSync } = require('node:fs');
const { createVSCodeMock } = require('jest-mock-vscode');

/** What jest-mock-vscode asks of a test framework. */
const framework = { fn: (does = () => undefined) => Object.assign((...args) => does(...args), { mock: { calls: [] } }) };

/** An object that answers what `known` has, and `other` for all else. */
const filled = (known, other) => new Proxy(known, {
  get: (target, key) => (key in target || typeof key === 'symbol' ? target[key] : other(key)),
});

/** An event as the editor has it: whoever listens may be bound, and can be let go. */
class Emitter {
  #listeners = new Set();

  event = (listener, self, disposables) => {
    const bound = self ? listener.bind(self) : listener;
    this.#listeners.add(bound);
    const disposable = { dispose: () => this.#listeners.delete(bound) };
    disposables?.push(disposable);
    return disposable;
  };

  fire(what) {
    for (const listener of [...this.#listeners]) listener(what);
  }

  dispose() {
    this.#listeners.clear();
  }
}

/** A question that can be taken back. */
class CancellationTokenSource {
  #asked = new Emitter();

  token = { isCancellationRequested: false, onCancellationRequested: this.#asked.event };

  cancel() {
    this.token.isCancellationRequested = true;
    this.#asked.fire();
  }

  dispose() {
    this.#asked.dispose();
  }
}

function host(settings, folder) {
  const mock = createVSCodeMock(framework);
  const seen = { providers: {}, diagnostics: new Map(), errors: [], log: [], commands: {} };
  const disposable = () => new mock.Disposable(() => {});
  const emitters = {};
  const event = (name) => {
    emitters[name] ??= new Emitter();
    return emitters[name].event;
  };
  const languages = filled({
    match: (selector, document) => (selector.some((one) => one.language === document.languageId) ? 10 : 0),
    createDiagnosticCollection: () => ({
      set: (uri, found) => seen.diagnostics.set(uri.toString(), found),
      delete: (uri) => seen.diagnostics.delete(uri.toString()),
      clear: () => seen.diagnostics.clear(),
      dispose: () => seen.diagnostics.clear(),
      has: (uri) => seen.diagnostics.has(uri.toString()),
      get: (uri) => seen.diagnostics.get(uri.toString()),
    }),
  }, (name) => (selector, provider) => {
    seen.providers[name] = provider;
    return disposable();
  });
  const root = { uri: mock.Uri.file(folder), name: 'playbook', index: 0 };
  const workspace = filled({
    workspaceFolders: [root],
    textDocuments: [],
    notebookDocuments: [],
    getWorkspaceFolder: () => root,
    getConfiguration: (section) => ({
      get: (key, other) => settings[section ? `${section}.${key}` : key] ?? other,
      has: () => false,
      inspect: () => undefined,
    }),
    createFileSystemWatcher: () => ({
      onDidCreate: event('created'), onDidChange: event('changed'), onDidDelete: event('deleted'), dispose: () => {},
    }),
    asRelativePath: (uri) => uri.fsPath ?? uri,
  }, (name) => event(name));
  const window = filled({
    visibleTextEditors: [],
    tabGroups: { all: [], onDidChangeTabs: event('tabs'), onDidChangeTabGroups: event('groups') },
    createOutputChannel: () => filled({ onDidChangeLogLevel: event('level') }, (level) => (...words) => {
      seen.log.push(`${level}: ${words.join(' ')}`);
    }),
    showErrorMessage: async (text) => { seen.errors.push(text); },
  }, (name) => (name.startsWith('on') ? event(name) : async () => undefined));
  const commands = filled({
    registerCommand: (name, does) => {
      seen.commands[name] = does;
      return disposable();
    },
  }, () => async () => undefined);
  const env = { language: 'en', appName: 'Node', uriScheme: 'vscode', isTelemetryEnabled: false };
  class Hover { constructor(contents, range) { Object.assign(this, { contents: [contents].flat(), range }); } }
  const own = { ...mock, EventEmitter: Emitter, CancellationTokenSource, Hover, languages, workspace, window, commands, env, version: '1.91.0' };
  // Classes that jest-mock-vscode lacks are those that the client only extends.
  const vscode = filled(own, (name) => {
    own[name] = /^[A-Z]/.test(name) ? class { constructor(...values) { Object.assign(this, { values }); } } : filled({}, () => event);
    return own[name];
  });

  /** Opens a file as the editor does. */
  const open = (path, languageId = 'markdown') => {
    const text = readFileSync(path, 'utf8');
    return show(mock.Uri.file(path), text, languageId, 1);
  };
  const show = (uri, text, languageId, version) => {
    const lines = text.split('\n');
    const document = {
      uri, languageId, version, fileName: uri.fsPath, isClosed: false, isDirty: version > 1, lineCount: lines.length, eol: 1,
      getText: () => text,
      lineAt: (line) => ({ text: lines[line] }),
    };
    const at = workspace.textDocuments.findIndex((known) => known.uri.toString() === uri.toString());
    if (at < 0) workspace.textDocuments.push(document);
    else workspace.textDocuments[at] = document;
    return document;
  };
  const opened = (document) => emitters.onDidOpenTextDocument.fire(document);
  const changed = (document, text) => {
    const next = show(document.uri, text, document.languageId, document.version + 1);
    const end = document.getText().split('\n');
    const range = new mock.Range(0, 0, end.length - 1, end.at(-1).length);
    const change = { range, rangeOffset: 0, rangeLength: document.getText().length, text };
    emitters.onDidChangeTextDocument.fire({ document: next, contentChanges: [change], reason: undefined });
    return next;
  };
  return { vscode, seen, open, opened, changed };
}

/** Loads the bundled extension as the editor does, with `vscode` for its own module of that name. */
function load(path, vscode) {
  const usual = Module._load;
  Module._load = (name, ...rest) => (name === 'vscode' ? vscode : usual(name, ...rest));
  try {
    delete require.cache[require.resolve(path)];
    return require(path);
  } finally {
    Module._load = usual;
  }
}

module.exports = { host, load };
