import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { TreeView } from '../vscode/screen/treeView';
import type { Workbench } from '../vscode/workbench';
import { createMonorepo, type Monorepo } from './monorepo';
import { signIn } from './signIn';

/** Wide and high enough for a whole explanation. */
const viewport = { width: 1500, height: 1000 };

const openTrace = 'Faultline: Open Stack Trace from Clipboard';

/** As a log shows it: each line with a time and a name before it, the first one in red. */
const logged = [
  "\u001b[31mTypeError: Cannot read properties of undefined (reading 'price')\u001b[39m",
  '    at total (/srv/app/packages/cart/src/total.js:8:25)',
  '    at checkout (/srv/app/packages/checkout/src/checkout.js:5:37)',
  '    at main (/srv/app/src/index.js:5:10)',
  '    at next (/srv/app/node_modules/express/lib/router/route.js:149:13)',
]
  .map((line) => `2026-11-20T09:15:02.113Z web-1 ${line}\n`)
  .join('');

describe('which file a frame is', () => {
  let world: Monorepo;
  let editor: Editor;
  let workbench: Workbench;
  let view: TreeView;

  before(async () => {
    world = await createMonorepo();
    editor = await Editor.start({ workspace: world.workspace, viewport });
    ({ workbench } = editor);
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  const untilTabs = (expected: readonly string[]) =>
    until(`the tabs ${expected.join(' ')}`, async () => isDeepStrictEqual(await workbench.tabs(), expected));
  const untilText = (said: string) =>
    until(`the editor to say ${said}`, async () => {
      const text = await workbench.editor.text();
      return text.includes(said) && text;
    });

  describe('in a pasted stack trace, with nobody signed in', () => {
    it('is not looked for in an empty clipboard, nor in prose', async () => {
      await workbench.copy(' \n');
      await workbench.run(openTrace);
      await workbench.toasts.untilShown('The clipboard holds no text.');
      await workbench.toasts.dismiss('The clipboard holds no text.');
      await workbench.copy('Please look at the cart: it fails at checkout (see line 12) for everybody.');
      await workbench.run(openTrace);
      await workbench.toasts.untilShown('No stack trace was recognized');
      await workbench.toasts.dismiss('No stack trace was recognized');
    });

    it('is told in a document, and shown for a look while a person walks the frames', async () => {
      await workbench.openFile('checkout.js', 4);
      await workbench.copy(logged);
      await workbench.run(openTrace);
      await workbench.quickInput.untilShown('Frames of the stack trace');
      await untilTabs(['checkout.js', 'Stack Trace', '>(total.js)']);
      await workbench.editor.untilCursor(8);
      assert.deepEqual(
        (await workbench.quickInput.rows()).map(({ label, description }) => [label, description]),
        [
          ['packages/cart/src/total.js:8', 'total'],
          ['packages/checkout/src/checkout.js:5', 'checkout'],
          ['/srv/app/src/index.js:5', 'main'],
          ['/srv/app/node_modules/express/lib/router/route.js:149', 'next'],
        ],
      );
      await workbench.press('ArrowDown');
      await workbench.editor.untilCursor(5);
      await untilTabs(['>checkout.js', 'Stack Trace', '(total.js)']);
    });

    it('is shown no more when the person gives up: the editor is as it was', async () => {
      await workbench.quickInput.cancel();
      await untilTabs(['checkout.js', '>Stack Trace']);
      await workbench.editor.untilCursor(1);
      assert.equal(
        await workbench.editor.text(),
        [
          'Stack, the failing frame first',
          '------------------------------',
          'TypeError',
          '  packages/cart/src/total.js:8  total',
          '      The line number of the release, not verified: no source lines came with the frame to compare with.',
          '  packages/checkout/src/checkout.js:5  checkout',
          '      The line number of the release, not verified: no source lines came with the frame to compare with.',
          '  /srv/app/src/index.js:5  main',
          '      3 files fit this frame equally well.',
          '  /srv/app/node_modules/express/lib/router/route.js:149  next',
          '      Not in this workspace: third-party code.',
          '',
        ].join('\n'),
      );
    });

    it('is where the person ends who chooses a frame', async () => {
      await workbench.run(openTrace);
      await workbench.quickInput.choose('packages/checkout/src/checkout.js:5');
      await untilTabs(['>checkout.js', 'Stack Trace']);
      await workbench.editor.untilCursor(5);
      await workbench.editor.untilFocused();
      await workbench.editor.type('// here\n');
      await untilText('// here');
      await workbench.press('ControlOrMeta+Z');
    });
  });

  describe('of an issue', () => {
    before(async () => {
      await signIn(workbench, world.sentry.address, world.sentry.token);
      view = await workbench.view('Issues', 'Faultline');
    });

    const walkStack = async () => {
      await workbench.run('Faultline: Walk the Stack…');
      await workbench.quickInput.choose('TypeError: the price is undefined');
      await workbench.quickInput.untilShown('The stack of MONO-1');
    };

    it('is decided by a code mapping of this repository where nothing else decides', async () => {
      await workbench.openFile('packages/search/src/index.js');
      await workbench.editor.untilLens(5, 'RangeError: no such port');
    });

    it('is not here: the line that called it is marked, dimmed', async () => {
      await workbench.openFile('packages/checkout/src/checkout.js');
      const lens = await workbench.editor.untilLens(5, /^↗● .*Error: no such country/);
      assert.equal(lens.isItalic, true);
    });

    it('is shown for a look where nothing was open, and nothing is open afterwards', async () => {
      await workbench.run('View: Close All Editors');
      await walkStack();
      await untilTabs(['>(total.js)']);
      await workbench.quickInput.cancel();
      await untilTabs([]);
    });

    it('is explained by a button beside the frame', async () => {
      await walkStack();
      await workbench.quickInput.pressButton('packages/cart/src/total.js:8', 'Explain This Mapping');
      await untilText('MONO-1: How this frame was mapped');
      await untilTabs(['>(MONO-1 1.2)']);
      await workbench.run('View: Close All Editors');
      await untilTabs([]);
    });

    it('is explained from a row of the tree', async () => {
      await view.untilRow('TypeError: the…is undefined');
      await view.toggle('TypeError: the…is undefined');
      await view.inlineAction('packages/cart/src/total.js:8', 'Explain This Mapping');
      const text = await untilText('MONO-1: How this frame was mapped');
      for (const said of [
        /File name +\/srv\/app\/packages\/cart\/src\/total\.js$/m,
        /Function +total$/m,
        /Release +app@1\.0\.0$/m,
        /The failing one +sum \+= item\.product\.price \* item\.quantity;$/m,
        /\d\. the file name reads srv\/app\/packages\/cart\/src\/total\.js$/m,
        /^ +24 {2}packages\/cart\/src\/total\.js {2}\(its path 10, the event's source lines 14\)$/m,
        /\d\. chosen: packages\/cart\/src\/total\.js, by its path$/m,
        /^moved: packages\/cart\/src\/total\.js:8\nMoved from line 5 \(release app@1\.0\.0\)\.$/m,
        /^What would change it\n-+\nIf this is the wrong file, run "Faultline: This Frame Is That File…"\.$/m,
      ]) {
        assert.match(text, said);
      }
    });

    it('is explained from the palette, with every candidate and its points', async () => {
      await workbench.run('Faultline: Explain This Mapping');
      await workbench.quickInput.choose('Error: the port is taken');
      await workbench.quickInput.untilShown('Which frame of MONO-2 is to be explained?');
      await workbench.quickInput.accept();
      const text = await untilText('MONO-2: How this frame was mapped');
      for (const name of ['cart', 'checkout', 'search']) {
        assert.match(text, new RegExp(`^ +20 {2}packages/${name}/src/index\\.js {2}\\(`, 'm'));
      }
      assert.match(text, /^ambiguous\n3 files fit this frame equally well\.$/m);
      assert.match(text, /^Run "Faultline: This Frame Is That File…" once/m);
    });
  });

  describe('once a person has said so', () => {
    const settings = () => path.join(world.workspace, '.vscode/settings.json');
    const written = () =>
      existsSync(settings()) &&
      (JSON.parse(readFileSync(settings(), 'utf8')) as { readonly 'faultline.pathRules'?: unknown })[
        'faultline.pathRules'
      ];
    const rule = { frame: '/srv/a1/', file: 'packages/checkout/' };

    const nameFile = async () => {
      await workbench.run('Faultline: This Frame Is That File…');
      await workbench.quickInput.choose('Error: the port is taken');
      await workbench.quickInput.untilShown('Which frame of MONO-2?');
      await workbench.quickInput.accept();
      await workbench.quickInput.untilShown('Which file is this frame?');
      await workbench.quickInput.choose('packages/checkout/src/index.js');
      await workbench.toasts.untilShown('Kept for you');
    };

    it('has the lens, and an open explanation says why', async () => {
      await nameFile();
      await untilText(
        'the path rule from "/srv/a1/" to "packages/checkout/" leads to packages/checkout/src/index.js',
      );
      await workbench.openFile('packages/checkout/src/index.js');
      await workbench.editor.untilLens(5, 'Error: the port is taken');
    });

    it('has it no more when they take it back', async () => {
      await workbench.toasts.press('Kept for you', 'Undo');
      await workbench.editor.untilNoLens();
      await workbench.run('Faultline: Share Path Rules with the Team…');
      await workbench.toasts.untilShown('You have no rules of your own here.');
      await workbench.toasts.dismiss('You have no rules of your own here.');
    });

    it('is told by the rules of the team, of which a broken one loses nothing', async () => {
      const rules = [{ frame: '' }, 7, { frame: '/srv/b7/', file: 'packages/cart/' }];
      mkdirSync(path.dirname(settings()), { recursive: true });
      writeFileSync(settings(), JSON.stringify({ 'faultline.pathRules': rules }));
      await workbench.openFile('packages/cart/src/index.js');
      await workbench.editor.untilLens(5, 'RangeError: no such port');
      await nameFile();
      await workbench.toasts.press('Kept for you', 'Share with the Team');
      await workbench.quickInput.untilShown('Which of your rules');
      assert.deepEqual(
        (await workbench.quickInput.rows()).map(({ label }) => label),
        ['/srv/a1/ → packages/checkout/'],
      );
      await workbench.quickInput.accept();
      await workbench.toasts.untilShown('Moved into .vscode/settings.json.');
      assert.deepEqual(written(), [rule, ...rules]);
    });

    it('is the team’s then, and no longer the person’s own', async () => {
      await workbench.toasts.dismiss('Moved into .vscode/settings.json.');
      await workbench.run('Faultline: Share Path Rules with the Team…');
      await workbench.toasts.untilShown('You have no rules of your own here.');
      await workbench.openFile('packages/checkout/src/index.js');
      await workbench.editor.untilLens(5, 'Error: the port is taken');
      rmSync(settings());
      await workbench.editor.untilNoLens();
    });
  });
});

describe('a pasted stack trace in Restricted Mode', () => {
  let world: Monorepo;
  let editor: Editor;

  before(async () => {
    world = await createMonorepo();
    editor = await Editor.start({ workspace: world.workspace, restricted: true });
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  it('is not looked for, and the reason is given', async () => {
    const { workbench } = editor;
    await workbench.copy(logged);
    await workbench.run(openTrace);
    await workbench.toasts.untilShown('In Restricted Mode no file of the workspace is read.');
    assert.deepEqual(await workbench.tabs(), []);
  });
});
