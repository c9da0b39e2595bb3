import * as assert from 'node:assert/strict';
import { TOKEN } from '../replay/replayServer';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { TreeRow, TreeView } from '../vscode/screen/treeView';
import type { Workbench } from '../vscode/workbench';
import { hostOf, SeveralServers } from './severalServers';
import { signIn } from './signIn';

/** Who is signed in on the servers of the shop and of the site. */
const ann = 'ann@x.example';

describe('several servers at once', () => {
  let world: SeveralServers;
  let editor: Editor;
  let workbench: Workbench;
  let tree: TreeView;

  before(async () => {
    world = await SeveralServers.start();
    editor = await Editor.start({ workspace: world.workspace, viewport: { width: 1400, height: 1000 } });
    ({ workbench } = editor);
    tree = await workbench.view('Issues', 'Faultline');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  /** The rows below each binding, by the binding's label. */
  const below = async () => {
    const rows = new Map<string, TreeRow[]>();
    let binding = '';
    for (const row of await tree.rows()) {
      binding = row.level === 1 ? row.label : binding;
      rows.set(binding, [...(rows.get(binding) ?? []), row]);
    }
    return (label: string) => (rows.get(label) ?? []).slice(1).map((row) => row.label);
  };
  /** Waits until the rows below each of these bindings begin like this. */
  const untilBelow = (expected: Readonly<Record<string, readonly string[]>>) =>
    until(`the rows ${JSON.stringify(expected)}`, async () => {
      const shown = await below();
      return Object.entries(expected).every(([binding, labels]) =>
        labels.every((label, at) => shown(binding)[at] === label),
      );
    });
  const signInTo = async (address: string, token: string) => {
    await signIn(workbench, address, token);
    await workbench.toasts.dismiss(`Signed in to ${hostOf(address)}.`);
  };
  const untilLens = async (file: string, line: number, text: string) => {
    await workbench.openFile(file);
    await workbench.editor.untilLens(line, text);
    assert.equal((await workbench.editor.lenses()).length, 1);
  };

  const asksToSignIn = ['Sign in to see its issues'];
  const web = ['Mine', 'RangeError: no price', 'TypeError: no window', 'For Review'];
  const api = ['Mine', 'Error: the port is taken', 'For Review'];
  const site = ['Mine', 'TypeError: page is null', 'For Review'];

  it('have a row for each binding, and one that nobody is signed in to says so', async () => {
    await signInTo(world.shop.address, world.shop.token);
    await untilBelow({ web, api, site: asksToSignIn, 'shop-api': asksToSignIn });
    const rows = (await tree.rows()).filter(({ level }) => level === 1);
    const [shopHost, siteHost, sideHost] = [world.shop.address, world.site.address, world.sideAddress].map(
      hostOf,
    );
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['web', `shop/apps/web · ${shopHost}`],
        ['api', `shop/apps/api · ${shopHost}`],
        ['site', `site · ${siteHost}`],
        ['shop-api', `side · ${sideHost}`],
      ],
    );
    assert.equal(
      rows[0]?.spoken,
      [
        `web of acme on ${shopHost}`,
        'for shop/apps/web',
        `as ${ann} · ${shopHost} sees it`,
        'all environments, 14d',
      ].join('\n'),
    );
  });

  it('list their own issues, of whichever kind they are', async () => {
    await signInTo(world.site.address, world.site.token);
    await signInTo(world.sideAddress, TOKEN);
    await untilBelow({
      ...{ web, api, site },
      'shop-api': ['GlitchTip cannot tell whose they are', 'All Unresolved'],
    });
    const row = (await tree.rows()).find(({ label }) => label.startsWith('GlitchTip'));
    assert.match(
      row?.spoken ?? '',
      /^This server is GlitchTip: it cannot tell whose issue it is, so all unres/,
    );
  });

  it('have their lenses in their own folders, also where two apps have the same file', async () => {
    await untilLens('page.js', 3, 'TypeError: page is null');
    await untilLens('pricing.js', 4, "(reading 'price')");
    await untilLens('apps/web/src/index.js', 5, 'TypeError: no window');
    await untilLens('apps/api/src/index.js', 6, 'Error: the port is taken');
    await untilLens('packages/cart/total.js', 5, 'RangeError: no price');
  });

  it('say how the folder that a project is bound to decided', async () => {
    await tree.toggle('Error: the port is taken');
    await tree.inlineAction('apps/api/src/index.js:6', 'Explain This Mapping');
    const text = await until('the explanation', async () => {
      const shown = await workbench.editor.text();
      return shown.includes('The verdict') && shown;
    });
    assert.match(text, /chosen: apps\/api\/src\/index\.js, by the folder that its project is bound to/);
    assert.match(text, /apps\/api\/src\/index\.js {2}\(.*a folder bound to its project 4.*\)/);
    assert.doesNotMatch(text, /In the folder/);
  });

  it('offer at a row what can be done with its binding', async () => {
    assert.deepEqual(await tree.menuOf('api'), ['Switch Environment…', 'Bind Folder…', 'Why Is This Empty?']);
    await workbench.press('Escape');
    await tree.chooseInMenu('api', 'Switch Environment…');
    await workbench.quickInput.untilShown('Events of which environment?');
    await workbench.quickInput.choose('production');
    await untilBelow({ web, 'api in production': api });
  });

  it('go on where one of them is away, and it comes back', async () => {
    await world.site.close();
    await workbench.run('Faultline: Refresh');
    const away = 'The server cannot be reached. Check the network and the proxy settings.';
    await untilBelow({ web, site: [away, ...site], 'shop-api': ['GlitchTip cannot tell whose they are'] });
    await untilLens('apps/web/src/index.js', 5, 'TypeError: no window');
    await world.restartSite();
    await tree.click(away);
    await untilBelow({ web, site });
  });

  it('go on where an account is signed out, though another server knows the same person', async () => {
    await workbench.run('Faultline: Sign Out');
    await workbench.quickInput.untilShown('Sign out of which account?');
    const labels = (await workbench.quickInput.rows()).map(({ label }) => label);
    const [shopHost, siteHost, sideHost] = [world.shop.address, world.site.address, world.sideAddress].map(
      hostOf,
    );
    assert.deepEqual(labels, [
      `${ann} · ${shopHost}`,
      `${ann} · ${siteHost}`,
      `lab@example.com · ${sideHost}`,
    ]);
    await workbench.quickInput.choose(`${ann} · ${shopHost}`);
    await untilBelow({
      web: asksToSignIn,
      'api in production': asksToSignIn,
      site,
      'shop-api': ['GlitchTip cannot tell whose they are', 'All Unresolved'],
    });
    await untilLens('page.js', 3, 'TypeError: page is null');
    await workbench.openFile('apps/web/src/index.js');
    await workbench.editor.untilNoLens();
  });
});
