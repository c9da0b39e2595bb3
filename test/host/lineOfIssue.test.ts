import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exceptionAt, sendEvents } from '../sendEvent';
import { until } from '../until';
import { type FailingCart, startFailingCart } from './failingCart';

describe('the issue of a line', () => {
  let cart: FailingCart;
  let editor: vscode.TextEditor;

  before(async () => {
    cart = await startFailingCart();
    editor = await vscode.window.showTextDocument(cart.file);
    const source = editor.document.getText().split('\n');
    const above = exceptionAt('RangeError', 'one line above', 'src/cart.js', source, cart.line);
    await sendEvents(cart.sentry.dsn('cart'), [{ ...above, release: 'cart@1.0.0' }]);
    await cart.sentry.assign('CART-2', { type: 'user', id: '1' });
    const { address: server, token } = cart.sentry;
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
    await vscode.commands.executeCommand('faultline.refresh');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('faultline.signOut');
    await cart.end();
  });

  it('is that of the line as it stands, a moment after an edit', async () => {
    await untilHoverSays(cart.line, 'CART-1');
    await untilHoverSays(cart.line - 1, 'CART-2');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    const now = new vscode.Position(cart.line + 1, 0);
    editor.selection = new vscode.Selection(now, now);
    void vscode.commands.executeCommand('faultline.openIssue');
    const opened = await until('an issue to be opened', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'); // the first one
      const { uri } = vscode.window.activeTextEditor?.document ?? {};
      return uri?.scheme === 'faultline-issue' && uri.path;
    });
    assert.equal(opened, '/faultline-issue/CART-1');
    await vscode.window.showTextDocument(cart.file);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  function untilHoverSays(line: number, said: string): Promise<boolean> {
    return until(`a hover on line ${line} that says ${said}`, async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        cart.file,
        new vscode.Position(line, 3),
      );
      const contents = hovers.flatMap((hover) => hover.contents) as vscode.MarkdownString[];
      return contents.some((part) => part.value.includes(said));
    });
  }
});
