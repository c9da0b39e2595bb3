import * as assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { exceptionAt, type SdkEvent, sendEvents } from '../sendEvent';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { TreeView } from '../vscode/screen/treeView';
import { signIn } from './signIn';
import { createWorld, type World } from './world';

const DAY_S = 86_400;

/** What the server answers in place of its own, to paths that match. */
interface Refusal {
  readonly path: RegExp;
  readonly status: number;
  readonly body: object;
}

/** One way to be empty. */
interface Way {
  readonly name: string;
  /** What the folder is bound to, beside the server; nothing without it. */
  readonly binding?: object;
  readonly refusals?: readonly Refusal[];
  /** What the view says: in place of rows, on one of them, or above them. */
  readonly view: RegExp;
  /** The first button under it. */
  readonly offers?: string;
  /** What stands above the view, where that says something, too. */
  readonly title?: RegExp;
  /** What *Why Is This Empty?* says is wrong, and no more. */
  readonly doctor: RegExp;
}

const ann = { id: '1', name: 'Ann', email: 'ann@x.example' };
const eve = { id: '2', name: 'Eve', email: 'eve@x.example' };

const ofCart = { organization: 'local', project: 'cart' };
const everything = { name: 'Everything', query: 'is:unresolved', lenses: 'on' };

/** Each project has another thing to it: see `fail`. */
// In an order in which the view says something else each time, so that nothing is taken for the one before.
const ways: readonly Way[] = [
  {
    name: 'no binding',
    view: /Which project do the errors of this folder go to\?/,
    offers: 'Bind Folder',
    doctor: /✗ Binding: No open folder is bound to a project\./,
  },
  {
    name: 'a server that nobody is signed in to',
    binding: { ...ofCart, host: 'sentry.company.test' },
    view: /bound to a server that nobody is signed in to/,
    offers: 'Sign In',
    title: /sentry\.company\.test/i,
    doctor: /✗ Session: Nobody is signed in to this server\./,
  },
  {
    name: 'a revoked token',
    binding: { ...ofCart, period: '1d' },
    refusals: [{ path: /./, status: 401, body: { detail: 'Invalid token' } }],
    view: /no longer takes the token/,
    offers: 'Sign In Again',
    doctor: /✗ Session: The server does not take the token/,
  },
  {
    name: 'a wrong organization',
    binding: { organization: 'nosuch', project: 'cart' },
    view: /no such organization or project/,
    offers: 'Bind Folder',
    doctor: /✗ Binding: The token sees no organization "nosuch"\./,
  },
  {
    name: 'an environment that no event names',
    binding: { ...ofCart, environments: ['nosuch'] },
    view: /no environment of the name that stands above/,
    offers: 'Switch Environment',
    title: /nosuch/i,
    doctor: /✗ Environment: No event names the environment nosuch\./,
  },
  {
    name: 'a wrong project',
    binding: { organization: 'local', project: 'nosuch' },
    view: /no such organization or project, or you are no member of it/,
    offers: 'Bind Folder',
    doctor: /✗ Binding: The organization has no such project, or you are no member of it: nosuch\./,
  },
  {
    name: 'an environment without issues, in what is one’s own',
    binding: { ...ofCart, environments: ['staging'] },
    view: /nothing is assigned to you or your teams in cart in staging/,
    doctor: /✗ Environment: Nothing is unresolved in this environment, though 1 is in others\./,
  },
  {
    name: 'a query that is too narrow',
    binding: ofCart,
    view: /nothing is assigned to you or your teams in cart$/m,
    doctor: /✗ Query: No issue is among those asked for, though 1 is unresolved\./,
  },
  {
    name: 'a query that the server does not understand',
    binding: { ...ofCart, queries: [{ name: 'Odd', query: 'is:odd', lenses: 'on' }] },
    view: /Odd[\s\S]*The server refused the request\./,
    doctor: /✗ Query: The server does not understand the query of "Odd": is:odd/,
  },
  {
    name: 'a period that is too short',
    binding: { organization: 'local', project: 'old' },
    view: /nothing is assigned to you or your teams in old/,
    doctor: /✗ Query: Nothing unresolved happened in the period, though 1 is unresolved from before it\./,
  },
  {
    name: 'issues that are all resolved',
    binding: { organization: 'local', project: 'done' },
    view: /nothing is assigned to you or your teams in done/,
    doctor: /✗ Query: Every issue of the project is resolved or archived\./,
  },
  {
    name: 'a project that nothing was sent to',
    binding: { organization: 'local', project: 'silent' },
    view: /nothing is assigned to you or your teams in silent/,
    doctor: /✗ Query: The project has no issue at all, or none that is kept\./,
  },
  {
    name: 'events that are expired',
    binding: { ...ofCart, period: '3d', queries: [everything] },
    refusals: [{ path: /\/events\//, status: 404, body: { detail: 'Event not found' } }],
    view: /Error: the cart is lost[\s\S]*no event in this period: it expired/,
    doctor: /✗ Events: The server keeps no event of 1 issue in this environment and period/,
  },
  {
    name: 'code that is elsewhere',
    binding: { ...ofCart, period: '4d', queries: [everything] },
    view: /just now\. None of these issues has a line here: "Why Is This Empty\?" says why\./,
    doctor: /✗ Lines: No issue has a line in the open folders: 1 × its code is not in this workspace\./,
  },
];

describe('ways to be empty', () => {
  let world: World;
  let editor: Editor;
  let view: TreeView;
  let refusals: readonly Refusal[] = [];

  const refuse = ({ url = '' }: IncomingMessage, response: ServerResponse): boolean => {
    const refusal = refusals.find((one) => one.path.test(url));
    if (refusal !== undefined) {
      const { status, body } = refusal;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }
    return refusal !== undefined;
  };
  const bind = (binding: object | undefined) => {
    const host = new URL(world.sentry.address).host;
    const file = path.join(world.workspace, '.vscode/settings.json');
    mkdirSync(path.dirname(file), { recursive: true });
    const bindings = binding === undefined ? [] : [{ host, ...binding }];
    writeFileSync(file, JSON.stringify({ 'faultline.bindings': bindings }));
  };
  const untilSaid = (says: RegExp) =>
    until(`the view to say ${says}`, async () => {
      const text = await view.text();
      return says.test(text) && text;
    });
  const examine = async (says: RegExp) => {
    await editor.workbench.run('Faultline: Why Is This Empty?');
    return until(`the examination to say ${says}`, async () => {
      const text = await editor.workbench.editor.text();
      return says.test(text) && text;
    });
  };

  before(async () => {
    const projects = ['cart', 'old', 'done', 'silent', 'other'].map((slug) => ({ slug }));
    world = await createWorld({
      ...{ projects, people: [ann, eve], faults: refuse },
      tokens: [{ token: 'no-issues', scopes: ['org:read', 'project:read'] }],
    });
    await fail(world);
    bind(undefined);
    editor = await Editor.start({ workspace: world.workspace, viewport: { width: 1280, height: 700 } });
    view = await editor.workbench.view('Issues', 'Faultline');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  it('are named: nobody is signed in', async () => {
    assert.match(await view.welcome(), /which lines fail in production[\s\S]*\[Sign In to Sentry\]/);
    await examine(/✗ Session: Nobody is signed in\.\s+→ Run "Faultline: Sign In"/);
  });

  it('are named: a missing scope', async () => {
    const { workbench } = editor;
    bind({ ...ofCart, period: '2d' });
    await signIn(workbench, world.sentry.address, 'no-issues');
    await workbench.toasts.untilShown('the token lacks event:read, event:write');
    await workbench.toasts.dismiss('the token lacks');
    await untilSaid(/The token lacks the scope event:read, without which no issue can be read\./);
    assert.match(await view.title(), new RegExp(new URL(world.sentry.address).host));
    await examine(/✗ Scopes of the token: The token lacks event:read, event:write\./);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.toasts.dismiss('Signed in to');
  });

  for (const way of ways) {
    it(`are named: ${way.name}`, async () => {
      refusals = way.refusals ?? [];
      bind(way.binding);
      const text = await untilSaid(way.view);
      assert.equal(/\[([^\]]+)\]/.exec(text)?.[1], way.offers);
      if (way.title !== undefined) {
        assert.match(await view.title(), way.title);
      }
      const examined = await examine(way.doctor);
      for (const line of examined
        .split('\n')
        .filter((one) => one.includes('✗') && !one.includes('Well done.'))) {
        const [next = ''] = examined.slice(examined.indexOf(line) + line.length + 1).split('\n');
        assert.match(next, /^ +→ \S/, `no step after ${line}`);
      }
    });
  }

  it('are named: an environment without issues, in all there is', async () => {
    bind({ ...ofCart, environments: ['staging'] });
    const row = 'nothing is assigned to you or your teams in cart in staging';
    await view.untilRow(row);
    await view.inlineAction(row, 'Show All in This Project');
    const text = await untilSaid(/No issue is unresolved in this environment, project and period\./);
    assert.match(text, /\[Switch Environment\]/);
    assert.match(await view.title(), /staging/i);
  });

  it('are named: a server that cannot be reached', async () => {
    bind({ ...ofCart, period: '5d' });
    await untilSaid(/Error: the cart is lost/);
    await world.sentry.close();
    bind({ ...ofCart, period: '6d' });
    const text = await untilSaid(/The server cannot be reached\./);
    assert.match(text, /\[Try Again\]/);
    await examine(/✗ Session: The server cannot be reached\.\s+→ Check the network/);
    assert.equal(await countIn(editor), '○ offline');
    const loud = (await editor.workbench.toasts.all()).filter(({ severity }) => severity !== 'info');
    assert.deepEqual(loud, []);
    await world.restartSentry();
  });
});

/**
 * `cart` has an issue of somebody else, whose code is not here; `old` one of twenty days ago, `done` a resolved one,
 * `silent` none; `other` has an event of another environment.
 */
async function fail({ sentry, tell }: World): Promise<void> {
  const source = ['function lose() {', "  throw new Error('the cart is lost');", '}'];
  const failure = exceptionAt('Error', 'the cart is lost', 'lib/elsewhere.js', source, 2);
  const send = (project: string, more: SdkEvent = {}) =>
    sendEvents(sentry.dsn(project), [{ ...failure, ...more }]);
  await send('cart');
  await send('old', { timestamp: Date.now() / 1000 - 20 * DAY_S });
  await send('done');
  await send('other', { environment: 'staging' });
  for (const { id, project } of sentry.issues) {
    await sentry.assign(id, { type: 'user', id: eve.id });
    await tell(
      `/organizations/local/issues/${id}/`,
      project === 'done' ? { status: 'resolved' } : { inbox: false },
    );
  }
}

/** What the status bar says of Faultline. */
async function countIn({ workbench }: Editor): Promise<string | undefined> {
  return (await workbench.statusBar()).find(({ id }) => id.endsWith('faultline.count'))?.text;
}
