// Starts `comity lsp` for the playbooks that are open, and gives the editor what it says.

const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

/** The files of a playbook; the server itself knows which of them belong to one. */
const FILES = ['markdown', 'toml', 'csv', 'plaintext'];

let client;

/** How the server is started, by the settings. */
function server() {
  const settings = vscode.workspace.getConfiguration('comity');
  const language = settings.get('language');
  const args = ['lsp', ...(language ? ['--lang', language] : [])];
  return { command: settings.get('path') || 'comity', args, transport: TransportKind.stdio };
}

async function start() {
  const options = {
    documentSelector: FILES.map((language) => ({ scheme: 'file', language })),
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{md,csv,toml}') },
  };
  client = new LanguageClient('comity', 'Comity', server(), options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const say = `Comity: ${error.message}. Is the program on the PATH, or at the setting comity.path?`;
    vscode.window.showErrorMessage(say);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('comity.restart', restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('comity')) restart();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
