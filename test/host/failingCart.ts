import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { exceptionAt, sendEvents } from '../sendEvent';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';

/** What an editor would make links of. */
export const addresses = 'https://evil.example/x file:///etc/passwd http://evil.example';

/** The file of a frame that called the cart. */
export const addressOfScript = 'https://evil.example/shop.js';

/** A server that knows one error of the open workspace's `src/cart.js`. */
export interface FailingCart {
  readonly sentry: LocalSentry;
  /** What the server was asked, as `GET /path`, without queries. */
  readonly asked: readonly string[];
  /** The file that fails, on `line` (from 0). */
  readonly file: vscode.Uri;
  readonly line: number;
  end(): Promise<void>;
}

export async function startFailingCart(): Promise<FailingCart> {
  const directory = await mkdtemp(path.join(tmpdir(), 'faultline-'));
  const sentry = await startLocalSentry({ directory, projects: [{ slug: 'cart' }] });
  const asked: string[] = [];
  sentry.onDidAnswer(({ method, url }) => asked.push(`${method} ${url.replace(/\?.*/, '')}`));
  const file = vscode.Uri.joinPath(workspaceFolder().uri, 'src/cart.js');
  const source = (await readFile(file.fsPath, 'utf8')).split('\n');
  const line = source.findIndex((text) => text.includes('reduce'));
  const event = exceptionAt('TypeError', `items is undefined ${addresses}`, 'src/cart.js', source, line + 1);
  const [{ stacktrace }] = event.exception.values;
  stacktrace.frames.unshift({ filename: addressOfScript, lineno: 1, in_app: true });
  await sendEvents(sentry.dsn('cart'), [{ ...event, release: 'cart@1.0.0', user: { id: 'ann' } }]);
  await sentry.assign('CART-1', { type: 'user', id: '1' });
  return {
    ...{ sentry, asked, file, line },
    async end() {
      await sentry.close();
      await rm(directory, { recursive: true });
    },
  };
}

export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return folder;
}
