import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type FailingCart, startFailingCart } from '../failingCart';
import { untilIssueSays } from '../issueText';

describe('issues in Restricted Mode', () => {
  let cart: FailingCart;
  before(async () => {
    cart = await startFailingCart();
    await vscode.window.showTextDocument(cart.file);
  });
  after(async () => {
    await vscode.commands.executeCommand('faultline.signOut');
    await cart.end();
  });

  it('are loaded, and no file of the workspace is looked at', async () => {
    const { address: server, token } = cart.sentry;
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
    await vscode.commands.executeCommand('faultline.refresh');
    const text = await untilIssueSays('1', 'in Restricted Mode no file is read');
    assert.match(text, /^CART-1: TypeError: items is undefined/);
  });

  it('have no hover, and no branch can be started', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      cart.file,
      new vscode.Position(cart.line, 3),
    );
    const said = hovers
      .flatMap(({ contents }) => contents)
      .map((part) => (part as vscode.MarkdownString).value);
    assert.deepEqual(
      said.filter((each) => each.includes('CART-1')),
      [],
    );
    assert.notEqual(vscode.extensions.getExtension('vscode.git')?.isActive, true);
  });
});
