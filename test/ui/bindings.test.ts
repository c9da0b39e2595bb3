import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { projectRoot } from '../projectRoot';
import { signedIn } from '../demo/signedIn';
import { exceptionAt, sendEvents } from '../sendEvent';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import { temporaryFolder, type TemporaryFolder } from '../vscode/temporaryFolder';
import type { Workbench } from '../vscode/workbench';
import { commit, gitIn } from './world';

/** A workspace of two folders: a monorepo whose files name two projects, and a site whose settings name a third. */
describe('binding folders', () => {
  let folder: TemporaryFolder;
  let sentry: LocalSentry;
  let editor: Editor;
  let workbench: Workbench;
  /** What the lists of issues were asked for: `web production 14d`. */
  const asked: string[] = [];
  const at = (file: string) => path.join(folder.path, file);
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const untilAsked = (...expected: readonly string[]) =>
    until(`the server to be asked for ${expected.join(' and ')}`, () =>
      expected.every((one) => asked.includes(one)),
    );
  const listen = () =>
    sentry.onDidAnswer(({ url }) => {
      const { pathname, searchParams } = new URL(url, sentry.address);
      if (pathname.endsWith('/issues/')) {
        const named = ['project', 'environment', 'statsPeriod'].map((name) =>
          searchParams.getAll(name).join(),
        );
        asked.push(named.filter((one) => one !== '').join(' '));
      }
    });
  const runAndUntil = async (title: string, shown: string) => {
    await workbench.run(title);
    await workbench.quickInput.untilShown(shown);
  };

  before(async () => {
    folder = temporaryFolder();
    sentry = await startLocalSentry({
      directory: at('sentry'),
      projects: [{ slug: 'web' }, { slug: 'api' }, { slug: 'site' }],
    });
    listen();
    write('shop/apps/web/package.json', '{}');
    write('shop/apps/web/.env', `SENTRY_DSN=${sentry.dsn('web')}`);
    write('shop/apps/api/go.mod', 'module api');
    write('shop/apps/api/main.go', `sentry.Init("${sentry.dsn('api')}")`);
    write('shop/.gitignore', '.env\n');
    commit(gitIn(at('shop')), 'Sell');
    const { host } = new URL(sentry.address);
    const binding = { host, organization: 'local', project: 'site', period: '3d' };
    write('site/.vscode/settings.json', JSON.stringify({ 'faultline.bindings': [binding] }));
    write(
      'both.code-workspace',
      JSON.stringify({
        folders: [{ path: 'shop' }, { path: 'site' }],
        settings: { 'faultline.period': '7d' },
      }),
    );
    const person = signedIn(sentry.address, sentry.tokenFile);
    editor = await Editor.start({
      workspace: at('both.code-workspace'),
      extensions: [projectRoot, ...(person.extensions ?? [])],
      env: person.env,
    });
    ({ workbench } = editor);
  });
  after(async () => {
    await editor?.stop();
    await sentry?.close();
    folder?.remove();
  });

  it('takes the settings of each folder of the workspace', async () => {
    await (await workbench.view('Issues', 'Faultline')).expand();
    await untilAsked('site 3d');
    assert.deepEqual(
      asked.filter((one) => !one.startsWith('site ')),
      [],
    );
  });

  it('offers what it found first, each with its reason, and binds the packages of a monorepo together', async () => {
    await runAndUntil('Faultline: Bind Folder…', 'Which folder do you want to bind?');
    await workbench.quickInput.choose('shop');
    await workbench.quickInput.untilShown('Bind these 2 folders as found');
    const rows = await workbench.quickInput.rows();
    assert.deepEqual(
      rows.slice(0, 3).map(({ label, detail }) => [label, detail]),
      [
        ['Bind these 2 folders as found', 'apps/web → web, apps/api → api'],
        ['web', 'for apps/web · DSN in apps/web/.env'],
        ['api', 'for apps/api · DSN in apps/api/main.go'],
      ],
    );
    await workbench.quickInput.choose('Bind these 2 folders as found');
    await untilAsked('web 7d', 'api 7d');
  });

  it('keeps what the person chose over a reload', async () => {
    await until('the browser to have written it', () => workbench.page.evaluate<boolean>(isWritten));
    asked.splice(0);
    await workbench.reload();
    await (await workbench.view('Issues', 'Faultline')).expand();
    await untilAsked('web 7d', 'api 7d', 'site 3d');
  });

  it('does not ask about a folder whose settings say it', async () => {
    await runAndUntil('Faultline: Bind Folder…', 'Which folder do you want to bind?');
    await workbench.quickInput.choose('site');
    await workbench.toasts.dismiss(/faultline\.bindings says what this folder is bound to/);
  });

  it('shares the choices in the settings of their folder, without the account', async () => {
    await runAndUntil('Faultline: Share Binding with the Team…', 'Which bindings does the team get');
    await workbench.quickInput.accept();
    await workbench.toasts.dismiss('Moved into .vscode/settings.json.');
    const file = at('shop/.vscode/settings.json');
    assert.ok(existsSync(file));
    const { host } = new URL(sentry.address);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
      'faultline.bindings': [
        { path: 'apps/web', host, organization: 'local', project: 'web' },
        { path: 'apps/api', host, organization: 'local', project: 'api' },
      ],
    });
  });

  it('switches between the environments of the server, and back to what the settings say', async () => {
    const event = exceptionAt('TypeError', 'no price', 'main.go', ['sell()'], 1);
    await sendEvents(sentry.dsn('api'), [{ ...event, environment: 'production' }]);
    asked.splice(0);
    await runAndUntil('Faultline: Switch Environment…', 'Of which binding?');
    await workbench.quickInput.choose('api');
    await workbench.quickInput.untilShown('Events of which environment?');
    await workbench.quickInput.choose('production');
    await untilAsked('api production 7d');
    asked.splice(0);
    await runAndUntil('Faultline: Switch Environment…', 'Of which binding?');
    await workbench.quickInput.choose('api');
    await workbench.quickInput.choose('As the settings say');
    await untilAsked('api 7d');
  });

  it('says above its rows what is wrong in the settings, and loses nothing else', async () => {
    const file = at('shop/.vscode/settings.json');
    const written = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly 'faultline.bindings': readonly object[];
    };
    asked.splice(0);
    write(
      'shop/.vscode/settings.json',
      JSON.stringify({
        'faultline.bindings': [{ project: 'web' }, ...written['faultline.bindings']],
        'faultline.period': '2d',
      }),
    );
    await untilAsked('web 2d', 'api 2d');
    const says = 'faultline.bindings, entry 1: "organization" has to be a slug';
    const view = await workbench.view('Issues', 'Faultline');
    await until('the view to say it', async () => (await view.message()).startsWith(says));
  });
});

/** For the browser: whether its memory of workspaces, which it writes when it has time, holds the bindings. */
const isWritten = `(async () => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db-')) continue;
    const database = await answer(indexedDB.open(name));
    const items = await answer(database.transaction('ItemTable').objectStore('ItemTable').getAll());
    database.close();
    if (items.some((item) => String(item).includes('faultline.bindings'))) return true;
  }
  return false;
})()`;
