import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { SourceMapGenerator } from 'source-map';
import * as vscode from 'vscode';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { exceptionAt, sendEvents } from '../sendEvent';
import { workspaceFolder } from './failingCart';
import { untilIssueSays } from './issueText';

/** So large that bundle and map go to a thread of their own. */
const PADDING = 'legal words '.repeat(100_000);

describe('A frame of a large bundle', () => {
  let directory: string;
  let sentry: LocalSentry;
  let line: number;
  const at = (file: string) => path.join(workspaceFolder().uri.fsPath, file);

  before(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'faultline-'));
    sentry = await startLocalSentry({ directory, projects: [{ slug: 'cart' }] });
    const source = await readFile(at('src/cart.js'), 'utf8');
    line = source.split('\n').findIndex((text) => text.includes('reduce')) + 1;
    const code = `/* ${PADDING} */\nconst sumOfCart=t=>t.items.reduce((t,e)=>t+e.price,0);`;
    mkdirSync(at('dist'));
    writeFileSync(at('dist/shop.js'), `${code}\n//# sourceMappingURL=shop.js.map\n`);
    writeFileSync(at('dist/shop.js.map'), mapTo(line, source));
    const event = exceptionAt('TypeError', 'no items', 'dist/shop.js', code.split('\n'), 2);
    await sendEvents(sentry.dsn('cart'), [{ ...event, platform: 'javascript' }]);
    await sentry.assign('CART-1', { type: 'user', id: '1' });
    const { address: server, token } = sentry;
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
    await vscode.commands.executeCommand('faultline.refresh');
  });
  after(async () => {
    rmSync(at('dist'), { recursive: true, force: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('faultline.signOut');
    await sentry.close();
    await rm(directory, { recursive: true });
  });

  it('stands at the line of its source', async () => {
    await untilIssueSays('1', `src/cart.js:${line}`);
  });
});

/** The map of a bundle of which the second line comes from a line of the cart. */
function mapTo(line: number, source: string): string {
  const map = new SourceMapGenerator({ file: 'shop.js' });
  map.addMapping({
    source: '../src/cart.js',
    generated: { line: 2, column: 0 },
    original: { line, column: 0 },
  });
  map.setSourceContent('../src/cart.js', source);
  return JSON.stringify({ ...map.toJSON(), x_padding: PADDING });
}
