import * as assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { TreeView } from '../vscode/screen/treeView';
import { signIn } from './signIn';
import { createWorld, type World } from './world';

interface Trouble {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the view says, and the first button that it offers. */
  readonly says: RegExp;
  readonly offers: string;
}

/** Each way in which a server can keep its issues to itself. */
const troubles: Readonly<Record<string, Trouble>> = {
  'a revoked token': {
    status: 401,
    body: '{"detail":"Invalid token"}',
    says: /no longer takes the token/,
    offers: 'Sign In Again',
  },
  'single sign-on': {
    status: 401,
    body: '{"detail":{"code":"sso-required","message":"Must login via SSO"}}',
    says: /single sign-on/,
    offers: 'Try Again',
  },
  'a project of others': {
    status: 403,
    body: '{"detail":"You do not have permission"}',
    says: /or you are no member of it/,
    offers: 'Bind Folder',
  },
  'a wrong project': {
    status: 404,
    body: '{"detail":"The requested resource does not exist"}',
    says: /no such organization or project/,
    offers: 'Bind Folder',
  },
  'a limit': {
    status: 429,
    body: '{"detail":"too often"}',
    headers: { 'retry-after': '2' },
    says: /asks to slow down/,
    offers: 'Try Again',
  },
  'a query of another age': {
    status: 400,
    body: '{"detail":"Invalid query"}',
    says: /did not understand the question/,
    offers: 'Try Again',
  },
  'a broken server': { status: 502, body: '<html>', says: /a problem of its own/, offers: 'Try Again' },
  'a login page': {
    status: 200,
    body: '<html>',
    headers: { 'content-type': 'text/html' },
    says: /not a Sentry server/,
    offers: 'Sign In',
  },
  'a redirect': {
    status: 302,
    body: '',
    headers: { location: 'https://elsewhere.example' },
    says: /not a Sentry server/,
    offers: 'Sign In',
  },
};

describe('a view without issues', () => {
  let world: World;
  let editor: Editor;
  let view: TreeView;
  let trouble: Trouble | undefined;

  const answer = (url: string, response: ServerResponse): boolean => {
    if (trouble === undefined || !url.includes('/issues/')) return false;
    const { status, headers, body } = trouble;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    return true;
  };

  before(async () => {
    world = await createWorld({ faults: ({ url = '' }, response) => answer(url, response) });
    editor = await Editor.start({ workspace: world.workspace });
    view = await editor.workbench.view('Issues', 'Faultline');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  it('asks to sign in, first of all', async () => {
    assert.match(await view.welcome(), /which lines fail in production[\s\S]*\[Sign In to Sentry\]/);
  });

  for (const [name, { says, offers }] of Object.entries(troubles)) {
    it(`says why, and offers a way on: ${name}`, async () => {
      const isFirst = trouble === undefined;
      trouble = troubles[name];
      await (isFirst
        ? signIn(editor.workbench, world.sentry.address, world.sentry.token)
        : editor.workbench.run('Faultline: Refresh'));
      const text = await until(`the view to say ${says}`, async () => {
        const welcome = await view.welcome();
        return says.test(welcome) && welcome;
      });
      assert.equal(/\[([^\]]+)\]/.exec(text)?.[1], offers);
    });
  }

  it('says that the server cannot be reached', async () => {
    await world.sentry.close();
    await editor.workbench.run('Faultline: Refresh');
    await until('the view to say so', async () => /cannot be reached/.test(await view.welcome()));
    await world.restartSentry();
  });

  it('says that nothing is one’s own, with one button that turns the third group on', async () => {
    trouble = undefined;
    await editor.workbench.run('Faultline: Refresh');
    await view.untilRow('nothing is assigned to you or your teams in cart');
    await view.inlineAction('nothing is assigned to you or your teams in cart', 'Show All in This Project');
    await until('no issue at all', async () => /No issue is unresolved/.test(await view.welcome()));
  });

  it('shows the third group once something fails', async () => {
    await world.crash([{ cart: { items: [] }, user: 'ann' }]);
    await editor.workbench.run('Faultline: Refresh');
    await view.untilRow('Error: the cart has no owner');
    await editor.workbench.openFile('checkout.cjs');
    await editor.workbench.editor.untilLens(11, 'the cart has no owner');
  });

  it('asks to sign in again after signing out', async () => {
    await editor.workbench.run('Faultline: Sign Out');
    await until('the first words again', async () => /Sign In to Sentry/.test(await view.welcome()));
    await editor.workbench.editor.untilNoLens();
  });
});
