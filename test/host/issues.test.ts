import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/contributions';
import { until } from '../until';
import { addresses, addressOfScript, type FailingCart, startFailingCart } from './failingCart';
import { untilIssueSays } from './issueText';

describe('Faultline', () => {
  let cart: FailingCart;
  before(async () => {
    cart = await startFailingCart();
    await vscode.window.showTextDocument(cart.file);
  });
  after(async () => {
    await vscode.commands.executeCommand('faultline.signOut');
    await cart.end();
  });

  it('registers every command of its package', async () => {
    await vscode.extensions.getExtension('faultline.faultline')?.activate();
    const registered = new Set(await vscode.commands.getCommands());
    assert.deepEqual(
      commandIds.filter((id) => !registered.has(id)),
      [],
    );
  });

  it('signs in through its command, and locates the issue in the open workspace', async () => {
    const { address: server, token } = cart.sentry;
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
    await vscode.commands.executeCommand('faultline.refresh');
    const text = await untilIssueSays('1', `src/cart.js:${cart.line + 1}`);
    assert.match(text, /The code stands on the same line as in release cart@1\.0\.0\./);
  });

  it('opens an issue in whose document every link is ours, and no address is one', async () => {
    const plain = await vscode.workspace.openTextDocument({ content: addresses });
    assert.equal((await links(plain.uri)).length, 3);
    const issue = vscode.Uri.from({ scheme: 'faultline-issue', path: '/issue', query: '1' });
    assert.match((await vscode.workspace.openTextDocument(issue)).getText(), /evil\.example/);
    const [ours, ...others] = (await links(issue)).map(({ target }) => target);
    assert.deepEqual([ours?.scheme, ours?.path, others], ['command', 'faultline.walkStack', []]);
  });

  it('explains a mapping in a document in which no address is a link', async () => {
    await vscode.commands.executeCommand('faultline.explainMapping', { issue: '1', stack: 0, frame: 0 });
    const { uri } = await untilDocument('faultline-mapping', 'evil.example/shop.js');
    assert.deepEqual(await links(uri), []);
  });

  it('opens a pasted stack trace as a document in which no address is a link', async () => {
    await vscode.env.clipboard.writeText(`TypeError: ${addresses}\n    at shop (${addressOfScript}:1:2)`);
    void vscode.commands.executeCommand('faultline.openStackTrace'); // and says that no frame is here
    const { uri } = await untilDocument('faultline-stack', 'evil.example/shop.js');
    assert.deepEqual(await links(uri), []);
  });

  it('trusts in its hover only its own commands', async () => {
    const { value, isTrusted } = await until('the hover', async () => {
      const position = new vscode.Position(cart.line, 3);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        cart.file,
        position,
      );
      const contents = hovers.flatMap((hover) => hover.contents) as vscode.MarkdownString[];
      return contents.find((part) => part.value.includes('CART-1'));
    });
    assert.match(value, /1 event · 1 user/);
    const enabled = (isTrusted as { readonly enabledCommands: readonly string[] }).enabledCommands;
    assert.ok(enabled.length > 0 && enabled.every((command) => command.startsWith('faultline.')));
  });

  it('asks for an event once, and on an unchanged refresh for one page of each list', async () => {
    const before = cart.asked.length;
    await vscode.commands.executeCommand('faultline.refresh');
    assert.deepEqual(cart.asked.slice(before), [
      'GET /api/0/organizations/local/issues/',
      'GET /api/0/organizations/local/issues/',
    ]);
    assert.equal(cart.asked.filter((call) => call.includes('/events/recommended/')).length, 1);
  });

  it('resolves on the server', async () => {
    await vscode.commands.executeCommand('faultline.resolve', '1');
    assert.equal(cart.sentry.issues[0]?.status, 'resolved');
    assert.equal(cart.asked.at(-1), 'PUT /api/0/organizations/local/issues/1/');
    await untilIssueSays('1', /not loaded/);
  });

  it('does nothing for an issue that it does not know', async () => {
    const before = cart.asked.length;
    await vscode.commands.executeCommand('faultline.resolve', '999');
    await vscode.commands.executeCommand('faultline.resolveInNextRelease', { issue: '../1' });
    assert.equal(cart.asked.length, before);
  });
});

function links(uri: vscode.Uri): Thenable<readonly vscode.DocumentLink[]> {
  return vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
}

function untilDocument(scheme: string, said: string): Promise<vscode.TextDocument> {
  return until(`a document of ${scheme} that says ${said}`, () =>
    vscode.workspace.textDocuments.find(
      (document) => document.uri.scheme === scheme && document.getText().includes(said),
    ),
  );
}
