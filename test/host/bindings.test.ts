import * as assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { until } from '../until';
import { workspaceFolder } from './failingCart';

describe('The settings of a folder', () => {
  let directory: string;
  let sentry: LocalSentry;
  /** Queries of the lists of issues that were asked for. */
  const asked: URLSearchParams[] = [];
  const folder = workspaceFolder().uri;
  const set = (id: string, value: unknown) =>
    vscode.workspace
      .getConfiguration('faultline', folder)
      .update(id, value, vscode.ConfigurationTarget.WorkspaceFolder);
  const binding = (project: string, more: object = {}) => ({
    ...{ host: new URL(sentry.address).host, organization: 'local', project },
    ...more,
  });
  /** Waits until a list of each of some queries was asked for, whose parameters are these. */
  const untilAsked = (expected: Readonly<Record<string, string>>) =>
    until(`the server to be asked for ${JSON.stringify(expected)}`, () =>
      asked.find((query) =>
        Object.entries(expected).every(([name, value]) => query.getAll(name).join() === value),
      ),
    );

  before(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'faultline-'));
    sentry = await startLocalSentry({ directory, projects: [{ slug: 'web' }, { slug: 'api' }] });
    sentry.onDidAnswer(({ url }) => {
      const { pathname, searchParams } = new URL(url, sentry.address);
      if (pathname.endsWith('/organizations/local/issues/')) {
        asked.push(searchParams);
      }
    });
    const { address: server, token } = sentry;
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
    await vscode.commands.executeCommand('faultline.refresh');
  });
  beforeEach(() => asked.splice(0));
  after(async () => {
    for (const id of ['bindings', 'environments', 'period', 'queries']) {
      await set(id, undefined);
    }
    await vscode.commands.executeCommand('faultline.signOut');
    await sentry.close();
    await rm(directory, { recursive: true });
  });

  it('bind it, and nothing is asked for before they do where there are two projects', async () => {
    assert.deepEqual(asked, []);
    await set('bindings', [binding('web')]);
    await untilAsked({ project: 'web', environment: '', statsPeriod: '14d' });
  });

  it('change environments and period of all bindings, and those of a binding go before them', async () => {
    await set('environments', ['production']);
    await untilAsked({ project: 'web', environment: 'production', statsPeriod: '14d' });
    await set('period', '24h');
    await untilAsked({ project: 'web', environment: 'production', statsPeriod: '24h' });
    await set('bindings', [binding('web', { environments: [], period: '4w' })]);
    await untilAsked({ project: 'web', environment: '', statsPeriod: '4w' });
  });

  it('add groups, which are asked for if they have lenses', async () => {
    await set('queries', [
      { name: 'Fatal', query: 'is:unresolved level:fatal', lenses: 'on' },
      { name: 'Off', query: 'is:unresolved level:info' },
    ]);
    await untilAsked({ query: 'is:unresolved level:fatal' });
    assert.ok(asked.every((query) => query.get('query') !== 'is:unresolved level:info'));
  });

  it('bind several folders in it, each to its own, and lose none for one that is wrong', async () => {
    await set('bindings', [
      binding('web', { path: 'apps/web', period: '3d' }),
      { project: 'no organization' },
      binding('api', { path: 'apps/api', period: '2d' }),
    ]);
    await untilAsked({ project: 'web', statsPeriod: '3d' });
    await untilAsked({ project: 'api', statsPeriod: '2d' });
  });

  it('of a server that nobody is signed in to ask nothing of any other', async () => {
    await set('bindings', [binding('web', { host: 'sentry.company.example', period: '5d' })]);
    await vscode.commands.executeCommand('faultline.refresh');
    assert.deepEqual(asked, []);
  });
});
