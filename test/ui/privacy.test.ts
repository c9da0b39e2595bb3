import * as assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { type Fault, FaultServer } from '../faults/faultServer';
import { faults } from '../faults/faults';
import { selfSigned } from '../faults/selfSigned';
import { FrontDoor } from '../frontDoor';
import { Proxy } from '../proxy';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import { filesBelow, filesHolding, spellingsOf } from './searchBytes';
import { signIn, trySignIn } from './signIn';
import { createWorld, failures, type World } from './world';

/** Words that stand in an event where a person's data stands. */
const canaries = {
  variable: 'canary-in-a-variable',
  user: 'canary-in-the-user',
  tag: 'canary-in-a-tag',
  request: 'canary-in-the-request',
  breadcrumb: 'canary-in-a-breadcrumb',
  context: 'canary-in-a-context',
};

describe('what stays on this machine', () => {
  let world: World;
  let editor: Editor;

  before(async () => {
    world = await createWorld();
    const { cart, user } = failures.noProduct('ann');
    const extra = {
      user: { username: canaries.user },
      tags: { secret: canaries.tag },
      request: { url: `http://shop/${canaries.request}`, data: canaries.request },
      breadcrumb: canaries.breadcrumb,
      context: { secret: canaries.context },
    };
    await world.crash([{ cart: { ...cart, note: canaries.variable }, user, extra }]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
    editor = await Editor.start({ workspace: world.workspace, file: 'src/cart.cjs' });
    const { workbench } = editor;
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.editor.untilLens(10, 'TypeError');
    await workbench.editor.hover(10, { word: 'quantity', says: 'CART-1' });
    await workbench.run('Faultline: Open Issue');
    await workbench.quickInput.accept();
    await until('all of the issue', async () => {
      await workbench.press('Control+End');
      return (await workbench.editor.text()).includes(canaries.user);
    });
    await until('the snapshot', () =>
      filesHolding(editor.directory, ['CART-1']).some((file) => file.includes('globalStorage')),
    );
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  it('came with the event', async () => {
    const event = JSON.stringify(await world.ask('/organizations/local/issues/CART-1/events/latest/'));
    for (const [place, canary] of Object.entries(canaries)) {
      assert.ok(event.includes(canary), place);
    }
  });

  it('holds nothing of variables, user, tags, request, breadcrumbs and contexts', () => {
    const all = Object.values(canaries);
    assert.deepEqual([...filesHolding(editor.directory, all), ...filesHolding(world.workspace, all)], []);
  });
});

/** A token that is spelled differently in each encoding. */
const TOKEN = 'canary/of+the=token~with?every&kind%of:sign#in-it';
const SPELLINGS = spellingsOf(TOKEN);
const NAME = 'sentry.company.test';

/** Each takes half a minute, and is met while an issue is changed. */
const STALLING = ['no first byte', 'half a body'];

describe('the token', () => {
  let world: World;
  let editor: Editor;
  let [foreign, front, secure, proxy]: [FaultServer?, FrontDoor?, FrontDoor?, Proxy?] = [];
  let fault: Fault | undefined;
  let stalled = 0;

  /** Does wrong what it was told to: lists always, changes by never being answered. */
  const misbehave = ({ method, url = '' }: IncomingMessage, response: ServerResponse): boolean => {
    if (method === 'PUT' && stalled === 0) {
      stalled++;
      return true;
    }
    const isHit = fault !== undefined && /\/issues\/\?/.test(url);
    if (isHit) {
      void fault?.(response, { stall: () => undefined });
    }
    return isHit;
  };

  before(async () => {
    const scopes = ['event:write', 'org:read', 'project:read'];
    world = await createWorld({ tokens: [{ token: TOKEN, scopes }] });
    await world.crash([failures.noProduct('ann'), failures.noOwner('eve')]);
    for (const id of ['CART-1', 'CART-2']) {
      await world.sentry.assign(id, { type: 'user', id: '1' });
    }
    foreign = new FaultServer({ fault: () => undefined, hits: () => false });
    const behind = () => world.sentry.address;
    front = await new FrontDoor({ behind, answers: misbehave }).start();
    secure = await new FrontDoor({ behind, certificate: selfSigned(NAME) }).start();
    const spots = new Map([
      [`${NAME}:80`, front.spot],
      [`${NAME}:443`, secure.spot],
    ]);
    proxy = new Proxy((authority) => spots.get(authority));
    editor = await Editor.start({
      ...{ workspace: world.workspace, file: 'src/cart.cjs', trace: true },
      settings: { 'http.proxy': await proxy.start() },
    });
  });
  after(async () => {
    await editor?.stop();
    await Promise.all([foreign, front, secure, proxy].map(async (server) => server?.close()));
    await world?.end();
  });

  const log = () => {
    const files = filesBelow(editor.directory).filter((file) => path.basename(file) === 'Faultline.log');
    return files.map((file) => readFileSync(file, 'utf8')).join('');
  };
  const failed = () => log().split('the refresh failed').length - 1;

  it('is the key to issues and events', async () => {
    await signIn(editor.workbench, `http://${NAME}`, TOKEN);
    await editor.workbench.editor.untilLens(10, 'TypeError');
    assert.ok(front?.knocks.every(({ token }) => token === `Bearer ${TOKEN}`));
  });

  it('is used in a session that meets every kind of failure, with all of it logged', async function () {
    this.timeout(300_000);
    const { workbench } = editor;
    await workbench.editor.goTo(10);
    await workbench.run('Faultline: Resolve');
    await workbench.quickInput.untilShown('on this line');
    await workbench.quickInput.accept();
    const kinds = new Set<string>();
    const all = Object.entries(faults((await foreign?.start()) ?? ''));
    for (const [name, one] of all.filter(([name]) => !STALLING.includes(name))) {
      const before = failed();
      fault = one.fault;
      await workbench.run('Faultline: Refresh');
      await until(`"${name}" to be logged`, () => failed() > before, 30_000);
      kinds.add(one.kind);
    }
    fault = () => undefined;
    await workbench.run('Faultline: Refresh');
    fault = undefined;
    await workbench.run('Faultline: Refresh'); // the one before is given up for it
    // it is sent again only once the first sending can no longer arrive
    const isResolved = async () => {
      const issue = (await world.ask('/organizations/local/issues/CART-1/')) as { readonly status?: string };
      return issue.status === 'resolved';
    };
    await until('a change that was not answered in time to be made', isResolved, 120_000);
    for (const status of [407, 403]) {
      const before = failed();
      proxy?.refuse(status);
      await workbench.run('Faultline: Refresh');
      await until(`the proxy's ${status} to be logged`, () => failed() > before, 30_000);
    }
    if (proxy !== undefined) {
      proxy.refusal = undefined;
    }
    await trySignIn(workbench, `https://${NAME}`, TOKEN);
    await workbench.quickInput.untilShown('http.systemCertificates');
    await workbench.quickInput.cancel();
    await workbench.run('Faultline: Why Is This Empty?');
    await until('the examination', async () => /✓ Session/.test(await workbench.editor.text()));
    const expected =
      'auth badRequest gone network notFound proxy rateLimited redirect scope server shape sso';
    assert.deepEqual([...kinds].sort().join(' '), expected);
    for (const kind of kinds) {
      assert.match(log(), new RegExp(`the refresh failed: .*: ${kind}\\b`), kind);
    }
  });

  it('would be found in each spelling', () => {
    const folder = path.join(world.folder, 'planted');
    mkdirSync(folder);
    const planted = [
      ...['', 'x', 'yz'].map((before) => Buffer.from(`${before}${TOKEN}!`).toString('base64')),
      ...[`"${TOKEN}"`, `?a=${encodeURIComponent(TOKEN)}`],
    ].map((text, at) => {
      const file = path.join(folder, `${at}`);
      writeFileSync(file, text, at === 3 ? 'utf16le' : 'utf8');
      return file;
    });
    assert.deepEqual(filesHolding(folder, SPELLINGS).sort(), planted);
  });

  it('is in no address that the proxy or a server saw, and went to no other server', () => {
    const urls = [...(front?.knocks ?? []), ...(secure?.knocks ?? [])].map(({ url }) => url);
    assert.ok(urls.length > 50);
    for (const address of [...urls, ...(proxy?.asked ?? [])]) {
      assert.deepEqual(
        SPELLINGS.filter((spelling) => address.includes(spelling)),
        [],
      );
    }
    assert.deepEqual(foreign?.asked, []);
  });

  it('is in no file of the editor or the workspace: not in settings, storage, logs, output or profile', () => {
    const files = filesBelow(editor.directory);
    for (const name of ['Faultline.log', 'remoteexthost.log', 'server.log', 'settings.json']) {
      assert.ok(
        files.some((file) => path.basename(file) === name),
        name,
      );
    }
    assert.ok(filesHolding(editor.directory, ['[trace]']).length > 0);
    assert.deepEqual(filesHolding(editor.directory, SPELLINGS), []);
    assert.deepEqual(filesHolding(world.workspace, SPELLINGS), []);
  });

  it('is in none of them after the editor was closed, either', async () => {
    await editor.close();
    assert.deepEqual(filesHolding(editor.directory, SPELLINGS), []);
    assert.deepEqual(filesHolding(world.workspace, SPELLINGS), []);
  });
});
