import * as assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { until } from '../until';

const ann = { id: '7', name: 'Ann', email: 'ann@x.example' };

describe("VS Code's account menu", () => {
  const servers: LocalSentry[] = [];
  const told: vscode.AuthenticationSessionsChangeEvent[] = [];
  let directory: string;
  let listening: vscode.Disposable;

  before(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'faultline-'));
    for (const name of ['one', 'other']) {
      servers.push(
        await startLocalSentry({
          directory: path.join(directory, name),
          people: [ann],
          projects: [{ slug: 'app' }],
        }),
      );
    }
    listening = vscode.authentication.onDidChangeSessions((change) => told.push(change));
    await vscode.extensions.getExtension('faultline.faultline')?.activate();
  });
  after(async () => {
    listening.dispose();
    for (const { id } of await accounts()) {
      await vscode.commands.executeCommand('faultline.signOut', { account: id });
    }
    await Promise.all(servers.map((server) => server.close()));
    await rm(directory, { recursive: true });
  });

  it('is empty as long as nobody is signed in', async () => {
    assert.deepEqual(await accounts(), []);
  });

  it('shows two accounts after signing in twice with one e-mail, on two servers', async () => {
    for (const { address, token } of servers) {
      await vscode.commands.executeCommand('faultline.signIn', { server: address, token });
    }
    assert.deepEqual(await accounts(), servers.map(accountOn));
    await until('VS Code to tell of it', () => told.length >= 2);
    assert.ok(told.every(({ provider }) => provider.id === 'faultline'));
  });

  it('shows no third one after signing in again', async () => {
    const { address: server, token } = firstOf(servers);
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
    assert.deepEqual(await accounts(), servers.map(accountOn));
  });

  it('hands out no session to an extension that nobody allowed to have one', async () => {
    assert.equal(await vscode.authentication.getSession('faultline', [], { silent: true }), undefined);
  });

  it('leaves the other account when one is signed out', async () => {
    const [gone, ...left] = servers.map(accountOn);
    await vscode.commands.executeCommand('faultline.signOut', { account: gone?.id });
    assert.deepEqual(await accounts(), left);
  });

  it('is not changed by signing out an account that is not there', async () => {
    const before = await accounts();
    await vscode.commands.executeCommand('faultline.signOut', { account: 'elsewhere.example/1' });
    assert.deepEqual(await accounts(), before);
  });
});

/** Plain copies: what comes from the host is frozen in places. */
async function accounts(): Promise<{ id: string; label: string }[]> {
  const all = await vscode.authentication.getAccounts('faultline');
  return all.map(({ id, label }) => ({ id, label }));
}

function accountOn({ address }: LocalSentry) {
  const { host } = new URL(address);
  return { id: `${host}/${ann.id}`, label: `${ann.email} · ${host}` };
}

function firstOf([first]: readonly LocalSentry[]): LocalSentry {
  assert.ok(first);
  return first;
}
