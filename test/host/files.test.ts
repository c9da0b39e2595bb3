import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { type FailingCart, startFailingCart, workspaceFolder } from './failingCart';
import { untilIssueSays } from './issueText';

describe('An issue follows its file on the disk', () => {
  let cart: FailingCart;
  const at = (file: string) => path.join(workspaceFolder().uri.fsPath, file);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: at(''), stdio: 'pipe' });
  const untilAt = (file: string) => untilIssueSays('1', `${file}:${cart.line + 1}`);

  before(async () => {
    cart = await startFailingCart();
    const { address: server, token } = cart.sentry;
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
    await vscode.commands.executeCommand('faultline.refresh');
    await untilAt('src/cart.js');
  });
  after(async () => {
    rmSync(at('.gitignore'), { force: true });
    rmSync(at('lib'), { recursive: true, force: true });
    git('checkout', '--quiet', '--force', 'main');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('faultline.signOut');
    await cart.end();
  });

  it('when it is moved, and when its folder is', async () => {
    mkdirSync(at('lib/shop'), { recursive: true });
    renameSync(at('src/cart.js'), at('lib/shop/cart.js'));
    await untilAt('lib/shop/cart.js');
    renameSync(at('lib/shop'), at('lib/store'));
    await untilAt('lib/store/cart.js');
  });

  it('when git begins to ignore it, and when it does so no longer', async () => {
    writeFileSync(at('.gitignore'), 'lib\n');
    await untilIssueSays('1', /not checked out here/);
    rmSync(at('.gitignore'));
    await untilAt('lib/store/cart.js');
  });

  it('when another branch is checked out', async () => {
    git('checkout', '--quiet', '-b', 'moved');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Move the cart');
    git('checkout', '--quiet', 'main');
    await untilAt('src/cart.js');
    git('checkout', '--quiet', 'moved');
    await untilAt('lib/store/cart.js');
  });
});
