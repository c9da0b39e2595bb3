import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { createWorld, type World } from './world';

const ann = { id: '7', name: 'Ann', email: 'ann@x.example' };
const people = [ann];

describe('signing in', () => {
  let world: World;
  let other: LocalSentry;
  let editor: Editor;
  let workbench: Workbench;
  let song: string;

  before(async () => {
    world = await createWorld({ people, tokens: [{ token: 'reader', scopes: ['event:read', 'org:read'] }] });
    other = await startLocalSentry({
      directory: path.join(world.folder, 'other'),
      people,
      projects: [{ slug: 'app' }],
    });
    song = path.join(world.folder, 'song');
    const home = path.join(world.folder, 'home');
    mkdirSync(home);
    const { address, token } = other;
    writeFileSync(
      path.join(home, '.sentryclirc'),
      `[auth]\ntoken = ${token}\n\n[defaults]\nurl = ${address}/\n`,
    );
    editor = await Editor.start({
      workspace: world.workspace,
      extensions: [projectRoot, path.join(projectRoot, 'test/ui/canary')],
      env: { HOME: home, SENTRY_AUTH_TOKEN: 'sntrys_eyJpYXQiOjE3fQ==_x', CANARY_SONG: song },
    });
    ({ workbench } = editor);
  });
  after(async () => {
    await editor?.stop();
    await other?.close();
    await world?.end();
  });

  const host = ({ address }: LocalSentry) => new URL(address).host;
  const label = (server: LocalSentry) => `${ann.email} · ${host(server)}`;

  it('offers sentry.io and the tokens of this machine, and says which cannot serve, and why', async () => {
    await begin(workbench);
    const rows = await workbench.quickInput.rows();
    assert.deepEqual(
      rows.map((row) => [row.label, row.description, row.detail]),
      [
        ['sentry.io', 'Sentry in the cloud', ''],
        [
          'SENTRY_AUTH_TOKEN',
          `a token for ${host(other)}`,
          'not usable: an organization token (sntrys_) cannot read issues',
        ],
        ['~/.sentryclirc', `a token for ${host(other)}`, ''],
      ],
    );
    await workbench.quickInput.choose('SENTRY_AUTH_TOKEN');
    assert.match(await workbench.quickInput.title(), /1 of 2/);
  });

  it('takes the address of an own server, and nothing that is none', async () => {
    const { quickInput } = workbench;
    await quickInput.fill('two words');
    await quickInput.untilShown('This is no address.');
    await quickInput.accept();
    assert.match(await quickInput.title(), /1 of 2/);
    await quickInput.fill(`${world.sentry.address}/settings/account/`);
    await quickInput.untilShown(`your own server: ${world.sentry.address}`);
    await quickInput.accept();
    await quickInput.untilShown(`Sign In to ${host(world.sentry)} (2 of 2)`);
  });

  it('opens the page on which tokens are made, with the scopes on the clipboard', async () => {
    const { page, quickInput } = workbench;
    const opened = page.context().waitForEvent('page');
    await quickInput.pressTitleButton(
      `Create a Token on ${host(world.sentry)}, with the Scopes on the Clipboard`,
    );
    const tokenPage = await opened;
    await until('its address', () => tokenPage.url().startsWith('http'));
    // The editor's server forwards this machine's ports; that of an older VS Code loses the path on the way.
    const { port } = new URL(world.sentry.address);
    assert.match(
      tokenPage.url(),
      new RegExp(`/proxy/${port}/(settings/account/api/auth-tokens/new-token/)?$`),
    );
    await tokenPage.close();
    const scopes = 'event:read, event:write, org:read, project:read';
    await quickInput.untilShown(`On the clipboard are the scopes to tick: ${scopes}.`);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), scopes);
  });

  it('says in the box what is wrong with a token', async () => {
    const { quickInput } = workbench;
    for (const [pasted, sentence] of [
      ['sntrys_eyJ', 'This is an organization token (sntrys_): it cannot read issues.'],
      [world.sentry.dsn('cart'), 'This is a DSN or an address, not a token.'],
    ] as const) {
      await quickInput.fill(pasted);
      await quickInput.untilShown(sentence);
    }
    for (const [token, sentence] of [
      ['', 'Paste the token here.'],
      ['wrong', 'The server does not take the token'],
    ] as const) {
      await quickInput.fill(token);
      await quickInput.accept();
      await quickInput.untilShown(sentence);
    }
  });

  it('signs in with the right one', async () => {
    await workbench.quickInput.fill(` ${world.sentry.token} `);
    await workbench.quickInput.accept();
    await workbench.toasts.untilShown(`Signed in to ${host(world.sentry)}.`);
    await workbench.toasts.dismiss(/Signed in to/);
  });

  it('uses a token of this machine once its server was named and confirmed', async () => {
    await begin(workbench);
    await workbench.quickInput.choose('~/.sentryclirc');
    assert.match(
      await workbench.dialog.text(),
      new RegExp(`^Sign in to ${host(other)} with the token of ~/\\.sentryclirc\\?`),
    );
    await workbench.dialog.press('Sign In');
    await workbench.toasts.untilShown(`Signed in to ${host(other)}.`);
    await workbench.toasts.dismiss(/Signed in to/);
  });

  it('shows both accounts in the account menu, of one e-mail on two servers', async () => {
    assert.deepEqual(await accountsInMenu(workbench), [label(world.sentry), label(other)].sort());
  });

  it('offers the servers that are known, with who is signed in there', async () => {
    await begin(workbench);
    const rows = await workbench.quickInput.rows();
    assert.deepEqual(
      rows.slice(0, 3).map((row) => [row.label, row.description]),
      [
        ['sentry.io', 'Sentry in the cloud'],
        [host(world.sentry), `signed in as ${label(world.sentry)}`],
        [host(other), `signed in as ${label(other)}`],
      ],
    );
    await workbench.quickInput.cancel();
  });

  it('hands no token to another extension that asks for an account, even where the person allows it', async () => {
    await workbench.run('Canary: Ask for an Account');
    await workbench.dialog.press('Allow');
    await workbench.quickInput.choose(label(other));
    const sung = await until(
      'the canary to have its answer',
      () => existsSync(song) && readFileSync(song, 'utf8'),
    );
    const [session] = JSON.parse(sung) as [{ accessToken: string; account: object }];
    assert.equal(session.accessToken, '');
    assert.deepEqual(session.account, { id: `${host(other)}/${ann.id}`, label: label(other) });
    assert.equal(sung.includes(other.token), false);
  });

  it('names at once the scopes that a token lacks, and offers to use another one', async () => {
    await begin(workbench);
    await workbench.quickInput.fill(world.sentry.address);
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown('2 of 2');
    await workbench.quickInput.fill('reader');
    await workbench.quickInput.accept();
    const said = await workbench.toasts.untilShown('the token lacks');
    assert.match(said, /lacks event:write, project:read:/);
    await workbench.toasts.press('the token lacks', 'Use Another Token');
    await workbench.quickInput.untilShown(`Sign In to ${host(world.sentry)} (2 of 2)`);
    await workbench.quickInput.pressTitleButton('Back');
    await workbench.quickInput.untilShown('1 of 2');
    await workbench.quickInput.cancel();
  });

  it('signs one account out from the account menu, and leaves the other', async () => {
    await signOutInMenu(workbench, label(other));
    await until('one account to be left', async () => (await accountsInMenu(workbench)).length === 1);
    assert.deepEqual(await accountsInMenu(workbench), [label(world.sentry)]);
  });

  it('asks which account, where there are two, and signs out of that', async () => {
    await begin(workbench);
    await workbench.quickInput.choose('~/.sentryclirc');
    await workbench.dialog.press('Sign In');
    await workbench.toasts.untilShown(`Signed in to ${host(other)}.`);
    await workbench.run('Faultline: Sign Out');
    await workbench.quickInput.choose(label(world.sentry));
    await until('the other account to be left', async () => (await accountsInMenu(workbench)).length === 1);
    assert.deepEqual(await accountsInMenu(workbench), [label(other)]);
  });

  it('warns before a token goes over a network in the clear', async () => {
    await begin(workbench);
    await workbench.quickInput.fill('http://sentry.internal');
    await workbench.quickInput.accept();
    assert.match(await workbench.dialog.text(), /travel to sentry\.internal unencrypted/);
    await workbench.dialog.press('Cancel');
    assert.deepEqual(editor.refusedAddresses, []);
  });
});

/** Opens the first box. */
async function begin(workbench: Workbench): Promise<void> {
  await workbench.run('Faultline: Sign In');
  await workbench.quickInput.untilShown('1 of 2');
}

/** The labels of our accounts in VS Code's account menu, sorted; opens and closes it. */
async function accountsInMenu(workbench: Workbench): Promise<string[]> {
  const items = await openAccountMenu(workbench);
  const labels = await items.allInnerTexts();
  await workbench.page.keyboard.press('Escape');
  return labels
    .filter((text) => text.includes('(Faultline)'))
    .map((text) => text.replace(' (Faultline)', '').trim())
    .sort();
}

async function signOutInMenu(workbench: Workbench, label: string): Promise<void> {
  const items = await openAccountMenu(workbench);
  const signOut = workbench.page.locator('.monaco-menu .action-item', { hasText: /^Sign Out$/ });
  await until('the menu of the account', async () => {
    await items.first().hover(); // the mouse has to come from elsewhere
    await items.filter({ hasText: label }).hover();
    return signOut.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  });
  await signOut.hover();
  await workbench.press('Enter'); // for a moment a new menu takes no click
  await workbench.dialog.press('Sign Out');
}

async function openAccountMenu({ page }: Workbench) {
  await page.locator('.activitybar .action-label[aria-label^="Accounts"]').click();
  const items = page.locator('.monaco-menu .action-item .action-label:not(.separator)');
  await items.first().waitFor();
  return items;
}

declare const navigator: { readonly clipboard: { readText(): Promise<string> } };
