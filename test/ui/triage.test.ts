import * as assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import * as path from 'node:path';
import type { KeyedError } from '../demo/key';
import { type OpenShop, openShop } from '../demo/openShop';
import { shopDsn } from '../demo/shopSentry';
import { signedIn } from '../demo/signedIn';
import { exceptionAt, sendEvents } from '../sendEvent';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { QuickInput } from '../vscode/screen/quickInput';
import type { Workbench } from '../vscode/workbench';
import { gitIn } from './world';

/** Issues of the batch, of which the server refuses to change every tenth at first. */
const BATCH = 50;
const HOUR_MS = 3_600_000;
const source = Array.from({ length: 20 }, (_, line) => `line ${line}`);

/** What the server has of an issue, of all that triage can change. */
interface State {
  readonly status: string;
  readonly substatus: string | null;
  /** Without who did it; a moment in hours from now, a commit by its hash. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Such as `user:1`. */
  readonly assignedTo: string | null;
  readonly priority: string | null;
  readonly isBookmarked: boolean;
  readonly isSubscribed: boolean;
  readonly numComments: number;
}

/** What is done with an issue that the palette shows. */
interface Way {
  readonly take: (shortId: string) => Promise<unknown>;
  /** What becomes of the issue: nothing else of it is to change. */
  readonly makes: Partial<State>;
  /** True where the palette goes on to the next issue by itself. */
  readonly ends?: boolean;
}

describe('triage by keyboard alone', () => {
  let open: OpenShop;
  let editor: Editor;
  let workbench: Workbench;
  let quickInput: QuickInput;
  /** Ids of issues that the server refuses to change. */
  let refused: ReadonlySet<string> = new Set();
  /** Changes that the server answers later; `undefined` where it answers at once. */
  let held: ServerResponse[] | undefined;
  /** The id of an issue that nobody gets through to. */
  let unreachable: string | undefined;
  /** What each issue is to be in the end, by its short id. */
  const intended = new Map<string, State>();

  before(async function () {
    this.timeout(180_000);
    open = await openShop(({ method, url = '', socket }, response) => {
      const id = /\/issues\/(\d+)\/$/.exec(url)?.[1] ?? '';
      if (unreachable !== undefined && url.includes(`/issues/${unreachable}/`)) {
        socket.resetAndDestroy();
        return true;
      }
      if (method === 'PUT' && held !== undefined) {
        held.push(response);
        return true;
      }
      const isRefused = method === 'PUT' && refused.has(id);
      if (isRefused) {
        refuse(response);
      }
      return isRefused;
    });
    await rememberAll();
    editor = await Editor.start({
      workspace: open.shop.workspace,
      ...signedIn(open.sentry.address, open.sentry.tokenFile),
      viewport: { width: 1600, height: 3000 }, // high enough for every row
    });
    ({ workbench } = editor);
    ({ quickInput } = workbench);
    const view = await workbench.view('Issues', 'Faultline');
    await view.toggle('For Review');
    await until('every place', async () => {
      const rows = (await view.rows()).filter(({ level }) => level === 2);
      return rows.length > 24 && rows.every(({ description }) => !description.includes('being fetched'));
    });
  });
  after(async () => {
    await editor?.stop();
    await open?.end();
  });

  const ask = async (below: string): Promise<unknown> => {
    const { address, token } = open.sentry;
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${address}/api/0/organizations/shop/${below}`, { headers })).json();
  };
  const stateOf = async (shortId: string) => stateIn(await ask(`issues/${shortId}/`));
  /** All issues are to be as they are now. */
  const rememberAll = async () => {
    for (const { shortId } of open.sentry.issues) {
      intended.set(shortId, await stateOf(shortId));
    }
  };
  const means = (shortId: string, changes: Partial<State>) => {
    intended.set(shortId, { ...(intended.get(shortId) ?? assert.fail(shortId)), ...changes });
  };
  const untilAsIntended = async () => {
    for (const [shortId, state] of intended) {
      let now: State | undefined;
      await until(`${shortId} to be as it was meant`, async () => {
        now = await stateOf(shortId);
        return JSON.stringify(now) === JSON.stringify(state);
      }).catch(() => undefined);
      assert.deepEqual(now, state, shortId);
    }
  };
  const errorOf = (shortId: string): KeyedError => {
    const title = open.sentry.issues.find((issue) => issue.shortId === shortId)?.title;
    return open.shop.key.errors.find((error) => error.title === title) ?? assert.fail(shortId);
  };
  /** The short id in the palette's title, which says where one is, too. */
  const untilAt = async (place: string) =>
    until(`the palette to be at ${place}`, async () => {
      const title = await quickInput.title();
      return title.endsWith(place) && (title.split(' ')[0] ?? '');
    });
  const untilOf = (shortId: string) =>
    until(`the palette to be at ${shortId}`, async () =>
      (await quickInput.title()).startsWith(`${shortId} `),
    );
  const untilAtOther = (shortId: string) =>
    until('the palette to be at another issue', async () => {
      const [other = ''] = (await quickInput.title()).split(' ');
      return other !== shortId && other;
    });
  const untilAtItsLine = async ({ expected }: KeyedError) => {
    if (expected.verdict === 'exact' || expected.verdict === 'moved') {
      const name = path.basename(expected.now.path);
      await until(`the editor to show ${name}`, async () =>
        (await workbench.tabs()).some((tab) => tab.startsWith('>') && tab.includes(name)),
      );
      await workbench.editor.untilCursor(expected.now.line);
    } else if (expected.verdict === 'unmapped') {
      await until('no line of another issue', async () => (await workbench.tabs()).length === 0);
    }
  };

  const press =
    (...keys: readonly string[]) =>
    async () => {
      for (const key of keys) {
        await workbench.press(key);
      }
    };
  const choose = async (title: string, label: string) => {
    await quickInput.untilShown(title);
    await quickInput.choose(label);
  };
  /** Picks an action by typing a part of its name. */
  const typeAction = async (typed: string, label: string) => {
    await quickInput.fill(typed);
    await until('the actions to be fewer', async () => (await quickInput.rows()).length < 5);
    await quickInput.choose(label);
  };
  const count = async (prompt: string, wrong: string, right: string) => {
    await quickInput.untilShown(prompt);
    await quickInput.fill(wrong);
    await quickInput.untilShown('A whole number from 1 to 1000000');
    await quickInput.accept();
    await quickInput.fill(right);
    await quickInput.accept();
  };
  /** What git and the server know once the last commit is pushed. */
  const push = async (): Promise<string> => {
    const git = gitIn(open.shop.workspace);
    const id = git('rev-parse', 'HEAD');
    git('update-ref', 'refs/remotes/origin/main', id);
    await open.sentry.registerCommits([
      { id, message: 'Looked through', repository: 'shop/shop', at: Date.now() },
    ]);
    return id;
  };

  /** Whose status a person changes hears of the issue from then on. */
  const resolved = (details: State['details'] = {}) =>
    ({ status: 'resolved', substatus: null, details, isSubscribed: true }) as const;
  const archived = (how: string, details: State['details'] = {}) =>
    ({ status: 'ignored', substatus: `archived_${how}`, details, isSubscribed: true }) as const;
  const ends = true;

  /** A way for each error of the shop, by its name. */
  const waysOf = async (): Promise<Readonly<Record<string, Way>>> => {
    const [newest] = (await ask('releases/')) as readonly { readonly version: string }[];
    const changed = open.shop.key.errors.find(({ name }) => name === 'coupon-never-redeemed')?.expected;
    assert.ok(newest !== undefined && changed?.verdict === 'edited');
    const head = gitIn(open.shop.workspace)('rev-parse', 'HEAD');
    return {
      'shipping-without-address': { take: press('Alt+R'), makes: resolved(), ends },
      'cart-item-without-product': { take: press('Alt+N'), makes: resolved({ inNextRelease: true }), ends },
      'payment-failed': { take: press('Alt+T'), makes: resolved({ inRelease: newest.version }), ends },
      'price-of-unknown-currency': {
        async take(shortId) {
          await typeAction('in release', 'Resolve in Release…');
          await choose(`Resolve ${shortId} in Which Release?`, 'shop@2.4.1');
        },
        ...{ makes: resolved({ inRelease: 'shop@2.4.1' }), ends },
      },
      'coupon-never-redeemed': {
        take: press('Alt+C'),
        ...{ makes: resolved({ inCommit: changed.changedIn }), ends },
      },
      'invoice-without-tax': {
        async take(shortId) {
          await press('Alt+Q')();
          await workbench.toasts.untilShown(`${head.slice(0, 7)} is not pushed`);
          await untilOf(shortId);
          await push();
          await press('Alt+Q')();
        },
        ...{ makes: resolved({ inCommit: head }), ends },
      },
      'loyalty-tier-unknown': { take: press('Alt+E'), makes: archived('until_escalating'), ends },
      'stock-reserve': {
        async take(shortId) {
          await press('Alt+R')(); // the wrong key
          await untilAtOther(shortId);
          await press('Alt+Z')();
          await untilOf(shortId);
          await press('Alt+F')();
        },
        ...{ makes: archived('forever'), ends },
      },
      'checkout-slow': {
        async take(shortId) {
          await press('Alt+H')();
          await choose(`Archive ${shortId} Until…`, 'For a week');
        },
        ...{ makes: archived('until_condition_met', { ignoreUntil: 7 * 24 }), ends },
      },
      'search-log-refused': {
        async take(shortId) {
          await press('Alt+H')();
          await choose(`Archive ${shortId} Until…`, 'Until it occurs more often…');
          await count('After how many more events?', 'many', '100');
          await choose('Within which time?', 'Within a day');
        },
        makes: archived('until_condition_met', { ignoreCount: 100, ignoreWindow: 24 * 60 }),
        ends,
      },
      'webhook-not-json': {
        async take(shortId) {
          await press('Alt+H')();
          await choose(`Archive ${shortId} Until…`, 'Until more users are affected…');
          await count('After how many more users?', '0', '25');
          await choose('Within which time?', 'In all, from now on');
        },
        ...{ makes: archived('until_condition_met', { ignoreUserCount: 25 }), ends },
      },
      'booking-of-half-a-cent': { take: press('Alt+E'), makes: archived('until_escalating'), ends },
      'cart-page-without-map': {
        take: press('Alt+A'),
        makes: { assignedTo: 'user:1', isSubscribed: true },
      },
      'product-without-images': {
        async take(shortId) {
          await press('Alt+W')();
          await choose(`Assign ${shortId} to Whom?`, 'Ben');
        },
        makes: { assignedTo: 'user:2' },
      },
      'price-tag-of-minus-one-digit': {
        async take(shortId) {
          await typeAction('assign…', 'Assign…');
          await choose(`Assign ${shortId} to Whom?`, '#platform');
        },
        makes: { assignedTo: 'team:2' },
      },
      'label-without-street': {
        async take(shortId) {
          await press('Alt+W')();
          await quickInput.untilShown(`Assign ${shortId} to Whom?`);
          await press('Escape')(); // thought better of it, and then once more
          await untilOf(shortId);
          await press('Alt+W')();
          await quickInput.untilShown(`Assign ${shortId} to Whom?`);
          await quickInput.accept(); // whom the server suggests stands first
        },
        makes: { assignedTo: 'team:1' },
      },
      'feed-of-acme': {
        async take(shortId) {
          await press('Alt+G')(); // the palette is away until the server has told who that is
          await workbench.untilStatus(`${shortId} is assigned.`);
        },
        makes: { assignedTo: 'user:1', isSubscribed: true },
      },
      'basket-line-without-price': { take: press('Alt+U'), makes: { assignedTo: null } },
      'wish-without-day': {
        async take(shortId) {
          await press('Alt+P')();
          await choose(`Priority of ${shortId}`, 'Low Priority');
        },
        makes: { priority: 'low' },
      },
      'feed-of-globex': {
        async take(shortId) {
          await press('Alt+M')();
          const labels = async () => (await quickInput.rows()).map(({ label }) => label);
          await until('it to be marked', async () => (await labels()).includes('Remove Bookmark'));
          assert.deepEqual(
            (await labels()).filter((label) => /Bookmark|ubscribe/.test(label)),
            ['Remove Bookmark', 'Subscribe'],
            shortId,
          );
        },
        makes: { isBookmarked: true },
      },
      'mail-refused': { take: press('Alt+X'), makes: { isSubscribed: true } },
      'till-without-takings': { take: press('Alt+X'), makes: { isSubscribed: false } },
      'share-of-nothing': {
        async take(shortId) {
          await press('Alt+I')();
          await quickInput.untilShown(`Comment on ${shortId}`);
          assert.match(await quickInput.message(), /A comment cannot be undone from here\./);
          await quickInput.fill('Nobody shares with nobody.');
          await quickInput.accept();
        },
        makes: { numComments: 1, isSubscribed: true },
      },
      'job-of-unknown-kind': {
        async take(shortId) {
          const { id } = open.sentry.issues.find((issue) => issue.shortId === shortId) ?? assert.fail();
          const page = `${open.sentry.address}/organizations/shop/issues/${id}/`;
          for (const [key, text] of [
            ['Alt+D', `[${shortId}](${page}) \` TypeError: job is not a function \``],
            ['Alt+Y', shortId],
            ['Alt+L', page],
          ] as const) {
            await press(key)();
            await until(`${text} on the clipboard`, async () => (await workbench.pasted()) === text);
          }
        },
        makes: {},
      },
    };
  };

  it('takes each issue of the demo at its line, in all the ways there are', async function () {
    this.timeout(180_000);
    const ways = await waysOf();
    const queued = open.shop.key.errors.length;
    assert.ok(queued >= 20);
    await workbench.run('Faultline: Triage');
    for (let at = 1; at <= queued; at++) {
      const shortId = await untilAt(`${at} of ${queued}`);
      const error = errorOf(shortId);
      const way = ways[error.name] ?? assert.fail(error.name);
      await untilAtItsLine(error);
      await way.take(shortId);
      means(shortId, way.makes);
      if (way.ends !== true) {
        await untilOf(shortId);
        await workbench.press('Alt+J');
      }
      await untilAtOther(shortId); // no key is on its way then
    }
  });

  it('leaves every issue of the server as it was meant, and changes nothing else of it', untilAsIntended);

  it('goes on where it was left', async () => {
    const first = await untilAt('');
    await workbench.press('Alt+J');
    const second = await untilAtOther(first);
    await workbench.press('Alt+J');
    const shortId = await untilAtOther(second);
    await quickInput.cancel();
    await workbench.run('Faultline: Triage');
    await untilOf(shortId);
    await quickInput.cancel();
  });

  it('leaves a question alone when an earlier action comes to its end', async () => {
    await workbench.run('Faultline: Triage');
    const first = await untilAt('');
    held = [];
    await workbench.press('Alt+R');
    const second = await untilAtOther(first);
    await workbench.press('Alt+W');
    await quickInput.untilShown(`Assign ${second} to Whom?`);
    const waiting = await until('the change to be asked for', async () => held?.length === 1 && held);
    held = undefined;
    waiting.forEach(refuse);
    const said = await workbench.toasts.untilShown(`${first}: “Resolve” was refused`);
    await quickInput.untilShown(`Assign ${second} to Whom?`);
    await workbench.press('Escape');
    await untilOf(second);
    await quickInput.cancel();
    await workbench.toasts.press(said, 'Discard');
    await untilAsIntended();
  });

  it('reopens what was archived before, and offers that for nothing that is open', async () => {
    const archived = open.shop.key.errors.find(({ name }) => name === 'booking-of-half-a-cent');
    const { shortId } = open.sentry.issues.find(({ title }) => title === archived?.title) ?? assert.fail();
    await workbench.run('View: Close All Editors');
    await workbench.run('Faultline: Reopen');
    await quickInput.untilShown('Which issue?');
    const offered = (await quickInput.rows()).map(({ description }) => description.split(' ')[0]);
    const closed = [...intended].filter(([, { status }]) => status !== 'unresolved').map(([id]) => id);
    assert.deepEqual(offered.toSorted(), closed.toSorted());
    await quickInput.fill(shortId);
    await until('one row', async () => (await quickInput.rows()).length === 1);
    await quickInput.accept();
    await workbench.untilStatus(`${shortId} is unresolved again.`);
    means(shortId, { status: 'unresolved', substatus: 'new' });
    await untilAsIntended();
  });

  it('does fifty at once after one question, names the five that fail, and tries just these again', async () => {
    const before = new Set(intended.keys());
    await sendEvents(
      shopDsn(open.sentry),
      Array.from({ length: BATCH }, (_, at) => ({
        ...exceptionAt(`Error${at + 1}`, 'it failed', 'src/cart.ts', source, 10),
        fingerprint: [`${at + 1}`],
      })),
    );
    await rememberAll();
    const batch = open.sentry.issues.filter(({ shortId }) => !before.has(shortId));
    refused = new Set(batch.filter((_, at) => at % 10 === 3).map(({ id }) => id));
    await workbench.run('Faultline: Refresh');
    const view = await workbench.view('Issues', 'Faultline');
    const row = await until('the rows', async () => {
      const rows = (await view.rows()).filter(({ label }) => /^Error\d+:/.test(label));
      return rows.length === BATCH && rows[0]?.label;
    });
    await view.click(row);
    await until('the issue', async () => (await workbench.editor.text()).startsWith('SHOP-'));
    await workbench.run('Faultline: Focus on Issues View');
    for (let at = 1; at < BATCH; at++) {
      await workbench.press('Shift+ArrowDown');
    }
    const selected = workbench.page.locator('.monaco-list-row.selected .label-name');
    await view.chooseInMenu(await selected.last().innerText(), 'Resolve in Next Release');
    const asked = await workbench.dialog.text();
    assert.match(asked, /50 issues\?/);
    for (const { shortId } of batch) {
      assert.match(asked, new RegExp(`\\b${shortId}\\b`));
      means(shortId, resolved({ inNextRelease: true }));
    }
    await workbench.press('Enter');
    const said = await workbench.toasts.untilShown(/45 of 50 issues done/);
    assert.match(said, /Not done: (SHOP-\w+, ){4}SHOP-\w+\./);
    for (const { id, shortId } of batch.filter((one) => refused.has(one.id))) {
      assert.match(said, new RegExp(`\\b${shortId}\\b`), id);
      assert.equal((await stateOf(shortId)).status, 'unresolved');
    }
    refused = new Set();
    await workbench.toasts.press(said, 'Try These Again');
    await untilAsIntended();
  });

  it('takes the whole batch back in one key, and leaves all else alone', async () => {
    await workbench.run('Faultline: Undo Last Action');
    for (const { shortId } of open.sentry.issues.filter(({ title }) => /^Error\d+:/.test(title))) {
      means(shortId, { status: 'unresolved', substatus: 'new', details: {} });
    }
    await untilAsIntended();
  });

  it('tells of a conflict that came later, and asks before what waits goes with the sign-out', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    const [opened] = /^SHOP-\w+/.exec(await workbench.editor.text()) ?? [];
    const late = open.sentry.issues.find(({ shortId }) => shortId === opened) ?? assert.fail();
    unreachable = late.id;
    await workbench.run('Faultline: Focus on Issues View');
    await workbench.press('Home');
    await workbench.run('Faultline: Resolve');
    const group = () => view.rows().then((rows) => rows.find(({ label }) => label === 'Not Sent Yet'));
    await until('it to wait', group);
    await workbench.run('Faultline: Sign Out');
    assert.match(await workbench.dialog.text(), /One action has not been sent yet\.[^]*SHOP-/);
    await workbench.press('Enter');
    await until('it to be tried', async () =>
      /could not be sent just now/.test(await workbench.dialog.text()),
    );
    await workbench.press('Escape');
    await open.sentry.assign(late.shortId, { type: 'user', id: '1' });
    unreachable = undefined;
    const said = await workbench.toasts.untilShown('Somebody changed');
    assert.equal(said, `Somebody changed ${late.shortId} meanwhile: assignee. Nothing was sent.`);
    const toast = (await workbench.toasts.all()).find(({ message }) => message === said);
    assert.deepEqual(toast?.buttons, ['Show', 'Apply Anyway', 'Discard']);
    await workbench.toasts.press(said, 'Show');
    const selected = workbench.page.locator('.monaco-list-row.selected .label-name');
    await until(
      'what waits to be selected',
      async () => (await selected.allInnerTexts())[0] === 'Not Sent Yet',
    );

    await workbench.run('Faultline: Sign Out');
    assert.match(
      await workbench.dialog.text(),
      /One action has not been sent yet\.[^]*SHOP-\w+[^]*your decision/,
    );
    assert.deepEqual((await workbench.dialog.buttons()).toSorted(), [
      'Cancel',
      'Discard and Sign Out',
      'Show',
    ]);
    await workbench.press('Escape');
    assert.ok(await group());
    await workbench.run('Faultline: Sign Out');
    await workbench.dialog.press('Discard and Sign Out');
    await until('nothing to be shown', async () => (await view.rows()).length === 0);
    assert.equal((await stateOf(late.shortId)).status, 'unresolved');
  });
});

function refuse(response: ServerResponse): void {
  response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"detail":"no"}');
}

/** What triage can change, in an answer of the server. */
function stateIn(told: unknown): State {
  const issue = told as State & {
    readonly statusDetails: Readonly<Record<string, unknown>>;
    readonly assignedTo: { readonly type: string; readonly id: string } | null;
  };
  const { status, substatus, priority, isBookmarked, isSubscribed, numComments, assignedTo } = issue;
  return {
    ...{ status, substatus, details: detailsIn(issue.statusDetails) },
    assignedTo: assignedTo && `${assignedTo.type}:${assignedTo.id}`,
    ...{ priority, isBookmarked, isSubscribed, numComments },
  };
}

/** Of the details of a status those that say something. */
function detailsIn(told: Readonly<Record<string, unknown>>): State['details'] {
  const readable: Readonly<Record<string, (value: unknown) => unknown>> = {
    ignoreUntil: (at) => Math.round((Date.parse(String(at)) - Date.now()) / HOUR_MS),
    inCommit: (commit) => (commit as { readonly id: string }).id,
  };
  return Object.fromEntries(
    Object.entries(told)
      .filter(([name, value]) => name !== 'actor' && value !== null)
      .map(([name, value]) => [name, readable[name]?.(value) ?? value]),
  );
}
