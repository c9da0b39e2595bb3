import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { sendEvents } from '../sendEvent';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { commit, gitIn } from './world';

/** With the line breaks of Windows, as its frames have the paths of Windows. */
const orders = [
  'def apply_discount(order, percent):',
  '    rate = percent / order["total"]',
  '    return rate',
  '',
  '',
  'def checkout(cart, password):',
  '    order = cart.order',
  '    try:',
  '        return apply_discount(order, cart.percent)',
  '    except ZeroDivisionError as error:',
  '        raise ValueError("no discount") from error',
];
const main = [
  'from src.orders import checkout',
  '',
  '',
  'def handle(request):',
  '    cart = request.cart',
  '    return checkout(cart, request.password)',
  '',
];

const order = { id: '5', total: '0', coupons: "['SPRING']" };

function frame(file: string, source: readonly string[], called: string, line: number, vars: object) {
  return {
    ...{ filename: `src/${file}`, abs_path: `C:\\srv\\app\\src\\${file}`, function: called, lineno: line },
    ...{ in_app: true, vars },
    pre_context: source.slice(Math.max(0, line - 6), line - 1),
    context_line: source[line - 1],
    post_context: source.slice(line, line + 5),
  };
}

function library(file: string, called: string) {
  const where = `C:\\srv\\app\\venv\\Lib\\site-packages\\${file}`;
  return { filename: where, abs_path: where, function: called, lineno: 7, in_app: false };
}

const failing = {
  ...{ platform: 'python', level: 'error' },
  exception: {
    values: [
      {
        ...{ type: 'ZeroDivisionError', value: 'division by zero' },
        stacktrace: {
          frames: [
            frame('orders.py', orders, 'checkout', 9, { order, password: '[Filtered]' }),
            frame('orders.py', orders, 'apply_discount', 2, {
              __name__: "'src.orders'",
              kind: "'gold'",
              os: "<module 'os' (frozen)>",
              order,
              percent: '10',
              coupon: 'None',
            }),
          ],
        },
      },
      {
        ...{ type: 'ValueError', value: 'no discount' },
        stacktrace: {
          frames: [
            library('werkzeug\\serving.py', 'run_wsgi'),
            library('flask\\app.py', 'wsgi_app'),
            library('flask\\app.py', 'full_dispatch_request'),
            frame('main.py', main, 'handle', 6, { request: '<Request POST /checkout>', cart: '<Cart 7>' }),
            frame('orders.py', orders, 'checkout', 11, { cart: '<Cart 7>', password: '[Filtered]', order }),
          ],
        },
      },
    ],
  },
};

/** An exception of a group, as the SDK for Python tells it. */
function branch(type: string, id: number, line: number, called: string, vars: object) {
  return {
    ...{ type, value: type, stacktrace: { frames: [frame('main.py', main, called, line, vars)] } },
    mechanism: {
      ...{ type: 'chained', exception_id: id },
      ...(id === 0 ? { is_exception_group: true } : { parent_id: 0, source: `exceptions[${id - 1}]` }),
    },
  };
}

const failingTogether = {
  ...{ platform: 'python', level: 'error' },
  exception: {
    values: [
      branch('OSError', 2, 4, 'save', {}),
      branch('KeyError', 1, 6, 'load', { cart: 'None' }),
      branch('ExceptionGroup', 0, 5, 'handle', { request: '<Request 2>' }),
    ],
  },
};

describe('walking a stack', () => {
  const folder = temporaryFolder();
  const workspace = path.join(folder.path, 'shop');
  let sentry: LocalSentry;
  let editor: Editor;
  let workbench: Workbench;

  before(async () => {
    mkdirSync(path.join(workspace, 'src'), { recursive: true });
    writeFileSync(path.join(workspace, 'src/orders.py'), orders.join('\r\n'));
    writeFileSync(path.join(workspace, 'src/main.py'), main.join('\n'));
    commit(gitIn(workspace), 'Sell');
    sentry = await startLocalSentry({
      directory: path.join(folder.path, 'sentry'),
      projects: [{ slug: 'shop' }],
    });
    for (const event of [failing, failingTogether]) {
      await sendEvents(sentry.dsn('shop'), [event]);
      await sentry.assign(sentry.issues.at(-1)?.id ?? '', { type: 'user', id: '1' });
    }
    const viewport = { width: 1500, height: 900 };
    editor = await Editor.start({ workspace, file: 'src/orders.py', viewport });
    ({ workbench } = editor);
    await signIn(workbench, sentry.address, sentry.token);
    await workbench.editor.untilLens(11, 'ValueError');
  });
  after(async () => {
    await editor?.stop();
    await sentry?.close();
    folder.remove();
  });

  /** What stands at the end of a line behind its code. */
  const untilBeside = (line: number, wanted: string, source = orders) =>
    until(`"${wanted}" beside line ${line}`, async () => {
      const found = (await workbench.editor.lines()).find((one) => one.line === line);
      return found?.code.replace(/\u200a/g, '') === `${source[line - 1] ?? ''}${wanted}`;
    });
  const untilStatus = (wanted: string) =>
    until(`the status bar to say ${wanted}`, async () =>
      (await workbench.statusBar()).some(({ text }) => text === wanted),
    );
  const untilActiveTab = (name: string) =>
    until(`the tab ${name}`, async () => (await workbench.tabs()).includes(`>${name}`));
  const untilRows = (count: number) =>
    until(`${count} rows`, async () => {
      const rows = await workbench.quickInput.rows();
      return rows.length === count && rows;
    });
  const separators = () =>
    workbench.page.locator('.quick-input-list .quick-input-list-separator:visible').allInnerTexts();
  const walk = async (name = 'SHOP-1', chosen?: string) => {
    await workbench.run('Faultline: Walk the Stack…');
    if (chosen !== undefined) {
      await workbench.quickInput.untilShown('Which issue?');
      await workbench.quickInput.fill(chosen);
      await workbench.quickInput.accept();
    }
    await workbench.quickInput.untilShown(`The stack of ${name}`);
  };

  it('shows no variables before a person looks at an issue', async () => {
    await workbench.editor.goTo(11);
    assert.ok((await workbench.editor.lines()).every(({ line, code }) => code === (orders[line - 1] ?? '')));
  });

  it('offers every frame by its exception, and folds what is of dependencies', async () => {
    await walk();
    const rows = await untilRows(5);
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['src/orders.py:11', 'checkout'],
        ['src/main.py:6', 'handle'],
        ['3 frames of flask, werkzeug', 'Enter shows them'],
        ['src/orders.py:2', 'apply_discount'],
        ['src/orders.py:9', 'checkout'],
      ],
    );
    assert.deepEqual(await separators(), ['ValueError', 'caused by ZeroDivisionError']);
    await workbench.press('ArrowDown');
    await untilActiveTab('(main.py)');
    await workbench.editor.untilCursor(6);
  });

  it('shows the folded frames in their place, as the machine that failed spells them', async () => {
    await workbench.press('ArrowDown');
    await workbench.quickInput.accept();
    const rows = await untilRows(7);
    assert.deepEqual(
      rows.slice(2, 5).map(({ label, description, detail }) => [label, description, detail]),
      ['full_dispatch_request', 'wsgi_app', 'run_wsgi'].map((called, at) => [
        `C:\\srv\\app\\venv\\Lib\\site-packages\\${at < 2 ? 'flask\\app.py' : 'werkzeug\\serving.py'}:7`,
        called,
        'third-party code',
      ]),
    );
    await workbench.quickInput.cancel();
    await untilActiveTab('orders.py');
    await workbench.editor.untilCursor(11);
  });

  it('goes on from where the person was, however soon after it was left', async () => {
    await walk();
    await workbench.press('ArrowDown');
    await untilActiveTab('(main.py)');
    for (const key of ['Escape', 'Shift+Alt+E', 'ArrowUp']) await workbench.press(key);
    await untilStatus('frame 2 of 4 · handle');
    await untilActiveTab('(main.py)');
    await workbench.editor.untilCursor(6);
    await workbench.run('Faultline: Go to Called Frame');
    await untilActiveTab('orders.py');
    await workbench.editor.untilCursor(11);
  });

  it('explains the frame of a dependency that a person chooses', async () => {
    await walk();
    await workbench.quickInput.choose('3 frames of flask, werkzeug');
    await workbench.quickInput.choose('C:\\srv\\app\\venv\\Lib\\site-packages\\flask\\app.py:7', 'wsgi_app');
    await until('the story of the frame', async () =>
      (await workbench.editor.text()).startsWith('SHOP-1: How this frame was mapped'),
    );
    await workbench.run('View: Close Editor');
    await untilActiveTab('orders.py');
  });

  it('shows the variables of each frame at the end of its line, those named there first', async () => {
    await untilBeside(2, "percent = 10, order = {'id': 5, 'total'… +2");
    await untilBeside(9, "order = {'id': 5, 'total': 0, 'coupons'… +1");
    await untilBeside(11, 'cart = <Cart 7>, password = ‹filtered› +1');
    assert.deepEqual(
      (await workbench.editor.lines()).map(({ code }) => code).slice(2, 8),
      orders.slice(2, 8),
    );
    await workbench.editor.untilLens(11, 'ValueError');
  });

  it('stays where the person chooses, and tells where that is', async () => {
    await walk();
    await workbench.quickInput.choose('src/orders.py:2');
    await workbench.editor.untilCursor(2);
    await workbench.editor.untilFocused();
    await untilStatus('frame 3 of 4 · apply_discount · caused by ZeroDivisionError');
  });

  it('leads to callers and back, over the exceptions, and says where it ends', async () => {
    await workbench.run('Faultline: Go to Caller');
    await workbench.editor.untilCursor(9);
    await untilStatus('frame 4 of 4 · checkout · caused by ZeroDivisionError');
    await workbench.run('Faultline: Go to Caller');
    await untilStatus('frame 4 of 4 · checkout · caused by ZeroDivisionError: nothing of your code calls it');
    await workbench.editor.untilCursor(9);
    await workbench.editor.goTo(2);
    await workbench.run('Faultline: Go to Called Frame');
    await untilActiveTab('(main.py)');
    await workbench.editor.untilCursor(6);
    await untilStatus('frame 2 of 4 · handle');
    await untilBeside(6, 'cart = <Cart 7>, request = <Request POST /…', main);
    await workbench.run('Faultline: Go to Called Frame');
    await untilStatus('frame 1 of 4 · checkout');
    await untilActiveTab('orders.py');
    await workbench.editor.untilCursor(11);
    await workbench.run('Faultline: Go to Called Frame');
    await untilStatus('frame 1 of 4 · checkout: it is the one that failed');
  });

  it('moves the variables with their lines, and hides those of a line that is changed', async () => {
    await workbench.editor.goTo(1);
    await workbench.editor.type('\n');
    await untilBeside(10, "order = {'id': 5, 'total': 0, 'coupons'… +1", ['', ...orders]);
    await workbench.press('ControlOrMeta+Z');
    await untilBeside(9, "order = {'id': 5, 'total': 0, 'coupons'… +1");
    await workbench.editor.goTo(9, orders[8]?.length ?? 0);
    await workbench.editor.type(' + 1');
    await until('nothing but code on line 9', async () =>
      (await workbench.editor.lines()).some(({ line, code }) => line === 9 && code.endsWith('+ 1)')),
    );
    await untilBeside(9, "edited since · order = {'id': 5, 'total… +1", [
      ...orders.slice(0, 8),
      '        return apply_discount(order, cart.percent + 1)',
    ]);
  });

  it('shows no variables where the text is only a side of a comparison', async () => {
    await workbench.run('File: Compare Active File with Saved');
    await until('both sides', async () => (await workbench.editor.lines()).length > 2 * orders.length - 3);
    await workbench.run('View: Close Other Editors in Group');
    await until('no variables', async () => !(await workbench.editor.text()).includes('coupons'));
    await workbench.run('File: Revert File');
    await workbench.run('View: Close Editor');
  });

  it('numbers the exceptions of a group', async () => {
    await workbench.openFile('main.py', 1);
    await walk('SHOP-2', 'ExceptionGroup');
    await untilRows(3);
    assert.deepEqual(await separators(), [
      'ExceptionGroup',
      '1 of 2 in the group: KeyError',
      '2 of 2 in the group: OSError',
    ]);
    await workbench.quickInput.accept();
    await untilStatus('frame 1 of 3 · handle');
    await workbench.run('Faultline: Go to Caller');
    await untilStatus('frame 2 of 3 · load · 1 of 2 in the group: KeyError');
  });

  it('shows no variables while lenses are off', async () => {
    await untilBeside(5, 'request = <Request 2>', main);
    await workbench.run('Faultline: Toggle Lenses');
    await until('only code', async () =>
      (await workbench.editor.lines()).every(({ line, code }) => code === main[line - 1]),
    );
    await workbench.run('Faultline: Toggle Lenses');
    await untilBeside(5, 'request = <Request 2>', main);
  });
});
